using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <content>What must hold so that a move changes nothing but the time.</content>
internal sealed partial class PublishAfterCommit
{
    /// <summary>The statement by itself: reads plain values, sets nothing, needs no connection.</summary>
    private bool CanMove(IOperation statement)
    {
        if (statement.Syntax.ContainsDirectives || statement.Syntax.Parent is not BlockSyntax)
        {
            return false;
        }

        var awaits = 0;
        foreach (var operation in statement.Descendants())
        {
            switch (operation)
            {
                case IAwaitOperation when operation.EnclosingFunction() == statement.EnclosingFunction():
                    awaits++;
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out }:
                case IIncrementOrDecrementOperation:
                case IAssignmentOperation assignment when !PublishingCalls.IsInitialiser(assignment):
                    return false;
            }

            if (TransactionTypes.IsOfDatabase(operation.Type) || transaction.Holds(operation))
            {
                return false;
            }
        }

        return awaits <= 1;
    }

    /// <summary>
    /// Nothing that the moved statements read is changed, out of scope, or used before they run; and they overtake no other message.
    /// </summary>
    private bool IsFreeToMove(IEnumerable<IOperation> between, bool leaves)
    {
        var (reads, made) = ReadAndMade();
        var readsOwnState = reads.Any(
            s => s is IFieldSymbol { IsReadOnly: false, IsConst: false } or IPropertySymbol { SetMethod: not null });
        foreach (var operation in between)
        {
            if (IsMoved(operation) || @return?.Contains(operation) == true)
            {
                continue;
            }

            switch (operation)
            {
                case IInvocationOperation call when calls.Publishes(call) || (readsOwnState && IsOfOwnObject(call)):
                case IBranchOperation { BranchKind: BranchKind.GoTo } when leaves:
                    return false;
            }

            if (OpenTransaction.SymbolOf(operation) is { } symbol
                && (made.Contains(symbol) || (reads.Contains(symbol) && Changes(operation))))
            {
                return false;
            }
        }

        return !leaves || CanLeave(anchor!.Syntax.Span, made);
    }

    /// <summary>No moved statement needs, or clashes with, a name of what it leaves or comes to.</summary>
    private bool CanLeave(TextSpan left, HashSet<ISymbol> made)
    {
        var leaving = @return is null ? moves : [.. moves, @return];
        if (leaving.Exists(m => UsesLocalsOf(m, left)))
        {
            return false;
        }

        foreach (var token in BodyIndex.RootOf(point).Syntax.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && made.Any(s => s.Name == token.ValueText)
                && !leaving.Exists(m => m.Syntax.Span.Contains(token.Span)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The variables that the moved statements read, helpers' bodies included, and those that they declare.</summary>
    private (HashSet<ISymbol> Reads, HashSet<ISymbol> Made) ReadAndMade()
    {
        var reads = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var made = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var statement in moves)
        {
            var body = CallOf(statement) is { } call ? calls.BodyOf(call) : null;
            foreach (var operation in statement.Descendants().Concat(body?.Descendants() ?? []))
            {
                if (OpenTransaction.SymbolOf(operation) is { } symbol)
                {
                    reads.Add(symbol);
                }
            }

            foreach (var declarator in statement.Descendants().OfType<IVariableDeclaratorOperation>())
            {
                made.Add(declarator.Symbol);
            }
        }

        return (reads, made);
    }

    /// <summary>
    /// Whether a mention may change what the variable holds: assigns it or a part of it, calls a method of it, hands it to one that may.
    /// </summary>
    private bool Changes(IOperation mention)
    {
        var whole = mention;
        while (whole.Around() is (IFieldReferenceOperation or IPropertyReferenceOperation, _) around
            && ((IMemberReferenceOperation)around.Parent!).Instance == around.Child)
        {
            whole = around.Parent;
        }

        if (whole.IsWritten())
        {
            return true;
        }

        var isCalled = whole.Around() is (IInvocationOperation call, var instance) && call.Instance == instance;
        return !IsImmutable(whole.Type) && (isCalled || Usage.LetsGo(whole, state.Symbols));
    }

    private bool IsImmutable(ITypeSymbol? type) =>
        type is null or { IsValueType: true } or { SpecialType: SpecialType.System_String }
        || (state.Symbols.IsSdk(type.ContainingAssembly) && state.Symbols.TypeOf(type)?.MetadataName.Contains(".Model.") == false)
        || type.NamespaceName() is "Microsoft.Extensions.Logging" or "Microsoft.Extensions.Options";

    private static bool IsOfOwnObject(IInvocationOperation call) =>
        call.Instance is IInstanceReferenceOperation || call.TargetMethod.MethodKind == MethodKind.LocalFunction;

    /// <summary>
    /// What follows in the list left behind may at most be a <c>return</c>, which then goes out as well; nothing may follow outside then.
    /// </summary>
    private bool EndsSimply(IBlockOperation list, IOperation left)
    {
        if (left.Parent is not IBlockOperation outer || left.Syntax.Parent is not BlockSyntax)
        {
            return false;
        }

        var last = list.Operations[list.Operations.Length - 1];
        foreach (var operation in After(list, moves[0]).SelectMany(o => o.DescendantsAndSelf()))
        {
            if (operation is IReturnOperation && operation.EnclosingFunction() == list.EnclosingFunction())
            {
                if (operation != last || @return is not null)
                {
                    return false;
                }

                @return = operation;
            }
        }

        return @return is null || (outer.Operations.Last(o => !o.IsImplicit) == left && !@return.Syntax.ContainsDirectives);
    }

    /// <summary>Whether no <c>catch</c> lets the code go on behind the <c>try</c>.</summary>
    private static bool AlwaysFails(ITryOperation @try) => @try.Catches.All(c => Jumps.AlwaysLeaves(c, b => b.Leaves(@try)));

    /// <summary>
    /// In a loop, a <c>catch</c> that does not leave tries again: a publishing that fails after the commit would run the transaction twice.
    /// </summary>
    private static bool IsRetried(IOperation statement)
    {
        var isCaught = false;
        foreach (var parent in statement.AncestorsInFunction())
        {
            isCaught |= parent is ITryOperation @try && @try.Body.Contains(statement)
                && !@try.Catches.All(c => Jumps.AlwaysLeaves(c, _ => false));
            if (isCaught && parent is ILoopOperation)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether code uses a variable or local function that is declared in a stretch of the method, and not by itself.</summary>
    private static bool UsesLocalsOf(IOperation code, TextSpan stretch)
    {
        foreach (var operation in code.DescendantsAndSelf())
        {
            var symbol = operation is IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } function }
                ? function
                : OpenTransaction.SymbolOf(operation);
            if (symbol is ILocalSymbol or IParameterSymbol or IMethodSymbol && symbol.DeclaringSyntaxReferences is [var declaration, ..]
                && stretch.Contains(declaration.Span) && !code.Syntax.Span.Contains(declaration.Span))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasAwait(IOperation statement) =>
        statement.Descendants().Any(o => o is IAwaitOperation && o.EnclosingFunction() == statement.EnclosingFunction());
}
