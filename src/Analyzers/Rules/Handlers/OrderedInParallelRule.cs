using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Handlers;

/// <summary>Records that come in an order, handled side by side.</summary>
internal sealed class OrderedInParallelRule : Rule
{
    /// <summary>Locals and queries looked through, one made of the other.</summary>
    private const int MaxSteps = 6;

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM3008",
        title: "Records of an ordered source are handled in parallel",
        messageFormat: "The {0} handled side by side ('{1}'), so those of one {2} overtake each other; handle them one after the other, "
            + "or group them by {2} and handle only the groups side by side",
        category: Categories.Handlers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A shard and a message group give their records in the order in which they were written. Work that is begun on the "
            + "next record before the one before is done can end in any order.",
        helpLinkUri: HelpLink("AWSM3008"));

    public OrderedInParallelRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnHandler(Check);

    private static void Check(HandlerContext context)
    {
        var handler = context.Handler;
        var code = context.Code;
        if (!OrderedBatch.IsOrdered(handler, code, context.Symbols)
            || (handler.Source == BatchSource.Sqs && handler.IsWholeByAttribute)
            || ParallelIn(context) is not { } parallel
            || OrderedBatch.MindsGroups(code)
            || OrderedBatch.GoesToLanes(parallel, handler.Method.ContainingType, context.Rule))
        {
            return;
        }

        var location = parallel.NameSyntax().GetLocation();
        switch (handler.Source)
        {
            case BatchSource.Sqs:
                context.Rule.Report(location, null, "messages of this FIFO queue are", parallel.TargetMethod.Name, "message group");
                break;
            case BatchSource.Kinesis:
                context.Rule.Suggest(location, null, "records of this stream are", parallel.TargetMethod.Name, "partition key");
                break;
            default:
                context.Rule.Suggest(location, null, "changes in this stream are", parallel.TargetMethod.Name, "item");
                break;
        }
    }

    private static IInvocationOperation? ParallelIn(HandlerContext context)
    {
        var work = new ParallelWork(context.Flow);
        foreach (var operation in context.Operations)
        {
            switch (operation)
            {
                case IInvocationOperation { TargetMethod.TypeArguments: [var element, ..] } call
                    when BatchTypes.IsRecord(element, context.Symbols) && work.RunsSideBySide(call) && MayOvertake(call):
                    return call;

                case IInvocationOperation { Arguments: [{ Value: var items }, ..] } call
                    when AreMadeOfRecords(items, context.Symbols, MaxSteps) && work.RunsSideBySide(call) && MayOvertake(call):
                    return call;

                case ILocalReferenceOperation { Local: var local } mention
                    when BatchTypes.IsRecord(local.Type, context.Symbols) && ParallelWork.StartedAndCollected(mention) is { } started
                        && MayOvertake(started):
                    return started;

                case ILocalReferenceOperation { Local: var item } mention
                    when mention.LoopWith(item) is { } loop && AreMadeOfRecords(loop.Collection, context.Symbols, MaxSteps)
                        && ParallelWork.StartedAndCollected(mention) is { } started && MayOvertake(started):
                    return started;

                case IPropertyReferenceOperation { Property.IsIndexer: true } or IArrayElementReferenceOperation
                    when BatchTypes.IsRecord(operation.Type, context.Symbols) && ParallelWork.StartedAndCollected(operation) is { } begun
                        && MayOvertake(begun)
                        && operation.AncestorsInFunction().Any(a => RecordLoop.Of(a, context.Symbols) is not null):
                    return begun;
            }
        }

        return null;

        // What comes of them in the order of the records may be worked on so.
        bool MayOvertake(IInvocationOperation call) => !SaysOnlyHow(call.TargetMethod)
            && !ParallelWork.AreResultsUsed(call, context.Symbols)
            && ParallelWork.MayOvertake(call, context.Rule.State, context.Rule.Cancellation);

        // AsParallel() and AsOrdered() run nothing themselves.
        static bool SaysOnlyHow(IMethodSymbol method) =>
            method.ContainingType.Name == "ParallelEnumerable" && !method.Parameters.Any(p => p.Type.TypeKind == TypeKind.Delegate);
    }

    /// <summary>
    /// Whether a collection is what a query makes of each record, in the order of the records: <c>evnt.Records.Select(Read).ToList()</c>.
    /// </summary>
    private static bool AreMadeOfRecords(IOperation items, MessagingSymbols symbols, int steps) => steps > 0 && items.Unwrapped() switch
    {
        IInvocationOperation { TargetMethod: { Name: "Select" or "ToList" or "ToArray",
            ContainingType: { Name: "Enumerable", ContainingNamespace.Name: "Linq" } } } query =>
            AreMadeOfRecords(query.Arguments[0].Value, symbols, steps - 1),
        ILocalReferenceOperation { Local: var local } mention => BodyIndex.Of(mention).MentionsOf(local) is var mentions
            && !mentions.Any(m => m.IsWritten() || (m.Parent is IInvocationOperation call && call.Instance == m))
            && mentions.OfType<IVariableDeclaratorOperation>().Any(d =>
                d.GetVariableInitializer() is { Value: var value } && AreMadeOfRecords(value, symbols, steps - 1)),
        IPropertyReferenceOperation { Property.Name: "Records", Instance.Type: var type } =>
            BatchHandler.SourceOf(type, symbols) is not null,
        var copy => copy.OnlySpread() is { } spread && AreMadeOfRecords(spread, symbols, steps - 1),
    };
}
