using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Pollers;

/// <summary>A poll loop that works with the messages and leaves them in the queue.</summary>
internal sealed class NeverDeletedRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM2006",
        title: "Message is never deleted",
        messageFormat: "'{0}' works with the messages of this receive and nothing deletes them, so each comes back after its visibility "
            + "timeout and is handled again; delete it when the work is done",
        category: Categories.Pollers,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A receive does not take a message off its queue. Unless it is deleted, it comes back, until a dead-letter queue "
            + "takes it or its retention ends.",
        helpLinkUri: HelpLink("AWSM2006"));

    public NeverDeletedRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnCall(AwsApi.Sqs.ReceiveMessage, Check);

    private static void Check(CallContext context)
    {
        var (state, cancellation) = (context.Rule.State, context.Rule.Cancellation);
        if (new RequestSetting(context, "VisibilityTimeout").Peeks || !context.IsRepeated)
        {
            return;
        }

        var received = ReceivedMessages.Of(context.Call, state, cancellation);
        if (received.ListEscapes || received.MessageEscapes || received.Messages.Any(m => ReadsHandle(m) || IsRemembered(m))
            || CompilationText.MentionsOneOf(state, ["PurgeQueue", "PurgeQueueAsync"], cancellation))
        {
            return;
        }

        var bodies = received.Messages.GroupBy(BodyIndex.RootOf).ToList();
        if (bodies.Exists(b => Deletes(b.Key, context.Symbols)))
        {
            return; // by whatever handle: if that is wrong, it is another mistake
        }

        foreach (var body in bodies)
        {
            if (MessageWork.Of(body.Select(VariableOf).OfType<ISymbol>(), body.Key).Calls.FirstOrDefault() is { } work)
            {
                context.Rule.Report(context.Call.NameSyntax().GetLocation(), null, DeletedBeforeProcessingRule.NameOf(work));
                return;
            }
        }
    }

    private static bool Deletes(IOperation body, MessagingSymbols symbols) => body.Descendants().OfType<IInvocationOperation>()
        .Any(c => symbols.DeletesMessages(c.TargetMethod));

    private static ISymbol? VariableOf(IOperation mention) => mention switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IPropertyReferenceOperation { Property: { IsIndexer: true } or { Name: "Messages" }, Instance: { } list } =>
            VariableOf(list.Unwrapped()),
        _ => null,
    };

    /// <summary>Who remembers the ids of messages expects them to come back: what watches a dead-letter queue tells of each once.</summary>
    private static bool IsRemembered(IOperation message) =>
        message.Around() is (IPropertyReferenceOperation { Property.Name: "MessageId" } id, var child) && id.Instance == child
        && id.Around().Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var asked } }
        && asked is { Name: "Add" or "TryAdd" or "Contains" or "ContainsKey", ReturnType.SpecialType: SpecialType.System_Boolean };

    /// <summary>Who reads the receipt handle can delete the message.</summary>
    private static bool ReadsHandle(IOperation message)
    {
        var (parent, child) = message.Around();
        return parent is IPropertyReferenceOperation { Property.Name: "ReceiptHandle" } property && property.Instance == child;
    }
}
