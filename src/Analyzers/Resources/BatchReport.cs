using AwsMessaging.Semantics.Facts;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>
/// The report of single failures that a mapping may expect and its handlers may give: whether both agree. What is not in view is not known,
/// and no claim is made of it.
/// </summary>
internal sealed class BatchReport
{
    /// <summary>CloudFormation's name of the setting.</summary>
    public const string Property = "FunctionResponseTypes";

    private readonly Resource mapping;
    private readonly List<HandlerLink> handlers = [];
    private readonly bool areAllKnown;

    private BatchReport(Resource mapping, CompilationState state)
    {
        this.mapping = mapping;
        var functions = mapping.To(ResourceLink.Function);
        areAllKnown = !functions.IsUnknown && functions.All.Count > 0;
        foreach (var function in functions.IsUnknown ? [] : functions.All)
        {
            var named = HandlerLink.AllOf(function, state);
            areAllKnown &= named is not null;
            handlers.AddRange(named ?? []);
            Giver ??= named?.All(h => h.Reports) == true || mapping.IsMadeWith(function) ? named?.FirstOrDefault(h => h.Reports) : null;
        }

        var wanted = LambdaFacts.ReportBatchItemFailures.Value;
        Setting = mapping.Get(Property);
        IsExpected = Setting.Texts(absent: "") is not { } texts ? null
            : texts.All(t => Has(t, wanted)) ? true
            : texts.Any(t => Has(t, wanted)) ? null
            : false;
    }

    public Setting Setting { get; }

    /// <summary>Whether the mapping certainly reads which records failed (true), or certainly not (false).</summary>
    public bool? IsExpected { get; }

    /// <summary>
    /// A handler that certainly returns which records failed; null when none is known to. Where other code makes functions with several
    /// handlers, a mapping's function has one of them, and which one is not known at the mapping; made beside its function, a mapping is
    /// there for each of them.
    /// </summary>
    public HandlerLink? Giver { get; }

    /// <summary>Whether a handler that the mapping may call returns which records failed.</summary>
    public bool MayBeGiven => handlers.Exists(h => h.Reports);

    /// <summary>
    /// The handlers, when all that the mapping can call are in view and none of them can say that a record failed; else none.
    /// </summary>
    public IReadOnlyList<HandlerLink> Silent => areAllKnown && handlers.TrueForAll(h => h.SaysNothing) ? handlers : [];

    /// <summary>The fewest and the most records of a batch; null when that is not known.</summary>
    public (long Least, long Most)? BatchSize =>
        mapping.Get("BatchSize").Numbers(DefaultBatchSize) is { Count: > 0 } sizes ? (sizes.Min(), sizes.Max()) : null;

    private int DefaultBatchSize => mapping.Reads is SourceKind.Stream or SourceKind.Table or SourceKind.Kafka
        ? LambdaFacts.DefaultStreamBatchSize.Value
        : LambdaFacts.DefaultSqsBatchSize.Value;

    /// <summary>The report of a mapping; null for a change of one that is there already, which says only a part.</summary>
    public static BatchReport? Of(ResourceContext context) =>
        context.Resource.IsChange ? null : new BatchReport(context.Resource, context.Rule.State);

    private static bool Has(string types, string wanted) => types.Split(',').Contains(wanted);
}
