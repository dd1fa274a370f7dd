using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.Analyzers.Rules.Handlers;

/// <summary>A <c>catch</c> around the whole batch that only logs: Lambda takes all of it for handled.</summary>
internal sealed class SwallowedBatchFailureRule : Rule
{
    /// <summary>Role of the <c>catch</c> clause.</summary>
    public const string Clause = "catch";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM3003",
        title: "Failure of the batch is swallowed",
        messageFormat: "This catch around the whole batch keeps the failure to itself: Lambda {0}; rethrow",
        category: Categories.Handlers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An exception ends the work on a batch where it is thrown. When it is caught around all of the batch and only "
            + "logged, the records behind it are never handled, and Lambda takes them for done.",
        helpLinkUri: HelpLink("AWSM3003"));

    public SwallowedBatchFailureRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnHandler(Check);

    /// <summary>
    /// Whether a swallowed failure is a mistake of its own: the handler can report records, or has to throw, because its batch counts as a
    /// whole. Where a handler cannot report any record, that is the mistake, and its repair takes care of what is swallowed.
    /// </summary>
    public static bool CanTell(HandlerContext context)
    {
        var handler = context.Handler;
        return handler.ReportsRecords(context.Symbols) || handler.IsWholeByAttribute || handler.Source == BatchSource.Kafka
            || (handler is { ResultType: null, Method: not { IsAsync: true, ReturnsVoid: true } }
                && !handler.IsHelper(context.Rule.State, context.Rule.Cancellation)
                && (context.Rule.Flag<NoPartialBatchResponseRule>(NoPartialBatchResponseRule.BatchSizeIsOne)
                    || new BatchReading(handler, context.Rule.State, context.Rule.Cancellation).RefusesSeveralRecords));
    }

    private static void Check(HandlerContext context)
    {
        var handler = context.Handler;
        foreach (var swallowed in context.Swallowed)
        {
            if (swallowed.IsAroundBatch && swallowed.Catch.Syntax is CatchClauseSyntax clause && CanTell(context)
                && !SourceWords.SayOnPurpose(clause.Block, SwallowedFailures.BestEffort))
            {
                context.Rule.Report(
                    clause.CatchKeyword.GetLocation(),
                    handler.Body.Syntax.Span.Contains(clause.Span) ? new FixDetails().At(Clause, clause) : null,
                    handler.Source == BatchSource.Sqs
                        ? "deletes the messages that were not handled yet"
                        : "goes on behind the batch, past the records that were not handled yet");
            }
        }
    }
}
