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
        var member = node.Ancestors().FirstOrDefault(a => a is BaseTypeDeclarationSyntax)?.ChildNodes()
            .FirstOrDefault(c => c.Span.Contains(node.Span));
        return new LocalNames([.. IdentifiersIn(member ?? node.SyntaxTree.GetRoot())], UsesVar(node));
    }

    /// <summary>
    /// The names that are free for what stands in place of a statement: no variable that can be seen there has them, and the statement
    /// does not say them. Another statement of the member may.
    /// </summary>
    public static LocalNames At(StatementSyntax statement, SemanticModel model)
    {
        var seen = model.LookupSymbols(statement.SpanStart).Where(s =>
            s is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction });
        return new LocalNames([.. seen.Select(s => s.Name), .. IdentifiersIn(statement)], UsesVar(statement));
    }

    /// <summary>
    /// The names that are free for variables declared beside a statement: no variable that can be seen there has them, and nothing in its
    /// block says them. Another block of the member may.
    /// </summary>
    public static LocalNames Beside(StatementSyntax statement, SemanticModel model)
    {
        SyntaxNode? scope = statement.Parent switch
        {
            BlockSyntax block => block,
            SwitchSectionSyntax section => section.Parent,
            GlobalStatementSyntax => null,
            _ => statement,
        };
        if (scope is null)
        {
            return In(statement);
        }

        var names = At(statement, model);
        names.taken.UnionWith(IdentifiersIn(scope));
        return names;
    }

    /// <summary>Frees a name that nothing has but code which the fix takes away.</summary>
    public LocalNames Without(string name)
    {
        taken.Remove(name);
        return this;
    }

    /// <summary>A name that is not taken: the wish, or the wish and a number.</summary>
    public string Free(string wish)
    {
        var name = wish;
        for (var i = 2; !taken.Add(name); i++)
        {
            name = wish + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return name;
    }

    /// <summary>
    /// The wish, or the wish and a number, for a lambda's parameter: before C# 8, it must not have the name of a variable around it.
    /// </summary>
    public string ForLambda(string wish)
    {
        var name = wish;
        for (var i = 2; taken.Contains(name); i++)
        {
            name = wish + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return name;
    }

    /// <summary>What a node says. A discard names nothing: where a variable has its name, that is said at the variable too.</summary>
    private static IEnumerable<string> IdentifiersIn(SyntaxNode node) => node.DescendantTokens()
        .Where(t => t.IsKind(SyntaxKind.IdentifierToken) && !(t.ValueText == "_" && t.Parent is IdentifierNameSyntax))
        .Select(t => t.ValueText);

    private static bool UsesVar(SyntaxNode node)
    {
        // What holds a method or a lambda could not say var before C# 10.
        var types = node.SyntaxTree.GetRoot().DescendantNodes().OfType<LocalDeclarationStatementSyntax>().Where(d => !d.IsConst)
            .Select(d => d.Declaration.Type).Where(t => t is not SimpleNameSyntax { Identifier.ValueText: "Func" or "Action" }).ToList();
        return types.Count == 0 || types.Exists(t => t.IsVar);
    }

    /// <summary>
    /// How a new variable says its type: <c>var</c>, unless the file has variables and always writes the type out, and it has a name to
    /// write.
    /// </summary>
    public string Declare(string type) => usesVar || type.Contains("<anonymous type") ? "var" : type;
}
