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
    /// <param name="context">The rule that asks.</param>
    /// <param name="property">The property, or another member of a request, an answer or a client.</param>
    /// <param name="isCommon">Much else is called by that name: classes count only where they mean that of AWS's types.</param>
    public static bool MaySet(RuleContext context, string property, bool isCommon = false)
    {
        var (state, cancellation) = (context.State, context.Cancellation);
        return state.Holds((isCommon ? "set by clients, of AWS: " : "set by clients: ") + property, state.Compilation.Assembly, () =>
            IsSetByClient(property, isCommon, state, cancellation) || OtherCode.HasPipelineHandlers(state));
    }

    /// <summary>Whether such a class says a name in a certain way: it has a method of that name in which something is so, or calls one.</summary>
    public static bool Says(RuleContext context, string name, Func<SyntaxNode, bool> how) =>
        CompilationText.Tokens(context.State, name, context.Cancellation)
            .Any(t => how(t.Parent!) && IsInClient(t, context.State, context.Cancellation));

    private static bool IsInClient(SyntaxToken token, CompilationState state, CancellationToken cancellation) =>
        token.Parent!.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
            .Any(t => state.Symbols.IsClient(state.ModelOf(t.SyntaxTree).GetDeclaredSymbol(t, cancellation) as INamedTypeSymbol));

    private static bool IsSetByClient(string property, bool isCommon, CompilationState state, CancellationToken cancellation) =>
        CompilationText.TreesThatMention(state, property, cancellation)
            .Any(t => Array.Exists(Hooks, h => CompilationText.Mentions(t, h, cancellation)))
        || CompilationText.Tokens(state, property, cancellation)
            .Any(t => IsInClient(t, state, cancellation) && (!isCommon || MayMeanAws(t, state, cancellation)));

    private static bool MayMeanAws(SyntaxToken token, CompilationState state, CancellationToken cancellation) =>
        token.Parent is SimpleNameSyntax name
        && state.ModelOf(name.SyntaxTree).GetSymbolInfo(name, cancellation).Symbol is var meant
        && (meant is null || state.Symbols.IsWatched(meant.ContainingAssembly));
}
