using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class UnsafeFailureListTests() : RuleTests("AWSM3009")
{
    private const string Entry = "new SQSBatchResponse.BatchItemFailure { ItemIdentifier = m.MessageId }";

    [Theory]
    [InlineData("await Parallel.ForEachAsync(evnt.Records, async (m, stop) => { try { await store.SaveAsync(m.Body); } catch { failures.{|AWSM3009:Add|}(" + Entry + "); } });")]
    [InlineData("Parallel.ForEach(evnt.Records, m => { try { store.Save(m.Body); } catch { failures.{|AWSM3009:Add|}(" + Entry + "); } });")]
    [InlineData("await Task.WhenAll(evnt.Records.Select(async m => { try { await store.SaveAsync(m.Body); } catch { failures.{|AWSM3009:Add|}(" + Entry + "); } }));")]
    [InlineData("var tasks = evnt.Records.Select(async m => { try { await store.SaveAsync(m.Body); } catch { failures.{|AWSM3009:AddRange|}([" + Entry + "]); } }).ToList(); await Task.WhenAll(tasks);")]
    [InlineData("await Task.WhenAll([.. evnt.Records.Select(async m => { try { await store.SaveAsync(m.Body); } catch { failures.{|AWSM3009:Add|}(" + Entry + "); } })]);")]
    [InlineData("await Task.WhenAll(evnt.Records.Select(m => HandleAsync(m, failures)));")]
    [InlineData("var tasks = new List<Task>(); foreach (var m in evnt.Records) { tasks.Add(HandleAsync(m, failures)); } await Task.WhenAll(tasks);")]
    [InlineData("await Task.WhenAll(evnt.Records.Select(One)); async Task One(SQSEvent.SQSMessage m) { try { await store.SaveAsync(m.Body); } catch { failures.{|AWSM3009:Add|}(" + Entry + "); } }")]
    [InlineData("var tasks = new List<Task>(); foreach (var m in evnt.Records) { tasks.Add(One(m)); } await Task.WhenAll(tasks); async Task One(SQSEvent.SQSMessage m) { try { await store.SaveAsync(m.Body); } catch { failures.{|AWSM3009:Add|}(" + Entry + "); } }")]
    [InlineData("var response = new SQSBatchResponse(); await Task.WhenAll(evnt.Records.Select(async m => { try { await store.SaveAsync(m.Body); } catch { response.BatchItemFailures.{|AWSM3009:Add|}(" + Entry + "); } }));")]
    [InlineData("await Task.WhenAll(evnt.Records.Select(async m => { if (m.Body.Length == 0) { failures.{|AWSM3009:Add|}(" + Entry + "); return; } try { await store.SaveAsync(m.Body); } catch { failures.{|AWSM3009:Add|}(" + Entry + "); } }));")]
    [InlineData("await Task.WhenAll(evnt.Records.Select(async m => { for (var i = 0; i < 2; i++) { failures.{|AWSM3009:Add|}(" + Entry + "); await store.SaveAsync(m.Body); } }));")]
    [InlineData("var gate = new SemaphoreSlim(8); await Task.WhenAll(evnt.Records.Select(async m => { await gate.WaitAsync(); try { await store.SaveAsync(m.Body); } catch { failures.{|AWSM3009:Add|}(" + Entry + "); } finally { gate.Release(); } }));")]
    public Task Reports_a_list_that_records_share(string statements) => Reports(HandlerSnippets.Sqs(
        statements.Contains("HandleAsync", StringComparison.Ordinal) ? statements : statements,
        statements.Contains("HandleAsync", StringComparison.Ordinal)
            ? "private async Task HandleAsync(SQSEvent.SQSMessage m, List<SQSBatchResponse.BatchItemFailure> failures) { try { await store.SaveAsync(m.Body); } catch { failures.{|AWSM3009:Add|}(" + Entry + "); } }"
            : ""));

    [Fact]
    public Task Reports_a_field_that_a_method_group_adds_to() => Reports(HandlerSnippets.Sqs(
        "await Task.WhenAll(evnt.Records.Select(HandleAsync));",
        "private readonly List<SQSBatchResponse.BatchItemFailure> all = []; private async Task HandleAsync(SQSEvent.SQSMessage m) { try { await store.SaveAsync(m.Body); } catch { all.{|AWSM3009:Add|}(" + Entry + "); } }"));

    [Fact]
    public Task Reports_the_list_of_a_response_in_a_field() => Reports(HandlerSnippets.Sqs(
        "await Task.WhenAll(evnt.Records.Select(HandleAsync));",
        "private readonly SQSBatchResponse all = new(); private async Task HandleAsync(SQSEvent.SQSMessage m) { try { await store.SaveAsync(m.Body); } catch { all.BatchItemFailures.{|AWSM3009:Add|}(" + Entry + "); } }"));

    /// <summary>A property may give each who asks a list of his own.</summary>
    [Fact]
    public Task Silent_on_a_list_in_a_property() => Silent(HandlerSnippets.Sqs(
        "await Task.WhenAll(evnt.Records.Select(async m => { try { await store.SaveAsync(m.Body); } catch { All.Add(" + Entry + "); } })); failures.AddRange(All);",
        "private List<SQSBatchResponse.BatchItemFailure> All => [];"));

    [Fact]
    public Task Silent_where_the_method_lets_one_in_at_a_time() => Silent(HandlerSnippets.Sqs(
        "await Task.WhenAll(evnt.Records.Select(async m => { try { await store.SaveAsync(m.Body); } catch { Note(failures, m); } }));",
        "[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.Synchronized)] private static void Note(List<SQSBatchResponse.BatchItemFailure> failures, SQSEvent.SQSMessage m) => failures.Add(" + Entry + ");"));

    [Fact]
    public Task Reports_it_for_streams() => Reports(HandlerSnippets.Kinesis(
        "Parallel.ForEach(evnt.Records, r => { try { store.Save(r.Kinesis.Data); } catch { failures.{|AWSM3009:Add|}(new Failure { ItemIdentifier = r.Kinesis.SequenceNumber }); } });"));

    [Theory]
    [InlineData("foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch { failures.Add(" + Entry + "); } }")]
    [InlineData("await Parallel.ForEachAsync(evnt.Records, async (m, stop) => { try { await store.SaveAsync(m.Body); } catch { lock (failures) { failures.Add(" + Entry + "); } } });")]
    [InlineData("var bag = new System.Collections.Concurrent.ConcurrentBag<SQSBatchResponse.BatchItemFailure>(); Parallel.ForEach(evnt.Records, m => bag.Add(" + Entry + ")); failures.AddRange(bag);")]
    [InlineData("Parallel.ForEach(evnt.Records, new ParallelOptions { MaxDegreeOfParallelism = 1 }, m => failures.Add(" + Entry + "));")]
    [InlineData("var gate = new SemaphoreSlim(1); await Task.WhenAll(evnt.Records.Select(async m => { try { await store.SaveAsync(m.Body); } catch { await gate.WaitAsync(); failures.Add(" + Entry + "); gate.Release(); } }));")]
    [InlineData("Parallel.ForEach(evnt.Records, m => { Monitor.Enter(failures); try { failures.Add(" + Entry + "); } finally { Monitor.Exit(failures); } });")]
    [InlineData("var one = new Lock(); await Parallel.ForEachAsync(evnt.Records, async (m, stop) => { await store.SaveAsync(m.Body); using (one.EnterScope()) { failures.Add(" + Entry + "); } });")]
    [InlineData("var one = new Mutex(); Parallel.ForEach(evnt.Records, m => { one.WaitOne(); failures.Add(" + Entry + "); one.ReleaseMutex(); });")]
    [InlineData("await Task.WhenAll(evnt.Records.Select(m => { failures.Add(" + Entry + "); return Task.CompletedTask; }));")]
    [InlineData("Parallel.ForEach(evnt.Records, m => { var own = new List<SQSBatchResponse.BatchItemFailure>(); own.Add(" + Entry + "); store.Save(own); });")]
    [InlineData("var results = await Task.WhenAll(evnt.Records.Select(async m => { await store.SaveAsync(m.Body); return " + Entry + "; })); failures.AddRange(results);")]
    [InlineData("foreach (var m in evnt.Records) { await One(m); } async Task One(SQSEvent.SQSMessage m) { try { await store.SaveAsync(m.Body); } catch { failures.Add(" + Entry + "); } }")]
    [InlineData("await Task.WhenAll(evnt.Records.Select(One)); async Task One(SQSEvent.SQSMessage m) { try { await store.SaveAsync(m.Body); } catch { lock (failures) { failures.Add(" + Entry + "); } } }")]
    [InlineData("await Task.WhenAll(evnt.Records.Select(One)); async Task One(SQSEvent.SQSMessage m) { var own = new List<SQSBatchResponse.BatchItemFailure>(); await store.SaveAsync(m.Body); own.Add(" + Entry + "); store.Save(own); }")]
    [InlineData("var tasks = new List<Task>(); tasks.Add(One(evnt.Records[0])); await Task.WhenAll(tasks); async Task One(SQSEvent.SQSMessage m) { try { await store.SaveAsync(m.Body); } catch { failures.Add(" + Entry + "); } }")]
    [InlineData("await Task.WhenAll(evnt.Records.Select(async m => { var own = new SQSBatchResponse(); await store.SaveAsync(m.Body); own.BatchItemFailures.Add(" + Entry + "); store.Save(own); }));")]
    [InlineData("var names = new List<string>(); Parallel.ForEach(evnt.Records, m => names.Add(m.MessageId));")]
    [InlineData("await Task.WhenAll(evnt.Records.Select(async m => { if (m.Body.Length == 0) { failures.Add(" + Entry + "); return; } await store.SaveAsync(m.Body); }));")]
    [InlineData("await Task.WhenAll(evnt.Records.Select(One)); async Task One(SQSEvent.SQSMessage m) { if (m.Body.Length == 0) { failures.Add(" + Entry + "); return; } await store.SaveAsync(m.Body); }")]
    public Task Silent_where_one_adds_at_a_time(string statements) => Silent(HandlerSnippets.Sqs(statements));

    [Fact]
    public Task Silent_on_a_look_alike_and_outside_handlers() => Silent(HandlerSnippets.Usings + """
        namespace Own
        {
            public class BatchItemFailure { }
        }

        public class Function
        {
            public void FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                var list = new List<Own.BatchItemFailure>();
                Parallel.ForEach(evnt.Records, m => list.Add(new Own.BatchItemFailure()));
            }

            private void Other(List<string> ids)
            {
                var list = new List<Failure>();
                Parallel.ForEach(ids, id => list.Add(new Failure()));
            }
        }
        """);

    [Fact]
    public Task Silent_on_code_that_does_not_compile() => Silent(
        HandlerSnippets.Sqs("Parallel.ForEach(evnt.Records, m => failures.(new SQSBatchResponse.BatchItemFailure {); lock (failures { failures.Add(; }"), compiles: false);

    [Fact]
    public Task Locks_the_list() => Fixes(
        HandlerSnippets.Sqs("""
            await Parallel.ForEachAsync(evnt.Records, async (m, stop) =>
            {
                try
                {
                    await store.SaveAsync(m.Body);
                }
                catch (Exception e)
                {
                    context.Logger.LogError(e.Message);

                    // it comes back
                    failures.{|AWSM3009:Add|}(new SQSBatchResponse.BatchItemFailure
                    {
                        ItemIdentifier = m.MessageId, // its own
                    });
                }
            });
            """),
        HandlerSnippets.Sqs("""
            await Parallel.ForEachAsync(evnt.Records, async (m, stop) =>
            {
                try
                {
                    await store.SaveAsync(m.Body);
                }
                catch (Exception e)
                {
                    context.Logger.LogError(e.Message);

                    // it comes back
                    lock (failures)
                    {
                        failures.Add(new SQSBatchResponse.BatchItemFailure
                        {
                            ItemIdentifier = m.MessageId, // its own
                        });
                    }
                }
            });
            """));

    [Fact]
    public Task Leaves_an_expression_to_a_person() => NotFixed(HandlerSnippets.Sqs(
        "Parallel.ForEach(evnt.Records, m => failures.{|AWSM3009:Add|}(" + Entry + "));"));

    [Theory]
    [InlineData("var tasks = new List<Task>(); foreach (var r in evnt.Records) { tasks.Add(HandleAsync(r, failures)); } await Task.WhenAll(tasks);", true)]
    [InlineData("await Task.WhenAll(evnt.Records.Select(r => HandleAsync(r, failures)));", true)]
    [InlineData("var tasks = new List<Task>(); foreach (var r in evnt.Records) { var own = new List<SQSBatchResponse.BatchItemFailure>(); tasks.Add(HandleAsync(r, own)); } await Task.WhenAll(tasks);", false)]
    [InlineData("var all = new[] { failures }; var tasks = new List<Task>(); for (var i = 0; i < evnt.Records.Count; i++) { tasks.Add(HandleAsync(evnt.Records[i], all[i])); } await Task.WhenAll(tasks);", false)]
    [InlineData("await Task.WhenAll(evnt.Records.Select(async r => { var own = new List<SQSBatchResponse.BatchItemFailure>(); await HandleAsync(r, own); return own; }));", false)]
    [InlineData("await Task.WhenAll(evnt.Records.Select(r => HandleAsync(r, new List<SQSBatchResponse.BatchItemFailure>())));", false)]
    [InlineData("foreach (var r in evnt.Records) { var tasks = new List<Task>(); tasks.Add(HandleAsync(r, failures)); await Task.WhenAll(tasks); }", false)]
    [InlineData("var gate = new SemaphoreSlim(1); var tasks = new List<Task>(); foreach (var r in evnt.Records) { await gate.WaitAsync(); tasks.Add(HandleAsync(r, failures).ContinueWith(_ => gate.Release())); } await Task.WhenAll(tasks);", false)]
    public async Task Asks_whether_the_calls_share_the_list(string statements, bool isWrong)
    {
        var source = HandlerSnippets.Sqs(statements, $$"""
            private async Task HandleAsync(SQSEvent.SQSMessage message, List<SQSBatchResponse.BatchItemFailure> list)
            {
                try { await store.SaveAsync(message.Body); }
                catch (Exception) { list.{{(isWrong ? "{|AWSM3009:Add|}" : "Add")}}(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId }); }
            }
            """);
        await (isWrong ? Reports(source) : Silent(source));
    }

    /// <summary>The lambda runs side by side inside the one call that the lock lets in.</summary>
    [Fact]
    public Task Reports_a_lambda_of_a_synchronized_method() => Reports(HandlerSnippets.Usings + """
        public class Function
        {
            [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.Synchronized)]
            public SQSBatchResponse FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                var failures = new List<SQSBatchResponse.BatchItemFailure>();
                Parallel.ForEach(evnt.Records, m => failures.{|AWSM3009:Add|}(
        """ + Entry + """
        ));
                return new SQSBatchResponse(failures);
            }
        }
        """);

    [Fact]
    public Task Reports_a_loop_by_number_on_several_threads() => Reports(HandlerSnippets.Sqs(
        "Parallel.For(0, evnt.Records.Count, i => { var m = evnt.Records[i]; try { store.Save(m.Body); } catch { failures.{|AWSM3009:Add|}(" + Entry + "); } });"));

    [Fact]
    public Task Silent_on_one_at_a_time_by_number() => Silent(HandlerSnippets.Sqs(
        "Parallel.For(0, evnt.Records.Count, new ParallelOptions { MaxDegreeOfParallelism = 1 }, i => { var m = evnt.Records[i]; try { store.Save(m.Body); } catch { failures.Add(" + Entry + "); } });"));

    [Fact]
    public Task Silent_on_one_round_by_number() => Silent(HandlerSnippets.Sqs(
        "Parallel.For(0, 1, i => { var m = evnt.Records[i]; try { store.Save(m.Body); } catch { failures.Add(" + Entry + "); } });"));

    [Theory]
    [InlineData("using (await gate.LockAsync()) { failures.Add(" + Entry + "); }")]
    [InlineData("using var held = await gate.LockAsync(); failures.Add(" + Entry + ");")]
    public Task Silent_behind_a_lock_of_a_library(string add) => Silent(HandlerSnippets.Sqs(
        "var gate = new AsyncLock(); await Task.WhenAll(evnt.Records.Select(async m => { try { await store.SaveAsync(m.Body); } catch { " + add + " } }));")
            + " public sealed class AsyncLock { public Task<IDisposable> LockAsync() => throw new NotSupportedException(); }");
}
