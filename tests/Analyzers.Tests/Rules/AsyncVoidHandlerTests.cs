using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class AsyncVoidHandlerTests() : RuleTests("AWSM3010")
{
    private const string Usings = """
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.DynamoDBEvents;
        using Amazon.Lambda.KafkaEvents;
        using Amazon.Lambda.KinesisEvents;
        using Amazon.Lambda.RuntimeSupport;
        using Amazon.Lambda.Serialization.SystemTextJson;
        using Amazon.Lambda.SQSEvents;

        """;

    [Theory]
    [InlineData("SQSEvent")]
    [InlineData("KinesisEvent")]
    [InlineData("DynamoDBEvent")]
    [InlineData("KafkaEvent")]
    public Task Reports_handlers_of_every_source(string type) => Reports(Usings + $$"""
        public class Function
        {
            public async void {|AWSM3010:FunctionHandler|}({{type}} evnt, ILambdaContext context) => await Task.Delay(evnt.Records.Count);
        }
        """);

    [Theory]
    [InlineData("public static async void {|AWSM3010:FunctionHandler|}(SQSEvent evnt) { await Task.Yield(); }")]
    [InlineData("public async void {|AWSM3010:Handle|}(SQSEvent evnt, ILambdaContext context) { await Task.Yield(); }")]
    [InlineData("[LambdaFunction] public async void {|AWSM3010:Orders|}(SQSEvent evnt) { await Task.Yield(); }")]
    public Task Reports_what_Lambda_calls(string method) => Reports(Usings + "public class Function { " + method + " }");

    [Fact]
    public Task Reports_a_local_function_and_a_lambda_given_to_the_bootstrap() => Reports(
        Usings + """
        await LambdaBootstrapBuilder.Create<SQSEvent>(Handle, new DefaultLambdaJsonSerializer()).Build().RunAsync();
        Action<SQSEvent, ILambdaContext> handler = async {|AWSM3010:(evnt, context)|} => await Task.Delay(evnt.Records.Count);
        await LambdaBootstrapBuilder.Create(handler, new DefaultLambdaJsonSerializer()).Build().RunAsync();

        async void {|AWSM3010:Handle|}(SQSEvent evnt) => await Task.Delay(evnt.Records.Count);
        """,
        isProgram: true);

    [Theory]
    [InlineData("public async Task FunctionHandler(SQSEvent evnt) { await Task.Yield(); }")]
    [InlineData("public async ValueTask FunctionHandler(SQSEvent evnt) { await Task.Yield(); }")]
    [InlineData("public void FunctionHandler(SQSEvent evnt) { }")]
    [InlineData("public async void FunctionHandler(string text) { await Task.Yield(); }")]
    [InlineData("public async void OnMessage(SQSEvent evnt) { await Task.Yield(); }")]
    [InlineData("private async void Handle(SQSEvent evnt) { await Task.Yield(); }")]
    [InlineData("public void FunctionHandler(SQSEvent evnt, ILambdaContext c) => Handle(evnt, c); public async void Handle(SQSEvent evnt, ILambdaContext c) { await Task.Yield(); }")]
    public Task Silent_on_other_methods(string method) => Silent(Usings + "public class Function { " + method + " }");

    [Fact]
    public Task Silent_on_types_that_only_look_alike() => Silent("""
        namespace Amazon.Lambda.SQSEvents2 { public class SQSEvent { } }
        public class Function { public async void FunctionHandler(Amazon.Lambda.SQSEvents2.SQSEvent evnt) { await Task.Yield(); } }
        """);

    [Fact]
    public Task Survives_half_typed_code() => Silent(
        Usings + "public class Function { public async void FunctionHandler(SQSEvent evnt, ILambdaContex { await } }", compiles: false);

    [Fact]
    public Task The_fix_returns_Task() => Fixes(
        Usings + """
        public class Function
        {
            /// <summary>Handles.</summary>
            public async void /* fast */ {|AWSM3010:FunctionHandler|}(SQSEvent evnt, ILambdaContext context)
            {
                if (evnt.Records.Count == 0) return; // nothing to do
                await Task.Yield();
            }
        }

        public static class Other
        {
            public static async void {|AWSM3010:FunctionHandler|}(KinesisEvent evnt) => await Task.Yield();
        }
        """,
        Usings + """
        public class Function
        {
            /// <summary>Handles.</summary>
            public async Task /* fast */ FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                if (evnt.Records.Count == 0) return; // nothing to do
                await Task.Yield();
            }
        }

        public static class Other
        {
            public static async Task FunctionHandler(KinesisEvent evnt) => await Task.Yield();
        }
        """);

    [Fact]
    public Task No_fix_where_something_demands_the_signature() => NotFixed(Usings + """
        public interface IFunction { void FunctionHandler(SQSEvent evnt); }
        public class Function : IFunction
        {
            public async void {|AWSM3010:FunctionHandler|}(SQSEvent evnt) { await Task.Yield(); }
        }
        """);

    /// <summary>A class that derives from it, or is derived from, may stand in another file and not name the method.</summary>
    [Fact]
    public Task No_fix_where_another_class_may_override_it() => NotFixed(Usings + """
        public class Function
        {
            public virtual async void {|AWSM3010:FunctionHandler|}(SQSEvent evnt) { await Task.Yield(); }
        }
        """);

    /// <summary>Who calls it from another file would drop the task, or has it as a delegate that returns nothing.</summary>
    [Theory]
    [InlineData("new Function().FunctionHandler(new SQSEvent());", false)]
    [InlineData("Action<SQSEvent> handler = new Function().FunctionHandler; handler(new SQSEvent());", false)]
    [InlineData("Action handle = () => new Function().FunctionHandler(new SQSEvent()); handle();", false)]
    [InlineData("Console.WriteLine(nameof(Function.FunctionHandler));", true)]
    public async Task The_fix_looks_at_the_other_files(string use, bool isOffered)
    {
        using var project = new FixedProject(
            AwsMessaging.AwsApiStubs.SdkMajor.V4,
            ("Function.cs", Usings + "public class Function { public async void FunctionHandler(SQSEvent evnt) => await Task.Yield(); }"),
            ("Use.cs", Usings + "public static class Use { public static void Run() { " + use + " } }"));

        Assert.Equal(isOffered, (await project.OffersAsync("AWSM3010")).Count > 0);
    }
}
