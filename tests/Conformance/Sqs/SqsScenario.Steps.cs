using System.Text.Json;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;

namespace AwsMessaging.Conformance.Sqs;

internal sealed partial class SqsScenario
{
    private Mismatch? Do(JsonElement step)
    {
        var expect = StepReader.Find(step, "expect");
        switch (step.GetProperty("op").GetString())
        {
            case "send":
                return Send(step, expect);
            case "sendBatch":
                return SendBatch(step, expect);
            case "receive":
                return Receive(step, expect);
            case "parallelReceive":
                return ParallelReceive(step, expect);
            case "delete":
                StepReader.Allow(step, "a delete", "op", "queue", "handle", "expect");
                return Expectation.OfCall(expect, OnQueue(step, queue => queue.Delete(now, HandleOf(step.GetProperty("handle")), Choices.Benign)).Error);
            case "deleteBatch":
                StepReader.Allow(step, "a deleteBatch", "op", "queue", "entries", "expect");
                var handles = Entries(step, entry => HandleOf(entry.GetProperty("handle")), "handle");
                return Expectation.OfBatch(expect, OnQueue(step, queue => queue.DeleteBatch(now, handles, Choices.Benign)));
            case "changeVisibility":
                StepReader.Allow(step, "a changeVisibility", "op", "queue", "handle", "seconds", "expect");
                return Expectation.OfCall(
                    expect,
                    OnQueue(step, queue => queue.ChangeVisibility(now, HandleOf(step.GetProperty("handle")), step.GetProperty("seconds").GetInt32())).Error);
            case "changeVisibilityBatch":
                StepReader.Allow(step, "a changeVisibilityBatch", "op", "queue", "entries", "expect");
                var changes = Entries(
                    step, entry => new VisibilityChange(HandleOf(entry.GetProperty("handle")), entry.GetProperty("seconds").GetInt32()), "handle", "seconds");
                return Expectation.OfBatch(expect, OnQueue(step, queue => queue.ChangeVisibilityBatch(now, changes)));
            case "purge":
                StepReader.Allow(step, "a purge", "op", "queue", "expect");
                return Expectation.OfCall(expect, OnQueue(step, queue => queue.Purge(now)).Error);
            case "setAttributes":
                StepReader.Allow(step, "a setAttributes", "op", "queue", "attributes", "expect");
                return Set(step, expect, Settings(step.GetProperty("attributes")));
            case "setRedrive":
                StepReader.Allow(step, "a setRedrive", "op", "queue", "deadLetterQueue", "maxReceiveCount", "expect");
                return Set(step, expect, [new("RedrivePolicy", Redrive(step))]);
            case "setRedriveRaw":
                StepReader.Allow(step, "a setRedriveRaw", "op", "queue", "policy", "value", "raw", "expect");
                var raw = StepReader.Find(step, "policy", "value", "raw") ?? throw new UnreadableException("a setRedriveRaw has no policy");
                return Set(step, expect, [new("RedrivePolicy", Substitute(raw.ValueKind == JsonValueKind.String ? raw.GetString()! : raw.GetRawText()))]);
            case "startMoveTask":
                return StartMoveTask(step, expect);
            case "moveTask":
                return MoveTask(step, expect);
            case "counts":
                return Counts(step, expect);
            case "advance":
                StepReader.Allow(step, "an advance", "op", "seconds");
                AdvanceTo(now + StepReader.Milliseconds(step.GetProperty("seconds")));
                return null;
            case "schedule":
                StepReader.Allow(step, "a schedule", "op", "afterSeconds", "do");
                Schedule(step);
                return null;
            default:
                return Assert(step);
        }
    }

    private Reply<T> OnQueue<T>(JsonElement step, Func<Queue, Reply<T>> call)
    {
        var queue = QueueOf(step);
        return queue.IsOk ? call(queue.Result) : queue.Error!;
    }

    private static List<BatchEntry<T>> Entries<T>(JsonElement step, Func<JsonElement, T> read, params string[] members)
    {
        var entries = new List<BatchEntry<T>>();
        foreach (var entry in step.GetProperty("entries").EnumerateArray())
        {
            StepReader.Allow(entry, "an entry", ["id", .. members]);
            entries.Add(new(entry.GetProperty("id").GetString()!, read(entry)));
        }

        return entries;
    }

    private static SendMessage Message(JsonElement element) => new(StepReader.Body(element.GetProperty("body")))
    {
        Attributes = StepReader.Attributes(StepReader.Find(element, "attributes")),
        DelaySeconds = StepReader.Number(element, "delaySeconds", "delay"),
        GroupId = StepReader.Text(element, "group"),
        DeduplicationId = StepReader.Text(element, "dedup"),
    };

    private Mismatch? Send(JsonElement step, JsonElement? expect)
    {
        StepReader.Allow(step, "a send", "op", "queue", "body", "attributes", "delaySeconds", "delay", "group", "dedup", "as", "expect");
        var reply = OnQueue(step, queue => queue.Send(now, Message(step)));
        if (reply.IsOk && StepReader.Text(step, "as") is { } name)
        {
            sends[name] = reply.Result;
        }

        if (expect is { } expected)
        {
            StepReader.Allow(expected, "a send expectation", "ok", "error", "md5", "md5OfBody", "md5OfAttributes");
            if (reply.IsOk && StepReader.Text(expected, "md5", "md5OfBody") is { } body && body != reply.Result.Md5OfBody)
            {
                return new(body, reply.Result.Md5OfBody ?? "none");
            }

            if (reply.IsOk && StepReader.Text(expected, "md5OfAttributes") is { } attributes && attributes != reply.Result.Md5OfAttributes)
            {
                return new(attributes, reply.Result.Md5OfAttributes ?? "none");
            }
        }

        return Expectation.OfCall(expect, reply.Error);
    }

    private Mismatch? SendBatch(JsonElement step, JsonElement? expect)
    {
        StepReader.Allow(step, "a sendBatch", "op", "queue", "entries", "as", "expect");
        var entries = Entries(step, Message, "body", "attributes", "delaySeconds", "delay", "group", "dedup");
        var reply = OnQueue(step, queue => queue.SendBatch(now, entries));
        if (reply.IsOk && StepReader.Text(step, "as") is { } name)
        {
            foreach (var success in reply.Result.Successful)
            {
                sends[$"{name}[{success.Id}]"] = success.Result;
            }

            for (var i = 0; i < entries.Count; i++)
            {
                foreach (var success in reply.Result.Successful.Where(success => success.Id == entries[i].Id))
                {
                    sends.TryAdd($"{name}[{i}]", success.Result);
                }
            }
        }

        return Expectation.OfBatch(expect, reply);
    }

    private Mismatch? Set(JsonElement step, JsonElement? expect, IReadOnlyList<KeyValuePair<string, string>> attributes) =>
        Expectation.OfCall(expect, OnQueue(step, queue => service.SetQueueAttributes(now, queue, attributes)).Error);

    private static readonly string[] MoveRates = ["maxPerSecond", "maxMessagesPerSecond", "maxNumberOfMessagesPerSecond", "messagesPerSecond"];

    private Mismatch? StartMoveTask(JsonElement step, JsonElement? expect)
    {
        StepReader.Allow(step, "a startMoveTask", ["op", "source", "destination", "as", "expect", .. MoveRates]);
        var destination = StepReader.Text(step, "destination");
        var reply = service.StartMessageMoveTask(
            now,
            ArnOf(step.GetProperty("source").GetString()!),
            destination is null ? null : ArnOf(destination),
            StepReader.Number(step, MoveRates));
        if (reply.IsOk)
        {
            // A task goes by its own name or by that of its source.
            moveTasks[step.GetProperty("source").GetString()!] = reply.Result;
            moveTasks[StepReader.Text(step, "as") ?? step.GetProperty("source").GetString()!] = reply.Result;
        }

        return Expectation.OfCall(expect, reply.Error);
    }

    private Mismatch? MoveTask(JsonElement step, JsonElement? expect)
    {
        StepReader.Allow(step, "a moveTask", "op", "task", "source", "expect");
        service.Queues[0].Advance(now);
        var task = Named(moveTasks, StepReader.Text(step, "task", "source") ?? throw new UnreadableException("a moveTask names no task"));
        if (expect is not { } expected)
        {
            return null;
        }

        StepReader.Allow(expected, "a moveTask expectation", "status", "moved", "movedAtLeast", "movedAtMost", "toMove", "failureReason");
        return (StepReader.Text(expected, "status") is { } status ? Expectation.Of("status", status, task.Status.ToString().ToUpperInvariant()) : null)
            ?? (StepReader.Number(expected, "moved") is { } moved ? Expectation.Of("moved", moved, task.Moved) : null)
            ?? (StepReader.Number(expected, "movedAtLeast") is { } least && task.Moved < least ? new Mismatch($"at least {least} moved", $"{task.Moved}") : null)
            ?? (StepReader.Number(expected, "movedAtMost") is { } most && task.Moved > most ? new Mismatch($"at most {most} moved", $"{task.Moved}") : null)
            ?? (StepReader.Number(expected, "toMove") is { } toMove ? Expectation.Of("to move", toMove, task.ToMove) : null)
            ?? (StepReader.Text(expected, "failureReason") is { } reason ? Expectation.Of("failure reason", reason, task.FailureReason) : null);
    }

    private Mismatch? Counts(JsonElement step, JsonElement? expect)
    {
        StepReader.Allow(step, "a counts", "op", "queue", "expect");
        var reply = OnQueue(step, queue => queue.Counts(now, Choices.Benign));
        if (!reply.IsOk || expect is not { } expected)
        {
            return Expectation.OfCall(expect, reply.Error);
        }

        StepReader.Allow(expected, "a counts expectation", "ok", "visible", "notVisible", "delayed");
        var counts = reply.Result;
        return (StepReader.Number(expected, "visible") is { } visible ? Expectation.Of("visible", visible, counts.Visible) : null)
            ?? (StepReader.Number(expected, "notVisible") is { } notVisible ? Expectation.Of("not visible", notVisible, counts.NotVisible) : null)
            ?? (StepReader.Number(expected, "delayed") is { } delayed ? Expectation.Of("delayed", delayed, counts.Delayed) : null);
    }
}
