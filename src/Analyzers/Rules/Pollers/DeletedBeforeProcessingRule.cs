using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Pollers;

/// <summary>A message that is taken off its queue before anything was done with it.</summary>
internal sealed class DeletedBeforeProcessingRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM2004",
        title: "Message is deleted before it is processed",
        messageFormat: "The message is deleted before '{0}' processes it, so a crash or an exception in between loses it; delete it "
            + "afterwards",
        category: Categories.Pollers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A message that was received stays in the queue, invisible, until it is deleted. That is what brings it back when "
            + "its reader fails: once it is deleted, nobody has it any more.",
        helpLinkUri: HelpLink("AWSM2004"));

    private const int MaxHops = 2;

    public DeletedBeforeProcessingRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) =>
        interests.OnCalls([AwsApi.Sqs.DeleteMessage, AwsApi.Sqs.DeleteMessageBatch], Check);

    private static void Check(CallContext context)
    {
        var sites = new DeleteSites(context.Rule.State, context.Rule.Cancellation).Of(context.Call, context.Operation.IsBatch);
        DeleteSites.Ask(sites, site =>
        {
            var work = site.Work;
            if (work.Possible.Count == 0)
            {
                if (WorkOnGathered(site, context) is not { } later)
                {
                    return false; // it may be done around this place
                }

                context.Rule.Report(DeleteSites.LocationOf(site, sites, context.Call), null, NameOf(later));
                return true;
            }

            var place = IsPutAside(site, context) ? context.Call : site.Place;
            if (!IsInHandler(site.Place) && !HasWorkBefore(work, site.Place) && !HasWorkBefore(work, place) && FirstAfter(place, work) is { } first
                && (!IsBranchForOthers(site.Place, work, context.Symbols) || (WorksBehind(site.Place, work) && !IsByMode(site.Place)))
                && site.Messages.All(m => !IsChosen(m, site.Place) && IsUntouched(m, site.Place, context))
                && !SayAtMostOnce(site, context))
            {
                context.Rule.Report(DeleteSites.LocationOf(site, sites, context.Call), LaterDelete.Behind(site, work), NameOf(first));
            }

            return true;
        });
    }

    /// <summary>Whether the code says that messages may be lost, at the SDK's call or at that of the helper with it.</summary>
    internal static bool SayAtMostOnce(DeleteSite site, CallContext context) =>
        SourceWords.SayAtMostOnce(context.Call.Syntax, context.Rule.Cancellation)
        || (site.IsAtCaller && SourceWords.SayAtMostOnce(site.Call.Syntax, context.Rule.Cancellation));

    /// <summary>Whether only an entry of a batch is made at the place, for a call that comes later: that deletes nothing yet.</summary>
    private static bool IsPutAside(DeleteSite site, CallContext context) =>
        context.Operation.IsBatch && site.Call == context.Call && site.Place != context.Call;

    /// <summary>
    /// The work for which the code gathers what it makes of the messages in a list, and deletes them before it comes to that; null for
    /// none. A call with a result that is used, as that of <c>return Ok(orders)</c>, may only put it into another form.
    /// </summary>
    private static IInvocationOperation? WorkOnGathered(DeleteSite site, CallContext context)
    {
        if (IsPutAside(site, context) || IsInHandler(site.Place)
            || site.Work.WithGathered(site.Messages, BodyIndex.RootOf(site.Place), site.Call) is not { } work
            || HasWorkBefore(work, site.Call) || FirstAfter(site.Place, work) is not { } first
            || ResultUse.Of(first).Fate != ResultFate.Discarded || IsListWorkedWithBefore(site.Place)
            || !site.Messages.All(m => !IsChosen(m, site.Place) && IsUntouched(m, site.Place, context))
            || SayAtMostOnce(site, context))
        {
            return null;
        }

        return first;
    }

    /// <summary>Whether the list as it was received is worked with before: <c>await archive.SaveAsync(response.Messages)</c>.</summary>
    private static bool IsListWorkedWithBefore(IOperation place) =>
        BodyIndex.RootOf(place).Descendants().Any(o => o is IInvocationOperation call && call.Syntax.SpanStart < place.Syntax.SpanStart
            && CallKinds.MayBeWork(call) && call.Arguments.Any(a => a.Value.DescendantsAndSelf()
                .Any(static part => part is IPropertyReferenceOperation { Property.Name: "Messages" })));

    /// <summary>How a message names the call: a delegate by its variable.</summary>
    internal static string NameOf(IInvocationOperation call) => call.TargetMethod.MethodKind == MethodKind.DelegateInvoke
        ? call.Instance?.Unwrapped() switch
        {
            ILocalReferenceOperation local => local.Local.Name,
            IParameterReferenceOperation parameter => parameter.Parameter.Name,
            IMemberReferenceOperation member => member.Member.Name,
            _ => "the handler",
        }
        : call.TargetMethod.Name;

    private static IInvocationOperation? FirstAfter(IOperation place, MessageWork work)
    {
        var after = Sequence.After(place).ToList();
        return work.Calls.FirstOrDefault(c => !Scopes.IsInCatch(c) && after.Exists(s => s is not ILocalFunctionOperation && s.Contains(c)));
    }

    /// <summary>
    /// Whether the delete is in a branch for messages that are given up, perhaps with a word to somebody, while elsewhere the others are
    /// worked on before they are deleted.
    /// </summary>
    private static bool IsBranchForOthers(IOperation place, MessageWork work, MessagingSymbols symbols)
    {
        var worked = false;
        foreach (var call in Sequence.Instead(place).SelectMany(o => o.DescendantsAndSelf()).OfType<IInvocationOperation>())
        {
            if (symbols.DeletesMessages(call.TargetMethod) || CallKinds.IsSettling(call.TargetMethod))
            {
                return worked;
            }

            worked |= work.Calls.Contains(call);
        }

        return false;
    }

    /// <summary>
    /// Whether a setting chooses the branch that a place is in, and no message does: <c>if (noAck) { … } else { … }</c>. To delete first
    /// is then what whoever sets it asks for.
    /// </summary>
    private static bool IsByMode(IOperation place) => ChoiceAround(place) is { Condition: var condition } && IsSetting(condition);

    private static IConditionalOperation? ChoiceAround(IOperation place) =>
        place.AncestorsInFunction().OfType<IConditionalOperation>().FirstOrDefault(c => !c.Condition.Contains(place));

    /// <summary>Whether a condition is made of members and of what the object was made with, also by way of a variable.</summary>
    private static bool IsSetting(IOperation condition) => condition.DescendantsAndSelf().All(o => o switch
    {
        IInvocationOperation or IAwaitOperation => false,
        IParameterReferenceOperation given => given.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor },
        ILocalReferenceOperation { Local: var local } => BodyIndex.Of(o).DeclaratorOf(local)?.GetVariableInitializer()?.Value is { } made
            && made.Syntax.Span.End <= o.Syntax.SpanStart
            && !made.DescendantsAndSelf().Any(static part => part is ILocalReferenceOperation) && IsSetting(made),
        _ => true,
    });

    /// <summary>
    /// Whether a setting chooses between a call that is given a message and another one that is given it instead:
    /// <c>await (noAck ? FireAsync(message) : SafeAsync(message))</c>.
    /// </summary>
    private static bool IsOneOfTwoByMode(IInvocationOperation call, ISymbol given) =>
        ChoiceAround(call) is { WhenTrue: { } one, WhenFalse: { } two } && IsByMode(call)
        && (one.Contains(call) ? two : one).DescendantsAndSelf().OfType<IInvocationOperation>()
            .Any(c => c.Arguments.Any(a => SymbolEqualityComparer.Default.Equals(DeleteSites.VariableBehind(a.Value), given)));

    /// <summary>Whether the code that follows works with the message, beyond a note on it or a word to somebody.</summary>
    private static bool WorksBehind(IOperation place, MessageWork work)
    {
        var after = Sequence.After(place).ToList();
        return work.Calls.Any(c => !Scopes.IsInCatch(c) && after.Exists(s => s is not ILocalFunctionOperation && s.Contains(c))
            && WorkWithAll.Is(c, work));
    }

    private static bool HasWorkBefore(MessageWork work, IOperation place) =>
        work.Possible.Concat(work.HandedOut).Any(o => BeginningOf(o, place) < place.Syntax.SpanStart);

    /// <summary>
    /// Where an operation may first run, seen from a place: in another local function where that is named, which may be far before its code.
    /// </summary>
    private static int BeginningOf(IOperation operation, IOperation place)
    {
        var beginning = operation.Syntax.SpanStart;
        foreach (var local in operation.Ancestors().OfType<ILocalFunctionOperation>().Where(l => !l.Contains(place)))
        {
            foreach (var user in BodyIndex.RootOf(operation).Descendants())
            {
                var called = user switch
                {
                    IInvocationOperation call => call.TargetMethod,
                    IMethodReferenceOperation reference => reference.Method,
                    _ => null,
                };
                if (SymbolEqualityComparer.Default.Equals(called?.OriginalDefinition, local.Symbol))
                {
                    beginning = Math.Min(beginning, user.Syntax.SpanStart);
                }
            }
        }

        return beginning;
    }

    /// <summary>A delete in a <c>catch</c> drops what cannot be processed; one in a <c>finally</c> comes after.</summary>
    private static bool IsInHandler(IOperation place) =>
        Scopes.IsInCatch(place) || place.AncestorsInFunction().OfType<ITryOperation>().Any(t => t.Finally?.Contains(place) == true);

    /// <summary>
    /// Whether nothing was done with the message before it came here: with the list that it is one of, or by those who hand it to the
    /// method. A method that nobody in view calls may be given what is safe already.
    /// </summary>
    private static bool IsUntouched(ISymbol message, IOperation place, CallContext context, int hops = 0)
    {
        if (hops > MaxHops || MessageOrigin.IsElsewhere(message, place))
        {
            return false;
        }

        if (DeleteSites.ListOf(message, place) is { } list
            && (HasWorkBefore(MessageWork.Of([list], BodyIndex.RootOf(place)), LoopOver(message, place))
            || (list is IParameterSymbol && !IsUntouched(list, LoopOver(message, place), context, hops + 1))))
        {
            return false;
        }

        return message is not IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary
            or MethodKind.LocalFunction } method } parameter || IsGivenUntouched(parameter, method, place, context, hops);
    }

    private static bool IsGivenUntouched(IParameterSymbol parameter, IMethodSymbol method, IOperation place, CallContext context, int hops)
    {
        var (state, cancellation) = (context.Rule.State, context.Rule.Cancellation);
        var calls = method.MethodKind == MethodKind.LocalFunction
            ? BodyIndex.Of(place).CallsOf(method)
            : MemberReader.CallsInType(method, state, cancellation);
        var delegates = MemberReader.DelegatesInType(method, state, cancellation);
        return calls.Count + delegates.Count > 0
            && !CallKinds.IsSettling(method)
            && delegates.All(d => d.Parent is IDelegateCreationOperation creation
                && creation.Around().Parent is IArgumentOperation { Parent: IInvocationOperation through }
                && !MessageOrigin.IsElsewhere(through))
            && calls.All(c => c.Argument(parameter.Name) is { } argument && DeleteSites.VariableBehind(argument.Value) is { } given
                && !IsOneOfTwoByMode(c, given)
                && !HasWorkBefore(MessageWork.Of([given], BodyIndex.RootOf(c), c), c)
                && (DeleteSites.ListOf(given, c) is not { } whole
                || !HasWorkBefore(MessageWork.Of([whole], BodyIndex.RootOf(c), c), LoopOver(given, c)))
                && IsUntouched(given, c, context, hops + 1));
    }

    /// <summary>
    /// Whether the place is a branch for messages of which a call said something: that they were handled before, or are not wanted.
    /// </summary>
    private static bool IsChosen(ISymbol message, IOperation place)
    {
        return place.AncestorsInFunction().OfType<IConditionalOperation>().Any(c => !c.Condition.Contains(place) && (Asks(c.Condition)
            || c.Condition.DescendantsAndSelf().OfType<ILocalReferenceOperation>()
                .Any(l => l.Type?.SpecialType == SpecialType.System_Boolean
                && BodyIndex.Of(place).MentionsOf(l.Local).OfType<IVariableDeclaratorOperation>()
                    .Any(d => d.GetVariableInitializer() is { } given && Asks(given)))));

        bool Asks(IOperation test) => test.DescendantsAndSelf().OfType<IInvocationOperation>().Any(
            c => c.TargetMethod.ContainingType.SpecialType != SpecialType.System_String && c.Descendants().Any(o => o switch
            {
                ILocalReferenceOperation local => SymbolEqualityComparer.Default.Equals(local.Local, message),
                IParameterReferenceOperation parameter => SymbolEqualityComparer.Default.Equals(parameter.Parameter, message),
                _ => false,
            }));
    }

    private static IOperation LoopOver(ISymbol message, IOperation place) => DeleteSites.LoopOver(message, place) ?? place;
}
