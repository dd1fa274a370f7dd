using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Semantics.Streams;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>A Kinesis record whose partition key has few values: the traffic of all records of a value is one shard's.</summary>
internal sealed class LowCardinalityPartitionKeyRule() : Rule(LowCardinalityPartitionKey)
{
    private const string PartitionKey = "PartitionKey";

    /// <summary>Shards of the stream that the message counts in when no real one is in view.</summary>
    private const int ExampleShards = 10;

    private static readonly RuleOption MaxDistinctKeys = new(
        "max_distinct_keys", "20", "The most different values for which a partition key is reported. An enum with more members is not reported");

    private static readonly DiagnosticDescriptor LowCardinalityPartitionKey = new(
        id: "AWSM1023",
        title: "Low-cardinality partition key",
        messageFormat: "A partition key {0}; use the id of the entity whose records must stay in order",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Kinesis places a record by the MD5 of its partition key. Records of one key all go to one shard, which takes 1,000 records and "
            + "1 MB a second, however many shards the stream has. A key with few values leaves shards idle and throttles the others.",
        helpLinkUri: HelpLink("AWSM1023"));

    public override IReadOnlyList<RuleOption> Options => [MaxDistinctKeys];

    public override void Register(Interests interests)
    {
        interests.OnCreation(AwsApi.Kinesis.PutRecordRequest, Check);
        interests.OnCreation(AwsApi.Kinesis.PutRecordsRequestEntry, Check);
    }

    private static void Check(CreationContext context)
    {
        var creation = context.Creation;
        var key = context.Flow.PropertyOfCreated(creation, PartitionKey);
        if (key.IsUnknown || key.Assigned.Count == 0
            || KeySpace.Of(key.Assigned, context.Rule.Number(MaxDistinctKeys), context.Flow) is not { } space
            || !context.Flow.PropertyOfCreated(creation, "ExplicitHashKey").IsAbsent)
        {
            return;
        }

        var inView = Streams.ShardsOf(StreamNameOf(context), context.Rule.State, context.Rule.Cancellation);
        var shards = inView ?? ExampleShards;
        if (shards <= 1)
        {
            return;
        }

        var reached = space.Texts is { } texts ? PartitionKeyRouting.ShardsReached(texts, shards) : (int?)null;
        if (reached >= shards)
        {
            return; // Few values, yet none of the shards is idle.
        }

        var location = LocationOf(creation);
        if (space.NamedOnly is { } name)
        {
            context.Rule.Suggest(location, DetailsFor(context), $"taken from {name} seems to have few values, and all records of a value go to one shard");
        }
        else
        {
            context.Rule.Report(location, DetailsFor(context), Says(space, reached, shards));
        }
    }

    private static string Says(KeySpace space, int? reached, int shards)
    {
        var end = reached is { } count
            ? $" would reach at most {count} {(count == 1 ? "shard" : "shards")} of an evenly split {shards}-shard stream"
            : ", and all records of a value go to one shard";
        return space.Texts switch
        {
            null => "that is the name of a type has few values" + end,
            [var one] => $"that is always '{one}'" + end,
            var texts => $"with {texts.Count} values" + end,
        };
    }

    /// <summary>The key, where the initialiser says it; else the object that lacks a good one.</summary>
    private static Location LocationOf(IObjectCreationOperation creation) =>
        ValueFlow.InitialValue(creation, PartitionKey) is { } value
            ? value.Syntax.GetLocation()
            : Places.Of(creation);

    /// <summary>The one place that says the key, and the ids that can stand there: of the object that the key is from, else of what is sent.</summary>
    private static FixDetails? DetailsFor(CreationContext context)
    {
        var keys = context.Flow.WrittenTo(context.Creation, PartitionKey);
        return IdChoice.Of(context.Flow, keys, keys) ?? IdChoice.Of(context.Flow, keys, context.Flow.WrittenTo(context.Creation, "Data"));
    }

    /// <summary>Name of the stream that the record goes to, as far as the code around the record says it.</summary>
    private static string? StreamNameOf(CreationContext context)
    {
        var request = context.Creation;
        if (context.Symbols.TypeOf(request.Type) == AwsApi.Kinesis.PutRecordsRequestEntry)
        {
            request = context.Creation.Ancestors().OfType<IObjectCreationOperation>()
                .FirstOrDefault(c => context.Symbols.TypeOf(c.Type) == AwsApi.Kinesis.PutRecordsRequest);
        }

        return request is not null
            && context.Flow.ValuesOf(context.Flow.PropertyOfCreated(request, "StreamName")) is { IsUnknown: false, MayBeAbsent: false, Known: [{ Text: { } name }] }
            ? name
            : null;
    }
}
