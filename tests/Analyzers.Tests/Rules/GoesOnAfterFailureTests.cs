using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class GoesOnAfterFailureTests() : RuleTests("AWSM3007")
{
    private const string Note = "failures.Add(new Failure { ItemIdentifier = r.Kinesis.SequenceNumber });";

    private const string NoteMessage = "failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = m.MessageId });";

    private const string KnowsFifo = "if (!evnt.Records[0].EventSourceArn.EndsWith(\".fifo\")) { throw new InvalidOperationException(); } ";

    [Theory]
    [InlineData("foreach (var r in evnt.Records) { try { store.Save(r.Kinesis.Data); } {|AWSM3007:catch|} (Exception e) { Console.WriteLine(e); " + Note + " } }")]
    [InlineData("foreach (var r in evnt.Records) { try { store.Save(r.Kinesis.Data); } {|AWSM3007:catch|} { " + Note + " continue; } }")]
    [InlineData("foreach (var r in evnt.Records) { if (r.Kinesis.Data.Length > 0) { try { store.Save(r.Kinesis.Data); } {|AWSM3007:catch|} { " + Note + " } } }")]
    public Task Suggests_to_stop_for_a_stream(string statements) => Reports(HandlerSnippets.Kinesis(statements));

    [Theory]
    [InlineData("for (var i = 0; i < evnt.Records.Count; i++) { var r = evnt.Records[i]; try { store.Save(r.Kinesis.Data); } {|AWSM3007:catch|} { " + Note + " } }")]
    [InlineData("var all = evnt.Records.ToArray(); for (int i = 0, n = all.Length; i < n; ++i) { try { store.Save(all[i].Kinesis.Data); } {|AWSM3007:catch|} { failures.Add(new Failure { ItemIdentifier = all[i].Kinesis.SequenceNumber }); } }")]
    public Task Knows_loops_that_count(string statements) => Reports(HandlerSnippets.Kinesis(statements));

    [Theory]
    [InlineData("for (var i = 0; i < evnt.Records.Count && failures.Count == 0; i++) { var r = evnt.Records[i]; try { store.Save(r.Kinesis.Data); } catch { " + Note + " } }")]
    [InlineData("for (var i = 0; i < evnt.Records.Count; i++) { var r = evnt.Records[i]; try { store.Save(r.Kinesis.Data); } catch { " + Note + " i = evnt.Records.Count; } }")]
    [InlineData("for (var i = evnt.Records.Count - 1; i >= 0; i--) { var r = evnt.Records[i]; try { store.Save(r.Kinesis.Data); } catch { " + Note + " } }")]
    [InlineData("for (var i = 0; i < 3; i++) { var r = evnt.Records[0]; try { store.Save(r.Kinesis.Data); } catch { " + Note + " } }")]
    [InlineData("bool Failed() => failures.Count > 0; foreach (var r in evnt.Records) { if (Failed()) { break; } try { store.Save(r.Kinesis.Data); } catch { " + Note + " } }")]
    public Task Silent_on_loops_that_may_stop_or_go_another_way(string statements) => Silent(HandlerSnippets.Kinesis(statements));

    private static string Members(string members) => HandlerSnippets.Usings + $$"""
        public class Function
        {
            private readonly IStore store = null!;
            private readonly List<Failure> failures = [];

            {{members}}
        }
        """;

    private const string Response = "public Amazon.Lambda.KinesisEvents.StreamsEventResponse FunctionHandler(KinesisEvent evnt, ILambdaContext context) ";

    private const string Return = " return new() { BatchItemFailures = failures }; ";

    [Theory]
    [InlineData(Response + "{ failures.Clear(); foreach (var r in evnt.Records) { try { store.Save(r.Kinesis.Data); } {|AWSM3007:catch|} { " + Note + " } } Console.WriteLine(failures.Count);" + Return + "}")]
    [InlineData(Response + "{ var failures = new List<Failure>(); All(evnt.Records, failures);" + Return + "} private void All(IList<KinesisEvent.KinesisEventRecord> all, List<Failure> failures) { foreach (var r in all) { try { store.Save(r.Kinesis.Data); } {|AWSM3007:catch|} { " + Note + " } } }")]
    [InlineData(Response + "{ var failures = new List<Failure>(); foreach (var r in evnt.Records) { One(r, failures); }" + Return + "} private void One(KinesisEvent.KinesisEventRecord r, List<Failure> failures) { try { store.Save(r.Kinesis.Data); } {|AWSM3007:catch|} { " + Note + " return; } }")]
    [InlineData(Response + "{ foreach (var r in evnt.Records) { One(r); }" + Return + "} private void One(KinesisEvent.KinesisEventRecord r) { try { store.Save(r.Kinesis.Data); } {|AWSM3007:catch|} { " + Note + " } }")]
    [InlineData(Response + "{ var failures = new List<Failure>(); foreach (var r in evnt.Records) { One(r); }" + Return + " void One(KinesisEvent.KinesisEventRecord r) { try { store.Save(r.Kinesis.Data); } {|AWSM3007:catch|} { " + Note + " } } }")]
    [InlineData(Response + "{ var response = new Amazon.Lambda.KinesisEvents.StreamsEventResponse { BatchItemFailures = [] }; foreach (var r in evnt.Records) { try { store.Save(r.Kinesis.Data); } {|AWSM3007:catch|} { response.BatchItemFailures.Add(new Failure { ItemIdentifier = r.Kinesis.SequenceNumber }); } } return response; }")]
    public Task Knows_lists_in_fields_parameters_and_responses(string members) => Reports(Members(members));

    [Theory]
    [InlineData("private bool Failed => failures.Count > 0; " + Response + "{ foreach (var r in evnt.Records) { if (Failed) { break; } try { store.Save(r.Kinesis.Data); } catch { " + Note + " } }" + Return + "}")]
    [InlineData(Response + "{ foreach (var r in evnt.Records) { One(r); }" + Return + "} private void One(KinesisEvent.KinesisEventRecord r) { if (failures.Count > 0) { return; } try { store.Save(r.Kinesis.Data); } catch { " + Note + " } }")]
    [InlineData(Response + "{ var failures = new List<Failure>(); foreach (var r in evnt.Records) { if (!One(r, failures)) { break; } }" + Return + "} private bool One(KinesisEvent.KinesisEventRecord r, List<Failure> failures) { try { store.Save(r.Kinesis.Data); return true; } catch { " + Note + " return false; } }")]
    [InlineData(Response + "{ var failures = new List<Failure>(); foreach (var r in evnt.Records) { One(r, failures); if (failures.Count > 0) { break; } }" + Return + "} private void One(KinesisEvent.KinesisEventRecord r, List<Failure> failures) { try { store.Save(r.Kinesis.Data); } catch { " + Note + " } }")]
    [InlineData(Response + "{ var failures = new List<Failure>(); foreach (var r in evnt.Records) { One(r, failures); break; }" + Return + "} private void One(KinesisEvent.KinesisEventRecord r, List<Failure> failures) { try { store.Save(r.Kinesis.Data); } catch { " + Note + " throw; } }")]
    [InlineData(Response + "{ var failures = new List<Failure>(); All(evnt.Records, failures, () => failures.Count > 0);" + Return + "} private void All(IList<KinesisEvent.KinesisEventRecord> all, List<Failure> failures, Func<bool> stop) { foreach (var r in all) { if (stop()) { break; } try { store.Save(r.Kinesis.Data); } catch { " + Note + " } } }")]
    [InlineData(Response + "{ var response = new Amazon.Lambda.KinesisEvents.StreamsEventResponse { BatchItemFailures = [] }; foreach (var r in evnt.Records) { if (response.BatchItemFailures.Count > 0) { break; } try { store.Save(r.Kinesis.Data); } catch { response.BatchItemFailures.Add(new Failure { ItemIdentifier = r.Kinesis.SequenceNumber }); } } return response; }")]
    public Task Silent_where_the_list_is_asked_elsewhere_or_the_method_tells(string members) => Silent(Members(members));

    [Fact]
    public Task Warns_for_a_queue_that_is_known_to_be_fifo() => Reports(HandlerSnippets.Sqs(
        KnowsFifo + "foreach (var m in evnt.Records) { try { store.Save(m.Body); } {|AWSM3007:catch|} { " + NoteMessage + " } }"));

    [Fact]
    public Task Knows_the_queue_by_its_annotation() => Reports(HandlerSnippets.Usings + """
        public class Function(IStore store)
        {
            [LambdaFunction]
            [SQSEvent("arn:aws:sqs:eu-west-1:1:orders.fifo")]
            public SQSBatchResponse Handle(SQSEvent evnt)
            {
                var failures = new List<SQSBatchResponse.BatchItemFailure>();
                foreach (var m in evnt.Records)
                {
                    try { store.Save(m.Body); } {|AWSM3007:catch|} { failures.Add(new() { ItemIdentifier = m.MessageId }); }
                }

                return new SQSBatchResponse(failures);
            }
        }
        """);

    [Theory]
    [InlineData("foreach (var r in evnt.Records) { try { store.Save(r.Kinesis.Data); } catch (Exception) { " + Note + " break; } }")]
    [InlineData("foreach (var r in evnt.Records) { try { store.Save(r.Kinesis.Data); } catch (Exception) { " + Note + " return new() { BatchItemFailures = failures }; } }")]
    [InlineData("foreach (var r in evnt.Records) { try { store.Save(r.Kinesis.Data); } catch (Exception) { " + Note + " } if (failures.Count > 0) { break; } }")]
    [InlineData("foreach (var r in evnt.Records) { if (failures.Any()) { break; } try { store.Save(r.Kinesis.Data); } catch (Exception) { " + Note + " } }")]
    [InlineData("var stop = false; foreach (var r in evnt.Records) { if (stop) { continue; } try { store.Save(r.Kinesis.Data); } catch (Exception) { stop = true; " + Note + " } }")]
    [InlineData("using var stop = new CancellationTokenSource(); foreach (var r in evnt.Records) { if (stop.IsCancellationRequested) { break; } try { store.Save(r.Kinesis.Data); } catch (Exception) { " + Note + " stop.Cancel(); } }")]
    [InlineData("foreach (var r in evnt.Records) { try { store.Save(r.Kinesis.Data); } catch (JsonException) { " + Note + " } }")]
    [InlineData("foreach (var group in evnt.Records.GroupBy(r => r.Kinesis.PartitionKey)) { foreach (var r in group) { try { store.Save(r.Kinesis.Data); } catch { " + Note + " } } }")]
    [InlineData("foreach (var r in evnt.Records) { try { Console.WriteLine(r.EventId); } catch { " + Note + " } }")]
    [InlineData("await Task.WhenAll(evnt.Records.Select(async r => { try { await store.SaveAsync(\"\" + r.Kinesis.Data); } catch { lock (failures) { " + Note + " } } }));")]
    public Task Silent_where_the_loop_may_stop_or_groups_are_minded(string statements) => Silent(HandlerSnippets.Kinesis(statements));

    [Theory]
    [InlineData("foreach (var m in evnt.Records) { try { store.Save(m.Body); } catch { " + NoteMessage + " } }")]
    [InlineData(KnowsFifo + "var blocked = new HashSet<string>(); foreach (var m in evnt.Records) { try { store.Save(m.Body); } catch { blocked.Add(m.Attributes[\"MessageGroupId\"]); " + NoteMessage + " } }")]
    public Task Silent_for_queues_without_order_and_code_that_minds_groups(string statements) => Silent(HandlerSnippets.Sqs(statements));

    [Fact]
    public Task Silent_on_a_look_alike() => Silent(HandlerSnippets.Usings + """
        public class KinesisEvents { public List<string> Records = []; }

        public class Function(IStore store)
        {
            public Amazon.Lambda.KinesisEvents.StreamsEventResponse FunctionHandler(KinesisEvents evnt, ILambdaContext context)
            {
                var failures = new List<Failure>();
                foreach (var r in evnt.Records) { try { store.Save(r); } catch { failures.Add(new Failure { ItemIdentifier = r }); } }
                return new() { BatchItemFailures = failures };
            }
        }
        """);

    [Fact]
    public Task Silent_on_code_that_does_not_compile() => Silent(
        HandlerSnippets.Kinesis("foreach (var r in evnt.Records) { try { store.(r); } catch { failures.Add(new Failure { }; } }"), compiles: false);

    /// <summary>A break there would leave only what is inside the loop.</summary>
    [Theory]
    [InlineData("foreach (var r in evnt.Records) { switch (r.EventName) { case \"a\": try { store.Save(r.Kinesis.Data); } {|AWSM3007:catch|} { " + Note + " } break; } }")]
    [InlineData("foreach (var r in evnt.Records) { for (var i = 0; i < 2; i++) { try { store.Save(r.Kinesis.Data); } {|AWSM3007:catch|} { " + Note + " } } }")]
    [InlineData("foreach (var r in evnt.Records) { for (var i = 0; i < 2; i++) { try { store.Save(r.Kinesis.Data); } {|AWSM3007:catch|} { " + Note + " break; } } }")]
    public Task Leaves_loops_and_switches_inside_to_a_person(string statements) => NotFixed(HandlerSnippets.Kinesis(statements));

    [Fact]
    public Task Stops_at_the_first_failed_record() => Fixes(
        HandlerSnippets.Kinesis("""
            foreach (var r in evnt.Records)
            {
                try
                {
                    store.Save(r.Kinesis.Data);
                }
                {|AWSM3007:catch|} (Exception e)
                {
                    // tell them
                    context.Logger.LogError(e.Message);
                    failures.Add(new Failure { ItemIdentifier = r.Kinesis.SequenceNumber }); // this one
                    // it comes back
                }
            }
            """),
        HandlerSnippets.Kinesis("""
            foreach (var r in evnt.Records)
            {
                try
                {
                    store.Save(r.Kinesis.Data);
                }
                catch (Exception e)
                {
                    // tell them
                    context.Logger.LogError(e.Message);
                    failures.Add(new Failure { ItemIdentifier = r.Kinesis.SequenceNumber }); // this one
                    // it comes back
                    break;
                }
            }
            """));

    [Fact]
    public Task Returns_all_behind_a_failed_message() => Fixes(
        HandlerSnippets.Sqs(KnowsFifo + """

            foreach (var m in evnt.Records)
            {
                try
                {
                    store.Save(m.Body);
                }
                {|AWSM3007:catch|} (Exception e)
                {
                    Console.WriteLine(e);
                    // it comes back
                    failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = m.MessageId });
                    continue;
                }

                Console.WriteLine(m.MessageId);
            }
            """),
        HandlerSnippets.Sqs(KnowsFifo + """

            foreach (var m in evnt.Records)
            {
                try
                {
                    store.Save(m.Body);
                }
                catch (Exception e)
                {
                    Console.WriteLine(e);
                    // it comes back
                    failures.AddRange(evnt.Records.SkipWhile(x => x != m).Select(x => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = x.MessageId }));
                    break;
                }

                Console.WriteLine(m.MessageId);
            }
            """));

    [Fact]
    public Task Returns_all_behind_by_index() => Fixes(
        HandlerSnippets.Sqs(KnowsFifo + """

            for (var i = 0; i < evnt.Records.Count; i++)
            {
                var message = evnt.Records[i];
                try
                {
                    store.Save(message.Body);
                }
                {|AWSM3007:catch|} (Exception)
                {
                    failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId }); // it comes back
                }
            }
            """),
        HandlerSnippets.Sqs(KnowsFifo + """

            for (var i = 0; i < evnt.Records.Count; i++)
            {
                var message = evnt.Records[i];
                try
                {
                    store.Save(message.Body);
                }
                catch (Exception)
                {
                    failures.AddRange(evnt.Records.Skip(i).Select(m => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = m.MessageId })); // it comes back
                    break;
                }
            }
            """));

    /// <summary>To stop and return the one alone would delete those behind it.</summary>
    [Fact]
    public Task Leaves_another_order_of_messages_to_a_person() => NotFixed(HandlerSnippets.Sqs(KnowsFifo + """

        foreach (var m in evnt.Records.OrderBy(r => r.Body))
        {
            try
            {
                store.Save(m.Body);
            }
            {|AWSM3007:catch|} (Exception)
            {
                failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = m.MessageId });
            }
        }
        """));

    [Theory]
    [InlineData("continue;", "break;")]
    [InlineData("continue;", "return new Amazon.Lambda.KinesisEvents.StreamsEventResponse { BatchItemFailures = failures };")]
    [InlineData("isDone = true;", "if (!isDone) break;")]
    [InlineData("isDone = true;", "if (!isDone) { throw new InvalidOperationException(); }")]
    public async Task Is_silent_where_the_loop_ends_behind_the_try(string done, string behind) => await Silent(HandlerSnippets.Kinesis($$"""
        foreach (var record in evnt.Records)
        {
            var isDone = false;
            try
            {
                await store.SaveAsync(record.Kinesis.SequenceNumber);
                {{done}}
            }
            catch (Exception e)
            {
                context.Logger.LogError(e.Message);
                failures.Add(new Failure { ItemIdentifier = record.Kinesis.SequenceNumber });
            }

            {{behind}}
        }
        """));

    [Theory]
    [InlineData("if (!await TryAsync(record, failures)) break;")]
    [InlineData("var ok = await TryAsync(record, failures); if (!ok) { break; }")]
    public async Task Is_silent_where_the_loop_asks_its_method(string round) => await Silent(HandlerSnippets.Kinesis(
        $$"""foreach (var record in evnt.Records) { {{round}} }""",
        """
        private async Task<bool> TryAsync(KinesisEvent.KinesisEventRecord record, List<Failure> all)
        {
            try
            {
                await store.SaveAsync(record.Kinesis.SequenceNumber);
                return true;
            }
            catch (Exception)
            {
                all.Add(new Failure { ItemIdentifier = record.Kinesis.SequenceNumber });
            }

            return false;
        }
        """));

    [Theory]
    [InlineData("if (blocked.Blocks(record)) { failures.Add(new Failure { ItemIdentifier = record.Kinesis.SequenceNumber }); continue; }", "Console.WriteLine(e);", false)]
    [InlineData("if (blocked.Blocks(record)) { continue; }", "blocked.Block(record);", false)]
    [InlineData("if (blocked.Blocks(record)) { continue; }", "Note(blocked, record);", false)]
    [InlineData("if (IsBlocked(record)) { continue; }", "Block(record);", false)]
    [InlineData("if (record.EventId == \"\") { throw new InvalidOperationException(); }", "Block(record);", false)]
    [InlineData("if (record.EventId == \"\") { continue; }", "Console.WriteLine(e);", true)]
    [InlineData("", "Block(record);", true)]
    [InlineData("", "blocked.Block(record);", true)]
    public async Task Is_silent_where_a_failure_may_keep_back_what_belongs_to_it(string before, string caught, bool isWrong)
    {
        var source = HandlerSnippets.Kinesis($$"""
            var blocked = new Blocked();
            foreach (var record in evnt.Records)
            {
                {{before}}
                try
                {
                    await store.SaveAsync(record.Kinesis.SequenceNumber);
                }
                {{(isWrong ? "{|AWSM3007:catch|}" : "catch")}} (Exception e)
                {
                    failures.Add(new Failure { ItemIdentifier = record.Kinesis.SequenceNumber });
                    {{caught}}
                }
            }
            """,
            """
            private readonly HashSet<string> keys = new();
            private bool IsBlocked(KinesisEvent.KinesisEventRecord record) => keys.Contains(record.EventId);
            private void Block(KinesisEvent.KinesisEventRecord record) => keys.Add(record.EventId);
            private static void Note(Blocked blocked, KinesisEvent.KinesisEventRecord record) => blocked.Block(record);

            public class Blocked
            {
                public void Block(KinesisEvent.KinesisEventRecord record) { }
                public bool Blocks(KinesisEvent.KinesisEventRecord record) => false;
            }
            """);
        await (isWrong ? Reports(source) : Silent(source));
    }
}
