using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Architecture;

/// <summary>Code that sorts the messages of a batch by when they were sent: it wants an order, and its queue keeps none.</summary>
internal sealed class SortedMessagesRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM8001",
        title: "Standard queue where order is required",
        messageFormat: "These messages are sorted by when they were sent, and a standard queue may deliver an earlier one in a later "
            + "batch; use a FIFO queue with a group for each entity, or compare versions when a message is handled",
        category: Categories.Architecture,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        description: "A standard queue delivers in about the order of sending. Who sorts what one receive brought relies on an order that "
            + "ends with the batch: another consumer may have an earlier message, or an earlier one may come again.",
        helpLinkUri: HelpLink("AWSM8001"));

    /// <summary>Attributes that say when a message was sent.</summary>
    private static readonly HashSet<string> Times = new(StringComparer.Ordinal) { "SentTimestamp", "ApproximateFirstReceiveTimestamp" };

    /// <summary>What only messages of FIFO queues have, or what fair queues have and nobody would sort by.</summary>
    private static readonly HashSet<string> Fifo = new(StringComparer.Ordinal) { "SequenceNumber", "MessageGroupId" };

    public SortedMessagesRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests)
    {
        interests.OnHandler(CheckHandler);
        interests.OnCall(AwsApi.Sqs.ReceiveMessage, CheckReceive);
    }

    private static void CheckHandler(HandlerContext context)
    {
        if (context.Handler.Source == BatchSource.Sqs && !context.Operations.Any(o => NameOf(o) is { } name && Fifo.Contains(name)))
        {
            foreach (var call in context.Operations.OfType<IInvocationOperation>().Where(SortsByTime))
            {
                context.Rule.Report(call.NameSyntax().GetLocation(), null);
            }
        }
    }

    private static void CheckReceive(CallContext context)
    {
        var address = context.Call.Argument("queueUrl") is { } url ? context.Flow.SourcesOf(url.Value).Expressions
            : context.Call.Argument("request") is { } request ? context.Flow.PropertyOf(request.Value, "QueueUrl").Assigned
            : [];
        var operations = BodyIndex.Of(context.Call).Root.DescendantsAndSelf().ToList();
        if (operations.OfType<IInvocationOperation>().Any(SortsByTime) && !IsPeek(context)
            && !operations.Any(o => NameOf(o) is { } name && Fifo.Contains(name))
            && !address.Any(a => context.Flow.WithCallers(context.Call).WithUncheckedArguments.EndsWith(a, SqsFacts.FifoSuffix)))
        {
            context.Rule.Report(context.Call.NameSyntax().GetLocation(), null);
        }
    }

    /// <summary>Whether others can have the messages at once: nothing is done with them but to look at them.</summary>
    private static bool IsPeek(CallContext context) => context.Call.Argument("request") is { } request
        && context.Flow.PropertyOf(request.Value, "VisibilityTimeout") is { IsUnknown: false, Assigned: { Count: > 0 } timeouts }
        && timeouts.All(t => t.ConstantValue is { HasValue: true, Value: 0 });

    /// <summary>Whether a call sorts messages by when they were sent, and not only to know the oldest or the newest.</summary>
    private static bool SortsByTime(IInvocationOperation call) =>
        call.TargetMethod.Name is "OrderBy" or "OrderByDescending" or "Order" or "Sort"
        && ElementOf(call) is { Name: "SQSMessage" or "Message", ContainingAssembly.Name: "Amazon.Lambda.SQSEvents" or "AWSSDK.SQS" }
        && call.Arguments.Any(a => a.Value.Descendants().Any(o => NameOf(o) is { } name && Times.Contains(name)))
        && call.Around().Parent is not IArgumentOperation
        {
            Parent: IInvocationOperation { TargetMethod.Name: "First" or "FirstOrDefault" or "Last" or "LastOrDefault" },
        };

    private static ITypeSymbol? ElementOf(IInvocationOperation call) =>
        call.TargetMethod.TypeArguments.FirstOrDefault() ?? (call.Instance?.Type as INamedTypeSymbol)?.TypeArguments.FirstOrDefault();

    /// <summary>An attribute's name as code has it: a text, or a member of the SDK's class of names.</summary>
    private static string? NameOf(IOperation operation) => operation switch
    {
        ILiteralOperation { ConstantValue: { HasValue: true, Value: string text } } => text,
        IFieldReferenceOperation { Field: { ContainingType.Name: "MessageSystemAttributeName", Name: var name } } => name,
        IFieldReferenceOperation { ConstantValue: { HasValue: true, Value: string constant } } => constant,
        _ => null,
    };
}
