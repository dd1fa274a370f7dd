using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class TransactionMisuseTests() : RuleTests("AWSM7006")
{
    private const string Config = "new ProducerConfig { BootstrapServers = \"b\", TransactionalId = \"orders-1\" }";

    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Kafka;

    private static string Own(string statements, string config = Config, string members = "") => $$"""
        using Confluent.Kafka;

        public sealed class Mover
        {
            private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
            private Message<string, string> New(string value) => new() { Key = value, Value = value };

            public void Move(string[] all, string? id)
            {
                using var p = new ProducerBuilder<string, string>({{config}}).Build();
                {{statements}}
            }

            {{members}}
        }
        """;

    /// <summary>An object that keeps its producer.</summary>
    private static string Kept(string statements, string setup = "producer.InitTransactions(TimeSpan.FromSeconds(10));") => $$"""
        using Confluent.Kafka;

        public sealed class Mover
        {
            private readonly IProducer<string, string> producer;

            public Mover()
            {
                producer = new ProducerBuilder<string, string>({{Config}}).Build();
                {{setup}}
            }

            public void Move(string value)
            {
                {{statements}}
            }
        }
        """;

    [Theory]
    [InlineData("p.{|AWSM7006:BeginTransaction|}(); p.Produce(\"t\", New(\"v\")); p.CommitTransaction();")]
    [InlineData("p.InitTransactions(Timeout); p.{|AWSM7006:Produce|}(\"t\", New(\"v\")); p.Flush();")]
    [InlineData("p.InitTransactions(Timeout); p.{|AWSM7006:ProduceAsync|}(\"t\", New(\"v\")).Wait();")]
    [InlineData("p.InitTransactions(Timeout); foreach (var v in all) { try { p.{|AWSM7006:BeginTransaction|}(); p.Produce(\"t\", New(v)); p.CommitTransaction(); } catch (KafkaException e) { Console.WriteLine(e); } }")]
    public Task Reports_a_step_that_is_missing(string statements) => Reports(Own(statements));

    [Fact]
    public Task Reports_transactions_without_an_id() => Reports(Own(
        "p.{|AWSM7006:InitTransactions|}(Timeout);", "new ProducerConfig { BootstrapServers = \"b\" }"));

    [Fact]
    public Task Reports_a_producer_that_is_kept_and_never_aborts() => Reports(Kept(
        "producer.{|AWSM7006:BeginTransaction|}(); producer.Produce(\"t\", new Message<string, string> { Value = value }); producer.CommitTransaction();"));

    [Theory]
    [InlineData("p.InitTransactions(Timeout); p.BeginTransaction(); p.Produce(\"t\", New(\"v\")); p.CommitTransaction();")]
    [InlineData("p.InitTransactions(Timeout); p.BeginTransaction(); try { p.Produce(\"t\", New(\"v\")); p.CommitTransaction(); } catch { p.AbortTransaction(); throw; }")]
    [InlineData("p.InitTransactions(Timeout); foreach (var v in all) { p.BeginTransaction(); p.Produce(\"t\", New(v)); p.CommitTransaction(); }")]
    [InlineData("p.InitTransactions(Timeout); foreach (var v in all) { try { p.BeginTransaction(); p.Produce(\"t\", New(v)); p.CommitTransaction(); } catch (KafkaException) { throw; } }")]
    [InlineData("p.InitTransactions(Timeout); foreach (var v in all) { try { p.BeginTransaction(); p.Produce(\"t\", New(v)); p.CommitTransaction(); } catch (KafkaException) { break; } }")]
    [InlineData("p.InitTransactions(Timeout); try { foreach (var v in all) { p.BeginTransaction(); p.Produce(\"t\", New(v)); p.CommitTransaction(); } } catch (KafkaException e) { Console.WriteLine(e); }")]
    [InlineData("p.InitTransactions(Timeout); Begin(p); p.Produce(\"t\", New(\"v\"));")]
    public Task Is_silent_on_transactions_that_work(string statements) =>
        Silent(Own(statements, members: "private static void Begin(IProducer<string, string> producer) => producer.BeginTransaction();"));

    [Theory]
    [InlineData("new ProducerConfig { TransactionalId = id }")]
    [InlineData("new ProducerConfig { TransactionalId = null }")]
    [InlineData("new ProducerConfig(new ClientConfig())")]
    [InlineData("new Dictionary<string, string> { [\"transactional.id\"] = \"a\" }")]
    public Task Is_silent_on_a_produce_when_it_is_not_known_to_be_transactional(string config) =>
        Silent(Own("p.Produce(\"t\", New(\"v\")); p.Flush();", config));

    [Theory]
    [InlineData("new ProducerConfig(new ClientConfig())")]
    [InlineData("new ProducerConfig { TransactionalId = id }")]
    public Task Is_silent_on_an_id_that_may_be_there(string config) => Silent(Own("p.InitTransactions(Timeout);", config));

    [Fact]
    public Task Is_silent_on_a_producer_that_is_kept_and_aborts() => Silent(Kept(
        "producer.BeginTransaction(); try { producer.CommitTransaction(); } catch (KafkaException) { producer.AbortTransaction(); throw; }"));

    /// <summary>The next producer with the same id ends what a transaction left.</summary>
    [Theory]
    [InlineData("", "try { producer.BeginTransaction(); producer.CommitTransaction(); } catch (KafkaException) { producer.Dispose(); producer = Create(); throw; }")]
    [InlineData("", "try { producer.BeginTransaction(); producer.CommitTransaction(); } catch (KafkaException) { Renew(); throw; }")]
    [InlineData("readonly ", "try { producer.BeginTransaction(); producer.CommitTransaction(); } catch (KafkaException e) { Environment.FailFast(\"transaction\", e); }")]
    public Task Is_silent_on_a_producer_that_is_given_up(string modifier, string statements) => Silent($$"""
        using Confluent.Kafka;

        public sealed class Mover
        {
            private {{modifier}}IProducer<string, string> producer = Create();
            private static IProducer<string, string> Create() { var p = new ProducerBuilder<string, string>({{Config}}).Build(); p.InitTransactions(TimeSpan.FromSeconds(10)); return p; }
            {{(modifier.Length > 0 ? "" : "private void Renew() { producer.Dispose(); producer = Create(); }")}}
            public void Move() { {{statements}} }
        }
        """);

    [Fact]
    public Task Is_silent_on_a_service_whose_host_ends_with_the_first_failure() => Silent($$"""
        using Confluent.Kafka;
        using Microsoft.Extensions.Hosting;

        public sealed class Mover : BackgroundService
        {
            private readonly IProducer<string, string> producer = new ProducerBuilder<string, string>({{Config}}).Build();

            protected override async Task ExecuteAsync(CancellationToken stop)
            {
                producer.InitTransactions(TimeSpan.FromSeconds(10));
                while (!stop.IsCancellationRequested)
                {
                    producer.BeginTransaction();
                    producer.Produce("t", new Message<string, string> { Key = "a", Value = "v" });
                    producer.CommitTransaction();
                    await Task.Delay(1000, stop);
                }
            }
        }
        """);

    [Fact]
    public Task Is_silent_on_a_producer_that_somebody_else_prepares() => Silent("""
        using Confluent.Kafka;

        public sealed class Mover(IProducer<string, string> producer)
        {
            public void Move(string value)
            {
                producer.BeginTransaction();
                producer.Produce("t", new Message<string, string> { Value = value });
                producer.CommitTransaction();
            }
        }
        """);

    [Fact]
    public Task Is_silent_on_another_producer() => Silent("""
        namespace Own;

        public sealed class ProducerBuilder { public string TransactionalId { get; set; } = "a"; }

        public interface IProducer { void BeginTransaction(); void Produce(string text); }

        public static class Mover { public static void Move(IProducer producer) { producer.BeginTransaction(); producer.Produce("v"); } }
        """);

    [Theory]
    [InlineData("p.InitTransactions(Timeout; p.")]
    [InlineData("p.InitTransactions(); p.BeginTransaction() p.Produce(; p.AbortTransaction(")]
    public Task Survives_broken_code(string statements) => Silent(Own(statements), compiles: false);

    [Theory]
    [InlineData("config.TransactionalId = \"orders-1\";", true)]
    [InlineData("if (value.Length > 0) { config.TransactionalId = \"orders-1\"; }", false)]
    public async Task Knows_an_id_that_is_set_behind_the_configuration(string set, bool isReported)
    {
        var source = $$"""
            using Confluent.Kafka;

            public sealed class Mover
            {
                public void Move(string value)
                {
                    var config = new ProducerConfig { BootstrapServers = "b" };
                    {{set}}
                    using var p = new ProducerBuilder<string, string>(config).Build();
                    p.InitTransactions(TimeSpan.FromSeconds(10));
                    p.{|AWSM7006:Produce|}("t", new Message<string, string> { Key = value, Value = value });
                }
            }
            """;
        await (isReported ? Reports(source) : Silent(source.Replace("{|AWSM7006:Produce|}", "Produce", StringComparison.Ordinal)));
    }
}
