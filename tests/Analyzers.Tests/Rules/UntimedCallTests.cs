using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class UntimedCallTests() : RuleTests("AWSM3016")
{
    private const string Usings = """
        using System.Net.Http;
        using System.Net.Http.Json;
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.RuntimeSupport;
        using Amazon.Lambda.Serialization.SystemTextJson;
        using Amazon.Lambda.SQSEvents;

        """;

    private static string Function(string members, string statements) => Usings + $$"""
        public class Policy
        {
            public Task ExecuteAsync(Func<Task> action) => action();
        }

        public class SlowHandler : DelegatingHandler
        {
        }

        public class Function
        {
            {{members}}

            public async Task FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                await Task.Yield();
                foreach (var message in evnt.Records)
                {
                    {{statements}}
                }
            }
        }
        """;

    [Theory]
    [InlineData("await http.{|AWSM3016:GetAsync|}(message.Body);")]
    [InlineData("var text = await http.{|AWSM3016:GetStringAsync|}(message.Body).ConfigureAwait(false);")]
    [InlineData("await http.{|AWSM3016:PostAsync|}(message.Body, null);")]
    [InlineData("await http.{|AWSM3016:SendAsync|}(new HttpRequestMessage(HttpMethod.Put, message.Body), CancellationToken.None);")]
    [InlineData("await http.{|AWSM3016:SendAsync|}(new HttpRequestMessage(HttpMethod.Put, message.Body), default(CancellationToken));")]
    [InlineData("http.{|AWSM3016:Send|}(new HttpRequestMessage(HttpMethod.Put, message.Body));")]
    [InlineData("http.{|AWSM3016:GetAsync|}(message.Body).GetAwaiter().GetResult();")]
    [InlineData("var length = http.{|AWSM3016:GetStringAsync|}(message.Body).Result.Length;")]
    [InlineData("await http.{|AWSM3016:PostAsJsonAsync|}(message.Body, new { Name = 1 });")]
    [InlineData("var number = await http.{|AWSM3016:GetFromJsonAsync<int>|}(message.Body);")]
    [InlineData("var number = await http.{|AWSM3016:GetFromJsonAsync<int>|}(message.Body); await http.{|AWSM3016:GetAsync|}(message.Body + number);")]
    [InlineData("using var client = new HttpClient(); await client.{|AWSM3016:DeleteAsync|}(message.Body);")]
    [InlineData("await new HttpClient().{|AWSM3016:GetAsync|}(message.Body);")]
    [InlineData("await Task.WhenAll(evnt.Records.Select(m => http.GetAsync(m.Body)).ToArray()); await Task.WhenAll(http.{|AWSM3016:GetAsync|}(message.Body), Task.Delay(1));")]
    [InlineData("await Parallel.ForEachAsync(evnt.Records, async (m, stop) => await http.{|AWSM3016:GetAsync|}(m.Body));")]
    public Task Reports_a_request_with_the_default_timeout(string statements) =>
        Reports(Function("private static readonly HttpClient http = new();", statements));

    [Theory]
    [InlineData("private readonly HttpClient http = new(new SocketsHttpHandler());")]
    [InlineData("private readonly HttpClient http = new HttpClient(new HttpClientHandler(), true) { BaseAddress = new Uri(\"https://shop.example\") };")]
    [InlineData("private readonly HttpClient http; public Function() { http = new HttpClient(); http.DefaultRequestHeaders.Add(\"a\", \"b\"); }")]
    public Task Reports_a_client_from_wherever_it_is_created(string members) =>
        Reports(Function(members, "await http.{|AWSM3016:GetAsync|}(message.Body);"));

    [Fact]
    public Task Reports_it_in_a_method_that_only_the_handler_calls() => Reports(Function(
        "private static readonly HttpClient http = new(); private async Task SendAsync(SQSEvent.SQSMessage m) { await http.{|AWSM3016:GetAsync|}(m.Body); }",
        "await SendAsync(message);"));

    [Fact]
    public Task Reports_it_in_a_lambda_given_to_the_bootstrap() => Reports(
        Usings + """
        var http = new HttpClient();
        await LambdaBootstrapBuilder.Create<SQSEvent>(async evnt => { await http.{|AWSM3016:GetAsync|}(evnt.Records[0].Body); }, new DefaultLambdaJsonSerializer()).Build().RunAsync();
        """,
        isProgram: true);

    [Theory]
    [InlineData("private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(5) };")]
    [InlineData("private readonly HttpClient http; public Function() { http = new HttpClient(); http.Timeout = TimeSpan.FromSeconds(5); }")]
    [InlineData("private readonly HttpClient http = new(new SlowHandler());")]
    [InlineData("private readonly HttpClient http; public Function(HttpClient given) { http = given; }")]
    [InlineData("private readonly HttpClient http; public Function(IServiceProvider services) { http = (HttpClient)services.GetService(typeof(HttpClient))!; }")]
    [InlineData("private readonly HttpClient http; public Function() { http = new HttpClient(); Configure(http); } private static void Configure(HttpClient c) => c.Timeout = TimeSpan.FromSeconds(2);")]
    [InlineData("internal HttpClient http = new();")]
    public Task Silent_on_a_client_that_may_have_a_timeout(string members) => Silent(Function(members, "await http.GetAsync(message.Body);"));

    [Theory]
    [InlineData("using var stop = new CancellationTokenSource(context.RemainingTime); await http.GetAsync(message.Body, stop.Token);")]
    [InlineData("await http.GetAsync(message.Body).WaitAsync(TimeSpan.FromSeconds(2));")]
    [InlineData("await Task.WhenAny(http.GetAsync(message.Body), Task.Delay(1000));")]
    [InlineData("var task = http.GetAsync(message.Body); if (await Task.WhenAny(task, Task.Delay(1000)) == task) { }")]
    [InlineData("http.GetAsync(message.Body).Wait(1000);")]
    [InlineData("await new Policy().ExecuteAsync(() => http.GetAsync(message.Body));")]
    [InlineData("http.CancelPendingRequests(); var address = http.BaseAddress;")]
    public Task Silent_where_something_limits_the_wait(string statements) =>
        Silent(Function("private static readonly HttpClient http = new();", statements));

    [Fact]
    public Task Silent_when_the_function_may_run_longer() => Silent(Usings + """
        public class Function
        {
            private static readonly HttpClient Http = new();

            [LambdaFunction(Timeout = 300)]
            public async Task Handle(SQSEvent evnt, ILambdaContext context) => await Http.GetAsync(evnt.Records[0].Body);
        }
        """);

    [Fact]
    public Task Silent_outside_handlers_and_for_other_clients() => Silent(Usings + """
        namespace Own
        {
            public class HttpClient
            {
                public Task GetAsync(string address) => Task.CompletedTask;
            }
        }

        public class Importer
        {
            private static readonly HttpClient Http = new();
            public async Task RunAsync() => await Http.GetAsync("https://shop.example");
        }

        public class Function
        {
            private readonly Own.HttpClient http = new();
            public async Task FunctionHandler(SQSEvent evnt, ILambdaContext context) => await http.GetAsync(evnt.Records[0].Body);
        }
        """);

    [Fact]
    public Task Silent_on_code_that_does_not_compile() => Silent(
        Function("private static readonly HttpClient http = new(;", "await http.GetAsync(; await http.(message.Body);"), compiles: false);
}
