using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Mappings;

/// <summary>A queue that shows its messages again while the function may still be at work on them.</summary>
internal sealed class ShortVisibilityRule : Rule
{
    private const string Visibility = "VisibilityTimeout";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM5001",
        title: "Visibility timeout is too short for the function",
        messageFormat: "{0} hides a message for {1} and {2} may take {3}: {4}; hide it for {5}",
        category: Categories.Mappings,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "While Lambda waits for its batch, retries throttled invocations and runs the function, the queue must hide the "
            + "messages: else they are handled a second time, by another invocation. Lambda refuses a mapping when the visibility timeout is below the function's timeout, and advises six times that, plus the "
            + "batching window.",
        helpLinkUri: HelpLink("AWSM5001"));

    public ShortVisibilityRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnResource(ResourceKind.Queue, Check);

    private static void Check(ResourceContext context)
    {
        var queue = context.Resource;
        var setting = queue.Get(Visibility);
        if (queue.IsChange || setting.Numbers(SqsFacts.DefaultVisibilityTimeoutSeconds) is not { } hidden)
        {
            return;
        }

        Need? largest = null;
        foreach (var mapping in queue.From(ResourceKind.Mapping, ResourceLink.Source).Certain)
        {
            if (NeedOf(mapping) is { } need && hidden.Max() < need.Least && (largest is null || need.Most > largest.Most))
            {
                largest = need;
            }
        }

        if (largest is not { } found)
        {
            return;
        }

        var details = found.Most <= SqsFacts.VisibilityTimeoutSeconds.Value.Max ? context.Edit(Visibility, found.Most) : null;
        if (hidden.Max() < found.Timeout)
        {
            context.Rule.Fail(
                context.PlaceOf(setting), details, queue.Title.Capitalized(), Spans.Say(hidden.Max()), found.Function,
                Spans.Say(found.Timeout),
                "Lambda refuses the event source mapping", Spans.Say(found.Most));
        }
        else
        {
            context.Rule.Report(
                context.PlaceOf(setting), details, queue.Title.Capitalized(), Spans.Say(hidden.Max()), found.Function,
                Spans.Say(found.Timeout),
                "messages that wait for a retry are handled twice", Spans.Say(found.Most));
        }
    }

    /// <summary>What a mapping asks of its queue: six times the function's timeout, and the time in which a batch is gathered.</summary>
    private static Need? NeedOf(Resource mapping)
    {
        if (mapping.To(ResourceLink.Function).Single is not { } function
            || function.Get("Timeout").Numbers(LambdaFacts.DefaultFunctionTimeout) is not { } timeouts
            || mapping.Get("MaximumBatchingWindowInSeconds").Numbers(0) is not { } windows)
        {
            return null;
        }

        var factor = LambdaFacts.AdvisedVisibilityFactor.Value;
        return new Need(function.Title, timeouts.Min(), (factor * timeouts.Min()) + windows.Min(), (factor * timeouts.Max())
            + windows.Max());
    }

    /// <param name="Function">Words for the function.</param>
    /// <param name="Timeout">Seconds that it may run at the least.</param>
    /// <param name="Least">Seconds that the queue should hide a message at the least.</param>
    /// <param name="Most">Seconds that do for every possibility.</param>
    private sealed record Need(string Function, long Timeout, long Least, long Most);
}
