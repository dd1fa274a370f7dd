using System.Text.Json;
using Confluent.Kafka;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Corpus.KafkaPipeline;

public sealed record PriceChanged(string Sku, decimal Price, DateTimeOffset At);

public static class KafkaClients
{
    public static IProducer<string, string> CreateProducer(string servers) =>
        new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = servers, Acks = Acks.All, EnableIdempotence = true, LingerMs = 20 }).Build();

    public static IConsumer<string, string> CreateConsumer(string servers, string group) =>
        new ConsumerBuilder<string, string>(
            new ConsumerConfig
            {
                BootstrapServers = servers,
                GroupId = group,
                AutoOffsetReset = AutoOffsetReset.Earliest,
                EnableAutoCommit = true,
                EnableAutoOffsetStore = false,
            }).Build();
}

public sealed class PricePublisher(IProducer<string, string> producer, ILogger<PricePublisher> logger) : IAsyncDisposable
{
    private const string Topic = "prices";

    public async Task<Offset> PublishAsync(PriceChanged change, CancellationToken cancellationToken)
    {
        var result = await producer.ProduceAsync(Topic, Message(change), cancellationToken);
        return result is { Status: PersistenceStatus.Persisted } ? result.Offset : throw new IOException($"{change.Sku} is {result.Status}");
    }

    /// <summary>Many at once: each has its report, and the flush waits for all of them.</summary>
    public int PublishAll(IEnumerable<PriceChanged> changes, CancellationToken cancellationToken)
    {
        var failed = 0;
        foreach (var change in changes)
        {
            producer.Produce(Topic, Message(change), report =>
            {
                if (report.Error.IsError)
                {
                    logger.LogError("{Key} was not delivered: {Reason}", report.Message.Key, report.Error.Reason);
                    Interlocked.Increment(ref failed);
                }
            });
        }

        producer.Flush(cancellationToken);
        return Volatile.Read(ref failed);
    }

    public ValueTask DisposeAsync()
    {
        producer.Flush(TimeSpan.FromSeconds(10));
        producer.Dispose();
        return ValueTask.CompletedTask;
    }

    private static Message<string, string> Message(PriceChanged change) => new() { Key = change.Sku, Value = JsonSerializer.Serialize(change) };
}

/// <summary>Stores an offset when its message is done; the client commits what is stored.</summary>
public sealed class PriceConsumer(IConsumer<string, string> consumer, Func<PriceChanged, CancellationToken, Task> apply, ILogger<PriceConsumer> logger)
    : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => RunAsync(stoppingToken), stoppingToken);

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        consumer.Subscribe("prices");
        try
        {
            while (!cancellationToken.IsCancellationRequested)
            {
                try
                {
                    var result = consumer.Consume(cancellationToken);
                    await apply(JsonSerializer.Deserialize<PriceChanged>(result.Message.Value)!, cancellationToken);
                    consumer.StoreOffset(result);
                }
                catch (ConsumeException e) when (!e.Error.IsFatal)
                {
                    logger.LogWarning(e, "Consuming failed");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping.
        }
        finally
        {
            consumer.Close();
        }
    }
}
