using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Resources;

/// <summary>Which method a function's handler setting names, and what that method says of failures.</summary>
public sealed class HandlerLinkTests
{
    private const string Own = """
        using Amazon.Lambda.Core; using Amazon.Lambda.SQSEvents; using System.Text.Json.Serialization;
        [assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

        namespace Own
        {
            public class Placing
            {
                public async Task<SQSBatchResponse> Handle(SQSEvent batch) { await Task.Yield(); return new SQSBatchResponse(); }
                public ValueTask<SQSBatchResponse> Value(SQSEvent batch) => new(new SQSBatchResponse());
                public static void Static(SQSEvent batch) { }
                public async void Forgotten(SQSEvent batch) => await Task.Yield();
                private SQSBatchResponse Hidden(SQSEvent batch) => new();
                internal Report Reported(SQSEvent batch) => new();
                internal Wrong Misnamed(SQSEvent batch) => new();
                public object Anything(SQSEvent batch) => batch;
                public int Number(SQSEvent batch) => 1;
                public class Inner { public Task Handle(SQSEvent batch) => Task.CompletedTask; }
            }

            /// What Annotations generates for a method.
            public class Placing_Annotated_Generated { public async Task<SQSBatchResponse> Annotated(SQSEvent batch, ILambdaContext context) { await Task.Yield(); return new(); } }

            public class Derived : Placing { public new Task Handle(SQSEvent batch) => Task.CompletedTask; }

            internal class Report { [JsonPropertyName("batchItemFailures")] public List<object> Failures { get; } = []; }

            internal class Wrong { public List<object> BatchItemFailures { get; } = []; }
        }
        """;

    [Theory]
    [InlineData("\"Snippet::Own.Placing::Handle\"", "Own.Placing.Handle reports")]
    [InlineData("\" Snippet :: Own.Placing :: Handle \"", "Own.Placing.Handle reports")]
    [InlineData("\"Snippet::Own.Placing::Value\"", "Own.Placing.Value reports")]
    [InlineData("\"Snippet::Own.Placing::Static\"", "Own.Placing.Static says nothing")]
    [InlineData("\"Snippet::Own.Placing::Forgotten\"", "Own.Placing.Forgotten")]
    [InlineData("\"Snippet::Own.Placing::Hidden\"", "Own.Placing.Hidden reports")]
    [InlineData("\"Snippet::Own.Placing::Reported\"", "Own.Placing.Reported reports")]
    [InlineData("\"Snippet::Own.Placing::Misnamed\"", "Own.Placing.Misnamed")]
    [InlineData("\"Snippet::Own.Placing::Anything\"", "Own.Placing.Anything")]
    [InlineData("\"Snippet::Own.Placing::Number\"", "Own.Placing.Number says nothing")]
    [InlineData("\"Snippet::Own.Placing+Inner::Handle\"", "Own.Placing.Inner.Handle says nothing")]
    [InlineData("\"Snippet::Own.Placing.Inner::Handle\"", "no type")]
    [InlineData("\"Snippet::Own.Derived::Handle\"", "Own.Derived.Handle says nothing")]
    [InlineData("\"Snippet::Own.Derived::Value\"", "Own.Placing.Value reports")]
    [InlineData("\"Snippet::Own.Derived::Gone\"", "no method")]
    [InlineData("\"Snippet::Own.Placing::handle\"", "no method")]
    [InlineData("\"Snippet::Own.Placed::Handle\"", "no type")]
    [InlineData("\"Snippet::Own.Placing_Annotated_Generated::Annotated\"", "Own.Placing_Annotated_Generated.Annotated reports")]
    [InlineData("\"Snippet::Own.Placing_Handle_Generated::Handle\"", "?")]
    [InlineData("\"Snippet::Own.Placing::Void Gone(System.String)\"", "?")]
    [InlineData("$\"{typeof(Own.Placing).Assembly.GetName().Name}::{typeof(Own.Placing.Inner).FullName}::{nameof(Own.Placing.Inner.Handle)}\"", "Own.Placing.Inner.Handle says nothing")]
    [InlineData("$\"Snippet::{typeof(Own.Placing).Namespace}.{nameof(Own.Placing)}::Handle\"", "Own.Placing.Handle reports")]
    [InlineData("\"Shop::Shop.Placing::Handle\"", "Shop.Placing.Handle reports")]
    [InlineData("\"Shop::Shop.Placing::Stream\"", "Shop.Placing.Stream reports")]
    [InlineData("\"Shop::Shop.Placing::Whole\"", "Shop.Placing.Whole says nothing")]
    [InlineData("\"Shop::Shop.Placing::Text\"", "Shop.Placing.Text says nothing")]
    [InlineData("\"Shop::Shop.Placing::Raw\"", "Shop.Placing.Raw")]
    [InlineData("\"Shop::Shop.Placing::Twice\"", "?")]
    [InlineData("\"Shop::Shop.Placing::Generic\"", "?")]
    [InlineData("\"Shop::Shop.Placing+Inner::Handle\"", "Shop.Placing.Inner.Handle reports")]
    [InlineData("\"Shop::Shop.Derived::Handle\"", "Shop.Placing.Handle reports")]
    [InlineData("\"Shop::Shop.Hidden::Handle\"", "Shop.Hidden.Handle reports")]
    [InlineData("\"Shop::Shop.Placing::Hidden\"", "no method")]
    [InlineData("\"Shop::Shop.Gone::Handle\"", "no type")]
    [InlineData("\"System.Runtime::Shop.Gone::Handle\"", "?")]
    [InlineData("\"Elsewhere::Shop.Placing::Handle\"", "?")]
    [InlineData("\"Shop\"", "unknown")]
    [InlineData("\"index.handler\"", "unknown")]
    [InlineData("\"Shop::::Handle\"", "unknown")]
    [InlineData("id", "unknown")]
    [InlineData("id == \"a\" ? \"Shop::Shop.Placing::Handle\" : \"Shop::Shop.Placing::Whole\"", "Shop.Placing.Handle reports; Shop.Placing.Whole says nothing")]
    public void Finds_the_method(string handler, string expected)
    {
        foreach (var shop in new[] { HandlerAssembly.Assembly, HandlerAssembly.Project })
        {
            Assert.Equal(expected, Write($$"""new Function(this, "fn", new FunctionProps { Runtime = Runtime.DOTNET_8, Handler = {{handler}}, Code = Code.FromAsset("p") });""", shop));
        }
    }

    [Theory]
    [InlineData("new Function(this, \"fn\", new FunctionProps { Runtime = Runtime.DOTNET_8, Handler = H, Code = Code.FromAsset(\"p\") });", "dotnet8", true)]
    [InlineData("var net = Runtime.DOTNET_CORE_3_1; new Function(this, \"fn\", new FunctionProps { Runtime = net, Handler = H, Code = Code.FromAsset(\"p\") });", "dotnetcore3.1", true)]
    [InlineData("new Function(this, \"fn\", new FunctionProps { Runtime = new Runtime(\"dotnet10\", RuntimeFamily.DOTNET_CORE), Handler = H, Code = Code.FromAsset(\"p\") });", "dotnet10", true)]
    [InlineData("new Function(this, \"fn\", new FunctionProps { Runtime = Given, Handler = H, Code = Code.FromAsset(\"p\") });", "unknown", true)]
    [InlineData("new Function(this, \"fn\", new FunctionProps { Runtime = Runtime.NODEJS_20_X, Handler = H, Code = Code.FromAsset(\"p\") });", "set", true)]
    [InlineData("new Function(this, \"fn\", new FunctionProps { Runtime = Runtime.PROVIDED_AL2023, Handler = H, Code = Code.FromAsset(\"p\") });", "provided.al2023", false)]
    [InlineData("new DockerImageFunction(this, \"fn\", new DockerImageFunctionProps { Code = DockerImageCode.FromImageAsset(\"p\", new AssetImageCodeProps { Cmd = new[] { H } }) });", "absent", true)]
    [InlineData("new DockerImageFunction(this, \"fn\", new DockerImageFunctionProps { Code = DockerImageCode.FromImageAsset(\"p\", new AssetImageCodeProps { Cmd = new[] { H, id } }) });", "absent", false)]
    [InlineData("new DockerImageFunction(this, \"fn\", new DockerImageFunctionProps { Code = DockerImageCode.FromImageAsset(\"p\") });", "absent", false)]
    [InlineData("new CfnFunction(this, \"fn\", new CfnFunctionProps { PackageType = \"Image\", ImageConfig = new CfnFunction.ImageConfigProperty { Command = new[] { H } }, Code = new CfnFunction.CodeProperty(), Role = \"r\" });", "absent", true)]
    [InlineData("new CfnFunction(this, \"fn\", new CfnFunctionProps { Runtime = \"dotnet8\", Handler = H, Code = new CfnFunction.CodeProperty(), Role = \"r\" });", "dotnet8", true)]
    [InlineData("new CfnFunction(this, \"fn\", new CfnFunctionProps { Runtime = \"python3.12\", Handler = H, Code = new CfnFunction.CodeProperty(), Role = \"r\" });", "python3.12", false)]
    [InlineData("new CfnFunction(this, \"fn\", new CfnFunctionProps { Runtime = \"dotnet8\", Handler = H, Code = new CfnFunction.CodeProperty(), Role = \"r\" }).AddPropertyOverride(\"Handler\", id);", "dotnet8", null)]
    public void Knows_what_runs_it(string statements, string runtime, bool? isFound)
    {
        var probe = Probe(statements, HandlerAssembly.Assembly);
        var function = probe.One(ResourceKind.Function);
        Assert.Equal(runtime, ResourceProbe.Write(function.Get("Runtime")));
        Assert.Equal(isFound == true ? "Shop.Placing.Handle reports" : "unknown", Write(probe.HandlersOf(function)));
    }

    [Fact]
    public void Knows_functions_of_the_SDK()
    {
        var probe = ResourceProbe.Sdk("""
            await lambda.CreateFunctionAsync(new CreateFunctionRequest { FunctionName = "a", Handler = "Snippet::Setup::Run", Runtime = Amazon.Lambda.Runtime.Dotnet8 });
            await lambda.CreateFunctionAsync(new CreateFunctionRequest { FunctionName = "b", Handler = "Snippet::Setup::Run", Runtime = "dotnet10" });
            await lambda.CreateFunctionAsync(new CreateFunctionRequest { FunctionName = "c", Handler = "Snippet::Setup::Run", Runtime = Amazon.Lambda.Runtime.ProvidedAl2023 });
            """);
        Assert.Equal(
            ["dotnet8 Setup.Run says nothing", "dotnet10 Setup.Run says nothing", "provided.al2023 unknown"],
            probe.All(ResourceKind.Function).Select(f => ResourceProbe.Write(f.Get("Runtime")) + " " + Write(probe.HandlersOf(f))));
    }

    /// <summary>
    /// The construct that builds a project, behind one of the app's own that gets its settings in a record, as in public code. Without a handler of its
    /// own a file in the project decides.
    /// </summary>
    [Theory]
    [InlineData("Handler = settings.Handler, Runtime = Runtime.DOTNET_8", "Shop.Placing.Handle reports")]
    [InlineData("Handler = settings.Handler, Runtime = Runtime.PROVIDED_AL2023", "unknown")]
    [InlineData("Runtime = Runtime.DOTNET_8", "unknown")]
    public void Knows_the_construct_that_builds_a_project(string props, string expected)
    {
        var library = Workbench.Compile([("DotNet.cs", """
            namespace Amazon.CDK.AWS.Lambda.DotNet
            {
                public interface IDotNetFunctionProps : IFunctionOptions { string ProjectDir { get; } string? Handler { get; } Runtime? Runtime { get; } }
                public class DotNetFunctionProps : FunctionOptions, IDotNetFunctionProps { public string ProjectDir { get; set; } = ""; public string? Handler { get; set; } public Runtime? Runtime { get; set; } }
                public class DotNetFunction : Function { public DotNetFunction(Constructs.Construct scope, string id, IDotNetFunctionProps props) : base(scope, id, new FunctionProps()) { } }
            }
            """)]).WithAssemblyName("Amazon.CDK.AWS.Lambda.DotNet");
        var app = CdkSnippets.Usings + $$"""
            using Amazon.CDK.AWS.Lambda.DotNet;

            public sealed record Settings(string Name, string Handler);

            public sealed class Worker : Construct
            {
                public IFunction Function { get; private set; }

                public Worker(Construct scope, string id, Settings settings) : base(scope, id) =>
                    Function = new DotNetFunction(this, "fn", new DotNetFunctionProps { ProjectDir = "../Shop", Timeout = Duration.Seconds(29), {{props}} });
            }

            public sealed class Orders : Stack
            {
                public Orders(Construct scope, string id) : base(scope, id)
                {
                    var placing = new Worker(this, "Placing", new Settings("placing", "Shop::Shop.Placing::Handle"));
                    placing.Function.AddEventSource(new SqsEventSource(new Queue(this, "Placed")));
                }
            }

            public static class Program { public static void Main() { } }
            """;
        var compilation = Workbench.Compile([("App.cs", app)], kind: OutputKind.ConsoleApplication).AddReferences(library.ToMetadataReference(), HandlerAssembly.Assembly);
        var probe = ResourceProbe.Of(compilation);
        var function = probe.One(ResourceKind.Mapping).To(ResourceLink.Function).Single!;
        Assert.Equal("29", ResourceProbe.Write(function.Get("Timeout")));
        Assert.Equal(expected, Write(probe.HandlersOf(function)));
    }

    /// <summary>An app whose references do not include the packages of its functions' events knows the response by its name.</summary>
    [Fact]
    public void Knows_a_response_whose_package_is_not_referenced()
    {
        var cdk = ReferenceSets.Combine(ReferenceSets.Framework, ReferenceSets.Cdk);
        var compilation = Compile("""new Function(this, "fn", new FunctionProps { Runtime = Runtime.DOTNET_8, Handler = "Shop::Shop.Placing::Handle", Code = Code.FromAsset("p") });""", HandlerAssembly.Assembly, own: "")
            .WithReferences(cdk.Add(HandlerAssembly.Assembly));
        var probe = ResourceProbe.Of(compilation);
        Assert.Equal("Shop.Placing.Handle reports", Write(probe.HandlersOf(probe.One(ResourceKind.Function))));
    }

    /// <summary>Without a reference to Lambda's packages an assembly is no functions' project, though a handler begins with its name.</summary>
    [Fact]
    public void A_CDK_app_by_the_name_of_its_functions_project_lacks_nothing()
    {
        var cdk = ReferenceSets.Combine(ReferenceSets.Framework, ReferenceSets.Cdk);
        var compilation = Compile("""new Function(this, "fn", new FunctionProps { Runtime = Runtime.DOTNET_8, Handler = "Snippet::Shop.Placing::Handle", Code = Code.FromAsset("p") });""", own: "").WithReferences(cdk);
        var probe = ResourceProbe.Of(compilation);
        Assert.Equal("?", Write(probe.HandlersOf(probe.One(ResourceKind.Function))));
    }

    private static string Write(string statements, MetadataReference shop)
    {
        var probe = Probe(statements, shop);
        return Write(probe.HandlersOf(probe.One(ResourceKind.Function)));
    }

    private static string Write(IReadOnlyList<HandlerLink>? handlers) => handlers is null ? "unknown" : string.Join("; ", handlers.Select(h => h switch
    {
        { LacksType: true } => "no type",
        { LacksMethod: true } => "no method",
        { Method: { } method } => method.ContainingType.ToDisplayString() + "." + method.Name + (h.Reports ? " reports" : "") + (h.SaysNothing ? " says nothing" : ""),
        _ => "?",
    }));

    private static ResourceProbe Probe(string statements, MetadataReference shop) => ResourceProbe.Of(Compile(statements, shop));

    private static Compilation Compile(string statements, MetadataReference? shop = null, string own = Own)
    {
        var stack = CdkSnippets.Stack(statements, "private const string H = \"Shop::Shop.Placing::Handle\"; public static Runtime Given { get; set; } = null!;");
        var compilation = Workbench.Compile(
            [("Stack.cs", stack), ("Own.cs", own), ("Program.cs", "public static class Program { public static void Main() { } }")], kind: OutputKind.ConsoleApplication);
        return shop is null ? compilation : compilation.AddReferences(shop);
    }
}
