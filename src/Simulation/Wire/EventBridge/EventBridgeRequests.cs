using AwsMessaging.Semantics.Buses;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.EventBridge;

/// <summary>Members of EventBridge requests and replies.</summary>
/// <remarks>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Types.html</remarks>
internal static class EventBridgeRequests
{
    /// <summary>Items on a page when the request does not say how many.</summary>
    private const int DefaultLimit = 100;

    /// <summary>An event to put.</summary>
    public static PutEventsEntry ReadEntry(WireStructure input) => new(input.Text("Source"), input.Text("DetailType"), input.Text("Detail"))
    {
        EventBusName = input.Text("EventBusName"),
        Time = input.Time("Time"),
        Resources = input.Texts("Resources") ?? [],
    };

    /// <summary>A target.</summary>
    public static EventTarget ReadTarget(WireStructure input) => new(input.RequiredText("Id"), input.RequiredText("Arn"))
    {
        Input = input.Text("Input"),
        InputPath = input.Text("InputPath"),
        InputTransformer = input.Structure("InputTransformer") is { } transformer
            ? new InputTransformer(transformer.TextMap("InputPathsMap") ?? [], transformer.RequiredText("InputTemplate"))
            : null,
        MessageGroupId = input.Structure("SqsParameters")?.Text("MessageGroupId"),
        PartitionKeyPath = input.Structure("KinesisParameters")?.RequiredText("PartitionKeyPath"),
        DeadLetterArn = input.Structure("DeadLetterConfig")?.Text("Arn"),
        RetryPolicy = ReadRetryPolicy(input.Structure("RetryPolicy")),
    };

    /// <summary>How long deliveries are retried; what is not given has its default.</summary>
    public static DeliveryRetryPolicy ReadRetryPolicy(WireStructure? input) => new(
        input?.Integer("MaximumRetryAttempts") ?? DeliveryRetryPolicy.Default.MaximumRetryAttempts,
        input?.Integer("MaximumEventAgeInSeconds") ?? DeliveryRetryPolicy.Default.MaximumEventAgeInSeconds);

    /// <summary>Whether a rule is to be enabled.</summary>
    /// <exception cref="WireFault">The state is none that a rule may have.</exception>
    public static bool ReadState(WireStructure input) => input.Text("State") switch
    {
        null or "ENABLED" or "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS" => true,
        "DISABLED" => false,
        var other => throw Invalid(
            $"1 validation error detected: Value '{other}' at 'state' failed to satisfy constraint: Member must satisfy enum value set: "
                + "[ENABLED, DISABLED, ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS]"),
    };

    /// <summary>A rule.</summary>
    public static WireStructure Write(RuleDescription rule, string bus) => new WireStructure()
        .With("Name", rule.Name)
        .With("Arn", rule.Arn)
        .With("EventPattern", rule.EventPattern)
        .With("ScheduleExpression", rule.ScheduleExpression)
        .With("State", rule.IsEnabled ? "ENABLED" : "DISABLED")
        .With("ManagedBy", rule.ManagedBy)
        .With("EventBusName", bus);

    /// <summary>A target.</summary>
    public static WireStructure Write(EventTarget target)
    {
        var transformer = target.InputTransformer is not { } made ? null : new WireStructure()
            .With("InputPathsMap", made.InputPathsMap.Count == 0 ? null : Map(made.InputPathsMap))
            .With("InputTemplate", made.InputTemplate);
        var hasPolicy = target.RetryPolicy != DeliveryRetryPolicy.Default;
        return new WireStructure()
            .With("Id", target.Id)
            .With("Arn", target.Arn)
            .With("Input", target.Input)
            .With("InputPath", target.InputPath)
            .With("InputTransformer", transformer)
            .With("SqsParameters", target.MessageGroupId is { } group ? new WireStructure().With("MessageGroupId", group) : null)
            .With("KinesisParameters", target.PartitionKeyPath is { } key ? new WireStructure().With("PartitionKeyPath", key) : null)
            .With("DeadLetterConfig", target.DeadLetterArn is { } arn ? new WireStructure().With("Arn", arn) : null)
            .With("RetryPolicy", !hasPolicy ? null : new WireStructure()
                .With("MaximumRetryAttempts", target.RetryPolicy.MaximumRetryAttempts)
                .With("MaximumEventAgeInSeconds", target.RetryPolicy.MaximumEventAgeInSeconds));
    }

    /// <summary>A page of a list.</summary>
    /// <exception cref="WireFault">The token is none.</exception>
    public static WireStructure Page<T>(WireCall call, string member, IReadOnlyList<T> all, Func<T, WireValue> write)
    {
        var page = ListPage<T>.Of(
            all, call.Input.Text("NextToken"), call.Input.PageSize("Limit", DefaultLimit), Invalid("Provided nextToken is invalid.").Error);
        return new WireStructure().With(member, new WireList([.. page.Items.Select(write)])).With("NextToken", page.NextToken);
    }

    /// <summary>The error for a request that is wrong in itself.</summary>
    public static WireFault Invalid(string message) => new(new ServiceError("ValidationException", message));

    /// <summary>The name at the end of an ARN, or the name itself.</summary>
    public static string NameIn(string nameOrArn) => DeliveryRouter.NameIn(nameOrArn);

    private static WireStructure Map(IReadOnlyList<KeyValuePair<string, string>> entries)
    {
        var map = new WireStructure(isMap: true);
        foreach (var (name, value) in entries)
        {
            map.With(name, value);
        }

        return map;
    }
}
