using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.CloudWatch.Model;

namespace Amazon.CloudWatch;

public interface IAmazonCloudWatch : IAmazonService, IDisposable
{
    ICloudWatchPaginatorFactory Paginators { get; }
    Task<DeleteAlarmsResponse> DeleteAlarmsAsync(DeleteAlarmsRequest request, CancellationToken cancellationToken = default);
    Task<DescribeAlarmsResponse> DescribeAlarmsAsync(DescribeAlarmsRequest request, CancellationToken cancellationToken = default);
    Task<GetMetricDataResponse> GetMetricDataAsync(GetMetricDataRequest request, CancellationToken cancellationToken = default);
    Task<GetMetricStatisticsResponse> GetMetricStatisticsAsync(GetMetricStatisticsRequest request, CancellationToken cancellationToken = default);
    Task<ListMetricsResponse> ListMetricsAsync(ListMetricsRequest request, CancellationToken cancellationToken = default);
    Task<PutMetricAlarmResponse> PutMetricAlarmAsync(PutMetricAlarmRequest request, CancellationToken cancellationToken = default);
    Task<PutMetricDataResponse> PutMetricDataAsync(PutMetricDataRequest request, CancellationToken cancellationToken = default);
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);
#if AWSSDK_V3
    DeleteAlarmsResponse DeleteAlarms(DeleteAlarmsRequest request);
    DescribeAlarmsResponse DescribeAlarms(DescribeAlarmsRequest request);
    GetMetricDataResponse GetMetricData(GetMetricDataRequest request);
    GetMetricStatisticsResponse GetMetricStatistics(GetMetricStatisticsRequest request);
    ListMetricsResponse ListMetrics(ListMetricsRequest request);
    PutMetricAlarmResponse PutMetricAlarm(PutMetricAlarmRequest request);
    PutMetricDataResponse PutMetricData(PutMetricDataRequest request);
#elif NET8_0_OR_GREATER
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => throw null;
    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) => throw null;
#endif
}

public class AmazonCloudWatchClient : AmazonServiceClient, IAmazonCloudWatch
{
    public AmazonCloudWatchClient() : base((AWSCredentials)null, null) { }
    public AmazonCloudWatchClient(RegionEndpoint region) : base((AWSCredentials)null, null) { }
    public AmazonCloudWatchClient(AmazonCloudWatchConfig config) : base((AWSCredentials)null, config) { }
    public AmazonCloudWatchClient(AWSCredentials credentials) : base(credentials, null) { }
    public AmazonCloudWatchClient(AWSCredentials credentials, RegionEndpoint region) : base(credentials, null) { }
    public AmazonCloudWatchClient(AWSCredentials credentials, AmazonCloudWatchConfig clientConfig) : base(credentials, clientConfig) { }
    public AmazonCloudWatchClient(string awsAccessKeyId, string awsSecretAccessKey) : base(awsAccessKeyId, awsSecretAccessKey, (ClientConfig)null) { }
    public AmazonCloudWatchClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region) : base(awsAccessKeyId, awsSecretAccessKey, (ClientConfig)null) { }
    public AmazonCloudWatchClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonCloudWatchConfig clientConfig) : base(awsAccessKeyId, awsSecretAccessKey, clientConfig) { }
    public AmazonCloudWatchClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, null) { }
    public AmazonCloudWatchClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, null) { }
    public AmazonCloudWatchClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonCloudWatchConfig clientConfig) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig) { }

    public ICloudWatchPaginatorFactory Paginators => throw null;
    public virtual Task<DeleteAlarmsResponse> DeleteAlarmsAsync(DeleteAlarmsRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DescribeAlarmsResponse> DescribeAlarmsAsync(DescribeAlarmsRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<GetMetricDataResponse> GetMetricDataAsync(GetMetricDataRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<GetMetricStatisticsResponse> GetMetricStatisticsAsync(GetMetricStatisticsRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListMetricsResponse> ListMetricsAsync(ListMetricsRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<PutMetricAlarmResponse> PutMetricAlarmAsync(PutMetricAlarmRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<PutMetricDataResponse> PutMetricDataAsync(PutMetricDataRequest request, CancellationToken cancellationToken = default) => throw null;
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) => throw null;
#if AWSSDK_V3
    public virtual DeleteAlarmsResponse DeleteAlarms(DeleteAlarmsRequest request) => throw null;
    public virtual DescribeAlarmsResponse DescribeAlarms(DescribeAlarmsRequest request) => throw null;
    public virtual GetMetricDataResponse GetMetricData(GetMetricDataRequest request) => throw null;
    public virtual GetMetricStatisticsResponse GetMetricStatistics(GetMetricStatisticsRequest request) => throw null;
    public virtual ListMetricsResponse ListMetrics(ListMetricsRequest request) => throw null;
    public virtual PutMetricAlarmResponse PutMetricAlarm(PutMetricAlarmRequest request) => throw null;
    public virtual PutMetricDataResponse PutMetricData(PutMetricDataRequest request) => throw null;
#endif
}

public class AmazonCloudWatchConfig : ClientConfig
{
    public AmazonCloudWatchConfig() : base(null) { }
    public override string RegionEndpointServiceName => throw null;
    public override string ServiceVersion => throw null;
    public override string UserAgent => throw null;
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => throw null;
}

public class AmazonCloudWatchRequest : AmazonWebServiceRequest { }
