using Microsoft.CodeAnalysis;

namespace AwsMessaging.CodeFixes.Configuration;

/// <summary>Names of types for code that will stand at a node, and the directives that they take.</summary>
internal sealed class TypeNames(SemanticModel model, SyntaxNode node)
{
    public const string Cdk = "Amazon.CDK";
    public const string Sqs = "Amazon.CDK.AWS.SQS";
    public const string Collections = "System.Collections.Generic";

    private readonly HashSet<string> imports = new(StringComparer.Ordinal);

    /// <summary>The name of a type, as short as it can be; <paramref name="arguments"/> are those of a generic one.</summary>
    public string Of(string @namespace, string type, string arguments = "")
    {
        // The framework's collections are imported by nearly every file, in one way or another.
        if (arguments.Length > 0)
        {
            var isThere = model.LookupNamespacesAndTypes(node.SpanStart, name: type)
                .Any(t => t is INamedTypeSymbol { Arity: > 0 } && t.ContainingNamespace.ToDisplayString() == @namespace);
            return (isThere ? type : "global::" + @namespace + "." + type) + arguments;
        }

        var (name, import) = Usings.NameFor(model, node, @namespace, type);
        if (import is not null)
        {
            imports.Add(import);
        }

        return name;
    }

    /// <summary>The root with the directives.</summary>
    public SyntaxNode Import(SyntaxNode root) => imports.OrderBy(i => i, StringComparer.Ordinal).Aggregate(root, Usings.Add);
}
