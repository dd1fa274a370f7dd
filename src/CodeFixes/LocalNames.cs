using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes;

/// <summary>Names for variables that a fix adds, and how the file declares its own.</summary>
internal sealed class LocalNames
{
    private readonly HashSet<string> taken;
    private readonly bool usesVar;

    private LocalNames(HashSet<string> taken, bool usesVar)
    {
        this.taken = taken;
        this.usesVar = usesVar;
    }

    /// <summary>The names that are free in the member around a node.</summary>
    public static LocalNames In(SyntaxNode node)
    {
        var member = node.Ancestors().FirstOrDefault(a => a is BaseTypeDeclarationSyntax)?.ChildNodes().FirstOrDefault(c => c.Span.Contains(node.Span));
        var names = (member ?? node.SyntaxTree.GetRoot()).DescendantTokens().Where(t => t.IsKind(SyntaxKind.IdentifierToken)).Select(t => t.ValueText);
        var types = node.SyntaxTree.GetRoot().DescendantNodes().OfType<LocalDeclarationStatementSyntax>().Where(d => !d.IsConst)
            .Select(d => d.Declaration.Type).ToList();
        return new LocalNames([.. names], types.Count == 0 || types.Exists(t => t.IsVar));
    }

    /// <summary>A name that nothing in the member has: the wish, or the wish and a number.</summary>
    public string Free(string wish)
    {
        var name = wish;
        for (var i = 2; !taken.Add(name); i++)
        {
            name = wish + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return name;
    }

    /// <summary>The wish, or the wish and a number, for a lambda's parameter: before C# 8, it must not have the name of a variable around it.</summary>
    public string ForLambda(string wish)
    {
        var name = wish;
        for (var i = 2; taken.Contains(name); i++)
        {
            name = wish + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return name;
    }

    /// <summary>How a new variable says its type: <c>var</c>, unless the file has variables and always writes the type out.</summary>
    public string Declare(string type) => usesVar ? "var" : type;
}
