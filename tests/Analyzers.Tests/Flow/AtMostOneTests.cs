using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Flow;

/// <summary>Whether a collection may have one element at most: here what <c>Probe</c> is given.</summary>
public sealed class AtMostOneTests
{
    private const string Members = """
        private readonly List<string> all = new();

        private static IEnumerable<string> OneByOne(string text) { yield return text; }

        private static IEnumerable<string> Words(string text) { foreach (var word in text.Split(' ')) yield return word; }
        """;

    [Theory]
    [InlineData("Probe(all);")]
    [InlineData("Probe(text.Split(';'));")]
    [InlineData("Probe(all.Where(a => !string.IsNullOrEmpty(a)).ToList());")]
    [InlineData("Probe(all.Where(a => a.Length > number));")]
    [InlineData("Probe(all.GroupBy(a => a.Length));")]
    [InlineData("Probe(all.Skip(1));")]
    [InlineData("Probe(Words(text));")]
    [InlineData("List<string> some = [.. all]; Probe(some);")]
    [InlineData("string[] some = [text, .. all.Where(a => a == text)]; Probe(some);")]
    [InlineData("var some = all.ToList(); if (some.Count == 0) return; Probe(some);")]
    [InlineData("var some = all.ToList(); if (some.Count < 1) return; Probe(some);")]
    [InlineData("var some = new List<string>(); some.Add(text); some.Add(text); Probe(some);")]
    [InlineData("var some = new List<string>(); foreach (var a in all) some.Add(a); Probe(some);")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { MaxNumberOfMessages = 10 }); Probe(r.Messages);")]
    public void Knows_what_has_many(string statements) => Assert.False(MayBeIn(statements));

    [Theory]
    [InlineData("Probe(new[] { text });")]
    [InlineData("Probe(all.Take(1));")]
    [InlineData("Probe(all.TakeLast(1).ToList());")]
    [InlineData("Probe(all.Where(a => a == text));")]
    [InlineData("string[] one = [.. all.Where(a => a == text)]; Probe(one);")]
    [InlineData("List<string> one = [.. all.Take(1)]; Probe(one);")]
    [InlineData("Probe(all.Skip(number));")]
    [InlineData("Probe(all.DistinctBy(a => a.Length));")]
    [InlineData("Probe(all.GroupBy(a => number));")]
    [InlineData("Probe(OneByOne(text));")]
    [InlineData("var some = all.ToList(); if (some.Count == 1) Probe(some);")]
    [InlineData("var some = all.ToList(); if (some is [var only]) Probe(some);")]
    [InlineData("var some = new List<string>(); some.Add(text); Probe(some);")]
    [InlineData("var some = flag ? new List<string> { text } : all.Where(a => a == text).ToList(); Probe(some);")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(text); Probe(r.Messages);")]
    [InlineData("var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = text }); Probe(r.Messages);")]
    public void Knows_what_may_have_one(string statements) => Assert.True(MayBeIn(statements));

    [Theory]
    [InlineData("Send(all);", false)]
    [InlineData("Send(new List<string> { text });", true)]
    [InlineData("Send(new List<string> { text }); Send(all);", false)]
    public void Asks_the_callers_of_a_private_method(string statements, bool expected) =>
        Assert.Equal(expected, MayBeIn(statements, "private void Send(List<string> some) => Probe(some);"));

    private static bool MayBeIn(string statements, string members = "")
    {
        var probe = FlowProbe.At(statements, Members + members);
        return AtMostOne.MayBeIn(probe.Argument, probe.Flow);
    }
}
