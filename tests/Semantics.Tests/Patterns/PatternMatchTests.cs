using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Patterns;

namespace AwsMessaging.Semantics.Tests.Patterns;

/// <summary>What matches what. Every row is asked of the pattern and of a set, by text and by value.</summary>
public sealed class PatternMatchTests
{
    public static TheoryData<string, string, bool, string> Rows => new()
    {
        // Literals
        { """{"a":["x"]}""", """{"a":"x"}""", true, "the same string" },
        { """{"a":["x"]}""", """{"a":"X"}""", false, "case matters" },
        { """{"a":["x"]}""", """{"b":"x"}""", false, "another field" },
        { """{"A":["x"]}""", """{"a":"x"}""", false, "the case of names matters" },
        { """{"a":["x","y"]}""", """{"a":"y"}""", true, "one of several values is enough" },
        { """{"a":["x"],"b":["y"]}""", """{"a":"x","b":"z"}""", false, "every field has to match" },
        { """{"a":["1"]}""", """{"a":1}""", false, "a number is no string" },
        { """{"a":[1]}""", """{"a":"1"}""", false, "a string is no number" },
        { """{"a":[""]}""", """{"a":""}""", true, "the empty string is a string" },
        { """{"a":[""]}""", """{"a":null}""", false, "null is not the empty string" },
        { """{"a":[null]}""", """{"a":null}""", true, "null is a value" },
        { """{"a":[null]}""", """{"b":1}""", false, "what is missing is not null" },
        { """{"a":["null"]}""", """{"a":null}""", false, "null is not its name" },
        { """{"a":[true]}""", """{"a":true}""", true, "true" },
        { """{"a":[true]}""", """{"a":"true"}""", false, "a string is not true" },
        { """{"a":[false]}""", """{"a":true}""", false, "false is not true" },
        { """{"a":["\u00e9"]}""", """{"a":"é"}""", true, "escapes are resolved in the pattern" },
        { """{"a":["é"]}""", """{"a":"\u00e9"}""", true, "and in the event" },
        { """{"\u0061":["x"]}""", """{"a":"x"}""", true, "also in names" },
        { """{"a":["x"]}""", """{"\u0061":"x"}""", true, "on both sides" },
        { """{"a":[{"exactly":"x"}]}""", """{"a":"x"}""", true, "the long form of a literal" },

        // Numbers
        { """{"a":[1]}""", """{"a":1.0}""", true, "numbers are compared by value" },
        { """{"a":[300]}""", """{"a":3.0e2}""", true, "however they are spelt" },
        { """{"a":[0]}""", """{"a":-0.0}""", true, "zero has no sign" },
        { """{"a":[0.1]}""", """{"a":0.10000000000000000001}""", false, "a number with more digits than a binary64 has is none to compare" },
        { """{"a":[12345678901234567890123]}""", """{"a":12345678901234567890123}""", true, "but it is its own text" },
        { """{"a":[12345678901234567890123]}""", """{"a":12345678901234567890124}""", false, "and only that" },
        { """{"a":[1e400]}""", """{"a":1e400}""", true, "also beyond the largest" },
        { """{"a":[{"numeric":["=",5]}]}""", """{"a":5.00}""", true, "equal" },
        { """{"a":[{"numeric":["<",5]}]}""", """{"a":5}""", false, "below excludes the bound" },
        { """{"a":[{"numeric":["<",5]}]}""", """{"a":4.999999999999999}""", true, "and nothing else" },
        { """{"a":[{"numeric":["<=",5]}]}""", """{"a":5}""", true, "at most includes it" },
        { """{"a":[{"numeric":[">",5]}]}""", """{"a":5}""", false, "above excludes the bound" },
        { """{"a":[{"numeric":[">",-5]}]}""", """{"a":-4.9}""", true, "also below zero" },
        { """{"a":[{"numeric":[">",0]}]}""", """{"a":5e-324}""", false, "Java spells the smallest number 4.9E-324" },
        { """{"a":[{"numeric":[">",0]}]}""", """{"a":4.9e-324}""", true, "and knows it by that" },
        { """{"a":[{"numeric":[">=",5]}]}""", """{"a":5}""", true, "at least includes it" },
        { """{"a":[{"numeric":[">",0,"<=",5]}]}""", """{"a":5}""", true, "an interval" },
        { """{"a":[{"numeric":[">",0,"<=",5]}]}""", """{"a":0}""", false, "below it" },
        { """{"a":[{"numeric":[">",0]}]}""", """{"a":"5"}""", false, "a string is not in a range" },
        { """{"a":[{"numeric":[">",0]}]}""", """{"a":null}""", false, "nor is null" },
        { """{"a":[{"numeric":[">",0]}]}""", """{"a":1.00000000000000000000000001}""", false, "nor is a number that cannot be compared" },

        // Strings
        { """{"a":[{"prefix":"ab"}]}""", """{"a":"abc"}""", true, "begins so" },
        { """{"a":[{"prefix":"ab"}]}""", """{"a":"a"}""", false, "is shorter" },
        { """{"a":[{"prefix":""}]}""", """{"a":""}""", true, "every string begins with nothing" },
        { """{"a":[{"prefix":""}]}""", """{"a":1}""", false, "a number does not" },
        { """{"a":[{"prefix":"1"}]}""", """{"a":12}""", false, "a number begins with no text" },
        { """{"a":[{"suffix":"bc"}]}""", """{"a":"abc"}""", true, "ends so" },
        { """{"a":[{"suffix":"bc"}]}""", """{"a":"bcd"}""", false, "does not end so" },
        { """{"a":[{"prefix":{"equals-ignore-case":"aB"}}]}""", """{"a":"AbC"}""", true, "begins so in any case" },
        { """{"a":[{"suffix":{"equals-ignore-case":"Bc"}}]}""", """{"a":"abC"}""", true, "ends so in any case" },
        { """{"a":[{"suffix":{"equals-ignore-case":"ab"}}]}""", """{"a":"abc"}""", false, "begins is not ends" },
        { """{"a":[{"equals-ignore-case":"HeLLo"}]}""", """{"a":"hEllO"}""", true, "any case" },
        { """{"a":[{"equals-ignore-case":"hello"}]}""", """{"a":"hello!"}""", false, "the whole string" },
        { """{"a":[{"equals-ignore-case":"ÀÉ"}]}""", """{"a":"àÉ"}""", true, "of any letter" },
        { """{"a":[{"equals-ignore-case":"straße"}]}""", """{"a":"STRASSE"}""", true, "also of those whose capital is two" },
        { """{"a":[{"equals-ignore-case":"strasse"}]}""", """{"a":"straße"}""", false, "which does not work backwards" },
        { """{"a":[{"suffix":{"equals-ignore-case":"ß"}}]}""", """{"a":"gruSS"}""", true, "at the end too" },
        { """{"a":[{"equals-ignore-case":"k"}]}""", "{\"a\":\"\u212A\"}", false, "the Kelvin sign is not a form of k" },
        { """{"a":[{"equals-ignore-case":"1"}]}""", """{"a":1}""", false, "a number has no case" },

        // Wildcards
        { """{"a":[{"wildcard":"a*c"}]}""", """{"a":"abbc"}""", true, "anything between" },
        { """{"a":[{"wildcard":"a*c"}]}""", """{"a":"ac"}""", true, "also nothing" },
        { """{"a":[{"wildcard":"a*a"}]}""", """{"a":"a"}""", false, "but the ends do not overlap" },
        { """{"a":[{"wildcard":"*b*"}]}""", """{"a":"abc"}""", true, "in the middle" },
        { """{"a":[{"wildcard":"*"}]}""", """{"a":""}""", true, "any string" },
        { """{"a":[{"wildcard":"*"}]}""", """{"a":1}""", false, "no number" },
        { """{"a":[{"wildcard":""}]}""", """{"a":"x"}""", false, "nothing is the empty string" },
        { """{"a":[{"wildcard":"a*b*c"}]}""", """{"a":"axcxb"}""", false, "in order" },
        { """{"a":[{"wildcard":"*ab*abc"}]}""", """{"a":"abababc"}""", true, "parts may repeat" },
        { """{"a":[{"wildcard":"a\\*b"}]}""", """{"a":"a*b"}""", true, "an escaped asterisk is one" },
        { """{"a":[{"wildcard":"a\\*b"}]}""", """{"a":"axb"}""", false, "and no wildcard" },
        { """{"a":[{"wildcard":"a\\\\*"}]}""", """{"a":"a\\b"}""", true, "an escaped backslash is one" },
        { """{"a":["a*"]}""", """{"a":"ab"}""", false, "a literal has no wildcards" },

        // Anything but
        { """{"a":[{"anything-but":"x"}]}""", """{"a":"y"}""", true, "another string" },
        { """{"a":[{"anything-but":"x"}]}""", """{"a":"x"}""", false, "the string" },
        { """{"a":[{"anything-but":"x"}]}""", """{"a":1}""", true, "another type" },
        { """{"a":[{"anything-but":"x"}]}""", """{"a":null}""", true, "null is something" },
        { """{"a":[{"anything-but":"x"}]}""", """{"b":1}""", false, "what is missing is nothing" },
        { """{"a":[{"anything-but":"x"}]}""", """{"a":[]}""", false, "nor is an empty array something" },
        { """{"a":[{"anything-but":"x"}]}""", """{"a":["x","y"]}""", true, "one element is enough" },
        { """{"a":[{"anything-but":["x","y"]}]}""", """{"a":["x","y"]}""", false, "none of several" },
        { """{"a":[{"anything-but":1}]}""", """{"a":1.0}""", false, "numbers by value" },
        { """{"a":[{"anything-but":[1,2]}]}""", """{"a":"1"}""", true, "a string is not a number" },
        { """{"a":[{"anything-but":{"prefix":"x"}}]}""", """{"a":"xy"}""", false, "begins so" },
        { """{"a":[{"anything-but":{"prefix":["x","y"]}}]}""", """{"a":"zx"}""", true, "begins with none" },
        { """{"a":[{"anything-but":{"prefix":"x"}}]}""", """{"a":12}""", true, "a number does not begin so" },
        { """{"a":[{"anything-but":{"suffix":["x","y"]}}]}""", """{"a":"zy"}""", false, "ends with one" },
        { """{"a":[{"anything-but":{"equals-ignore-case":"X"}}]}""", """{"a":"x"}""", false, "in any case" },
        { """{"a":[{"anything-but":{"wildcard":"*/lib/*"}}]}""", """{"a":"/usr/lib/x"}""", false, "by wildcard" },
        { """{"a":[{"anything-but":{"wildcard":["*.a","*.b"]}}]}""", """{"a":"x.c"}""", true, "by none of several" },
        { """{"a":[{"anything-but":"10.0.0.1"}]}""", """{"a":"10.0.0.01"}""", true, "addresses by text" },

        // Addresses
        { """{"a":[{"cidr":"10.0.0.0/24"}]}""", """{"a":"10.0.0.255"}""", true, "the last of the block" },
        { """{"a":[{"cidr":"10.0.0.0/24"}]}""", """{"a":"10.0.1.0"}""", false, "the next one" },
        { """{"a":[{"cidr":"10.0.0.77/24"}]}""", """{"a":"10.0.0.1"}""", true, "bits beyond the mask do not count" },
        { """{"a":[{"cidr":"0.0.0.0/0"}]}""", """{"a":"255.1.2.3"}""", true, "all of them" },
        { """{"a":[{"cidr":"0.0.0.0/0"}]}""", """{"a":"::1"}""", false, "of one kind" },
        { """{"a":[{"cidr":"10.0.0.0/24"}]}""", """{"a":"10.0.0"}""", false, "no address" },
        { """{"a":[{"cidr":"10.0.0.0/24"}]}""", """{"a":"10.0.0.256"}""", false, "none either" },
        { """{"a":[{"cidr":"10.0.0.0/24"}]}""", """{"a":123}""", false, "a number is no address" },
        { """{"a":[{"cidr":"2001:db8::/32"}]}""", """{"a":"2001:DB8:ffff::1"}""", true, "IPv6" },
        { """{"a":[{"cidr":"2001:db8::/32"}]}""", """{"a":"2001:db9::1"}""", false, "outside" },
        { """{"a":[{"cidr":"2001:db8:0:0:8000::/65"}]}""", """{"a":"2001:db8::8000:0:0:1"}""", true, "a mask beyond the middle" },
        { """{"a":[{"cidr":"2001:db8:0:0:8000::/65"}]}""", """{"a":"2001:db8::7000:0:0:1"}""", false, "just outside" },
        { """{"a":["::1"]}""", """{"a":"0:0:0:0:0:0:0:1"}""", true, "a literal address is any spelling of it" },
        { """{"a":["10.0.0.1"]}""", """{"a":"10.0.0.1"}""", true, "its own too" },
        { """{"a":["10.0.0.1"]}""", """{"a":"::ffff:a00:1"}""", true, "and an IPv4 address in the clothes of IPv6" },
        { """{"a":["10.0.0.300"]}""", """{"a":"10.0.0.300"}""", true, "what is none is a string" },

        // Presence
        { """{"a":[{"exists":true}]}""", """{"a":null}""", true, "null is there" },
        { """{"a":[{"exists":true}]}""", """{"a":[]}""", false, "an empty array has no leaf" },
        { """{"a":[{"exists":true}]}""", """{"a":{"b":1}}""", false, "an object is no leaf" },
        { """{"a":[{"exists":false}]}""", """{"a":{"b":1}}""", true, "so it is absent" },
        { """{"a":[{"exists":false}]}""", """{"a":""}""", false, "the empty string is there" },
        { """{"a":{"b":[{"exists":false}]}}""", """{}""", true, "absent with all around it" },
        { """{"a":[{"exists":false},"x"]}""", """{"a":"x"}""", true, "or a value" },
        { """{"a":[{"exists":false},"x"]}""", """{"a":"y"}""", false, "but no other" },
        { """{"a":["x"],"b":[{"exists":false}]}""", """{"a":"x","b":1}""", false, "every field has to match here too" },

        // Structure
        { """{"a":{"b":["x"]}}""", """{"a":{"b":"x","c":1}}""", true, "nested, and others ignored" },
        { """{"a.b":["x"]}""", """{"a":{"b":"x"}}""", true, "a dot nests" },
        { """{"a":{"b":["x"]}}""", """{"a.b":"x"}""", true, "on either side" },
        { """{"a":{"b.c":["x"]}}""", """{"a.b":{"c":"x"}}""", true, "wherever it stands" },
        { """{"a":{"b":["x"]}}""", """{"a.b":{"b":"x"}}""", false, "but it names two fields" },
        { """{"a":["x"],"a":["y"]}""", """{"a":"x"}""", false, "of a field that is written twice" },
        { """{"a":["x"],"a":["y"]}""", """{"a":"y"}""", true, "the last one counts" },
        { """{"a.b":["x"],"a":{"b":["y"]}}""", """{"a":{"b":"x"}}""", false, "also when it is spelt otherwise" },
        { """{"a":["x"]}""", """{"a":"x","a":"y"}""", true, "in an event each has a say" },
        { """{"a":["x"]}""", """["a"]""", false, "an event is an object" },
        { """{"a":[{"exists":false}]}""", """{"b":1""", false, "and JSON" },
        { """{"a":["x"]}""", """{"a":"x","b":{"c":[1,2,}]}}""", false, "to the end" },

        // Arrays
        { """{"a":["x"]}""", """{"a":["y","x"]}""", true, "an element" },
        { """{"a":["x"]}""", """{"a":[["x"]]}""", true, "of an element" },
        { """{"a":{"b":["x"]}}""", """{"a":[{"b":"y"},{"b":"x"}]}""", true, "a field of an element" },
        { """{"a":{"b":["x"],"c":["y"]}}""", """{"a":[{"b":"x","c":"y"}]}""", true, "two fields of one element" },
        { """{"a":{"b":["x"],"c":["y"]}}""", """{"a":[{"b":"x"},{"c":"y"}]}""", false, "but not of two" },
        { """{"a":{"b":["x"]},"d":{"c":["y"]}}""", """{"a":[{"b":"x"}],"d":[{},{"c":"y"}]}""", true, "unless of two arrays" },
        { """{"a":{"b":["x"],"c":{"d":["y"]}}}""", """{"a":[{"b":"x","c":[{"d":"z"},{"d":"y"}]}]}""", true, "arrays in arrays" },
        { """{"a":{"c":{"d":["y"],"e":["z"]}}}""", """{"a":[{"c":[{"d":"y"}]},{"c":[{"e":"z"}]}]}""", false, "hold together too" },
        { """{"a":{"b":["x"],"c":[{"exists":false}]}}""", """{"a":[{"b":"x"},{"c":1}]}""", true, "absent in this element" },
        { """{"a":{"b":["x"],"c":[{"exists":false}]}}""", """{"a":[{"b":"x","c":1},{"b":"z"}]}""", false, "though not in that" },
        { """{"a":{"c":[{"exists":false}],"z":["x"]}}""", """{"a":[{"z":"x"},{"c":1}]}""", false, "fields are tried by name: c is looked for before an element is chosen" },
        { """{"a":{"b":["x","y"],"c":["y"]}}""", """{"a":[{"b":"x"},{"b":"y","c":"y"}]}""", true, "another element may do" },
        { """{"a":["p"],"b":["q"]}""", """{"a":["o","p"],"b":["q","r"]}""", true, "plain elements bind to nothing" },

        // $or
        { """{"$or":[{"a":["x"]},{"b":["y"]}]}""", """{"b":"y"}""", true, "one or the other" },
        { """{"$or":[{"a":["x"]},{"b":["y"]}]}""", """{"a":"y","b":"x"}""", false, "or none" },
        { """{"c":["z"],"$or":[{"a":["x"]},{"b":["y"]}]}""", """{"a":"x"}""", false, "and the rest" },
        { """{"c":{"$or":[{"a":["x"]},{"b":["y"]}]}}""", """{"c":{"b":"y"}}""", true, "inside an object" },
        { """{"$or":[{"a":["x"],"$or":[{"c":[1]},{"d":[2]}]},{"b":["y"]}]}""", """{"a":"x","d":2}""", true, "in itself" },
        { """{"$or":[{"a":["x"],"$or":[{"c":[1]},{"d":[2]}]},{"b":["y"]}]}""", """{"a":"x"}""", false, "with what is around it" },
        { """{"$or":[{"a":[1]},{"b":[1]}],"c":{"$or":[{"d":[1]},{"e":[1]}]}}""", """{"b":1,"c":{"d":1}}""", true, "twice" },
        { """{"a":["x","y"],"$or":[{"a":[{"anything-but":"x"}]},{"b":["y"]}]}""", """{"a":"z"}""", true, "it writes a field again, and the last one counts" },
        { """{"$or":[{"a":["y"]},{"b":["y"]}],"a":["x"]}""", """{"a":"x"}""", true, "also when that is outside" },
        { """{"a":["x","y"],"$or":[{"a":["z"]},{"b":["y"]}]}""", """{"a":"x","b":"y"}""", true, "in the branch that does not write it, it stays" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void Matches(string pattern, string json, bool expected, string why)
    {
        var parsed = Pattern(pattern);
        var set = new PatternSet([parsed]);
        Assert.True(expected == parsed.Matches(json), why);
        Assert.True(expected == (set.Match(json).Count == 1), $"in a set: {why}");
        if (JsonValue.TryParse(json, out _) is { } value)
        {
            Assert.True(expected == parsed.Matches(value), $"by value: {why}");
            Assert.True(expected == (set.Match(value).Count == 1), $"in a set, by value: {why}");
        }
    }

    [Fact]
    public void A_pattern_can_be_asked_again_and_again()
    {
        var pattern = Pattern("""{"a":{"b":["x"],"c":[{"exists":false}]}}""");

        Assert.True(pattern.Matches("""{"a":[{"b":"x"},{"c":1}]}"""));
        Assert.False(pattern.Matches("""{"a":{"b":"x","c":1}}"""));
        Assert.False(pattern.Matches("no JSON"));
        Assert.True(pattern.Matches("""{"a":{"b":"x"}}"""));
    }

    [Fact]
    public void A_hostile_event_does_no_harm()
    {
        var pattern = Pattern("""{"a":["x"]}""");

        Assert.False(pattern.Matches("{\"a\":" + new string('[', 1_000_000)));
        Assert.False(pattern.Matches("{\"b\":" + new string('[', 1_000_000)));
    }

    [Fact]
    public void Nothing_is_null()
    {
        var pattern = Pattern("""{"a":["x"]}""");

        Assert.Throws<ArgumentNullException>(() => EventPattern.Parse(null!, PatternDialect.EventBridge));
        Assert.Throws<ArgumentNullException>(() => EventPattern.Parse("{}", null!));
        Assert.Throws<ArgumentNullException>(() => pattern.Matches((string)null!));
        Assert.Throws<ArgumentNullException>(() => pattern.Matches((JsonValue)null!));
        Assert.Throws<ArgumentNullException>(() => pattern.MatchesAttributes(null!));
        Assert.Throws<InvalidOperationException>(() => pattern.MatchesAttributes([]));
    }

    internal static EventPattern Pattern(string text) => PatternOf(text, PatternDialect.EventBridge);

    internal static EventPattern PatternOf(string text, PatternDialect dialect)
    {
        var result = EventPattern.Parse(text, dialect);
        Assert.Empty(result.Faults);
        return result.Pattern!;
    }
}
