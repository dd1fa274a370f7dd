using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Semantics.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>
/// A queue, topic, mapping, alarm and so on, as a rule sees it: settings by CloudFormation's names, and links to other resources, wherever
/// they are written. Whether SDK calls, constructs or something else made it, is not told.
/// </summary>
internal sealed partial class Resource : IEquatable<Resource>
{
    /// <summary>What is said when a resource is made, and cannot be changed.</summary>
    private static readonly string[] Lasting = ["FifoQueue", "FifoTopic"];

    private static readonly string[] Deletions = ["DeleteQueue", "DeleteQueueAsync"];

    /// <summary>What code says that has an emulator's address, or gets it from a configuration that says no more here.</summary>
    private static readonly string[] Emulators = ["AWS_ENDPOINT_URL", "LocalStack", "localhost:4566", "localhost:9324", "ElasticMq"];

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

    /// <summary>
    /// Says only some settings of a resource that is there already; the others are as they were, which is unknown unless it is in sight.
    /// </summary>
    public bool IsChange => Site.Shape.IsPartial;

    /// <summary>The kind, and the name if there is one in sight: <c>queue 'orders'</c>, otherwise <c>the queue</c>.</summary>
    public string Title => Name is { } name ? $"{KindWord} '{name}'" : "the " + KindWord;

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

    /// <summary>
    /// A setting as it is in the end, by CloudFormation's name: what the code here says, and what changes it elsewhere in sight.
    /// </summary>
    public Setting Get(string property)
    {
        var own = Made(property);
        if (IsChange)
        {
            return !own.IsAbsent
                ? own
                : To(ResourceLink.Changed).Single is { } changed && !changed.IsChange ? changed.Made(property) : Setting.Unknown;
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

        return own.IsAbsent && ((Site.Shape.Changer is { } changer && Mentions(changer)) || MayBeSetByOthers(property))
            ? Setting.Unknown
            : own;
    }

    /// <summary>Whether code that is not in view gets the URL or ARN of what a call made, and may set what the call left out.</summary>
    private bool MayBeSetByOthers(string property) => IsRequest
        && Kind is ResourceKind.Queue or ResourceKind.Subscription && Array.IndexOf(Lasting, property) < 0
        && Overrides.IsHandedOut(Site, state);

    /// <summary>What the code that makes the resource says of a setting, before others change it.</summary>
    public Setting Own(string property) => new SettingReader(state, cancellation).Own(Site, property);

    /// <summary>
    /// The JSON that a setting is, at each place where it is given as a text whose form is known; what a hole in the text stands for is
    /// not.
    /// </summary>
    public IReadOnlyList<(JsonValue Json, Setting Writing)> JsonOf(string property) =>
        new SettingReader(state, cancellation).JsonOf(Site, property);

    /// <summary>The JSON that a setting is, at each place where it is given as a constant text or as objects of the CDK.</summary>
    public IReadOnlyList<(Flow.WrittenJson Json, Setting Writing)> WrittenJsonOf(string property) =>
        new SettingReader(state, cancellation).WrittenJsonOf(Site, property);

    /// <summary>The entries of a setting that is a dictionary.</summary>
    public Flow.DictionaryEntries EntriesOf(string property) => new SettingReader(state, cancellation).EntriesOf(Site, property);

    /// <summary>All resources of a kind in view.</summary>
    public IReadOnlyList<Resource> Others(ResourceKind kind) => [.. state.Resources.All(kind, state, cancellation).Select(Wrap)];

    /// <summary>Whether all code that could use the resource is in view: the compilation is a program.</summary>
    public bool IsInProgram => Callers.IsProgram(state.Compilation);

    /// <summary>Whether the same constructor or method makes both.</summary>
    public bool IsBeside(Resource other) => Once.AreInOneMember([Site, other.Site], cancellation);

    /// <summary>Whether the same run of a constructor, method or delegate makes both, however often it runs.</summary>
    public bool IsMadeWith(Resource other) => IsBeside(other)
        && SymbolEqualityComparer.Default.Equals(Flow.Execution.FunctionAround(Site.Operation),
            Flow.Execution.FunctionAround(other.Site.Operation));

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

    /// <summary>Whether the code that makes the resource has a place for a setting, which an older version of the CDK may lack.</summary>
    public bool CanSay(string property) =>
        Site.Shape.ReadingOf(property) is { } reading
        && (Site.Shape.Form is Form.Request or Form.CfnConstruct || reading.Path.IndexOf('.') >= 0
            || SettingEdit.TypeOf(Site, reading.Path) is not null);

    /// <summary>Whether the call that makes the resource, or works with it, runs again and again.</summary>
    public bool IsRepeated => Site.Operation is IInvocationOperation call && new Flow.Repetition(state, cancellation).IsEndless(call);

    /// <summary>Whether code says one of some words about the resource: in its name, and around the place that makes it.</summary>
    public bool IsCalled(params string[] words) => new ResourceWords(state, cancellation).Any(Site, words);

    /// <summary>Whether a subscription is certainly to a FIFO topic.</summary>
    public bool IsOfFifoTopic => To(ResourceLink.Topic).Single is { } topic
        ? topic.Get("FifoTopic").Is(true)
        : EndsIn("TopicArn", Semantics.Facts.SnsFacts.FifoSuffix) == true;

    /// <summary>
    /// Whether what makes a subscription counts the keys and values of its filter policy, and refuses too many before SNS does.
    /// </summary>
    public bool CountsFilterPolicy => Site.Shape.Form is Form.Construct or Form.Attachment;

    /// <summary>Whether what makes the resource adds the ending of FIFO names itself.</summary>
    public bool CompletesFifoName => Site.Shape.InfersFifo && Kind == ResourceKind.Topic;

    /// <summary>Whether a call of the SDK makes it, while a program runs.</summary>
    public bool IsRequest => Site.Shape.Form == Form.Request;

    /// <summary>
    /// Whether it may be made for a while, or for somebody's machine: the file that creates a queue deletes queues, too, or clients of the
    /// program are told another address, as for an emulator. What a resource of a production system should have is not missing there.
    /// </summary>
    public bool MayBeForTrial => IsRequest
        && (Flow.CompilationText.Mentions(state, "ServiceURL", cancellation)
            || state.Holds("emulators", state.Compilation.Assembly, () => state.Compilation.SyntaxTrees.Any(IsForEmulator))
            || (Kind == ResourceKind.Queue
                && Array.Exists(Deletions, d => Flow.CompilationText.Mentions(Site.Operation.Syntax.SyntaxTree, d, cancellation))));

    private bool IsForEmulator(SyntaxTree tree) => Flow.CompilationText.Ask(tree, "emulators", () =>
        Flow.FileText.Of(tree, cancellation) is var text
        && Array.Exists(Emulators, e => text.Has(e, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether a construct of the CDK is the resource, and not a call or an object given to one.</summary>
    public bool IsConstruct => Site.Operation is IObjectCreationOperation && Site.Shape.Form is Form.Construct or Form.CfnConstruct;

    /// <summary>Whether a text setting certainly ends so (true), or certainly not (false), even if its beginning is unknown.</summary>
    public bool? EndsIn(string property, string suffix)
    {
        if (Get(property).Texts() is { Count: > 0 } texts)
        {
            var ending = texts.Count(t => t.EndsWith(suffix, StringComparison.Ordinal));
            return ending == texts.Count ? true : ending == 0 ? false : null;
        }

        return Site.Shape.ReadingOf(property) is { } reading
            && new SettingReader(state, cancellation).PartsOf(Site, reading.Path) is
                { IsUnknown: false, MayBeAbsent: false, Parts: [{ Expression: { } text }] }
            && new PartReader(state, cancellation).Flow.EndsWith(text, suffix)
                ? true
                : null;
    }

    public bool Equals(Resource? other) => other is not null && ReferenceEquals(Site, other.Site);

    public override bool Equals(object? obj) => Equals(obj as Resource);

    public override int GetHashCode() => Site.GetHashCode();

    public static bool operator ==(Resource? left, Resource? right) => Equals(left, right);

    public static bool operator !=(Resource? left, Resource? right) => !Equals(left, right);

    private IEnumerable<Resource> Changes() =>
        Site.Shape.Form == Form.Request && Kind is ResourceKind.Queue or ResourceKind.Mapping
            ? state.Resources.All(Kind, state, cancellation).Where(s => s.Shape.IsPartial).Select(Wrap)
            : [];

    /// <summary>What a resource is made with, before others change it.</summary>
    private Setting Made(string property) => property is "FifoQueue" or "FifoTopic" ? Fifo(property) : Own(property);

    /// <summary>FIFO or not, also where the CDK concludes it from what only FIFO ones have.</summary>
    private Setting Fifo(string property)
    {
        var own = Own(property);
        if (!own.IsAbsent || !Site.Shape.InfersFifo || Kind != ResourceKind.Queue)
        {
            return own;
        }

        if (EndsIn("QueueName", Semantics.Facts.SqsFacts.FifoSuffix) == true
            || Own("ContentBasedDeduplication").Is(true) || Own("DeduplicationScope").IsSet || Own("FifoThroughputLimit").IsSet)
        {
            return new Setting(Values.Of(new Value(true, Site.Operation)), []);
        }

        var name = Own("QueueName");
        return name.IsUnknown || name.Values.Known.Any(MayEndInFifo)
            || Own("ContentBasedDeduplication").IsUnknown || Own("DeduplicationScope").IsUnknown || Own("FifoThroughputLimit").IsUnknown
            ? Setting.Unknown
            : Setting.Absent;
    }

    /// <summary>
    /// Whether a name ends in something that may be the ending of FIFO queues. An environment or a region put behind a name
    /// (<c>$"orders-{env}"</c>) is taken for what it is, a text of its own with another name.
    /// </summary>
    private bool MayEndInFifo(Value name)
    {
        if (name.Text is { } text)
        {
            return text.EndsWith(Semantics.Facts.SqsFacts.FifoSuffix, StringComparison.Ordinal);
        }

        return new PartReader(state, cancellation).Flow.SourcesOf(name.Origin).Expressions.Any(s =>
            s is IInterpolatedStringOperation { Parts: [.., IInterpolationOperation { Expression: var end }] and { Length: var count } }
            && (count == 1 || !IsNamedText(end.Unwrapped()) || IsCalled("fifo")
                || ResourceWords.Contain(end.Syntax.ToString(), ResourceWords.OfEndings)));
    }

    /// <summary>What has one name and one value here: not an expression, and not one of many.</summary>
    private bool IsNamedText(IOperation value) => value switch
    {
        ILocalReferenceOperation { Local: var local } =>
            local.DeclaringSyntaxReferences.All(r => r.GetSyntax(cancellation) is VariableDeclaratorSyntax),
        IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction } } => true,
        IPropertyReferenceOperation { Arguments: [] } or IFieldReferenceOperation => true,
        _ => false,
    };

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
