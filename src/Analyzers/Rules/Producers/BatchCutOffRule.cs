using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>A batch of the first ten, and nobody ever looks at the eleventh.</summary>
internal sealed class BatchCutOffRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1006",
        title: "Batch is cut off and the rest is dropped",
        messageFormat: "Only the first {0} of '{1}' are sent and the rest is never looked at, so those are lost; send all of them in "
            + "chunks of {0}",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A batch takes a limited number of entries. What is cut off to fit has to go into another batch.",
        helpLinkUri: HelpLink("AWSM1006"));

    public BatchCutOffRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) =>
        interests.OnCalls(BatchResponse.Operations.Where(o => o.Publishes && BatchResponse.Of(o).Entries is not null), Check);

    private static void Check(CallContext context)
    {
        var max = BatchResponse.Of(context.Operation).MaxEntries!.Value;
        if (BatchEntries.SizeOf(context) is not { Source: { } source } size || size.Count != max)
        {
            return;
        }

        // Exactly as many as fit: the cut is there for the batch's sake. The whole is a variable that is read here and nowhere else, once.
        var variable = source switch
        {
            ILocalReferenceOperation local => (ISymbol)local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            _ => null,
        };
        if (variable is not null
            && BodyIndex.Of(source).MentionsOf(variable).Count(m => m is ILocalReferenceOperation or IParameterReferenceOperation) == 1
            && !source.AncestorsInFunction().Any(a => a is ILoopOperation) && source.EnclosingFunction() is not IAnonymousFunctionOperation
            && !IsKept(source) && !IsChosen(variable, source, context))
        {
            context.Rule.Report(context.Call.NameSyntax().GetLocation(), null, max, variable.Name);
        }
    }

    /// <summary>
    /// Whether the code keeps what it cut off in a variable and does more with it than send it, such as to mark it as sent: the others wait
    /// for the next round. Entries are made for the call, and are looked at again when the answer says that some failed.
    /// </summary>
    private static bool IsKept(IOperation source)
    {
        for (var around = source.Around().Parent; around is IArgumentOperation or IInvocationOperation or IVariableInitializerOperation
            or IArrayElementReferenceOperation or IImplicitIndexerReferenceOperation
            or { Syntax: CollectionExpressionSyntax or SpreadElementSyntax }; around = around.Around().Parent)
        {
            if (around is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var part } declarator })
            {
                return !IsOfEntries(part.Type)
                    && BodyIndex.Of(declarator).MentionsOf(part)
                        .Count(m => m is ILocalReferenceOperation
                            && m.Parent is not IPropertyReferenceOperation { Property.Name: "Count" or "Length" }) > 1;
            }
        }

        return false;
    }

    private static bool IsOfEntries(ITypeSymbol type) =>
        (type is IArrayTypeSymbol array
            ? array.ElementType
            : (type as INamedTypeSymbol)?.TypeArguments.FirstOrDefault())?.ContainingAssembly?.Name
            .StartsWith("AWSSDK.", StringComparison.Ordinal) == true;

    /// <summary>
    /// Whether the first ones may be what is meant, or the rest may not be lost: they are the best of a ranking, what a store handed out
    /// keeps the others, or a caller learns how far this went, cuts into batches itself, or comes again with the rest.
    /// </summary>
    private static bool IsChosen(ISymbol variable, IOperation source, CallContext context)
    {
        if (variable is ILocalSymbol local)
        {
            return context.Flow.FactsOf(local, source) is not { IsOpaque: false, Writes: [var only] } || !IsMadeHere(only);
        }

        return variable is not IParameterSymbol { ContainingSymbol: IMethodSymbol method } || Answers(method) || IsBatch(variable.Name)
            || IsBatch(method.Name)
            || CallsOf(method, source, context).Any(c => c.Ancestors().Any(a => a is ILoopOperation) || IsLookedAtAgain(c, variable));
    }

    /// <summary>The calls of a method that nobody out of sight calls.</summary>
    private static IReadOnlyList<IInvocationOperation> CallsOf(IMethodSymbol method, IOperation source, CallContext context) =>
        method.MethodKind == MethodKind.LocalFunction ? BodyIndex.Of(source).CallsOf(method)
        : method.DeclaredAccessibility == Accessibility.Private
            ? MemberReader.CallsInType(method, context.Rule.State, context.Rule.Cancellation)
        : [];

    /// <summary>Whether a caller keeps what it gives: in a member, or in a variable that it also uses otherwise.</summary>
    private static bool IsLookedAtAgain(IInvocationOperation call, ISymbol parameter) =>
        call.Argument(parameter.Name)?.Value.Unwrapped() switch
    {
        IMemberReferenceOperation => true,
        ILocalReferenceOperation local => IsMentionedAfter(local, local.Local),
        IParameterReferenceOperation given => IsMentionedAfter(given, given.Parameter),
        _ => false,
    };

    private static bool IsMentionedAfter(IOperation mention, ISymbol variable) =>
        BodyIndex.Of(mention).MentionsOf(variable).Any(m => m.Syntax.SpanStart > mention.Syntax.SpanStart);

    /// <summary>
    /// Elements in the order in which the code was given them, or made them: nothing ranks them, and nothing outside keeps them.
    /// </summary>
    private static bool IsMadeHere(IOperation value) => value.Unwrapped() switch
    {
        IInvocationOperation { TargetMethod: { Name: "Select" or "Where" or "ToList" or "ToArray" or "Concat" or "Distinct" or "SelectMany",
            ContainingType.Name: "Enumerable" } } call =>
            IsMadeHere(call.Arguments[0].Value),
        IParameterReferenceOperation or IObjectCreationOperation or IArrayCreationOperation or { Syntax: CollectionExpressionSyntax } =>
            true,
        _ => false,
    };

    private static bool Answers(IMethodSymbol method) =>
        !method.ReturnsVoid && !(Execution.IsTask(method.ReturnType) && method.ReturnType is INamedTypeSymbol { IsGenericType: false });

    private static bool IsBatch(string name) =>
        new[] { "batch", "chunk", "page", "first", "top", "latest", "pending", "backlog", "unsent", "unpublished", "outbox", "next",
            "drain", "recent", "newest", "oldest", "trending", "ranked", "preview" }.Any(w =>
                name.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0);
}
