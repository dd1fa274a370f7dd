using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.CodeFixes;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class SwallowedRecordFailureTests() : RuleTests("AWSM3002")
{
    private const string Add = "failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = m.MessageId });";

    [Theory]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } {|AWSM3002:catch|} (Exception e) { context.Logger.LogError(e.Message); } }")]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } {|AWSM3002:catch|} { } }")]
    [InlineData("foreach (var m in evnt.Records) { if (await Known(m.MessageId)) { continue; } try { db.Add(m.Body); await db.SaveChangesAsync(); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }", "private readonly IDb db = null!; private Task<bool> Known(string id) => db.AnyAsync(id); public interface IDb { void Add(string body); Task SaveChangesAsync(); Task<bool> AnyAsync(string id); }")]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } {|AWSM3002:catch|} { /* go on with the next */ } }")]
    [InlineData("foreach (var m in evnt.Records) { try { store.Save(m); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); continue; } }")]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (JsonException) { " + Add + " } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("foreach (var m in evnt.Records) { var o = JsonSerializer.Deserialize<object>(m.Body); try { store.Save(o!); } {|AWSM3002:catch|} (Exception) { } }")]
    [InlineData("await Task.WhenAll(evnt.Records.Select(async m => { try { await store.SaveAsync(m.Body); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }));")]
    [InlineData("foreach (var m in evnt.Records) { if (m.Body.Length > 0) { try { await store.SaveAsync(m.Body); } {|AWSM3002:catch|} (Exception e) when (e is not OperationCanceledException) { Console.WriteLine(e); } } }")]
    [InlineData("for (var i = 0; i < evnt.Records.Count; i++) { try { await store.SaveAsync(evnt.Records[i].Body); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("for (var i = 0; i < evnt.Records.Count; i++) { var m = evnt.Records[i]; try { await store.SaveAsync(m.Body); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("foreach (var m in evnt.Records) { try { Console.WriteLine(evnt.Records.Count); await store.SaveAsync(m.Body); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("foreach (var m in evnt.Records) { await One(m); } async Task One(SQSEvent.SQSMessage m) { try { await store.SaveAsync(m.Body); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("var n = 0; foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); n++; } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } } Console.WriteLine(n);")]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } try { store.Save(m); } {|AWSM3002:catch|} { } }")]
    [InlineData("foreach (var m in evnt.Records) { try { var o = new List<string>(); o.Add(m.Body); store.Save(m); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("try { foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } } } catch (Exception e) { Console.WriteLine(e); throw; }")]
    [InlineData("foreach (var m in evnt.Records) { var left = 3; while (left > 0) { try { await store.SaveAsync(m.Body); break; } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } left--; } }")]
    [InlineData("foreach (var m in evnt.Records) { var i = 0; for (; i < 3; i++) { try { await store.SaveAsync(m.Body); break; } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } } context.Logger.LogInformation($\"{i}\"); }")]
    [InlineData("foreach (var m in evnt.Records) { var n = 0; switch (m.Body.Length) { case 1: try { await store.SaveAsync(m.Body); break; } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } n++; break; } Console.WriteLine(n); }")]
    [InlineData("foreach (var m in evnt.Records) { var tries = 0; while (true) { try { await store.SaveAsync(m.Body); break; } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } if (++tries == 3) { Console.WriteLine(tries); break; } await Task.Delay(tries * 100); } }")]
    [InlineData("foreach (var m in evnt.Records) { foreach (var delay in new[] { 0, 100, 900 }) { await Task.Delay(delay); try { await store.SaveAsync(m.Body); break; } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } } }")]
    [InlineData("foreach (var m in evnt.Records) { do { try { await store.SaveAsync(m.Body); break; } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } } while (context.RemainingTime.TotalSeconds > 9); }")]
    [InlineData("foreach (var m in evnt.Records) { try { switch (m.Body.Length) { case 1: await store.SaveAsync(m.Body); break; case 2: goto case 1; } } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("foreach (var m in evnt.Records) { try { m.Body = m.Body.Trim(); await store.SaveAsync(m.Body); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("var all = evnt.Records.Select(m => new Entry(m)).ToList(); foreach (var a in all) { foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); a.IsDone = true; } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } } } Console.WriteLine(all.Count);", "class Entry(SQSEvent.SQSMessage m) { public SQSEvent.SQSMessage Message => m; public bool IsDone { get; set; } }")]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception e) when (e is OperationCanceledException) { throw; } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception e) when (e is TimeoutException) { Console.WriteLine(e); await Task.Delay(9); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("foreach (var m in evnt.Records) { try { if (m.Body.Length == 0) { continue; } await store.SaveAsync(m.Body); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("foreach (var m in evnt.Records) { try { if (m.Body.Length == 0) { " + Add + " continue; } store.Save(new { m.Body }); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("var (good, bad) = (0, 0); var lost = 0; foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } {|AWSM3002:catch|} (Exception e) { lost++; Console.WriteLine(e); } } if (lost > 0) { Console.WriteLine(lost); }")]
    [InlineData("await Task.WhenAll(evnt.Records.Select(async m => { try { await store.SaveAsync(m.Body); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); return; } }));")]
    [InlineData("foreach (var m in evnt.Records) { var text = m.Body.Trim(); await OneAsync(text); }", "private async Task OneAsync(string text) { try { if (text == \"\") { return; } await store.SaveAsync(text); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); continue; } Console.WriteLine(m.MessageId); }")]
    [InlineData("var told = new List<string>(); foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); continue; } told.Add(m.MessageId); } Console.WriteLine(string.Join(\", \", told));")]
    public Task Reports_a_catch_that_goes_on(string statements, string members = "") => Reports(HandlerSnippets.Sqs(statements, members));

    [Theory]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception e) { /* on purpose: it is made when somebody asks */ Console.WriteLine(e); } }")]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception e) { // Best effort\n Console.WriteLine(e); } }")]
    public Task Silent_where_a_comment_says_that_it_is_meant(string statements) => Silent(HandlerSnippets.Sqs(statements));

    [Theory]
    [InlineData("var tracker = new Tracker(); foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); tracker.Done(m.MessageId); } catch (Exception e) { Console.WriteLine(e); } } if (tracker.Left > 0) { throw new InvalidOperationException(); }")]
    [InlineData("var n = 0; await RunAsync(evnt, () => n++); if (n < evnt.Records.Count) { throw new InvalidOperationException(); }")]
    public Task Silent_where_something_of_ones_own_is_told(string statements) => Silent(HandlerSnippets.Sqs(statements, """
        private sealed class Tracker { public int Left { get; private set; } public void Done(string id) => Left--; }
        private async Task RunAsync(SQSEvent evnt, Action done) { foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); done(); } catch (Exception e) { Console.WriteLine(e); } } }
        """));

    /// <summary>An editor has the source of another project and a build has not: neither knows what it does with what it is told.</summary>
    [Fact]
    public async Task Silent_where_something_of_another_project_is_told()
    {
        var (inBuild, inEditor) = Workbench.ReferencesTo(Workbench.Compile([("Tracker.cs", """
            public sealed class Tracker { public int Left { get; private set; } public void Done(string id) => Left--; }
            """)]).WithAssemblyName("Shop"));
        var source = HandlerSnippets.Sqs(
            "var tracker = new Tracker(); foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); tracker.Done(m.MessageId); } "
            + "catch (Exception e) { Console.WriteLine(e); } } if (tracker.Left > 0) { throw new InvalidOperationException(); }");
        foreach (var reference in new[] { inEditor, inBuild })
        {
            Assert.Empty(await Findings.In("AWSM3002", source, AwsApiStubs.SdkMajor.V4, [reference]));
        }
    }

    /// <summary>What makes the answer is told of each attempt: it may take for failed what it was not told of.</summary>
    [Theory]
    [InlineData(false, "foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); ledger.Done(m.MessageId); } catch (Exception e) { Console.WriteLine(e); } } return ledger.Response();")]
    [InlineData(false, "var kept = Find(); foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); await kept.DoneAsync(m); } catch (Exception e) { Console.WriteLine(e); } } var answer = kept.Response(); return answer;")]
    [InlineData(false, "foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception e) { ledger.Track(m.MessageId, e); } } return new SQSBatchResponse(ledger.Open);")]
    [InlineData(false, "foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception e) { TrackFailure(m.MessageId, e); } } return Result();")]
    [InlineData(false, "foreach (var m in evnt.Records) { try { await ledger.RunAsync(() => store.SaveAsync(m.Body)); } catch (Exception e) { Console.WriteLine(e); } } return ledger.Answer();")]
    [InlineData(true, "foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception e) { Console.WriteLine(e); } } return ledger.Response();")]
    [InlineData(true, "foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); ledger.Done(m.MessageId); } catch (Exception e) { Console.WriteLine(e); } } ledger.Response(); return new SQSBatchResponse();")]
    [InlineData(true, "foreach (var m in evnt.Records) { try { await SaveAsync(m); } catch (Exception e) { Console.WriteLine(e); } } return Answered();")]
    [InlineData(true, "foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception e) { LogError(e); } } return Result();")]
    [InlineData(true, "var failures = new List<SQSBatchResponse.BatchItemFailure>(); foreach (var m in evnt.Records) { try { await store.SaveAsync(Trim(m.Body)); } catch (Exception e) { Console.WriteLine(e); } } return Of(failures);")]
    public async Task Knows_what_makes_the_answer(bool isFound, string statements)
    {
        var (inBuild, inEditor) = Workbench.ReferencesTo(Workbench.Compile([("Ledger.cs", """
            using Amazon.Lambda.SQSEvents;

            public sealed class Ledger
            {
                public List<SQSBatchResponse.BatchItemFailure> Open { get; } = [];
                public void Done(string id) { }
                public Task DoneAsync(SQSEvent.SQSMessage message) => Task.CompletedTask;
                public void Track(string id, Exception e) { }
                public Task RunAsync(Func<Task> work) => work();
                public SQSBatchResponse Response() => new(Open);
            }

            public static class Ledgers { public static SQSBatchResponse Answer(this Ledger ledger) => ledger.Response(); }

            public abstract class Base
            {
                protected Ledger ledger = new();
                protected Ledger Find() => ledger;
                protected void TrackFailure(string id, Exception e) { }
                protected void LogError(Exception e) { }
                protected string Trim(string text) => text.Trim();
                protected SQSBatchResponse Of(List<SQSBatchResponse.BatchItemFailure> failures) => new(failures);
                protected SQSBatchResponse Result() => new();
            }
            """)]).WithAssemblyName("Shop"));
        var source = HandlerSnippets.Usings + $$"""
            public class Function(IStore store) : Base
            {
                public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
                {
                    {{statements}}
                }

                private Task SaveAsync(SQSEvent.SQSMessage message) => store.SaveAsync(message.Body);
                private static SQSBatchResponse Answered() => new();
            }
            """;
        foreach (var reference in new[] { inEditor, inBuild })
        {
            Assert.Equal(isFound ? 1 : 0, (await Findings.In("AWSM3002", source, AwsApiStubs.SdkMajor.V4, [reference])).Count);
        }
    }

    /// <summary>To delete the message tells nobody of a failure: Lambda deletes it too.</summary>
    [Fact]
    public Task Reports_where_a_client_of_the_service_is_given() => Reports(HandlerSnippets.Sqs(
        "foreach (var m in evnt.Records) { await OneAsync(m, sqs); }",
        "private readonly IAmazonSQS sqs = null!; private async Task OneAsync(SQSEvent.SQSMessage m, IAmazonSQS sqs) { try { await store.SaveAsync(m.Body); await sqs.DeleteMessageAsync(\"url\", m.ReceiptHandle); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }"));

    [Fact]
    public Task Reports_where_a_client_of_ones_own_does_the_work() => Reports(HandlerSnippets.Sqs(
        "var log = new Journal(); foreach (var m in evnt.Records) { try { log.Begin(); await store.SaveAsync(m.Body); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } } log.End();",
        "private sealed class Journal { public void Begin() { } public void End() { } }"));

    /// <summary>What is left over by the condition of a clause before has been sorted out: it is not worth another attempt.</summary>
    [Theory]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception e) when (IsPassing(e)) { " + Add + " } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception e) when (e is TimeoutException or HttpRequestException) { throw; } catch (Exception e) { Console.WriteLine(e); } }")]
    public Task Silent_where_a_clause_before_takes_what_may_pass(string statements) => Silent(HandlerSnippets.Sqs(
        statements, "private static bool IsPassing(Exception e) => e.InnerException is TimeoutException;"));

    /// <summary>A filter that writes a log and is never met chooses nothing.</summary>
    [Theory]
    [InlineData("LogAndPass(e)", "private static bool LogAndPass(Exception e) { Console.WriteLine(e); return false; }", true)]
    [InlineData("!Told(e)", "private static bool Told(Exception e) { Console.WriteLine(e); return true; }", true)]
    [InlineData("errors.LogFailure(e)", "private readonly IErrors errors = null!; private interface IErrors { bool LogFailure(Exception e); }", true)]
    [InlineData("LogPassing(e)", "private static bool LogPassing(Exception e) { Console.WriteLine(e); return e is TimeoutException; }", false)]
    [InlineData("errors.IsPassing(e)", "private readonly IErrors errors = null!; private interface IErrors { bool IsPassing(Exception e); }", false)]
    public Task Tells_a_filter_that_is_for_a_log_from_one_that_chooses(string filter, string members, bool isForLog)
    {
        var source = HandlerSnippets.Sqs(
            "foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception e) when (" + filter + ") { throw; } "
            + (isForLog ? "{|AWSM3002:catch|}" : "catch") + " (Exception e) { Console.WriteLine(e); } }",
            members);
        return isForLog ? Reports(source) : Silent(source);
    }

    /// <summary>What each record is kept in tells how it ended.</summary>
    [Theory]
    [InlineData("a.IsDone = true;")]
    [InlineData("a.MarkDone();")]
    public Task Silent_where_an_element_that_is_seen_again_tells(string told) => Silent(HandlerSnippets.Sqs(
        $$"""
        var all = evnt.Records.Select(m => new Entry(m)).ToList();
        foreach (var a in all)
        {
            try
            {
                await store.SaveAsync(a.Message.Body);
                {{told}}
            }
            catch (Exception e)
            {
                Console.WriteLine(e);
            }
        }

        failures.AddRange(all.Where(a => !a.IsDone).Select(a => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = a.Message.MessageId }));
        """,
        "class Entry(SQSEvent.SQSMessage m) { public SQSEvent.SQSMessage Message => m; public bool IsDone { get; set; } public void MarkDone() => IsDone = true; }"));

    [Fact]
    public Task Reports_it_in_a_method_that_a_setting_names() => Reports(HandlerSnippets.Sqs(
        "foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }",
        "public const string Handler = \"TestProject::Function::ProcessAsync\";").Replace("FunctionHandler", "ProcessAsync", StringComparison.Ordinal));

    [Fact]
    public Task Reports_it_in_a_method_for_one_record() => Reports(HandlerSnippets.Sqs(
        "foreach (var m in evnt.Records) { await HandleAsync(m); }",
        "private async Task HandleAsync(SQSEvent.SQSMessage m) { try { await store.SaveAsync(m.Body); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }"));

    /// <summary>Whether an attempt succeeded is seen from how many there were.</summary>
    [Theory]
    [InlineData("foreach (var m in evnt.Records) { var left = 3; while (left > 0) { try { await store.SaveAsync(m.Body); break; } catch (Exception e) { Console.WriteLine(e); } left--; } if (left == 0) { " + Add + " } }")]
    [InlineData("foreach (var m in evnt.Records) { int i; for (i = 0; i < 3; i++) { try { await store.SaveAsync(m.Body); break; } catch (Exception e) { Console.WriteLine(e); await Task.Delay(100); } } if (i == 3) { " + Add + " } }")]
    [InlineData("foreach (var m in evnt.Records) { await One(m); } async Task One(SQSEvent.SQSMessage m) { var tries = 0; do { try { await store.SaveAsync(m.Body); break; } catch (Exception e) { Console.WriteLine(e); } } while (++tries < 3); if (tries >= 3) { " + Add + " } }")]
    public Task Silent_where_attempts_are_counted(string statements) => Silent(HandlerSnippets.Sqs(statements));

    /// <summary>A success leaves by a <c>break</c> or a <c>goto</c>, and a failure comes to what that passes over, or never further.</summary>
    [Theory]
    [InlineData("foreach (var m in evnt.Records) { var tries = 0; while (true) { try { await store.SaveAsync(m.Body); break; } catch (Exception e) { Console.WriteLine(e); } if (++tries == 3) { " + Add + " break; } } }")]
    [InlineData("foreach (var m in evnt.Records) { while (true) { try { await store.SaveAsync(m.Body); break; } catch (Exception e) { Console.WriteLine(e); } if (context.RemainingTime.TotalSeconds < 9) { return new SQSBatchResponse([new() { ItemIdentifier = m.MessageId }]); } await Task.Delay(100); } }")]
    [InlineData("foreach (var m in evnt.Records) { for (var i = 1; true; i++) { try { await store.SaveAsync(m.Body); break; } catch (Exception e) { Console.WriteLine(e); } if (i == 3) { throw new TimeoutException(); } } }")]
    [InlineData("foreach (var m in evnt.Records) { for (;;) { try { await store.SaveAsync(m.Body); break; } catch (Exception e) { Console.WriteLine(e); await Task.Delay(100); } } }")]
    [InlineData("foreach (var m in evnt.Records) { do { try { await store.SaveAsync(m.Body); break; } catch (Exception e) { Console.WriteLine(e); } } while (true); }")]
    [InlineData("foreach (var m in evnt.Records) { foreach (var i in new[] { 1, 2, 3 }) { await Task.Delay(i); try { await store.SaveAsync(m.Body); break; } catch (Exception e) { Console.WriteLine(e); } if (i == 3) { " + Add + " } } }")]
    [InlineData("foreach (var m in evnt.Records) { do { try { await store.SaveAsync(m.Body); break; } catch (Exception e) { Console.WriteLine(e); } " + Add + " } while (false); }")]
    [InlineData("foreach (var m in evnt.Records) { switch (m.Body) { case \"\": break; default: try { await store.SaveAsync(m.Body); break; } catch (Exception e) { Console.WriteLine(e); } " + Add + " break; } }")]
    [InlineData("foreach (var m in evnt.Records) { var n = 0; switch (m.Body) { default: try { await store.SaveAsync(m.Body); break; } catch (Exception e) { Console.WriteLine(e); } n++; break; } if (n > 0) { " + Add + " } }")]
    [InlineData("foreach (var m in evnt.Records) { using var stores = new List<IStore> { store }.GetEnumerator(); while (true) { if (!stores.MoveNext()) { " + Add + " break; } try { await stores.Current.SaveAsync(m.Body); break; } catch (Exception e) { Console.WriteLine(e); } } }")]
    [InlineData("foreach (var m in evnt.Records) { var waits = new Queue<int>([1, 9]); while (waits.TryDequeue(out var wait)) { await Task.Delay(wait); try { await store.SaveAsync(m.Body); break; } catch (Exception e) { Console.WriteLine(e); } } if (waits.Count == 0) { " + Add + " } }")]
    [InlineData("foreach (var m in evnt.Records) { for (var i = 0; i < 3; i++) { try { await store.SaveAsync(m.Body); goto done; } catch (Exception e) { Console.WriteLine(e); } } " + Add + " done: Console.WriteLine(m.MessageId); }")]
    [InlineData("foreach (var m in evnt.Records) { while (true) { try { await store.SaveAsync(m.Body); break; } catch (Exception e) { Console.WriteLine(e); } if (context.RemainingTime.TotalSeconds < 9) { goto failed; } } continue; failed: " + Add + " }")]
    public Task Silent_where_only_a_success_passes_over_something(string statements) => Silent(HandlerSnippets.Sqs(statements));

    /// <summary>The work that always throws past the step, in whatever form.</summary>
    [Theory]
    [InlineData("var id = await AddAsync(m.Body); Console.WriteLine(id);")]
    [InlineData("await (m.Body.Length > 9 ? store.SaveAsync(m.Body) : AddAsync(m.Body));")]
    [InlineData("var saving = store.SaveAsync(m.Body); await saving;")]
    [InlineData("await store.SaveAsync(m.Body).WaitAsync(TimeSpan.FromSeconds(9));")]
    [InlineData("await RetryAsync(() => store.SaveAsync(m.Body));")]
    [InlineData("Func<Task> save = () => store.SaveAsync(m.Body); await save();")]
    [InlineData("await Task.WhenAll(JsonSerializer.Deserialize<List<string>>(m.Body)!.Select(l => store.SaveAsync(l)));")]
    [InlineData("await Parallel.ForEachAsync(JsonSerializer.Deserialize<List<string>>(m.Body)!, async (l, _) => await store.SaveAsync(l));")]
    [InlineData("rows.Add(m.Body);")]
    public async Task Silent_where_a_step_is_beside_work_of_any_form(string work)
    {
        const string Step = "try { await store.SaveAsync(\"told: \" + m.Body); } catch (Exception x) { Console.WriteLine(x); }";
        foreach (var round in new[] { work + Step, Step + work })
        {
            await Silent(HandlerSnippets.Sqs(
                "var rows = new List<string>(); foreach (var m in evnt.Records) { try { " + round + " } catch (Exception) { " + Add + " } } store.Save(rows);",
                "private async Task<int> AddAsync(string body) { await store.SaveAsync(body); return 1; } private static Task RetryAsync(Func<Task> work) => work();"));
        }
    }

    private const string Notes = """
        private readonly HashSet<string> done = [];
        private readonly System.Collections.Concurrent.ConcurrentDictionary<string, DateTime> at = new();
        private readonly IInbox inbox = null!;
        private event EventHandler<string>? Saved;
        private void Raise() => Saved?.Invoke(this, "");
        private void MarkDone(string id) => done.Add(id);
        private void Mark(SQSEvent.SQSMessage m) => MarkDone(m.MessageId);
        private async Task SaveAsync(SQSEvent.SQSMessage m) { await store.SaveAsync(m.Body); done.Add(m.MessageId); }
        private async Task OneAsync(SQSEvent.SQSMessage m, IInbox to) { try { await store.SaveAsync(m.Body); await to.MarkDoneAsync(m.MessageId); } catch (Exception e) { Console.WriteLine(e); } }
        private interface IInbox { Task MarkDoneAsync(string id); Task MarkDoneAsync(SQSEvent.SQSMessage m); Task StoreAsync(string body); Task<HashSet<string>> DoneAsync(IEnumerable<string> ids); }
        """;

    /// <summary>Something is told of each success, in whatever way, and what it was not told of makes the answer.</summary>
    [Theory]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); MarkDone(m.MessageId); } catch (Exception e) { Console.WriteLine(e); } } failures.AddRange(evnt.Records.Where(r => !done.Contains(r.MessageId)).Select(r => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = r.MessageId }));")]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); Mark(m); } catch (Exception e) { Console.WriteLine(e); } } failures.AddRange(evnt.Records.Where(r => !done.Contains(r.MessageId)).Select(r => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = r.MessageId }));")]
    [InlineData("foreach (var m in evnt.Records) { try { await SaveAsync(m);  } catch (Exception e) { Console.WriteLine(e); } } failures.AddRange(evnt.Records.Where(r => !done.Contains(r.MessageId)).Select(r => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = r.MessageId }));")]
    [InlineData("var told = new HashSet<string>(); foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); Note(m); } catch (Exception e) { Console.WriteLine(e); } } failures.AddRange(evnt.Records.Where(r => !told.Contains(r.MessageId)).Select(r => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = r.MessageId })); void Note(SQSEvent.SQSMessage m) => told.Add(m.MessageId);")]
    [InlineData("var left = evnt.Records.Select(r => r.MessageId).ToHashSet(); Action<string> note = id => left.Remove(id); foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); note(m.MessageId); } catch (Exception e) { Console.WriteLine(e); } } failures.AddRange(left.Select(id => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = id }));")]
    [InlineData("var left = evnt.Records.Select(r => r.MessageId).ToHashSet(); Func<string, Task> note = id => { left.Remove(id); return Task.CompletedTask; }; foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); await note(m.MessageId); } catch (Exception e) { Console.WriteLine(e); } } failures.AddRange(left.Select(id => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = id }));")]
    [InlineData("var all = new System.Collections.BitArray(evnt.Records.Count); for (var i = 0; i < all.Count; i++) { try { await store.SaveAsync(evnt.Records[i].Body); all.Set(i, true); } catch (Exception e) { Console.WriteLine(e); } } failures.AddRange(evnt.Records.Where(r => !all.Get(evnt.Records.IndexOf(r))).Select(r => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = r.MessageId }));")]
    [InlineData("var told = System.Threading.Channels.Channel.CreateUnbounded<string>(); await Parallel.ForEachAsync(evnt.Records, async (m, ct) => { try { await store.SaveAsync(m.Body); await told.Writer.WriteAsync(m.MessageId, ct); } catch (Exception e) { Console.WriteLine(e); } }); told.Writer.Complete(); await foreach (var id in told.Reader.ReadAllAsync()) { done.Add(id); } failures.AddRange(evnt.Records.Where(r => !done.Contains(r.MessageId)).Select(r => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = r.MessageId }));")]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); at.GetOrAdd(m.MessageId, _ => DateTime.UtcNow); } catch (Exception e) { Console.WriteLine(e); } } failures.AddRange(evnt.Records.Where(r => !at.ContainsKey(r.MessageId)).Select(r => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = r.MessageId }));")]
    [InlineData("foreach (var m in evnt.Records) { var ok = new TaskCompletionSource(); try { await store.SaveAsync(m.Body); ok.SetResult(); } catch (Exception e) { Console.WriteLine(e); } if (!ok.Task.IsCompleted) { " + Add + " } }")]
    [InlineData("Saved += (_, id) => done.Add(id); foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); Saved?.Invoke(this, m.MessageId); } catch (Exception e) { Console.WriteLine(e); } } failures.AddRange(evnt.Records.Where(r => !done.Contains(r.MessageId)).Select(r => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = r.MessageId }));")]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); await inbox.MarkDoneAsync(m.MessageId); } catch (Exception e) { Console.WriteLine(e); } } var told = await inbox.DoneAsync(evnt.Records.Select(r => r.MessageId)); failures.AddRange(evnt.Records.Where(r => !told.Contains(r.MessageId)).Select(r => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = r.MessageId }));")]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); await inbox.MarkDoneAsync(m); } catch (Exception e) { Console.WriteLine(e); } } var told = await inbox.DoneAsync(evnt.Records.Select(r => r.MessageId)); failures.AddRange(evnt.Records.Where(r => !told.Contains(r.MessageId)).Select(r => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = r.MessageId }));")]
    [InlineData("var ledger = new List<string>(); foreach (var m in evnt.Records) { await OneAsync(m, inbox); } var told = await inbox.DoneAsync(ledger); failures.AddRange(evnt.Records.Where(r => !told.Contains(r.MessageId)).Select(r => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = r.MessageId }));")]
    public Task Silent_where_a_success_is_noted(string statements) => Silent(HandlerSnippets.Sqs(statements, Notes));

    [Theory]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); MarkDone(m.MessageId); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } } Console.WriteLine(done.Count);")]
    [InlineData("done.Clear(); foreach (var m in evnt.Records) { try { await SaveAsync(m); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } } done.Clear();")]
    [InlineData("foreach (var m in evnt.Records) { if ((await inbox.DoneAsync([m.MessageId])).Count > 0) { continue; } try { await store.SaveAsync(m.Body); await inbox.MarkDoneAsync(m.MessageId); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("foreach (var m in evnt.Records) { try { await inbox.StoreAsync(m.Body); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } } Console.WriteLine(await inbox.DoneAsync([])); if ((await inbox.DoneAsync([])).Count == 0) { Console.WriteLine(); }")]
    [InlineData("var handle = store.SaveAsync; foreach (var m in evnt.Records) { try { await Task.Yield(); await handle(m.Body); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }")]
    public Task Reports_where_nobody_asks_for_the_note(string statements) => Reports(HandlerSnippets.Sqs(
        statements, Notes.Replace("private async Task OneAsync", "public async Task OneAsync", StringComparison.Ordinal)
            .Replace("IInbox to", "object to", StringComparison.Ordinal).Replace("await to.MarkDoneAsync(m.MessageId);", "", StringComparison.Ordinal)));

    private const string Telling = "private async Task TellAsync(SQSEvent.SQSMessage m) { try { await store.SaveAsync(m.Body); } catch (Exception e) { Console.WriteLine(e); } }";

    [Theory]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); await TellAsync(m); } catch (Exception) { " + Add + " } }")]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception) { " + Add + " continue; } await TellAsync(m); }")]
    [InlineData("foreach (var m in evnt.Records) { await TellAsync(m); await store.SaveAsync(m.Body); }")]
    [InlineData("foreach (var m in evnt.Records) { await store.SaveAsync(m.Body); } foreach (var m in evnt.Records) { await TellAsync(m); }")]
    [InlineData("foreach (var m in evnt.Records) { await store.SaveAsync(m.Body); await TellAsync(m); } foreach (var m in evnt.Records) { await TellAsync(m); }")]
    public Task Silent_where_a_method_takes_a_step_beside_the_work(string statements) => Silent(HandlerSnippets.Sqs(statements, Telling));

    /// <summary>A method that is given a part of what is worked with: its failure may be none of the record's.</summary>
    [Fact]
    public Task Silent_where_a_method_for_a_part_takes_a_step_beside_the_work() => Silent(HandlerSnippets.Sqs(
        "foreach (var m in evnt.Records) { var lines = m.Body.Split(';'); await store.SaveAsync(m.Body); foreach (var line in lines) { await TellAsync(line); } }",
        "private async Task TellAsync(string line) { try { await store.SaveAsync(line); } catch (Exception e) { Console.WriteLine(e); } }"));

    [Theory]
    [InlineData("foreach (var m in evnt.Records) { context.Logger.LogInformation(m.Body); await TellAsync(m); }")]
    [InlineData("foreach (var m in evnt.Records) { if (m.Body.Length > 9) { await store.SaveAsync(m.Body); } else { await TellAsync(m); } }")]
    [InlineData("foreach (var m in evnt.Records) { await TellAsync(m); await OtherAsync(m); }", "private async Task OtherAsync(SQSEvent.SQSMessage m) { try { store.Save(m); await Task.Yield(); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }")]
    public Task Reports_it_in_a_method_that_does_the_work(string statements, string members = "") => Reports(HandlerSnippets.Sqs(
        statements, Telling.Replace("catch", "{|AWSM3002:catch|}", StringComparison.Ordinal) + members));

    [Fact]
    public Task Reports_it_for_streams() => Reports(HandlerSnippets.Kinesis(
        "foreach (var r in evnt.Records) { try { store.Save(r.Kinesis.Data); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }"));

    [Theory]
    [InlineData("KafkaEvent", "foreach (var p in evnt.Records) { foreach (var r in p.Value) { try { store.Save(r.Value); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } } }", "")]
    [InlineData("DynamoDBEvent", "foreach (var r in evnt.Records) { try { store.Save(r.Dynamodb.NewImage); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }", "[LambdaFunction] [DynamoDBEvent(\"arn\")]")]
    [InlineData("SQSEvent", "foreach (var m in evnt.Records) { try { store.Save(m.Body); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }", "[LambdaFunction] [SQSEvent(\"q\", BatchSize = 1)]")]
    public Task Reports_it_where_the_batch_counts_as_a_whole(string type, string statements, string attributes) =>
        Reports(HandlerSnippets.Whole(type, statements, attributes));

    [Theory]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception) { " + Add + " } }")]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception e) { Console.WriteLine(e); throw; } }")]
    [InlineData("foreach (var m in evnt.Records) { try { if (m.Body.Length == 0) { " + Add + " throw new InvalidOperationException(); } await store.SaveAsync(m.Body); } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("foreach (var m in evnt.Records) { try { " + Add + " await store.SaveAsync(m.Body); failures.RemoveAt(failures.Count - 1); } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("foreach (var m in evnt.Records) { await One(m); } async Task One(SQSEvent.SQSMessage m) { for (var i = 0; i < 3; i++) { try { await store.SaveAsync(m.Body); return; } catch (Exception e) { Console.WriteLine(e); } } " + Add + " }")]
    [InlineData("var bad = 0; foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception e) { bad++; Console.WriteLine(e); } } if (bad > 0) { Console.WriteLine(bad); throw new InvalidOperationException(); }")]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (JsonException e) { Console.WriteLine(e); } }")]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception e) { await store.SaveAsync(e.Message); } }")]
    [InlineData("foreach (var m in evnt.Records) { var done = false; try { await store.SaveAsync(m.Body); done = true; } catch (Exception e) { Console.WriteLine(e); } if (!done) { " + Add + " } }")]
    [InlineData("var failed = 0; foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception) { failed++; } } if (failed > 0) throw new InvalidOperationException();")]
    [InlineData("foreach (var m in evnt.Records) { try { Console.WriteLine(m.Body); } catch (Exception e) { Console.WriteLine(e); } await store.SaveAsync(m.Body); }")]
    [InlineData("foreach (var m in evnt.Records) { string? body = null; try { body = JsonSerializer.Deserialize<string>(m.Body); store.Save(body!); } catch (Exception e) { Console.WriteLine(e); } if (body is null) { " + Add + " } }")]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); continue; } catch (Exception e) { Console.WriteLine(e); } " + Add + " }")]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception e) { Console.WriteLine(e); break; } }")]
    [InlineData("var left = new LinkedList<SQSEvent.SQSMessage>(evnt.Records); foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); left.RemoveFirst(); } catch (Exception e) { Console.WriteLine(e); } } failures.AddRange(left.Select(m => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = m.MessageId }));")]
    [InlineData("var done = new HashSet<string>(); foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); done.Add(m.MessageId); } catch (Exception e) { Console.WriteLine(e); } } failures.AddRange(evnt.Records.Where(r => !done.Contains(r.MessageId)).Select(r => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = r.MessageId }));")]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); succeeded.Add(m.MessageId); } catch (Exception e) { Console.WriteLine(e); } } failures.AddRange(evnt.Records.Where(r => !succeeded.Contains(r.MessageId)).Select(r => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = r.MessageId }));")]
    [InlineData("var pending = evnt.Records.ToDictionary(r => r.MessageId); foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); pending.Remove(m.MessageId); } catch (Exception e) { Console.WriteLine(e); } } failures.AddRange(pending.Keys.Select(k => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = k }));")]
    [InlineData("var done = new List<string>(); foreach (var m in evnt.Records) { try { await NoteAsync(m, done); } catch (Exception e) { Console.WriteLine(e); } } failures.AddRange(evnt.Records.Where(r => !done.Contains(r.MessageId)).Select(r => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = r.MessageId }));")]
    [InlineData("foreach (var m in evnt.Records) { await store.SaveAsync(m.Body); try { await Task.Delay(1); } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("foreach (var m in evnt.Records) { var ok = false; try { await store.SaveAsync(m.Body); ok = true; } catch (Exception e) { Console.WriteLine(e); } finally { if (!ok) { " + Add + " } } }")]
    [InlineData("failures.AddRange(evnt.Records.Select(m => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = m.MessageId })); foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); failures.RemoveAll(f => f.ItemIdentifier == m.MessageId); } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("var done = new List<string>(); foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); done.Add(m.MessageId); } catch (Exception e) { Console.WriteLine(e); } } failures.AddRange(evnt.Records.Where(m => !done.Contains(m.MessageId)).Select(m => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = m.MessageId }));")]
    [InlineData("var done = new Dictionary<string, bool>(); foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); done[m.MessageId] = true; } catch (Exception e) { Console.WriteLine(e); } } failures.AddRange(evnt.Records.Where(m => !done.ContainsKey(m.MessageId)).Select(m => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = m.MessageId }));")]
    [InlineData("var done = new bool[evnt.Records.Count]; for (var i = 0; i < done.Length; i++) { try { await store.SaveAsync(evnt.Records[i].Body); done[i] = true; } catch (Exception e) { Console.WriteLine(e); } } if (done.Contains(false)) throw new InvalidOperationException();")]
    [InlineData("var n = 0; foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); n++; } catch (Exception e) { Console.WriteLine(e); } } if (n < evnt.Records.Count) throw new InvalidOperationException();")]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception e) when (e is OperationCanceledException) { Console.WriteLine(e); } }")]
    [InlineData("foreach (var m in evnt.Records) { await store.SaveAsync(m.Body); try { await store.SaveAsync(\"done: \" + m.Body); } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("foreach (var m in evnt.Records) { try { try { store.Save(m); } catch (Exception e) { Console.WriteLine(e); } await store.SaveAsync(m.Body); } catch (Exception) { " + Add + " } }")]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception e) when (e is not (OperationCanceledException or TimeoutException)) { Console.WriteLine(e); } }")]
    [InlineData("foreach (var m in evnt.Records) { if (!await TryAsync(m)) { continue; } try { await store.SaveAsync(\"done: \" + m.Body); } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception e) { Console.WriteLine(e); } if (!await PlaceAsync(JsonSerializer.Deserialize<string>(m.Body)!)) { " + Add + " } }")]
    [InlineData("foreach (var m in evnt.Records) { switch (await PlaceAsync(m.Body)) { case false: " + Add + " continue; } try { await store.SaveAsync(m.Body); } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("foreach (var m in evnt.Records) { var done = await PlaceAsync(m.Body); failures.AddRange(done switch { true => [], false => [new SQSBatchResponse.BatchItemFailure { ItemIdentifier = m.MessageId }] }); try { await store.SaveAsync(m.Body); } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("var done = new List<SQSEvent.SQSMessage>(); foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); done.Add(m); } catch (Exception) { " + Add + " } } foreach (var m in done) { try { await store.SaveAsync(\"told: \" + m.Body); } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(\"kept: \" + m.Body); } catch (Exception e) { Console.WriteLine(e); } } foreach (var m in evnt.Records) { await store.SaveAsync(m.Body); }")]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception e) when (!IsCancellable(e)) { Console.WriteLine(e); } }")]
    [InlineData("foreach (var m in evnt.Records) { var result = await TryAsync(m); if (!result) { throw new InvalidOperationException(); } try { await store.SaveAsync(\"done: \" + m.Body); } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception e) { await failureLog.WriteAsync(m.MessageId, e); } }")]
    public Task Silent_where_the_failure_is_dealt_with(string statements) => Silent(HandlerSnippets.Sqs(
        statements,
        "private readonly IFailureLog failureLog = null!; private interface IFailureLog { Task WriteAsync(string id, Exception e); } private static bool IsCancellable(Exception e) => e is TimeoutException; private async Task<bool> PlaceAsync(string body) { await store.SaveAsync(body); return true; } private Task<bool> TryAsync(SQSEvent.SQSMessage m) => store.SaveAsync(m.Body).ContinueWith(t => t.IsCompletedSuccessfully); "
        + "private readonly HashSet<string> succeeded = []; private async Task NoteAsync(SQSEvent.SQSMessage m, List<string> into) { await store.SaveAsync(m.Body); into.Add(m.MessageId); }"));

    [Fact]
    public Task Silent_where_a_method_tells_by_its_result() => Silent(HandlerSnippets.Sqs(
        "foreach (var m in evnt.Records) { if (!await TryAsync(m)) { " + Add + " } }",
        "private async Task<bool> TryAsync(SQSEvent.SQSMessage m) { try { await store.SaveAsync(m.Body); return true; } catch (Exception e) { Console.WriteLine(e); } return false; }"));

    [Theory]
    [InlineData("var done = new HashSet<string>(); foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception e) { Console.WriteLine(e); continue; } done.Add(m.MessageId); } failures.AddRange(evnt.Records.Where(r => !done.Contains(r.MessageId)).Select(r => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = r.MessageId }));")]
    [InlineData("foreach (var m in evnt.Records) { { try { await store.SaveAsync(m.Body); } catch (Exception e) { Console.WriteLine(e); continue; } } kept++; } if (kept < evnt.Records.Count) throw new InvalidOperationException();")]
    [InlineData("foreach (var m in evnt.Records) { await OneAsync(m); } failures.AddRange(evnt.Records.Where(r => !stored.Contains(r.MessageId)).Select(r => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = r.MessageId }));")]
    [InlineData("await Task.WhenAll(evnt.Records.Select(OneAsync)); if (stored.Count < evnt.Records.Count) throw new InvalidOperationException();")]
    public Task Silent_where_what_is_passed_over_tells(string statements) => Silent(HandlerSnippets.Sqs(statements, """
        private int kept;
        private readonly HashSet<string> stored = [];
        private async Task OneAsync(SQSEvent.SQSMessage m)
        {
            try { await store.SaveAsync(m.Body); } catch (Exception e) { Console.WriteLine(e); return; }
            stored.Add(m.MessageId);
        }
        """));

    /// <summary>A row that was loaded is set and saved: no call of that work is given the message.</summary>
    [Theory]
    [InlineData("foreach (var m in evnt.Records) { db.Payload = m.Body; await db.SaveChangesAsync(); try { await store.SaveAsync(m.Body); } catch (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("var untold = 0; foreach (var m in evnt.Records) { db.Payload = m.Body; await db.SaveChangesAsync(); try { await store.SaveAsync(m.Body); } catch (Exception e) { Console.WriteLine(e); untold++; } } if (untold > 0) Console.WriteLine(untold);")]
    [InlineData("foreach (var m in evnt.Records) { db.Payload = m.Body; try { await store.SaveAsync(m.Body); } catch (Exception e) { Console.WriteLine(e); } } await db.SaveChangesAsync();")]
    [InlineData("foreach (var m in evnt.Records) { await OneAsync(m.Body); }")]
    public Task Silent_where_a_row_is_saved_beside_the_step(string statements) => Silent(HandlerSnippets.Sqs(statements, """
        private readonly IDb db = null!;
        private async Task OneAsync(string body)
        {
            db.Payload = body;
            await db.SaveChangesAsync();
            try { await store.SaveAsync(body); } catch (Exception e) { Console.WriteLine(e); }
        }
        """) + " public interface IDb { string Payload { get; set; } Task SaveChangesAsync(); }");

    [Theory]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); await db.SaveChangesAsync(); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }")]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } try { await db.SaveChangesAsync(); } catch (Exception e) { Console.WriteLine(e); } }")]
    public Task Reports_it_where_the_save_is_swallowed_too(string statements) => Reports(HandlerSnippets.Sqs(statements,
        "private readonly IDb db = null!;") + " public interface IDb { string Payload { get; set; } Task SaveChangesAsync(); }");

    [Fact]
    public Task Silent_where_a_call_in_a_log_gets_the_value() => Silent(HandlerSnippets.Sqs(
        "var bad = \"\"; foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception) { bad = m.Body; } } Console.WriteLine(await ParkAsync(bad));",
        "private async Task<int> ParkAsync(string body) { await store.SaveAsync(body); return 1; }"));

    /// <summary>A name that begins like a log's says nothing of what the method keeps.</summary>
    [Theory]
    [InlineData("private Task LogFailureAsync(SQSEvent.SQSMessage m) => store.SaveAsync(m.Body);")]
    [InlineData("private readonly IFailureLog log = null!; private Task LogFailureAsync(SQSEvent.SQSMessage m) => log.KeepAsync(m);")]
    public Task Silent_where_a_method_named_for_a_log_stores(string method) => Silent(HandlerSnippets.Sqs(
        "foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception) { await LogFailureAsync(m); } }",
        method) + " public interface IFailureLog { Task KeepAsync(SQSEvent.SQSMessage m); }");

    [Fact]
    public Task Silent_where_a_log_that_cannot_be_seen_gets_the_record() => Silent(HandlerSnippets.Sqs(
        "foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception) { await log.KeepAsync(m.Body); } }",
        "private readonly IFailureLog log = null!;") + " public interface IFailureLog { Task KeepAsync(string body); }");

    [Fact]
    public Task Reports_a_method_that_only_logs() => Reports(HandlerSnippets.Sqs(
        "foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } {|AWSM3002:catch|} (Exception e) { LogFailure(e); } }",
        "private static void LogFailure(Exception e) => Console.WriteLine(e.Message);"));

    [Fact]
    public Task Reports_a_logger_of_the_project_that_gets_the_exception() => Reports(HandlerSnippets.Sqs(
        "foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } {|AWSM3002:catch|} (Exception e) { LogFailure(e); log.Error(e, m.MessageId); } }",
        "private readonly IAppLogger log = null!; private void LogFailure(Exception e) => log.Error(e, \"\");") + " public interface IAppLogger { void Error(Exception e, string id); }");

    [Fact]
    public Task Reports_two_loops_that_both_swallow() => Reports(HandlerSnippets.Sqs(
        "foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } {|AWSM3002:catch|} (Exception e) when (e is not OperationCanceledException) { Console.WriteLine(e); } } "
        + "foreach (var m in evnt.Records) { try { await store.SaveAsync(\"told: \" + m.Body); } {|AWSM3002:catch|} (Exception e) when (!IsCancellation(e)) { Console.WriteLine(e); } }",
        "private static bool IsCancellation(Exception e) => e is OperationCanceledException;"));

    /// <summary>What is only looked up is not the work.</summary>
    [Fact]
    public Task Reports_the_work_behind_a_look_up() => Reports(HandlerSnippets.Sqs(
        "foreach (var m in evnt.Records) { var known = await LookAsync(m); if (known is null) { continue; } try { await store.SaveAsync(known); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }",
        "private Task<string?> LookAsync(SQSEvent.SQSMessage m) => Task.FromResult<string?>(m.Body);"));

    /// <summary>AWSM3001 says nothing of a batch of one: the exception is then all that tells Lambda.</summary>
    [Fact]
    public Task Reports_it_where_more_than_one_record_is_refused() => Reports(HandlerSnippets.Whole("SQSEvent",
        "if (evnt.Records.Count > 1) throw new InvalidOperationException(); foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }"));

    [Fact]
    public Task Reports_it_where_the_batch_size_is_declared() => Reports(
        HandlerSnippets.Whole("SQSEvent", "foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }"),
        options: "awsm_no_partial_batch_response.batch_size_is_one = true");

    /// <summary>That it cannot report any record is the mistake there, and its repair reports this one: AWSM3001.</summary>
    [Fact]
    public Task Silent_where_the_handler_cannot_report_anything() => Silent(HandlerSnippets.Whole(
        "SQSEvent", "foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception e) { Console.WriteLine(e); } }"));

    [Fact]
    public Task Silent_outside_handlers_and_on_look_alikes() => Silent(HandlerSnippets.Usings + """
        namespace Own
        {
            public class SQSBatchResponse { }
            public class SQSEvent { public List<string> Records = []; }
        }

        public class Function(IStore store)
        {
            public Own.SQSBatchResponse FunctionHandler(Own.SQSEvent evnt, ILambdaContext context)
            {
                foreach (var m in evnt.Records) { try { store.Save(m); } catch (Exception) { } }
                return new();
            }

            private SQSBatchResponse Helper(SQSEvent evnt)
            {
                foreach (var m in evnt.Records) { try { store.Save(m); } catch (Exception) { } }
                return new();
            }
        }
        """);

    [Fact]
    public Task Silent_on_code_that_does_not_compile() => Silent(
        HandlerSnippets.Sqs("foreach (var m in evnt.Records) { try { store.Save(m.); } catch (Exception e { } }"), compiles: false);

    [Fact]
    public Task Adds_the_record_to_the_failures() => Fixes(
        HandlerSnippets.Sqs("""
            foreach (var m in evnt.Records)
            {
                try
                {
                    await store.SaveAsync(m.Body);
                }
                {|AWSM3002:catch|} (Exception e) // all of them
                {
                    // tell somebody
                    context.Logger.LogError(e.Message);
                }
            }
            """),
        HandlerSnippets.Sqs("""
            foreach (var m in evnt.Records)
            {
                try
                {
                    await store.SaveAsync(m.Body);
                }
                catch (Exception e) // all of them
                {
                    // tell somebody
                    context.Logger.LogError(e.Message);
                    failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = m.MessageId });
                }
            }
            """));

    [Fact]
    public Task Adds_it_before_a_continue_and_for_streams() => Fixes(
        HandlerSnippets.Kinesis("""
            foreach (var r in evnt.Records)
            {
                try
                {
                    store.Save(r.Kinesis.Data);
                }
                {|AWSM3002:catch|}
                {
                    continue; // with the next
                }
            }
            """),
        HandlerSnippets.Kinesis("""
            foreach (var r in evnt.Records)
            {
                try
                {
                    store.Save(r.Kinesis.Data);
                }
                catch
                {
                    failures.Add(new Failure { ItemIdentifier = r.Kinesis.SequenceNumber });
                    continue; // with the next
                }
            }
            """));

    [Fact]
    public Task Adds_it_before_a_return_and_under_a_lock_where_records_meet() => Fixes(
        HandlerSnippets.Sqs("""
            await Task.WhenAll(evnt.Records.Select(async m =>
            {
                try
                {
                    await store.SaveAsync(m.Body);
                }
                {|AWSM3002:catch|} (Exception e)
                {
                    Console.WriteLine(e);
                    return;
                }
            }));
            """),
        HandlerSnippets.Sqs("""
            await Task.WhenAll(evnt.Records.Select(async m =>
            {
                try
                {
                    await store.SaveAsync(m.Body);
                }
                catch (Exception e)
                {
                    Console.WriteLine(e);
                    lock (failures)
                    {
                        failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = m.MessageId });
                    }
                    return;
                }
            }));
            """));

    [Fact]
    public Task Adds_it_to_the_response_and_by_its_index() => Fixes(
        HandlerSnippets.Sqs("""
            var response = new SQSBatchResponse();
            for (var i = 0; i < evnt.Records.Count; i++)
            {
                try
                {
                    await store.SaveAsync(evnt.Records[i].Body);
                }
                {|AWSM3002:catch|} (Exception e)
                {
                    Console.WriteLine(e);
                }
            }

            return response;
            """).Replace("var failures = new List<SQSBatchResponse.BatchItemFailure>();", "var failures = new List<string>();", StringComparison.Ordinal)
                .Replace("new SQSBatchResponse(failures)", "new SQSBatchResponse()", StringComparison.Ordinal),
        HandlerSnippets.Sqs("""
            var response = new SQSBatchResponse();
            for (var i = 0; i < evnt.Records.Count; i++)
            {
                try
                {
                    await store.SaveAsync(evnt.Records[i].Body);
                }
                catch (Exception e)
                {
                    Console.WriteLine(e);
                    response.BatchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = evnt.Records[i].MessageId });
                }
            }

            return response;
            """).Replace("var failures = new List<SQSBatchResponse.BatchItemFailure>();", "var failures = new List<string>();", StringComparison.Ordinal)
                .Replace("new SQSBatchResponse(failures)", "new SQSBatchResponse()", StringComparison.Ordinal));

    /// <summary>The list may be given right behind the response's declaration; one that comes later takes the place of the other.</summary>
    [Theory]
    [InlineData("response.BatchItemFailures = new List<SQSBatchResponse.BatchItemFailure>();", "", true)]
    [InlineData("response.BatchItemFailures = [];", "", true)]
    [InlineData("if (evnt.Records.Count > 1) { response.BatchItemFailures = []; }", "", false)]
    [InlineData("response.BatchItemFailures = null!;", "", false)]
    [InlineData("", "response.BatchItemFailures = [];", false)]
    [InlineData("response.BatchItemFailures = [];", "response = new();", false)]
    public Task Adds_it_to_the_list_that_the_response_is_given(string before, string behind, bool adds)
    {
        var code = HandlerSnippets.Sqs($$"""
            var response = new SQSBatchResponse();
            {{before}}
            foreach (var m in evnt.Records)
            {
                try
                {
                    await store.SaveAsync(m.Body);
                }
                {|AWSM3002:catch|} (Exception e)
                {
                    Console.WriteLine(e);
                }
            }

            {{behind}}
            return response;
            """).Replace("var failures = new List<SQSBatchResponse.BatchItemFailure>();", "var failures = new List<string>();", StringComparison.Ordinal)
                .Replace("new SQSBatchResponse(failures)", "new SQSBatchResponse()", StringComparison.Ordinal);
        var added = adds
            ? "response.BatchItemFailures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = m.MessageId });"
            : "throw;";
        return Fixes(code, code.Replace("{|AWSM3002:catch|}", "catch", StringComparison.Ordinal)
            .Replace("Console.WriteLine(e);\n", "Console.WriteLine(e);\n        " + added + "\n", StringComparison.Ordinal));
    }

    [Fact]
    public Task Rethrows_where_there_is_no_list() => Fixes(
        HandlerSnippets.Whole("KafkaEvent", """
            foreach (var r in evnt.Records.Values.SelectMany(v => v))
            {
                try
                {
                    store.Save(r.Value);
                }
                {|AWSM3002:catch|} (Exception e)
                {
                    Console.WriteLine(e); // for the record
                    // and that is all
                }
            }
            """),
        HandlerSnippets.Whole("KafkaEvent", """
            foreach (var r in evnt.Records.Values.SelectMany(v => v))
            {
                try
                {
                    store.Save(r.Value);
                }
                catch (Exception e)
                {
                    Console.WriteLine(e); // for the record
                    // and that is all
                    throw;
                }
            }
            """));

    [Fact]
    public Task Rethrows_when_asked_to() => Fixes(
        HandlerSnippets.Sqs("""
            foreach (var m in evnt.Records)
            {
                try
                {
                    await store.SaveAsync(m.Body);
                }
                {|AWSM3002:catch|} (Exception e)
                {
                    Console.WriteLine(e);
                    continue;
                }
            }
            """),
        HandlerSnippets.Sqs("""
            foreach (var m in evnt.Records)
            {
                try
                {
                    await store.SaveAsync(m.Body);
                }
                catch (Exception e)
                {
                    Console.WriteLine(e);
                    throw;
                }
            }
            """),
        key: Fix.Alternative("throw"));

    [Fact]
    public Task Leaves_a_catch_on_one_line_to_a_person() => NotFixed(HandlerSnippets.Sqs(
        "foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } {|AWSM3002:catch|} (Exception e) { Console.WriteLine(e); } }"));

    [Theory]
    [InlineData("LogAndRethrow", "throw new InvalidOperationException(\"\", e);")]
    [InlineData("LogFailure", "Console.WriteLine(e); throw new InvalidOperationException(\"\", e);")]
    [InlineData("LogFailure", "Console.WriteLine(e); noted.Add(e.Message);")]
    public async Task Is_silent_where_a_method_called_a_log_does_more(string name, string body) => await Silent(HandlerSnippets.Sqs(
        $$"""
        foreach (var message in evnt.Records)
        {
            try
            {
                await store.SaveAsync(message.Body);
            }
            catch (Exception e)
            {
                {{name}}(e);
            }
        }

        if (noted.Count > 0) throw new InvalidOperationException();
        """,
        $$"""
        private readonly List<string> noted = [];
        private void {{name}}(Exception e) { {{body}} }
        """));

    [Theory]
    [InlineData("Console.Error.WriteLine(e)")]
    [InlineData("Console.Out.WriteLine(e)")]
    public Task A_line_on_the_console_is_a_log(string log) => Reports(HandlerSnippets.Sqs(
        "foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } {|AWSM3002:catch|} (Exception e) { " + log + "; } }"));
}
