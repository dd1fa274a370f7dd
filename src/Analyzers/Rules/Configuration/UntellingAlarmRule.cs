using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Configuration;

/// <summary>An alarm on a queue that does not go off when messages are in it.</summary>
internal sealed class UntellingAlarmRule : Rule
{
    private const string Metric = "MetricName";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM4007",
        title: "Alarm on a metric that does not tell",
        messageFormat: "{0} {1}, so this alarm does not go off when messages wait there; watch {2}",
        category: Categories.Configuration,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Messages that SQS moves to a dead-letter queue are not counted as sent, and nobody holds them in flight. What tells "
            + "that some are there is the number of visible ones.",
        helpLinkUri: HelpLink("AWSM4007"));

    public UntellingAlarmRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnResource(ResourceKind.Alarm, Check);

    private static void Check(ResourceContext context)
    {
        var alarm = context.Resource;
        var metric = alarm.Get(Metric);
        if (metric.Texts() is not [var name] || alarm.Get("Namespace").Texts() is not ["AWS/SQS"] || Reason(alarm, name) is not { } reason)
        {
            return;
        }

        var telling = SqsFacts.WaitingMessagesMetric.Value;
        context.Rule.Report(context.PlaceOf(metric), context.Edit(Metric, telling), name, reason, telling);
    }

    private static string? Reason(Resource alarm, string metric)
    {
        if (metric == "ApproximateNumberOfMessages")
        {
            return "is an attribute of a queue and no metric";
        }

        // Only what SQS moves itself: a message that SNS or EventBridge gives up is sent.
        if (alarm.To(ResourceLink.Watched).Single is not { Kind: ResourceKind.Queue } queue
            || queue.From(ResourceKind.Queue, ResourceLink.DeadLetterQueue).Certain.Count == 0)
        {
            return null;
        }

        return metric switch
        {
            "NumberOfMessagesSent" when !SqsFacts.MovedMessageCountsAsSent.Value =>
                "does not count messages that SQS moves to a dead-letter queue",
            "ApproximateNumberOfMessagesNotVisible" when queue.IsReadByNobody() =>
                "counts messages that somebody has received and not deleted, and nobody in view reads this dead-letter queue",
            _ => null,
        };
    }
}
