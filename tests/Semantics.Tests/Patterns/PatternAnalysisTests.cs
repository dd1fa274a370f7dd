using AwsMessaging.Semantics.Patterns;

namespace AwsMessaging.Semantics.Tests.Patterns;

/// <summary>What can be said about a pattern without an event. What is said it about stands between « and ».</summary>
public sealed class PatternAnalysisTests
{
    public static TheoryData<string, PatternRemarkKind, bool, string?> Remarks => new()
    {
        { """{«"detailType"»:["x"]}""", PatternRemarkKind.UnknownField, false, "detail-type" },
        { """{«"details"»:{"a":["x"],"b":["y"]}}""", PatternRemarkKind.UnknownField, false, "detail" },
        { """{«"Source"»:["x"]}""", PatternRemarkKind.UnknownField, false, "source" },
        { """{«"orderId"»:["x"],"source":["y"]}""", PatternRemarkKind.UnknownField, false, null },
        { """{«"detial.a"»:["x"]}""", PatternRemarkKind.UnknownField, false, "detail" },
        { """{"$or":[{"source":["x"]},{«"detailType"»:["y"]}]}""", PatternRemarkKind.UnknownField, true, "detail-type" },
        { """{"$or":[{«"detailType"»:["x"]},{"source":[«1»]}]}""", PatternRemarkKind.UnknownField, false, "detail-type" },
        { """{"source":[«1»]}""", PatternRemarkKind.WrongType, false, null },
        { """{"account":[«123456789012»]}""", PatternRemarkKind.WrongType, false, null },
        { """{"account":[«123456789012»,"123456789012"]}""", PatternRemarkKind.WrongType, true, null },
        { """{"source":[«null»]}""", PatternRemarkKind.WrongType, false, null },
        { """{"time":[«{"numeric":[">",5]}»]}""", PatternRemarkKind.WrongType, false, null },
        { """{"resources":[«1»]}""", PatternRemarkKind.WrongType, false, null },
        { """{"id":«[{"exists":false}]»}""", PatternRemarkKind.AlwaysPresent, false, null },
        { """{"id":«["x",{"exists":false}]»}""", PatternRemarkKind.AlwaysPresent, true, null },
        { """{«"source"»:{"a":["x"]}}""", PatternRemarkKind.NoFields, false, null },
        { """{«"resources.arn"»:["x"]}""", PatternRemarkKind.NoFields, false, null },
        { """{«"detail"»:["x"]}""", PatternRemarkKind.NotALeaf, false, null },
        { """{«"detail"»:[{"exists":true}]}""", PatternRemarkKind.NotALeaf, false, null },
        { """{"detail":{"a":[«{"numeric":[">",1.7976931348623157E308]}»]}}""", PatternRemarkKind.EmptyRange, false, null },
        { """{«"source"»:["x"],"source":["y"]}""", PatternRemarkKind.Overridden, true, null },
        { """{"detail":{«"a"»:["x"]},"detail.a":["y"]}""", PatternRemarkKind.Overridden, true, null },
        { """{"detail":{"a":{«"anything-but"»:["x"]}}}""", PatternRemarkKind.OperatorAsField, true, null },
    };

    [Theory]
    [MemberData(nameof(Remarks))]
    public void It_is_seen(string marked, PatternRemarkKind kind, bool canMatch, string? suggestion)
    {
        var start = marked.IndexOf('«', StringComparison.Ordinal);
        var length = marked.IndexOf('»', StringComparison.Ordinal) - start - 1;
        var pattern = PatternMatchTests.Pattern(marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal));

        var analysis = pattern.Analyze();

        var remark = analysis.Remarks[0];
        Assert.Equal((kind, start, length, suggestion), (remark.Kind, remark.Offset, remark.Length, remark.Suggestion));
        Assert.Equal(marked.Count(c => c == '«'), analysis.Remarks.Count);
        Assert.Equal(canMatch, analysis.CanEverMatch);
        Assert.Equal(canMatch, pattern.CanEverMatch);
    }

    [Theory]
    [InlineData("""{"source":["a",{"prefix":"b"},{"anything-but":"c"},{"exists":true}],"detail-type":[{"wildcard":"a*"}]}""")]
    [InlineData("""{"detail":{"a":[1,null,true,{"exists":false}],"b":{"c":["x"]}}}""")]
    [InlineData("""{"detail":[{"exists":false}]}""")] // an object is no leaf, so this always holds
    [InlineData("""{"resources":[{"exists":false}]}""")] // may be empty
    [InlineData("""{"replay-name":[{"exists":false}]}""")]
    [InlineData("""{"eventId":[{"exists":false}]}""")]
    [InlineData("""{"source":[{"anything-but":[1,2]}]}""")]
    public void Nothing_is_said_about_what_can_match(string pattern)
    {
        var analysis = PatternMatchTests.Pattern(pattern).Analyze();

        Assert.True(analysis.CanEverMatch);
        Assert.Empty(analysis.Remarks);
    }

    [Fact]
    public void Other_events_have_other_fields()
    {
        var filter = PatternMatchTests.PatternOf("""{"data":{"a":["x"]},"approximateArrivalTimestamp":[{"prefix":"x"}]}""", PatternDialect.EventSourceMapping);

        Assert.True(filter.Analyze().CanEverMatch); // of which source is not known
        Assert.Equal(["UnknownField", "UnknownField"], filter.Analyze(EventShape.SqsMessage).Remarks.Select(remark => remark.Kind.ToString()));
        Assert.Equal(["WrongType"], filter.Analyze(EventShape.KinesisRecord).Remarks.Select(remark => remark.Kind.ToString()));
        Assert.False(filter.Analyze(EventShape.DynamoDbRecord).CanEverMatch);
    }
}
