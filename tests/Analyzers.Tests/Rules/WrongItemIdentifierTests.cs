using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class WrongItemIdentifierTests() : RuleTests("AWSM3004")
{
    private const string Reporting = """
        using Amazon.Lambda.Core;
        using Amazon.Lambda.DynamoDBEvents;
        using Amazon.Lambda.KinesisEvents;
        using Amazon.Lambda.SQSEvents;
        using SqsFailure = Amazon.Lambda.SQSEvents.SQSBatchResponse.BatchItemFailure;
        using KinesisFailure = Amazon.Lambda.KinesisEvents.StreamsEventResponse.BatchItemFailure;
        using DynamoFailure = Amazon.Lambda.DynamoDBEvents.StreamsEventResponse.BatchItemFailure;

        """;

    /// <summary>Statements for each message, record and change of a batch.</summary>
    private static string Function(string statements) => Reporting + $$"""
        public class Function
        {
            private readonly List<SqsFailure> kept = new();

            public void Each(SQSEvent evnt, SQSEvent.SQSMessage message, KinesisEvent.KinesisEventRecord record, DynamoDBEvent.DynamodbStreamRecord change, string text, bool flag)
            {
                var failures = new List<SqsFailure>();
                var records = new List<KinesisFailure>();
                var changes = new List<DynamoFailure>();
                {{statements}}
            }
        }
        """;

    [Theory]
    [InlineData("failures.Add(new SqsFailure { ItemIdentifier = {|AWSM3004:message.ReceiptHandle|} });")]
    [InlineData("failures.Add(new SqsFailure { ItemIdentifier = {|AWSM3004:message.Body|} });")]
    [InlineData("string? lost = null; if (flag) { lost = change.EventID; } if (lost != null) { changes.Add(new DynamoFailure { ItemIdentifier = {|AWSM3004:lost|} }); }")]
    [InlineData("failures.Add(new() { ItemIdentifier = {|AWSM3004:message.Md5OfBody|} });")]
    [InlineData("kept.Add(new SqsFailure { ItemIdentifier = {|AWSM3004:message.EventSourceArn|} });")]
    [InlineData("var failure = new {|AWSM3004:SqsFailure|}(); failure.ItemIdentifier = message.ReceiptHandle; failures.Add(failure);")]
    [InlineData("SqsFailure failure = {|AWSM3004:new()|}; failure.ItemIdentifier = message.ReceiptHandle; failures.Add(failure);")]
    [InlineData("var id = message.ReceiptHandle; Console.WriteLine(id); failures.Add(new SqsFailure { ItemIdentifier = {|AWSM3004:id|} });")]
    [InlineData("failures.Add(new SqsFailure { ItemIdentifier = {|AWSM3004:flag ? message.ReceiptHandle : message.Body|} });")]
    [InlineData("var response = new SQSBatchResponse(evnt.Records.Select(m => new SqsFailure { ItemIdentifier = {|AWSM3004:m.ReceiptHandle|} }).ToList());")]
    [InlineData("for (var i = 0; i < evnt.Records.Count; i++) failures.Add(new SqsFailure { ItemIdentifier = {|AWSM3004:evnt.Records[i].ReceiptHandle|} });")]
    [InlineData("var response = new SQSBatchResponse { BatchItemFailures = new List<SqsFailure> { new SqsFailure { ItemIdentifier = {|AWSM3004:message.ReceiptHandle|} } } };")]
    [InlineData("SqsFailure Failed(SQSEvent.SQSMessage m) => new SqsFailure { ItemIdentifier = {|AWSM3004:m.ReceiptHandle|} }; failures.Add(Failed(message));")]
    [InlineData("failures.Add(new SqsFailure { ItemIdentifier = {|AWSM3004:evnt.Records.FirstOrDefault()?.ReceiptHandle|} });")]
    public Task Reports_messages_that_are_not_named_by_their_id(string statements) => Reports(Function(statements));

    [Theory]
    [InlineData("ItemIdentifier = {|AWSM3004:order.Id|}", "public string Id { get; set; } = \"\";")]
    [InlineData("ItemIdentifier = {|AWSM3004:order.Number.ToString()|}", "public int Number { get; init; }")]
    [InlineData("ItemIdentifier = {|AWSM3004:order?.Id|}", "public string Id { get; set; } = \"\";")]
    [InlineData("ItemIdentifier = {|AWSM3004:order?.Number.ToString()|}", "public int Number { get; init; }")]
    public Task Reports_what_stands_in_the_body(string failure, string property) => Reports(Parsing(failure, property, "Console.WriteLine(order);"));

    [Theory]
    [InlineData("public string Id { get; set; } = \"\";", "order.Id = message.MessageId;")]
    [InlineData("public string Id { get; set; } = \"\"; public void Note(string id) { Id = id; }", "order.Note(message.MessageId);")]
    [InlineData("public string Id { get; init; } = \"\";", "order = new Order { Id = message.MessageId };")]
    [InlineData("public string Id { get; init; } = \"\";", "order = order with { Id = message.MessageId };")]
    [InlineData("public string Id { get; set; } = \"\"; public int Attempt { get; set; }", "(order.Id, order.Attempt) = (message.MessageId, 1);")]
    public Task Is_silent_where_the_id_may_have_been_noted(string property, string note) =>
        Silent(Parsing("ItemIdentifier = order.Id", property, note));

    [Fact]
    public Task Is_silent_on_a_place_for_the_id() =>
        Silent(Parsing("ItemIdentifier = order.SqsMessageId", "public string SqsMessageId { get; set; } = \"\";", "Console.WriteLine(order);"));

    /// <summary>Parsed in the try, and asked for its id where that failed.</summary>
    [Fact]
    public Task Reports_what_stands_in_the_body_if_there_is_one() => Reports(Function("""
        Order? order = null;
                try { order = System.Text.Json.JsonSerializer.Deserialize<Order>(message.Body); Console.WriteLine(order); }
                catch (Exception) { failures.Add(new SqsFailure { ItemIdentifier = {|AWSM3004:order?.Id|} }); }
        """) + """
        public record Order { public string Id { get; set; } = ""; }
        """);

    [Theory]
    [InlineData("order?.Id ?? message.MessageId")]
    [InlineData("order?.Id ?? text")]
    [InlineData("order?.Id.Trim()")]
    [InlineData("order?.Id?.ToString()")]
    [InlineData("order?.MessageId")]
    [InlineData("order?.Ids[0]")]
    public Task Is_silent_on_what_may_be_the_id_behind_a_question(string value) => Silent(Parsing(
        "ItemIdentifier = " + value,
        "public string Id { get; set; } = \"\"; public string MessageId { get; set; } = \"\"; public List<string> Ids { get; set; } = new();",
        "Console.WriteLine(order);"));

    [Theory]
    [InlineData("public string Id { get; set; } = \"\";", "order.Id = message.MessageId;")]
    [InlineData("public string Id { get; init; } = \"\";", "order = order with { Id = message.MessageId };")]
    public Task Is_silent_where_the_id_may_have_been_noted_behind_a_question(string property, string note) =>
        Silent(Parsing("ItemIdentifier = order?.Id", property, note));

    private static string Parsing(string failure, string property, string before) =>
        Function($$"""
            var order = System.Text.Json.JsonSerializer.Deserialize<Order>(message.Body)!;
            {{before}}
            try { Console.WriteLine(order); }
            catch (Exception) { failures.Add(new SqsFailure { {{failure}} }); }
            """) + $$"""
        public record Order { {{property}} }
        """;

    [Theory]
    [InlineData("records.Add(new KinesisFailure { ItemIdentifier = {|AWSM3004:record.EventId|} });")]
    [InlineData("records.Add(new KinesisFailure { ItemIdentifier = {|AWSM3004:record.Kinesis.PartitionKey|} });")]
    [InlineData("var data = record.Kinesis; records.Add(new KinesisFailure { ItemIdentifier = {|AWSM3004:data.PartitionKey|} });")]
    [InlineData("changes.Add(new DynamoFailure { ItemIdentifier = {|AWSM3004:change.EventID|} });")]
    [InlineData("changes.Add(new DynamoFailure { ItemIdentifier = {|AWSM3004:change.Dynamodb.StreamViewType|} });")]
    [InlineData("changes.Add(new DynamoFailure() { ItemIdentifier = {|AWSM3004:change.EventName|} });")]
    [InlineData("records.Add(new KinesisFailure { ItemIdentifier = {|AWSM3004:change.EventID|} });")]
    [InlineData("var all = new List<KinesisTimeWindowResponse.BatchItemFailure> { new() { ItemIdentifier = {|AWSM3004:record.EventId|} } };")]
    [InlineData("var all = new List<DynamoDBTimeWindowResponse.BatchItemFailure> { new() { ItemIdentifier = {|AWSM3004:change.EventID|} } };")]
    public Task Reports_records_that_are_not_named_by_their_sequence_number(string statements) => Reports(Function(statements));

    [Theory]
    [InlineData("failures.Add(new SqsFailure { ItemIdentifier = message.MessageId });")]
    [InlineData("records.Add(new KinesisFailure { ItemIdentifier = record.Kinesis.SequenceNumber });")]
    [InlineData("changes.Add(new DynamoFailure { ItemIdentifier = change.Dynamodb.SequenceNumber });")]
    [InlineData("records.Add(new KinesisFailure { ItemIdentifier = change.Dynamodb.SequenceNumber });")]
    [InlineData("failures.Add(new SqsFailure { ItemIdentifier = text });")]
    [InlineData("failures.Add(new SqsFailure { ItemIdentifier = \"\" });")]
    [InlineData("failures.Add(new SqsFailure { ItemIdentifier = message.Attributes[\"SequenceNumber\"] });")]
    [InlineData("failures.Add(new SqsFailure { ItemIdentifier = message.MessageAttributes[\"id\"].StringValue });")]
    [InlineData("records.Add(new KinesisFailure { ItemIdentifier = record.EventId.Split(':')[1] });")]
    [InlineData("failures.Add(new SqsFailure { ItemIdentifier = flag ? message.MessageId : message.ReceiptHandle });")]
    [InlineData("var id = message.ReceiptHandle; if (flag) id = message.MessageId; failures.Add(new SqsFailure { ItemIdentifier = id });")]
    [InlineData("var failure = new SqsFailure { ItemIdentifier = message.Body }; failure.ItemIdentifier = message.MessageId; failures.Add(failure);")]
    [InlineData("var failure = new SqsFailure { ItemIdentifier = message.Body }; Fill(failure, message); failures.Add(failure); static void Fill(SqsFailure f, SQSEvent.SQSMessage m) => f.ItemIdentifier = m.MessageId;")]
    [InlineData("failures.Add(new SqsFailure());")]
    public Task Is_silent_on_identifiers_and_what_is_unknown(string statements) => Silent(Function(statements));

    [Fact]
    public Task Is_silent_on_types_that_only_look_alike() => Silent("""
        namespace Amazon.Lambda.SQSEvents
        {
            public class Message { public string MessageId { get; set; } = ""; public string ReceiptHandle { get; set; } = ""; }
            public class Response { public class BatchItemFailure { public string ItemIdentifier { get; set; } = ""; } }
        }
        public class Function
        {
            public object Own(Amazon.Lambda.SQSEvents.Message m) => new Amazon.Lambda.SQSEvents.Response.BatchItemFailure { ItemIdentifier = m.ReceiptHandle };
            public object Mixed(Amazon.Lambda.SQSEvents.Message m) => new Amazon.Lambda.SQSEvents.SQSBatchResponse.BatchItemFailure { ItemIdentifier = m.ReceiptHandle };
            public object Wrapped(Wrapper m) => new Amazon.Lambda.SQSEvents.SQSBatchResponse.BatchItemFailure { ItemIdentifier = m.Id };
        }
        public class Wrapper : Amazon.Lambda.SQSEvents.SQSEvent.SQSMessage { public string Id { get; set; } = ""; }
        """);

    [Theory]
    [InlineData("failures.Add(new SqsFailure { ItemIdentifier = message. });")]
    [InlineData("failures.Add(new SqsFailure { ItemIdentifier = });")]
    [InlineData("failures.Add(new SqsFailure { ItemIdentifier = message.Handle }")]
    [InlineData("failures.Add(new SqsFailure { = message.ReceiptHandle });")]
    public Task Survives_code_with_errors(string statements) => Silent(Function(statements), compiles: false);

    [Fact]
    public Task Fix_reads_the_identifier_of_the_same_record() => Fixes(
        Function("""
        failures.Add(new SqsFailure { ItemIdentifier = {|AWSM3004:message.ReceiptHandle|} /* the one */ }); // comes back
                records.Add(new KinesisFailure
                {
                    ItemIdentifier = {|AWSM3004:record.EventId|}, // where to go on
                });
                records.Add(new KinesisFailure { ItemIdentifier = {|AWSM3004:record.Kinesis.PartitionKey|} });
                changes.Add(new DynamoFailure { ItemIdentifier = ({|AWSM3004:change
                    // the id
                    .EventID|}) });
                var later = new {|AWSM3004:DynamoFailure|}();
                later.ItemIdentifier = change.Dynamodb.StreamViewType;
        """),
        Function("""
        failures.Add(new SqsFailure { ItemIdentifier = message.MessageId /* the one */ }); // comes back
                records.Add(new KinesisFailure
                {
                    ItemIdentifier = record.Kinesis.SequenceNumber, // where to go on
                });
                records.Add(new KinesisFailure { ItemIdentifier = record.Kinesis.SequenceNumber });
                changes.Add(new DynamoFailure { ItemIdentifier = (change
                    // the id
                    .Dynamodb.SequenceNumber) });
                var later = new DynamoFailure();
                later.ItemIdentifier = change.Dynamodb.SequenceNumber;
        """));

    [Theory]
    [InlineData("var id = message.ReceiptHandle; Console.WriteLine(id); failures.Add(new SqsFailure { ItemIdentifier = {|AWSM3004:id|} });")]
    [InlineData("failures.Add(new SqsFailure { ItemIdentifier = {|AWSM3004:flag ? message.ReceiptHandle : message.Body|} });")]
    public Task Is_not_fixed_where_the_value_is_used_elsewhere_or_chosen(string statements) => NotFixed(Function(statements));
}
