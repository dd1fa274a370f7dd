namespace AwsMessaging.CodeFixes.Producers;

/// <summary>Gives the partition key as many values as there are entities, each of which keeps its order.</summary>
internal sealed class LowCardinalityPartitionKeyFix() : IdFix("AWSM1023", "PartitionKey");
