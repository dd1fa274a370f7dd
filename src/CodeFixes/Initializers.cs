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
    /// depends on the build.
    /// </summary>
    public static bool CanSet(BaseObjectCreationExpressionSyntax creation) => creation.Initializer is not { ContainsDirectives: true };

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
    /// Adds behind the last expression: on a line of its own where the others have one, with or without the final comma as before.
    /// </summary>
    private static InitializerExpressionSyntax Append(InitializerExpressionSyntax initializer, ExpressionSyntax assignment)
    {
        var expressions = initializer.Expressions;
        var last = expressions[expressions.Count - 1];
        var leading = last.GetLeadingTrivia();
        var isOnOwnLine = leading.Any(SyntaxKind.WhitespaceTrivia) || StartsLine(initializer, expressions);
        var added = assignment.WithLeadingTrivia(isOnOwnLine ? Indentation(leading) : default);

        if (expressions.SeparatorCount == expressions.Count)
        {
            // Ends in a comma, which keeps the comment behind it.
            var list = expressions.GetWithSeparators().Add(added);
            var comma = expressions.GetSeparator(expressions.Count - 1);
            list = list.Add(Token(SyntaxKind.CommaToken).WithTrailingTrivia(EndOfLineOf(comma.TrailingTrivia)));
            return initializer.WithExpressions(SeparatedList<ExpressionSyntax>(list));
        }

        // The new comma goes right behind the last value; what trailed the value (a comment, the line's end) trails the comma.
        var separator = Token(SyntaxKind.CommaToken).WithTrailingTrivia(isOnOwnLine ? last.GetTrailingTrivia() : TriviaList(Space));
        var ending = isOnOwnLine ? EndOfLineOf(last.GetTrailingTrivia()) : last.GetTrailingTrivia();
        var nodes = expressions.Replace(last, last.WithoutTrailingTrivia()).GetWithSeparators()
            .Add(separator)
            .Add(added.WithTrailingTrivia(ending));
        return initializer.WithExpressions(SeparatedList<ExpressionSyntax>(nodes));
    }

    private static bool StartsLine(InitializerExpressionSyntax initializer, SeparatedSyntaxList<ExpressionSyntax> expressions)
    {
        var before = expressions.Count > 1 ? expressions.GetSeparator(expressions.Count - 2) : initializer.OpenBraceToken;
        return before.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
    }

    /// <summary>The white space before a line's first token, without the comments that stand above it.</summary>
    private static SyntaxTriviaList Indentation(SyntaxTriviaList leading) =>
        leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia)
            ? TriviaList(leading[leading.Count - 1])
            : default;

    private static SyntaxTriviaList EndOfLineOf(SyntaxTriviaList trailing)
    {
        foreach (var trivia in trailing)
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            {
                return TriviaList(trivia);
            }
        }

        return default;
    }
}
