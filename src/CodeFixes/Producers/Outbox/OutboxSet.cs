using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace AwsMessaging.CodeFixes.Producers.Outbox;

/// <summary>The set of outbox rows of a context: what makes them part of its model.</summary>
internal static class OutboxSet
{
    private const string NewName = "OutboxMessages";

    /// <summary>The class of a context, and its file, when it is source of the solution; null otherwise.</summary>
    public static async Task<(INamedTypeSymbol Type, Document Document)?> HomeAsync(
        Document document, ExpressionSyntax context, CancellationToken cancellation)
    {
        var solution = document.Project.Solution;
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        if (model.GetTypeInfo(context, cancellation).Type is not INamedTypeSymbol type
            || await SymbolFinder.FindSourceDefinitionAsync(type, solution, cancellation).ConfigureAwait(false)
                is not INamedTypeSymbol { IsGenericType: false, ContainingType: null } source)
        {
            return null;
        }

        var files = source.DeclaringSyntaxReferences
            .Where(r => r.GetSyntax(cancellation) is ClassDeclarationSyntax { OpenBraceToken.RawKind: not 0 })
            .OrderByDescending(r => SetsIn((ClassDeclarationSyntax)r.GetSyntax(cancellation)).Count())
            .Select(r => solution.GetDocument(r.SyntaxTree));
        return files.FirstOrDefault(d => d is not (null or SourceGeneratedDocument)) is { } home ? (source, home) : null;
    }

    /// <summary>
    /// The context with a set of rows, in the form of its other sets, and the set's name; null when a member has that name.
    /// </summary>
    public static async Task<(Solution Solution, string Name)?> EnsureAsync(
        Solution solution, INamedTypeSymbol type, DocumentId home, string messageNamespace, CancellationToken cancellation)
    {
        foreach (var property in type.SelfAndBases().SelectMany(t => t.GetMembers()).OfType<IPropertySymbol>())
        {
            if (property.Type is INamedTypeSymbol { Name: "DbSet", TypeArguments: [{ Name: OutboxTypes.Message }] })
            {
                return (solution, property.Name);
            }
        }

        var document = solution.GetDocument(home)!;
        var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var declaration = root.DescendantNodes().OfType<ClassDeclarationSyntax>()
            .Where(c => c.OpenBraceToken.RawKind != 0
                && model.GetDeclaredSymbol(c, cancellation)?.ToDisplayString() == type.ToDisplayString())
            .OrderByDescending(c => SetsIn(c).Count())
            .FirstOrDefault();
        if (declaration is null || type.SelfAndBases().Any(t => !t.GetMembers(NewName).IsEmpty))
        {
            return null;
        }

        var (message, import) = Usings.NameFor(model, declaration.OpenBraceToken.Parent!, messageNamespace, OutboxTypes.Message);
        var endOfLine = Layout.EndOfLine(root);
        var changed = SetsIn(declaration).LastOrDefault() is { } last
            ? !Handlers.Layout.StartsLine(declaration.CloseBraceToken) ? OnOneLine(declaration, last, message)
            : declaration.InsertNodesAfter(last, [Layout.WithBlankLineBefore(Like(last, message, endOfLine), endOfLine)])
            : WithFirst(declaration, message, endOfLine);
        return (document.WithSyntaxRoot(Usings.Add(root.ReplaceNode(declaration, changed), import)).Project.Solution, NewName);
    }

    /// <summary>A property for another type, with the accessors, or the expression, of one that is there.</summary>
    private static PropertyDeclarationSyntax Like(PropertyDeclarationSyntax other, string message, SyntaxTrivia endOfLine)
    {
        var value = other.ExpressionBody is not null
            ? $" => Set<{message}>();"
            : " " + other.AccessorList!.WithoutTrivia() + (other.Initializer is { } initial ? " " + initial.WithoutTrivia() + ";" : "");
        var modifiers = string.Join(" ", other.Modifiers.Select(m => m.ValueText).Where(m => m is not ("override" or "new")));
        return Property($"{modifiers} DbSet<{message}> {NewName}{value}", Layout.IndentationOf(other), endOfLine);
    }

    /// <summary>A class on one line stays there: <c>{ public DbSet&lt;Order&gt; Orders => …; public DbSet&lt;…&gt; … }</c>.</summary>
    private static ClassDeclarationSyntax OnOneLine(ClassDeclarationSyntax declaration, PropertyDeclarationSyntax last, string message)
    {
        var added = Like(last, message, SyntaxFactory.Space).WithLeadingTrivia();
        return declaration.InsertNodesAfter(last, [added]);
    }

    private static ClassDeclarationSyntax WithFirst(ClassDeclarationSyntax declaration, string message, SyntaxTrivia endOfLine)
    {
        var indentation = declaration.Members.Count > 0
            ? Layout.IndentationOf(declaration.Members[0])
            : Layout.IndentationOf(declaration) + "    ";
        var property = Property(
            $"public Microsoft.EntityFrameworkCore.DbSet<{message}> {NewName} => Set<{message}>();", indentation, endOfLine);
        var members = declaration.Members;
        if (members.Count > 0)
        {
            members = members.Replace(members[0], Layout.WithBlankLineBefore(members[0], endOfLine));
            return declaration.WithMembers(members.Insert(0, property));
        }

        // Braces on one line come apart.
        var outer = SyntaxFactory.Whitespace(Layout.IndentationOf(declaration));
        var isOneLine = !declaration.OpenBraceToken.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);
        return isOneLine
            ? declaration
                .WithOpenBraceToken(SyntaxFactory.Token(SyntaxFactory.TriviaList(endOfLine, outer), SyntaxKind.OpenBraceToken,
                    SyntaxFactory.TriviaList(endOfLine)))
                .WithMembers(SyntaxFactory.SingletonList<MemberDeclarationSyntax>(property))
                .WithCloseBraceToken(declaration.CloseBraceToken.WithLeadingTrivia(outer))
            : declaration.WithMembers(SyntaxFactory.SingletonList<MemberDeclarationSyntax>(property));
    }

    private static PropertyDeclarationSyntax Property(string text, string indentation, SyntaxTrivia endOfLine) =>
        (PropertyDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(indentation + text + endOfLine)!;

    private static IEnumerable<PropertyDeclarationSyntax> SetsIn(ClassDeclarationSyntax declaration) =>
        declaration.Members.OfType<PropertyDeclarationSyntax>().Where(p =>
            p.Type is GenericNameSyntax { Identifier.ValueText: "DbSet" } && p.Modifiers.Count > 0 && p.AttributeLists.Count == 0
            && (p.AccessorList is not null || p.ExpressionBody is not null) && !p.ContainsDirectives);
}
