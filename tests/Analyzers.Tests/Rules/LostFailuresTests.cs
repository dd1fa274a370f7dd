using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class LostFailuresTests() : RuleTests("AWSM3005")
{
    private const string Work = "foreach (var m in evnt.Records) { await store.SaveAsync(m.Body); }";

    private const string Noting = "foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception) { failures.Add(" + Failure + "); } }";

    private const string Failure = "new SQSBatchResponse.BatchItemFailure { ItemIdentifier = m.MessageId }";

    [Theory]
    [InlineData("try { " + Work + " } catch (Exception e) { context.Logger.LogError(e.Message); return {|AWSM3005:new SQSBatchResponse()|}; }")]
    [InlineData("try { " + Work + " } catch (Exception) { return {|AWSM3005:new()|}; }")]
    [InlineData("try { " + Work + " } catch { return {|AWSM3005:null|}!; }")]
    [InlineData("try { " + Work + " } catch { return {|AWSM3005:new SQSBatchResponse { BatchItemFailures = [] }|}; }")]
    [InlineData("try { " + Work + " } catch { return {|AWSM3005:new SQSBatchResponse(new List<SQSBatchResponse.BatchItemFailure>())|}; }")]
    [InlineData("var lost = new List<SQSBatchResponse.BatchItemFailure>(); foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception) { lost.{|AWSM3005:Add|}(" + Failure + "); } }")]
    [InlineData("List<SQSBatchResponse.BatchItemFailure> lost = []; foreach (var m in evnt.Records) { lost.{|AWSM3005:Add|}(" + Failure + "); } Console.WriteLine(lost.Count);")]
    [InlineData("var response = new SQSBatchResponse(); try { " + Work + " } catch (Exception e) { context.Logger.LogError(e.Message); return {|AWSM3005:response|}; } return response;")]
    [InlineData("SQSBatchResponse response; try { " + Work + " response = new SQSBatchResponse(failures); } catch (Exception e) { Console.WriteLine(e); response = {|AWSM3005:new SQSBatchResponse()|}; } return response;")]
    [InlineData("try { " + Work + " } catch { return {|AWSM3005:new SQSBatchResponse(failures)|}; }")]
    [InlineData("try { foreach (var m in evnt.Records) { var o = JsonSerializer.Deserialize<object>(m.Body); try { store.Save(o!); } catch (Exception) { failures.Add(" + Failure + "); } } } catch { return {|AWSM3005:new SQSBatchResponse()|}; }")]
    [InlineData("try { foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (JsonException) { failures.Add(" + Failure + "); } } } catch { return {|AWSM3005:new SQSBatchResponse()|}; }")]
    [InlineData("try { foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception) { failures.Add(" + Failure + "); throw; } } } catch { return {|AWSM3005:new SQSBatchResponse()|}; }")]
    [InlineData("try { " + Work + " } catch { return {|AWSM3005:new SQSBatchResponse { BatchItemFailures = failures }|}; }")]
    [InlineData("var lost = new List<SQSBatchResponse.BatchItemFailure>(); foreach (var m in evnt.Records) { try { await store.SaveAsync(m.Body); } catch (Exception) { lost.{|AWSM3005:Add|}(" + Failure + "); } } if (lost.Count > 0) { Console.WriteLine(lost.Count); }")]
    [InlineData("var lost = new SQSBatchResponse(); foreach (var m in evnt.Records) { lost.BatchItemFailures.{|AWSM3005:Add|}(" + Failure + "); } Console.WriteLine(lost.BatchItemFailures.Count);")]
    [InlineData("try { await Task.WhenAll(evnt.Records.Select(One)); } catch (Exception e) { Console.WriteLine(e); return {|AWSM3005:new SQSBatchResponse()|}; } async Task One(SQSEvent.SQSMessage m) => await store.SaveAsync(m.Body);")]
    public Task Reports_failures_that_are_not_returned(string statements) => Reports(HandlerSnippets.Sqs(statements));

    [Theory]
    [InlineData("return await Run(evnt);", true)]
    [InlineData("var answer = await Run(evnt); answer.BatchItemFailures.AddRange(failures); return answer;", false)]
    public Task Looks_into_the_method_whose_answer_it_returns(string statements, bool reports)
    {
        const string Member = "private async Task<SQSBatchResponse> Run(SQSEvent evnt) { try { " + Work + " } catch (Exception e) { Console.WriteLine(e); return {|AWSM3005:new SQSBatchResponse()|}; } return new SQSBatchResponse(); }";
        statements = "if (evnt.Records.Count > 0) { " + statements + " }";
        return reports
            ? Reports(HandlerSnippets.Sqs(statements, Member))
            : Silent(HandlerSnippets.Sqs(statements, Member.Replace("{|AWSM3005:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal)));
    }

    /// <summary>A filter that writes a log and is never met sorts nothing out.</summary>
    [Fact]
    public Task Reports_it_behind_a_filter_that_is_for_a_log() => Reports(HandlerSnippets.Sqs(
        "try { " + Work + " } catch (Exception e) when (LogAndPass(e)) { throw; } catch (Exception e) { Console.WriteLine(e); return {|AWSM3005:new SQSBatchResponse()|}; }",
        "private static bool LogAndPass(Exception e) { Console.WriteLine(e); return false; }"));

    [Fact]
    public Task Reports_a_list_that_is_null() => Reports(HandlerSnippets.Kinesis("""
        var response = new Amazon.Lambda.KinesisEvents.StreamsEventResponse();
        foreach (var r in evnt.Records)
        {
            try
            {
                store.Save(r.Kinesis.Data);
            }
            catch (Exception)
            {
                response.BatchItemFailures.{|AWSM3005:Add|}(new Failure { ItemIdentifier = r.Kinesis.SequenceNumber });
                return response;
            }
        }
        """));

    [Theory]
    [InlineData("try { " + Work + " } catch (Exception e) { Console.WriteLine(e); throw; }")]
    [InlineData("try { " + Work + " } catch (Exception e) { Console.WriteLine(e); return new SQSBatchResponse(evnt.Records.Select(m => " + Failure + ").ToList()); }")]
    [InlineData("try { " + Work + " } catch (TimeoutException) { return new SQSBatchResponse(); }")]
    [InlineData("try { " + Work + " } catch (Exception e) when (e.InnerException is TimeoutException) { throw; } catch (Exception e) { Console.WriteLine(e); return new SQSBatchResponse(); }")]
    [InlineData("try { " + Work + " } catch (Exception e) { await store.SaveAsync(e.Message); return new SQSBatchResponse(); }")]
    [InlineData("try { " + Noting + " } catch { return new SQSBatchResponse(failures); }")]
    [InlineData("try { " + Noting + " } catch (Exception e) { context.Logger.LogError(e.Message); return new SQSBatchResponse(); }")]
    [InlineData("var response = new SQSBatchResponse(); try { foreach (var m in evnt.Records.Where(m => m.Body.Length > 0)) { context.Logger.LogInformation(m.Body); try { var o = JsonSerializer.Deserialize<object>(m.Body); store.Save(o!); } catch (Exception) { failures.Add(" + Failure + "); } } response = new SQSBatchResponse(failures); } catch (Exception e) { Console.WriteLine(e); response = new SQSBatchResponse(); } return response;")]
    [InlineData("try { " + Noting + " } catch { return new SQSBatchResponse { BatchItemFailures = failures }; }")]
    [InlineData("var response = new SQSBatchResponse(); try { " + Work + " } catch { response.BatchItemFailures.AddRange(failures); return response; }")]
    [InlineData("var response = new SQSBatchResponse(); var list = response.BatchItemFailures; try { foreach (var m in evnt.Records) { list.Add(" + Failure + "); } } catch { return response; }")]
    [InlineData("var response = new SQSBatchResponse(); Fill(); try { " + Work + " } catch { return response; } void Fill() => response = new SQSBatchResponse(failures);")]
    [InlineData("var response = new SQSBatchResponse(); try { " + Work + " } catch (Exception) { response = new SQSBatchResponse(evnt.Records.Select(m => " + Failure + ").ToList()); } return response;")]
    [InlineData("var response = new SQSBatchResponse(failures); try { " + Work + " } catch (Exception) { response = new SQSBatchResponse(); } response.BatchItemFailures.AddRange(evnt.Records.Select(m => " + Failure + ")); return response;")]
    [InlineData("if (evnt.Records.Count == 0) { return new SQSBatchResponse(); } " + Work)]
    [InlineData("try { Console.WriteLine(evnt.Records.Count); } catch { return new SQSBatchResponse(); } " + Work)]
    [InlineData("var more = new List<SQSBatchResponse.BatchItemFailure>(); foreach (var m in evnt.Records) { more.Add(" + Failure + "); } failures.AddRange(more);")]
    [InlineData("var more = failures; foreach (var m in evnt.Records) { more.Add(" + Failure + "); }")]
    [InlineData("var response = new SQSBatchResponse(); foreach (var m in evnt.Records) { response.BatchItemFailures.Add(" + Failure + "); } return response;")]
    [InlineData("var answer = new SQSBatchResponse(failures); foreach (var m in evnt.Records) { answer.BatchItemFailures.Add(" + Failure + "); }")]
    [InlineData("try { await Task.WhenAll(evnt.Records.Select(One)); } catch (Exception e) { Console.WriteLine(e); return new SQSBatchResponse(); } async Task One(SQSEvent.SQSMessage m) { try { await store.SaveAsync(m.Body); } catch (Exception) { failures.Add(" + Failure + "); } }")]
    public Task Silent_where_they_are_or_may_be(string statements) => Silent(HandlerSnippets.Sqs(statements));

    [Theory]
    [InlineData("var response = new Amazon.Lambda.KinesisEvents.StreamsEventResponse { BatchItemFailures = [] }; response.BatchItemFailures.Add(new Failure()); return response;")]
    [InlineData("var response = new Amazon.Lambda.KinesisEvents.StreamsEventResponse(); response.BatchItemFailures = new List<Failure>(); response.BatchItemFailures.Add(new Failure()); return response;")]
    [InlineData("var response = new Amazon.Lambda.KinesisEvents.StreamsEventResponse(); Fill(response); response.BatchItemFailures.Add(new Failure()); void Fill(Amazon.Lambda.KinesisEvents.StreamsEventResponse r) => r.BatchItemFailures = [];")]
    public Task Silent_on_a_list_that_may_be_there(string statements) => Silent(HandlerSnippets.Kinesis(statements));

    [Fact]
    public Task Silent_in_methods_that_are_no_handlers_and_on_look_alikes() => Silent(HandlerSnippets.Usings + """
        namespace Own
        {
            public class StreamsEventResponse { public List<string> BatchItemFailures = null!; }
        }

        public class Work(IStore store)
        {
            private SQSBatchResponse Try(SQSEvent evnt)
            {
                try { store.Save(evnt); } catch { return new SQSBatchResponse(); }
                return new SQSBatchResponse();
            }

            public Own.StreamsEventResponse FunctionHandler(KinesisEvent evnt, ILambdaContext context)
            {
                var response = new Own.StreamsEventResponse();
                response.BatchItemFailures.Add("1");
                return response;
            }
        }
        """);

    [Fact]
    public Task Silent_on_code_that_does_not_compile() => Silent(
        HandlerSnippets.Sqs("try { store.Save(evnt.); } catch { return new SQS(; }"), compiles: false);

    [Theory]
    [InlineData("if (lost.Count > 0) throw new InvalidOperationException();", false)]
    [InlineData("ThrowIf(lost.Count > 0);", false)]
    [InlineData("var count = lost.Count; if (count > 0) throw new InvalidOperationException();", false)]
    [InlineData("context.Logger.LogLine(lost.Count + \" failed\");", true)]
    public async Task Is_silent_where_the_number_of_failures_decides(string statement, bool isWrong)
    {
        var source = HandlerSnippets.Sqs($$"""
            var lost = new List<SQSBatchResponse.BatchItemFailure>();
            foreach (var message in evnt.Records)
            {
                try { await store.SaveAsync(message.Body); }
                catch (Exception) { lost.{{(isWrong ? "{|AWSM3005:Add|}" : "Add")}}(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId }); }
            }

            {{statement}}
            """,
            "private static void ThrowIf(bool failed) { if (failed) throw new InvalidOperationException(); }");
        await (isWrong ? Reports(source) : Silent(source));
    }

    [Theory]
    [InlineData("LogAndThrow(e);")]
    [InlineData("LogFailure(e);")]
    [InlineData("LogInList(e);")]
    [InlineData("await LogAndForward(evnt, e);")]
    public async Task Is_silent_where_what_logs_does_more(string statement) => await Silent(HandlerSnippets.Usings + $$"""
        public class Function
        {
            private readonly IStore store = null!;

            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                var response = new SQSBatchResponse();
                try
                {
                    foreach (var message in evnt.Records) await store.SaveAsync(message.Body);
                }
                catch (Exception e)
                {
                    {{statement}}
                    response = new SQSBatchResponse();
                }

                return response;
            }

            private async Task LogAndForward(SQSEvent evnt, Exception e)
            {
                Console.WriteLine(e);
                foreach (var message in evnt.Records) await store.SaveAsync("failed: " + message.Body);
            }

            private static void LogAndThrow(Exception e) => throw new InvalidOperationException("", e);

            private static void LogFailure(Exception e)
            {
                Console.WriteLine(e);
                if (e is TimeoutException) throw new InvalidOperationException("", e);
            }

            private readonly List<Exception> failures = [];
            private void LogInList(Exception e) => failures.Add(e);
        }
        """);
}
