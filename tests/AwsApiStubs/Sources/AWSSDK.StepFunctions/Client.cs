using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.StepFunctions.Model;

namespace Amazon.StepFunctions;

public interface IAmazonStepFunctions : IAmazonService, IDisposable
{
    IStepFunctionsPaginatorFactory Paginators { get; }
    Task<CreateActivityResponse> CreateActivityAsync(CreateActivityRequest request, CancellationToken cancellationToken = default);
    Task<CreateStateMachineResponse> CreateStateMachineAsync(CreateStateMachineRequest request, CancellationToken cancellationToken = default);
    Task<DeleteStateMachineResponse> DeleteStateMachineAsync(DeleteStateMachineRequest request, CancellationToken cancellationToken = default);
    Task<DescribeExecutionResponse> DescribeExecutionAsync(DescribeExecutionRequest request, CancellationToken cancellationToken = default);
    Task<DescribeStateMachineResponse> DescribeStateMachineAsync(DescribeStateMachineRequest request, CancellationToken cancellationToken = default);
    Task<GetActivityTaskResponse> GetActivityTaskAsync(GetActivityTaskRequest request, CancellationToken cancellationToken = default);
    Task<ListExecutionsResponse> ListExecutionsAsync(ListExecutionsRequest request, CancellationToken cancellationToken = default);
    Task<ListStateMachinesResponse> ListStateMachinesAsync(ListStateMachinesRequest request, CancellationToken cancellationToken = default);
    Task<RedriveExecutionResponse> RedriveExecutionAsync(RedriveExecutionRequest request, CancellationToken cancellationToken = default);
    Task<SendTaskFailureResponse> SendTaskFailureAsync(SendTaskFailureRequest request, CancellationToken cancellationToken = default);
    Task<SendTaskHeartbeatResponse> SendTaskHeartbeatAsync(SendTaskHeartbeatRequest request, CancellationToken cancellationToken = default);
    Task<SendTaskSuccessResponse> SendTaskSuccessAsync(SendTaskSuccessRequest request, CancellationToken cancellationToken = default);
    Task<StartExecutionResponse> StartExecutionAsync(StartExecutionRequest request, CancellationToken cancellationToken = default);
    Task<StartSyncExecutionResponse> StartSyncExecutionAsync(StartSyncExecutionRequest request, CancellationToken cancellationToken = default);
    Task<StopExecutionResponse> StopExecutionAsync(StopExecutionRequest request, CancellationToken cancellationToken = default);
    Task<UpdateStateMachineResponse> UpdateStateMachineAsync(UpdateStateMachineRequest request, CancellationToken cancellationToken = default);
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);
#if AWSSDK_V3
    CreateActivityResponse CreateActivity(CreateActivityRequest request);
    CreateStateMachineResponse CreateStateMachine(CreateStateMachineRequest request);
    DeleteStateMachineResponse DeleteStateMachine(DeleteStateMachineRequest request);
    DescribeExecutionResponse DescribeExecution(DescribeExecutionRequest request);
    DescribeStateMachineResponse DescribeStateMachine(DescribeStateMachineRequest request);
    GetActivityTaskResponse GetActivityTask(GetActivityTaskRequest request);
    ListExecutionsResponse ListExecutions(ListExecutionsRequest request);
    ListStateMachinesResponse ListStateMachines(ListStateMachinesRequest request);
    RedriveExecutionResponse RedriveExecution(RedriveExecutionRequest request);
    SendTaskFailureResponse SendTaskFailure(SendTaskFailureRequest request);
    SendTaskHeartbeatResponse SendTaskHeartbeat(SendTaskHeartbeatRequest request);
    SendTaskSuccessResponse SendTaskSuccess(SendTaskSuccessRequest request);
    StartExecutionResponse StartExecution(StartExecutionRequest request);
    StartSyncExecutionResponse StartSyncExecution(StartSyncExecutionRequest request);
    StopExecutionResponse StopExecution(StopExecutionRequest request);
    UpdateStateMachineResponse UpdateStateMachine(UpdateStateMachineRequest request);
#elif NET8_0_OR_GREATER
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => throw null;
    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) => throw null;
#endif
}

public class AmazonStepFunctionsClient : AmazonServiceClient, IAmazonStepFunctions
{
    public AmazonStepFunctionsClient() : base((AWSCredentials)null, null) { }
    public AmazonStepFunctionsClient(RegionEndpoint region) : base((AWSCredentials)null, null) { }
    public AmazonStepFunctionsClient(AmazonStepFunctionsConfig config) : base((AWSCredentials)null, config) { }
    public AmazonStepFunctionsClient(AWSCredentials credentials) : base(credentials, null) { }
    public AmazonStepFunctionsClient(AWSCredentials credentials, RegionEndpoint region) : base(credentials, null) { }
    public AmazonStepFunctionsClient(AWSCredentials credentials, AmazonStepFunctionsConfig clientConfig) : base(credentials, clientConfig) { }
    public AmazonStepFunctionsClient(string awsAccessKeyId, string awsSecretAccessKey) : base(awsAccessKeyId, awsSecretAccessKey, (ClientConfig)null) { }
    public AmazonStepFunctionsClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region) : base(awsAccessKeyId, awsSecretAccessKey, (ClientConfig)null) { }
    public AmazonStepFunctionsClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonStepFunctionsConfig clientConfig) : base(awsAccessKeyId, awsSecretAccessKey, clientConfig) { }
    public AmazonStepFunctionsClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, null) { }
    public AmazonStepFunctionsClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, null) { }
    public AmazonStepFunctionsClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonStepFunctionsConfig clientConfig) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig) { }

    public IStepFunctionsPaginatorFactory Paginators => throw null;
    public virtual Task<CreateActivityResponse> CreateActivityAsync(CreateActivityRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<CreateStateMachineResponse> CreateStateMachineAsync(CreateStateMachineRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DeleteStateMachineResponse> DeleteStateMachineAsync(DeleteStateMachineRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DescribeExecutionResponse> DescribeExecutionAsync(DescribeExecutionRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DescribeStateMachineResponse> DescribeStateMachineAsync(DescribeStateMachineRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<GetActivityTaskResponse> GetActivityTaskAsync(GetActivityTaskRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListExecutionsResponse> ListExecutionsAsync(ListExecutionsRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListStateMachinesResponse> ListStateMachinesAsync(ListStateMachinesRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<RedriveExecutionResponse> RedriveExecutionAsync(RedriveExecutionRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<SendTaskFailureResponse> SendTaskFailureAsync(SendTaskFailureRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<SendTaskHeartbeatResponse> SendTaskHeartbeatAsync(SendTaskHeartbeatRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<SendTaskSuccessResponse> SendTaskSuccessAsync(SendTaskSuccessRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<StartExecutionResponse> StartExecutionAsync(StartExecutionRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<StartSyncExecutionResponse> StartSyncExecutionAsync(StartSyncExecutionRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<StopExecutionResponse> StopExecutionAsync(StopExecutionRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<UpdateStateMachineResponse> UpdateStateMachineAsync(UpdateStateMachineRequest request, CancellationToken cancellationToken = default) => throw null;
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) => throw null;
#if AWSSDK_V3
    public virtual CreateActivityResponse CreateActivity(CreateActivityRequest request) => throw null;
    public virtual CreateStateMachineResponse CreateStateMachine(CreateStateMachineRequest request) => throw null;
    public virtual DeleteStateMachineResponse DeleteStateMachine(DeleteStateMachineRequest request) => throw null;
    public virtual DescribeExecutionResponse DescribeExecution(DescribeExecutionRequest request) => throw null;
    public virtual DescribeStateMachineResponse DescribeStateMachine(DescribeStateMachineRequest request) => throw null;
    public virtual GetActivityTaskResponse GetActivityTask(GetActivityTaskRequest request) => throw null;
    public virtual ListExecutionsResponse ListExecutions(ListExecutionsRequest request) => throw null;
    public virtual ListStateMachinesResponse ListStateMachines(ListStateMachinesRequest request) => throw null;
    public virtual RedriveExecutionResponse RedriveExecution(RedriveExecutionRequest request) => throw null;
    public virtual SendTaskFailureResponse SendTaskFailure(SendTaskFailureRequest request) => throw null;
    public virtual SendTaskHeartbeatResponse SendTaskHeartbeat(SendTaskHeartbeatRequest request) => throw null;
    public virtual SendTaskSuccessResponse SendTaskSuccess(SendTaskSuccessRequest request) => throw null;
    public virtual StartExecutionResponse StartExecution(StartExecutionRequest request) => throw null;
    public virtual StartSyncExecutionResponse StartSyncExecution(StartSyncExecutionRequest request) => throw null;
    public virtual StopExecutionResponse StopExecution(StopExecutionRequest request) => throw null;
    public virtual UpdateStateMachineResponse UpdateStateMachine(UpdateStateMachineRequest request) => throw null;
#endif
}

public class AmazonStepFunctionsConfig : ClientConfig
{
    public AmazonStepFunctionsConfig() : base(null) { }
    public override string RegionEndpointServiceName => throw null;
    public override string ServiceVersion => throw null;
    public override string UserAgent => throw null;
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => throw null;
}

public class AmazonStepFunctionsRequest : AmazonWebServiceRequest { }
