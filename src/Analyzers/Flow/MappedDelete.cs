using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>Deletes of messages that came in a Lambda event: the event source mapping that received them deletes them itself.</summary>
internal static class MappedDelete
{
    private const string LambdaMessage = "Amazon.Lambda.SQSEvents.SQSEvent+SQSMessage";

    /// <summary>Whether all messages that a DeleteMessage or DeleteMessageBatch call deletes are from an event.</summary>
    public static bool Is(IInvocationOperation delete, bool isBatch, CompilationState state, CancellationToken cancellation)
    {
        var handles = HandlesOf(delete, isBatch, state, cancellation);
        return handles.Count > 0 && handles.All(h => IsOfLambda(h, state, cancellation, mayAskCallers: true));
    }

    /// <summary>Whether a type is that of a message in a Lambda event.</summary>
    public static bool IsMessage(ITypeSymbol? type, MessagingSymbols symbols) => symbols.TypeOf(type) is { MetadataName: LambdaMessage };

    private static IReadOnlyList<IOperation> HandlesOf(
        IInvocationOperation delete, bool isBatch, CompilationState state, CancellationToken cancellation)
    {
        if (!isBatch)
        {
            return new DeleteSites(state, cancellation).HandleOf(delete) is { } handle ? [handle] : [];
        }

        var flow = new ValueFlow(state, cancellation);
        var entries = delete.Argument("entries") is { } argument
            ? flow.ElementsOf(argument.Value)
            : delete.Argument("request") is { } request ? flow.ElementsOf(request.Value, "Entries") : Elements.Unknown;
        var handles = entries.Expressions.Select(e => e is IObjectCreationOperation entry
            ? ValueFlow.InitialValue(entry, "ReceiptHandle")
            : null).ToList();
        return handles.Contains(null) ? [] : [.. handles.OfType<IOperation>()];
    }

    private static bool IsOfLambda(IOperation handle, CompilationState state, CancellationToken cancellation, bool mayAskCallers)
    {
        var sources = new ValueFlow(state, cancellation).SourcesOf(handle).Expressions;
        return sources.Count > 0 && sources.All(s => s switch
        {
            IPropertyReferenceOperation { Property: { Name: "ReceiptHandle", ContainingType: var type } } => IsMessage(type, state.Symbols),
            IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { DeclaredAccessibility: Accessibility.Private } method } parameter } when mayAskCallers =>
                MemberReader.CallsInType(method, state, cancellation) is { Count: > 0 } calls
                && calls.TrueForAll(c => c.Argument(parameter.Name) is { } given
                    && IsOfLambda(given.Value, state, cancellation, mayAskCallers: false)),
            _ => false,
        });
    }
}
