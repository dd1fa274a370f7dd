using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>A call in whose course an operation runs while a transaction of the caller is open.</summary>
internal sealed record TransactionAtCaller(IInvocationOperation Call, OpenTransaction Transaction);

/// <summary>
/// Whether a database transaction is certainly open where an operation runs: opened before it in an enclosing block, with nothing in
/// between that can have ended it, or by a library that runs a delegate in one. Whatever is uncertain counts as not open.
/// </summary>
internal static class Transactions
{
    /// <summary>Lambdas looked through, one inside the other.</summary>
    private const int MaxHops = 3;

    private const string OpeningWord = "Transaction";

    /// <summary>How a method is called that keeps what it is given for later.</summary>
    private static readonly string[] KeepingVerbs =
        ["Add", "Enqueue", "Queue", "Push", "Append", "Defer", "Register", "Buffer", "Collect", "Hold", "Keep", "TryWrite"];

    /// <summary>The innermost transaction that the operation's own method has open; null for none.</summary>
    public static OpenTransaction? OpenAt(IOperation operation, CompilationState state, CancellationToken cancellation) =>
        MayBeInTransaction(operation.Syntax, cancellation) ? OpenAt(operation, state, hops: 0, cancellation) : null;

    /// <summary>
    /// The calls, within the same type, of the private method or local function that an operation is in, at which a transaction is open.
    /// </summary>
    public static IReadOnlyList<TransactionAtCaller> OpenAtCallers(
        IOperation operation, CompilationState state, CancellationToken cancellation)
    {
        if (Home(operation, state, cancellation) is not var (method, body)
            || method.ReturnType.Name is "IEnumerable" or "IAsyncEnumerable" or "IEnumerator" or "IAsyncEnumerator") // may run later
        {
            return [];
        }

        var calls = CallsOf(method, body, state, cancellation);
        if (calls.Count == 0
            || body.Descendants().Any(o => AsksForTransaction(o) || PutsOff(o, operation))
            || TransactionEnds.Before(body, body.Syntax.SpanStart, operation, transaction: null, state, cancellation) != Ending.None)
        {
            return [];
        }

        var found = new List<TransactionAtCaller>();
        foreach (var call in calls)
        {
            if ((!method.IsAsync || Execution.IsAwaited(call)) && !IsSwitchedOff(method, body, call)
                && OpenAt(call, state, cancellation) is { } transaction)
            {
                found.Add(new(call, transaction));
            }
        }

        return found;
    }

    private static OpenTransaction? OpenAt(IOperation point, CompilationState state, int hops, CancellationToken cancellation)
    {
        var openers = new TransactionOpeners(new ValueFlow(state, cancellation));
        for (var child = point; child.Parent is { } parent; child = parent)
        {
            OpenTransaction? opened = null;
            switch (parent)
            {
                case ICatchClauseOperation or ILocalFunctionOperation:
                case ITryOperation @try when @try.Finally == child:
                    return null;

                case IAnonymousFunctionOperation lambda:
                    return OpenAround(lambda, point, state, hops, cancellation);

                case IUsingOperation @using when @using.Body == child:
                    opened = Check(openers.OpenedBy(@using), @using, point, state, cancellation);
                    break;

                case IBlockOperation block:
                    opened = OpenedBefore(block.Operations, child, block, point, openers, state, cancellation);
                    break;

                case ISwitchCaseOperation @case:
                    opened = OpenedBefore(@case.Body, child, @case, point, openers, state, cancellation);
                    break;
            }

            if (opened is not null)
            {
                return opened.Form == TransactionForm.Suppressed ? null : opened;
            }
        }

        return null;
    }

    private static OpenTransaction? OpenedBefore(
        IReadOnlyList<IOperation> statements, IOperation child, IOperation region, IOperation point, TransactionOpeners openers,
        CompilationState state, CancellationToken cancellation)
    {
        for (var i = statements.Count - 1; i >= 0; i--)
        {
            if (statements[i].Syntax.SpanStart < child.Syntax.SpanStart
                && Check(openers.OpenedBy(statements[i]), region, point, state, cancellation) is { } opened)
            {
                return opened;
            }
        }

        return null;
    }

    /// <summary>The transaction, when it is certainly still open at the point.</summary>
    private static OpenTransaction? Check(
        OpenTransaction? opened, IOperation region, IOperation point, CompilationState state, CancellationToken cancellation)
    {
        if (opened is null or { Form: TransactionForm.Suppressed })
        {
            return opened;
        }

        return TransactionEnds.Before(region, opened.Opener.Syntax.Span.End, point, opened, state, cancellation) switch
        {
            Ending.None when opened.IsCertain => opened,
            Ending.Ended => null,
            _ => IsCommittedAfter(point, region, opened) ? opened : null,
        };
    }

    /// <summary>
    /// Whether a statement after the point, on its way, commits the transaction: what was committed before could not be committed again.
    /// </summary>
    private static bool IsCommittedAfter(IOperation point, IOperation region, OpenTransaction transaction)
    {
        for (var child = point; child.Parent is { } parent && child != region; child = parent)
        {
            if (parent is IBlockOperation block)
            {
                foreach (var statement in block.Operations)
                {
                    if (statement.Syntax.SpanStart > child.Syntax.SpanStart && transaction.IsCommit(statement))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static OpenTransaction? OpenAround(
        IAnonymousFunctionOperation lambda, IOperation point, CompilationState state, int hops, CancellationToken cancellation)
    {
        if (hops >= MaxHops || lambda.Parent is not IDelegateCreationOperation creation
            || creation.Around().Parent is not IArgumentOperation { Parent: IInvocationOperation call, Parameter: { } parameter } argument)
        {
            return null;
        }

        if (RunsInTransaction(call.TargetMethod, parameter))
        {
            return TransactionEnds.Before(lambda, lambda.Syntax.SpanStart, point, transaction: null, state, cancellation) == Ending.None
                ? new(TransactionForm.Delegate, call, call, holder: null, isCertain: true)
                : null;
        }

        if (Execution.PlaceOf(lambda, state, cancellation) is { } place && OpenAt(place, state, hops + 1, cancellation) is { } open)
        {
            return open;
        }

        // A helper of the compilation that begins, calls the delegate and commits.
        if (Execution.CallsOf(argument, state, cancellation) is { Count: > 0 } calls
            && TransactionEnds.Before(lambda, lambda.Syntax.SpanStart, point, transaction: null, state, cancellation) == Ending.None)
        {
            OpenTransaction? first = null;
            foreach (var delegated in calls)
            {
                if (OpenAt(delegated, state, hops + 1, cancellation) is not { } inner)
                {
                    return null;
                }

                first ??= inner;
            }

            return new(TransactionForm.Delegate, first!.Opener, call, holder: null, isCertain: true);
        }

        return null;
    }

    /// <summary>Whether code looks at the transaction that its caller has open: it may wait for the commit by itself.</summary>
    private static bool AsksForTransaction(IOperation operation) =>
        operation is IPropertyReferenceOperation { Property: { Name: var name, ContainingType: var type } }
        && ((name == "CurrentTransaction" && TransactionTypes.IsDatabase(type)) || (name == "Current" && TransactionTypes.IsAmbient(type)));

    /// <summary>
    /// Whether a method keeps a message for later instead of publishing it, as a state of the object or a list that it is given says:
    /// <c>if (_pending is not null) { _pending.Add(message); return; }</c>
    /// </summary>
    private static bool PutsOff(IOperation operation, IOperation publish) =>
        operation is IConditionalOperation { Condition: var condition } choice
        && condition.DescendantsAndSelf().Any(static c => IsOwnMember(c) || c is IParameterReferenceOperation)
        && new[] { choice.WhenTrue, choice.WhenFalse }.Any(branch => branch is not null
            && !branch.Syntax.Span.Contains(publish.Syntax.Span)
            && (choice.Syntax.Span.Contains(publish.Syntax.Span) || branch.DescendantsAndSelf().Any(static o => o is IReturnOperation))
            && branch.DescendantsAndSelf().Any(o => o is IInvocationOperation { Arguments.Length: > 0, Instance: { } keeper } call
                && IsKeeping(call.TargetMethod) && IsAskedFor(keeper.Unwrapped(), condition)));

    /// <summary>Whether a condition asks for a list that it is given, or for any member where the list is one.</summary>
    private static bool IsAskedFor(IOperation list, IOperation condition) => IsOwnMember(list)
        ? condition.DescendantsAndSelf().Any(IsOwnMember)
        : list is IParameterReferenceOperation { Parameter: var given } && condition.DescendantsAndSelf().Any(c =>
            c is IParameterReferenceOperation { Parameter: var asked } && SymbolEqualityComparer.Default.Equals(asked, given));

    /// <summary>A field or property of the object whose code it is.</summary>
    private static bool IsOwnMember(IOperation operation) =>
        operation is IMemberReferenceOperation { Member: IFieldSymbol { IsConst: false } or IPropertySymbol,
            Instance: IInstanceReferenceOperation };

    private static bool IsKeeping(IMethodSymbol method) => CallKinds.Begins(method, KeepingVerbs);

    /// <summary>The libraries' methods that begin a transaction, run a delegate and commit.</summary>
    private static bool RunsInTransaction(IMethodSymbol method, IParameterSymbol parameter) => method.Name switch
    {
        "WithTransaction" or "WithTransactionAsync" => parameter.Ordinal == 0 && TransactionTypes.IsSession(method.ContainingType),
        "ExecuteInTransaction" or "ExecuteInTransactionAsync" =>
            parameter.Name == "operation" && TransactionTypes.IsStrategyExtensions(method.ContainingType),
        _ => false,
    };

    /// <summary>
    /// The private method or local function that an operation is in, and its body; null when the operation is in a <c>catch</c>, a
    /// <c>finally</c> or a lambda there, or when others may call the method.
    /// </summary>
    private static (IMethodSymbol Method, IOperation Body)? Home(
        IOperation operation, CompilationState state, CancellationToken cancellation)
    {
        IOperation child = operation;
        for (; child.Parent is { } parent; child = parent)
        {
            switch (parent)
            {
                case ICatchClauseOperation:
                case ITryOperation @try when @try.Finally == child:
                    return null;

                case IAnonymousFunctionOperation lambda:
                    if (Execution.PlaceOf(lambda, state, cancellation) is not { } place)
                    {
                        return null;
                    }

                    return Home(place, state, cancellation);

                case ILocalFunctionOperation function:
                    return (function.Symbol, function);
            }
        }

        return child is IMethodBodyOperation && BodyIndex.Of(child).Member is IMethodSymbol
            {
                DeclaredAccessibility: Accessibility.Private,
                MethodKind: MethodKind.Ordinary,
            } method
            ? (method, child)
            : null;
    }

    private static IReadOnlyList<IInvocationOperation> CallsOf(
        IMethodSymbol method, IOperation body, CompilationState state, CancellationToken cancellation) =>
        method.MethodKind == MethodKind.LocalFunction
            ? BodyIndex.Of(body).CallsOf(method)
            : MayOpen(method.ContainingType, state, cancellation)
                ? state.Keep<IReadOnlyList<IInvocationOperation>>("calls beside transactions", method, () =>
                    MemberReader.UsesInType(method, n => MayBeInTransaction(n, cancellation), state, cancellation)
                        .OfType<IInvocationOperation>().ToList())
                : [];

    /// <summary>What opens a transaction has the word in its name: a look at the text spares looking for callers in most types.</summary>
    private static bool MayOpen(INamedTypeSymbol type, CompilationState state, CancellationToken cancellation) => state.Holds(
        "may open a transaction",
        type,
        () => type.DeclaringSyntaxReferences.Any(
            d => FileText.Of(d.SyntaxTree, cancellation).Has(OpeningWord)));

    /// <summary>
    /// Whether code may run in a transaction that its own member opens, by the text of that: most members name none, and need not be walked
    /// through, nor bound where they call what publishes. What a lambda is given to may open one elsewhere.
    /// </summary>
    private static bool MayBeInTransaction(SyntaxNode code, CancellationToken cancellation)
    {
        var member = code;
        for (; member is not (null or BaseMethodDeclarationSyntax or BasePropertyDeclarationSyntax or TypeDeclarationSyntax
            or CompilationUnitSyntax); member = member.Parent)
        {
            if (member is AnonymousFunctionExpressionSyntax)
            {
                return true;
            }
        }

        return member is null
            || FileText.Of(code.SyntaxTree, cancellation).Has(OpeningWord, member.Span)
            || HasOtherName(code.SyntaxTree, cancellation);
    }

    /// <summary><c>using Scope = System.Transactions.TransactionScope;</c></summary>
    private static bool HasOtherName(SyntaxTree tree, CancellationToken cancellation) =>
        CompilationText.Ask(tree, "has a transaction under another name", () => tree.GetRoot(cancellation)
            is CompilationUnitSyntax unit && unit.Usings.Any(static u => u.Alias is not null && u.ToString().Contains(OpeningWord)));

    /// <summary>
    /// Whether the call gives a constant for a parameter that decides what the method does: <c>SaveAsync(order, publish: false)</c>.
    /// </summary>
    private static bool IsSwitchedOff(IMethodSymbol method, IOperation body, IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is not { } parameter || !argument.Value.Unwrapped().ConstantValue.HasValue)
            {
                continue;
            }

            foreach (var mention in BodyIndex.Of(body).MentionsOf(method.Parameters[parameter.Ordinal]))
            {
                if (Decides(mention))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a value decides where the code goes, or is kept for deciding.</summary>
    private static bool Decides(IOperation value)
    {
        for (var child = value; child.Parent is { } parent; child = parent)
        {
            switch (parent)
            {
                case IConditionalOperation conditional when conditional.Condition == child:
                case ISwitchOperation @switch when @switch.Value == child:
                case ISwitchExpressionOperation expression when expression.Value == child:
                case IWhileLoopOperation loop when loop.Condition == child:
                case ICaseClauseOperation or IConditionalAccessOperation or ICoalesceOperation:
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr }:
                case IVariableInitializerOperation when child.Unwrapped() == value.Unwrapped():
                    return true;
                case IBlockOperation:
                    return false;
            }
        }

        return false;
    }
}
