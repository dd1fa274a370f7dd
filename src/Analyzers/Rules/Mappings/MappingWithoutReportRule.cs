using System.Globalization;
using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Mappings;

/// <summary>
/// An event source mapping that takes a batch for a whole. Where the handler is in view it is another matter: one that returns its failures
/// makes it AWSM5003, one that cannot is for AWSM3001 to judge, if that sees that Lambda calls it.
/// </summary>
internal sealed class MappingWithoutReportRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM5002",
        title: "Mapping does not report batch item failures",
        messageFormat: "One {0} that fails brings back its whole batch of up to {1} {0}s, also those that were handled; set "
            + "ReportBatchItemFailures, and return {2} from the handler",
        category: Categories.Mappings,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Without ReportBatchItemFailures a batch succeeds or fails as a whole, whatever the function returns. One record "
            + "that cannot be handled makes all of its batch come again: effects happen twice, and good messages go to the dead-letter "
            + "queue with the bad one.",
        helpLinkUri: HelpLink("AWSM5002"));

    public MappingWithoutReportRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnResource(ResourceKind.Mapping, Check);

    private static void Check(ResourceContext context)
    {
        var mapping = context.Resource;
        if (BatchReport.Of(context) is not { IsExpected: false, MayBeGiven: false } report
            || report.Silent.Any(h => IsJudgedElsewhere(h, context))
            || mapping.Reads is not (not SourceKind.Unknown and var source)
            || report.BatchSize is not { Least: > 1 } size
            || !mapping.CanSay(BatchReport.Property))
        {
            return;
        }

        var details = context.Edit(BatchReport.Property, LambdaFacts.ReportBatchItemFailures.Value);
        var arguments = new object[] { source == SourceKind.Queue
            ? "message"
            : "record", size.Most.ToString("#,##0", CultureInfo.InvariantCulture), Failed(mapping) };
        if (source == SourceKind.Kafka)
        {
            context.Rule.Suggest(context.PlaceOf(report.Setting), details, arguments);
        }
        else
        {
            context.Rule.Report(context.PlaceOf(report.Setting), details, arguments);
        }
    }

    /// <summary>
    /// What a handler has to name: of a FIFO queue nothing may come before what failed, and on a stream Lambda goes on at the first record
    /// that is named.
    /// </summary>
    private static string Failed(Resource mapping) =>
        mapping.ReadsFifo == true ? "the failed one and all behind it"
        : mapping.Reads is SourceKind.Stream or SourceKind.Table ? "the first one that failed"
        : "the failed ones";

    /// <summary>What another project's build sees of its handler is not known here.</summary>
    private static bool IsJudgedElsewhere(HandlerLink handler, ResourceContext context) =>
        !handler.IsInCompilation
        || (handler.Method is { } method && BatchHandler.SourceOf(method, context.Rule.State, context.Rule.Cancellation) is not null);
}
