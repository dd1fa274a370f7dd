using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace AwsMessaging.CodeFixes.Producers.Outbox;

/// <summary>
/// What nobody uses once the client is not called any more: a parameter of a primary constructor, about which the compiler would warn, with
/// the arguments for it, and using directives.
/// </summary>
internal static class Leftovers
{
    private const string UnreadParameter = "CS9113";

    /// <summary>The solution without them; null when a call of the constructor is of no form that can be changed.</summary>
    public static async Task<Solution?> RemoveAsync(Document before, Document after, CancellationToken cancellation)
    {
        var known = await CompilerCheck.ReportedAsync<ParameterSyntax>(before, UnreadParameter, cancellation).ConfigureAwait(false);
        var names = new HashSet<string>(known.Select(p => p.Identifier.ValueText), StringComparer.Ordinal);
        var solution = after.Project.Solution;
        while (true)
        {
            var document = solution.GetDocument(after.Id)!;
            var unread = await CompilerCheck.ReportedAsync<ParameterSyntax>(document, UnreadParameter, cancellation).ConfigureAwait(false);
            if (unread.Find(p => !names.Contains(p.Identifier.ValueText)) is not { } parameter)
            {
                return document.WithSyntaxRoot(await UnusedUsings.RemovedAsync(before, document, cancellation).ConfigureAwait(false))
                    .Project.Solution;
            }

            if (await WithoutAsync(document, parameter, cancellation).ConfigureAwait(false) is not { } less)
            {
                return null;
            }

            solution = less;
        }
    }

    private static async Task<Solution?> WithoutAsync(Document document, ParameterSyntax parameter, CancellationToken cancellation)
    {
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        if (parameter.Parent is not ParameterListSyntax list || list.Parent is not TypeDeclarationSyntax || Comments.AreWith(parameter)
            || model.GetDeclaredSymbol(parameter, cancellation) is not { ContainingSymbol: IMethodSymbol constructor } symbol)
        {
            return null;
        }

        var mark = new SyntaxAnnotation();
        var solution = document.Project.Solution;
        var references = await SymbolFinder.FindReferencesAsync(constructor, solution, cancellation).ConfigureAwait(false);
        foreach (var group in references.Where(r => SymbolEqualityComparer.Default.Equals(r.Definition, constructor))
            .SelectMany(r => r.Locations).Where(l => !l.IsImplicit).GroupBy(l => l.Document.Id))
        {
            var there = solution.GetDocument(group.Key);
            if (there is null or SourceGeneratedDocument)
            {
                return null;
            }

            var root = (await there.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
            var arguments = group.Select(l => ArgumentFor(root.FindNode(l.Location.SourceSpan, getInnermostNodeForTie: true), symbol))
                .ToList();
            if (arguments.Contains(null))
            {
                return null;
            }

            solution = there.WithSyntaxRoot(root.ReplaceNodes(
                arguments.Select(a => (ArgumentListSyntax)a!.Parent!).Distinct(),
                (old, _) => old.WithArguments(Without(old.Arguments, old.Arguments.IndexOf(a => arguments.Contains(a)))))).Project.Solution;
        }

        // Found again by its place: calls in the same file stand elsewhere.
        document = solution.GetDocument(document.Id)!;
        var now = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var type = now.DescendantNodes().OfType<TypeDeclarationSyntax>().FirstOrDefault(
            t => t.Identifier.ValueText == constructor.ContainingType.Name && t.ParameterList is not null);
        return type is null ? null : document.WithSyntaxRoot(now.ReplaceNode(
            type.ParameterList!,
            type.ParameterList!.WithParameters(Without(type.ParameterList.Parameters, symbol.Ordinal))
                .WithAdditionalAnnotations(mark))).Project.Solution;
    }

    /// <summary>The argument that a creation gives for a parameter; null when that cannot be told.</summary>
    private static ArgumentSyntax? ArgumentFor(SyntaxNode node, IParameterSymbol parameter)
    {
        var list = node.AncestorsAndSelf().Select(n => n switch
        {
            BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
            PrimaryConstructorBaseTypeSyntax @base => @base.ArgumentList,
            ConstructorInitializerSyntax initializer => initializer.ArgumentList,
            _ => null,
        }).FirstOrDefault(l => l is not null);
        return list?.Arguments.FirstOrDefault(a => a.NameColon?.Name.Identifier.ValueText == parameter.Name)
            ?? (list is not null && parameter.Ordinal < list.Arguments.Count
                && list.Arguments.Take(parameter.Ordinal + 1).All(a => a.NameColon is null)
                && !Comments.AreWith(list.Arguments[parameter.Ordinal])
                ? list.Arguments[parameter.Ordinal]
                : null);
    }

    /// <summary>The list without one; the next one stands where it stood.</summary>
    private static SeparatedSyntaxList<T> Without<T>(SeparatedSyntaxList<T> list, int index)
        where T : SyntaxNode
    {
        var removed = list[index];
        if (index + 1 < list.Count && !removed.GetLeadingTrivia().Any(SyntaxKind.WhitespaceTrivia))
        {
            list = list.Replace(list[index + 1], list[index + 1].WithLeadingTrivia(removed.GetLeadingTrivia()));
        }
        else if (index > 0 && index + 1 == list.Count)
        {
            list = list.Replace(list[index - 1], list[index - 1].WithTrailingTrivia(removed.GetTrailingTrivia()));
        }

        return list.RemoveAt(index);
    }
}
