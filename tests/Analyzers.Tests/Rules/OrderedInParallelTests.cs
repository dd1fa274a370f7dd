using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class OrderedInParallelTests() : RuleTests("AWSM3008")
{
    private const string KnowsFifo = "if (!evnt.Records[0].EventSourceArn.EndsWith(\".fifo\")) { throw new InvalidOperationException(); } ";

    [Theory]
    [InlineData("await Task.WhenAll(evnt.Records.{|AWSM3008:Select|}(r => HandleAsync(r)));")]
    [InlineData("await Task.WhenAll(evnt.Records.{|AWSM3008:Select|}(HandleAsync));")]
    [InlineData("await Task.WhenAll([.. evnt.Records.{|AWSM3008:Select|}(HandleAsync)]);")]
    [InlineData("List<string> texts = [.. evnt.Records.Select(r => r.Kinesis.Data.ToString()!)]; await Task.WhenAll([.. texts.{|AWSM3008:Select|}(t => store.SaveAsync(t))]);")]
    [InlineData("await Task.WhenAll(evnt.Records.{|AWSM3008:Select|}(r => store.SaveAsync(r.EventVersion + r.EventId)));")]
    [InlineData("Console.WriteLine($\"took {evnt.Records.Count} < {context.FunctionVersion}\"); await Task.WhenAll(evnt.Records.{|AWSM3008:Select|}(r => store.SaveAsync(r.EventId)));")]
    [InlineData("var tasks = evnt.Records.{|AWSM3008:Select|}(async r => await HandleAsync(r)).ToList(); await Task.WhenAll(tasks);")]
    [InlineData("Parallel.{|AWSM3008:ForEach|}(evnt.Records, r => store.Save(r.Kinesis.Data));")]
    [InlineData("await Parallel.{|AWSM3008:ForEachAsync|}(evnt.Records, async (r, stop) => await HandleAsync(r));")]
    [InlineData("evnt.Records.AsParallel().{|AWSM3008:ForAll|}(r => store.Save(r.Kinesis.Data));")]
    [InlineData("var tasks = new List<Task>(); foreach (var r in evnt.Records) { tasks.Add({|AWSM3008:HandleAsync|}(r)); } await Task.WhenAll(tasks);")]
    [InlineData("var tasks = new List<Task>(); for (var i = 0; i < evnt.Records.Count; i++) { tasks.Add({|AWSM3008:HandleAsync|}(evnt.Records[i])); } await Task.WhenAll(tasks);")]
    [InlineData("var tasks = new Task[evnt.Records.Count]; for (var i = 0; i < tasks.Length; i++) { tasks[i] = {|AWSM3008:HandleAsync|}(evnt.Records[i]); } await Task.WhenAll(tasks);")]
    [InlineData("var gate = new SemaphoreSlim(4); await Task.WhenAll(evnt.Records.{|AWSM3008:Select|}(async r => { await gate.WaitAsync(); await HandleAsync(r); gate.Release(); }));")]
    [InlineData("var texts = evnt.Records.Select(r => r.Kinesis.Data.ToString()!).ToList(); await Task.WhenAll(texts.{|AWSM3008:Select|}(t => store.SaveAsync(t)));")]
    [InlineData("var tasks = new List<Task>(); foreach (var text in evnt.Records.Select(r => r.Kinesis.Data.ToString()!)) { tasks.Add(store.{|AWSM3008:SaveAsync|}(text)); } await Task.WhenAll(tasks);")]
    public Task Suggests_one_after_the_other_for_a_stream(string statements) => Reports(HandlerSnippets.Kinesis(
        statements, "private async Task HandleAsync(KinesisEvent.KinesisEventRecord r) { await Task.Yield(); store.Save(r.Kinesis.Data); }"));

    [Theory]
    [InlineData("await Task.WhenAll(evnt.Records.{|AWSM3008:Select|}(r => StoreAsync(r)));")]
    [InlineData("var tasks = new List<Task<string>>(); foreach (var r in evnt.Records) { tasks.Add({|AWSM3008:StoreAsync|}(r)); } await Task.WhenAll(tasks);")]
    [InlineData("var failed = await Task.WhenAll(evnt.Records.{|AWSM3008:Select|}(r => TryAsync(r)));")]
    public Task Suggests_it_where_no_result_is_used_but_failures(string statements) => Reports(HandlerSnippets.Kinesis(statements, """
        private async Task<string> StoreAsync(KinesisEvent.KinesisEventRecord r) { await store.SaveAsync(r.EventId); return r.EventId; }
        private async Task<Failure?> TryAsync(KinesisEvent.KinesisEventRecord r) { await store.SaveAsync(r.EventId); return null; }
        """));

    [Fact]
    public Task Suggests_it_for_a_table() => Reports(HandlerSnippets.Whole(
        "DynamoDBEvent", "await Parallel.{|AWSM3008:ForEachAsync|}(evnt.Records, async (r, stop) => { await store.SaveAsync(r.EventName); });"));

    [Fact]
    public Task Warns_for_a_queue_that_is_known_to_be_fifo() => Reports(HandlerSnippets.Sqs(
        KnowsFifo + "await Task.WhenAll(evnt.Records.{|AWSM3008:Select|}(m => store.SaveAsync(m.Body)));"));

    [Fact]
    public Task Finds_it_in_a_method_for_the_batch() => Reports(HandlerSnippets.Kinesis(
        "HandleAll(evnt.Records);", "private void HandleAll(IList<KinesisEvent.KinesisEventRecord> records) { Parallel.{|AWSM3008:ForEach|}(records, r => store.Save(r.Kinesis.Data)); }"));

    [Theory]
    [InlineData("foreach (var r in evnt.Records) { await HandleAsync(r); }")]
    [InlineData("for (var i = 0; i < evnt.Records.Count; i++) { await HandleAsync(evnt.Records[i]); }")]
    [InlineData("var tasks = new List<Task>(); tasks.Add(HandleAsync(evnt.Records[0])); await Task.WhenAll(tasks);")]
    [InlineData("await Task.WhenAll(evnt.Records.GroupBy(r => r.Kinesis.PartitionKey).Select(async g => { foreach (var r in g) { await HandleAsync(r); } }));")]
    [InlineData("Parallel.ForEach(evnt.Records, new ParallelOptions { MaxDegreeOfParallelism = 1 }, r => store.Save(r.Kinesis.Data));")]
    [InlineData("var keys = evnt.Records.Select(r => r.EventId).Distinct().ToList(); await Task.WhenAll(keys.Select(k => store.SaveAsync(k)));")]
    [InlineData("var texts = evnt.Records.Select(r => r.EventId).ToList(); texts.Sort(); await Task.WhenAll(texts.Select(t => store.SaveAsync(t)));")]
    [InlineData("var gate = new SemaphoreSlim(maxCount: 4, initialCount: 1); await Task.WhenAll(evnt.Records.Select(async r => { await gate.WaitAsync(); await HandleAsync(r); gate.Release(); }));")]
    [InlineData("var gate = new SemaphoreSlim(1); await Task.WhenAll(evnt.Records.Select(async r => { await gate.WaitAsync(); await HandleAsync(r); gate.Release(); }));")]
    [InlineData("var names = evnt.Records.Select(r => r.EventId).ToList();")]
    [InlineData("await Task.WhenAll(evnt.Records.Select(async r => { var version = r.Kinesis.SequenceNumber; await store.SaveAsync(r.EventId + version); }));")]
    [InlineData("await Parallel.ForEachAsync(evnt.Records, async (r, stop) => await store.SaveAsync($\"update items set at = {r.EventName} where id = {r.EventId} and at < {r.EventName}\"));")]
    [InlineData("foreach (var text in evnt.Records.AsParallel().AsOrdered().Select(r => JsonSerializer.Deserialize<string>(r.Kinesis.Data.ToArray())!).ToList()) { await store.SaveAsync(text); }")]
    [InlineData("foreach (var (id, text) in evnt.Records.AsParallel().AsOrdered().Select(r => (r.EventId, JsonSerializer.Deserialize<string>(r.EventName)!))) { await store.SaveAsync(text); }")]
    [InlineData("await Task.WhenAll(evnt.Records.Select(r => r.EventId).Distinct().Select(id => store.SaveAsync(id)));")]
    [InlineData("var texts = await Task.WhenAll(evnt.Records.Select(r => File.ReadAllTextAsync(r.EventId))); foreach (var text in texts) { await store.SaveAsync(text); }")]
    [InlineData("var loads = new List<Task<string>>(); foreach (var r in evnt.Records) { loads.Add(File.ReadAllTextAsync(r.EventId)); } foreach (var text in await Task.WhenAll(loads)) { await store.SaveAsync(text); }")]
    [InlineData("var read = evnt.Records.Select(r => r.EventId).ToList(); var enriched = await Task.WhenAll(read.Select(o => EnrichAsync(o))); foreach (var e in enriched) { await store.SaveAsync(e); }")]
    [InlineData("var tasks = evnt.Records.Select(r => EnrichAsync(r.EventId)).ToList(); await Task.WhenAll(tasks); foreach (var task in tasks) { await store.SaveAsync(await task); }")]
    [InlineData("foreach (var e in await Task.WhenAll([.. evnt.Records.Select(r => EnrichAsync(r.EventId))])) { await store.SaveAsync(e); }")]
    [InlineData("Task<string>[] tasks = [.. evnt.Records.Select(r => EnrichAsync(r.EventId))]; await Task.WhenAll([.. tasks]); foreach (var task in tasks) { await store.SaveAsync(await task); }")]
    [InlineData("foreach (var e in await Task.WhenAll(evnt.Records.Select(async r => { await Task.Yield(); return await EnrichAsync(r.EventId); })).ConfigureAwait(false)) { await store.SaveAsync(e); }")]
    [InlineData("var tasks = new List<Task<string>>(); foreach (var r in evnt.Records) { tasks.Add(EnrichAsync(r.EventId)); } foreach (var e in await Task.WhenAll(tasks)) { await store.SaveAsync(e); }")]
    public Task Silent_where_the_order_is_kept(string statements) => Silent(HandlerSnippets.Kinesis(
        statements,
        "private async Task HandleAsync(KinesisEvent.KinesisEventRecord r) { await Task.Yield(); store.Save(r.Kinesis.Data); } "
        + "private async Task<string> EnrichAsync(string id) { await store.SaveAsync(id); return id; }"));

    [Theory]
    [InlineData("await Task.WhenAll(evnt.Records.Select(m => store.SaveAsync(m.Body)));")]
    [InlineData(KnowsFifo + "await Task.WhenAll(evnt.Records.ToLookup(m => m.Attributes[\"MessageGroupId\"]).Select(async g => { foreach (var m in g) { await store.SaveAsync(m.Body); } }));")]
    public Task Silent_for_queues_without_order_and_for_groups(string statements) => Silent(HandlerSnippets.Sqs(statements));

    [Fact]
    public Task Silent_on_a_look_alike_and_outside_handlers() => Silent(HandlerSnippets.Usings + """
        public class Importer(IStore store)
        {
            public Task Import(KinesisEvent evnt) => Task.WhenAll(evnt.Records.Select(r => store.SaveAsync(r.EventId)));
            public void FunctionHandler(List<KinesisEvent.KinesisEventRecord> records) => Parallel.ForEach(records, r => store.Save(r));
        }
        """);

    [Fact]
    public Task Silent_on_code_that_does_not_compile() => Silent(
        HandlerSnippets.Kinesis("Parallel.ForEach(, r => store.Save(r.; await Task.WhenAll(evnt.Records.Select(;"), compiles: false);

    [Theory]
    [InlineData("foreach (var r in evnt.Records) { var tasks = new Task[2]; tasks[0] = store.SaveAsync(r.EventId); tasks[1] = store.SaveAsync(r.EventName); await Task.WhenAll(tasks); }")]
    [InlineData("foreach (var r in evnt.Records) { var tasks = new List<Task>(); tasks.Add(store.SaveAsync(r.EventId)); tasks.Add(store.SaveAsync(r.EventName)); await Task.WhenAll(tasks); }")]
    [InlineData("var tasks = new Task[evnt.Records.Count]; for (var i = 0; i < evnt.Records.Count; i++) { tasks[i] = store.SaveAsync(evnt.Records[i].EventId); await tasks[i]; } await Task.WhenAll(tasks);")]
    public async Task Is_silent_on_tasks_of_one_record(string statements) => await Silent(HandlerSnippets.Kinesis(statements));

    [Fact]
    public Task Suggests_it_in_a_query() => Reports(HandlerSnippets.Kinesis(
        "await Task.WhenAll(from r in evnt.Records {|AWSM3008:select store.SaveAsync(r.EventId)|});"));

    [Fact]
    public Task Silent_where_another_class_has_lanes() => Silent(HandlerSnippets.Kinesis(
        "await Task.WhenAll(evnt.Records.Select(lanes.RunAsync));", "private readonly Lanes lanes = new();") + """
         public sealed class Lanes
        {
            private readonly Dictionary<string, Task> tails = [];
            public Task RunAsync(KinesisEvent.KinesisEventRecord r) { lock (tails) { return tails[r.Kinesis.PartitionKey] = Next(r, tails.GetValueOrDefault(r.Kinesis.PartitionKey)); } }
            private static async Task Next(KinesisEvent.KinesisEventRecord r, Task? before) { await (before ?? Task.CompletedTask); Console.WriteLine(r.EventId); }
        }
        """);
}
