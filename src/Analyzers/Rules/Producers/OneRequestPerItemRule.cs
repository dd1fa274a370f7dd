using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Rules.Handlers;
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

    /// <summary>Properties with the names of the batch operation and of its service's assembly.</summary>
    public const string Service = "service";

    public const string Operation = "operation";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1025",
        title: "One request per item in a loop",
        messageFormat: "{0} a request of its own, and {1} takes {2} in one; send them in batches",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A request costs a round trip and, for queues and topics, is what is paid for. A batch takes as long as a single "
            + "message and costs as much as one.",
        helpLinkUri: HelpLink("AWSM1025"));

    /// <summary>Sends of one message, and the batches that there are.</summary>
    private static readonly Dictionary<AwsOperation, Batching> Batches = new()
    {
        [AwsApi.Sqs.SendMessage] = new(AwsApi.Sqs.SendMessageBatch, ["QueueUrl"], [], "MessageGroupId", IsPaidByRequest: true),
        [AwsApi.Sns.Publish] = new(
            AwsApi.Sns.PublishBatch, ["TopicArn"], ["TargetArn", "PhoneNumber"], "MessageGroupId", IsPaidByRequest: true),
        [AwsApi.Kinesis.PutRecord] = new(
            AwsApi.Kinesis.PutRecords, ["StreamName", "StreamARN"], ["SequenceNumberForOrdering"], "PartitionKey", IsPaidByRequest: false),
        [AwsApi.Firehose.PutRecord] = new(AwsApi.Firehose.PutRecordBatch, ["DeliveryStreamName"], [], null, IsPaidByRequest: false),
    };

    public OneRequestPerItemRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnCalls(Batches.Keys, Check);

    private static void Check(CallContext context)
    {
        var call = context.Call;
        var batching = Batches[context.Operation];
        if (ItemWork.Of(call) is { } work)
        {
            if (IsWorthABatch(context, batching, work, call) && IsAllThereIs(context, work, call))
            {
                Report(context, batching.Operation, work, helper: null);
            }
        }
        else if (ItemWork.HelperAround(call) is { } helper
            && UsesOf(helper, context).Select(u => WorkOf(u, batching, context)).FirstOrDefault(w => w is not null) is { } loop
            && ItemWork.DoesNothingBut(call, context.Rule.State, context.Rule.Cancellation))
        {
            // One loop is as good as several: what there is to say stands at the send, which is in the code that is looked at here.
            Report(context, batching.Operation, loop, helper);
        }
    }

    private static void Report(CallContext context, AwsOperation batch, ItemWork work, IMethodSymbol? helper)
    {
        // A client of one's own that sends batches elsewhere than in its own method for them may collect the items.
        var send = batch.Name + "Async";
        if (ClientCode.Says(context.Rule, send, n => n is SimpleNameSyntax && n.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.ValueText != send))
        {
            return;
        }

        var subject = (work.IsSideBySide, helper) switch
        {
            (false, null) => "Each turn of the loop waits for",
            (false, _) => $"Each turn of a loop that calls {helper!.Name} waits for",
            (true, null) => "Each item costs",
            (true, _) => $"Each item for which {helper!.Name} is called costs",
        };
        var details = helper is null && work is { IsSideBySide: false, HasStatements: false }
            && work.Code.Syntax is ForEachStatementSyntax or ForStatementSyntax
            && !IsOfRecordsToReport(context, work)
            ? new FixDetails().At(Loop, work.Code.Syntax).With(Service, batch.Service.Assembly).With(Operation, batch.Name)
            : null;
        context.Rule.Report(context.Call.NameSyntax().GetLocation(), details, subject, batch.Name, BatchResponse.Of(batch).MaxEntries);
    }

    /// <summary>
    /// Whether the items are the records of a handler that cannot say which failed, and is told so. In batches nobody could say it any
    /// more: that comes first.
    /// </summary>
    private static bool IsOfRecordsToReport(CallContext context, ItemWork work)
    {
        var (state, cancellation) = (context.Rule.State, context.Rule.Cancellation);
        return RecordLoop.Of(work.Code, context.Symbols) is not null
            && BodyIndex.RootOf(work.Code) is IMethodBodyOperation body && Scopes.MemberAround(body) is IMethodSymbol method
            && context.Rule.IsEnabled<NoPartialBatchResponseRule>(body.Syntax.SyntaxTree)
            && BatchHandler.FromMethod(method, body, state, cancellation) is { } handler
            && NoPartialBatchResponseRule.IsIn(new HandlerContext(context.Rule, handler, new HandlerFacts()));
    }

    /// <summary>Where the type uses a helper in a loop or a delegate, in this file or another part of the type.</summary>
    private static IEnumerable<IOperation> UsesOf(IMethodSymbol helper, CallContext context) =>
        helper.MethodKind == MethodKind.LocalFunction
            ? BodyIndex.Of(context.Call).CallsOf(helper).Concat<IOperation>(BodyIndex.Of(context.Call).DelegatesOf(helper))
                .OrderBy(o => o.Syntax.SpanStart)
            : MemberReader.UsesInType(helper, IsInLoopOrDelegate, context.Rule.State, context.Rule.Cancellation);

    private static bool IsInLoopOrDelegate(SyntaxNode use) => use.Parent is ArgumentSyntax
        || use.Ancestors().TakeWhile(a => a is not MemberDeclarationSyntax)
            .Any(a => a is CommonForEachStatementSyntax or ForStatementSyntax or LambdaExpressionSyntax);

    /// <summary>The loop that does nothing but call a helper of the same object for each item; null for none.</summary>
    private static ItemWork? WorkOf(IOperation use, Batching batching, CallContext context)
    {
        var instance = use is IInvocationOperation call ? call.Instance : ((IMethodReferenceOperation)use).Instance;
        return instance is null or IInstanceReferenceOperation
            && ItemWork.Of(use) is { } work && IsWorthABatch(context, batching, work, use) && IsAllThereIs(context, work, use)
                ? work
                : null;
    }

    /// <summary>
    /// Whether all items are there, and nothing is done for them that may have to be done before others are sent. Asked last, since other
    /// members are looked into.
    /// </summary>
    private static bool IsAllThereIs(CallContext context, ItemWork work, IOperation use) =>
        ItemWork.DoesNothingBut(use, context.Rule.State, context.Rule.Cancellation)
        && work.HasAllItems(context.Rule.State, context.Rule.Cancellation);

    /// <summary>
    /// Whether all items go, by one client, to one queue, topic or stream that takes batches, and a batch is better. Records of streams
    /// are paid for by their size, so those that are sent at the same time cost nothing more than a batch.
    /// </summary>
    private static bool IsWorthABatch(CallContext context, Batching batching, ItemWork work, IOperation use)
    {
        var (call, flow) = (context.Call, context.Flow);
        if ((work.IsSideBySide && !batching.IsPaidByRequest)
            || work.Code is IForEachLoopOperation { Collection: var items } && IsOfEnum(items)
            || (call.Instance is { } client && IsOfItem(client, work, use, call))
            || (work.Code.AncestorsInFunction().Any(a => a is ITryOperation { Catches.Length: > 0 }) && Redelivery.IsRetried(use)))
        {
            return false;
        }

        if (call.Argument("request") is not { } request)
        {
            return call.Arguments.Any(a => a.Parameter is { Name: "queueUrl" or "topicArn" or "deliveryStreamName" }
                && !IsOfItem(a.Value, work, use, call));
        }

        var addresses = batching.Addresses.Select(a => flow.PropertyOf(request.Value, a)).ToList();
        return addresses.Exists(a => a is { IsUnknown: false, Assigned.Count: > 0 })
            && addresses.TrueForAll(a => a is { IsUnknown: false } && !a.Assigned.Any(v => IsOfItem(v, work, use, call)))
            && Array.TrueForAll(batching.Only, p => flow.PropertyOf(request.Value, p).IsAbsent)
            && (batching.Lane is null || !MayWantOrder(flow.PropertyOf(request.Value, batching.Lane)));

        // All in one lane, or sorted before: an entry of a batch can fail by itself, and those behind it are there before it then.
        bool MayWantOrder(PropertyValue lane) => !lane.IsAbsent
            && (lane.IsUnknown || lane.Assigned.All(v => use == call ? IsOfAll(v, work) : !IsOfItem(v, work, use, call))
                || (work.Code is IForEachLoopOperation { Collection: var from } && flow.SourcesOf(from).Expressions.Any(IsSorted)));
    }

    /// <summary>Whether a value is made of what is there before the items: what a call makes of nothing else may be new each time.</summary>
    private static bool IsOfAll(IOperation value, ItemWork work) => value.DescendantsAndSelf()
        .All(o => o switch
        {
            IInvocationOperation call => call.Instance is not null,
            ILocalReferenceOperation or IParameterReferenceOperation => !work.IsOfItem(o),
            _ => !ItemWork.IsAnotherEachTime(o),
        });

    private static bool IsSorted(IOperation items) => items.DescendantsAndSelf().Any(static o =>
        o is IInvocationOperation { TargetMethod.Name: "Order" or "OrderBy" or "OrderByDescending" or "OrderDescending" or "ThenBy" });

    /// <summary>The members of an enum are a few, and code that goes through them does so once in a while.</summary>
    private static bool IsOfEnum(IOperation items) => items.Unwrapped() is IInvocationOperation { TargetMethod: { Name: "GetValues",
        ContainingType.SpecialType: SpecialType.System_Enum } };

    /// <summary>Whether a value at the send may be another one for each item, also where a helper is given it.</summary>
    private static bool IsOfItem(IOperation value, ItemWork work, IOperation use, IInvocationOperation send)
    {
        if (use == send)
        {
            return work.IsOfItem(value);
        }

        var helper = Execution.FunctionAround(send)!;
        return value.DescendantsAndSelf().Any(o => o switch
        {
            ILocalReferenceOperation { Local: var local } => IsOf(local),
            IParameterReferenceOperation { Parameter: var parameter } when IsOf(parameter) =>
                use is not IInvocationOperation call
                || call.Arguments.FirstOrDefault(a => a.Parameter?.Ordinal == parameter.Ordinal) is not { } given
                || work.IsOfItem(given.Value),
            _ => ItemWork.IsAnotherEachTime(o),
        });

        bool IsOf(ISymbol variable) => SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, helper);
    }

    /// <summary>How several messages are sent in one request.</summary>
    /// <param name="Operation">The operation that takes several.</param>
    /// <param name="Addresses">What a message goes to: properties that the request for several has as well.</param>
    /// <param name="Only">What only a message of its own can have: another kind of address, an order that a batch does not keep.</param>
    /// <param name="Lane">The property of what stays in order: a message group, a partition key. Null where nothing does.</param>
    /// <param name="IsPaidByRequest">A batch costs as much as a message: it is the requests that are paid for.</param>
    private sealed record Batching(AwsOperation Operation, string[] Addresses, string[] Only, string? Lane, bool IsPaidByRequest);
}
