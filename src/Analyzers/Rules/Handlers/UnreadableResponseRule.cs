using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Handlers;

/// <summary>A handler's own type of batch response whose JSON has other names than those that Lambda looks for.</summary>
internal sealed class UnreadableResponseRule : Rule
{
    /// <summary>Role of the property's declaration.</summary>
    public const string Declaration = "property";

    /// <summary>Property: the name that the JSON has to have.</summary>
    public const string JsonName = "name";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM3006",
        title: "Response type does not serialise as batchItemFailures",
        messageFormat: "The response's JSON says '{0}' where Lambda looks for '{1}': {2}; name it by a JsonPropertyName",
        category: Categories.Handlers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Lambda reads the failed records from the JSON that the handler returns, by names whose case matters. DefaultLambdaJsonSerializer writes the names of properties as they are in code.",
        helpLinkUri: HelpLink("AWSM3006"));

    public UnreadableResponseRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnHandler(Check);

    private static void Check(HandlerContext context)
    {
        var handler = context.Handler;
        if (handler.Source == BatchSource.Kafka || handler.ResultType is not INamedTypeSymbol { DeclaringSyntaxReferences.Length: > 0 } response
            || !NamesAreKept(handler, context))
        {
            return;
        }

        foreach (var list in PropertiesOf(response))
        {
            if (!Is(list, LambdaFacts.BatchItemFailuresMember.Value) || ElementOf(list.Type) is not { } item)
            {
                continue;
            }

            if (WrongNameOf(list, LambdaFacts.BatchItemFailuresMember.Value) is { } name)
            {
                Report(context, list, name, LambdaFacts.BatchItemFailuresMember.Value, "it finds no failures and takes the whole batch for handled");
            }

            foreach (var identifier in PropertiesOf(item))
            {
                if (Is(identifier, LambdaFacts.ItemIdentifierMember.Value) && WrongNameOf(identifier, LambdaFacts.ItemIdentifierMember.Value) is { } other)
                {
                    Report(context, identifier, other, LambdaFacts.ItemIdentifierMember.Value, "it cannot tell which record failed and takes the whole batch for failed");
                }
            }
        }
    }

    /// <summary>
    /// Whether the handler's JSON certainly comes from <c>DefaultLambdaJsonSerializer</c> as it is, by the attribute of the method, or that of the assembly.
    /// </summary>
    private static bool NamesAreKept(BatchHandler handler, HandlerContext context)
    {
        if (handler.Method.MethodKind != MethodKind.Ordinary)
        {
            return false;
        }

        var serializer = SerializerIn(handler.Method) ?? SerializerIn(context.Rule.State.Compilation.Assembly);
        return serializer is { Name: "DefaultLambdaJsonSerializer", ContainingAssembly.Name: "Amazon.Lambda.Serialization.SystemTextJson" };
    }

    private static ITypeSymbol? SerializerIn(ISymbol symbol) => symbol.GetAttributes().Where(a => a is
    {
        AttributeClass: { Name: "LambdaSerializerAttribute", ContainingAssembly.Name: "Amazon.Lambda.Core" },
        ConstructorArguments.Length: 1,
    }).Select(a => a.ConstructorArguments[0].Value as ITypeSymbol).FirstOrDefault();

    private static IEnumerable<IPropertySymbol> PropertiesOf(ITypeSymbol type) =>
        type.DeclaringSyntaxReferences.IsEmpty || type.GetAttributes().Any(IsJson)
            ? []
            : type.GetMembers().OfType<IPropertySymbol>().Where(p => p is { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod: not null });

    private static bool Is(IPropertySymbol property, string name) => string.Equals(property.Name.Replace("_", ""), name, StringComparison.OrdinalIgnoreCase);

    private static ITypeSymbol? ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: [var element] } => element,
        _ => null,
    };

    /// <summary>The name that the property has in JSON when it is another than expected; null when it is that, or not known.</summary>
    private static string? WrongNameOf(IPropertySymbol property, string expected)
    {
        foreach (var attribute in property.GetAttributes())
        {
            if (IsJson(attribute))
            {
                return attribute is { AttributeClass.Name: "JsonPropertyNameAttribute", ConstructorArguments: [{ Value: string given }] } && given != expected ? given : null;
            }
        }

        return property.Name == expected ? null : property.Name;
    }

    private static bool IsJson(AttributeData attribute) => attribute.AttributeClass.NamespaceName() == "System.Text.Json.Serialization";

    private static void Report(HandlerContext context, IPropertySymbol property, string name, string expected, string consequence)
    {
        var declaration = property.DeclaringSyntaxReferences[0].GetSyntax(context.Rule.Cancellation);
        var details = declaration is PropertyDeclarationSyntax && declaration.SyntaxTree == context.Handler.Body.Syntax.SyntaxTree
            ? new FixDetails().At(Declaration, declaration).With(JsonName, expected)
            : null;
        context.Rule.Report(context.Handler.Location, details, name, expected, consequence);
    }
}
