using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Pollers;

/// <summary>The messages of one receive from a FIFO queue, handled side by side.</summary>
internal sealed class FifoInParallelRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM2016",
        title: "FIFO messages are processed in parallel",
        messageFormat: "The messages of this FIFO queue are handled side by side ('{0}'), so those of one group overtake each other; "
            + "handle them one after the other, or group them by MessageGroupId and handle only the groups side by side",
        category: Categories.Pollers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A receive from a FIFO queue can bring several messages of one group, in their order. What happens to them is in "
            + "that order only if each is done before the next is begun.",
        helpLinkUri: HelpLink("AWSM2016"));

    /// <summary>Words for methods that do the work with one message, whatever others do.</summary>
    private static readonly string[] Handling = ["Handle", "Process", "Consume"];

    private static readonly string[] SystemAttributes = ["MessageSystemAttributeNames", "AttributeNames"];

    public FifoInParallelRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnCall(AwsApi.Sqs.ReceiveMessage, Check);

    private static void Check(CallContext context)
    {
        var (state, cancellation) = (context.Rule.State, context.Rule.Cancellation);
        var tree = context.Call.Syntax.SyntaxTree;
        if (BringsOne(context, context.Flow) || CompilationText.Mentions(tree, "MessageGroupId", cancellation) || !MayBeFifo(context))
        {
            return;
        }

        var received = ReceivedMessages.Of(context.Call, state, cancellation);
        if (received.AreGrouped || received.TakesOne)
        {
            return;
        }

        var work = new ParallelWork(context.Flow);
        var parallel = received.GoneThroughBy.FirstOrDefault(c => work.RunsSideBySide(c) && MayOvertake(c))
            ?? received.Messages.Select(ParallelWork.StartedAndCollected).FirstOrDefault(c => c is not null && MayOvertake(c));
        if (parallel is not null && !HoldsInHandler(parallel, context.Rule) && !IsBesideWork(parallel, received)
            && !GoToLanes(parallel, received, context)
            && context.Flow.WithCallersOfBody(context.Call) is var flow && IsFifo(context, flow)
            && !BringsOne(context, flow.WithUncheckedArguments)
            && !(MayTellGroup(context) && IsGroupRead(state, cancellation)))
        {
            context.Rule.Report(context.Call.NameSyntax().GetLocation(), null, parallel.TargetMethod.Name);
        }

        bool MayOvertake(IInvocationOperation call) => ParallelWork.MayOvertake(call, state, cancellation);
    }

    /// <summary>The method that handles a message may take a lock, or a semaphore, as well as the lambda may.</summary>
    private static bool HoldsInHandler(IInvocationOperation parallel, RuleContext context) => ParallelWork.MethodsIn(parallel)
        .Select(m => m.OriginalDefinition)
        .Any(m => m.IsOwn(parallel)
            && MemberReader.BodyOf(m, context.State, context.Cancellation)?.Descendants().Any(ParallelWork.IsHold) == true);

    /// <summary>
    /// Whether messages as a whole are given to code that is not in view, and that may see to it that those of one group come one after the
    /// other: it is given what to do with one as well, or a message says its group and the code is not just called to handle it.
    /// </summary>
    private static bool GoToLanes(IInvocationOperation parallel, ReceivedMessages received, CallContext context)
    {
        var given = received.Messages.Select(m => (m.Around().Parent as IArgumentOperation)?.Parent).OfType<IInvocationOperation>()
            .Select(c => c.TargetMethod)
            .Concat(parallel.Descendants().OfType<IMethodReferenceOperation>().Select(r => r.Method));
        var mayTellGroup = new Lazy<bool>(() => MayTellGroup(context));
        return given.Any(m => m.MethodKind != MethodKind.DelegateInvoke
            && (m.ReturnsVoid || Execution.IsTask(m.ReturnType)) // and not a mapper
            && !m.IsOf(context.Rule.State.Compilation) && !CallKinds.IsLog(m)
            && !context.Symbols.IsSdk(m.ContainingAssembly)
            && !m.IsOfPlainLibrary(parallel)
            && (m.Parameters.Any(p => p.Type.TypeKind == TypeKind.Delegate)
                || (!Array.Exists(Handling, v => CallKinds.Says(m.Name, v)) && mayTellGroup.Value)));
    }

    /// <summary>
    /// Whether some code reads a message's group, for lanes perhaps: <c>Attributes["MessageGroupId"]</c>, and not the property of a send.
    /// </summary>
    private static bool IsGroupRead(CompilationState state, CancellationToken cancellation) =>
        CompilationText.Tokens(state, "MessageGroupId", cancellation).Any(static t => !t.IsKind(SyntaxKind.IdentifierToken)
            || (t.Parent?.Parent is MemberAccessExpressionSyntax { Expression: var of }
                && of.ToString().EndsWith("AttributeName", StringComparison.Ordinal)));

    /// <summary>Whether the receive asks for the message group, or may: it is asked for by name, or with all attributes.</summary>
    private static bool MayTellGroup(CallContext context) => context.Call.Argument("request") is { Value: var request }
        && Array.Exists(SystemAttributes, name => context.Flow.ElementsOf(request, name) is var asked
            && (!asked.IsComplete || asked.Expressions.Any(e =>
                !context.Flow.ValuesOf(e).All(v => v.Text is { } attribute && attribute is not ("All" or "MessageGroupId")))));

    /// <summary>
    /// Whether a loop before or behind it works on the messages one after the other: what runs side by side need not be what wants the
    /// order.
    /// </summary>
    private static bool IsBesideWork(IInvocationOperation parallel, ReceivedMessages received)
    {
        var mentions = received.Messages.OfType<ILocalReferenceOperation>().ToList();
        var filling = parallel.AncestorsInFunction().OfType<IForEachLoopOperation>()
            .FirstOrDefault(l => mentions.Exists(m => DeleteSites.IsOver(l, m.Local)));
        var place = filling ?? (IOperation)parallel;
        var beside = Sequence.Before(place).Concat(Sequence.After(place)).ToList();
        return mentions.Exists(m => m.Ancestors().OfType<IForEachLoopOperation>().FirstOrDefault() is { } loop
            && DeleteSites.IsOver(loop, m.Local)
            && beside.Exists(s => s.Contains(loop))
            && ParallelWork.StartedAndCollected(m) is null
            && MessageWork.Of([m.Local], loop.Body).Calls.Any(c => Execution.IsDoneInPlace(c)));
    }

    /// <summary>For all that can be said without reading the code of callers.</summary>
    private static bool MayBeFifo(CallContext context) =>
        IsFifo(context, context.Flow) || AddressOf(context).Any(Arguments.MayTell);

    /// <summary>By the queue's name, or by what only FIFO queues know.</summary>
    private static bool IsFifo(CallContext context, ValueFlow flow) =>
        flow.EndsWith(AddressOf(context), SqsFacts.FifoSuffix)
        || (context.Call.Argument("request") is { } request
            && context.Flow.PropertyOf(request.Value, "ReceiveRequestAttemptId") is
                { IsUnknown: false, IsAbsent: false, MayBeAbsent: false });

    private static IReadOnlyList<IOperation> AddressOf(CallContext context) =>
        context.Call.Argument("queueUrl") is { } url ? context.Flow.SourcesOf(url.Value).Expressions
        : context.Call.Argument("request") is { } request
            && context.Flow.PropertyOf(request.Value, "QueueUrl") is { IsUnknown: false, MayBeAbsent: false } address ? address.Assigned
        : [];

    private static bool BringsOne(CallContext context, ValueFlow flow) => context.Call.Argument("request") is not { } request
        || flow.ValuesOf(context.Flow.PropertyOf(request.Value, "MaxNumberOfMessages"))
            .All(v => v.Integer == SqsFacts.DefaultMaxNumberOfMessages, absent: true);
}
