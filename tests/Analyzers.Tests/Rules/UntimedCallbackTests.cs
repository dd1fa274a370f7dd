using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class UntimedCallbackTests() : RuleTests("AWSM4034")
{
    private const string Machine = "new StateMachine(this, \"M\", new StateMachineProps { DefinitionBody = DefinitionBody.FromChainable(task) });";
    private const string Message = "Queue = new Queue(this, \"Q\"), MessageBody = TaskInput.FromText(JsonPath.TaskToken), ";

    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("new SqsSendMessage(this, \"T\", new SqsSendMessageProps { " + Message + "IntegrationPattern = {|AWSM4034:IntegrationPattern.WAIT_FOR_TASK_TOKEN|} })")]
    [InlineData("new LambdaInvoke(this, \"T\", new LambdaInvokeProps { LambdaFunction = fn, IntegrationPattern = {|AWSM4034:IntegrationPattern.WAIT_FOR_TASK_TOKEN|}, Payload = TaskInput.FromText(JsonPath.TaskToken) })")]
    [InlineData("new {|AWSM4034:CustomState|}(this, \"T\", new CustomStateProps { StateJson = new Dictionary<string, object> { [\"Type\"] = \"Task\", [\"Resource\"] = \"arn:aws:states:::sqs:sendMessage.waitForTaskToken\" } })")]
    public async Task Reports_tasks(string task) => await Reports(Stack($"var task = {task}; {Machine}"));

    [Fact]
    public async Task Reports_tasks_of_a_program_and_props_in_a_local()
    {
        await Reports(
            Stack("var props = new SqsSendMessageProps { " + Message + "IntegrationPattern = IntegrationPattern.WAIT_FOR_TASK_TOKEN }; props.Comment = id; Task = new {|AWSM4034:SqsSendMessage|}(this, \"T\", props);",
                "public SqsSendMessage Task { get; }",
                """
                internal sealed class Machines : Stack
                {
                    internal Machines(Construct scope, OrdersStack orders) : base(scope, "Machines") => new StateMachine(this, "M", new StateMachineProps { DefinitionBody = DefinitionBody.FromChainable(orders.Task) });
                }

                internal static class Program { internal static void Main() { var app = new App(); new Machines(app, new OrdersStack(app, "Orders")); } }
                """),
            isProgram: true);
    }

    [Theory]
    [InlineData("new StateMachine(this, \"M\", new StateMachineProps { DefinitionBody = DefinitionBody.FromString(@{0}) });")]
    [InlineData("new CfnStateMachine(this, \"M\", new CfnStateMachineProps {{ RoleArn = id, DefinitionString = @{0} }});")]
    public async Task Reports_definitions_of_constructs(string statement) => await Reports(Stack(
        statement.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal).Replace("{0}", Verbatim(Asl("{|AWSM4034:arn:aws:states:::sqs:sendMessage.waitForTaskToken|}", "")), StringComparison.Ordinal)));

    [Fact]
    public async Task Reports_definitions_of_calls()
    {
        await Reports(Sdk($"await states.CreateStateMachineAsync(new CreateStateMachineRequest {{ Name = \"m\", Definition = @{Verbatim(Asl("{|AWSM4034:arn:aws:states:::sqs:sendMessage.waitForTaskToken|}", ""))} }});"));
        await Reports(Sdk($"await states.UpdateStateMachineAsync(new UpdateStateMachineRequest {{ Definition = @{Verbatim(Asl("{|AWSM4034:arn:aws:states:::sqs:sendMessage.waitForTaskToken|}", ""))} }});"));
        await Reports(Sdk("await states.CreateStateMachineAsync(new CreateStateMachineRequest { Definition = {|AWSM4034:$\"{{\\\"States\\\":{{\\\"A\\\":{{\\\"Resource\\\":\\\"arn:{given}:states:::sqs:sendMessage.waitForTaskToken\\\"}}}}}}\"|} });"));
        await Reports(Sdk($"await states.CreateStateMachineAsync(new CreateStateMachineRequest {{ Definition = @{Verbatim("{\"States\":{\"All\":{\"Type\":\"Parallel\",\"Branches\":[" + Asl("{|AWSM4034:arn:aws:states:::sns:publish.waitForTaskToken|}", "") + "]},\"Each\":{\"Type\":\"Map\",\"ItemProcessor\":" + Asl("{|AWSM4034:arn:aws:states:::sns:publish.waitForTaskToken|}", "") + "}}}")} }});"));
    }

    [Theory]
    [InlineData("IntegrationPattern = IntegrationPattern.WAIT_FOR_TASK_TOKEN, TaskTimeout = Amazon.CDK.AWS.StepFunctions.Timeout.Duration(Duration.Hours(1))")]
    [InlineData("IntegrationPattern = IntegrationPattern.WAIT_FOR_TASK_TOKEN, HeartbeatTimeout = Amazon.CDK.AWS.StepFunctions.Timeout.At(\"$.beat\")")]
    [InlineData("IntegrationPattern = IntegrationPattern.WAIT_FOR_TASK_TOKEN, TaskTimeout = given")]
    [InlineData("IntegrationPattern = IntegrationPattern.REQUEST_RESPONSE")]
    [InlineData("IntegrationPattern = id == \"a\" ? IntegrationPattern.WAIT_FOR_TASK_TOKEN : IntegrationPattern.REQUEST_RESPONSE")]
    [InlineData("")]
    public async Task Is_silent_on_timeouts_and_other_patterns(string settings) =>
        await Silent(Stack($"var task = new SqsSendMessage(this, \"T\", new SqsSendMessageProps {{ {Message}{settings} }}); {Machine}"));

    [Theory]
    [InlineData("new StateMachine(this, \"M\", new StateMachineProps { DefinitionBody = DefinitionBody.FromChainable(task), Timeout = Duration.Hours(1) });")]
    [InlineData("new StateMachine(this, \"M\", new StateMachineProps { DefinitionBody = DefinitionBody.FromChainable(task), Timeout = span });")]
    [InlineData("var m = new StateMachine(this, \"M\", new StateMachineProps { DefinitionBody = DefinitionBody.FromChainable(task) }); ((CfnStateMachine)m.Node.DefaultChild!).DefinitionString = id;")]
    [InlineData("")]
    public async Task Is_silent_where_the_machine_has_a_timeout_or_is_out_of_sight(string machine) => await Silent(Stack(
        "var task = new SqsSendMessage(this, \"T\", new SqsSendMessageProps { " + Message + "IntegrationPattern = IntegrationPattern.WAIT_FOR_TASK_TOKEN }); " + machine));

    [Theory]
    [InlineData("arn:aws:states:::sqs:sendMessage.waitForTaskToken", ",\"TimeoutSeconds\":60")]
    [InlineData("arn:aws:states:::sqs:sendMessage.waitForTaskToken", ",\"HeartbeatSecondsPath\":\"$.beat\"")]
    [InlineData("arn:aws:states:::sqs:sendMessage", "")]
    public async Task Is_silent_on_definitions_with_timeouts(string resource, string more)
    {
        await Silent(Sdk($"await states.CreateStateMachineAsync(new CreateStateMachineRequest {{ Definition = @{Verbatim(Asl(resource, more))} }});"));
        await Silent(Sdk($"await states.CreateStateMachineAsync(new CreateStateMachineRequest {{ Definition = @{Verbatim("{\"TimeoutSeconds\":60," + Asl("x.waitForTaskToken", "")[1..])} }});"));
        await Silent(Sdk("await states.CreateStateMachineAsync(new CreateStateMachineRequest { Definition = given }); await states.CreateStateMachineAsync(new CreateStateMachineRequest { Definition = \"{ not json\" });"));
    }

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class CreateStateMachineRequest { public string? Definition { get; set; } }
        public class States { public void CreateStateMachine(CreateStateMachineRequest r) { } public void Add() => CreateStateMachine(new() { Definition = "{\"States\":{\"A\":{\"Resource\":\"a.waitForTaskToken\"}}}" }); }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() => await Silent(
        Stack("var task = new SqsSendMessage(this, \"T\", new SqsSendMessageProps { IntegrationPattern = IntegrationPattern. }); new StateMachine(this, \"M\", new StateMachineProps { DefinitionBody = DefinitionBody.FromString(\"{ }"), compiles: false);

    private static string Asl(string resource, string more) =>
        "{\"StartAt\":\"Ask\",\"States\":{\"Ask\":{\"Type\":\"Task\",\"Resource\":\"" + resource + "\"" + more + ",\"End\":true}}}";

    private static string Verbatim(string text) => "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static string Stack(string statements, string members = "", string types = "") =>
        "using Amazon.CDK.AWS.StepFunctions;\nusing Amazon.CDK.AWS.StepFunctions.Tasks;\n"
        + CdkSnippets.Stack(CdkSnippets.Function("fn", 5) + "\n" + statements, members, types)
            .Replace("IStackProps? props = null", "Amazon.CDK.AWS.StepFunctions.Timeout? given = null, Duration? span = null, IStackProps? stackProps = null", StringComparison.Ordinal)
            .Replace(": base(scope, id, props)", ": base(scope, id, stackProps)", StringComparison.Ordinal);

    private static string Sdk(string statements) => $$"""
        using Amazon.StepFunctions;
        using Amazon.StepFunctions.Model;

        public static class Setup
        {
            public static async Task Run(IAmazonStepFunctions states, string given)
            {
                {{statements}}
            }
        }
        """;
}
