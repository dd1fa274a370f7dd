using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Flow;

/// <summary>What an object's property was given by the time somebody uses it.</summary>
public sealed class ObjectsTests
{
    private const string Helpers = """
        private ReceiveMessageRequest field = new() { WaitTimeSeconds = 1 };
        private static List<ReceiveMessageRequest> kept = new();
        private static void Change(ReceiveMessageRequest r) => r.WaitTimeSeconds = 9;
        private ReceiveMessageRequest Make() { var r = new ReceiveMessageRequest(); r.WaitTimeSeconds = 7; return r; }
        private ReceiveMessageRequest MakeAndKeep() { var r = new ReceiveMessageRequest(); kept.Add(r); return r; }
        """;

    [Theory]
    [InlineData("Probe(new ReceiveMessageRequest());", "absent")]
    [InlineData("Probe(new ReceiveMessageRequest(\"q\"));", "absent")]
    [InlineData("Probe(new ReceiveMessageRequest { WaitTimeSeconds = 5 });", "5")]
    [InlineData("Probe<ReceiveMessageRequest>(new() { WaitTimeSeconds = 5 });", "5")]
    [InlineData("var r = new ReceiveMessageRequest { WaitTimeSeconds = 5 }; Probe(r);", "5")]
    [InlineData("var r = new ReceiveMessageRequest(); r.WaitTimeSeconds = 5; Probe(r);", "5")]
    [InlineData("var r = new ReceiveMessageRequest(); if (flag) { r.QueueUrl = text; } r.WaitTimeSeconds = 5; Probe(r);", "5")]
    [InlineData("var r = new ReceiveMessageRequest(); Probe(r); r.WaitTimeSeconds = 5;", "5 absent")]
    [InlineData("var r = new ReceiveMessageRequest(); Console.WriteLine(r.QueueUrl); r.WaitTimeSeconds = 5; Probe(r);", "5 absent")]
    [InlineData("var r = new ReceiveMessageRequest(); { r.WaitTimeSeconds = 5; } Probe(r);", "5 absent")]
    [InlineData("var r = new ReceiveMessageRequest(); if (flag) r.WaitTimeSeconds = 5; Probe(r);", "5 absent")]
    [InlineData("var r = new ReceiveMessageRequest { WaitTimeSeconds = 1 }; while (flag) { Probe(r); r.WaitTimeSeconds = 2; }", "1 2")]
    [InlineData("ReceiveMessageRequest r; if (flag) r = new() { WaitTimeSeconds = 1 }; else r = new() { WaitTimeSeconds = 2 }; Probe(r);", "1 2")]
    [InlineData("Probe(flag ? new ReceiveMessageRequest { WaitTimeSeconds = 1 } : new ReceiveMessageRequest());", "1 absent")]
    [InlineData("var r = new ReceiveMessageRequest(); await sqs.ReceiveMessageAsync(r); Probe(r);", "absent")]
    [InlineData("var r = new ReceiveMessageRequest(); Console.WriteLine(r); ArgumentNullException.ThrowIfNull(r); Probe(r);", "absent")]
    [InlineData("var r = new ReceiveMessageRequest(); if (r != null && r is not null) Probe(r);", "absent")]
    [InlineData("var r = new ReceiveMessageRequest(); var u = r.QueueUrl; _ = r.ToString(); Probe(r);", "absent")]
    [InlineData("var r = new ReceiveMessageRequest(); r.QueueUrl = \"q\"; Func<Task> f = () => sqs.ReceiveMessageAsync(r); Probe(r);", "absent")]
    [InlineData("var a = new ReceiveMessageRequest(); var b = a; b.WaitTimeSeconds = 3; Probe(b);", "3 absent")]
    [InlineData("var other = new ReceiveMessageRequest(); other.WaitTimeSeconds = 3; Probe(new ReceiveMessageRequest());", "absent")]
    [InlineData("Probe(field);", "1")]
    [InlineData("Probe(Make());", "7")]
    public void Is_known_while_the_object_stays_in_sight(string statements, string expected) => AssertWait(expected, statements);

    [Theory]
    [InlineData("Probe(kept[0]);")]
    [InlineData("ReceiveMessageRequest? r = null; Probe(r);")]
    [InlineData("var r = new ReceiveMessageRequest(); Change(r); Probe(r);")]
    [InlineData("var r = new ReceiveMessageRequest(); kept.Add(r); Probe(r);")]
    [InlineData("var r = new ReceiveMessageRequest(); var alias = r; Probe(r);")]
    [InlineData("var r = new ReceiveMessageRequest(); field = r; Probe(r);")]
    [InlineData("var r = new ReceiveMessageRequest(); var box = new { r }; Probe(r);")]
    [InlineData("var r = new ReceiveMessageRequest(); var all = new[] { r }; Probe(r);")]
    [InlineData("var r = new ReceiveMessageRequest(); ReceiveMessageRequest Out() => r; Probe(r);")]
    [InlineData("var r = new ReceiveMessageRequest(); if (r is { } again) again.WaitTimeSeconds = 1; Probe(r);")]
    [InlineData("var r = new ReceiveMessageRequest(); r.WaitTimeSeconds += 1; Probe(r);")]
    [InlineData("var r = new ReceiveMessageRequest(); r.WaitTimeSeconds ??= number; Probe(r);")]
    [InlineData("var r = new ReceiveMessageRequest(); r = Make2(r); Probe(r); static ReceiveMessageRequest Make2(ReceiveMessageRequest x) => x;")]
    [InlineData("Probe(MakeAndKeep());")]
    [InlineData("foreach (var r in kept) Probe(r);")]
    public void Is_unknown_once_the_object_may_be_changed_out_of_sight(string statements) => AssertWait("unknown", statements);

    [Theory]
    [InlineData("private readonly ReceiveMessageRequest f = new(); void Later() => f.WaitTimeSeconds = 4;", "4 absent")]
    [InlineData("private readonly ReceiveMessageRequest f = new(); void Later() => Change(f);", "unknown")]
    [InlineData("private readonly ReceiveMessageRequest f; public Home(string q) { f = new ReceiveMessageRequest { QueueUrl = q }; }", "absent")]
    [InlineData("private readonly ReceiveMessageRequest f; public Home(ReceiveMessageRequest r) { f = r; }", "unknown")]
    [InlineData("private readonly ReceiveMessageRequest f; public Home() { var r = new ReceiveMessageRequest(); r.WaitTimeSeconds = 2; f = r; }", "2")]
    [InlineData("public readonly ReceiveMessageRequest f = new();", "unknown")]
    [InlineData("internal ReceiveMessageRequest f { get; } = new();", "unknown")]
    public void Fields_are_followed_through_their_type(string member, string expected) => AssertWait(expected, "Probe(f);", member);

    private static void AssertWait(string expected, string statements, string members = "")
    {
        var probe = FlowProbe.At(statements, Helpers + members);
        Assert.Equal(expected, FlowProbe.Write(probe.Flow.ValuesOf(probe.Flow.PropertyOf(probe.Argument, "WaitTimeSeconds"))));
    }
}
