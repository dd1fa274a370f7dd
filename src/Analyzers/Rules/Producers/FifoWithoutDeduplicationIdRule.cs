using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>
/// A message for a FIFO queue or topic without a deduplication id, where nothing in view says that content does instead, or where what
/// creates the queue or topic says that it does not.
/// </summary>
internal sealed class FifoWithoutDeduplicationIdRule : Rule
{
    private const string DeduplicationId = "MessageDeduplicationId";
    private const string Setting = "ContentBasedDeduplication";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1014",
        title: "FIFO send without deduplication id",
        messageFormat: "The FIFO {0} refuses this message{1}; set MessageDeduplicationId to an id of the message itself",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A message needs a deduplication id, or a queue or topic that takes a hash of the body for one.",
        helpLinkUri: HelpLink("AWSM1014"));

    private static readonly RuleOption ContentBased = new(
        "content_based_deduplication",
        "false",
        "`true` declares that the FIFO queues and topics have content-based deduplication, so that nothing is reported.");

    public FifoWithoutDeduplicationIdRule()
        : base(Finding)
    {
    }

    public override IReadOnlyList<RuleOption> Options => [ContentBased];

    public override void Register(Interests interests) => interests.OnCalls(SendShape.Operations, Check);

    private static void Check(CallContext context)
    {
        foreach (var message in context.Messages)
        {
            // Without a group id the message is refused in any case, which is another rule's to say.
            if (!message.PropertyOf(DeduplicationId).IsAbsent || message.PropertyOf("MessageGroupId").IsAbsent
                || context.Rule.Flag(ContentBased)
                || message.FifoAddress is not { } address || ClientCode.MaySet(context.Rule, DeduplicationId))
            {
                continue;
            }

            var kind = SendShape.Of(context.Operation).Kind;
            var destination = context.ResourceBehind(address, kind == "topic" ? ResourceKind.Topic : ResourceKind.Queue);
            if (destination is { IsChange: false } && destination.Get(Setting) is { IsUnknown: false } setting)
            {
                if (setting.Is(false))
                {
                    context.Rule.Fail(context.Call.NameSyntax().GetLocation(), null, kind, $", for it is created without {Setting}");
                    return;
                }
            }
            else if (!CompilationText.Mentions(context.Rule.State, Setting, context.Rule.Cancellation))
            {
                context.Rule.Report(context.Call.NameSyntax().GetLocation(), null, kind, $" unless it has {Setting}");
                return;
            }
        }
    }
}
