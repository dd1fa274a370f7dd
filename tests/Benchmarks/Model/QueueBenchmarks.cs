using System.Globalization;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;

namespace AwsMessaging.Benchmarks.Model;

/// <summary>The lives of messages in queues, through the typed methods of the model: sent, received, deleted.</summary>
internal static class QueueBenchmarks
{
    public const string Standard = "Standard queue";

    private const int Round = 20_000;
    private const int BatchSize = 10;
    private const int Groups = 1_000;

    /// <summary>About what an order or an event is.</summary>
    private static readonly string Body =
        $$"""{"orderId":"8d3f1c52-6b0e-4c8f-9a57-2f1f8f0a7d11","customer":"c-104","total":129.90,"note":"{{new string('x', 60)}}"}""";

    private static readonly ReceiveMessage One = new();
    private static readonly ReceiveMessage Ten = new() { MaxNumberOfMessages = BatchSize };

    private static readonly QueueSetup Unthrottled =
        QueueSetup.Default with { Quotas = new SqsQuotas { FifoCallsPerSecond = int.MaxValue, FifoMessagesPerSecond = int.MaxValue } };

    public static IReadOnlyList<ModelBenchmark> Speed { get; } =
    [
        Lifecycles(Standard, () => InTurn(new StandardQueue("orders"), Ordinary), target: 1_000_000),
        Lifecycles("Standard queue, 1,000 messages waiting", () => InTurn(Filled(new StandardQueue("orders"), 1_000), Ordinary)),
        Lifecycles("Standard queue, batches of 10", () => InBatches(new StandardQueue("orders"))),
        Lifecycles("FIFO queue, 1,000 groups", () => InTurn(Fifo(), InGroups), target: 1_000_000),
    ];

    public static IReadOnlyList<MemoryBenchmark> Memory { get; } =
    [
        new(Standard, () => InTurn(new StandardQueue("orders"), Ordinary)),

        // It remembers deduplication ids for five minutes: at this pace 30,000 of them.
        new("FIFO queue, 1,000 groups", () => InTurn(Fifo(), InGroups, milliseconds: 10)),
    ];

    private static ModelBenchmark Lifecycles(string name, Func<Action<long>> prepare, double? target = null)
    {
        return new(name, "lifecycles", Rounds) { Target = target };

        Func<long> Rounds()
        {
            var pass = prepare();
            return () =>
            {
                pass(Round);
                return Round;
            };
        }
    }

    private static FifoQueue Fifo() => new("orders.fifo", new QueueAttributes { FifoQueue = true }, Unthrottled);

    private static SendMessage Ordinary(long number) => new(Body);

    private static SendMessage InGroups(long number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return new(Body) { DeduplicationId = text, GroupId = GroupNames[number % Groups] };
    }

    private static readonly string[] GroupNames =
        [.. Enumerable.Range(0, Groups).Select(i => string.Create(CultureInfo.InvariantCulture, $"customer-{i}"))];

    private static Queue Filled(Queue queue, int messages)
    {
        for (var i = 0; i < messages; i++)
        {
            ModelBenchmarks.Require(queue.Send(0, new SendMessage(Body)).IsOk, "A message was refused.");
        }

        return queue;
    }

    /// <summary>One message after the other.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="message">The message with a number.</param>
    /// <param name="milliseconds">From one to the next.</param>
    private static Action<long> InTurn(Queue queue, Func<long, SendMessage> message, long milliseconds = 1)
    {
        var now = 0L;
        var number = 0L;
        return messages =>
        {
            for (var i = 0L; i < messages; i++)
            {
                now += milliseconds;
                var isSent = queue.Send(now, message(number++)).IsOk;
                var received = queue.Receive(now, One, Choices.Benign).Result.Messages;
                ModelBenchmarks.Require(isSent && received.Count == 1, "The queue has no message for its receiver.");
                ModelBenchmarks.Require(queue.Delete(now, received[0].ReceiptHandle, Choices.Benign).IsOk, "The message was not deleted.");
            }
        };
    }

    private static Action<long> InBatches(Queue queue)
    {
        var now = 0L;
        var ids = Enumerable.Range(0, BatchSize).Select(i => string.Create(CultureInfo.InvariantCulture, $"entry-{i}")).ToArray();
        return messages =>
        {
            for (var i = 0L; i < messages; i += BatchSize)
            {
                now++;
                var sent = queue.SendBatch(now, Array.ConvertAll(ids, id => new BatchEntry<SendMessage>(id, new SendMessage(Body)))).Result;
                var received = queue.Receive(now, Ten, Choices.Benign).Result.Messages;
                ModelBenchmarks.Require(sent.Failed.Count == 0 && received.Count == BatchSize, "The queue has no batch for its receiver.");
                var deleted = queue.DeleteBatch(now, [.. received.Select((m, n) => new BatchEntry<string>(ids[n], m.ReceiptHandle))],
                    Choices.Benign);
                ModelBenchmarks.Require(deleted.Result.Failed.Count == 0, "Messages were not deleted.");
            }
        };
    }
}
