namespace AwsMessaging.CodeFixes.Configuration;

/// <summary>Lets a message be received often enough.</summary>
internal sealed class LowReceiveCountFix() : SettingFix("AWSM4002", "Set maxReceiveCount to {0}");
