using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class RepeatedEffectTests() : RuleTests("AWSM3014")
{
    private const string Members = """
        private readonly IAmazonSQS sqs = null!;
        private readonly IBank bank = null!;
        private readonly System.Data.Common.DbDataSource db = null!;
        private readonly System.Data.Common.DbConnection connection = null!;
        private readonly string url = "https://sqs.eu-west-1.amazonaws.com/111111111111/thanks";
        """;

    private const string Types = """

        public class Donation { public decimal Amount { get; set; } public string Donor { get; set; } = ""; }
        public record Pledge(string Donor);
        public record KeyedPledge(string Donor, Guid PledgeId);
        public class Order { public string OrderId { get; set; } = ""; public decimal Amount { get; set; } }
        public interface IBank { Task ChargeAsync(string account, decimal amount); Task ChargeAsync(Order order); Task ChargeAsync(object anything); Task<bool> FindAsync(string donor); }
        """;

    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Combine(ReferenceSets.Dapper);

    private static string Handler(string statements, string more = "") => "using Dapper;\n" + HandlerSnippets.Sqs(
        """
        foreach (var message in evnt.Records)
        {
            try
            {
                var donation = JsonSerializer.Deserialize<Donation>(message.Body)!;

        """ + statements + """

            }
            catch (JsonException)
            {
                context.Logger.LogError(message.MessageId);
                failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId });
            }
        }
        """,
        Members + more) + Types;

    [Theory]
    [InlineData("await sqs.{|AWSM3014:SendMessageAsync|}(url, $\"Thank you, {donation.Donor}\");")]
    [InlineData("await sqs.{|AWSM3014:SendMessageAsync|}(url, JsonSerializer.Serialize(donation));")]
    [InlineData("await sqs.{|AWSM3014:SendMessageAsync|}(new Amazon.SQS.Model.SendMessageRequest { QueueUrl = url, MessageBody = donation.Donor });")]
    [InlineData("using var stop = new CancellationTokenSource(); var ct = stop.Token; await sqs.{|AWSM3014:SendMessageAsync|}(url, donation.Donor, ct);")]
    [InlineData("await bank.{|AWSM3014:ChargeAsync|}(donation.Donor, donation.Amount);")]
    [InlineData("await connection.{|AWSM3014:ExecuteAsync|}(\"INSERT INTO donations (donor, amount) VALUES (@Donor, @Amount)\", donation);")]
    [InlineData("await using var open = await db.OpenConnectionAsync(); await open.{|AWSM3014:ExecuteAsync|}(\"INSERT INTO donations (donor) VALUES (@Donor)\", donation);")]
    [InlineData("var pledge = new Pledge(donation.Donor); await connection.{|AWSM3014:ExecuteAsync|}(\"INSERT INTO pledges (donor) VALUES (@Donor)\", pledge);")]
    [InlineData("await using var command = db.{|AWSM3014:CreateCommand|}(\"INSERT INTO donations (donor) VALUES ('someone')\"); await command.ExecuteNonQueryAsync();")]
    public Task Reports_effects_that_add_up(string statement) => Reports(Handler(statement));

    [Fact]
    public Task Reports_in_a_method_that_only_the_handler_calls() => Reports(Handler(
        "await ThankAsync(donation);",
        "private Task ThankAsync(Donation given) => sqs.{|AWSM3014:SendMessageAsync|}(url, given.Donor);"));

    [Theory]
    [InlineData("await sqs.SendMessageAsync(url, message.Body);")]
    [InlineData("await sqs.SendMessageAsync(url, $\"{message.MessageId}: {donation.Donor}\");")]
    [InlineData("var order = JsonSerializer.Deserialize<Order>(message.Body)!; await sqs.SendMessageAsync(url, JsonSerializer.Serialize(order));")]
    [InlineData("var order = JsonSerializer.Deserialize<Order>(message.Body)!; await bank.ChargeAsync(order.OrderId, order.Amount);")]
    [InlineData("var order = JsonSerializer.Deserialize<Order>(message.Body)!; await bank.ChargeAsync(order);")]
    [InlineData("var pledge = JsonSerializer.Deserialize<KeyedPledge>(message.Body)!; await connection.ExecuteAsync(\"INSERT INTO pledges (donor) VALUES (@Donor)\", pledge);")]
    [InlineData("var text = message.Body; await sqs.SendMessageAsync(url, text);")]
    [InlineData("await connection.ExecuteAsync(\"INSERT INTO donations (message_id, donor) VALUES (@Id, @Donor)\", donation);")]
    [InlineData("await connection.ExecuteAsync(\"INSERT INTO donations (donor) VALUES (@Donor) ON CONFLICT DO NOTHING\", donation);")]
    [InlineData("await connection.ExecuteAsync(\"UPDATE donors SET amount = @Amount\", donation);")]
    [InlineData("if (!await bank.FindAsync(donation.Donor)) { await bank.ChargeAsync(donation.Donor, donation.Amount); }")]
    [InlineData("var processed = donation.Amount > 0; await bank.ChargeAsync(donation.Donor, donation.Amount);")]
    [InlineData("await store.SaveAsync(donation.Donor);")]
    public Task Silent_where_something_may_tell_a_repetition(string statement) => Silent(Handler(statement));

    [Fact]
    public Task Silent_for_a_charge_whose_code_is_in_view() => Silent(Handler(
        "await Card.ChargeAsync(donation.Donor);", "private static class Card { public static Task ChargeAsync(string donor) => Task.CompletedTask; }"));

    [Fact]
    public Task Silent_outside_of_handlers() => Silent(HandlerSnippets.Usings + """
        public class Thanks(IAmazonSQS sqs) { public Task SendAsync(string donor) => sqs.SendMessageAsync("https://example.org/thanks", "Thank you, " + donor); }
        """);

    [Fact]
    public Task Silent_for_types_of_the_same_names() => Silent(HandlerSnippets.Usings + """
        public class FakeEvent { public List<string> Records { get; } = []; }
        public class Function
        {
            private readonly IAmazonSQS sqs = null!;
            public async Task FunctionHandler(FakeEvent evnt, ILambdaContext context)
            {
                foreach (var donor in evnt.Records) { await sqs.SendMessageAsync("https://example.org/thanks", "Thank you, " + donor); }
            }
        }
        """);

    [Fact]
    public Task Silent_in_half_typed_code() => Silent(Handler("await sqs.SendMessageAsync(url, "), compiles: false);
}
