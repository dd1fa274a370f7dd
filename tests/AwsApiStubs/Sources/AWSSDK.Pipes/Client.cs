using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Pipes.Model;

namespace Amazon.Pipes;

public interface IAmazonPipes : IAmazonService, IDisposable
{
    IPipesPaginatorFactory Paginators { get; }
    Task<CreatePipeResponse> CreatePipeAsync(CreatePipeRequest request, CancellationToken cancellationToken = default);
    Task<DeletePipeResponse> DeletePipeAsync(DeletePipeRequest request, CancellationToken cancellationToken = default);
    Task<DescribePipeResponse> DescribePipeAsync(DescribePipeRequest request, CancellationToken cancellationToken = default);
    Task<ListPipesResponse> ListPipesAsync(ListPipesRequest request, CancellationToken cancellationToken = default);
    Task<ListTagsForResourceResponse> ListTagsForResourceAsync(ListTagsForResourceRequest request, CancellationToken cancellationToken = default);
    Task<StartPipeResponse> StartPipeAsync(StartPipeRequest request, CancellationToken cancellationToken = default);
    Task<StopPipeResponse> StopPipeAsync(StopPipeRequest request, CancellationToken cancellationToken = default);
    Task<TagResourceResponse> TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken = default);
    Task<UntagResourceResponse> UntagResourceAsync(UntagResourceRequest request, CancellationToken cancellationToken = default);
    Task<UpdatePipeResponse> UpdatePipeAsync(UpdatePipeRequest request, CancellationToken cancellationToken = default);
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);
#if AWSSDK_V3
    CreatePipeResponse CreatePipe(CreatePipeRequest request);
    DeletePipeResponse DeletePipe(DeletePipeRequest request);
    DescribePipeResponse DescribePipe(DescribePipeRequest request);
    ListPipesResponse ListPipes(ListPipesRequest request);
    ListTagsForResourceResponse ListTagsForResource(ListTagsForResourceRequest request);
    StartPipeResponse StartPipe(StartPipeRequest request);
    StopPipeResponse StopPipe(StopPipeRequest request);
    TagResourceResponse TagResource(TagResourceRequest request);
    UntagResourceResponse UntagResource(UntagResourceRequest request);
    UpdatePipeResponse UpdatePipe(UpdatePipeRequest request);
#elif NET8_0_OR_GREATER
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => throw null;
    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) => throw null;
#endif
}

public class AmazonPipesClient : AmazonServiceClient, IAmazonPipes
{
    public AmazonPipesClient() : base((AWSCredentials)null, null) { }
    public AmazonPipesClient(RegionEndpoint region) : base((AWSCredentials)null, null) { }
    public AmazonPipesClient(AmazonPipesConfig config) : base((AWSCredentials)null, config) { }
    public AmazonPipesClient(AWSCredentials credentials) : base(credentials, null) { }
    public AmazonPipesClient(AWSCredentials credentials, RegionEndpoint region) : base(credentials, null) { }
    public AmazonPipesClient(AWSCredentials credentials, AmazonPipesConfig clientConfig) : base(credentials, clientConfig) { }
    public AmazonPipesClient(string awsAccessKeyId, string awsSecretAccessKey) : base(awsAccessKeyId, awsSecretAccessKey, (ClientConfig)null) { }
    public AmazonPipesClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region) : base(awsAccessKeyId, awsSecretAccessKey, (ClientConfig)null) { }
    public AmazonPipesClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonPipesConfig clientConfig) : base(awsAccessKeyId, awsSecretAccessKey, clientConfig) { }
    public AmazonPipesClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, null) { }
    public AmazonPipesClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, null) { }
    public AmazonPipesClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonPipesConfig clientConfig) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig) { }

    public IPipesPaginatorFactory Paginators => throw null;
    public virtual Task<CreatePipeResponse> CreatePipeAsync(CreatePipeRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DeletePipeResponse> DeletePipeAsync(DeletePipeRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DescribePipeResponse> DescribePipeAsync(DescribePipeRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListPipesResponse> ListPipesAsync(ListPipesRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListTagsForResourceResponse> ListTagsForResourceAsync(ListTagsForResourceRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<StartPipeResponse> StartPipeAsync(StartPipeRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<StopPipeResponse> StopPipeAsync(StopPipeRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<TagResourceResponse> TagResourceAsync(TagResourceRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<UntagResourceResponse> UntagResourceAsync(UntagResourceRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<UpdatePipeResponse> UpdatePipeAsync(UpdatePipeRequest request, CancellationToken cancellationToken = default) => throw null;
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) => throw null;
#if AWSSDK_V3
    public virtual CreatePipeResponse CreatePipe(CreatePipeRequest request) => throw null;
    public virtual DeletePipeResponse DeletePipe(DeletePipeRequest request) => throw null;
    public virtual DescribePipeResponse DescribePipe(DescribePipeRequest request) => throw null;
    public virtual ListPipesResponse ListPipes(ListPipesRequest request) => throw null;
    public virtual ListTagsForResourceResponse ListTagsForResource(ListTagsForResourceRequest request) => throw null;
    public virtual StartPipeResponse StartPipe(StartPipeRequest request) => throw null;
    public virtual StopPipeResponse StopPipe(StopPipeRequest request) => throw null;
    public virtual TagResourceResponse TagResource(TagResourceRequest request) => throw null;
    public virtual UntagResourceResponse UntagResource(UntagResourceRequest request) => throw null;
    public virtual UpdatePipeResponse UpdatePipe(UpdatePipeRequest request) => throw null;
#endif
}

public class AmazonPipesConfig : ClientConfig
{
    public AmazonPipesConfig() : base(null) { }
    public override string RegionEndpointServiceName => throw null;
    public override string ServiceVersion => throw null;
    public override string UserAgent => throw null;
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => throw null;
}

public class AmazonPipesRequest : AmazonWebServiceRequest { }
