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
    /// Whether something between the call and the service may set a property of what is sent: a class that users derived from the client,
    /// or put around it under its interface, whose source mentions the property, or is not here to be read.
    /// </summary>
    public static bool MaySet(CallContext context, string property)
    {
        var client = context.Call.Instance?.Type as INamedTypeSymbol ?? context.Call.TargetMethod.ContainingType;
        for (var type = client; type is { TypeKind: TypeKind.Class }
            && !context.Symbols.IsSdk(type.ContainingAssembly); type = type.BaseType)
        {
            if (!type.IsOf(context.Rule.State.Compilation) && type.SpecialType != SpecialType.System_Object)
            {
                return true;
            }
        }

        return MaySet(context.Rule, property);
    }

    /// <summary>
    /// The same of a request whose call is not looked at: whether a class of this compilation around the client, or a handler, may.
    /// </summary>
    public static bool MaySet(RuleContext context, string property)
    {
        var (state, cancellation) = (context.State, context.Cancellation);
        return state.Holds("set by clients: " + property, state.Compilation.Assembly, () => IsSetByClient(property, state, cancellation));
    }

    private static bool IsSetByClient(string property, CompilationState state, CancellationToken cancellation)
    {
        return CompilationText.TreesThatMention(state, property, cancellation)
                .Any(t => Array.Exists(Hooks, h => CompilationText.Mentions(t, h, cancellation)))
            || CompilationText.Tokens(state, property, cancellation).Any(IsInClient);

        bool IsInClient(SyntaxToken token) => token.Parent!.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
            .Any(t => state.Symbols.IsClient(state.ModelOf(t.SyntaxTree).GetDeclaredSymbol(t, cancellation) as INamedTypeSymbol));
    }
}
