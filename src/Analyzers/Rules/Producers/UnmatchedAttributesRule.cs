using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Semantics.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>A message for a topic all of whose subscriptions in view filter it out.</summary>
internal sealed class UnmatchedAttributesRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1019",
        title: "Published attributes do not satisfy the subscription's filter",
        messageFormat: "No subscription of {0} in view takes this message: {1}; {2}",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A topic passes a message on to a subscription with a filter policy only if the message's attributes satisfy all of "
            + "the policy. Names and values are compared letter by letter, and by type. A message that does not pass is not an error: it "
            + "is gone.",
        helpLinkUri: HelpLink("AWSM1019"));

    public UnmatchedAttributesRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests)
    {
        interests.OnCall(AwsApi.Sns.Publish, Check);
        interests.OnCall(AwsApi.Sns.PublishBatch, Check);
    }

    private static void Check(CallContext context)
    {
        if (context.ResourceBehind(TopicOf(context), ResourceKind.Topic) is not { } topic
            || CompilationText.MentionsOneOf(
                context.Rule.State, ["SetSubscriptionAttributes", "SetSubscriptionAttributesAsync"], context.Rule.Cancellation))
        {
            return;
        }

        var subscriptions = topic.From(ResourceKind.Subscription, ResourceLink.Topic);
        var policies = subscriptions.Certain.Select(FilterPolicy.Of).ToList();
        if (policies.Count == 0 || subscriptions.MayBeOthers || policies.Contains(null))
        {
            return;
        }

        foreach (var attributes in AttributesOf(context))
        {
            var mismatches = attributes is null ? [] : policies.Select(p => FilterMismatch.Of(p!, attributes)).ToList();
            if (mismatches.Count == policies.Count && !mismatches.Contains(null)
                && (mismatches.FirstOrDefault(m => m!.IsMistake) ?? (topic.IsAllInView ? mismatches[0] : null)) is { } worst)
            {
                context.Rule.Report(context.Call.NameSyntax().GetLocation(), null, topic.Title, worst.Reason, worst.Remedy);
                return;
            }
        }
    }

    private static IReadOnlyList<IOperation> TopicOf(CallContext context)
    {
        if (context.Call.Argument("topicArn") is { } argument)
        {
            return [argument.Value];
        }

        return context.Call.Argument("request") is { } request
            && context.Flow.PropertyOf(request.Value, "TopicArn") is { IsUnknown: false, MayBeAbsent: false } topic
            ? topic.Assigned
            : [];
    }

    /// <summary>The attributes of each message that a call publishes; null for those of one that are not all known.</summary>
    private static IEnumerable<IReadOnlyDictionary<string, MessageAttribute?>?> AttributesOf(CallContext context)
    {
        if (context.Operation == AwsApi.Sns.Publish && context.Call.Argument("request") is null)
        {
            return [new Dictionary<string, MessageAttribute?>()];
        }

        var flow = context.Flow;
        return context.Messages.Select(m => m.EntriesOf("MessageAttributes") is { IsComplete: true } entries ? Read(entries, flow) : null);
    }

    private static IReadOnlyDictionary<string, MessageAttribute?> Read(DictionaryEntries entries, ValueFlow flow)
    {
        var attributes = new Dictionary<string, MessageAttribute?>(StringComparer.Ordinal);
        foreach (var entry in entries.Known)
        {
            attributes[entry.Key] = entry.IsInitial && !attributes.ContainsKey(entry.Key)
                && TextOf(entry.Value, "DataType", flow) is { } type && TextOf(entry.Value, "StringValue", flow) is { } value
                ? new MessageAttribute(entry.Key, type, value)
                : null;
        }

        return attributes;
    }

    private static string? TextOf(IOperation attribute, string property, ValueFlow flow) =>
        flow.ValuesOf(flow.PropertyOf(attribute, property)) is { IsUnknown: false, MayBeAbsent: false, Known: [{ Text: { } text }] }
            ? text
            : null;
}
