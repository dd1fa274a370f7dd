using System.Collections.Immutable;

namespace AwsMessaging.AwsApiStubs;

/// <summary>An assembly that is stubbed: its name and what it refers to, as the real one does.</summary>
/// <param name="Name">Simple name of the real assembly, also the folder of its sources.</param>
/// <param name="References">Stubbed assemblies whose types its public API mentions.</param>
internal sealed record StubAssembly(string Name, params string[] References)
{
    private const string Core = "AWSSDK.Core";

    internal static ImmutableArray<StubAssembly> All { get; } =
    [
        new("AWS.Lambda.Powertools.BatchProcessing", "Amazon.Lambda.DynamoDBEvents", "Amazon.Lambda.KinesisEvents", "Amazon.Lambda.SQSEvents", "AWSSDK.Kinesis", Core),
        new("AWS.Lambda.Powertools.Idempotency", "Amazon.Lambda.Core"),
        new("AWS.Messaging", "AWSSDK.EventBridge", "AWSSDK.SQS", "AWSSDK.SimpleNotificationService", Core),
        new("AWS.Messaging.Lambda", "AWS.Messaging", "Amazon.Lambda.Core", "Amazon.Lambda.SQSEvents"),
        new(Core),
        new("AWSSDK.CloudWatch", Core),
        new("AWSSDK.CloudWatchEvents", Core),
        new("AWSSDK.DynamoDBv2", Core),
        new("AWSSDK.EventBridge", Core),
        new("AWSSDK.Kinesis", Core),
        new("AWSSDK.KinesisFirehose", Core),
        new("AWSSDK.Lambda", Core),
        new("AWSSDK.Pipes", Core),
        new("AWSSDK.SQS", Core),
        new("AWSSDK.Scheduler", Core),
        new("AWSSDK.SimpleNotificationService", Core),
        new("AWSSDK.StepFunctions", Core),
        new("Amazon.Lambda.APIGatewayEvents"),
        new("Amazon.Lambda.Annotations"),
        new("Amazon.Lambda.CloudWatchEvents"),
        new("Amazon.Lambda.Core"),
        new("Amazon.Lambda.DynamoDBEvents"),
        new("Amazon.Lambda.KafkaEvents"),
        new("Amazon.Lambda.KinesisEvents", "AWSSDK.Kinesis", Core),
        new("Amazon.Lambda.KinesisFirehoseEvents"),
        new("Amazon.Lambda.MQEvents"),
        new("Amazon.Lambda.RuntimeSupport", "Amazon.Lambda.Core"),
        new("Amazon.Lambda.S3Events"),
        new("Amazon.Lambda.SNSEvents"),
        new("Amazon.Lambda.SQSEvents"),
        new("Amazon.Lambda.Serialization.SystemTextJson", "Amazon.Lambda.Core"),
        new("EntityFramework"),
    ];

    /// <summary>Folder of the sources that are compiled into this assembly and its kin, or null.</summary>
    /// <remarks>The Powertools packages each carry their own copy of the common types.</remarks>
    internal string? SharedFolder => IsSdk ? "Shared.Sdk" : Name.StartsWith("AWS.Lambda.Powertools.", StringComparison.Ordinal) ? "Shared.Powertools" : null;

    internal bool IsSdk => Name.StartsWith("AWSSDK.", StringComparison.Ordinal);

    /// <summary>The assembly version that every release of the major version carries.</summary>
    internal Version VersionFor(SdkMajor shape) => (IsSdk, shape) switch
    {
        (true, SdkMajor.V3) => new Version(3, 3, 0, 0),
        (true, _) => new Version(4, 0, 0, 0),
        _ => Name == "EntityFramework" ? new Version(6, 0, 0, 0) : new Version(1, 0, 0, 0),
    };
}
