using System.Globalization;
using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Architecture;

/// <summary>A message that carries the content of a file or a download, where the key of an object in S3 would do.</summary>
internal sealed class LargePayloadRule : Rule
{
    private const int MaxSteps = 6;

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM8005",
        title: "Large payload travels in a message",
        messageFormat: "This message carries {0} and is refused when that is larger than {1} KB; put the content into S3 and send its key",
        category: Categories.Architecture,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        description: "Files grow, and a message cannot: on the day when one is larger than the limit, sending fails. The claim-check "
            + "pattern stores the content in S3 and sends what it is found by.",
        helpLinkUri: HelpLink("AWSM8005"));

    public LargePayloadRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnCalls(SendShape.Operations, Check);

    private static void Check(CallContext context)
    {
        var shape = SendShape.Of(context.Operation);
        foreach (var body in BodiesOf(context, shape))
        {
            if (ContentIn(body, context.Flow, 0) is { } content && !IsSizeAsked(context.Call))
            {
                var limit = (context.Operation.Service == AwsApi.Sqs.Service
                    ? SqsFacts.MaximumMessageBytes.Value
                    : SnsFacts.MaximumMessageBytes.Value) / 1024;
                context.Rule.Report(
                    Places.Of(context.Call, [body]),
                    null,
                    content,
                    limit.ToString("N0", CultureInfo.InvariantCulture));
                return;
            }
        }
    }

    /// <summary>Whether the code compares a size: what is too large goes another way.</summary>
    private static bool IsSizeAsked(IOperation call) => BodyIndex.RootOf(call).Descendants().Any(o =>
        o is IPropertyReferenceOperation { Property.Name: "Length" or "LongLength" }
            or IInvocationOperation { TargetMethod.Name: "GetByteCount" }
        && o.Around().Parent is IBinaryOperation
        {
            OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan
                or BinaryOperatorKind.GreaterThanOrEqual,
        } comparison
        && !comparison.ChildOperations.Any(c => c.ConstantValue is { HasValue: true, Value: 0 }));

    private static IEnumerable<IOperation> BodiesOf(CallContext context, SendShape shape) =>
        context.Call.Argument("messageBody") is { } text ? [text.Value]
        : context.Operation == AwsApi.Sns.Publish && context.Call.Argument("message") is { } message ? [message.Value]
        : context.Messages.SelectMany(m => m.WrittenTo(shape.BodyProperty));

    /// <summary>
    /// Words for the content of unbounded size that is certainly part of a value; null where there is none, or may be none.
    /// </summary>
    private static string? ContentIn(IOperation value, ValueFlow flow, int steps)
    {
        if (steps > MaxSteps || flow.SourcesOf(value).Expressions is not [var source])
        {
            return null;
        }

        source = Execution.Unawaited(source);
        switch (source)
        {
            case IInvocationOperation { TargetMethod: { ContainingType: { Name: "File", ContainingNamespace.Name: "IO" },
                Name: "ReadAllText" or "ReadAllTextAsync" or "ReadAllBytes" or "ReadAllBytesAsync" } }:
                return "the content of a file";

            case IInvocationOperation { TargetMethod: { ContainingType: { Name: "HttpClient" or "HttpContent",
                ContainingNamespace.Name: "Http" }, Name: "GetByteArrayAsync" or "ReadAsByteArrayAsync" } }:
                return "the content of a download";

            case IInvocationOperation { TargetMethod: { ContainingType.Name: "Convert", Name: "ToBase64String" },
                Arguments: [var bytes, ..] }:
                return ContentIn(bytes.Value, flow, steps + 1);

            case IInvocationOperation { TargetMethod: { Name: "Serialize" or "SerializeObject" }, Arguments: [var serialized, ..] }:
                return ContentIn(serialized.Value, flow, steps + 1);

            case IAnonymousObjectCreationOperation anonymous:
                return anonymous.Initializers.OfType<ISimpleAssignmentOperation>().Select(i => ContentIn(i.Value, flow, steps + 1))
                    .FirstOrDefault(c => c is not null);

            case IObjectCreationOperation creation:
                return creation.Arguments.Select(a => a.Value)
                    .Concat(creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().Select(i => i.Value) ?? [])
                    .Select(v => ContentIn(v, flow, steps + 1)).FirstOrDefault(c => c is not null);

            default:
                return null;
        }
    }
}
