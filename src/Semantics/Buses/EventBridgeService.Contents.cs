using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Buses;

/// <content>What it holds, for whoever asks what became of an event.</content>
public sealed partial class EventBridgeService
{
    /// <summary>Deliveries that are still to be made, by their time: first attempts, retries and dead letters.</summary>
    public IReadOnlyList<Delivery> Waiting => deliveries.All;

    /// <summary>
    /// The events that an archive keeps, as JSON, in the order in which they arrived there.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html
    /// </summary>
    /// <param name="now">Milliseconds since 1970 UTC.</param>
    public IReadOnlyList<(string Archive, string Event)> Archived(long now) =>
        [.. archives.SelectMany(a => Kept(now, a).Select(e => (a.Name, e.Text)))];
}
