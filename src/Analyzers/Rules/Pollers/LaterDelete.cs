using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Pollers;

/// <summary>
/// Where the statement that deletes a message can move, so that it runs after the message was processed, and only then. Says nothing when
/// the move could change anything else.
/// </summary>
internal static class LaterDelete
{
    /// <summary>The statement that deletes.</summary>
    public const string Statement = "statement";

    /// <summary>The statement behind which it goes.</summary>
    public const string Anchor = "anchor";

    /// <summary>The block at whose end it goes.</summary>
    public const string Block = "block";

    /// <summary>The statement before it that has to go along, since it makes what the delete is given.</summary>
    public const string Declaration = "declaration";

    /// <summary>Behind the last statement of its block that works with the message, or to the end of its <c>try</c>.</summary>
    public static FixDetails? Behind(DeleteSite site, MessageWork work)
    {
        if (StatementOf(site) is not { Parent: IBlockOperation block } statement)
        {
            return null;
        }

        var following = block.Operations.Skip(block.Operations.IndexOf(statement) + 1).ToList();
        var last = following.FindLastIndex(s => work.Possible.Any(c => s.Contains(c) && !Scopes.IsInCatch(c)));
        if (last < 0 || following.Take(last).Any(s => Sequence.MayLeave(s, throws: false)) || !RunsInPlace(work, following[last], site))
        {
            return null;
        }

        var anchor = following[last];
        var details = new FixDetails().At(Statement, statement.Syntax);
        if (anchor is ITryOperation @try && @try.Catches.Any(c => !Jumps.AlwaysLeaves(c, _ => true)))
        {
            // Work in a catch that goes on is another try at it, and the message is done with when that succeeds.
            if (work.Possible.Any(w => @try.Catches.Any(c => c.Contains(w) && !CallKinds.IsOnlyLog(w))))
            {
                return null;
            }

            return CanEndIn(@try.Body) ? details.At(Block, @try.Body.Syntax) : null;
        }

        var isFit = anchor is IExpressionStatementOperation or IVariableDeclarationGroupOperation or ITryOperation or IUsingOperation
            or ILoopOperation
            or IConditionalOperation or IBlockOperation;
        return isFit && !Sequence.MayLeave(anchor, throws: false) && !Swallows(anchor) ? details.At(Anchor, anchor.Syntax) : null;
    }

    /// <summary>
    /// To the end of the <c>try</c> whose failures it must not survive, with the variable for its request:
    /// <c>var request = new DeleteMessageRequest(…)</c>.
    /// </summary>
    public static FixDetails? ToEndOf(ITryOperation @try, DeleteSite site)
    {
        if (StatementOf(site) is not { Parent: IBlockOperation block } statement || !CanEndIn(@try.Body) || MaySendNone(site))
        {
            return null;
        }

        var details = new FixDetails().At(Statement, statement.Syntax).At(Block, @try.Body.Syntax);
        var later = LaterThan(statement);
        if (later.Count == 0)
        {
            return details;
        }

        // The statement before makes it, for this call alone.
        var at = block.Operations.IndexOf(statement);
        return later is [var local] && at > 0
            && block.Operations[at - 1] is IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [var declarator] }] } declaration
            && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local) && LaterThan(declaration).Count == 0
            && BodyIndex.Of(statement).MentionsOf(local).All(m => m == declarator || statement.Contains(m))
            ? details.At(Declaration, declaration.Syntax)
            : null;

        List<ILocalSymbol> LaterThan(IOperation operation) =>
            operation.Descendants().OfType<ILocalReferenceOperation>().Select(l => l.Local)
            .Where(l => l.DeclaringSyntaxReferences.Any(d => d.Span.Start > @try.Body.Syntax.Span.End
                && !operation.Syntax.Span.Contains(d.Span)))
            .Distinct<ILocalSymbol>(SymbolEqualityComparer.Default).ToList();
    }

    /// <summary>
    /// Whether a batch that the place fills is sent whatever is in it: where no message succeeded there would be nothing, which SQS refuses.
    /// </summary>
    private static bool MaySendNone(DeleteSite site) =>
        !site.Place.Contains(site.Call)
        && !site.Call.Ancestors().Any(a => a is IConditionalOperation or ILoopOperation && !a.Contains(site.Place));

    private static IExpressionStatementOperation? StatementOf(DeleteSite site)
    {
        var statement = site.Place.AncestorsInFunction().OfType<IExpressionStatementOperation>().FirstOrDefault();
        return site.Place is IInvocationOperation call && statement is { Parent: IBlockOperation }
            && Execution.Unawaited(statement.Operation) == call
            ? statement
            : null;
    }

    /// <summary>Whether a statement added at the end of a block runs whenever the block's work was done.</summary>
    private static bool CanEndIn(IBlockOperation block) => !Sequence.MayLeave(block, throws: false) && !block.Operations.Any(Swallows);

    private static bool Swallows(IOperation statement) =>
        statement.DescendantsAndSelf().OfType<ITryOperation>().Any(t => t.Catches.Any(c => !Jumps.AlwaysLeaves(c, _ => true)));

    /// <summary>Whether the work in a statement is done when the statement is.</summary>
    private static bool RunsInPlace(MessageWork work, IOperation statement, DeleteSite site) =>
        work.Possible.Where(statement.Contains).All(c => c.EnclosingFunction() == site.Place.EnclosingFunction()
            && Execution.IsDoneInPlace(c));
}
