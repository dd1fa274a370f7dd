using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Configuration;

/// <summary>A FIFO queue that limits its throughput by message group and still deduplicates across all of them.</summary>
internal sealed class HalfHighThroughputRule : Rule
{
    private const string Limit = "FifoThroughputLimit";
    private const string Scope = "DeduplicationScope";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM4012",
        title: "High-throughput FIFO half switched on",
        messageFormat: "A throughput limit for each message group takes deduplication for each message group, so SQS refuses {0}; set "
            + "DeduplicationScope to {1}",
        category: Categories.Configuration,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "High throughput of a FIFO queue is two settings: FifoThroughputLimit perMessageGroupId and DeduplicationScope "
            + "messageGroup. The first is not accepted without the second, whose default is the whole queue.",
        helpLinkUri: HelpLink("AWSM4012"));

    public HalfHighThroughputRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnResource(ResourceKind.Queue, Check);

    private static void Check(ResourceContext context)
    {
        var queue = context.Resource;
        var limit = queue.Own(Limit);
        var needed = SqsFacts.ScopeOfHighThroughput.Value;
        if (!IsPerGroup(limit) || ScopeOf(queue) is not { } scope || scope.Texts(SqsFacts.DefaultDeduplicationScope) is not { } scopes
            || scopes.Contains(needed))
        {
            return;
        }

        // Another rule reports what only FIFO queues have on a standard one.
        if (!queue.IsChange && queue.Get("FifoQueue").Is(false))
        {
            return;
        }

        context.Rule.Report(
            context.PlaceOf(limit), context.Edit(Scope, needed), queue.IsChange ? "the change" : "to create the " + queue.KindWord, needed);
    }

    /// <summary>The limit is set, if at all, to what takes the scope: also where only some runs of the code set it.</summary>
    private static bool IsPerGroup(Setting limit) =>
        !limit.IsUnknown && limit.Texts(SqsFacts.HighThroughputLimit) is [var only] && only == SqsFacts.HighThroughputLimit
            && !limit.IsAbsent;

    /// <summary>The scope that the queue has when the limit is set; null for a queue that is not in sight.</summary>
    private static Setting? ScopeOf(Resource queue)
    {
        var own = queue.Own(Scope);
        return !queue.IsChange || !own.IsAbsent ? own
            : queue.To(ResourceLink.Changed).Single is { IsChange: false } changed && changed.Get("FifoQueue").Is(true) ? changed.Get(Scope)
            : null;
    }
}
