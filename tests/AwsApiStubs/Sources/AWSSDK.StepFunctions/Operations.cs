using System.Collections.Generic;
using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

public class CreateActivityRequest : AmazonStepFunctionsRequest
{
    public EncryptionConfiguration EncryptionConfiguration { get; set; }
    public string Name { get; set; }
    public List<Tag> Tags { get; set; }
}

public class CreateActivityResponse : AmazonWebServiceResponse
{
    public string ActivityArn { get; set; }
    public OptTime CreationDate { get; set; }
}

public class CreateStateMachineRequest : AmazonStepFunctionsRequest
{
    public string Definition { get; set; }
    public EncryptionConfiguration EncryptionConfiguration { get; set; }
    public LoggingConfiguration LoggingConfiguration { get; set; }
    public string Name { get; set; }
    public OptBool Publish { get; set; }
    public string RoleArn { get; set; }
    public List<Tag> Tags { get; set; }
    public TracingConfiguration TracingConfiguration { get; set; }
    public StateMachineType Type { get; set; }
    public string VersionDescription { get; set; }
}

public class CreateStateMachineResponse : AmazonWebServiceResponse
{
    public OptTime CreationDate { get; set; }
    public string StateMachineArn { get; set; }
    public string StateMachineVersionArn { get; set; }
}

public class DeleteStateMachineRequest : AmazonStepFunctionsRequest
{
    public string StateMachineArn { get; set; }
}

public class DeleteStateMachineResponse : AmazonWebServiceResponse { }

public class DescribeExecutionRequest : AmazonStepFunctionsRequest
{
    public string ExecutionArn { get; set; }
    public IncludedData IncludedData { get; set; }
}

public class DescribeExecutionResponse : AmazonWebServiceResponse
{
    public string Cause { get; set; }
    public string Error { get; set; }
    public string ExecutionArn { get; set; }
    public string Input { get; set; }
    public CloudWatchEventsExecutionDataDetails InputDetails { get; set; }
    public string MapRunArn { get; set; }
    public string Name { get; set; }
    public string Output { get; set; }
    public CloudWatchEventsExecutionDataDetails OutputDetails { get; set; }
    public OptInt RedriveCount { get; set; }
    public OptTime RedriveDate { get; set; }
    public ExecutionRedriveStatus RedriveStatus { get; set; }
    public string RedriveStatusReason { get; set; }
    public OptTime StartDate { get; set; }
    public string StateMachineAliasArn { get; set; }
    public string StateMachineArn { get; set; }
    public string StateMachineVersionArn { get; set; }
    public ExecutionStatus Status { get; set; }
    public OptTime StopDate { get; set; }
    public string TraceHeader { get; set; }
}

public class DescribeStateMachineRequest : AmazonStepFunctionsRequest
{
    public IncludedData IncludedData { get; set; }
    public string StateMachineArn { get; set; }
}

public class DescribeStateMachineResponse : AmazonWebServiceResponse
{
    public OptTime CreationDate { get; set; }
    public string Definition { get; set; }
    public string Description { get; set; }
    public EncryptionConfiguration EncryptionConfiguration { get; set; }
    public string Label { get; set; }
    public LoggingConfiguration LoggingConfiguration { get; set; }
    public string Name { get; set; }
    public string RevisionId { get; set; }
    public string RoleArn { get; set; }
    public string StateMachineArn { get; set; }
    public StateMachineStatus Status { get; set; }
    public TracingConfiguration TracingConfiguration { get; set; }
    public StateMachineType Type { get; set; }
    public Dictionary<string, List<string>> VariableReferences { get; set; }
}

public class GetActivityTaskRequest : AmazonStepFunctionsRequest
{
    public string ActivityArn { get; set; }
    public string WorkerName { get; set; }
}

public class GetActivityTaskResponse : AmazonWebServiceResponse
{
    public string Input { get; set; }
    public string TaskToken { get; set; }
}

public class ListExecutionsRequest : AmazonStepFunctionsRequest
{
    public string MapRunArn { get; set; }
    public OptInt MaxResults { get; set; }
    public string NextToken { get; set; }
    public ExecutionRedriveFilter RedriveFilter { get; set; }
    public string StateMachineArn { get; set; }
    public ExecutionStatus StatusFilter { get; set; }
}

public class ListExecutionsResponse : AmazonWebServiceResponse
{
    public List<ExecutionListItem> Executions { get; set; }
    public string NextToken { get; set; }
}

public class ListStateMachinesRequest : AmazonStepFunctionsRequest
{
    public OptInt MaxResults { get; set; }
    public string NextToken { get; set; }
}

public class ListStateMachinesResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }
    public List<StateMachineListItem> StateMachines { get; set; }
}

public class RedriveExecutionRequest : AmazonStepFunctionsRequest
{
    public string ClientToken { get; set; }
    public string ExecutionArn { get; set; }
}

public class RedriveExecutionResponse : AmazonWebServiceResponse
{
    public OptTime RedriveDate { get; set; }
}

public class SendTaskFailureRequest : AmazonStepFunctionsRequest
{
    public string Cause { get; set; }
    public string Error { get; set; }
    public string TaskToken { get; set; }
}

public class SendTaskFailureResponse : AmazonWebServiceResponse { }

public class SendTaskHeartbeatRequest : AmazonStepFunctionsRequest
{
    public string TaskToken { get; set; }
}

public class SendTaskHeartbeatResponse : AmazonWebServiceResponse { }

public class SendTaskSuccessRequest : AmazonStepFunctionsRequest
{
    public string Output { get; set; }
    public string TaskToken { get; set; }
}

public class SendTaskSuccessResponse : AmazonWebServiceResponse { }

public class StartExecutionRequest : AmazonStepFunctionsRequest
{
    public string Input { get; set; }
    public string Name { get; set; }
    public string StateMachineArn { get; set; }
    public string TraceHeader { get; set; }
}

public class StartExecutionResponse : AmazonWebServiceResponse
{
    public string ExecutionArn { get; set; }
    public OptTime StartDate { get; set; }
}

public class StartSyncExecutionRequest : AmazonStepFunctionsRequest
{
    public IncludedData IncludedData { get; set; }
    public string Input { get; set; }
    public string Name { get; set; }
    public string StateMachineArn { get; set; }
    public string TraceHeader { get; set; }
}

public class StartSyncExecutionResponse : AmazonWebServiceResponse
{
    public BillingDetails BillingDetails { get; set; }
    public string Cause { get; set; }
    public string Error { get; set; }
    public string ExecutionArn { get; set; }
    public string Input { get; set; }
    public CloudWatchEventsExecutionDataDetails InputDetails { get; set; }
    public string Name { get; set; }
    public string Output { get; set; }
    public CloudWatchEventsExecutionDataDetails OutputDetails { get; set; }
    public OptTime StartDate { get; set; }
    public string StateMachineArn { get; set; }
    public SyncExecutionStatus Status { get; set; }
    public OptTime StopDate { get; set; }
    public string TraceHeader { get; set; }
}

public class StopExecutionRequest : AmazonStepFunctionsRequest
{
    public string Cause { get; set; }
    public string Error { get; set; }
    public string ExecutionArn { get; set; }
}

public class StopExecutionResponse : AmazonWebServiceResponse
{
    public OptTime StopDate { get; set; }
}

public class UpdateStateMachineRequest : AmazonStepFunctionsRequest
{
    public string Definition { get; set; }
    public EncryptionConfiguration EncryptionConfiguration { get; set; }
    public LoggingConfiguration LoggingConfiguration { get; set; }
    public OptBool Publish { get; set; }
    public string RoleArn { get; set; }
    public string StateMachineArn { get; set; }
    public TracingConfiguration TracingConfiguration { get; set; }
    public string VersionDescription { get; set; }
}

public class UpdateStateMachineResponse : AmazonWebServiceResponse
{
    public string RevisionId { get; set; }
    public string StateMachineVersionArn { get; set; }
    public OptTime UpdateDate { get; set; }
}
