using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class OnlyFirstRecordTests() : RuleTests("AWSM3018")
{
    [Theory]
    [InlineData("var m = {|AWSM3018:evnt.Records[0]|}; await store.SaveAsync(m.Body);")]
    [InlineData("await store.SaveAsync({|AWSM3018:evnt.Records.First()|}.Body);")]
    [InlineData("var m = evnt.Records?{|AWSM3018:.FirstOrDefault()|}; if (m is null) { return; } await store.SaveAsync(m.Body);")]
    [InlineData("var body = evnt.Records?{|AWSM3018:[0]|}.Body; await store.SaveAsync(body ?? \"\");")]
    [InlineData("var m = {|AWSM3018:evnt.Records.FirstOrDefault()|}; if (m != null) { await store.SaveAsync(m.Body); }")]
    [InlineData("context.Logger.LogInformation(evnt.Records.Count.ToString()); store.Save({|AWSM3018:evnt.Records[0]|}.Body);")]
    [InlineData("if (evnt.Records.Count == 0) { return; } var body = {|AWSM3018:evnt.Records[0]|}.Body; store.Save(body); store.Save(evnt.Records[0].MessageId);")]
    [InlineData("var m = {|AWSM3018:evnt.Records[0]|}; Console.WriteLine(m.MessageId); await store.SaveAsync(m.EventSourceArn + m.Body);")]
    [InlineData("var all = evnt.Records; if (all.Count == 0) { return; } await store.SaveAsync({|AWSM3018:all[0]|}.Body);")]
    [InlineData("if (evnt.Records is [{|AWSM3018:var first|}, ..]) { await store.SaveAsync(first.Body); }")]
    [InlineData("if (evnt?.Records is not [{|AWSM3018:var first|}, ..]) { return; } Console.WriteLine(first.MessageId); await store.SaveAsync(first.Body);")]
    [InlineData("var all = evnt.Records; context.Logger.LogInformation($\"{all.Count}\"); if (all.Count > 0) { await store.SaveAsync({|AWSM3018:all[0]|}.Body); }")]
    public Task Reports_a_handler_of_the_first_record(string statements) => Reports(HandlerSnippets.Whole("SQSEvent", statements));

    [Theory]
    [InlineData("KinesisEvent", "store.Save({|AWSM3018:evnt.Records[0]|}.Kinesis.Data);")]
    [InlineData("DynamoDBEvent", "store.Save({|AWSM3018:evnt.Records.First()|}.Dynamodb.NewImage);")]
    public Task Reports_it_for_streams(string type, string statements) => Reports(HandlerSnippets.Whole(type, statements));

    [Fact]
    public Task Reports_it_where_failures_are_returned() => Reports(HandlerSnippets.Sqs("store.Save({|AWSM3018:evnt.Records[0]|}.Body);"));

    [Theory]
    [InlineData("foreach (var m in evnt.Records) { await store.SaveAsync(m.Body); }")]
    [InlineData("var all = evnt.Records; await store.SaveAsync(all[0].Body); all.RemoveAt(0); foreach (var m in all) { await store.SaveAsync(m.Body); }")]
    [InlineData("var first = evnt.Records[0]; Console.WriteLine(first.EventSourceArn); foreach (var m in evnt.Records) { await store.SaveAsync(m.Body); }")]
    [InlineData("System.Diagnostics.Debug.Assert(evnt.Records.Count <= 1); await store.SaveAsync(evnt.Records[0].Body);")]
    [InlineData("if (evnt.Records.Count > 1) { throw new InvalidOperationException(); } await store.SaveAsync(evnt.Records[0].Body);")]
    [InlineData("await store.SaveAsync(evnt.Records.Single().Body);")]
    [InlineData("if (evnt.Records is [var first, ..] all) { Console.WriteLine(first.MessageId + first.Body); foreach (var m in all) { await store.SaveAsync(m.Body); } }")]
    [InlineData("if (evnt.Records is [var first, ..]) { await store.SaveAsync(first.Body); } if (evnt.Records is [_, .. var rest]) { foreach (var m in rest) { await store.SaveAsync(m.Body); } }")]
    [InlineData("if (evnt.Records is [_, _, ..]) { throw new InvalidOperationException(); } if (evnt.Records is [var first, ..]) { await store.SaveAsync(first.Body); }")]
    [InlineData("if (evnt.Records is [var only]) { await store.SaveAsync(only.Body); } else { throw new InvalidOperationException(); }")]
    [InlineData("if (evnt.Records is [var first, .. ]) { Console.WriteLine(first.MessageId); } await store.SaveAsync(\"all of it\");")]
    [InlineData("if (evnt.Records is [var first, ..]) { await store.SaveAsync(first.EventSourceArn); } foreach (var m in evnt.Records) { await store.SaveAsync(m.Body); }")]
    [InlineData("if (evnt.Records.ToArray() is [var first, .. var others]) { await store.SaveAsync(first.Body); foreach (var m in others) { await store.SaveAsync(m.Body); } }")]
    [InlineData("for (var i = 0; i < evnt.Records.Count; i++) { await store.SaveAsync(evnt.Records[i].Body); }")]
    [InlineData("await store.SaveAsync(evnt.Records.First(m => m.Body.Length > 0).Body);")]
    [InlineData("store.Save(evnt); await store.SaveAsync(evnt.Records[0].Body);")]
    [InlineData("await store.SaveAsync(evnt.Records[1].Body);")]
    [InlineData("switch (evnt.Records.Count) { case 0: return; case 1: await store.SaveAsync(evnt.Records[0].Body); return; default: throw new InvalidOperationException(); }")]
    [InlineData("context.Logger.LogInformation(evnt.Records[0].MessageId); await store.SaveAsync(\"all of it\");")]
    [InlineData("var first = evnt.Records[0]; Console.WriteLine($\"{first.MessageId}\"); await store.SaveAsync(first.EventSourceArn);")]
    [InlineData("var all = evnt.Records; if (all.Count != 1) { throw new InvalidOperationException(); } await store.SaveAsync(all[0].Body);")]
    [InlineData("var all = evnt.Records; ArgumentOutOfRangeException.ThrowIfGreaterThan(all.Count, 1); await store.SaveAsync(all[0].Body);")]
    [InlineData("var all = evnt.Records; var more = all.Count > 1; if (more) { throw new InvalidOperationException(); } await store.SaveAsync(all[0].Body);")]
    [InlineData("var all = evnt.Records; if (all is not { Count: 1 }) { throw new InvalidOperationException(); } await store.SaveAsync(all[0].Body);")]
    [InlineData("var more = evnt.Records.Count > 1; if (more) { throw new InvalidOperationException(); } await store.SaveAsync(evnt.Records[0].Body);")]
    [InlineData("var all = evnt.Records; if (IsTooMany(all.Count)) { throw new InvalidOperationException(); } await store.SaveAsync(all[0].Body); static bool IsTooMany(int n) => n > 1;")]
    public Task Silent_where_others_are_looked_at_or_refused(string statements) => Silent(HandlerSnippets.Whole("SQSEvent", statements));

    [Fact]
    public Task Silent_when_the_batch_size_is_one() => Silent(HandlerSnippets.Whole(
        "SQSEvent", "await store.SaveAsync(evnt.Records[0].Body);", "[LambdaFunction] [SQSEvent(\"q\", BatchSize = 1)]"));

    [Fact]
    public Task Silent_when_it_is_declared_to_be_one() => Silent(
        HandlerSnippets.Whole("SQSEvent", "await store.SaveAsync(evnt.Records[0].Body);"),
        options: "awsm_only_first_record.batch_size_is_one = true");

    [Fact]
    public Task Silent_on_a_look_alike_and_outside_handlers() => Silent(HandlerSnippets.Usings + """
        public class SqsEvents { public List<SQSEvent.SQSMessage> Records = []; }

        public class Function(IStore store)
        {
            public void FunctionHandler(SqsEvents evnt, ILambdaContext context) => store.Save(evnt.Records[0]);
            private string BodyOf(SQSEvent evnt) => evnt.Records[0].Body;
        }
        """);

    [Fact]
    public Task Silent_on_code_that_does_not_compile() => Silent(
        HandlerSnippets.Whole("SQSEvent", "store.Save(evnt.Records[; evnt.Records.First(;"), compiles: false);

    [Fact]
    public Task Goes_through_all_of_them() => Fixes(
        HandlerSnippets.Whole("SQSEvent", """
            // the message
            var message = {|AWSM3018:evnt.Records[0]|};

            // and what it says
            var text = message.Body;
            if (text.Length > 0)
            {
                await store.SaveAsync(text); // kept
            }
            """),
        HandlerSnippets.Whole("SQSEvent", """
            // the message
            foreach (var message in evnt.Records)
            {
                // and what it says
                var text = message.Body;
                if (text.Length > 0)
                {
                    await store.SaveAsync(text); // kept
                }
            }
            """));

    [Fact]
    public Task Leaves_the_response_behind_the_loop() => Fixes(
        HandlerSnippets.Sqs("\n" + """
            SQSEvent.SQSMessage message = {|AWSM3018:evnt.Records.First()|};
            await store.SaveAsync(message.Body);
            """),
        HandlerSnippets.Sqs("\n" + """
            foreach (SQSEvent.SQSMessage message in evnt.Records)
            {
                await store.SaveAsync(message.Body);
            }
            """ + "\n"));

    [Fact]
    public Task Gives_the_end_a_line_of_its_own() => Fixes(
        HandlerSnippets.Whole("SQSEvent", """
            var message = {|AWSM3018:evnt.Records[0]|};
            await store.SaveAsync(message.Body); return; // done
            """),
        HandlerSnippets.Whole("SQSEvent", """
            foreach (var message in evnt.Records)
                    {
                        await store.SaveAsync(message.Body);
                    }

                    return; // done
            """));

    [Theory]
    [InlineData("await store.SaveAsync({|AWSM3018:evnt.Records[0]|}.Body);")]
    [InlineData("var m = {|AWSM3018:evnt.Records[0]|}; if (m.Body.Length == 0) { return; } await store.SaveAsync(m.Body);")]
    public Task Leaves_other_shapes_to_a_person(string statements) => NotFixed(HandlerSnippets.Whole("SQSEvent", statements));

    /// <summary>The stack that maps the queue to the handler is in the same project.</summary>
    [Theory]
    [InlineData("1", false)]
    [InlineData("10", true)]
    [InlineData("int.Parse(System.Environment.GetEnvironmentVariable(\"BATCH_SIZE\")!)", false)]
    public async Task Looks_at_the_mapping_in_view(string size, bool isFound)
    {
        var found = await MappedHandler.FindAsync("store.Save(evnt.Records[0].Body);", size);

        Assert.Equal(isFound, found.Contains("AWSM3018"));
    }
}
