using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Handlers;

/// <summary>A record whose failure is caught and only logged: Lambda takes it for handled.</summary>
internal sealed class SwallowedRecordFailureRule : Rule
{
    /// <summary>Role of the <c>catch</c> clause.</summary>
    public const string Clause = "catch";

    /// <summary>Property: the statement that reports the record, in text; absent where there is nothing to report it in.</summary>
    public const string Report = "report";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM3002",
        title: "Failure of a record is swallowed",
        messageFormat: "This catch keeps the failure to itself, so Lambda {0}; {1}",
        category: Categories.Handlers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Lambda knows of a failed record only by what the handler throws or returns. What is caught and only logged counts as handled: it is neither retried nor kept.",
        helpLinkUri: HelpLink("AWSM3002"));

    public SwallowedRecordFailureRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnHandler(Check);

    private static void Check(HandlerContext context)
    {
        var handler = context.Handler;
        foreach (var swallowed in context.Swallowed)
        {
            if (!swallowed.IsAroundBatch && swallowed.Catch.Syntax is CatchClauseSyntax clause && SwallowedBatchFailureRule.CanTell(context))
            {
                var report = ReportOf(swallowed, context);
                var details = new FixDetails().At(Clause, clause);
                if (report is not null)
                {
                    details.With(Report, report);
                }

                context.Rule.Report(
                    clause.CatchKeyword.GetLocation(),
                    handler.Body.Syntax.Span.Contains(clause.Span) ? details : null,
                    handler.Source == BatchSource.Sqs ? "deletes the message as if it were done" : "goes on behind the record as if it were done",
                    report is null ? "rethrow" : "add the record to the failures that the handler returns");
            }
        }
    }

    /// <summary><c>failures.Add(new … { ItemIdentifier = record.MessageId });</c> where a list of failures and the record are at hand.</summary>
    private static string? ReportOf(SwallowedFailure swallowed, HandlerContext context)
    {
        if (swallowed.Record is not { } record
            || BatchTypes.IdentifierOf(RecordFailures.TypeOf(record), context.Symbols) is not { } identifier
            || swallowed.Catch.SemanticModel is not { } model)
        {
            return null;
        }

        var place = ((CatchClauseSyntax)swallowed.Catch.Syntax).Block;
        foreach (var variable in BodyIndex.Of(swallowed.Catch).Variables)
        {
            if (BatchTypes.FailureIn(RecordFailures.TypeOf(variable), context.Symbols) is { } failure
                && Scopes.IsInScope(variable, place, model, context.Rule.Cancellation) && Scopes.IsInScope(record, place, model, context.Rule.Cancellation)
                && variable.DeclaringSyntaxReferences is [var declaration] && declaration.Span.Start < place.SpanStart)
            {
                return $"{variable.Name}.Add(new {failure.ToMinimalDisplayString(model, place.SpanStart)} {{ ItemIdentifier = {record.Name}.{identifier} }});";
            }
        }

        return null;
    }
}
