using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.CloudWatchEvents.Model;

namespace Amazon.CloudWatchEvents;

public interface IAmazonCloudWatchEvents : IAmazonService, IDisposable
{
    ICloudWatchEventsPaginatorFactory Paginators { get; }
    Task<DeleteRuleResponse> DeleteRuleAsync(DeleteRuleRequest request, CancellationToken cancellationToken = default);
    Task<ListRulesResponse> ListRulesAsync(ListRulesRequest request, CancellationToken cancellationToken = default);
    Task<ListTargetsByRuleResponse> ListTargetsByRuleAsync(ListTargetsByRuleRequest request, CancellationToken cancellationToken = default);
    Task<PutEventsResponse> PutEventsAsync(PutEventsRequest request, CancellationToken cancellationToken = default);
    Task<PutPermissionResponse> PutPermissionAsync(PutPermissionRequest request, CancellationToken cancellationToken = default);
    Task<PutRuleResponse> PutRuleAsync(PutRuleRequest request, CancellationToken cancellationToken = default);
    Task<PutTargetsResponse> PutTargetsAsync(PutTargetsRequest request, CancellationToken cancellationToken = default);
    Task<RemoveTargetsResponse> RemoveTargetsAsync(RemoveTargetsRequest request, CancellationToken cancellationToken = default);
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);
#if AWSSDK_V3
    DeleteRuleResponse DeleteRule(DeleteRuleRequest request);
    ListRulesResponse ListRules(ListRulesRequest request);
    ListTargetsByRuleResponse ListTargetsByRule(ListTargetsByRuleRequest request);
    PutEventsResponse PutEvents(PutEventsRequest request);
    PutPermissionResponse PutPermission(PutPermissionRequest request);
    PutRuleResponse PutRule(PutRuleRequest request);
    PutTargetsResponse PutTargets(PutTargetsRequest request);
    RemoveTargetsResponse RemoveTargets(RemoveTargetsRequest request);
#elif NET8_0_OR_GREATER
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => throw null;
    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) => throw null;
#endif
}

public class AmazonCloudWatchEventsClient : AmazonServiceClient, IAmazonCloudWatchEvents
{
    public AmazonCloudWatchEventsClient() : base((AWSCredentials)null, null) { }
    public AmazonCloudWatchEventsClient(RegionEndpoint region) : base((AWSCredentials)null, null) { }
    public AmazonCloudWatchEventsClient(AmazonCloudWatchEventsConfig config) : base((AWSCredentials)null, config) { }
    public AmazonCloudWatchEventsClient(AWSCredentials credentials) : base(credentials, null) { }
    public AmazonCloudWatchEventsClient(AWSCredentials credentials, RegionEndpoint region) : base(credentials, null) { }
    public AmazonCloudWatchEventsClient(AWSCredentials credentials, AmazonCloudWatchEventsConfig clientConfig) : base(credentials, clientConfig) { }
    public AmazonCloudWatchEventsClient(string awsAccessKeyId, string awsSecretAccessKey) : base(awsAccessKeyId, awsSecretAccessKey, (ClientConfig)null) { }
    public AmazonCloudWatchEventsClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region) : base(awsAccessKeyId, awsSecretAccessKey, (ClientConfig)null) { }
    public AmazonCloudWatchEventsClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonCloudWatchEventsConfig clientConfig) : base(awsAccessKeyId, awsSecretAccessKey, clientConfig) { }
    public AmazonCloudWatchEventsClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, null) { }
    public AmazonCloudWatchEventsClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, null) { }
    public AmazonCloudWatchEventsClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonCloudWatchEventsConfig clientConfig) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig) { }

    public ICloudWatchEventsPaginatorFactory Paginators => throw null;
    public virtual Task<DeleteRuleResponse> DeleteRuleAsync(DeleteRuleRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListRulesResponse> ListRulesAsync(ListRulesRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListTargetsByRuleResponse> ListTargetsByRuleAsync(ListTargetsByRuleRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<PutEventsResponse> PutEventsAsync(PutEventsRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<PutPermissionResponse> PutPermissionAsync(PutPermissionRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<PutRuleResponse> PutRuleAsync(PutRuleRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<PutTargetsResponse> PutTargetsAsync(PutTargetsRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<RemoveTargetsResponse> RemoveTargetsAsync(RemoveTargetsRequest request, CancellationToken cancellationToken = default) => throw null;
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) => throw null;
#if AWSSDK_V3
    public virtual DeleteRuleResponse DeleteRule(DeleteRuleRequest request) => throw null;
    public virtual ListRulesResponse ListRules(ListRulesRequest request) => throw null;
    public virtual ListTargetsByRuleResponse ListTargetsByRule(ListTargetsByRuleRequest request) => throw null;
    public virtual PutEventsResponse PutEvents(PutEventsRequest request) => throw null;
    public virtual PutPermissionResponse PutPermission(PutPermissionRequest request) => throw null;
    public virtual PutRuleResponse PutRule(PutRuleRequest request) => throw null;
    public virtual PutTargetsResponse PutTargets(PutTargetsRequest request) => throw null;
    public virtual RemoveTargetsResponse RemoveTargets(RemoveTargetsRequest request) => throw null;
#endif
}

public class AmazonCloudWatchEventsConfig : ClientConfig
{
    public AmazonCloudWatchEventsConfig() : base(null) { }
    public override string RegionEndpointServiceName => throw null;
    public override string ServiceVersion => throw null;
    public override string UserAgent => throw null;
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => throw null;
}

public class AmazonCloudWatchEventsRequest : AmazonWebServiceRequest { }
