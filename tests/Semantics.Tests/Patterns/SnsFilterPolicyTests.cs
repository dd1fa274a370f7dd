using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Patterns;

namespace AwsMessaging.Semantics.Tests.Patterns;

public sealed class SnsFilterPolicyTests
{
    [Theory]
    [InlineData("""{"a":["x"]}""", "String", "x", true)]
    [InlineData("""{"a":["x"]}""", "String.custom", "x", true)]
    [InlineData("""{"a":["1"]}""", "Number", "1", false)]
    [InlineData("""{"a":[1]}""", "Number", "1.0", true)]
    [InlineData("""{"a":[1]}""", "Number.int", "1", true)]
    [InlineData("""{"a":[1]}""", "String", "1", false)]
    [InlineData("""{"a":[{"numeric":[">",0]}]}""", "Number", "0.00001", true)]
    [InlineData("""{"a":[{"numeric":[">",0]}]}""", "Number", "0.000001", false)] // six decimals
    [InlineData("""{"a":[{"numeric":[">",0]}]}""", "Number", "1000000000", true)]
    [InlineData("""{"a":[{"numeric":[">",0]}]}""", "Number", "1000000001", false)]
    [InlineData("""{"a":[{"numeric":[">",0]}]}""", "String", "5", false)]
    [InlineData("""{"a":["x"]}""", "String.Array", """["w","x"]""", true)]
    [InlineData("""{"a":[{"anything-but":["x"]}]}""", "String.Array", """["x","y"]""", true)]
    [InlineData("""{"a":[{"anything-but":["x"]}]}""", "String.Array", """["x"]""", false)]
    [InlineData("""{"a":[true,null]}""", "String.Array", """[1,null]""", true)]
    [InlineData("""{"a":[{"numeric":["=",7]}]}""", "String.Array", """["7",7]""", true)]
    [InlineData("""{"a":[{"exists":false}]}""", "String.Array", "[]", true)]
    [InlineData("""{"a":[{"exists":false}]}""", "String.Array", "no JSON", false)]
    [InlineData("""{"a":[7,8]}""", "String.Array", "7.0", true)]
    [InlineData("""{"a":[{"exists":false}]}""", "String.Array", "{}", false)]
    [InlineData("""{"a":[{"exists":true}]}""", "String", "", true)]
    [InlineData("""{"b":[{"exists":false}]}""", "String", "x", true)]
    [InlineData("""{"b":["x"]}""", "String", "x", false)]
    [InlineData("{}", "String", "x", true)]
    public void An_attribute_matches_by_its_type(string policy, string type, string value, bool expected) =>
        Assert.Equal(expected, Attributes(policy).MatchesAttributes([new("a", type, value)]));

    [Fact]
    public void A_binary_attribute_is_not_looked_at()
    {
        MessageAttribute[] attributes = [new("a", "Binary", null, [1])];

        Assert.False(Attributes("""{"a":[{"exists":true}]}""").MatchesAttributes(attributes));
        Assert.True(Attributes("""{"a":[{"exists":false}]}""").MatchesAttributes(attributes));
    }

    [Fact]
    public void All_keys_of_a_policy_have_to_match()
    {
        var policy = Attributes("""{"a":["x"],"b":[{"prefix":"y"}]}""");

        Assert.True(policy.MatchesAttributes([new("b", "String", "yy"), new("c", "String", "z"), new("a", "String", "x")]));
        Assert.False(policy.MatchesAttributes([new("a", "String", "x")]));
        Assert.False(policy.MatchesAttributes([]));
    }

    [Theory]
    [InlineData("""{"a":[{"exists":false}]}""", "plain text", false)]
    [InlineData("""{"a":[{"exists":false}]}""", "[1]", false)]
    [InlineData("""{"a":[{"exists":false}]}""", "{}", true)]
    [InlineData("{}", "plain text", true)]
    [InlineData("""{"a":[1.5]}""", """{"a":1.50}""", true)]
    public void A_body_that_is_no_object_matches_only_the_empty_policy(string policy, string body, bool expected) =>
        Assert.Equal(expected, PatternMatchTests.PatternOf(policy, PatternDialect.SnsMessageBody).Matches(body));

    private static EventPattern Attributes(string policy) => PatternMatchTests.PatternOf(policy, PatternDialect.SnsMessageAttributes);
}
