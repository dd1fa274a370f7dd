using System.Globalization;
using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.Analyzers.Rules.Mappings;

/// <summary>
/// A mapping whose batch size and batching window Lambda does not accept, by themselves or together. Some of it the CDK refuses as well,
/// when the app is synthesized.
/// </summary>
internal sealed class BatchMisfitRule : Rule
{
    /// <summary>Role of the assignment that a fix takes out.</summary>
    public const string Superfluous = "batch.superfluous";

    private const string Size = "BatchSize";
    private const string Window = "MaximumBatchingWindowInSeconds";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM5010",
        title: "Batch size and window do not fit",
        messageFormat: "Lambda refuses this mapping: {0}; {1}",
        category: Categories.Mappings,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A batch of more than 10 messages of a standard queue takes a batching window of at least one second. A FIFO queue "
            + "has batches of up to 10 messages and no window. Lambda answers with an error when a mapping asks for something else.",
        helpLinkUri: HelpLink("AWSM5010"));

    public BatchMisfitRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnResource(ResourceKind.Mapping, Check);

    private static void Check(ResourceContext context)
    {
        var mapping = context.Resource;
        var (size, window) = (mapping.Own(Size), mapping.Own(Window));
        if (size.IsAbsent && window.IsAbsent)
        {
            return;
        }

        var isFifo = mapping.ReadsFifo;
        var isLimited = isFifo == true && !size.Writings.Any(w => w.MayBeForOthers(mapping));
        var bounds = isLimited ? LambdaFacts.FifoQueueBatchSize.Value : LambdaFacts.StreamBatchSize.Value;
        CheckRange(context, Size, bounds, isLimited
            ? "a batch of a FIFO queue has {0} to {1} messages and not {2}"
            : "a batch has {0} to {1} records and not {2}");
        if (isFifo == true)
        {
            CheckFifoWindow(context, window);
        }
        else
        {
            CheckRange(context, Window, LambdaFacts.BatchingWindowSeconds.Value, "a batching window has {0} to {1} seconds and not {2}");
        }

        if (mapping.Reads == SourceKind.Queue && isFifo != true && LacksWindow(mapping, size, window))
        {
            var (least, most) = (LambdaFacts.LeastWindowOfLargeBatch.Value, LambdaFacts.MaxBatchSizeWithoutWindow.Value);
            var details = isFifo is null
                ? context.Edit(Size, (long)most)?.With(SettingEdit.Title, $"the batch size to {most}")
                : context.Edit(Window, (long)least)?.With(SettingEdit.Title, $"the batching window to {Spans.Say(least)}");
            context.Rule.Report(
                context.PlaceOf(size), details, $"more than {most} messages in a batch take a batching window",
                $"set one of at least {Spans.Say(least)}");
        }
    }

    /// <summary>Reports each value of a setting that is outside of what Lambda takes.</summary>
    private static void CheckRange(ResourceContext context, string property, Bounds bounds, string what)
    {
        foreach (var writing in context.Resource.Own(property).Writings)
        {
            if (writing.Numbers() is { Count: > 0 } numbers && numbers.All(n => !bounds.Contains(n)) && !writing.IsGuarded)
            {
                var nearest = numbers[0] < bounds.Min ? bounds.Min : bounds.Max;
                var details = context.Edit(property, (long)nearest, writing)?.With(
                    SettingEdit.Title, property == Size
                        ? $"the batch size to {Text(nearest)}"
                        : $"the batching window to {Text(nearest)} seconds");
                context.Rule.Report(
                    context.PlaceOf(writing),
                    details,
                    string.Format(CultureInfo.InvariantCulture, what, Text(bounds.Min), Text(bounds.Max), Text(numbers[0])),
                    "use " + Text(nearest));
            }
        }
    }

    private static void CheckFifoWindow(ResourceContext context, Setting window)
    {
        foreach (var writing in window.Writings)
        {
            if (writing.Numbers() is { Count: > 0 } numbers && numbers.All(n => n > 0) && !writing.IsGuarded
                && !writing.MayBeForOthers(context.Resource))
            {
                var details = writing.Syntax is ExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } value
                    && assignment.Right == value
                    && assignment.SyntaxTree == context.Resource.Location.SourceTree
                        ? new FixDetails().At(Superfluous, assignment)
                        : null;
                context.Rule.Report(context.PlaceOf(writing), details, "a FIFO queue has no batching window", "leave it out");
            }
        }
    }

    /// <summary>
    /// Whether a batch of some size takes a window, and there certainly is none. A change that sets one of both does not say what the other
    /// one is.
    /// </summary>
    private static bool LacksWindow(Resource mapping, Setting size, Setting window)
    {
        var windows = window.Numbers(mapping.IsChange ? null : 0);
        return size.Writings.Count > 0 && size.Writings.All(w => w.Numbers() is { Count: > 0 } sizes && sizes.All(IsLarge) && !w.IsGuarded)
            && windows is { Count: > 0 } && windows.All(w => w == 0);
    }

    private static bool IsLarge(long size) =>
        size > LambdaFacts.MaxBatchSizeWithoutWindow && size <= LambdaFacts.StandardQueueBatchSize.Value.Max;

    private static string Text(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
}
