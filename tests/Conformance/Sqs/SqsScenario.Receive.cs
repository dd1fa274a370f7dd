using System.Text.Json;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;

namespace AwsMessaging.Conformance.Sqs;

internal sealed partial class SqsScenario
{
    private static ReceiveMessage Request(JsonElement step) => new()
    {
        MaxNumberOfMessages = StepReader.Number(step, "max"),
        WaitTimeSeconds = StepReader.Number(step, "waitSeconds"),
        VisibilityTimeout = StepReader.Number(step, "visibilityTimeout"),
        ReceiveRequestAttemptId = StepReader.Text(step, "attemptId", "receiveRequestAttemptId"),
    };

    private Mismatch? Receive(JsonElement step, JsonElement? expect)
    {
        StepReader.Allow(
            step, "a receive", "op", "queue", "max", "waitSeconds", "visibilityTimeout", "attemptId", "receiveRequestAttemptId", "as", "expect");
        var queue = QueueOf(step);
        var start = now;
        if (!queue.IsOk)
        {
            return Expectation.OfCall(expect, queue.Error);
        }

        var reply = Wait(queue.Result, [Request(step)])[0];
        return Conclude(step, expect, reply.Error, reply.IsOk ? reply.Result.Messages : [], now - start);
    }

    private Mismatch? ParallelReceive(JsonElement step, JsonElement? expect)
    {
        StepReader.Allow(
            step, "a parallelReceive", "op", "queue", "receivers", "max", "waitSeconds", "visibilityTimeout", "schedule", "as", "expect");
        if (StepReader.Find(step, "schedule") is { } schedule)
        {
            Schedule(schedule);
        }

        var start = now;
        var requests = Enumerable.Repeat(Request(step), step.GetProperty("receivers").GetInt32()).ToList();
        var replies = Wait(QueueOf(step).Result, requests);
        return Conclude(
            step,
            expect,
            replies.Select(reply => reply.Error).FirstOrDefault(error => error is not null),
            [.. replies.Where(reply => reply.IsOk).SelectMany(reply => reply.Result.Messages)],
            now - start);
    }

    private Mismatch? Conclude(JsonElement step, JsonElement? expect, ServiceError? error, IReadOnlyList<ReceivedMessage> messages, long elapsed)
    {
        if (StepReader.Text(step, "as") is { } name)
        {
            receives[name] = messages;
        }

        return Expectation.OfCall(expect, error) ?? (expect is { } expected ? new ReceiveExpectation(this).Check(expected, messages, elapsed) : null);
    }

    /// <summary>Receives, several at a time, and lets time pass until none waits any more.</summary>
    private List<Reply<ReceiveResult>> Wait(Queue queue, IReadOnlyList<ReceiveMessage> requests)
    {
        var replies = requests.Select(request => queue.Receive(now, request, Choices.Benign)).ToList();
        while (replies.Exists(IsWaiting))
        {
            var next = replies.Where(IsWaiting).Min(reply => reply.Result.WaitsUntil!.Value);
            next = Math.Min(next, queue.NextChange(now) ?? long.MaxValue);
            next = background.Count == 0 ? next : Math.Min(next, background.Min(entry => entry.At));
            AdvanceTo(next);
            for (var i = 0; i < replies.Count; i++)
            {
                if (IsWaiting(replies[i]))
                {
                    replies[i] = queue.ReceiveAgain(now, requests[i], replies[i].Result.WaitsUntil!.Value, Choices.Benign);
                }
            }
        }

        return replies;
    }

    private static bool IsWaiting(Reply<ReceiveResult> reply) => reply.IsOk && reply.Result.IsWaiting;

    private Mismatch? Assert(JsonElement step)
    {
        var op = step.GetProperty("op").GetString();
        switch (op)
        {
            case "assertHandlesDiffer":
                StepReader.Allow(step, op, "op", "a", "b");
                return HandleOf(step.GetProperty("a")) != HandleOf(step.GetProperty("b")) ? null : new("different handles", HandleOf(step.GetProperty("a")));
            case "assertSameMessageId":
                StepReader.Allow(step, op, "op", "sends");
                var ids = StepReader.Texts(step.GetProperty("sends")).Select(MessageIdOf).Distinct().ToList();
                return ids.Count == 1 ? null : new("one message id", string.Join(", ", ids));
            case "assertSequenceIncreasing":
                StepReader.Allow(step, op, "op", "sends", "receives", "receive");
                var numbers = SequenceNumbers(step).ToList();
                return numbers.Zip(numbers.Skip(1)).All(pair => string.CompareOrdinal(pair.First, pair.Second) < 0)
                    ? null
                    : new("growing numbers", string.Join(", ", numbers));
            case "assertSameFirstReceive":
                StepReader.Allow(step, op, "op", "a", "b", "receives");
                var times = References(step, "a", "b", "receives").Select(message => message.FirstReceivedAt).Distinct().ToList();
                return times.Count == 1 ? null : new("one time", string.Join(", ", times));
            case "assertReceivedSet":
                StepReader.Allow(step, op, "op", "receives", "from", "bodies");
                var received = References(step, "receives", "from").Select(message => message.Body);
                return Expectation.OfSet(step.GetProperty("bodies").EnumerateArray().Select(StepReader.Body), received);
            default:
                throw new UnreadableException($"the step \"{op}\" is not known");
        }
    }

    private IEnumerable<string?> SequenceNumbers(JsonElement step) =>
        StepReader.Find(step, "sends") is { } names
            ? StepReader.Texts(names).Select(name => Named(sends, name).SequenceNumber)
            : References(step, "receives", "receive").Select(message => message.SequenceNumber);

    /// <summary>The messages that members of a step name: receives, or single messages of them.</summary>
    private IEnumerable<ReceivedMessage> References(JsonElement step, params string[] members)
    {
        foreach (var member in members)
        {
            if (StepReader.Find(step, member) is not { } value)
            {
                continue;
            }

            var names = value.ValueKind == JsonValueKind.Array ? StepReader.Texts(value) : [value.GetString()!];
            foreach (var name in names)
            {
                if (name.Contains('[', StringComparison.Ordinal))
                {
                    yield return MessageOf(name);
                    continue;
                }

                foreach (var message in Named(receives, name))
                {
                    yield return message;
                }
            }
        }
    }
}
