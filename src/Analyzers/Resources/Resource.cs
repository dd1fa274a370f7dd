using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>
/// A queue, topic, mapping, alarm and so on, as a rule sees it: settings by CloudFormation's names, and links to other resources, wherever they
/// are written. Whether SDK calls, constructs or something else made it, is not told.
/// </summary>
internal sealed class Resource : IEquatable<Resource>
{
    /// <summary>The ways by which something goes to a queue because it failed.</summary>
    private static readonly (ResourceKind Kind, ResourceLink Link)[] FailureLinks =
    [
        (ResourceKind.Queue, ResourceLink.DeadLetterQueue), (ResourceKind.Subscription, ResourceLink.DeadLetterQueue),
        (ResourceKind.Target, ResourceLink.DeadLetterQueue), (ResourceKind.Schedule, ResourceLink.DeadLetterQueue),
        (ResourceKind.Function, ResourceLink.DeadLetterQueue), (ResourceKind.Function, ResourceLink.FailureDestination),
        (ResourceKind.Mapping, ResourceLink.FailureDestination), (ResourceKind.AsyncInvocation, ResourceLink.FailureDestination),
    ];

    /// <summary>Constructs that bring resources which no shape knows: of a template, or of a type that is given as a text.</summary>
    private static readonly string[] OtherSources = ["CfnInclude", "CfnResourceProps"];

    /// <summary>Calls of the SDK that give a queue a policy, and are not read.</summary>
    private static readonly string[] PolicyCalls = ["AddPermission", "SetAttributes", "SubscribeQueue", "SubscribeQueueToTopics", "AuthorizeS3ToSendMessage"];

    /// <summary>What sends to a queue, and may bring the permission to.</summary>
    private static readonly (ResourceKind Kind, ResourceLink Link)[] PolicyBringers =
    [
        (ResourceKind.Subscription, ResourceLink.Endpoint), (ResourceKind.Subscription, ResourceLink.DeadLetterQueue),
        (ResourceKind.Target, ResourceLink.Destination), (ResourceKind.Target, ResourceLink.DeadLetterQueue),
    ];

    private readonly CompilationState state;
    private readonly CancellationToken cancellation;

    public Resource(Site site, CompilationState state, CancellationToken cancellation)
    {
        Site = site;
        this.state = state;
        this.cancellation = cancellation;
    }

    public ResourceKind Kind => Site.Shape.Kind;

    /// <summary>Where it is made.</summary>
    public Location Location => Site.Location;

    /// <summary>Says only some settings of a resource that is there already; the others are as they were, which is unknown unless it is in sight.</summary>
    public bool IsChange => Site.Shape.IsPartial;

    /// <summary>The kind, and the name if there is one in sight: <c>queue 'orders'</c>.</summary>
    public string Title => Name is { } name ? $"{KindWord} '{name}'" : KindWord;

    /// <summary>The name that it is given, or by which the code calls it; null for neither.</summary>
    public string? Name =>
        LinkReader.NameProperty(Kind) is { } property && Own(property).Texts() is [var name] ? name
        : Site.Operation is IObjectCreationOperation && new PartReader(state, cancellation) is var reader
            && reader.At(Site.Root, "id") is { IsUnknown: false, Parts: [{ Expression: { } id }] }
            && reader.ValuesOf(id) is { IsUnknown: false, MayBeAbsent: false, Known: [{ Text: { } text }] } ? text
        : null;

    internal Site Site { get; }

    /// <summary>What it is, in words.</summary>
    public string KindWord => Kind switch
    {
        ResourceKind.Bus => "event bus",
        ResourceKind.BusRule => "rule",
        ResourceKind.StateMachine => "state machine",
        ResourceKind.Mapping => "event source mapping",
        ResourceKind.AsyncInvocation => "asynchronous invocation",
        ResourceKind.Poller => "consumer",
        _ => Kind.ToString().ToLowerInvariant(),
    };

    /// <summary>A setting as it is in the end, by CloudFormation's name: what the code here says, and what changes it elsewhere in sight.</summary>
    public Setting Get(string property)
    {
        var own = property is "FifoQueue" or "FifoTopic" ? Fifo(property) : Own(property);
        if (IsChange)
        {
            return !own.IsAbsent ? own : To(ResourceLink.Changed).Single is { } changed && !changed.IsChange ? changed.Own(property) : Setting.Unknown;
        }

        foreach (var change in Changes())
        {
            var set = change.Own(property);
            if (set.IsAbsent)
            {
                continue;
            }

            var link = change.To(ResourceLink.Changed);
            if (link.IsUnknown)
            {
                return Setting.Unknown;
            }

            if (link.All.Contains(this))
            {
                own = new Setting(own.Values.Or(set.Values), [.. own.Writings, .. set.Writings]);
            }
        }

        return own.IsAbsent && Site.Shape.Changer is { } changer && Mentions(changer) ? Setting.Unknown : own;
    }

    /// <summary>What the code that makes the resource says of a setting, before others change it.</summary>
    public Setting Own(string property) => new SettingReader(state, cancellation).Own(Site, property);

    /// <summary>Where a link leads.</summary>
    public Link To(ResourceLink link)
    {
        var (site, kept, token) = (Site, state, cancellation);
        return new Link(site.Keep(link, () => new LinkReader(kept, token).TargetsOf(site, link)), Wrap);
    }

    /// <summary>The resources of a kind that a link of theirs leads here.</summary>
    public Backlinks From(ResourceKind kind, ResourceLink link)
    {
        var certain = new List<Resource>();
        var mayBeOthers = false;
        foreach (var other in state.Resources.All(kind, state, cancellation).Select(Wrap))
        {
            var to = other.To(link);
            if (to.Single == this)
            {
                certain.Add(other);
            }
            else if (to.IsUnknown || to.All.Contains(this))
            {
                mayBeOthers = true;
            }
        }

        return new Backlinks(certain, mayBeOthers);
    }

    /// <summary>
    /// Whether certainly no resource of a kind links here: the whole program is in view, the resource is not given to code that is not, and the
    /// link of each one in sight leads elsewhere. What was created by an SDK call is never that certain: somebody else may have made the rest.
    /// </summary>
    public bool Lacks(ResourceKind kind, ResourceLink link) =>
        IsAllInView && From(kind, link) is { Certain.Count: 0, MayBeOthers: false };

    /// <summary>Whether certainly no alarm watches a metric of the resource: none of this app, and none of a library that makes alarms for what it finds.</summary>
    /// <param name="metric">Whether a metric of that name would do.</param>
    public bool LacksAlarm(Func<string, bool> metric) =>
        IsAllInView && !Overrides.IsMonitored(state) && From(ResourceKind.Alarm, ResourceLink.Watched) is { MayBeOthers: false } alarms
        && alarms.Certain.All(a => a.Get("MetricName").Texts() is { Count: > 0 } names && !names.Any(metric));

    /// <summary>Whether an event source mapping in sight certainly hands the queue's messages to a function.</summary>
    public bool FeedsFunction() =>
        From(ResourceKind.Mapping, ResourceLink.Source).Certain.Count > 0
        || (IsChange && To(ResourceLink.Changed).Single is { IsChange: false } changed && changed.FeedsFunction());

    /// <summary>Whether the code that makes the resource has a place for a setting, which an older version of the CDK may lack.</summary>
    public bool CanSay(string property) =>
        Site.Shape.ReadingOf(property) is { } reading
        && (Site.Shape.Form is Form.Request or Form.CfnConstruct || reading.Path.IndexOf('.') >= 0 || SettingEdit.TypeOf(Site, reading.Path) is not null);

    /// <summary>What a mapping reads, as far as that is certain: also by the service in an ARN, whose queue or stream is not in view.</summary>
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
    /// Whether messages or events that failed elsewhere go to the queue: certainly (true), certainly not (false), or it is not known, because a link
    /// leads out of sight, or because of how the code calls the queue.
    /// </summary>
    public bool? TakesFailures()
    {
        if (FailureSources().Count > 0)
        {
            return true;
        }

        return FailureLinks.Any(l => From(l.Kind, l.Link).MayBeOthers) || !Own("RedriveAllowPolicy").IsAbsent || new ResourceWords(state, cancellation).Any(Site, ResourceWords.OfFailures)
            || Overrides.MayTakeFailures(Site, state, cancellation)
                ? null
                : false;
    }

    /// <summary>The resources whose failed messages or events certainly go to the queue.</summary>
    public IReadOnlyList<Resource> FailureSources() => [.. FailureLinks.SelectMany(l => From(l.Kind, l.Link).Certain)];

    /// <summary>Whether certainly nothing in view takes the queue's messages.</summary>
    public bool IsReadByNobody() =>
        IsLeftAlone(ResourceKind.Mapping, ResourceLink.Source) && IsLeftAlone(ResourceKind.Pipe, ResourceLink.Source) && IsLeftAlone(ResourceKind.Poller, ResourceLink.Polled);

    /// <summary>Whether the call that makes the resource, or works with it, runs again and again.</summary>
    public bool IsRepeated => Site.Operation is IInvocationOperation call && new Flow.Repetition(state, cancellation).IsEndless(call);

    /// <summary>Whether code says one of some words about the resource: in its name, and around the place that makes it.</summary>
    public bool IsCalled(params string[] words) => new ResourceWords(state, cancellation).Any(Site, words);

    /// <summary>Whether a subscription is certainly to a FIFO topic.</summary>
    public bool IsOfFifoTopic => To(ResourceLink.Topic).Single is { } topic
        ? topic.Get("FifoTopic").Is(true)
        : EndsIn("TopicArn", Semantics.Facts.SnsFacts.FifoSuffix) == true;

    /// <summary>Whether what makes the resource adds the ending of FIFO names itself.</summary>
    public bool CompletesFifoName => Site.Shape.InfersFifo && Kind == ResourceKind.Topic;

    /// <summary>Whether a call of the SDK makes it, while a program runs.</summary>
    public bool IsRequest => Site.Shape.Form == Form.Request;

    /// <summary>Whether a construct of the CDK is the resource, and not a call or an object given to one.</summary>
    public bool IsConstruct => Site.Operation is IObjectCreationOperation && Site.Shape.Form is Form.Construct or Form.CfnConstruct;

    /// <summary>Whether everything that is said of the resource, by anybody, is in this compilation.</summary>
    public bool IsAllInView =>
        Site.Shape.Form != Form.Request && Callers.IsProgram(state.Compilation) && !Overrides.IsGivenAway(Site, state, cancellation)
        && !OtherSources.Any(s => Flow.CompilationText.Mentions(state, s, cancellation));

    /// <summary>Whether what makes the resource also lets it send where it does: what a construct of the CDK is given, the CDK wires.</summary>
    public bool BringsPermissions => Site.Shape.Form == Form.Attachment;

    /// <summary>
    /// Whether certainly nothing lets a service send to the queue: no policy, no grant, nothing that brings one. Of a queue that a call creates that is said where the program
    /// has no other call for it, and the code around hands nothing to code that is not in view.
    /// </summary>
    public bool LacksPolicy => Site.Shape.Form == Form.Request
        ? !IsChange && Callers.IsProgram(state.Compilation) && Get("Policy").IsAbsent && !PolicyCalls.Any(Mentions) && !Overrides.CallsOthers(Site, state)
        : Lacks(ResourceKind.QueuePolicy, ResourceLink.Governed) && PolicyBringers.All(HasNone);

    private bool HasNone((ResourceKind Kind, ResourceLink Link) bringer) => state.Resources.All(bringer.Kind, state, cancellation).Select(Wrap)
        .Where(sender => sender.BringsPermissions)
        .All(sender => sender.To(bringer.Link) is { IsUnknown: false } to && !to.All.Contains(this));

    /// <summary>Whether a text setting certainly ends so (true), or certainly not (false), even if its beginning is unknown.</summary>
    public bool? EndsIn(string property, string suffix)
    {
        if (Get(property).Texts() is { Count: > 0 } texts)
        {
            var ending = texts.Count(t => t.EndsWith(suffix, StringComparison.Ordinal));
            return ending == texts.Count ? true : ending == 0 ? false : null;
        }

        return Site.Shape.ReadingOf(property) is { } reading
            && new SettingReader(state, cancellation).PartsOf(Site, reading.Path) is { IsUnknown: false, MayBeAbsent: false, Parts: [{ Expression: { } text }] }
            && new PartReader(state, cancellation).Flow.EndsWith(text, suffix)
                ? true
                : null;
    }

    public bool Equals(Resource? other) => other is not null && ReferenceEquals(Site, other.Site);

    public override bool Equals(object? obj) => Equals(obj as Resource);

    public override int GetHashCode() => Site.GetHashCode();

    public static bool operator ==(Resource? left, Resource? right) => Equals(left, right);

    public static bool operator !=(Resource? left, Resource? right) => !Equals(left, right);

    private bool Mentions(string operation) =>
        Flow.CompilationText.Mentions(state, operation, cancellation) || Flow.CompilationText.Mentions(state, operation + "Async", cancellation);

    private IEnumerable<Resource> Changes() =>
        Site.Shape.Form == Form.Request && Kind is ResourceKind.Queue or ResourceKind.Mapping
            ? state.Resources.All(Kind, state, cancellation).Where(s => s.Shape.IsPartial).Select(Wrap)
            : [];

    /// <summary>FIFO or not, also where the CDK concludes it from what only FIFO ones have.</summary>
    private Setting Fifo(string property)
    {
        var own = Own(property);
        if (!own.IsAbsent || !Site.Shape.InfersFifo || Kind != ResourceKind.Queue)
        {
            return own;
        }

        if (EndsIn("QueueName", ".fifo") == true || Own("ContentBasedDeduplication").Is(true) || Own("DeduplicationScope").IsSet || Own("FifoThroughputLimit").IsSet)
        {
            return new Setting(Flow.Values.Of(new Flow.Value(true, Site.Operation)), []);
        }

        var name = Own("QueueName");
        return name.IsUnknown || Own("ContentBasedDeduplication").IsUnknown || Own("DeduplicationScope").IsUnknown || Own("FifoThroughputLimit").IsUnknown
            ? Setting.Unknown
            : Setting.Absent;
    }

    private bool IsLeftAlone(ResourceKind kind, ResourceLink link) => From(kind, link) is { Certain.Count: 0, MayBeOthers: false };

    private Resource Wrap(Site site) => new(site, state, cancellation);
}

/// <summary>Where a link of a resource leads.</summary>
internal readonly struct Link(LinkTargets targets, Func<Site, Resource> wrap)
{
    /// <summary>It leads, or may lead, to what is not in sight.</summary>
    public bool IsUnknown => targets.IsUnknown;

    /// <summary>There is certainly none.</summary>
    public bool IsAbsent => targets is { IsUnknown: false, MayBeAbsent: true, Sites.Count: 0 };

    /// <summary>The resource that it certainly leads to; null for none and for several possibilities.</summary>
    public Resource? Single => targets is { IsUnknown: false, MayBeAbsent: false, Sites: [var site] } ? wrap(site) : null;

    /// <summary>The resources in sight that it can lead to.</summary>
    public IReadOnlyList<Resource> All => [.. targets.Sites.Select(wrap)];
}

/// <summary>The resources whose link leads to another one.</summary>
/// <param name="Certain">Those that certainly lead here.</param>
/// <param name="MayBeOthers">Others may, too.</param>
internal sealed record Backlinks(IReadOnlyList<Resource> Certain, bool MayBeOthers);
