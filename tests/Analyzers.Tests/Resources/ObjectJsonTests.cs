using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Tests.Resources;

public sealed class ObjectJsonTests
{
    [Theory]
    [InlineData("Source = new[] { \"shop\" }", "{'source': ['shop']}")]
    [InlineData("Source = [\"shop\", \"store\"]", "{'source': ['shop', 'store']}")]
    [InlineData("DetailType = new string[] { Kind }, Account = [\"1\"]", "{'account': ['1'], 'detail-type': ['Placed']}")]
    [InlineData("Source = new[] { id }", "{'source': [?]}")]
    [InlineData("Source = given", "")]
    [InlineData("Source = new string[0]", "")]
    [InlineData("Source = Match.Prefix(\"shop.\")", "{'source': [{'prefix': 'shop.'}]}")]
    [InlineData("Source = Match.AnyOf(Match.Prefix(\"a\"), Match.Suffix(\"b\"), \"c\")", "{'source': [{'prefix': 'a'}, {'suffix': 'b'}, 'c']}")]
    [InlineData("Source = Match.AnyOf(Match.Prefix(\"a\"))", "{'source': [{'prefix': 'a'}]}")]
    [InlineData("Source = Match.AnyOf(\"a\", given)", "{'source': ['a', ?]}")]
    [InlineData("Source = Match.AnythingBut(\"a\", \"b\")", "{'source': [{'anything-but': ['a', 'b']}]}")]
    [InlineData("Source = Match.AnythingBut(\"a\", 1)", "{'source': [?]}")]
    [InlineData("Source = Match.AnythingButPrefix(\"a\")", "{'source': [{'anything-but': {'prefix': 'a'}}]}")]
    [InlineData("Source = Match.EqualsIgnoreCase(\"a\")", "{'source': [{'equals-ignore-case': 'a'}]}")]
    [InlineData("Source = Match.ExactString(\"a\")", "{'source': ['a']}")]
    [InlineData("Source = Match.Cidr(\"nonsense\")", "{'source': [?]}")]
    [InlineData("Detail = new Dictionary<string, object> { [\"total\"] = Match.GreaterThan(100) }", "{'detail': {'total': [{'numeric': ['>', 100]}]}}")]
    [InlineData("Detail = new Dictionary<string, object> { [\"total\"] = Match.Interval(1, 2.5) }", "{'detail': {'total': [{'numeric': ['>=', 1, '<=', 2.5]}]}}")]
    [InlineData("Detail = new Dictionary<string, object> { [\"total\"] = Match.Interval(3, 2) }", "{'detail': {'total': [?]}}")]
    [InlineData("Detail = new Dictionary<string, object> { [\"total\"] = Match.AllOf(Match.GreaterThan(1), Match.LessThan(5)) }", "{'detail': {'total': [{'numeric': ['>', 1, '<', 5]}]}}")]
    [InlineData("Detail = new Dictionary<string, object> { [\"a\"] = Match.Exists(), [\"b\"] = Match.DoesNotExist(), [\"c\"] = Match.NullValue() }", "{'detail': {'a': [{'exists': true}], 'b': [{'exists': false}], 'c': [null]}}")]
    [InlineData("Detail = new Dictionary<string, object> { { \"a\", new Dictionary<string, object> { { \"b\", new object[] { 1, true, \"x\\\"y\" } } } } }", "{'detail': {'a': {'b': [1, true, 'x\\\"y']}}}")]
    [InlineData("Detail = new Dictionary<string, object> { { \"a\", \"bare\" }, { \"b\", 5 }, { \"c\", id }, { \"d\", thing } }", "{'detail': {'a': 'bare', 'b': 5, 'c': ?}}")]
    [InlineData("Detail = new Dictionary<string, object> { { \"a\", new object[] { new Dictionary<string, object> { { \"prefix\", thing } } } } }", "{'detail': {'a': [{?: [?]}]}}")]
    [InlineData("Detail = new Dictionary<string, object> { { \"a\", thing } }", "{'detail': {?: [?]}}")]
    [InlineData("Detail = new Dictionary<string, object> { { \"a\", FilterRule.IsEqual(\"x\") }, { \"b\", FilterRule.Or(\"x\", id) }, { \"c\", FilterRule.NotExists() }, { \"d\", FilterRule.Between(1, 2) } }", "{'detail': {'a': ['x'], 'b': ['x', ?], 'c': [{'exists': false}], 'd': [?]}}")]
    [InlineData("Detail = new Dictionary<string, object> { { \"a\", Fn.ImportValue(\"x\") }, { \"b\", new object[] { Fn.Ref(\"x\"), Aws.REGION } } }", "{'detail': {'b': [?, ?]}}")]
    [InlineData("Detail = new Dictionary<string, object> { { \"a\", new Dictionary<string, object> { { \"Fn::If\", new object[] { \"c\" } } } }, { \"b\", new Dictionary<string, object> { { \"Ref\", new[] { \"main\" } } } } }", "{'detail': {'b': {'Ref': ['main']}}}")]
    [InlineData("Detail = new Dictionary<string, object> { { \"a\", new object[] { new Dictionary<string, object> { { \"Ref\", id } } } } }", "{'detail': {'a': [?]}}")]
    [InlineData("Detail = detail", "{'detail': {'status': ['open'], 'late': ['x']}}")]
    [InlineData("Detail = shared", "")]
    [InlineData("Detail = new Dictionary<string, object> { { \"a\", Token.AsString(thing) } }", "{'detail': {?: [?]}}")]
    [InlineData("Detail = new Dictionary<string, object> { { id, new[] { \"x\" } }, { \"b\", new List<object> { \"y\" } } }", "{'detail': {'b': ['y']}}")]
    [InlineData("Detail = new Dictionary<string, object> { { \"a\", new { b = 1 } } }", "{'detail': {?: [?]}}")]
    public void Writes_the_pattern_that_the_cdk_makes(string properties, string json)
    {
        var source = CdkSnippets.Stack(
            $$"""
            object thing = id.Length > 3 ? new Dictionary<string, object>() : id;
            string[] given = id.Split(',');
            var detail = new Dictionary<string, object> { ["status"] = new[] { "open" } };
            detail["late"] = new[] { "x" };
            var shared = new Dictionary<string, object> { ["status"] = new[] { "open" } };
            Fill(shared);
            var pattern = new EventPattern { {{properties}} };
            """,
            "private const string Kind = \"Placed\"; private static void Fill(IDictionary<string, object> all) => all.Clear();");
        Assert.Equal(json.Replace('\'', '"').Replace("?", "\"\uE000\""), Pattern(source));
    }

    [Theory]
    [InlineData("SubscriptionFilter.StringFilter(new StringConditions { Denylist = [\"b\", \"c\"], MatchSuffixes = [\"e\"], MatchPrefixes = [id, \"d\"], Allowlist = new[] { \"a\" } })", "['a', {'anything-but': ['b', 'c']}, {'prefix': ?}, {'prefix': 'd'}, {'suffix': 'e'}]")]
    [InlineData("SubscriptionFilter.StringFilter(new StringConditions { Allowlist = id.Split(','), MatchPrefixes = null })", "[?]")]
    [InlineData("SubscriptionFilter.StringFilter(new StringConditions())", "[]")]
    [InlineData("SubscriptionFilter.StringFilter(conditions)", "[?]")]
    [InlineData("SubscriptionFilter.NumericFilter(new NumericConditions { Allowlist = [1, 2.5], LessThan = 3, GreaterThanOrEqualTo = 4 })", "[{'numeric': ['=', 1]}, {'numeric': ['=', 2.5]}, {'numeric': ['>=', 4]}, {'numeric': ['<', 3]}]")]
    [InlineData("SubscriptionFilter.NumericFilter(new NumericConditions { Between = new BetweenCondition { Start = 1, Stop = 5 }, BetweenStrict = new BetweenCondition { Start = 6, Stop = 7 } })", "[{'numeric': ['>=', 1, '<=', 5]}, {'numeric': ['>', 6, '<', 7]}]")]
    [InlineData("SubscriptionFilter.ExistsFilter()", "[{'exists': true}]")]
    [InlineData("new SubscriptionFilter()", "[]")]
    [InlineData("new SubscriptionFilter(new object[] { \"a\", new Dictionary<string, object> { [\"prefix\"] = \"b\" } })", "['a', {'prefix': 'b'}]")]
    [InlineData("FilterOrPolicy.Filter(SubscriptionFilter.ExistsFilter())", "[{'exists': true}]")]
    [InlineData("FilterOrPolicy.Policy(new Dictionary<string, FilterOrPolicy> { [\"b\"] = FilterOrPolicy.Filter(SubscriptionFilter.ExistsFilter()) })", "{'b': [{'exists': true}]}")]
    public void Writes_the_filter_policy_that_the_cdk_makes(string filter, string json)
    {
        var source = CdkSnippets.Stack(
            $$"""
            var conditions = new StringConditions();
            Fill(conditions);
            var policy = new Dictionary<string, object> { ["a"] = {{filter}} };
            """,
            "private static void Fill(StringConditions conditions) => conditions.Allowlist = [\"a\"];");
        var (creation, state) = Creation(source, "Dictionary<string, object>");
        var text = ObjectJson.Of(creation, new PartReader(state, TestContext.Current.CancellationToken))?.Text;
        Assert.Equal("{\"a\": " + json.Replace('\'', '"').Replace("?", "\"\uE000\"") + "}", text);
    }

    private static string Pattern(string source)
    {
        var (creation, state) = Creation(source, "EventPattern");
        return ObjectJson.OfPattern(creation, new PartReader(state, TestContext.Current.CancellationToken))?.Text ?? "";
    }

    private static (IObjectCreationOperation Creation, CompilationState State) Creation(string source, string type)
    {
        var compilation = Workbench.Compile([("0.cs", source)]);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error));
        var state = new CompilationState(compilation, MessagingSymbols.TryCreate(compilation)!, new AnalyzerOptions([]));
        var tree = compilation.SyntaxTrees.Last();
        var creation = tree.GetRoot().DescendantNodes().OfType<ObjectCreationExpressionSyntax>().First(c => c.Type.ToString() == type);
        return ((IObjectCreationOperation)compilation.GetSemanticModel(tree).GetOperation(creation)!, state);
    }
}
