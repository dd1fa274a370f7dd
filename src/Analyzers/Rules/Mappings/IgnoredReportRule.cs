using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Mappings;

/// <summary>
/// A handler that returns which records failed, behind a mapping that does not read it: to Lambda the whole batch was handled.
/// </summary>
internal sealed class IgnoredReportRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM5003",
        title: "Handler reports failures that the mapping ignores",
        messageFormat: "'{0}' returns which {1} failed, and this mapping does not read it: {2}; set ReportBatchItemFailures",
        category: Categories.Mappings,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A handler that catches the failures of single records and returns them ends without an exception. Without "
            + "ReportBatchItemFailures that means that the whole batch was handled: Lambda deletes the failed messages with the others, "
            + "or goes on behind the failed records.",
        helpLinkUri: HelpLink("AWSM5003"));

    public IgnoredReportRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnResource(ResourceKind.Mapping, Check);

    private static void Check(ResourceContext context)
    {
        var mapping = context.Resource;
        if (BatchReport.Of(context) is not { IsExpected: false, Giver: { } handler } report || !mapping.CanSay(BatchReport.Property)
            || handler.NamesNothing(context.Rule.Cancellation))
        {
            return;
        }

        var (records, consequence) = mapping.Reads switch
        {
            SourceKind.Queue => ("messages", "Lambda deletes them with the rest of the batch"),
            SourceKind.Unknown => ("records", "they count as handled"),
            _ => ("records", "Lambda goes on behind them"),
        };
        context.Rule.Report(
            context.PlaceOf(report.Setting), context.Edit(BatchReport.Property, LambdaFacts.ReportBatchItemFailures.Value), handler.Name,
            records, consequence);
    }
}
