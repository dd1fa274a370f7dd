using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>
/// Entries of a batch that a loop over chunks of their source could make and send, each chunk as the code does for all: statements that
/// follow each other, end in the call, and are of no use to any other.
/// </summary>
/// <param name="Source">What is cut into chunks: what stands before <c>Select</c>, or before <c>ToList</c> where there is none.</param>
/// <param name="First">The statement in which that stands.</param>
/// <param name="Last">The statement with the call.</param>
internal sealed record ChunkedEntries(SyntaxNode Source, StatementSyntax First, StatementSyntax Last)
{
    /// <summary>Statements of the loop: the entries, the request, the call.</summary>
    private const int MaxStatements = 3;

    /// <summary>The entries of a call; null where the code is not of that form.</summary>
    public static ChunkedEntries? Of(CallContext context)
    {
        var call = context.Call;
        var statement = call.AncestorsInFunction()
            .FirstOrDefault(a => a is IExpressionStatementOperation or IVariableDeclarationGroupOperation);
        if (statement is not { Syntax: StatementSyntax { Parent: BlockSyntax block } last }
            || !IsDoneEachTime(statement, context)
            || BatchEntries.CollectionOf(context) is not { } entries
            || SourceOf(entries) is not { Syntax: ExpressionSyntax source }
            || source.Ancestors().OfType<StatementSyntax>().FirstOrDefault(s => s.Parent == block) is not { } first)
        {
            return null;
        }

        // From the entries to the call: nothing but variables for these, which nobody asks for afterwards.
        var (from, to) = (block.Statements.IndexOf(first), block.Statements.IndexOf(last));
        if (to - from is < 0 or >= MaxStatements
            || source.AncestorsAndSelf().TakeWhile(a => a != first).Any(a => a is AnonymousFunctionExpressionSyntax))
        {
            return null;
        }

        for (var i = from; i < to; i++)
        {
            if (block.Statements[i] is not LocalDeclarationStatementSyntax
                { UsingKeyword.RawKind: 0, Declaration.Variables: [var variable] }
                || call.SemanticModel?.GetDeclaredSymbol(variable, context.Rule.Cancellation) is not { } local
                || BodyIndex.Of(call).MentionsOf(local).Any(m => m.Syntax.SpanStart > last.Span.End))
            {
                return null;
            }
        }

        return RunsOnceEach(block, from, to, source, context) ? new(source, first, last) : null;
    }

    /// <summary>
    /// Whether what the statements say besides the entries, for all of them, may be said again for each chunk: nothing that is waited for,
    /// no code of the project, nothing that is made anew or counts. A delegate runs for each entry, as it did.
    /// </summary>
    private static bool RunsOnceEach(BlockSyntax block, int from, int to, ExpressionSyntax source, CallContext context)
    {
        return context.Call.SemanticModel is { } model && block.Statements.Skip(from).Take(to - from + 1).All(s =>
            model.GetOperation(s, context.Rule.Cancellation) is { } statement && IsRepeatable(statement));

        // Not by recursion: a sum of texts nests as deep as it has terms.
        bool IsRepeatable(IOperation statement)
        {
            var rest = new Stack<IOperation>([statement]);
            while (rest.Count > 0)
            {
                var operation = rest.Pop();
                if (operation is IAnonymousFunctionOperation || operation.Syntax == source)
                {
                    continue;
                }

                if (IsNotToRepeat(operation))
                {
                    return false;
                }

                foreach (var child in operation.ChildOperations)
                {
                    rest.Push(child);
                }
            }

            return true;
        }

        bool IsNotToRepeat(IOperation operation) => operation switch
        {
            IAwaitOperation awaited => Execution.Unawaited(awaited).Syntax != context.Call.Syntax && !IsCheck(Execution.Unawaited(awaited)),
            IInvocationOperation call =>
                call.Syntax != context.Call.Syntax && !call.TargetMethod.IsOfPlainLibrary(call) && !IsCheck(call),
            IIncrementOrDecrementOperation or ICompoundAssignmentOperation => true,
            _ => false,
        };

        bool IsCheck(IOperation operation) =>
            operation is IInvocationOperation check && check.Arguments.Any(a => Execution.Unawaited(a.Value).Syntax == context.Call.Syntax);
    }

    /// <summary>
    /// Whether the statement may run for each chunk: it does nothing else, and nobody looks at the response, or a method of the project
    /// does, there and then. Of a response in a variable the fix sees whether the code only checks it.
    /// </summary>
    private static bool IsDoneEachTime(IOperation statement, CallContext context)
    {
        var value = statement switch
        {
            IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: IDiscardOperation } discard } => discard.Value,
            IExpressionStatementOperation { Operation: var operation } => operation,
            IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [{ Initializer.Value: var initial }] }] } => initial,
            _ => null,
        };
        var done = value is null ? null : Execution.Unawaited(value);
        if (done == context.Call)
        {
            return Execution.IsDoneInPlace(context.Call);
        }

        return statement is IExpressionStatementOperation && done is IInvocationOperation { TargetMethod: var check } checking
            && check.IsOwn(checking)
            && (check.ReturnsVoid || (check.ReturnType is INamedTypeSymbol { IsGenericType: false } && Execution.IsAwaited(checking)))
            && checking.Instance is null or IInstanceReferenceOperation
            && Execution.IsDoneInPlace(context.Call)
            && checking.Arguments.Count(a => Execution.Unawaited(a.Value) == context.Call) == 1
            && checking.Arguments.All(a => Execution.Unawaited(a.Value) == context.Call || IsTheSameForAll(a.Value.Unwrapped()));
    }

    /// <summary>
    /// What a check may be given besides the response: a number of all entries, say, would be wrong for those of a chunk.
    /// </summary>
    private static bool IsTheSameForAll(IOperation value) =>
        value.ConstantValue.HasValue || value is IDefaultValueOperation
        || value.Type?.Name is "CancellationToken" or "ILogger" or "ILambdaLogger" or "ILambdaContext";

    /// <summary>The source of the entries: through variables, copies, and the last <c>Select</c>.</summary>
    private static IOperation? SourceOf(IOperation entries)
    {
        for (var value = entries.Unwrapped(); ;)
        {
            switch (value)
            {
                case ILocalReferenceOperation { Local: var local } mention:
                    if (BodyIndex.Of(mention).MentionsOf(local) is not [IVariableDeclaratorOperation { Initializer.Value: var initial }, _])
                    {
                        return null;
                    }

                    value = initial.Unwrapped();
                    break;

                case not null when value.OnlySpread() is { } spread:
                    return spread.Unwrapped() is IInvocationOperation made && IsOfLinq(made, "Select") ? BeforeSelect(made) : null;

                case IObjectCreationOperation { Initializer: null, Arguments: [{ Value: var copied }] }:
                    value = copied.Unwrapped();
                    break;

                case IInvocationOperation copy when IsOfLinq(copy, "ToList", "ToArray"):
                    switch (Written(copy)?.Unwrapped())
                    {
                        case IInvocationOperation select when IsOfLinq(select, "Select"):
                            return BeforeSelect(select);
                        case IInvocationOperation taken when IsOfLinq(taken, "Take", "Repeat"):
                            return IsKept(taken) ? taken : null;
                        case IInvocationOperation again when IsOfLinq(again, "ToArray"):
                            value = again;
                            break;
                        default:
                            return null;
                    }

                    break;

                default:
                    return null;
            }
        }
    }

    private static bool IsOfLinq(IInvocationOperation call, params string[] names) =>
        call.TargetMethod.ContainingType.Name == "Enumerable" && Array.IndexOf(names, call.TargetMethod.Name) >= 0;

    /// <summary>
    /// What a <c>Select</c> is called on, unless the number that it can hand out says more than the id, which has to be unique within a
    /// request only.
    /// </summary>
    private static IOperation? BeforeSelect(IInvocationOperation select) =>
        Written(select) is { } source && IsKept(source)
        && select.Arguments[1].Value.Unwrapped() is IDelegateCreationOperation selector
        && selector.Target switch
        {
            IAnonymousFunctionOperation { Symbol.Parameters: [_] } => true,
            IAnonymousFunctionOperation { Symbol.Parameters: [_, var index] } lambda => lambda.Body.Descendants()
                .Where(o => o is IParameterReferenceOperation { Parameter: var used } && SymbolEqualityComparer.Default.Equals(used, index))
                .All(o => IsInId(o, lambda)),
            IMethodReferenceOperation { Method.Parameters: [_] } => true,
            _ => false,
        }
            ? source
            : null;

    private static bool IsInId(IOperation mention, IAnonymousFunctionOperation lambda) =>
        mention.Ancestors().TakeWhile(a => a != lambda).Any(a => a switch
        {
            ISimpleAssignmentOperation
            {
                Target: IPropertyReferenceOperation { Property.Name: "Id", Instance: IInstanceReferenceOperation },
                Parent: IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation { Type: { } type } },
            } => IsEntry(type),
            IArgumentOperation { Parameter.Name: "id", Parent: IObjectCreationOperation { Type: { } type } } => IsEntry(type),
            _ => false,
        });

    private static bool IsEntry(ITypeSymbol type) => type.Name.EndsWith("RequestEntry", StringComparison.Ordinal);

    /// <summary>What an extension method is called on, as <c>source.Method()</c>.</summary>
    private static IOperation? Written(IInvocationOperation call) =>
        call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var receiver } }
        && call.Arguments is [{ Value: var first }, ..] && first.Syntax == receiver
            ? first
            : null;

    /// <summary>
    /// Whether a sequence stays as it is while chunks of it are sent. A member's list may get and lose elements meanwhile; now it is gone
    /// through at once.
    /// </summary>
    private static bool IsKept(IOperation source)
    {
        var root = source.Unwrapped();
        while (root is IInvocationOperation { TargetMethod: { ContainingType.Name: "Enumerable", IsExtensionMethod: true } } call
            && !IsOfLinq(call, "ToList", "ToArray"))
        {
            root = call.Arguments[0].Value.Unwrapped();
        }

        for (var owner = root; owner is IMemberReferenceOperation { Instance: { } instance }; owner = instance.Unwrapped())
        {
            if (instance.Unwrapped() is IMemberReferenceOperation or IInstanceReferenceOperation && root.Type is not IArrayTypeSymbol)
            {
                return false;
            }
        }

        return root is not (IMemberReferenceOperation { Instance: null, Type: not IArrayTypeSymbol }
            or IParameterReferenceOperation
            {
                Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor }, Type: not IArrayTypeSymbol,
            });
    }
}
