using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>A deduplication id that different messages share: the second one within five minutes is taken for the first and dropped.</summary>
internal sealed class ConstantDeduplicationIdRule : Rule
{
    private const string DeduplicationId = "MessageDeduplicationId";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1010",
        title: "Deduplication id does not tell messages apart",
        messageFormat: "{0}, so within {1} minutes all but the first are accepted and thrown away; use an id of the message itself",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A FIFO queue or topic accepts a message whose deduplication id it has seen in the last five minutes, and does not deliver it.",
        helpLinkUri: HelpLink("AWSM1010"));

    public ConstantDeduplicationIdRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnCalls(SendShape.Operations, Check);

    private static void Check(CallContext context)
    {
        var minutes = SqsFacts.DeduplicationIntervalSeconds.Value / 60;
        foreach (var message in context.Messages)
        {
            var id = message.PropertyOf(DeduplicationId);
            var written = message.WrittenTo(DeduplicationId);
            if (written.Count == 0)
            {
                continue;
            }

            if (context.Flow.OnlyTextOf(id, context.Call) is ({ } text, var isGiven))
            {
                if (IsAlwaysTheSame(context, message, isGiven))
                {
                    continue;
                }

                context.Rule.Report(Places.Of(context.Call, written), null, $"All messages have the deduplication id '{text}'", minutes);
            }
            else if (written is [var one] && message.WrittenTo("MessageGroupId") is [var group] && IsSame(one, group, context.Flow)
                && !IdCandidates.IsOfMessage(one) && !IsAlwaysTheSame(context, message, isGiven: false))
            {
                context.Rule.Suggest(Places.Of(context.Call, written), null, "All messages of a group have the group's id as deduplication id", minutes);
            }
        }
    }

    /// <summary>
    /// Whether there is only one message, with one body: of a nudge, the second one within five minutes is not missed. Where callers give the
    /// id, each has a message of its own, and perhaps a queue.
    /// </summary>
    private static bool IsAlwaysTheSame(CallContext context, OutgoingMessage message, bool isGiven)
    {
        var body = context.Flow.WithCallers(context.Call).WithUncheckedArguments.ValuesOf(message.PropertyOf(SendShape.Of(context.Operation).BodyProperty));
        return body is { IsUnknown: false, MayBeAbsent: false } && (isGiven || body.OnlyText is not null);
    }

    /// <summary>The same variable or member, read twice. A new value each time makes a group and an id for each message.</summary>
    private static bool IsSame(IOperation id, IOperation group, ValueFlow flow) =>
        SyntaxFactory.AreEquivalent(id.Syntax, group.Syntax) && !FreshValue.MayDiffer(id, flow)
        && id.Unwrapped().Syntax is IdentifierNameSyntax or MemberAccessExpressionSyntax;
}
