using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Pollers;

/// <summary>Work with a message that waits, or may take, longer than the receive keeps the message from others.</summary>
internal sealed class WorkOutlivesVisibilityRule : Rule
{
    private const string VisibilityTimeout = "VisibilityTimeout";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM2010",
        title: "Work outlives the visibility timeout",
        messageFormat: "The work with one message may take {0} seconds, but the {1} hides it from others for {2}, so it is handled twice; "
            + "raise VisibilityTimeout, or extend it with ChangeMessageVisibility while the work goes on",
        category: Categories.Pollers,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The visibility timeout begins with the receive. A message that is not deleted by its end is given to the next "
            + "reader, while the first still works with it.",
        helpLinkUri: HelpLink("AWSM2010"));

    private static readonly string[] Creations = ["CreateQueueAsync", "CreateQueue"];

    private static readonly string[] Extensions =
    [
        "ChangeMessageVisibilityAsync", "ChangeMessageVisibility", "ChangeMessageVisibilityBatchAsync", "ChangeMessageVisibilityBatch",
    ];

    private static readonly string[] ExtensionWords = ["Visib", "Invisib", "Heartbeat", "Extend", "Lease", "KeepAlive", "Renew", "Prolong"];

    public WorkOutlivesVisibilityRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnCall(AwsApi.Sqs.ReceiveMessage, Check);

    private static void Check(CallContext context)
    {
        var (state, cancellation) = (context.Rule.State, context.Rule.Cancellation);
        if (Visibility(context) is not { } visible || IsExtended(state, cancellation))
        {
            return;
        }

        var received = ReceivedMessages.Of(context.Call, state, cancellation);
        var seen = new HashSet<IOperation>();
        foreach (var round in Rounds(received, state, cancellation))
        {
            if (!seen.Add(round.Body) || Scopes.TypeAround(round.Body, cancellation) is not { } type
                || !MessageTime.MayPassIn(type, state, cancellation))
            {
                continue;
            }

            var time = new MessageTime(state, cancellation);
            var seconds = (long)time.Until(round.Body, () => IsDeletedAfter(round, time, state, cancellation),
                round.NamesMessage).TotalSeconds;
            if (seconds > visible.Seconds
                && !NamesExtension(time.Bodies.Concat(received.Lists.Select(l => l.Expression)).Append(context.Call)))
            {
                context.Rule.Report(context.Call.NameSyntax().GetLocation(), null, seconds, visible.By, visible.Seconds);
                return;
            }
        }
    }

    /// <summary>For how many seconds a message is certainly hidden, by the request or else by the queue.</summary>
    private static (long Seconds, string By)? Visibility(CallContext context)
    {
        var request = context.Call.Argument("request")?.Value;
        var given = request is null ? null : context.Flow.PropertyOf(request, VisibilityTimeout);
        if (given is null or { IsUnknown: false, Assigned.Count: 0 })
        {
            return QueueOf(context, request)?.Get(VisibilityTimeout).Numbers() is [> 0 and var seconds] ? (seconds, "queue") : null;
        }

        return !given.IsUnknown && IsCertain(given, context.Call)
            && context.Flow.ValuesOf(given) is { IsUnknown: false, Known: [{ Integer: > 0 and var visible }] }
                ? (visible, "receive")
                : null;
    }

    /// <summary>
    /// The queue that the program itself has created, with a timeout, and whose URL in the answer the receive is given. Not one of the same
    /// name: what is created for a developer's machine may be another one elsewhere.
    /// </summary>
    private static Resource? QueueOf(CallContext context, IOperation? request)
    {
        var (state, cancellation) = (context.Rule.State, context.Rule.Cancellation);
        if (Scopes.TypeAround(context.Call, cancellation)?.OriginalDefinition is not { } type
            || !state.Holds("creates a queue", type, () => MemberReader.Names(type, Creations, state, cancellation)))
        {
            return null;
        }

        var url = request is null
            ? context.Call.Argument("queueUrl") is { } argument ? context.Flow.SourcesOf(argument.Value).Expressions : []
            : context.Flow.PropertyOf(request, "QueueUrl") is { IsUnknown: false, MayBeAbsent: false } given ? given.Assigned : [];
        return url is [IPropertyReferenceOperation { Property: { Name: "QueueUrl", ContainingType.Name: "CreateQueueResponse" } }]
            && context.ResourceBehind(url, ResourceKind.Queue) is { IsRequest: true, IsChange: false } queue
                ? queue
                : null;
    }

    /// <summary>The code that certainly runs for each message: loops over them, and delegates that are called with each.</summary>
    private static IEnumerable<Round> Rounds(ReceivedMessages received, CompilationState state, CancellationToken cancellation)
    {
        foreach (var message in received.Messages)
        {
            if (LoopOver(message) is { } loop)
            {
                var variable = ((ILocalReferenceOperation)message).Local;
                yield return new Round(loop.Body, loop, variable, (loop as IForEachLoopOperation)?.Collection);
            }
            else if (message.AncestorsInFunction().OfType<ILoopOperation>().FirstOrDefault() is IForLoopOperation counting
                && RecordLoop.CounterOf(counting) is { } index && RecordLoop.CollectionAt(message, index) is { } list)
            {
                yield return new Round(counting.Body, counting, index, list);
            }
        }

        // A loop need not look at the message whose turn it is.
        foreach (var list in received.Lists)
        {
            if (list.Expression.Around() is (IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation { Symbol: var variable } } each, _)
                && !BodyIndex.Of(each).MentionsOf(variable).Any(m => m is ILocalReferenceOperation))
            {
                yield return new Round(each.Body, each, variable, each.Collection) { NamesMessage = false };
            }
        }

        foreach (var call in received.GoneThroughBy)
        {
            foreach (var argument in call.Arguments)
            {
                if (argument.Value.Unwrapped() is IDelegateCreationOperation creation
                    && FunctionOf(creation) is { Parameters: [var message, ..], IsAsync: var isAsync, ReturnType: var result } function
                    && Execution.PlaceOf(creation, isAsync || Execution.IsTask(result), state, cancellation) is { } place
                    && BodyOf(creation, function) is { } body)
                {
                    yield return new Round(body, place, message, call.Instance ?? call.Arguments[0].Value);
                }
            }
        }

        static IMethodSymbol? FunctionOf(IDelegateCreationOperation creation) => creation.Target switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            IMethodReferenceOperation { Method.OriginalDefinition: var method } when method.IsOwn(creation) => method,
            _ => null,
        };

        IOperation? BodyOf(IDelegateCreationOperation creation, IMethodSymbol function) =>
            (creation.Target as IAnonymousFunctionOperation)?.Body ?? MemberReader.BodyOf(function, state, cancellation);
    }

    /// <summary>
    /// Whether a round's message is deleted after all rounds, here or in a helper: with the others in a batch, or in a loop that goes
    /// through them again. A delete before them makes it doubtful what is left to delete.
    /// </summary>
    private static bool IsDeletedAfter(Round round, MessageTime time, CompilationState state, CancellationToken cancellation)
    {
        var sites = new DeleteSites(state, cancellation);
        return !CallsIn(BodyIndex.RootOf(round.Place)).Any(c => c.Syntax.SpanStart < round.Place.Syntax.SpanStart && time.IsDelete(c))
            && Sequence.After(round.Place).Any(s => CallsIn(s).Any(c => time.IsDelete(c)
                ? SitesOf(c).Any(IsOfRound)
                : time.BodyBehind(c) is { } helper
                    && CallsIn(helper).Where(time.IsDelete).SelectMany(SitesOf).Any(d => d.Call.Syntax == c.Syntax && IsOfRound(d))));

        static IEnumerable<IInvocationOperation> CallsIn(IOperation code) => code.DescendantsAndSelf().OfType<IInvocationOperation>();

        IReadOnlyList<DeleteSite> SitesOf(IInvocationOperation delete) =>
            sites.Of(delete, state.Symbols.OperationOf(delete.TargetMethod) == AwsApi.Sqs.DeleteMessageBatch);

        bool IsOfRound(DeleteSite site) => site.Messages.Any(m => SymbolEqualityComparer.Default.Equals(m, round.Message)
            || (round.List is { } list && SymbolEqualityComparer.Default.Equals(m, DeleteSites.VariableBehind(list))));
    }

    /// <summary>
    /// The loop that takes one message each round: a <c>foreach</c>, or a <c>for</c> that counts and begins with the message at that place.
    /// </summary>
    private static ILoopOperation? LoopOver(IOperation message) =>
        message is ILocalReferenceOperation { Local: { DeclaringSyntaxReferences: [var declaration] } local }
            ? message.AncestorsInFunction().OfType<ILoopOperation>().FirstOrDefault(l => l switch
            {
                IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation variable } =>
                    SymbolEqualityComparer.Default.Equals(variable.Symbol, local),
                IForLoopOperation @for => RecordLoop.CounterOf(@for) is not null && @for.Body.Syntax.Span.Contains(declaration.Span),
                _ => false,
            })
            : null;

    /// <summary>Given as the request is created, or by a statement that certainly runs before the receive.</summary>
    private static bool IsCertain(PropertyValue given, IOperation receive) =>
        !given.MayBeAbsent || given.Assigned.Any(a => Sequence.Before(receive).Any(s => s.Contains(a) && Sequence.IsUnconditionalIn(a, s)));

    private static bool IsExtended(CompilationState state, CancellationToken cancellation) =>
        CompilationText.MentionsOneOf(state, Extensions, cancellation);

    /// <summary>Whether a member through which the messages go names a helper, perhaps out of view, that keeps them hidden.</summary>
    private static bool NamesExtension(IEnumerable<IOperation> code) =>
        code.Select(BodyIndex.RootOf).Distinct().Any(member => member.Syntax.DescendantTokens().Any(NamesExtension));

    private static bool NamesExtension(SyntaxToken token) => token.IsKind(SyntaxKind.IdentifierToken)
        && !string.Equals(token.ValueText, VisibilityTimeout, StringComparison.OrdinalIgnoreCase)
        && Array.Exists(ExtensionWords, w =>
            token.ValueText.IndexOf(w, StringComparison.Ordinal) >= 0 || token.ValueText.StartsWith(w, StringComparison.OrdinalIgnoreCase));

    /// <summary>The code that runs for one message.</summary>
    /// <param name="Body">The code.</param>
    /// <param name="Place">The loop, or the call after which it ran for all messages.</param>
    /// <param name="Message">The variable with the message.</param>
    /// <param name="List">What the messages are taken from.</param>
    private sealed record Round(IOperation Body, IOperation Place, ISymbol Message, IOperation? List)
    {
        /// <summary>Whether the code names the message at all.</summary>
        public bool NamesMessage { get; init; } = true;
    }
}
