using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

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
        if (IsOutOfView(context.Call, context.Rule.State))
        {
            return true;
        }

        return MaySet(context.Rule, property);
    }

    /// <summary>
    /// Whether a call goes to a client of another project's, or to an interface that extends a client's: what that does with a request, and
    /// with the answer, is not known. It may put off what it is to send until a commit, or throw for an entry that failed.
    /// </summary>
    public static bool IsOutOfView(IInvocationOperation call, CompilationState state)
    {
        for (var type = call.Instance?.Type as INamedTypeSymbol ?? call.TargetMethod.ContainingType;
            type is { SpecialType: SpecialType.None } && !state.Symbols.IsSdk(type.ContainingAssembly);
            type = type.BaseType)
        {
            if (type.TypeKind == TypeKind.Interface || !type.IsOf(state.Compilation))
            {
                return true;
            }
        }

        return false;
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
