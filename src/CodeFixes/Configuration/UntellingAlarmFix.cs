namespace AwsMessaging.CodeFixes.Configuration;

/// <summary>Watches the metric that says how many messages wait.</summary>
internal sealed class UntellingAlarmFix() : SettingFix("AWSM4007", "Watch {0}");
