using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class UnmatchedEventTests() : RuleTests("AWSM1022")
{
    private const string Orders = """{"source":["shop.orders"],"detail-type":["Order Placed","Order Sent"]}""";
    private const string AllInView = "awsm_unmatched_event.all_rules_in_view = true";

    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("Source = {|AWSM1022:\"Shop.Orders\"|}, DetailType = \"Order Placed\", Detail = given")]
    [InlineData("Source = {|AWSM1022:\"shop.orders \"|}, DetailType = \"Order Placed\", Detail = given")]
    [InlineData("Source = {|AWSM1022:\"shop-orders\"|}, DetailType = \"Order Sent\", Detail = given")]
    [InlineData("Source = {|AWSM1022:\"SHOP.ORDERS\"|}, DetailType = given, Detail = given")]
    [InlineData("Source = \"shop.orders\", DetailType = {|AWSM1022:\"OrderPlaced\"|}, Detail = given")]
    [InlineData("Source = \"shop.orders\", DetailType = {|AWSM1022:nameof(OrderPlaced)|}, Detail = given")]
    [InlineData("Source = Names.Source, DetailType = {|AWSM1022:Names.Sent|}, Detail = \"{}\"")]
    [InlineData("EventBusName = \"default\", Source = \"shop.orders\", DetailType = {|AWSM1022:\"order placed\"|}, Detail = given")]
    public async Task Reports_what_differs_in_its_spelling(string entry) => await Reports(Sdk(PutRule(Orders) + Put(entry)));

    [Fact]
    public async Task Reports_custom_buses_by_their_names()
    {
        await Reports(Sdk(PutRule(Orders, "shop") + Put("EventBusName = \"shop\", Source = \"shop.orders\", DetailType = {|AWSM1022:\"order placed\"|}, Detail = given")));
        await Reports(Sdk(PutRule(Orders, "shop") + PutRule(Orders.Replace("Order Placed", "order placed"), "other")
            + Put("EventBusName = \"shop\", Source = \"shop.orders\", DetailType = {|AWSM1022:\"order placed\"|}, Detail = given")));
        await Reports(Sdk("""
            var bus = await events.CreateEventBusAsync(new CreateEventBusRequest { Name = "shop" });
            await events.PutRuleAsync(new PutRuleRequest { Name = "r", EventBusName = "shop", EventPattern = "{\"source\":[\"shop.orders\"]}" });

            """ + Put("EventBusName = \"shop\", Source = {|AWSM1022:\"Shop.Orders\"|}, DetailType = given, Detail = given")));
    }

    [Fact]
    public async Task Reports_entries_that_are_filled_later() => await Reports(Sdk(PutRule(Orders) + """
        var entry = new {|AWSM1022:PutEventsRequestEntry|} { Detail = given };
        entry.Source = Names.Source;
        entry.DetailType = "order placed";
        await events.PutEventsAsync(new PutEventsRequest { Entries = [entry] });
        """));

    [Fact]
    public async Task Reports_rules_that_other_methods_make() => await Reports(Sdk(
        Put("Source = \"shop.orders\", DetailType = {|AWSM1022:\"order placed\"|}, Detail = given"),
        $$"""
        public static Task RuleAsync(IAmazonEventBridge events)
        {
            var request = new PutRuleRequest { Name = "orders" };
            request.EventPattern = "{{Orders.Replace("\"", "\\\"")}}";
            return events.PutRuleAsync(request);
        }
        """));

    [Theory]
    [InlineData("""{"source":["shop.orders"],"detail-type":["Order Placed"],"detail":{"status":["open"]}}""", "\"{\\\"status\\\":\\\"open\\\"}\"", true)]
    [InlineData("""{"source":["shop.orders"],"detail-type":["Order Placed"],"detail":{"status":["open"]}}""", "given", true)]
    [InlineData("""{"source":["shop.orders"],"detail-type":["Order Placed"],"detail":{"status":["open"]}}""", "\"{\\\"status\\\":\\\"paid\\\"}\"", false)]
    [InlineData("""{"source":["shop.orders"],"detail-type":["Order Placed"],"account":["111122223333"]}""", "given", true)]
    [InlineData("""{"source":["shop.orders"],"detail-type":["Order Placed", {"prefix":"order"}]}""", "given", false)]
    [InlineData("""{"source":["shop.orders"],"detail-type":[{"equals-ignore-case":"Order Placed"}]}""", "given", false)]
    [InlineData("""{"source":["shop.orders"]}""", "given", false)]
    [InlineData("""{"source":["shop.orders"],"detail-type":["Order Placed"],"$or":[{"account":["1"]},{"region":["eu-west-1"]}]}""", "given", true)]
    [InlineData("""{"$or":[{"detail-type":["Order Placed"]},{"detail-type":["order placed"]}]}""", "given", false)]
    [InlineData("""{"source":["shop.orders"],"detail-type":"Order Placed"}""", "given", false)]
    [InlineData("""{"detail":{"status":["open"]}}""", "given", false)]
    [InlineData("""{ not json""", "given", false)]
    public async Task Asks_the_pattern_language(string pattern, string detail, bool isWrong)
    {
        var type = isWrong ? "{|AWSM1022:\"order placed\"|}" : "\"order placed\"";
        await Run(Sdk(PutRule(pattern) + Put($"Source = \"shop.orders\", DetailType = {type}, Detail = {detail}")), isWrong);
    }

    [Theory]
    [InlineData("Source = \"shop.orders\", DetailType = \"Order Placed\", Detail = given")]
    [InlineData("Source = \"shop.orders\", DetailType = \"Order Cancelled\", Detail = given")]
    [InlineData("Source = \"shop.orders\", DetailType = \"Order Plced\", Detail = given")]
    [InlineData("Source = \"shop.mail\", DetailType = \"order placed\", Detail = given")]
    [InlineData("Source = \"SHOP_ORDERS\", DetailType = \"ORDER_PLACED\", Detail = given")]
    [InlineData("Source = \"shop.orders\", DetailType = given, Detail = given")]
    [InlineData("Source = given, DetailType = \"order placed\", Detail = given")]
    [InlineData("Source = \"aws.orders\", DetailType = \"order placed\", Detail = given")]
    [InlineData("EventBusName = given, Source = \"shop.orders\", DetailType = \"order placed\", Detail = given")]
    [InlineData("EventBusName = \"shop\", Source = \"shop.orders\", DetailType = \"order placed\", Detail = given")]
    [InlineData("EventBusName = \"arn:aws:events:eu-west-1:111122223333:event-bus/default\", Source = \"shop.orders\", DetailType = \"order placed\", Detail = given")]
    [InlineData("Source = given == null ? \"shop.orders\" : \"Shop.Orders\", DetailType = \"order placed\", Detail = given")]
    public async Task Is_silent_on_what_passes_or_may_be_for_others(string entry) => await Silent(Sdk(PutRule(Orders) + Put(entry)));

    [Theory]
    [InlineData("await events.PutRuleAsync(new PutRuleRequest { Name = \"other\", EventPattern = given });")]
    [InlineData("await events.PutRuleAsync(new PutRuleRequest { Name = \"other\", EventBusName = given, EventPattern = \"{\\\"detail-type\\\":[\\\"order placed\\\"]}\" });")]
    [InlineData("await events.PutRuleAsync(new PutRuleRequest { Name = \"other\", EventPattern = $\"{{\\\"source\\\":[\\\"{given}\\\"]}}\" });")]
    [InlineData("await events.PutRuleAsync(new PutRuleRequest { Name = \"other\", EventPattern = given == null ? \"{\\\"source\\\":[\\\"a\\\"]}\" : \"{\\\"source\\\":[\\\"shop.orders\\\"]}\" });")]
    [InlineData("var other = new PutRuleRequest { EventPattern = \"{\\\"source\\\":[\\\"a\\\"]}\" }; Change(other); await events.PutRuleAsync(other);")]
    [InlineData("foreach (var entry in new List<PutEventsRequestEntry>()) { entry.EventBusName = given; }")]
    public async Task Is_silent_where_another_rule_or_bus_may_take_it(string statement) => await Silent(Sdk(
        PutRule(Orders) + statement + Put("Source = \"shop.orders\", DetailType = \"order placed\", Detail = given"),
        "private static void Change(PutRuleRequest request) => request.EventPattern = \"{}\";"));

    [Theory]
    [InlineData("var entry = new PutEventsRequestEntry { Source = \"shop.orders\", DetailType = \"order placed\" }; Change(entry);")]
    [InlineData("var entry = new PutEventsRequestEntry { Source = \"shop.orders\", DetailType = \"order placed\" }; if (given == null) entry.DetailType = \"Order Placed\";")]
    [InlineData("var entries = new[] { 1 }.Select(i => new PutEventsRequestEntry { Source = \"shop.orders\", DetailType = \"order placed\" }).ToList(); entries.ForEach(e => e.EventBusName = given);")]
    public async Task Is_silent_on_entries_that_others_fill(string statements) => await Silent(Sdk(
        PutRule(Orders) + statements, "private static void Change(PutEventsRequestEntry entry) => entry.ToString();"));

    [Theory]
    [InlineData("State = RuleState.ENABLED", true)]
    [InlineData("State = \"ENABLED\"", true)]
    [InlineData("State = RuleState.DISABLED", false)]
    [InlineData("State = given", false)]
    public async Task Takes_the_names_of_rules_that_are_on(string state, bool isWrong) => await Run(
        Sdk(PutRule(Orders).Replace("Name = \"orders\"", state + ", Name = \"orders\"")
            + Put($"Source = \"shop.orders\", DetailType = {(isWrong ? "{|AWSM1022:\"order placed\"|}" : "\"order placed\"")}, Detail = given")),
        isWrong);

    [Theory]
    [InlineData("await events.DisableRuleAsync(new DisableRuleRequest { Name = \"orders\" });")]
    [InlineData("await events.DeleteRuleAsync(new DeleteRuleRequest { Name = \"orders\" });")]
    [InlineData("await events.PutEventsAsync(new PutEventsRequest { Entries = [new PutEventsRequestEntry { Source = \"shop.orders\", DetailType = \"Order Placed\", Detail = given }] });")]
    public async Task Is_silent_where_rules_end_and_where_both_names_go_out(string statement) => await Silent(Sdk(
        PutRule(Orders) + statement + Put("Source = \"shop.orders\", DetailType = \"order placed\", Detail = given")));

    [Fact]
    public async Task Is_silent_without_a_rule_of_the_bus()
    {
        await Silent(Sdk(Put("Source = \"shop.orders\", DetailType = \"order placed\", Detail = given")), options: AllInView);
        await Silent(Sdk(
            "await events.PutRuleAsync(new PutRuleRequest { Name = \"nightly\", ScheduleExpression = \"rate(1 day)\" });" + Put("Source = \"shop.orders\", DetailType = \"x\", Detail = given")), options: AllInView);
        await Silent(Sdk(PutRule(Orders, "shop") + Put("Source = \"shop.orders\", DetailType = \"order placed\", Detail = given")), options: AllInView);
    }

    [Fact]
    public async Task Reports_every_event_that_no_rule_takes_only_when_all_rules_are_declared_to_be_in_view()
    {
        var cancelled = PutRule(Orders) + Put("Source = \"shop.orders\", DetailType = {|AWSM1022:\"Order Cancelled\"|}, Detail = given");
        await Reports(Sdk(cancelled), options: AllInView);
        await Silent(Sdk(cancelled.Replace("{|AWSM1022:", "").Replace("|}", "")));
        await Silent(Sdk(cancelled.Replace("{|AWSM1022:", "").Replace("|}", "")
            + "await events.CreateArchiveAsync(new CreateArchiveRequest { ArchiveName = \"all\", EventSourceArn = given });"), options: AllInView);
        await Silent(Sdk(PutRule(Orders) + Put("Source = \"shop.orders\", DetailType = given, Detail = given")), options: AllInView);
        await Reports(Sdk(PutRule(Orders) + Put("Source = {|AWSM1022:\"shop.mail\"|}, DetailType = given, Detail = given")), options: AllInView);
    }

    [Theory]
    [InlineData("Order Plced", true)]
    [InlineData("Order Pllaced", true)]
    [InlineData("Order Palced", true)]
    [InlineData("order placed", true)]
    [InlineData("Order Place", false)]
    [InlineData("Orders Placed", false)]
    [InlineData("Order Pleced", false)]
    [InlineData("Order Placed2", false)]
    [InlineData("Order Cancelled", false)]
    [InlineData("OrderPalced", false)]
    public async Task Reports_a_letter_where_all_rules_of_the_bus_are_in_view(string type, bool isWrong)
    {
        const string Rule = "new Rule(this, \"R\", new RuleProps { EventBus = bus, EventPattern = new EventPattern { Source = new[] { \"shop.orders\" }, DetailType = new[] { \"Order Placed\" } } });";
        await Run(Cdk(Rule, type, isWrong), isWrong, isProgram: true);
        if (type != "order placed")
        {
            await Silent(Cdk(Rule, type, false).Replace("EventBusName = \"shop\" }", "EventBusName = id }"), isProgram: true);
            await Silent(Cdk(Rule, type, false), isProgram: false);
        }
    }

    [Fact]
    public async Task Is_silent_on_a_letter_where_something_has_that_name() => await Silent(
        Cdk("new CfnRule(this, \"R\", new CfnRuleProps { EventBusName = bus.EventBusName, EventPattern = new Dictionary<string, object> { [\"detail-type\"] = new[] { \"OrderStared\" } } });", "OrderStarred", false)
            + "public sealed record OrderStarred;",
        isProgram: true);

    [Theory]
    [InlineData("internal sealed record Contact(string Id);", "", false)]
    [InlineData("internal sealed class ContactsPublisher;", "", false)]
    [InlineData("", "System.Console.WriteLine(\"contacts\");", false)]
    [InlineData("", "System.Console.WriteLine($\"contact {id}\");", false)]
    [InlineData("", "System.Console.WriteLine(id); // a contact", true)]
    public async Task Is_silent_on_a_letter_that_makes_another_word(string type, string statement, bool isWrong) => await Run(
        Cdk("new Rule(this, \"R\", new RuleProps { EventBus = bus, EventPattern = new EventPattern { DetailType = new[] { \"Contract Updated\" } } });" + statement, "Contact Updated", isWrong) + type,
        isWrong,
        isProgram: true);

    [Fact]
    public async Task Reports_two_slips_where_all_rules_of_the_bus_are_in_view()
    {
        const string Rule = "new Rule(this, \"R\", new RuleProps { EventBus = bus, EventPattern = new EventPattern { Source = new[] { \"Shop.Orders\" }, DetailType = new[] { \"Order Placed\" } } });";
        await Reports(Cdk(Rule, "order placed", true).Replace("Source = \"shop.orders\"", "Source = {|AWSM1022:\"shop.orders\"|}"), isProgram: true);
        await Silent(Cdk(Rule, "order placed", false), isProgram: false);
    }

    [Theory]
    [InlineData("new CfnRule(this, \"R\", new CfnRuleProps { EventBusName = \"shop\", EventPattern = new Dictionary<string, object> { [\"source\"] = new[] { \"shop.orders\" }, [\"detail-type\"] = new[] { \"Order Placed\" } } });", true)]
    [InlineData("new Rule(this, \"R\", new RuleProps { EventBus = EventBus.FromEventBusName(this, \"B2\", \"shop\"), EventPattern = new EventPattern { DetailType = new[] { \"Order Placed\" } } });", true)]
    [InlineData("new Rule(this, \"R\", new RuleProps { EventBus = bus, EventPattern = new EventPattern { DetailType = Match.ExactString(\"Order Placed\") } });", true)]
    [InlineData("new Rule(this, \"R\", new RuleProps { EventBus = bus, Enabled = true, EventPattern = new EventPattern { DetailType = new[] { \"Order Placed\" } } });", true)]
    [InlineData("new Rule(this, \"R\", new RuleProps { EventBus = bus, Enabled = false, EventPattern = new EventPattern { DetailType = new[] { \"Order Placed\" } } });", false)]
    [InlineData("new CfnRule(this, \"R\", new CfnRuleProps { EventBusName = \"shop\", State = \"DISABLED\", EventPattern = new Dictionary<string, object> { [\"detail-type\"] = new[] { \"Order Placed\" } } });", false)]
    [InlineData("new Rule(this, \"R\", new RuleProps { EventBus = bus, EventPattern = new EventPattern { Source = new[] { id }, DetailType = new[] { \"Order Placed\" } } });", false)]
    [InlineData("new Rule(this, \"R\", new RuleProps { EventBus = bus, EventPattern = new EventPattern { DetailType = Match.EqualsIgnoreCase(\"Order Placed\") } });", false)]
    [InlineData("new Rule(this, \"R\", new RuleProps { EventPattern = new EventPattern { DetailType = new[] { \"Order Placed\" } } });", false)]
    [InlineData("var r = new Rule(this, \"R\", new RuleProps { EventBus = bus, EventPattern = new EventPattern { DetailType = new[] { \"Order Placed\" } } }); r.AddEventPattern(new EventPattern { DetailType = new[] { id } });", false)]
    [InlineData("var p = new EventPattern(); p.DetailType = new[] { \"Order Placed\" }; new Rule(this, \"R\", new RuleProps { EventBus = bus, EventPattern = p });", true)]
    [InlineData("new Rule(this, \"R\", new RuleProps { EventBus = bus, EventPattern = new EventPattern { DetailType = new[] { \"Order Placed\" } } }); new Mine(this, \"M\");", false)]
    public async Task Reads_rules_of_the_CDK(string rule, bool isWrong) => await Run(
        Cdk(rule, "order placed", isWrong) + (rule.Contains("Mine") ? "\ninternal sealed class Mine(Construct scope, string id) : Rule(scope, id, new RuleProps());" : ""), isWrong);

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class PutRuleRequest { public string? EventPattern { get; set; } }
        public class PutEventsRequestEntry { public string? Source { get; set; } public string? DetailType { get; set; } }
        public class Events { public object Rule = new PutRuleRequest { EventPattern = "{\"source\":[\"a\"]}" }; public object Entry = new PutEventsRequestEntry { Source = "A" }; }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed()
    {
        await Silent(Sdk(PutRule(Orders) + "await events.PutEventsAsync(new PutEventsRequest { Entries = [new PutEventsRequestEntry { Source = \"shop.orders\", DetailType = "), compiles: false);
        await Silent(Sdk("await events.PutRuleAsync(new PutRuleRequest { EventPattern = }); new PutEventsRequestEntry { Source = \"Shop\" };"), compiles: false);
    }

    private async Task Run(string source, bool isWrong, bool? isProgram = null) => await (isWrong ? Reports(source, isProgram: isProgram) : Silent(source, isProgram: isProgram));

    private static string PutRule(string pattern, string? bus = null) =>
        $"await events.PutRuleAsync(new PutRuleRequest {{ Name = \"orders\", {(bus is null ? "" : $"EventBusName = \"{bus}\", ")}EventPattern = \"{pattern.Replace("\"", "\\\"")}\" }});\n";

    private static string Put(string entry) => $"await events.PutEventsAsync(new PutEventsRequest {{ Entries = [new PutEventsRequestEntry {{ {entry} }}] }});\n";

    private static string Cdk(string rule, string type, bool isWrong) => """
        using CfnRule = Amazon.CDK.AWS.Events.CfnRule;
        using CfnRuleProps = Amazon.CDK.AWS.Events.CfnRuleProps;
        using EventBus = Amazon.CDK.AWS.Events.EventBus;
        using EventBusProps = Amazon.CDK.AWS.Events.EventBusProps;

        """ + CdkSnippets.Stack(
        "var bus = new EventBus(this, \"B\", new EventBusProps { EventBusName = \"shop\" }); " + rule,
        types: $$"""
        internal static class Program
        {
            internal static void Main() => new OrdersStack(new App(), "Orders");

            internal static object Send() => new Amazon.EventBridge.Model.PutEventsRequestEntry
            {
                EventBusName = "shop", Source = "shop.orders", DetailType = {{(isWrong ? $"{{|AWSM1022:\"{type}\"|}}" : $"\"{type}\"")}}, Detail = "{}",
            };
        }
        """);

    private static string Sdk(string statements, string members = "") => $$"""
        using Amazon.EventBridge;
        using Amazon.EventBridge.Model;

        public sealed record OrderPlaced;

        public static class Names
        {
            public const string Source = "shop.orders";
            public static readonly string Sent = "Order sent";
        }

        public static class Setup
        {
            public static async Task Run(IAmazonEventBridge events, string given)
            {
                {{statements}}
            }

            {{members}}
        }
        """;
}
