using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class ProduceNotAwaitedTests() : RuleTests("AWSM7002")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Kafka;

    private static string Publisher(string members) => $$"""
        using Confluent.Kafka;

        public sealed class Publisher(IProducer<string, string> producer)
        {
            private readonly List<Task> tasks = new();
            private Message<string, string> New(string value) => new() { Key = value, Value = value };
            private void Watch(Task task) => tasks.Add(task);

        {{members}}
        }
        """;

    [Theory]
    [InlineData("public void M() { producer.{|AWSM7002:ProduceAsync|}(\"t\", New(\"v\")); }")]
    [InlineData("public void M() => producer.{|AWSM7002:ProduceAsync|}(\"t\", New(\"v\"));")]
    [InlineData("public void M() { producer?.{|AWSM7002:ProduceAsync|}(\"t\", New(\"v\")); }")]
    [InlineData("public void M() { _ = producer.{|AWSM7002:ProduceAsync|}(\"t\", New(\"v\")); }")]
    [InlineData("public void M() { producer.{|AWSM7002:ProduceAsync|}(\"t\", New(\"v\")).ConfigureAwait(false); }")]
    [InlineData("public void M() { var task = producer.{|AWSM7002:ProduceAsync|}(\"t\", New(\"v\")); }")]
    [InlineData("public async Task M() { await Task.Yield(); _ = producer.{|AWSM7002:ProduceAsync|}(new TopicPartition(\"t\", 1), New(\"v\")); }")]
    [InlineData("public void M() { void Local() { producer.{|AWSM7002:ProduceAsync|}(\"t\", New(\"v\")); } Local(); }")]
    [InlineData("public void M(List<string> all) => all.ForEach(v => producer.{|AWSM7002:ProduceAsync|}(\"t\", New(v)));")]
    [InlineData("public void M(List<string> all) => all.ForEach(async v => await producer.{|AWSM7002:ProduceAsync|}(\"t\", New(v)));")]
    [InlineData("public void M(List<string> all) => Parallel.ForEach(all, async v => { await producer.{|AWSM7002:ProduceAsync|}(\"t\", New(v)); });")]
    [InlineData("public Task M() { producer.{|AWSM7002:ProduceAsync|}(\"t\", New(\"v\")); return Task.CompletedTask; }")]
    [InlineData("public void M(List<string> all) { var sent = all.Select(v => producer.{|AWSM7002:ProduceAsync|}(\"t\", New(v))).ToList(); Console.WriteLine(sent.Count); }")]
    [InlineData("public async Task M(List<string> all) { var sent = new List<Task>(); foreach (var v in all) { sent.Add(producer.{|AWSM7002:ProduceAsync|}(\"t\", New(v))); } await Task.Yield(); }")]
    [InlineData("public void M(List<string> all) => Task.WhenAll(all.Select(v => producer.{|AWSM7002:ProduceAsync|}(\"t\", New(v))));")]
    public Task Reports_a_task_that_nobody_sees(string member) => Reports(Publisher(member));

    [Fact]
    public async Task Is_a_suggestion_where_a_flush_waits_for_the_message()
    {
        const string Send = "public void M() { _ = producer.ProduceAsync(\"t\", New(\"v\")); }";
        var lost = Assert.Single(await Findings.In("AWSM7002", Publisher(Send), references: ReferenceSets.Kafka));
        var flushed = Assert.Single(await Findings.In(
            "AWSM7002", Publisher(Send.Replace("; }", "; producer.Flush(); }", StringComparison.Ordinal)), references: ReferenceSets.Kafka));
        Assert.Equal([DiagnosticSeverity.Warning, DiagnosticSeverity.Info], [lost.Severity, flushed.Severity]);
        Assert.Contains("when the process ends is lost", lost.GetMessage(), StringComparison.Ordinal);
        Assert.EndsWith("was not delivered; await it", flushed.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task Reports_it_in_top_level_statements() => Reports(
        """
        using Confluent.Kafka;
        var config = new ProducerConfig { BootstrapServers = args[0] };
        using var producer = new ProducerBuilder<Null, string>(config).Build();
        producer.{|AWSM7002:ProduceAsync|}("orders", new Message<Null, string> { Value = "placed" });
        """,
        isProgram: true);

    [Theory]
    [InlineData("public async Task M() { await producer.ProduceAsync(\"t\", New(\"v\")); }")]
    [InlineData("public async Task M() { _ = await producer.ProduceAsync(\"t\", New(\"v\")); }")]
    [InlineData("public async Task M() { await producer.ProduceAsync(\"t\", New(\"v\")).ConfigureAwait(false); }")]
    [InlineData("public Task M() => producer.ProduceAsync(\"t\", New(\"v\"));")]
    [InlineData("public void M() { producer.ProduceAsync(\"t\", New(\"v\")).Wait(); }")]
    [InlineData("public void M() { producer.ProduceAsync(\"t\", New(\"v\")).GetAwaiter().GetResult(); }")]
    [InlineData("public void M() { var r = producer.ProduceAsync(\"t\", New(\"v\")).Result; }")]
    [InlineData("public void M() { producer.ProduceAsync(\"t\", New(\"v\")).ContinueWith(t => Console.WriteLine(t.Exception)); }")]
    [InlineData("public void M() { _ = producer.ProduceAsync(\"t\", New(\"v\")).ContinueWith(t => Console.WriteLine(t.Exception)); }")]
    [InlineData("public void M() { tasks.Add(producer.ProduceAsync(\"t\", New(\"v\"))); }")]
    [InlineData("public void M() { Watch(producer.ProduceAsync(\"t\", New(\"v\"))); }")]
    [InlineData("public async Task M() { var task = producer.ProduceAsync(\"t\", New(\"v\")); await Task.Delay(1); await task; }")]
    [InlineData("public void M() { Task task; task = producer.ProduceAsync(\"t\", New(\"v\")); Watch(task); }")]
    [InlineData("public Task M(string[] all) => Task.WhenAll(all.Select(v => producer.ProduceAsync(\"t\", New(v))));")]
    [InlineData("public Task M(string[] all) => Parallel.ForEachAsync(all, async (v, stop) => await producer.ProduceAsync(\"t\", New(v), stop));")]
    [InlineData("public async Task M(List<string> all) { var sent = new List<Task>(); foreach (var v in all) { sent.Add(producer.ProduceAsync(\"t\", New(v))); } await Task.WhenAll(sent); }")]
    [InlineData("public List<Task> M(List<string> all) { var sent = new List<Task>(); foreach (var v in all) { sent.Add(producer.ProduceAsync(\"t\", New(v))); } return sent; }")]
    [InlineData("public Task M() => Task.Run(() => producer.ProduceAsync(\"t\", New(\"v\")));")]
    [InlineData("public void M() => producer.Produce(\"t\", New(\"v\"));")]
    [InlineData("public void M() { producer.BeginTransaction(); _ = producer.ProduceAsync(\"t\", New(\"v\")); producer.CommitTransaction(); }")]
    [InlineData("public event EventHandler? Done; public void M() => Done += async (_, _) => await producer.ProduceAsync(\"t\", New(\"v\"));")]
    public Task Is_silent_on_a_task_that_is_seen(string member) => Silent(Publisher(member));

    /// <summary>In async code a statement that drops a task is the compiler's own warning, CS4014.</summary>
    [Theory]
    [InlineData("public async Task M() { await Task.Yield(); producer.ProduceAsync(\"t\", New(\"v\")); }")]
    [InlineData("public Func<Task> M() => async () => { await Task.Yield(); producer.ProduceAsync(\"t\", New(\"v\")); };")]
    public Task Leaves_to_the_compiler_what_it_reports(string member) => Silent(Publisher(member), compiles: false);

    [Fact]
    public Task Is_silent_on_a_decorator_and_on_another_ProduceAsync() => Silent("""
        using Confluent.Kafka;

        public interface IProducer { Task ProduceAsync(string topic, string value); }

        public sealed class Publisher(IProducer own)
        {
            public void M() { own.ProduceAsync("t", "v"); }
        }

        public abstract class Traced(IProducer<string, string> inner)
        {
            public Task<DeliveryResult<string, string>> ProduceAsync(string topic, Message<string, string> message, CancellationToken stop = default) =>
                inner.ProduceAsync(topic, message, stop);
        }
        """);

    [Theory]
    [InlineData("public void M() { producer.ProduceAsync( }")]
    [InlineData("public void M() { _ = producer.ProduceAsync(\"t\"); }")]
    [InlineData("public void M() { = producer.ProduceAsync(\"t\", New(\"v\"); }")]
    public Task Survives_broken_code(string member) => Silent(Publisher(member), compiles: false);

    [Fact]
    public Task Fix_awaits_in_code_that_is_async() => Fixes(
        Publisher("""
                public async Task M(string[] all)
                {
                    await Task.Yield();
                    // the first one
                    _ = producer.{|AWSM7002:ProduceAsync|}("t", New("a")); // at once
                    var sent = producer.{|AWSM7002:ProduceAsync|}(
                        "t",
                        New("b"));
                    foreach (var value in all.Where(v => v.Length > 0))
                        _ = producer.{|AWSM7002:ProduceAsync|}("t", New(value));
                }
            """),
        Publisher("""
                public async Task M(string[] all)
                {
                    await Task.Yield();
                    // the first one
                    await producer.ProduceAsync("t", New("a")); // at once
                    await producer.ProduceAsync(
                        "t",
                        New("b"));
                    foreach (var value in all.Where(v => v.Length > 0))
                        await producer.ProduceAsync("t", New(value));
                }
            """));

    [Fact]
    public Task Fix_leaves_the_lines_around_as_they_are() => Fixes(
        Publisher("""
                public async Task M(string value)
                {
                    await Task.Yield();
                    switch (value)
                    {
                    case "a":
                        _ = producer.{|AWSM7002:ProduceAsync|}("t", New(value));
                        break;
                    default:
                        if (value.Length > 1)
                          _ = producer.{|AWSM7002:ProduceAsync|}("t", New(value));
                      return;
                    }
                }
            """),
        Publisher("""
                public async Task M(string value)
                {
                    await Task.Yield();
                    switch (value)
                    {
                    case "a":
                        await producer.ProduceAsync("t", New(value));
                        break;
                    default:
                        if (value.Length > 1)
                          await producer.ProduceAsync("t", New(value));
                      return;
                    }
                }
            """));

    /// <summary>To await each message before the next is begun would take a round trip a message; the tasks keep what the author meant.</summary>
    [Fact]
    public Task Fix_awaits_the_tasks_of_a_loop_together() => Fixes(
        Publisher("""
                public async Task M(string[] all)
                {
                    await Task.Delay(1).ConfigureAwait(false);

                    // everybody
                    foreach (var value in all)
                    {
                        var message = New(value);
                        _ = producer.{|AWSM7002:ProduceAsync|}("t", message); // in order
                    }

                    Console.WriteLine(all.Length);
                }

                public Task N(IReadOnlyCollection<string> all, bool flag)
                {
                    if (flag)
                        foreach (var value in all)
                            producer.{|AWSM7002:ProduceAsync|}(
                                "t",
                                New(value));

                    foreach (var value in all)
                        producer.{|AWSM7002:ProduceAsync|}("u", New(value));
                    producer.{|AWSM7002:ProduceAsync|}("t", New("end"));
                    return Task.CompletedTask;
                }
            """),
        Publisher("""
                public async Task M(string[] all)
                {
                    await Task.Delay(1).ConfigureAwait(false);

                    // everybody
                    var deliveries = new List<Task>();
                    foreach (var value in all)
                    {
                        var message = New(value);
                        deliveries.Add(producer.ProduceAsync("t", message)); // in order
                    }

                    await Task.WhenAll(deliveries).ConfigureAwait(false);

                    Console.WriteLine(all.Length);
                }

                public async Task N(IReadOnlyCollection<string> all, bool flag)
                {
                    if (flag)
                    {
                        var deliveries = new List<Task>();
                        foreach (var value in all)
                            deliveries.Add(producer.ProduceAsync(
                                "t",
                                New(value)));
                        await Task.WhenAll(deliveries).ConfigureAwait(false);
                    }

                    var deliveries2 = new List<Task>();
                    foreach (var value in all)
                        deliveries2.Add(producer.ProduceAsync("u", New(value)));
                    await Task.WhenAll(deliveries2).ConfigureAwait(false);
                    await producer.ProduceAsync("t", New("end")).ConfigureAwait(false);
                }
            """));

    [Fact]
    public Task Fix_awaits_the_tasks_of_a_loop_in_a_block_on_one_line() => Fixes(
        Publisher("""
                public async Task M(List<string> all) { await Task.Yield(); foreach (var v in all) _ = producer.{|AWSM7002:ProduceAsync|}("t", New(v)); }
            """),
        Publisher("""
                public async Task M(List<string> all)
                {
                    await Task.Yield();
                    var deliveries = new List<Task>();
                    foreach (var v in all) deliveries.Add(producer.ProduceAsync("t", New(v)));
                    await Task.WhenAll(deliveries);
                }
            """));

    [Fact]
    public Task Fix_awaits_the_tasks_of_a_loop_in_a_case() => Fixes(
        Publisher("""
                public async Task M(List<string> all, int kind)
                {
                    await Task.Yield();
                    switch (kind)
                    {
                        case 1: // all of them
                            foreach (var v in all)
                            {
                                // one by one
                                _ = producer.{|AWSM7002:ProduceAsync|}("t", New(v));
                            }

                            break;
                        default:
                            break;
                    }
                }
            """),
        Publisher("""
                public async Task M(List<string> all, int kind)
                {
                    await Task.Yield();
                    switch (kind)
                    {
                        case 1: // all of them
                            var deliveries = new List<Task>();
                            foreach (var v in all)
                            {
                                // one by one
                                deliveries.Add(producer.ProduceAsync("t", New(v)));
                            }

                            await Task.WhenAll(deliveries);

                            break;
                        default:
                            break;
                    }
                }
            """));

    /// <summary>The fix awaits each where it cannot put the tasks into a list, and a loop may well do so by hand.</summary>
    [Fact]
    public async Task Names_both_ways_for_a_loop()
    {
        var found = Assert.Single(await Findings.In(
            "AWSM7002", Publisher("public void M(string[] all) { foreach (var v in all) { _ = producer.ProduceAsync(\"t\", New(v)); } }"), references: ReferenceSets.Kafka));
        Assert.EndsWith("; await it, or collect the tasks and await Task.WhenAll", found.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task Fix_awaits_the_tasks_of_a_loop_of_a_program() => Fixes(
        """
        using Confluent.Kafka;

        // Instead of static void Main(string[] args)
        using var producer = new ProducerBuilder<Null, string>(new ProducerConfig()).Build();
        await Task.Delay(1);
        foreach (var value in args)
        {
            _ = producer.{|AWSM7002:ProduceAsync|}("orders", new Message<Null, string> { Value = value });
        }
        Console.WriteLine("sent");
        """,
        """
        using Confluent.Kafka;

        // Instead of static void Main(string[] args)
        using var producer = new ProducerBuilder<Null, string>(new ProducerConfig()).Build();
        await Task.Delay(1);
        var deliveries = new List<Task>();
        foreach (var value in args)
        {
            deliveries.Add(producer.ProduceAsync("orders", new Message<Null, string> { Value = value }));
        }

        await Task.WhenAll(deliveries);
        Console.WriteLine("sent");
        """);

    /// <summary>Where the loop waits anyhow, does more after it, may be left, or has no end in view, one message waits for the next.</summary>
    [Theory]
    [InlineData("foreach (var v in all) { await Task.Delay(1); _ = producer.{|AWSM7002:ProduceAsync|}(\"t\", New(v)); }")]
    [InlineData("foreach (var v in all) { _ = producer.{|AWSM7002:ProduceAsync|}(\"t\", New(v)); Console.WriteLine(v); }")]
    [InlineData("foreach (var v in all) { if (v == \"\") return; _ = producer.{|AWSM7002:ProduceAsync|}(\"t\", New(v)); }")]
    [InlineData("foreach (var v in all.Distinct()) _ = producer.{|AWSM7002:ProduceAsync|}(\"t\", New(v));")]
    [InlineData("foreach (var v in all) { using var own = new ProducerBuilder<string, string>(new ProducerConfig()).Build(); _ = own.{|AWSM7002:ProduceAsync|}(\"t\", New(v)); }")]
    [InlineData("while (true) { _ = producer.{|AWSM7002:ProduceAsync|}(\"t\", New(\"v\")); }")]
    public Task Fix_awaits_one_message_after_the_other_where_it_has_to(string statements) => Fixes(
        Publisher($"public async Task M(List<string> all) {{ await Task.Yield(); {statements} }}"),
        Publisher($"public async Task M(List<string> all) {{ await Task.Yield(); {statements} }}")
            .Replace("_ = ", "await ", StringComparison.Ordinal).Replace("{|AWSM7002:ProduceAsync|}", "ProduceAsync", StringComparison.Ordinal));

    [Fact]
    public Task Fix_makes_a_method_async_whose_task_is_always_finished() => Fixes(
        Publisher("""
                /// <summary>Says it.</summary>
                public Task M(string? value)
                {
                    if (value is null)
                    {
                        return Task.CompletedTask; // nothing to say
                    }

                    producer.{|AWSM7002:ProduceAsync|}("t", New(value));
                    producer.{|AWSM7002:ProduceAsync|}("u", New(value));

                    return Task.CompletedTask;
                }

                ValueTask N()
                {
                    _ = producer.{|AWSM7002:ProduceAsync|}("t", New("v"));
                    // done
                    return default;
                }
            """),
        Publisher("""
                /// <summary>Says it.</summary>
                public async Task M(string? value)
                {
                    if (value is null)
                    {
                        return; // nothing to say
                    }

                    await producer.ProduceAsync("t", New(value));
                    await producer.ProduceAsync("u", New(value));
                }

                async ValueTask N()
                {
                    await producer.ProduceAsync("t", New("v"));
                    // done
                }
            """));

    /// <summary>What the method returns is the same, be it known or another task's result.</summary>
    [Fact]
    public Task Fix_makes_a_method_async_that_returns_a_result() => Fixes(
        Publisher("""
                public Task<bool> M(string? value)
                {
                    if (value is null)
                        return Task.FromResult(false);

                    producer.{|AWSM7002:ProduceAsync|}("t", New(value));
                    return Task.FromResult(true);
                }

                public Task<string> N(string value, StringReader reader)
                {
                    _ = producer.{|AWSM7002:ProduceAsync|}("t", New(value));
                    return value == "" ? Task.FromResult(value) : reader.ReadToEndAsync();
                }

                public ValueTask<int> O(string[] all)
                {
                    if (all.Length > 9)
                        return ValueTask.FromResult(all.Length);
                    if (all.Length == 0)
                        return default;

                    foreach (var value in all)
                        producer.{|AWSM7002:ProduceAsync|}("t", New(value));
                    return new ValueTask<int>(all.Length);
                }

                public Task P(string value)
                {
                    _ = producer.{|AWSM7002:ProduceAsync|}("t", New(value));
                    return tasks[0];
                }
            """),
        Publisher("""
                public async Task<bool> M(string? value)
                {
                    if (value is null)
                        return false;

                    await producer.ProduceAsync("t", New(value));
                    return true;
                }

                public async Task<string> N(string value, StringReader reader)
                {
                    await producer.ProduceAsync("t", New(value));
                    return await (value == "" ? Task.FromResult(value) : reader.ReadToEndAsync());
                }

                public async ValueTask<int> O(string[] all)
                {
                    if (all.Length > 9)
                        return all.Length;
                    if (all.Length == 0)
                        return default;

                    var deliveries = new List<Task>();
                    foreach (var value in all)
                        deliveries.Add(producer.ProduceAsync("t", New(value)));
                    await Task.WhenAll(deliveries);
                    return all.Length;
                }

                public async Task P(string value)
                {
                    await producer.ProduceAsync("t", New(value));
                    await tasks[0];
                }
            """));

    [Fact]
    public Task Fix_configures_the_await_as_the_file_does() => Fixes(
        Publisher("""
                public async Task M()
                {
                    await Task.Delay(1).ConfigureAwait(false);
                    _ = producer.{|AWSM7002:ProduceAsync|}("t", New("a"));
                }
            """),
        Publisher("""
                public async Task M()
                {
                    await Task.Delay(1).ConfigureAwait(false);
                    await producer.ProduceAsync("t", New("a")).ConfigureAwait(false);
                }
            """));

    [Theory]
    [InlineData("public void M() { producer.{|AWSM7002:ProduceAsync|}(\"t\", New(\"v\")); }")]
    [InlineData("public void M(List<string> all) => all.ForEach(async v => await producer.{|AWSM7002:ProduceAsync|}(\"t\", New(v)));")]
    [InlineData("public Task M(bool first) { if (first) return tasks[0]; _ = producer.{|AWSM7002:ProduceAsync|}(\"t\", New(\"v\")); return Task.CompletedTask; }")]
    [InlineData("public Task M() {\n_ = producer.{|AWSM7002:ProduceAsync|}(\"t\", New(\"v\"));\n#if OTHER\nreturn tasks[0];\n#else\nreturn Task.CompletedTask;\n#endif\n}")]
    [InlineData("public Task M(in string v) { _ = producer.{|AWSM7002:ProduceAsync|}(\"t\", New(v)); return Task.CompletedTask; }")]
    [InlineData("public async Task M() { await Task.Yield(); _ = producer?.{|AWSM7002:ProduceAsync|}(\"t\", New(\"v\")); }")]
    [InlineData("public async Task M() { await Task.Yield(); lock (tasks) { _ = producer.{|AWSM7002:ProduceAsync|}(\"t\", New(\"v\")); } }")]
    [InlineData("public unsafe Task M() { _ = producer.{|AWSM7002:ProduceAsync|}(\"t\", New(\"v\")); return Task.CompletedTask; }")]
    [InlineData("public async Task M() { await Task.Yield(); _ = /* nobody waits */ producer.{|AWSM7002:ProduceAsync|}(\"t\", New(\"v\")); }")]
    public Task Offers_nothing_where_callers_would_have_to_change(string member) => NotFixed(Publisher(member));

    [Theory]
    [InlineData("public Task M() { _ = producer.{|AWSM7002:ProduceAsync|}(\"t\", New(\"v\")); return Task.CompletedTask /* nothing to wait for */; }")]
    [InlineData("public ValueTask<int> M() { _ = producer.{|AWSM7002:ProduceAsync|}(\"t\", New(\"v\")); return new ValueTask<int>(0 /* none */); }")]
    [InlineData("public Task<int> M(string s) { _ = producer.{|AWSM7002:ProduceAsync|}(\"t\", New(\"v\")); return Task.FromResult(s.Length // the length\n); }")]
    [InlineData("public Task M() { _ = producer.{|AWSM7002:ProduceAsync|}(\"t\", New(\"v\")); return /* the first */ tasks[0]; }")]
    public Task Offers_nothing_that_takes_a_comment_out_of_a_return(string member) => NotFixed(Publisher(member));
}
