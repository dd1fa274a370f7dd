using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Handlers;

/// <summary>
/// A handler of a batch whose return type has no room for the records that failed, so that one failure is a failure of all.
/// </summary>
internal sealed class NoPartialBatchResponseRule : Rule
{
    /// <summary>Property: name of the <see cref="BatchSource"/>.</summary>
    public const string SourceProperty = "source";

    /// <summary>Property: name of the parameter that takes the event.</summary>
    public const string EventProperty = "event";

    /// <summary>Property, present when true: the queue is known to be FIFO.</summary>
    public const string FifoProperty = "fifo";

    /// <summary>Property, present when true: a tool writes the mapping's setting from the handler's return type.</summary>
    public const string MappingFollowsProperty = "mapping";

    private static readonly DiagnosticDescriptor Descriptor_ = new(
        id: "AWSM3001",
        title: "Batch handler cannot report partial failures",
        messageFormat: "{0} cannot tell Lambda which {1} failed: {2}, unless the batch size is 1. Return {3}, and set "
            + "ReportBatchItemFailures on the event source mapping before or together with it.",
        category: Categories.Handlers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A handler that returns nothing, or a value that says nothing of single records, can only succeed or fail as a "
            + "whole. One record that cannot be processed makes its whole batch come back, with the records that were already handled.",
        helpLinkUri: HelpLink("AWSM3001"));

    /// <summary>Where it is set, the handler's batch counts as a whole.</summary>
    public static readonly RuleOption BatchSizeIsOne = new(
        "batch_size_is_one", "false", "`true` declares that the event source mappings of these handlers have a batch size of 1.");

    public NoPartialBatchResponseRule()
        : base(Descriptor_)
    {
    }

    public override IReadOnlyList<RuleOption> Options { get; } = [BatchSizeIsOne];

    public override void Register(Interests interests) => interests.OnHandler(Check);

    /// <summary>Whether a handler has this mistake. Its repair is about each record: others leave the loop over them to it.</summary>
    public static bool IsIn(HandlerContext context)
    {
        var handler = context.Handler;
        if (handler.Source == BatchSource.Kafka
            || !BatchTypes.SaysNothing(handler.Method)
            || context.Rule.Flag<NoPartialBatchResponseRule>(BatchSizeIsOne)
            || handler.IsWholeByAttribute
            || handler.Method.GetAttributes().Any(a => BatchReading.IsOfBatchLibrary(a.AttributeClass))
            || FailuresGoAnotherWay(handler, context)
            || handler.IsHelper(context.Rule.State, context.Rule.Cancellation))
        {
            return false;
        }

        var reading = context.Reading;
        return reading.HandlesRecords && !reading.RefusesSeveralRecords && !reading.IsLeftToLibrary && !reading.IsLeftToBase
            && !reading.ReadsReport
            && reading.OnlyFirst is null && !reading.DeletesMessages && !reading.SettlesEachRecord && !reading.HandsBatchOver
            && !context.GetsOneRecord;
    }

    private static void Check(HandlerContext context)
    {
        if (!IsIn(context))
        {
            return;
        }

        var (handler, reading) = (context.Handler, context.Reading);
        var queues = handler.Queues;
        var details = new FixDetails().With(SourceProperty, handler.Source.ToString()).With(EventProperty, handler.EventParameter.Name);
        if (handler.Source == BatchSource.Sqs
            && (reading.KnowsFifo || queues.Any(q => q.EndsWith(".fifo", StringComparison.OrdinalIgnoreCase))))
        {
            details.With(FifoProperty, "");
        }

        if (queues.Count > 0)
        {
            details.With(MappingFollowsProperty, "");
        }

        // Work that the handler does not wait for is the mistake to repair first: a catch around its beginning learns of no failure.
        var isWaitedFor = context.Unfinished.Count == 0;
        var isQueue = handler.Source == BatchSource.Sqs;
        context.Rule.Report(
            handler.Location,
            isWaitedFor ? details : null,
            handler.Method.MethodKind == MethodKind.AnonymousFunction ? "The handler" : "'" + handler.Method.Name + "'",
            isQueue ? "messages" : "records",
            isQueue
                ? "one exception brings every message of the batch back, also those already handled"
                : "one exception makes Lambda retry the batch from its first record while the shard waits",
            isQueue ? "SQSBatchResponse" : "StreamsEventResponse");
    }

    /// <summary>
    /// The type, or one it derives from, keeps failures in a member, or has another method for the same event that returns them: this
    /// method is then a part of that, unless a handler setting names it.
    /// </summary>
    private static bool FailuresGoAnotherWay(BatchHandler handler, HandlerContext context)
    {
        for (var type = handler.Method.ContainingType; type is { SpecialType: not SpecialType.System_Object }; type = type.BaseType)
        {
            // What another assembly keeps to itself is seen where its project is loaded, and not in a build.
            var isOurs = SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, handler.Method.ContainingAssembly);
            foreach (var member in type.GetMembers())
            {
                if (!isOurs && member.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected
                    or Accessibility.ProtectedOrInternal))
                {
                    continue;
                }

                var found = member switch
                {
                    IFieldSymbol field => HoldsFailures(field.Type),
                    IPropertySymbol property => HoldsFailures(property.Type),
                    IMethodSymbol method => method.Parameters.Any(p => BatchHandler.SourceOf(p.Type, context.Symbols) == handler.Source)
                        && HoldsFailures(BatchHandler.ResultTypeOf(method))
                        && !handler.IsAnnotated // Lambda calls it, whatever the other is
                        && !HandlerSetting.Names(handler.Method, context.Rule.State, context.Rule.Cancellation),
                    _ => false,
                };
                if (found)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool HoldsFailures(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => HoldsFailures(array.ElementType),
        INamedTypeSymbol { Name: "BatchItemFailure" or "SQSBatchResponse" or "StreamsEventResponse" or "BatchItemFailuresResponse" } =>
            true,
        INamedTypeSymbol named => named.TypeArguments.Any(HoldsFailures),
        _ => false,
    };
}
