namespace AwsMessaging.CodeFixes.Configuration;

/// <summary>Gives the throughput limit of a message group the deduplication scope that it takes.</summary>
internal sealed class HalfHighThroughputFix() : SettingFix("AWSM4012", "Set the deduplication scope to {0}");
