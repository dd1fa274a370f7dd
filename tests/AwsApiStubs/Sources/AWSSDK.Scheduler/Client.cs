using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Scheduler.Model;

namespace Amazon.Scheduler;

public interface IAmazonScheduler : IAmazonService, IDisposable
{
    ISchedulerPaginatorFactory Paginators { get; }
    Task<CreateScheduleResponse> CreateScheduleAsync(CreateScheduleRequest request, CancellationToken cancellationToken = default);
    Task<CreateScheduleGroupResponse> CreateScheduleGroupAsync(CreateScheduleGroupRequest request, CancellationToken cancellationToken = default);
    Task<DeleteScheduleResponse> DeleteScheduleAsync(DeleteScheduleRequest request, CancellationToken cancellationToken = default);
    Task<DeleteScheduleGroupResponse> DeleteScheduleGroupAsync(DeleteScheduleGroupRequest request, CancellationToken cancellationToken = default);
    Task<GetScheduleResponse> GetScheduleAsync(GetScheduleRequest request, CancellationToken cancellationToken = default);
    Task<GetScheduleGroupResponse> GetScheduleGroupAsync(GetScheduleGroupRequest request, CancellationToken cancellationToken = default);
    Task<ListScheduleGroupsResponse> ListScheduleGroupsAsync(ListScheduleGroupsRequest request, CancellationToken cancellationToken = default);
    Task<ListSchedulesResponse> ListSchedulesAsync(ListSchedulesRequest request, CancellationToken cancellationToken = default);
    Task<ListTagsForResourceResponse> ListTagsForResourceAsync(ListTagsForResourceRequest request, CancellationToken cancellationToken = default);
    Task<TagResourceResponse> TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken = default);
    Task<UntagResourceResponse> UntagResourceAsync(UntagResourceRequest request, CancellationToken cancellationToken = default);
    Task<UpdateScheduleResponse> UpdateScheduleAsync(UpdateScheduleRequest request, CancellationToken cancellationToken = default);
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);
#if AWSSDK_V3
    CreateScheduleResponse CreateSchedule(CreateScheduleRequest request);
    CreateScheduleGroupResponse CreateScheduleGroup(CreateScheduleGroupRequest request);
    DeleteScheduleResponse DeleteSchedule(DeleteScheduleRequest request);
    DeleteScheduleGroupResponse DeleteScheduleGroup(DeleteScheduleGroupRequest request);
    GetScheduleResponse GetSchedule(GetScheduleRequest request);
    GetScheduleGroupResponse GetScheduleGroup(GetScheduleGroupRequest request);
    ListScheduleGroupsResponse ListScheduleGroups(ListScheduleGroupsRequest request);
    ListSchedulesResponse ListSchedules(ListSchedulesRequest request);
    ListTagsForResourceResponse ListTagsForResource(ListTagsForResourceRequest request);
    TagResourceResponse TagResource(TagResourceRequest request);
    UntagResourceResponse UntagResource(UntagResourceRequest request);
    UpdateScheduleResponse UpdateSchedule(UpdateScheduleRequest request);
#elif NET8_0_OR_GREATER
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => throw null;
    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) => throw null;
#endif
}

public class AmazonSchedulerClient : AmazonServiceClient, IAmazonScheduler
{
    public AmazonSchedulerClient() : base((AWSCredentials)null, null) { }
    public AmazonSchedulerClient(RegionEndpoint region) : base((AWSCredentials)null, null) { }
    public AmazonSchedulerClient(AmazonSchedulerConfig config) : base((AWSCredentials)null, config) { }
    public AmazonSchedulerClient(AWSCredentials credentials) : base(credentials, null) { }
    public AmazonSchedulerClient(AWSCredentials credentials, RegionEndpoint region) : base(credentials, null) { }
    public AmazonSchedulerClient(AWSCredentials credentials, AmazonSchedulerConfig clientConfig) : base(credentials, clientConfig) { }
    public AmazonSchedulerClient(string awsAccessKeyId, string awsSecretAccessKey) : base(awsAccessKeyId, awsSecretAccessKey, (ClientConfig)null) { }
    public AmazonSchedulerClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region) : base(awsAccessKeyId, awsSecretAccessKey, (ClientConfig)null) { }
    public AmazonSchedulerClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonSchedulerConfig clientConfig) : base(awsAccessKeyId, awsSecretAccessKey, clientConfig) { }
    public AmazonSchedulerClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, null) { }
    public AmazonSchedulerClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, null) { }
    public AmazonSchedulerClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonSchedulerConfig clientConfig) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig) { }

    public ISchedulerPaginatorFactory Paginators => throw null;
    public virtual Task<CreateScheduleResponse> CreateScheduleAsync(CreateScheduleRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<CreateScheduleGroupResponse> CreateScheduleGroupAsync(CreateScheduleGroupRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DeleteScheduleResponse> DeleteScheduleAsync(DeleteScheduleRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DeleteScheduleGroupResponse> DeleteScheduleGroupAsync(DeleteScheduleGroupRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<GetScheduleResponse> GetScheduleAsync(GetScheduleRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<GetScheduleGroupResponse> GetScheduleGroupAsync(GetScheduleGroupRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListScheduleGroupsResponse> ListScheduleGroupsAsync(ListScheduleGroupsRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListSchedulesResponse> ListSchedulesAsync(ListSchedulesRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListTagsForResourceResponse> ListTagsForResourceAsync(ListTagsForResourceRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<TagResourceResponse> TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<UntagResourceResponse> UntagResourceAsync(UntagResourceRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<UpdateScheduleResponse> UpdateScheduleAsync(UpdateScheduleRequest request, CancellationToken cancellationToken = default) => throw null;
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) => throw null;
#if AWSSDK_V3
    public virtual CreateScheduleResponse CreateSchedule(CreateScheduleRequest request) => throw null;
    public virtual CreateScheduleGroupResponse CreateScheduleGroup(CreateScheduleGroupRequest request) => throw null;
    public virtual DeleteScheduleResponse DeleteSchedule(DeleteScheduleRequest request) => throw null;
    public virtual DeleteScheduleGroupResponse DeleteScheduleGroup(DeleteScheduleGroupRequest request) => throw null;
    public virtual GetScheduleResponse GetSchedule(GetScheduleRequest request) => throw null;
    public virtual GetScheduleGroupResponse GetScheduleGroup(GetScheduleGroupRequest request) => throw null;
    public virtual ListScheduleGroupsResponse ListScheduleGroups(ListScheduleGroupsRequest request) => throw null;
    public virtual ListSchedulesResponse ListSchedules(ListSchedulesRequest request) => throw null;
    public virtual ListTagsForResourceResponse ListTagsForResource(ListTagsForResourceRequest request) => throw null;
    public virtual TagResourceResponse TagResource(TagResourceRequest request) => throw null;
    public virtual UntagResourceResponse UntagResource(UntagResourceRequest request) => throw null;
    public virtual UpdateScheduleResponse UpdateSchedule(UpdateScheduleRequest request) => throw null;
#endif
}

public class AmazonSchedulerConfig : ClientConfig
{
    public AmazonSchedulerConfig() : base(null) { }
    public override string RegionEndpointServiceName => throw null;
    public override string ServiceVersion => throw null;
    public override string UserAgent => throw null;
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => throw null;
}

public class AmazonSchedulerRequest : AmazonWebServiceRequest { }
