using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class SwallowedBatchFailureTests() : RuleTests("AWSM3003")
{
    private const string Add = "failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = m.MessageId });";

    private const string Work = "foreach (var m in evnt.Records) { await store.SaveAsync(m.Body); }";

    [Theory]
    [InlineData("try { " + Work + " } {|AWSM3003:catch|} (Exception e) { context.Logger.LogError(e.Message); }")]
    [InlineData("try { " + Work + " } {|AWSM3003:catch|} { }")]
    [InlineData("try { " + Work + " } catch (JsonException) { throw; } {|AWSM3003:catch|} (Exception e) { Console.WriteLine(e); } finally { Console.WriteLine(); }")]
    [InlineData("try { store.Save(evnt); } {|AWSM3003:catch|} (Exception e) { Console.WriteLine(e); }")]
    [InlineData("try { await Task.WhenAll(evnt.Records.Select(m => store.SaveAsync(m.Body))); } {|AWSM3003:catch|} (Exception e) { Console.WriteLine(e); }")]
    public Task Reports_a_catch_around_the_batch(string statements) => Reports(HandlerSnippets.Sqs(statements));

    /// <summary>What the inner catch throws on, or does not catch, the outer one swallows.</summary>
    [Theory]
    [InlineData("catch (Exception e) { Console.WriteLine(e); throw; }")]
    [InlineData("catch (TimeoutException) { " + Add + " }")]
    public Task Reports_it_around_another_that_lets_failures_pass(string inner) => Reports(HandlerSnippets.Sqs(
        "try { foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } " + inner + " } } {|AWSM3003:catch|} (Exception e) { Console.WriteLine(e); }"));

    [Theory]
    [InlineData("await OneAsync(m, failures);", "private async Task OneAsync(SQSEvent.SQSMessage m, List<SQSBatchResponse.BatchItemFailure> failures) { try { await store.SaveAsync(m.Body); } catch (Exception) { " + Add + " } }")]
    [InlineData("if (!await TryAsync(m)) { " + Add + " }", "private async Task<bool> TryAsync(SQSEvent.SQSMessage m) { try { await store.SaveAsync(m.Body); return true; } catch (Exception) { return false; } }")]
    public Task Silent_where_the_method_for_one_record_keeps_its_failure(string work, string method) => Silent(HandlerSnippets.Sqs(
        "try { foreach (var m in evnt.Records) { " + work + " } } catch (Exception e) { Console.WriteLine(e); }", method));

    [Fact]
    public Task Reports_it_where_the_batch_size_is_declared() => Reports(
        HandlerSnippets.Whole("SQSEvent", "try { " + Work + " } {|AWSM3003:catch|} (Exception e) { Console.WriteLine(e); }"),
        options: "awsm_no_partial_batch_response.batch_size_is_one = true");

    [Fact]
    public Task Reports_it_in_a_method_for_the_batch() => Reports(HandlerSnippets.Sqs(
        "await HandleAllAsync(evnt);",
        "private async Task HandleAllAsync(SQSEvent evnt) { try { " + Work + " } {|AWSM3003:catch|} (Exception e) { Console.WriteLine(e); } }"));

    [Theory]
    [InlineData("KafkaEvent", "try { store.Save(evnt.Records); } {|AWSM3003:catch|} (Exception e) { Console.WriteLine(e); }", "")]
    [InlineData("DynamoDBEvent", "try { foreach (var r in evnt.Records) { store.Save(r.Dynamodb.NewImage); } } {|AWSM3003:catch|} (Exception e) { Console.WriteLine(e); }", "[LambdaFunction] [DynamoDBEvent(\"arn\")]")]
    public Task Reports_it_where_the_batch_counts_as_a_whole(string type, string statements, string attributes) =>
        Reports(HandlerSnippets.Whole(type, statements, attributes));

    [Fact]
    public Task Silent_where_a_method_counts_in_a_field() => Silent(HandlerSnippets.Sqs(
        "at = 0; try { await AllAsync(evnt); } catch (Exception e) { Console.WriteLine(e); } failures.AddRange(evnt.Records.Skip(at).Select(r => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = r.MessageId }));",
        "private int at; private async Task AllAsync(SQSEvent evnt) { foreach (var m in evnt.Records) { await store.SaveAsync(m.Body); at++; } }"));

    [Fact]
    public Task Silent_where_a_method_takes_records_off_what_is_left() => Silent(HandlerSnippets.Sqs(
        "evnt.Records.ForEach(left.Enqueue); try { await DrainAsync(); } catch (Exception e) { Console.WriteLine(e); } failures.AddRange(left.Select(r => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = r.MessageId }));",
        "private readonly Queue<SQSEvent.SQSMessage> left = new(); private async Task DrainAsync() { while (left.TryPeek(out var next)) { await store.SaveAsync(next.Body); left.Dequeue(); } }"));

    /// <summary>To go through the records is no note of what was done.</summary>
    [Fact]
    public Task Reports_a_loop_of_the_list_of_records() => Reports(HandlerSnippets.Sqs(
        "try { evnt.Records.ForEach(m => store.Save(m.Body)); } {|AWSM3003:catch|} (Exception e) { Console.WriteLine(e); } if (evnt.Records.Count > 9) { Console.WriteLine(); }"));

    [Fact]
    public Task Reports_where_a_field_is_only_logged() => Reports(HandlerSnippets.Sqs(
        "at = 0; try { await AllAsync(evnt); } {|AWSM3003:catch|} (Exception e) { Console.WriteLine(e); } Console.WriteLine(at);",
        "private int at; private async Task AllAsync(SQSEvent evnt) { foreach (var m in evnt.Records) { await store.SaveAsync(m.Body); at++; } }"));

    [Theory]
    [InlineData("try { " + Work + " } catch (Exception e) { Console.WriteLine(e); throw; }")]
    [InlineData("try { " + Work + " } catch (Exception e) { throw new InvalidOperationException(\"batch\", e); }")]
    [InlineData("try { " + Work + " } catch (TimeoutException e) { Console.WriteLine(e); }")]
    [InlineData("try { " + Work + " } catch (Exception e) { failures.AddRange(evnt.Records.Select(r => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = r.MessageId })); }")]
    [InlineData("try { " + Work + " return new SQSBatchResponse(); } catch (Exception e) { Console.WriteLine(e); } failures.Add(new() { ItemIdentifier = evnt.Records[0].MessageId });")]
    [InlineData("var done = 0; try { foreach (var m in evnt.Records) { await store.SaveAsync(m.Body); done++; } } catch (Exception e) { Console.WriteLine(e); } failures.AddRange(evnt.Records.Skip(done).Select(r => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = r.MessageId }));")]
    [InlineData("var done = new HashSet<string>(); try { foreach (var m in evnt.Records) { await store.SaveAsync(m.Body); done.Add(m.MessageId); } } catch (Exception e) { Console.WriteLine(e); } failures.AddRange(evnt.Records.Where(r => !done.Contains(r.MessageId)).Select(r => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = r.MessageId }));")]
    [InlineData("try { Console.WriteLine(evnt.Records.Count); } catch (Exception e) { Console.WriteLine(e); } " + Work)]
    [InlineData("try { foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception) { " + Add + " } } } catch (Exception e) { Console.WriteLine(e); }")]
    [InlineData("try { foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception) { await store.SaveAsync(m.Body); } } } catch (Exception e) { Console.WriteLine(e); }")]
    public Task Silent_where_the_failure_is_told(string statements) => Silent(HandlerSnippets.Sqs(statements));

    /// <summary>That it cannot report any record is the mistake there, and its repair takes the catch in: AWSM3001.</summary>
    [Fact]
    public Task Silent_where_the_handler_cannot_report_anything() => Silent(HandlerSnippets.Whole(
        "SQSEvent", "try { " + Work + " } catch (Exception e) { Console.WriteLine(e); }"));

    [Fact]
    public Task Silent_on_a_look_alike() => Silent(HandlerSnippets.Usings + """
        public class KafkaEvents { public List<string> Records = []; }

        public class Function(IStore store)
        {
            public void FunctionHandler(KafkaEvents evnt, ILambdaContext context)
            {
                try { store.Save(evnt); } catch (Exception e) { Console.WriteLine(e); }
            }
        }
        """);

    [Fact]
    public Task Silent_on_code_that_does_not_compile() => Silent(
        HandlerSnippets.Sqs("try { store.(evnt); } catch (Exception e) { Console.WriteLine(e) }"), compiles: false);

    [Fact]
    public Task Rethrows() => Fixes(
        HandlerSnippets.Sqs("""
            try
            {
                foreach (var m in evnt.Records)
                {
                    await store.SaveAsync(m.Body);
                }
            }
            {|AWSM3003:catch|} (Exception e)
            {
                // somebody reads this
                context.Logger.LogError(e.Message);
            }
            """),
        HandlerSnippets.Sqs("""
            try
            {
                foreach (var m in evnt.Records)
                {
                    await store.SaveAsync(m.Body);
                }
            }
            catch (Exception e)
            {
                // somebody reads this
                context.Logger.LogError(e.Message);
                throw;
            }
            """));

    [Fact]
    public Task Rethrows_out_of_an_empty_catch() => Fixes(
        HandlerSnippets.Sqs("""
            try {
                store.Save(evnt);
            } {|AWSM3003:catch|} {
                // ignored
            }
            """),
        HandlerSnippets.Sqs("""
            try {
                store.Save(evnt);
            } catch {
                // ignored
                throw;
            }
            """));
}
