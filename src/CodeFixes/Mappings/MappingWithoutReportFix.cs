using AwsMessaging.CodeFixes.Configuration;

namespace AwsMessaging.CodeFixes.Mappings;

/// <summary>Has a mapping read which records of a batch failed.</summary>
internal sealed class MappingWithoutReportFix() : SettingFix("AWSM5002", "Set ReportBatchItemFailures");
