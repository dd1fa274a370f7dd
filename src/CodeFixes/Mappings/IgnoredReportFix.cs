using AwsMessaging.CodeFixes.Configuration;

namespace AwsMessaging.CodeFixes.Mappings;

/// <summary>Has a mapping read which records of a batch failed, as its handler says.</summary>
internal sealed class IgnoredReportFix() : SettingFix("AWSM5003", "Set ReportBatchItemFailures");
