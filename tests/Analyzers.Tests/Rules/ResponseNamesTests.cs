using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class ResponseNamesTests() : RuleTests("AWSM3006")
{
    private const string Usings = """
        using System.Runtime.Serialization;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.DynamoDBEvents;
        using Amazon.Lambda.KafkaEvents;
        using Amazon.Lambda.KinesisEvents;
        using Amazon.Lambda.RuntimeSupport;
        using Amazon.Lambda.Serialization.SystemTextJson;
        using Amazon.Lambda.SQSEvents;

        """;

    private const string Default = "[assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]\n";

    private const string Item = "public class Item { [JsonPropertyName(\"itemIdentifier\")] public string Id { get; set; } = \"\"; }\n";

    private const string Plain = "public class Response { public List<Item> BatchItemFailures { get; set; } = new(); }\n" + Item;

    private const string Handler = """
        public class Function
        {
            public Task<Response> {|AWSM3006:FunctionHandler|}(SQSEvent evnt, ILambdaContext context) => Task.FromResult(new Response());
        }
        """;

    private static string Unmarked => Handler.Replace("{|AWSM3006:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);

    [Theory]
    [InlineData("public class Response { public List<Item> BatchItemFailures { get; set; } = new(); }")]
    [InlineData("public class Response { public Item[] BatchItemFailures { get; set; } = []; }")]
    [InlineData("public class Response { public IReadOnlyList<Item> BatchItemFailures => []; }")]
    [InlineData("public class Response { public IList<Item> batchitemfailures { get; init; } = []; }")]
    [InlineData("public class Response { [DataMember(Name = \"batchItemFailures\")] public List<Item> BatchItemFailures { get; set; } = new(); }")]
    [InlineData("public class Response { [JsonPropertyName(\"BatchItemFailures\")] public List<Item> Failures { get; set; } = new(); }")]
    [InlineData("public record Response { public List<Item> BatchItemFailures { get; init; } = new(); }")]
    [InlineData("public record struct Response { public List<Item> BatchItemFailures { get; init; } }")]
    [InlineData("public class Response : Outcome { } public class Outcome { public List<Item> BatchItemFailures { get; set; } = new(); }")]
    public Task Reports_a_list_by_another_name(string response) => Reports(Usings + Default + response + "\n" + Item + Handler);

    [Theory]
    [InlineData("public class Item { public string ItemIdentifier { get; set; } = \"\"; }")]
    [InlineData("public record Item(string ItemIdentifier);")]
    [InlineData("public class Item { [JsonPropertyName(\"ItemIdentifier\")] public string Id { get; set; } = \"\"; }")]
    public Task Reports_an_identifier_by_another_name(string item) => Reports(
        Usings + Default + "public class Response { [JsonPropertyName(\"batchItemFailures\")] public List<Item> Failed { get; set; } = new(); }\n" + item + "\n" + Handler);

    [Theory]
    [InlineData("public Response {|AWSM3006:FunctionHandler|}(KinesisEvent evnt) => new();")]
    [InlineData("public ValueTask<Response> {|AWSM3006:Handle|}(DynamoDBEvent evnt, ILambdaContext context) => new(new Response());")]
    [InlineData("public static async Task<Response> {|AWSM3006:FunctionHandler|}(KafkaEvent evnt) { await Task.Yield(); return new Response(); }")]
    [InlineData("[LambdaFunction] public Response {|AWSM3006:Orders|}(SQSEvent evnt) => new();")]
    public Task Reports_handlers_of_every_form(string method) => Reports(Usings + Default + Plain + "public class Function { " + method + " }");

    [Fact]
    public Task The_serializer_of_the_method_counts() => Reports(Usings + "[assembly: LambdaSerializer(typeof(CamelCaseLambdaJsonSerializer))]\n" + Plain + """
        public class Function
        {
            [LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]
            public Response {|AWSM3006:FunctionHandler|}(SQSEvent evnt) => new();
        }

        public class Other
        {
            public Response FunctionHandler(SQSEvent evnt) => new();
        }
        """);

    [Theory]
    [InlineData("")]
    [InlineData("[assembly: LambdaSerializer(typeof(CamelCaseLambdaJsonSerializer))]")]
    [InlineData("[assembly: LambdaSerializer(typeof(SourceGeneratorLambdaJsonSerializer<Context>))] public abstract class Context(JsonSerializerOptions o) : JsonSerializerContext(o);")]
    [InlineData("[assembly: LambdaSerializer(typeof(Own))] public class Own() : DefaultLambdaJsonSerializer(o => o.PropertyNamingPolicy = JsonNamingPolicy.CamelCase);")]
    [InlineData("[assembly: LambdaSerializer(typeof(Other.DefaultLambdaJsonSerializer))] namespace Other { public class DefaultLambdaJsonSerializer { } }")]
    public Task Silent_under_another_serializer(string serializer) => Silent(Usings + serializer + "\n" + Plain + Unmarked);

    [Fact]
    public Task Silent_where_the_method_has_a_serializer_of_its_own() => Silent(Usings + Default + Plain + """
        public class Function
        {
            [LambdaSerializer(typeof(CamelCaseLambdaJsonSerializer))]
            public Response FunctionHandler(SQSEvent evnt) => new();
        }
        """);

    [Fact]
    public Task Silent_where_a_bootstrap_may_bring_its_serializer() => Silent(Usings + Default + Plain + Unmarked + """

        public static class Program
        {
            public static Task RunAsync(Function function) => LambdaBootstrapBuilder
                .Create<SQSEvent, Response>(function.FunctionHandler, new CamelCaseLambdaJsonSerializer()).Build().RunAsync();
        }
        """);

    [Theory]
    [InlineData("public class Response { [JsonPropertyName(\"batchItemFailures\")] public List<Item> BatchItemFailures { get; set; } = new(); }")]
    [InlineData("public class Response { public List<Item> batchItemFailures { get; set; } = new(); }")]
    [InlineData("public record Response([property: JsonPropertyName(\"batchItemFailures\")] List<Item> BatchItemFailures) { public Response() : this([]) { } }")]
    [InlineData("public class Response { [JsonPropertyName(\"batchItemFailures\")] public List<Item> A { get; set; } = new(); public List<Item> BatchItemFailures => A; }")]
    [InlineData("public class Response { [JsonIgnore] public List<Item> BatchItemFailures { get; set; } = new(); }")]
    [InlineData("public class Response { internal List<Item> BatchItemFailures { get; set; } = new(); }")]
    [InlineData("public class Response { public virtual List<Item> BatchItemFailures { get; set; } = new(); }")]
    [InlineData("public class Response { public List<Item> Failures { get; set; } = new(); }")]
    [InlineData("public class Response : Dictionary<string, object> { public List<Item> BatchItemFailures { get; set; } = new(); }")]
    [InlineData("[JsonConverter(typeof(JsonStringEnumConverter))] public class Response { public List<Item> BatchItemFailures { get; set; } = new(); }")]
    [InlineData("public class Response : SQSBatchResponse { }")]
    public Task Silent_on_other_response_types(string response) => Silent(Usings + Default + response + "\n" + Item + Unmarked);

    [Theory]
    [InlineData("public SQSBatchResponse FunctionHandler(SQSEvent evnt) => new();")]
    [InlineData("public StreamsEventResponse FunctionHandler(KinesisEvent evnt) => new();")]
    [InlineData("public Response FunctionHandler(string text) => new();")]
    [InlineData("public Response Work(SQSEvent evnt) => new();")]
    [InlineData("private Response FunctionHandler(SQSEvent evnt) => new();")]
    [InlineData("public Stream FunctionHandler(SQSEvent evnt) => Stream.Null;")]
    public Task Silent_on_other_methods(string method) => Silent(
        Usings.Replace("using Amazon.Lambda.DynamoDBEvents;\n", "", StringComparison.Ordinal) + Default + Plain + "public class Function { " + method + " }");

    [Fact]
    public Task Silent_on_events_that_only_look_alike() => Silent(Usings + Default + Plain + """
        namespace Mine { public class SQSEvent { } }
        public class Function { public Response FunctionHandler(Mine.SQSEvent evnt) => new(); }
        """);

    [Fact]
    public Task Survives_half_typed_code() => Silent(
        Usings + Default + "public class Response { public List< BatchItemFailures { get; } public class Function { public Task<Resp FunctionHandler(SQSEvent evnt", compiles: false);

    [Fact]
    public Task The_fix_names_both_and_keeps_what_is_there() => Fixes(
        """
        using System.Text;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.Serialization.SystemTextJson;
        using Amazon.Lambda.SQSEvents;

        [assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]

        public class Function
        {
            public Response {|AWSM3006:FunctionHandler|}(SQSEvent evnt) => new();
        }

        public class Orders
        {
            public Response {|AWSM3006:FunctionHandler|}(SQSEvent evnt) => new(); // the same type
        }

        public class Response
        {
            public int Handled { get; set; }

            /// <summary>What failed.</summary>
            [Obsolete] // soon
            public List<Item> BatchItemFailures { get; set; } = new(); // never null
        }

        public record Item(int Number, string ItemIdentifier /* of the message */);
        """,
        """
        using System.Text;
        using System.Text.Json.Serialization;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.Serialization.SystemTextJson;
        using Amazon.Lambda.SQSEvents;

        [assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]

        public class Function
        {
            public Response FunctionHandler(SQSEvent evnt) => new();
        }

        public class Orders
        {
            public Response FunctionHandler(SQSEvent evnt) => new(); // the same type
        }

        public class Response
        {
            public int Handled { get; set; }

            /// <summary>What failed.</summary>
            [JsonPropertyName("batchItemFailures")]
            [Obsolete] // soon
            public List<Item> BatchItemFailures { get; set; } = new(); // never null
        }

        public record Item(int Number, [property: JsonPropertyName("itemIdentifier")] string ItemIdentifier /* of the message */);
        """);

    [Fact]
    public Task The_fix_corrects_a_name_and_keeps_a_type_on_its_line() => Fixes(
        Usings + Default + """
        public class Response { [JsonPropertyName("BatchItemFailures")] public List<Item> Failed { get; set; } = new(); }
        public class Item { public string ItemIdentifier { get; set; } = ""; }
        """ + "\n" + Handler,
        Usings + Default + """
        public class Response { [JsonPropertyName("batchItemFailures")] public List<Item> Failed { get; set; } = new(); }
        public class Item { [JsonPropertyName("itemIdentifier")] public string ItemIdentifier { get; set; } = ""; }
        """ + "\n" + Unmarked);
}
