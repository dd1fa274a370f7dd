using System.Globalization;
using AwsMessaging.Analyzers.Resources;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Mappings;

/// <summary>A stream's mapping that gives records up and tells nobody.</summary>
internal sealed class NoFailureDestinationRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM5005",
        title: "Stream mapping has no failure destination",
        messageFormat: "Lambda gives up a batch {0} and nobody learns which records those were; name a destination for what fails",
        category: Categories.Mappings,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "When the retries of a stream's mapping are used up, or its records are too old, Lambda goes on behind them. Only an "
            + "on-failure destination is told where they are in the stream.",
        helpLinkUri: HelpLink("AWSM5005"));

    public NoFailureDestinationRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnResource(ResourceKind.Mapping, Check);

    private static void Check(ResourceContext context)
    {
        var mapping = context.Resource;
        if (StreamGaps.Of(mapping) == StreamGap.NoDestination)
        {
            context.Rule.Report(mapping.Location, context.FailureQueue(new FixDetails()), When(mapping));
        }
    }

    private static string When(Resource mapping)
    {
        if (mapping.Get(StreamGaps.Attempts).Numbers() is { } attempts && attempts.Max() is >= 0 and var most)
        {
            return $"after {most.ToString("#,##0", CultureInfo.InvariantCulture)} {(most == 1 ? "retry" : "retries")}";
        }

        return mapping.Get(StreamGaps.Age).Numbers() is { } ages
            ? $"when its records are older than {Spans.Say(ages.Max())}"
            : "when its retries are used up";
    }
}
