using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>Takes the second decoding away where it stands between two conversions of text and bytes, or after one.</summary>
internal sealed class DoubleDecodingFix : Fix
{
    public override string RuleId => "AWSM3012";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        if (await FixedAsync(target, cancellation).ConfigureAwait(false) is not { } solution)
        {
            return [];
        }

        return await CompilerCheck.CompilesAsync(target.Document, solution.GetDocument(target.Document.Id)!, cancellation).ConfigureAwait(false)
            ? [new FixAction("Do not decode again", Primary, async (t, c) => await FixedAsync(t, c).ConfigureAwait(false) ?? t.Document.Project.Solution)]
            : [];
    }

    private static async Task<Solution?> FixedAsync(FixTarget target, CancellationToken cancellation)
    {
        var decode = (await target.NodeAsync(cancellation).ConfigureAwait(false))?.FirstAncestorOrSelf<InvocationExpressionSyntax>();
        if (decode?.ArgumentList.Arguments is not [{ Expression: var text }])
        {
            return null;
        }

        var root = await target.RootAsync(cancellation).ConfigureAwait(false);

        // Encoding.UTF8.GetString(Convert.FromBase64String(text)) is the text.
        if (decode.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments.Count: 1, Parent: InvocationExpressionSyntax outer } } && NameOf(outer) == "GetString")
        {
            return target.With(root.ReplaceNode(outer, text.WithTriviaFrom(outer)));
        }

        // Convert.FromBase64String(Encoding.UTF8.GetString(bytes)) is the bytes.
        return text is InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var bytes }] } inner && NameOf(inner) == "GetString"
            ? target.With(root.ReplaceNode(decode, bytes.WithTriviaFrom(decode)))
            : null;
    }

    private static string? NameOf(InvocationExpressionSyntax call) => (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText;
}
