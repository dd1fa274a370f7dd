using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;

namespace AwsMessaging.Semantics.Tests.Functions;

/// <summary>Makes mappings, queues and pollers.</summary>
internal static class Mappings
{
    public const long Second = 1_000;
    public const long Minute = 60 * Second;
    public const long Hour = 60 * Minute;
    public const string FunctionArn = "arn:aws:lambda:us-east-1:123456789012:function:orders";

    public static MappingRequest OfQueue(Queue queue) => new()
    {
        FunctionArn = FunctionArn,
        SourceArn = queue.Arn,
        Source = queue is FifoQueue ? BatchSource.FifoQueue : BatchSource.StandardQueue,
    };

    public static MappingRequest OfLog(IRecordSource log) => new()
    {
        FunctionArn = FunctionArn,
        SourceArn = log.Arn,
        Source = BatchSource.Kinesis,
        StartingPosition = MappingStart.TrimHorizon,
    };

    public static EventSourceMapping Create(MappingRequest request, SemanticRows rows = default) =>
        new EventSourceMappings(rows: rows).Create(0, request, new MappingSurroundings()).Result;

    public static FunctionRun Run(Queue queue, MappingRequest request, SemanticRows rows = default) =>
        new(new QueuePoller(Create(request, rows), queue, rows: rows));

    public static FunctionRun Run(IRecordSource log, MappingRequest request, SemanticRows rows = default) =>
        new(new StreamPoller(Create(request, rows), log, new ShardPositions(rows), rows: rows));

    /// <summary>A queue with messages whose bodies are <c>m1</c>, <c>m2</c> …; FIFO if they have groups.</summary>
    public static Queue QueueWith(int messages, int visibility = 30, params string[] groups)
    {
        var attributes = new QueueAttributes { VisibilityTimeout = visibility };
        Queue queue = groups.Length == 0 ? new StandardQueue("orders", attributes) : new FifoQueue("orders.fifo", attributes);
        for (var i = 1; i <= messages; i++)
        {
            var sent = queue.Send(0, new SendMessage($"m{i}")
            {
                GroupId = groups.Length == 0 ? null : groups[(i - 1) % groups.Length],
                DeduplicationId = groups.Length == 0 ? null : $"{i}",
            });
            Assert.True(sent.IsOk);
        }

        return queue;
    }

    /// <summary>The bodies of a batch, joined by commas.</summary>
    public static string Bodies(Invocation invocation) => string.Join(",", invocation.Records.Select(BodyOf));

    public static string BodyOf(MappedRecord record) => ((QueueRecord)record).Message.Body;

    /// <summary>The id of the record with a body.</summary>
    public static string IdOf(Invocation invocation, string body) => invocation.Records.First(r => BodyOf(r) == body).Id;
}
