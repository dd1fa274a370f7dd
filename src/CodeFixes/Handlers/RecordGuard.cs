using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>
/// Puts the work on one record into a <c>try</c> whose <c>catch</c> notes the failure. A <c>try</c> that is there already is used: what it
/// rethrew is noted instead, what it only logged is noted as well.
/// </summary>
internal sealed class RecordGuard
{
    private readonly Layout layout;
    private readonly Mode mode;
    private readonly List<CatchChange> catches = [];
    private readonly string header;
    private readonly string? log;

    private RecordGuard(Layout layout, Mode mode, string header, string? log)
    {
        this.layout = layout;
        this.mode = mode;
        this.header = header;
        this.log = log;
    }

    private enum Mode
    {
        /// <summary>A new <c>try</c> around everything.</summary>
        Wrap,

        /// <summary>The work is a <c>try</c>: its catches change.</summary>
        InPlace,

        /// <summary>The work is some statements and a <c>try</c> that can take them in.</summary>
        Absorb,
    }

    private enum CatchChange
    {
        None,
        ReplaceThrow,
        Append,
    }

    /// <summary>Looks at the work as it is in the unchanged document.</summary>
    /// <param name="work">The statements that handle one record.</param>
    /// <param name="model">The model of the document.</param>
    /// <param name="layout">How the file is laid out.</param>
    /// <param name="exception">Name for the caught exception.</param>
    /// <param name="log">Statement that logs it; null for none.</param>
    public static RecordGuard Plan(IReadOnlyList<StatementSyntax> work, SemanticModel model, Layout layout, string exception, string? log)
    {
        var header = CatchOf(model, work[0].SpanStart, exception, log);
        if (work[work.Count - 1] is TryStatementSyntax @try && ChangesOf(@try, model) is { } changes)
        {
            if (work.Count == 1 || CanAbsorb(work, @try, model))
            {
                var guard = new RecordGuard(layout, work.Count == 1 ? Mode.InPlace : Mode.Absorb, header, log);
                guard.catches.AddRange(changes);
                return guard;
            }
        }

        return new RecordGuard(layout, Mode.Wrap, header, log) { Swallowing = SwallowingTail(work[work.Count - 1], model) };
    }

    /// <summary>
    /// A catch at the end of the work, somewhat inside, that logs and goes on, of the unchanged document: it has to note the failure too.
    /// </summary>
    public CatchClauseSyntax? Swallowing { get; private set; }

    /// <summary>The head of a catch of everything, which names the exception only when it is logged.</summary>
    public static string CatchOf(SemanticModel model, int position, string exception, string? log)
    {
        var type = model.LookupNamespacesAndTypes(position, name: "Exception")
            .Any(t => t.ContainingNamespace?.ToDisplayString() == "System")
            ? "Exception"
            : "System.Exception";
        return log is null ? $"catch ({type})" : $"catch ({type} {exception})";
    }

    /// <summary>Comments after the last statement go into the new <c>try</c>; otherwise they stay where they are.</summary>
    public bool TakesComments => mode == Mode.Wrap;

    /// <summary>The guarded work.</summary>
    /// <param name="work">The statements as they are now.</param>
    /// <param name="indentation">Where the result stands.</param>
    /// <param name="onFailure">Statements, in text, that note a failure.</param>
    /// <param name="onSuccess">Statement, in text, that ends the work when it succeeded; null for none.</param>
    /// <param name="comments">Comments after the last statement.</param>
    public SyntaxList<StatementSyntax> Apply(
        IReadOnlyList<StatementSyntax> work, string indentation, string onFailure, string? onSuccess, SyntaxTriviaList comments = default)
    {
        if (mode == Mode.Wrap)
        {
            var noting = work.Select(s => NotingInside(s, onFailure)).ToList();
            return SyntaxFactory.SingletonList<StatementSyntax>(NewTry(noting, indentation, onFailure, onSuccess, comments));
        }

        var @try = (TryStatementSyntax)layout.Move(work[work.Count - 1], indentation);
        var inner = indentation + layout.Unit;
        @try = @try.WithCatches(SyntaxFactory.List(@try.Catches.Select((c, i) => Change(c, catches[i], inner, onFailure))));
        if (!catches.Contains(CatchChange.Append) && !@try.Catches.Any(IsCatchAll))
        {
            @try = WithCatchAll(@try, indentation, onFailure);
        }

        // A kind of exception that is logged and let go counts as success: its catch runs on behind the try.
        var letsGo = onSuccess is not null && catches.Contains(CatchChange.None);
        if (onSuccess is not null && !letsGo)
        {
            @try = @try.WithBlock(@try.Block.AddStatements(layout.Statement(onSuccess, inner)));
        }

        if (mode == Mode.Absorb)
        {
            var before = layout.Move(work.Take(work.Count - 1), inner);
            var own = @try.Block.Statements;
            if (own.Count > 0)
            {
                own = own.Replace(own[0], layout.WithBlankLineBefore(own[0]));
            }

            // Comments over the try now stand over what comes first in it.
            @try = @try.WithBlock(@try.Block.WithStatements(before.AddRange(own)));
            @try = @try.WithLeadingTrivia(SyntaxFactory.Whitespace(indentation));
        }

        var guarded = SyntaxFactory.SingletonList(Layout.WithoutBlankLinesBefore(@try));
        return letsGo ? guarded.Add(layout.WithBlankLineBefore(layout.Statement(onSuccess!, indentation))) : guarded;
    }

    /// <summary>Catches whatever the work throws; a filter may let cancellation pass.</summary>
    public static bool IsCatchAll(CatchClauseSyntax clause) =>
        (clause.Filter is null || (clause.Filter.FilterExpression is PrefixUnaryExpressionSyntax
            or IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax }
            && clause.Filter.ToString().IndexOf("Cancel", StringComparison.Ordinal) >= 0))
        && (clause.Declaration is null || clause.Declaration.Type.ToString() is "Exception" or "System.Exception");

    /// <summary>Whether a catch logs at most, and so lets the failure get lost.</summary>
    public static bool OnlyLogs(CatchClauseSyntax clause, SemanticModel model) =>
        clause.Block.Statements.All(s => CodeFacts.IsLog(s, model));

    private static List<CatchChange>? ChangesOf(TryStatementSyntax @try, SemanticModel model)
    {
        var changes = new List<CatchChange>();
        foreach (var clause in @try.Catches)
        {
            var statements = clause.Block.Statements;
            if (statements is [ThrowStatementSyntax { Expression: null }] && !IsCatchAll(clause))
            {
                changes.Add(CatchChange.None); // it lets one kind of exception pass by the others: a cancellation, say
            }
            else if (statements.LastOrDefault() is ThrowStatementSyntax
                && statements.Take(statements.Count - 1).All(s => CodeFacts.IsLog(s, model)))
            {
                changes.Add(CatchChange.ReplaceThrow);
            }
            else if (OnlyLogs(clause, model))
            {
                // One kind of exception that is logged and let go is a decision; all kinds are a failure that gets lost.
                changes.Add(IsCatchAll(clause) ? CatchChange.Append : CatchChange.None);
            }
            else
            {
                return null;
            }
        }

        return changes;
    }

    private static bool CanAbsorb(IReadOnlyList<StatementSyntax> work, TryStatementSyntax @try, SemanticModel model)
    {
        if (@try.Catches.Count != 1 || !IsCatchAll(@try.Catches[0]) || @try.GetLeadingTrivia().Any(Comments.IsComment))
        {
            return false;
        }

        var declared = model.AnalyzeDataFlow(work[0], work[work.Count - 2])!.VariablesDeclared;
        var rest = @try.Catches.Cast<SyntaxNode>().Concat(@try.Finally is null ? [] : [@try.Finally]);
        return work.Take(work.Count - 1).All(s => s is LocalDeclarationStatementSyntax or ExpressionStatementSyntax or IfStatementSyntax)
            && !rest.SelectMany(n => n.DescendantNodes()).OfType<IdentifierNameSyntax>()
                .Any(i => declared.Any(d => d.Name == i.Identifier.ValueText));
    }

    private static CatchClauseSyntax? SwallowingTail(StatementSyntax statement, SemanticModel model) => statement switch
    {
        TryStatementSyntax @try => @try.Catches.FirstOrDefault(c => IsCatchAll(c) && OnlyLogs(c, model)),
        BlockSyntax { Statements.Count: > 0 } block => SwallowingTail(block.Statements.Last(), model),
        UsingStatementSyntax @using => SwallowingTail(@using.Statement, model),
        IfStatementSyntax { Else: null } @if => SwallowingTail(@if.Statement, model),
        _ => null,
    };

    private StatementSyntax NotingInside(StatementSyntax statement, string onFailure) =>
        Swallowing is not null && statement.GetCurrentNode(Swallowing) is { } clause
            ? statement.ReplaceNode(clause, Change(clause, CatchChange.Append, Layout.IndentationOf(clause) + layout.Unit, onFailure))
            : statement;

    private CatchClauseSyntax Change(CatchClauseSyntax clause, CatchChange change, string indentation, string onFailure)
    {
        var note = layout.Statements(onFailure, indentation);
        var statements = clause.Block.Statements;
        switch (change)
        {
            case CatchChange.ReplaceThrow:
                var @throw = statements.Last();
                var before = statements.RemoveAt(statements.Count - 1);
                if (!Layout.StartsLine(clause.Block.CloseBraceToken) && !Comments.AreWith(@throw))
                {
                    return OnLines(clause, before, note, indentation);
                }

                var trailing = @throw.GetTrailingTrivia();
                note = note.Replace(note[0], note[0].WithLeadingTrivia(@throw.GetLeadingTrivia())
                    .WithTrailingTrivia(trailing.Any(Comments.IsComment) ? trailing : note[0].GetTrailingTrivia()));
                return clause.WithBlock(clause.Block.WithStatements(before.AddRange(note)));

            case CatchChange.Append when statements.Count == 0:
                // An empty catch hid the failure altogether: one with an entry in the log takes its place, on the lines of the old.
                var written = Logging(clause, indentation, onFailure);
                var first = written.Block.Statements[0];
                var kept = clause.Block.DescendantTrivia().Where(Comments.IsComment)
                    .SelectMany(c => new[] { SyntaxFactory.Whitespace(indentation), c, layout.NewLine });
                return written
                    .WithBlock(written.Block.ReplaceNode(first, first.WithLeadingTrivia(kept.Concat(first.GetLeadingTrivia()))))
                    .WithLeadingTrivia(clause.GetLeadingTrivia());

            case CatchChange.Append when Layout.StartsLine(clause.Block.CloseBraceToken):
                return clause.WithBlock(clause.Block.AddStatements([.. note]));

            case CatchChange.Append:
                return OnLines(clause, statements, note, indentation);

            default:
                return clause;
        }
    }

    /// <summary>A catch that stood on one line, with lines of its own for what is in it.</summary>
    private CatchClauseSyntax OnLines(
        CatchClauseSyntax clause, SyntaxList<StatementSyntax> statements, IEnumerable<StatementSyntax> note, string indentation)
    {
        var block = Shape(indentation.Substring(0, indentation.Length - layout.Unit.Length), "").Catches[0].Block;
        var head = clause.WithBlock(block.WithStatements(layout.Move(statements, indentation).AddRange(note)));
        return head.ReplaceToken(head.Block.OpenBraceToken.GetPreviousToken(),
            head.Block.OpenBraceToken.GetPreviousToken().WithTrailingTrivia(layout.NewLine));
    }

    /// <summary>
    /// A catch with an entry in the log in place of an empty one, whose filter it keeps: one that reads the exception reads it by its name.
    /// </summary>
    private CatchClauseSyntax Logging(CatchClauseSyntax clause, string indentation, string onFailure)
    {
        var outer = indentation.Substring(0, indentation.Length - layout.Unit.Length);
        var name = clause.Declaration?.Identifier.ValueText;
        var written = Shape(outer, Log() + onFailure).Catches[0];
        if (clause.Filter is not { } filter)
        {
            return written;
        }

        var behind = (written.Declaration?.GetTrailingTrivia() ?? default).ToList();
        if (!string.IsNullOrEmpty(name) && name != written.Declaration?.Identifier.ValueText)
        {
            written = Shape(outer, onFailure).Catches[0].WithDeclaration(clause.Declaration);
        }

        return written.WithDeclaration(written.Declaration!.WithTrailingTrivia(SyntaxFactory.Space))
            .WithFilter(filter.WithoutTrivia().WithTrailingTrivia(behind));
    }

    private TryStatementSyntax WithCatchAll(TryStatementSyntax @try, string indentation, string onFailure)
    {
        return @try.AddCatches(Shape(indentation, Log() + onFailure).Catches[0]);
    }

    private TryStatementSyntax NewTry(
        IReadOnlyList<StatementSyntax> work, string indentation, string onFailure, string? onSuccess, SyntaxTriviaList comments)
    {
        var shape = Shape(indentation, Log() + onFailure);
        var inner = indentation + layout.Unit;
        var moved = layout.Move(work, inner);
        var kept = comments.Where(Comments.IsComment).SelectMany(c => new[] { SyntaxFactory.Whitespace(inner), c, layout.NewLine })
            .ToList();
        if (onSuccess is not null)
        {
            var success = layout.Statements(onSuccess, inner);
            moved = moved.AddRange(success.Replace(success[0], success[0].WithLeadingTrivia(kept.Concat(success[0].GetLeadingTrivia()))));
            kept = [];
        }

        var block = shape.Block.WithStatements(moved);
        if (kept.Count > 0)
        {
            block = block.WithCloseBraceToken(block.CloseBraceToken.WithLeadingTrivia(kept.Concat(block.CloseBraceToken.LeadingTrivia)));
        }

        return shape.WithBlock(block);
    }

    private TryStatementSyntax Shape(string indentation, string inCatch) =>
        (TryStatementSyntax)layout.Statement($"try\n{{\n}}\n{header}\n{{\n{(inCatch.Length == 0 ? "" : Indented(inCatch))}}}", indentation);

    private string Log() => log is null ? "" : log + "\n";

    private static string Indented(string text) =>
        string.Concat(text.TrimEnd('\n').Split('\n').Select(line => (line.Length == 0 ? "" : "    " + line) + "\n"));
}
