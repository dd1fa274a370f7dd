using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>What stands between a call and the service: classes of one's own around the client, and handlers in its pipeline.</summary>
internal static class ClientCode
{
    /// <summary>The SDK's ways to see a request before it goes out.</summary>
    private static readonly string[] Hooks = ["PipelineHandler", "BeforeRequestEvent"];

    /// <summary>
    /// Whether something between the call and the service may set a property of what is sent: a class that users derived from the client, or put
    /// around it under its interface, whose source mentions the property, or is not here to be read.
    /// </summary>
    public static bool MaySet(CallContext context, string property)
    {
        var client = context.Call.Instance?.Type as INamedTypeSymbol ?? context.Call.TargetMethod.ContainingType;
        for (var type = client; type is { TypeKind: TypeKind.Class } && !context.Symbols.IsSdk(type.ContainingAssembly); type = type.BaseType)
        {
            if (type.DeclaringSyntaxReferences.IsEmpty && type.SpecialType != SpecialType.System_Object)
            {
                return true;
            }
        }

        var (state, cancellation) = (context.Rule.State, context.Rule.Cancellation);
        var hooked = Hooks.SelectMany(h => CompilationText.TreesThatMention(state, h, cancellation)).ToList();
        foreach (var tree in CompilationText.TreesThatMention(state, property, cancellation))
        {
            if (hooked.Contains(tree) || tree.GetRoot(cancellation).DescendantNodes().OfType<TypeDeclarationSyntax>().Any(IsClient))
            {
                return true;
            }

            bool IsClient(TypeDeclarationSyntax declaration) =>
                declaration.DescendantTokens().Any(t => t.ValueText == property)
                && context.Symbols.IsClient(state.ModelOf(tree).GetDeclaredSymbol(declaration, cancellation) as INamedTypeSymbol);
        }

        return false;
    }
}
