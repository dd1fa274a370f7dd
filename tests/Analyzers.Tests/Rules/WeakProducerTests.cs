using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class WeakProducerTests() : RuleTests("AWSM7003")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Kafka;

    private static string Setup(string members) => $$"""
        using Confluent.Kafka;
        using Microsoft.Extensions.Configuration;

        public sealed class Settings { public Acks Acks { get; set; } public bool Safe { get; set; } }

        public sealed class Setup
        {
            private const Acks Fast = Acks.Leader;
            private IProducer<string, string> Build(ProducerConfig config) => new ProducerBuilder<string, string>(config).Build();

        {{members}}
        }
        """;

    [Theory]
    [InlineData("public ProducerConfig M() => new ProducerConfig { Acks = {|AWSM7003:Acks.None|} };")]
    [InlineData("public ProducerConfig M() => new() { BootstrapServers = \"b\", Acks = {|AWSM7003:Acks.Leader|} };")]
    [InlineData("public ProducerConfig M() => new() { Acks = {|AWSM7003:Fast|} };")]
    [InlineData("public ProducerConfig M(bool fast) => new() { Acks = {|AWSM7003:fast ? Acks.None : Acks.Leader|} };")]
    [InlineData("public ProducerConfig M() { var config = new {|AWSM7003:ProducerConfig|}(); config.Acks = Acks.None; return config; }")]
    [InlineData("public ProducerConfig M(ClientConfig shared) => new(shared) { Acks = {|AWSM7003:Acks.None|} };")]
    [InlineData("public IProducer<string, string> M() { var config = new ProducerConfig { Acks = {|AWSM7003:Acks.None|} }; return new ProducerBuilder<string, string>(config).Build(); }")]
    [InlineData("private readonly ProducerConfig config = new() { Acks = {|AWSM7003:Acks.Leader|} }; public IProducer<string, string> M() => new ProducerBuilder<string, string>(config).Build();")]
    [InlineData("public ProducerConfig M(bool fast) { ProducerConfig config = {|AWSM7003:new|}(); if (fast) { config.Acks = Acks.Leader; } return config; }")]
    [InlineData("public ProducerConfig M() => new() { Acks = {|AWSM7003:Acks.Leader|}, EnableIdempotence = true };")]
    [InlineData("public ProducerConfig M() => new() { Acks = {|AWSM7003:Acks.Leader|}, EnableIdempotence = false };")]
    [InlineData("public ProducerConfig M() => new() { EnableIdempotence = {|AWSM7003:false|} };")]
    [InlineData("public ProducerConfig M() => new() { Acks = Acks.All, EnableIdempotence = {|AWSM7003:false|} };")]
    [InlineData("public ProducerConfig M() { var config = new {|AWSM7003:ProducerConfig|} { Acks = Acks.All }; config.EnableIdempotence = false; return config; }")]
    public Task Reports_a_producer_that_is_told_not_to_be_sure(string member) => Reports(Setup(member));

    [Fact]
    public async Task Says_what_happens_and_is_a_suggestion_where_the_default_is_no_better()
    {
        var found = await Findings.In(
            "AWSM7003",
            Setup("public ProducerConfig A() => new() { Acks = Acks.None }; public ProducerConfig B() => new() { EnableIdempotence = false };"),
            references: ReferenceSets.Kafka);
        Assert.Equal([DiagnosticSeverity.Warning, DiagnosticSeverity.Info], found.Select(f => f.Severity));
        Assert.StartsWith("With Acks.None no broker confirms", found[0].GetMessage(), StringComparison.Ordinal);
        Assert.EndsWith("; set EnableIdempotence to true", found[1].GetMessage(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public ProducerConfig M() => new();")]
    [InlineData("public ProducerConfig M() => new() { BootstrapServers = \"b\" };")]
    [InlineData("public ProducerConfig M() => new() { Acks = Acks.All };")]
    [InlineData("public ProducerConfig M() => new() { Acks = Acks.All, EnableIdempotence = true };")]
    [InlineData("public ProducerConfig M() => new() { Acks = null };")]
    [InlineData("public ProducerConfig M(Settings settings) => new() { Acks = settings.Acks, EnableIdempotence = settings.Safe };")]
    [InlineData("public ProducerConfig M(bool safe) => new() { Acks = safe ? Acks.All : Acks.Leader };")]
    [InlineData("public ProducerConfig M(Acks? acks) => new() { Acks = acks ?? Acks.Leader };")]
    [InlineData("public ProducerConfig M(IConfiguration section) { var config = new ProducerConfig { Acks = Acks.Leader }; Bind(config, section); return config; } private static void Bind(ProducerConfig config, IConfiguration section) => config.Acks = Acks.All;")]
    [InlineData("public ProducerConfig M(Settings settings) { var config = new ProducerConfig { Acks = Acks.Leader }; if (settings.Safe) { config.Acks = Acks.All; } return config; }")]
    [InlineData("public ProducerConfig M() => new(new Dictionary<string, string> { [\"acks\"] = \"all\" });")]
    [InlineData("public ConsumerConfig M() => new() { Acks = Acks.None };")]
    [InlineData("public IProducer<string, string> M(Dictionary<string, string> overrides) { var config = new ProducerConfig { Acks = Acks.Leader, EnableIdempotence = false }; foreach (var (key, value) in overrides) { config.Set(key, value); } return new ProducerBuilder<string, string>(config).Build(); }")]
    [InlineData("public IProducer<string, string> M() { var config = new ProducerConfig { Acks = Acks.Leader }; config.Set(\"acks\", \"all\"); return new ProducerBuilder<string, string>(config).Build(); }")]
    [InlineData("public ProducerConfig M() => new() { Acks = Acks.All, EnableIdempotence = false, MessageSendMaxRetries = 0 };")]
    [InlineData("public ProducerConfig M() => new() { Acks = Acks.Leader, MessageSendMaxRetries = 0 };")]
    public Task Is_silent_on_safe_and_on_unknown_settings(string member) => Silent(Setup(member));

    /// <summary>What a copy says later is what counts, and what it was copied from may say that nothing is tried again.</summary>
    [Theory]
    [InlineData("private static ProducerConfig Shared() => new() { Acks = Acks.Leader, LingerMs = 5 }; public ProducerConfig M() => new ProducerConfig(Shared()) { Acks = Acks.All };")]
    [InlineData("private static readonly ProducerConfig Shared = new() { Acks = Acks.Leader }; public ProducerConfig M() => new(Setup.Shared) { Acks = Acks.All };")]
    [InlineData("public ProducerConfig M() { var shared = new ProducerConfig { Acks = Acks.Leader }; return new ProducerConfig(shared) { Acks = Acks.All }; }")]
    [InlineData("private static ClientConfig Base() => new(); public ProducerConfig M() => new ProducerConfig(Base()) { Acks = Acks.All };")]
    [InlineData("public ProducerConfig M(ClientConfig shared) => new ProducerConfig(shared) { EnableIdempotence = false };")]
    public Task Is_silent_on_copies_and_on_what_is_copied(string member) => Silent(Setup(member));

    [Theory]
    [InlineData("private static ProducerConfig Shared() { var shared = new ProducerConfig { Acks = Acks.Leader }; return shared; } public ProducerConfig M() => new ProducerConfig(Shared()) { Acks = Acks.All };")]
    [InlineData("private static readonly ProducerConfig Shared = new() { Acks = Acks.Leader }; public sealed class Other { public ProducerConfig M() => new(Shared) { Acks = Acks.All }; }")]
    public Task Is_silent_on_what_is_copied_elsewhere(string member) => Silent(Setup(member));

    /// <summary>A builder makes no copy, the settings of a consumer are its own, and another of the same name is another.</summary>
    [Theory]
    [InlineData("public IProducer<string, string> M() { var config = new ProducerConfig { Acks = {|AWSM7003:Acks.None|} }; ProducerBuilder<string, string> builder = new(config); return builder.Build(); }")]
    [InlineData("private readonly ProducerConfig config = new() { Acks = {|AWSM7003:Acks.None|} }; public IProducer<string, string> M() { ProducerBuilder<string, string> builder = new(config); return builder.Build(); }")]
    [InlineData("public ProducerConfig M() { var config = new ProducerConfig { Acks = {|AWSM7003:Acks.Leader|} }; return config; } public ConsumerConfig N(ClientConfig config) => new ConsumerConfig(config);")]
    [InlineData("public ProducerConfig M() { var config = new ProducerConfig { Acks = {|AWSM7003:Acks.Leader|} }; return config; } public ProducerConfig N(ClientConfig config) => new ProducerConfig(config) { Acks = Acks.All };")]
    [InlineData("private readonly ProducerConfig config = new() { Acks = {|AWSM7003:Acks.Leader|} }; public ProducerConfig M() => config; public sealed class Other { private readonly ClientConfig config = new(); public ProducerConfig M() => new(config) { Acks = Acks.All }; }")]
    public Task Reports_what_only_looks_copied(string member) => Reports(Setup(member));

    /// <summary>Metrics, logs and clicks are worth less than the wait.</summary>
    [Theory]
    [InlineData("private static ProducerConfig ForMetrics() => new() { Acks = Acks.Leader };")]
    [InlineData("public ProducerConfig M() { var telemetry = new ProducerConfig { Acks = Acks.None }; return telemetry; }")]
    [InlineData("public sealed class KafkaLogSink { private readonly ProducerConfig config = new() { Acks = Acks.None }; public ProducerConfig Config() => config; }")]
    [InlineData("public interface ILogEventSink { } public sealed class KafkaSink : ILogEventSink { private readonly ProducerConfig config = new() { Acks = Acks.Leader }; public ProducerConfig Config() => config; }")]
    [InlineData("public ProducerConfig M() => new()\n{\n    Acks = Acks.Leader, // latency first: the next price supersedes this one\n};")]
    [InlineData("/// <summary>Prices may be lost, the next one comes at once.</summary>\npublic sealed class Prices { public ProducerConfig Config() => new() { Acks = Acks.None }; }")]
    public Task Is_silent_for_what_may_be_lost(string member) => Silent(Setup(member));

    [Theory]
    [InlineData("public sealed class CatalogPublisher { private readonly ProducerConfig config = new() { Acks = {|AWSM7003:Acks.None|} }; public ProducerConfig Config() => config; }")]
    [InlineData("public ProducerConfig M() => new()\n{\n    Acks = {|AWSM7003:Acks.Leader|}, // wait for the leader\n};")]
    [InlineData("/// <summary>Payments, at a high throughput.</summary>\npublic sealed class Payments { public ProducerConfig Config() => new() { Acks = {|AWSM7003:Acks.None|} }; }")]
    [InlineData("public ProducerConfig Logistics() => new() { Acks = {|AWSM7003:Acks.Leader|} };")]
    [InlineData("public sealed class AuditLogPublisher { private readonly ProducerConfig config = new() { Acks = {|AWSM7003:Acks.None|} }; public ProducerConfig Config() => config; }")]
    [InlineData("public sealed class EventLogs { public ProducerConfig Config() => new() { Acks = {|AWSM7003:Acks.Leader|} }; }")]
    [InlineData("public ProducerConfig ForTransactionLog() => new() { Acks = {|AWSM7003:Acks.Leader|} };")]
    public Task Reports_what_only_sounds_alike(string member) => Reports(Setup(member));

    [Fact]
    public Task Is_silent_on_another_ProducerConfig() => Silent("""
        namespace Own;

        public enum Acks { None, Leader, All }

        public sealed class ProducerConfig { public Acks Acks { get; set; } public bool EnableIdempotence { get; set; } }

        public static class Setup { public static ProducerConfig M() => new() { Acks = Acks.None, EnableIdempotence = false }; }
        """);

    [Theory]
    [InlineData("public ProducerConfig M() => new() { Acks = };")]
    [InlineData("public ProducerConfig M() => new() { Acks = Acks.Non };")]
    [InlineData("public ProducerConfig M() => new ProducerConfig { EnableIdempotence = , Acks")]
    public Task Survives_broken_code(string member) => Silent(Setup(member), compiles: false);

    [Fact]
    public Task Fix_sets_the_safe_values() => Fixes(
        Setup("""
                public ProducerConfig A() => new()
                {
                    BootstrapServers = "b",
                    Acks = {|AWSM7003:Acks.Leader|}, // quick
                    EnableIdempotence = false /* as before */,
                };

                public ProducerConfig B() => new ProducerConfig { Acks = {|AWSM7003:Confluent.Kafka.Acks.None|} };
                public ProducerConfig C(bool fast) => new() { Acks = {|AWSM7003:fast ? Acks.None : Fast|} };
                public ProducerConfig E() => new() { EnableIdempotence = {|AWSM7003:false|} };
            """),
        Setup("""
                public ProducerConfig A() => new()
                {
                    BootstrapServers = "b",
                    Acks = Acks.All, // quick
                    EnableIdempotence = true /* as before */,
                };

                public ProducerConfig B() => new ProducerConfig { Acks = Confluent.Kafka.Acks.All };
                public ProducerConfig C(bool fast) => new() { Acks = Acks.All };
                public ProducerConfig E() => new() { EnableIdempotence = true };
            """));

    [Fact]
    public Task Fix_changes_what_is_set_later() => Fixes(
        Setup("""
                public IProducer<string, string> M()
                {
                    var config = new {|AWSM7003:ProducerConfig|}();
                    config.Acks = Fast; // one is enough
                    config.EnableIdempotence = false;
                    return new ProducerBuilder<string, string>(config).Build();
                }
            """),
        Setup("""
                public IProducer<string, string> M()
                {
                    var config = new ProducerConfig();
                    config.Acks = Acks.All; // one is enough
                    config.EnableIdempotence = true;
                    return new ProducerBuilder<string, string>(config).Build();
                }
            """));

    [Fact]
    public Task Is_not_fixed_where_each_value_has_its_reason() => NotFixed(Setup("""
            public ProducerConfig M(bool fast) => new()
            {
                Acks = {|AWSM7003:fast
                    ? Acks.None // metrics
                    : Acks.Leader|},
            };
        """));
}
