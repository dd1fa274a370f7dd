using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>Collections that may have one element at most: what is said of all elements says nothing of them then.</summary>
internal static class AtMostOne
{
    /// <summary>Variables and calls that a collection is followed through, one after the other.</summary>
    private const int MaxSteps = 6;

    /// <summary>
    /// Whether a collection may have one element at most: a filter leaves the one that is meant, or a receive asks for no more. What is not
    /// a plain collection (an option, a result) may hold one by its nature.
    /// </summary>
    public static bool MayBeIn(IOperation collection, ValueFlow flow) => MayBeIn(collection, flow, steps: 0);

    private static bool MayBeIn(IOperation collection, ValueFlow flow, int steps) =>
        steps >= MaxSteps
        || CollectionSize.Of(collection, flow) is { Count: <= 1 }
        || !IsPlain(collection.Unwrapped().Type)
        || MayHaveOne(collection.Unwrapped())
        || (flow.SourcesOf(collection).Expressions is { Count: > 0 } ways
            && (ways.All(w => (ways.Count > 1 && CollectionSize.Of(w, flow) is { Count: <= 1 }) || LeavesOne(w, flow, steps + 1))
                || ways.Any(w => IsOfReceiveOfOne(w, flow))))
        || (collection.Unwrapped() is IParameterReferenceOperation parameter // Asked last: the callers have to be bound
            && flow.ArgumentsFor(parameter) is { } given && given.All(g => MayBeIn(g, flow, steps + 2)));

    /// <summary>Whether the code around asks if a variable's collection has one element, or puts only one into it.</summary>
    private static bool MayHaveOne(IOperation collection)
    {
        ISymbol? variable = collection switch
        {
            ILocalReferenceOperation { Local: var local } => local,
            IParameterReferenceOperation { Parameter: var parameter } => parameter,
            _ => null,
        };
        if (variable is null)
        {
            return false;
        }

        var mentions = BodyIndex.Of(collection).MentionsOf(variable);
        return mentions.Any(AsksForOne) || (mentions.OfType<IVariableDeclaratorOperation>().FirstOrDefault() is { } declarator
            && CollectionSize.IsNewAndEmpty(declarator.GetVariableInitializer()?.Value.Unwrapped())
            && mentions.Where(m => m.Around() is (IInvocationOperation call, var list) && call.Instance == list).ToList() is [var only]
            && only.Around().Parent is IInvocationOperation { TargetMethod.Name: "Add" }
            && !mentions.Any(m => m.IsWritten() && m != declarator)
            && !only.Ancestors().TakeWhile(a => !a.Contains(declarator))
                .Any(a => a is ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation));
    }

    /// <summary><c>orders.Count == 1</c>, <c>orders.Length &gt; 1</c>, <c>orders is [var only]</c>.</summary>
    private static bool AsksForOne(IOperation mention)
    {
        if (mention.Around().Parent is IIsPatternOperation { Pattern.Syntax: ListPatternSyntax { Patterns.Count: > 0 } })
        {
            return true;
        }

        if (AskedSize.Of(mention) is not { } size)
        {
            return false;
        }

        var (asked, count) = size.Around();
        return asked switch
        {
            // Count < 1 and Count >= 1 only ask for any
            IBinaryOperation comparison => comparison.ChildOperations.Any(IsOneOrTwo)
                && !(comparison.Separates(count, 0, 1) && !comparison.Separates(count, 1, 2)),
            IIsPatternOperation { Pattern: var pattern } => pattern.DescendantsAndSelf().Any(o => IsOneOrTwo(o)
                && !(o.Parent is IRelationalPatternOperation relational && relational.Separates(0, 1) && !relational.Separates(1, 2))),
            ISwitchOperation or ISwitchExpressionOperation => true,
            _ => false,
        };

        static bool IsOneOrTwo(IOperation o) => o.ConstantValue is { HasValue: true, Value: 1 or 2 };
    }

    private static bool IsPlain(ITypeSymbol? type) =>
        type is IArrayTypeSymbol or INamedTypeSymbol { Name: "DbSet" }
            || type.NamespaceName().StartsWith("System", StringComparison.Ordinal);

    private static bool LeavesOne(IOperation source, ValueFlow flow, int steps) =>
        (source.OnlySpread() is { } spread && MayBeIn(spread, flow, steps))
        || (source.Unwrapped() is IInvocationOperation { TargetMethod: var maker } && YieldsInNoLoop(maker, source, flow.Cancellation))
        || source.Unwrapped() is IInvocationOperation { TargetMethod.ContainingType.Name: "Enumerable", Arguments: [var given, ..] } call
        && call.TargetMethod.Name switch
        {
            "OfType" or "DistinctBy" => true, // In a group of one key there is one
            "Skip" => call.Arguments[1].Value.ConstantValue is not { HasValue: true },
            "Where" => !KeepsMany(call.Arguments[1].Value) || MayBeIn(given.Value, flow, steps),
            "GroupBy" => IsSameForAll(call.Arguments[1].Value),
            "Distinct" or "ToList" or "ToArray" or "OrderBy" or "OrderByDescending" => MayBeIn(given.Value, flow, steps),
            "TakeLast" => call.Arguments[1].Value.ConstantValue is { HasValue: true, Value: <= 1 },
            _ => false,
        };

    /// <summary>Whether an iterator of the program gives each element by a statement of its own: it may have the one only.</summary>
    private static bool YieldsInNoLoop(IMethodSymbol method, IOperation call, CancellationToken cancellation)
    {
        var code = method.DeclaringSyntaxReferences
            .Where(r => call.SemanticModel?.Compilation.ContainsSyntaxTree(r.SyntaxTree) == true)
            .SelectMany(r => r.GetSyntax(cancellation).DescendantNodes()).ToList();
        return code.Exists(n => n.IsKind(SyntaxKind.YieldReturnStatement))
            && !code.Exists(n => n is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax);
    }

    /// <summary>
    /// Whether a filter only drops what cannot be sent, is in another state, or is too small or too large: any other may leave the one that
    /// is meant.
    /// </summary>
    private static bool KeepsMany(IOperation filter) =>
        filter.Unwrapped() is IDelegateCreationOperation
        {
            Target: IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: { } condition }] },
        }
        && IsOfMany(condition);

    private static bool IsOfMany(IOperation condition) => condition.Unwrapped() switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } =>
            operand.Unwrapped() is IMemberReferenceOperation || IsOfMany(operand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both =>
            IsOfMany(both.LeftOperand) && IsOfMany(both.RightOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, RightOperand: var other } =>
            other.Unwrapped() is { ConstantValue: { HasValue: true, Value: null } }
                or IFieldReferenceOperation { Field: { IsConst: true, ContainingType.TypeKind: TypeKind.Enum } },
        IBinaryOperation => true,
        IIsPatternOperation { Pattern: var pattern } => (pattern is INegatedPatternOperation { Pattern: var not } ? not : pattern)
            is IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } },
        IInvocationOperation { TargetMethod: { Name: var name, ContainingType.SpecialType: SpecialType.System_String } } =>
            name is "IsNullOrEmpty" or "IsNullOrWhiteSpace",
        _ => false,
    };

    /// <summary>Whether a key does not depend on the element: all are in one group.</summary>
    private static bool IsSameForAll(IOperation key) =>
        key.Unwrapped() is IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Symbol.Parameters: [var element, ..] } lambda }
        && !lambda.Body.Descendants().Any(o =>
            o is IParameterReferenceOperation { Parameter: var used } && SymbolEqualityComparer.Default.Equals(used, element));

    private static bool IsOfReceiveOfOne(IOperation source, ValueFlow flow) =>
        source is IPropertyReferenceOperation { Property: { Name: "Messages", ContainingType.Name: "ReceiveMessageResponse" } } messages
        && messages.Instance is { } response
        && flow.SourcesOf(response).Expressions.Any(r => Execution.Unawaited(r) is IInvocationOperation receive && TakesOne(receive, flow));

    private static bool TakesOne(IInvocationOperation receive, ValueFlow flow) =>
        receive.Argument("request") is not { } request
        || flow.ValuesOf(flow.PropertyOf(request.Value, "MaxNumberOfMessages")).All(
            v => v.Integer == SqsFacts.DefaultMaxNumberOfMessages, absent: true);
}
