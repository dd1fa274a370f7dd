using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// A message on its way to a queue or topic, as the code makes it: the request of a single send, or an entry of a batch. All of it is of
/// the SDK's own types, which do nothing by themselves.
/// </summary>
internal sealed class OutgoingMessage
{
    private readonly Dictionary<string, PropertyValue> properties = new(StringComparer.Ordinal);
    private readonly ValueFlow flow;
    private readonly Sources sources;
    private readonly Elements? batch;
    private readonly IOperation value;
    private readonly Destination destination;

    private bool? isFifo;

    private OutgoingMessage(ValueFlow flow, IOperation value, Sources sources, Elements? batch, Destination destination)
    {
        (this.flow, this.value, this.sources, this.batch, this.destination) = (flow, value, sources, batch, destination);
    }

    /// <summary>Where it is created; more than one for an object from several branches.</summary>
    public IReadOnlyList<IOperation> Creations => sources.Expressions;

    /// <summary>
    /// The sources of its address when all of them are of something FIFO; null when that is not certain. To be asked last: an address that
    /// a private method is given is looked for in the code of its callers.
    /// </summary>
    public IReadOnlyList<IOperation>? FifoAddress => destination.Fifo;

    /// <summary>
    /// Whether it certainly goes to a FIFO queue or topic: by the address, or because only those take a deduplication id. To be asked last.
    /// </summary>
    public bool IsFifo => isFifo ??=
        destination.FifoInView is not null || IsCertainlySet(PropertyOf("MessageDeduplicationId")) || destination.Fifo is not null;

    /// <summary>What a property of it was given by the time it is sent.</summary>
    public PropertyValue PropertyOf(string property)
    {
        if (!properties.TryGetValue(property, out var found))
        {
            found = batch is null ? flow.PropertyOf(sources, property) : flow.PropertyOf(batch, value, property);
            properties.Add(property, found);
        }

        return found;
    }

    /// <summary>The values that a property of it is given, as they are written, when these are certainly all; else none.</summary>
    public IReadOnlyList<IOperation> WrittenTo(string property)
    {
        var values = new List<IOperation>();
        foreach (var creation in Creations)
        {
            var written = flow.WrittenTo((IObjectCreationOperation)creation, property, sources);
            if (written.Count == 0)
            {
                return [];
            }

            values.AddRange(written);
        }

        // Most messages leave most properties alone: whether nobody else sets one is the dear question, and asked last.
        return PropertyOf(property).IsUnknown ? [] : values;
    }

    /// <summary>What a dictionary of it holds; complete and empty for one that it certainly does not have.</summary>
    public DictionaryEntries EntriesOf(string property) =>
        PropertyOf(property) switch
        {
            { IsUnknown: true } => DictionaryEntries.Unknown,
            _ when batch is { IsExposed: true } => DictionaryEntries.Unknown,
            _ => flow.EntriesOf(value, property),
        };

    /// <summary>The messages that a call sends, as far as it is given objects for them.</summary>
    public static IEnumerable<OutgoingMessage> Of(
        IInvocationOperation call, AwsOperation operation, ValueFlow flow, MessagingSymbols symbols)
    {
        var shape = SendShape.Of(operation);
        if (call.Argument("request") is { } request)
        {
            var destination = new Destination(call, request.Value, shape, flow);
            return operation.IsBatch
                ? OfBatch(flow.ElementsOf(request.Value, shape.EntriesProperty), destination, flow, symbols)
                : OfRequest(request.Value, destination, flow, symbols);
        }

        return call.Argument("entries") is { } entries && call.Argument(shape.AddressParameter) is not null
            ? OfBatch(flow.ElementsOf(entries.Value), new Destination(call, null, shape, flow), flow, symbols)
            : [];
    }

    private static IEnumerable<OutgoingMessage> OfRequest(
        IOperation request, Destination destination, ValueFlow flow, MessagingSymbols symbols)
    {
        var sources = flow.SourcesOf(request);
        return AreOfSdk(sources, symbols) ? [new OutgoingMessage(flow, request, sources, null, destination)] : [];
    }

    private static IEnumerable<OutgoingMessage> OfBatch(Elements entries, Destination destination, ValueFlow flow, MessagingSymbols symbols)
    {
        foreach (var entry in entries.Expressions)
        {
            var sources = flow.SourcesOf(entry);
            if (AreOfSdk(sources, symbols))
            {
                yield return new OutgoingMessage(flow, entry, sources, entries, destination);
            }
        }
    }

    /// <summary>Types that users derive may set properties themselves.</summary>
    private static bool AreOfSdk(Sources sources, MessagingSymbols symbols)
    {
        foreach (var source in sources.Expressions)
        {
            if (source is not IObjectCreationOperation || symbols.TypeOf(source.Type) is null)
            {
                return false;
            }
        }

        return sources.Expressions.Count > 0;
    }

    private static bool IsCertainlySet(PropertyValue property) => !property.IsUnknown && property.Assigned.Any(IsCertainlyNotNull);

    /// <summary>
    /// A wrapper that passes on what may be null serves standard queues too. Where nullability is not analysed, a variable counts as one
    /// that may be null, and what is computed as one that is not.
    /// </summary>
    private static bool IsCertainlyNotNull(IOperation value) =>
        value.ConstantValue is { HasValue: true, Value: var constant }
            ? constant is not null
            : value.SemanticModel?.GetTypeInfo(value.Syntax).Nullability.FlowState switch
            {
                NullableFlowState.NotNull => true,
                NullableFlowState.MaybeNull => false,
                _ => value is IInvocationOperation or IInterpolatedStringOperation or IBinaryOperation,
            };

    /// <summary>
    /// Where a call sends to, found out when it is asked for: of most messages something else already says that all is well.
    /// </summary>
    /// <remarks>The request is null for an overload that takes the address.</remarks>
    private sealed class Destination(IInvocationOperation call, IOperation? request, SendShape shape, ValueFlow flow)
    {
        private IReadOnlyList<IReadOnlyList<IOperation>>? addresses;
        private (bool IsKnown, IReadOnlyList<IOperation>? Address) inView;
        private (bool IsKnown, IReadOnlyList<IOperation>? Address) given;

        /// <summary>The sources of an address that is FIFO, as the code around the call says it.</summary>
        public IReadOnlyList<IOperation>? FifoInView
        {
            get
            {
                inView = inView.IsKnown ? inView : (true, Find(flow));
                return inView.Address;
            }
        }

        /// <summary>The same, also as all callers of the private method around say it.</summary>
        public IReadOnlyList<IOperation>? Fifo
        {
            get
            {
                given = given.IsKnown ? given : (true, FifoInView ?? Find(flow.WithCallers(call)));
                return given.Address;
            }
        }

        private IReadOnlyList<IOperation>? Find(ValueFlow asking) =>
            (addresses ??= [.. Addresses()]).FirstOrDefault(
                a => asking.EndsWith(a, shape.FifoSuffix));

        private IEnumerable<IReadOnlyList<IOperation>> Addresses()
        {
            if (request is null)
            {
                yield return flow.SourcesOf(call.Argument(shape.AddressParameter)!.Value).Expressions;
                yield break;
            }

            foreach (var property in shape.AddressProperties)
            {
                // A request without an address goes nowhere, so only what is assigned counts.
                if (flow.PropertyOf(request, property) is { IsUnknown: false } address)
                {
                    yield return address.Assigned;
                }
            }
        }
    }
}
