using System.Text;
using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace AwsMessaging.Analyzers.Tests.Flow;

public sealed class FileTextTests
{
    private const int Length = 100_000;

    [Theory]
    [InlineData(0)]
    [InlineData(1024 - 3)]
    [InlineData(1024)]
    [InlineData(16 * 1024 - 3)]
    [InlineData(16 * 1024)]
    [InlineData(64 * 1024 - 1)]
    [InlineData(Length - 10)]
    public void A_word_is_found_wherever_it_stands_in_a_long_text(int at)
    {
        var text = Read(("//" + new string('x', at) + " needle").PadRight(Length) + "\nclass C { }", isLong: true);

        Assert.Equal([true, false, true], text.HasEach(["needle", "needles", "eed"]));
        Assert.Equal(at + 3, text.IndexOf("needle", 0, text.Length));
        Assert.Equal(at + 3, text.IndexOf("NEEDLE", 0, text.Length, StringComparison.OrdinalIgnoreCase));
        Assert.False(text.Has("NEEDLE"));
        Assert.True(text.Has("needle", TextSpan.FromBounds(at + 3, at + 9)));
        Assert.False(text.Has("needle", TextSpan.FromBounds(at + 4, text.Length)));
        Assert.False(text.Has("needle", TextSpan.FromBounds(0, at + 8)));
        Assert.Equal(" needle", text.Part(at + 2, at + 9));
        Assert.Equal('n', text[at + 3]);
    }

    [Fact]
    public void Every_place_of_a_word_is_found_as_in_a_string()
    {
        var code = string.Concat(Enumerable.Range(0, 9_000).Select(i => i % 7 == 0 ? "url " : i % 97 == 0 ? new string(' ', 3_000) : "x"));
        var text = Read("/*" + code + "*/", isLong: true);
        var expected = new List<int>();
        for (var at = code.IndexOf("url", StringComparison.Ordinal); at >= 0; at = code.IndexOf("url", at + 3, StringComparison.Ordinal))
        {
            expected.Add(at + 2);
        }

        var found = new List<int>();
        for (var at = text.IndexOf("url", 0, text.Length); at >= 0; at = text.IndexOf("url", at + 3, text.Length))
        {
            found.Add(at);
        }

        Assert.NotEmpty(expected);
        Assert.Equal(expected, found);
    }

    [Fact]
    public void A_short_text_is_looked_through_in_the_same_way()
    {
        var text = Read("class C { int url; int Url => url; }", isLong: false);

        Assert.Equal([true, false], text.HasEach(["url", "uri"]));
        Assert.Equal(14, text.IndexOf("url", 0, text.Length));
        Assert.Equal(30, text.IndexOf("url", 17, text.Length));
        Assert.Equal(23, text.IndexOf("url", 17, text.Length, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(-1, text.IndexOf("url", 31, text.Length));
        Assert.Equal(-1, text.IndexOf("url", text.Length, text.Length));
        Assert.Equal("url", text.Part(14, 17));
    }

    [Fact]
    public void A_word_longer_than_what_is_looked_at_at_once_is_found()
    {
        var word = new string('y', 20_000) + "z";
        var text = Read("//" + new string('x', 30_000) + word + new string('x', 30_000), isLong: true);

        Assert.Equal(30_002, text.IndexOf(word, 0, text.Length));
        Assert.Equal([true], text.HasEach([word]));
    }

    [Theory]
    [InlineData(false, 40)]
    [InlineData(true, 9_000)]
    public void A_character_stands_on_the_line_that_the_compiler_says(bool isLong, int count)
    {
        var ends = new[] { "\n", "\r\n", "\r", "\u0085", "\u2028", "\u2029", "\n\r", "\r\r\n", "" };
        var code = string.Concat(Enumerable.Range(0, count).Select(i => new string('/', 1 + (i % 11)) + ends[i % ends.Length]));
        var lines = SourceText.From(code).Lines;
        var text = Read(code, isLong);

        var positions = Enumerable.Range(0, code.Length + 1).Where(p => !isLong || p % 97 < 2 || (p + 2) % 1024 < 4).ToList();
        Assert.Equal(
            positions.Select(p => lines.GetLinePosition(p).Line + 1),
            positions.Select(text.LineOf));
    }

    /// <summary>As the compiler reads a file: from a stream, a long one in pieces.</summary>
    private static FileText Read(string code, bool isLong)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(code));
        var text = SourceText.From(stream, Encoding.UTF8);
        Assert.Equal(isLong, !ReferenceEquals(text.ToString(), text.ToString())); // Otherwise the test proves nothing.
        return FileText.Of(CSharpSyntaxTree.ParseText(text, cancellationToken: TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
    }
}
