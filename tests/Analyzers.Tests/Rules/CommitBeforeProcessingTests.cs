using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class CommitBeforeProcessingTests() : RuleTests("AWSM7004")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Kafka;

    private static string Worker(string members) => $$"""
        using System.Text.Json;
        using Confluent.Kafka;
        using Microsoft.Extensions.Logging;

        public sealed record Order(string Id);

        public sealed class Worker(IConsumer<string, string> consumer, ILogger<Worker> log, Action<string> act, bool flag)
        {
            private readonly List<ConsumeResult<string, string>> buffer = new();
            private readonly Queue<ConsumeResult<string, string>> done = new();
            private readonly HashSet<TopicPartitionOffset> open = new();
            private Task<bool> Tried(ConsumeResult<string, string> result) => Task.FromResult(true);
            private Task Handle(Order order) => Task.CompletedTask;
            private Task Handle(string text) => Task.CompletedTask;
            private static ConsumerConfig Elsewhere(ConsumerConfig config) => config;

        {{members}}
        }
        """;

    private static string Loop(string statements) => Worker($$"""
            public async Task Run(CancellationToken stop)
            {
                while (!stop.IsCancellationRequested)
                {
                    {{statements}}
                    await Task.Yield();
                }
            }
        """);

    private static string Own(string config, string body = "await Handle(r.Message.Value);", string setup = "") => Worker($$"""
            public async Task Run(string group, bool auto, CancellationToken stop)
            {
                using var own = new ConsumerBuilder<string, string>({{config}}).Build();
                own.Subscribe("orders");
                {{setup}}
                while (true)
                {
                    var r = own.Consume(stop);
                    {{body}}
                    await Task.Yield();
                }
            }
        """);

    [Theory]
    [InlineData("var r = consumer.Consume(stop); consumer.{|AWSM7004:Commit|}(r); await Handle(r.Message.Value);")]
    [InlineData("var r = consumer.Consume(stop); consumer.{|AWSM7004:Commit|}(); await Handle(r.Message.Value);")]
    [InlineData("var r = consumer.Consume(stop); consumer.{|AWSM7004:StoreOffset|}(r); await Handle(r.Message.Value);")]
    [InlineData("var r = consumer.Consume(stop); if (r is null || r.IsPartitionEOF) continue; log.LogInformation(\"{Key}\", r.Message.Key); consumer.{|AWSM7004:Commit|}(r); act(r.Message.Value);")]
    [InlineData("var r = consumer.Consume(stop); var order = JsonSerializer.Deserialize<Order>(r.Message.Value)!; consumer.{|AWSM7004:Commit|}(r); await Handle(order);")]
    [InlineData("try { var r = consumer.Consume(stop); consumer.{|AWSM7004:Commit|}(r); await Handle(r.Message.Value); } catch (ConsumeException e) { log.LogError(e, \"x\"); }")]
    [InlineData("var r = consumer.Consume(stop); consumer.{|AWSM7004:Commit|}(r); if (r.Message.Value.Length > 0) { try { await Handle(r.Message.Value); } catch (Exception e) { log.LogError(e, \"x\"); } }")]
    [InlineData("var r = consumer.Consume(stop); consumer.{|AWSM7004:Commit|}(r); var text = r.Message.Value; var trimmed = text.Trim(); await Handle(trimmed);")]
    [InlineData("var r = consumer.Consume(stop); /* at most once a second, retried at most once */ consumer.{|AWSM7004:Commit|}(r); await Handle(r.Message.Value);")]
    [InlineData("ConsumeResult<string, string> r; r = consumer.Consume(stop); consumer.{|AWSM7004:Commit|}(r); act(r.Message.Value);")]
    [InlineData("if (consumer.Consume(stop) is { } r) { consumer.{|AWSM7004:Commit|}(r); await Handle(r.Message.Value); }")]
    [InlineData("if (consumer.Consume(TimeSpan.FromSeconds(1)) is not { } r) { continue; } consumer.{|AWSM7004:Commit|}(r); await Handle(r.Message.Value);")]
    [InlineData("if (consumer.Consume(stop) is { Message: { Value: var json } } r) { consumer.{|AWSM7004:Commit|}(r); await Handle(JsonSerializer.Deserialize<Order>(json)!); }")]
    [InlineData("if (consumer.Consume(stop) is not ConsumeResult<string, string> r || r.IsPartitionEOF) continue; consumer.{|AWSM7004:StoreOffset|}(r); await Handle(r.Message.Value);")]
    [InlineData("while (consumer.Consume(TimeSpan.Zero) is { } r) { consumer.{|AWSM7004:Commit|}(r); await Handle(r.Message.Value); }")]
    public Task Reports_a_commit_that_comes_first(string statements) => Reports(Loop(statements));

    [Fact]
    public Task Reports_it_in_a_method_that_is_given_the_message() => Reports(Worker("""
            private async Task One(ConsumeResult<string, string> result)
            {
                consumer.{|AWSM7004:Commit|}(result);
                await Handle(result.Message.Value);
            }

            public async Task Run(CancellationToken stop)
            {
                while (!stop.IsCancellationRequested)
                {
                    var next = consumer.Consume(stop);
                    log.LogInformation("{Offset}", next.Offset);
                    await One(next);
                }
            }
        """));

    [Theory]
    [InlineData("var r = consumer.Consume(stop); await Handle(r.Message.Value); consumer.Commit(r);")]
    [InlineData("var r = consumer.Consume(stop); await Handle(r.Message.Value); consumer.StoreOffset(r); log.LogInformation(\"{Key}\", r.Message.Key);")]
    [InlineData("var r = consumer.Consume(stop); await Handle(r.Message.Value); consumer.Commit(); await Handle(r.Message.Key);")]
    [InlineData("var r = consumer.Consume(stop); buffer.Add(r); consumer.Commit(r); await Handle(r.Message.Value);")]
    [InlineData("var r = consumer.Consume(stop); if (r.Message.Value == \"\") { consumer.Commit(r); continue; } await Handle(r.Message.Value); consumer.Commit(r);")]
    [InlineData("var r = consumer.Consume(stop); if (flag) { consumer.Commit(r); } await Handle(r.Message.Value);")]
    [InlineData("var r = consumer.Consume(stop); try { await Handle(r.Message.Value); } finally { consumer.Commit(r); }")]
    [InlineData("var r = consumer.Consume(stop); consumer.Commit(r); log.LogInformation(\"{Value}\", r.Message.Value); Console.WriteLine(r.Offset);")]
    [InlineData("var r = consumer.Consume(stop); consumer.Commit(r); consumer.Seek(r.TopicPartitionOffset);")]
    [InlineData("var r = consumer.Consume(stop); await Handle(r.Message.Value); if (r.Offset.Value % 100 == 0) { consumer.Commit(r); act(r.Topic); await Handle(r.Message.Key); }")]
    [InlineData("var r = consumer.Consume(stop); try { await Handle(r.Message.Value); } finally { consumer.Commit(r); await Handle(r.Message.Key); }")]
    [InlineData("var r = consumer.Consume(stop); if (await Tried(r)) { consumer.Commit(r); await Handle(r.Message.Key); }")]
    [InlineData("var r = consumer.Consume(stop); if (!Guid.TryParse(r.Message.Value, out var id)) continue; await Handle(new Order(id.ToString())); consumer.Commit(r); await Handle(r.Message.Key);")]
    [InlineData("var r = consumer.Consume(stop); var (key, value) = (r.Message.Key, r.Message.Value); await Handle(value); consumer.Commit(r); await Handle(key);")]
    [InlineData("var r = consumer.Consume(stop); if (r is { Message: { } message }) { await Handle(message.Value); consumer.Commit(r); await Handle(r.Message.Key); }")]
    [InlineData("var r = consumer.Consume(stop); consumer.Commit(r); act(r.Topic);")]
    [InlineData("var r = consumer.Consume(stop); if (flag) { consumer.Commit(r); open.Remove(r.TopicPartitionOffset); }")]
    [InlineData("foreach (var r in buffer) { consumer.Commit(r); await Handle(r.Message.Value); }")]
    [InlineData("while (done.TryDequeue(out var r)) { consumer.Commit(r); await Handle(r.Message.Value); }")]
    [InlineData("var r = done.Peek(); consumer.StoreOffset(r); await Handle(r.Message.Value);")]
    [InlineData("consumer.Commit(); var r = consumer.Consume(stop); await Handle(r.Message.Value);")]
    [InlineData("var r = consumer.Consume(stop); var order = JsonSerializer.Deserialize<Order>(r.Message.Value)!; await Handle(order); consumer.Commit(r); await Handle(\"done\");")]
    [InlineData("var r = consumer.Consume(stop); consumer.Commit(new[] { r.TopicPartitionOffset }); await Handle(r.Message.Value);")]
    [InlineData("var r = consumer.Consume(stop); /* at-most-once */ consumer.Commit(r); await Handle(r.Message.Value);")]
    [InlineData("if (consumer.Consume(stop) is { } r) { await Handle(r.Message.Value); consumer.Commit(r); }")]
    [InlineData("if (consumer.Consume(TimeSpan.FromSeconds(1)) is not { } r) { continue; } await Handle(r.Message.Value); consumer.Commit(r); await Handle(r.Message.Key);")]
    [InlineData("if (consumer.Consume(stop) is { Message: { Value: var json, Key: var key } } r) { await Handle(json); consumer.Commit(r); await Handle(key); }")]
    [InlineData("if (consumer.Consume(stop) is { Offset: var offset, Message: { Value: var json } } r) { await Handle(json); consumer.Commit(r); act($\"{offset}\"); }")]
    [InlineData("if (consumer.Consume(stop) is { Topic: var topic } r) { consumer.Commit(r); act(topic); }")]
    [InlineData("if (consumer.Consume(stop) is { } r && await Tried(r)) { consumer.Commit(r); await Handle(r.Message.Key); }")]
    [InlineData("if (consumer.Consume(stop) is { } r) { r = done.Peek(); consumer.Commit(r); await Handle(r.Message.Value); }")]
    [InlineData("if (done.Peek() is { } r) { consumer.Commit(r); await Handle(r.Message.Value); }")]
    [InlineData("if (buffer is [{ } r, ..] && consumer.Consume(stop) is not null) { consumer.Commit(r); await Handle(r.Message.Value); }")]
    public Task Is_silent_on_a_commit_that_comes_last_or_belongs_to_another_message(string statements) => Silent(Loop(statements));

    /// <summary>A branch for messages that nobody wants, with a note on them.</summary>
    [Theory]
    [InlineData("var r = consumer.Consume(stop); if (r.Message.Timestamp.UtcDateTime < DateTime.UtcNow.AddDays(-1)) { consumer.Commit(r); act(r.Message.Key); continue; } await Handle(r.Message.Value); consumer.Commit(r);")]
    [InlineData("var r = consumer.Consume(stop); if (r.Message.Value is null) { consumer.StoreOffset(r); act(r.Message.Key); } else { await Handle(r.Message.Value); consumer.StoreOffset(r); }")]
    [InlineData("var r = consumer.Consume(stop); switch (r.Message.Key) { case \"noop\": { consumer.Commit(r); act(r.Message.Key); break; } default: await Handle(r.Message.Value); consumer.Commit(r); break; }")]
    [InlineData("var r = consumer.Consume(stop); if (flag) { consumer.Commit(r); await NotifyAsync(r); continue; } await Handle(r.Message.Value); consumer.Commit(r); Task NotifyAsync(ConsumeResult<string, string> skipped) => Tried(skipped);")]
    [InlineData("var r = consumer.Consume(stop); if (flag) { consumer.Commit(r); act($\"skipped {r.Message.Value}\"); continue; } await Handle(r.Message.Value); consumer.Commit(r);")]
    public Task Is_silent_in_a_branch_for_messages_that_are_skipped(string statements) => Silent(Loop(statements));

    [Theory]
    [InlineData("var r = consumer.Consume(stop); if (r.Message.Value is not null) { consumer.{|AWSM7004:Commit|}(r); await Handle(r.Message.Value); continue; }")]
    [InlineData("var r = consumer.Consume(stop); if (r != null) { consumer.{|AWSM7004:Commit|}(r); await Handle(r.Message.Value); } else { log.LogDebug(\"idle\"); }")]
    [InlineData("var r = consumer.Consume(stop); if (r.Message.Key == \"a\") { consumer.{|AWSM7004:Commit|}(r); act(r.Message.Value); } else { consumer.Commit(r); await Handle(r.Message.Value); }")]
    [InlineData("var r = consumer.Consume(stop); if (r.Message.Key == \"a\") { consumer.{|AWSM7004:Commit|}(r); await Handle(r.Message.Value); continue; } act(r.Message.Value); consumer.Commit(r);")]
    [InlineData("var r = consumer.Consume(stop); if (flag) { consumer.{|AWSM7004:StoreOffset|}(r); await Tried(r); } else { await Handle(r.Message.Value); consumer.StoreOffset(r); }")]
    [InlineData("var r = consumer.Consume(stop); var order = JsonSerializer.Deserialize<Order>(r.Message.Value)!; if (flag) { consumer.{|AWSM7004:Commit|}(r); await Handle(order); continue; } act(order.Id); consumer.Commit(r);")]
    public Task Reports_in_the_branch_that_does_the_work(string statements) => Reports(Loop(statements));

    [Theory]
    [InlineData("private async Task Acknowledge(ConsumeResult<string, string> r) { consumer.Commit(r); await Handle(r.Message.Key); } public async Task Run() { var r = consumer.Consume(); act(r.Message.Value); await Acknowledge(r); }")]
    [InlineData("private async Task Done(ConsumeResult<string, string> r) { consumer.Commit(r); await Handle(r.Message.Key); } public async Task Run() { var r = consumer.Consume(); act(r.Message.Value); await Done(r); }")]
    [InlineData("public async Task Done(ConsumeResult<string, string> r) { consumer.Commit(r); await Handle(r.Message.Key); }")]
    public Task Is_silent_in_a_method_that_is_given_what_may_be_done(string members) => Silent(Worker(members));

    /// <summary>No consumer goes on where the last one ended.</summary>
    [Fact]
    public Task Is_silent_on_a_timer_of_a_group_that_is_made_anew() =>
        Silent(Own("new ConsumerConfig { GroupId = $\"cache-{Guid.NewGuid()}\", AutoOffsetReset = AutoOffsetReset.Earliest }"));

    /// <summary>It begins where code says, whatever was committed; a handler that only looks says nothing.</summary>
    [Fact]
    public async Task Is_silent_on_a_timer_where_code_says_where_to_begin()
    {
        const string Begins = ".SetPartitionsAssignedHandler((_, all) => all.Select(p => new TopicPartitionOffset(p, Offset.Beginning))).Build()";
        const string Looks = ".SetPartitionsAssignedHandler((_, all) => { log.LogInformation(\"{Count}\", all.Count); }).Build()";
        var source = Own("new ConsumerConfig { GroupId = group }");
        await Silent(source.Replace(".Build()", Begins, StringComparison.Ordinal));
        await Reports(source.Replace(".Build()", Looks, StringComparison.Ordinal).Replace("own.Consume(", "own.{|AWSM7004:Consume|}(", StringComparison.Ordinal));
    }

    /// <summary>A client that does not store offsets by itself commits with Commit() only what was stored before.</summary>
    [Fact]
    public Task Is_silent_on_a_commit_of_stored_offsets() => Silent(
        Loop("var r = consumer.Consume(stop); consumer.Commit(); await Handle(r.Message.Value); consumer.StoreOffset(r);")
        + " public static class Config { public static ConsumerConfig New() => new() { EnableAutoOffsetStore = false }; }");

    [Theory]
    [InlineData("new ConsumerConfig { GroupId = group }")]
    [InlineData("new ConsumerConfig { GroupId = group, EnableAutoCommit = true, AutoCommitIntervalMs = 1000 }")]
    [InlineData("new ConsumerConfig { GroupId = group, EnableAutoCommit = true, EnableAutoOffsetStore = true }")]
    public async Task Suggests_where_a_timer_commits(string config)
    {
        await Reports(Own(config).Replace("own.Consume(", "own.{|AWSM7004:Consume|}(", StringComparison.Ordinal));
        var found = Assert.Single(await Findings.In("AWSM7004", Own(config), references: ReferenceSets.Kafka));
        Assert.Equal(DiagnosticSeverity.Info, found.Severity);
        Assert.Contains(config.Contains("1000", StringComparison.Ordinal) ? "every 1 s" : "every 5 s", found.GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("new ConsumerConfig { GroupId = group, EnableAutoCommit = false }")]
    [InlineData("new ConsumerConfig { GroupId = group, EnableAutoOffsetStore = false }")]
    [InlineData("new ConsumerConfig { GroupId = group, EnableAutoCommit = auto }")]
    [InlineData("Elsewhere(new ConsumerConfig { GroupId = group })")]
    [InlineData("new ConsumerConfig(new ClientConfig()) { GroupId = group }")]
    public Task Is_silent_where_no_timer_commits_or_nobody_knows(string config) => Silent(Own(config));

    [Theory]
    [InlineData("Console.WriteLine(r.Message.Value);", "")]
    [InlineData("log.LogInformation(\"{Value}\", r.Message.Value);", "")]
    public Task Is_silent_on_a_timer_where_messages_are_only_shown(string body, string setup) =>
        Silent(Own("new ConsumerConfig { GroupId = group }", body, setup));

    [Fact]
    public Task Is_silent_on_settings_by_name() => Silent(Own("config", setup: "").Replace(
        "using var own", "var config = new ConsumerConfig { GroupId = group }; config.Set(\"enable.auto.offset.store\", \"false\"); using var own", StringComparison.Ordinal));

    [Fact]
    public Task Speaks_once_where_a_timer_and_a_commit_come_first() => Reports(Own(
        "new ConsumerConfig { GroupId = group }", "own.{|AWSM7004:Commit|}(r); await Handle(r.Message.Value);"));

    [Fact]
    public Task Is_silent_on_another_consumer() => Silent("""
        namespace Own;

        public sealed record ConsumeResult<K, V>(V Value);

        public interface IConsumer<K, V> { ConsumeResult<K, V> Consume(); void Commit(ConsumeResult<K, V> result); }

        public sealed class Worker(IConsumer<string, string> consumer, Action<string> handle)
        {
            public void Run() { while (true) { var r = consumer.Consume(); consumer.Commit(r); handle(r.Value); } }
        }
        """);

    [Theory]
    [InlineData("var r = consumer.Consume(stop; consumer.Commit(r);")]
    [InlineData("var = consumer.Consume(stop); consumer.Commit(); Handle(r.);")]
    public Task Survives_broken_code(string statements) => Silent(Loop(statements), compiles: false);

    [Theory]
    [InlineData("var r = consumer.Consume(stop); consumer.{|AWSM7004:Commit|}(new[] { new TopicPartitionOffset(r.TopicPartition, r.Offset + 1) }); await Handle(r.Message.Value);")]
    [InlineData("var r = consumer.Consume(stop); consumer.{|AWSM7004:StoreOffset|}(new TopicPartitionOffset(r.TopicPartition, r.Offset + 1)); await Handle(r.Message.Value);")]
    public Task Reports_the_offset_behind_a_message(string statements) => Reports(Loop(statements));

    /// <summary>A group that goes on at the message gets it again.</summary>
    [Theory]
    [InlineData("var r = consumer.Consume(stop); consumer.Commit(new[] { new TopicPartitionOffset(r.TopicPartition, r.Offset) }); await Handle(r.Message.Value);")]
    [InlineData("var r = consumer.Consume(stop); consumer.StoreOffset(r.TopicPartitionOffset); await Handle(r.Message.Value);")]
    [InlineData("var r = consumer.Consume(stop); await Handle(r.Message.Value); consumer.Commit(new[] { new TopicPartitionOffset(r.TopicPartition, r.Offset + 1) });")]
    public Task Is_silent_on_the_offset_of_a_message_and_behind_the_processing(string statements) => Silent(Loop(statements));

    [Theory]
    [InlineData("switch (Parse(r.Message.Value)) { case Order { Id: \"a\" } order: await Handle(order); break; }")]
    [InlineData("await (Parse(r.Message.Value) switch { Order { Id: \"a\" } order => Handle(order), _ => Task.CompletedTask });")]
    [InlineData("((dynamic)this).When((dynamic)Parse(r.Message.Value));")]
    [InlineData("observer.OnNext(r.Message.Value);")]
    [InlineData("await store.ParseAndStoreAsync(r.Message.Value);")]
    [InlineData("await store.LoginAsync(r.Message.Value);")]
    [InlineData("await store.LogTradeAsync(r.Message.Value);")]
    [InlineData("await Save(); async Task Save() => await Handle(r.Message.Value);")]
    public Task Knows_work_of_every_form_ahead_of_the_commit(string work)
    {
        var at = work.IndexOf("async Task", StringComparison.Ordinal);
        return Silent(Worker($$"""
                private readonly IObserver<string> observer = null!;
                private readonly IStore store = null!;
                public interface IStore { Task ParseAndStoreAsync(string value); Task LoginAsync(string value); Task LogTradeAsync(string trade); }
                private static Order Parse(string value) => JsonSerializer.Deserialize<Order>(value)!;

                public async Task Run(CancellationToken stop)
                {
                    while (!stop.IsCancellationRequested)
                    {
                        var r = consumer.Consume(stop);
                        {{(at < 0 ? work : work[..at])}}
                        consumer.Commit(r);
                        await Handle(r.Message.Value);
                        {{(at < 0 ? "" : work[at..])}}
                    }
                }
            """));
    }
}
