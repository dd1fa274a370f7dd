using AwsMessaging.Semantics.Patterns;

namespace AwsMessaging.Semantics.Tests.Patterns;

/// <summary>What services refuse, and on which characters. The characters stand between « and ».</summary>
public sealed class PatternFaultTests
{
    public static TheoryData<string, PatternFaultKind, string?> EventBridgeFaults => new()
    {
        { "«»", PatternFaultKind.NotJson, null },
        { """{"a":["x"]}«}»""", PatternFaultKind.NotJson, null },
        { """{"a":[1 «2»]}""", PatternFaultKind.NotJson, null },
        { """«["a"]»""", PatternFaultKind.NotAnObject, null },
        { "«\"a\"»", PatternFaultKind.NotAnObject, null },
        { "«{}»", PatternFaultKind.EmptyObject, null },
        { """{"a":«{}»}""", PatternFaultKind.EmptyObject, null },
        { """{"a":«[]»}""", PatternFaultKind.EmptyArray, null },
        { """{"a":«"x"»}""", PatternFaultKind.LeafNotInArray, null },
        { """{"a":«1»}""", PatternFaultKind.LeafNotInArray, null },
        { """{"a":{"b":«null»}}""", PatternFaultKind.LeafNotInArray, null },
        { """{"a":«{"prefix":"x"}»}""", PatternFaultKind.ExpressionNotInArray, null },
        { """{"a":[«["x"]»]}""", PatternFaultKind.NestedArray, null },
        { """{"a":[{«"ip-address"»:"10.0.0.0/24"}]}""", PatternFaultKind.UnknownOperator, "cidr" },
        { """{"a":[{«"between"»:[1,2]}]}""", PatternFaultKind.UnknownOperator, "numeric" },
        { """{"a":[{«">="»:1}]}""", PatternFaultKind.UnknownOperator, "numeric" },
        { """{"a":[{«"contains"»:"x"}]}""", PatternFaultKind.UnknownOperator, "wildcard" },
        { """{"a":[{«"startsWith"»:"x"}]}""", PatternFaultKind.UnknownOperator, "prefix" },
        { """{"a":[{«"ends_with"»:"x"}]}""", PatternFaultKind.UnknownOperator, "suffix" },
        { """{"a":[{«"not"»:"x"}]}""", PatternFaultKind.UnknownOperator, "anything-but" },
        { """{"a":[{«"anythingBut"»:"x"}]}""", PatternFaultKind.UnknownOperator, "anything-but" },
        { """{"a":[{«"NUMERIC"»:["=",5]}]}""", PatternFaultKind.UnknownOperator, "numeric" },
        { """{"a":[{«"equalsIgnoreCase"»:"x"}]}""", PatternFaultKind.UnknownOperator, "equals-ignore-case" },
        { """{"a":[{«"exist"»:true}]}""", PatternFaultKind.UnknownOperator, "exists" },
        { """{"a":[{«"prefx"»:"x"}]}""", PatternFaultKind.UnknownOperator, "prefix" },
        { """{"a":[{«"equals"»:"x"}]}""", PatternFaultKind.UnknownOperator, "exactly" },
        { """{"a":[{«"frobnicate"»:"x"}]}""", PatternFaultKind.UnknownOperator, null },
        { """{"a":[«{}»]}""", PatternFaultKind.NotOneOperator, null },
        { """{"a":[{"prefix":"x",«"suffix"»:"y"}]}""", PatternFaultKind.NotOneOperator, null },
        { """{"a":[{"prefix":{"equals-ignore-case":"x",«"b"»:1}}]}""", PatternFaultKind.NotOneOperator, null },
        { """{"a":[{"prefix":«1»}]}""", PatternFaultKind.OperandType, null },
        { """{"a":[{"suffix":«["x"]»}]}""", PatternFaultKind.OperandType, null },
        { """{"a":[{"prefix":{«"wildcard"»:"x"}}]}""", PatternFaultKind.OperatorNotSupported, null },
        { """{"a":[{"prefix":{«"equals-ignore"»:"x"}}]}""", PatternFaultKind.UnknownOperator, null },
        { """{"a":[{"prefix":{"equals-ignore-case":«5»}}]}""", PatternFaultKind.OperandType, null },
        { """{"a":[{"equals-ignore-case":«["x"]»}]}""", PatternFaultKind.OperandType, null },
        { """{"a":[{"exactly":«33»}]}""", PatternFaultKind.OperandType, null },
        { """{"a":[{"exists":«"true"»}]}""", PatternFaultKind.OperandType, null },
        { """{"a":[{"cidr":«1»}]}""", PatternFaultKind.OperandType, null },
        { """{"a":[{"cidr":«"10.0.0.0"»}]}""", PatternFaultKind.InvalidCidr, null },
        { """{"a":[{"cidr":"«10.0.0»/24"}]}""", PatternFaultKind.InvalidCidr, null },
        { """{"a":[{"cidr":"10.0.0.0/«32»"}]}""", PatternFaultKind.InvalidCidr, null },
        { """{"a":[{"cidr":"10.0.0.0/«x»"}]}""", PatternFaultKind.InvalidCidr, null },
        { """{"a":[{"cidr":"2001:db8::/«128»"}]}""", PatternFaultKind.InvalidCidr, null },
        { """{"a":[{"cidr":"«1::2::3»/64"}]}""", PatternFaultKind.InvalidCidr, null },
        { """{"a":[{"wildcard":"ab«**»c"}]}""", PatternFaultKind.InvalidWildcard, null },
        { """{"a":[{"wildcard":"a\u0062«\\c»"}]}""", PatternFaultKind.InvalidWildcard, null },
        { """{"a":[{"wildcard":"ab«\\»"}]}""", PatternFaultKind.InvalidWildcard, null },
        { """{"a":[{"wildcard":«1»}]}""", PatternFaultKind.OperandType, null },
        { """{"a":["x",«{"wildcard":"*:*:*:*:*:x"}»]}""", PatternFaultKind.WildcardTooComplex, null },
        { """{"a":[«{"anything-but":{"wildcard":"*:*:*:*:*:x"}}»]}""", PatternFaultKind.WildcardTooComplex, null },
        { """{"a":«[{"wildcard":"a*a*a*a"},{"wildcard":"*aa*a*a*a"}]»}""", PatternFaultKind.WildcardTooComplex, null },
        { """{"a":[{"numeric":«5»}]}""", PatternFaultKind.OperandType, null },
        { """{"a":[{"numeric":«[]»}]}""", PatternFaultKind.NumericForm, null },
        { """{"a":[{"numeric":[«5»]}]}""", PatternFaultKind.NumericForm, null },
        { """{"a":[{"numeric":[«"=="»,5]}]}""", PatternFaultKind.NumericForm, null },
        { """{"a":[{"numeric":["="«]»}]}""", PatternFaultKind.NumericForm, null },
        { """{"a":[{"numeric":["=",«"5"»]}]}""", PatternFaultKind.NumericForm, null },
        { """{"a":[{"numeric":["<",5,«">"»,1]}]}""", PatternFaultKind.NumericForm, null },
        { """{"a":[{"numeric":[">",1,«">="»,5]}]}""", PatternFaultKind.NumericForm, null },
        { """{"a":[{"numeric":[">",1,«5»]}]}""", PatternFaultKind.NumericForm, null },
        { """{"a":[{"numeric":[">",1,"<"«]»}]}""", PatternFaultKind.NumericForm, null },
        { """{"a":[{"numeric":[">",1,"<",5,«"<"»,6]}]}""", PatternFaultKind.NumericForm, null },
        { """{"a":[{"numeric":«[">",5,"<",5]»}]}""", PatternFaultKind.EmptyRange, null },
        { """{"a":[{"numeric":«[">=",5,"<=",5.0]»}]}""", PatternFaultKind.EmptyRange, null },
        { """{"a":[{"numeric":["=",«1e309»]}]}""", PatternFaultKind.NumberNotComparable, null },
        { """{"a":[{"numeric":[">",0,"<",«0.1000000000000000055»]}]}""", PatternFaultKind.NumberNotComparable, null },
        { """{"a":[{"anything-but":«null»}]}""", PatternFaultKind.OperandType, null },
        { """{"a":[{"anything-but":[«true»]}]}""", PatternFaultKind.OperandType, null },
        { """{"a":[{"anything-but":«[]»}]}""", PatternFaultKind.EmptyArray, null },
        { """{"a":[{"anything-but":«["x",1]»}]}""", PatternFaultKind.MixedTypes, null },
        { """{"a":[{"anything-but":[1,«1e309»]}]}""", PatternFaultKind.NumberNotComparable, null },
        { """{"a":[{"anything-but":{"prefix":«""»}}]}""", PatternFaultKind.EmptyOperand, null },
        { """{"a":[{"anything-but":{"suffix":["x",«""»]}}]}""", PatternFaultKind.EmptyOperand, null },
        { """{"a":[{"anything-but":{"prefix":«[]»}}]}""", PatternFaultKind.EmptyArray, null },
        { """{"a":[{"anything-but":{"prefix":["x",«1»]}}]}""", PatternFaultKind.OperandType, null },
        { """{"a":[{"anything-but":{«"exists"»:true}}]}""", PatternFaultKind.OperatorNotSupported, null },
        { """{"a":[{"anything-but":{«"startswith"»:"x"}}]}""", PatternFaultKind.UnknownOperator, "prefix" },
        { """{"a":[{"anything-but":«{}»}]}""", PatternFaultKind.NotOneOperator, null },
        { """{"a":[{"anything-but":{"prefix":"x"},«"b"»:1}]}""", PatternFaultKind.NotOneOperator, null },
        { """{"$or":«{"a":["x"]}»}""", PatternFaultKind.OrForm, null },
        { """{"$or":«"x"»}""", PatternFaultKind.OrForm, null },
        { """{"$or":«[]»}""", PatternFaultKind.OrForm, null },
        { """{"$or":«[{"a":["x"]}]»}""", PatternFaultKind.OrForm, null },
        { """{"$or":[{"a":["x"]},«"y"»]}""", PatternFaultKind.OrForm, null },
        { """{"$or":[{"a":["x"]},«{}»]}""", PatternFaultKind.EmptyObject, null },
        { """{"$or":[{"a":["x"]},{«"prefix"»:["y"]}]}""", PatternFaultKind.ReservedFieldName, null },
        { """{"$or":[{"a":["x"]},{"b":{«"regex"»:["y"]}}]}""", PatternFaultKind.ReservedFieldName, null },
    };

    public static TheoryData<string, string, PatternFaultKind, string> DialectFaults => new()
    {
        { "SnsMessageAttributes", """{"a":«{"b":["x"]}»}""", PatternFaultKind.Nested, "InvalidParameter" },
        { "SnsMessageAttributes", """{"a":«{"suffix":"x"}»}""", PatternFaultKind.ExpressionNotInArray, "InvalidParameter" },
        { "SnsMessageAttributes", """{"a":["x"],"b":["x"],"c":["x"],"d":["x"],"e":["x"],«"f"»:["x"]}""", PatternFaultKind.TooManyKeys, "InvalidParameter" },
        { "SnsMessageBody", """{"a":[«1000000001»]}""", PatternFaultKind.NumberOutOfRange, "InternalError" },
        { "SnsMessageBody", """{"a":[{"numeric":["<",«-1e10»]}]}""", PatternFaultKind.NumberOutOfRange, "InternalError" },
        { "SnsMessageBody", """{"a":[{«"wildcard"»:"x*"}]}""", PatternFaultKind.OperatorNotSupported, "InvalidParameter" },
        { "SnsMessageBody", """{"a":[{"anything-but":{«"suffix"»:"x"}}]}""", PatternFaultKind.OperatorNotSupported, "InvalidParameter" },
        { "SnsMessageBody", """{"a":[{"prefix":{«"equals-ignore-case"»:"x"}}]}""", PatternFaultKind.OperatorNotSupported, "InvalidParameter" },
        { "EventSourceMapping", """{"a":[{«"wildcard"»:"x*"}]}""", PatternFaultKind.OperatorNotSupported, "InvalidParameterValueException" },
        { "EventSourceMapping", """{"a":[{«"cidr"»:"10.0.0.0/24"}]}""", PatternFaultKind.OperatorNotSupported, "InvalidParameterValueException" },
        { "EventSourceMapping", "«{}»", PatternFaultKind.EmptyObject, "InvalidParameterValueException" },
        { "Pipes", """{"a":[{«"wildcard"»:"x*"}]}""", PatternFaultKind.OperatorNotSupported, "ValidationException" },
        { "Pipes", """{"a":[{"anything-but":{«"prefix"»:"x"}}]}""", PatternFaultKind.OperatorNotSupported, "ValidationException" },
    };

    [Theory]
    [MemberData(nameof(EventBridgeFaults))]
    public void EventBridge_refuses(string marked, PatternFaultKind kind, string? suggestion)
    {
        var fault = FaultOf(marked, PatternDialect.EventBridge);

        Assert.Equal((kind, suggestion, "InvalidEventPatternException"), (fault.Kind, fault.Suggestion, fault.ErrorCode));
        Assert.False(string.IsNullOrWhiteSpace(fault.Message));
    }

    [Theory]
    [MemberData(nameof(DialectFaults))]
    public void A_dialect_refuses(string dialect, string marked, PatternFaultKind kind, string code)
    {
        var fault = FaultOf(marked, DialectOf(dialect));

        Assert.Equal((kind, code), (fault.Kind, fault.ErrorCode));
    }

    [Theory]
    [InlineData("EventBridge", """{"a":[{"prefix":{"equals-ignore-case":"x"}},{"anything-but":{"wildcard":["foo*bar",""]}},{"cidr":"::/0"}]}""")]
    [InlineData("EventBridge", """{"a":[{"wildcard":"/Users/*/dir/dir/dir/dir/dir/doc.txt"}]}""")]
    [InlineData("EventBridge", """{"a":[{"numeric":["=",-4e-6]},1e400]}""")]
    [InlineData("EventBridge", """{"prefix":["a"],"detail":{"numeric":{"a":["x"]}}}""")]
    [InlineData("Pipes", """{"a":[{"prefix":{"equals-ignore-case":"x"}},{"anything-but":["x"]},{"cidr":"10.0.0.0/8"},{"suffix":"y"}]}""")]
    [InlineData("EventSourceMapping", """{"body":{"a":[{"numeric":[">",1]},{"anything-but":"x"},{"exists":false},{"suffix":"x"},null,""]},"$or":[{"b":[1]},{"c":[2]}]}""")]
    [InlineData("SnsMessageAttributes", "{}")]
    [InlineData("SnsMessageAttributes", """{"a":[{"anything-but":{"prefix":"x"}},1000000000,{"numeric":[">=",-1000000000]}]}""")]
    [InlineData("SnsMessageBody", """{"a":{"b":{"c":[{"cidr":"10.0.0.0/24"},{"equals-ignore-case":"x"},true]}}}""")]
    public void A_dialect_accepts(string dialect, string pattern) => Assert.Empty(EventPattern.Parse(pattern, DialectOf(dialect)).Faults);

    [Fact]
    public void All_faults_are_found_in_their_order()
    {
        const string Pattern = """{"a":"x","b":[{"prefx":1},[]],"c":{},"$or":[{"prefix":[{"cidr":"x"}]}]}""";
        var faults = EventPattern.Parse(Pattern, PatternDialect.EventBridge).Faults;

        Assert.Equal(
            [
                PatternFaultKind.LeafNotInArray, PatternFaultKind.UnknownOperator, PatternFaultKind.NestedArray, PatternFaultKind.EmptyObject,
                PatternFaultKind.OrForm, PatternFaultKind.ReservedFieldName,
            ],
            faults.Select(fault => fault.Kind));
    }

    [Theory]
    [InlineData("EventBridge", 2048)]
    [InlineData("Pipes", 4096)]
    [InlineData("EventSourceMapping", 4096)]
    [InlineData("SnsMessageBody", 262144)]
    public void Length_is_limited(string dialect, int limit)
    {
        const string Frame = """{"a":[""]}""";
        var longest = Frame.Insert(7, new string('x', limit - Frame.Length));

        Assert.Empty(EventPattern.Parse(longest, DialectOf(dialect)).Faults);
        var fault = Assert.Single(EventPattern.Parse(longest + " ", DialectOf(dialect)).Faults);
        Assert.Equal(PatternFaultKind.TooLong, fault.Kind);
        Assert.Equal(limit + 1, fault.Offset + fault.Length);
        Assert.Empty(EventPattern.Parse(longest + " ", DialectOf(dialect), PatternQuotas.Unlimited).Faults);
    }

    /// <summary>Values multiply, deeper keys count more, and alternatives add up: the sums are those of AWS's page.</summary>
    [Theory]
    [InlineData("SnsMessageBody", 3, 50, 1, true)] // 3 × 50
    [InlineData("SnsMessageBody", 3, 51, 1, false)]
    [InlineData("SnsMessageBody", 5, 15, 2, true)] // 5 × 15 × depth 2
    [InlineData("SnsMessageBody", 5, 16, 2, false)]
    [InlineData("SnsMessageAttributes", 1, 150, 1, true)]
    [InlineData("SnsMessageAttributes", 1, 151, 1, false)]
    public void Combinations_of_a_filter_policy_are_limited(string dialect, int first, int second, int depth, bool accepted)
    {
        var inner = $"\"b\":[{string.Join(",", Enumerable.Range(0, second))}]";
        var pattern = $"{{\"a\":[{string.Join(",", Enumerable.Range(0, first))}],{(depth == 2 ? $"\"c\":{{{inner}}}" : inner)}}}";

        var kinds = EventPattern.Parse(pattern, DialectOf(dialect)).Faults.Select(fault => fault.Kind);

        Assert.Equal(accepted ? [] : [PatternFaultKind.TooManyCombinations], kinds);
    }

    [Theory]
    [InlineData(7, true)] // 3 × 6 + 3 × 4 × 4 + 3 × 4 × 7 = 150
    [InlineData(8, false)]
    public void Alternatives_of_a_filter_policy_add_up(int last, bool accepted)
    {
        var values = string.Join(",", Enumerable.Range(0, last));
        var pattern = $$"""{"s":[1,2,3],"$or":[{"a":[1,2,3,4,5,6]},{"b":[1,2,3,4],"$or":[{"c":[1,2,3,4]},{"d":[{{values}}]}]}]}""";

        Assert.Equal(accepted, EventPattern.Parse(pattern, PatternDialect.SnsMessageAttributes).Pattern is not null);
    }

    /// <summary>Thirty alternatives of two would be a thousand million branches.</summary>
    [Fact]
    public void Alternatives_that_multiply_are_refused_and_not_tried()
    {
        var pattern = "{" + string.Join(",", Enumerable.Range(0, 30).Select(i => $"\"o{i}\":{{\"$or\":[{{\"a\":[1]}},{{\"b\":[1]}}]}}")) + "}";

        var faults = EventPattern.Parse(pattern, PatternDialect.EventBridge).Faults;

        var fault = faults.First(fault => fault.Kind == PatternFaultKind.TooManyCombinations);
        Assert.Equal("\"$or\"", pattern.Substring(fault.Offset, fault.Length));
    }

    [Fact]
    public void A_limit_can_be_replaced()
    {
        const string Pattern = """{"a":["x"],"b":["x"],"c":["x"],"d":["x"],"e":["x"],"f":["x"]}""";

        Assert.Null(EventPattern.Parse(Pattern, PatternDialect.SnsMessageBody).Pattern);
        Assert.NotNull(EventPattern.Parse(Pattern, PatternDialect.SnsMessageBody, new PatternQuotas { MaxKeys = 6 }).Pattern);
    }

    internal static PatternDialect DialectOf(string name) => (PatternDialect)typeof(PatternDialect).GetProperty(name)!.GetValue(null)!;

    /// <summary>The only fault, which is on the marked characters.</summary>
    private static PatternFault FaultOf(string marked, PatternDialect dialect)
    {
        var start = marked.IndexOf('«', StringComparison.Ordinal);
        var length = marked.IndexOf('»', StringComparison.Ordinal) - start - 1;
        var text = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);

        var result = EventPattern.Parse(text, dialect);

        Assert.Null(result.Pattern);
        var fault = Assert.Single(result.Faults);
        Assert.Equal((start, length), (fault.Offset, fault.Length));
        return fault;
    }
}
