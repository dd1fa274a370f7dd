using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Patterns;
using CsCheck;

namespace AwsMessaging.Semantics.Tests.Patterns;

public sealed class PatternSetTests
{
    private static readonly Gen<string> Names = OneOf("a", "b", "c", "a.b");

    private static readonly Gen<string> Texts = Gen.Char["abAB*1."].Array[0, 4].Select(characters => new string(characters));

    private static readonly Gen<string> Numbers = OneOf("1", "1.0", "2", "-3", "1e0", "0.1", "0.1000000000000000055");

    private static readonly Gen<string> Scalars = Gen.OneOf(
        Texts.Select(JsonWriter.Quote),
        Numbers,
        OneOf("null", "true", "false", "\"10.0.0.1\"", "\"::1\""));

    private static readonly Gen<string> Expressions = Gen.OneOf(
        Gen.Select(OneOf("prefix", "suffix", "equals-ignore-case", "exactly"), Texts, (name, text) => $"{{\"{name}\":{JsonWriter.Quote(text)}}}"),
        Gen.Select(OneOf("prefix", "suffix"), Texts, (name, text) => $"{{\"{name}\":{{\"equals-ignore-case\":{JsonWriter.Quote(text)}}}}}"),
        Texts.Select(text => $"{{\"wildcard\":{JsonWriter.Quote(text.Replace("**", "*", StringComparison.Ordinal))}}}"),
        Gen.Select(OneOf("<", "<=", ">", ">=", "="), Gen.Int[-3, 3], (sign, number) => $"{{\"numeric\":[\"{sign}\",{number}]}}"),
        Gen.Select(OneOf("prefix", "suffix", "equals-ignore-case"), Texts, (name, text) =>
            $"{{\"anything-but\":{{\"{name}\":{JsonWriter.Quote("a" + text)}}}}}"),
        Texts.Select(text => $"{{\"anything-but\":[{JsonWriter.Quote(text)}]}}"),
        OneOf("{\"exists\":true}", "{\"exists\":false}", "{\"cidr\":\"10.0.0.0/8\"}", "{\"anything-but\":1}"));

    private static readonly Gen<string> Leaves = ArrayOf(Gen.Frequency((3, Scalars), (2, Expressions)), 1);

    private static readonly Gen<string> Patterns = Gen.Recursive<string>((depth, self) =>
    {
        var fields = Gen.Select(Names, depth >= 2 ? Leaves : Gen.Frequency((3, Leaves), (1, self)), (name, value) => $"\"{name}\":{value}").Array[1, 3];
        var or = depth >= 2 ? Gen.Const("") : self.Array[2, 3].Select(items => $",\"$or\":[{string.Join(",", items)}]");
        return Gen.Select(fields, Gen.Frequency((4, Gen.Const("")), (1, or)), (members, more) => $"{{{string.Join(",", members)}{more}}}");
    });

    private static readonly Gen<string> Events = Gen.Recursive<string>((depth, self) =>
    {
        var value = depth >= 3 ? Scalars : Gen.Frequency((3, Scalars), (1, self), (1, ArrayOf(self, 0)), (1, ArrayOf(Scalars, 0)));
        return Gen.Select(Names, value, (name, v) => $"\"{name}\":{v}").Array[0, 4].Select(members => $"{{{string.Join(",", members)}}}");
    });

    /// <summary>
    /// A set says what its patterns say one by one, by text as by value. Patterns and events are of few names and values, so that there
    /// is much to agree about.
    /// </summary>
    [Fact]
    public void A_set_says_what_each_of_its_patterns_says() =>
        Gen.Select(Patterns.Array[1, 12], Events.Array[1, 6]).Sample((texts, events) =>
        {
            var patterns = texts.Select(text => EventPattern.Parse(text, PatternDialect.EventBridge).Pattern).OfType<EventPattern>().ToList();
            var set = new PatternSet(patterns);
            return events.All(json =>
            {
                var expected = Enumerable.Range(0, patterns.Count).Where(i => patterns[i].Matches(json)).ToList();
                var value = JsonValue.Parse(json);
                return set.Match(json).SequenceEqual(expected)
                    && set.Match(value).SequenceEqual(expected)
                    && patterns.All(pattern => pattern.Matches(json) == pattern.Matches(value));
            });
        }, iter: 3000);

    /// <summary>A pattern that never matches according to its analysis matches none of what is found to match others.</summary>
    [Fact]
    public void What_is_said_never_to_match_does_not() =>
        Gen.Select(Patterns, Events, Events).Sample((text, detail, other) =>
        {
            var pattern = EventPattern.Parse($$"""{"detail":{{text}},"source":["a",1]}""", PatternDialect.EventBridge).Pattern
                ?? EventPattern.Parse("""{"source":[1]}""", PatternDialect.EventBridge).Pattern!;
            var json = $$"""
                {"version":"0","id":"1","detail-type":"x","source":"a","account":"123456789012","time":"t","region":"r","resources":[],
                "detail":{{detail}} }
                """;
            return pattern.CanEverMatch || !(pattern.Matches(json) || pattern.Matches(json.Replace(detail, other, StringComparison.Ordinal)));
        });

    [Fact]
    public void A_thousand_patterns_are_told_apart()
    {
        var patterns = Enumerable.Range(0, 1000)
            .Select(i => $$"""{"source":["s{{i % 10}}"],"detail":{"id":["{{i}}"],"n":[{"numeric":[">",{{i % 7}}]}] } }""")
            .Select(PatternMatchTests.Pattern)
            .ToList();
        var set = new PatternSet(patterns);

        Assert.Equal([123], set.Match("""{"source":"s3","detail":{"id":"123","n":5}}"""));
        Assert.Empty(set.Match("""{"source":"s4","detail":{"id":"123","n":5}}"""));
        Assert.Empty(set.Match("""{"source":"s3","detail":{"id":"123","n":4}}"""));
        Assert.Same(patterns[7], set.Patterns[7]);
    }

    [Fact]
    public void A_pattern_is_given_once_and_in_its_place()
    {
        var set = new PatternSet(
        [
            PatternMatchTests.Pattern("""{"a":[{"exists":true}]}"""),
            PatternMatchTests.Pattern("""{"$or":[{"a":["x"]},{"b":["y"]}]}"""),
            PatternMatchTests.Pattern("""{"b":["z"]}"""),
            PatternMatchTests.Pattern("""{"a":["x"]}"""),
        ]);
        List<int> matches = [9];

        set.Match("""{"a":"x","b":"y"}""", matches);
        Assert.Equal([0, 1, 3], matches);
        set.Match(JsonValue.Parse("""{"b":"z"}"""), matches);
        Assert.Equal([2], matches);
        set.Match("no JSON", matches);
        Assert.Empty(matches);
    }

    [Fact]
    public void The_empty_set_matches_nothing() => Assert.Empty(new PatternSet([]).Match("{}"));

    [Fact]
    public void An_empty_filter_policy_matches_everything_in_a_set_too()
    {
        string[] policies = ["{}", """{"a":[1]}"""];
        var set = new PatternSet(policies.Select(policy => PatternMatchTests.PatternOf(policy, PatternDialect.SnsMessageBody)));

        Assert.Equal([0], set.Match("plain text"));
        Assert.Equal([0, 1], set.Match("""{"a":1}"""));
    }

    [Fact]
    public void A_set_has_one_dialect()
    {
        EventPattern[] mixed = [PatternMatchTests.Pattern("""{"a":[1]}"""), PatternMatchTests.PatternOf("""{"a":[1]}""", PatternDialect.Pipes)];

        Assert.Equal("patterns", Assert.Throws<ArgumentException>(() => new PatternSet(mixed)).ParamName);
        Assert.Throws<ArgumentNullException>(() => new PatternSet(null!));
        Assert.Throws<ArgumentNullException>(() => new PatternSet([null!]));
        Assert.Throws<ArgumentNullException>(() => new PatternSet([]).Match((string)null!));
        Assert.Throws<ArgumentNullException>(() => new PatternSet([]).Match("{}", null!));
    }

    private static Gen<string> ArrayOf(Gen<string> items, int least) => items.Array[least, 3].Select(texts => $"[{string.Join(",", texts)}]");

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);
}
