using AwsMessaging.Analyzers.Rules.Handlers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>Gives the properties of a response the names that Lambda looks for.</summary>
internal sealed class ResponseNamesFix : Fix
{
    private const string Attribute = "JsonPropertyNameAttribute";

    public override string RuleId => "AWSM3006";

    public override async Task<IReadOnlyList<FixAction>> OfferAsync(FixTarget target, CancellationToken cancellation)
    {
        var solution = await ApplyAsync(target, cancellation).ConfigureAwait(false);
        return solution != target.Document.Project.Solution
            && await CompilerCheck.CompilesAsync(target.Document, solution.GetDocument(target.Document.Id)!, cancellation)
                .ConfigureAwait(false)
            ? [new FixAction("Add JsonPropertyName", Primary, ApplyAsync)]
            : [];
    }

    /// <summary>Two handlers may return one type: what the fix of the first one changed stays as it is.</summary>
    private static async Task<Solution> ApplyAsync(FixTarget target, CancellationToken cancellation)
    {
        var model = (await target.Document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var changes = new Dictionary<SyntaxNode, SyntaxNode>();
        string? import = null;
        foreach (var role in new[] { ResponseNamesRule.ListPlace, ResponseNamesRule.ItemPlace })
        {
            SyntaxNode? declaration = await target.PlaceAsync<PropertyDeclarationSyntax>(role, cancellation).ConfigureAwait(false);
            declaration ??= await target.PlaceAsync<ParameterSyntax>(role, cancellation).ConfigureAwait(false);
            if (declaration is null || target.Properties[role + ResponseNamesRule.NameSuffix] is not { } name)
            {
                continue;
            }

            if (AttributeOf(declaration) is { } present)
            {
                if (present.ArgumentList?.Arguments is [{ Expression: { } given }]
                    && model.GetConstantValue(given, cancellation).Value as string != name)
                {
                    changes.Add(given, SyntaxFactory.ParseExpression('"' + name + '"').WithTriviaFrom(given));
                }

                continue;
            }

            var (attribute, needed) = Usings.NameFor(model, declaration, "System.Text.Json.Serialization", Attribute);
            import ??= needed;
            changes.Add(declaration, With(declaration, attribute.Substring(0, attribute.Length - "Attribute".Length) + "(\"" + name
                + "\")"));
        }

        if (changes.Count == 0)
        {
            return target.Document.Project.Solution;
        }

        var root = await target.RootAsync(cancellation).ConfigureAwait(false);
        return target.With(Usings.Add(root.ReplaceNodes(changes.Keys, (original, _) => changes[original]), import));
    }

    private static AttributeSyntax? AttributeOf(SyntaxNode declaration) =>
        (declaration is PropertyDeclarationSyntax property ? property.AttributeLists : ((ParameterSyntax)declaration).AttributeLists)
        .SelectMany(l => l.Attributes)
        .FirstOrDefault(a => a.Name.GetLastToken().ValueText is "JsonPropertyName" or Attribute);

    /// <summary>The declaration with an attribute: on a line of its own above a property that begins a line, else before it.</summary>
    private static SyntaxNode With(SyntaxNode declaration, string attribute)
    {
        var leading = declaration.GetLeadingTrivia();
        var bare = declaration.WithLeadingTrivia();
        if (bare is ParameterSyntax parameter)
        {
            return parameter.WithAttributeLists(parameter.AttributeLists.Insert(0,
                Parse("[property: " + attribute + "] ").WithLeadingTrivia(leading)));
        }

        var text = declaration.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(declaration.SpanStart);
        var indent = text.ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(line.Start, declaration.SpanStart));
        var end = text.ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        var list = Parse("[" + attribute + "]" + (indent.Trim().Length == 0 && end.Length > 0 ? end + indent : " "));
        var property = (PropertyDeclarationSyntax)bare;
        return property.WithAttributeLists(property.AttributeLists.Insert(0, list.WithLeadingTrivia(leading)));
    }

    /// <summary>The list and all of the layout behind it, which a declaration would share with its own first token.</summary>
    private static AttributeListSyntax Parse(string text)
    {
        var end = text.LastIndexOf(']') + 1;
        var list = ((IncompleteMemberSyntax)SyntaxFactory.ParseMemberDeclaration(text.Substring(0, end))!).AttributeLists[0];
        return list.WithTrailingTrivia(SyntaxFactory.ParseTrailingTrivia(text.Substring(end)).AddRange(
            SyntaxFactory.ParseLeadingTrivia(text.Substring(end)).SkipWhile(t => !t.IsKind(SyntaxKind.EndOfLineTrivia)).Skip(1)));
    }
}
