using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class ConstantMessageKeyTests() : RuleTests("AWSM7007")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Kafka;

    private const string Factory = "Message<string, string> New(Order placed) => new() { KEY Value = JsonSerializer.Serialize(placed) };";

    [Theory]
    [InlineData("Key = \"orders\",")]
    [InlineData("")]
    public Task Reports_a_message_that_a_function_makes(string key) => Reports(Publisher(
        "await producer.{|AWSM7007:ProduceAsync|}(\"t\", New(order)); " + Factory.Replace("KEY", key, StringComparison.Ordinal)));

    [Fact]
    public Task Is_silent_on_a_message_that_a_function_gives_its_own_key() => Silent(Publisher(
        "await producer.ProduceAsync(\"t\", New(order)); " + Factory.Replace("KEY", "Key = placed.OrderId.ToString(),", StringComparison.Ordinal)));

    private static string Publisher(string statements, string key = "string") => $$"""
        using System.Text.Json;
        using Confluent.Kafka;

        public sealed record Order(Guid OrderId, string Country);

        public static class Keys { public const string All = "orders"; }

        public sealed class Publisher(IProducer<{{key}}, string> producer, string configured)
        {
            private const string Key = "all";
            private readonly string fixedKey = "fixed";
            private static string Written<T>(T message) => JsonSerializer.Serialize(message);
            private static void Complete(Message<{{key}}, string> message) { }
            private static Message<string, string> Keyed(Order order) => new() { Key = order.OrderId.ToString(), Value = JsonSerializer.Serialize(order) };

            public async Task M(Order order, string key, bool flag)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;

    [Theory]
    [InlineData("await producer.{|AWSM7007:ProduceAsync|}(\"t\", new Message<string, string> { Key = \"orders\", Value = JsonSerializer.Serialize(order) });")]
    [InlineData("await producer.{|AWSM7007:ProduceAsync|}(\"t\", new Message<string, string> { Key = Key, Value = JsonSerializer.Serialize(order) });")]
    [InlineData("await producer.{|AWSM7007:ProduceAsync|}(\"t\", new() { Key = Keys.All, Value = JsonSerializer.Serialize(order) });")]
    [InlineData("await producer.{|AWSM7007:ProduceAsync|}(\"t\", new() { Key = fixedKey, Value = JsonSerializer.Serialize(order) });")]
    [InlineData("await producer.{|AWSM7007:ProduceAsync|}(\"t\", new() { Key = nameof(Order), Value = JsonSerializer.Serialize(order) });")]
    [InlineData("producer.{|AWSM7007:Produce|}(\"t\", new Message<string, string> { Key = $\"{Key}-1\", Value = JsonSerializer.Serialize(order) }, r => Console.WriteLine(r.Error));")]
    [InlineData("await producer.{|AWSM7007:ProduceAsync|}(\"t\", new Message<string, string> { Value = JsonSerializer.Serialize(order) });")]
    [InlineData("await producer.{|AWSM7007:ProduceAsync|}(\"t\", new Message<string, string> { Key = null!, Value = JsonSerializer.Serialize(order) });")]
    [InlineData("var m = new Message<string, string>(); m.Value = JsonSerializer.Serialize(order); await producer.{|AWSM7007:ProduceAsync|}(\"t\", m);")]
    [InlineData("await producer.{|AWSM7007:ProduceAsync|}(\"t\", new Message<string, string> { Key = \"orders\", Value = Written(order) });")]
    [InlineData("await producer.{|AWSM7007:ProduceAsync|}(\"t\", new Message<string, string> { Value = Written(order) });")]
    public Task Reports_one_key_for_all_and_none_for_an_entity(string statements) => Reports(Publisher(statements));

    [Fact]
    public Task Reports_a_constant_number() =>
        Reports(Publisher("await producer.{|AWSM7007:ProduceAsync|}(\"t\", new Message<int, string> { Key = 1, Value = JsonSerializer.Serialize(order) });", "int"));

    [Fact]
    public async Task Names_an_id_that_could_be_the_key()
    {
        var found = await Findings.In(
            "AWSM7007",
            Publisher("await producer.ProduceAsync(\"t\", new Message<string, string> { Value = JsonSerializer.Serialize(order) });"),
            references: ReferenceSets.Kafka);
        Assert.EndsWith("; set Key, for example order.OrderId.ToString()", Assert.Single(found).GetMessage(), StringComparison.Ordinal);
        Assert.Equal(DiagnosticSeverity.Info, found[0].Severity);
    }

    /// <summary>One key is right for the one thing that it stands for, as a compacted topic keeps it.</summary>
    [Theory]
    [InlineData("await producer.ProduceAsync(\"reference\", new Message<string, string> { Key = \"holidays\", Value = JsonSerializer.Serialize(new[] { DateTime.Today }) });")]
    [InlineData("await producer.ProduceAsync(\"settings\", new Message<string, string> { Key = Key, Value = flag.ToString() });")]
    [InlineData("await producer.ProduceAsync(\"heartbeats\", new Message<string, string> { Key = \"billing\", Value = DateTime.UtcNow.ToString(\"O\") });")]
    [InlineData("await producer.ProduceAsync(\"users\", new Message<string, string> { Key = \"alice\", Value = \"{}\" }); await producer.ProduceAsync(\"users\", new Message<string, string> { Key = \"bob\", Value = \"{}\" });")]
    [InlineData("await producer.ProduceAsync(\"t\", new Message<string, string> { Key = \"orders\", Value = key });")]
    public Task Is_silent_on_one_key_where_no_id_is_in_view(string statements) => Silent(Publisher(statements));

    [Theory]
    [InlineData("await producer.ProduceAsync(\"t\", new Message<string, string> { Key = key, Value = key });")]
    [InlineData("await producer.ProduceAsync(\"t\", new Message<string, string> { Key = order.OrderId.ToString(), Value = key });")]
    [InlineData("await producer.ProduceAsync(\"t\", Keyed(order));")]
    [InlineData("await producer.ProduceAsync(\"t\", new Message<string, string> { Key = configured, Value = key });")]
    [InlineData("await producer.ProduceAsync(\"t\", new Message<string, string> { Key = flag ? \"a\" : \"b\", Value = key });")]
    [InlineData("await producer.ProduceAsync(\"t\", new Message<string, string> { Key = Guid.NewGuid().ToString(), Value = key });")]
    [InlineData("var m = new Message<string, string> { Value = JsonSerializer.Serialize(order) }; m.Key = key; await producer.ProduceAsync(\"t\", m);")]
    [InlineData("var m = new Message<string, string> { Value = JsonSerializer.Serialize(order) }; Complete(m); await producer.ProduceAsync(\"t\", m);")]
    [InlineData("await producer.ProduceAsync(\"t\", new Message<string, string> { Value = key });")]
    [InlineData("await producer.ProduceAsync(\"t\", new Message<string, string> { Key = \"\", Value = key });")]
    [InlineData("await producer.ProduceAsync(new TopicPartition(\"t\", 3), new Message<string, string> { Key = \"orders\", Value = key });")]
    public Task Is_silent_on_keys_that_differ_or_that_nobody_knows(string statements) => Silent(Publisher(statements));

    [Fact]
    public Task Is_silent_on_a_producer_without_keys() =>
        Silent(Publisher("await producer.ProduceAsync(\"t\", new Message<Null, string> { Value = JsonSerializer.Serialize(order) });", "Null")
            .Replace("Message<string, string> Keyed(Order order) => new() { Key = order.OrderId.ToString(),", "Message<Null, string> Keyed(Order order) => new() {", StringComparison.Ordinal));

    [Fact]
    public Task Is_silent_on_another_message() => Silent("""
        namespace Own;

        public sealed class Message<K, V> { public K? Key { get; set; } public V? Value { get; set; } }

        public interface IProducer<K, V> { void Produce(string topic, Message<K, V> message); }

        public sealed class Publisher(IProducer<string, string> producer)
        {
            public void M(string value) => producer.Produce("t", new Message<string, string> { Key = "all", Value = value });
        }
        """);

    [Theory]
    [InlineData("await producer.ProduceAsync(\"t\", new Message<string, string> { Key = , Value = });")]
    [InlineData("await producer.ProduceAsync(\"t\", new Message<string> { Key = \"a\" );")]
    [InlineData("await producer.ProduceAsync(\"t\");")]
    public Task Survives_broken_code(string statements) => Silent(Publisher(statements), compiles: false);

    [Theory]
    [InlineData("var m = new Message<string, string>(); m.Key = \"orders\"; m.Value = JsonSerializer.Serialize(order); await producer.{|AWSM7007:ProduceAsync|}(\"t\", m);")]
    [InlineData("var m = new Message<string, string> { Value = JsonSerializer.Serialize(order) }; m.Key = \"orders\"; await producer.{|AWSM7007:ProduceAsync|}(\"t\", m);")]
    public Task Reports_one_key_that_is_set_behind_the_message(string statements) => Reports(Publisher(statements));

    [Theory]
    [InlineData("var m = new Message<string, string> { Value = JsonSerializer.Serialize(order) }; m.Key = order.OrderId.ToString(); await producer.ProduceAsync(\"t\", m);")]
    [InlineData("var m = new Message<string, string> { Value = JsonSerializer.Serialize(order) }; m.Key = \"orders\"; m.Key = key; await producer.ProduceAsync(\"t\", m);")]
    [InlineData("var m = new Message<string, string> { Value = JsonSerializer.Serialize(order) }; m.Key = \"orders\"; Complete(m); await producer.ProduceAsync(\"t\", m);")]
    public Task Is_silent_where_the_key_that_is_set_is_another(string statements) => Silent(Publisher(statements));
}
