using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>A loop that sends one message at a time to the same place, where one request could take ten.</summary>
internal sealed class OneRequestPerItemRule : Rule
{
    /// <summary>Role of the loop.</summary>
    public const string Loop = "loop";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1025",
        title: "One request per item in a loop",
        messageFormat: "Each turn of the loop waits for a request of its own, and {0} takes {1} in one; send them in batches",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A request costs a round trip and, for queues and topics, is what is paid for. A batch takes as long as a single message and costs as much as one.",
        helpLinkUri: HelpLink("AWSM1025"));

    /// <summary>Sends of one message, the operation that takes several, and what a message goes to.</summary>
    private static readonly Dictionary<AwsOperation, (AwsOperation Batch, string[] Addresses)> Batches = new()
    {
        [AwsApi.Sqs.SendMessage] = (AwsApi.Sqs.SendMessageBatch, ["QueueUrl"]),
        [AwsApi.Sns.Publish] = (AwsApi.Sns.PublishBatch, ["TopicArn", "TargetArn", "PhoneNumber"]),
        [AwsApi.Kinesis.PutRecord] = (AwsApi.Kinesis.PutRecords, ["StreamName", "StreamARN"]),
        [AwsApi.Firehose.PutRecord] = (AwsApi.Firehose.PutRecordBatch, ["DeliveryStreamName"]),
    };

    public OneRequestPerItemRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnCalls(Batches.Keys, Check);

    private static void Check(CallContext context)
    {
        var call = context.Call;
        var (batch, addresses) = Batches[context.Operation];
        if (!Execution.IsDoneInPlace(call)
            || context.Result.Fate != ResultFate.Discarded
            || LoopAround(call) is not { } loop
            || !GoesToOnePlace(call, addresses, loop, context.Flow)
            || loop.AncestorsInFunction().Any(a => a is ITryOperation { Catches.Length: > 0 } && Redelivery.IsRetried(call)))
        {
            return;
        }

        context.Rule.Report(
            call.NameSyntax().GetLocation(),
            context.Operation == AwsApi.Sqs.SendMessage && loop is IForEachLoopOperation ? new FixDetails().At(Loop, loop.Syntax) : null,
            batch.Name,
            BatchResponse.Of(batch).MaxEntries);
    }

    /// <summary>
    /// The loop over a collection whose every turn does nothing but this call, at its end, under no condition: what is done besides, for each
    /// item, may have to be done before or after its own message.
    /// </summary>
    private static ILoopOperation? LoopAround(IInvocationOperation call)
    {
        var statement = call.AncestorsInFunction().OfType<IExpressionStatementOperation>().FirstOrDefault();
        var loop = (statement?.Parent is IBlockOperation block ? block.Parent : statement?.Parent) as ILoopOperation;
        if (loop is null || !IsOverItems(loop) || Execution.Unawaited(statement!.Operation is ISimpleAssignmentOperation { Target: IDiscardOperation, Value: var value } ? value : statement.Operation) != call)
        {
            return null;
        }

        var before = loop.Body is IBlockOperation body ? body.Operations.Where(o => o != statement) : [];
        return before.All(o => o is IVariableDeclarationGroupOperation && !o.Descendants().Any(d => d is IAwaitOperation or IAssignmentOperation { Parent: not IObjectOrCollectionInitializerOperation }))
            && (loop.Body is not IBlockOperation all || all.Operations.Last() == statement)
            ? loop
            : null;
    }

    /// <summary>A <c>foreach</c>, or a <c>for</c> that counts to the end of a collection and looks at what is there.</summary>
    private static bool IsOverItems(ILoopOperation loop) => loop switch
    {
        IForEachLoopOperation each => !each.IsAsynchronous,
        IForLoopOperation { Condition: IBinaryOperation { RightOperand: var end } } @for => end.Unwrapped() is IPropertyReferenceOperation { Property.Name: "Count" or "Length" }
            && RecordLoop.CounterOf(@for) is { } index
            && loop.Body.Descendants().Any(o => RecordLoop.CollectionAt(o, index) is not null),
        _ => false,
    };

    /// <summary>Whether the queue, topic or stream is the same for all items: it does not come from the loop's variables.</summary>
    private static bool GoesToOnePlace(IInvocationOperation call, string[] addresses, ILoopOperation loop, ValueFlow flow)
    {
        if (call.Argument("request") is not { } request)
        {
            return call.Arguments.Any(a => a.Parameter is { Name: "queueUrl" or "topicArn" or "streamName" or "deliveryStreamName" } && !IsOfLoop(a.Value, loop));
        }

        return addresses.Select(a => flow.PropertyOf(request.Value, a)).Any(a => a is { IsUnknown: false, Assigned.Count: > 0 })
            && addresses.Select(a => flow.PropertyOf(request.Value, a)).All(a => a is { IsUnknown: false } && !a.Assigned.Any(v => IsOfLoop(v, loop)));
    }

    private static bool IsOfLoop(IOperation value, ILoopOperation loop) => value.DescendantsAndSelf().Any(o =>
        o is ILocalReferenceOperation { Local.DeclaringSyntaxReferences: [var declaration] } && loop.Syntax.Span.Contains(declaration.Span)
        || o is IInvocationOperation);
}
