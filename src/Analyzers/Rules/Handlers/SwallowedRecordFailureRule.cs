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

    private const string List = "BatchItemFailures";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM3002",
        title: "Failure of a record is swallowed",
        messageFormat: "This catch keeps the failure to itself, so Lambda {0}; {1}",
        category: Categories.Handlers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Lambda knows of a failed record only by what the handler throws or returns. What is caught and only logged counts "
            + "as handled: it is neither retried nor kept.",
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
            if (!swallowed.IsAroundBatch && swallowed.Catch.Syntax is CatchClauseSyntax clause
                && SwallowedBatchFailureRule.CanTell(context)
                && !SourceWords.SayOnPurpose(clause.Block, SwallowedFailures.BestEffort))
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
                    handler.Source == BatchSource.Sqs
                        ? "deletes the message as if it were done"
                        : "goes on behind the record as if it were done",
                    report is null ? "rethrow" : "add the record to the failures that the handler returns");
            }
        }
    }

    /// <summary>
    /// <c>failures.Add(new … { ItemIdentifier = record.MessageId });</c> where a list of failures, or the response that is returned, and
    /// the record are at hand.
    /// </summary>
    private static string? ReportOf(SwallowedFailure swallowed, HandlerContext context)
    {
        if (RecordOf(swallowed, context.Symbols) is not var (record, type)
            || BatchTypes.IdentifierOf(type, context.Symbols) is not { } identifier
            || swallowed.Catch.SemanticModel is not { } model)
        {
            return null;
        }

        var place = ((CatchClauseSyntax)swallowed.Catch.Syntax).Block;
        var variables = BodyIndex.Of(swallowed.Catch).Variables.Where(v => v.DeclaringSyntaxReferences is [var declaration]
            && declaration.Span.Start < place.SpanStart).ToList();
        foreach (var variable in variables)
        {
            if (BatchTypes.FailureIn(RecordFailures.TypeOf(variable), context.Symbols) is { } failure && IsInScope(variable))
            {
                return Added(variable.Name, RecordFailures.TypeOf(variable), failure);
            }
        }

        return variables.OfType<ILocalSymbol>()
            .FirstOrDefault(v => IsReturnedWithList(v, swallowed.Catch, context.Symbols) && IsInScope(v)) is { } response
            && response.Type.GetTypeMembers("BatchItemFailure").FirstOrDefault() is { } item
                ? Added($"{response.Name}.{List}", null, item)
                : null;

        bool IsInScope(ISymbol variable) => Scopes.IsInScope(variable, place, model, context.Rule.Cancellation)
            && (swallowed.Record is null || Scopes.IsInScope(swallowed.Record, place, model, context.Rule.Cancellation));

        string Added(string list, ITypeSymbol? type, ITypeSymbol failure)
        {
            var name = failure.ToMinimalDisplayString(model, place.SpanStart);
            var add = $"{list}.Add(new {name} {{ ItemIdentifier = {record}.{identifier} }});";

            // Records that are worked on side by side may fail at the same moment.
            return type?.Name is null or "List" && new ParallelWork(context.Flow).Around(swallowed.Catch) is not null
                ? $"lock ({list})\n{{\n    {add}\n}}"
                : add;
        }
    }

    /// <summary>
    /// The record that failed, as the code there can name it: a variable, or <c>records[i]</c> in a loop that counts; and its type.
    /// </summary>
    private static (string Name, ITypeSymbol? Type)? RecordOf(SwallowedFailure swallowed, MessagingSymbols symbols)
    {
        if (swallowed.Record is { } record)
        {
            return (record.Name, RecordFailures.TypeOf(record));
        }

        return swallowed.Catch.AncestorsInFunction().Select(a => RecordLoop.Of(a, symbols)).FirstOrDefault(l => l is not null)
            is { Index: { } index, Records: { Type: INamedTypeSymbol { TypeArguments: [var type] } } records }
            && records is IPropertyReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation
                ? ($"{records.Syntax}[{index.Name}]", type)
                : null;
    }

    /// <summary>
    /// A response that is returned, and has a list from the start, as SQS's always does, or is given one before the code comes here.
    /// </summary>
    private static bool IsReturnedWithList(ILocalSymbol local, IOperation near, MessagingSymbols symbols)
    {
        if (!BatchTypes.IsResponse(local.Type, symbols) || BodyIndex.Of(near).DeclaratorOf(local) is not { } declarator
            || declarator.GetVariableInitializer()?.Value.Unwrapped() is not IObjectCreationOperation made)
        {
            return false;
        }

        var mentions = BodyIndex.Of(near).MentionsOf(local);
        var lists = mentions.Select(m => m.Parent).OfType<IPropertyReferenceOperation>().Where(p => p.IsWritten()).ToList();
        return (lists.Count > 0
                || (ValueFlow.InitialValue(made, List) is { } list ? !IsNull(list) : local.Type.Name == "SQSBatchResponse"))
            && lists.TrueForAll(IsGivenBefore)
            && mentions.Any(m => m.Around().Parent is IReturnOperation)
            && !mentions.Any(m => m.IsWritten());

        // In the block that declares the response, so always
        bool IsGivenBefore(IPropertyReferenceOperation list) =>
            list is { Property.Name: List, Parent: ISimpleAssignmentOperation { Parent: IExpressionStatementOperation statement } given }
            && given.Target == list && !IsNull(given.Value)
            && statement.Parent == declarator.Ancestors().OfType<IVariableDeclarationGroupOperation>().FirstOrDefault()?.Parent
            && statement.Syntax.Span.End <= near.Syntax.SpanStart;

        static bool IsNull(IOperation value) => value.Unwrapped().ConstantValue is { HasValue: true, Value: null };
    }
}
