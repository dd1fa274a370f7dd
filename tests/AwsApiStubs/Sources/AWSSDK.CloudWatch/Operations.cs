using System;
using System.Collections.Generic;
using Amazon.Runtime;

namespace Amazon.CloudWatch.Model;

public class DeleteAlarmsRequest : AmazonCloudWatchRequest
{
    public List<string> AlarmNames { get; set; }
}

public class DeleteAlarmsResponse : AmazonWebServiceResponse { }

public class DescribeAlarmsRequest : AmazonCloudWatchRequest
{
    public string ActionPrefix { get; set; }
    public string AlarmNamePrefix { get; set; }
    public List<string> AlarmNames { get; set; }
    public List<string> AlarmTypes { get; set; }
    public string ChildrenOfAlarmName { get; set; }
    public OptInt MaxRecords { get; set; }
    public string NextToken { get; set; }
    public string ParentsOfAlarmName { get; set; }
    public StateValue StateValue { get; set; }
}

public class DescribeAlarmsResponse : AmazonWebServiceResponse
{
    public List<CompositeAlarm> CompositeAlarms { get; set; }
    public List<LogAlarm> LogAlarms { get; set; }
    public List<MetricAlarm> MetricAlarms { get; set; }
    public string NextToken { get; set; }
}

public class GetMetricDataRequest : AmazonCloudWatchRequest
{
    public OptTime EndTime { get; set; }
#if AWSSDK_V3
    public DateTime EndTimeUtc { get; set; }
#endif
    public LabelOptions LabelOptions { get; set; }
    public OptInt MaxDatapoints { get; set; }
    public List<MetricDataQuery> MetricDataQueries { get; set; }
    public string NextToken { get; set; }
    public ScanBy ScanBy { get; set; }
    public OptTime StartTime { get; set; }
#if AWSSDK_V3
    public DateTime StartTimeUtc { get; set; }
#endif
}

public class GetMetricDataResponse : AmazonWebServiceResponse
{
    public List<MessageData> Messages { get; set; }
    public List<MetricDataResult> MetricDataResults { get; set; }
    public string NextToken { get; set; }
}

public class GetMetricStatisticsRequest : AmazonCloudWatchRequest
{
    public List<Dimension> Dimensions { get; set; }
    public OptTime EndTime { get; set; }
#if AWSSDK_V3
    public DateTime EndTimeUtc { get; set; }
#endif
    public List<string> ExtendedStatistics { get; set; }
    public string MetricName { get; set; }
    public string Namespace { get; set; }
    public OptInt Period { get; set; }
    public OptTime StartTime { get; set; }
#if AWSSDK_V3
    public DateTime StartTimeUtc { get; set; }
#endif
    public List<string> Statistics { get; set; }
    public StandardUnit Unit { get; set; }
}

public class GetMetricStatisticsResponse : AmazonWebServiceResponse
{
    public List<Datapoint> Datapoints { get; set; }
    public string Label { get; set; }
}

public class ListMetricsRequest : AmazonCloudWatchRequest
{
    public List<DimensionFilter> Dimensions { get; set; }
    public OptBool IncludeLinkedAccounts { get; set; }
    public string MetricName { get; set; }
    public string Namespace { get; set; }
    public string NextToken { get; set; }
    public string OwningAccount { get; set; }
    public RecentlyActive RecentlyActive { get; set; }
}

public class ListMetricsResponse : AmazonWebServiceResponse
{
    public List<Metric> Metrics { get; set; }
    public string NextToken { get; set; }
    public List<string> OwningAccounts { get; set; }
}

public class PutMetricAlarmRequest : AmazonCloudWatchRequest
{
    public OptBool ActionsEnabled { get; set; }
    public List<string> AlarmActions { get; set; }
    public string AlarmDescription { get; set; }
    public string AlarmName { get; set; }
    public ComparisonOperator ComparisonOperator { get; set; }
    public OptInt DatapointsToAlarm { get; set; }
    public List<Dimension> Dimensions { get; set; }
    public string EvaluateLowSampleCountPercentile { get; set; }
    public EvaluationCriteria EvaluationCriteria { get; set; }
    public OptInt EvaluationInterval { get; set; }
    public OptInt EvaluationPeriods { get; set; }
    public EvaluationWindow EvaluationWindow { get; set; }
    public string ExtendedStatistic { get; set; }
    public List<string> InsufficientDataActions { get; set; }
    public string MetricName { get; set; }
    public List<MetricDataQuery> Metrics { get; set; }
    public string Namespace { get; set; }
    public List<string> OKActions { get; set; }
    public OptInt Period { get; set; }
    public Statistic Statistic { get; set; }
    public List<Tag> Tags { get; set; }
    public OptDouble Threshold { get; set; }
    public string ThresholdMetricId { get; set; }
    public string TreatMissingData { get; set; }
    public StandardUnit Unit { get; set; }
}

public class PutMetricAlarmResponse : AmazonWebServiceResponse { }

public class PutMetricDataRequest : AmazonCloudWatchRequest
{
    public List<EntityMetricData> EntityMetricData { get; set; }
    public List<MetricDatum> MetricData { get; set; }
    public string Namespace { get; set; }
    public OptBool StrictEntityValidation { get; set; }
}

public class PutMetricDataResponse : AmazonWebServiceResponse { }
