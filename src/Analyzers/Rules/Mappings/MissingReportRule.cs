using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Analyzers.Rules.Handlers;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Mappings;

/// <summary>
/// A mapping that looks for the failed records in a response that cannot have any. A handler that AWSM3001 knows is left to it: it speaks
/// where the repair is, or has a reason not to.
/// </summary>
internal sealed class MissingReportRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM5004",
        title: "Mapping expects a report that the handler never gives",
        messageFormat: "This mapping reads from the response which {0} failed, and '{1}' returns {2}; return {3} from it",
        category: Categories.Mappings,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "ReportBatchItemFailures has an effect only when the handler returns the records that failed. With one that returns "
            + "nothing a batch still succeeds or fails as a whole, and one that returns something else, a text say, makes every batch "
            + "fail.",
        helpLinkUri: HelpLink("AWSM5004"));

    public MissingReportRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnResource(ResourceKind.Mapping, Check);

    private static void Check(ResourceContext context)
    {
        if (BatchReport.Of(context) is not { IsExpected: true, BatchSize.Least: > 1 } report
            || report.Silent.FirstOrDefault(h => !IsJudgedElsewhere(h, context)) is not { Method: { } method } handler)
        {
            return;
        }

        var (records, response) = context.Resource.Reads switch
        {
            SourceKind.Queue => ("messages", "SQSBatchResponse"),
            SourceKind.Stream or SourceKind.Table => ("records", "StreamsEventResponse"),
            _ => ("records", "batchItemFailures"),
        };
        context.Rule.Report(
            context.PlaceOf(report.Setting),
            null,
            records,
            handler.Name,
            BatchHandler.ResultTypeOf(method) is { } result
                ? $"{result.ToDisplayString()}, which is no report, so the whole batch counts as failed"
                : "nothing, so one exception brings the whole batch back",
            response);
    }

    private static bool IsJudgedElsewhere(HandlerLink handler, ResourceContext context) =>
        handler is { IsInCompilation: true, Method: { DeclaringSyntaxReferences: [var declaration, ..] } method }
        && BatchHandler.SourceOf(method, context.Rule.State, context.Rule.Cancellation) is not (null or BatchSource.Kafka)
        && context.Rule.IsEnabled<NoPartialBatchResponseRule>(declaration.SyntaxTree);
}
