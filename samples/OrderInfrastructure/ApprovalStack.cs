using Amazon.CDK;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.StepFunctions;
using Amazon.CDK.AWS.StepFunctions.Tasks;
using Constructs;

namespace OrderInfrastructure;

/// <summary>Has a person approve large orders.</summary>
internal sealed class ApprovalStack : Stack
{
    internal ApprovalStack(Construct scope, string id, string approvalsArn)
        : base(scope, id)
    {
        var approve = new SnsPublish(this, "AskForApproval", new SnsPublishProps
        {
            Topic = Topic.FromTopicArn(this, "Approvals", approvalsArn),
            Message = TaskInput.FromObject(new Dictionary<string, object> { ["order"] = JsonPath.StringAt("$.order"), ["token"] = JsonPath.TaskToken }),

            // The page that the person sees sends the token back.
            IntegrationPattern = IntegrationPattern.WAIT_FOR_TASK_TOKEN,
        });
        new StateMachine(this, "LargeOrders", new StateMachineProps { DefinitionBody = DefinitionBody.FromChainable(approve) });
    }
}
