namespace AwsMessaging.Semantics.Patterns;

/// <summary>What a field of every event of a kind is.</summary>
internal enum FieldShape
{
    /// <summary>A string that is always there.</summary>
    Text,

    /// <summary>A string that may be missing.</summary>
    OptionalText,

    /// <summary>An array of strings, which may be empty.</summary>
    Texts,

    /// <summary>A number that is always there.</summary>
    Number,

    /// <summary>An object that is always there.</summary>
    Object,

    /// <summary>Anything.</summary>
    Any,
}

/// <summary>The fields at the top of a kind of events: no event has others.</summary>
public sealed class EventShape
{
    private readonly (string Name, FieldShape Shape)[] fields;

    private EventShape(string name, params (string Name, FieldShape Shape)[] fields)
    {
        Name = name;
        this.fields = fields;
    }

    /// <summary>
    /// Events on an EventBridge bus.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html
    /// </summary>
    public static EventShape EventBridge { get; } = new(
        "an event on a bus",
        ("version", FieldShape.Text),
        ("id", FieldShape.Text),
        ("detail-type", FieldShape.Text),
        ("source", FieldShape.Text),
        ("account", FieldShape.Text),
        ("time", FieldShape.Text),
        ("region", FieldShape.Text),
        ("resources", FieldShape.Texts),
        ("detail", FieldShape.Object),
        ("replay-name", FieldShape.OptionalText));

    /// <summary>
    /// Messages of an SQS queue, as filters see them.
    /// Source: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html
    /// </summary>
    public static EventShape SqsMessage { get; } = new(
        "an SQS message",
        ("messageId", FieldShape.Text),
        ("receiptHandle", FieldShape.Text),
        ("body", FieldShape.Any),
        ("attributes", FieldShape.Object),
        ("messageAttributes", FieldShape.Object),
        ("md5OfBody", FieldShape.Text),
        ("md5OfMessageAttributes", FieldShape.OptionalText),
        ("eventSource", FieldShape.Text),
        ("eventSourceARN", FieldShape.Text),
        ("awsRegion", FieldShape.Text));

    /// <summary>
    /// Records of a Kinesis stream, as filters see them: the data's fields under <c>data</c>, the record's beside it.
    /// Source: https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis-filtering.html
    /// </summary>
    public static EventShape KinesisRecord { get; } = new(
        "a Kinesis record",
        ("kinesisSchemaVersion", FieldShape.Text),
        ("partitionKey", FieldShape.Text),
        ("sequenceNumber", FieldShape.Text),
        ("data", FieldShape.Any),
        ("approximateArrivalTimestamp", FieldShape.Number),
        ("eventSource", FieldShape.Text),
        ("eventVersion", FieldShape.Text),
        ("eventID", FieldShape.Text),
        ("eventName", FieldShape.Text),
        ("invokeIdentityArn", FieldShape.Text),
        ("awsRegion", FieldShape.Text),
        ("eventSourceARN", FieldShape.Text));

    /// <summary>
    /// Records of a DynamoDB stream, as filters see them.
    /// Source: https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html
    /// </summary>
    public static EventShape DynamoDbRecord { get; } = new(
        "a DynamoDB stream record",
        ("eventID", FieldShape.Text),
        ("eventVersion", FieldShape.Text),
        ("dynamodb", FieldShape.Object),
        ("awsRegion", FieldShape.Text),
        ("eventName", FieldShape.Text),
        ("eventSourceARN", FieldShape.Text),
        ("eventSource", FieldShape.Text),
        ("userIdentity", FieldShape.Any));

    /// <summary>What has this shape, with its article.</summary>
    public string Name { get; }

    /// <summary>The names of its fields.</summary>
    public IEnumerable<string> FieldNames => fields.Select(known => known.Name);

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal FieldShape? Find(string name)
    {
        foreach (var field in fields)
        {
            if (field.Name == name)
            {
                return field.Shape;
            }
        }

        return null;
    }
}
