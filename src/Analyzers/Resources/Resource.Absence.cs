namespace AwsMessaging.Analyzers.Resources;

/// <content>What is certainly not there.</content>
internal sealed partial class Resource
{
    /// <summary>Constructs that bring resources which no shape knows: of a template, or of a type that is given as a text.</summary>
    private static readonly string[] OtherSources = ["CfnInclude", "CfnResourceProps"];

    /// <summary>Calls of the CDK that write into the policy of whatever they are given.</summary>
    private static readonly string[] GrantCalls = ["AddToPrincipalOrResource", "AddToPrincipalAndResource"];

    /// <summary>Calls of the SDK that give a queue a policy, and are not read.</summary>
    private static readonly string[] PolicyCalls =
        ["AddPermission", "SetAttributes", "SubscribeQueue", "SubscribeQueueToTopics", "AuthorizeS3ToSendMessage"];

    /// <summary>What sends to a queue, and may bring the permission to.</summary>
    private static readonly (ResourceKind Kind, ResourceLink Link)[] PolicyBringers =
    [
        (ResourceKind.Subscription, ResourceLink.Endpoint), (ResourceKind.Subscription, ResourceLink.DeadLetterQueue),
        (ResourceKind.Target, ResourceLink.Destination), (ResourceKind.Target, ResourceLink.DeadLetterQueue),
    ];

    /// <summary>
    /// Whether certainly no resource of a kind links here: the whole program is in view, the resource is not given to code that is not, and
    /// the link of each one in sight leads elsewhere. What was created by an SDK call is never that certain: somebody else may have made
    /// the rest.
    /// </summary>
    public bool Lacks(ResourceKind kind, ResourceLink link) =>
        IsAllInView && From(kind, link) is { Certain.Count: 0, MayBeOthers: false };

    /// <summary>
    /// Whether certainly no alarm watches a metric of the resource: none of this app, and none of a library that makes alarms for what it
    /// finds.
    /// </summary>
    /// <param name="metric">Whether a metric of that name would do.</param>
    public bool LacksAlarm(Func<string, bool> metric) =>
        IsAllInView && !Overrides.IsMonitored(state) && From(ResourceKind.Alarm, ResourceLink.Watched) is { MayBeOthers: false } alarms
        && alarms.Certain.All(a => a.Get("MetricName").Texts() is { Count: > 0 } names && !names.Any(metric));

    /// <summary>
    /// Whether the resource is certainly the same one for some that link to it, and these are all there: they are made side by side, or
    /// each of them once in the program. One place in the code can make several resources, and a condition can choose between the others.
    /// </summary>
    public bool IsSharedBy(IEnumerable<Resource> others) => Once.AreTogether(Site, [.. others.Select(o => o.Site)], state, cancellation);

    /// <summary>Whether everything that is said of the resource, by anybody, is in this compilation.</summary>
    public bool IsAllInView =>
        Site.Shape.Form != Form.Request && Callers.IsProgram(state.Compilation) && !Overrides.IsGivenAway(Site, state, cancellation)
        && !ForeignCode.Of(state, cancellation).HasScope
        && !OtherSources.Any(s => Flow.CompilationText.Mentions(state, s, cancellation));

    /// <summary>
    /// Whether what makes the resource also lets it send where it does: what a construct of the CDK is given, the CDK wires.
    /// </summary>
    public bool BringsPermissions => Site.Shape.Form == Form.Attachment;

    /// <summary>
    /// Whether certainly nothing lets a service send to the queue: no policy, no grant, nothing that brings one. Of a queue that a call
    /// creates that is said where the program has no other call for it, and the code around hands nothing to code that is not in view.
    /// </summary>
    public bool LacksPolicy => Site.Shape.Form == Form.Request
        ? !IsChange && Callers.IsProgram(state.Compilation) && Get("Policy").IsAbsent && !PolicyCalls.Any(Mentions)
            && !Overrides.CallsOthers(Site, state)
        : !Flow.CompilationText.MentionsOneOf(state, GrantCalls, cancellation)
            && Lacks(ResourceKind.QueuePolicy, ResourceLink.Governed) && PolicyBringers.All(HasNone);

    private bool HasNone((ResourceKind Kind, ResourceLink Link) bringer) =>
        state.Resources.All(bringer.Kind, state, cancellation).Select(Wrap)
        .Where(sender => sender.BringsPermissions)
        .All(sender => sender.To(bringer.Link) is { IsUnknown: false } to && !to.All.Contains(this));

    private bool Mentions(string operation) =>
        Flow.CompilationText.MentionsOneOf(state, [operation, operation + "Async"], cancellation);
}
