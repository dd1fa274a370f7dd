using AwsMessaging.Analyzers.Rules.Producers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Producers;

/// <summary>Numbers the entries that a <c>Select</c> makes, by the index that it can hand out.</summary>
internal sealed class BatchEntryIdFix : Fix
{
    public override string RuleId => "AWSM1007";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        if (await FixedAsync(target, cancellation).ConfigureAwait(false) is not { } solution)
        {
            return [];
        }

        return await CompilerCheck.CompilesAsync(target.Document, solution.GetDocument(target.Document.Id)!, cancellation)
            .ConfigureAwait(false)
            ? [new FixAction("Number the entries", Primary, async (t, c) => await FixedAsync(t, c).ConfigureAwait(false)
                ?? t.Document.Project.Solution)]
            : [];
    }

    private static async Task<Solution?> FixedAsync(FixTarget target, CancellationToken cancellation)
    {
        if (await target.PlaceAsync<LambdaExpressionSyntax>(BatchEntryIdRule.Selector, cancellation).ConfigureAwait(false) is not
            { } selector
            || await target.PlaceAsync<ExpressionSyntax>(BatchEntryIdRule.Value, cancellation).ConfigureAwait(false) is not { } value
            || !selector.Contains(value))
        {
            return null;
        }

        var index = selector switch
        {
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [_, { Type: null } second] } => second.Identifier.Text,
            SimpleLambdaExpressionSyntax or ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [{ Type: null }] } =>
                LocalNames.In(selector).Free("i"),
            _ => null,
        };
        if (index is null or "_")
        {
            return null;
        }

        var number = SyntaxFactory.ParseExpression($"$\"{{{index}}}\"").WithTriviaFrom(value);
        var changed = WithIndex(selector.ReplaceNode(value, number), index);
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        return target.With(root.ReplaceNode(selector, changed));
    }

    private static LambdaExpressionSyntax WithIndex(LambdaExpressionSyntax selector, string index)
    {
        var name = SyntaxFactory.Parameter(SyntaxFactory.Identifier(index));
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space);
        switch (selector)
        {
            case SimpleLambdaExpressionSyntax simple:
                var parameter = simple.Parameter;
                return SyntaxFactory.ParenthesizedLambdaExpression(
                    simple.AsyncKeyword,
                    SyntaxFactory.ParameterList(
                        SyntaxFactory.Token(parameter.GetLeadingTrivia(), SyntaxKind.OpenParenToken, default),
                        SyntaxFactory.SeparatedList([parameter.WithoutTrivia(), name], [comma]),
                        SyntaxFactory.Token(default, SyntaxKind.CloseParenToken, parameter.GetTrailingTrivia())),
                    simple.ArrowToken,
                    simple.Block,
                    simple.ExpressionBody);

            case ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [var only] } lambda:
                return lambda.WithParameterList(lambda.ParameterList.WithParameters(SyntaxFactory.SeparatedList([only, name], [comma])));

            default:
                return selector;
        }
    }
}
