namespace AwsMessaging.CodeFixes.Configuration;

/// <summary>Makes name and attributes fit: ends the name of what is FIFO in .fifo, makes FIFO what is named so.</summary>
internal sealed class FifoNameFix() : SettingFix("AWSM4005", "Set it to {0}");
