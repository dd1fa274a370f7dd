using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.Analyzers.Symbols;

/// <summary>
/// The names under which code can mention the types of batch events: their own, and the aliases that some <c>using</c> gives them. Every
/// method of a program is asked whether it takes an event, and to ask its source costs a tenth of asking its symbol.
/// </summary>
internal sealed class EventTypeNames
{
    private readonly HashSet<string> names = new(BatchHandler.EventNames, StringComparer.Ordinal);

    public EventTypeNames(Compilation compilation, CancellationToken cancellation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (tree.GetRoot(cancellation) is CompilationUnitSyntax unit)
            {
                Add(unit.Usings);
                Add(unit.Members);
            }
        }
    }

    /// <summary>Whether a method may have a parameter for an event.</summary>
    public bool MayBeTakenBy(BaseMethodDeclarationSyntax method)
    {
        foreach (var parameter in method.ParameterList.Parameters)
        {
            var type = parameter.Type is NullableTypeSyntax nullable ? nullable.ElementType : parameter.Type;
            if (type is NameSyntax && SourceWords.NameOf(type) is { } name && names.Contains(name))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(SyntaxList<MemberDeclarationSyntax> members)
    {
        foreach (var member in members)
        {
            if (member is BaseNamespaceDeclarationSyntax @namespace)
            {
                Add(@namespace.Usings);
                Add(@namespace.Members);
            }
        }
    }

    private void Add(SyntaxList<UsingDirectiveSyntax> usings)
    {
        foreach (var directive in usings)
        {
            // What is an alias of an alias is not told from an alias of something else: all count.
            if (directive is { Alias.Name.Identifier.ValueText: var alias })
            {
                names.Add(alias);
            }
        }
    }
}
