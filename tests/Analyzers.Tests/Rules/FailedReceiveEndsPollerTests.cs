using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class FailedReceiveEndsPollerTests() : RuleTests("AWSM2008")
{
    private static string Service(string members, string @base = "BackgroundService") => $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;
        using Amazon.Runtime;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;

        public abstract class Base : BackgroundService { protected abstract Task PollAsync(CancellationToken stop); protected override async Task ExecuteAsync(CancellationToken stop) { while (true) { try { await PollAsync(stop); } catch (Exception) { } } } }

        public class Poller(IAmazonSQS sqs, ILogger<Poller> logger, string url) : {{@base}}
        {
            private Task Handle(Message message) => Task.CompletedTask;
        {{members}}
        }
        """;

    private static string Execute(string statements, string members = "") => Service($$"""
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                {{statements}}
            }
            {{members}}
        """);

    [Theory]
    [InlineData("while (!stoppingToken.IsCancellationRequested) { var r = await sqs.{|AWSM2008:ReceiveMessageAsync|}(url, stoppingToken); foreach (var m in r.Messages ?? new()) { await Handle(m); } }")]
    [InlineData("while (true) { var r = await sqs.{|AWSM2008:ReceiveMessageAsync|}(url); foreach (var m in r.Messages) { try { await Handle(m); } catch (Exception e) { logger.LogError(e, \"failed\"); } } }")]
    [InlineData("for (;;) { await sqs.{|AWSM2008:ReceiveMessageAsync|}(url); }")]
    [InlineData("do { await sqs.{|AWSM2008:ReceiveMessageAsync|}(url); } while (!stoppingToken.IsCancellationRequested);")]
    [InlineData("try { while (true) { await sqs.{|AWSM2008:ReceiveMessageAsync|}(url); } } catch (Exception e) { logger.LogError(e, \"stopped\"); }")]
    [InlineData("while (true) { try { await sqs.{|AWSM2008:ReceiveMessageAsync|}(url); } catch (OperationCanceledException) { } }")]
    [InlineData("while (true) { try { await sqs.{|AWSM2008:ReceiveMessageAsync|}(url); } catch (Exception e) { logger.LogError(e, \"stopped\"); throw; } }")]
    [InlineData("while (true) { try { await sqs.{|AWSM2008:ReceiveMessageAsync|}(url); } catch (Exception e) { logger.LogError(e, \"stopped\"); break; } }")]
    [InlineData("while (true) { try { await sqs.{|AWSM2008:ReceiveMessageAsync|}(url); } finally { logger.LogInformation(\"next\"); } }")]
    [InlineData("try { while (true) { await sqs.{|AWSM2008:ReceiveMessageAsync|}(url); } } finally { logger.LogInformation(\"exit code {Code}\", Environment.ExitCode); }")]
    [InlineData("foreach (var queue in new[] { url }) { try { while (true) { await sqs.{|AWSM2008:ReceiveMessageAsync|}(queue); } } catch (Exception e) { logger.LogError(e, \"next\"); } }")]
    [InlineData("try { foreach (var queue in new[] { url }) { while (true) { await sqs.{|AWSM2008:ReceiveMessageAsync|}(queue); } } } catch (Exception e) { logger.LogError(e, \"stopped\"); }")]
    [InlineData("while (true) { await PollAsync(); }")]
    [InlineData("using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1)); while (await timer.WaitForNextTickAsync(stoppingToken)) { await sqs.{|AWSM2008:ReceiveMessageAsync|}(url); await sqs.ReceiveMessageAsync(url); }")]
    [InlineData("await Task.WhenAll(Enumerable.Range(0, 3).Select(async _ => { while (true) { await sqs.{|AWSM2008:ReceiveMessageAsync|}(url); } }));")]
    [InlineData("await LoopAsync(); async Task LoopAsync() { while (true) { await sqs.{|AWSM2008:ReceiveMessageAsync|}(url); } }")]
    [InlineData("await LoopAsync(); async Task LoopAsync() { while (true) { try { await sqs.{|AWSM2008:ReceiveMessageAsync|}(url); } catch (Exception e) { logger.LogError(e, \"bad\"); return; } } }")]
    [InlineData("while (true) { await OnceAsync(); } async Task<object?> OnceAsync() { try { return await sqs.{|AWSM2008:ReceiveMessageAsync|}(url); } catch (OperationCanceledException) { return null; } }")]
    public Task Reports_a_loop_that_a_failure_leaves(string statements) => Reports(Execute(statements,
        statements.Contains("PollAsync", StringComparison.Ordinal)
            ? "private async Task PollAsync() { var r = await sqs.{|AWSM2008:ReceiveMessageAsync|}(url); foreach (var m in r.Messages) await Handle(m); }"
            : ""));

    [Theory]
    [InlineData("while (true) { try { await sqs.ReceiveMessageAsync(url); } catch (Exception e) { logger.LogError(e, \"failed\"); } }")]
    [InlineData("while (true) { try { await sqs.ReceiveMessageAsync(url); } catch (Exception e) when (e is not OperationCanceledException) { logger.LogError(e, \"failed\"); continue; } }")]
    [InlineData("while (true) { try { await sqs.ReceiveMessageAsync(url); } catch (AmazonSQSException) { await Task.Delay(1000); } }")]
    [InlineData("while (true) { try { await sqs.ReceiveMessageAsync(url); } catch (OperationCanceledException) { break; } catch { } }")]
    [InlineData("while (true) { try { while (true) { await sqs.ReceiveMessageAsync(url); } } catch (Exception e) { logger.LogError(e, \"again\"); } }")]
    [InlineData("while (true) { await QuietAsync(); }")]
    [InlineData("foreach (var lease in Leases()) { try { while (true) { await sqs.ReceiveMessageAsync(lease); } } catch (Exception e) { logger.LogError(e, \"next\"); } } IEnumerable<string> Leases() { while (true) { yield return url; } }")]
    [InlineData("while (true) { foreach (var queue in new[] { url }) { try { await sqs.ReceiveMessageAsync(queue); } catch (Exception e) { logger.LogError(e, \"later\"); break; } } await Task.Delay(1000); }")]
    [InlineData("try { while (true) { await sqs.ReceiveMessageAsync(url); } } catch (Exception e) { logger.LogError(e, \"again\"); await Task.Delay(1000); await ExecuteAsync(stoppingToken); }")]
    [InlineData("try { await RunAsync(); } catch (Exception e) { logger.LogError(e, \"again\"); await RunAsync(); } async Task RunAsync() { while (true) { await sqs.ReceiveMessageAsync(url); } }")]
    [InlineData("while (true) { if (await NoneAsync() is { } r) await Handle(r.Messages[0]); }")]
    [InlineData("while (true) { await LocalAsync(); } async Task<int> LocalAsync() { try { await sqs.ReceiveMessageAsync(url); return 1; } catch { return 0; } }")]
    [InlineData("while (true) { await DrainAsync(); await Task.Delay(1000); }")]
    [InlineData("while (true) { while (true) { try { await sqs.ReceiveMessageAsync(url); } catch (Exception) { break; } } await Task.Delay(1000); }")]
    [InlineData("while (true) { try { await LoudAsync(); } catch (AmazonServiceException) { } }")]
    [InlineData("await Retry(() => LoopAsync()); async Task LoopAsync() { while (true) { await sqs.ReceiveMessageAsync(url); } }")]
    [InlineData("while (true) { await retry(() => sqs.ReceiveMessageAsync(url)); }")]
    [InlineData("while (true) { var r = await sqs.ReceiveMessageAsync(url); if (r.Messages.Count == 0) break; }")]
    [InlineData("await sqs.ReceiveMessageAsync(url);")]
    [InlineData("_ = Task.Run(async () => { while (true) { await sqs.ReceiveMessageAsync(url); } });")]
    [InlineData("try { while (true) { await sqs.ReceiveMessageAsync(url); } } catch (Exception e) { logger.LogCritical(e, \"down\"); Environment.Exit(1); }")]
    [InlineData("while (true) { await SafelyAsync(async () => { await sqs.ReceiveMessageAsync(url); }); } async Task SafelyAsync(Func<Task> work) { try { await work(); } catch (Exception e) { logger.LogError(e, \"failed\"); } }")]
    [InlineData("while (true) { var r = await sqs.ReceiveMessageAsync(url).ContinueWith(t => t.IsFaulted ? null : t.Result); }")]
    [InlineData("while (true) { var task = sqs.ReceiveMessageAsync(url); await Task.WhenAny(task); if (task.IsFaulted) { logger.LogError(task.Exception, \"failed\"); continue; } await Handle((await task).Messages[0]); }")]
    [InlineData("while (true) { var task = sqs.ReceiveMessageAsync(url); await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); if (!task.IsCompletedSuccessfully) { continue; } await Handle((await task).Messages[0]); }")]
    [InlineData("try { while (true) { await sqs.ReceiveMessageAsync(url); } } catch (OperationCanceledException) { } catch (Exception e) { Die(e); }")]
    [InlineData("try { while (true) { await sqs.ReceiveMessageAsync(url); } } finally { lifetime.StopApplication(); }")]
    [InlineData("try { while (true) { await sqs.ReceiveMessageAsync(url); } } catch (Exception e) { logger.LogCritical(e, \"down\"); Environment.ExitCode = 1; throw; }")]
    public Task Is_silent_where_the_loop_goes_on_or_it_is_unknown(string statements) => Silent(Execute(statements, """
        private readonly Func<Func<Task>, Task> retry = null!;
        private readonly IHostApplicationLifetime lifetime = null!;
        private Task Retry(Func<Task> action) => retry(action);
        private async Task QuietAsync() { try { await sqs.ReceiveMessageAsync(url); } catch (AmazonSQSException e) { logger.LogError(e, "failed"); } }
        private async Task<ReceiveMessageResponse?> NoneAsync() { try { return await sqs.ReceiveMessageAsync(url); } catch (Exception e) { logger.LogError(e, "failed"); return null; } }
        private async Task DrainAsync() { for (;;) { try { await sqs.ReceiveMessageAsync(url); } catch (Exception e) { logger.LogError(e, "later"); break; } } }
        private async Task LoudAsync() { await sqs.ReceiveMessageAsync(url); }
        private void Die(Exception e) { logger.LogCritical(e, "down"); Environment.Exit(1); }
        """));

    [Fact]
    public Task Is_silent_where_a_base_class_has_the_loop() =>
        Silent(Service("protected override async Task PollAsync(CancellationToken stop) { await sqs.ReceiveMessageAsync(url, stop); }", "Base"));

    [Fact]
    public Task Is_silent_outside_hosted_services() => Silent(Service("public async Task Run() { while (true) { await sqs.ReceiveMessageAsync(url); } }", "object"));

    [Fact]
    public Task Is_silent_where_the_host_is_told_what_to_do() => Silent(Execute(
        "while (true) { await sqs.ReceiveMessageAsync(url); }", "public const string Setting = \"BackgroundServiceExceptionBehavior\";"));

    [Fact]
    public Task Is_silent_on_types_that_only_look_alike() => Silent("""
        namespace Amazon.SQS { public class Queue { public Task ReceiveMessageAsync(string url) => Task.CompletedTask; } }
        public abstract class BackgroundService { protected abstract Task ExecuteAsync(CancellationToken stop); }
        public class Fake(Amazon.SQS.Queue sqs) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stop) { while (true) { await sqs.ReceiveMessageAsync("q"); } }
        }
        """);

    [Theory]
    [InlineData("while (true) { await sqs.ReceiveMessageAsync(url, }")]
    [InlineData("while (true) { try { await sqs.ReceiveMessageAsync(missing); } catch (")]
    public Task Is_silent_on_code_with_errors(string statements) => Silent(Execute(statements), compiles: false);

    [Fact]
    public Task Fix_puts_the_body_into_a_try() => Fixes(
        Execute("""
        // For ever
                while (!stoppingToken.IsCancellationRequested) // until the end
                { // each turn
                    // what is there
                    var r = await sqs.{|AWSM2008:ReceiveMessageAsync|}(
                        url,
                        stoppingToken);

                    foreach (var m in r.Messages ?? new())
                    {
                        await Handle(m); // one by one
                    }
                }
        """),
        Execute("""
        // For ever
                while (!stoppingToken.IsCancellationRequested) // until the end
                { // each turn
                    try
                    {
                        // what is there
                        var r = await sqs.ReceiveMessageAsync(
                            url,
                            stoppingToken);

                        foreach (var m in r.Messages ?? new())
                        {
                            await Handle(m); // one by one
                        }
                    }
                    catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                    {
                        logger.LogError(e, "Receiving from the queue failed, trying again");
                        await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
                    }
                }
        """));

    /// <summary>As the type says it elsewhere: of the logger, and where it never logs, of other members.</summary>
    [Theory]
    [InlineData("this.logger.LogInformation(\"started\");", "this.logger")]
    [InlineData("logger.LogInformation(\"started\");", "logger")]
    [InlineData("this.started = true;", "this.logger")]
    [InlineData("started = true;", "logger")]
    public Task Fix_says_this_where_the_type_does(string member, string logger)
    {
        var code = $$"""
            using Amazon.SQS;
            using Microsoft.Extensions.Hosting;
            using Microsoft.Extensions.Logging;

            public sealed class Poller : BackgroundService
            {
                private readonly IAmazonSQS sqs;
                private readonly ILogger<Poller> logger;
                private bool started;

                public Poller(IAmazonSQS sqs, ILogger<Poller> logger)
                {
                    this.sqs = sqs;
                    this.logger = logger;
                }

                public bool IsStarted => started;

                public override Task StartAsync(CancellationToken stoppingToken)
                {
                    {{member}}
                    return base.StartAsync(stoppingToken);
                }

                protected override async Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    while (true)
                    {
                        await sqs.{|AWSM2008:ReceiveMessageAsync|}("u", stoppingToken);
                    }
                }
            }
            """;
        return Fixes(code, code.Replace("            await sqs.{|AWSM2008:ReceiveMessageAsync|}(\"u\", stoppingToken);\n", $$"""
                        try
                        {
                            await sqs.ReceiveMessageAsync("u", stoppingToken);
                        }
                        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                        {
                            {{logger}}.LogError(e, "Receiving from the queue failed, trying again");
                            await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
                        }

            """, StringComparison.Ordinal));
    }

    [Fact]
    public Task Fix_keeps_the_blank_line_before_the_last_comment() => Fixes(
        Execute("""
        while (true)
                {
                    await sqs.{|AWSM2008:ReceiveMessageAsync|}(url, stoppingToken);

                    // next
                }
        """),
        Execute("""
        while (true)
                {
                    try
                    {
                        await sqs.ReceiveMessageAsync(url, stoppingToken);

                        // next
                    }
                    catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                    {
                        logger.LogError(e, "Receiving from the queue failed, trying again");
                        await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
                    }
                }
        """));

    [Fact]
    public Task Fix_follows_the_style_around() => Fixes(
        Execute("""
        var e = 0;
                for (;;)
                    await sqs.{|AWSM2008:ReceiveMessageAsync|}(url).ConfigureAwait(false); // next
        """),
        Execute("""
        var e = 0;
                for (;;)
                {
                    try
                    {
                        await sqs.ReceiveMessageAsync(url).ConfigureAwait(false); // next
                    }
                    catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
                    {
                        logger.LogError(exception, "Receiving from the queue failed, trying again");
                        await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken).ConfigureAwait(false);
                    }
                }
        """));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public Task Fix_keeps_braces_and_line_ends(string endOfLine) => Fixes(
        Execute("""
        while (true) {
                    await sqs.{|AWSM2008:ReceiveMessageAsync|}(url, stoppingToken);
                    // the end
                }
        """).ReplaceLineEndings(endOfLine),
        Execute("""
        while (true) {
                    try {
                        await sqs.ReceiveMessageAsync(url, stoppingToken);
                        // the end
                    } catch (Exception e) when (!stoppingToken.IsCancellationRequested) {
                        logger.LogError(e, "Receiving from the queue failed, trying again");
                        await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
                    }
                }
        """).ReplaceLineEndings(endOfLine));

    [Fact]
    public Task Is_not_fixed_where_there_is_nothing_to_log_with() => NotFixed(Execute(
        "while (true) { await sqs.{|AWSM2008:ReceiveMessageAsync|}(url); }").Replace("ILogger<Poller> logger, ", "", StringComparison.Ordinal));

    /// <summary>Nothing can be handed out in a try that catches.</summary>
    [Fact]
    public Task Is_not_fixed_in_an_iterator() => NotFixed(Execute("await foreach (var m in Messages(stoppingToken)) { await Handle(m); }", """
            private async IAsyncEnumerable<Message> Messages([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
            {
                while (!stop.IsCancellationRequested)
                {
                    var r = await sqs.{|AWSM2008:ReceiveMessageAsync|}(url, stop); // one by one
                    foreach (var m in r.Messages ?? new())
                    {
                        yield return m;
                    }
                }
            }
        """));

    private const string Loop = """
        private async Task Loop(CancellationToken stop)
        {
            while (!stop.IsCancellationRequested)
            {
                var r = await sqs.{|AWSM2008:ReceiveMessageAsync|}(url, stop);
                foreach (var m in r.Messages) { await Handle(m); }
            }
        }
        """;

    private static readonly string Unmarked = Loop.Replace("{|AWSM2008:ReceiveMessageAsync|}", "ReceiveMessageAsync", StringComparison.Ordinal);

    [Theory]
    [InlineData("=> Loop(stop);")]
    [InlineData("{ return Loop(stop); }")]
    [InlineData("=> Task.Run(() => Loop(stop), stop);")]
    [InlineData("=> Task.WhenAll(Loop(stop), Loop(stop));")]
    public Task Reports_a_loop_whose_task_is_handed_to_the_host(string body) =>
        Reports(Service("    protected override Task ExecuteAsync(CancellationToken stop) " + body + Loop));

    [Theory]
    [InlineData("await Task.Run(() => Loop(stop), stop);")]
    [InlineData("await Task.Run(async () => await Loop(stop), stop);")]
    public Task Reports_a_loop_that_runs_on_another_thread(string statements) =>
        Reports(Service("    protected override async Task ExecuteAsync(CancellationToken stop) { " + statements + " }" + Loop));

    [Theory]
    [InlineData("{ _ = Task.Run(() => Loop(stop), stop); return Task.CompletedTask; }")]
    [InlineData("{ _ = Loop(stop); return Task.CompletedTask; }")]
    [InlineData("=> Guarded(() => Loop(stop)); private static async Task Guarded(Func<Task> run) { try { await run(); } catch (Exception) { } }")]
    public Task Silent_where_nobody_is_told_or_a_helper_catches(string body) =>
        Silent(Service("    protected override Task ExecuteAsync(CancellationToken stop) " + body + Unmarked));

    [Theory]
    [InlineData("public class Watchdog(Poller poller) { public bool IsDown => poller.ExecuteTask is { IsFaulted: true }; public Task Again() => poller.StartAsync(default); }")]
    [InlineData("public class Patient : AmazonSQSClient { public override async Task<ReceiveMessageResponse> ReceiveMessageAsync(ReceiveMessageRequest r, CancellationToken c = default) { while (true) { try { return await base.ReceiveMessageAsync(r, c); } catch (AmazonServiceException) { await Task.Delay(1000, c); } } } }")]
    public Task Silent_where_others_see_to_failures(string other) =>
        Silent(Service("    protected override Task ExecuteAsync(CancellationToken stop) => Loop(stop);" + Unmarked) + "\n" + other);

    [Theory]
    [InlineData("var all = Start(stop); while (true) { var ended = await Task.WhenAny(all); if (ended.IsFaulted) { all = Start(stop); } }", "private Task[] Start(CancellationToken stop) => [Loop(stop), Loop(stop)];")]
    [InlineData("foreach (var t in Start(stop)) { await Task.WhenAny(t); }", "private IEnumerable<Task> Start(CancellationToken stop) { yield return Loop(stop); }")]
    [InlineData("var run = await Start(stop); await Task.WhenAny(run); Console.WriteLine(run.Exception);", "private async Task<Task> Start(CancellationToken stop) { await Task.Yield(); return Loop(stop); }")]
    [InlineData("while (true) { await Task.Run(() => Loop(stop)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); }", "")]
    public Task Silent_where_tasks_are_watched(string statements, string member) => Silent(
        Service("    protected override async Task ExecuteAsync(CancellationToken stop) { " + statements + " } " + member + Unmarked));

    [Fact]
    public Task Reports_though_a_class_around_the_client_counts() => Reports(Service("    protected override Task ExecuteAsync(CancellationToken stop) => Loop(stop);" + Loop) + """

        public class Counting : AmazonSQSClient
        {
            public int Count;
            public override Task<ReceiveMessageResponse> ReceiveMessageAsync(ReceiveMessageRequest r, CancellationToken c = default) { Count++; return base.ReceiveMessageAsync(r, c); }
        }
        """);
}
