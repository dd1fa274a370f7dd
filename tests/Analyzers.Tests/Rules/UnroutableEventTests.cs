using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class UnroutableEventTests() : RuleTests("AWSM1021")
{
    private static string Sender(string members) => $$"""
        using Amazon.EventBridge;
        using Amazon.EventBridge.Model;
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public record Order(Guid Id, string CustomerId, string Text);

        public partial class Sender
        {
            private const string Url = "https://sqs.eu-west-1.amazonaws.com/111111111111/orders.fifo";
            private readonly IAmazonSQS sqs = null!;
            private readonly IAmazonEventBridge events = null!;
        {{members}}
        }
        """;

    private static string Send(string statements) => Sender(
        "    public async Task Run(Order order, string body, string url, int number, List<Order> orders, string? given) { await Task.Yield(); " + statements + " }");

    [Theory]
    [InlineData("_ = new {|AWSM1021:PutEventsRequestEntry|} { DetailType = \"placed\", Detail = body };")]
    [InlineData("_ = new {|AWSM1021:PutEventsRequestEntry|} { Source = \"orders\" };")]
    [InlineData("_ = new {|AWSM1021:PutEventsRequestEntry|}();")]
    [InlineData("PutEventsRequestEntry e = {|AWSM1021:new|}() { Source = \"orders\", Detail = body }; await events.PutEventsAsync(new PutEventsRequest { Entries = [e] });")]
    [InlineData("var e = new {|AWSM1021:PutEventsRequestEntry|} { Source = \"orders\" }; e.Detail = body; await events.PutEventsAsync(new PutEventsRequest { Entries = [e] });")]
    [InlineData("_ = new PutEventsRequestEntry { Source = {|AWSM1021:\"aws.orders\"|}, DetailType = \"placed\", Detail = body };")]
    [InlineData("_ = new PutEventsRequestEntry { Source = \"orders\", DetailType = \"placed\", Detail = {|AWSM1021:\"placed\"|} };")]
    [InlineData("_ = new PutEventsRequestEntry { Source = \"orders\", DetailType = \"placed\", Detail = {|AWSM1021:\"[1]\"|} };")]
    [InlineData("_ = new PutEventsRequestEntry { Source = \"orders\", DetailType = \"placed\", Detail = {|AWSM1021:\"{ 'id': 1 }\"|} };")]
    public Task Reports_an_entry_that_is_refused(string statements) => Reports(Send(statements));

    [Fact]
    public Task Reports_a_long_detail_type() => Reports(Send(
        "_ = new PutEventsRequestEntry { Source = \"orders\", DetailType = {|AWSM1021:\"" + new string('x', 129) + "\"|}, Detail = body };"));

    [Theory]
    [InlineData("_ = new PutEventsRequestEntry { Source = \"orders\", DetailType = \"placed\", Detail = body };")]
    [InlineData("_ = new PutEventsRequestEntry { Source = given, DetailType = nameof(Order), Detail = \"{}\" };")]
    [InlineData("var e = new PutEventsRequestEntry(); e.Source = \"orders\"; e.DetailType = \"placed\"; e.Detail = body;")]
    [InlineData("var e = new PutEventsRequestEntry { DetailType = \"placed\", Detail = body }; Stamp(e);")]
    [InlineData("var e = new PutEventsRequestEntry { DetailType = \"placed\", Detail = body }; if (given != null) e.Source = given;")]
    [InlineData("var list = orders.Select(o => new PutEventsRequestEntry { DetailType = \"placed\", Detail = o.Text }).ToList(); list.ForEach(e => e.Source = \"orders\");")]
    [InlineData("_ = new PutEventsRequestEntry { Source = \"awsome\", DetailType = \"placed\", Detail = $\"{{ \\\"id\\\": {number} }}\" };")]
    [InlineData("var e = new PutEventsRequestEntry { Source = \"orders\", DetailType = \"placed\", Detail = \"\" }; e.Detail = body; await events.PutEventsAsync(new PutEventsRequest { Entries = [e] });")]
    [InlineData("var e = new PutEventsRequestEntry { Source = \"aws.none\", DetailType = \"placed\", Detail = body }; if (given != null) e.Source = given; await events.PutEventsAsync(new PutEventsRequest { Entries = [e] });")]
    [InlineData("var e = new PutEventsRequestEntry { Source = \"aws.none\", DetailType = \"placed\", Detail = body }; Stamp(e);")]
    public Task Is_silent_on_entries_that_are_or_may_be_complete(string statements) =>
        Silent(Send(statements) + " public partial class Sender { private static void Stamp(PutEventsRequestEntry e) => e.Source = \"orders\"; }");

    [Theory]
    [InlineData("await PutAsync(orders.Select(o => new PutEventsRequestEntry { DetailType = \"placed\", Detail = o.Text }).ToList());")]
    [InlineData("await PutAsync(new List<PutEventsRequestEntry> { new() { DetailType = \"placed\", Detail = body } });")]
    [InlineData("await PutAsync([new PutEventsRequestEntry { DetailType = \"placed\", Detail = body }]);")]
    [InlineData("raised.Add(new PutEventsRequestEntry { DetailType = \"placed\", Detail = body }); await PutAsync(raised);")]
    [InlineData("var e = new PutEventsRequestEntry { DetailType = \"placed\", Detail = body }; raised.Add(e);")]
    [InlineData("(PutEventsRequestEntry Entry, Order Of) raising = (new PutEventsRequestEntry { DetailType = \"placed\", Detail = body }, order); await Task.Yield(); raised.Add(raising.Entry);")]
    [InlineData("var envelope = new Envelope { Entry = new PutEventsRequestEntry { DetailType = \"placed\", Detail = body } };")]
    public Task Is_silent_on_entries_that_whoever_gets_all_of_them_completes(string statements) => Silent(Send(statements) + """
         public partial class Sender
        {
            private readonly List<PutEventsRequestEntry> raised = new();
            private async Task PutAsync(List<PutEventsRequestEntry> entries)
            {
                foreach (var entry in entries) { (entry.Source, entry.EventBusName) = ("shop", "orders"); }
                await events.PutEventsAsync(new PutEventsRequest { Entries = entries });
            }
        }
        public class Envelope { public required PutEventsRequestEntry Entry { get; set; } }
        """);

    [Fact]
    public Task Is_silent_on_a_template_that_others_fill_in() => Silent(Sender("""
            private static PutEventsRequestEntry Template => new() { Source = "orders", DetailType = "placed", Detail = "" };
            public Task Run(string body)
            {
                var entry = Template;
                entry.Detail = body; // what the template leaves open
                return events.PutEventsAsync(new PutEventsRequest { Entries = [entry] });
            }
        """));

    [Theory]
    [InlineData("private static readonly PutEventsRequestEntry Defaults = new() { Source = \"orders\" }; public PutEventsRequestEntry Make(string body) => new() { Source = Defaults.Source, DetailType = \"placed\", Detail = body };")]
    [InlineData("public PutEventsRequestEntry Entry { get; } = new(); public void Fill(string body) { Entry.Source = \"orders\"; Entry.DetailType = \"placed\"; Entry.Detail = body; }")]
    [InlineData("private PutEventsRequestEntry? made; private PutEventsRequestEntry Made => made ??= new() { Source = \"orders\" }; public void Fill(string body) { Made.DetailType = \"placed\"; Made.Detail = body; }")]
    public Task Is_silent_on_entries_in_members_that_others_read_or_fill_in(string members) => Silent(Sender(members));

    [Theory]
    [InlineData("PutEventsRequestEntry New() => new() { Source = \"orders\" }; var e = New(); e.DetailType = \"placed\"; e.Detail = body; await events.PutEventsAsync(new PutEventsRequest { Entries = [e] });")]
    [InlineData("PutEventsRequestEntry New(string type) { return new PutEventsRequestEntry { Source = \"orders\", DetailType = type }; } foreach (var o in orders) { var e = New(\"placed\"); e.Detail = o.Text; await events.PutEventsAsync(new PutEventsRequest { Entries = [e] }); }")]
    [InlineData("PutEventsRequestEntry New() { var made = new PutEventsRequestEntry(); made.Source = \"orders\"; return made; } var e = New(); e.DetailType = \"placed\"; e.Detail = body;")]
    [InlineData("var all = new PutEventsRequestEntry { Source = \"orders\" }; _ = orders.Select(o => new PutEventsRequestEntry { Source = all.Source, DetailType = \"placed\", Detail = o.Text }).ToList();")]
    public Task Is_silent_on_entries_that_local_code_fills_in_or_reads_from(string statements) => Silent(Send(statements));

    [Fact]
    public Task Is_silent_on_an_entry_that_the_caller_is_given_to_fill_in() => Silent(Sender("""
            private static bool TryMake(Order order, out PutEventsRequestEntry entry)
            {
                entry = new() { Source = "orders", DetailType = "placed" };
                return order.Text.Length > 0;
            }
            public async Task Run(Order order)
            {
                if (TryMake(order, out var entry))
                {
                    entry.Detail = order.Text;
                    await events.PutEventsAsync(new PutEventsRequest { Entries = [entry] });
                }
            }
        """));

    [Theory]
    [InlineData("PutEventsRequestEntry New() => {|AWSM1021:new|}() { Source = \"orders\" }; await events.PutEventsAsync(new PutEventsRequest { Entries = [New()] });")]
    [InlineData("var e = new {|AWSM1021:PutEventsRequestEntry|} { Source = \"orders\" }; Console.WriteLine(e.Source); await events.PutEventsAsync(new PutEventsRequest { Entries = [e] });")]
    public Task Reports_an_entry_that_local_code_only_hands_on(string statements) => Reports(Send(statements));

    [Theory]
    [InlineData("await enricher.PutAsync([new PutEventsRequestEntry { DetailType = \"placed\", Detail = body }]);")]
    [InlineData("await enricher.PutAsync(orders.Select(o => new PutEventsRequestEntry { DetailType = \"placed\", Detail = o.Text }).ToList());")]
    [InlineData("var list = new List<PutEventsRequestEntry> { new() { DetailType = \"placed\", Detail = body } }; await events.PutEventsAsync(new PutEventsRequest { Entries = enricher.Enrich(list).ToList() });")]
    [InlineData("var list = new List<PutEventsRequestEntry>(); foreach (var o in orders) { list.Add(new() { DetailType = \"placed\", Detail = o.Text }); } await enricher.PutAsync(list);")]
    [InlineData("var e = new PutEventsRequestEntry { DetailType = \"placed\", Detail = body }; await enricher.PutAsync([e]);")]
    public Task Is_silent_on_entries_that_code_out_of_view_is_given(string statements) => Silent(Send(statements) + """
         public partial class Sender { private readonly IEnricher enricher = null!; }
        public interface IEnricher
        {
            Task PutAsync(List<PutEventsRequestEntry> entries);
            IEnumerable<PutEventsRequestEntry> Enrich(IEnumerable<PutEventsRequestEntry> entries);
        }
        """);

    [Theory]
    [InlineData("await PutAsync(new PutEventsRequestEntry { DetailType = \"placed\", Detail = body }, new() { DetailType = \"paid\", Detail = body });")]
    [InlineData("await PutAsync([.. orders.Select(o => new PutEventsRequestEntry { DetailType = \"placed\", Detail = o.Text })]);")]
    public Task Is_silent_on_entries_of_which_the_complete_ones_are_made(string statements) => Silent(Send(statements) + """
         public partial class Sender
        {
            private async Task PutAsync(params PutEventsRequestEntry[] entries) => await events.PutEventsAsync(new PutEventsRequest
            {
                Entries = entries.Select(e => new PutEventsRequestEntry { Source = "shop", DetailType = e.DetailType, Detail = e.Detail }).ToList(),
            });
        }
        """);

    [Fact]
    public Task Is_silent_where_a_class_around_the_client_says_the_source() => Silent(Send(
        "await events.PutEventsAsync(new PutEventsRequest { Entries = [new() { DetailType = \"placed\", Detail = body }] });") + """
         public sealed class Stamping : AmazonEventBridgeClient
        {
            public override Task<PutEventsResponse> PutEventsAsync(PutEventsRequest request, CancellationToken cancellationToken = default)
            {
                request.Entries = request.Entries.ConvertAll(e => { var copy = Copy(e); (copy.Source, copy.EventBusName) = ("shop", "orders"); return copy; });
                return base.PutEventsAsync(request, cancellationToken);
            }

            private static PutEventsRequestEntry Copy(PutEventsRequestEntry entry) => entry;
        }
        """);

    [Theory]
    [InlineData("await PutAsync([new {|AWSM1021:PutEventsRequestEntry|} { DetailType = \"placed\", Detail = body }]);")]
    [InlineData("var list = orders.Select(o => new {|AWSM1021:PutEventsRequestEntry|} { DetailType = \"placed\", Detail = o.Text }).ToList(); Console.WriteLine(list.Count); await PutAsync(list);")]
    public Task Reports_entries_that_a_method_in_view_sends_as_they_are(string statements) => Reports(Send(statements) + """
         public partial class Sender
        {
            private async Task PutAsync(List<PutEventsRequestEntry> entries) => await events.PutEventsAsync(new PutEventsRequest { Entries = entries });
        }
        """);

    [Fact]
    public Task Reports_an_entry_in_a_field_that_is_sent() => Reports(Sender("""
            private static readonly PutEventsRequestEntry Ready = {|AWSM1021:new|}() { Source = "orders", DetailType = "ready" };
            public Task Run() => events.PutEventsAsync(new PutEventsRequest { Entries = [Ready] });
        """));

    private static string Mapping(string member, string access = "public") => $$"""
        using Amazon.EventBridge.Model;
        {{access}} static class Mapping
        {
            {{member}}
        }
        """;

    [Theory]
    [InlineData("public static PutEventsRequestEntry Make(string body) => new() { DetailType = \"placed\", Detail = body };")]
    [InlineData("public static PutEventsRequestEntry Made { get { return new PutEventsRequestEntry { DetailType = \"placed\", Detail = \"{}\" }; } }")]
    [InlineData("public static Task<List<PutEventsRequestEntry>> Make(string[] all) => Task.FromResult(all.Select(b => new PutEventsRequestEntry { DetailType = \"placed\", Detail = b }).ToList());")]
    [InlineData("public static IEnumerable<PutEventsRequestEntry> Make(string[] all) { foreach (var b in all) { yield return new PutEventsRequestEntry { DetailType = \"placed\", Detail = b }; } }")]
    [InlineData("public static void AddTo(ICollection<PutEventsRequestEntry> entries, string body) => entries.Add(new PutEventsRequestEntry { DetailType = \"placed\", Detail = body });")]
    public Task Is_silent_on_an_entry_that_another_project_is_given_to_fill_in(string member) => Silent(Mapping(member));

    [Theory]
    [InlineData("internal", "public static PutEventsRequestEntry Make(string body) => {|AWSM1021:new|}() { DetailType = \"placed\", Detail = body };")]
    [InlineData("public", "internal static PutEventsRequestEntry Make(string body) => {|AWSM1021:new|}() { DetailType = \"placed\", Detail = body };")]
    [InlineData("public", "public static PutEventsRequestEntry Make(string body) => {|AWSM1021:new|}() { Source = \"orders\", Detail = body };")]
    [InlineData("public", "public static PutEventsRequestEntry Make(string body) => {|AWSM1021:new|}() { EventBusName = \"shop\", DetailType = \"placed\", Detail = body };")]
    [InlineData("public", "public static PutEventsRequest Make(string body) => new() { Entries = [{|AWSM1021:new|}() { DetailType = \"placed\", Detail = body }] };")]
    [InlineData("public", "public static PutEventsRequestEntry Make() => new() { Source = \"orders\", DetailType = \"placed\", Detail = {|AWSM1021:\"none\"|} };")]
    public Task Reports_an_entry_that_stays_in_the_project_or_is_wrong_for_all(string access, string member) =>
        Reports(Mapping(member, access));

    [Fact]
    public Task Reports_an_entry_that_a_program_gives_itself() => Reports(
        Mapping("public static void Main() { } public static PutEventsRequestEntry Make(string body) => {|AWSM1021:new|}() { DetailType = \"placed\", Detail = body };"));

    [Fact]
    public Task Is_silent_on_types_of_the_user_s_own() => Silent("""
        public class PutEventsRequestEntry { public string? Source { get; set; } }
        public class Use { public object Make() => new PutEventsRequestEntry(); }
        """);

    [Fact]
    public Task Reports_the_first_name_of_the_service() => Reports("""
        using Amazon.CloudWatchEvents.Model;
        public class Use { public object Make(string body) => new {|AWSM1021:PutEventsRequestEntry|} { Source = "orders", Detail = body }; }
        """);

    [Fact]
    public Task Survives_broken_code() => Silent(Send("_ = new PutEventsRequestEntry { Source = , DetailType = \"x\", Detail = body };"), compiles: false);
}
