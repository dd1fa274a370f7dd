using System.Text;
using AwsMessaging.Semantics.Buses.Pipes;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Tests.Buses;

public sealed class PipesTests
{
    private const string Stream = "arn:aws:kinesis:us-east-1:123456789012:stream/clicks";
    private const string Topic = "arn:aws:sns:us-east-1:123456789012:news";

    private static readonly ServiceError Broken = new("ServiceException", "", 500);

    [Theory]
    [InlineData(EventsWorld.Queue, EventsWorld.Audit, 10, true)]
    [InlineData(EventsWorld.Queue, EventsWorld.Audit, 11, false)]
    [InlineData(EventsWorld.Queue, EventsWorld.Audit, 0, false)]
    [InlineData(Stream, Topic, 11, false)]
    [InlineData(Stream, Stream, 500, true)]
    [InlineData(Stream, Stream, 501, false)]
    [InlineData(Stream, EventsWorld.Function, 10_000, true)]
    [InlineData(Stream, EventsWorld.Function, 10_001, false)]
    [InlineData(EventsWorld.FifoQueue, EventsWorld.Function, 10, true)]
    [InlineData(EventsWorld.FifoQueue, EventsWorld.Function, 11, false)]
    public void A_batch_is_no_larger_than_what_source_and_target_take(string source, string target, int size, bool isAccepted) =>
        Assert.Equal(isAccepted ? null : "ValidationException", Pipe.Create(0, new("p", new(source) { BatchSize = size }, new(target))).Error?.Code);

    [Fact]
    public void Without_a_size_a_batch_is_what_the_target_takes_at_most()
    {
        Assert.Equal(10, Pipe.Create(0, new("p", new(Stream), new(EventsWorld.Queue))).Result.BatchSize);
        Assert.Equal(100, Pipe.Create(0, new("p", new(Stream), new(EventsWorld.Function))).Result.BatchSize);
    }

    [Fact]
    public void A_queue_as_source_has_its_own_dead_letter_queue()
    {
        var source = new PipeSource(EventsWorld.Queue) { DeadLetterArn = EventsWorld.DeadLetters };

        Assert.Equal("ValidationException", Pipe.Create(0, new("p", source, new(EventsWorld.Function))).Error?.Code);
    }

    [Theory]
    [InlineData("""{"body":{"number":[1]}}""", null)]
    [InlineData("""{"body":{"number":[{"wildcard":"*"}]}}""", "ValidationException")]
    [InlineData("[]", "ValidationException")]
    public void Filters_are_patterns_of_pipes(string filter, string? error) =>
        Assert.Equal(error, Pipe.Create(0, new("p", new(EventsWorld.Queue), new(EventsWorld.Function)) { Filters = [filter] }).Error?.Code);

    [Fact]
    public void What_the_filter_holds_back_is_done()
    {
        var pipe = Pipe.Create(0, new("p", new(EventsWorld.Queue), new(EventsWorld.Function)) { Filters = ["""{"body":{"number":[1]}}"""] }).Result;
        var run = pipe.Begin(0, [Message("m1", """{"number":1}"""), Message("m2", """{"number":2}"""), Message("m3", "text")]);
        run.TargetReturned(0, null);

        Assert.Equal(["m2", "m3"], run.FilteredOut.Select(r => r.Id));
        Assert.Equal(["m1", "m2", "m3"], pipe.Settle(0, run).Done.Select(r => r.Id).Order());
    }

    [Fact]
    public void Nothing_is_called_when_the_filter_holds_back_everything()
    {
        var pipe = Pipe.Create(0, new("p", new(EventsWorld.Queue), new(EventsWorld.Function)) { Filters = ["""{"body":{"number":[1]}}"""] }).Result;

        Assert.Equal(PipeStage.Done, pipe.Begin(0, [Message("m1", "{}")]).Stage);
    }

    [Fact]
    public void A_function_gets_an_array_even_of_one_event()
    {
        var message = Message("m1", "{}");

        Assert.Equal("[" + message.Json + "]", Direct().Begin(0, [message]).TargetInput);
    }

    [Fact]
    public void A_template_is_applied_to_each_record_and_sees_into_the_body()
    {
        var pipe = Pipe.Create(0, new(
            "p",
            new(EventsWorld.Queue),
            new(EventsWorld.FifoQueue) { InputTemplate = """{"n":<$.body.number>,"by":"<aws.pipes.pipe-name>"}""", MessageGroupId = "$.body.customer" })).Result;

        var run = pipe.Begin(0, [Message("m1", """{"number":1,"customer":"a"}"""), Message("m2", """{"number":2,"customer":"b"}""")]);

        Assert.Equal(
            [new PipeEntry("""{"n":1,"by":"p"}""", "a", null), new PipeEntry("""{"n":2,"by":"p"}""", "b", null)],
            run.Entries);
    }

    [Fact]
    public void A_path_in_angle_brackets_is_no_path_outside_of_templates()
    {
        var pipe = Pipe.Create(0, new("p", new(EventsWorld.Queue), new(EventsWorld.FifoQueue) { MessageGroupId = "<$.body.customer>" })).Result;

        Assert.Equal("<$.body.customer>", pipe.Begin(0, [Message("m1", """{"customer":"a"}""")]).Entries[0].GroupId);
    }

    [Fact]
    public void The_data_of_a_stream_are_decoded_for_paths()
    {
        var pipe = Pipe.Create(0, new("p", new(Stream), new(Stream) { PartitionKey = "$.data.user" })).Result;
        var data = Convert.ToBase64String(Encoding.UTF8.GetBytes("""{"user":"u-1"}"""));

        Assert.Equal("u-1", pipe.Begin(0, [new("49", $$"""{"sequenceNumber":"49","data":"{{data}}"}""")]).Entries[0].GroupId);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("")]
    public void An_empty_enrichment_ends_the_run_without_the_target(string response)
    {
        var run = Enriching().Begin(0, [Message("m1", "{}")]);
        run.Enriched(0, response, null);

        Assert.Equal((PipeStage.Done, 1, 0), (run.Stage, run.Succeeded.Count, run.Failed.Count));
    }

    [Fact]
    public void More_events_than_the_target_takes_are_not_sent()
    {
        var run = Enriching().Begin(0, [Message("m1", "{}")]);
        run.Enriched(0, "[" + string.Join(",", Enumerable.Repeat("1", 11)) + "]", null);

        Assert.Equal((PipeStage.Done, 0, 1), (run.Stage, run.Succeeded.Count, run.Failed.Count));
    }

    [Fact]
    public void A_failed_enrichment_fails_the_batch()
    {
        var run = Enriching().Begin(0, [Message("m1", "{}"), Message("m2", "{}")]);
        run.Enriched(0, null, Broken);

        Assert.Equal(["m1", "m2"], run.Failed.Select(r => r.Id));
    }

    [Fact]
    public void A_failure_that_belongs_to_no_record_fails_the_batch()
    {
        var run = Enriching().Begin(0, [Message("m1", "{}"), Message("m2", "{}")]);
        run.Enriched(0, """[{"joined":true}]""", null);
        run.TargetTook(0, [0]);

        Assert.Equal(["m1", "m2"], run.Failed.Select(r => r.Id));
    }

    [Theory]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"m2"}]}""", "m2")]
    [InlineData("""{"batchItemFailures":[{"itemIdentifier":"m9"}]}""", "m1,m2")]
    [InlineData("""{"batchItemFailures":[]}""", "")]
    [InlineData("", "")]
    public void A_function_names_what_failed(string response, string failed)
    {
        var run = Direct().Begin(0, [Message("m1", "{}"), Message("m2", "{}")]);
        run.TargetReturned(0, response);

        Assert.Equal(failed, string.Join(",", run.Failed.Select(r => r.Id)));
    }

    [Fact]
    public void Messages_that_failed_stay_in_the_queue()
    {
        var pipe = Direct();
        var run = pipe.Begin(0, [Message("m1", "{}")]);
        run.TargetFailed(0);
        var settlement = pipe.Settle(0, run);

        Assert.Equal(["m1"], settlement.Returned.Select(r => r.Id));
        Assert.Empty(settlement.Done);
    }

    [Fact]
    public void Records_of_a_stream_are_tried_again_in_halves_and_given_up_at_last()
    {
        var pipe = Pipe.Create(0, new(
            "p",
            new(Stream) { MaximumRetryAttempts = 1, BisectsOnPartialFailure = true, DeadLetterArn = EventsWorld.DeadLetters },
            new(EventsWorld.Function))).Result;
        var run = pipe.Begin(0, [.. Enumerable.Range(1, 3).Select(i => new PipeRecord($"{i}", "{}"))]);
        run.TargetReturned(0, """{"batchItemFailures":[{"itemIdentifier":"2"},{"itemIdentifier":"3"}]}""");
        var halves = pipe.Settle(0, run);

        Assert.Equal(["2", "3"], halves.Again.Select(b => Assert.Single(b).Id));
        Assert.Equal(1, halves.AgainAttempt);

        run = pipe.Begin(0, halves.Again[0], halves.AgainAttempt);
        run.TargetFailed(0);
        var again = pipe.Settle(0, run);
        Assert.Equal(2, again.AgainAttempt);

        run = pipe.Begin(0, again.Again[0], again.AgainAttempt);
        run.TargetFailed(0);
        var last = pipe.Settle(0, run);
        Assert.Equal(["2"], last.Done.Select(r => r.Id));
        Assert.Contains("\"startSequenceNumber\":\"2\"", Assert.Single(last.DeadLetters).Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Records_that_are_too_old_are_given_up_without_a_call()
    {
        var pipe = Pipe.Create(0, new(
            "p", new(Stream) { MaximumRecordAgeInSeconds = 60, DeadLetterArn = EventsWorld.DeadLetters }, new(EventsWorld.Function))).Result;
        var run = pipe.Begin(
            100_000,
            [new("1", "{}") { ArrivedAt = 39_999 }, new("2", "{}") { ArrivedAt = 40_000 }]);
        Assert.Equal("[{}]", run.TargetInput);
        run.TargetFailed(100_000);
        var settlement = pipe.Settle(100_000, run);

        Assert.Equal(["1"], settlement.Done.Select(r => r.Id));
        Assert.Equal(["2"], Assert.Single(settlement.Again).Select(r => r.Id));
        Assert.Contains("\"executionCondition\":\"RecordAgeExceeded\"", Assert.Single(settlement.DeadLetters).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, null)]
    [InlineData(60, null)]
    [InlineData(59, "ValidationException")]
    [InlineData(604_801, "ValidationException")]
    public void The_age_of_records_has_bounds(int seconds, string? error) =>
        Assert.Equal(
            error, Pipe.Create(0, new("p", new(Stream) { MaximumRecordAgeInSeconds = seconds }, new(EventsWorld.Function))).Error?.Code);

    [Fact]
    public void An_answer_that_nobody_waits_for_is_a_mistake_of_the_driver() =>
        Assert.Throws<InvalidOperationException>(() => Direct().Begin(0, [Message("m1", "{}")]).Enriched(0, "[]", null));

    internal static Pipe Enriching(SemanticRows rows = default) =>
        Pipe.Create(0, new("p", new(EventsWorld.Queue), new(EventsWorld.Audit)) { EnrichmentArn = EventsWorld.Function }, rows: rows).Result;

    internal static PipeRecord Message(string id, string body) =>
        new(id, $$"""{"messageId":{{JsonWriter.Quote(id)}},"body":{{JsonWriter.Quote(body)}}}""");

    private static Pipe Direct() => Pipe.Create(0, new("p", new(EventsWorld.Queue), new(EventsWorld.Function))).Result;
}
