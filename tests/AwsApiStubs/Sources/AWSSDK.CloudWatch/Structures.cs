using System;
using System.Collections.Generic;

namespace Amazon.CloudWatch.Model;

public class AlarmPromQLCriteria
{
    public OptInt PendingPeriod { get; set; }
    public string Query { get; set; }
    public OptInt RecoveryPeriod { get; set; }
}

public class CompositeAlarm
{
    public OptBool ActionsEnabled { get; set; }
    public ActionsSuppressedBy ActionsSuppressedBy { get; set; }
    public string ActionsSuppressedReason { get; set; }
    public string ActionsSuppressor { get; set; }
    public OptInt ActionsSuppressorExtensionPeriod { get; set; }
    public OptInt ActionsSuppressorWaitPeriod { get; set; }
    public List<string> AlarmActions { get; set; }
    public string AlarmArn { get; set; }
    public OptTime AlarmConfigurationUpdatedTimestamp { get; set; }
    public string AlarmDescription { get; set; }
    public string AlarmName { get; set; }
    public string AlarmRule { get; set; }
    public List<string> InsufficientDataActions { get; set; }
    public List<string> OKActions { get; set; }
    public string StateReason { get; set; }
    public string StateReasonData { get; set; }
    public OptTime StateTransitionedTimestamp { get; set; }
    public OptTime StateUpdatedTimestamp { get; set; }
    public StateValue StateValue { get; set; }
}

public class Datapoint
{
    public OptDouble Average { get; set; }
    public Dictionary<string, double> ExtendedStatistics { get; set; }
    public OptDouble Maximum { get; set; }
    public OptDouble Minimum { get; set; }
    public OptDouble SampleCount { get; set; }
    public OptDouble Sum { get; set; }
    public OptTime Timestamp { get; set; }
    public StandardUnit Unit { get; set; }
}

public class Dimension
{
    public string Name { get; set; }
    public string Value { get; set; }
}

public class DimensionFilter
{
    public string Name { get; set; }
    public string Value { get; set; }
}

public class Entity
{
    public Dictionary<string, string> Attributes { get; set; }
    public Dictionary<string, string> KeyAttributes { get; set; }
}

public class EntityMetricData
{
    public Entity Entity { get; set; }
    public List<MetricDatum> MetricData { get; set; }
}

public class EvaluationCriteria
{
    public AlarmPromQLCriteria PromQLCriteria { get; set; }
}

public class EvaluationWindow
{
    public SlidingWindow SlidingWindow { get; set; }
    public WallClockWindow WallClockWindow { get; set; }
}

public class LabelOptions
{
    public string Timezone { get; set; }
}

public class LogAlarm
{
    public OptInt ActionLogLineCount { get; set; }
    public string ActionLogLineRoleArn { get; set; }
    public OptBool ActionsEnabled { get; set; }
    public List<string> AlarmActions { get; set; }
    public string AlarmArn { get; set; }
    public OptTime AlarmConfigurationUpdatedTimestamp { get; set; }
    public string AlarmDescription { get; set; }
    public string AlarmName { get; set; }
    public ComparisonOperator ComparisonOperator { get; set; }
    public EvaluationState EvaluationState { get; set; }
    public List<string> InsufficientDataActions { get; set; }
    public List<string> OKActions { get; set; }
    public OptInt QueryResultsToAlarm { get; set; }
    public OptInt QueryResultsToEvaluate { get; set; }
    public ScheduledQueryConfiguration ScheduledQueryConfiguration { get; set; }
    public string StateReason { get; set; }
    public string StateReasonData { get; set; }
    public OptTime StateTransitionedTimestamp { get; set; }
    public OptTime StateUpdatedTimestamp { get; set; }
    public StateValue StateValue { get; set; }
    public OptDouble Threshold { get; set; }
    public string TreatMissingData { get; set; }
}

public class MessageData
{
    public string Code { get; set; }
    public string Value { get; set; }
}

public class Metric
{
    public List<Dimension> Dimensions { get; set; }
    public string MetricName { get; set; }
    public string Namespace { get; set; }
}

public class MetricAlarm
{
    public OptBool ActionsEnabled { get; set; }
    public List<string> AlarmActions { get; set; }
    public string AlarmArn { get; set; }
    public OptTime AlarmConfigurationUpdatedTimestamp { get; set; }
    public string AlarmDescription { get; set; }
    public string AlarmName { get; set; }
    public ComparisonOperator ComparisonOperator { get; set; }
    public OptInt DatapointsToAlarm { get; set; }
    public List<Dimension> Dimensions { get; set; }
    public string EvaluateLowSampleCountPercentile { get; set; }
    public EvaluationCriteria EvaluationCriteria { get; set; }
    public OptInt EvaluationInterval { get; set; }
    public OptInt EvaluationPeriods { get; set; }
    public EvaluationState EvaluationState { get; set; }
    public EvaluationWindow EvaluationWindow { get; set; }
    public string ExtendedStatistic { get; set; }
    public List<string> InsufficientDataActions { get; set; }
    public string MetricName { get; set; }
    public List<MetricDataQuery> Metrics { get; set; }
    public string Namespace { get; set; }
    public List<string> OKActions { get; set; }
    public OptInt Period { get; set; }
    public string StateReason { get; set; }
    public string StateReasonData { get; set; }
    public OptTime StateTransitionedTimestamp { get; set; }
    public OptTime StateUpdatedTimestamp { get; set; }
    public StateValue StateValue { get; set; }
    public Statistic Statistic { get; set; }
    public OptDouble Threshold { get; set; }
    public string ThresholdMetricId { get; set; }
    public string TreatMissingData { get; set; }
    public StandardUnit Unit { get; set; }
}

public class MetricDataQuery
{
    public string AccountId { get; set; }
    public string Expression { get; set; }
    public string Id { get; set; }
    public string Label { get; set; }
    public MetricStat MetricStat { get; set; }
    public OptInt Period { get; set; }
    public OptBool ReturnData { get; set; }
}

public class MetricDataResult
{
    public string Id { get; set; }
    public string Label { get; set; }
    public List<MessageData> Messages { get; set; }
    public StatusCode StatusCode { get; set; }
    public List<DateTime> Timestamps { get; set; }
    public List<double> Values { get; set; }
}

public class MetricDatum
{
    public List<double> Counts { get; set; }
    public List<Dimension> Dimensions { get; set; }
    public string MetricName { get; set; }
    public StatisticSet StatisticValues { get; set; }
    public OptInt StorageResolution { get; set; }
    public OptTime Timestamp { get; set; }
#if AWSSDK_V3
    public DateTime TimestampUtc { get; set; }
#endif
    public StandardUnit Unit { get; set; }
    public OptDouble Value { get; set; }
    public List<double> Values { get; set; }
}

public class MetricStat
{
    public Metric Metric { get; set; }
    public OptInt Period { get; set; }
    public string Stat { get; set; }
    public StandardUnit Unit { get; set; }
}

public class ScheduleConfiguration
{
    public OptLong EndTimeOffset { get; set; }
    public string ScheduleExpression { get; set; }
    public OptLong StartTimeOffset { get; set; }
}

public class ScheduledQueryConfiguration
{
    public string AggregationExpression { get; set; }
    public List<string> LogGroupIdentifiers { get; set; }
    public string QueryARN { get; set; }
    public string QueryString { get; set; }
    public ScheduleConfiguration ScheduleConfiguration { get; set; }
    public string ScheduledQueryRoleARN { get; set; }
    public List<Tag> Tags { get; set; }
}

public class SlidingWindow { }

public class StatisticSet
{
    public OptDouble Maximum { get; set; }
    public OptDouble Minimum { get; set; }
    public OptDouble SampleCount { get; set; }
    public OptDouble Sum { get; set; }
}

public class Tag
{
    public string Key { get; set; }
    public string Value { get; set; }
}

public class WallClockWindow
{
    public string Timezone { get; set; }
}
