using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class IgnoredFunctionErrorTests() : RuleTests("AWSM1033")
{
    private static string Caller(string statements) => $$"""
        using System.Text.Json;
        using Amazon.Lambda;
        using Amazon.Lambda.Model;
        using Amazon.StepFunctions;
        using Amazon.StepFunctions.Model;

        public record Price(bool Ok);
        public record Total(decimal Net);
        public record Basket(Total Total) { public List<string> Lines { get; set; } public List<string> Notes { get; set; } = []; }
        public record Quote { public required decimal Amount { get; init; } }
        public class Strict { [System.Text.Json.Serialization.JsonRequired] public decimal Amount { get; set; } }
        public static class Json
        {
            public static T Read<T>(Stream json) => JsonSerializer.Deserialize<T>(json) ?? throw new JsonException();
        }

        public sealed class Caller(IAmazonLambda lambda, AmazonLambdaClient client, IAmazonStepFunctions steps, InvocationType configured)
        {
            private InvokeResponse? last;
            private static InvokeRequest New() => new() { FunctionName = "price" };
            public record Named(string? Name);
            private static void Validate(Price? price) { if (price is not { Ok: true }) throw new Exception(); }
            private static void Check(InvokeResponse response) { if (response.FunctionError != null) throw new Exception(); }

            public async Task<object?> M(string payload, bool wait, InvokeRequest given)
            {
                await Task.Yield();
                {{statements}}
                return null;
            }
        }
        """;

    [Theory]
    [InlineData("await lambda.{|AWSM1033:InvokeAsync|}(new InvokeRequest { FunctionName = \"price\", Payload = payload });")]
    [InlineData("await client.{|AWSM1033:InvokeAsync|}(New());")]
    [InlineData("await lambda.{|AWSM1033:InvokeAsync|}(New()).ConfigureAwait(false);")]
    [InlineData("var r = await lambda.{|AWSM1033:InvokeAsync|}(New()); Console.WriteLine(r.StatusCode);")]
    [InlineData("var r = await lambda.{|AWSM1033:InvokeAsync|}(New()); return JsonSerializer.Deserialize<Price>(r.Payload);")]
    [InlineData("var r = await lambda.{|AWSM1033:InvokeAsync|}(New()); return JsonSerializer.Deserialize<Dictionary<string, object>>(r.Payload);")]
    [InlineData("var r = await lambda.{|AWSM1033:InvokeAsync|}(New()); return Json.Read<Price>(r.Payload);")]
    [InlineData("var r = await lambda.{|AWSM1033:InvokeAsync|}(New()); var price = JsonSerializer.Deserialize<Price>(r.Payload)!; Console.WriteLine(price.Ok);")]
    [InlineData("var r = await lambda.{|AWSM1033:InvokeAsync|}(new InvokeRequest { InvocationType = InvocationType.RequestResponse }); return new StreamReader(r.Payload).ReadToEnd();")]
    [InlineData("var r = await lambda.{|AWSM1033:InvokeAsync|}(new InvokeRequest { InvocationType = \"RequestResponse\" }); if (r.HttpStatusCode != System.Net.HttpStatusCode.OK) throw new Exception();")]
    [InlineData("var q = new InvokeRequest(); q.InvocationType = InvocationType.RequestResponse; await lambda.{|AWSM1033:InvokeAsync|}(q);")]
    [InlineData("lambda.{|AWSM1033:InvokeAsync|}(New()).GetAwaiter().GetResult();")]
    [InlineData("await Task.WhenAll(lambda.{|AWSM1033:InvokeAsync|}(New()), lambda.{|AWSM1033:InvokeAsync|}(New()));")]
    [InlineData("if (await lambda.{|AWSM1033:InvokeAsync|}(New()) is { StatusCode: 200 }) { return payload; }")]
    [InlineData("await steps.{|AWSM1033:StartSyncExecutionAsync|}(new StartSyncExecutionRequest { Input = payload });")]
    [InlineData("var r = await steps.{|AWSM1033:StartSyncExecutionAsync|}(new StartSyncExecutionRequest { Input = payload }); return r.Output;")]
    [InlineData("var r = await lambda.{|AWSM1033:InvokeAsync|}(New()); var price = JsonSerializer.Deserialize<Price>(r.Payload); if (price == null) throw new Exception(); return price.Ok;")]
    [InlineData("var r = await lambda.{|AWSM1033:InvokeAsync|}(New()); var basket = JsonSerializer.Deserialize<Basket>(r.Payload)!; return basket.Notes.Count;")]
    [InlineData("var r = await lambda.{|AWSM1033:InvokeAsync|}(New()); var basket = JsonSerializer.Deserialize<Basket>(r.Payload)!; return basket.Lines?.Count;")]
    [InlineData("var r = await lambda.{|AWSM1033:InvokeAsync|}(New()); var basket = JsonSerializer.Deserialize<Basket>(r.Payload)!; return basket.Lines;")]
    [InlineData("var r = await lambda.{|AWSM1033:InvokeAsync|}(New()); return System.Text.Json.Nodes.JsonNode.Parse(r.Payload)![\"total\"]?.ToString();")]
    [InlineData("var r = await lambda.{|AWSM1033:InvokeAsync|}(New()); return JsonDocument.Parse(r.Payload);")]
    [InlineData("var r = await lambda.{|AWSM1033:InvokeAsync|}(New()); var text = new StreamReader(r.Payload).ReadToEnd(); return text != \"\" ? text : null;")]
    [InlineData("var r = await lambda.{|AWSM1033:InvokeAsync|}(new InvokeRequest { LogType = LogType.Tail }); Console.WriteLine(r.LogResult);")]
    [InlineData("var r = await lambda.{|AWSM1033:InvokeAsync|}(New()); return JsonSerializer.Deserialize<Price>(r.Payload) ?? throw new Exception();")]
    public Task Reports_a_failure_that_nobody_looks_for(string statements) => Reports(Caller(statements));

    [Fact]
    public Task Reports_the_synchronous_methods_of_version_3() => Reports(
        Caller("var r = lambda.{|AWSM1033:Invoke|}(New()); Console.WriteLine(r.StatusCode); steps.{|AWSM1033:StartSyncExecution|}(new StartSyncExecutionRequest());"),
        SdkMajor.V3);

    [Theory]
    [InlineData("var r = await lambda.InvokeAsync(New()); if (r.FunctionError != null) throw new Exception(r.FunctionError);")]
    [InlineData("var r = await lambda.InvokeAsync(New()); if (!string.IsNullOrEmpty(r.FunctionError)) throw new Exception();")]
    [InlineData("if (await lambda.InvokeAsync(New()) is { FunctionError: null } r) { return r.Payload; }")]
    [InlineData("var r = await lambda.InvokeAsync(New()); if (r?.FunctionError is not null) throw new Exception();")]
    [InlineData("Check(await lambda.InvokeAsync(New()));")]
    [InlineData("var r = await lambda.InvokeAsync(New()); Check(r); return r.Payload;")]
    [InlineData("Func<Stream, Price> read = s => JsonSerializer.Deserialize<Price>(s)!; var r = await lambda.InvokeAsync(New()); return read(r.Payload);")]
    [InlineData("return await lambda.InvokeAsync(New());")]
    [InlineData("last = await lambda.InvokeAsync(New());")]
    [InlineData("_ = lambda.InvokeAsync(New());")] // no response yet, and none that anybody waits for
    [InlineData("var r = await lambda.InvokeAsync(New()); var e = JsonDocument.Parse(r.Payload).RootElement; if (e.TryGetProperty(\"errorMessage\", out _)) throw new Exception();")]
    [InlineData("await lambda.InvokeAsync(new InvokeRequest { InvocationType = InvocationType.Event });")]
    [InlineData("await lambda.InvokeAsync(new InvokeRequest { InvocationType = \"Event\" });")]
    [InlineData("await lambda.InvokeAsync(new InvokeRequest { InvocationType = InvocationType.DryRun });")]
    [InlineData("await lambda.InvokeAsync(new InvokeRequest { InvocationType = configured });")]
    [InlineData("await lambda.InvokeAsync(new InvokeRequest { InvocationType = wait ? InvocationType.RequestResponse : InvocationType.Event });")]
    [InlineData("var q = New(); if (!wait) { q.InvocationType = InvocationType.Event; } await lambda.InvokeAsync(q);")]
    [InlineData("await lambda.InvokeAsync(new InvokeRequest { FunctionName = \"price\", Payload = \"{ \\\"warmup\\\": true }\" });")]
    [InlineData("await WarmUpAsync(); async Task WarmUpAsync() => await lambda.InvokeAsync(New());")]
    [InlineData("var r = await lambda.InvokeAsync(New()); return await new StreamReader(r.Payload).ReadToEndAsync() == \"true\";")]
    [InlineData("var r = await lambda.InvokeAsync(New()); return int.Parse(await new StreamReader(r.Payload).ReadToEndAsync());")]
    [InlineData("var r = await lambda.InvokeAsync(New()); var text = new StreamReader(r.Payload).ReadToEnd(); return Convert.FromBase64String(text.Trim('\"'));")]
    [InlineData("var r = await lambda.InvokeAsync(new InvokeRequest { LogType = LogType.Tail }); var log = Convert.FromBase64String(r.LogResult); if (System.Text.Encoding.UTF8.GetString(log).Contains(payload)) throw new Exception();")]
    [InlineData("await lambda.InvokeAsync(given);")]
    [InlineData("var r = await steps.StartSyncExecutionAsync(new StartSyncExecutionRequest()); if (r.Status != SyncExecutionStatus.SUCCEEDED) throw new Exception();")]
    [InlineData("var r = await steps.StartSyncExecutionAsync(new StartSyncExecutionRequest()); if (r.Error != null) throw new Exception(r.Cause);")]
    [InlineData("await steps.StartExecutionAsync(new StartExecutionRequest());")]
    [InlineData("var r = await lambda.InvokeAsync(New()); var price = JsonSerializer.Deserialize<Price>(r.Payload); if (price is not { Ok: true }) throw new Exception(); return price;")]
    [InlineData("var r = await lambda.InvokeAsync(New()); using var reader = new StreamReader(r.Payload); var json = reader.ReadToEnd(); var price = JsonSerializer.Deserialize<Price>(json)!; return price.Ok ? price : throw new Exception();")]
    [InlineData("var r = await lambda.InvokeAsync(New()); if (JsonSerializer.Deserialize<Price>(r.Payload) is { } price && !price.Ok) { throw new Exception(); }")]
    [InlineData("var r = await steps.StartSyncExecutionAsync(new StartSyncExecutionRequest()); var price = JsonSerializer.Deserialize<Price>(r.Output)!; if (!price.Ok) throw new Exception();")]
    [InlineData("var r = await lambda.InvokeAsync(New()); return JsonSerializer.Deserialize<int>(r.Payload);")]
    [InlineData("var r = await lambda.InvokeAsync(New()); return await JsonSerializer.DeserializeAsync<List<Price>>(r.Payload);")]
    [InlineData("var r = await lambda.InvokeAsync(New()); return JsonSerializer.Deserialize<Quote>(r.Payload);")]
    [InlineData("var r = await lambda.InvokeAsync(New()); return JsonSerializer.Deserialize<Strict>(r.Payload);")]
    [InlineData("var r = await lambda.InvokeAsync(New()); using var json = JsonDocument.Parse(r.Payload); return json.RootElement.GetProperty(\"amount\").GetDecimal();")]
    [InlineData("var r = await lambda.InvokeAsync(New()); var json = System.Text.Json.Nodes.JsonNode.Parse(r.Payload)!; return (decimal)json[\"amount\"]!;")]
    [InlineData("var r = await lambda.InvokeAsync(New()); var o = new JsonSerializerOptions { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow }; return JsonSerializer.Deserialize<Price>(r.Payload, o);")]
    [InlineData("var r = await lambda.InvokeAsync(New()); var price = JsonSerializer.Deserialize<Price>(r.Payload); Validate(price); return price;")]
    [InlineData("var r = await lambda.InvokeAsync(New()); var price = JsonSerializer.Deserialize<Named>(r.Payload); return price?.Name ?? throw new InvalidOperationException();")]
    [InlineData("var r = await lambda.InvokeAsync(New()); var price = JsonSerializer.Deserialize<Named>(r.Payload); ArgumentException.ThrowIfNullOrEmpty(price?.Name); return price;")]
    [InlineData("var r = await lambda.InvokeAsync(New()); var basket = JsonSerializer.Deserialize<Basket>(r.Payload)!; return basket.Total.Net;")]
    [InlineData("var r = await lambda.InvokeAsync(New()); return (await JsonSerializer.DeserializeAsync<Basket>(r.Payload))!.Lines.Count;")]
    [InlineData("var r = await lambda.InvokeAsync(New()); var basket = JsonSerializer.Deserialize<Basket>(r.Payload)!; foreach (var line in basket.Lines) Console.WriteLine(line);")]
    [InlineData("var r = await lambda.InvokeAsync(New()); var basket = JsonSerializer.Deserialize<Basket>(r.Payload)!; return basket.Lines.Select(l => l.Trim()).ToList();")]
    [InlineData("var r = await lambda.InvokeAsync(New()); return System.Text.Json.Nodes.JsonNode.Parse(r.Payload)![\"total\"]!.ToString();")]
    [InlineData("var r = await steps.StartSyncExecutionAsync(new StartSyncExecutionRequest()); if (string.IsNullOrEmpty(r.Output)) throw new Exception(); return r.Output;")]
    [InlineData("if (await steps.StartSyncExecutionAsync(new StartSyncExecutionRequest()) is not { Output: { Length: > 0 } output }) throw new Exception(); return output;")]
    [InlineData("var r = await steps.StartSyncExecutionAsync(new StartSyncExecutionRequest()); return JsonSerializer.Deserialize<Price>(r.Output);")]
    public Task Is_silent_when_it_is_looked_at_or_there_is_none(string statements) => Silent(Caller(statements));

    /// <summary>Who is handed the payload looks for the members of an error.</summary>
    [Theory]
    [InlineData("public async Task<string> Ask() { var json = await RawAsync(); return json.Contains(\"\\\"errorMessage\\\"\") ? throw new Exception(json) : json; }", "")]
    [InlineData("public async Task<string> Ask() { var json = await RawAsync(); return JsonSerializer.Deserialize<Error>(json)?.Message is { } m ? throw new Exception(m) : json; }",
        "public class Error { [System.Text.Json.Serialization.JsonPropertyName(\"errorMessage\")] public string? Message { get; set; } }")]
    public Task Is_silent_where_a_caller_looks_for_the_members_of_an_error(string member, string type) => Silent($$"""
        using System.Text.Json;
        using Amazon.Lambda;
        using Amazon.Lambda.Model;

        public sealed class Caller(IAmazonLambda lambda)
        {
            private async Task<string> RawAsync()
            {
                var response = await lambda.InvokeAsync(new InvokeRequest { FunctionName = "price" });
                using var reader = new StreamReader(response.Payload);
                return await reader.ReadToEndAsync();
            }

            {{member}}
        }

        {{type}}
        """);

    [Fact]
    public Task Is_silent_on_another_Invoke() => Silent("""
        namespace Amazon.Lambda.Own;

        public sealed class InvokeRequest { }

        public sealed class InvokeResponse { public string? FunctionError { get; set; } }

        public interface IAmazonLambda { Task<InvokeResponse> InvokeAsync(InvokeRequest request); }

        public sealed class Caller(IAmazonLambda lambda)
        {
            public async Task M(Action act) { act.Invoke(); await lambda.InvokeAsync(new InvokeRequest()); }
        }
        """);

    [Theory]
    [InlineData("await lambda.InvokeAsync(;")]
    [InlineData("var r = lambda.InvokeAsync(); r.")]
    public Task Survives_broken_code(string statements) => Silent(Caller(statements), compiles: false);

    [Fact]
    public Task Silent_where_a_class_around_the_client_throws() => Silent(Caller("await lambda.InvokeAsync(New());") + """
         public class Throwing : AmazonLambdaClient
        {
            public override async Task<InvokeResponse> InvokeAsync(InvokeRequest request, CancellationToken cancellationToken = default)
            {
                var response = await base.InvokeAsync(request, cancellationToken);
                return response.FunctionError is null ? response : throw new InvalidOperationException(response.FunctionError);
            }
        }
        """);
}
