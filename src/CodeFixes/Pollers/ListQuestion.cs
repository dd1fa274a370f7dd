using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Pollers;

/// <summary>
/// What code asks of a list before it goes on: <c>list.Count &gt; 0</c>, <c>list.Any()</c>, <c>list.Count == 0</c>, <c>!list.Any()</c>.
/// Asked so that null is an answer too, it makes what it guards right as it is.
/// </summary>
internal static class ListQuestion
{
    /// <summary>
    /// <c>list.Count</c> of <c>list.Count &gt; 0</c> and <c>for (…; i &lt; list.Count; …)</c>, which say the same for null with a question
    /// mark.
    /// </summary>
    public static MemberAccessExpressionSyntax? CountOf(ExpressionSyntax list) =>
        list.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count",
            Parent: BinaryExpressionSyntax compared } access
        && access.Expression == list
        && (compared.IsKind(SyntaxKind.GreaterThanExpression)
            ? compared.Left == access
            : compared is { RawKind: (int)SyntaxKind.LessThanExpression, Left: IdentifierNameSyntax, Parent: ForStatementSyntax }
                && compared.Right == access)
            ? access
            : null;

    /// <summary>
    /// Whether code takes an element, which an empty list does not have either, of a list whose size nobody asked for before.
    /// </summary>
    public static bool TakesElement(ExpressionSyntax list, List<ExpressionSyntax> lists) =>
        list.Parent switch
        {
            ElementAccessExpressionSyntax element => element.Expression == list,
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "First" or "Last" or "Single" } access => access.Expression == list,
            _ => false,
        }
        && !lists.Exists(p => p.SpanStart < list.SpanStart
            && p.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count" or "Any" } asked && asked.Expression == p);

    /// <summary>The question whether a list is empty; null for none, and where it cannot be asked of null as well.</summary>
    public static ExpressionSyntax? EmptinessOf(ExpressionSyntax list)
    {
        ExpressionSyntax? question = list.Parent switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Count", Parent: BinaryExpressionSyntax compared } count
                when count.Expression == list && compared.Left == count && compared.IsKind(SyntaxKind.EqualsExpression)
                    && compared.Right is LiteralExpressionSyntax { Token.Value: 0 } => compared,
            _ => AnyOf(list)?.Parent is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not ? not : null,
        };
        return question is not null && CanBeOfNull(list, question) ? question : null;
    }

    /// <summary>
    /// The question <c>list.Any()</c> whether there is something in a list; null for none, and where it cannot be asked of null as well.
    /// </summary>
    public static ExpressionSyntax? PresenceOf(ExpressionSyntax list) =>
        AnyOf(list) is { } question && CanBeOfNull(list, question) ? question : null;

    /// <summary>
    /// <c>list is null or { Count: 0 }</c>, or <c>list is { Count: &gt; 0 }</c>, in place of a question that <see cref="EmptinessOf"/> or
    /// <see cref="PresenceOf"/> found.
    /// </summary>
    public static ExpressionSyntax AlsoOfNull(ExpressionSyntax list, ExpressionSyntax question)
    {
        var pattern = question is InvocationExpressionSyntax ? "{ Count: > 0 }" : "null or { Count: 0 }";
        return SyntaxFactory.ParseExpression(list.WithoutTrivia() + " is " + pattern).WithTriviaFrom(question);
    }

    private static InvocationExpressionSyntax? AnyOf(ExpressionSyntax list) =>
        list.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Any", Parent: InvocationExpressionSyntax call } any
        && any.Expression == list && call.ArgumentList.Arguments.Count == 0
            ? call
            : null;

    private static bool CanBeOfNull(ExpressionSyntax list, ExpressionSyntax question) =>
        IsPlain(list) && !Comments.AreInside(question)
        && list.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp9 }
        && question.Parent is IfStatementSyntax or WhileStatementSyntax or ParenthesizedExpressionSyntax
            or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.LogicalAndExpression };

    /// <summary>
    /// Whether code runs only when a question found messages in the list, which is one of some mentions of it. A variable that is given one
    /// response after the other may have another one by then.
    /// </summary>
    public static bool IsAnsweredBefore(ExpressionSyntax list, List<ExpressionSyntax> lists)
    {
        return CountOf(list) is null && EmptinessOf(list) is null && PresenceOf(list) is null
            && IsPlain(list) && !IsWritten(list.GetFirstToken().ValueText)
            && list.Ancestors().TakeWhile(a => a is not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax
                or LocalFunctionStatementSyntax)).Any(a => a switch
            {
                IfStatementSyntax @if when @if.Statement.Contains(list) && Finds(@if.Condition) => true,
                ForStatementSyntax { Condition: { } more } @for when @for.Statement.Contains(list) && Finds(more) => true,
                ConditionalExpressionSyntax choice => choice.WhenTrue.Contains(list) && Finds(choice.Condition),
                BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both =>
                    both.Right.Contains(list) && Finds(both.Left),
                StatementSyntax { Parent: BlockSyntax block } statement => IsBehindExit(statement, block),
                _ => false,
            });

        bool Finds(ExpressionSyntax condition) =>
            condition is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both
                ? Finds(both.Left) || Finds(both.Right)
                : lists.Exists(p => (CountOf(p)?.Parent == condition || PresenceOf(p) == condition)
                    && SyntaxFactory.AreEquivalent(p, list));

        // if (response.Messages.Count == 0) continue;
        bool IsBehindExit(StatementSyntax statement, BlockSyntax block) => block.Statements.TakeWhile(s => s != statement)
            .Any(s => s is IfStatementSyntax { Else: null, ContainsDirectives: false } @if && Misses(@if.Condition)
                && (@if.Statement is BlockSyntax inner ? inner.Statements.LastOrDefault() : @if.Statement)
                    is ReturnStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax or ThrowStatementSyntax);

        bool IsWritten(string variable) => list.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.DescendantNodes().Any(n =>
            n is IdentifierNameSyntax name && name.Identifier.ValueText == variable && name.Parent switch
            {
                AssignmentExpressionSyntax assignment => assignment.Left == name,
                ArgumentSyntax argument => !argument.RefKindKeyword.IsKind(SyntaxKind.None) || argument.Parent is TupleExpressionSyntax,
                _ => false,
            }) != false;

        bool Misses(ExpressionSyntax condition) =>
            condition is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either
                ? Misses(either.Left) || Misses(either.Right)
                : lists.Exists(p => EmptinessOf(p) == condition && SyntaxFactory.AreEquivalent(p, list));
    }

    private static bool IsPlain(ExpressionSyntax list) =>
        list.DescendantNodesAndSelf().All(n => n is IdentifierNameSyntax or MemberAccessExpressionSyntax);
}
