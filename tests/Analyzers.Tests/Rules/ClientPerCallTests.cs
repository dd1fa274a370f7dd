using AwsMessaging.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class ClientPerCallTests() : RuleTests("AWSM1028")
{
    private static string Service(string members, string header = "public sealed class Service(string region)") => $$"""
        using Amazon;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.SQSEvents;
        using Amazon.Runtime;
        using Amazon.SimpleNotificationService;
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public sealed record Tenant(string Key, string Secret, string Url);

        {{header}}
        {
            private readonly string url = "https://sqs.eu-west-1.amazonaws.com/111111111111/orders";
            private IAmazonSQS? kept;
            private static void Use(IAmazonSQS sqs) { }

        {{members}}
        }
        """;

    [Theory]
    [InlineData("public async Task Handle(SQSEvent e) { using var sqs = new {|AWSM1028:AmazonSQSClient|}(); await sqs.SendMessageAsync(url, \"a\"); }")]
    [InlineData("public async Task Handle(string text, ILambdaContext context) { await new {|AWSM1028:AmazonSQSClient|}(RegionEndpoint.EUWest1).SendMessageAsync(url, text); }")]
    [InlineData("public async Task Send(string[] all) { foreach (var t in all) { var sqs = new {|AWSM1028:AmazonSQSClient|}(); await sqs.SendMessageAsync(url, t); } }")]
    [InlineData("public async Task Send(string[] all) { for (var i = 0; i < all.Length; i++) { using (var sqs = new {|AWSM1028:AmazonSQSClient|}()) { await sqs.SendMessageAsync(url, all[i]); } } }")]
    [InlineData("public Task Send(string[] all) => Task.WhenAll(all.Select(t => new {|AWSM1028:AmazonSQSClient|}().SendMessageAsync(url, t)));")]
    [InlineData("public async Task Send(string text) { using var sqs = new {|AWSM1028:AmazonSQSClient|}(RegionEndpoint.GetBySystemName(region)); await sqs.SendMessageAsync(url, text); }")]
    [InlineData("public async Task Send(string text) { var config = new AmazonSQSConfig { RegionEndpoint = RegionEndpoint.EUWest1 }; var sqs = new {|AWSM1028:AmazonSQSClient|}(config); await sqs.SendMessageAsync(url, text); sqs.Dispose(); }")]
    [InlineData("public async Task Send(string text) { AmazonSimpleNotificationServiceClient sns = {|AWSM1028:new|}(); await sns.PublishAsync(url, text); }")]
    [InlineData("public async Task Handle(SQSEvent e) { var sqs = new {|AWSM1028:AmazonSQSClient|}(); foreach (var r in e.Records) await Relay(sqs, r.Body); } private async Task Relay(AmazonSQSClient to, string text) { await to.SendMessageAsync(url, text); }")]
    [InlineData("public Task Send(string[] all) => Task.WhenAll(all.Select(async t => { using var sqs = new {|AWSM1028:AmazonSQSClient|}(); await sqs.SendMessageAsync(url, t); }));")]
    [InlineData("public async Task ExecuteAsync(CancellationToken stop) { while (!stop.IsCancellationRequested) { using var sqs = new {|AWSM1028:AmazonSQSClient|}(); var r = await sqs.ReceiveMessageAsync(url, stop); foreach (var m in r.Messages) { await sqs.DeleteMessageAsync(url, m.ReceiptHandle, stop); } } }")]
    public Task Reports_a_client_that_ends_with_the_call(string member) => Reports(Service(member));

    private const string Endpoints = """

        namespace Microsoft.AspNetCore.Builder
        {
            public static class EndpointRouteBuilderExtensions
            {
                public static void MapPost(this object endpoints, string pattern, Delegate handler) { }
                public static void MapAll(this object endpoints, IReadOnlyList<Func<Amazon.SQS.IAmazonSQS>> makers) { }
            }
        }
        """;

    [Theory]
    [InlineData("public void Map(object app) => app.MapPost(\"/orders\", async (string text) => { using var sqs = new {|AWSM1028:AmazonSQSClient|}(); await sqs.SendMessageAsync(url, text); });")]
    [InlineData("public void Map(object app) => app.MapPost(\"/orders\", (string text) => new {|AWSM1028:AmazonSQSClient|}().SendMessageAsync(url, text));")]
    public Task Reports_a_client_of_one_request(string member) =>
        Reports("using Microsoft.AspNetCore.Builder;\n" + Service(member) + Endpoints);

    [Theory]
    [InlineData("public void Map(object app) { using var sqs = new AmazonSQSClient(); app.MapPost(\"/orders\", async (string text) => { await sqs.SendMessageAsync(url, text); }); }")]
    [InlineData("public void Map(object app) => app.MapAll([() => new AmazonSQSClient()]);")]
    [InlineData("public void Map(object app) => app.MapPost(\"/orders\", async (Tenant t) => { using var sqs = new AmazonSQSClient(t.Key, t.Secret); await sqs.SendMessageAsync(url, t.Url); });")]
    public Task Silent_on_a_client_of_all_requests_or_of_a_tenant(string member) =>
        Silent("using Microsoft.AspNetCore.Builder;\n" + Service(member) + Endpoints);

    [Fact]
    public async Task Is_a_warning_for_each_message_and_a_suggestion_for_each_call()
    {
        var found = await Findings.In("AWSM1028", Service("""
            public async Task A(string[] all) { foreach (var t in all) { using var sqs = new AmazonSQSClient(); await sqs.SendMessageAsync(url, t); } }
            public async Task B(string text) { using var sqs = new AmazonSQSClient(); await sqs.SendMessageAsync(url, text); }
            public async Task C(string text) { for (var i = 0; i < 3; i++) { try { using var sqs = new AmazonSQSClient(); await sqs.SendMessageAsync(url, text); return; } catch (AmazonSQSException) { await Task.Delay(100); } } }
            """));
        Assert.Equal([DiagnosticSeverity.Warning, DiagnosticSeverity.Info, DiagnosticSeverity.Info], found.Select(f => f.Severity));
        Assert.StartsWith("AmazonSQSClient is created in every turn of the loop", found[0].GetMessage(), StringComparison.Ordinal);
        Assert.StartsWith("AmazonSQSClient is created on every call of 'B'", found[1].GetMessage(), StringComparison.Ordinal);
        Assert.StartsWith("AmazonSQSClient is created on every call of 'C'", found[2].GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("private readonly AmazonSQSClient own = new(); public Task Send(string text) => own.SendMessageAsync(url, text);")]
    [InlineData("private static readonly IAmazonSQS Own = new AmazonSQSClient(); public Task Send(string text) => Own.SendMessageAsync(url, text);")]
    [InlineData("private readonly Lazy<IAmazonSQS> own = new(() => new AmazonSQSClient()); public Task Send(string text) => own.Value.SendMessageAsync(url, text);")]
    [InlineData("public Task Send(string text) { kept ??= new AmazonSQSClient(); return kept.SendMessageAsync(url, text); }")]
    [InlineData("public Task Send(string text) { if (kept == null) { kept = new AmazonSQSClient(); } return kept.SendMessageAsync(url, text); }")]
    [InlineData("public IAmazonSQS Client() => new AmazonSQSClient();")]
    [InlineData("public IAmazonSQS Take() { var sqs = new AmazonSQSClient(); sqs.SendMessageAsync(url, \"a\").Wait(); return sqs; }")]
    [InlineData("public async Task Send(string text) { var sqs = new AmazonSQSClient(); Use(sqs); await sqs.SendMessageAsync(url, text); }")]
    [InlineData("public Task Send(string text) => Relay(new AmazonSQSClient(), text); private Task Relay(IAmazonSQS to, string text) { kept = to; return to.SendMessageAsync(url, text); }")]
    [InlineData("public Task Send(string text) { var sqs = new AmazonSQSClient(); return Relay(sqs, text); } private Task Relay(IAmazonSQS to, string text) { kept = to; return to.SendMessageAsync(url, text); }")]
    [InlineData("public Task Send(string text) { var sqs = new AmazonSQSClient(); return Relay(sqs, text); } private Task Relay(AmazonSQSClient to, string text) { using (to) { return to.SendMessageAsync(url, text); } }")]
    [InlineData("public Task Send(string text) { var sqs = new AmazonSQSClient(); return Relay(sqs, text); } private Task Relay(AmazonSQSClient to, string text) => Task.Run(() => to.SendMessageAsync(url, text));")]
    [InlineData("public Task Send(string text) { var sqs = new AmazonSQSClient(); return Relay(sqs, text); } public Task Relay(AmazonSQSClient to, string text) => to.SendMessageAsync(url, text);")]
    [InlineData("public void Send(Tenant t) { using var sqs = new AmazonSQSClient(new BasicAWSCredentials(t.Key, t.Secret)); sqs.SendMessageAsync(url, \"a\").Wait(); }")]
    [InlineData("public void Send(Tenant[] all) { foreach (var t in all) { using var sqs = new AmazonSQSClient(new AmazonSQSConfig { ServiceURL = t.Url }); sqs.SendMessageAsync(url, \"a\").Wait(); } }")]
    [InlineData("public void Send(Tenant t) { var config = new AmazonSQSConfig(); config.ServiceURL = t.Url; using var sqs = new AmazonSQSClient(config); sqs.SendMessageAsync(url, \"a\").Wait(); }")]
    [InlineData("public async Task ExecuteAsync(CancellationToken stop) { using var sqs = new AmazonSQSClient(); while (true) { await sqs.ReceiveMessageAsync(url, stop); } }")]
    [InlineData("public async Task Poll(CancellationToken stop) { while (!stop.IsCancellationRequested) { try { using var sqs = new AmazonSQSClient(); while (true) { await sqs.ReceiveMessageAsync(url, stop); } } catch (AmazonSQSException) { } } }")]
    [InlineData("public async Task Poll(CancellationToken stop) { for (;;) { try { using var sqs = new AmazonSQSClient(); do { await sqs.ReceiveMessageAsync(url, stop); } while (!stop.IsCancellationRequested); return; } catch (AmazonSQSException) { await Task.Delay(1000, stop); } } }")]
    [InlineData("public async Task Watch(CancellationToken stop) { while (!stop.IsCancellationRequested) { try { using var sqs = new AmazonSQSClient(); await Poll(sqs, stop); } catch (AmazonSQSException) { await Task.Delay(1000, stop); } } } private async Task Poll(AmazonSQSClient sqs, CancellationToken stop) { while (!stop.IsCancellationRequested) { await sqs.ReceiveMessageAsync(url, stop); } }")]
    [InlineData("public async Task ExecuteAsync(CancellationToken stop) { while (!stop.IsCancellationRequested) { using var sqs = new AmazonSQSClient(); var to = await sqs.GetQueueUrlAsync(url, stop); foreach (var t in Lines()) { await sqs.SendMessageAsync(to.QueueUrl, t, stop); } } } private static IEnumerable<string> Lines() { while (true) { yield return Console.ReadLine()!; } }")]
    [InlineData("public async Task Daily(DateTime last, CancellationToken stop) { while (!stop.IsCancellationRequested) { if (last > DateTime.UtcNow - TimeSpan.FromDays(1)) { await Task.Delay(60_000, stop); continue; } using var sqs = new AmazonSQSClient(); await sqs.SendMessageAsync(url, \"report\", stop); last = DateTime.UtcNow; } }")]
    [InlineData("public async Task Nightly(CancellationToken stop) { using var timer = new PeriodicTimer(TimeSpan.FromHours(24)); while (await timer.WaitForNextTickAsync(stop)) { using var sqs = new AmazonSQSClient(); await sqs.SendMessageAsync(url, \"report\"); } }")]
    [InlineData("public async Task Listen(CancellationToken stop) { using var sqs = new AmazonSQSClient(); while (!stop.IsCancellationRequested) { await sqs.ReceiveMessageAsync(url, stop); } }")]
    [InlineData("public async Task Poll(CancellationToken stop) { try { await kept!.ReceiveMessageAsync(url, stop); } catch (AmazonSQSException) { using var sqs = new AmazonSQSClient(); await sqs.ReceiveMessageAsync(url, stop); } }")]
    [InlineData("public static async Task Send(string text) { using var sqs = new AmazonSQSClient(); await sqs.SendMessageAsync(\"q\", text); }")]
    [InlineData("public async Task CreateQueue() { using var sqs = new AmazonSQSClient(); await sqs.CreateQueueAsync(\"q\"); }")]
    [InlineData("public async Task Send() { using var sqs = new AmazonSQSClient(); await sqs.SendMessageAsync(url, \"a\"); } public static void Main() { }")]
    [InlineData("public Func<IAmazonSQS> Factory() => () => new AmazonSQSClient();")]
    [InlineData("public Func<Task> Later() => async () => { using var sqs = new AmazonSQSClient(); await sqs.SendMessageAsync(url, \"a\"); };")]
    [InlineData("public async Task<int> InvokeAsync(string[] args) { using var sqs = new AmazonSQSClient(); await sqs.SendMessageAsync(url, args[0]); return 0; }")]
    [InlineData("public Task Load(int users) => Task.WhenAll(Enumerable.Range(0, users).Select(async u => { using var sqs = new AmazonSQSClient(); for (var i = 0; i < 1000; i++) { await sqs.SendMessageAsync(url, $\"{u}\"); } }));")]
    public Task Is_silent_on_clients_that_are_kept_differ_or_run_once(string member) => Silent(Service(member));

    /// <summary>A loop with an end, or one that makes a client for each turn, is no poller with a client of its own.</summary>
    [Theory]
    [InlineData("public async Task Poll(CancellationToken stop) { while (!stop.IsCancellationRequested) { using var sqs = new {|AWSM1028:AmazonSQSClient|}(); await sqs.ReceiveMessageAsync(url, stop); } }")]
    [InlineData("public async Task Poll(CancellationToken stop) { while (!stop.IsCancellationRequested) { using var sqs = new {|AWSM1028:AmazonSQSClient|}(); await Once(sqs, stop); } } private async Task Once(AmazonSQSClient sqs, CancellationToken stop) { await sqs.ReceiveMessageAsync(url, stop); }")]
    [InlineData("public async Task Drain() { using var sqs = new {|AWSM1028:AmazonSQSClient|}(); int count; do { count = (await sqs.ReceiveMessageAsync(url)).Messages?.Count ?? 0; } while (count > 0); }")]
    [InlineData("public async Task Send(string[] all) { using var sqs = new {|AWSM1028:AmazonSQSClient|}(); for (var i = 0; i < all.Length; i++) { await sqs.SendMessageAsync(url, all[i]); } }")]
    [InlineData("public async Task Poll(CancellationToken stop) { while (!stop.IsCancellationRequested) { using var sqs = new {|AWSM1028:AmazonSQSClient|}(); await sqs.ReceiveMessageAsync(url, stop); await Task.Delay(TimeSpan.FromMinutes(1), stop); } }")]
    [InlineData("public async Task Poll(CancellationToken stop) { while (!stop.IsCancellationRequested) { using var sqs = new {|AWSM1028:AmazonSQSClient|}(); await sqs.ReceiveMessageAsync(url, stop); } } public TimeSpan Kept => TimeSpan.FromDays(4);")]
    public Task Reports_clients_that_no_poller_keeps(string member) => Reports(Service(member));

    [Fact]
    public Task Is_silent_on_another_client() => Silent("""
        namespace Amazon.SQS.Own;

        public sealed class AmazonSQSClient : IDisposable { public void Send(string text) { } public void Dispose() { } }

        public sealed class Service
        {
            public void Send(string[] all) { foreach (var t in all) { using var sqs = new AmazonSQSClient(); sqs.Send(t); } }
        }
        """);

    [Theory]
    [InlineData("public void Send(string[] all) { foreach (var t in all) { using var sqs = new AmazonSQSClient( } }")]
    [InlineData("public void Send() { var = new AmazonSQSClient(); }")]
    public Task Survives_broken_code(string member) => Silent(Service(member), compiles: false);

    [Fact]
    public Task Fix_makes_it_a_static_field() => Fixes(
        """
        using Amazon;
        using Amazon.SQS;

        public sealed class Service
        {
            /// <summary>Sends all.</summary>
            public async Task Send(string[] all)
            {
                foreach (var text in all)
                {
                    using var sqs = new {|AWSM1028:AmazonSQSClient|}(RegionEndpoint.EUWest1); // ours

                    await sqs.SendMessageAsync("q", text);
                }
            }

            public async Task Send(string text)
            {
                var sqs = new {|AWSM1028:AmazonSQSClient|}(RegionEndpoint.EUWest1);

                await sqs.SendMessageAsync("q", text);
            }
        }
        """,
        """
        using Amazon;
        using Amazon.SQS;

        public sealed class Service
        {
            private static readonly AmazonSQSClient Sqs = new AmazonSQSClient(RegionEndpoint.EUWest1);

            /// <summary>Sends all.</summary>
            public async Task Send(string[] all)
            {
                foreach (var text in all)
                {
                    // ours

                    await Sqs.SendMessageAsync("q", text);
                }
            }

            public async Task Send(string text)
            {
                await Sqs.SendMessageAsync("q", text);
            }
        }
        """);

    [Fact]
    public Task Fix_gives_the_field_to_who_was_given_the_client() => Fixes(
        """
        using Amazon.SQS;

        public sealed class Service
        {
            public async Task Send(string[] all)
            {
                // one for all
                var sqs = new {|AWSM1028:AmazonSQSClient|}();
                foreach (var text in all)
                {
                    await Relay(sqs, /* body */ text);
                }
            }

            private static async Task Relay(AmazonSQSClient sqs, string text) => await sqs.SendMessageAsync("q", text);
        }
        """,
        """
        using Amazon.SQS;

        public sealed class Service
        {
            private static readonly AmazonSQSClient Sqs = new AmazonSQSClient();

            public async Task Send(string[] all)
            {
                // one for all
                foreach (var text in all)
                {
                    await Relay(Sqs, /* body */ text);
                }
            }

            private static async Task Relay(AmazonSQSClient sqs, string text) => await sqs.SendMessageAsync("q", text);
        }
        """);

    [Fact]
    public Task Fix_names_the_field_as_the_class_does() => Fixes(
        """
        using Amazon.SQS;

        public sealed class Service
        {
            private static readonly string s_queue = "q";

            public async Task Send(string text)
            {
                IAmazonSQS client = new {|AWSM1028:AmazonSQSClient|}();
                await client.SendMessageAsync(s_queue, text);
            }
        }
        """,
        """
        using Amazon.SQS;

        public sealed class Service
        {
            private static readonly IAmazonSQS s_client = new AmazonSQSClient();
            private static readonly string s_queue = "q";

            public async Task Send(string text)
            {
                await s_client.SendMessageAsync(s_queue, text);
            }
        }
        """);

    /// <summary>A region of fields begins above the new one; a comment stays at what is below it.</summary>
    [Theory]
    [InlineData("#region Fields\n    private int count;\n    #endregion", "#region Fields\n    NEW\n    private int count;\n    #endregion")]
    [InlineData("#region Fields\n\n    private int count;\n    #endregion", "#region Fields\n\n    NEW\n    private int count;\n    #endregion")]
    [InlineData("#region Fields\n    // what was sent\n    private int count;\n    #endregion", "#region Fields\n    NEW\n\n    // what was sent\n    private int count;\n    #endregion")]
    [InlineData("// fields\n    private int count;", "NEW\n\n    // fields\n    private int count;")]
    [InlineData("/// <summary>What was sent.</summary>\n    private int count;", "NEW\n\n    /// <summary>What was sent.</summary>\n    private int count;")]
    [InlineData("#region Counting\n    private int Count() => count;\n    #endregion\n    private int count;", "NEW\n\n    #region Counting\n    private int Count() => count;\n    #endregion\n    private int count;")]
    public Task Fix_puts_the_field_below_the_heading(string before, string after)
    {
        return Fixes(Class(before, "var client = new {|AWSM1028:AmazonSQSClient|}();\n        await client"),
            Class(after.Replace("NEW", "private static readonly AmazonSQSClient Client = new AmazonSQSClient();", StringComparison.Ordinal), "await Client"));

        static string Class(string members, string send) => $$"""
            using Amazon.SQS;

            public sealed class Service
            {
                {{members}}

                public async Task Send(string text)
                {
                    {{send}}.SendMessageAsync("q" + count++, text);
                }
            }
            """;
    }

    [Theory]
    [InlineData("public async Task Send(string[] all) { foreach (var t in all) { using (var sqs = new {|AWSM1028:AmazonSQSClient|}()) { await sqs.SendMessageAsync(url, t); } } }")]
    [InlineData("public async Task Send(string text) { using var sqs = new {|AWSM1028:AmazonSQSClient|}(RegionEndpoint.GetBySystemName(region)); await sqs.SendMessageAsync(url, text); }")]
    [InlineData("public async Task Send(string text) { var sqs = new {|AWSM1028:AmazonSQSClient|}(); await sqs.SendMessageAsync(url, text); sqs.Dispose(); }")]
    [InlineData("public async Task Send(string text) { var sqs = new {|AWSM1028:AmazonSQSClient|}(); try { await sqs.SendMessageAsync(url, text); } finally { sqs?.Dispose(); } }")]
    [InlineData("public async Task Send(string text) { var sqs = new {|AWSM1028:AmazonSQSClient|}(); await sqs.SendMessageAsync(url, text); ((IDisposable)sqs).Dispose(); }")]
    [InlineData("private static int Sqs => 1; public async Task Send(string text) { var sqs = new {|AWSM1028:AmazonSQSClient|}(); await sqs.SendMessageAsync(url, text); }")]
    public Task Offers_nothing_that_would_not_compile_or_share_what_is_disposed(string member) => NotFixed(Service(member));
}
