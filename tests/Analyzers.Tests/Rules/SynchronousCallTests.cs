using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class SynchronousCallTests() : RuleTests("AWSM8002")
{
    [Theory]
    [InlineData("await lambda.{|AWSM8002:InvokeAsync|}(new InvokeRequest { FunctionName = \"stock\" });")]
    [InlineData("var r = new InvokeRequest { FunctionName = \"stock\", InvocationType = InvocationType.RequestResponse }; await lambda.{|AWSM8002:InvokeAsync|}(r).ConfigureAwait(false);")]
    [InlineData("var r = new InvokeRequest(); r.FunctionName = \"stock\"; r.InvocationType = InvocationType.RequestResponse; await lambda.{|AWSM8002:InvokeAsync|}(r);")]
    [InlineData("foreach (var message in evnt.Records) { await StockAsync(message.Body); }", "private async Task StockAsync(string text) => await lambda.{|AWSM8002:InvokeAsync|}(new InvokeRequest { Payload = text });")]
    [InlineData("await states.{|AWSM8002:StartSyncExecutionAsync|}(new Amazon.StepFunctions.Model.StartSyncExecutionRequest());")]
    [InlineData("await http.{|AWSM8002:GetAsync|}(\"http://stock/items\");")]
    [InlineData("await http.{|AWSM8002:PostAsync|}($\"https://stock.shop.internal/items/{evnt.Records.Count}\", null);")]
    [InlineData("await http.{|AWSM8002:GetStringAsync|}(\"https://abc123.execute-api.eu-west-1.amazonaws.com/prod/\" + evnt.Records[0].Body);")]
    [InlineData("await http.{|AWSM8002:SendAsync|}(new HttpRequestMessage(HttpMethod.Put, \"http://stock.svc.cluster.local:8080/\"));")]
    [InlineData("await Stock.{|AWSM8002:GetAsync|}(\"items\");", "private static readonly HttpClient Stock = new() { BaseAddress = new Uri(\"http://stock.internal/\") };")]
    [InlineData("const string Root = \"http://stock\"; await http.{|AWSM8002:GetAsync|}($\"{Root}/items\");")]
    public Task Reports_calls_of_other_services(string statements, string members = "") => Reports(Handler(statements, members));

    [Theory]
    [InlineData("await lambda.InvokeAsync(new InvokeRequest { FunctionName = \"stock\", InvocationType = InvocationType.Event });")]
    [InlineData("var r = new InvokeRequest(); if (evnt.Records.Count > 0) { r.InvocationType = InvocationType.Event; } await lambda.InvokeAsync(r);")]
    [InlineData("await lambda.InvokeAsync(new InvokeRequest { FunctionName = \"stock\", InvocationType = evnt.Records[0].Body });")]
    [InlineData("await states.StartExecutionAsync(new Amazon.StepFunctions.Model.StartExecutionRequest());")]
    [InlineData("await http.GetAsync(\"https://api.carrier.example/parcels\");")]
    [InlineData("await http.GetAsync(\"http://localhost:2773/secret\");")]
    [InlineData("await http.GetAsync(evnt.Records[0].Body);")]
    [InlineData("await http.GetAsync($\"http://{evnt.Records[0].Body}/items\");")]
    [InlineData("await http.GetAsync($\"http://stock{evnt.Records[0].Body}/items\");")]
    [InlineData("await http.GetAsync(\"items\");")]
    [InlineData("await http.GetAsync(evnt.Records.Count > 1 ? \"http://stock/a\" : \"https://carrier.example/a\");")]
    public Task Is_silent_on_messages_and_the_outside(string statements) => Silent(Handler(statements));

    [Fact]
    public Task Is_silent_outside_handlers() => Silent("""
        using Amazon.Lambda;
        using Amazon.Lambda.Model;

        public class Page(IAmazonLambda lambda, HttpClient http)
        {
            public async Task Get() { await lambda.InvokeAsync(new InvokeRequest()); await http.GetAsync("http://stock/items"); }
        }
        """);

    [Fact]
    public Task Is_silent_on_types_of_the_user_s_own() => Silent(Handler(
        "await mine.InvokeAsync(new InvokeRequest()); await own.GetAsync(\"http://stock/items\");",
        "private readonly Mine mine = new(); private readonly HttpClient2 own = new();",
        "public class Mine { public Task InvokeAsync(InvokeRequest r) => Task.CompletedTask; } public class HttpClient2 { public Task GetAsync(string requestUri) => Task.CompletedTask; }"));

    [Fact]
    public Task Survives_broken_code() => Silent(Handler("await lambda.InvokeAsync( ; await http.GetAsync(\"http://"), compiles: false);

    private static string Handler(string statements, string members = "", string types = "") => $$"""
        using Amazon.Lambda;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.Model;
        using Amazon.Lambda.SQSEvents;

        public class Function(IAmazonLambda lambda, Amazon.StepFunctions.IAmazonStepFunctions states, HttpClient http)
        {
            public async Task FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                await Task.Yield();
                {{statements}}
            }

            {{members}}
        }

        {{types}}
        """;
}
