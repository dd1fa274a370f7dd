using System.Globalization;
using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Mappings;

/// <summary>Concurrency that a mapping cannot have, and a function that may not run as often at a time as its mappings invoke it.</summary>
internal sealed class FightingConcurrencyRule : Rule
{
    private const string Maximum = "ScalingConfig.MaximumConcurrency";
    private const string Pollers = "ProvisionedPollerConfig";
    private const string Reserved = "ReservedConcurrentExecutions";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM5011",
        title: "Concurrency settings that fight",
        messageFormat: "{0}, so {1}; {2}",
        category: Categories.Mappings,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Lambda takes messages from a queue before it knows whether the function may run. A function with less reserved "
            + "concurrency than its mappings use is throttled: the messages go back, each time with one receive more, and land in the "
            + "dead-letter queue although nothing is wrong with them. MaximumConcurrency of the mapping keeps them in the queue.",
        helpLinkUri: HelpLink("AWSM5011"));

    public FightingConcurrencyRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests)
    {
        interests.OnResource(ResourceKind.Mapping, CheckMapping);
        interests.OnResource(ResourceKind.Function, CheckFunction);
    }

    private static void CheckMapping(ResourceContext context)
    {
        var mapping = context.Resource;
        var maximum = mapping.Own(Maximum);
        if (maximum.IsAbsent || mapping.Reads is not (SourceKind.Queue or SourceKind.Unknown))
        {
            return;
        }

        var bounds = LambdaFacts.MaximumConcurrency.Value;
        foreach (var writing in maximum.Writings)
        {
            if (writing.Numbers() is { Count: > 0 } numbers && numbers.All(n => !bounds.Contains(n)) && !writing.IsGuarded)
            {
                context.Rule.Fail(
                    context.PlaceOf(writing),
                    null,
                    $"MaximumConcurrency is {Text(bounds.Min)} to {Text(bounds.Max)} and not {Text(numbers[0])}",
                    "Lambda refuses this mapping",
                    "use " + Text(numbers[0] < bounds.Min ? bounds.Min : bounds.Max));
            }
        }

        if (maximum.IsSet && mapping.Own(Pollers) is { IsSet: true } pollers)
        {
            context.Rule.Fail(context.PlaceOf(pollers), null, "A mapping has a maximum concurrency or provisioned pollers",
                "Lambda refuses one with both", "leave one of them out");
        }
    }

    private static void CheckFunction(ResourceContext context)
    {
        var function = context.Resource;
        var setting = function.Get(Reserved);

        // Zero is how a function is switched off.
        if (setting.Numbers() is not { Count: > 0 } reserved || reserved.Min() <= 0)
        {
            return;
        }

        var users = function.From(ResourceKind.Mapping, ResourceLink.Function).Certain.Select(m => (Mapping: m, Use: UseOf(m)))
            .Where(u => u.Use > 0).ToList();
        if (users.Count > 1 && !function.IsSharedBy([.. users.Select(u => u.Mapping)]))
        {
            users = [users.OrderByDescending(u => u.Use).First()];
        }

        var use = users.Sum(u => u.Use);
        if (use > reserved.Max())
        {
            var title = function.Title;
            var least = LambdaFacts.MaximumConcurrency.Value.Min;
            context.Rule.Report(
                context.PlaceOf(setting),
                null,
                $"{title.Capitalized()} may run {Times(reserved.Max())} at a time and {(users.Count > 1 ? "its mappings use" : "its mapping uses")} {Text(use)}",
                "messages are put back unhandled"
                    + (users.All(u => LacksRedrive(u.Mapping)) ? ", again and again" : " and run out of receives"),
                $"reserve {Text(use)}, or "
                + (reserved.Max() < least
                    ? $"reserve {Text(least)} with a MaximumConcurrency of {Text(least)}"
                    : "set a MaximumConcurrency that fits"));
        }
    }

    /// <summary>
    /// How often at a time a mapping of a queue certainly invokes its function when there is enough to do; 0 when that is not known.
    /// </summary>
    private static long UseOf(Resource mapping)
    {
        if (mapping.IsChange || mapping.Reads != SourceKind.Queue || !mapping.Get("Enabled").Is(true, absent: true))
        {
            return 0;
        }

        var maximum = mapping.Get(Maximum);
        return maximum.IsAbsent ? mapping.ReadsFifo == false && mapping.Get(Pollers).IsAbsent ? LambdaFacts.InitialConcurrency.Value : 0
            : maximum.Numbers()?.Min() ?? 0;
    }

    /// <summary>Whether nobody counts the receives of the queue: its messages stay there.</summary>
    private static bool LacksRedrive(Resource mapping) =>
        mapping.To(ResourceLink.Source).Single is { Kind: ResourceKind.Queue } queue && queue.Get("RedrivePolicy").IsAbsent;

    private static string Times(long number) => number == 1 ? "once" : Text(number) + " times";

    private static string Text(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
}
