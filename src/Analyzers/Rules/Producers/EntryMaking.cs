using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>How code makes the entries of a batch: one for each element of a collection, or several by hand that go out together.</summary>
internal static class EntryMaking
{
    /// <summary>
    /// The lambda of the <c>Select</c> that makes the entries; null for an entry that is made once, also of the one element that there is.
    /// </summary>
    public static IAnonymousFunctionOperation? SelectorAround(IOperation creation, ValueFlow flow) =>
        creation.EnclosingFunction() is IAnonymousFunctionOperation
        {
            Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Select",
                ContainingType.Name: "Enumerable" } } select } },
        } lambda && Sequence.IsUnconditionalIn(creation, lambda.Body) && !AtMostOne.MayBeIn(select.Arguments[0].Value, flow)
            ? lambda
            : null;

    /// <summary>
    /// Whether a method makes an entry, under no condition, of each element of a collection: <c>orders.Select(ToEntry)</c>.
    /// </summary>
    public static bool IsBySelected(IOperation creation, CallContext context)
    {
        if (Execution.FunctionAround(creation) is not { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method
            || BatchEntries.CollectionOf(context) is not { } collection
            || context.Flow.SourcesOf(collection).Expressions is not [var made])
        {
            return false;
        }

        var copied = made is IInvocationOperation { TargetMethod: { Name: "ToList" or "ToArray", ContainingType.Name: "Enumerable" } } copy
            ? copy.Arguments[0].Value
            : made.OnlySpread();
        if (copied is not null)
        {
            made = context.Flow.SourcesOf(copied).Expressions is [var only] ? only : made;
        }

        return made is IInvocationOperation { TargetMethod: { Name: "Select", ContainingType.Name: "Enumerable" },
            Arguments: [var source, { Value: var selector }] }
            && selector.Unwrapped() is IDelegateCreationOperation { Target: IMethodReferenceOperation { Method.OriginalDefinition: var selected } }
            && SymbolEqualityComparer.Default.Equals(selected, method)
            && context.Flow.ReturnedBy(selected) is [var returned] && returned.Unwrapped().Syntax == creation.Syntax
            && !AtMostOne.MayBeIn(source.Value, context.Flow);
    }

    /// <summary>
    /// Whether an entry is made in each round of a loop that collects entries for a later call, or by the method that a <c>Select</c> calls
    /// for each element.
    /// </summary>
    public static bool IsRepeated(IOperation entry, IOperation creation, CallContext context)
    {
        if (entry.Syntax != creation.Syntax && SelectorAround(entry, context.Flow) is not null)
        {
            // What keeps it in a variable first may give it an id there.
            return entry.Unwrapped() is IInvocationOperation;
        }

        var loop = entry.AncestorsInFunction().OfType<ILoopOperation>().FirstOrDefault();
        var isOverMany = loop switch
        {
            IForEachLoopOperation each => !AtMostOne.MayBeIn(each.Collection, context.Flow),
            IForLoopOperation { Condition: IBinaryOperation { RightOperand: var end } } =>
                end.ConstantValue is not { HasValue: true, Value: <= 1 },
            IWhileLoopOperation { Condition: IBinaryOperation { RightOperand: var end } } counting =>
                end.ConstantValue is not { HasValue: true, Value: <= 1 } && RecordLoop.CounterOf(counting) is not null,
            _ => false,
        };
        return isOverMany && entry.Syntax.SyntaxTree == context.Call.Syntax.SyntaxTree
            && !loop!.Syntax.Span.Contains(context.Call.Syntax.Span)
            && Sequence.IsUnconditionalIn(entry, loop.Body) && !Sequence.MayLeave(loop.Body)
            && !loop.Body.Descendants().Any(o => MayChangeList(o) || MayFlush(o, ListOf(entry)))
            && !loop.Body.Syntax.DescendantTokens()
                .Any(t => t.ValueText is "Clear" or "RemoveAll" or "RemoveRange" or "RemoveAt"
                    || t.ValueText == context.Call.TargetMethod.Name);
    }

    /// <summary>Whether code makes a new list, or hands one on: it may be sent and emptied there.</summary>
    private static bool MayChangeList(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation { Parent: not IObjectOrCollectionInitializerOperation, Value: var made } => IsList(made),
        IArgumentOperation { Value: var given } => IsList(given.Unwrapped()),
        _ => false,
    };

    private static bool IsList(IOperation value) =>
        value.Type is { TypeKind: not TypeKind.Array } type && type.AllInterfaces.Any(i => i.Name == "IList");

    /// <summary>
    /// Whether two entries are always in the batch together: written into the same collection, or added to it one after the other with no
    /// call in between that sends what is there, or takes it out.
    /// </summary>
    public static bool AreTogether(IOperation first, IOperation second, IInvocationOperation call)
    {
        if (CodeAround(first) is not { } one || CodeAround(second) is not { } two || one.Parent != two.Parent || MayFlushBetween()
            || first.EnclosingFunction()?.Syntax != second.EnclosingFunction()?.Syntax
            || IsOneOfWays(first, second) || IsOneOfWays(second, first))
        {
            return false;
        }

        return one == two || (two is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: var called } }
            && called is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }
            && name.StartsWith("Add", StringComparison.Ordinal)
            && !two.Parent!.ChildNodes().Where(s => s.SpanStart > one.SpanStart && s.SpanStart < two.SpanStart)
                .SelectMany(s => s.DescendantTokens())
                .Any(t => t.ValueText is "Clear" or "RemoveAll" or "RemoveRange" or "=" || t.ValueText == call.TargetMethod.Name));

        // The statement, or the expression that is all of a member
        static SyntaxNode? CodeAround(IOperation entry) =>
            entry.Syntax.FirstAncestorOrSelf<SyntaxNode>(n => n is StatementSyntax or ArrowExpressionClauseSyntax);

        // Up to where they meet: what chooses between ways further out has both of them, or none
        static bool IsOneOfWays(IOperation entry, IOperation other)
        {
            foreach (var around in entry.AncestorsInFunction())
            {
                if (around is IConditionalOperation or ISwitchExpressionOperation or ICoalesceOperation)
                {
                    return true;
                }

                if (around.Syntax.Span.Contains(other.Syntax.Span))
                {
                    return false;
                }
            }

            return false;
        }

        bool MayFlushBetween() => first.AncestorsInFunction().OfType<IBlockOperation>().FirstOrDefault() is { } block
            && block.Operations.Where(o => o.Syntax.SpanStart > first.Syntax.Span.End && o.Syntax.Span.End < second.Syntax.SpanStart)
                .SelectMany(o => o.DescendantsAndSelf()).Any(o => MayFlush(o, ListOf(second)));
    }

    /// <summary>The list that an entry is added to; null for one that stands in the list's initialiser.</summary>
    private static IOperation? ListOf(IOperation entry) =>
        entry.Around().Parent is IArgumentOperation { Parent: IInvocationOperation { Instance: { } list } } ? list.Unwrapped() : null;

    /// <summary>
    /// Whether a call may send what is in the list and empty it without being given it: a method of the object whose field the list is in,
    /// or code that shares the variable.
    /// </summary>
    private static bool MayFlush(IOperation operation, IOperation? list) =>
        operation is IInvocationOperation { TargetMethod: { IsStatic: false } method }
        && (method.MethodKind is MethodKind.LocalFunction or MethodKind.DelegateInvoke
            || (list is not (null or ILocalReferenceOperation or IParameterReferenceOperation)
                && !method.IsOfPlainLibrary(operation)));
}
