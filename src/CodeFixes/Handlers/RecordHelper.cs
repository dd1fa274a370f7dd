using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>
/// A function of the same file that handles one record, as far as its last <c>catch</c> goes: it may log the failure already, and it may
/// keep it to itself, so that the caller would take the record for handled.
/// </summary>
internal sealed class RecordHelper
{
    public static readonly RecordHelper None = new(logs: false, swallowing: null, isShared: false);

    private RecordHelper(bool logs, CatchClauseSyntax? swallowing, bool isShared)
    {
        Logs = logs;
        Swallowing = swallowing;
        IsShared = isShared;
    }

    /// <summary>Who calls it need not log what comes out of it.</summary>
    public bool Logs { get; }

    /// <summary>The catch that logs and goes on; it has to throw for the failure to be noted.</summary>
    public CatchClauseSyntax? Swallowing { get; }

    /// <summary>Others call it too, and rely on what it does.</summary>
    public bool IsShared { get; }

    /// <summary>The function that the work on a record consists of calling.</summary>
    public static RecordHelper Of(IReadOnlyList<StatementSyntax> work, SemanticModel model) =>
        work is [ExpressionStatementSyntax { Expression: var expression }]
            ? Of(expression is AwaitExpressionSyntax awaited ? CodeFacts.WithoutConfigureAwait(awaited.Expression) : expression, model)
            : None;

    /// <summary>The function that an expression calls, or names.</summary>
    public static RecordHelper Of(ExpressionSyntax expression, SemanticModel model)
    {
        if (model.GetSymbolInfo(expression).Symbol is not IMethodSymbol { DeclaringSyntaxReferences: [var declaration] } method
            || declaration.SyntaxTree != expression.SyntaxTree
            || BatchFunction.BodyOf(declaration.GetSyntax()) is not { } body
            || Tail(body) is not { } @try
            || @try.Catches.LastOrDefault(RecordGuard.IsCatchAll) is not { } clause)
        {
            return None;
        }

        var statements = clause.Block.Statements;
        if (RecordGuard.OnlyLogs(clause, model))
        {
            var mentions = expression.SyntaxTree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Count(n =>
                n.Identifier.ValueText == method.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(n).Symbol, method));
            var isShared = mentions != 1
                || (method.MethodKind != MethodKind.LocalFunction && method.DeclaredAccessibility != Accessibility.Private);
            return new RecordHelper(statements.Count > 0, clause, isShared);
        }

        var logs = statements.LastOrDefault() is ThrowStatementSyntax { Expression: null }
            && statements.Any(s => CodeFacts.IsLog(s, model));
        return logs && @try.Parent == body && body.Statements.Count == 1
            ? new RecordHelper(logs: true, swallowing: null, isShared: false)
            : None;
    }

    private static TryStatementSyntax? Tail(BlockSyntax block) => block.Statements.LastOrDefault() switch
    {
        TryStatementSyntax @try => @try,
        ReturnStatementSyntax { Expression: null } when block.Statements.Count > 1 =>
            block.Statements[block.Statements.Count - 2] as TryStatementSyntax,
        UsingStatementSyntax { Statement: BlockSyntax inner } => Tail(inner),
        _ => null,
    };
}
