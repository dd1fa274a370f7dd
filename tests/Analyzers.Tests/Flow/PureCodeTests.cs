using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Flow;

/// <summary>Code that certainly only makes values, and code that may do more.</summary>
public sealed class PureCodeTests
{
    private const string Members = """
        private readonly List<string> kept = new();
        private readonly Dictionary<string, string> known = new();
        private readonly IQueryable<string> query = null!;
        private readonly IOrderedQueryable<string> sorted = null!;
        private readonly IDocuments<string> documents = null!;
        private readonly Table table = null!;
        private readonly IStore store = null!;
        private readonly Func<string, string> format = null!;
        private int count;
        private string? loaded;
        private string Loaded => loaded ??= System.IO.File.ReadAllText("a");
        private string Title => $"{kept.Count} texts";
        private static string Body(string t) => System.Text.Json.JsonSerializer.Serialize(new { Text = t, At = DateTimeOffset.UtcNow });
        private static string Parts(string t) { var parts = t.Split(','); return parts.Length switch { 1 => "one", _ => parts[0] }; }
        private static string Built(string t) { var b = new System.Text.StringBuilder(); b.Append(t).Append('.'); return b.ToString(); }
        private static string Round(string t) => t.Length > 9 ? t : Round(t + t);
        private static Note Written(string t) { var note = new Note(); note.Text = t; return note; }
        private string Numbered(string t) => $"{++count}: {t}";
        private string Kept(string t) { kept.Add(t); return t; }
        private static string Save(string t) { System.IO.File.WriteAllText(t, t); return t; }
        private static string Marked(string t) => Save(t) + "!";
        private static string Checked(string t) => t.Length > 0 ? t : throw new ArgumentException(t);
        private static async Task<string> Later(string t) { await Task.Yield(); return t; }
        protected virtual string Open(string t) => t;
        private static void Change(Note note) => note.Text = "";
        private static string Changed(Note note) { note.Text = ""; return "a"; }
        public interface IStore { string Save(string text); string Last { get; set; } }
        public interface IDocuments<T> : IQueryable<T> { }
        public abstract class Table : IDocuments<string>
        {
            public Type ElementType => typeof(string);
            public System.Linq.Expressions.Expression Expression => null!;
            public IQueryProvider Provider => null!;
            public IEnumerator<string> GetEnumerator() => null!;
            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => null!;
        }
        public class Note { public string Text { get; set; } = ""; public Guid Id { get; init; } = Guid.NewGuid(); }
        public class Counted { private static int made; public Counted() { made++; } }
        public class Derived : Counted { public string? Text { get; set; } }
        public record Entry(string Text) { public int Length { get; } = Text.Length; }
        """;

    private static bool IsPure(string value)
    {
        var probe = FlowProbe.At($"var note = new Note(); Probe({value});", Members);
        return PureCode.Is(probe.Argument, probe.State, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("$\"{text}-{number:D3}\"")]
    [InlineData("text ?? (flag ? \"a\" : nameof(Save))")]
    [InlineData("Guid.NewGuid().ToString(\"N\")")]
    [InlineData("new Note { Text = text, Id = Guid.NewGuid() }")]
    [InlineData("new Entry(text) with { Text = \"a\" }")]
    [InlineData("new[] { text, \"a\" }")]
    [InlineData("new List<string> { text }")]
    [InlineData("new Dictionary<string, string> { [text] = \"a\" }")]
    [InlineData("new SendMessageRequest(text, \"a\") { DelaySeconds = number }")]
    [InlineData("known.TryGetValue(text, out var found) ? found : text")]
    [InlineData("kept.Where(t => t.Length > number).Select(t => Body(t)).ToList()")]
    [InlineData("kept.Select(Parts).FirstOrDefault()")]
    [InlineData("string.Join(\";\", from k in kept orderby k select k.Trim())")]
    [InlineData("Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text))")]
    [InlineData("Parts(Body(text))")]
    [InlineData("Built(text)")]
    [InlineData("Round(text)")]
    [InlineData("Written(text).Text")]
    [InlineData("Title")]
    [InlineData("store.Last")]
    [InlineData("query")]
    [InlineData("text is { Length: > 3 } and not \"a\"")]
    public void Makes_values(string value) => Assert.True(IsPure(value));

    [Theory]
    [InlineData("Save(text)")]
    [InlineData("Marked(text)")]
    [InlineData("store.Save(text)")]
    [InlineData("store.Last = text")]
    [InlineData("format(text)")]
    [InlineData("Open(text)")]
    [InlineData("Numbered(text)")]
    [InlineData("Kept(text)")]
    [InlineData("Checked(text)")]
    [InlineData("Changed(note)")]
    [InlineData("Loaded")]
    [InlineData("count++")]
    [InlineData("number += 1")]
    [InlineData("new Counted()")]
    [InlineData("new Derived { Text = text }")]
    [InlineData("new System.IO.StreamReader(text)")]
    [InlineData("System.IO.File.ReadAllText(text)")]
    [InlineData("Later(text)")]
    [InlineData("await Later(text)")]
    [InlineData("kept.Select(t => Save(t)).ToList()")]
    [InlineData("kept.Select(Save).ToList()")]
    [InlineData("kept.Remove(text)")]
    [InlineData("known[text] = \"a\"")]
    public void May_do_more(string value) => Assert.False(IsPure(value));

    /// <summary>The database answers when it is asked: it is as good as a call, however the type of the query is called.</summary>
    [Theory]
    [InlineData("query.ToList()")]
    [InlineData("sorted.First()")]
    [InlineData("documents.Count()")]
    [InlineData("documents.Where(d => d != text).ToList()")]
    [InlineData("table.Select(t => t.Length).Sum()")]
    [InlineData("documents.AsEnumerable().Count()")]
    [InlineData("string.Join(\",\", table)")]
    public void A_query_is_no_value(string value) => Assert.False(IsPure(value));

    [Fact]
    public void A_call_that_is_known_is_left_out_with_what_waits_for_it()
    {
        var probe = FlowProbe.At("await sqs.SendMessageAsync(text, Probe(Body(text)));", Members);
        var send = (Microsoft.CodeAnalysis.Operations.IInvocationOperation)probe.Call.Parent!.Parent!;
        var statement = send.Parent!.Parent!;
        Assert.False(PureCode.Is(statement, probe.State, TestContext.Current.CancellationToken));
        Assert.True(PureCode.Is(statement, probe.State, TestContext.Current.CancellationToken, send));

        // … and so are its arguments: what they do is asked of themselves.
        Assert.True(PureCode.Is(probe.Argument, probe.State, TestContext.Current.CancellationToken));
    }
}
