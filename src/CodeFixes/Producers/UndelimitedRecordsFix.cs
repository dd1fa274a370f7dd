using AwsMessaging.Analyzers.Rules.Producers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace AwsMessaging.CodeFixes.Producers;

/// <summary>Ends the record's line: the text gets a line feed, and bytes that a serializer makes become such a text.</summary>
internal sealed class UndelimitedRecordsFix : Fix
{
    public override string RuleId => "AWSM1038";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        var text = await target.PlaceAsync<ExpressionSyntax>(UndelimitedRecordsRule.Text, cancellation).ConfigureAwait(false);
        var bytes = await target.PlaceAsync<InvocationExpressionSyntax>(UndelimitedRecordsRule.Bytes, cancellation).ConfigureAwait(false);
        return text is not null || bytes is { Expression: MemberAccessExpressionSyntax }
            ? [new FixAction("Append a line feed to the record", Primary, AppendAsync)]
            : [];
    }

    private static async Task<Solution> AppendAsync(FixTarget target, CancellationToken cancellation)
    {
        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        if (await target.PlaceAsync<ExpressionSyntax>(UndelimitedRecordsRule.Text, cancellation).ConfigureAwait(false) is { } text)
        {
            return target.With(root.ReplaceNode(text, WithLineFeed(text)));
        }

        var bytes = (await target.PlaceAsync<InvocationExpressionSyntax>(UndelimitedRecordsRule.Bytes, cancellation)
            .ConfigureAwait(false))!;
        var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var (name, import) = Usings.NameFor(model, bytes, "System.Text", "Encoding");
        var member = (MemberAccessExpressionSyntax)bytes.Expression;
        var serialize = IdentifierName("Serialize");
        var json = bytes.WithExpression(member.WithName(
            member.Name is GenericNameSyntax generic
                ? generic.WithIdentifier(serialize.Identifier)
                : serialize.WithTriviaFrom(member.Name)));
        var encoded = InvocationExpression(
                ParseExpression(name + ".UTF8.GetBytes"),
                ArgumentList(SingletonSeparatedList(Argument(WithLineFeed(json.WithoutTrivia())))))
            .WithTriviaFrom(bytes);
        return target.With(Usings.Add(root.ReplaceNode(bytes, encoded), import));
    }

    private static BinaryExpressionSyntax WithLineFeed(ExpressionSyntax text)
    {
        var bare = text.WithoutTrivia();
        ExpressionSyntax left = bare is ConditionalExpressionSyntax or AssignmentExpressionSyntax or BinaryExpressionSyntax
            or SwitchExpressionSyntax
            ? ParenthesizedExpression(bare)
            : bare;
        return BinaryExpression(
                SyntaxKind.AddExpression,
                left.WithTrailingTrivia(Space),
                Token(SyntaxKind.PlusToken).WithTrailingTrivia(Space),
                LiteralExpression(SyntaxKind.StringLiteralExpression, Literal("\n")))
            .WithTriviaFrom(text);
    }
}
