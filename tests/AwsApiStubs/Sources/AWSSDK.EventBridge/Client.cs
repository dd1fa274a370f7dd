using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.EventBridge.Model;

namespace Amazon.EventBridge;

public interface IAmazonEventBridge : IAmazonService, IDisposable
{
    IEventBridgePaginatorFactory Paginators { get; }
    Task<CreateArchiveResponse> CreateArchiveAsync(CreateArchiveRequest request, CancellationToken cancellationToken = default);
    Task<CreateEventBusResponse> CreateEventBusAsync(CreateEventBusRequest request, CancellationToken cancellationToken = default);
    Task<DeleteArchiveResponse> DeleteArchiveAsync(DeleteArchiveRequest request, CancellationToken cancellationToken = default);
    Task<DeleteEventBusResponse> DeleteEventBusAsync(DeleteEventBusRequest request, CancellationToken cancellationToken = default);
    Task<DeleteRuleResponse> DeleteRuleAsync(DeleteRuleRequest request, CancellationToken cancellationToken = default);
    Task<DescribeArchiveResponse> DescribeArchiveAsync(DescribeArchiveRequest request, CancellationToken cancellationToken = default);
    Task<DescribeEventBusResponse> DescribeEventBusAsync(DescribeEventBusRequest request, CancellationToken cancellationToken = default);
    Task<DescribeRuleResponse> DescribeRuleAsync(DescribeRuleRequest request, CancellationToken cancellationToken = default);
    Task<DisableRuleResponse> DisableRuleAsync(DisableRuleRequest request, CancellationToken cancellationToken = default);
    Task<EnableRuleResponse> EnableRuleAsync(EnableRuleRequest request, CancellationToken cancellationToken = default);
    Task<ListEventBusesResponse> ListEventBusesAsync(ListEventBusesRequest request, CancellationToken cancellationToken = default);
    Task<ListRuleNamesByTargetResponse> ListRuleNamesByTargetAsync(ListRuleNamesByTargetRequest request, CancellationToken cancellationToken = default);
    Task<ListRulesResponse> ListRulesAsync(ListRulesRequest request, CancellationToken cancellationToken = default);
    Task<ListTargetsByRuleResponse> ListTargetsByRuleAsync(ListTargetsByRuleRequest request, CancellationToken cancellationToken = default);
    Task<PutEventsResponse> PutEventsAsync(PutEventsRequest request, CancellationToken cancellationToken = default);
    Task<PutPartnerEventsResponse> PutPartnerEventsAsync(PutPartnerEventsRequest request, CancellationToken cancellationToken = default);
    Task<PutPermissionResponse> PutPermissionAsync(PutPermissionRequest request, CancellationToken cancellationToken = default);
    Task<PutRuleResponse> PutRuleAsync(PutRuleRequest request, CancellationToken cancellationToken = default);
    Task<PutTargetsResponse> PutTargetsAsync(PutTargetsRequest request, CancellationToken cancellationToken = default);
    Task<RemovePermissionResponse> RemovePermissionAsync(RemovePermissionRequest request, CancellationToken cancellationToken = default);
    Task<RemoveTargetsResponse> RemoveTargetsAsync(RemoveTargetsRequest request, CancellationToken cancellationToken = default);
    Task<StartReplayResponse> StartReplayAsync(StartReplayRequest request, CancellationToken cancellationToken = default);
    Task<TagResourceResponse> TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken = default);
    Task<TestEventPatternResponse> TestEventPatternAsync(TestEventPatternRequest request, CancellationToken cancellationToken = default);
    Task<UpdateArchiveResponse> UpdateArchiveAsync(UpdateArchiveRequest request, CancellationToken cancellationToken = default);
    Task<UpdateEventBusResponse> UpdateEventBusAsync(UpdateEventBusRequest request, CancellationToken cancellationToken = default);
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);
#if AWSSDK_V3
    CreateArchiveResponse CreateArchive(CreateArchiveRequest request);
    CreateEventBusResponse CreateEventBus(CreateEventBusRequest request);
    DeleteArchiveResponse DeleteArchive(DeleteArchiveRequest request);
    DeleteEventBusResponse DeleteEventBus(DeleteEventBusRequest request);
    DeleteRuleResponse DeleteRule(DeleteRuleRequest request);
    DescribeArchiveResponse DescribeArchive(DescribeArchiveRequest request);
    DescribeEventBusResponse DescribeEventBus(DescribeEventBusRequest request);
    DescribeRuleResponse DescribeRule(DescribeRuleRequest request);
    DisableRuleResponse DisableRule(DisableRuleRequest request);
    EnableRuleResponse EnableRule(EnableRuleRequest request);
    ListEventBusesResponse ListEventBuses(ListEventBusesRequest request);
    ListRuleNamesByTargetResponse ListRuleNamesByTarget(ListRuleNamesByTargetRequest request);
    ListRulesResponse ListRules(ListRulesRequest request);
    ListTargetsByRuleResponse ListTargetsByRule(ListTargetsByRuleRequest request);
    PutEventsResponse PutEvents(PutEventsRequest request);
    PutPartnerEventsResponse PutPartnerEvents(PutPartnerEventsRequest request);
    PutPermissionResponse PutPermission(PutPermissionRequest request);
    PutRuleResponse PutRule(PutRuleRequest request);
    PutTargetsResponse PutTargets(PutTargetsRequest request);
    RemovePermissionResponse RemovePermission(RemovePermissionRequest request);
    RemoveTargetsResponse RemoveTargets(RemoveTargetsRequest request);
    StartReplayResponse StartReplay(StartReplayRequest request);
    TagResourceResponse TagResource(TagResourceRequest request);
    TestEventPatternResponse TestEventPattern(TestEventPatternRequest request);
    UpdateArchiveResponse UpdateArchive(UpdateArchiveRequest request);
    UpdateEventBusResponse UpdateEventBus(UpdateEventBusRequest request);
#elif NET8_0_OR_GREATER
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => throw null;
    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) => throw null;
#endif
}

public class AmazonEventBridgeClient : AmazonServiceClient, IAmazonEventBridge
{
    public AmazonEventBridgeClient() : base((AWSCredentials)null, null) { }
    public AmazonEventBridgeClient(RegionEndpoint region) : base((AWSCredentials)null, null) { }
    public AmazonEventBridgeClient(AmazonEventBridgeConfig config) : base((AWSCredentials)null, config) { }
    public AmazonEventBridgeClient(AWSCredentials credentials) : base(credentials, null) { }
    public AmazonEventBridgeClient(AWSCredentials credentials, RegionEndpoint region) : base(credentials, null) { }
    public AmazonEventBridgeClient(AWSCredentials credentials, AmazonEventBridgeConfig clientConfig) : base(credentials, clientConfig) { }
    public AmazonEventBridgeClient(string awsAccessKeyId, string awsSecretAccessKey) : base(awsAccessKeyId, awsSecretAccessKey, (ClientConfig)null) { }
    public AmazonEventBridgeClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region) : base(awsAccessKeyId, awsSecretAccessKey, (ClientConfig)null) { }
    public AmazonEventBridgeClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonEventBridgeConfig clientConfig) : base(awsAccessKeyId, awsSecretAccessKey, clientConfig) { }
    public AmazonEventBridgeClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, null) { }
    public AmazonEventBridgeClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, null) { }
    public AmazonEventBridgeClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonEventBridgeConfig clientConfig) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig) { }

    public IEventBridgePaginatorFactory Paginators => throw null;
    public virtual Task<CreateArchiveResponse> CreateArchiveAsync(CreateArchiveRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<CreateEventBusResponse> CreateEventBusAsync(CreateEventBusRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DeleteArchiveResponse> DeleteArchiveAsync(DeleteArchiveRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DeleteEventBusResponse> DeleteEventBusAsync(DeleteEventBusRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DeleteRuleResponse> DeleteRuleAsync(DeleteRuleRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DescribeArchiveResponse> DescribeArchiveAsync(DescribeArchiveRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DescribeEventBusResponse> DescribeEventBusAsync(DescribeEventBusRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DescribeRuleResponse> DescribeRuleAsync(DescribeRuleRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DisableRuleResponse> DisableRuleAsync(DisableRuleRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<EnableRuleResponse> EnableRuleAsync(EnableRuleRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListEventBusesResponse> ListEventBusesAsync(ListEventBusesRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListRuleNamesByTargetResponse> ListRuleNamesByTargetAsync(ListRuleNamesByTargetRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListRulesResponse> ListRulesAsync(ListRulesRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListTargetsByRuleResponse> ListTargetsByRuleAsync(ListTargetsByRuleRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<PutEventsResponse> PutEventsAsync(PutEventsRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<PutPartnerEventsResponse> PutPartnerEventsAsync(PutPartnerEventsRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<PutPermissionResponse> PutPermissionAsync(PutPermissionRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<PutRuleResponse> PutRuleAsync(PutRuleRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<PutTargetsResponse> PutTargetsAsync(PutTargetsRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<RemovePermissionResponse> RemovePermissionAsync(RemovePermissionRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<RemoveTargetsResponse> RemoveTargetsAsync(RemoveTargetsRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<StartReplayResponse> StartReplayAsync(StartReplayRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<TagResourceResponse> TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<TestEventPatternResponse> TestEventPatternAsync(TestEventPatternRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<UpdateArchiveResponse> UpdateArchiveAsync(UpdateArchiveRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<UpdateEventBusResponse> UpdateEventBusAsync(UpdateEventBusRequest request, CancellationToken cancellationToken = default) => throw null;
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) => throw null;
#if AWSSDK_V3
    public virtual CreateArchiveResponse CreateArchive(CreateArchiveRequest request) => throw null;
    public virtual CreateEventBusResponse CreateEventBus(CreateEventBusRequest request) => throw null;
    public virtual DeleteArchiveResponse DeleteArchive(DeleteArchiveRequest request) => throw null;
    public virtual DeleteEventBusResponse DeleteEventBus(DeleteEventBusRequest request) => throw null;
    public virtual DeleteRuleResponse DeleteRule(DeleteRuleRequest request) => throw null;
    public virtual DescribeArchiveResponse DescribeArchive(DescribeArchiveRequest request) => throw null;
    public virtual DescribeEventBusResponse DescribeEventBus(DescribeEventBusRequest request) => throw null;
    public virtual DescribeRuleResponse DescribeRule(DescribeRuleRequest request) => throw null;
    public virtual DisableRuleResponse DisableRule(DisableRuleRequest request) => throw null;
    public virtual EnableRuleResponse EnableRule(EnableRuleRequest request) => throw null;
    public virtual ListEventBusesResponse ListEventBuses(ListEventBusesRequest request) => throw null;
    public virtual ListRuleNamesByTargetResponse ListRuleNamesByTarget(ListRuleNamesByTargetRequest request) => throw null;
    public virtual ListRulesResponse ListRules(ListRulesRequest request) => throw null;
    public virtual ListTargetsByRuleResponse ListTargetsByRule(ListTargetsByRuleRequest request) => throw null;
    public virtual PutEventsResponse PutEvents(PutEventsRequest request) => throw null;
    public virtual PutPartnerEventsResponse PutPartnerEvents(PutPartnerEventsRequest request) => throw null;
    public virtual PutPermissionResponse PutPermission(PutPermissionRequest request) => throw null;
    public virtual PutRuleResponse PutRule(PutRuleRequest request) => throw null;
    public virtual PutTargetsResponse PutTargets(PutTargetsRequest request) => throw null;
    public virtual RemovePermissionResponse RemovePermission(RemovePermissionRequest request) => throw null;
    public virtual RemoveTargetsResponse RemoveTargets(RemoveTargetsRequest request) => throw null;
    public virtual StartReplayResponse StartReplay(StartReplayRequest request) => throw null;
    public virtual TagResourceResponse TagResource(TagResourceRequest request) => throw null;
    public virtual TestEventPatternResponse TestEventPattern(TestEventPatternRequest request) => throw null;
    public virtual UpdateArchiveResponse UpdateArchive(UpdateArchiveRequest request) => throw null;
    public virtual UpdateEventBusResponse UpdateEventBus(UpdateEventBusRequest request) => throw null;
#endif
}

public class AmazonEventBridgeConfig : ClientConfig
{
    public AmazonEventBridgeConfig() : base(null) { }
    public override string RegionEndpointServiceName => throw null;
    public override string ServiceVersion => throw null;
    public override string UserAgent => throw null;
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => throw null;
}

public class AmazonEventBridgeRequest : AmazonWebServiceRequest { }
