using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Handlers;

/// <summary>Whether the records of a batch come in an order that means something, and the code leaves it to itself.</summary>
internal static class OrderedBatch
{
    /// <summary>Words of code that has an eye on groups: records of different groups have no order among them.</summary>
    private static readonly string[] OfGroups = ["MessageGroupId", "PartitionKey", "GroupBy", "ToLookup"];

    /// <summary>Versions of something else than an item.</summary>
    private static readonly string[] OfOtherVersions =
    [
        "Event", "Api", "Schema", "Assembly", "Http", "Function", "App", "Runtime", "Product", "File", "Framework", "Sdk", "Package",
        "Protocol", "Service", "Build", "Software", "Informational", "Os",
    ];

    /// <summary>What a condition stands behind whose value comes next.</summary>
    private static readonly string[] Clauses = [" where ", " and "];

    /// <summary>How a write says that what it is given has to be newer.</summary>
    private static readonly string[] Conditions = [" < :", " < @", " < $", " < #", " < excluded"];

    /// <summary>Whether the source certainly keeps an order: a stream, or a queue that is known to be FIFO by its name.</summary>
    public static bool IsOrdered(BatchHandler handler, IReadOnlyList<IOperation> code, MessagingSymbols symbols) => handler.Source switch
    {
        BatchSource.Kinesis or BatchSource.DynamoDb => true,
        BatchSource.Sqs => handler.Queues.Any(EndsInFifo) || code.Any(b => b.DescendantsAndSelf().Any(o => AsksForFifo(o, symbols))),
        _ => false,
    };

    /// <summary>
    /// Whether some code of the handler says a word of groups, by which it may keep the order where it matters, or of versions, by which
    /// what is older does nothing to what is newer.
    /// </summary>
    public static bool MindsGroups(IReadOnlyList<IOperation> code) =>
        code.Any(b => b.Syntax.DescendantTokens().Any(t => Array.IndexOf(OfGroups, t.ValueText) >= 0 || SaysVersion(t)));

    /// <summary>
    /// Whether records are given to another class of the project that says a word of groups: it may have a lane for each.
    /// </summary>
    public static bool GoesToLanes(IInvocationOperation parallel, INamedTypeSymbol around, RuleContext context) =>
        ParallelWork.MethodsIn(parallel).Any(m => m.IsOwn(parallel)
            && m.Parameters.Any(p => BatchTypes.IsRecord(p.Type, context.Symbols))
            && !SymbolEqualityComparer.Default.Equals(m.ContainingType, around)
            && m.ContainingType.DeclaringSyntaxReferences.Any(r => Array.Exists(OfGroups, w =>
                SourceWords.Names(r.GetSyntax(context.Cancellation), w, context.Cancellation).Any())));

    /// <summary>A version that is read or passed along, or a condition by which a write is refused: <c>"updated &lt; :at"</c>.</summary>
    private static bool SaysVersion(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.IdentifierToken => token.ValueText.IndexOf("ersion", StringComparison.Ordinal) >= 0
            && CallKinds.WordsOf(token.ValueText) is var name && CallKinds.Says(name, "Version")
            && !Array.Exists(OfOtherVersions, o => name.StartsWith(o, StringComparison.Ordinal)),
        SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken =>
            token.ValueText.Equals("version", StringComparison.OrdinalIgnoreCase)
            || (token.ValueText.EndsWith(" < ", StringComparison.Ordinal) && HasOneOf(token.ValueText, Clauses))
            || HasOneOf(token.ValueText, Conditions),
        _ => false,
    };

    private static bool HasOneOf(string text, string[] parts) =>
        Array.Exists(parts, p => text.IndexOf(p, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary><c>record.EventSourceArn.EndsWith(".fifo")</c>.</summary>
    private static bool AsksForFifo(IOperation operation, MessagingSymbols symbols) =>
        operation is IInvocationOperation { Instance: { } instance, TargetMethod.Name: "EndsWith", Arguments: [{ Value: var end }, ..] }
        && instance.Unwrapped() is IPropertyReferenceOperation { Property: { Name: "EventSourceArn", ContainingType: var type } }
        && BatchTypes.IsRecord(type, symbols)
        && end.Unwrapped().ConstantValue is { HasValue: true, Value: string text } && EndsInFifo(text);

    private static bool EndsInFifo(string name) => name.EndsWith(SqsFacts.FifoSuffix, StringComparison.OrdinalIgnoreCase);
}
