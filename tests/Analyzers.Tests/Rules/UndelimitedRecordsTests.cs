using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class UndelimitedRecordsTests() : RuleTests("AWSM1038")
{
    private static string Writer(string members) => $$"""
        using System.Text;
        using System.Text.Json;
        using Amazon.KinesisFirehose;
        using Amazon.KinesisFirehose.Model;

        public sealed record Click(string Page);

        public sealed class Writer(IAmazonKinesisFirehose firehose)
        {
            private static string Line(Click click) => JsonSerializer.Serialize(click) + "\n";
            private static void Append(Stream stream) => stream.WriteByte(10);
            private static byte[] Bytes(Click click) => JsonSerializer.SerializeToUtf8Bytes(click);

        {{members}}
        }
        """;

    [Theory]
    [InlineData("public Record M(Click c) => new {|AWSM1038:Record|} { Data = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(c)) };")]
    [InlineData("public Record M(Click c) => new {|AWSM1038:Record|} { Data = new MemoryStream(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(c))) };")]
    [InlineData("public Record M(Click c) => {|AWSM1038:new|}() { Data = new(Bytes(c)) };")]
    [InlineData("public Record M(Click c) { var json = JsonSerializer.Serialize(c); return new {|AWSM1038:Record|} { Data = new MemoryStream(Encoding.UTF8.GetBytes(json)) }; }")]
    [InlineData("public Record M(Click c) { var json = JsonSerializer.Serialize(c); var bytes = Encoding.UTF8.GetBytes(json); var stream = new MemoryStream(bytes); return new {|AWSM1038:Record|} { Data = stream }; }")]
    [InlineData("public async Task M(Click c) { var r = new {|AWSM1038:Record|}(); r.Data = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(c)); await firehose.PutRecordAsync(new PutRecordRequest { Record = r }); }")]
    [InlineData("public Task M(List<Click> all) => firehose.PutRecordBatchAsync(\"s\", all.Select(c => new {|AWSM1038:Record|} { Data = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(c)) }).ToList());")]
    public Task Reports_bare_json(string member) => Reports(Writer(member));

    [Theory]
    [InlineData("public Record M(Click c) => new Record { Data = new MemoryStream(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(c) + \"\\n\")) };")]
    [InlineData("public Record M(Click c) => new Record { Data = new MemoryStream(Encoding.UTF8.GetBytes($\"{JsonSerializer.Serialize(c)}\\n\")) };")]
    [InlineData("public Record M(Click c) => new Record { Data = new MemoryStream(Encoding.UTF8.GetBytes(Line(c))) };")]
    [InlineData("public Record M(Click c) { var json = JsonSerializer.Serialize(c); json += Environment.NewLine; return new Record { Data = new MemoryStream(Encoding.UTF8.GetBytes(json)) }; }")]
    [InlineData("public Record M(Click c) => new Record { Data = new MemoryStream([.. JsonSerializer.SerializeToUtf8Bytes(c), 10]) };")]
    [InlineData("public Record M(Click c) { var stream = new MemoryStream(); JsonSerializer.Serialize(stream, c); stream.WriteByte(10); return new Record { Data = stream }; }")]
    [InlineData("public Record M(string text) => new Record { Data = new MemoryStream(Encoding.UTF8.GetBytes(text)) };")]
    [InlineData("public Record M(byte[] bytes) => new Record { Data = new MemoryStream(bytes) };")]
    [InlineData("public Record M(Click c, bool line) => new Record { Data = new MemoryStream(line ? Encoding.UTF8.GetBytes(Line(c)) : Bytes(c)) };")]
    [InlineData("public Amazon.Kinesis.Model.PutRecordRequest M(Click c) => new() { Data = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(c)) };")]
    public Task Is_silent_on_lines_and_on_what_nobody_knows(string member) => Silent(Writer(member));

    [Fact]
    public Task Is_silent_when_the_delivery_stream_ends_lines() => Silent(
        Writer("public Record M(Click c) => new Record { Data = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(c)) };")
        + " public static class Setup { public const string Processor = \"AppendDelimiterToRecord\"; }");

    [Theory]
    [InlineData("public Task M(Click c) => firehose.PutRecordAsync(\"clicks-to-opensearch\", new Record { Data = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(c)) });")]
    [InlineData("public Record ForSplunk(Click c) => new() { Data = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(c)) };")]
    [InlineData("public Task M(Click c) => firehose.PutRecordAsync(\"clicks-parquet\", new Record { Data = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(c)) });")]
    public Task Is_silent_on_records_that_go_to_a_server_one_by_one(string member) => Silent(Writer(member));

    [Theory]
    [InlineData("/* Opened from the search page, by http: an endpoint of ours */", "")]
    [InlineData("private readonly Func<long> snowflakeId = () => 1;", "")]
    [InlineData("private readonly string elasticStream = \"search\";", "")]
    [InlineData("", "public sealed class SplunkWriter { public const string Stream = \"clicks-to-opensearch\"; }")]
    public Task Reports_where_no_server_is_named_or_another_type_names_it(string member, string other) => Reports(Writer(
        member + " public Record M(Click c) => new {|AWSM1038:Record|} { Data = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(c)) };")
        + "\n" + other);

    [Fact]
    public Task Is_silent_on_another_Record() => Silent("""
        using System.Text.Json;

        namespace Amazon.KinesisFirehose.Own;

        public sealed class Record { public MemoryStream? Data { get; set; } }

        public static class Writer { public static Record M(int n) => new() { Data = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(n)) }; }
        """);

    [Theory]
    [InlineData("public Record M(Click c) => new Record { Data = new MemoryStream( };")]
    [InlineData("public Record M(Click c) => new Record { Data = };")]
    public Task Survives_broken_code(string member) => Silent(Writer(member), compiles: false);

    [Fact]
    public Task Fix_ends_the_line() => Fixes(
        Writer("""
                public Record A(Click c) => new {|AWSM1038:Record|} { Data = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(c)) }; // a click
                public Record B(Click c)
                {
                    var json = JsonSerializer.Serialize(c);
                    Console.WriteLine(json);
                    return new {|AWSM1038:Record|} { Data = new MemoryStream(Encoding.UTF8.GetBytes(json /* as it is */)) };
                }

                public Record C(Click c) => new {|AWSM1038:Record|}
                {
                    Data = new MemoryStream(Encoding.UTF8.GetBytes(
                        JsonSerializer.Serialize<Click>(c))),
                };
            """),
        Writer("""
                public Record A(Click c) => new Record { Data = new MemoryStream(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(c) + "\n")) }; // a click
                public Record B(Click c)
                {
                    var json = JsonSerializer.Serialize(c);
                    Console.WriteLine(json);
                    return new Record { Data = new MemoryStream(Encoding.UTF8.GetBytes(json + "\n" /* as it is */)) };
                }

                public Record C(Click c) => new Record
                {
                    Data = new MemoryStream(Encoding.UTF8.GetBytes(
                        JsonSerializer.Serialize<Click>(c) + "\n")),
                };
            """));

    [Fact]
    public Task Fix_is_not_offered_for_bytes_that_are_used_elsewhere() => NotFixed(Writer(
        "public Record M(Click c) { var bytes = JsonSerializer.SerializeToUtf8Bytes(c); Console.WriteLine(bytes.Length); return new {|AWSM1038:Record|} { Data = new MemoryStream(bytes) }; }"));

    [Fact]
    public Task Silent_where_a_class_around_the_client_ends_the_line() => Silent(
        Writer("public Record M(Click c) => new Record { Data = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(c)) };") + """
         public class Lines : AmazonKinesisFirehoseClient
        {
            public override Task<PutRecordResponse> PutRecordAsync(PutRecordRequest request, CancellationToken cancellationToken = default)
            {
                request.Record.Data.WriteByte(10);
                return base.PutRecordAsync(request, cancellationToken);
            }
        }
        """);
}
