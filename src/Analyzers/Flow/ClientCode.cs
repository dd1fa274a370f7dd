using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>What stands between a call and the service: classes of one's own around the client, and handlers in its pipeline.</summary>
internal static class ClientCode
{
    /// <summary>The SDK's ways to see a request before it goes out, and the answer before the caller has it.</summary>
    private static readonly string[] Hooks = ["PipelineHandler", "BeforeRequestEvent", "AfterResponseEvent"];

    /// <summary>
    /// Whether a call goes to a client whose class, or whose own interface, is of another project. What that does with a request, and with
    /// the answer, is not known: it may put off until a commit what it is to send, collect it for a batch, keep on trying until it gets an
    /// answer, and throw for an entry that failed.
    /// </summary>
    public static bool IsOutOfView(IInvocationOperation call, CompilationState state)
    {
        for (var type = call.Instance?.Type as INamedTypeSymbol;
            type is { SpecialType: SpecialType.None } && !state.Symbols.IsWatched(type.ContainingAssembly);
            type = type.BaseType)
        {
            if (!type.IsOf(state.Compilation))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether something between a call and the service may set a property of what is sent: a handler in the client's pipeline, or a class
    /// of this compilation, derived from the client or around it under its interface, whose source mentions the property. What
    /// a handler of another project sets nobody knows.
    /// </summary>
    public static bool MaySet(RuleContext context, string property)
    {
        var (state, cancellation) = (context.State, context.Cancellation);
        return state.Holds("set by clients: " + property, state.Compilation.Assembly, () =>
            IsSetByClient(property, state, cancellation) || OtherCode.HasPipelineHandlers(state));
    }

    /// <summary>
    /// The same of a property by whose name much else is called: only where the source means that of AWS's types.
    /// </summary>
    public static bool MaySetOwn(RuleContext context, string property)
    {
        var (state, cancellation) = (context.State, context.Cancellation);
        return MaySet(context, property) && state.Holds("set by clients, of AWS: " + property, state.Compilation.Assembly, () =>
            OtherCode.HasPipelineHandlers(state) || CompilationText.Tokens(state, property, cancellation).Any(t =>
                t.Parent is SimpleNameSyntax && IsInClient(t, state, cancellation) && state.ModelOf(t.SyntaxTree!).GetSymbolInfo(t.Parent!, cancellation).Symbol is var meant
                && (meant is null || state.Symbols.IsWatched(meant.ContainingAssembly))));
    }

    /// <summary>Whether a class of this compilation that is a client itself has a method by a name of which something is so.</summary>
    public static bool HasMethod(RuleContext context, string name, Func<MethodDeclarationSyntax, bool> isSo) =>
        CompilationText.Tokens(context.State, name, context.Cancellation).Any(t => t.Parent is MethodDeclarationSyntax method
            && isSo(method) && IsInClient(t, context.State, context.Cancellation));

    private static bool IsInClient(SyntaxToken token, CompilationState state, CancellationToken cancellation) =>
        token.Parent!.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
            .Any(t => state.Symbols.IsClient(state.ModelOf(t.SyntaxTree).GetDeclaredSymbol(t, cancellation) as INamedTypeSymbol));

    private static bool IsSetByClient(string property, CompilationState state, CancellationToken cancellation)
    {
        return CompilationText.TreesThatMention(state, property, cancellation)
                .Any(t => Array.Exists(Hooks, h => CompilationText.Mentions(t, h, cancellation)))
            || CompilationText.Tokens(state, property, cancellation).Any(t => IsInClient(t, state, cancellation));
    }
}
