using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class MissingHandlerTests() : RuleTests("AWSM5014")
{
    private const string Own = """
        namespace Own
        {
            public class Placing
            {
                public Task Handle(Stream batch) => Task.CompletedTask;
                private Task Hidden(Stream batch) => Task.CompletedTask;
                public class Inner { public void Handle(Stream batch) { } }
            }

            public class Derived : Placing { }

            public class Foreign : Exception { }
        }
        """;

    protected override ImmutableArray<MetadataReference> MoreReferences => HandlerAssembly.WithCdk;

    [Theory]
    [InlineData("TestProject::Own.Placed::Handle")]
    [InlineData("TestProject::Placing::Handle")]
    [InlineData("TestProject::Own.Placing.Inner::Handle")]
    [InlineData("TestProject::Own.Placing::Handel")]
    [InlineData("TestProject::Own.Placing::handle")]
    [InlineData("TestProject::Own.Derived::Gone")]
    [InlineData("Shop::Shop.Placer::Handle")]
    [InlineData("Shop::Shop.Placing::FunctionHandler")]
    [InlineData("Shop::Shop.Derived::FunctionHandler")]
    public async Task Reports_constructs(string handler)
    {
        await Reports(Function("{|AWSM5014:\"" + handler + "\"|}"));
        await Reports(Stack("var set = new FunctionProps { Runtime = Runtime.DOTNET_6, Code = Code.FromAsset(\"p\"), Handler = {|AWSM5014:\"" + handler + "\"|} };\nnew Function(this, \"F\", set);", isInside: false));
        await Reports(Stack("new CfnFunction(this, \"F\", new CfnFunctionProps { Runtime = \"dotnet8\", Role = \"r\", Code = new CfnFunction.CodeProperty(), Handler = {|AWSM5014:\"" + handler + "\"|} });"));
    }

    [Theory]
    [InlineData("id == \"a\" ? \"Shop::Shop.Placing::Handle\" : \"Shop::Shop.Placing::Gone\"")]
    [InlineData("id == \"a\" ? \"Shop::Shop.Gone::Handle\" : \"Shop::Shop.Placing::Handle\"")]
    [InlineData("\"Shop::Shop.\" + nameof(Own.Foreign) + \"::Handle\"")]
    [InlineData("$\"Shop::{typeof(Own.Placing).FullName}::Handle\"")]
    public async Task Reports_texts_that_are_put_together(string handler) => await Reports(Function("{|AWSM5014:" + handler + "|}"));

    [Fact]
    public async Task Reports_a_construct_of_the_app_s_own() => await Reports(CdkSnippets.Usings + """
        internal sealed class Worker : Construct
        {
            internal Worker(Construct scope, string id, string handler) : base(scope, id) =>
                new Function(this, "Fn", new FunctionProps { Runtime = Runtime.DOTNET_8, Handler = {|AWSM5014:handler|}, Code = Code.FromAsset("publish") });
        }

        internal sealed class Orders : Stack
        {
            internal Orders(Construct scope, string id) : base(scope, id)
            {
                new Worker(this, "Placing", "Shop::Shop.Placing::Handle");
                new Worker(this, "Auditing", "Shop::Shop.Auditing::Handle");
            }
        }
        """);

    [Fact]
    public async Task Reports_calls() => await Reports("""
        using Amazon.Lambda;
        using Amazon.Lambda.Model;

        public static class Setup
        {
            public static async Task Run(IAmazonLambda lambda)
            {
                await lambda.CreateFunctionAsync(new CreateFunctionRequest { FunctionName = "a", Runtime = Runtime.Dotnet8, Handler = {|AWSM5014:"Shop::Shop.Placer::Handle"|} });
                await lambda.CreateFunctionAsync(new CreateFunctionRequest { FunctionName = "b", Runtime = "dotnet10", Handler = {|AWSM5014:"TestProject::Setup::Start"|} });
            }
        }
        """);

    [Theory]
    [InlineData("Snippet::Own.Placed::Handle", "Function 'F' fails at every invocation: assembly 'Snippet' has no type 'Own.Placed'; name the type that has the handler")]
    [InlineData("Snippet::Placing::Handle", "assembly 'Snippet' has no type 'Placing'; name 'Own.Placing'")]
    [InlineData("Snippet::Own.Placing.Inner::Handle", "assembly 'Snippet' has no type 'Own.Placing.Inner'; name 'Own.Placing+Inner'")]
    [InlineData("Snippet::Own.Plasing::Handle", "assembly 'Snippet' has no type 'Own.Plasing'; name 'Own.Placing'")]
    [InlineData("Snippet::Own.Placing::FunctionHandler", "type 'Own.Placing' has no method 'FunctionHandler'; name 'Handle'")]
    [InlineData("Snippet::Own.Derived::Handel", "type 'Own.Derived' has no method 'Handel'; name 'Handle'")]
    [InlineData("Snippet::Own.Foreign.Nested::Handle", "assembly 'Snippet' has no type 'Own.Foreign.Nested'; name the type that has the handler")]
    [InlineData("Shop::Shop.Placing::FunctionHandler", "type 'Shop.Placing' has no public method 'FunctionHandler'; name one that it has")]
    [InlineData("Shop::Shop.Placing::Hundle", "type 'Shop.Placing' has no public method 'Hundle'; name 'Handle'")]
    public async Task Says_what_is_missing_and_what_was_meant(string handler, string expected) =>
        Assert.EndsWith(expected, Assert.Single(await Findings.In("AWSM5014", Function('"' + handler + '"'), SdkMajor.V4, HandlerAssembly.WithCdk)).GetMessage(), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"TestProject::Own.Placing::Handle\"")]
    [InlineData("\"TestProject::Own.Placing::Hidden\"")]
    [InlineData("\"TestProject::Own.Placing+Inner::Handle\"")]
    [InlineData("\"TestProject::Own.Derived::Handle\"")]
    [InlineData("\"TestProject::Own.Foreign::FunctionHandlerAsync\"")]
    [InlineData("\"TestProject::Own.Placing_Handle_Generated::Handle\"")]
    [InlineData("\"TestProject::Own.Placing::System.Threading.Tasks.Task Handel(System.IO.Stream)\"")]
    [InlineData("\"Shop::Shop.Placing::Handle\"")]
    [InlineData("\"Shop::Shop.Placing::Twice\"")]
    [InlineData("\"Shop::Shop.Derived::Handle\"")]
    [InlineData("\"Elsewhere::Shop.Placing::Handle\"")]
    [InlineData("\"System.Runtime::Shop.Placing::Handle\"")]
    [InlineData("\"Shop\"")]
    [InlineData("\"bootstrap\"")]
    [InlineData("id")]
    [InlineData("$\"Shop::Shop.{id}::Handle\"")]
    [InlineData("id == \"a\" ? \"Shop::Shop.Gone::Handle\" : id")]
    public async Task Is_silent_on_what_is_there_and_on_what_is_not_known(string handler) => await Silent(Function(handler));

    [Theory]
    [InlineData("Runtime.PROVIDED_AL2023")]
    [InlineData("Runtime.NODEJS_20_X")]
    [InlineData("Given")]
    public async Task Is_silent_on_other_runtimes(string runtime) => await Silent(Stack(
        $$"""new Function(this, "F", new FunctionProps { Runtime = {{runtime}}, Handler = "Shop::Shop.Gone::Handle", Code = Code.FromAsset("p") });"""));

    [Fact]
    public async Task Is_silent_where_the_setting_may_be_changed() => await Silent(Stack("""
        var fn = new Function(this, "F", new FunctionProps { Runtime = Runtime.DOTNET_8, Handler = "Shop::Shop.Gone::Handle", Code = Code.FromAsset("p") });
        ((CfnFunction)fn.Node.DefaultChild!).AddPropertyOverride("Handler", "Shop::Shop.Placing::Handle");
        """));

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class FunctionProps { public string Runtime { get; set; } = ""; public string Handler { get; set; } = ""; }
        public class Function { public Function(FunctionProps props) { } public static object Make() => new Function(new FunctionProps { Runtime = "dotnet8", Handler = "TestProject::Gone::Gone" }); }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() => await Silent(Function("\"Shop::Shop.Placing::Handle\" + "), compiles: false);

    private static string Function(string handler) => Stack(
        $$"""new Function(this, "F", new FunctionProps { Runtime = Runtime.DOTNET_8, Handler = {{handler}}, Code = Code.FromAsset("publish") });""");

    private static string Stack(string statements, bool isInside = true)
    {
        if (!isInside)
        {
            // What stands outside the code that makes the function is reported at the function.
            statements = statements.Replace("{|AWSM5014:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal)
                .Replace("new Function(", "new {|AWSM5014:Function|}(", StringComparison.Ordinal);
        }

        return CdkSnippets.Stack(statements, "public static Runtime Given { get; set; } = null!;", Own);
    }
}
