using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class ImpossibleFilterPolicyTests() : RuleTests("AWSM4016")
{
    private const string InBody = "[\"FilterPolicyScope\"] = \"MessageBody\", ";

    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("""{"type":{|AWSM4016:"placed"|}}""")]
    [InlineData("""{"type":{|AWSM4016:[]|}}""")]
    [InlineData("""{"type":["placed",{{|AWSM4016:"startswith"|}:"a"}]}""")]
    [InlineData("""{"type":[{{|AWSM4016:"wildcard"|}:"a*"}]}""")]
    [InlineData("""{"amount":[{"numeric":{|AWSM4016:[">",10,"<",5]|}}]}""")]
    [InlineData("""{"amount":[{|AWSM4016:1700000000000|}]}""")]
    [InlineData("""{"order":{|AWSM4016:{"type":["placed"]}|}}""")]
    [InlineData("""{"type":{|AWSM4016:{"prefix":"a"}|}}""")]
    [InlineData("""{"a":["1"],"b":["1"],"c":["1"],"d":["1"],"e":["1"],{|AWSM4016:"f"|}:["1"]}""")]
    [InlineData("""{{|AWSM4016:"order type"|}:["placed"]}""")]
    [InlineData("""{{|AWSM4016:"type."|}:["placed"]}""")]
    [InlineData("""{|AWSM4016:["placed"]|}""")]
    [InlineData("""{"type":["placed"{|AWSM4016:]|}""")]
    public async Task Reports_policies_on_attributes(string policy) => await Reports(Sdk(Subscribe(policy)));

    [Theory]
    [InlineData("""{"order":{"total":{{|AWSM4016:"numeric"|}:[">",100]}}}""")]
    [InlineData("""{"order":{"type":{{|AWSM4016:"anything-but"|}:["test"]}}}""")]
    [InlineData("""{"order":{|AWSM4016:{}|}}""")]
    [InlineData("""{"order":{"type":{|AWSM4016:null|}}}""")]
    [InlineData("""{|AWSM4016:{"a":{"b":{"c":["1","2","3","4","5"],"d":["1","2","3","4"]}}}|}""")]
    public async Task Reports_policies_on_the_body(string policy) => await Reports(Sdk(Subscribe(policy, InBody)));

    [Fact]
    public async Task Reports_hoisted_and_shared_policies_where_they_are_used()
    {
        await Reports(Sdk("""
            const string policy = "{\"type\":\"placed\"}";
            var attributes = new Dictionary<string, string>();
            attributes["FilterPolicy"] = policy;
            await sns.{|AWSM4016:SubscribeAsync|}(new SubscribeRequest { TopicArn = given, Protocol = "sqs", Endpoint = given, Attributes = attributes });
            """));
    }

    [Theory]
    [InlineData("await sns.SetSubscriptionAttributesAsync(given, \"FilterPolicy\", \"{\\\"type\\\":{|AWSM4016:\\\"placed\\\"|}}\");")]
    [InlineData("await sns.SetSubscriptionAttributesAsync(new SetSubscriptionAttributesRequest { AttributeName = \"FilterPolicy\", AttributeValue = \"{\\\"type\\\":{|AWSM4016:[]|}}\" });")]
    [InlineData("var request = new SetSubscriptionAttributesRequest { AttributeName = \"FilterPolicy\" }; request.AttributeValue = \"nonsense\"; await sns.{|AWSM4016:SetSubscriptionAttributesAsync|}(request);")]
    public async Task Reports_policies_that_are_set_later(string statements) => await Reports(Sdk(statements));

    [Theory]
    [InlineData("FilterPolicy = new Dictionary<string, SubscriptionFilter> { [\"type\"] = {|AWSM4016:SubscriptionFilter.StringFilter(new StringConditions())|} }")]
    [InlineData("FilterPolicy = new Dictionary<string, SubscriptionFilter> { { \"type\", {|AWSM4016:SubscriptionFilter.StringFilter(new StringConditions { Allowlist = new string[] { } })|} } }")]
    [InlineData("FilterPolicy = new Dictionary<string, SubscriptionFilter> { [\"type\"] = SubscriptionFilter.StringFilter(new StringConditions { Allowlist = [\"a\"], Denylist = {|AWSM4016:[]|} }) }")]
    [InlineData("FilterPolicy = new Dictionary<string, SubscriptionFilter> { [\"total\"] = SubscriptionFilter.NumericFilter(new NumericConditions { Between = new {|AWSM4016:BetweenCondition|} { Start = 10, Stop = 5 } }) }")]
    [InlineData("FilterPolicy = new Dictionary<string, SubscriptionFilter> { [\"total\"] = SubscriptionFilter.NumericFilter(new NumericConditions { LessThan = 5, GreaterThan = {|AWSM4016:2e9|} }) }")]
    [InlineData("FilterPolicy = new Dictionary<string, SubscriptionFilter> { [{|AWSM4016:\"order type\"|}] = SubscriptionFilter.ExistsFilter() }")]
    [InlineData("FilterPolicy = new Dictionary<string, SubscriptionFilter> { [\"type\"] = new {|AWSM4016:SubscriptionFilter|}() }")]
    [InlineData("FilterPolicy = new Dictionary<string, SubscriptionFilter> { [\"type\"] = new SubscriptionFilter(new object[] { new Dictionary<string, object> { [{|AWSM4016:\"startsWith\"|}] = \"a\" } }) }")]
    [InlineData("FilterPolicyWithMessageBody = new Dictionary<string, FilterOrPolicy> { [\"a\"] = FilterOrPolicy.Filter({|AWSM4016:SubscriptionFilter.StringFilter(new StringConditions())|}) }")]
    [InlineData("FilterPolicyWithMessageBody = new Dictionary<string, FilterOrPolicy> { [\"a\"] = {|AWSM4016:FilterOrPolicy.Policy(new Dictionary<string, FilterOrPolicy>())|} }")]
    public async Task Reports_filters_of_the_CDK(string props)
    {
        await Reports(Stack($"t.AddSubscription(new SqsSubscription(q, new SqsSubscriptionProps {{ {props} }}));"));
        await Reports(Stack($"new Subscription(this, \"S\", new Amazon.CDK.AWS.SNS.SubscriptionProps {{ Topic = t, Protocol = SubscriptionProtocol.SQS, Endpoint = q.QueueArn, {props} }});"));
    }

    [Theory]
    [InlineData("FilterPolicy = new Dictionary<string, object> { [\"type\"] = {|AWSM4016:\"placed\"|} }")]
    [InlineData("FilterPolicy = \"{\\\"type\\\":{|AWSM4016:\\\"placed\\\"|}}\"")]
    [InlineData("FilterPolicy = new Dictionary<string, object> { [\"order\"] = new {|AWSM4016:Dictionary<string, object>|} { [\"type\"] = new[] { \"placed\" } } }")]
    [InlineData("FilterPolicyScope = \"MessageBody\", FilterPolicy = new Dictionary<string, object> { [\"order\"] = new Dictionary<string, object> { [\"type\"] = {|AWSM4016:new string[] { }|} } }")]
    public async Task Reports_constructs_with_names_of_CloudFormation(string props) =>
        await Reports(Stack($"new CfnSubscription(this, \"S\", new CfnSubscriptionProps {{ TopicArn = t.TopicArn, Protocol = \"sqs\", Endpoint = id, {props} }});"));

    [Theory]
    [InlineData("FilterPolicy = new Dictionary<string, SubscriptionFilter> { [\"type\"] = SubscriptionFilter.StringFilter(new StringConditions { Allowlist = given }) }")]
    [InlineData("FilterPolicy = new Dictionary<string, SubscriptionFilter> { [\"type\"] = SubscriptionFilter.StringFilter(conditions) }")]
    [InlineData("FilterPolicy = new Dictionary<string, SubscriptionFilter> { [\"type\"] = SubscriptionFilter.StringFilter(new StringConditions { Allowlist = [\"a\"], Denylist = null, MatchPrefixes = [id] }) }")]
    [InlineData("FilterPolicy = new Dictionary<string, SubscriptionFilter> { [\"total\"] = SubscriptionFilter.NumericFilter(new NumericConditions { Between = new BetweenCondition { Start = 10, Stop = id.Length } }) }")]
    [InlineData("FilterPolicy = new Dictionary<string, SubscriptionFilter> { [id] = SubscriptionFilter.ExistsFilter() }")]
    [InlineData("FilterPolicy = new Dictionary<string, SubscriptionFilter> { [\"order type\"] = new SubscriptionFilter(new object[] { new Dictionary<string, object> { [\"exists\"] = false } }) }")]
    [InlineData("FilterPolicy = new Dictionary<string, SubscriptionFilter> { [\"a\"] = one, [\"b\"] = one, [\"c\"] = one, [\"d\"] = one, [\"e\"] = one, [\"f\"] = one }")]
    [InlineData("FilterPolicyWithMessageBody = new Dictionary<string, FilterOrPolicy> { [\"a b\"] = FilterOrPolicy.Policy(new Dictionary<string, FilterOrPolicy> { [\"c\"] = FilterOrPolicy.Filter(one) }) }")]
    [InlineData("FilterPolicyWithMessageBody = new Dictionary<string, FilterOrPolicy> { [\"a\"] = id.Length > 3 ? FilterOrPolicy.Filter(one) : FilterOrPolicy.Filter(SubscriptionFilter.ExistsFilter()) }")]
    [InlineData("FilterPolicy = new Dictionary<string, SubscriptionFilter>()")]
    public async Task Is_silent_on_filters_of_the_CDK_that_work_or_are_not_known(string props) => await Silent(Stack(
        $"var given = id.Split(','); var conditions = new StringConditions(); Fill(conditions); var one = SubscriptionFilter.StringFilter(new StringConditions {{ Allowlist = [\"a\"] }}); t.AddSubscription(new SqsSubscription(q, new SqsSubscriptionProps {{ {props} }}));",
        "private static void Fill(StringConditions conditions) => conditions.Allowlist = [\"a\"];"));

    [Theory]
    [InlineData("new Dictionary<string, object> { [\"Fn::If\"] = new object[] { \"IsLive\", new Dictionary<string, object> { [\"type\"] = new[] { \"a\" } }, new Dictionary<string, object> { [\"Ref\"] = \"AWS::NoValue\" } } }")]
    [InlineData("new Dictionary<string, object> { [\"type\"] = new Dictionary<string, object> { [\"Ref\"] = \"Types\" } }")]
    [InlineData("new Dictionary<string, object> { [\"type\"] = Fn.ConditionIf(\"IsLive\", new[] { \"a\" }, new[] { \"b\" }) }")]
    public async Task Is_silent_on_functions_of_CloudFormation(string policy) =>
        await Silent(Stack($"new CfnSubscription(this, \"S\", new CfnSubscriptionProps {{ TopicArn = t.TopicArn, Protocol = \"sqs\", Endpoint = id, FilterPolicy = {policy} }});"));

    [Fact]
    public async Task Is_silent_on_policies_that_are_changed_below() => await Silent(Stack("""
        var s = new Subscription(this, "S", new Amazon.CDK.AWS.SNS.SubscriptionProps
        {
            Topic = t, Protocol = SubscriptionProtocol.SQS, Endpoint = q.QueueArn,
            FilterPolicy = new Dictionary<string, SubscriptionFilter> { ["type"] = new SubscriptionFilter() },
        });
        ((CfnSubscription)s.Node.DefaultChild!).AddPropertyOverride("FilterPolicy", new Dictionary<string, object>());
        """));

    [Theory]
    [InlineData("""{"type":["placed",{"prefix":"a"}],"total":[{"numeric":[">",5,"<=",10]}],"AWS.SNS.x":[{"exists":true}]}""")]
    [InlineData("""{"type":[{"anything-but":{"suffix":"a"}}]}""")]
    [InlineData("""{"type":[true,null]}""")]
    [InlineData("""{"a":["1"],"b":["1"],"c":["1"],"d":["1"],"e":["1"],"$or":[{"x":["1"]},{"y":["1"]}]}""")]
    [InlineData("""{"order type":[{"exists":false}]}""")]
    [InlineData("{}")]
    [InlineData("")]
    public async Task Is_silent_on_policies_that_SNS_takes(string policy) => await Silent(Sdk(Subscribe(policy)));

    [Theory]
    [InlineData("""{"phone":{"prefix":["+49"]},"numeric":{"numeric":["a"]},"order id":["x"]}""")]
    [InlineData("""{"a":{"b":["1"],"c":["1"],"d":["1"]},"e":{"f":["1"],"g":["1"],"h":["1"]}}""")]
    public async Task Is_silent_on_policies_on_the_body_that_SNS_takes(string policy) => await Silent(Sdk(Subscribe(policy, InBody)));

    [Theory]
    [InlineData("await sns.SetSubscriptionAttributesAsync(given, \"FilterPolicy\", \"{\\\"order\\\":{\\\"type\\\":[\\\"placed\\\"]}}\");")]
    [InlineData("await sns.SetSubscriptionAttributesAsync(given, \"FilterPolicy\", \"{\\\"order type\\\":[\\\"placed\\\"]}\");")]
    [InlineData("await sns.SetSubscriptionAttributesAsync(given, \"FilterPolicy\", given);")]
    [InlineData("await sns.SetSubscriptionAttributesAsync(given, \"FilterPolicy\", \"\");")]
    [InlineData("await sns.SetSubscriptionAttributesAsync(given, \"RedrivePolicy\", \"{\\\"type\\\":\\\"placed\\\"}\");")]
    [InlineData("await sns.SetSubscriptionAttributesAsync(given, given, \"{\\\"type\\\":\\\"placed\\\"}\");")]
    [InlineData("await sns.SubscribeAsync(new SubscribeRequest { Attributes = new() { [\"FilterPolicyScope\"] = given, [\"FilterPolicy\"] = \"{\\\"order\\\":{\\\"type\\\":[\\\"placed\\\"]}}\" } });")]
    [InlineData("await sns.SubscribeAsync(new SubscribeRequest { Attributes = new() { [\"FilterPolicy\"] = $\"{{\\\"type\\\":{given}}}\" } });")]
    [InlineData("await sns.SubscribeAsync(new SubscribeRequest { Attributes = new() { [\"FilterPolicy\"] = given } });")]
    public async Task Is_silent_where_something_is_not_known(string statements) => await Silent(Sdk(statements));

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class SubscribeRequest { public Dictionary<string, string> Attributes { get; } = new(); }
        public class Sns { public void Subscribe(SubscribeRequest request) { } public void Run() => Subscribe(new() { Attributes = { ["FilterPolicy"] = "{\"type\":\"placed\"}" } }); }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed()
    {
        await Silent(Sdk("await sns.SubscribeAsync(new SubscribeRequest { Attributes = new() { [\"FilterPolicy\"] = } "), compiles: false);
        await Silent(Stack("t.AddSubscription(new SqsSubscription(q, new SqsSubscriptionProps { FilterPolicy = new Dictionary<string, SubscriptionFilter> { [\"type\"] = SubscriptionFilter.StringFilter("), compiles: false);
    }

    [Theory]
    [InlineData("""{"order":{"type":["placed"]}}""", DiagnosticSeverity.Error, "SNS refuses this filter policy: filter policy scope MessageAttributes does not support nested filter policy; set FilterPolicyScope to MessageBody if it is about the body")]
    [InlineData("""{"type":"placed"}""", DiagnosticSeverity.Error, "SNS refuses this filter policy: \"type\" must be an object or an array; write it as an array, [ … ]")]
    [InlineData("""{"type":[{"wildcard":"a*"}]}""", DiagnosticSeverity.Warning, "SNS refuses this filter policy: wildcard is not supported")]
    [InlineData("""{"order type":["a"]}""", DiagnosticSeverity.Warning, "No message passes this filter policy: no attribute can be called 'order type'; names have")]
    public async Task Says_what_is_wrong_and_how_much(string policy, DiagnosticSeverity severity, string message)
    {
        var finding = Assert.Single(await Findings.In("AWSM4016", Sdk(Subscribe(policy)), SdkMajor.V4, ReferenceSets.Cdk));
        Assert.Equal(severity, finding.Severity);
        Assert.StartsWith(message, finding.GetMessage(), StringComparison.Ordinal);
    }

    /// <summary>A message that a policy would filter out, were it one, is no second mistake.</summary>
    [Theory]
    [InlineData("""{"type":"placed"}""")]
    [InlineData("""{"type":[{"between":1}]}""")]
    [InlineData("""{"order type":["placed"]}""")]
    public async Task Is_one_finding_with_messages_that_are_filtered_out(string policy)
    {
        var code = Sdk("var topic = await sns.CreateTopicAsync(\"orders\");" + Subscribe(policy).Replace("TopicArn = given", "TopicArn = topic.TopicArn", StringComparison.Ordinal)
            + "await sns.PublishAsync(topic.TopicArn, given);");
        Assert.Empty(await Findings.In("AWSM1019", code, SdkMajor.V4, ReferenceSets.Cdk));
        Assert.Single(await Findings.In("AWSM4016", code, SdkMajor.V4, ReferenceSets.Cdk));
    }

    private static string Subscribe(string policy, string scope = "") => $$""""
        await sns.SubscribeAsync(new SubscribeRequest { TopicArn = given, Protocol = "sqs", Endpoint = given, Attributes = new() { {{scope}}["FilterPolicy"] = @"{{policy.Replace("\"", "\"\"", StringComparison.Ordinal)}}" } });
        """";

    private static string Stack(string statements, string members = "") =>
        CdkSnippets.Stack("var q = new Queue(this, \"Q\"); var t = new Topic(this, \"T\"); " + statements, members);

    private static string Sdk(string statements) => $$"""
        using Amazon.SimpleNotificationService;
        using Amazon.SimpleNotificationService.Model;

        public static class Setup
        {
            public static async Task Run(IAmazonSimpleNotificationService sns, string given)
            {
                {{statements}}
            }
        }
        """;
}
