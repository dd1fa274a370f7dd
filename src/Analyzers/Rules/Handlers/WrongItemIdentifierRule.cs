using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Handlers;

/// <summary>A failed record that is reported by something that Lambda does not know records by.</summary>
internal sealed class WrongItemIdentifierRule : Rule
{
    /// <summary>Role of the expression that reads the wrong property.</summary>
    public const string Place = "place";

    /// <summary>Property: what to read instead, from the same object: <c>Kinesis.SequenceNumber</c>.</summary>
    public const string PathProperty = "path";

    private const string ItemIdentifier = "ItemIdentifier";

    private const string MessageId = "MessageId";

    private const string Sqs = "Amazon.Lambda.SQSEvents";

    private const string Kinesis = "Amazon.Lambda.KinesisEvents";

    private const string DynamoDb = "Amazon.Lambda.DynamoDBEvents";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM3004",
        title: "Failed record is reported by the wrong identifier",
        messageFormat: "Lambda finds no {0} by its {1} and takes the whole batch for failed; return {2}",
        category: Categories.Handlers,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "Lambda knows an SQS message by its MessageId, and a record of Kinesis or DynamoDB Streams by its sequence number. "
            + "Any other text names no record of the batch, and then every record counts as failed.",
        helpLinkUri: HelpLink("AWSM3004"));

    private static readonly AwsType[] Failures =
    [
        new(Sqs, Sqs + ".SQSBatchResponse+BatchItemFailure"),
        new(Kinesis, Kinesis + ".StreamsEventResponse+BatchItemFailure"),
        new(Kinesis, Kinesis + ".KinesisTimeWindowResponse+BatchItemFailure"),
        new(DynamoDb, DynamoDb + ".StreamsEventResponse+BatchItemFailure"),
        new(DynamoDb, DynamoDb + ".DynamoDBTimeWindowResponse+BatchItemFailure"),
    ];

    /// <summary>Where the identifier is, seen from the parts of a record that have texts.</summary>
    private static readonly Dictionary<AwsType, string> Paths = new()
    {
        [new(Sqs, Sqs + ".SQSEvent+SQSMessage")] = MessageId,
        [new(Kinesis, Kinesis + ".KinesisEvent+KinesisEventRecord")] = "Kinesis.SequenceNumber",
        [new(Kinesis, Kinesis + ".KinesisEvent+Record")] = "SequenceNumber",
        [new(DynamoDb, DynamoDb + ".DynamoDBEvent+DynamodbStreamRecord")] = "Dynamodb.SequenceNumber",
        [new(DynamoDb, DynamoDb + ".DynamoDBEvent+StreamRecord")] = "SequenceNumber",
    };

    public WrongItemIdentifierRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests)
    {
        foreach (var failure in Failures)
        {
            interests.OnCreation(failure, Check);
        }
    }

    private static void Check(CreationContext context)
    {
        var written = context.Flow.WrittenTo(context.Creation, ItemIdentifier);
        if (written.Count == 0 || context.Flow.PropertyOfCreated(context.Creation, ItemIdentifier).IsUnknown)
        {
            return;
        }

        var found = new List<(IOperation Value, IPropertyReferenceOperation Read, string Path)>();
        foreach (var value in written)
        {
            // Null, from a local that is set when a record fails, names no record either.
            var sources = context.Flow.SourcesOf(value).Expressions.Where(s => s.ConstantValue is not { HasValue: true, Value: null })
                .ToList();
            if (sources.Count == 0 || sources.Any(s => PathInstead(s, context) is null))
            {
                return;
            }

            found.Add((value, ReadIn(sources[0])!, PathInstead(sources[0], context)!));
        }

        foreach (var (value, read, path) in found)
        {
            context.Rule.Report(
                PlaceOf(value, context.Creation).GetLocation(),
                IsOfRecord(read) && IsReadThere(read, value) ? new FixDetails().At(Place, read.Syntax).With(PathProperty, path) : null,
                path == MessageId ? "message" : "record",
                read.Property.Name,
                path);
        }

        bool IsOfRecord(IPropertyReferenceOperation read) =>
            context.Symbols.TypeOf(read.Instance?.Type) is { } type && Paths.ContainsKey(type);
    }

    /// <summary>
    /// The value; or what is created, when the value comes later: a finding has to be in the code that is being looked at.
    /// </summary>
    private static SyntaxNode PlaceOf(IOperation value, IObjectCreationOperation creation) =>
        creation.Syntax.Contains(value.Syntax) ? value.Syntax
        : creation.Syntax is ObjectCreationExpressionSyntax { Type: var type } ? type
        : creation.Syntax;

    /// <summary>The property that is read, as it is or as text, also behind <c>?.</c>.</summary>
    private static IPropertyReferenceOperation? ReadIn(IOperation source) => source switch
    {
        IConditionalAccessOperation { WhenNotNull: IPropertyReferenceOperation or IInvocationOperation } access =>
            ReadIn(access.WhenNotNull),
        IInvocationOperation { TargetMethod.Name: nameof(ToString), Instance: { } number } =>
            number.Unwrapped() as IPropertyReferenceOperation,
        _ => source as IPropertyReferenceOperation,
    };

    /// <summary>
    /// What to read instead of a text that is not a record's identifier: another property of the record, or something in the body, which
    /// was written before SQS gave the message its id. Null for the identifier and for anything else.
    /// </summary>
    private static string? PathInstead(IOperation source, CreationContext context) =>
        ReadIn(source) is not { Property: { IsIndexer: false } property, Instance: { Type: { } type } instance } ? null
        : context.Symbols.TypeOf(type) is { } record && Paths.TryGetValue(record, out var path)
            ? property.Name != path && property.Type.SpecialType == SpecialType.System_String
                && source is IPropertyReferenceOperation or IConditionalAccessOperation { WhenNotNull: IPropertyReferenceOperation }
                ? path
                : null
        : !property.Name.Contains(MessageId) // where the code may have noted it
            && context.Flow.SourcesOf(OwnerIn(source, instance)).Expressions
                .Where(s => s.ConstantValue is not { HasValue: true, Value: null }).ToList() is { Count: > 0 } parsed
            && parsed.TrueForAll(p => IsParsedBody(p, context)) && IsNeverSet(property, context.Rule)
            ? MessageId
            : null;

    /// <summary>The object whose property is read: what stands before <c>?.</c>.</summary>
    private static IOperation OwnerIn(IOperation source, IOperation instance) =>
        instance is IConditionalAccessInstanceOperation && source is IConditionalAccessOperation access ? access.Operation : instance;

    /// <summary>Whether a value is what a JSON serializer made of a message's body.</summary>
    private static bool IsParsedBody(IOperation value, CreationContext context) =>
        value is IInvocationOperation
        {
            TargetMethod: { Name: "Deserialize" or "DeserializeObject", ContainingType.Name: "JsonSerializer" or "JsonConvert" },
            Arguments: [{ Value: var text }, ..],
        }
        && context.Flow.SourcesOf(text).Expressions is { Count: > 0 } bodies
        && bodies.All(b => b is IPropertyReferenceOperation { Property: { Name: "Body", ContainingType: var type } }
            && context.Symbols.TypeOf(type) is { } record && Paths.TryGetValue(record, out var path) && path == MessageId);

    /// <summary>
    /// Whether only the serializer gives a property its value: code may note the message's id in an object that has room for it.
    /// </summary>
    private static bool IsNeverSet(IPropertySymbol property, RuleContext context) =>
        property.IsOf(context.State.Compilation)
        && (property.SetMethod is null or { IsInitOnly: true }
            || !CompilationText.Names(context.State, property.Name, context.Cancellation).Any(IsSet));

    private static bool IsSet(SimpleNameSyntax name)
    {
        SyntaxNode target = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return target.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax }
            || (target.Parent is AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax } assignment
                && assignment.Left == target);
    }

    /// <summary>A local in between may be meant for a log as well, so only what is read right here can be replaced.</summary>
    private static bool IsReadThere(IPropertyReferenceOperation read, IOperation value)
    {
        var node = read.Syntax;
        while (node.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax)
        {
            node = node.Parent;
        }

        return read.Syntax is MemberAccessExpressionSyntax && value.Syntax.SyntaxTree == node.SyntaxTree
            && node.Span.Contains(value.Syntax.Span)
            && node.Parent is AssignmentExpressionSyntax;
    }
}
