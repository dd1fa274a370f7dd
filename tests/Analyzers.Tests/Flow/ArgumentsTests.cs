using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Flow;

/// <summary>What a private method's parameter is given by all its calls.</summary>
public sealed class ArgumentsTests
{
    private const string Constants = """

        private const string Orders = "https://q/orders.fifo";
        private const string Bills = "https://q/bills.fifo";
        private const string Plain = "https://q/plain";
        private static readonly string Computed = Environment.MachineName;
        private bool enabled;
        """;

    private static string Values(string statements, string members, string elsewhere = "")
    {
        var probe = FlowProbe.At(statements, members + Constants, elsewhere);
        return FlowProbe.Write(probe.Flow.WithCallers(probe.Call).ValuesOf(probe.Argument));
    }

    [Theory]
    [InlineData("Send(\"a\");", "a")]
    [InlineData("Send(\"a\"); Send(\"a\");", "a")]
    [InlineData("Send(\"a\"); this.Send(\"b\");", "a b")]
    [InlineData("Send(Orders);", "https://q/orders.fifo")]
    [InlineData("const string own = \"a\"; Send(url: own);", "a")]
    [InlineData("Send(flag ? \"a\" : \"b\");", "a b")]
    [InlineData("var url = \"a\"; Send(url);", "a")]
    [InlineData("Action later = () => Send(\"a\"); later();", "a")]
    [InlineData("Send(null);", "absent")]
    [InlineData("Send(null); Send(\"a\");", "a absent")]
    [InlineData("Send(nameof(Orders));", "Orders")]
    [InlineData("Send(text);", "unknown")]
    [InlineData("Send(\"a\"); Send(text);", "unknown")]
    [InlineData("Send(\"a\"); Send(Computed);", "unknown")]
    [InlineData("foreach (var url in new[] { \"a\" }) Send(url);", "unknown")]
    [InlineData("var url = \"a\"; if (flag) url = text; Send(url);", "unknown")]
    [InlineData("_ = 1;", "unknown")]
    public void A_parameter_is_all_that_the_calls_give(string statements, string expected) =>
        Assert.Equal(expected, Values(statements, "private void Send(string url) => Probe(url);"));

    [Fact]
    public void Without_asking_for_callers_it_is_unknown()
    {
        var probe = FlowProbe.At("Send(\"a\");", "private void Send(string url) => Probe(url);");
        Assert.True(probe.Flow.ValuesOf(probe.Argument).IsUnknown);
        Assert.True(probe.Flow.WithCallers(probe.Call).WithoutCallers.ValuesOf(probe.Argument).IsUnknown);
    }

    [Theory]
    [InlineData("Send(1);", "private void Send(int wait) => Probe(wait);", "1")]
    [InlineData("Send(1);", "private void Send(int? wait) => Probe(wait);", "1")]
    [InlineData("Send(2); Send(3);", "private void Send(long wait) => Probe(wait * 10);", "20 30")]
    [InlineData("Send();", "private void Send(int wait = 20) => Probe(wait);", "20")]
    [InlineData("Send(\"x\"); Send(\"x\", group: \"g\");", "private void Send(string url, string group = null) => Probe(group);", "g absent")]
    [InlineData("Send(b: \"2\", a: \"1\");", "private void Send(string a, string b) => Probe(b);", "2")]
    [InlineData("Send(1, \"a\");", "private void Send<T>(T first, string url) => Probe(url);", "a")]
    [InlineData("Send(\"a\");", "private static void Send(string url) => Probe(url);", "a")]
    [InlineData("await Send(\"a\");", "private async Task Send(string url) { await Task.Yield(); Probe($\"{url}-b\"); }", "a-b")]
    [InlineData("Send(\"a\"); Send(\"b\");", "private void Send(string url) => Probe(\"x/\" + url);", "x/a x/b")]
    [InlineData("Send(\"a\");", "private void Send(string url) { var made = url + \".fifo\"; Probe(made); }", "a.fifo")]
    [InlineData("Send(null);", "private void Send(string url) => Probe(url ?? \"b\");", "unknown")]
    [InlineData("Send(\"a\");", "private void Send(string url) { foreach (var x in new[] { 1, 2 }) { Probe(url); } }", "a")]
    [InlineData("Send(\"a\");", "private void Send(string url) => new[] { 1 }.Select(x => Probe(url)).ToList();", "a")]
    [InlineData("Send(\"a\");", "private void Send(string url) => Task.Run(() => Probe(url));", "a")]
    [InlineData("Send(\"a\");", "private void Send(string url) { if (TryOther(url)) return; Probe(url); } private static bool TryOther(string url) => url.Length > 9;", "unknown")]
    [InlineData("Send(\"a\");", "private void Send(string url) { var done = TryOther(url); if (done) { return; } Probe(url); } private static bool TryOther(string url) => url.Length > 9;", "unknown")]
    [InlineData("Send(\"a\");", "private void Send(string url) { bool done; done = TryOther(url); if (!done) { } else return; Probe(url); } private static bool TryOther(string url) => url.Length > 9;", "unknown")]
    [InlineData("Send(\"a\");", "private void Send(string url) { foreach (var x in new[] { 1, 2 }) { if (TryOther(url)) return; } Probe(url); } private static bool TryOther(string url) => url.Length > 9;", "unknown")]
    [InlineData("Send(\"a\");", "private void Send(string url) { try { Other(url); return; } catch (InvalidOperationException) { } Probe(url); } private static void Other(string url) { }", "unknown")]
    [InlineData("Send(\"a\");", "private void Send(string url) { if (string.IsNullOrEmpty(url) || !enabled) return; Probe(url); }", "a")]
    [InlineData("Send(\"a\");", "private void Send(string url) { if (IsOff(url)) throw new InvalidOperationException(); Probe(url); } private static bool IsOff(string url) => url.Length > 9;", "unknown")]
    [InlineData("Send(\"a\");", "private void Send(string url) { try { Probe(url); return; } catch (InvalidOperationException) { } Other(url); } private static void Other(string url) { }", "a")]
    [InlineData("Send(\"a\");", "private void Send(string url) => Pick(flag2, () => { }, () => Probe(url)); private bool flag2; private static void Pick(bool b, Action x, Action y) { }", "unknown")]
    [InlineData("Send(\"a\");", "private void Send(string url) { var ways = new Dictionary<bool, Action>(); ways.Add(true, () => Probe(url)); }", "unknown")]
    [InlineData("Send(\"a\");", "private void Send(string url) => Later(() => Probe(url)); private static void Later(Action x) { }", "unknown")]
    [InlineData("Send(\"a\");", "private void Send(string url) { ref var u = ref url; u = \"b\"; Probe(url); }", "unknown")]
    [InlineData("Add(\"a\");", "private void Add(string url) => Probe(url);", "unknown")]
    [InlineData("Send(\"a\"); void Send(string url) => Probe(url);", "", "a")]
    [InlineData("Send(\"a\"); Send(\"b\"); static void Send(string url) { Probe(url); }", "", "a b")]
    [InlineData("Inner.Run();", "private static class Inner { public static void Run() => Send(\"a\"); private static void Send(string url) => Probe(url); }", "a")]
    [InlineData("new Inner().Run(this);", "private void Send(string url) => Probe(url); private class Inner { public void Run(Home home) => home.Send(\"a\"); }", "a")]
    [InlineData("Send(\"a\");", "[System.Diagnostics.DebuggerStepThrough] private void Send(string url) => Probe(url);", "a")]
    [InlineData("Send(\"a\");", "private void Send(string url) => Probe(url); private void Send(int other) { } private void Other() => Send(1);", "a")]
    [InlineData("Send(\"a\"); var other = new Other(); other.Send(text); other.Send2(Send: text);", "private void Send(string url) => Probe(url); private class Other { public void Send(string s) { } public void Send2(string Send) { } }", "a")]
    [InlineData("Send();", "private void Send([System.Runtime.CompilerServices.CallerMemberName] string caller = \"\") => Probe(caller);", "Run")]
    [InlineData("Probe(Full(\"orders\"));", "private static string Full(string name) => \"https://q/\" + name;", "https://q/orders")]
    public void Private_methods_and_local_functions_of_all_forms_are_asked(string statements, string members, string expected) =>
        Assert.Equal(expected, Values(statements, members));

    [Theory]
    [InlineData("Send(\"a\");", "public void Send(string url) => Probe(url);")]
    [InlineData("Send(\"a\");", "internal void Send(string url) => Probe(url);")]
    [InlineData("Send(\"a\");", "void Send(ref string url) => Probe(url); void Send(string url) => Send(ref url);")]
    [InlineData("Send(\"a\");", "private void Send(in string url) => Probe(url);")]
    [InlineData("Send(\"a\");", "private void Send(params string[] urls) => Probe(urls[0]);")]
    [InlineData("Send(\"a\");", "private void Send(object url) => Probe(url);")]
    [InlineData("Send(\"a\");", "private void Send(string url) { url = url.Trim(); Probe(url); }")]
    [InlineData("Send(\"a\");", "private void Send(string url) { url ??= Computed; Probe(url); }")]
    [InlineData("Send(\"a\");", "private void Send(string url) { Fill(out url); Probe(url); } private static void Fill(out string s) => s = Computed;")]
    [InlineData("Send(\"a\");", "private void Send(string url) { Action set = () => url = Computed; set(); Probe(url); }")]
    [InlineData("Send(\"a\"); Action<string> send = Send; send(text);", "private void Send(string url) => Probe(url);")]
    [InlineData("Send(\"a\"); new List<string> { text }.ForEach(Send);", "private void Send(string url) => Probe(url);")]
    [InlineData("Send(\"a\"); Text += Send;", "private event Action<string> Text; private void Send(string url) => Probe(url);")]
    [InlineData("Send(\"a\"); dynamic home = this; home.Send(text);", "private void Send(string url) => Probe(url);")]
    [InlineData("Send(\"a\"); dynamic given = text; Send(given);", "private void Send(string url) => Probe(url);")]
    [InlineData("Send(\"a\"); GetType().GetMethod(nameof(Send)).Invoke(this, new object[] { text });", "private void Send(string url) => Probe(url);")]
    [InlineData("Send(\"a\"); GetType().GetMethod(\"Send\").Invoke(this, new object[] { text });", "private void Send(string url) => Probe(url);")]
    [InlineData("Send(\"a\");", "[Command] private void Send(string url) => Probe(url); private class CommandAttribute : Attribute { }")]
    [InlineData("Send(\"a\");", "private void Send([Bound] string url) => Probe(url); private class BoundAttribute : Attribute { }")]
    [InlineData("((IRun)new Inner()).Send(\"a\");", "private interface IRun { void Send(string url); } private class Inner : IRun { void IRun.Send(string url) => Probe(url); }")]
    [InlineData("new Inner(\"a\");", "private class Inner { public Inner(string url) => Probe(url); }")]
    [InlineData("new Inner(\"a\");", "private class Inner(string url) { public string Url => Probe(url); }")]
    [InlineData("new Inner(\"a\");", "private record Inner(string Url) { public string Again() => Probe(Url); }")]
    [InlineData("Text = \"a\";", "private string Text { set => Probe(value); }")]
    [InlineData("Send(\"a\"); void Send(string url) => Probe(url); Action<string> other = Send; other(text);", "")]
    [InlineData("Func<string, string> send = url => Probe(url); send(\"a\");", "")]
    [InlineData("Send(\"a\");", "private void Send(string url) { if (url.Length > 3) Send(url + \"b\"); Probe(url); }")]
    [InlineData("Outer(\"a\");", "private void Outer(string url) => Send(url); private void Send(string url) => Probe(url);")]
    [InlineData("Outer(\"a\");", "private void Outer(string name) => Send($\"x/{name}\"); private void Send(string url) => Probe(url);")]
    [InlineData("Send(Make(\"a\"));", "private static string Make(string s) => s; private void Send(string url) => Probe(url);")]
    [InlineData("Send(\"1\"); Send(\"2\"); Send(\"3\"); Send(\"4\"); Send(\"5\"); Send(\"6\"); Send(\"7\"); Send(\"8\"); Send(\"9\"); Send(\"10\"); Send(\"11\"); Send(\"12\"); Send(\"13\");", "private void Send(string url) => Probe(url);")]
    public void Anybody_else_who_may_call_and_anything_else_that_may_be_passed_makes_it_unknown(string statements, string members) =>
        Assert.Equal("unknown", Values(statements, members));

    [Theory]
    [InlineData("if (url.EndsWith(\".fifo\")) { _ = 1; } else { Probe(url); }")]
    [InlineData("if (fifo) { Act(); return; } Probe(url);")]
    [InlineData("if (fifo) Act(); else Probe(url);")]
    [InlineData("_ = fifo ? Act() : Probe(url);")]
    [InlineData("_ = fifo switch { true => Act(), false => Probe(url) };")]
    [InlineData("switch (url) { case \"b\": Probe(url); break; }")]
    [InlineData("switch (fifo) { case true: Act(); return; } Probe(url);")]
    [InlineData("_ = fifo && Probe(url) != null;")]
    [InlineData("try { Act(); } catch (Exception) { Probe(url); }")]
    [InlineData("void Plain() => Probe(url); if (!fifo) Plain();")]
    [InlineData("Action plain = () => Probe(url); if (!fifo) plain();")]
    [InlineData("foreach (var x in new[] { 1 }) { if (fifo) { Act(); continue; } Probe(url); }")]
    [InlineData("var kind = 1; if (fifo) kind = 2; Probe(url);")]
    [InlineData("var kind = fifo ? 1 : 2; Probe(url);")]
    [InlineData("if (!fifo) { Act(); } Probe(url);")]
    [InlineData("if (enabled) { if (fifo) return; Act(); } Probe(url);")]
    [InlineData("if (fifo) { kept.Enqueue(url); return; } Probe(url);")]
    [InlineData("if (fifo) { instead(url); return; } Probe(url);")]
    [InlineData("if (fifo) { kept.ToList().ForEach(instead); return; } Probe(url);")]
    [InlineData("if (fifo) { kept.Select(Own).ToList(); return; } Probe(url);")]
    [InlineData("if (fifo) { progress.Report(url); return; } Probe(url);")]
    [InlineData("if (fifo) { System.IO.File.WriteAllText(\"f\", url); return; } Probe(url);")]
    [InlineData("foreach (var x in new[] { 1 }) { if (fifo) { kept.Enqueue(url); continue; } kept.Enqueue(Probe(url)); }")]
    [InlineData("_ = Kept() ?? Probe(url);")]
    [InlineData("var answer = Kept(); answer ??= Probe(url);")]
    public void A_method_that_may_go_different_ways_for_different_arguments_is_not_asked(string body) =>
        Assert.Equal("unknown", Values("Send(\"a\", true);", $$"""
            private string Act() => Computed;
            private string Kept() => Computed;
            private static string Own(string s) => s;
            private readonly Queue<string> kept = new();
            private readonly Action<string> instead = _ => { };
            private readonly IProgress<string> progress = null;
            private void Send(string url, bool fifo) { {{body}} }
            """));

    [Theory]
    [InlineData("if (url == null) throw new ArgumentNullException(nameof(url)); Probe(url);")]
    [InlineData("ArgumentException.ThrowIfNullOrEmpty(url); Probe(url);")]
    [InlineData("if (!enabled) return; Probe(url);")]
    [InlineData("if (!enabled) { Console.WriteLine(\"off\"); return; } Probe(url);")]
    [InlineData("if (enabled) { Console.WriteLine(\"on\"); } Probe(url);")]
    [InlineData("foreach (var x in new[] { 1 }) { if (x == 2) continue; Probe(url); }")]
    [InlineData("try { Probe(url); } catch (Exception e) { Console.WriteLine(e); throw; }")]
    [InlineData("for (var attempt = 1; attempt < 3; attempt++) { Probe(url); }")]
    [InlineData("var answer = Probe(url); if (answer == \"x\") { Act(); return; } Act();")]
    public void Leaving_early_logging_and_what_comes_after_do_not_matter(string body) =>
        Assert.Equal("a", Values("Send(\"a\");", $$"""
            private string Act() => Computed;
            private void Send(string url) { {{body}} }
            """));

    /// <summary>Each body is asked with a value that no check minds as well, so that it is the check that makes the other unknown.</summary>
    [Theory]
    [InlineData("if (url is null) throw new ArgumentNullException(nameof(url)); Probe(url);")]
    [InlineData("if (url == null) { return; } Probe(url);")]
    [InlineData("if (null != url) { Console.WriteLine(url); } else { return; } Probe(url);")]
    [InlineData("if (url is not { }) return; Probe(url);")]
    [InlineData("if (url is not string) return; Probe(url);")]
    [InlineData("if (enabled && url is null) throw new InvalidOperationException(); Probe(url);")]
    [InlineData("if (string.IsNullOrWhiteSpace(url)) { Console.WriteLine(\"none\"); return; } Probe(url);")]
    [InlineData("var lacks = url is null; if (lacks) return; Probe(url);")]
    [InlineData("var copy = url; if (copy is null) return; Probe(url);")]
    [InlineData("var copy = url; if (copy is null) return; Probe(copy);")]
    [InlineData("ArgumentNullException.ThrowIfNull(url); Probe(url);")]
    [InlineData("ArgumentException.ThrowIfNullOrEmpty(url); Probe(url);")]
    [InlineData("Guard.NotNull(url); Probe(url);")]
    [InlineData("Audit(url); Probe(url);")]
    [InlineData("Check(); Probe(url); void Check() { if (url is null) throw new InvalidOperationException(); }")]
    [InlineData("Probe(url ?? throw new ArgumentNullException(nameof(url)));")]
    [InlineData("var sure = url ?? throw new ArgumentNullException(nameof(url)); Probe(sure);")]
    [InlineData("_ = url ?? throw new ArgumentNullException(nameof(url)); Probe(url);")]
    [InlineData("var length = url.Length; Probe(url);")]
    [InlineData("var home = new Uri(url); Probe(url);")]
    [InlineData("foreach (var x in new[] { 1 }) { if (url is null) continue; Probe(url); }")]
    [InlineData("var request = new SendMessageRequest { MessageGroupId = url }; if (request.MessageGroupId is null) throw new InvalidOperationException(); Probe(url);")]
    public void None_that_may_be_turned_away_is_unknown(string body)
    {
        Assert.Equal("unknown", Values("Send(null);", Sending(body)));
        Assert.Equal("unknown", Values("Send();", Sending(body)));
        Assert.Equal("a", Values("Send(\"a\");", Sending(body)));
    }

    [Theory]
    [InlineData("if (url.Length > 3) throw new ArgumentException(url); Probe(url);")]
    [InlineData("if (!url.StartsWith(\"https:\")) return; Probe(url);")]
    [InlineData("var isWrong = url == \"a\"; if (isWrong) return; Probe(url);")]
    [InlineData("var copy = url.Length == 1; if (copy) return; Probe(url);")]
    [InlineData("if (!Uri.TryCreate(url, UriKind.Absolute, out _)) return; Probe(url);")]
    [InlineData("if (!seen.Add(url)) return; Probe(url);")]
    [InlineData("if (url is null || url is \"a\" or \"b\") return; Probe(url);")]
    [InlineData("Guard.Length(url, 9); Probe(url);")]
    [InlineData("ValidateUrl(url); Probe(url);")]
    public void Whatever_may_be_turned_away_is_unknown(string body) => Assert.Equal("unknown", Values("Send(\"a\");", Sending(body)));

    [Theory]
    [InlineData("Probe(url);")]
    [InlineData("Console.WriteLine(url ?? \"none\"); Probe(url);")]
    [InlineData("Console.WriteLine($\"to {url} {url == null}\"); Probe(url);")]
    [InlineData("if (enabled) throw new InvalidOperationException(nameof(url)); Probe(url);")]
    [InlineData("if (enabled) throw new InvalidOperationException(url); Probe(url);")]
    [InlineData("var request = new SendMessageRequest { MessageGroupId = url }; Console.WriteLine(request.MessageGroupId); Probe(url);")]
    [InlineData("var copy = url; Probe(copy);")]
    [InlineData("last = url; Probe(url);")]
    [InlineData("Probe(url); if (url is null) { return; } Audit(url);")]
    public void None_that_nothing_looks_at_is_none(string body)
    {
        Assert.Equal("absent", Values("Send();", Sending(body)));
        Assert.Equal("a", Values("Send(\"a\");", Sending(body)));
    }

    [Fact]
    public void One_who_is_silent_about_what_is_given_also_sees_what_is_turned_away()
    {
        var probe = FlowProbe.At("Send(\"a\");", "private void Send(string url) { if (url.Length > 3) return; Probe(url); }");
        Assert.Equal("a", FlowProbe.Write(probe.Flow.WithCallers(probe.Call).WithUncheckedArguments.ValuesOf(probe.Argument)));
    }

    private static string Sending(string body) => $$"""
        private string last = "";
        private readonly HashSet<string> seen = new();
        private void Send(string url = null) { {{body}} }
        private static void Audit(string url) { }
        private static void ValidateUrl(string url) { }
        private static class Guard { public static void NotNull(string s) { } public static void Length(string s, int max) { } }
        """;

    [Fact]
    public void What_comes_after_matters_where_an_answer_holds_for_all_of_the_body()
    {
        var probe = FlowProbe.At("Send(\"a\");", "private void Send(string url) { var answer = Probe(url); if (answer == \"x\") { Send(answer); } }");
        Assert.True(probe.Flow.WithCallers(BodyIndex.RootOf(probe.Call)).ValuesOf(probe.Argument).IsUnknown);
    }

    [Fact]
    public void Callers_in_other_parts_of_the_type_count()
    {
        const string Elsewhere = "public partial class Home { public void More(string text) => Send({0}); }";
        const string Send = "private void Send(string url) => Probe(url);";
        Assert.Equal("a b", Values("Send(\"a\");", Send, Elsewhere.Replace("{0}", "\"b\"", StringComparison.Ordinal)));
        Assert.Equal("unknown", Values("Send(\"a\");", Send, Elsewhere.Replace("{0}", "text", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Send(Orders); Send(Bills);", "Probe(url);", true, null)]
    [InlineData("Send(Orders); Send(Orders);", "Probe(url);", true, "orders.fifo")]
    [InlineData("Send($\"{text}/orders.fifo\");", "Probe(url);", true, "orders.fifo")]
    [InlineData("Send(text + \".fifo\"); Send(Orders);", "Probe(url);", true, null)]
    [InlineData("Send(\"orders.fifo\"); Send(\"bills.fifo\");", "Probe($\"https://q/{url}\");", true, null)]
    [InlineData("Send(\"orders.fifo\"); Send(\"orders.fifo\");", "Probe($\"https://q/{url}\");", true, "orders.fifo")]
    [InlineData("Send(\"orders\"); Send(\"bills\");", "Probe($\"https://q/{url}.fifo\");", true, null)]
    [InlineData("Send(\"orders.fifo\");", "var answer = new AmazonSQSClient().GetQueueUrlAsync(url).Result; Probe(answer.QueueUrl);", false, null)] // .Result is not followed
    [InlineData("Send((await sqs.GetQueueUrlAsync(\"orders.fifo\")).QueueUrl);", "Probe(url);", true, "orders.fifo")]
    [InlineData("Send(Orders); Send(Plain);", "Probe(url);", false, null)]
    [InlineData("Send(Orders); Send(text);", "Probe(url);", false, null)]
    [InlineData("Send(Orders); Send(null);", "Probe(url);", false, null)]
    [InlineData("Send(\"orders.fifo\"); Send(\"plain\");", "Probe($\"https://q/{url}\");", false, null)]
    [InlineData("Send(\"\"); Send(\"-old\");", "Probe(Orders + url);", false, null)]
    [InlineData("Send(\"-old\"); Send(\"\");", "Probe(Orders + url);", false, null)]
    [InlineData("Send(\"\"); Send(\"\");", "Probe(Orders + url);", true, "orders.fifo")]
    [InlineData("Probe(Orders + (flag ? \"\" : \"-old\"));", "", false, null)]
    [InlineData("Probe($\"{Orders}{(flag ? \"\" : \"-old\")}\");", "", false, null)]
    public void The_end_of_a_text_that_callers_give_is_known_or_not(string statements, string body, bool isFifo, string? name)
    {
        var probe = FlowProbe.At(statements, "private void Send(string url) { " + body + " }" + Constants);
        var flow = probe.Flow.WithCallers(probe.Call);
        Assert.Equal(isFifo, flow.EndsWith(probe.Argument, ".fifo"));
        Assert.Equal(name, flow.LastPart(flow.SourcesOf(probe.Argument).Expressions) is { } last && last.EndsWith(".fifo", StringComparison.Ordinal) ? last : null);
    }

    [Theory]
    [InlineData("Send(\"a\"); Send(\"b\");", "Probe(url);", "a b")]
    [InlineData("Send(\"a\"); Send(\"b\");", "Probe($\"x-{url}-{url}\");", "x-a-a x-a-b x-b-a x-b-b")]
    [InlineData("Send(Level.Low.ToString());", "Probe(url);", "Low")]
    [InlineData("Send((flag ? Level.Low : Level.High).ToString());", "Probe(url);", "High Low")]
    [InlineData("Send(\"a\"); Send(text);", "Probe(url);", null)]
    [InlineData("Send($\"a-{number}\");", "Probe(url);", null)]
    public void The_few_texts_that_callers_give_are_known_or_not(string statements, string body, string? expected)
    {
        var probe = FlowProbe.At(statements, "private void Send(string url) { " + body + " }");
        var flow = probe.Flow.WithCallers(probe.Call);
        var space = KeySpace.Of(flow.SourcesOf(probe.Argument).Expressions, 20, flow);
        Assert.Equal(expected, space?.Texts is { } texts ? string.Join(" ", texts.Order(StringComparer.Ordinal)) : null);
    }
}
