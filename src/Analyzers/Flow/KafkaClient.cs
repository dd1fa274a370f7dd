using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// A Kafka producer or consumer that is built in view: what it was configured with, and all that is done with it, as far as nobody else
/// gets hold of it.
/// </summary>
internal sealed class KafkaClient
{
    private readonly HashSet<string> calls = new(StringComparer.Ordinal);

    private KafkaClient(IReadOnlyList<IOperation> configs) => Configs = configs;

    /// <summary>The expressions given to the builders that it can come from.</summary>
    public IReadOnlyList<IOperation> Configs { get; }

    /// <summary>
    /// It is passed on, stored where others reach it, or returned: more may be done with it than <see cref="IsCalled"/> knows.
    /// </summary>
    public bool Escapes { get; private set; }

    /// <summary>It is in locals of one member only.</summary>
    public bool IsLocal { get; private set; } = true;

    /// <summary>Whether a method of the client is called through the variables that hold it.</summary>
    public bool IsCalled(string method) => calls.Contains(method);

    /// <summary>The client that an expression is; null when it is not built in view.</summary>
    public static KafkaClient? Of(IOperation? instance, ValueFlow flow, MessagingSymbols symbols)
    {
        // p?.Produce(…)
        if (instance is IConditionalAccessInstanceOperation)
        {
            instance = instance.Ancestors().OfType<IConditionalAccessOperation>().FirstOrDefault()?.Operation;
        }

        if (instance is null)
        {
            return null;
        }

        var sources = flow.SourcesOf(instance);
        var configs = new List<IOperation>();
        foreach (var source in sources.Expressions)
        {
            // A field that is null at first, and built when it is needed
            if (source.ConstantValue is { HasValue: true, Value: null })
            {
                continue;
            }

            if (BuilderOf(source, flow, symbols) is not { Arguments: [var config, ..] })
            {
                return null;
            }

            configs.Add(config.Value);
        }

        if (configs.Count == 0)
        {
            return null;
        }

        var client = new KafkaClient(configs);
        foreach (var carrier in sources.Carriers)
        {
            client.Add(carrier, sources, flow, symbols);
        }

        return client;
    }

    /// <summary>What a property of the configuration was given, whichever builder made the client.</summary>
    public PropertyValue Setting(string property, ValueFlow flow)
    {
        var assigned = new List<IOperation>();
        var mayBeAbsent = false;
        foreach (var config in Configs)
        {
            var value = flow.PropertyOf(config, property);
            if (value.IsUnknown || !IsPlain(config, flow))
            {
                return PropertyValue.Unknown;
            }

            assigned.AddRange(value.Assigned);
            mayBeAbsent |= value.MayBeAbsent;
        }

        return new PropertyValue(assigned, mayBeAbsent, false);
    }

    /// <summary>
    /// Whether settings come from properties alone: not copied from another configuration or a dictionary, nor set by name.
    /// </summary>
    private static bool IsPlain(IOperation config, ValueFlow flow)
    {
        var sources = flow.SourcesOf(config);
        return sources.Expressions.All(e => e is IObjectCreationOperation { Arguments.Length: 0 })
            && !sources.Bodies.Any(b => b.Descendants().Any(
                o => o is IInvocationOperation { TargetMethod: { Name: "Set" or "SetObject", ContainingType.Name: var type } }
                    && type.EndsWith("Config", StringComparison.Ordinal)));
    }

    /// <summary>The builder at the head of <c>new ConsumerBuilder&lt;K, V&gt;(config).SetErrorHandler(…).Build()</c>.</summary>
    private static IObjectCreationOperation? BuilderOf(IOperation client, ValueFlow flow, MessagingSymbols symbols)
    {
        if (client is not IInvocationOperation { TargetMethod.Name: "Build" } build
            || !IsBuilder(build.TargetMethod.ContainingType, symbols))
        {
            return null;
        }

        IOperation? current = build.Instance;
        while (current?.Unwrapped() is IInvocationOperation { Instance: { } inner } call
            && IsBuilder(call.TargetMethod.ContainingType, symbols))
        {
            current = inner;
        }

        return current is not null && flow.SourcesOf(current) is { Expressions: [IObjectCreationOperation creation] } made
            && IsBuilder(creation.Type, symbols)
            && !made.Carriers.OfType<ILocalSymbol>().Any(c => BodyIndex.Of(creation).MentionsOf(c).Any(IsGivenAway))
            ? creation
            : null;

        // Who gets the builder may set handlers that say where a consumer begins
        static bool IsGivenAway(IOperation builder) =>
            builder.Around().Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var taker } }
            && !taker.IsOf(builder.SemanticModel?.Compilation) && !taker.IsOfPlainLibrary(builder);
    }

    private static bool IsBuilder(ITypeSymbol? type, MessagingSymbols symbols) =>
        type is { Name: "ProducerBuilder" or "ConsumerBuilder" } && symbols.TypeOf(type)?.Assembly == AwsApi.Kafka.Service.Assembly;

    private void Add(ISymbol carrier, Sources sources, ValueFlow flow, MessagingSymbols symbols)
    {
        IsLocal &= carrier is ILocalSymbol;
        var near = carrier is ILocalSymbol
            ? sources.Bodies.FirstOrDefault(b => BodyIndex.Of(b).MentionsOf(carrier).Count > 0)
            : sources.Expressions[0];
        if (near is null || (carrier is not ILocalSymbol && carrier.DeclaredAccessibility != Accessibility.Private))
        {
            Escapes = true;
            return;
        }

        var facts = flow.FactsOf(carrier, near);
        Escapes |= facts.IsOpaque;
        foreach (var mention in flow.MentionsOf(carrier, near))
        {
            switch (mention.Around())
            {
                case (IInvocationOperation call, var child) when call.Instance == child:
                    calls.Add(call.TargetMethod.Name);
                    break;

                case (IMethodReferenceOperation reference, _):
                    calls.Add(reference.Method.Name);
                    break;

                case (IConditionalAccessOperation access, var child) when access.Operation == child:
                    calls.UnionWith(access.WhenNotNull.DescendantsAndSelf().OfType<IInvocationOperation>()
                        .Select(c => c.TargetMethod.Name));
                    break;

                case (IUsingOperation, _):
                    break;

                // A client on the same connection may do more with it, but not with this one's messages.
                case (IMemberReferenceOperation { Member.Name: "Handle" }, _):
                    Escapes = true;
                    break;

                default:
                    Escapes |= !mention.IsWritten() && !sources.IsStep(mention) && Usage.LetsGo(mention, symbols);
                    break;
            }
        }
    }
}
