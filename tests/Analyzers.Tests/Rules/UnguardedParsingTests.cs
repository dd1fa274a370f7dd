using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class UnguardedParsingTests() : RuleTests("AWSM3020")
{
    private const string Guard = "try { store.Save(o!); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); }";

    [Theory]
    [InlineData("var o = JsonSerializer.{|AWSM3020:Deserialize<object>|}(m.Body);")]
    [InlineData("var o = JsonSerializer.{|AWSM3020:Deserialize<object>|}(m.Body) switch { null => m.MessageId, var read => read };")]
    [InlineData("var body = m.Body; object? o; o = JsonSerializer.{|AWSM3020:Deserialize<object>|}(body);")]
    [InlineData("using var o = JsonDocument.{|AWSM3020:Parse|}(m.Body);")]
    [InlineData("var o = (object)Guid.{|AWSM3020:Parse|}(m.Body);")]
    [InlineData("var o = (object)Convert.{|AWSM3020:FromBase64String|}(m.Body);")]
    [InlineData("var o = System.Xml.Linq.XDocument.{|AWSM3020:Parse|}(m.Body);")]
    [InlineData("if (string.IsNullOrWhiteSpace(m.Body)) { continue; } var o = JsonSerializer.{|AWSM3020:Deserialize<object>|}(m.Body);")]
    [InlineData("var first = m.Body.StartsWith(\"{\"); if (!first) { continue; } var o = JsonSerializer.{|AWSM3020:Deserialize<object>|}(m.Body);")]
    public Task Reports_parsing_before_the_try(string parsing) =>
        Reports(HandlerSnippets.Sqs("foreach (var m in evnt.Records) { " + parsing + " " + Guard + " }"));

    [Theory]
    [InlineData("var all = evnt.Records.Select(m => (m, JsonSerializer.{|AWSM3020:Deserialize<object>|}(m.Body))).ToList(); foreach (var (m, o) in all) { ", "try { store.Save(o!); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } }")]
    [InlineData("foreach (var (m, o) in evnt.Records.Select(m => (m, Guid.{|AWSM3020:Parse|}(m.Body)))) { ", "try { store.Save(o); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } }")]
    [InlineData("var ids = new List<string>(); foreach (var m in evnt.Records) { var o = JsonSerializer.{|AWSM3020:Deserialize<object>|}(m.Body); ", "try { store.Save(o!); } catch (Exception) { ids.Add(m.MessageId); } } failures.AddRange(ids.Select(i => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = i }));")]
    [InlineData("foreach (var m in evnt.Records) { var o = JsonSerializer.{|AWSM3020:Deserialize<object>|}(m.Body); ", "try { store.Save(o!); } catch (Exception) { Note(failures, m); } } static void Note(List<SQSBatchResponse.BatchItemFailure> all, SQSEvent.SQSMessage m) => all.Add(new() { ItemIdentifier = m.MessageId });")]
    public Task Reports_parsing_ahead_and_other_ways_to_keep_a_failure(string ahead, string guarded) => Reports(HandlerSnippets.Sqs(ahead + guarded));

    [Theory]
    [InlineData("var all = evnt.Records.Where(m => CanRead(m.Body)).Select(m => (m, JsonSerializer.Deserialize<object>(m.Body))).ToList(); foreach (var (m, o) in all) { " + Guard + " } static bool CanRead(string body) => body.Length > 0;")]
    [InlineData("var all = evnt.Records.Select(m => (m, m.Body.Length > 0 ? JsonSerializer.Deserialize<object>(m.Body) : null)).ToList(); foreach (var (m, o) in all) { " + Guard + " }")]
    [InlineData("try { var all = evnt.Records.Select(m => (m, JsonSerializer.Deserialize<object>(m.Body))).ToList(); foreach (var (m, o) in all) { " + Guard + " } } catch (JsonException) { throw; }")]
    [InlineData("var parked = new List<SQSEvent.SQSMessage>(); foreach (var m in evnt.Records) { var o = JsonSerializer.Deserialize<object>(m.Body); try { store.Save(o!); } catch (Exception) { parked.Add(m); } } store.Save(parked);")]
    [InlineData("var all = evnt.Records.Select(m => (m, Read: new Lazy<object>(() => JsonSerializer.Deserialize<object>(m.Body)!))).ToList(); foreach (var (m, read) in all) { try { store.Save(read.Value); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } }")]
    [InlineData("var all = evnt.Records.Select(m => (m, Read: (Func<object?>)(() => JsonSerializer.Deserialize<object>(m.Body)))).ToList(); foreach (var (m, read) in all) { try { store.Save(read()!); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } }")]
    public Task Silent_on_parsing_ahead_of_what_can_be_read(string statements) => Silent(HandlerSnippets.Sqs(statements));

    [Fact]
    public Task Reports_it_in_loops_that_count() => Reports(HandlerSnippets.Sqs(
        "for (var i = 0; i < evnt.Records.Count; i++) { var m = evnt.Records[i]; var o = JsonSerializer.{|AWSM3020:Deserialize<object>|}(m.Body); " + Guard + " }"));

    [Theory]
    [InlineData("foreach (var m in evnt.Records) { var o = {|AWSM3020:Read|}(m); " + Guard + " }", "private static object Read(SQSEvent.SQSMessage m) { if (m.Body == \"\") { return 1; } return JsonSerializer.Deserialize<object>(m.Body)!; }")]
    [InlineData("foreach (var m in evnt.Records) { var o = {|AWSM3020:Read|}(m.Body); " + Guard + " } object Read(string body) => Guid.Parse(body);", "")]
    [InlineData("foreach (var m in evnt.Records) { var o = {|AWSM3020:Read|}(m.Body); " + Guard + " } object Read(string body) { var o = JsonSerializer.Deserialize<object>(body); return o is null ? throw new JsonException() : o; }", "")]
    [InlineData("if (evnt?.Records is not { Count: > 0 } records) { return new SQSBatchResponse(); } foreach (var m in records) { var o = JsonSerializer.{|AWSM3020:Deserialize<object>|}(m.Body); " + Guard + " }", "")]
    [InlineData("List<SQSEvent.SQSMessage> records; records = evnt.Records; foreach (var m in records) { var o = JsonSerializer.{|AWSM3020:Deserialize<object>|}(m.Body); " + Guard + " }", "")]
    [InlineData("foreach (var m in evnt.Records) { await One(m, failures); }", "private async Task One(SQSEvent.SQSMessage m, List<SQSBatchResponse.BatchItemFailure> failures) { await Task.Yield(); var o = JsonSerializer.{|AWSM3020:Deserialize<object>|}(m.Body); " + Guard + " }")]
    [InlineData("foreach (var m in evnt.Records) { One(m); } void One(SQSEvent.SQSMessage m) { var o = JsonSerializer.{|AWSM3020:Deserialize<object>|}(m.Body); " + Guard + " }", "")]
    [InlineData("await Task.WhenAll(evnt.Records.Select(async m => { var o = JsonSerializer.{|AWSM3020:Deserialize<object>|}(m.Body); try { await store.SaveAsync(\"\" + o); } catch { lock (failures) { failures.Add(new() { ItemIdentifier = m.MessageId }); } } }));", "")]
    [InlineData("await Task.WhenAll([.. evnt.Records.Select(async m => { var o = JsonSerializer.{|AWSM3020:Deserialize<object>|}(m.Body); try { await store.SaveAsync(\"\" + o); } catch { lock (failures) { failures.Add(new() { ItemIdentifier = m.MessageId }); } } })]);", "")]
    public Task Reports_it_one_method_away(string statements, string members) => Reports(HandlerSnippets.Sqs(statements, members));

    [Theory]
    [InlineData("foreach (var m in evnt.Records) { var o = Read(m); " + Guard + " }", "private static object? Read(SQSEvent.SQSMessage m) { try { return JsonSerializer.Deserialize<object>(m.Body); } catch (JsonException) { return null; } }")]
    [InlineData("foreach (var m in evnt.Records) { var o = Read(m.MessageId); " + Guard + " }", "private static object Read(string id) => Guid.Parse(id);")]
    [InlineData("foreach (var m in evnt.Records) { var o = Read(m); " + Guard + " }", "private static object Read(SQSEvent.SQSMessage m) => JsonSerializer.Deserialize<object>(\"{}\")!.Equals(m);")]
    [InlineData("foreach (var m in evnt.Records) { var o = Read(m); " + Guard + " }", "private static object Read(SQSEvent.SQSMessage m) => new Lazy<object>(() => JsonSerializer.Deserialize<object>(m.Body)!);")]
    [InlineData("foreach (var m in evnt.Records) { try { One(m, failures); } catch (JsonException) { } }", "private void One(SQSEvent.SQSMessage m, List<SQSBatchResponse.BatchItemFailure> failures) { var o = JsonSerializer.Deserialize<object>(m.Body); " + Guard + " }")]
    [InlineData("try { All(evnt, failures); } catch (JsonException) { throw; }", "private void All(SQSEvent evnt, List<SQSBatchResponse.BatchItemFailure> failures) { foreach (var m in evnt.Records) { var o = JsonSerializer.Deserialize<object>(m.Body); " + Guard + " } }")]
    [InlineData("for (var i = 0; i < evnt.Records.Count; i++) { var m = evnt.Records[i]; try { var o = JsonSerializer.Deserialize<object>(m.Body); store.Save(o!); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } }", "")]
    [InlineData("try { await Task.WhenAll(evnt.Records.Select(async m => { var o = JsonSerializer.Deserialize<object>(m.Body); try { await store.SaveAsync(\"\" + o); } catch { lock (failures) { failures.Add(new() { ItemIdentifier = m.MessageId }); } } })); } catch (JsonException) { throw; }", "")]
    [InlineData("var tasks = evnt.Records.Select(async m => { var o = JsonSerializer.Deserialize<object>(m.Body); try { await store.SaveAsync(\"\" + o); } catch { lock (failures) { failures.Add(new() { ItemIdentifier = m.MessageId }); } } }).ToList(); await Task.WhenAny(Task.WhenAll(tasks), Task.Delay(1000));", "")]
    public Task Silent_where_the_method_or_its_caller_catches_it_or_it_is_no_content(string statements, string members) => Silent(HandlerSnippets.Sqs(statements, members));

    /// <summary>What stands before the try need not run there, or let its failure pass.</summary>
    [Theory]
    [InlineData("foreach (var m in evnt.Records) { Func<object?> read = () => JsonSerializer.Deserialize<object>(m.Body); try { store.Save(read()!); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } }", "")]
    [InlineData("foreach (var m in evnt.Records) { Func<Task> work = async () => await store.SaveAsync(Guid.Parse(m.Body).ToString()); try { store.Save(work); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } }", "")]
    [InlineData("foreach (var m in evnt.Records) { var o = new Lazy<object?>(() => JsonSerializer.Deserialize<object>(m.Body)); try { store.Save(o.Value!); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } }", "")]
    [InlineData("foreach (var m in evnt.Records) { var parsing = Task.Run(() => JsonSerializer.Deserialize<object>(m.Body)); try { store.Save(await parsing); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } }", "")]
    [InlineData("foreach (var m in evnt.Records) { var o = m.Body.Split(',').Select(l => (l, JsonSerializer.Deserialize<object>(m.Body))); try { store.Save(o.ToList()); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } }", "")]
    [InlineData("foreach (var m in evnt.Records) { var parsing = JsonSerializer.DeserializeAsync<object>(new MemoryStream(Convert.FromHexString(m.Body))); try { store.Save((await parsing)!); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } }", "")]
    [InlineData("foreach (var m in evnt.Records) { var o = Read(m); try { store.Save(o.ToList()); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } }", "private static IEnumerable<object> Read(SQSEvent.SQSMessage m) { foreach (var line in m.Body.Split(',')) { yield return Guid.Parse(m.Body); } }")]
    [InlineData("foreach (var m in evnt.Records) { var o = OrNull(() => JsonSerializer.Deserialize<object>(m.Body)); try { store.Save(o!); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } }", "private static T? OrNull<T>(Func<T> read) where T : class? { try { return read(); } catch (JsonException) { return null; } }")]
    [InlineData("foreach (var m in evnt.Records) { var o = Read(m.Body); try { store.Save(o!); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } }", "private static object? Read(string body) { if (!Guid.TryParse(body, out _)) { return null; } return Guid.Parse(body); }")]
    [InlineData("foreach (var m in evnt.Records) { object? o = null; if (m.Body != \"\") { try { o = Guid.Parse(m.Body); } catch (FormatException) { } } try { store.Save(o!); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } }", "")]
    [InlineData("foreach (var m in evnt.Records) { var o = Guid.TryParse(m.Body, out _) ? Guid.Parse(m.Body) : Guid.Empty; try { store.Save(o); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } }", "")]
    [InlineData("var good = evnt.Records.FindAll(r => CanRead(r.Body)); foreach (var m in good) { var o = Guid.Parse(m.Body); try { store.Save(o); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } }", "private static bool CanRead(string body) => body.Length > 0;")]
    [InlineData("var (good, bad) = (evnt.Records.FindAll(r => CanRead(r.Body)), evnt.Records.FindAll(r => !CanRead(r.Body))); foreach (var m in good) { var o = Guid.Parse(m.Body); try { store.Save(o); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } }", "private static bool CanRead(string body) => body.Length > 0;")]
    [InlineData("One(evnt.Records.Where(r => r.Body != \"\").ToList(), failures);", "private void One(List<SQSEvent.SQSMessage> good, List<SQSBatchResponse.BatchItemFailure> failures) { foreach (var m in good) { var o = Guid.Parse(m.Body); try { store.Save(o); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } } }")]
    [InlineData("await Task.WhenAll(evnt.Records.Where(r => CanRead(r.Body)).Select(async m => { var o = Guid.Parse(m.Body); try { await store.SaveAsync(\"\" + o); } catch { lock (failures) { failures.Add(new() { ItemIdentifier = m.MessageId }); } } }));", "private static bool CanRead(string body) => body.Length > 0;")]
    public Task Silent_where_it_is_parsed_later_or_caught_or_checked(string statements, string members) => Silent(HandlerSnippets.Sqs(statements, members));

    [Theory]
    [InlineData("foreach (var m in evnt.Records) { var o = m.Body.Split(',').Select(l => (l, JsonSerializer.{|AWSM3020:Deserialize<object>|}(m.Body))).ToList(); try { store.Save(o); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } }", "")]
    [InlineData("foreach (var m in evnt.Records) { var o = Timed(() => JsonSerializer.{|AWSM3020:Deserialize<object>|}(m.Body)); try { store.Save(o!); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } }", "private static T Timed<T>(Func<T> read) { var before = DateTime.UtcNow; var read1 = read(); Console.WriteLine(DateTime.UtcNow - before); return read1; }")]
    [InlineData("foreach (var m in evnt.Records) { var o = await JsonSerializer.{|AWSM3020:DeserializeAsync<object>|}(new MemoryStream(Convert.FromHexString(m.Body))); try { store.Save(o!); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } }", "")]
    [InlineData("var all = evnt.Records.OrderBy(r => r.MessageId).ToList(); foreach (var m in all) { var o = Guid.{|AWSM3020:Parse|}(m.Body); try { store.Save(o); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } }", "")]
    [InlineData("foreach (var group in evnt.Records.GroupBy(r => r.MessageId)) { foreach (var m in group) { var o = Guid.{|AWSM3020:Parse|}(m.Body); try { store.Save(o); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } } }", "")]
    [InlineData("One(evnt.Records, failures);", "private void One(List<SQSEvent.SQSMessage> all, List<SQSBatchResponse.BatchItemFailure> failures) { foreach (var m in all) { var o = Guid.{|AWSM3020:Parse|}(m.Body); try { store.Save(o); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } } }")]
    public Task Reports_what_certainly_runs_there(string statements, string members) => Reports(HandlerSnippets.Sqs(statements, members));

    [Fact]
    public Task Reports_it_for_streams() => Reports(HandlerSnippets.Kinesis(
        "foreach (var r in evnt.Records) { var o = JsonSerializer.{|AWSM3020:Deserialize<object>|}(r.Kinesis.Data); try { store.Save(o!); } catch { failures.Add(new Failure { ItemIdentifier = r.Kinesis.SequenceNumber }); break; } }"));

    [Fact]
    public Task Silent_on_what_the_service_writes() => Silent(HandlerSnippets.Kinesis(
        "foreach (var r in evnt.Records) { object o = Enum.Parse<DayOfWeek>(r.EventName); try { store.Save(o); } catch { failures.Add(new Failure { ItemIdentifier = r.Kinesis.SequenceNumber }); break; } }"));

    [Theory]
    [InlineData("foreach (var m in evnt.Records) { try { var o = JsonSerializer.Deserialize<object>(m.Body); store.Save(o!); } catch (Exception) { failures.Add(new() { ItemIdentifier = m.MessageId }); } }")]
    [InlineData("try { foreach (var m in evnt.Records) { var o = JsonSerializer.Deserialize<object>(m.Body); " + Guard + " } } catch (JsonException) { throw; }")]
    [InlineData("foreach (var m in evnt.Records) { object? o = null; try { o = JsonSerializer.Deserialize<object>(m.Body); } catch (JsonException) { continue; } " + Guard + " }")]
    [InlineData("foreach (var m in evnt.Records) { var o = JsonSerializer.Deserialize<object>(\"{}\"); " + Guard + " }")]
    [InlineData("foreach (var m in evnt.Records) { if (!Guid.TryParse(m.Body, out var id)) { continue; } object o = id; " + Guard + " }")]
    [InlineData("foreach (var m in evnt.Records) { var o = JsonSerializer.Deserialize<object>(m.Body); try { store.Save(o!); } catch (Exception) { throw; } }")]
    [InlineData("foreach (var m in evnt.Records) { var o = JsonSerializer.Deserialize<object>(m.Body); store.Save(o!); }")]
    [InlineData("foreach (var m in evnt.Records) { if (!Guid.TryParse(m.Body, out _)) { continue; } object o = Guid.Parse(m.Body); " + Guard + " }")]
    [InlineData("foreach (var m in evnt.Records) { var can = Guid.TryParse(m.Body, out _); if (!can) { continue; } object o = Guid.Parse(m.Body); " + Guard + " }")]
    public Task Silent_where_it_is_guarded_or_nothing_would_be_reported(string statements) => Silent(HandlerSnippets.Sqs(statements));

    /// <summary>That it cannot report any record is the mistake there: AWSM3001.</summary>
    [Fact]
    public Task Silent_where_the_handler_cannot_report_anything() => Silent(HandlerSnippets.Whole(
        "SQSEvent", "foreach (var m in evnt.Records) { var o = JsonSerializer.Deserialize<object>(m.Body); try { store.Save(o!); } catch (Exception) { Console.WriteLine(); } }"));

    [Fact]
    public Task Silent_on_look_alikes() => Silent(HandlerSnippets.Usings + """
        public static class JsonSerializer
        {
            public static object Deserialize<T>(string text) => text;
        }

        public class Function(IStore store)
        {
            public SQSBatchResponse FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                var failures = new List<SQSBatchResponse.BatchItemFailure>();
                foreach (var m in evnt.Records)
                {
                    var o = global::JsonSerializer.Deserialize<object>(m.Body);
                    try { store.Save(o); } catch { failures.Add(new() { ItemIdentifier = m.MessageId }); }
                }

                return new SQSBatchResponse(failures);
            }
        }
        """);

    [Fact]
    public Task Silent_on_code_that_does_not_compile() => Silent(
        HandlerSnippets.Sqs("foreach (var m in evnt.Records) { var o = JsonSerializer.Deserialize<(m.Body); try { store.Save(o; } catch { } }"), compiles: false);

    [Fact]
    public Task Moves_the_parsing_into_the_try() => Fixes(
        HandlerSnippets.Sqs("""
            foreach (var m in evnt.Records)
            {
                Console.WriteLine(m.MessageId);

                // what it says
                var o = JsonSerializer.{|AWSM3020:Deserialize<object>|}(m.Body); // JSON
                var copy = o;

                // and what becomes of it
                try
                {
                    store.Save(copy!);
                }
                catch (Exception e)
                {
                    Console.WriteLine(e);
                    failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = m.MessageId });
                }
            }
            """),
        HandlerSnippets.Sqs("""
            foreach (var m in evnt.Records)
            {
                Console.WriteLine(m.MessageId);

                // and what becomes of it
                try
                {
                    // what it says
                    var o = JsonSerializer.Deserialize<object>(m.Body); // JSON
                    var copy = o;
                    store.Save(copy!);
                }
                catch (Exception e)
                {
                    Console.WriteLine(e);
                    failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = m.MessageId });
                }
            }
            """));

    [Fact]
    public Task Leaves_it_where_the_value_is_needed_later() => NotFixed(HandlerSnippets.Sqs("""
        foreach (var m in evnt.Records)
        {
            var o = JsonSerializer.{|AWSM3020:Deserialize<object>|}(m.Body);
            try
            {
                store.Save(o!);
            }
            catch (Exception)
            {
                failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = m.MessageId });
            }

            Console.WriteLine(o);
        }
        """));

    [Fact]
    public Task Moves_the_call_of_a_method_that_parses() => Fixes(
        HandlerSnippets.Sqs(Loop("""
                var o = {|AWSM3020:Read|}(m); // JSON
                try
                {
            """), Reader),
        HandlerSnippets.Sqs(Loop("""
                try
                {
                    var o = Read(m); // JSON
            """), Reader));

    private const string Reader = "private static object Read(SQSEvent.SQSMessage m) => JsonSerializer.Deserialize<object>(m.Body)!;";

    private static string Loop(string beginning) => $$"""
        for (var i = 0; i < evnt.Records.Count; i++)
        {
            // the next
            var m = evnt.Records[i];
        {{beginning}}
                store.Save(o);
            }
            catch (Exception)
            {
                failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = m.MessageId });
            }
        }
        """;

    [Theory]
    [InlineData("foreach (var record in evnt.Records.Where(r => IsJson(r.Body))) {", "}")]
    [InlineData("foreach (var record in evnt.Records) { if (!IsJson(record.Body)) { continue; }", "}")]
    [InlineData("await EachAsync(evnt.Records, async record => {", "});")]
    public async Task Is_silent_where_the_body_was_checked_or_the_caller_catches(string before, string after) => await Silent(HandlerSnippets.Sqs($$"""
        {{before}}
            var order = JsonSerializer.Deserialize<string>(record.Body);
            try
            {
                await store.SaveAsync(order!);
            }
            catch (Exception)
            {
                failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = record.MessageId });
            }
        {{after}}
        """,
        """
        private static bool IsJson(string text) => text.StartsWith("{");

        private static async Task EachAsync(IEnumerable<SQSEvent.SQSMessage> records, Func<SQSEvent.SQSMessage, Task> work)
        {
            foreach (var record in records)
            {
                try { await work(record); } catch (JsonException e) { Console.WriteLine(e); }
            }
        }
        """));
}
