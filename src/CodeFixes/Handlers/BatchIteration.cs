using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>The one place in a function at which the records of the batch are handled, and how it can report those that failed.</summary>
internal abstract class BatchIteration
{
    protected BatchIteration(BatchFunction function, StatementSyntax statement)
    {
        Function = function;
        Statement = statement;
    }

    /// <summary>The statement in the unchanged document.</summary>
    public StatementSyntax Statement { get; }

    /// <summary>Statements that the new form makes superfluous.</summary>
    public virtual IReadOnlyList<StatementSyntax> Superfluous => [];

    /// <summary>Nodes of the unchanged document that <see cref="Rewrite"/> has to find again.</summary>
    public virtual IEnumerable<SyntaxNode> Tracked => [];

    /// <summary>Expressions of the unchanged document that <see cref="Rewrite"/> copies as text.</summary>
    public virtual IEnumerable<SyntaxNode> CopiedAsText => [];

    /// <summary>
    /// A catch of the unchanged document, in a function that does the work, that must throw so that the failure is noted.
    /// </summary>
    public CatchClauseSyntax? MustThrow => Helper.Swallowing;

    /// <summary>A failure is kept back by a function that others call too.</summary>
    public bool LosesFailures => Helper is { Swallowing: not null, IsShared: true };

    /// <summary>A catch of the unchanged document that the guard has to find again.</summary>
    public CatchClauseSyntax? Swallowing => Guard?.Swallowing;

    /// <summary>A declaration, in text, that must stand before everything that the statement is nested in; null for none.</summary>
    public virtual string? Declaration => null;

    /// <summary>The failures are known only behind the statement, in its own block.</summary>
    public virtual bool IsKnownInPlace => false;

    /// <summary>The function has to be async for the new form.</summary>
    public virtual bool NeedsAsync => false;

    /// <summary>The response, in text; null for one made of the list of failures.</summary>
    public virtual string? Response => null;

    /// <summary>What notes the failure of one record; null where the work is a single expression.</summary>
    protected RecordGuard? Guard { get; set; }

    /// <summary>The function that does the work on one record.</summary>
    protected RecordHelper Helper { get; set; } = RecordHelper.None;

    protected BatchFunction Function { get; }

    protected BatchKind Kind => Function.Kind;

    protected Layout Layout => Function.Layout;

    /// <summary>The statements that take the place of the statement, given as it is now.</summary>
    public abstract IEnumerable<StatementSyntax> Rewrite(StatementSyntax current);

    /// <summary>Comments that the old statement carried: those over it on the first of the new ones, those behind it behind one.</summary>
    protected IEnumerable<StatementSyntax> InPlaceOf(StatementSyntax old, IEnumerable<StatementSyntax> statements, int behind = 0)
    {
        var list = statements.ToList();
        list[0] = list[0].WithLeadingTrivia(old.GetLeadingTrivia());
        list[behind] = list[behind].WithTrailingTrivia(Comments.Behind(old).Concat(list[behind].GetTrailingTrivia()));
        return list;
    }

    /// <summary>Work that is a single call, in a <c>try</c> that notes its failure.</summary>
    /// <param name="call">The call.</param>
    /// <param name="form">The call's statement, in text, with <c>call</c> for it, and what ends the work when it succeeded.</param>
    /// <param name="head">The head of the catch.</param>
    /// <param name="log">Statement that logs the exception; null for none.</param>
    /// <param name="onFailure">Statement, in text, that notes a failure.</param>
    /// <param name="indentation">Where the result stands.</param>
    protected SyntaxList<StatementSyntax> Guarded(
        ExpressionSyntax call, string form, string head, string? log, string onFailure, string indentation) =>
        Layout.Statements(
            $"try\n{{\n    {form}}}\n{head}\n{{\n{(log is null ? "" : $"    {log}\n")}    {onFailure}}}\n", indentation, "call", call);

    /// <summary>
    /// The statements that list the records at places that an array of truth values, in the order of the records, calls failed.
    /// </summary>
    protected string FailuresFromFlags(string records, string flags, int position)
    {
        var i = Function.LambdaName(position, "i", "index");
        var record = Function.LambdaName(position, Kind.Noun, "item");
        var choice = Kind switch
        {
            { IsFifo: true } => $".SkipWhile((_, {i}) => {flags}[{i}])",
            { IsQueue: true } => $".Where((_, {i}) => !{flags}[{i}])",
            _ => $".Where((_, {i}) => !{flags}[{i}])\n    .Take(1)",
        };
        return OrderComment() + $"{Function.Declare(Function.FailureList)} {Function.FailuresName} = {records}\n    {choice}\n    .Select({record} => {Function.NewFailure(record)})\n    .ToList();\n";
    }

    protected string OrderComment() => Kind switch
    {
        { IsFifo: true } => "// FIFO: the first failed message and all after it come back, so that they stay in order.\n",
        { IsQueue: true } => "",
        _ => "// Lambda retries from the earliest failed record on, so it is the one to report.\n",
    };
}
