using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class SaveAndPublishTests() : RuleTests("AWSM1027")
{
    private const string Send = "await sqs.{|AWSM1027:SendMessageAsync|}(url, order.Email, ct);";
    private const string Quiet = "await sqs.SendMessageAsync(url, order.Email, ct);";
    private const string Save = "await db.SaveChangesAsync(ct);";

    protected override ImmutableArray<MetadataReference> MoreReferences =>
        ReferenceSets.Combine(ReferenceSets.EfCore, ReferenceSets.Mongo, ReferenceSets.Kafka, ReferenceSets.Dapper);

    private static string Service(string statements, string members = "", string more = "") => $$"""
        using System.Data.Common;
        using Amazon.DynamoDBv2;
        using Amazon.DynamoDBv2.Model;
        using Amazon.EventBridge;
        using Amazon.EventBridge.Model;
        using Amazon.SQS;
        using Confluent.Kafka;
        using Dapper;
        using Microsoft.EntityFrameworkCore;
        using MongoDB.Driver;

        {{more}}
        public class Order { public int Id { get; set; } public string Email { get; set; } = ""; public DateTime? SentAt { get; set; } public bool EventPending { get; set; } public int Visits { get; set; } }
        public class ShopContext : DbContext { public DbSet<Order> Orders => Set<Order>(); }
        public interface ISaves { Task SaveChangesAsync(CancellationToken ct); }

        public partial class Shop(
            ShopContext db, DbConnection connection, IAmazonDynamoDB dynamo, IMongoCollection<Order> orders, ISaves saves, IAmazonSQS sqs,
            IAmazonEventBridge events, IProducer<string, string> kafka)
        {
            private readonly string url = "https://sqs.eu-west-1.amazonaws.com/111111111111/orders";

            public async Task RunAsync(Order order, List<Order> all, bool flag, CancellationToken ct)
            {
                await Task.Yield();
                {{statements}}
            }

            {{members}}
        }
        """;

    [Theory]
    [InlineData("await db.SaveChangesAsync(ct);")]
    [InlineData("db.SaveChanges();")]
    [InlineData("var changed = await db.SaveChangesAsync(ct).ConfigureAwait(false);")]
    [InlineData("await dynamo.PutItemAsync(new PutItemRequest { TableName = \"orders\" }, ct);")]
    [InlineData("await orders.InsertOneAsync(order, cancellationToken: ct);")]
    [InlineData("await connection.ExecuteAsync(\"UPDATE orders SET email = @Email\", order);")]
    [InlineData("await using var command = connection.CreateCommand(); command.CommandText = \"INSERT INTO orders VALUES (1)\"; await command.ExecuteNonQueryAsync(ct);")]
    public async Task Reports_a_message_that_is_sent_after_or_before_the_change_is_saved(string save)
    {
        await Reports(Service(save + "\n" + Send));
        await Reports(Service(Send + "\n" + save));
    }

    [Theory]
    [InlineData("await events.{|AWSM1027:PutEventsAsync|}(new PutEventsRequest(), ct);")]
    [InlineData("await kafka.{|AWSM1027:ProduceAsync|}(\"orders\", new Message<string, string> { Value = order.Email }, ct);")]
    [InlineData("if (flag) { await sqs.{|AWSM1027:SendMessageAsync|}(url, order.Email, ct); }")]
    [InlineData("foreach (var one in all) { await sqs.{|AWSM1027:SendMessageAsync|}(url, one.Email, ct); }")]
    [InlineData("try { await sqs.{|AWSM1027:SendMessageAsync|}(url, order.Email, ct); } catch (AmazonSQSException) { }")]
    public Task Reports_other_services_conditions_and_loops(string publish) => Reports(Service(Save + "\n" + publish));

    [Fact]
    public Task Reports_in_local_functions() =>
        Reports(Service("await LocalAsync();\nasync Task LocalAsync() { " + Save + " " + Send + " }"));

    [Theory]
    [InlineData("await using var transaction = await db.Database.BeginTransactionAsync(ct); " + Save + Quiet + " await transaction.CommitAsync(ct);")]
    [InlineData("await using (var transaction = await db.Database.BeginTransactionAsync(ct)) { " + Save + " await transaction.CommitAsync(ct); } " + Quiet)]
    [InlineData("using (var scope = new System.Transactions.TransactionScope()) { " + Save + Quiet + " scope.Complete(); }")]
    public Task Silent_where_a_transaction_is_the_matter(string statements) => Silent(Service(statements));

    [Theory]
    [InlineData("public class Caller(Shop shop) { public async Task GoAsync(DbConnection c) { await using var t = await c.BeginTransactionAsync(); await shop.RunAsync(null!, null!, true, default); await t.CommitAsync(); } }")]
    [InlineData("public class Behaviour { public async Task GoAsync(Func<Task> next) { using var scope = new System.Transactions.TransactionScope(); await next(); scope.Complete(); } }")]
    [InlineData("public class TransactionalAttribute : Attribute { }")]
    [InlineData("public interface IUnitOfWork { Task CommitAsync(); }")]
    [InlineData("public class OutboxMessage { }")]
    public Task Silent_where_a_transaction_or_an_outbox_cannot_be_ruled_out(string more) => Silent(Service(Save + "\n" + Quiet, more: more));

    [Theory]
    [InlineData(Quiet)]
    [InlineData(Save)]
    [InlineData("if (flag) { " + Save + " } " + Quiet)]
    [InlineData("if (flag) { " + Save + " } else { " + Quiet + " }")]
    [InlineData("try { " + Save + " } catch (Exception) { " + Quiet + " throw; }")]
    [InlineData(Save + " try { " + Quiet + " } catch (Exception) { db.Orders.Remove(order); " + Save + " throw; }")]
    [InlineData(Save + " order.SentAt = DateTime.UtcNow; foreach (var one in all) { " + "await sqs.SendMessageAsync(url, one.Email, ct); one.SentAt = DateTime.UtcNow; } " + Save)]
    [InlineData("await saves.SaveChangesAsync(ct); " + Quiet)]
    [InlineData("await connection.ExecuteAsync(\"SET search_path = shop\"); " + Quiet)]
    [InlineData("await connection.QueryAsync<Order>(\"SELECT * FROM orders\"); " + Quiet)]
    [InlineData(Save + " var sending = sqs.SendMessageAsync(url, order.Email, ct); await Task.Delay(1, ct); await sending;")]
    [InlineData(Save + " Func<Task> later = () => sqs.SendMessageAsync(url, order.Email, ct);")]
    public Task Silent_where_not_both_happen_or_it_is_not_known(string statements) => Silent(Service(statements));

    /// <summary>A row that says that its message is still to be sent: what is not confirmed is sent again.</summary>
    [Theory]
    [InlineData("order.EventPending = true; " + Save + Quiet + " order.EventPending = false; " + Save)]
    [InlineData("order.EventPending = true; " + Save + " try { " + Quiet + " order.EventPending = false; " + Save + " } catch (AmazonSQSException) { }")]
    [InlineData("var row = new Order { Email = order.Email, EventPending = true }; db.Orders.Add(row); " + Save + Quiet + " row.EventPending = false; " + Save)]
    [InlineData("order.EventPending = true; " + Save + Quiet + " await db.Orders.Where(o => o.Id == order.Id).ExecuteUpdateAsync(s => s.SetProperty(o => o.EventPending, false));")]
    [InlineData("await connection.ExecuteAsync(\"INSERT INTO orders (email, event_pending) VALUES (@Email, 1)\", order); " + Quiet + " await connection.ExecuteAsync(\"UPDATE orders SET event_pending = 0 WHERE id = @Id\", order);")]
    public Task Silent_where_a_mark_is_set_before_and_cleared_after(string statements) => Silent(Service(statements));

    [Theory]
    [InlineData("order.EventPending = true; " + Save + Send)]
    [InlineData("order.EventPending = true; " + Save + Send + " order.EventPending = false;")]
    [InlineData("order.EventPending = true; " + Save + Send + " order.Visits = 1; " + Save)]
    [InlineData(Send + " order.EventPending = true; " + Save + " order.EventPending = false; " + Save)]
    [InlineData("await connection.ExecuteAsync(\"INSERT INTO orders (id, email) VALUES (@Id, @Email)\", order); " + Send + " await connection.ExecuteAsync(\"UPDATE customers SET orders_count = 1 WHERE id = @Id\", order);")]
    public Task Reports_where_no_mark_is_cleared(string statements) => Reports(Service(statements));

    [Fact]
    public Task Silent_for_a_message_that_is_delivered_again_when_one_of_both_fails() => Silent(Service(
        "",
        "public async Task HandleAsync(Amazon.SQS.Model.Message message, CancellationToken ct) { await db.SaveChangesAsync(ct); await sqs.SendMessageAsync(url, message.Body, ct); }"));

    [Fact]
    public Task Silent_on_a_client_of_the_user_s_own() => Silent("""
        using Microsoft.EntityFrameworkCore;
        public class ShopContext : DbContext { }
        public interface IAmazonSQS { Task SendMessageAsync(string queueUrl, string messageBody, CancellationToken ct); }
        public class Shop(ShopContext db, IAmazonSQS sqs)
        {
            public async Task RunAsync(string url, string body, CancellationToken ct)
            {
                await db.SaveChangesAsync(ct);
                await sqs.SendMessageAsync(url, body, ct);
            }
        }
        """);

    [Fact]
    public Task Silent_on_a_context_of_the_user_s_own() => Silent("""
        using Amazon.SQS;
        public class DbContext { public Task SaveChangesAsync(CancellationToken ct) => Task.CompletedTask; }
        public class Shop(DbContext db, IAmazonSQS sqs)
        {
            public async Task RunAsync(string url, string body, CancellationToken ct)
            {
                await db.SaveChangesAsync(ct);
                await sqs.SendMessageAsync(url, body, ct);
            }
        }
        """);

    [Fact]
    public Task Silent_in_half_typed_code() => Silent(Service(Save + " await sqs.SendMessageAsync(url, "), compiles: false);
}
