using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Tests.Flow;

/// <summary>Objects in collections, objects just created, and the name at the end of an address.</summary>
public sealed class ElementObjectsTests
{
    private const string Members = """
        private static SendMessageBatchRequestEntry Make(char c) => new() { Id = "m" };
        private static List<SendMessageBatchRequestEntry> MakeAll(string text) => text.Select(Make).ToList();
        private static void Fill(List<SendMessageBatchRequestEntry> l) => l[0].MessageGroupId = "g";
        private static void Stamp(SendMessageRequest request) => request.MessageGroupId = "g";
        """;

    /// <summary>What is known of the first element's MessageGroupId: absent, set, or unknown.</summary>
    [Theory]
    [InlineData("Probe(new List<SendMessageBatchRequestEntry> { new() });", "absent")]
    [InlineData("Probe(new List<SendMessageBatchRequestEntry> { new() { MessageGroupId = text } });", "set")]
    [InlineData("var e = new SendMessageBatchRequestEntry(); var l = new List<SendMessageBatchRequestEntry>(); l.Add(e); Probe(l);", "absent")]
    [InlineData("var e = new SendMessageBatchRequestEntry(); var l = new List<SendMessageBatchRequestEntry>(); l.Add(e); e.MessageGroupId = text; Probe(l);", "set")]
    [InlineData("var l = new List<SendMessageBatchRequestEntry> { new() }; if (l.Count > 0 && l.Any()) Probe(l);", "absent")]
    [InlineData("Probe(text.Select(Make).ToList());", "absent")]
    [InlineData("Probe((from c in text select new SendMessageBatchRequestEntry()).ToList());", "absent")]
    [InlineData("Probe(MakeAll(text));", "absent")]
    [InlineData("var l = MakeAll(text); l[0].MessageGroupId = text; Probe(l);", "unknown")]
    [InlineData("var l = MakeAll(text); Fill(l); Probe(l);", "unknown")]
    [InlineData("var l = new List<SendMessageBatchRequestEntry> { new() }; foreach (var e in l) e.MessageGroupId = text; Probe(l);", "unknown")]
    [InlineData("var l = new List<SendMessageBatchRequestEntry> { new() }; l.ForEach(e => e.MessageGroupId = text); Probe(l);", "unknown")]
    [InlineData("var l = new List<SendMessageBatchRequestEntry> { new() }; l.Find(e => true)!.MessageGroupId = text; Probe(l);", "unknown")]
    [InlineData("var l = new List<SendMessageBatchRequestEntry> { new() }; var other = l; other[0].MessageGroupId = text; Probe(l);", "unknown")]
    [InlineData("var e = new SendMessageBatchRequestEntry(); var l = new List<SendMessageBatchRequestEntry> { e }; var k = new List<SendMessageBatchRequestEntry> { e }; Probe(l);", "unknown")]
    public void An_element_s_property_is_known_through_its_collection(string statements, string expected)
    {
        var probe = FlowProbe.At(statements, Members);
        var elements = probe.Flow.ElementsOf(probe.Argument);
        Assert.Equal(expected, Word(probe.Flow.PropertyOf(elements, elements.Expressions[0], "MessageGroupId")));
    }

    /// <summary>The same of the first SendMessageRequest that is created.</summary>
    [Theory]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest()); Probe(1);", "absent")]
    [InlineData("await sqs.SendMessageAsync(new SendMessageRequest { MessageGroupId = text }); Probe(1);", "set")]
    [InlineData("var r = new SendMessageRequest(); await sqs.SendMessageAsync(r); Probe(1);", "absent")]
    [InlineData("var r = new SendMessageRequest(); r.MessageGroupId = text; Probe(1);", "set")]
    [InlineData("SendMessageRequest r; r = new SendMessageRequest(); if (flag) r.MessageGroupId = text; Probe(1);", "set")]
    [InlineData("var l = new List<SendMessageRequest>(); l.Add(new SendMessageRequest()); Probe(1);", "unknown")]
    [InlineData("var l = new List<SendMessageRequest>(); var r = new SendMessageRequest(); l.Add(r); Probe(1);", "unknown")]
    [InlineData("var l = text.Select(c => new SendMessageRequest()); Probe(1);", "unknown")]
    [InlineData("var l = text.Select(c => { var r = new SendMessageRequest(); r.QueueUrl = text; return r; }); Probe(1);", "unknown")]
    [InlineData("Stamp(new SendMessageRequest()); Probe(1);", "unknown")]
    [InlineData("var r = new SendMessageRequest(); Stamp(r); Probe(1);", "unknown")]
    [InlineData("var r = new SendMessageRequest(); var other = r; other.MessageGroupId = text; Probe(1);", "unknown")]
    [InlineData("var r = new SendMessageRequest(); SendMessageRequest other; other = r; Probe(1);", "unknown")]
    [InlineData("var r = new SendMessageRequest(); Action a = () => r.MessageGroupId = text; Probe(1);", "set")]
    [InlineData("var l = text.Select(c => new SendMessageRequest()).ToList(); foreach (var r in l) r.MessageGroupId = text; Probe(1);", "unknown")]
    [InlineData("var r = new SendMessageRequest(); Probe(1);", "unknown")]
    [InlineData("SendMessageRequest New() => new(); var r = New(); r.MessageGroupId = text; Probe(1);", "unknown")]
    [InlineData("void New(out SendMessageRequest made) { made = new(); } New(out var r); r.MessageGroupId = text; Probe(1);", "unknown")]
    public void A_created_object_s_property_is_known_from_where_it_is_created(string statements, string expected)
    {
        var probe = FlowProbe.At(statements, Members);
        var creation = BodyIndex.RootOf(probe.Call).DescendantsAndSelf().OfType<IObjectCreationOperation>().First(c => c.Type?.Name == "SendMessageRequest");
        Assert.Equal(expected, Word(probe.Flow.PropertyOfCreated(creation, "MessageGroupId")));
    }

    [Theory]
    [InlineData("Probe(\"https://sqs.eu-west-1.amazonaws.com/1/orders.fifo\");", "orders.fifo")]
    [InlineData("Probe(\"arn:aws:sns:eu-west-1:1:orders.fifo\");", "orders.fifo")]
    [InlineData("Probe(\"orders.fifo\");", "orders.fifo")]
    [InlineData("Probe($\"{text}/orders.fifo\");", "orders.fifo")]
    [InlineData("Probe((await sqs.GetQueueUrlAsync(\"orders.fifo\")).QueueUrl);", "orders.fifo")]
    [InlineData("Probe(flag ? \"https://a/orders.fifo\" : \"https://b/orders.fifo\");", "orders.fifo")]
    [InlineData("Probe(flag ? \"https://a/orders.fifo\" : \"https://a/invoices.fifo\");", null)]
    [InlineData("Probe($\"{text}-orders.fifo\");", null)]
    [InlineData("Probe((await sqs.GetQueueUrlAsync(text + \".fifo\")).QueueUrl);", null)]
    public void The_name_in_an_address_is_known_as_a_whole_or_not(string statements, string? expected)
    {
        var probe = FlowProbe.At(statements);
        Assert.Equal(expected, probe.Flow.LastPart(probe.Flow.SourcesOf(probe.Argument).Expressions));
    }

    private static string Word(PropertyValue property) => property.IsUnknown ? "unknown" : property.IsAbsent ? "absent" : "set";
}
