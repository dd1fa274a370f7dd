using AwsMessaging.CodeFixes.Configuration;

namespace AwsMessaging.CodeFixes.Mappings;

/// <summary>Has a queue hide its messages for as long as its function needs, with room for retries.</summary>
internal sealed class ShortVisibilityFix() : SettingFix("AWSM5001", "Set the visibility timeout to {0}");
