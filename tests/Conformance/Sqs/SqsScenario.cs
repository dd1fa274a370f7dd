using System.Text.Json;
using System.Text.RegularExpressions;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;

namespace AwsMessaging.Conformance.Sqs;

/// <summary>One scenario: its queues, its virtual time, what is to happen in the background, and the results that steps named.</summary>
internal sealed partial class SqsScenario
{
    private const string MissingQueue = "@missing";

    // What recordings put in place of their account.
    private const string RecordedAccount = "111111111111";

    private static readonly Regex Handle = new(@"^(?<receive>\w+)\[(?:body=(?<body>.*)|(?<index>\d+))\]$", RegexOptions.Singleline);
    private static readonly Regex Arn = new("@arn:(?<queue>[A-Za-z0-9_.-]+)");

    // Recorded behaviour is that of callers who are not throttled.
    private static readonly SqsQuotas Unthrottled = new() { FifoCallsPerSecond = int.MaxValue, FifoMessagesPerSecond = int.MaxValue, FifoPartitions = 1 };

    private readonly SqsService service = new(QueueSetup.Default with { Quotas = Unthrottled, Account = RecordedAccount });
    private readonly Dictionary<string, SendMessageResult> sends = [];
    private readonly Dictionary<string, IReadOnlyList<ReceivedMessage>> receives = [];
    private readonly Dictionary<string, MessageMoveTask> moveTasks = [];
    private readonly List<(long At, JsonElement Step)> background = [];
    private Mismatch? backgroundMismatch;
    private long now;

    public string Account => RecordedAccount;

    /// <summary>Runs a case. Null when everything was as expected.</summary>
    public Mismatch? Run(JsonElement @case)
    {
        StepReader.Allow(@case, "the case", "id", "title", "evidence", "origin", "recorded", "note", "contested", "queues", "steps");
        foreach (var queue in @case.GetProperty("queues").EnumerateArray())
        {
            Create(queue);
        }

        var number = 0;
        foreach (var step in @case.GetProperty("steps").EnumerateArray())
        {
            number++;
            if ((Do(step) ?? backgroundMismatch) is { } mismatch)
            {
                return new($"step {number} ({step.GetProperty("op").GetString()}): {mismatch.Expected}", mismatch.Actual);
            }
        }

        return null;
    }

    public string ArnOf(string name) =>
        name == MissingQueue ? $"arn:aws:sqs:us-east-1:{Account}:missing" : Queue(name).Result.Arn;

    public string MessageIdOf(string send) => Named(sends, send).MessageId;

    /// <summary>A text with the ARNs of the queues that it names.</summary>
    public string Substitute(string text) =>
        Arn.Replace(text, match => ArnOf(match.Groups["queue"].Value)).Replace(MissingQueue, ArnOf(MissingQueue), StringComparison.Ordinal);

    private static T Named<T>(Dictionary<string, T> results, string name) =>
        results.TryGetValue(name, out var result) ? result : throw new UnreadableException($"nothing was named \"{name}\"");

    private void Create(JsonElement queue)
    {
        StepReader.Allow(queue, "a queue", "name", "attributes", "redrive");
        var attributes = StepReader.Find(queue, "attributes") is { } given ? Settings(given) : [];
        if (StepReader.Find(queue, "redrive") is { } redrive)
        {
            attributes.Add(new("RedrivePolicy", Redrive(redrive)));
        }

        var reply = service.CreateQueue(now, queue.GetProperty("name").GetString()!, attributes);
        if (!reply.IsOk)
        {
            throw new UnreadableException($"its queue cannot be created: {reply.Error}");
        }
    }

    private List<KeyValuePair<string, string>> Settings(JsonElement attributes) =>
        [.. attributes.EnumerateObject().Select(attribute => new KeyValuePair<string, string>(
            attribute.Name,
            Substitute(attribute.Value.ValueKind == JsonValueKind.String ? attribute.Value.GetString()! : attribute.Value.GetRawText())))];

    private string Redrive(JsonElement redrive) =>
        JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["deadLetterTargetArn"] = ArnOf(redrive.GetProperty("deadLetterQueue").GetString()!),
            ["maxReceiveCount"] = redrive.GetProperty("maxReceiveCount").Clone(),
        });

    private Reply<Queue> Queue(string name) => service.GetQueue(name);

    private Reply<Queue> QueueOf(JsonElement step) => Queue(step.GetProperty("queue").GetString()!);

    private string HandleOf(JsonElement handle)
    {
        if (handle.ValueKind == JsonValueKind.Object)
        {
            return handle.GetProperty("literal").GetString()!;
        }

        return MessageOf(handle.GetString()!).ReceiptHandle;
    }

    private ReceivedMessage MessageOf(string text)
    {
        var match = Handle.Match(text);
        if (!match.Success)
        {
            throw new UnreadableException($"the handle \"{text}\" is not understood");
        }

        var messages = Named(receives, match.Groups["receive"].Value);
        var message = match.Groups["index"].Success
            ? messages.ElementAtOrDefault(int.Parse(match.Groups["index"].ValueSpan))
            : messages.FirstOrDefault(candidate => candidate.Body == match.Groups["body"].Value);
        return message ?? throw new UnreadableException($"there is no message {text}");
    }

    /// <summary>Lets time pass, and what was scheduled happen.</summary>
    private void AdvanceTo(long until)
    {
        while (background.Count > 0 && background.Min(entry => entry.At) is var at && at <= until)
        {
            var next = background.First(entry => entry.At == at);
            background.Remove(next);
            now = Math.Max(now, at);
            backgroundMismatch ??= Do(next.Step);
        }

        now = Math.Max(now, until);
    }

    private void Schedule(JsonElement schedule)
    {
        if (schedule.ValueKind == JsonValueKind.Array)
        {
            foreach (var entry in schedule.EnumerateArray())
            {
                Schedule(entry);
            }

            return;
        }

        var at = now + StepReader.Milliseconds(schedule.GetProperty("afterSeconds"));
        var steps = schedule.GetProperty("do");
        background.AddRange(steps.ValueKind == JsonValueKind.Array
            ? steps.EnumerateArray().Select(step => (at, step))
            : [(at, steps)]);
    }
}
