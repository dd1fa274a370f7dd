using AwsMessaging.Semantics.Json;
using CsCheck;

namespace AwsMessaging.Semantics.Tests.Json;

public sealed class JsonValueTests
{
    private static readonly Gen<JsonValue> Scalars = Gen.OneOf(
        Gen.Const(JsonValue.Null),
        Gen.Bool.Select(JsonValue.Of),
        Gen.Long.Select(JsonValue.Of),
        Gen.String.Select(JsonValue.Of));

    private static readonly Gen<JsonValue> Values = Gen.Recursive<JsonValue>((depth, self) => depth >= 3
        ? Scalars
        : Gen.OneOf(
            Scalars,
            self.Array[0, 4].Select(JsonValue.ArrayOf),
            Gen.Select(Gen.String[0, 5], self).Select((name, value) => new JsonMember(name, value)).Array[0, 4].Select(JsonValue.ObjectOf)));

    [Fact]
    public void What_is_written_is_read_again() =>
        Values.Sample(value => JsonValue.Parse(value.ToString()).ToString() == value.ToString());

    [Fact]
    public void It_reads_what_the_framework_reads() =>
        Values.Sample(value =>
        {
            using var document = System.Text.Json.JsonDocument.Parse(value.ToString());
            return AreEqual(document.RootElement, JsonValue.Parse(value.ToString()));
        });

    /// <summary>Every cut, doubled or replaced character of a text that has everything: both readers agree whether it is JSON.</summary>
    [Fact]
    public void It_refuses_what_the_framework_refuses()
    {
        const string Text = """ {"a":[1,-0.5e+3,true,false,null,"x\u00e9\"\\\n"],"b":{},"c":[],"d":[[{"e":""}]]} """;
        const string Characters = "{}[]\":,0-1.eE+tn\\u \t\u0001'";
        for (var i = 0; i < Text.Length; i++)
        {
            Check(Text.Remove(i, 1));
            Check(Text[..i]);
            foreach (var c in Characters)
            {
                Check(Text.Insert(i, c.ToString()));
                Check(Text.Remove(i, 1).Insert(i, c.ToString()));
            }
        }

        static void Check(string text) => Assert.True(IsJson(text) == JsonValue.TryParse(text, out _) is not null, text);
    }

    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("   ", 3, 0)]
    [InlineData("{\"a\":1,}", 7, 1)]
    [InlineData("{a:1}", 1, 1)]
    [InlineData("[1 2]", 3, 1)]
    [InlineData("[01]", 1, 2)]
    [InlineData("[1.]", 3, 1)]
    [InlineData("[\"a\\x\"]", 3, 2)]
    [InlineData("[\"a\\u12\"]", 3, 4)]
    [InlineData("[\"a\tb\"]", 3, 1)]
    [InlineData("[\"ab", 1, 3)]
    [InlineData("[nul]", 1, 3)]
    [InlineData("{} x", 3, 1)]
    [InlineData("\U0001F600", 0, 2)]
    public void A_fault_has_its_place(string text, int offset, int length)
    {
        Assert.Null(JsonValue.TryParse(text, out var fault));

        Assert.Equal((offset, length), (fault!.Offset, fault.Length));
        Assert.Contains($"offset {offset}", Assert.Throws<FormatException>(() => JsonValue.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_and_names_have_their_places()
    {
        const string Text = """{ "a" : [ 1.50, "x\ty" ], "b": {"c": null} }""";
        var value = JsonValue.Parse(Text);

        Assert.Equal(Text, Slice(value.Offset, value.Length));
        Assert.Equal("\"a\"", Slice(value.Members[0].NameOffset, value.Members[0].NameLength));
        Assert.Equal("""[ 1.50, "x\ty" ]""", SliceOf(value.Find("a")!));
        Assert.Equal("1.50", SliceOf(value.Find("a")!.Items[0]));
        Assert.Equal("\"x\\ty\"", SliceOf(value.Find("a")!.Items[1]));
        Assert.Equal("""{"c": null}""", SliceOf(value.Find("b")!));

        string Slice(int offset, int length) => Text.Substring(offset, length);
        string SliceOf(JsonValue part) => Slice(part.Offset, part.Length);
    }

    [Fact]
    public void Characters_of_a_string_are_found_among_its_escapes()
    {
        const string Text = """["a\u0041\nb"]""";
        var value = JsonValue.Parse(Text).Items[0];

        Assert.Equal("aA\nb", value.Text);
        Assert.Equal(["a", "\\u0041", "\\n", "b", "\""], Enumerable.Range(0, 5).Select(i => PartAt(i)));

        string PartAt(int index) =>
            index == 4 ? Text.Substring(value.SourceOffset(Text, 4), 1) : Text[value.SourceOffset(Text, index)..value.SourceOffset(Text, index + 1)];
    }

    [Fact]
    public void Equal_names_are_kept_and_the_last_one_is_found()
    {
        var value = JsonValue.Parse("""{"a":1,"b":2,"a":3}""");

        Assert.Equal(["a", "b", "a"], value.Members.Select(member => member.Name));
        Assert.Equal("3", value.Find("a")!.Text);
        Assert.Null(value.Find("c"));
        Assert.Equal("""{"a":1,"b":2,"a":3}""", value.ToString());
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1.0")]
    [InlineData("1e0")]
    [InlineData("-0.00E-10")]
    [InlineData("123456789012345678901234567890")]
    public void Numbers_keep_their_spelling(string number) => Assert.Equal(number, JsonValue.Parse(number).ToString());

    [Fact]
    public void Depth_is_limited()
    {
        Assert.NotNull(JsonValue.TryParse("[[[]]]", out _, maxDepth: 3));
        Assert.Null(JsonValue.TryParse("[[[]]]", out var fault, maxDepth: 2));
        Assert.Equal((2, 1), (fault!.Offset, fault.Length));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    public void A_hostile_depth_is_a_fault_and_no_crash(string opening) =>
        Assert.Null(JsonValue.TryParse(string.Concat(Enumerable.Repeat(opening, 1_000_000)), out _));

    private static bool IsJson(string text)
    {
        try
        {
            using var document = System.Text.Json.JsonDocument.Parse(text);
            return true;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }

    private static bool AreEqual(System.Text.Json.JsonElement expected, JsonValue actual) => expected.ValueKind switch
    {
        System.Text.Json.JsonValueKind.Object => expected.EnumerateObject().Select(p => p.Name).SequenceEqual(actual.Members.Select(m => m.Name))
            && expected.EnumerateObject().Zip(actual.Members).All(pair => AreEqual(pair.First.Value, pair.Second.Value)),
        System.Text.Json.JsonValueKind.Array => expected.GetArrayLength() == actual.Items.Count
            && expected.EnumerateArray().Zip(actual.Items).All(pair => AreEqual(pair.First, pair.Second)),
        System.Text.Json.JsonValueKind.String => actual.Kind == JsonKind.String && expected.GetString() == actual.Text,
        _ => expected.GetRawText() == actual.Text && actual.Kind.ToString() == expected.ValueKind.ToString(),
    };
}
