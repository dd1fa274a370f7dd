using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>
/// Finds what a mapping reads. The source itself need not be in view: the service stands in its ARN, and the type whose ARN it is says it,
/// too.
/// </summary>
internal readonly struct SourceKindReader(CompilationState state, CancellationToken cancellation)
{
    /// <summary>Stands in a text for what is not known.</summary>
    private const string Hole = "\uE000";

    private PartReader Reader => new(state, cancellation);

    public SourceKind Of(Site mapping)
    {
        var settings = new SettingReader(state, cancellation);
        if (settings.Own(mapping, "SourceKind").Texts() is [var always])
        {
            return Enum.TryParse<SourceKind>(always, out var kind) ? kind : SourceKind.Unknown;
        }

        if (settings.Own(mapping, "SelfManagedEventSource").IsSet)
        {
            return SourceKind.Kafka;
        }

        var arn = settings.PartsOf(mapping, "EventSourceArn");
        var reader = this;
        var found = arn.IsUnknown || arn.MayBeAbsent
            ? SourceKind.Unknown
            : Only(arn.Parts.Select(p => p.Expression is { } text ? reader.Of(text) : SourceKind.Unknown));
        return found != SourceKind.Unknown ? found : new LinkReader(state, cancellation).TargetsOf(mapping, ResourceLink.Source) switch
        {
            { IsUnknown: false, MayBeAbsent: false, Sites: [{ Shape.Kind: ResourceKind.Queue }] } => SourceKind.Queue,
            { IsUnknown: false, MayBeAbsent: false, Sites: [{ Shape.Kind: ResourceKind.Stream }] } => SourceKind.Stream,
            _ => SourceKind.Unknown,
        };
    }

    private SourceKind Of(IOperation arn)
    {
        var reader = this;
        var origins = Reader.Through(arn, o => PartValue.Of(new ExpressionPart(o)));
        return origins.IsUnknown || origins.MayBeAbsent
            ? SourceKind.Unknown
            : Only(origins.Parts.SelectMany(p => reader.Reader.Flow.SourcesOf(p.Expression!).Expressions).Select(reader.OfSource));
    }

    private SourceKind OfSource(IOperation source) => source switch
    {
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: IPropertyReferenceOperation attributes, Arguments: [var key] } =>
            Reader.Flow.KeyOf(key.Value) == "QueueArn" ? OfProperty(attributes.Property) : SourceKind.Unknown,
        IPropertyReferenceOperation { Property: var property } when property.Name.EndsWith("Arn", StringComparison.OrdinalIgnoreCase) =>
            OfProperty(property),
        _ => OfArn(TextOf(source)),
    };

    /// <summary>A property of a construct, or of a response, that is an ARN: its type says of what.</summary>
    private SourceKind OfProperty(IPropertySymbol property) =>
        (property.ContainingAssembly?.Name, property.ContainingNamespace?.Name) switch
    {
        ("AWSSDK.SQS", _) => SourceKind.Queue,
        ("AWSSDK.Kinesis", _) => SourceKind.Stream,
        ("AWSSDK.DynamoDBv2", _) => SourceKind.Table,
        (_, "SQS") when state.Symbols.IsCdk(property.ContainingAssembly) => SourceKind.Queue,
        (_, "Kinesis") when state.Symbols.IsCdk(property.ContainingAssembly) => SourceKind.Stream,
        (_, "DynamoDB") when state.Symbols.IsCdk(property.ContainingAssembly) => SourceKind.Table,
        (_, "MSK") when state.Symbols.IsCdk(property.ContainingAssembly) => SourceKind.Kafka,
        _ => SourceKind.Unknown,
    };

    private static SourceKind OfArn(string text) => text.Split(':') is ["arn", _, var service, ..]
        ? service switch
        {
            "sqs" => SourceKind.Queue,
            "kinesis" => SourceKind.Stream,
            "dynamodb" => SourceKind.Table,
            "kafka" => SourceKind.Kafka,
            _ => SourceKind.Unknown,
        }
        : SourceKind.Unknown;

    private static string TextOf(IOperation text) => text switch
    {
        { ConstantValue: { HasValue: true, Value: string constant } } => constant,
        IInterpolatedStringOperation interpolated => string.Concat(interpolated.Parts.Select(p =>
            p is IInterpolatedStringTextOperation { Text.ConstantValue.Value: string literal } ? literal
            : p is IInterpolationOperation { Expression.ConstantValue: { HasValue: true, Value: string constant } } ? constant
            : Hole)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => string.Concat(sum.Operands().Select(TextOf)),
        _ => Hole,
    };

    /// <summary>The kind that all are of.</summary>
    private static SourceKind Only(IEnumerable<SourceKind> kinds)
    {
        SourceKind? only = null;
        foreach (var kind in kinds)
        {
            if (only is { } other && other != kind)
            {
                return SourceKind.Unknown;
            }

            only = kind;
        }

        return only ?? SourceKind.Unknown;
    }
}
