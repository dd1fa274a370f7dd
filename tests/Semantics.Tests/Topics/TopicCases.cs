using System.Text.Json;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Semantics.Tests.Model;
using AwsMessaging.Semantics.Tests.Queues;
using AwsMessaging.Semantics.Topics;

namespace AwsMessaging.Semantics.Tests.Topics;

/// <summary>What SNS does.</summary>
[ModelCases]
public static class TopicCases
{
    private static readonly ServiceError Outage = new("InternalError", "Try again.", 500);
    private static readonly ServiceError Gone = new("QueueDoesNotExist", "The specified queue does not exist.");

    public static IEnumerable<ModelCase> Cases =>
    [
        new(SemanticRow.SnsFanOut, "each subscription gets a copy of its own", rows =>
        {
            var topic = TopicOf("t", rows);
            Subscribe(topic, "a");
            Subscribe(topic, "b");
            Assert.Equal(["a", "b"], Publish(topic, "m").Select(QueueOf));
        }),
        new(SemanticRow.SnsFanOut, "a copy may come twice", rows =>
        {
            var topic = TopicOf("t", rows);
            Subscribe(topic, "a");
            Assert.Equal(["a", "a"], Publish(topic, "m", choices: new Deviation(SnsChoices.Delivery, 1)).Select(QueueOf));
        }),
        new(SemanticRow.SnsEnvelope, "the envelope has message and attributes, and the message none of its own", rows =>
        {
            var topic = TopicOf("t", rows);
            Subscribe(topic, "plain");
            Subscribe(topic, "raw", ("RawMessageDelivery", "true"));
            var message = new PublishMessage("hello \"you\"") { Subject = "s", Attributes = [new("n", "Number", "5")] };
            var deliveries = topic.Publish(0, message, Choices.Benign).Result.Deliveries;
            var envelope = JsonDocument.Parse(deliveries[0].Body).RootElement;
            Assert.Equal("hello \"you\"", envelope.GetProperty("Message").GetString());
            Assert.Equal("""{"Type":"Number","Value":"5"}""", envelope.GetProperty("MessageAttributes").GetProperty("n").GetRawText());
            Assert.Equal("1970-01-01T00:00:00.000Z", envelope.GetProperty("Timestamp").GetString());
            Assert.Null(deliveries[0].Attributes);
            Assert.Equal(("hello \"you\"", "n"), (deliveries[1].Body, Assert.Single(deliveries[1].Attributes!).Name));
        }),
        new(SemanticRow.SnsBatch, "a batch fails entry by entry, or whole when its ids are the same", rows =>
        {
            var topic = TopicOf("t", rows);
            var reply = topic.PublishBatch(0, [new("1", new PublishMessage("m")), new("2", new PublishMessage(""))], Choices.Benign);
            Assert.Equal(("1", "InvalidParameter"), (Assert.Single(reply.Result.Successful).Id, Assert.Single(reply.Result.Failed).Code));
            Assert.Equal(
                "BatchEntryIdsNotDistinct",
                topic.PublishBatch(0, [new("1", new PublishMessage("m")), new("1", new PublishMessage("n"))], Choices.Benign).Error?.Code);
        }),
        new(SemanticRow.SnsFifo, "a FIFO topic needs a group and drops duplicates for five minutes", rows =>
        {
            var topic = TopicOf("t.fifo", rows, contentBased: true);
            Subscribe(topic, "q.fifo");
            Assert.Equal("InvalidParameter", topic.Publish(0, new PublishMessage("m"), Choices.Benign).Error?.Code);
            Assert.Single(Publish(topic, "m", group: "g", complete: true));
            Assert.Empty(Publish(topic, "m", group: "other", complete: true));
            Assert.Single(Publish(topic, "m", group: "g", now: 300_001, complete: true));
        }),
        new(SemanticRow.SnsFifoSubscribers, "a FIFO topic delivers to standard queues, a standard topic not to FIFO queues", rows =>
        {
            Assert.Null(Subscribe(TopicOf("t.fifo", rows), "q"));
            Assert.Equal("InvalidParameter", Subscribe(TopicOf("t", rows), "q.fifo"));
        }),
        new(SemanticRow.SnsFilter, "a filter policy decides by attributes or by the body", rows =>
        {
            var topic = TopicOf("t", rows);
            Subscribe(topic, "attributes", ("FilterPolicy", """{"kind":["order"]}"""));
            Subscribe(topic, "body", ("FilterPolicyScope", "MessageBody"), ("FilterPolicy", """{"total":[{"numeric":[">",10]}]}"""));
            Assert.Equal(["attributes"], Publish(topic, """{"total":5}""", attributes: [new("kind", "String", "order")]).Select(QueueOf));
            Assert.Equal(["body"], Publish(topic, """{"total":11}""").Select(QueueOf));
        }),
        new(SemanticRow.SnsPolicyDelay, "a changed filter policy may take 15 minutes", rows =>
        {
            var topic = TopicOf("t", rows);
            Subscribe(topic, "q", ("FilterPolicy", """{"kind":["order"]}"""));
            var late = new Deviation(SnsChoices.FilterPolicy, 1);
            topic.SetSubscriptionAttribute(0, topic.Subscriptions[0].Arn, "FilterPolicy", """{"kind":["refund"]}""", late);
            Assert.Single(Publish(topic, "m", attributes: [new("kind", "String", "order")], now: 899_000));
            Assert.Single(Publish(topic, "m", attributes: [new("kind", "String", "refund")], now: 901_000));
        }),
        new(SemanticRow.SnsFifoFiltered, "a filtered message uses up its deduplication id", rows =>
        {
            var topic = TopicOf("t.fifo", rows);
            Subscribe(topic, "q.fifo", ("FilterPolicy", """{"kind":["order"]}"""));
            Assert.Empty(Publish(topic, "m", group: "g", dedup: "1"));
            Assert.Empty(Publish(topic, "m", group: "g", dedup: "1", attributes: [new("kind", "String", "order")]));
        }),
        new(SemanticRow.SnsClientError, "a missing queue is not retried, an outage is", rows =>
        {
            var topic = TopicOf("t", rows);
            Subscribe(topic, "q");
            Assert.Empty(topic.Reported(0, Publish(topic, "m")[0], Gone));
            var delivery = Publish(topic, "m")[0];
            var times = new List<long>();
            for (var attempt = 0; attempt < 16; attempt++)
            {
                var retry = Assert.Single(topic.Reported(delivery.At, delivery, Outage));
                times.Add(retry.At - delivery.At);
                delivery = retry;
            }

            Assert.Equal([0, 0, 0, 1000, 1000, 1000], times.Take(6));
            Assert.Equal(20_000, times[14]);
            Assert.Equal(20_000, times[15]);
        }),
        new(SemanticRow.SnsDeadLetter, "the dead-letter queue gets what the subscription would have had", rows =>
        {
            var topic = TopicOf("t", rows);
            Subscribe(topic, "q", ("RawMessageDelivery", "true"), ("RedrivePolicy", $$"""{"deadLetterTargetArn":"{{ArnOf("dlq")}}"}"""));
            var lost = Publish(topic, "m", attributes: [new("n", "String", "v")])[0];
            var dead = Assert.Single(topic.Reported(0, lost, Gone));
            Assert.Equal((true, "dlq", "m", "n"), (dead.ToDeadLetterQueue, QueueOf(dead), dead.Body, dead.Attributes![0].Name));
            Assert.Empty(topic.Reported(0, dead, Gone));
        }),
        new(SemanticRow.SnsMessageSize, "a message larger than 262,144 bytes is refused", rows =>
        {
            var topic = TopicOf("t", rows);
            Assert.True(topic.Publish(0, new PublishMessage(new string('x', 262_144)), Choices.Benign).IsOk);
            Assert.Equal("InvalidParameter", topic.Publish(0, new PublishMessage(new string('x', 262_145)), Choices.Benign).Error?.Code);
        }),
    ];

    internal static Topic TopicOf(string name, SemanticRows rows = default, bool contentBased = false) =>
        new(name, contentBased, setup: TopicSetup.Default with { Rows = rows });

    internal static string ArnOf(string queue) => "arn:aws:sqs:us-east-1:123456789012:" + queue;

    internal static string QueueOf(Delivery delivery) => delivery.To.Substring(ArnOf("").Length);

    /// <summary>Subscribes a queue.</summary>
    /// <returns>The error code; null when it is subscribed.</returns>
    internal static string? Subscribe(Topic topic, string queue, params (string Name, string Value)[] attributes) =>
        topic.Subscribe(0, "sqs", ArnOf(queue), [.. attributes.Select(a => new KeyValuePair<string, string>(a.Name, a.Value))], Choices.Benign).Error?.Code;

    internal static IReadOnlyList<Delivery> Publish(
        Topic topic, string message, string? group = null, string? dedup = null, IReadOnlyList<MessageAttribute>? attributes = null,
        long now = 0, Choices? choices = null, bool complete = false)
    {
        var request = new PublishMessage(message) { GroupId = group, DeduplicationId = dedup, Attributes = attributes };
        var deliveries = topic.Publish(now, request, choices ?? Choices.Benign).Result.Deliveries;
        foreach (var delivery in complete ? deliveries : [])
        {
            topic.Reported(now, delivery, null);
        }

        return deliveries;
    }
}
