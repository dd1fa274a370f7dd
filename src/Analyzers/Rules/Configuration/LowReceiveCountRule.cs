using System.Globalization;
using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Configuration;

/// <summary>A redrive policy that gives a message up at the first trouble.</summary>
internal sealed class LowReceiveCountRule : Rule
{
    private const string Count = "RedrivePolicy.maxReceiveCount";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM4002",
        title: "maxReceiveCount leaves no room for retries",
        messageFormat: "{0}; set maxReceiveCount to {1}",
        category: Categories.Configuration,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Every receive counts, whatever became of it: a deployment, a timeout or a throttled invocation uses one up. When "
            + "the count is used up, the message moves to the dead-letter queue, though nothing is wrong with it.",
        helpLinkUri: HelpLink("AWSM4002"));

    public LowReceiveCountRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnResource(ResourceKind.Queue, Check);

    private static void Check(ResourceContext context)
    {
        var queue = context.Resource;
        var count = queue.Own(Count);
        var advised = SqsFacts.AdvisedMaxReceiveCountWithLambda.Value;
        if (count.Numbers() is not { Count: > 0 } counts || counts.Min() < SqsFacts.MaxReceiveCount.Value.Min)
        {
            return;
        }

        var highest = counts.Max();
        if (highest == 1)
        {
            context.Rule.Report(
                context.PlaceOf(count),
                context.Edit(Count, (long)advised),
                "A message that is received once and not deleted moves to the dead-letter queue without a second attempt",
                Text(advised));
        }
        else if (highest < advised && queue.FeedsFunction())
        {
            context.Rule.Suggest(
                context.PlaceOf(count),
                context.Edit(Count, (long)advised),
                $"Invocations that Lambda throttles count as receives, so {Text(highest)} of them send a good message to the dead-letter queue",
                Text(advised));
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
