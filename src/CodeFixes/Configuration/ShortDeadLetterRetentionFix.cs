namespace AwsMessaging.CodeFixes.Configuration;

/// <summary>Has a dead-letter queue keep messages as long as a queue can.</summary>
internal sealed class ShortDeadLetterRetentionFix() : SettingFix("AWSM4003", "Keep messages for {0}");
