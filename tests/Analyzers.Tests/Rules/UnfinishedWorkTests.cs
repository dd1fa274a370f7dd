using AwsMessaging.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class UnfinishedWorkTests() : RuleTests("AWSM3011")
{
    private const string Usings = """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.RuntimeSupport;
        using Amazon.Lambda.Serialization.SystemTextJson;
        using Amazon.Lambda.SQSEvents;
        using Amazon.SQS;

        """;

    private static string Function(string members) => Usings + $$"""
        public interface IStore
        {
            Task SaveAsync(string body);
            ValueTask PutAsync(string body);
            Task<int> CountAsync();
            Task LogAsync(string text);
        }

        public class Function(IStore store, IAmazonSQS sqs)
        {
            private readonly List<Task> pending = [];
            private Task? last;
            private void Track(Task task) => last = task;
            private Task ProcessAsync(SQSEvent.SQSMessage message) => store.SaveAsync(message.Body);
            private async void Fire(SQSEvent.SQSMessage message) => await store.SaveAsync(message.Body);
        {{members}}
        }
        """;

    private static string Async(string statements) => Function(
        "    public async Task FunctionHandler(SQSEvent evnt, ILambdaContext context) { await Task.Yield(); foreach (var message in evnt.Records) { " + statements + " } }");

    private static string Void(string statements) => Function(
        "    public void FunctionHandler(SQSEvent evnt, ILambdaContext context) { foreach (var message in evnt.Records) { " + statements + " } }");

    [Theory]
    [InlineData("_ = {|AWSM3011:ProcessAsync|}(message);")]
    [InlineData("_ = store.{|AWSM3011:SaveAsync|}(message.Body).ConfigureAwait(false);")]
    [InlineData("_ = store.{|AWSM3011:PutAsync|}(message.Body);")]
    [InlineData("var task = {|AWSM3011:ProcessAsync|}(message);")]
    [InlineData("_ = Task.{|AWSM3011:Run|}(() => store.SaveAsync(message.Body));")]
    [InlineData("_ = Task.{|AWSM3011:Run|}(() => sqs.SendMessageAsync(\"q\", message.Body));")]
    [InlineData("_ = Task.Factory.{|AWSM3011:StartNew|}(() => store.SaveAsync(message.Body));")]
    [InlineData("await Task.Factory.{|AWSM3011:StartNew|}(async () => await store.SaveAsync(message.Body));")]
    [InlineData("_ = sqs.{|AWSM3011:DeleteMessageAsync|}(\"q\", message.ReceiptHandle);")]
    [InlineData("{|AWSM3011:Fire|}(message);")]
    [InlineData("evnt.Records.{|AWSM3011:ForEach|}(async m => await store.SaveAsync(m.Body));")]
    [InlineData("Parallel.{|AWSM3011:ForEach|}(evnt.Records, async m => await store.SaveAsync(m.Body));")]
    [InlineData("evnt.Records.ForEach(m => {|AWSM3011:ProcessAsync|}(m));")]
    [InlineData("var all = evnt.Records.Select(m => {|AWSM3011:ProcessAsync|}(m)).ToList();")]
    [InlineData("_ = Task.{|AWSM3011:WhenAll|}(evnt.Records.Select(ProcessAsync));")]
    [InlineData("_ = Task.{|AWSM3011:WhenAll|}(evnt.Records.Select(m => ProcessAsync(m)));")]
    [InlineData("var all = evnt.Records.Select(m => ProcessAsync(m)); _ = Task.{|AWSM3011:WhenAll|}(all);")]
    [InlineData("new Thread(() => File.Delete(message.Body)).{|AWSM3011:Start|}();")]
    [InlineData("var thread = new Thread(() => File.Delete(message.Body)) { IsBackground = true }; thread.{|AWSM3011:Start|}();")]
    [InlineData("ThreadPool.{|AWSM3011:QueueUserWorkItem|}(_ => File.Delete(message.Body));")]
    [InlineData("ThreadPool.{|AWSM3011:UnsafeQueueUserWorkItem|}(_ => File.Delete(message.Body), null);")]
    [InlineData("Func<string, Task> save = store.SaveAsync; _ = {|AWSM3011:save|}(message.Body);")]
    [InlineData("void Now() { {|AWSM3011:ProcessAsync|}(message); } Now();")]
    public Task Reports_work_that_nobody_waits_for(string statements) => Reports(Async(statements));

    [Theory]
    [InlineData("{|AWSM3011:ProcessAsync|}(message);")]
    [InlineData("store.{|AWSM3011:CountAsync|}();")]
    [InlineData("Task.{|AWSM3011:Run|}(() => File.Delete(message.Body));")]
    public Task Reports_it_in_a_handler_that_is_not_async(string statements) => Reports(Void(statements));

    [Fact]
    public Task Reports_it_one_method_away_and_only_once() => Reports(Function("""
            public Task FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                HandleAll(evnt.Records);
                HandleAll(evnt.Records);
                return Task.CompletedTask;
            }

            private void HandleAll(List<SQSEvent.SQSMessage> messages)
            {
                foreach (var message in messages)
                {
                    {|AWSM3011:ProcessAsync|}(message);
                }
            }
        """));

    [Fact]
    public Task Reports_it_in_a_lambda_given_to_the_bootstrap() => Reports(
        Usings + """
        var store = new HttpClient();
        await LambdaBootstrapBuilder.Create<SQSEvent>(evnt => { store.{|AWSM3011:GetAsync|}(evnt.Records[0].Body); }, new DefaultLambdaJsonSerializer()).Build().RunAsync();
        """.Replace("new HttpClient", "new System.Net.Http.HttpClient", StringComparison.Ordinal),
        isProgram: true);

    [Theory]
    [InlineData("await ProcessAsync(message);")]
    [InlineData("await Task.WhenAll(evnt.Records.Select(ProcessAsync));")]
    [InlineData("var task = ProcessAsync(message); await Task.Yield(); await task;")]
    [InlineData("Task task; task = ProcessAsync(message); await Task.WhenAny(task, Task.Delay(1));")]
    [InlineData("ProcessAsync(message).Wait(); ProcessAsync(message).GetAwaiter().GetResult(); _ = store.CountAsync().Result;")]
    [InlineData("Track(ProcessAsync(message));")]
    [InlineData("pending.Add(ProcessAsync(message)); last = ProcessAsync(message);")]
    [InlineData("var all = new List<Task>(); all.Add(ProcessAsync(message)); await Task.WhenAll(all);")]
    [InlineData("_ = ProcessAsync(message).ContinueWith(t => Console.WriteLine(t.Exception));")]
    [InlineData("_ = Task.Delay(10); _ = Task.FromResult(1);")]
    [InlineData("_ = store.LogAsync(message.Body);")]
    [InlineData("evnt.Records.ForEach(m => File.Delete(m.Body)); Parallel.ForEach(evnt.Records, m => File.Delete(m.Body));")]
    [InlineData("await Parallel.ForEachAsync(evnt.Records, async (m, stop) => await store.SaveAsync(m.Body));")]
    [InlineData("var thread = new Thread(() => File.Delete(message.Body)); thread.Start(); thread.Join();")]
    [InlineData("using var done = new ManualResetEvent(false); ThreadPool.QueueUserWorkItem(_ => { File.Delete(message.Body); done.Set(); }); done.WaitOne();")]
    [InlineData("using var stop = new CancellationTokenSource(); _ = BeatAsync(stop.Token); await ProcessAsync(message); stop.Cancel(); static Task BeatAsync(CancellationToken t) => Task.Delay(1, t);")]
    [InlineData("await Task.Factory.StartNew(async () => await store.SaveAsync(message.Body)).Unwrap();")]
    [InlineData("await Task.Factory.StartNew(() => File.Delete(message.Body));")]
    public Task Silent_where_somebody_waits_or_may(string statements) => Silent(Async(statements));

    /// <summary>Another rule reports them: AWSM1003.</summary>
    [Theory]
    [InlineData("_ = sqs.SendMessageAsync(\"q\", message.Body);")]
    [InlineData("evnt.Records.ForEach(async m => await sqs.SendMessageAsync(\"q\", m.Body));")]
    [InlineData("_ = Task.WhenAll(evnt.Records.Select(m => sqs.SendMessageAsync(\"q\", m.Body)));")]
    public Task Silent_on_sends(string statements) => Silent(Async(statements));

    /// <summary>The compiler reports it: CS4014.</summary>
    [Fact]
    public Task Silent_where_the_compiler_reports() => Silent(Async("\n#pragma warning disable CS4014\nProcessAsync(message);\n"));

    [Theory]
    [InlineData("public void Start(SQSEvent evnt) { ProcessAsync(evnt.Records[0]); }")]
    [InlineData("public void FunctionHandler(List<SQSEvent.SQSMessage> messages) { ProcessAsync(messages[0]); }")]
    public Task Silent_outside_handlers(string method) => Silent(Function("    " + method));

    [Fact]
    public Task Silent_on_types_that_only_look_alike() => Silent("""
        namespace Amazon.Lambda.SQSEvents { public class SQSEvent2 { } }
        public class Function
        {
            public void FunctionHandler(Amazon.Lambda.SQSEvents.SQSEvent2 evnt) { Run(); }
            private static Task Run() => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task Survives_code_with_errors() => Silent(Async("_ = ProcessAsync(; _ = Unknown(message); Task.Run("), compiles: false);

    [Fact]
    public async Task The_message_says_what_happens_and_what_to_do()
    {
        var found = await Findings.In("AWSM3011", Void("ProcessAsync(message);"));
        Assert.Equal(
            "Nothing waits for ProcessAsync: Lambda takes the batch for handled and freezes the environment when the handler returns, "
            + "so the work goes on at the next invocation or never, and its exceptions go unseen; await it",
            Assert.Single(found).GetMessage());
        Assert.Equal(DiagnosticSeverity.Warning, found[0].Severity);
    }

    [Fact]
    public Task The_fix_awaits() => Fixes(
        Function("""
                public async Task FunctionHandler(SQSEvent evnt, ILambdaContext context)
                {
                    await Task.Delay(1).ConfigureAwait(false);
                    foreach (var message in evnt.Records)
                    {
                        // in the background
                        _ = {|AWSM3011:ProcessAsync|}(message); // fast
                    }
                }
            """),
        Function("""
                public async Task FunctionHandler(SQSEvent evnt, ILambdaContext context)
                {
                    await Task.Delay(1).ConfigureAwait(false);
                    foreach (var message in evnt.Records)
                    {
                        // in the background
                        await ProcessAsync(message).ConfigureAwait(false); // fast
                    }
                }
            """));

    [Fact]
    public Task The_fix_makes_the_handler_return_its_task() => Fixes(
        Function("""
                public void FunctionHandler(SQSEvent evnt, ILambdaContext context)
                {
                    if (evnt.Records.Count == 0) return;

                    foreach (var message in evnt.Records)
                    {
                        {|AWSM3011:ProcessAsync|}(message); // one
                        {|AWSM3011:ProcessAsync|}(message);
                    }
                }

                public Task<int> Handle(SQSEvent evnt, ILambdaContext context)
                {
                    foreach (var message in evnt.Records)
                        {|AWSM3011:ProcessAsync|}(message);
                    return Task.FromResult(evnt.Records.Count);
                }
            """),
        Function("""
                public async Task FunctionHandler(SQSEvent evnt, ILambdaContext context)
                {
                    if (evnt.Records.Count == 0) return;

                    foreach (var message in evnt.Records)
                    {
                        await ProcessAsync(message); // one
                        await ProcessAsync(message);
                    }
                }

                public async Task<int> Handle(SQSEvent evnt, ILambdaContext context)
                {
                    foreach (var message in evnt.Records)
                        await ProcessAsync(message);
                    return evnt.Records.Count;
                }
            """));

    [Theory]
    [InlineData("{|AWSM3011:Fire|}(message);")]
    [InlineData("evnt.Records.{|AWSM3011:ForEach|}(async m => await store.SaveAsync(m.Body));")]
    [InlineData("evnt.Records.ForEach(m => {|AWSM3011:ProcessAsync|}(m));")]
    [InlineData("new Thread(() => File.Delete(message.Body)).{|AWSM3011:Start|}();")]
    public Task No_fix_where_there_is_no_task_to_await(string statements) => NotFixed(Async(statements));

    /// <summary>The method would return a task, and what another file says of it in a derived class would not.</summary>
    [Fact]
    public Task No_fix_where_another_class_may_override_the_handler() => NotFixed(Function(
        "    public virtual void FunctionHandler(SQSEvent evnt, ILambdaContext context) { foreach (var message in evnt.Records) { {|AWSM3011:ProcessAsync|}(message); } }"));

    [Theory]
    [InlineData("Task work = store.SaveAsync(message.Body); if (message.Body.Length > 3) { work = Task.WhenAll(work, ProcessAsync(message)); } await work;", true)]
    [InlineData("Task work = store.SaveAsync(message.Body); if (message.Body.Length > 3) { work = Task.WhenAll(work, ProcessAsync(message)); }", false)]
    public Task Follows_a_task_that_is_made_of_itself(string statements, bool isSilent) =>
        isSilent ? Silent(Async(statements)) : Reports(Async(statements.Replace("store.SaveAsync", "store.{|AWSM3011:SaveAsync|}").Replace("Task.WhenAll", "Task.{|AWSM3011:WhenAll|}")));

    [Theory]
    [InlineData("var pipe = System.Threading.Channels.Channel.CreateUnbounded<string>(); _ = PutAsync(pipe.Writer, evnt); await foreach (var text in pipe.Reader.ReadAllAsync()) { await store.SaveAsync(text); }")]
    [InlineData("var done = new TaskCompletionSource(); _ = Task.Run(async () => { await store.SaveAsync(evnt.Records[0].Body); done.SetResult(); }); await done.Task;")]
    [InlineData("var done = new TaskCompletionSource(); _ = EndAsync(done, evnt); await done.Task.ConfigureAwait(false);")]
    [InlineData("using var slots = new SemaphoreSlim(4); foreach (var m in evnt.Records) { await slots.WaitAsync(); _ = ProcessAsync(m); } for (var i = 0; i < 4; i++) { await slots.WaitAsync(); }")]
    [InlineData("using var left = new CountdownEvent(1); _ = ProcessAsync(evnt.Records[0]); left.Wait(); await Task.Yield();")]
    [InlineData("var list = new System.Collections.Concurrent.BlockingCollection<string>(); new Thread(() => { list.Add(evnt.Records[0].Body); list.CompleteAdding(); }).Start(); foreach (var text in list.GetConsumingEnumerable()) { await store.SaveAsync(text); }")]
    [InlineData("var pipe = System.Threading.Channels.Channel.CreateUnbounded<string>(); ThreadPool.QueueUserWorkItem(_ => { pipe.Writer.TryWrite(evnt.Records[0].Body); pipe.Writer.Complete(); }); await foreach (var text in pipe.Reader.ReadAllAsync()) { await store.SaveAsync(text); }")]
    public Task Is_silent_where_the_other_end_is_waited_for(string statements) => Silent(Piped(statements));

    [Theory]
    [InlineData("using var slots = new SemaphoreSlim(4); foreach (var m in evnt.Records) { await slots.WaitAsync(); _ = {|AWSM3011:ProcessAsync|}(m); }")]
    [InlineData("using var slots = new SemaphoreSlim(4); foreach (var m in evnt.Records) { _ = {|AWSM3011:OneAsync|}(m); } async Task OneAsync(SQSEvent.SQSMessage m) { await slots.WaitAsync(); await ProcessAsync(m); }")]
    [InlineData("_ = {|AWSM3011:ProcessAsync|}(evnt.Records[0]); await ProcessAsync(evnt.Records[1]).WaitAsync(TimeSpan.FromSeconds(1));")]
    [InlineData("_ = {|AWSM3011:ProcessAsync|}(evnt.Records[0]); using var file = File.OpenRead(\"a\"); await file.ReadAsync(new byte[1]);")]
    public Task Reports_work_beside_a_wait_for_something_else(string statements) => Reports(Piped(statements));

    private static string Piped(string statements) => Function($$"""
            public async Task FunctionHandler(SQSEvent evnt, ILambdaContext context) { {{statements}} }
            private async Task PutAsync(System.Threading.Channels.ChannelWriter<string> writer, SQSEvent evnt)
            {
                foreach (var m in evnt.Records) { await writer.WriteAsync(m.Body); }
                writer.Complete();
            }
            private async Task EndAsync(TaskCompletionSource done, SQSEvent evnt)
            {
                await store.SaveAsync(evnt.Records[0].Body);
                done.SetResult();
            }
        """);
}
