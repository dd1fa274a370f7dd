namespace AwsMessaging.CodeFixes.Configuration;

/// <summary>Has receives wait for messages where they do not say so themselves.</summary>
internal sealed class ShortPollingQueueFix() : SettingFix("AWSM4009", "Let receives wait for {0}");
