using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using AwsMessaging.CodeFixes;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class LowCardinalityPartitionKeyTests() : RuleTests("AWSM1023")
{
    private static string Producer(string members) => $$"""
        using System.Text;
        using System.Text.Json;
        using Amazon.Kinesis;
        using Amazon.Kinesis.Model;

        public enum OrderStatus { Placed, Paid, Shipped, Cancelled }
        [Flags] public enum Traits { None = 0, Large = 1, Fragile = 2 }
        public enum Wide { A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, T, U }
        public record Order(Guid Id, string CustomerId, OrderStatus Status, OrderStatus? Former, bool IsGift, string EventType, string Region, string Note, Traits Traits, Wide Wide);

        public partial class Producer
        {
            private const string Stream = "orders";
            private static readonly string Fixed = "fixed";
            private readonly IAmazonKinesis kinesis = null!;
            private static MemoryStream Bytes(object value) => new(JsonSerializer.SerializeToUtf8Bytes(value));
            private static void Stamp(PutRecordRequest record) => record.PartitionKey = Guid.NewGuid().ToString();

        {{members}}
        }
        """;

    private static string Put(string statements) => Producer($$"""
            public async Task Put(Order order, List<Order> orders, string key, string? maybe, OrderStatus status, bool fast, CancellationToken stop)
            {
                {{statements}}
            }
        """);

    private static string Key(string expression) =>
        Put($"await kinesis.PutRecordAsync(new PutRecordRequest {{ StreamName = Stream, PartitionKey = {expression}, Data = Bytes(order) }}, stop);");

    [Theory]
    [InlineData("\"orders\"")]
    [InlineData("Stream")]
    [InlineData("Fixed")]
    [InlineData("nameof(Order)")]
    [InlineData("typeof(Order).Name")]
    [InlineData("typeof(Order).FullName")]
    [InlineData("order.GetType().Name")]
    [InlineData("order.Status.ToString()")]
    [InlineData("status.ToString().ToLowerInvariant()")]
    [InlineData("order.Former.ToString()")]
    [InlineData("order.Former?.ToString() ?? \"none\"")]
    [InlineData("order.Former!.Value.ToString().ToUpper()")]
    [InlineData("((int)order.Status).ToString()")]
    [InlineData("order.IsGift.ToString()")]
    [InlineData("$\"{order.Status}\"")]
    [InlineData("$\"orders-{order.Status}-{order.IsGift}\"")]
    [InlineData("\"orders/\" + order.Status")]
    [InlineData("string.Concat(\"orders\", order.Status.ToString())")]
    [InlineData("\"healthcare\"")]
    [InlineData("\"beats\"")]
    [InlineData("\"keep\"")]
    [InlineData("Enum.GetName(order.Status)")]
    [InlineData("fast ? \"fast\" : \"slow\"")]
    [InlineData("order.Status switch { OrderStatus.Placed => \"new\", OrderStatus.Paid => \"new\", _ => \"old\" }")]
    public Task Reports_a_key_of_few_values(string key) => Reports(Key("{|AWSM1023:" + key + "|}"));

    [Fact]
    public Task Reports_a_complaint_about_one_shard() => Reports(Put(
        "/* TODO: this sends everything to one shard */ await kinesis.PutRecordAsync(new PutRecordRequest { PartitionKey = {|AWSM1023:\"log\"|}, Data = Bytes(order) });"));

    [Theory]
    [InlineData("order.EventType")]
    [InlineData("order.Region")]
    [InlineData("order.Region.ToLower()")]
    [InlineData("$\"{order.Region}/{order.EventType}\"")]
    [InlineData("$\"{order.Status}-{order.Region}\"")]
    public async Task Suggests_where_only_the_name_says_so(string key)
    {
        var finding = Assert.Single(await Findings.In("AWSM1023", Key(key)));

        Assert.Equal(DiagnosticSeverity.Info, finding.Severity);
    }

    [Theory]
    [InlineData("var k = order.Status.ToString(); await kinesis.PutRecordAsync(new PutRecordRequest { PartitionKey = {|AWSM1023:k|} });")]
    [InlineData("var r = new PutRecordRequest { PartitionKey = {|AWSM1023:\"a\"|} }; r.StreamName = Stream; await kinesis.PutRecordAsync(r);")]
    [InlineData("var r = new {|AWSM1023:PutRecordRequest|}(); r.PartitionKey = $\"{status}\"; await kinesis.PutRecordAsync(r);")]
    [InlineData("PutRecordRequest r = {|AWSM1023:new|}(); r.PartitionKey = \"a\"; if (fast) r.PartitionKey = \"b\"; await kinesis.PutRecordAsync(r);")]
    [InlineData("await kinesis.PutRecordsAsync(new PutRecordsRequest { StreamName = Stream, Records = orders.Select(o => new PutRecordsRequestEntry { PartitionKey = {|AWSM1023:o.Status.ToString()|}, Data = Bytes(o) }).ToList() });")]
    [InlineData("var l = new List<PutRecordsRequestEntry>(); foreach (var o in orders) { var e = new PutRecordsRequestEntry { PartitionKey = {|AWSM1023:\"o\"|} }; e.Data = Bytes(o); l.Add(e); } await kinesis.PutRecordsAsync(new PutRecordsRequest { Records = l });")]
    [InlineData("var l = new List<PutRecordsRequestEntry>(); foreach (var o in orders) l.Add(new() { PartitionKey = {|AWSM1023:\"o\"|}, ExplicitHashKey = null }); await kinesis.PutRecordsAsync(new PutRecordsRequest { Records = l });")]
    [InlineData("await kinesis.PutRecordsAsync(new PutRecordsRequest { Records = [new() { PartitionKey = {|AWSM1023:\"a\"|} }, new() { PartitionKey = order.CustomerId }] });")]
    [InlineData("for (var i = 0; i < 9; i++) await kinesis.PutRecordAsync(new PutRecordRequest { PartitionKey = {|AWSM1023:\"demo\"|}, Data = Bytes($\"{i}\") });")]
    [InlineData("await kinesis.PutRecordAsync(new PutRecordRequest { PartitionKey = {|AWSM1023:\"demo\"|}, Data = Bytes(new { Celsius = Random.Shared.Next(40) }) });")]
    [InlineData("var body = Bytes(order); await kinesis.PutRecordAsync(new PutRecordRequest { PartitionKey = {|AWSM1023:\"demo\"|}, Data = body });")]
    [InlineData("PutRecordsRequestEntry Make(Order o) { return new PutRecordsRequestEntry { PartitionKey = {|AWSM1023:o.Status.ToString()|} }; } await kinesis.PutRecordsAsync(new PutRecordsRequest { Records = orders.Select(Make).ToList() });")]
    public Task Reports_whatever_way_the_key_takes(string statements) => Reports(Put(statements));

    [Fact]
    public Task Reports_the_type_s_name_of_a_generic_publisher() => Reports(Producer("""
            public Task Publish<T>(T value) where T : notnull =>
                kinesis.PutRecordAsync(new PutRecordRequest { StreamName = Stream, PartitionKey = {|AWSM1023:typeof(T).Name|}, Data = Bytes(value) });
        """));

    [Theory]
    [InlineData("Guid.NewGuid().ToString()")]
    [InlineData("order.Id.ToString()")]
    [InlineData("order.CustomerId")]
    [InlineData("order.Note")]
    [InlineData("key")]
    [InlineData("maybe ?? \"orders\"")]
    [InlineData("maybe ?? Guid.NewGuid().ToString()")]
    [InlineData("$\"{order.Status}-{order.CustomerId}\"")]
    [InlineData("order.Status + \":\" + order.Id")]
    [InlineData("fast ? order.CustomerId : \"none\"")]
    [InlineData("$\"{DateTime.UtcNow:HHmmss}\"")]
    [InlineData("$\"{order.Status,20}\"")]
    [InlineData("order.Traits.ToString()")]
    [InlineData("order.Wide.ToString()")]
    [InlineData("$\"{order.Status}{status}{order.Former}\"")]
    [InlineData("Random.Shared.Next(10).ToString()")]
    [InlineData("order.GetHashCode().ToString()")]
    [InlineData("\"orders\".GetHashCode().ToString()")]
    [InlineData("order.Note.Substring(0, 3)")]
    [InlineData("null")]
    [InlineData("\"orders\", ExplicitHashKey = key")]
    public Task Silent_for_keys_that_may_have_many_values(string key) => Silent(Key(key));

    [Theory]
    [InlineData("/* the stream has one shard: all in one order */ await kinesis.PutRecordAsync(new PutRecordRequest { PartitionKey = \"log\", Data = Bytes(order) });")]
    [InlineData("var r = new PutRecordRequest { PartitionKey = \"a\" }; r.PartitionKey = key; await kinesis.PutRecordAsync(r);")]
    [InlineData("var r = new PutRecordRequest { PartitionKey = \"a\" }; if (fast) r.ExplicitHashKey = key; await kinesis.PutRecordAsync(r);")]
    [InlineData("var r = new PutRecordRequest { PartitionKey = \"a\" }; Stamp(r); await kinesis.PutRecordAsync(r);")]
    [InlineData("Stamp(new PutRecordRequest { PartitionKey = \"a\" });")]
    [InlineData("var r = new PutRecordRequest { PartitionKey = \"a\" }; Action a = () => r.PartitionKey = key; a(); await kinesis.PutRecordAsync(r);")]
    [InlineData("var r = new PutRecordRequest { PartitionKey = \"a\" }; var other = r; other.PartitionKey = key; await kinesis.PutRecordAsync(r);")]
    [InlineData("var l = orders.Select(o => new PutRecordsRequestEntry { PartitionKey = \"a\" }).ToList(); foreach (var e in l) e.PartitionKey = key; await kinesis.PutRecordsAsync(new PutRecordsRequest { Records = l });")]
    [InlineData("var l = orders.Select(o => new PutRecordsRequestEntry { PartitionKey = \"a\" }).ToList(); l[0].ExplicitHashKey = key; await kinesis.PutRecordsAsync(new PutRecordsRequest { Records = l });")]
    [InlineData("var k = \"a\"; if (fast) k = key; await kinesis.PutRecordAsync(new PutRecordRequest { PartitionKey = k });")]
    [InlineData("var k = \"a\"; for (var i = 0; i < 9; i++) { k += i; await kinesis.PutRecordAsync(new PutRecordRequest { PartitionKey = k }); }")]
    [InlineData("await kinesis.PutRecordAsync(new PutRecordRequest { PartitionKey = \"health\", Data = new MemoryStream(\"ping\"u8.ToArray()) });")]
    [InlineData("var ping = Encoding.UTF8.GetBytes($\"ping {DateTime.UtcNow:O}\"); await kinesis.PutRecordAsync(new PutRecordRequest { PartitionKey = \"health\", Data = new MemoryStream(ping) });")]
    [InlineData("await kinesis.PutRecordAsync(new PutRecordRequest { PartitionKey = \"ledger\", Data = Bytes(order), SequenceNumberForOrdering = maybe });")]
    [InlineData("await kinesis.PutRecordAsync(new PutRecordRequest { PartitionKey = \"worker-heartbeat\", Data = Bytes(new { key }) });")]
    [InlineData("await kinesis.PutRecordAsync(new PutRecordRequest { PartitionKey = Stream, Data = Bytes(new { Kind = \"heartbeat\", Environment.MachineName }) });")]
    [InlineData("var r = new PutRecordRequest { StreamName = Stream }; await kinesis.PutRecordAsync(r);")]
    public Task Silent_where_the_key_may_change(string statements) => Silent(Put(statements));

    [Theory]
    [InlineData("=> new() { Data = Bytes(body), PartitionKey = \"s\" };")]
    [InlineData("=> body.Length > 0 ? new PutRecordsRequestEntry { PartitionKey = \"s\" } : throw new ArgumentException();")]
    [InlineData("{ var r = new PutRecordsRequestEntry { Data = Bytes(body), PartitionKey = \"s\" }; return r; }")]
    [InlineData("{ var r = new PutRecordsRequestEntry { Data = Bytes(body) }; r.PartitionKey = \"s\"; return r; }")]
    public Task Silent_for_an_entry_that_is_returned_and_keyed_by_the_caller(string member) => Silent(Producer($$"""
            private static PutRecordsRequestEntry EntryOf(string body) {{member}}
            public Task Put(string id)
            {
                var entry = EntryOf("body");
                entry.PartitionKey = id;
                return kinesis.PutRecordsAsync(new PutRecordsRequest { Records = [entry] });
            }
        """));

    // Whether code sets the key of a record that is there already is told by syntax where the code has made the record itself.
    [Theory]
    [InlineData("void Other(string id) { var r = new PutRecordRequest(); r.PartitionKey = id; }", true)]
    [InlineData("void Other(string id) { PutRecordRequest r = new() { StreamName = id }; if (id.Length > 0) { r.PartitionKey = id; } }", true)]
    [InlineData("void Other(string id) { Action a = () => { var r = new PutRecordRequest(); r.PartitionKey = id; }; }", true)]
    [InlineData("void Other(PutRecordRequest r, string id) => r.PartitionKey = id;", false)]
    [InlineData("PutRecordRequest r = new(); void Other(string id) => r.PartitionKey = id;", false)]
    [InlineData("void Other(string id) { var r = new PutRecordRequest(); r = Make(id); r.PartitionKey = id; }", false)]
    [InlineData("void Other(string id) { var r = new PutRecordRequest(); (r, _) = (Make(id), 1); r.PartitionKey = id; }", false)]
    [InlineData("void Other(string id) { var r = new PutRecordRequest(); Fill(out r); r.PartitionKey = id; } void Fill(out PutRecordRequest r) => r = Make(\"\");", false)]
    [InlineData("void Other(string id) { var r = new PutRecordRequest(); ref var s = ref r; s = Make(id); r.PartitionKey = id; }", false)]
    [InlineData("PutRecordRequest r = new(); void Other(string id) { { var r = new PutRecordRequest(); } this.r.PartitionKey = id; }", false)]
    [InlineData("PutRecordRequest r = new(); void Other(string id) { if (id.Length > 1) { var r = new PutRecordRequest(); } else { r.PartitionKey = id; } }", false)]
    [InlineData("void Other(string id) { foreach (var r in new[] { Make(id) }) { r.PartitionKey = id; } }", false)]
    [InlineData("void Other(string id) { var r = id.Length > 1 ? Make(id) : new PutRecordRequest(); r.PartitionKey = id; }", false)]
    public async Task A_key_that_is_set_on_another_record_elsewhere_says_nothing(string member, bool isAnother)
    {
        var source = $$"""
            using Amazon.Kinesis.Model;

            class Requests
            {
                PutRecordRequest Make(string body) => new PutRecordRequest { PartitionKey = {{(isAnother ? "{|AWSM1023:\"s\"|}" : "\"s\"")}} };
                {{member}}
            }
            """;
        await (isAnother ? Reports(source) : Silent(source));
    }

    [Theory]
    [InlineData("=> new PutRecordRequest { PartitionKey = {|AWSM1023:\"s\"|} };")]
    [InlineData("{ var r = new {|AWSM1023:PutRecordRequest|}(); r.PartitionKey = \"s\"; return r; }")]
    public Task Reports_a_request_that_is_returned_and_keyed_by_nobody_else(string body) => Reports($$"""
        using Amazon.Kinesis.Model;
        public static class Requests
        {
            public static PutRecordRequest For(string stream) {{body}}
            public static void Name(PutRecordRequest request) => request.StreamName = "orders";
        }
        """);

    [Fact]
    public Task Silent_for_types_of_the_same_names_outside_AWS() => Silent("""
        namespace Amazon.Kinesis.Model2 { public class PutRecordRequest { public string? PartitionKey { get; set; } } }
        namespace Azure.Messaging { public class ServiceBusMessage { public string? PartitionKey { get; set; } } }

        public class Producer
        {
            public object[] Make() =>
            [
                new Amazon.Kinesis.Model2.PutRecordRequest { PartitionKey = "orders" },
                new Azure.Messaging.ServiceBusMessage { PartitionKey = "orders" },
                new Amazon.Kinesis.Model.Record { PartitionKey = "orders" },
                new Amazon.Lambda.KinesisEvents.KinesisEvent.Record { PartitionKey = "orders" },
            ];
        }
        """);

    [Theory]
    [InlineData("new CreateStreamRequest { StreamName = \"orders\", ShardCount = 1 }")]
    [InlineData("new CreateStreamRequest { StreamName = Settings.Name, ShardCount = Settings.Shards }")]
    [InlineData("new CreateStreamRequest { StreamName = Environment.GetEnvironmentVariable(\"STREAM\"), ShardCount = 1 }")]
    public Task Silent_for_a_stream_of_one_shard(string stream) => Silent(
        Key("order.Status.ToString()")
        + "public static class Settings { public const int Shards = 1; public const string Name = \"orders\"; public static object Stream => " + stream + "; }");

    [Theory]
    [InlineData("new CreateStreamRequest { StreamName = \"invoices\", ShardCount = 1 }", 10)]
    [InlineData("new CreateStreamRequest { StreamName = \"orders\", ShardCount = 64 }", 64)]
    [InlineData("new object[] { new CreateStreamRequest { StreamName = \"orders\", ShardCount = 64 }, new CreateStreamRequest { StreamName = \"invoices\", ShardCount = 1 } }", 64)]
    [InlineData("new object[] { new CreateStreamRequest { StreamName = \"orders\", ShardCount = 64 }, new CreateStreamRequest { StreamName = \"orders\", ShardCount = 32 } }", 10)]
    [InlineData("new CreateStreamRequest { StreamName = Environment.GetEnvironmentVariable(\"STREAM\"), ShardCount = 64 }", 10)]
    [InlineData("new CreateStreamRequest { StreamName = \"orders\", ShardCount = int.Parse(\"1\") }", 10)]
    public async Task Counts_in_the_shards_of_the_stream_where_they_are_in_view(string streams, int shards)
    {
        var finding = Assert.Single(await Findings.In("AWSM1023", Key("\"orders\"") + "public static class Setup { public static object Stream => " + streams + "; }"));

        Assert.Equal(
            $"A partition key that is always 'orders' would reach at most 1 shard of an evenly split {shards}-shard stream; use the id of the entity whose records must stay in order",
            finding.GetMessage());
    }

    [Fact]
    public async Task Knows_streams_of_the_CDK()
    {
        const string Stack = "public static class Stack { public static object Props => new Amazon.CDK.AWS.Kinesis.StreamProps { StreamName = \"orders\", ShardCount = 1 }; }";

        Assert.Empty(await Findings.In("AWSM1023", Key("\"orders\"") + Stack, references: ReferenceSets.Cdk));
        Assert.Single(await Findings.In("AWSM1023", Key("\"orders\"") + Stack.Replace("ShardCount = 1", "ShardCount = 2"), references: ReferenceSets.Cdk));
    }

    [Fact]
    public Task Silent_where_few_values_reach_every_shard() => Silent(
        Key("order.Status.ToString()") + "public static class Setup { public static object Stream => new CreateStreamRequest { StreamName = \"orders\", ShardCount = 2 }; }");

    [Theory]
    [InlineData("20", 1)]
    [InlineData("4", 1)]
    [InlineData("3", 0)]
    public async Task The_option_says_how_many_values_are_few(string max, int expected)
    {
        var options = "awsm_low_cardinality_partition_key.max_distinct_keys = " + max;
        await (expected == 0
            ? Silent(Key("order.Status.ToString()"), options: options)
            : Reports(Key("{|AWSM1023:order.Status.ToString()|}"), options: options));
    }

    [Theory]
    [InlineData("order.Status.ToString()", "A partition key with 4 values would reach at most 4 shards of an evenly split 10-shard stream")]
    [InlineData("order.IsGift.ToString()", "A partition key with 2 values would reach at most 1 shard of an evenly split 10-shard stream")]
    [InlineData("\"a\" + 1", "A partition key that is always 'a1' would reach at most 1 shard of an evenly split 10-shard stream")]
    [InlineData("order.GetType().Name", "A partition key that is the name of a type has few values, and all records of a value go to one shard")]
    [InlineData("order.Region", "A partition key taken from Region seems to have few values, and all records of a value go to one shard")]
    public async Task Says_how_many_shards_the_values_reach(string key, string expected)
    {
        var finding = Assert.Single(await Findings.In("AWSM1023", Key(key)));

        Assert.Equal(expected + "; use the id of the entity whose records must stay in order", finding.GetMessage());
    }

    [Theory]
    [InlineData("await kinesis.PutRecordAsync(new PutRecordRequest { PartitionKey = ")]
    [InlineData("await kinesis.PutRecordAsync(new PutRecordRequest { PartitionKey = order.Missing.ToString() });")]
    [InlineData("await kinesis.PutRecordAsync(new PutRecordRequest { PartitionKey = $\"{order.}\" });")]
    public Task Bears_code_with_errors(string statements) => Silent(Put(statements), compiles: false);

    [Fact]
    public Task Fix_takes_the_id_of_the_object_that_the_key_is_from() => Fixes(
        Put("""
            await kinesis.PutRecordAsync(new PutRecordRequest
                    {
                        StreamName = Stream,
                        PartitionKey = {|AWSM1023:order.Status.ToString()|}, // partition key
                        Data = Bytes(order),
                    }).ConfigureAwait(false);
                    await kinesis.PutRecordsAsync(new() { Records = orders.Select(o => new PutRecordsRequestEntry { PartitionKey = /* key */ {|AWSM1023:$"{o.IsGift}"|}, Data = Bytes(o) }).ToList() });
            """),
        Put("""
            await kinesis.PutRecordAsync(new PutRecordRequest
                    {
                        StreamName = Stream,
                        PartitionKey = order.Id.ToString(), // partition key
                        Data = Bytes(order),
                    }).ConfigureAwait(false);
                    await kinesis.PutRecordsAsync(new() { Records = orders.Select(o => new PutRecordsRequestEntry { PartitionKey = /* key */ o.Id.ToString(), Data = Bytes(o) }).ToList() });
            """));

    [Fact]
    public Task Fix_takes_the_id_of_what_is_sent_for_a_constant_key() => Fixes(
        Put("""
            await kinesis.PutRecordAsync(new PutRecordRequest { PartitionKey = {|AWSM1023:"orders"|}, Data = new MemoryStream(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(order))) });
                    var record = new {|AWSM1023:PutRecordRequest|}();
                    record.Data = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(order));
                    record.PartitionKey = Stream; // the key
                    await kinesis.PutRecordAsync(record);
            """),
        Put("""
            await kinesis.PutRecordAsync(new PutRecordRequest { PartitionKey = order.Id.ToString(), Data = new MemoryStream(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(order))) });
                    var record = new PutRecordRequest();
                    record.Data = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(order));
                    record.PartitionKey = order.Id.ToString(); // the key
                    await kinesis.PutRecordAsync(record);
            """));

    [Fact]
    public Task Fix_offers_the_other_ids_as_alternatives() => Fixes(
        Key("{|AWSM1023:order.Status.ToString()|}"), Key("order.CustomerId"), key: Fix.Alternative("CustomerId"));

    [Theory]
    [InlineData("await kinesis.PutRecordAsync(new PutRecordRequest { PartitionKey = {|AWSM1023:\"orders\"|} });")]
    [InlineData("await kinesis.PutRecordAsync(new PutRecordRequest { PartitionKey = {|AWSM1023:status.ToString()|}, Data = new MemoryStream() });")]
    [InlineData("var r = new PutRecordRequest { PartitionKey = {|AWSM1023:\"a\"|}, Data = Bytes(order) }; if (fast) r.PartitionKey = \"b\"; await kinesis.PutRecordAsync(r);")]
    [InlineData("string k; await kinesis.PutRecordAsync(new PutRecordRequest { PartitionKey = {|AWSM1023:k = \"all\"|}, Data = Bytes(order) }); Console.WriteLine(k);")]
    public Task Fix_is_not_offered_without_an_id_or_for_several_keys(string statements) => NotFixed(Put(statements));

    [Theory]
    [InlineData("var state = order.Status;", "state.ToString()")]
    [InlineData("var state = order.Status;\n        var name = $\"{state}-{order.IsGift}\";", "name")]
    public Task Fix_takes_the_variable_that_nobody_needs_any_more(string declaration, string key) => Fixes(
        Put($"await Task.Yield();\n        {declaration}\n        await kinesis.PutRecordAsync(new PutRecordRequest {{ PartitionKey = {{|AWSM1023:{key}|}}, Data = Bytes(order) }});"),
        Put("await Task.Yield();\n        await kinesis.PutRecordAsync(new PutRecordRequest { PartitionKey = order.Id.ToString(), Data = Bytes(order) });"));

    [Fact]
    public Task Fix_is_not_offered_where_the_variable_is_explained() => NotFixed(Put(
        "// few keys are enough\n        var name = $\"{order.Status}\"; await kinesis.PutRecordAsync(new PutRecordRequest { PartitionKey = {|AWSM1023:name|}, Data = Bytes(order) });"));

    /// <summary>What tells of the value, and not only its name, may be the reason for it, and would not be true of another.</summary>
    [Theory]
    [InlineData("PartitionKey = {|AWSM1023:order.Status.ToString()|}, // spread by status\n            Data = Bytes(order)")]
    [InlineData("Data = Bytes(order), PartitionKey = {|AWSM1023:order.Status.ToString()|} // spread by status\n       ")]
    [InlineData("\n            // spread by status\n            PartitionKey = {|AWSM1023:order.Status.ToString()|}, Data = Bytes(order)")]
    [InlineData("PartitionKey = /* by status */ {|AWSM1023:order.Status.ToString()|}, Data = Bytes(order)")]
    [InlineData("PartitionKey = {|AWSM1023:order.Status.ToString()|} /* by status */, Data = Bytes(order)")]
    public Task Fix_is_not_offered_where_the_value_is_explained(string properties) =>
        NotFixed(Put($"await kinesis.PutRecordAsync(new PutRecordRequest {{ {properties} }});"));

    [Fact]
    public Task Fix_is_not_offered_where_the_statement_that_sets_it_is_explained() => NotFixed(Put("""
        var record = new {|AWSM1023:PutRecordRequest|}();
                record.Data = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(order));
                // all in one order
                record.PartitionKey = Stream;
                await kinesis.PutRecordAsync(record);
        """));

    [Theory]
    [InlineData("PartitionKey = {0}, /* the data */ Data = Bytes(order)", false)]
    [InlineData("\n            // the record of an order\n\n            PartitionKey = {0}, Data = Bytes(order)", true)]
    [InlineData("\n            Data = Bytes(order), // as JSON\n            PartitionKey = {0}", true)]
    public Task Fix_is_offered_where_the_comment_is_of_something_else(string properties, bool isFixed)
    {
        var code = Put("await kinesis.PutRecordAsync(new PutRecordRequest { " + properties + " });");
        var before = code.Replace("{0}", "{|AWSM1023:order.Status.ToString()|}", StringComparison.Ordinal);
        return isFixed ? Fixes(before, code.Replace("{0}", "order.Id.ToString()", StringComparison.Ordinal)) : NotFixed(before);
    }

    [Fact]
    public Task Fix_takes_the_constant_that_nobody_needs_any_more() => Fixes(
        Put("""
            const string Key = "orders";
                    await kinesis.PutRecordAsync(new PutRecordRequest { PartitionKey = {|AWSM1023:Key|}, Data = Bytes(order) });
            """),
        Put("await kinesis.PutRecordAsync(new PutRecordRequest { PartitionKey = order.Id.ToString(), Data = Bytes(order) });"));

    [Theory]
    [InlineData("Put(\"orders\", order);", "key")]
    [InlineData("Put(\"orders\", order); Put(\"bills\", order);", "key")]
    [InlineData("Put(order.Status.ToString(), order);", "key")]
    [InlineData("Put(\"orders\", order);", "$\"{key}-{order.Status}\"")]
    [InlineData("Put(order.IsGift ? \"gift\" : \"plain\", order);", "key")]
    public Task Reports_a_key_that_every_caller_of_a_private_method_passes(string calls, string key) => Reports(Producer($$"""
            public void Run(Order order) { {{calls}} }
            private Task Put(string key, Order order) => kinesis.PutRecordAsync(new PutRecordRequest { StreamName = Stream, PartitionKey = {|AWSM1023:{{key}}|}, Data = Bytes(order) });
        """));

    [Theory]
    [InlineData("Put(\"orders\", order); Put(order.CustomerId, order);", "key")]
    [InlineData("Put(\"orders\", order);", "$\"{key}-{order.Id}\"")]
    [InlineData("Put(order.Id.ToString(), order);", "key")]
    [InlineData("Put(\"orders\", order);", "key == \"orders\" ? order.CustomerId : key")]
    [InlineData("Put(null, order);", "key ?? order.CustomerId")]
    [InlineData("Put(null, order);", "key")]
    [InlineData("foreach (var key in order.Note.Split(',')) Put(key, order);", "key")]
    public Task Is_silent_where_a_caller_of_a_private_method_passes_many_keys(string calls, string key) => Silent(Producer($$"""
            public void Run(Order order) { {{calls}} }
            private Task Put(string? key, Order order) => kinesis.PutRecordAsync(new PutRecordRequest { StreamName = Stream, PartitionKey = {{key}}, Data = Bytes(order) });
        """));

    [Theory]
    [InlineData(1, "Put(\"orders\", \"all\", order);", false)]
    [InlineData(1, "Put(\"orders\", \"all\", order); Put(\"bills\", \"all\", order);", false)]
    [InlineData(1, "Put(\"bills\", \"all\", order);", true)]
    [InlineData(4, "Put(\"orders\", \"all\", order);", true)]
    public Task Knows_the_stream_that_every_caller_of_a_private_method_passes(int shards, string calls, bool isReported)
    {
        var code = Producer($$"""
                public async Task Run(Order order)
                {
                    await kinesis.CreateStreamAsync(new CreateStreamRequest { StreamName = "orders", ShardCount = {{shards}} });
                    await kinesis.CreateStreamAsync(new CreateStreamRequest { StreamName = "bills", ShardCount = 8 });
                    {{calls}}
                }
                private Task Put(string stream, string key, Order order)
                {
                    if (stream.Length > 128) throw new ArgumentException("too long");
                    return kinesis.PutRecordAsync(new PutRecordRequest { StreamName = stream, PartitionKey = {|AWSM1023:key|}, Data = Bytes(order) });
                }
            """);
        return isReported ? Reports(code) : Silent(code.Replace("{|AWSM1023:key|}", "key", StringComparison.Ordinal));
    }

    [Fact]
    public Task Sets_an_id_where_a_private_method_puts() => Fixes(
        Producer("""
                public Task Run(Order order) => Put("orders", order);
                private Task Put(string key, Order order) => kinesis.PutRecordAsync(new PutRecordRequest { StreamName = Stream, PartitionKey = {|AWSM1023:key|}, Data = Bytes(order) });
            """),
        Producer("""
                public Task Run(Order order) => Put("orders", order);
                private Task Put(string key, Order order) => kinesis.PutRecordAsync(new PutRecordRequest { StreamName = Stream, PartitionKey = order.Id.ToString(), Data = Bytes(order) });
            """));
}
