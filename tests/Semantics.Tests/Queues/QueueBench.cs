using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;

namespace AwsMessaging.Semantics.Tests.Queues;

/// <summary>SQS with a clock, to write cases briefly: queues by name, times in seconds.</summary>
internal sealed class QueueBench(SemanticRows rows = default, SqsQuotas? quotas = null)
{
    public SqsService Service { get; } = new(QueueSetup.Default with { Rows = rows, Quotas = quotas ?? SqsQuotas.Default });

    /// <summary>Milliseconds.</summary>
    public long Now { get; private set; } = 1_000_000;

    public Choices Choices { get; set; } = Choices.Benign;

    public Queue this[string name] => Service.GetQueue(name).Result;

    public Queue Create(string name, params (string Name, string Value)[] attributes)
    {
        var settings = attributes.Select(attribute => new KeyValuePair<string, string>(attribute.Name, attribute.Value)).ToList();
        if (name.EndsWith(".fifo", StringComparison.Ordinal) && !settings.Exists(setting => setting.Key == "FifoQueue"))
        {
            settings.Add(new("FifoQueue", "true"));
        }

        return Service.CreateQueue(Now, name, settings).Result;
    }

    public Queue CreateWithDeadLetters(string name, string deadLetterQueue, int maxReceiveCount, params (string Name, string Value)[] attributes) =>
        Create(name, [.. attributes, ("RedrivePolicy", Redrive(deadLetterQueue, maxReceiveCount))]);

    public string Redrive(string deadLetterQueue, int maxReceiveCount) => new RedrivePolicy(this[deadLetterQueue].Arn, maxReceiveCount).ToString();

    public ServiceError? Set(string queue, string name, string value) => Service.SetQueueAttributes(Now, this[queue], [new(name, value)]).Error;

    public void Wait(double seconds) => Now += (long)(seconds * 1000);

    public SendMessageResult Send(string queue, string body, string? group = null, string? dedup = null, int? delay = null) =>
        this[queue].Send(Now, new SendMessage(body) { GroupId = group, DeduplicationId = dedup, DelaySeconds = delay }).Result;

    public string? SendError(string queue, SendMessage message) => this[queue].Send(Now, message).Error?.Code;

    public IReadOnlyList<ReceivedMessage> Receive(string queue, int max = 1, int? visibility = null, string? attempt = null)
    {
        var request = new ReceiveMessage { MaxNumberOfMessages = max, VisibilityTimeout = visibility, ReceiveRequestAttemptId = attempt };
        return this[queue].Receive(Now, request, Choices).Result.Messages;
    }

    /// <summary>The bodies that a receive returns, separated by blanks.</summary>
    public string Bodies(string queue, int max = 1, int? visibility = null) =>
        string.Join(" ", Receive(queue, max, visibility).Select(message => message.Body));

    public string? Delete(string queue, ReceivedMessage message) => this[queue].Delete(Now, message.ReceiptHandle, Choices).Error?.Code;

    public string? Change(string queue, ReceivedMessage message, int seconds) =>
        this[queue].ChangeVisibility(Now, message.ReceiptHandle, seconds).Error?.Code;

    public QueueCounts Counts(string queue) => this[queue].Counts(Now, Choices).Result;

    /// <summary>Polls, waiting as a driver does.</summary>
    /// <returns>The bodies and the seconds that it took.</returns>
    public (string Bodies, double Seconds) Poll(string queue, int? wait)
    {
        var request = new ReceiveMessage { WaitTimeSeconds = wait };
        var start = Now;
        var result = this[queue].Receive(Now, request, Choices).Result;
        while (result.WaitsUntil is { } until)
        {
            Now = Math.Min(until, this[queue].NextChange(Now) ?? until);
            result = this[queue].ReceiveAgain(Now, request, until, Choices).Result;
        }

        return (string.Join(" ", result.Messages.Select(message => message.Body)), (Now - start) / 1000.0);
    }
}

/// <summary>One outcome other than the first at one choice point, each time that it comes up.</summary>
internal sealed class Deviation(ChoicePoint at, int outcome) : Choices
{
    public override int Choose(ChoicePoint point, int options, string? subject = null) => point == at ? Math.Min(outcome, options - 1) : 0;
}
