using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>
/// The way from a function's block to the statement that handles the records. What comes after it must not vouch for records: work for the
/// whole batch behind the loop would report messages as handled that were not.
/// </summary>
internal sealed class HandlerSpine
{
    private readonly List<ReturnStatementSyntax> ends = [];
    private readonly List<CatchClauseSyntax> mustThrow = [];

    private HandlerSpine(StatementSyntax outermost) => Outermost = outermost;

    /// <summary>The statement of the function's own block that holds the iteration.</summary>
    public StatementSyntax Outermost { get; private set; }

    /// <summary>The block that the iteration stands in directly; null when it is the only statement of an <c>if</c>, say.</summary>
    public BlockSyntax? Innermost { get; private set; }

    /// <summary>Returns behind the iteration, which the function's new end replaces.</summary>
    public IReadOnlyList<ReturnStatementSyntax> Ends => ends;

    /// <summary>Catches around the iteration that log and go on: what they catch from now on concerns the whole batch.</summary>
    public IReadOnlyList<CatchClauseSyntax> MustThrow => mustThrow;

    /// <summary>The iteration may be passed by.</summary>
    public bool IsConditional { get; private set; }

    /// <summary>Something runs behind the iteration.</summary>
    public bool HasMore { get; private set; }

    public static HandlerSpine? Of(StatementSyntax statement, BatchFunction function)
    {
        var spine = new HandlerSpine(statement) { Innermost = statement.Parent as BlockSyntax };
        var node = statement;
        while (true)
        {
            switch (node.Parent)
            {
                case BlockSyntax block when spine.Accepts(block, node, function):
                    if (block == function.Body)
                    {
                        spine.Outermost = node;
                        return spine;
                    }

                    node = block;
                    break;

                case UsingStatementSyntax @using:
                    node = @using;
                    break;

                case IfStatementSyntax @if
                    when @if.Statement == node && (@if.Else is null || CodeFacts.IsHarmless(@if.Else.Statement, function.Model)):
                    spine.IsConditional = true;
                    node = @if;
                    break;

                case TryStatementSyntax @try when @try.Block == node && spine.Accepts(@try, function):
                    node = @try;
                    break;

                default:
                    return null;
            }
        }
    }

    private bool Accepts(BlockSyntax block, StatementSyntax child, BatchFunction function)
    {
        var after = block.Statements.SkipWhile(s => s != child).Skip(1).Where(s => s is not LocalFunctionStatementSyntax).ToList();
        if (after.LastOrDefault() is ReturnStatementSyntax @return)
        {
            if (!CodeFacts.IsDroppable(@return.Expression, function.Model))
            {
                return false;
            }

            ends.Add(@return);
            after.Remove(@return);
        }

        HasMore |= after.Count > 0;
        return after.TrueForAll(s => CodeFacts.IsHarmless(s, function.Model)
            && !s.DescendantNodesAndSelf().Any(n => n is ReturnStatementSyntax));
    }

    private bool Accepts(TryStatementSyntax @try, BatchFunction function)
    {
        foreach (var clause in @try.Catches)
        {
            if (clause.Block.Statements.LastOrDefault() is ThrowStatementSyntax)
            {
                continue;
            }

            if (!RecordGuard.IsCatchAll(clause) || !RecordGuard.OnlyLogs(clause, function.Model))
            {
                return false;
            }

            mustThrow.Add(clause);
        }

        return @try.Finally is null || @try.Finally.Block.Statements.All(s => CodeFacts.IsHarmless(s, function.Model));
    }
}
