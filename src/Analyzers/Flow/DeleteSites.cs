using System.Runtime.CompilerServices;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>A place at which received messages are taken from their queue.</summary>
/// <param name="Place">What stands at the place: the call, the statement that puts an entry into a batch, or the loop that deletes
/// each.</param>
/// <param name="Call">The call that is given the message there: the SDK's, or that of a helper that deletes.</param>
/// <param name="Messages">The variables that hold the message, or the list of messages and each of them.</param>
/// <param name="IsOfAll">All messages of a list are deleted, not one.</param>
/// <param name="IsAtCaller">The place is the call of a helper that deletes.</param>
internal sealed record DeleteSite(
    IOperation Place, IInvocationOperation Call, IReadOnlyList<ISymbol> Messages, bool IsOfAll = false, bool IsAtCaller = false)
{
    private MessageWork? work;

    /// <summary>The work with the messages in the member around the place; looked for at the first question.</summary>
    public MessageWork Work => work ??= MessageWork.Of(Messages, BodyIndex.RootOf(Place), Call);
}

/// <summary>
/// Where a delete happens, seen from the message: at the call itself, at the loop around it that deletes all, and at the call of a helper
/// that is given the message. Messages that come from elsewhere than a variable are not followed.
/// </summary>
internal sealed class DeleteSites(CompilationState state, CancellationToken cancellation)
{
    private static readonly ConditionalWeakTable<IInvocationOperation, IReadOnlyList<DeleteSite>> Known = new();

    private readonly ValueFlow flow = new(state, cancellation);

    /// <summary>
    /// The places of a DeleteMessage or DeleteMessageBatch call, the nearest first; none when the message is not in view, or came in a
    /// Lambda event, which is not to be deleted at all.
    /// </summary>
    public IReadOnlyList<DeleteSite> Of(IInvocationOperation delete, bool isBatch) => Known.GetValue(delete, d => Find(d, isBatch));

    private List<DeleteSite> Find(IInvocationOperation delete, bool isBatch)
    {
        var sites = new List<DeleteSite>();
        if (isBatch)
        {
            AddBatch(delete, sites);
        }
        else if (HandleOf(delete) is { } handle && MessageOf(handle) is { } message)
        {
            AddWithOuter(delete, delete, message, sites);
        }

        return sites.Exists(s => s.Messages.Any(IsOfLambda)) ? [] : sites;
    }

    /// <summary>
    /// Asks about each place from the nearest outwards, until one decides. Of a helper that several call, each caller decides for itself.
    /// </summary>
    /// <param name="sites">The places.</param>
    /// <param name="decides">Whether a place decides, whatever it says of it.</param>
    public static void Ask(IReadOnlyList<DeleteSite> sites, Func<DeleteSite, bool> decides)
    {
        if (sites.Where(s => !s.IsAtCaller).Any(decides))
        {
            return;
        }

        foreach (var caller in sites.Where(s => s.IsAtCaller).GroupBy(s => s.Call))
        {
            _ = caller.Any(decides);
        }
    }

    /// <summary>
    /// Where to say what is wrong at a place: at the SDK's call, or, of a helper that several call, at the call that is wrong.
    /// </summary>
    public static Location LocationOf(DeleteSite site, IReadOnlyList<DeleteSite> sites, IInvocationOperation delete) =>
        (site.IsAtCaller && sites.Any(s => s.IsAtCaller && s.Call != site.Call) ? site.Call : delete).NameSyntax().GetLocation();

    /// <summary>The receipt handles that a call of the SDK is given: one, by argument or in the request.</summary>
    public IOperation? HandleOf(IInvocationOperation call)
    {
        if (call.Argument("receiptHandle") is { } argument)
        {
            return argument.Value;
        }

        return call.Argument("request") is { } request && flow.PropertyOf(request.Value, "ReceiptHandle") is { IsUnknown: false,
            Assigned: [var only] }
            ? only
            : null;
    }

    /// <summary>
    /// The variable that holds the message whose receipt handle an expression reads, or the handle itself, as a parameter.
    /// </summary>
    public ISymbol? MessageOf(IOperation handle) => flow.SourcesOf(handle).Expressions is [var source] ? VariableBehind(source) : null;

    /// <summary>
    /// The variable that a message, or a list of messages as a whole, is in: through <c>.Messages</c>, <c>??</c>, copies to lists and
    /// indexers. A list of which some were chosen is another list.
    /// </summary>
    public static ISymbol? VariableBehind(IOperation expression)
    {
        while (true)
        {
            expression = expression.Unwrapped();
            switch (expression)
            {
                case ILocalReferenceOperation local:
                    return local.Local;
                case IParameterReferenceOperation parameter:
                    return parameter.Parameter;
                case IPropertyReferenceOperation { Instance: { } instance, Property: { Name: "Messages" or "ReceiptHandle" }
                    or { IsIndexer: true } }:
                    expression = instance;
                    break;
                case ICoalesceOperation coalesce:
                    expression = coalesce.Value;
                    break;
                case IConditionalAccessOperation { Operation: var accessed,
                    WhenNotNull: IPropertyReferenceOperation { Property.Name: "Messages" or "ReceiptHandle" } }:
                    expression = accessed;
                    break;
                case IInvocationOperation
                {
                    TargetMethod: { Name: "ToList" or "ToArray" or "AsEnumerable" or "First" or "FirstOrDefault"
                        or "Single", ContainingType.Name: "Enumerable" },
                    Arguments: [{ Value: var source }],
                }:
                    expression = source;
                    break;
                default:
                    return null;
            }
        }
    }

    /// <summary>The <c>foreach</c> around a place whose variable is the message.</summary>
    public static IForEachLoopOperation? LoopOver(ISymbol message, IOperation place) =>
        place.Ancestors().OfType<IForEachLoopOperation>().FirstOrDefault(l => IsOver(l, message));

    /// <summary>Whether a variable is that of a <c>foreach</c>.</summary>
    public static bool IsOver(IForEachLoopOperation loop, ISymbol message) =>
        loop.LoopControlVariable is IVariableDeclaratorOperation variable
            && SymbolEqualityComparer.Default.Equals(variable.Symbol, message);

    /// <summary>The variable of the list that the message is gone through in, around a place.</summary>
    public static ISymbol? ListOf(ISymbol message, IOperation place) => LoopOver(message, place) is { } each
        ? VariableBehind(each.Collection) : null;

    private void AddBatch(IInvocationOperation delete, List<DeleteSite> sites)
    {
        var entries = delete.Argument("entries") is { } argument
            ? flow.ElementsOf(argument.Value)
            : delete.Argument("request") is { } request ? flow.ElementsOf(request.Value, "Entries") : Elements.Unknown;
        if (entries.Expressions is not [IObjectCreationOperation entry] || ValueFlow.InitialValue(entry, "ReceiptHandle") is not { } handle
            || MessageOf(handle) is not { } message)
        {
            return;
        }

        if (message is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } }
            && SelectedFrom(entry) is { } whole)
        {
            AddOfAll(delete, delete, whole, sites);
        }
        else if (entry.Around().Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Add" } add })
        {
            AddWithOuter(add, delete, message, sites);
        }
    }

    private bool IsOfLambda(ISymbol variable) =>
        MappedDelete.IsMessage((variable as ILocalSymbol)?.Type ?? (variable as IParameterSymbol)?.Type, state.Symbols);

    /// <summary>The list that a <c>Select</c> makes an entry of each element of.</summary>
    private static ISymbol? SelectedFrom(IOperation entry) =>
        entry.EnclosingFunction() is IAnonymousFunctionOperation { Parent: IDelegateCreationOperation @delegate }
        && @delegate.Around().Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Select",
        ContainingType.Name: "Enumerable" } } select }
        ? VariableBehind(select.Arguments[0].Value)
        : null;

    private void AddWithOuter(IOperation place, IInvocationOperation call, ISymbol message, List<DeleteSite> sites)
    {
        sites.Add(new DeleteSite(place, call, [message]));
        if (!IsInRounds(place, call, message, sites))
        {
            AddCallers(place, message, sites);
        }
    }

    /// <summary>
    /// Whether a place is in a loop over the messages, or a lambda that is run for each; adds where all are deleted, if they are.
    /// </summary>
    private bool IsInRounds(IOperation place, IInvocationOperation call, ISymbol message, List<DeleteSite> sites, bool isAtCaller = false)
    {
        if (LoopOver(message, place) is { } each)
        {
            if (VariableBehind(each.Collection) is { } list && IsOfEveryRound(place, each.Body))
            {
                AddOfAll(each, call, list, sites, isAtCaller);
            }

            return true;
        }

        // await Task.WhenAll(messages.Select(m => sqs.DeleteMessageAsync(url, m.ReceiptHandle)))
        if (place.EnclosingFunction() is IAnonymousFunctionOperation { Parent: IDelegateCreationOperation creation } lambda
            && SymbolEqualityComparer.Default.Equals(lambda.Symbol.Parameters.FirstOrDefault(), message)
            && SelectedFrom(place) is { } all && IsOfEveryRound(place, lambda.Body)
            && Execution.PlaceOf(creation, lambda.Symbol.IsAsync || Execution.IsTask(lambda.Symbol.ReturnType), state, cancellation) is
                { } whole)
        {
            AddOfAll(whole, call, all, sites, isAtCaller);
            return true;
        }

        return false;

        static bool IsOfEveryRound(IOperation place, IOperation round) =>
            Sequence.IsUnconditionalIn(place, round) && !Sequence.MayLeave(round);
    }

    private void AddOfAll(IOperation place, IInvocationOperation call, ISymbol list, List<DeleteSite> sites, bool isAtCaller = false)
    {
        sites.Add(new DeleteSite(place, call, [list], IsOfAll: true, isAtCaller));
        if (!isAtCaller) // A caller that works with each before it calls the helper has decided for those around it
        {
            AddCallers(place, list, sites);
        }
    }

    /// <summary>A helper that does nothing but delete what it is given does so where it is called.</summary>
    private void AddCallers(IOperation place, ISymbol given, List<DeleteSite> sites)
    {
        if (given is not IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary
            or MethodKind.LocalFunction } method } parameter
            || !method.IsOwn(state.Compilation) || MemberReader.BodyOf(method, state, cancellation) is not { } body
            || !IsStatementOf(place, body))
        {
            return;
        }

        var isOfAll = sites[sites.Count - 1].IsOfAll;
        var calls = method.MethodKind == MethodKind.LocalFunction
            ? BodyIndex.Of(place).CallsOf(method)
            : MemberReader.CallsInType(method, state, cancellation);
        foreach (var call in calls)
        {
            if (call.Syntax.SyntaxTree == place.Syntax.SyntaxTree && call.Argument(parameter.Name) is { } argument
                && (parameter.Type.SpecialType == SpecialType.System_String
                ? MessageOf(argument.Value) : VariableBehind(argument.Value)) is { } message)
            {
                sites.Add(new DeleteSite(call, call, [message], isOfAll, IsAtCaller: true));
                if (!isOfAll)
                {
                    IsInRounds(call, call, message, sites, isAtCaller: true);
                }
            }
        }
    }

    /// <summary>Whether an operation runs whenever a body does.</summary>
    private static bool IsStatementOf(IOperation place, IOperation body)
    {
        foreach (var parent in place.AncestorsInFunction())
        {
            if (parent is IBlockOperation { Parent: IMethodBodyOperation or ILocalFunctionOperation } block)
            {
                return Sequence.IsUnconditionalIn(place, block)
                    && block.Operations.TakeWhile(o => !o.Contains(place)).All(o => !Sequence.MayLeave(o, throws: false));
            }
        }

        return false;
    }
}
