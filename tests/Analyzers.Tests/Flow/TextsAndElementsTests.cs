using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Flow;

/// <summary>The end of texts that are known in part, and the elements of collections.</summary>
public sealed class TextsAndElementsTests
{
    [Theory]
    [InlineData("Probe(\"orders.fifo\");", true)]
    [InlineData("Probe($\"https://sqs.{text}.amazonaws.com/orders.fifo\");", true)]
    [InlineData("Probe(text + \".fifo\");", true)]
    [InlineData("Probe($\"{text}{\".fifo\"}\");", true)]
    [InlineData("var name = \"orders\"; Probe(text + name + \".fi\" + \"fo\");", true)]
    [InlineData("Probe(flag ? \"a.fifo\" : \"b.fifo\");", true)]
    [InlineData("Probe(Url);", true)]
    [InlineData("Probe((await sqs.GetQueueUrlAsync(\"orders.fifo\")).QueueUrl);", true)]
    [InlineData("var r = await sqs.GetQueueUrlAsync(new GetQueueUrlRequest { QueueName = \"orders.fifo\" }); Probe(r.QueueUrl);", true)]
    [InlineData("Probe((await sqs.CreateQueueAsync(\"orders.fifo\").ConfigureAwait(false)).QueueUrl);", true)]
    [InlineData("Probe(text);", false)]
    [InlineData("Probe(\".fifo\" + text);", false)]
    [InlineData("Probe($\"orders.fifo{text}\");", false)]
    [InlineData("Probe(\"orders.FIFO\");", false)]
    [InlineData("Probe(flag ? \"a.fifo\" : \"b\");", false)]
    [InlineData("Probe(flag ? \"a.fifo\" : text);", false)]
    [InlineData("Probe(text ?? \"a.fifo\");", false)]
    [InlineData("Probe($\"{text,10}.fifo\".Trim());", false)]
    [InlineData("Probe((await sqs.GetQueueUrlAsync(text)).QueueUrl);", false)]
    [InlineData("Probe(new SendMessageRequest { QueueUrl = \"a.fifo\" }.QueueUrl);", false)]
    public void The_end_of_a_text_is_known_or_not(string statements, bool expected)
    {
        var probe = FlowProbe.At(statements, "private readonly string Url = Base + \"/orders.fifo\"; private static string Base => Environment.MachineName;");
        Assert.Equal(expected, probe.Flow.EndsWith(probe.Argument, ".fifo"));
    }

    [Theory]
    [InlineData("Probe(new[] { 1, 2 });", "2 complete")]
    [InlineData("Probe(new List<int> { 1, 2 });", "2 complete")]
    [InlineData("Probe<List<int>>([1, 2]);", "2 complete")]
    [InlineData("Probe<List<int>>([]);", "0 complete")]
    [InlineData("Probe(new List<int>(new[] { 1 }) { 2 });", "2 complete")]
    [InlineData("var l = new List<int>(); l.Add(1); if (l.Count < 9) l.Add(2); Probe(l);", "2 complete")]
    [InlineData("var l = new List<int>(10) { 1 }; l.AddRange(new[] { 2, 3 }); Probe(l);", "3 complete")]
    [InlineData("Probe(new[] { 1, 2 }.ToList());", "2 complete")]
    [InlineData("Probe(text.Select(c => new { c }).ToList());", "1 complete")]
    [InlineData("Probe(text.Select(c => { if (c == 'a') return 1; return 2; }).ToArray());", "2 complete")]
    [InlineData("var l = new List<int>(); foreach (var c in text) l.Add(c); Probe(l);", "1 complete")]
    [InlineData("Probe<List<int>>([1, .. new[] { 2 }]);", "2 complete")]
    [InlineData("Probe<List<int>>([.. text.Select(Convert), .. new List<int> { 1 }]);", "2 complete")]
    [InlineData("int[] l = [.. text.Select(c => c * 2)]; Probe(l);", "1 complete")]
    [InlineData("Probe<List<int>>([1, .. Given]);", "1 open")]
    [InlineData("List<int> l = [1]; l = [.. l, 2]; Probe(l);", "2 open")]
    [InlineData("Probe(text.ToList());", "0 open")]
    [InlineData("Probe(text.Select(Convert).ToList());", "1 complete")]
    [InlineData("var l = new List<int> { 1 }; l.AddRange(text.Select(Convert)); Probe(l);", "2 complete")]
    [InlineData("Probe(text.Select(char.ToUpperInvariant).ToList());", "0 open")]
    [InlineData("var l = new List<int> { 1 }; Fill(l); Probe(l);", "1 open")]
    [InlineData("var l = new List<int> { 1 }; l[0] = number; Probe(l);", "1 open")]
    [InlineData("var l = new List<int> { 1 }; foreach (var x in l) { } Probe(l);", "1 open")]
    [InlineData("Probe(Given);", "0 open")]
    [InlineData("IEnumerable<int> l = new[] { 1 }; l = l.ToList(); Probe(l);", "1 open")]
    [InlineData("var l = new List<int> { 1 }; l = new List<int>(l); Probe(l);", "1 open")]
    [InlineData("var a = new List<int> { 1 }; var b = new List<int>(); a.AddRange(b); b.AddRange(a); Probe(a);", "1 open")]
    public void The_elements_of_a_collection_are_known_or_not(string statements, string expected)
    {
        var probe = FlowProbe.At(statements, "private static int Convert(char c) => c; private static void Fill(List<int> l) => l.Add(2); public List<int> Given { get; set; } = new();");
        var elements = probe.Flow.ElementsOf(probe.Argument);
        Assert.Equal(expected, $"{elements.Expressions.Count} {(elements.IsComplete ? "complete" : "open")}");
    }

    [Theory]
    [InlineData("Probe(new SendMessageBatchRequest { Entries = new List<SendMessageBatchRequestEntry> { new(), new() } });", "2 complete")]
    [InlineData("Probe(new SendMessageBatchRequest { Entries = [new(), new()] });", "2 complete")]
    [InlineData("Probe(new SendMessageBatchRequest { Entries = { new SendMessageBatchRequestEntry() } });", "1 complete")]
    [InlineData("Probe(new SendMessageBatchRequest(\"q\", new List<SendMessageBatchRequestEntry> { new() }));", "1 complete")]
    [InlineData("var r = new SendMessageBatchRequest(); r.Entries = [new()]; Probe(r);", "1 complete")]
    [InlineData("var r = new SendMessageBatchRequest { Entries = new() }; r.Entries.Add(new()); Probe(r);", "1 complete")]
    [InlineData("var l = new List<SendMessageBatchRequestEntry>(); l.Add(new()); var r = new SendMessageBatchRequest { Entries = l }; Probe(r);", "1 complete")]
    [InlineData("var r = new SendMessageBatchRequest { Entries = [new()] }; foreach (var e in r.Entries) e.MessageGroupId = text; Probe(r);", "1 open")]
    [InlineData("var l = new List<SendMessageBatchRequestEntry> { new() }; var r = new SendMessageBatchRequest { Entries = l }; l.ForEach(e => e.MessageGroupId = text); Probe(r);", "1 open")]
    [InlineData("Probe(new SendMessageBatchRequest { Entries = Given });", "0 open")]
    [InlineData("var r = Make(); Probe(r);", "0 open")]
    public void The_elements_of_a_property_are_known_or_not(string statements, string expected)
    {
        var probe = FlowProbe.At(
            statements,
            "public List<SendMessageBatchRequestEntry> Given { get; set; } = new(); protected virtual SendMessageBatchRequest Make() => new();");
        var elements = probe.Flow.ElementsOf(probe.Argument, "Entries");
        Assert.Equal(expected, $"{elements.Expressions.Count} {(elements.IsComplete ? "complete" : "open")}");
    }
}
