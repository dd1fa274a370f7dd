using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class NullMessagesTests() : RuleTests("AWSM2003")
{
    private static string Worker(string members) => $$"""
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public partial class Worker(IAmazonSQS sqs, string url, ReceiveMessageRequest request)
        {
            private Task Handle(Message message) => Task.CompletedTask;
            private static void Use(object? o) { }
        {{members}}
        }
        """;

    private static string Run(string statements, string members = "") => Worker($$"""
            public async Task Run(CancellationToken stop)
            {
                await Task.Yield();
                {{statements}}
            }
            {{members}}
        """);

    [Theory]
    [InlineData("var r = await sqs.{|AWSM2003:ReceiveMessageAsync|}(request, stop); foreach (var m in r.Messages) { await Handle(m); }")]
    [InlineData("var r = await sqs.{|AWSM2003:ReceiveMessageAsync|}(url).ConfigureAwait(false); if (r.Messages.Count == 0) return; foreach (var m in r.Messages) { await Handle(m); }")]
    [InlineData("var messages = (await sqs.{|AWSM2003:ReceiveMessageAsync|}(url)).Messages; for (var i = 0; i < messages.Count; i++) { await Handle(messages[i]); }")]
    [InlineData("List<Message> messages; messages = (await sqs.{|AWSM2003:ReceiveMessageAsync|}(url)).Messages; if (messages.Any()) Use(1);")]
    [InlineData("var r = await sqs.{|AWSM2003:ReceiveMessageAsync|}(url); await Task.WhenAll(r.Messages.Select(Handle));")]
    [InlineData("var r = sqs.{|AWSM2003:ReceiveMessageAsync|}(url).Result; r.Messages.ForEach(m => Use(m));")]
    [InlineData("var r = sqs.{|AWSM2003:ReceiveMessageAsync|}(url).GetAwaiter().GetResult(); Use(r.Messages[0]);")]
    [InlineData("var r = await sqs.{|AWSM2003:ReceiveMessageAsync|}(url); foreach (var m in r.Messages ?? new()) { Use(m); } Console.WriteLine(r.Messages.Count);")]
    [InlineData("var task = sqs.{|AWSM2003:ReceiveMessageAsync|}(url); await task; await Parallel.ForEachAsync(task.Result.Messages, async (m, _) => await Handle(m));")]
    [InlineData("var query = from m in (await sqs.{|AWSM2003:ReceiveMessageAsync|}(url)).Messages select m.Body; Use(query);")]
    [InlineData("async Task<List<Message>> Next() => (await sqs.{|AWSM2003:ReceiveMessageAsync|}(url)).Messages; foreach (var m in await Next()) { Use(m); }")]
    [InlineData("var r = await sqs.{|AWSM2003:ReceiveMessageAsync|}(url); if (r.HttpStatusCode == System.Net.HttpStatusCode.OK) { foreach (var m in r.Messages) Use(m); }")]
    [InlineData("var r = await sqs.{|AWSM2003:ReceiveMessageAsync|}(url); Message[] all = [.. r.Messages]; Use(all);")]
    [InlineData("List<Message> all = []; all = [.. all, .. (await sqs.{|AWSM2003:ReceiveMessageAsync|}(url)).Messages]; Use(all);")]
    [InlineData("var r = await sqs.{|AWSM2003:ReceiveMessageAsync|}(url); List<Message> all = r.Messages.Count > 1 ? [.. r.Messages] : r.Messages; Use(all);")]
    public Task Reports_a_list_that_is_taken_to_be_there(string statements) => Reports(Run(statements), only: SdkMajor.V4);

    [Theory]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); foreach (var m in r.Messages ?? []) { Use(m); Console.WriteLine(r.Messages.Count); }")]
    [InlineData("var messages = (await sqs.ReceiveMessageAsync(url)).Messages; foreach (var m in messages ?? []) { Use(m); Console.WriteLine(messages.Count); }")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); foreach (var m in r.Messages ?? []) { await Task.Run(() => Console.WriteLine(r.Messages.Count)); Use(m); }")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); if (!HasAny(r)) return; foreach (var m in r.Messages) { Use(m); }")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); if (HasMany(r)) Use(r.Messages[0]);")]
    public Task Silent_where_the_list_is_looked_at_elsewhere(string statements) => Silent(
        Run(statements, """
            private static bool HasAny(ReceiveMessageResponse response) => response is { Messages.Count: > 0 };
            private static bool HasMany(ReceiveMessageResponse response) => response is { Messages: { Count: > 1 } };
        """), only: SdkMajor.V4);

    [Fact]
    public Task Reports_in_a_helper_of_the_type() => Reports(
        Run("await All((await sqs.{|AWSM2003:ReceiveMessageAsync|}(url)).Messages); await All2(await sqs.{|AWSM2003:ReceiveMessageAsync|}(url)); foreach (var m in await Next()) Use(m);", """
            private async Task All(List<Message> messages) { foreach (var m in messages) await Handle(m); }
            private async Task All2(ReceiveMessageResponse response) { foreach (var m in response.Messages) await Handle(m); }
            private async Task<List<Message>> Next() { var r = await sqs.{|AWSM2003:ReceiveMessageAsync|}(url); return r.Messages; }
            """),
        only: SdkMajor.V4);

    [Fact]
    public Task Reports_beside_a_helper_whose_answer_decides_nothing() => Reports(
        Run("var r = await sqs.{|AWSM2003:ReceiveMessageAsync|}(url); var n = OrEmpty(r.Messages).Count; foreach (var m in r.Messages) { Use(m); } Use(n);",
            "private static List<Message> OrEmpty(List<Message>? messages) => messages ?? new();"),
        only: SdkMajor.V4);

    [Fact]
    public Task Reports_top_level_statements() => Reports("""
        using Amazon.SQS;
        var sqs = new AmazonSQSClient();
        foreach (var message in (await sqs.{|AWSM2003:ReceiveMessageAsync|}("q")).Messages)
        {
            Console.WriteLine(message.Body);
        }
        """, only: SdkMajor.V4, isProgram: true);

    [Fact]
    public async Task Is_a_warning_in_a_program_and_a_suggestion_in_a_library()
    {
        var source = Run("foreach (var m in (await sqs.ReceiveMessageAsync(url)).Messages) { }");
        Assert.Equal(DiagnosticSeverity.Info, Assert.Single(await Findings.In("AWSM2003", source)).Severity);
        var program = Workbench.Compile([("P.cs", source + "\npublic static class Program { public static void Main() { } }")]);
        program = program.WithOptions(program.Options.WithOutputKind(OutputKind.ConsoleApplication));
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(await Workbench.BuildAsync(program), d => d.Id == "AWSM2003").Severity);
    }

    [Fact]
    public Task Fix_leaves_aligned_lines_as_they_are() => Fixes(
        Run("""
        var request2 = request;
                var response = await sqs.{|AWSM2003:ReceiveMessageAsync|}(request2, stop);
                var bodies   = response.Messages
                                       .Where(m => m.Body.Length > 0)
                                       .Select(m => m.Body);
                Use(
                  bodies);
        """),
        Run("""
        var request2 = request;
                var response = await sqs.ReceiveMessageAsync(request2, stop);
                var bodies   = (response.Messages ?? [])
                                       .Where(m => m.Body.Length > 0)
                                       .Select(m => m.Body);
                Use(
                  bodies);
        """),
        only: SdkMajor.V4);

    [Theory]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); foreach (var m in r.Messages ?? new()) { Use(m); }")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); if (r.Messages == null) return; foreach (var m in r.Messages) { Use(m); }")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); if (r.Messages is null || r.Messages.Count == 0) return; foreach (var m in r.Messages) { Use(m); }")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); if (r.Messages is not { Count: > 0 }) return; foreach (var m in r.Messages) { Use(m); }")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); if (r?.Messages?.Count > 0) { foreach (var m in r.Messages) { Use(m); } }")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); if (r.Messages?.Any() != true) return; foreach (var m in r.Messages) { Use(m); }")]
    [InlineData("var messages = (await sqs.ReceiveMessageAsync(url)).Messages ?? new(); foreach (var m in messages) { Use(m); }")]
    [InlineData("var messages = (await sqs.ReceiveMessageAsync(url)).Messages; messages ??= new(); foreach (var m in messages) { Use(m); }")]
    [InlineData("var messages = (await sqs.ReceiveMessageAsync(url)).Messages; if (messages is null) messages = new(); foreach (var m in messages) { Use(m); }")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); r.Messages ??= new(); foreach (var m in r.Messages) { Use(m); }")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); if (r is { Messages: { Count: > 0 } messages }) { foreach (var m in messages) { Use(m); } }")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); if (IsEmpty(r.Messages)) return; foreach (var m in r.Messages) { Use(m); }")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); ArgumentNullException.ThrowIfNull(r.Messages); foreach (var m in r.Messages) { Use(m); }")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); if (isEmpty(r)) return; foreach (var m in r.Messages) { Use(m); }")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); if (HasNone(r)) return; foreach (var m in r.Messages) { Use(m); }")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); if (OrEmpty(r.Messages).Count == 0) return; foreach (var m in r.Messages) { Use(m); }")]
    [InlineData("ReceiveMessageResponse r; while (OrEmpty((r = await sqs.ReceiveMessageAsync(url)).Messages).Any()) { foreach (var m in r.Messages) { Use(m); } }")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); Console.WriteLine(r.HttpStatusCode);")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); if (r.Messages is [var one, ..]) Use(one);")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); List<Message> all = [.. r.Messages ?? []]; Use(all);")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); List<Message> all = r.Messages is null ? [] : [.. r.Messages]; Use(all);")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); List<Message> all = r.Messages?.Count > 0 ? [.. r.Messages] : []; Use(all);")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); List<List<Message>?> all = [r.Messages]; Use(all);")]
    [InlineData("ReceiveMessageResponse r; while ((r = await sqs.ReceiveMessageAsync(url)).Messages?.Count > 0) { foreach (var m in r.Messages) { Use(m); } }")]
    [InlineData("ReceiveMessageResponse r; while ((r = await sqs.ReceiveMessageAsync(url)).Messages is { Count: > 0 }) { foreach (var m in r.Messages) { Use(m); } }")]
    [InlineData("List<Message> all; if ((all = (await sqs.ReceiveMessageAsync(url)).Messages) == null) return; foreach (var m in all) { Use(m); }")]
    [InlineData("var r = new ReceiveMessageResponse { Messages = new() }; foreach (var m in r.Messages) { Use(m); } await sqs.ReceiveMessageAsync(url);")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); if (r is { Messages.Count: > 0 }) { foreach (var m in r.Messages) { Use(m); } }")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); if (r is not { Messages: { Count: > 0 } }) { return; } foreach (var m in r.Messages) { Use(m); }")]
    public Task Is_silent_where_null_is_seen_to(string statements) =>
        Silent(Run(statements, "private readonly Func<ReceiveMessageResponse, bool> isEmpty = null!; private static bool HasNone(ReceiveMessageResponse r) => r.Messages is null; private static List<Message> OrEmpty(List<Message>? messages) => messages ?? new(); private static bool IsEmpty(List<Message>? messages) => messages is null || messages.Count == 0;"));

    [Fact]
    public Task Is_silent_on_version_3_whose_list_is_always_there() =>
        Silent(Run("foreach (var m in (await sqs.ReceiveMessageAsync(url)).Messages) { Use(m); }"), only: SdkMajor.V3);

    [Fact]
    public Task Is_silent_where_the_SDK_is_told_to_make_empty_collections() => Silent(Run(
        "foreach (var m in (await sqs.ReceiveMessageAsync(url)).Messages) { Use(m); }", "public static void Init() => Amazon.AWSConfigs.InitializeCollections = true;"),
        only: SdkMajor.V4);

    [Fact]
    public Task Is_silent_on_a_client_of_one_s_own() => Silent(Worker("""
        private class Emulator : AmazonSQSClient
        {
            public override Task<ReceiveMessageResponse> ReceiveMessageAsync(ReceiveMessageRequest r, CancellationToken stop) => Task.FromResult(new ReceiveMessageResponse { Messages = new() });
        }

        public async Task Run(Emulator own) { foreach (var m in (await own.ReceiveMessageAsync(request, default)).Messages) { Use(m); } }
        """).Replace("private class", "public class", StringComparison.Ordinal));

    [Fact]
    public Task Is_silent_on_types_that_only_look_alike() => Silent("""
        namespace Amazon.SQS
        {
            public class Response { public List<string> Messages = new(); }
            public class Queue { public Task<Response> ReceiveMessageAsync(string url) => Task.FromResult(new Response()); }
        }

        public class Fake(Amazon.SQS.Queue sqs)
        {
            public async Task Run() { foreach (var m in (await sqs.ReceiveMessageAsync("q")).Messages) { } }
        }
        """);

    [Theory]
    [InlineData("foreach (var m in (await sqs.ReceiveMessageAsync(url)).Messag) { }")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(; foreach (var m in r.Messages) { }")]
    public Task Is_silent_on_code_with_errors(string statements) => Silent(Run(statements), compiles: false);

    [Fact]
    public Task Fix_takes_an_empty_list_where_the_messages_are_used() => Fixes(
        Run("""
        var r = await sqs.{|AWSM2003:ReceiveMessageAsync|}(request, stop);
                if (r.Messages.Count > 0 /* any */) Use(r);
                if (r.Messages.Count > 0 && stop.CanBeCanceled) { Use(r.Messages[0]); }
                Use(r.Messages.Count > 0 ? r.Messages[0] : null);
                if (r.Messages.Count > 0) Use(r); else Use(r.Messages.Count);
                foreach (var m in r.Messages /* all */) { Use(m); } // each
                Use(r.Messages.Select(m => m.Body).ToList());
        """),
        Run("""
        var r = await sqs.ReceiveMessageAsync(request, stop);
                if (r.Messages?.Count > 0 /* any */) Use(r);
                if (r.Messages?.Count > 0 && stop.CanBeCanceled) { Use(r.Messages[0]); }
                Use(r.Messages?.Count > 0 ? r.Messages[0] : null);
                if (r.Messages?.Count > 0) Use(r); else Use((r.Messages ?? []).Count);
                foreach (var m in r.Messages ?? [] /* all */) { Use(m); } // each
                Use((r.Messages ?? []).Select(m => m.Body).ToList());
        """),
        only: SdkMajor.V4);

    [Fact]
    public Task Fix_takes_an_empty_list_where_the_messages_are_spread() => Fixes(
        Run("""
        var r = await sqs.{|AWSM2003:ReceiveMessageAsync|}(request, stop);
                Message[] all = [.. r.Messages]; // all
                List<string> texts = [.. r.Messages.Select(m => m.Body), "end"];
                Use(all);
                Use(texts);
        """),
        Run("""
        var r = await sqs.ReceiveMessageAsync(request, stop);
                Message[] all = [.. r.Messages ?? []]; // all
                List<string> texts = [.. (r.Messages ?? []).Select(m => m.Body), "end"];
                Use(all);
                Use(texts);
        """),
        only: SdkMajor.V4);

    [Fact]
    public Task Fix_takes_an_empty_list_where_a_variable_is_given_the_messages() => Fixes(
        Run("""
        var messages = (await sqs.{|AWSM2003:ReceiveMessageAsync|}(request, stop)).Messages; // all of them
                if (messages.Count == 0) return;
                foreach (var m in messages) { Use(m); }
                foreach (var m in await Next()) { Use(m); }
        """, "private async Task<List<Message>> Next() => (await sqs.{|AWSM2003:ReceiveMessageAsync|}(url)).Messages;"),
        Run("""
        var messages = (await sqs.ReceiveMessageAsync(request, stop)).Messages ?? []; // all of them
                if (messages.Count == 0) return;
                foreach (var m in messages) { Use(m); }
                foreach (var m in await Next() ?? []) { Use(m); }
        """, "private async Task<List<Message>> Next() => (await sqs.ReceiveMessageAsync(url)).Messages;"),
        only: SdkMajor.V4);

    [Fact]
    public Task Fix_asks_of_null_too_where_an_empty_list_ends_the_turn() => Fixes(
        Run("""
        while (!stop.IsCancellationRequested)
                {
                    var r = await sqs.{|AWSM2003:ReceiveMessageAsync|}(request, stop);
                    if (r.Messages.Count == 0) // nothing there
                    {
                        continue;
                    }

                    foreach (var m in r.Messages) { Use(m); }
                    Use(r.Messages[0]);
                }

                var s = await sqs.{|AWSM2003:ReceiveMessageAsync|}(request, stop);
                if (stop.CanBeCanceled || !s.Messages.Any()) return;
                Use(s.Messages.Count);
        """),
        Run("""
        while (!stop.IsCancellationRequested)
                {
                    var r = await sqs.ReceiveMessageAsync(request, stop);
                    if (r.Messages is null or { Count: 0 }) // nothing there
                    {
                        continue;
                    }

                    foreach (var m in r.Messages) { Use(m); }
                    Use(r.Messages[0]);
                }

                var s = await sqs.ReceiveMessageAsync(request, stop);
                if (stop.CanBeCanceled || s.Messages is null or { Count: 0 }) return;
                Use(s.Messages.Count);
        """),
        only: SdkMajor.V4);

    [Fact]
    public Task Fix_asks_of_null_too_where_messages_begin_the_work() => Fixes(
        Run("""
        var r = await sqs.{|AWSM2003:ReceiveMessageAsync|}(request, stop);
                if (r.Messages.Any()) // something there
                {
                    foreach (var m in r.Messages) { Use(m); }
                }

                var s = await sqs.{|AWSM2003:ReceiveMessageAsync|}(request, stop);
                if (!stop.CanBeCanceled && s.Messages.Any()) Use(s.Messages.Count);
                else foreach (var m in s.Messages) { Use(m); }

                var some = (await sqs.{|AWSM2003:ReceiveMessageAsync|}(request, stop)).Messages.Any();
                Use(some);
        """),
        Run("""
        var r = await sqs.ReceiveMessageAsync(request, stop);
                if (r.Messages is { Count: > 0 }) // something there
                {
                    foreach (var m in r.Messages) { Use(m); }
                }

                var s = await sqs.ReceiveMessageAsync(request, stop);
                if (!stop.CanBeCanceled && s.Messages is { Count: > 0 }) Use(s.Messages.Count);
                else foreach (var m in s.Messages ?? []) { Use(m); }

                var some = ((await sqs.ReceiveMessageAsync(request, stop)).Messages ?? []).Any();
                Use(some);
        """),
        only: SdkMajor.V4);

    /// <summary>A variable that is given another response behind the question, and a list that goes where none may be null.</summary>
    [Fact]
    public Task Fix_takes_an_empty_list_where_an_answer_may_be_of_another_time() => Fixes(
        Run("""
        var r = await sqs.{|AWSM2003:ReceiveMessageAsync|}(request, stop);
                if (r.Messages.Count == 0) return;
                foreach (var m in r.Messages) { Use(m); }
                r = await sqs.{|AWSM2003:ReceiveMessageAsync|}(request, stop);
                foreach (var m in r.Messages) { Use(m); }
        """),
        Run("""
        var r = await sqs.ReceiveMessageAsync(request, stop);
                if (r.Messages is null or { Count: 0 }) return;
                foreach (var m in r.Messages ?? []) { Use(m); }
                r = await sqs.ReceiveMessageAsync(request, stop);
                foreach (var m in r.Messages ?? []) { Use(m); }
        """),
        only: SdkMajor.V4);

    [Theory]
    [InlineData("var all = new List<Message>(); var r = await sqs.{|AWSM2003:ReceiveMessageAsync|}(url); all.AddRange(r.Messages); Use(all);")]
    [InlineData("var r = await sqs.{|AWSM2003:ReceiveMessageAsync|}(url); Use(new Queue<Message>(r.Messages));")]
    [InlineData("var r = await sqs.{|AWSM2003:ReceiveMessageAsync|}(url); Use(new List<Message>(r.Messages));")]
    public Task Reports_a_copy_of_the_list(string statements) => Reports(Run(statements), only: SdkMajor.V4);

    [Fact]
    public Task The_fix_copies_an_empty_list() => Fixes(
        Run("var all = new List<Message>(); var r = await sqs.{|AWSM2003:ReceiveMessageAsync|}(url); all.AddRange(r.Messages); Use(all);"),
        Run("var all = new List<Message>(); var r = await sqs.ReceiveMessageAsync(url); all.AddRange(r.Messages ?? []); Use(all);"), only: SdkMajor.V4);

    [Theory]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); Use(new Dictionary<string, IEnumerable<Message>> { [url] = r.Messages });")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); var all = new List<IEnumerable<Message>>(); all.Add(r.Messages); Use(all);")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(url); Use(KeyValuePair.Create<string, IEnumerable<Message>>(url, r.Messages));")]
    public Task Silent_where_the_list_itself_is_kept(string statements) => Silent(Run(statements), only: SdkMajor.V4);

    /// <summary>An empty list has no first message either.</summary>
    [Theory]
    [InlineData("var r = await sqs.{|AWSM2003:ReceiveMessageAsync|}(request, stop); Use(r.Messages[0]);")]
    [InlineData("var r = await sqs.{|AWSM2003:ReceiveMessageAsync|}(request, stop); Use(r.Messages.First());")]
    [InlineData("var r = await sqs.{|AWSM2003:ReceiveMessageAsync|}(request, stop); Use(r.Messages[0]); foreach (var m in r.Messages) { Use(m); }")]
    public Task No_fix_where_an_empty_list_would_fail_too(string statements) => NotFixed(Run(statements), only: SdkMajor.V4);

    [Fact]
    public Task Fix_takes_an_empty_list_in_a_query_and_asks_where_a_loop_counts() => Fixes(
        Run("""
        var r = await sqs.{|AWSM2003:ReceiveMessageAsync|}(request, stop);
                Use(from m in r.Messages where m.Body != "" select m.Body);
                for (var i = 0; i < r.Messages.Count; i++)
                {
                    Use(r.Messages[i]);
                }

                if (r.Messages.Any()) { Use(r.Messages[0]); }
        """),
        Run("""
        var r = await sqs.ReceiveMessageAsync(request, stop);
                Use(from m in r.Messages ?? [] where m.Body != "" select m.Body);
                for (var i = 0; i < r.Messages?.Count; i++)
                {
                    Use(r.Messages[i]);
                }

                if (r.Messages is { Count: > 0 }) { Use(r.Messages[0]); }
        """),
        only: SdkMajor.V4);
}
