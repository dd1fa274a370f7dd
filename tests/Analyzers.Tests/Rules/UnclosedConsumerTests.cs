using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class UnclosedConsumerTests() : RuleTests("AWSM7005")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Kafka;

    private static string Worker(string members) => $$"""
        using Confluent.Kafka;

        public sealed partial class Worker
        {
            private static readonly ConsumerConfig Config = new() { BootstrapServers = "b", GroupId = "g" };
            private IConsumer<string, string> Create() => new ConsumerBuilder<string, string>(Config).SetErrorHandler((_, e) => Console.WriteLine(e)).Build();
            private static void Finish(IConsumer<string, string> consumer) => consumer.Close();
            private static void Handle(ConsumeResult<string, string> result) { }

        {{members}}
        }
        """;

    private static string Local(string statements) => Worker($"public void Run(CancellationToken stop) {{ {statements} }}");

    [Theory]
    [InlineData("using var c = Create(); c.{|AWSM7005:Subscribe|}(\"t\"); while (true) { Handle(c.Consume(stop)); }")]
    [InlineData("using (var c = Create()) { c.{|AWSM7005:Subscribe|}(new[] { \"t\", \"u\" }); while (!stop.IsCancellationRequested) { Handle(c.Consume(stop)); c.Commit(); } }")]
    [InlineData("var c = new ConsumerBuilder<string, string>(new ConsumerConfig { GroupId = \"g\" }).Build(); c.{|AWSM7005:Subscribe|}(\"t\"); Handle(c.Consume(stop)); c.Dispose();")]
    [InlineData("var c = Create(); try { c.{|AWSM7005:Subscribe|}(\"t\"); while (true) { Handle(c.Consume(1000)); } } finally { c?.Dispose(); }")]
    public Task Reports_a_consumer_of_the_method_that_is_never_closed(string statements) => Reports(Local(statements));

    [Theory]
    [InlineData("private readonly IConsumer<string, string> c; public Worker() { c = Create(); c.{|AWSM7005:Subscribe|}(\"t\"); } public void Run() { while (true) { Handle(c.Consume(1000)); } } public void Stop() => c.Dispose();")]
    [InlineData("private readonly IConsumer<string, string> c = new ConsumerBuilder<string, string>(Config).Build(); public void Run() { c.{|AWSM7005:Subscribe|}(\"t\"); Handle(c.Consume(1000)); }")]
    public Task Reports_a_consumer_of_the_object_that_is_never_closed(string members) => Reports(Worker(members));

    [Fact]
    public async Task Says_how_long_the_partitions_wait()
    {
        const string Source = "using var c = new ConsumerBuilder<string, string>(new ConsumerConfig { GroupId = \"g\", SessionTimeoutMs = 6000 }).Build(); c.Subscribe(\"t\"); c.Consume(stop);";
        Assert.Contains("for 6 s", Assert.Single(await Findings.In("AWSM7005", Local(Source), references: ReferenceSets.Kafka)).GetMessage(), StringComparison.Ordinal);
        Assert.Contains(
            "for 45 s",
            Assert.Single(await Findings.In("AWSM7005", Local(Source.Replace(", SessionTimeoutMs = 6000", "", StringComparison.Ordinal)), references: ReferenceSets.Kafka)).GetMessage(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("using var c = Create(); c.Subscribe(\"t\"); try { while (true) { Handle(c.Consume(stop)); } } finally { c.Close(); }")]
    [InlineData("using var c = Create(); c.Subscribe(\"t\"); try { while (true) { Handle(c.Consume(stop)); } } catch (OperationCanceledException) { c?.Close(); }")]
    [InlineData("using var c = Create(); c.Subscribe(\"t\"); Handle(c.Consume(stop)); c.Unsubscribe();")]
    [InlineData("using var c = Create(); c.Subscribe(\"t\"); stop.Register(() => c.Close()); while (true) { Handle(c.Consume(stop)); }")]
    [InlineData("using var c = Create(); c.Subscribe(\"t\"); stop.Register(c.Close); while (true) { Handle(c.Consume(stop)); }")]
    [InlineData("var c = Create(); c.Subscribe(\"t\"); Handle(c.Consume(stop)); Finish(c);")]
    [InlineData("using var c = Create(); c.Assign(new TopicPartition(\"t\", 0)); Handle(c.Consume(stop));")]
    [InlineData("using var c = Create(); c.Subscribe(\"t\"); Console.WriteLine(c.MemberId);")]
    public Task Is_silent_on_a_consumer_that_leaves_its_group_or_has_none(string statements) => Silent(Local(statements));

    [Theory]
    [InlineData("public IConsumer<string, string> Start() { var c = Create(); c.Subscribe(\"t\"); Handle(c.Consume(1000)); return c; }")]
    [InlineData("public void Run(IConsumer<string, string> c) { c.Subscribe(\"t\"); Handle(c.Consume(1000)); }")]
    [InlineData("public readonly IConsumer<string, string> Consumer = new ConsumerBuilder<string, string>(Config).Build(); public void Run() { Consumer.Subscribe(\"t\"); Handle(Consumer.Consume(1000)); }")]
    [InlineData("private readonly IConsumer<string, string> c; public Worker() { c = Create(); c.Subscribe(\"t\"); } public void Run() => Handle(c.Consume(1000)); public void Stop() { c.Close(); }")]
    public Task Is_silent_when_somebody_else_has_the_consumer_or_closes_it(string members) => Silent(Worker(members));

    [Fact]
    public Task Is_silent_on_a_static_member_of_the_group() => Silent(Local(
        "using var c = new ConsumerBuilder<string, string>(new ConsumerConfig { GroupId = \"g\", GroupInstanceId = \"g-1\" }).Build(); c.Subscribe(\"t\"); Handle(c.Consume(stop));"));

    [Fact]
    public Task Is_silent_on_a_group_of_its_own() => Silent(Local(
        "using var c = new ConsumerBuilder<string, string>(new ConsumerConfig { GroupId = $\"tail-{Guid.NewGuid()}\" }).Build(); c.Subscribe(\"t\"); Handle(c.Consume(stop));"));

    [Fact]
    public Task Is_silent_on_another_consumer() => Silent("""
        namespace Own;

        public interface IConsumer : IDisposable { void Subscribe(string topic); string Consume(); }

        public sealed class ConsumerBuilder { public IConsumer Build() => null!; }

        public sealed class Worker { public void Run() { using var c = new ConsumerBuilder().Build(); c.Subscribe("t"); c.Consume(); } }
        """);

    [Theory]
    [InlineData("using var c = Create(; c.Subscribe(; c.")]
    [InlineData("var c = new ConsumerBuilder<string, string>().Build(); c.Subscribe(\"t\"); c.Consume(;")]
    public Task Survives_broken_code(string statements) => Silent(Local(statements), compiles: false);
}
