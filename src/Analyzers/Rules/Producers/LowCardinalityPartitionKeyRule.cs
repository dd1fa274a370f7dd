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

    /// <summary>Words in keys of records that say that somebody is alive.</summary>
    private static readonly string[] Probes = ["heartbeat", "healthcheck", "health-check", "keepalive", "keep-alive"];

    /// <summary>How code says that its stream has one shard, which takes the records of all keys.</summary>
    private static readonly string[] OneShard = 
    [
        "has one shard", "with one shard", "exactly one shard", "one-shard", "single shard", "single-shard", "SingleShard", "OneShard",
    ];

    private static readonly RuleOption MaxDistinctKeys = new(
        "max_distinct_keys", "20",
        "The most different values for which a partition key is reported. An enum with more members is not reported");

    private static readonly DiagnosticDescriptor LowCardinalityPartitionKey = new(
        id: "AWSM1023",
        title: "Low-cardinality partition key",
        messageFormat: "A partition key {0}; use the id of the entity whose records must stay in order",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Kinesis places a record by the MD5 of its partition key. Records of one key all go to one shard, which takes 1,000 "
            + "records and 1 MB a second, however many shards the stream has. A key with few values leaves shards idle and throttles the "
            + "others.",
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
        if (key.IsUnknown || key.Assigned.Count == 0)
        {
            return;
        }

        var max = context.Rule.Number(MaxDistinctKeys);
        var inCode = KeySpace.Of(key.Assigned, max, context.Flow);
        if ((inCode is null && !key.Assigned.Any(Arguments.MayTell))
            || !context.Flow.PropertyOfCreated(creation, "ExplicitHashKey").IsAbsent
            || context.Flow.WrittenTo(creation, "SequenceNumberForOrdering").Count > 0 // All in one order is what is wanted
            || ClientCode.MaySet(context.Rule, PartitionKey))
        {
            return;
        }

        // Keys that a private method is given: its callers may also say which stream it is for.
        var flow = inCode is null ? context.Flow.WithCallersOfBody(creation) : context.Flow;
        if ((inCode ?? KeySpace.Of(key.Assigned, max, flow)) is not { } space
            || (ShardsOf(context, flow.WithUncheckedArguments) ?? ExampleShards) is not (> 1 and var shards))
        {
            return;
        }

        var reached = space.Texts switch
        {
            null => (int?)null,
            [_] => 1, // No hash is needed for that, whose library takes longer to load than all else here
            var texts => PartitionKeyRouting.ShardsReached(texts, shards),
        };
        if (reached >= shards || (space.Texts is [var only] && IsProbe(only, context))
            || SourceWords.TypeSays(creation.Syntax, OneShard, context.Rule.Cancellation))
        {
            return; // Few values, yet none of the shards is idle; or a record that is of no entity and comes once in a while
        }

        var location = LocationOf(creation);
        if (space.NamedOnly is { } name)
        {
            context.Rule.Suggest(location, DetailsFor(context),
                $"taken from {name} seems to have few values, and all records of a value go to one shard");
        }
        else
        {
            context.Rule.Report(location, DetailsFor(context), Says(space, reached, shards));
        }
    }

    /// <summary>Whether few such records come: a ping, a heartbeat. Nobody has an entity whose id could be the key.</summary>
    private static bool IsProbe(string key, CreationContext context) =>
        Array.Exists(Probes, p => key.IndexOf(p, StringComparison.OrdinalIgnoreCase) >= 0)
        || (context.Flow.WrittenTo(context.Creation, "Data") is { Count: > 0 } data && data.All(d => Signal.Is(d, context.Flow)));

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

    /// <summary>
    /// The one place that says the key, and the ids that can stand there: of the object that the key is from, else of what is sent.
    /// </summary>
    private static FixDetails? DetailsFor(CreationContext context)
    {
        var keys = context.Flow.WrittenTo(context.Creation, PartitionKey);
        return IdChoice.Of(context.Flow, keys, keys) ?? IdChoice.Of(context.Flow, keys, context.Flow.WrittenTo(context.Creation, "Data"));
    }

    /// <summary>
    /// Shards of the stream that the record goes to, as far as they are in view: of several streams what all have, or one where one has
    /// one.
    /// </summary>
    private static int? ShardsOf(CreationContext context, ValueFlow flow)
    {
        var request = context.Creation;
        if (context.Symbols.TypeOf(request.Type) == AwsApi.Kinesis.PutRecordsRequestEntry)
        {
            request = context.Creation.Ancestors().OfType<IObjectCreationOperation>()
                .FirstOrDefault(c => context.Symbols.TypeOf(c.Type) == AwsApi.Kinesis.PutRecordsRequest);
        }

        var names = request is null ? Values.Unknown : flow.ValuesOf(context.Flow.PropertyOfCreated(request, "StreamName"));
        if (names is not { IsUnknown: false, MayBeAbsent: false })
        {
            return Streams.ShardsOf(null, context.Rule.State, context.Rule.Cancellation);
        }

        var shards = names.Known.Select(n => Streams.ShardsOf(n.Text, context.Rule.State, context.Rule.Cancellation)).ToList();
        return shards.Contains(1) ? 1 : shards.Count > 0 && shards.TrueForAll(s => s == shards[0]) ? shards[0] : null;
    }
}
