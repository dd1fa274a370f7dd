using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Flow;

/// <summary>What is known of a Kafka client that is built in view.</summary>
public sealed class KafkaClientTests
{
    private const string Members = """
        private static void Give(object o) { }
        private static Confluent.Kafka.IProducer<string, string> New(string id) =>
            new Confluent.Kafka.ProducerBuilder<string, string>(new Confluent.Kafka.ProducerConfig { TransactionalId = "own" }).SetErrorHandler((_, _) => { }).Build();
        private readonly Confluent.Kafka.IProducer<string, string> kept = New("a");
        private readonly Confluent.Kafka.IProducer<string, string> given;
        public Home(Confluent.Kafka.IProducer<string, string> given) => this.given = given;
        """;

    [Theory]
    [InlineData("var p = New(\"a\"); p.Flush(); Probe(p);", "own")]
    [InlineData("using var p = flag ? New(\"a\") : New(\"b\"); p?.Flush(); Probe(p);", "own")]
    [InlineData("kept.Flush(); Probe(kept);", "own")]
    [InlineData("var c = new Confluent.Kafka.ProducerConfig(); c.TransactionalId = \"set\"; var p = new Confluent.Kafka.ProducerBuilder<string, string>(c).Build(); Action a = p.Flush(TimeSpan.Zero) > 0 ? () => { } : () => { }; Probe(p);", "set")]
    public void Knows_settings_and_calls_of_what_is_built_in_view(string statements, string id)
    {
        var (client, probe) = Ask(statements);
        Assert.NotNull(client);
        Assert.True(client.IsCalled("Flush"));
        Assert.False(client.IsCalled("Poll"));
        Assert.Equal(id, FlowProbe.Write(probe.Flow.ValuesOf(client.Setting("TransactionalId", probe.Flow))));
    }

    [Theory]
    [InlineData("Probe(given);")]
    [InlineData("var p = flag ? New(\"a\") : given; Probe(p);")]
    [InlineData("var p = (Confluent.Kafka.IProducer<string, string>)null!; Probe(p);")]
    public void Knows_nothing_of_what_is_built_elsewhere(string statements) => Assert.Null(Ask(statements).Client);

    [Theory]
    [InlineData("var p = New(\"a\"); Give(p); Probe(p);", true)]
    [InlineData("var p = New(\"a\"); Give(p.Handle); Probe(p);", true)]
    [InlineData("var p = New(\"a\"); Give(p.Name); p.Flush(); p.Dispose(); Probe(p);", false)]
    public void Knows_when_others_get_hold_of_it(string statements, bool escapes)
    {
        // Probe itself is a call that is given the client
        var (client, _) = Ask(statements.Replace("Probe(p)", "Probe(p.Name.Length > 0 ? null! : p)", StringComparison.Ordinal));
        Assert.Equal(escapes, client!.Escapes);
    }

    private static (KafkaClient? Client, FlowProbe Probe) Ask(string statements)
    {
        var probe = FlowProbe.At(statements, Members);
        var symbols = MessagingSymbols.TryCreate(probe.Call.SemanticModel!.Compilation)!;
        return (KafkaClient.Of(probe.Argument, probe.Flow, symbols), probe);
    }
}
