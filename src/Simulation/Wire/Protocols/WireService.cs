namespace AwsMessaging.Simulation.Wire.Protocols;

/// <summary>A service, as requests name it.</summary>
internal enum WireService
{
    Sqs,
    Sns,
    EventBridge,
    Kinesis,
    Firehose,
    DynamoDb,
    StepFunctions,
    Scheduler,
    Lambda,
}
