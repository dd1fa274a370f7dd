using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class UnflushedProduceTests() : RuleTests("AWSM7001")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Kafka;

    private static string Publisher(string members) => $$"""
        using Confluent.Kafka;

        public sealed class Publisher
        {
            private readonly ProducerConfig config = new() { BootstrapServers = "b" };
            private IProducer<string, string> Create() => new ProducerBuilder<string, string>(config).SetErrorHandler((_, e) => Console.WriteLine(e)).Build();
            private Message<string, string> New(string value) => new() { Key = value, Value = value };
            private void Finish(IProducer<string, string> producer) => producer.Flush(TimeSpan.FromSeconds(10));
            private void Look(DeliveryReport<string, string> report) { }

        {{members}}
        }
        """;

    /// <summary>A program: whatever happens to its producers happens in it.</summary>
    private static string Program(string statements, string elsewhere = "") => $$"""
        using Confluent.Kafka;

        new Publisher(new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = "b" }).Build()).Publish("v");

        public sealed class Publisher(IProducer<string, string> producer)
        {
            public void Publish(string value)
            {
                {{statements}}
            }

            {{elsewhere}}
        }
        """;

    [Theory]
    [InlineData("using var p = Create(); p.{|AWSM7001:Produce|}(\"t\", New(\"v\"));")]
    [InlineData("using (var p = Create()) { p.{|AWSM7001:Produce|}(\"t\", New(\"v\")); }")]
    [InlineData("using var p = new ProducerBuilder<string, string>(config).Build(); p.{|AWSM7001:Produce|}(new TopicPartition(\"t\", 1), New(\"v\"), Look);")]
    [InlineData("using var p = Create(); foreach (var v in new[] { \"a\", \"b\" }) { p.{|AWSM7001:Produce|}(\"t\", New(v), r => Console.WriteLine(r.Error)); }")]
    [InlineData("var p = Create(); p.{|AWSM7001:Produce|}(\"t\", New(\"v\"), null); Console.WriteLine(p.Name); p.Dispose();")]
    [InlineData("IProducer<string, string> p; p = Create(); p?.{|AWSM7001:Produce|}(\"t\", New(\"v\")); p?.Dispose();")]
    [InlineData("var builder = new ProducerBuilder<string, string>(config); using var p = builder.Build(); p.{|AWSM7001:Produce|}(\"t\", New(\"v\"));")]
    public Task Reports_a_producer_of_the_method_that_is_never_flushed(string statements) =>
        Reports(Publisher($"public void M() {{ {statements} }}"));

    [Fact]
    public Task Reports_in_a_local_function() =>
        Reports(Publisher("public void M() { using var p = Create(); void Send(string v) { p.{|AWSM7001:Produce|}(\"t\", New(v)); } Send(\"a\"); }"));

    [Theory]
    [InlineData("producer.{|AWSM7001:Produce|}(\"t\", new Message<string, string> { Value = value });")]
    [InlineData("producer.{|AWSM7001:Produce|}(\"t\", new Message<string, string> { Value = value }, null);")]
    public Task Reports_a_program_that_looks_at_no_message_and_flushes_nothing(string statement) => Reports(Program(statement), isProgram: true);

    /// <summary>A generator of load that only its end stops.</summary>
    [Theory]
    [InlineData("var p = Create(); while (true) { p.Produce(\"t\", New(\"v\"), Look); Thread.Sleep(10); }")]
    [InlineData("var p = Create(); for (var i = 0; ; i++) { foreach (var v in new[] { \"a\", \"b\" }) { if (v == \"c\") break; p.Produce(\"t\", New(v + i), Look); } Thread.Sleep(10); }")]
    public Task Is_silent_in_a_loop_without_an_end(string statements) => Silent(Publisher($"public void M() {{ {statements} }}"));

    [Theory]
    [InlineData("var p = Create(); while (true) { p.{|AWSM7001:Produce|}(\"t\", New(\"v\"), Look); if (Console.KeyAvailable) break; }")]
    [InlineData("var p = Create(); while (true) { p.{|AWSM7001:Produce|}(\"t\", New(\"v\"), Look); stop.WaitHandle.WaitOne(10); stop.ThrowIfCancellationRequested(); }")]
    [InlineData("var p = Create(); while (!stop.IsCancellationRequested) { p.{|AWSM7001:Produce|}(\"t\", New(\"v\"), Look); }")]
    public Task Reports_in_a_loop_with_an_end(string statements) => Reports(Publisher($"public void M(CancellationToken stop) {{ {statements} }}"));

    [Theory]
    [InlineData("using var p = Create(); p.Produce(\"t\", New(\"v\")); p.Flush(TimeSpan.FromSeconds(10));")]
    [InlineData("using var p = Create(); p.Produce(\"t\", New(\"v\")); p.Flush();")]
    [InlineData("using var p = Create(); try { p.Produce(\"t\", New(\"v\")); } finally { p?.Flush(); }")]
    [InlineData("using var p = Create(); p.Produce(\"t\", New(\"v\")); while (p.Flush(TimeSpan.FromSeconds(1)) > 0) { }")]
    [InlineData("using var p = Create(); p.Produce(\"t\", New(\"v\")); while (p.Poll(TimeSpan.FromSeconds(1)) > 0) { }")]
    [InlineData("using var p = Create(); p.Produce(\"t\", New(\"v\")); Finish(p);")]
    [InlineData("var p = Create(); AppDomain.CurrentDomain.ProcessExit += (_, _) => p.Flush(); p.Produce(\"t\", New(\"v\"));")]
    [InlineData("using var p = Create(); p.BeginTransaction(); p.Produce(\"t\", New(\"v\")); p.CommitTransaction();")]
    [InlineData("using var p = Create(); p.ProduceAsync(\"t\", New(\"v\")).Wait();")]
    [InlineData("using var p = Create(); using var left = new CountdownEvent(1); p.Produce(\"t\", New(\"v\"), _ => left.Signal()); left.Wait();")]
    [InlineData("using var p = Create(); var done = new TaskCompletionSource<DeliveryReport<string, string>>(); p.Produce(\"t\", New(\"v\"), done.SetResult); done.Task.Wait();")]
    [InlineData("using var p = Create(); var done = new TaskCompletionSource(); p.Produce(\"t\", New(\"v\"), r => { if (r.Error.IsError) { done.SetException(new KafkaException(r.Error)); } else { done.SetResult(); } }); done.Task.Wait();")]
    [InlineData("using var p = Create(); var open = 1; p.Produce(\"t\", New(\"v\"), r => open--); while (Volatile.Read(ref open) > 0) { Thread.Sleep(10); }")]
    public Task Is_silent_when_somebody_waits_for_the_queue(string statements) => Silent(Publisher($"public void M() {{ {statements} }}"));

    [Theory]
    [InlineData("private IProducer<string, string>? p; public void M() { p ??= Create(); p.Produce(\"t\", New(\"v\")); }")]
    [InlineData("public IProducer<string, string> M() { var p = Create(); p.Produce(\"t\", New(\"v\")); return p; }")]
    [InlineData("public void M(IProducer<string, string> p) { p.Produce(\"t\", New(\"v\")); }")]
    [InlineData("private readonly Lazy<IProducer<string, string>> p; public Publisher() { p = new(Create); } public void M() => p.Value.Produce(\"t\", New(\"v\"));")]
    [InlineData("public void M() { using var p = Create(); p.Produce(\"t\", New(\"v\")); var other = new DependentProducerBuilder<Null, string>(p.Handle).Build(); other.Flush(); }")]
    public Task Is_silent_when_somebody_else_has_the_producer(string members) => Silent(Publisher(members));

    [Fact]
    public Task Is_silent_on_a_library_that_is_given_its_producer() => Silent("""
        using Confluent.Kafka;

        public sealed class Publisher(IProducer<string, string> producer)
        {
            public void Publish(string value) => producer.Produce("t", new Message<string, string> { Value = value });
        }
        """);

    [Theory]
    [InlineData("producer.Produce(\"t\", new Message<string, string> { Value = value }, r => Console.WriteLine(r.Error.Reason));", "")]
    [InlineData("producer.Produce(\"t\", new Message<string, string> { Value = value });", "public void Stop() => producer.Flush(TimeSpan.FromSeconds(10));")]
    public async Task Is_silent_on_a_program_that_looks_or_flushes(string statement, string elsewhere)
    {
        // A program as a library's neighbour: its statements would not compile in one
        var source = Program(statement, elsewhere).Replace("new Publisher(new", "public static class Start { public static void Main() => new Publisher(new", StringComparison.Ordinal)
            .Replace("Publish(\"v\");", "Publish(\"v\"); }", StringComparison.Ordinal);
        await Silent(source);
    }

    [Fact]
    public Task Is_silent_on_another_producer() => Silent("""
        namespace Confluent.Kafka.Own;

        public interface IProducer<K, V> : IDisposable { void Produce(string topic, V message); }

        public sealed class Publisher(Func<IProducer<string, string>> create)
        {
            public void M() { using var p = create(); p.Produce("t", "v"); }
        }
        """);

    [Theory]
    [InlineData("public void M() { using var p = Create(); p.Produce( }")]
    [InlineData("public void M() { using var p = new ProducerBuilder<string, string>().Build(); p.Produce(\"t\"); }")]
    public Task Survives_broken_code(string members) => Silent(Publisher(members), compiles: false);
}
