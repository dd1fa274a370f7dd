using System.Text.Json;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Microsoft.Extensions.Logging;

namespace Corpus.EventBus;

public sealed record Envelope(string Name, JsonElement Detail, DateTimeOffset At, string? TraceId = null);

public sealed class EventBusException(IReadOnlyList<PutEventsResultEntry> refused)
    : Exception($"{refused.Count} events were refused: {string.Join(", ", refused.Select(r => r.ErrorCode).Distinct())}")
{
    public IReadOnlyList<PutEventsResultEntry> Refused => refused;
}

/// <summary>Puts events on the bus and sends again what the bus refused, a bounded number of times.</summary>
public sealed class EventBus(IAmazonEventBridge events, string busName, ILogger<EventBus> logger)
{
    private const int MaxEntries = 10;
    private const int MaxAttempts = 4;
    private const string Source = "com.example.billing";

    /// <exception cref="EventBusException">Some were refused to the end.</exception>
    public async Task PublishAsync(IEnumerable<Envelope> envelopes, CancellationToken cancellationToken)
    {
        foreach (var chunk in envelopes.Select(ToEntry).Chunk(MaxEntries))
        {
            var pending = chunk.ToList();
            IReadOnlyList<PutEventsResultEntry> refused = [];
            for (var attempt = 1; pending is not []; attempt++)
            {
                if (attempt > MaxAttempts)
                {
                    throw new EventBusException(refused);
                }

                if (attempt > 1)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(100 << attempt), cancellationToken);
                }

                var response = await events.PutEventsAsync(new PutEventsRequest { Entries = pending }, cancellationToken);
                var results = pending.Zip(response.Entries).ToLookup(pair => pair.Second.ErrorCode is null);
                pending = results[false].Select(pair => pair.First).ToList();
                refused = results[false].Select(pair => pair.Second).ToList();
            }
        }
    }

    /// <summary>One event, its id when the bus took it.</summary>
    public async ValueTask<string?> TryPublishAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        try
        {
            var response = await PutAsync([ToEntry(envelope)], cancellationToken);
            if (response is { FailedEntryCount: > 0, Entries: [{ ErrorCode: var code, ErrorMessage: var message }] })
            {
                logger.LogWarning("{Name} was refused: {Code} {Message}", envelope.Name, code, message);
                return null;
            }

            return response.Entries[0].EventId;
        }
        catch (AmazonEventBridgeException e)
        {
            logger.LogError(e, "{Name} could not be published", envelope.Name);
            return null;
        }
    }

    /// <summary>The answer is the caller's to read.</summary>
    public Task<PutEventsResponse> PutAsync(List<PutEventsRequestEntry> entries, CancellationToken cancellationToken) =>
        events.PutEventsAsync(new PutEventsRequest { Entries = entries }, cancellationToken);

    private PutEventsRequestEntry ToEntry(Envelope envelope) => new()
    {
        EventBusName = busName,
        Source = Source,
        DetailType = envelope.Name,
        Detail = JsonSerializer.Serialize(new { envelope.Detail, version = 1 }),
        Time = envelope.At.UtcDateTime,
        TraceHeader = envelope.TraceId,
    };
}

/// <summary>The rules a deployment needs; run once by the deployment job.</summary>
public sealed class EventRules(IAmazonEventBridge events)
{
    private const string InvoicesOverLimit = """
        {
          "source": ["com.example.billing"],
          "detail-type": ["InvoiceIssued", { "prefix": "InvoiceCorrected" }],
          "detail": {
            "Detail": {
              "amount": [{ "numeric": [">", 10000] }],
              "country": [{ "anything-but": ["XX"] }]
            }
          }
        }
        """;

    public async Task EnsureAsync(string busName, string queueArn, string deadLetterArn, CancellationToken cancellationToken)
    {
        const string Rule = "invoices-over-limit";
        await events.PutRuleAsync(new PutRuleRequest { Name = Rule, EventBusName = busName, EventPattern = InvoicesOverLimit }, cancellationToken);
        var target = new Target
        {
            Id = "review",
            Arn = queueArn,
            DeadLetterConfig = new DeadLetterConfig { Arn = deadLetterArn },
            RetryPolicy = new RetryPolicy { MaximumRetryAttempts = 20 },
        };
        var response = await events.PutTargetsAsync(new PutTargetsRequest { Rule = Rule, EventBusName = busName, Targets = [target] }, cancellationToken);
        if (response.FailedEntryCount > 0)
        {
            throw new InvalidOperationException($"The target was refused: {string.Join("; ", response.FailedEntries.Select(f => f.ErrorMessage))}");
        }
    }
}
