using Amazon.Lambda.KinesisEvents;
using OrderService.Contracts;

namespace OrderService.Reporting;

/// <summary>How often each page was looked at.</summary>
public sealed class PageViewCounter
{
    private readonly Dictionary<string, int> _views = [];

    /// <summary>All views of all pages.</summary>
    public int Total => _views.Values.Sum();

    /// <summary>Counts the views in a batch of records.</summary>
    public Task CountAsync(KinesisEvent batch)
    {
        foreach (var record in batch.Records)
        {
            var view = OrderJson.Read<PageViewed>(record.Kinesis.Data);
            _views[view.Path] = _views.GetValueOrDefault(view.Path) + 1;
        }

        return Task.CompletedTask;
    }
}
