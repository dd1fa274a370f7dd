using AwsMessaging.CodeFixes.Configuration;

namespace AwsMessaging.CodeFixes.Mappings;

/// <summary>Has batches split that fail.</summary>
internal sealed class NoBisectFix() : SettingFix("AWSM5007", "Split batches that fail");
