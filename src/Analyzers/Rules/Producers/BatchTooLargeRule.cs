using System.Globalization;
using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>A batch with more entries than the service takes: it refuses all of them.</summary>
internal sealed class BatchTooLargeRule : Rule
{
    /// <summary>Role of the number that the code names.</summary>
    public const string Limit = "limit";

    /// <summary>Property with the number that the service takes.</summary>
    public const string Max = "max";

    /// <summary>Role of what the entries are made of, one by one.</summary>
    public const string Source = "source";

    /// <summary>Role of the statement in which that stands.</summary>
    public const string First = "first";

    /// <summary>Role of the statement with the call.</summary>
    public const string Last = "last";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1005",
        title: "More entries than the batch may hold",
        messageFormat: "This batch {0} {1} entries and {2} takes {3}, so it refuses {4}; send chunks of {3}",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A batch with too many entries fails as a whole, with TooManyEntriesInBatchRequest or a validation error.",
        helpLinkUri: HelpLink("AWSM1005"));

    public BatchTooLargeRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) =>
        interests.OnCalls(BatchResponse.Operations.Where(o => BatchResponse.Of(o).Entries is not null), Check);

    private static void Check(CallContext context)
    {
        var max = BatchResponse.Of(context.Operation).MaxEntries!.Value;
        if (BatchEntries.SizeOf(context) is not { } size || size.Count <= max
            || (BatchEntries.CollectionOf(context) is { } entries && IsSizeAsked(entries, context.Call))
            || ClientCode.MaySet(context, BatchResponse.Of(context.Operation).Entries!)) // It may cut the batch into such as fit
        {
            return;
        }

        context.Rule.Report(
            context.Call.NameSyntax().GetLocation(),
            Details(context, size, max),
            size.IsExact ? "has" : "can have up to",
            Text(size.Count),
            context.Operation.Name,
            Text(max),
            size.IsExact ? "them all" : "all of it when there are more");
    }

    /// <summary>
    /// Whether the code before a call asks for the size of what may be too many, through variables, and not only whether there are any: it
    /// may send them only when they fit.
    /// </summary>
    private static bool IsSizeAsked(IOperation entries, IOperation call)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var values = new Queue<IOperation>([entries]);
        while (values.Count > 0)
        {
            foreach (var (variable, near) in values.Dequeue().DescendantsAndSelf().Select(VariableOf))
            {
                if (variable is null || !seen.Add(variable))
                {
                    continue;
                }

                foreach (var mention in BodyIndex.Of(near).MentionsOf(variable))
                {
                    if (mention.Syntax.SpanStart < call.Syntax.SpanStart && IsSizeRead(mention, variable))
                    {
                        return true;
                    }

                    if (mention is IVariableDeclaratorOperation { Initializer.Value: var initial })
                    {
                        values.Enqueue(initial);
                    }
                    else if (mention is ILocalReferenceOperation
                        && CollectionSize.LoopThatFills(mention) is IForEachLoopOperation { Collection: var gone })
                    {
                        values.Enqueue(gone);
                    }
                }
            }
        }

        return false;

        static (ISymbol? Variable, IOperation Near) VariableOf(IOperation operation) => operation switch
        {
            ILocalReferenceOperation { Local: { Type.SpecialType: SpecialType.None } local } => (local, operation),
            IParameterReferenceOperation { Parameter: { Type.SpecialType: SpecialType.None } parameter } => (parameter, operation),
            _ => (null, operation),
        };
    }

    private static bool IsSizeRead(IOperation mention, ISymbol variable)
    {
        var (parent, child) = mention.Around();
        var size = parent switch
        {
            IPropertyReferenceOperation { Property.Name: "Count" or "Length" } property when property.Instance == child => parent,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Count" or "LongCount" or "TryGetNonEnumeratedCount" }
                call } => call,
            IConditionalAccessOperation { WhenNotNull: IPropertyReferenceOperation { Property.Name: "Count" or "Length" } } asked
                when asked.Operation == child => asked,
            _ => null,
        };
        if (size is null)
        {
            // orders.Take(25).ToList().Count
            if (parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType.Name: "Enumerable" } made })
            {
                return IsSizeRead(made, variable);
            }

            return parent is IIsPatternOperation { Pattern: var shape } && shape.Syntax.DescendantNodes().Any(n => n is SubpatternSyntax)
                && !IsOfAny(shape);
        }

        return size.Around() switch
        {
            // How many are left to cut from it: Math.Min(20, orders.Count - i)
            (IArgumentOperation given, _) when IsOfMin(given) => false,
            (IBinaryOperation { OperatorKind: BinaryOperatorKind.Subtract } rest, var all) when rest.LeftOperand == all
                && rest.Around().Parent is IArgumentOperation given && IsOfMin(given) => false,

            // for (var i = 0; i < orders.Count; i += 20)
            (IBinaryOperation comparison, var one) when
                (comparison.LeftOperand == one ? comparison.RightOperand : comparison.LeftOperand).Unwrapped() is var other
                && (other.ConstantValue is { HasValue: true, Value: 0 }
                    || (comparison.Parent is IForLoopOperation loop && loop.Condition == comparison
                        && other is ILocalReferenceOperation { Local: var counter }
                        && loop.Locals.Contains(counter, SymbolEqualityComparer.Default))) => false,
            (IIsPatternOperation { Pattern: var pattern }, _) => !IsOfAny(pattern),

            // The room that a new list begins with
            (IArgumentOperation { Parent: IObjectCreationOperation { Type: { } room } }, _) when room.IsIn("System.Collections.Generic") =>
                false,
            (IBinaryOperation { OperatorKind: not BinaryOperatorKind.Add }, _) => true,
            _ => !IsOnlyTold(size.AncestorsInFunction().OfType<IInvocationOperation>().Where(c => c.TargetMethod.Name != nameof(ToString))),
        };

        // To a log, or to the element that comes next
        bool IsOnlyTold(IEnumerable<IInvocationOperation> calls) =>
            (calls.FirstOrDefault() is { } first && CallKinds.IsOnlyLog(first))
            || calls.Any(c => c.TargetMethod.Name == "Add" && IsOfVariable(c.Instance));

        static bool IsOfMin(IArgumentOperation argument) =>
            argument.Parent is IInvocationOperation { TargetMethod: { Name: "Min", ContainingType.Name: "Math" } };

        // is > 0, is { Count: > 0 }
        static bool IsOfAny(IPatternOperation pattern) =>
            pattern.DescendantsAndSelf().Where(o => o is ILiteralOperation or IFieldReferenceOperation).ToList() is { Count: > 0 } numbers
            && numbers.TrueForAll(n => n.ConstantValue is { HasValue: true, Value: 0 });

        bool IsOfVariable(IOperation? list) =>
            list?.Unwrapped() is ILocalReferenceOperation { Local: var local } && SymbolEqualityComparer.Default.Equals(local, variable);
    }

    /// <summary>
    /// Smaller chunks are the same entries in more calls, and so are chunks of what the entries are made of. Of a list that is written
    /// out the code must decide.
    /// </summary>
    private static FixDetails? Details(CallContext context, CollectionSize size, long max)
    {
        var details = new FixDetails().With(Max, max.ToString(CultureInfo.InvariantCulture));
        if (size.Limit is { Syntax: var limit } && limit.FirstAncestorOrSelf<InvocationExpressionSyntax>() is
            { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Chunk" } })
        {
            return limit is LiteralExpressionSyntax && limit.SyntaxTree == context.Call.Syntax.SyntaxTree ? details.At(Limit, limit) : null;
        }

        return ChunkedEntries.Of(context) is { } entries
            && context.Call.SemanticModel?.GetOperation(entries.Source, context.Rule.Cancellation) is { } source && MayWait(source, context)
            ? details.At(Source, entries.Source).At(First, entries.First).At(Last, entries.Last)
            : null;
    }

    /// <summary>
    /// Whether the rest of a source may be gone through after a chunk was sent: it is all there, and no query that the database would
    /// answer meanwhile, if it knew chunks at all. Asked last, since other members are looked into.
    /// </summary>
    private static bool MayWait(IOperation source, CallContext context) =>
        !source.DescendantsAndSelf().Any(o => o.Type.IsQuery())
        && ItemWork.AreAllThere(source, context.Rule.State, context.Rule.Cancellation);

    private static string Text(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
}
