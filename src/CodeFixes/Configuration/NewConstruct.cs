using AwsMessaging.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Configuration;

/// <summary>
/// A construct of the CDK that a fix writes beside another one: in the same scope, with an id that goes with the other's.
/// </summary>
internal static class NewConstruct
{
    /// <summary>The scope argument of a construct, and its id as code can say it again; null where one of them is not so simple.</summary>
    public static (string Scope, ExpressionSyntax Id)? ArgumentsOf(BaseObjectCreationExpressionSyntax creation) =>
        creation.ArgumentList?.Arguments is [{ NameColon: null, Expression: var scope }, { NameColon: null, Expression: var id }, ..]
            && IsPath(scope)
            && (id is IdentifierNameSyntax || id.IsKind(SyntaxKind.StringLiteralExpression)
                || id is InterpolatedStringExpressionSyntax { StringStartToken.Text: "$\"" })
            ? (scope.WithoutTrivia().ToString(), id.WithoutTrivia())
            : null;

    /// <summary>
    /// An id with an ending, as an expression: <c>"OrdersDeadLetters"</c>, <c>$"{name}DeadLetters"</c>, <c>id + "DeadLetters"</c>.
    /// </summary>
    public static string IdFor(ExpressionSyntax id, string ending, SyntaxNode root)
    {
        var text = id.ToString();
        if (id is IdentifierNameSyntax)
        {
            return $"{text} + \"{ending}\"";
        }

        var isHyphened = text.IndexOf('-') >= 0;
        var wish = text.Substring(0, text.Length - 1) + (isHyphened ? Hyphened(ending) : ending);
        var taken = new HashSet<string>(root.DescendantNodes().OfType<ExpressionSyntax>()
            .Where(e => e.IsKind(SyntaxKind.StringLiteralExpression) || e is InterpolatedStringExpressionSyntax).Select(e => e.ToString()),
                StringComparer.Ordinal);
        var free = wish + "\"";
        for (var i = 2; taken.Contains(free); i++)
        {
            free = wish + (isHyphened ? "-" : "") + i.ToString(System.Globalization.CultureInfo.InvariantCulture) + "\"";
        }

        return free;
    }

    /// <summary>A variable's name that goes with an id: <c>ordersDeadLetters</c>.</summary>
    public static string VariableFor(ExpressionSyntax id, string ending)
    {
        var words = id is LiteralExpressionSyntax literal ? literal.Token.ValueText.Split('-', '_', '.', ' ', '/', ':') : [];
        var name = string.Concat(words.Where(w => w.Length > 0).Select((w, i) => i == 0 ? w.Uncapitalized() : w.Capitalized()));
        return name.Length > 0 && SyntaxFacts.IsValidIdentifier(name) ? name + ending : ending.Uncapitalized();
    }

    /// <summary>
    /// The statement that a construct is made by, when another one can stand before it or behind it: a declaration, an assignment, the
    /// creation by itself.
    /// </summary>
    public static StatementSyntax? StatementOf(BaseObjectCreationExpressionSyntax creation)
    {
        var statement = creation.Ancestors().OfType<StatementSyntax>().FirstOrDefault();
        return statement is LocalDeclarationStatementSyntax or ExpressionStatementSyntax or ReturnStatementSyntax
            && statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax && HasLinesOfItsOwn(statement)
            && !creation.Ancestors().TakeWhile(a => a != statement).Any(IsPerhaps)
                ? statement
                : null;
    }

    /// <summary>
    /// Whether what is inside may not be made when the statement runs: another construct before the statement would always be.
    /// </summary>
    private static bool IsPerhaps(SyntaxNode node) =>
        node is AnonymousFunctionExpressionSyntax or ConditionalExpressionSyntax or SwitchExpressionSyntax
            or ConditionalAccessExpressionSyntax
        || node.RawKind is (int)SyntaxKind.CoalesceExpression or (int)SyntaxKind.CoalesceAssignmentExpression;

    /// <summary>The root with new statements before one that is there, whose comment stays with it.</summary>
    /// <param name="root">The root.</param>
    /// <param name="old">The statement that is there.</param>
    /// <param name="text">The new statements, each on lines of its own.</param>
    /// <param name="changed">What takes the place of the one that is there.</param>
    public static SyntaxNode InsertBefore(SyntaxNode root, StatementSyntax old, string text, StatementSyntax changed)
    {
        var layout = Handlers.Layout.Of(old);
        var added = layout.Statements(text, Layout.IndentationOf(old));
        var (bare, above) = Layout.Parted(changed);
        return StatementLists.Replace(root, old, [added[0].WithLeadingTrivia(above.Concat(added[0].GetLeadingTrivia())), .. added.Skip(1),
            bare]);
    }

    /// <summary>Whether nothing else stands on the lines of a statement, so that a new one gets a line too.</summary>
    public static bool HasLinesOfItsOwn(StatementSyntax statement) =>
        Handlers.Layout.StartsLine(statement.GetFirstToken())
        && (statement.GetLastToken().GetNextToken() is { RawKind: 0 } or { RawKind: (int)SyntaxKind.EndOfFileToken }
            || Handlers.Layout.StartsLine(statement.GetLastToken().GetNextToken()));

    private static bool IsPath(ExpressionSyntax expression) => expression switch
    {
        ThisExpressionSyntax or IdentifierNameSyntax => true,
        MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression, Expression: var inner } => IsPath(inner),
        _ => false,
    };

    private static string Hyphened(string words) =>
        string.Concat(words.Select(c => char.IsUpper(c) ? "-" + char.ToLowerInvariant(c) : c.ToString()));
}
