using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>Whether a message is fresh from its queue, or comes from where other code put it, perhaps when it was done with it.</summary>
internal static class MessageOrigin
{
    private const int MaxSteps = 8;

    /// <summary>How methods are named that bring messages from a queue.</summary>
    private static readonly string[] ReceivingWords = ["Receive", "Poll", "Fetch", "GetMessage"];

    /// <summary>
    /// Whether a message, or a list of messages, is out of a field, a channel, a list that was filled before, or a call that does not say
    /// that it receives: it may have been processed already.
    /// </summary>
    public static bool IsElsewhere(ISymbol message, IOperation place) => IsElsewhere(message, place, MaxSteps);

    /// <summary>Whether the elements are, that a call hands to the delegate that it is given.</summary>
    public static bool IsElsewhere(IInvocationOperation through) =>
        (through.Instance ?? through.Arguments.FirstOrDefault()?.Value) is not { } elements || IsElsewhere(elements, through, MaxSteps);

    private static bool IsElsewhere(ISymbol message, IOperation place, int steps)
    {
        if (DeleteSites.LoopOver(message, place) is { } each)
        {
            return IsElsewhere(each.Collection, place, steps - 1);
        }

        if (message is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } function })
        {
            return place.Ancestors().OfType<IAnonymousFunctionOperation>()
                .FirstOrDefault(l => SymbolEqualityComparer.Default.Equals(l.Symbol, function))
                is { Parent: IDelegateCreationOperation creation }
                && creation.Around().Parent is IArgumentOperation { Parent: IInvocationOperation call }
                && IsElsewhere(call);
        }

        if (message is not ILocalSymbol)
        {
            return false;
        }

        var given = new List<IOperation>();
        foreach (var mention in BodyIndex.Of(place).MentionsOf(message))
        {
            switch (mention)
            {
                case IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer() is { } initializer:
                    given.Add(initializer.Value);
                    break;
                case IPatternOperation when mention.Ancestors().OfType<IIsPatternOperation>().FirstOrDefault() is { } test:
                    given.Add(test.Value);
                    break;
                case { Parent: ISimpleAssignmentOperation assignment } when assignment.Target == mention:
                    given.Add(assignment.Value);
                    break;
            }
        }

        // None: it is filled by a call, or a part of something else
        return given.Count == 0 || given.Exists(g => IsElsewhere(g, place, steps - 1));
    }

    private static bool IsElsewhere(IOperation source, IOperation place, int steps)
    {
        source = Execution.Unawaited(source);
        if (steps <= 0)
        {
            return true;
        }

        switch (source)
        {
            case IPropertyReferenceOperation { Property: { IsIndexer: true } or { Name: "Messages" }, Instance: { } instance }:
                return IsElsewhere(instance, place, steps - 1);
            case ICoalesceOperation coalesce:
                return IsElsewhere(coalesce.Value, place, steps - 1);
            case IConditionalAccessOperation access:
                return IsElsewhere(access.Operation, place, steps - 1);
            case ILocalReferenceOperation { Local: var local }:
                return IsElsewhere(local, place, steps - 1);
            case IInvocationOperation { TargetMethod.ContainingType.Name: "Enumerable" or "ParallelEnumerable",
                Arguments: [var first, ..] }:
                return IsElsewhere(first.Value, place, steps - 1);
            case IInvocationOperation { TargetMethod: var method }:
                return method.ContainingType.NamespaceName().StartsWith("System.", StringComparison.Ordinal)
                    || !Array.Exists(ReceivingWords, w => method.Name.IndexOf(w, StringComparison.Ordinal) >= 0);
            default:
                return source is IMemberReferenceOperation or IObjectCreationOperation || source.Syntax is CollectionExpressionSyntax;
        }
    }
}
