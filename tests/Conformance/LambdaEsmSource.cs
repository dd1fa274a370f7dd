using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Semantics.Transactions;

namespace AwsMessaging.Conformance;

/// <summary>An item of a case.</summary>
/// <param name="Id">Its name in the case.</param>
/// <param name="FailAttempts">How many of its deliveries fail.</param>
/// <param name="Element">The rest.</param>
internal sealed record EsmItem(string Id, int FailAttempts, JsonElement Element)
{
    public string Body => Members.Text(Element, "body") ?? Id;

    public string Key => Members.Text(Element, "key") ?? Members.Text(Element, "group") ?? "key";

    public int Shard => Members.Number(Element, "shard") ?? 0;

    public long Age => Members.Milliseconds(Element, "ageSeconds") ?? 0;
}

/// <summary>What a mapping reads in a run, and under which names the case knows it.</summary>
internal abstract class EsmSource
{
    private readonly Dictionary<string, string> names = [];

    public abstract string Arn { get; }

    public abstract Poller Poll(EventSourceMapping mapping);

    /// <summary>Names of the items that are in the dead-letter queue.</summary>
    public virtual IReadOnlyList<string> DeadLetters(long now) => [];

    /// <summary>Names of the items that are still in the queue.</summary>
    public virtual IReadOnlyList<string> Remaining(long now) => [];

    /// <summary>The case's name of a record.</summary>
    public string NameOf(string id) => names[id];

    /// <summary>The record of a case's name; the name itself if there is none.</summary>
    public string IdOf(string name) => names.FirstOrDefault(pair => pair.Value == name).Key ?? name;

    protected void Name(string id, string name) => names[id] = name;
}

/// <summary>A queue with its dead-letter queue.</summary>
internal sealed class EsmQueue : EsmSource
{
    private readonly SqsService service = new();
    private readonly Queue queue;
    private readonly Queue deadLetters;

    public EsmQueue(JsonElement @case, long now, IReadOnlyList<EsmItem> items, int visibilityTimeout, bool isFifo)
    {
        var settings = Members.Find(@case, "queue");
        var suffix = isFifo ? ".fifo" : "";
        var attributes = new List<KeyValuePair<string, string>>();
        if (isFifo)
        {
            attributes.Add(new("FifoQueue", "true"));
        }

        deadLetters = service.CreateQueue(now, "dead-letters" + suffix, attributes).Result;
        attributes.Add(Visibility(visibilityTimeout));
        if (settings is { } given)
        {
            Members.Check(given, "queue", "visibilityTimeout", "maxReceiveCount");
        }

        if (Members.Number(settings, "maxReceiveCount") is { } count)
        {
            attributes.Add(new("RedrivePolicy", new RedrivePolicy(deadLetters.Arn, count).ToString()));
        }

        queue = service.CreateQueue(now, "source" + suffix, attributes).Result;
        foreach (var item in items)
        {
            var sent = queue.Send(now, new SendMessage(item.Body)
            {
                GroupId = isFifo ? item.Key : Members.Text(item.Element, "group"),
                DeduplicationId = isFifo ? item.Id : null,
            });
            Name(sent.Result.MessageId, item.Id);
        }
    }

    public override string Arn => queue.Arn;

    public override Poller Poll(EventSourceMapping mapping) => new QueuePoller(mapping, queue);

    public override IReadOnlyList<string> DeadLetters(long now) => [.. deadLetters.Messages(now).Select(m => NameOf(m.MessageId))];

    public override IReadOnlyList<string> Remaining(long now) => [.. queue.Messages(now).Select(m => NameOf(m.MessageId))];

    /// <summary>A later change, which no mapping checks.</summary>
    public void SetVisibility(long now, int seconds) => service.SetQueueAttributes(now, queue, [Visibility(seconds)]);

    private static KeyValuePair<string, string> Visibility(int seconds) =>
        new("VisibilityTimeout", seconds.ToString(CultureInfo.InvariantCulture));
}

/// <summary>A Kinesis stream.</summary>
internal sealed class EsmKinesis : EsmSource
{
    private readonly KinesisStream stream;
    private readonly ShardPositions positions = new();

    public EsmKinesis(JsonElement @case, long now, IReadOnlyList<EsmItem> items)
    {
        var shards = items.Count == 0 ? 1 : items.Max(item => item.Shard) + 1;
        stream = new KinesisStream(now - items.Select(item => item.Age).DefaultIfEmpty().Max(), "source", shards);
        if (Members.Number(@case, "retentionHours") is { } hours && hours != stream.RetentionPeriodHours)
        {
            stream.IncreaseRetentionPeriod(now, hours);
        }

        var width = BigInteger.Pow(2, 128) / shards;
        foreach (var item in items.OrderByDescending(item => item.Age))
        {
            var hashKey = Members.Find(item.Element, "shard") is null ? null : (width * item.Shard).ToString(CultureInfo.InvariantCulture);
            var put = stream.PutRecord(now - item.Age, new PutRecord(item.Key, Encoding.UTF8.GetBytes(item.Body), hashKey), Choices.Benign);
            Name(put.Result.SequenceNumber.ToString(), item.Id);
        }
    }

    public override string Arn => stream.Arn;

    public override Poller Poll(EventSourceMapping mapping) =>
        new StreamPoller(mapping, new KinesisRecordSource(stream), positions);
}

/// <summary>A DynamoDB table with a stream: each item's put is a record.</summary>
internal sealed class EsmDynamo : EsmSource
{
    private readonly DynamoTable table;
    private readonly ShardPositions positions = new();

    public EsmDynamo(long now, IReadOnlyList<EsmItem> items)
    {
        var database = new DynamoDatabase();
        table = database.CreateTable("source", "pk", "sk", hasStream: true).Result;
        string? after = null;
        foreach (var item in items.OrderByDescending(item => item.Age))
        {
            var put = new DynamoWrite
            {
                Table = table.Name,
                Item = new DynamoItem(
                    ("pk", AttributeValue.S(item.Key)), ("sk", AttributeValue.S(item.Id)), ("body", AttributeValue.S(item.Body))),
            };
            database.Write(now - item.Age, put, Choices.Benign);
            var shard = table.Shards(now)[0].Id;
            after = table.Read(now - item.Age, shard, after, 1, Choices.Benign)[0].SequenceNumber;
            Name(after, item.Id);
        }
    }

    public override string Arn => table.Arn;

    public override Poller Poll(EventSourceMapping mapping) => new StreamPoller(mapping, table, positions);
}
