using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes;

/// <summary>Names of AWS types in code that a fix writes: short where that is clear, with the using directive that it takes.</summary>
internal static class Usings
{
    /// <summary>
    /// The name by which code at a node can say a type: short when it already means the type there, or will with one more using
    /// directive; written out when the short name would be ambiguous, when the directive would change what other names in the file mean,
    /// and when the directives of the file depend on preprocessor symbols.
    /// </summary>
    /// <param name="model">Model of the tree that the node is in.</param>
    /// <param name="node">Where the name will stand.</param>
    /// <param name="namespace">Namespace of the type; empty for the global one.</param>
    /// <param name="type">Name of the type, nested types with a dot.</param>
    /// <returns>The name, and the namespace to import; null when nothing need be imported.</returns>
    public static (string Name, string? Import) NameFor(SemanticModel model, SyntaxNode node, string @namespace, string type)
    {
        var outer = type.Split('.')[0];
        var full = "global::" + (@namespace.Length == 0 ? "" : @namespace + ".") + type;
        var meant = model.LookupNamespacesAndTypes(node.SpanStart, name: outer).RemoveAll(s => s is INamedTypeSymbol { Arity: > 0 });
        if (meant.Length == 1)
        {
            var home = meant[0].ContainingNamespace is { IsGlobalNamespace: false } found ? found.ToDisplayString() : "";
            return (home == @namespace ? type : AliasOf(@namespace, node) is { } other ? $"{other}.{type}" : full, null);
        }

        if (@namespace.Length == 0)
        {
            return (meant.Length == 0 ? type : full, null);
        }

        if (AliasOf(@namespace, node) is { } alias)
        {
            return ($"{alias}.{type}", null);
        }

        return meant.Length == 0 && !HasConditionalUsings(node.SyntaxTree.GetRoot()) && !Clashes(model, @namespace)
            ? (type, @namespace)
            : (full, null);
    }

    /// <summary>
    /// What the file calls a namespace, where it has a name for it: <c>using Model = Amazon.SQS.Model;</c>. Methods of sequences need the
    /// namespace itself.
    /// </summary>
    private static string? AliasOf(string @namespace, SyntaxNode node) => @namespace == "System.Linq" ? null : node.AncestorsAndSelf()
        .SelectMany(a => a switch
        {
            BaseNamespaceDeclarationSyntax home => home.Usings,
            CompilationUnitSyntax unit => unit.Usings,
            _ => default,
        })
        .FirstOrDefault(u => u.Alias is not null && u.Name?.ToString() == @namespace)?.Alias!.Name.Identifier.ValueText;

    /// <summary>
    /// Whether <c>#if</c> stands among or right behind the directives: a new one could land where only some builds see it.
    /// </summary>
    private static bool HasConditionalUsings(SyntaxNode root)
    {
        var usings = root.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>()
            .ToList();
        return usings.Count == 0
            ? IsConditional(root.GetFirstToken(includeZeroWidth: true))
            : usings.Any(u => IsConditional(u.GetFirstToken()) || IsConditional(u.GetLastToken().GetNextToken(includeZeroWidth: true)));

        static bool IsConditional(SyntaxToken token) => token.LeadingTrivia.Any(t =>
            t.IsKind(SyntaxKind.IfDirectiveTrivia) || t.IsKind(SyntaxKind.ElifDirectiveTrivia)
            || t.IsKind(SyntaxKind.ElseDirectiveTrivia) || t.IsKind(SyntaxKind.EndIfDirectiveTrivia));
    }

    /// <summary>
    /// Whether the file says another type by the name of one in the namespace, so that importing it would make the name ambiguous.
    /// </summary>
    private static bool Clashes(SemanticModel model, string @namespace)
    {
        var imported = @namespace.Split('.').Aggregate<string, INamespaceSymbol?>(
            model.Compilation.GlobalNamespace, (outer, name) => outer?.GetNamespaceMembers().FirstOrDefault(n => n.Name == name));
        var names = new HashSet<string>(
            imported?.GetTypeMembers().Where(t => t.DeclaredAccessibility == Accessibility.Public).Select(t => t.Name)
                ?? [], StringComparer.Ordinal);
        foreach (var name in model.SyntaxTree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (names.Contains(name.Identifier.ValueText)
                && !IsQualified(name)
                && !(name is IdentifierNameSyntax alias && model.GetAliasInfo(alias) is not null)
                && model.GetSymbolInfo(name).Symbol is INamedTypeSymbol { ContainingType: null } type
                && type.ContainingNamespace.ToDisplayString() != @namespace)
            {
                return true;
            }
        }

        return false;

        static bool IsQualified(SimpleNameSyntax name) => name.Parent switch
        {
            QualifiedNameSyntax qualified => qualified.Right == name,
            MemberAccessExpressionSyntax access => access.Name == name,
            AliasQualifiedNameSyntax or MemberBindingExpressionSyntax => true,
            _ => false,
        };
    }

    /// <summary>Adds a using directive beside those that are there, in their order; nothing when it is there already.</summary>
    public static SyntaxNode Add(SyntaxNode root, string? @namespace)
    {
        if (@namespace is null || root is not CompilationUnitSyntax unit)
        {
            return root;
        }

        // Where a file keeps its directives inside the namespace, the new one goes there too.
        var home = unit.Usings.Count == 0
            ? unit.Members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault(n => n.Usings.Count > 0)
            : null;
        var usings = home?.Usings ?? unit.Usings;
        if (usings.Any(u => u.Alias is null && u.StaticKeyword.IsKind(SyntaxKind.None) && u.Name?.ToString() == @namespace))
        {
            return root;
        }

        var at = Place(usings, @namespace);
        // Parsed, not made: made nodes carry elastic trivia, at which hosts run the formatter over the lines around.
        var directive = SyntaxFactory.ParseCompilationUnit("using " + @namespace + ";" + EndOfLine(root)).Usings[0];
        if (home is not null)
        {
            directive = directive.WithLeadingTrivia(home.Usings[0].GetLeadingTrivia().Where(t => t.IsKind(SyntaxKind.WhitespaceTrivia)));
            return root.ReplaceNode(home, home.WithUsings(home.Usings.Insert(at, directive)));
        }

        if (at == 0)
        {
            return InsertFirst(unit, directive);
        }

        return unit.WithUsings(unit.Usings.Insert(at, directive));
    }

    /// <summary>A new first directive takes over what stands above the others, or the file's header where there are none.</summary>
    private static CompilationUnitSyntax InsertFirst(CompilationUnitSyntax unit, UsingDirectiveSyntax directive)
    {
        if (unit.Usings.Count > 0)
        {
            var first = unit.Usings[0];
            return unit.WithUsings(unit.Usings
                .Replace(first, first.WithLeadingTrivia())
                .Insert(0, directive.WithLeadingTrivia(first.GetLeadingTrivia())));
        }

        if (unit.Externs.Count > 0)
        {
            return unit.WithUsings(SyntaxFactory.SingletonList(directive));
        }

        var token = unit.GetFirstToken(includeZeroWidth: true);
        var header = HeaderLength(token.LeadingTrivia);
        var rest = token.LeadingTrivia.Skip(header).ToList();
        if (rest.Count == 0 || !rest[0].IsKind(SyntaxKind.EndOfLineTrivia))
        {
            rest.Insert(0, EndOfLine(unit));
        }

        return unit
            .ReplaceToken(token, token.WithLeadingTrivia(rest))
            .WithUsings(SyntaxFactory.SingletonList(directive.WithLeadingTrivia(token.LeadingTrivia.Take(header))));
    }

    /// <summary>
    /// How much of what stands above the first token is the file's, not the first type's: comments up to a blank line (a licence), and
    /// directives for the compiler, some of which must come first in a file.
    /// </summary>
    private static int HeaderLength(SyntaxTriviaList leading)
    {
        var (length, hasComment, isLineEmpty) = (0, false, true);
        for (var i = 0; i < leading.Count; i++)
        {
            var trivia = leading[i];
            if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
            {
                (hasComment, isLineEmpty) = (true, false);
            }
            else if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            {
                length = isLineEmpty && hasComment && length == 0 ? i + 1 : length;
                isLineEmpty = true;
            }
            else if (trivia.IsDirective)
            {
                length = trivia.IsKind(SyntaxKind.RegionDirectiveTrivia) || trivia.IsKind(SyntaxKind.EndRegionDirectiveTrivia)
                    ? length
                    : i + 1;
                isLineEmpty = true;
            }
            else if (!trivia.IsKind(SyntaxKind.WhitespaceTrivia))
            {
                break; // a doc comment
            }
        }

        return length;
    }

    /// <summary>
    /// Before the first directive that sorts behind it, aliases and static ones last; at the end of an unsorted list. Global ones must stay
    /// in front. System comes first, unless the file has it behind others: there, it goes beside what the file has of System.
    /// </summary>
    private static int Place(SyntaxList<UsingDirectiveSyntax> usings, string @namespace)
    {
        var first = usings.LastIndexOf(u => u.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)) + 1;
        var end = first;
        while (end < usings.Count && usings[end].Alias is null && usings[end].StaticKeyword.IsKind(SyntaxKind.None))
        {
            end++;
        }

        // Aliases may stand between the others.
        var all = usings.Skip(first)
            .Select(u => u.Alias is null && u.StaticKeyword.IsKind(SyntaxKind.None) ? u.Name!.ToString() : "").ToList();
        var isSystemBehind = all.SkipWhile(IsSystem).Any(IsSystem);
        if (isSystemBehind && IsSystem(@namespace))
        {
            var before = all.FindLastIndex(n => IsSystem(n) && Compare(n, @namespace) < 0);
            return first + (before >= 0 ? before + 1 : all.FindIndex(IsSystem));
        }

        var names = all.Take(end - first).ToList();
        var at = names.FindIndex(n => isSystemBehind || IsSystem(n) == IsSystem(@namespace)
            ? Compare(n, @namespace) > 0
            : IsSystem(@namespace));
        return at < 0 ? end : first + at;
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    private static int Compare(string left, string right) => string.Compare(left, right, StringComparison.OrdinalIgnoreCase);

    private static SyntaxTrivia EndOfLine(SyntaxNode root)
    {
        foreach (var trivia in root.DescendantTrivia())
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            {
                return trivia;
            }
        }

        return SyntaxFactory.LineFeed;
    }
}
