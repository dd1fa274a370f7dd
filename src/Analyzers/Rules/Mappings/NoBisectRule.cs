using System.Globalization;
using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Mappings;

/// <summary>A stream's mapping that gives up a whole batch for one record.</summary>
internal sealed class NoBisectRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM5007",
        title: "Stream mapping does not split batches that fail",
        messageFormat: "When its retries are used up, Lambda gives up a batch of up to {0} records for one that fails; have batches split "
            + "that fail",
        category: Categories.Mappings,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A mapping that bisects tries the halves of a batch that fails, down to the record that is to blame, and uses up no "
            + "retries for it. Without, the records behind that one are given up with it, though nothing is wrong with them.",
        helpLinkUri: HelpLink("AWSM5007"));

    public NoBisectRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnResource(ResourceKind.Mapping, Check);

    private static void Check(ResourceContext context)
    {
        var mapping = context.Resource;
        if (StreamGaps.Of(mapping) == StreamGap.NoBisect)
        {
            var sizes = mapping.Get("BatchSize").Numbers(LambdaFacts.DefaultStreamBatchSize)!;
            context.Rule.Report(mapping.Location, context.Edit(StreamGaps.Bisect, true),
                sizes.Max().ToString("#,##0", CultureInfo.InvariantCulture));
        }
    }
}
