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
}
