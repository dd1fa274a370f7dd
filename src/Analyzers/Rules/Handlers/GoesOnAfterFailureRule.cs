using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Handlers;

/// <summary>A handler of an ordered source that notes a failed record and goes on with those behind it.</summary>
internal sealed class GoesOnAfterFailureRule : Rule
{
    /// <summary>Role of the <c>catch</c> clause.</summary>
    public const string Clause = "catch";

    /// <summary>Role of the statement that adds the record to the failures, where all behind it have to be added too.</summary>
    public const string Statement = "statement";

    /// <summary>Property: the statement, in text, that adds the record and all behind it.</summary>
    public const string Rest = "rest";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM3007",
        title: "Handler goes on after a failure where order matters",
        messageFormat: "The loop goes on behind a {0} that failed: {1}; {2}",
        category: Categories.Handlers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "From an ordered source, what comes behind a record depends on it. Of a stream Lambda takes the first failed record "
            + "for the place to begin again, and delivers all behind it once more.",
        helpLinkUri: HelpLink("AWSM3007"));

    public GoesOnAfterFailureRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnHandler(Check);

    private static void Check(HandlerContext context)
    {
        var handler = context.Handler;
        if (!handler.ReportsRecords(context.Symbols))
        {
            return;
        }

        var code = context.Code;
        if (!OrderedBatch.IsOrdered(handler, code, context.Symbols))
        {
            return;
        }

        foreach (var body in code)
        {
            foreach (var loop in RecordLoop.In(context.OperationsIn(body), context.Symbols))
            {
                if (FailureNote.In(loop, body, context) is { } note && !OrderedBatch.MindsGroups(code))
                {
                    Report(context, loop, note);
                }
            }
        }
    }

    private static void Report(HandlerContext context, RecordLoop loop, FailureNote note)
    {
        if (note.Clause.Syntax is not CatchClauseSyntax syntax)
        {
            return;
        }

        // In a switch or a loop inside the loop, a break would leave only that; a method cannot leave the loop that calls it, nor does an
        // editor repair a method where it analyses another.
        var canLeave = note.IsInLoop && note.Clause.Ancestors().First(a => a is ILoopOperation or ISwitchOperation) == loop.Operation
            && context.Handler.Body.Syntax.Span.Contains(syntax.Span);
        var details = canLeave ? new FixDetails().At(Clause, syntax) : null;
        if (context.Handler.Source == BatchSource.Sqs)
        {
            context.Rule.Report(
                syntax.CatchKeyword.GetLocation(),
                details is not null && AddRest(details, loop, note.Add, context.Symbols) ? details : null,
                "message",
                "messages of the same group are handled before it, and it comes last when it is delivered again",
                "stop there, and return it with all messages behind it");
        }
        else
        {
            context.Rule.Suggest(
                syntax.CatchKeyword.GetLocation(),
                details,
                "record",
                "Lambda begins again at the first record that failed, so all that are handled after it are handled twice, and before it",
                "stop there, and return it alone");
        }
    }

    /// <summary>
    /// <c>failures.AddRange(evnt.Records.SkipWhile(m => m != message).Select(m => new … { ItemIdentifier = m.MessageId }));</c> where the
    /// loop goes through the records as they came. To stop without it would be worse than to go on: what is not returned is deleted.
    /// </summary>
    private static bool AddRest(FixDetails details, RecordLoop loop, IInvocationOperation add, MessagingSymbols symbols)
    {
        if (loop.Records is IPropertyReferenceOperation { Property.Name: "Records", Instance: IParameterReferenceOperation } records
            && add.Syntax.Parent is ExpressionStatementSyntax statement
            && add.SemanticModel is { } model
            && BatchTypes.FailureIn(add.Instance!.Type, symbols) is { } failure)
        {
            var other = loop.Record?.Name == "m" ? "x" : "m";
            var rest = loop.Index is { } index ? $"Skip({index.Name})" : $"SkipWhile({other} => {other} != {loop.Record!.Name})";
            details.At(Statement, statement).With(
                Rest,
                $"{add.Instance.Syntax}.AddRange({records.Syntax}.{rest}"
                + $".Select({other} => new {failure.ToMinimalDisplayString(model, statement.SpanStart)} {{ ItemIdentifier = {other}.MessageId }}));");
            return true;
        }

        return false;
    }
}
