using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>
/// Whether, and where to, a publishing statement can move so that it runs after the commit: to behind the commit, to behind the
/// <c>try</c> whose <c>catch</c> rolls back, or to behind the scope. Says nothing when the move could change anything but the time.
/// </summary>
internal sealed partial class PublishAfterCommit
{
    /// <summary>Statements to move, in their order: <c>move0</c>, <c>move1</c>, …</summary>
    public const string Move = "move";

    /// <summary>The statement behind which they go.</summary>
    public const string Anchor = "anchor";

    /// <summary>The <c>return</c> that ends the anchor's inner statements and goes behind the moved ones.</summary>
    public const string Return = "return";

    /// <summary>The <c>using</c> declaration to turn into a statement that ends with the anchor.</summary>
    public const string Scope = "scope";

    private readonly OpenTransaction transaction;
    private readonly IInvocationOperation point;
    private readonly CompilationState state;
    private readonly PublishingCalls calls;
    private readonly List<IOperation> moves = [];
    private IOperation? anchor;
    private IOperation? @return;
    private IOperation? scope;

    private PublishAfterCommit(
        OpenTransaction transaction, IInvocationOperation publish, IInvocationOperation point,
        CompilationState state, CancellationToken cancellation)
    {
        this.transaction = transaction;
        this.point = point;
        this.state = state;
        calls = new PublishingCalls(publish, state, cancellation);
    }

    /// <summary>Adds what the fix needs, when it can be carried out.</summary>
    /// <param name="details">Takes the places.</param>
    /// <param name="transaction">The transaction that is open.</param>
    /// <param name="publish">The call that is reported.</param>
    /// <param name="point">What would move: that call, or the call of the method that it is in.</param>
    /// <param name="state">The compilation.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static void Plan(
        FixDetails details, OpenTransaction transaction, IInvocationOperation publish, IInvocationOperation point,
        CompilationState state, CancellationToken cancellation)
    {
        if (point.Syntax.SyntaxTree == publish.Syntax.SyntaxTree)
        {
            new PublishAfterCommit(transaction, publish, point, state, cancellation).AddTo(details);
        }
    }

    private void AddTo(FixDetails details)
    {
        if (!IsPossible())
        {
            return;
        }

        for (var i = 0; i < moves.Count; i++)
        {
            details.At(Move + i.ToString(System.Globalization.CultureInfo.InvariantCulture), moves[i].Syntax);
        }

        details.At(Anchor, anchor!.Syntax);
        if (@return is not null)
        {
            details.At(Return, @return.Syntax);
        }

        if (scope is not null)
        {
            details.At(Scope, scope.Syntax);
        }
    }

    private bool IsPossible()
    {
        if (StatementOf(point) is not { Parent: IBlockOperation list } statement || !calls.OnlyPublishes(point) || IsRetried(statement))
        {
            return false;
        }

        return transaction.Form switch
        {
            TransactionForm.Explicit => AfterCommit(list, statement),
            TransactionForm.Scope when transaction.Owner is IUsingOperation @using => AfterScope(list, statement, @using),
            TransactionForm.Scope when transaction.Owner is IUsingDeclarationOperation declared =>
                AfterDeclaredScope(list, statement, declared),
            TransactionForm.Delegate => AfterDelegate(list, statement),
            _ => false,
        };
    }

    /// <summary>
    /// Behind <c>tx.Commit()</c>; behind the <c>try</c>, when a failure after the commit would come to a <c>catch</c> that rolls back.
    /// </summary>
    private bool AfterCommit(IBlockOperation list, IOperation statement)
    {
        if (After(list, statement).FirstOrDefault(transaction.IsCommit) is not { } commit || !Collect(list, statement, upTo: commit))
        {
            return false;
        }

        var rollsBack = new List<ITryOperation>();
        foreach (var parent in statement.AncestorsInFunction())
        {
            if (parent is ITryOperation @try && @try.Body.Contains(statement)
                && @try.Catches.Any(c => TransactionEnds.RollsBack(c, transaction)))
            {
                rollsBack.Add(@try);
            }
        }

        switch (rollsBack)
        {
            case []:
                anchor = commit;
                return IsFreeToMove(Between(list, commit), leaves: false);

            case [var @try] when @try.Body == list && AlwaysFails(@try):
                anchor = @try;
                return EndsSimply(list, @try) && IsFreeToMove(Inside(@try), leaves: true);

            default:
                return false;
        }
    }

    /// <summary>Behind <c>using (var scope = …) { … }</c>.</summary>
    private bool AfterScope(IBlockOperation list, IOperation statement, IUsingOperation @using)
    {
        if (!list.Operations.Any(transaction.IsCommit) || !Collect(list, statement, upTo: null))
        {
            return false;
        }

        // On the way out: only blocks that end with it, usings, and tries that end well or not at all.
        IOperation outermost = list;
        while (outermost.Parent is { } parent && (outermost != @using || parent is IUsingOperation))
        {
            var isWayOut = parent switch
            {
                IUsingOperation => true,
                IBlockOperation block => block.Operations[block.Operations.Length - 1] == outermost,
                ITryOperation @try => @try.Body == outermost && AlwaysFails(@try),
                _ => false,
            };
            if (!isWayOut)
            {
                return false;
            }

            outermost = parent;
        }

        anchor = outermost;
        return EndsSimply(list, outermost) && IsFreeToMove(Inside(outermost), leaves: true);
    }

    /// <summary>
    /// <c>using var scope = …;</c> becomes a statement that ends with <c>scope.Complete()</c>; what follows must be next to nothing.
    /// </summary>
    private bool AfterDeclaredScope(IBlockOperation list, IOperation statement, IUsingDeclarationOperation declaration)
    {
        if (declaration.Parent != list || list.Operations.FirstOrDefault(transaction.IsCommit) is not { } complete
            || !Collect(list, statement, upTo: null))
        {
            return false;
        }

        var closed = TextSpan.FromBounds(declaration.Syntax.SpanStart, complete.Syntax.Span.End);
        foreach (var after in After(list, complete))
        {
            if (after is IReturnOperation ? UsesLocalsOf(after, closed) : !moves.Contains(after))
            {
                return false;
            }
        }

        anchor = complete;
        scope = declaration;
        var between = statement.Syntax.SpanStart < complete.Syntax.SpanStart ? Between(list, complete) : [];
        return !declaration.Syntax.ContainsDirectives
            && !list.Operations.Any(o => o is ILocalFunctionOperation or ILabeledOperation)
            && !moves.Exists(m => UsesLocalsOf(m, closed))
            && IsFreeToMove(between, leaves: false);
    }

    /// <summary>Behind the statement that awaits <c>WithTransactionAsync(…)</c>.</summary>
    private bool AfterDelegate(IBlockOperation list, IOperation statement)
    {
        // A helper of the compilation may swallow what goes wrong: what follows it would then run after a rollback.
        var call = transaction.Owner;
        if (call != transaction.Opener
            || StatementOf((IInvocationOperation)call) is not { Parent: IBlockOperation, Syntax.Parent: BlockSyntax } outer
            || list.Parent is not IAnonymousFunctionOperation lambda || !call.Contains(lambda)
            || !Collect(list, statement, upTo: null))
        {
            return false;
        }

        // Leaving early in the delegate would have skipped the publishing; and without it there must be something left to await.
        var descendants = lambda.Body.Descendants().ToList();
        if (descendants.Any(o => o is IReturnOperation { IsImplicit: false } && o.EnclosingFunction() == lambda && o.Parent != list)
            || (lambda.Symbol.IsAsync && !descendants.Any(o => o is IAwaitOperation && !IsMoved(o))))
        {
            return false;
        }

        // What the delegate gives a variable, the compiler does not know behind the call: it may count as unassigned, or as null.
        var (reads, _) = ReadAndMade();
        if (descendants.Any(o => o.IsWritten() && OpenTransaction.SymbolOf(o) is ILocalSymbol or IParameterSymbol
            && reads.Contains(OpenTransaction.SymbolOf(o)!)))
        {
            return false;
        }

        anchor = outer;
        return IsFreeToMove(Inside(outer), leaves: true) && (!moves.Exists(HasAwait) || HasAwait(outer));
    }

    /// <summary>
    /// The publishing statement and those that follow it, which have to come along so that the order stays; false when one cannot.
    /// </summary>
    private bool Collect(IBlockOperation list, IOperation statement, IOperation? upTo)
    {
        foreach (var candidate in After(list, statement).Prepend(statement).TakeWhile(s => s != upTo))
        {
            if (CallOf(candidate) is { } call && calls.OnlyPublishes(call))
            {
                moves.Add(candidate);
                if (!CanMove(candidate))
                {
                    return false;
                }
            }
            else if (candidate.Descendants().OfType<IInvocationOperation>().Any(calls.Publishes))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsMoved(IOperation operation) => moves.Exists(m => m.Contains(operation));

    private IEnumerable<IOperation> Between(IBlockOperation list, IOperation end) =>
        After(list, moves[0]).TakeWhile(o => o != end).SelectMany(o => o.DescendantsAndSelf());

    /// <summary>
    /// What runs after the first moved statement within the statement that they leave; its <c>catch</c> clauses leave too.
    /// </summary>
    private IEnumerable<IOperation> Inside(IOperation left) => left.Descendants().Where(o =>
        o.Syntax.SpanStart > moves[0].Syntax.Span.End
        && !o.Ancestors().Prepend(o).TakeWhile(a => a != left).Any(a => a is ICatchClauseOperation));

    private static IEnumerable<IOperation> After(IBlockOperation list, IOperation statement) =>
        list.Operations.SkipWhile(o => o != statement).Skip(1);

    private static IInvocationOperation? CallOf(IOperation statement)
    {
        var value = statement switch
        {
            IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: IDiscardOperation } discard } => discard.Value,
            IExpressionStatementOperation { Operation: var operation } => operation,
            IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [{ Initializer.Value: var initial }] }] } => initial,
            _ => null,
        };
        return value is null ? null : Execution.Unawaited(value) as IInvocationOperation;
    }

    /// <summary>The statement that is nothing but a call, awaited or not, its result kept in a local or not.</summary>
    private static IOperation? StatementOf(IInvocationOperation call)
    {
        foreach (var parent in call.Ancestors())
        {
            switch (parent)
            {
                case IExpressionStatementOperation or IVariableDeclarationGroupOperation:
                    return CallOf(parent) == call ? parent : null;
                case IBlockOperation:
                    return null;
            }
        }

        return null;
    }
}
