using AwsMessaging.Semantics.Facts;

namespace AwsMessaging.Analyzers.Resources;

/// <content>What comes to a queue, and who takes it from there.</content>
internal sealed partial class Resource
{
    /// <summary>The ways by which something goes to a queue because it failed.</summary>
    private static readonly (ResourceKind Kind, ResourceLink Link)[] FailureLinks =
    [
        (ResourceKind.Queue, ResourceLink.DeadLetterQueue), (ResourceKind.Subscription, ResourceLink.DeadLetterQueue),
        (ResourceKind.Target, ResourceLink.DeadLetterQueue), (ResourceKind.Schedule, ResourceLink.DeadLetterQueue),
        (ResourceKind.Function, ResourceLink.DeadLetterQueue), (ResourceKind.Function, ResourceLink.FailureDestination),
        (ResourceKind.Mapping, ResourceLink.FailureDestination), (ResourceKind.AsyncInvocation, ResourceLink.FailureDestination),
    ];

    /// <summary>Who takes the messages of a queue.</summary>
    private static readonly (ResourceKind Kind, ResourceLink Link)[] Readers =
        [(ResourceKind.Mapping, ResourceLink.Source), (ResourceKind.Pipe, ResourceLink.Source), (ResourceKind.Poller, ResourceLink.Polled)];

    /// <summary>Whether an event source mapping in sight certainly hands the queue's messages to a function.</summary>
    public bool FeedsFunction() =>
        From(ResourceKind.Mapping, ResourceLink.Source).Certain.Count > 0
        || (IsChange && To(ResourceLink.Changed).Single is { IsChange: false } changed && changed.FeedsFunction());

    /// <summary>
    /// What a mapping reads, as far as that is certain: also by the service in an ARN, whose queue or stream is not in view.
    /// </summary>
    public SourceKind Reads =>
        !IsChange ? new SourceKindReader(state, cancellation).Of(Site)
        : To(ResourceLink.Changed).Single is { IsChange: false } changed ? changed.Reads
        : SourceKind.Unknown;

    /// <summary>Whether the queue that a mapping reads is certainly FIFO (true), or certainly not (false).</summary>
    public bool? ReadsFifo
    {
        get
        {
            if (IsChange)
            {
                return To(ResourceLink.Changed).Single is { IsChange: false } changed ? changed.ReadsFifo : null;
            }

            if (To(ResourceLink.Source).Single is { Kind: ResourceKind.Queue } queue)
            {
                var fifo = queue.Get("FifoQueue");
                return fifo.Is(true) ? true : fifo.Is(false) ? false : null;
            }

            return Reads == SourceKind.Queue ? EndsIn("EventSourceArn", SqsFacts.FifoSuffix) : null;
        }
    }

    /// <summary>
    /// Whether messages or events that failed elsewhere go to the queue: certainly (true), certainly not (false), or it is not known,
    /// because a link leads out of sight, or because of how the code calls the queue.
    /// </summary>
    public bool? TakesFailures()
    {
        if (FailureSources().Count > 0)
        {
            return true;
        }

        return FailureLinks.Any(l => From(l.Kind, l.Link).MayBeOthers) || !Own("RedriveAllowPolicy").IsAbsent
            || new ResourceWords(state, cancellation).Any(Site, ResourceWords.OfFailures)
            || Overrides.MayTakeFailures(Site, state, cancellation)
                ? null
                : false;
    }

    /// <summary>
    /// Whether the queue certainly keeps messages for less than an hour: what they are for (a cache to be emptied, a screen to be
    /// refreshed) is of no use later, and nobody would look at them.
    /// </summary>
    public bool KeepsForMoments => Get("MessageRetentionPeriod").Numbers() is { Count: > 0 } kept && kept.Max() < 3_600;

    /// <summary>The resources whose failed messages or events certainly go to the queue.</summary>
    public IReadOnlyList<Resource> FailureSources() => [.. FailureLinks.SelectMany(l => From(l.Kind, l.Link).Certain)];

    /// <summary>Who in view certainly takes the queue's messages.</summary>
    public IEnumerable<Resource> ReadersInView() => Readers.SelectMany(r => From(r.Kind, r.Link).Certain);

    /// <summary>Whether certainly nothing in view takes the queue's messages.</summary>
    public bool IsReadByNobody() => Readers.All(r => From(r.Kind, r.Link) is { Certain.Count: 0, MayBeOthers: false })
        && !Overrides.MayLetOthersReceive(Site, state, cancellation);

    /// <summary>
    /// Whether a queue that a fix makes beside this one would certainly have no alarm and no reader: all of both are in view, and none
    /// leads out of it.
    /// </summary>
    public bool WouldNewOneBeAlone() =>
        IsAllInView && Readers.Append((Kind: ResourceKind.Alarm, Link: ResourceLink.Watched))
            .All(w => Others(w.Kind).All(other => !other.To(w.Link).IsUnknown));
}
