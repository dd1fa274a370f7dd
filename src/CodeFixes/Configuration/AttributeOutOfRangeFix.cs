namespace AwsMessaging.CodeFixes.Configuration;

/// <summary>Puts the nearest valid value in place of one that the service refuses.</summary>
internal sealed class AttributeOutOfRangeFix() : SettingFix("AWSM4011", "Use {0}");
