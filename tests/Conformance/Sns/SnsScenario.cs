using System.Text.Json;
using AwsMessaging.Conformance.Sqs;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Semantics.Topics;

namespace AwsMessaging.Conformance.Sns;

/// <summary>One scenario: a topic, the queues that subscribe to it, and deliveries carried out as soon as they are due.</summary>
internal sealed class SnsScenario
{
    // Recorded behaviour is that of callers who are not throttled, and who use a queue's name again at once.
    private static readonly SqsQuotas Queues = new()
    {
        FifoCallsPerSecond = int.MaxValue,
        FifoMessagesPerSecond = int.MaxValue,
        RecreateIntervalMilliseconds = 0,
    };

    private readonly SqsService sqs = new(QueueSetup.Default with { Quotas = Queues, Account = "111111111111" });
    private readonly Dictionary<string, string> subscriptions = [];
    private Topic topic = null!;
    private long now;

    /// <summary>Runs a case. Null when everything was as expected.</summary>
    public Mismatch? Run(JsonElement @case)
    {
        StepReader.Allow(@case, "the case", "id", "title", "evidence", "origin", "recorded", "note", "contested", "topic", "subscriptions", "steps");
        topic = Create(@case.GetProperty("topic"));
        foreach (var subscription in @case.GetProperty("subscriptions").EnumerateArray())
        {
            StepReader.Allow(subscription, "a subscription", SubscriptionMembers);
            if (Subscribe(subscription) is { } error)
            {
                throw new UnreadableException($"its subscription is refused: {error}");
            }
        }

        var number = 0;
        foreach (var step in @case.GetProperty("steps").EnumerateArray())
        {
            number++;
            if (Do(step) is { } mismatch)
            {
                return new($"step {number} ({step.GetProperty("op").GetString()}): {mismatch.Expected}", mismatch.Actual);
            }
        }

        return null;
    }

    private static readonly string[] SubscriptionMembers =
        ["queue", "raw", "fifo", "contentBasedDeduplication", "deadLetterQueue", "filterPolicy", "filterPolicyScope"];

    private static Topic Create(JsonElement element)
    {
        StepReader.Allow(element, "the topic", "name", "fifo", "contentBasedDeduplication");
        List<KeyValuePair<string, string>> attributes = [];
        if (Flag(element, "fifo"))
        {
            attributes.Add(new("FifoTopic", "true"));
            attributes.Add(new("ContentBasedDeduplication", Flag(element, "contentBasedDeduplication") ? "true" : "false"));
        }

        var reply = new SnsService(TopicSetup.Default with { Account = "111111111111" }).CreateTopic(element.GetProperty("name").GetString()!, attributes);
        return reply.IsOk ? reply.Result : throw new UnreadableException($"its topic cannot be created: {reply.Error}");
    }

    private Mismatch? Do(JsonElement step)
    {
        var expect = StepReader.Find(step, "expect");
        switch (step.GetProperty("op").GetString())
        {
            case "publish":
                StepReader.Allow(step, "a publish", ["op", "expect", .. MessageMembers]);
                var published = topic.Publish(now, Message(step), Choices.Benign);
                Carry(published.IsOk ? published.Result.Deliveries : []);
                return Expectation.OfCall(expect, published.Error);
            case "publishBatch":
                StepReader.Allow(step, "a publishBatch", "op", "entries", "expect");
                return PublishBatch(step, expect);
            case "subscribe":
                StepReader.Allow(step, "a subscribe", ["op", "expect", .. SubscriptionMembers]);
                return Expectation.OfCall(expect, Subscribe(step));
            case "setSubscriptionDlq":
                StepReader.Allow(step, "a setSubscriptionDlq", "op", "queue", "deadLetterQueue", "expect");
                var redrive = RedrivePolicy(step.GetProperty("deadLetterQueue").GetString()!);
                return Expectation.OfCall(
                    expect,
                    topic.SetSubscriptionAttribute(now, subscriptions[step.GetProperty("queue").GetString()!], "RedrivePolicy", redrive, Choices.Benign).Error);
            case "deleteQueue":
                StepReader.Allow(step, "a deleteQueue", "op", "queue", "expect");
                return Expectation.OfCall(expect, sqs.DeleteQueue(now, step.GetProperty("queue").GetString()!).Error);
            case "advance":
                StepReader.Allow(step, "an advance", "op", "seconds");
                now += StepReader.Milliseconds(step.GetProperty("seconds"));
                return null;
            case "drain":
                StepReader.Allow(step, "a drain", "op", "queue", "expect");
                return Drained.Check(expect, Drain(step.GetProperty("queue").GetString()!), step.GetProperty("queue").GetString()!);
            case var op:
                throw new UnreadableException($"the step \"{op}\" is not known");
        }
    }

    private static readonly string[] MessageMembers = ["message", "subject", "messageStructure", "attributes", "group", "dedup"];

    private static PublishMessage Message(JsonElement element) => new(StepReader.Body(element.GetProperty("message")))
    {
        Subject = StepReader.Text(element, "subject"),
        HasStructure = StepReader.Text(element, "messageStructure") == "json",
        Attributes = StepReader.Attributes(StepReader.Find(element, "attributes")),
        GroupId = StepReader.Text(element, "group"),
        DeduplicationId = StepReader.Text(element, "dedup"),
    };

    private Mismatch? PublishBatch(JsonElement step, JsonElement? expect)
    {
        var entries = new List<BatchEntry<PublishMessage>>();
        foreach (var entry in step.GetProperty("entries").EnumerateArray())
        {
            StepReader.Allow(entry, "an entry", ["id", .. MessageMembers]);
            entries.Add(new(entry.GetProperty("id").GetString()!, Message(entry)));
        }

        var reply = topic.PublishBatch(now, entries, Choices.Benign);
        Carry(reply.IsOk ? reply.Result.Successful.SelectMany(success => success.Result.Deliveries) : []);
        return Expectation.OfBatch(expect, reply);
    }

    private ServiceError? Subscribe(JsonElement element)
    {
        var name = element.GetProperty("queue").GetString()!;
        var queue = FindOrCreate(name, Flag(element, "contentBasedDeduplication"));
        var attributes = new List<KeyValuePair<string, string>>();
        Add("RawMessageDelivery", StepReader.Find(element, "raw") is { } raw ? raw.GetBoolean() ? "true" : "false" : null);
        Add("FilterPolicyScope", StepReader.Text(element, "filterPolicyScope"));
        Add("FilterPolicy", StepReader.Find(element, "filterPolicy") is { } policy
            ? policy.ValueKind == JsonValueKind.String ? policy.GetString() : policy.GetRawText()
            : null);
        Add("RedrivePolicy", StepReader.Text(element, "deadLetterQueue") is { } deadLetters ? RedrivePolicy(deadLetters) : null);

        void Add(string attribute, string? value)
        {
            if (value is not null)
            {
                attributes.Add(new(attribute, value));
            }
        }

        var reply = topic.Subscribe(now, "sqs", queue.Arn, attributes, Choices.Benign);
        if (reply.IsOk)
        {
            subscriptions[name] = reply.Result.Arn;
        }

        return reply.Error;
    }

    private string RedrivePolicy(string deadLetterQueue) =>
        JsonSerializer.Serialize(new { deadLetterTargetArn = FindOrCreate(deadLetterQueue, false).Arn });

    private Queue FindOrCreate(string name, bool contentBasedDeduplication)
    {
        var found = sqs.GetQueue(name);
        if (found.IsOk)
        {
            return found.Result;
        }

        List<KeyValuePair<string, string>> attributes = [];
        if (name.EndsWith(".fifo", StringComparison.Ordinal))
        {
            attributes.Add(new("FifoQueue", "true"));
            attributes.Add(new("ContentBasedDeduplication", contentBasedDeduplication ? "true" : "false"));
        }

        return sqs.CreateQueue(now, name, attributes).Result;
    }

    /// <summary>Carries out deliveries in the order of time, and what follows from each.</summary>
    private void Carry(IEnumerable<Delivery> deliveries)
    {
        var due = new PriorityQueue<Delivery, (long, long)>();
        var order = 0L;
        foreach (var delivery in deliveries)
        {
            due.Enqueue(delivery, (delivery.At, order++));
        }

        while (due.TryDequeue(out var next, out _))
        {
            now = Math.Max(now, next.At);
            foreach (var following in topic.Reported(now, next, sqs.Deliver(now, next)))
            {
                due.Enqueue(following, (following.At, order++));
            }
        }
    }

    private List<ReceivedMessage> Drain(string name)
    {
        var queue = sqs.GetQueue(name).Result;
        var messages = new List<ReceivedMessage>();
        while (queue.Receive(now, new ReceiveMessage { MaxNumberOfMessages = 10 }, Choices.Benign).Result.Messages is { Count: > 0 } some)
        {
            messages.AddRange(some);
            foreach (var message in some)
            {
                queue.Delete(now, message.ReceiptHandle, Choices.Benign);
            }
        }

        return messages;
    }

    private static bool Flag(JsonElement element, string name) => StepReader.Find(element, name) is { ValueKind: JsonValueKind.True };
}
