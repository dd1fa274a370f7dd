using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Analyzers.Symbols;

namespace AwsMessaging.Analyzers;

/// <summary>What the rules want to see, gathered once for an analyzer: the dispatcher's table.</summary>
internal sealed class Interests
{
    private readonly Dictionary<AwsOperation, List<Interest<CallContext>>> calls = [];
    private readonly Dictionary<AwsType, List<Interest<CreationContext>>> creations = [];
    private readonly Dictionary<ResourceKind, List<Interest<ResourceContext>>> resources = [];
    private readonly List<Interest<HandlerContext>> handlers = [];
    private Rule? registering;

    public Interests(IEnumerable<Rule> rules)
    {
        foreach (var rule in rules)
        {
            registering = rule;
            rule.Register(this);
        }

        registering = null;
    }

    public IReadOnlyList<Interest<HandlerContext>> Handlers => handlers;

    /// <summary>Calls of an operation: interface and client, every overload, synchronous or not.</summary>
    public void OnCall(AwsOperation operation, Action<CallContext> check) => Add(calls, operation, check);

    /// <summary>Calls of any of some operations.</summary>
    public void OnCalls(IEnumerable<AwsOperation> operations, Action<CallContext> check)
    {
        foreach (var operation in operations)
        {
            OnCall(operation, check);
        }
    }

    /// <summary>Objects of a type being created.</summary>
    public void OnCreation(AwsType type, Action<CreationContext> check) => Add(creations, type, check);

    /// <summary>Lambda handlers that take a batch of records: methods, and delegates given to the bootstrap.</summary>
    public void OnHandler(Action<HandlerContext> check) => handlers.Add(new(Registering, check));

    /// <summary>Resources of a kind that code creates or changes, by the SDK or in the CDK.</summary>
    public void OnResource(ResourceKind kind, Action<ResourceContext> check) => Add(resources, kind, check);

    /// <summary>Whether any rule wants to see resources.</summary>
    public bool HasResources => resources.Count > 0;

    public IReadOnlyList<Interest<ResourceContext>> For(ResourceKind kind) => Get(resources, kind);

    public IReadOnlyList<Interest<CallContext>> For(AwsOperation operation) => Get(calls, operation);

    public IReadOnlyList<Interest<CreationContext>> For(AwsType type) => Get(creations, type);

    private Rule Registering => registering ?? throw new InvalidOperationException("Only Rule.Register adds interests");

    private void Add<TKey, TContext>(Dictionary<TKey, List<Interest<TContext>>> table, TKey key, Action<TContext> check)
        where TKey : notnull
    {
        if (!table.TryGetValue(key, out var list))
        {
            table.Add(key, list = []);
        }

        list.Add(new(Registering, check));
    }

    private static IReadOnlyList<Interest<TContext>> Get<TKey, TContext>(Dictionary<TKey, List<Interest<TContext>>> table, TKey key)
        where TKey : notnull =>
        table.TryGetValue(key, out var list) ? list : [];
}

/// <summary>A rule and what it does with a thing that it asked to see.</summary>
internal readonly struct Interest<TContext>(Rule rule, Action<TContext> check)
{
    public Rule Rule { get; } = rule;

    public Action<TContext> Check { get; } = check;
}
