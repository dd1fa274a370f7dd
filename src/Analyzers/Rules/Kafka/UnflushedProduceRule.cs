using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Kafka;

/// <summary>A message goes into a producer's queue, and nobody sees to it that it leaves the queue.</summary>
internal sealed class UnflushedProduceRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM7001",
        title: "Produce without delivery report, never flushed",
        messageFormat: "Produce only queues the message, and {0}; {1}",
        category: Categories.Kafka,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Produce returns before the message is sent. Only a delivery handler learns whether it arrived, and only Flush waits "
            + "until the queue is empty. Dispose does neither.",
        helpLinkUri: HelpLink("AWSM7001"));

    public UnflushedProduceRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnCall(AwsApi.Kafka.Produce, Check);

    private static void Check(CallContext context)
    {
        var call = context.Call;
        if (Execution.IsTask(call.Type))
        {
            return;
        }

        var isReported = call.Argument("deliveryHandler") is { } handler
            && !(handler.Value.Unwrapped().ConstantValue is { HasValue: true, Value: null });
        if (KafkaClient.Of(call.Instance, context.Flow, context.Symbols) is { IsLocal: true, Escapes: false } client)
        {
            // Outside a transaction, a transactional producer refuses to produce at all: that is another rule's finding.
            var isTransactional = context.Flow.ValuesOf(client.Setting("TransactionalId", context.Flow)) is
                { IsUnknown: false, IsAbsent: false };
            var isWaitedFor = isReported && MayTellAWaiter(call.Argument("deliveryHandler")!.Value, context.Rule);
            if (!isTransactional && !isWaitedFor && !NeverEnds(call)
                && !client.IsCalled("Flush") && !client.IsCalled("Poll") && !client.IsCalled("CommitTransaction"))
            {
                context.Rule.Report(
                    call.NameSyntax().GetLocation(),
                    null,
                    "this producer is never flushed: what is still queued when it is disposed, or the process ends, is lost",
                    "call Flush before that");
            }

            return;
        }

        if (!isReported && IsNeverFlushedAnywhere(context))
        {
            context.Rule.Report(
                call.NameSyntax().GetLocation(),
                null,
                "no delivery handler or Flush looks at what becomes of it: "
                    + "a message that is refused, or still queued when the process ends, is lost without a word",
                "pass a delivery handler, and call Flush before the producer is disposed");
        }
    }

    /// <summary>
    /// Whether the code goes on to produce until somebody kills the process: no end has a place where to flush. A cancellation that it is
    /// given may end it.
    /// </summary>
    private static bool NeverEnds(IInvocationOperation produce) => produce.AncestorsInFunction().OfType<ILoopOperation>().Any(loop =>
        loop switch
        {
            IWhileLoopOperation { Condition: var condition } => condition?.ConstantValue is { HasValue: true, Value: true },
            IForLoopOperation { Condition: var condition } => condition is null or { ConstantValue: { HasValue: true, Value: true } },
            _ => false,
        }
        && !Sequence.MayLeave(loop)
        && !loop.Descendants().Any(o => o.Type?.Name == nameof(CancellationToken)
            || (o is IBranchOperation { BranchKind: BranchKind.Break } end && end.GetCorrespondingOperation() == loop)));

    /// <summary>
    /// Whether a delivery handler does more than to look and to log: what it completes, counts down or notes may be what the code waits for
    /// before the producer goes.
    /// </summary>
    private static bool MayTellAWaiter(IOperation handler, RuleContext context)
    {
        var body = handler.Unwrapped() switch
        {
            IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } => lambda.Body,
            IDelegateCreationOperation { Target: IMethodReferenceOperation { Method.OriginalDefinition: var method } }
                when method.IsOwn(handler) =>
                MemberReader.BodyOf(method, context.State, context.Cancellation),
            _ => null,
        };
        return body is null || body.Descendants().Any(o => o is IAssignmentOperation or IIncrementOrDecrementOperation
            || (o is IInvocationOperation call && !CallKinds.IsLog(call.TargetMethod) && !CallKinds.IsOnConsole(call)));
    }

    /// <summary>
    /// The producer is of this compilation, and nothing in it flushes: neither this producer nor another, nor a library's by a name of its
    /// own. A project that is only given its producer cannot know who flushes it, nor can one that another project has producers of.
    /// </summary>
    private static bool IsNeverFlushedAnywhere(CallContext context)
    {
        var (state, cancellation) = (context.Rule.State, context.Rule.Cancellation);
        return CompilationText.Mentions(state, "ProducerBuilder", cancellation)
            && state.Compilation.Options.OutputKind != OutputKind.DynamicallyLinkedLibrary
            && !CompilationText.Mentions(state, "Flush", cancellation)
            && !CompilationText.Mentions(state, "Poll", cancellation)
            && !CompilationText.Mentions(state, "CommitTransaction", cancellation)
            && !OtherCode.WorksWith(AwsApi.Kafka.Service.Assembly, state);
    }
}
