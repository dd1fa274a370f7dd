using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Kafka;

/// <summary>A consumer that leaves its group without saying so.</summary>
internal sealed class UnclosedConsumerRule : Rule
{
    /// <summary>The client's <c>session.timeout.ms</c> unless it is told otherwise, by the list of its settings as of 2026-10.</summary>
    private const int DefaultSessionMilliseconds = 45_000;

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM7005",
        title: "Consumer is never closed",
        messageFormat: "This consumer is never closed: when it ends, its partitions are read by nobody for {0} s, until the group "
            + "notices, and offsets not committed yet are lost; call Close when consuming ends",
        category: Categories.Kafka,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Close commits the offsets that are stored, if the client commits by itself, and tells the group that the consumer "
            + "leaves. Dispose does neither.",
        helpLinkUri: HelpLink("AWSM7005"));

    public UnclosedConsumerRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnCall(AwsApi.Kafka.Subscribe, Check);

    private static void Check(CallContext context)
    {
        if (KafkaClient.Of(context.Call.Instance, context.Flow, context.Symbols) is not { Escapes: false } client
            || !client.IsCalled("Consume") || client.IsCalled("Close") || client.IsCalled("Unsubscribe")

            // The only member of its group leaves its partitions to nobody.
            || client.Setting("GroupId", context.Flow).Assigned.Any(id => FreshValue.IsMadeBy(id, context.Flow))

            // A static member keeps its partitions until it is back: it does not leave the group when it closes.
            || CompilationText.MentionsOneOf(context.Rule.State, ["GroupInstanceId", "group.instance.id"], context.Rule.Cancellation))
        {
            return;
        }

        var session = context.Flow.ValuesOf(client.Setting("SessionTimeoutMs", context.Flow));
        var milliseconds = session is { IsUnknown: false, MayBeAbsent: false, Known: [{ Integer: { } given }] }
            ? given
            : DefaultSessionMilliseconds;
        context.Rule.Report(context.Call.NameSyntax().GetLocation(), null, milliseconds / 1000.0);
    }
}
