using System.Globalization;
using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>A batch with more entries than the service takes: it refuses all of them.</summary>
internal sealed class BatchTooLargeRule : Rule
{
    /// <summary>Role of the number that the code names.</summary>
    public const string Limit = "limit";

    /// <summary>Property with the number that the service takes.</summary>
    public const string Max = "max";

    /// <summary>Role of what the entries are made of, one by one.</summary>
    public const string Source = "source";

    /// <summary>Role of the statement in which that stands.</summary>
    public const string First = "first";

    /// <summary>Role of the statement with the call.</summary>
    public const string Last = "last";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1005",
        title: "More entries than the batch may hold",
        messageFormat: "This batch {0} {1} entries and {2} takes {3}, so it refuses {4}; send chunks of {3}",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "A batch with too many entries fails as a whole, with TooManyEntriesInBatchRequest or a validation error.",
        helpLinkUri: HelpLink("AWSM1005"));

    public BatchTooLargeRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) =>
        interests.OnCalls(BatchResponse.Operations.Where(o => BatchResponse.Of(o).Entries is not null), Check);

    private static void Check(CallContext context)
    {
        var max = BatchResponse.Of(context.Operation).MaxEntries!.Value;
        if (BatchEntries.CollectionOf(context) is not { } entries)
        {
            return;
        }

        var grown = AskedSize.AtLeast(entries, context.Call, context.Flow) is { } least && least > max ? new CollectionSize(least, true) : null;
        if ((grown ?? MadeTooLarge(entries, max, context)) is not { } size
            || ClientCode.MaySet(context.Rule, BatchResponse.Of(context.Operation).Entries!)) // It may cut the batch into such as fit
        {
            return;
        }

        context.Rule.Report(
            context.Call.NameSyntax().GetLocation(),
            grown is null ? Details(context, size, max) : null,
            size.IsExact ? "has" : "can have up to",
            Text(size.Count),
            context.Operation.Name,
            Text(max),
            size.IsExact ? "them all" : "all of it when there are more");
    }

    /// <summary>The size of a batch that is made too large, and sent without a look at its size; null for any other.</summary>
    private static CollectionSize? MadeTooLarge(IOperation entries, long max, CallContext context)
    {
        var here = CollectionSize.Of(entries, context.Flow);
        if (here?.Count <= max || AskedSize.MayDecide(entries, context.Call))
        {
            return null;
        }

        // Callers are asked last: their code has to be bound
        var size = here is { IsExact: true } ? here : CollectionSize.Of(entries, context.Flow.WithCallers(context.Call)) ?? here;
        return size?.Count > max ? size : null;
    }

    /// <summary>
    /// Smaller chunks are the same entries in more calls, and so are chunks of what the entries are made of. Of a list that is written
    /// out the code must decide.
    /// </summary>
    private static FixDetails? Details(CallContext context, CollectionSize size, long max)
    {
        var details = new FixDetails().With(Max, max.ToString(CultureInfo.InvariantCulture));
        if (size.Limit is { Syntax: var limit } && limit.FirstAncestorOrSelf<InvocationExpressionSyntax>() is
            { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Chunk" } })
        {
            return limit is LiteralExpressionSyntax && limit.SyntaxTree == context.Call.Syntax.SyntaxTree ? details.At(Limit, limit) : null;
        }

        return ChunkedEntries.Of(context) is { } entries
            && context.Call.SemanticModel?.GetOperation(entries.Source, context.Rule.Cancellation) is { } source && MayWait(source, context)
            ? details.At(Source, entries.Source).At(First, entries.First).At(Last, entries.Last)
            : null;
    }

    /// <summary>
    /// Whether the rest of a source may be gone through after a chunk was sent: it is all there, and no query that the database would
    /// answer meanwhile, if it knew chunks at all. Asked last, since other members are looked into.
    /// </summary>
    private static bool MayWait(IOperation source, CallContext context) =>
        !source.DescendantsAndSelf().Any(o => o.Type.IsQuery())
        && ItemWork.AreAllThere(source, context.Rule.State, context.Rule.Cancellation);

    private static string Text(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
}
