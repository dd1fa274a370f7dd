using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AwsMessaging.CodeFixes;

/// <summary>Object initialisers as a person would have written them, in the layout of those that are there.</summary>
internal static class Initializers
{
    /// <summary>
    /// Whether <see cref="Set"/> knows what it does: under an <c>#if</c> in the initialiser, what is set and where the last comma stands
    /// depends on the build. An empty initialiser with a comment says why it is empty.
    /// </summary>
    public static bool CanSet(BaseObjectCreationExpressionSyntax creation) => creation.Initializer is not { ContainsDirectives: true }
        && (creation.Initializer is not { Expressions.Count: 0 } empty || !Comments.AreInside(empty));

    /// <summary>The creation with a property set in its initialiser: replaced where it is set, else added as the last one.</summary>
    public static BaseObjectCreationExpressionSyntax Set(
        BaseObjectCreationExpressionSyntax creation, string property, ExpressionSyntax value)
    {
        if (creation.Initializer is { Expressions.Count: > 0 } initializer)
        {
            var there = initializer.Expressions.OfType<AssignmentExpressionSyntax>()
                .FirstOrDefault(a => a.Left is IdentifierNameSyntax name && name.Identifier.ValueText == property);
            return creation.WithInitializer(there is null
                ? Append(initializer, Assignment(property, value))
                : initializer.ReplaceNode(there.Right, value.WithTriviaFrom(there.Right)));
        }

        // A creation without a non-empty initialiser: what trailed the last token follows the new brace.
        var trailing = creation.GetTrailingTrivia();
        var bare = creation.WithInitializer(null).WithoutTrailingTrivia();
        if (bare is ObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 0 } parameterless)
        {
            bare = parameterless.WithArgumentList(null).WithType(parameterless.Type.WithoutTrailingTrivia());
        }

        return bare.WithInitializer(OneLine(Assignment(property, value))).WithTrailingTrivia(trailing);
    }

    /// <summary>The creation of a dictionary with an entry more, in the form of those that are there.</summary>
    public static BaseObjectCreationExpressionSyntax SetEntry(
        BaseObjectCreationExpressionSyntax creation, ExpressionSyntax key, ExpressionSyntax value)
    {
        if (creation.Initializer is { Expressions: [InitializerExpressionSyntax, ..] } pairs)
        {
            var comma = Token(SyntaxKind.CommaToken).WithTrailingTrivia(Space);
            var pair = InitializerExpression(
                SyntaxKind.ComplexElementInitializerExpression,
                Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(Space),
                SeparatedList([key, value.WithoutTrivia()], [comma]),
                Token(SyntaxKind.CloseBraceToken).WithLeadingTrivia(Space));
            return creation.WithInitializer(Append(pairs, pair));
        }

        var entry = AssignmentExpression(
            SyntaxKind.SimpleAssignmentExpression,
            ImplicitElementAccess(BracketedArgumentList(SingletonSeparatedList(Argument(key)))).WithTrailingTrivia(Space),
            Token(SyntaxKind.EqualsToken).WithTrailingTrivia(Space),
            value.WithoutTrivia());
        return creation.Initializer is { Expressions.Count: > 0 } initializer
            ? creation.WithInitializer(Append(initializer, entry))
            : creation.WithInitializer(null).WithoutTrailingTrivia().WithInitializer(OneLine(entry))
                .WithTrailingTrivia(creation.GetTrailingTrivia());
    }

    /// <summary><c>new Type { A = a, B = b }</c> on one line.</summary>
    public static ObjectCreationExpressionSyntax Create(string type, params (string Property, ExpressionSyntax Value)[] properties) =>
        ObjectCreationExpression(ParseTypeName(type))
            .WithNewKeyword(Token(SyntaxKind.NewKeyword).WithTrailingTrivia(Space))
            .WithInitializer(OneLine(properties.Select(p => Assignment(p.Property, p.Value)).ToArray()));

    private static InitializerExpressionSyntax OneLine(params ExpressionSyntax[] assignments)
    {
        var separators = Enumerable.Repeat(Token(SyntaxKind.CommaToken).WithTrailingTrivia(Space), assignments.Length - 1);
        return InitializerExpression(
            SyntaxKind.ObjectInitializerExpression,
            Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(Space).WithTrailingTrivia(Space),
            SeparatedList(assignments, separators),
            Token(SyntaxKind.CloseBraceToken).WithLeadingTrivia(Space));
    }

    private static AssignmentExpressionSyntax Assignment(string property, ExpressionSyntax value) =>
        AssignmentExpression(
            SyntaxKind.SimpleAssignmentExpression,
            IdentifierName(property).WithTrailingTrivia(Space),
            Token(SyntaxKind.EqualsToken).WithTrailingTrivia(Space),
            value.WithoutTrivia());

    /// <summary>
    /// Adds behind the last expression: on a line of its own where that or the brace has one, with or without the final comma as before. The
    /// new line begins and ends as its neighbour does, and nothing that is there changes its place: neither a comment nor a brace that
    /// closes on the line of the last expression.
    /// </summary>
    private static InitializerExpressionSyntax Append(InitializerExpressionSyntax initializer, ExpressionSyntax assignment)
    {
        var expressions = initializer.Expressions;
        var last = expressions[expressions.Count - 1];
        var hasFinalComma = expressions.SeparatorCount == expressions.Count;
        var behind = (hasFinalComma ? expressions.GetSeparator(expressions.Count - 1) : last.GetLastToken()).TrailingTrivia;
        var startsLine = Handlers.Layout.StartsLine(last.GetFirstToken());
        var before = expressions.Count > 1 ? expressions.GetSeparator(expressions.Count - 2) : default;
        if (!hasFinalComma && !startsLine && before.RawKind != 0 && Handlers.Layout.StartsLine(before))
        {
            // Commas begin the lines.
            var first = Comma(WhiteSpaceAtEnd(before.LeadingTrivia), WhiteSpaceAtEnd(before.TrailingTrivia));
            var (own, others) = Lines(initializer, last, behind);
            return With(last.WithTrailingTrivia(own), first, assignment.WithTrailingTrivia(others));
        }

        // A comment to the end of the line is on what stands there already, and so are others where the brace has a line of its own.
        if (startsLine || Handlers.Layout.StartsLine(initializer.CloseBraceToken) || behind.Any(SyntaxKind.SingleLineCommentTrivia))
        {
            var added = assignment.WithLeadingTrivia(Whitespace(IndentationIn(initializer, last)));
            var (own, others) = Lines(initializer, last, behind);

            // The new comma goes right behind the last value; what trailed the value (a comment, the line's end) trails the comma.
            return hasFinalComma
                ? With(last, Comma(default, own), added, Comma(default, others))
                : With(last.WithoutTrailingTrivia(), Comma(default, own), added.WithTrailingTrivia(others));
        }

        var comments = behind.Count;
        while (comments > 0 && !Comments.IsComment(behind[comments - 1]))
        {
            comments--;
        }

        var (kept, rest) = (TriviaList(behind.Take(comments)), TriviaList(behind.Skip(comments)));
        return hasFinalComma
            ? With(last, Comma(default, kept.Add(Space)), assignment, Comma(default, rest))
            : With(last.WithTrailingTrivia(kept), Comma(default, TriviaList(Space)), assignment.WithTrailingTrivia(rest));

        InitializerExpressionSyntax With(ExpressionSyntax old, SyntaxToken comma, ExpressionSyntax added, SyntaxToken final = default)
        {
            var list = expressions.Replace(last, old).GetWithSeparators();
            list = (hasFinalComma ? list.RemoveAt(list.Count - 1) : list).Add(comma).Add(added);
            return initializer.WithExpressions(SeparatedList<ExpressionSyntax>(final.RawKind == 0 ? list : list.Add(final)));
        }
    }

    private static SyntaxToken Comma(SyntaxTriviaList leading, SyntaxTriviaList trailing) =>
        Token(leading, SyntaxKind.CommaToken, trailing);

    /// <summary>What ends the line of the last expression, and what the line behind it then ends with.</summary>
    private static (SyntaxTriviaList Own, SyntaxTriviaList Others) Lines(
        InitializerExpressionSyntax initializer, ExpressionSyntax last, SyntaxTriviaList behind)
    {
        if (behind.Any(SyntaxKind.EndOfLineTrivia))
        {
            return (behind, TriviaList(behind.Last()));
        }

        var endOfLine = initializer.DescendantTrivia().Last(t => t.IsKind(SyntaxKind.EndOfLineTrivia) && t.SpanStart < last.SpanStart);
        return (Layout.TrimEnd(behind).Add(endOfLine), WhiteSpaceAtEnd(behind));
    }

    /// <summary>The white space before the line of an expression; one level more where the initialiser begins on that line.</summary>
    private static string IndentationIn(InitializerExpressionSyntax initializer, ExpressionSyntax last)
    {
        var first = last.GetFirstToken();
        while (first != initializer.OpenBraceToken && !Handlers.Layout.StartsLine(first))
        {
            first = first.GetPreviousToken();
        }

        return Handlers.Layout.IndentationOf(last)
            + (first == initializer.OpenBraceToken ? Handlers.Layout.Of(initializer).Unit : "");
    }

    private static SyntaxTriviaList WhiteSpaceAtEnd(SyntaxTriviaList trivia) =>
        trivia.Count > 0 && trivia.Last().IsKind(SyntaxKind.WhitespaceTrivia) ? TriviaList(trivia.Last()) : default;
}
