using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Kafka;

/// <summary>A message key that is always the same, or none although the message is about an entity.</summary>
internal sealed class ConstantMessageKeyRule : Rule
{
    private const string Key = "Key";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM7007",
        title: "Message key is constant or missing",
        messageFormat: "{0}; {1}",
        category: Categories.Kafka,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The key decides on the partition, and a partition is what keeps messages in order. One key for all means one "
            + "partition for all; no key means that the messages of an entity are on any partition, and can overtake each other.",
        helpLinkUri: HelpLink("AWSM7007"));

    public ConstantMessageKeyRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnCall(AwsApi.Kafka.Produce, Check);

    private static void Check(CallContext context)
    {
        var call = context.Call;

        // A TopicPartition names the partition itself, whatever the key is.
        if (call.Argument("topic") is null || call.Argument("message") is not { Value: var message }
            || message.Type is not INamedTypeSymbol { TypeArguments: [{ } keyType, _] })
        {
            return;
        }

        var key = context.Flow.PropertyOf(message, Key);
        if (key.IsUnknown)
        {
            return;
        }

        var values = context.Flow.ValuesOf(key);
        if (values is { IsUnknown: false, MayBeAbsent: false, Known: [{ Data: var data }] } && data is not string { Length: 0 }
            && ForExample(context, message) is { Length: > 0 } id)
        {
            // Without an id in the message there may be one thing only: the rates of the day, a heartbeat, a setting in a compacted topic
            Report(
                context,
                $"Every message of this call has the key '{data}', so one partition, and one consumer of a group, takes them all",
                "use a key that tells entities apart" + id);
        }
        else if (key.IsAbsent && keyType is { IsReferenceType: true, Name: not ("Null" or "Ignore") }
            && ForExample(context, message) is { Length: > 0 } example)
        {
            Report(
                context,
                "The message has no key, so the messages of one entity go to any partition and can overtake each other",
                "set Key" + example);
        }
    }

    /// <summary>An id of the entity that the message is about, when the code that makes the value shows one.</summary>
    private static string ForExample(CallContext context, IOperation message) =>
        context.Flow.PropertyOf(message, "Value").IsUnknown is false
        && context.Flow.SourcesOf(message) is { Expressions: [IObjectCreationOperation creation] } way
        && context.Flow.WrittenTo(creation, "Value", way) is [var value]
        && IdCandidates.In(value, PlaceFor(value, creation, context), context.Flow) is [var id, ..]
            ? ", for example " + id
            : "";

    /// <summary>Where an id can be named: at the call, or in the method that makes the message.</summary>
    private static SyntaxNode PlaceFor(IOperation value, IObjectCreationOperation creation, CallContext context) =>
        BodyIndex.RootOf(value).Syntax == BodyIndex.RootOf(context.Call).Syntax
        && value.EnclosingFunction()?.Syntax == context.Call.EnclosingFunction()?.Syntax
            ? context.Call.Syntax
            : creation.Syntax;

    private static void Report(CallContext context, string what, string remedy) =>
        context.Rule.Report(context.Call.NameSyntax().GetLocation(), null, what, remedy);
}
