using AwsMessaging.Analyzers;
using AwsMessaging.Analyzers.Resources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Mappings;

/// <summary>
/// A queue for what a mapping gives up: made before the mapping, keeping messages as long as a queue can, and named as its destination.
/// </summary>
internal static class FailureQueue
{
    /// <summary>Whether the finding says how.</summary>
    public static async Task<bool> CanAddAsync(FixTarget target, CancellationToken cancellation) =>
        await target.PlaceAsync<StatementSyntax>(FailureQueueEdit.Before, cancellation).ConfigureAwait(false) is
            { Parent: BlockSyntax } statement
        && !statement.GetLeadingTrivia().Any(t => t.IsDirective)
        && await target.PlaceAsync<BaseObjectCreationExpressionSyntax>(FailureQueueEdit.Props, cancellation).ConfigureAwait(false) is
            { } props
        && Initializers.CanSet(props);

    public static async Task<Solution> AddAsync(FixTarget target, CancellationToken cancellation)
    {
        var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        var props = (await target.PlaceAsync<BaseObjectCreationExpressionSyntax>(FailureQueueEdit.Props, cancellation)
            .ConfigureAwait(false))!;
        var statement = (await target.PlaceAsync<StatementSyntax>(FailureQueueEdit.Before, cancellation).ConfigureAwait(false))!;
        var imports = new List<string?>();
        var (queue, queueProps, duration, destination) = (
            Name("Amazon.CDK.AWS.SQS", "Queue"), Name("Amazon.CDK.AWS.SQS", "QueueProps"), Name("Amazon.CDK", "Duration"),
                Name("Amazon.CDK.AWS.Lambda.EventSources", "SqsDlq"));

        var id = FreeId(statement, target.Properties[FailureQueueEdit.Id]!);
        var names = LocalNames.In(statement);
        var name = names.Free(id.Uncapitalized());
        var endOfLine = CodeFixes.Layout.EndOfLine(root);
        var made = SyntaxFactory.ParseStatement(
                $"{names.Declare(queue)} {name} = new {queue}(this, \"{id}\", new {queueProps} {{ RetentionPeriod = {duration}.Days(14) }});")
            .WithLeadingTrivia(BlankLines(statement).Append(SyntaxFactory.Whitespace(CodeFixes.Layout.IndentationOf(statement))))
            .WithTrailingTrivia(endOfLine);

        var value = SyntaxFactory.ParseExpression($"new {destination}({name})");
        var changed = root.ReplaceNode(props, Initializers.Set(props, target.Properties[FailureQueueEdit.Member]!, value));
        var next = target.In(target.With(changed));
        statement = (await next.PlaceAsync<StatementSyntax>(FailureQueueEdit.Before, cancellation).ConfigureAwait(false))!;
        changed = await next.RootAsync(cancellation).ConfigureAwait(false);
        changed = changed.ReplaceNode(statement, [made, CodeFixes.Layout.WithoutBlankLineBefore(statement)]);
        return next.With(imports.Aggregate(changed, Usings.Add));

        string Name(string home, string type)
        {
            var (text, import) = Usings.NameFor(model, statement, home, type);
            imports.Add(import);
            return text;
        }
    }

    /// <summary>The blank lines before a statement and its comment, which stand before the queue then.</summary>
    private static IEnumerable<SyntaxTrivia> BlankLines(StatementSyntax statement)
    {
        var leading = statement.GetLeadingTrivia();
        return leading.Take(leading.Count - CodeFixes.Layout.WithoutBlankLineBefore(statement).GetLeadingTrivia().Count);
    }

    /// <summary>An id that no text in the type is: two constructs of one scope must not share one.</summary>
    private static string FreeId(SyntaxNode node, string wish)
    {
        var type = node.Ancestors().OfType<TypeDeclarationSyntax>().First();
        var taken = new HashSet<string>(
            type.DescendantTokens().Where(t => t.IsKind(SyntaxKind.StringLiteralToken)).Select(t => t.ValueText), StringComparer.Ordinal);
        var id = wish;
        for (var i = 2; taken.Contains(id); i++)
        {
            id = wish + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return id;
    }
}
