using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers;

/// <summary>What every check gets, whatever it looks at: symbols, flow, options, and the one way to report.</summary>
internal readonly struct RuleContext(
    Rule rule, CompilationState state, SyntaxTree tree, Action<Diagnostic> report, CancellationToken cancellation)
{
    public MessagingSymbols Symbols => state.Symbols;

    public ValueFlow Flow => new(state, cancellation);

    public CancellationToken Cancellation => cancellation;

    public CompilationState State => state;

    public bool Flag(RuleOption option) => RuleOptions.Flag(state.Options, tree, rule, option);

    /// <summary>What is declared for another rule.</summary>
    public bool Flag<TRule>(RuleOption option)
        where TRule : Rule => RuleOptions.Flag<TRule>(state.Options, tree, option);

    /// <summary>Whether the configuration lets another rule speak in a file.</summary>
    public bool IsEnabled<TRule>(SyntaxTree file)
        where TRule : Rule => state.EnabledIn(file).Contains(RuleCatalog.All.OfType<TRule>().Single(), cancellation);

    public int Number(RuleOption option) => RuleOptions.Number(state.Options, tree, rule, option);

    /// <summary>Reports at the rule's own severity. What a fix needs travels in <paramref name="details"/>.</summary>
    public void Report(Location location, FixDetails? details, params object?[] arguments) =>
        Report(location, rule.Descriptor.DefaultSeverity, details, arguments);

    /// <summary>Reports as an error what the service certainly refuses; a severity that the user configures still wins.</summary>
    public void Fail(Location location, FixDetails? details, params object?[] arguments) =>
        Report(location, DiagnosticSeverity.Error, details, arguments);

    /// <summary>Reports as a suggestion what a rule is less sure of; a severity that the user configures still wins.</summary>
    public void Suggest(Location location, FixDetails? details, params object?[] arguments) =>
        Report(location, DiagnosticSeverity.Info, details, arguments);

    private void Report(Location location, DiagnosticSeverity severity, FixDetails? details, object?[] arguments)
    {
        if (!ProvokedFailure.IsAt(location, cancellation))
        {
            report(Diagnostic.Create(rule.Descriptor, location, severity, details?.Locations, details?.Properties, arguments));
        }
    }
}

/// <summary>A call of an AWS operation.</summary>
internal readonly struct CallContext(RuleContext rule, IInvocationOperation call, AwsOperation operation, CallFacts facts)
{
    public RuleContext Rule { get; } = rule;

    public IInvocationOperation Call { get; } = call;

    public AwsOperation Operation { get; } = operation;

    /// <summary>The messages that a send is given, read once for all rules that ask about them.</summary>
    public IReadOnlyList<OutgoingMessage> Messages => facts.Messages(Call, Operation, Flow, Symbols);

    /// <summary>
    /// The resource in view whose URL, ARN or name each of some expressions certainly is; null for none, and for several.
    /// </summary>
    public Resource? ResourceBehind(IReadOnlyList<IOperation> addresses, ResourceKind kind)
    {
        var (state, cancellation) = (Rule.State, Rule.Cancellation);
        if (state.Resources.All(kind, state, cancellation).Count == 0)
        {
            return null; // Most programs make none; to follow an address to its origin is the dear part
        }

        var reader = new LinkReader(state, cancellation);
        var targets = addresses.Count == 0
            ? LinkTargets.Unknown
            : addresses.Select(a => reader.TargetsOf(a, kind)).Aggregate((one, other) => one.Or(other));
        return new Link(targets, site => new Resource(site, state, cancellation)).Single is { } found && found.Kind == kind ? found : null;
    }

    /// <summary>Where the call's response goes, followed once for all rules.</summary>
    public ResultUse Result => facts.Result(Call);

    /// <summary>Whether the call is made again and again whatever it answers.</summary>
    public bool IsRepeated => facts.IsRepeated(Call, Rule.State, Rule.Cancellation);

    public ValueFlow Flow => Rule.Flow;

    public MessagingSymbols Symbols => Rule.Symbols;
}

/// <summary>What several rules ask about one call, kept while that call is looked at and no longer.</summary>
internal sealed class CallFacts
{
    private IReadOnlyList<OutgoingMessage>? messages;
    private ResultUse? result;
    private bool? isRepeated;

    public IReadOnlyList<OutgoingMessage> Messages(
        IInvocationOperation call, AwsOperation operation, ValueFlow flow, MessagingSymbols symbols) =>
        messages ??= [.. OutgoingMessage.Of(call, operation, flow, symbols)];

    public ResultUse Result(IInvocationOperation call) => result ??= ResultUse.Of(call);

    public bool IsRepeated(IInvocationOperation call, CompilationState state, CancellationToken cancellation) =>
        isRepeated ??= new Repetition(state, cancellation).IsEndless(call);
}

/// <summary>An object of an AWS type being created.</summary>
internal readonly struct CreationContext(RuleContext rule, IObjectCreationOperation creation)
{
    public RuleContext Rule { get; } = rule;

    public IObjectCreationOperation Creation { get; } = creation;

    public ValueFlow Flow => Rule.Flow;

    public MessagingSymbols Symbols => Rule.Symbols;
}

/// <summary>A Lambda handler that takes a batch of records.</summary>
internal readonly struct HandlerContext(RuleContext rule, BatchHandler handler, HandlerFacts facts)
{
    public RuleContext Rule { get; } = rule;

    public BatchHandler Handler { get; } = handler;

    /// <summary>The bodies that make the handler, its own first, found once for all rules.</summary>
    public IReadOnlyList<IOperation> Code => facts.Code(Handler, Rule.State, Rule.Cancellation);

    /// <summary>All operations in these bodies.</summary>
    public IEnumerable<IOperation> Operations => Code.SelectMany(OperationsIn);

    /// <summary>What the handler does with its batch.</summary>
    public Rules.Handlers.BatchReading Reading => facts.Reading(Handler, Rule.State, Rule.Cancellation);

    /// <summary>The <c>catch</c> clauses that keep failures of records to themselves.</summary>
    public IReadOnlyList<SwallowedFailure> Swallowed => facts.Swallowed(this);

    /// <summary>Work that the handler begins and does not wait for.</summary>
    public IReadOnlyList<UnfinishedWork> Unfinished => facts.Unfinished(this);

    /// <summary>Whether mappings in view call the handler, and bring one record at a time.</summary>
    public bool GetsOneRecord => HandlerMappings.BringOne(Handler.Method, Rule.State, Rule.Cancellation);

    /// <summary>All operations in one of the bodies.</summary>
    public IReadOnlyList<IOperation> OperationsIn(IOperation body) => facts.OperationsIn(body);

    public ValueFlow Flow => Rule.Flow;

    public MessagingSymbols Symbols => Rule.Symbols;
}

/// <summary>What several rules ask about one handler, kept while that handler is looked at and no longer.</summary>
internal sealed class HandlerFacts
{
    private readonly Dictionary<IOperation, IReadOnlyList<IOperation>> operations = [];
    private IReadOnlyList<IOperation>? code;
    private Rules.Handlers.BatchReading? reading;
    private IReadOnlyList<SwallowedFailure>? swallowed;
    private IReadOnlyList<UnfinishedWork>? unfinished;

    public IReadOnlyList<IOperation> Code(BatchHandler handler, CompilationState state, CancellationToken cancellation) =>
        code ??= HandlerCode.Of(handler, state, cancellation);

    public Rules.Handlers.BatchReading Reading(BatchHandler handler, CompilationState state, CancellationToken cancellation) =>
        reading ??= new(handler, state, cancellation);

    public IReadOnlyList<SwallowedFailure> Swallowed(HandlerContext context) => swallowed ??= [.. RecordFailures.SwallowedIn(context)];

    public IReadOnlyList<UnfinishedWork> Unfinished(HandlerContext context) =>
        unfinished ??= [.. context.Code.SelectMany(b => UnfinishedWork.In(b, context.Symbols))];

    public IReadOnlyList<IOperation> OperationsIn(IOperation body)
    {
        if (!operations.TryGetValue(body, out var found))
        {
            operations.Add(body, found = [.. body.DescendantsAndSelf()]);
        }

        return found;
    }
}

/// <summary>A queue, topic, mapping and so on that code creates or changes.</summary>
internal readonly struct ResourceContext(RuleContext rule, Resource resource)
{
    public RuleContext Rule { get; } = rule;

    public Resource Resource { get; } = resource;

    /// <summary>
    /// Where a finding about a setting stands: at its value when it is written once and inside the code that makes the resource, else at
    /// what stands for the resource. An editor does not show findings outside the code that it analyses.
    /// </summary>
    public Location PlaceOf(Setting setting)
    {
        var writing = setting.Writings is [var single] ? single : setting;
        return writing.Syntax is { } value && value.SyntaxTree == Resource.Site.Operation.Syntax.SyntaxTree
            && Resource.Site.Operation.Syntax.Span.Contains(value.Span)
            ? value.GetLocation()
            : Resource.Location;
    }

    /// <summary>
    /// Where some characters of a setting's text stand, as far as the text is constant and written where <see cref="PlaceOf(Setting)"/> is.
    /// </summary>
    public Location PlaceOf(Setting writing, int offset, int length)
    {
        var place = PlaceOf(writing);
        return writing.Values.Known is [{ Origin: var origin }] && ConstantText.Of(origin) is { } text
            && text.At(offset, length) is { IsInSource: true } inside
            && inside.SourceTree == place.SourceTree && place.SourceSpan.Contains(inside.SourceSpan)
            ? inside
            : place;
    }

    /// <summary>
    /// Where a part of the JSON that a setting is given stands, as far as it is written where <see cref="PlaceOf(Setting)"/> may be.
    /// </summary>
    public Location PlaceOf(Setting writing, WrittenJson json, int offset, int length) =>
        json.At(offset, length, Resource.Site.Operation.Syntax) ?? PlaceOf(writing);

    /// <summary>
    /// What a fix needs to give the resource a value for a setting; null where the code is not of a form in which that can be done.
    /// </summary>
    /// <param name="property">CloudFormation's name of the setting.</param>
    /// <param name="value">A <c>long</c>, <c>bool</c> or text; durations in seconds.</param>
    /// <param name="writing">The one of several places that is to change.</param>
    public FixDetails? Edit(string property, object value, Setting? writing = null) =>
        SettingEdit.Of(Resource, property, value, writing, Rule.State, Rule.Cancellation);

    /// <summary>
    /// What a fix needs besides to give a mapping a queue for what fails for good; null where the code is not of a form in which that can
    /// be done.
    /// </summary>
    public FixDetails? FailureQueue(FixDetails details) => FailureQueueEdit.Add(details, Resource, Rule.State, Rule.Cancellation);
}
