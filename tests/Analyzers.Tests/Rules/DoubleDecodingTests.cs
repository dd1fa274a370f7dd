using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class DoubleDecodingTests() : RuleTests("AWSM3012")
{
    private static string Function(string statements, string members = "", string type = "KinesisEvent") => $$"""
        using System.IO.Compression;
        using System.Text;
        using System.Text.Json;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.KafkaEvents;
        using Amazon.Lambda.KinesisEvents;
        using Amazon.Lambda.SQSEvents;

        public class Function
        {
            public async Task FunctionHandler({{type}} evnt, ILambdaContext context)
            {
                await Task.Yield();
                foreach (var record in evnt.Records{{(type == "KafkaEvent" ? ".SelectMany(p => p.Value)" : "")}})
                {
                    {{statements}}
                }
            }

            private static void Use(string? text) => Console.WriteLine(text);
        {{members}}
        }
        """;

    [Theory]
    [InlineData("Use(Encoding.UTF8.GetString(Convert.{|AWSM3012:FromBase64String|}(Encoding.UTF8.GetString(record.Kinesis.Data.ToArray()))));")]
    [InlineData("var text = Encoding.ASCII.GetString(record.Kinesis.Data.ToArray()); var bytes = Convert.{|AWSM3012:FromBase64String|}(text); Use(Encoding.UTF8.GetString(bytes));")]
    [InlineData("using var reader = new StreamReader(record.Kinesis.Data); Use(Encoding.UTF8.GetString(Convert.{|AWSM3012:FromBase64String|}(reader.ReadToEnd())));")]
    [InlineData("using (var reader = new StreamReader(record.Kinesis.Data, Encoding.UTF8)) { var text = await reader.ReadToEndAsync(); Use(Encoding.UTF8.GetString(Convert.{|AWSM3012:FromBase64String|}(text))); }")]
    [InlineData("var data = record.Kinesis.Data; Use(JsonSerializer.Deserialize<string>(Convert.{|AWSM3012:FromBase64String|}(Encoding.UTF8.GetString(data.ToArray()))));")]
    [InlineData("var kinesis = record.Kinesis; Use(Encoding.UTF8.GetString(Convert.{|AWSM3012:FromBase64String|}(Encoding.UTF8.GetString(kinesis.Data.ToArray()).Trim())));")]
    public Task Reports_the_data_of_Kinesis_records(string statements) => Reports(Function(statements));

    [Theory]
    [InlineData("Use(Encoding.UTF8.GetString(Convert.{|AWSM3012:FromBase64String|}(Encoding.UTF8.GetString(record.Value.ToArray()))));")]
    [InlineData("using var reader = new StreamReader(record.Value); Use(Encoding.UTF8.GetString(Convert.{|AWSM3012:FromBase64String|}(reader.ReadToEnd())));")]
    public Task Reports_the_value_of_Kafka_records(string statements) => Reports(Function(statements, type: "KafkaEvent"));

    [Fact]
    public Task Reports_it_in_a_helper() => Reports(Function(
        "Use(Decode(record.Kinesis.Data));",
        """
            private static string Decode(MemoryStream data) => Encoding.UTF8.GetString(Convert.{|AWSM3012:FromBase64String|}(Encoding.UTF8.GetString(data.ToArray())));
        """));

    [Theory]
    [InlineData("Use(Encoding.UTF8.GetString(record.Kinesis.Data.ToArray()));")]
    [InlineData("Use(Encoding.UTF8.GetString(Convert.FromBase64String(record.Kinesis.PartitionKey)));")]
    [InlineData("Use(Encoding.UTF8.GetString(Convert.FromBase64String(JsonDocument.Parse(record.Kinesis.Data).RootElement.GetProperty(\"body\").GetString()!)));")]
    [InlineData("var order = JsonSerializer.Deserialize<string[]>(record.Kinesis.Data)!; Use(Encoding.UTF8.GetString(Convert.FromBase64String(order[0])));")]
    [InlineData("using var zip = new GZipStream(new MemoryStream(Convert.FromBase64String(Encoding.UTF8.GetString(record.Kinesis.Data.ToArray()))), CompressionMode.Decompress); Use(zip.ToString());")]
    [InlineData("var bytes = Convert.FromBase64String(Encoding.UTF8.GetString(record.Kinesis.Data.ToArray())); await File.WriteAllBytesAsync(\"f\", bytes);")]
    [InlineData("var text = Encoding.UTF8.GetString(record.Kinesis.Data.ToArray()); if (text.Length > 5) text = text.Substring(5); Use(Encoding.UTF8.GetString(Convert.FromBase64String(text)));")]
    public Task Silent_on_other_texts_and_what_is_not_read_as_text(string statements) => Silent(Function(statements));

    [Theory]
    [InlineData("var json = text.StartsWith(\"{\") ? text : Encoding.UTF8.GetString(Convert.FromBase64String(text)); Use(json);")]
    [InlineData("if (text[0] != '{') { text = Encoding.UTF8.GetString(Convert.FromBase64String(text)); } Use(text);")]
    [InlineData("if (IsBase64(text)) { Use(Encoding.UTF8.GetString(Convert.FromBase64String(text))); }")]
    [InlineData("try { Use(Encoding.UTF8.GetString(Convert.FromBase64String(text))); } catch (FormatException) { Use(text); }")]
    public Task Silent_where_code_tells_what_is_encoded(string statements) => Silent(Function(
        "var text = Encoding.UTF8.GetString(record.Kinesis.Data.ToArray()); " + statements,
        "private static bool IsBase64(string text) => text.Length % 4 == 0;"));

    [Fact]
    public Task Silent_on_keys_and_bodies_that_are_encoded() => Silent(Function(
        "Use(Encoding.UTF8.GetString(Convert.FromBase64String(record.Key)));", type: "KafkaEvent"));

    [Fact]
    public Task Silent_on_bodies_of_messages() => Silent(Function(
        "Use(Encoding.UTF8.GetString(Convert.FromBase64String(record.Body)));", type: "SQSEvent"));

    [Fact]
    public Task Silent_where_the_producer_in_view_encodes() => Silent(Function(
        "Use(Encoding.UTF8.GetString(Convert.FromBase64String(Encoding.UTF8.GetString(record.Kinesis.Data.ToArray()))));",
        "    public static MemoryStream Pack(byte[] order) => new(Encoding.UTF8.GetBytes(Convert.ToBase64String(order)));"));

    [Fact]
    public Task Silent_on_a_helper_that_others_give_something_else() => Silent(Function(
        "Use(Decode(record.Kinesis.Data)); Use(Decode(new MemoryStream()));",
        """
            private static string Decode(MemoryStream data) => Encoding.UTF8.GetString(Convert.FromBase64String(Encoding.UTF8.GetString(data.ToArray())));
        """));

    [Fact]
    public Task Silent_on_types_that_only_look_alike() => Silent("""
        using System.Text;
        public class KinesisEvent { public List<Record> Records = []; public class Record { public Payload Kinesis = new(); } public class Payload { public MemoryStream Data = new(); } }
        public class Function
        {
            public void FunctionHandler(KinesisEvent evnt)
            {
                foreach (var r in evnt.Records) { Console.WriteLine(Encoding.UTF8.GetString(Convert.FromBase64String(Encoding.UTF8.GetString(r.Kinesis.Data.ToArray())))); }
            }
        }
        """);

    [Fact]
    public Task Survives_code_with_errors() => Silent(
        Function("Use(Encoding.UTF8.GetString(Convert.FromBase64String(Encoding.UTF8.GetString(record.Kinesis.Data.))); Convert.FromBase64String("), compiles: false);

    [Fact]
    public Task The_fix_reads_the_data_as_it_is() => Fixes(
        Function("""
        // the order
                    Use(Encoding.UTF8.GetString(Convert.{|AWSM3012:FromBase64String|}(Encoding.UTF8.GetString(record.Kinesis.Data.ToArray())))); // once
                    var bytes = Convert.{|AWSM3012:FromBase64String|}(Encoding.UTF8.GetString(record.Kinesis.Data.ToArray()));
                    Use(Encoding.UTF8.GetString(bytes));
                    using var reader = new StreamReader(record.Kinesis.Data);
                    Use(Encoding.UTF8.GetString(Convert.{|AWSM3012:FromBase64String|}(await reader.ReadToEndAsync())));
        """),
        Function("""
        // the order
                    Use(Encoding.UTF8.GetString(record.Kinesis.Data.ToArray())); // once
                    var bytes = record.Kinesis.Data.ToArray();
                    Use(Encoding.UTF8.GetString(bytes));
                    using var reader = new StreamReader(record.Kinesis.Data);
                    Use(await reader.ReadToEndAsync());
        """));

    [Theory]
    [InlineData("Use(Encoding.UTF8.GetString(Convert.{|AWSM3012:FromBase64String|}( // twice\n                Encoding.UTF8.GetString(record.Kinesis.Data.ToArray()))));")]
    [InlineData("Use(Encoding.UTF8.GetString(/* again */ Convert.{|AWSM3012:FromBase64String|}(Encoding.UTF8.GetString(record.Kinesis.Data.ToArray()))));")]
    [InlineData("var text = Encoding.UTF8.GetString(record.Kinesis.Data.ToArray()); Use(JsonSerializer.Deserialize<string>(Convert.{|AWSM3012:FromBase64String|}(/* again */ text))!);")]
    public Task No_fix_that_loses_a_comment(string statements) => NotFixed(Function(statements));

    [Fact]
    public Task The_fix_reads_a_text_in_a_variable() => Fixes(
        Function("""
        var encoded = Encoding.UTF8.GetString(record.Kinesis.Data.ToArray());
                    var data = Convert.{|AWSM3012:FromBase64String|}(encoded);
                    var json = Encoding.UTF8.GetString(data);
                    Use(json);
                    var text = Encoding.UTF8.GetString(record.Kinesis.Data.ToArray());
                    var bytes = Convert.{|AWSM3012:FromBase64String|}(text);
                    Use(Encoding.UTF8.GetString(bytes));
                    Use(JsonSerializer.Deserialize<string>(Convert.{|AWSM3012:FromBase64String|}(text))!);
        """),
        Function("""
        var json = Encoding.UTF8.GetString(record.Kinesis.Data.ToArray());
                    Use(json);
                    var text = Encoding.UTF8.GetString(record.Kinesis.Data.ToArray());
                    Use(text);
                    Use(JsonSerializer.Deserialize<string>(text)!);
        """));

    [Fact]
    public Task No_fix_where_the_bytes_are_used_twice() => NotFixed(Function(
        "var text = Encoding.UTF8.GetString(record.Kinesis.Data.ToArray()); var bytes = Convert.{|AWSM3012:FromBase64String|}(text);\nUse(Encoding.UTF8.GetString(bytes)); Use(Encoding.UTF8.GetString(bytes));".Replace("; ", ";\n", StringComparison.Ordinal)));

    [Fact]
    public Task No_fix_on_a_line_with_more() => NotFixed(Function(
        "var text = Encoding.UTF8.GetString(record.Kinesis.Data.ToArray()); var bytes = Convert.{|AWSM3012:FromBase64String|}(text); Use(Encoding.UTF8.GetString(bytes));"));

    [Fact]
    public Task Is_silent_where_the_code_knows_what_to_do_with_other_data() => Silent(Function("""
        var text = Encoding.UTF8.GetString(record.Kinesis.Data.ToArray());
                    try { text = Encoding.UTF8.GetString(Convert.FromBase64String(Encoding.UTF8.GetString(record.Kinesis.Data.ToArray()))); }
                    catch (FormatException) { }
                    Use(text);
        """));

    [Fact]
    public Task Reports_it_where_the_code_looks_at_something_else() => Reports(Function("""
        if (record.Kinesis.PartitionKey.StartsWith("test")) { return; }
                    Use(Encoding.UTF8.GetString(Convert.{|AWSM3012:FromBase64String|}(Encoding.UTF8.GetString(record.Kinesis.Data.ToArray()))));
        """));

    [Fact]
    public Task Reports_it_where_the_work_is_tried() => Reports(Function("""
        try { Use(Encoding.UTF8.GetString(Convert.{|AWSM3012:FromBase64String|}(Encoding.UTF8.GetString(record.Kinesis.Data.ToArray())))); }
                    catch (Exception e) { Console.WriteLine(e); throw; }
        """));

    [Fact]
    public Task The_fix_leaves_no_second_name_for_the_text() => Fixes(
        Function("""
        var encoded = Encoding.UTF8.GetString(record.Kinesis.Data.ToArray());
                    var json = Encoding.UTF8.GetString(Convert.{|AWSM3012:FromBase64String|}(encoded)); // the order
                    Use(json);
        """),
        Function("""
        var json = Encoding.UTF8.GetString(record.Kinesis.Data.ToArray()); // the order
                    Use(json);
        """));

    [Fact]
    public Task The_fix_keeps_a_text_that_is_used_again() => Fixes(
        Function("""
        var encoded = Encoding.UTF8.GetString(record.Kinesis.Data.ToArray());
                    var json = Encoding.UTF8.GetString(Convert.{|AWSM3012:FromBase64String|}(encoded));
                    Use(json + encoded);
        """),
        Function("""
        var encoded = Encoding.UTF8.GetString(record.Kinesis.Data.ToArray());
                    var json = encoded;
                    Use(json + encoded);
        """));
}
