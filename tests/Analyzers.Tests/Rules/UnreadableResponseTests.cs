using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class UnreadableResponseTests() : RuleTests("AWSM3006")
{
    private const string Default = "[assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]";

    private static string Function(string types, string handler, string assembly = Default, string attributes = "") => $$"""
        using System.Text.Json.Serialization;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.Serialization.SystemTextJson;
        using Amazon.Lambda.SQSEvents;

        {{assembly}}

        {{types}}

        public class Function
        {
            {{attributes}}
            public Response {{handler}}(SQSEvent evnt, ILambdaContext context)
            {
                var response = new Response();
                foreach (var m in evnt.Records) { File.Delete(m.Body); }
                return response;
            }
        }
        """;

    private const string Named = "public class Item { [JsonPropertyName(\"itemIdentifier\")] public string? ItemIdentifier { get; set; } } ";

    [Theory]
    [InlineData(Named + "public class Response { public List<Item> BatchItemFailures { get; set; } = []; }")]
    [InlineData(Named + "public class Response { public Item[]? BatchItemFailures { get; set; } }")]
    [InlineData(Named + "public class Response { [JsonPropertyName(\"batch_item_failures\")] public List<Item> BatchItemFailures { get; set; } = []; }")]
    [InlineData(Named + "public record Response { public IReadOnlyList<Item> Batch_Item_Failures { get; init; } = []; }")]
    [InlineData("public class Item { public string? ItemIdentifier { get; set; } } public class Response { [JsonPropertyName(\"batchItemFailures\")] public List<Item> BatchItemFailures { get; set; } = []; }")]
    public Task Reports_a_name_that_lambda_does_not_know(string types) => Reports(Function(types, "{|AWSM3006:FunctionHandler|}"));

    [Fact]
    public Task Reports_both_names() => Reports(Function(
        "public class Item { public string? ItemIdentifier { get; set; } } public class Response { public List<Item> BatchItemFailures { get; set; } = []; }",
        "{|AWSM3006:{|AWSM3006:FunctionHandler|}|}"));

    [Fact]
    public Task Takes_the_serializer_of_the_method() => Reports(Function(
        Named + "public class Response { public List<Item> BatchItemFailures { get; set; } = []; }",
        "{|AWSM3006:FunctionHandler|}",
        "[assembly: LambdaSerializer(typeof(CamelCaseLambdaJsonSerializer))]",
        "[LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]"));

    [Theory]
    [InlineData(Named + "public class Response { [JsonPropertyName(\"batchItemFailures\")] public List<Item> BatchItemFailures { get; set; } = []; }", Default)]
    [InlineData("public class Item { public string? itemIdentifier { get; set; } } public class Response { public List<Item> batchItemFailures { get; set; } = []; }", Default)]
    [InlineData(Named + "public class Response { public List<Item> BatchItemFailures { get; set; } = []; }", "[assembly: LambdaSerializer(typeof(CamelCaseLambdaJsonSerializer))]")]
    [InlineData(Named + "public class Response { public List<Item> BatchItemFailures { get; set; } = []; }", "")]
    [InlineData(Named + "public class Response { public List<Item> BatchItemFailures { get; set; } = []; } public class Own : DefaultLambdaJsonSerializer { }", "[assembly: LambdaSerializer(typeof(Own))]")]
    [InlineData(Named + "[JsonConverter(typeof(object))] public class Response { public List<Item> BatchItemFailures { get; set; } = []; }", Default)]
    [InlineData(Named + "public class Response { [JsonIgnore] public List<Item> BatchItemFailures { get; set; } = []; }", Default)]
    [InlineData("public class Response { public List<string> Problems { get; set; } = []; }", Default)]
    [InlineData("public class Response { public int BatchItemFailures { get; set; } }", Default)]
    public Task Silent_on_right_names_and_other_serializers(string types, string assembly) => Silent(Function(types, "FunctionHandler", assembly));

    [Fact]
    public Task Silent_outside_handlers() => Silent(Function(Named + "public class Response { public List<Item> BatchItemFailures { get; set; } = []; }", "Collect"));

    [Fact]
    public Task Silent_on_code_that_does_not_compile() => Silent(
        Function("public class Item { } public class Response { public List<Item> { get; BatchItemFailures", "FunctionHandler"), compiles: false);

    [Fact]
    public Task Names_the_property() => Fixes(
        Function("""
            // one of them
            public class Item
            {
                [JsonPropertyName("itemIdentifier")]
                public string? ItemIdentifier { get; set; }
            }

            public class Response
            {
                /// <summary>Those that failed.</summary>
                public List<Item> BatchItemFailures { get; set; } = []; // none yet
            }
            """, "{|AWSM3006:FunctionHandler|}"),
        Function("""
            // one of them
            public class Item
            {
                [JsonPropertyName("itemIdentifier")]
                public string? ItemIdentifier { get; set; }
            }

            public class Response
            {
                /// <summary>Those that failed.</summary>
                [JsonPropertyName("batchItemFailures")]
                public List<Item> BatchItemFailures { get; set; } = []; // none yet
            }
            """, "FunctionHandler"));
}
