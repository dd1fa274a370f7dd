using AwsMessaging.Analyzers.Rules.Patterns;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Patterns;

/// <summary>Puts a value into an array of one, written as the file writes its arrays.</summary>
internal sealed class LeafNotArrayFix : Fix
{
    public override string RuleId => "AWSM6008";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        // What is typed as a text has no room for an array.
        return await target.PlaceAsync<ExpressionSyntax>(LeafEdit.Leaf, cancellation).ConfigureAwait(false) is { } leaf
            && await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
            && model.GetTypeInfo(leaf, cancellation) is { Type: { } type, ConvertedType.SpecialType: SpecialType.System_Object }
                ? [new FixAction($"Put it into an array: {StyleFor(leaf, type.SpecialType, target)} {{ … }}", Primary, ApplyAsync)]
                : [];
    }

    private static async Task<Solution> ApplyAsync(FixTarget target, CancellationToken cancellation)
    {
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        if (await target.PlaceAsync<ExpressionSyntax>(LeafEdit.Leaf, cancellation).ConfigureAwait(false) is not { } leaf)
        {
            return target.Document.Project.Solution;
        }

        var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var type = model.GetTypeInfo(leaf, cancellation).Type?.SpecialType ?? SpecialType.None;
        var array = SyntaxFactory.ParseExpression($"{StyleFor(leaf, type, target)} {{ {leaf} }}", options: leaf.SyntaxTree.Options);
        return target.With(root.ReplaceNode(leaf, array.WithTriviaFrom(leaf)));
    }

    /// <summary>What the file has before the braces of most of its arrays, where that takes the value.</summary>
    private static string StyleFor(ExpressionSyntax leaf, SpecialType type, FixTarget target)
    {
        if (target.Properties.ContainsKey(LeafEdit.IsExpression))
        {
            return "new object[]";
        }

        var styles = new Dictionary<string, int>(StringComparer.Ordinal) { ["new[]"] = 0, ["new object[]"] = 0 };
        if (type == SpecialType.System_String)
        {
            styles["new string[]"] = 0;
        }

        foreach (var node in leaf.SyntaxTree.GetRoot().DescendantNodes())
        {
            var style = node switch
            {
                ImplicitArrayCreationExpressionSyntax => "new[]",
                ArrayCreationExpressionSyntax { Initializer: not null, Type: var written } => "new " + written,
                _ => "",
            };
            if (styles.TryGetValue(style, out var count))
            {
                styles[style] = count + 1;
            }
        }

        return styles.OrderByDescending(s => s.Value).ThenBy(s => s.Key.Length).First().Key;
    }
}
