using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class PublishInTransactionTests() : RuleTests("AWSM1026")
{
    protected override ImmutableArray<MetadataReference> MoreReferences =>
        ReferenceSets.Combine(ReferenceSets.EfCore, ReferenceSets.Npgsql, ReferenceSets.Mongo, ReferenceSets.Kafka, ReferenceSets.Dapper);

    /// <summary>A service with a database, clients and a method that has the given statements.</summary>
    private static string Service(string statements, string members = "", string more = "") => $$"""
        using System.Data.Common;
        using System.Text.Json;
        using System.Transactions;
        using Amazon.EventBridge;
        using Amazon.Kinesis;
        using Amazon.KinesisFirehose;
        using Amazon.Lambda;
        using Amazon.SimpleNotificationService;
        using Amazon.SQS;
        using Amazon.SQS.Model;
        using Amazon.StepFunctions;
        using Confluent.Kafka;
        using Dapper;
        using Microsoft.EntityFrameworkCore;
        using Microsoft.Extensions.Logging;
        using MongoDB.Driver;
        using Npgsql;

        {{more}}
        public enum State { New, Paid, Sent }
        public class Order { public Guid Id { get; set; } public string Email { get; set; } = ""; public State State { get; set; } public bool IsBad { get; set; } }
        public class Row { public string Body { get; set; } = ""; public DateTime? SentAt { get; set; } public bool Processed { get; set; } public State State { get; set; } }
        public class ShopContext : DbContext { public DbSet<Order> Orders => Set<Order>(); public DbSet<Row> Rows => Set<Row>(); }

        public partial class Shop(
            ShopContext db, DbConnection connection, NpgsqlDataSource source, IMongoClient mongo, ILogger<Shop> logger,
            IAmazonSQS sqs, IAmazonSimpleNotificationService sns, IAmazonEventBridge events, IAmazonKinesis kinesis, IAmazonKinesisFirehose firehose,
            IAmazonStepFunctions machines, IAmazonLambda functions, IProducer<string, string> kafka)
        {
            private readonly string url = "https://sqs.eu-west-1.amazonaws.com/111111111111/orders";

            public async Task RunAsync(Order order, List<Order> orders, bool flag, CancellationToken ct)
            {
        {{statements}}
            }

        {{members}}
        }
        """;

    /// <summary>What is sent behind the commit would be lost by a crash between them: the redelivery finds its row and is passed over.</summary>
    [Theory]
    [InlineData("if (await connection.ExecuteAsync(\"INSERT INTO handled (id) VALUES (@Id) ON CONFLICT DO NOTHING\", new { Id = message.MessageId }, transaction) == 1)")]
    [InlineData("if (await connection.ExecuteAsync(\"INSERT INTO inbox (id) VALUES (@Id)\", new { Id = message.MessageId }, transaction) == 1)")]
    public Task Silent_where_a_redelivery_is_passed_over(string insert) => Silent(Service("", $$"""
            public async Task HandleAsync(Message message)
            {
                await using var transaction = await connection.BeginTransactionAsync();
                {{insert}}
                {
                    await sqs.SendMessageAsync(url, message.Body);
                }

                await transaction.CommitAsync();
            }
        """));

    [Fact]
    public Task Reports_the_same_without_a_message_that_comes_again() => Reports(Service("""
                await using var transaction = await connection.BeginTransactionAsync();
                if (await connection.ExecuteAsync("INSERT INTO orders (id) VALUES (@Id) ON CONFLICT DO NOTHING", new { order.Id }, transaction) == 1)
                {
                    await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email);
                }

                await transaction.CommitAsync();
        """));

    /// <summary>What was taken out is one row of many changes, and the message tells of them; an inbox may be a customer's.</summary>
    [Fact]
    public Task Reports_what_tells_of_a_row_that_is_deleted() => Reports(Service("""
                await using var transaction = await connection.BeginTransactionAsync();
                var amount = await connection.ExecuteScalarAsync<decimal>("DELETE FROM reservations WHERE id = @Id RETURNING amount", new { order.Id }, transaction);
                await sqs.{|AWSM1026:SendMessageAsync|}(url, $"{amount} released");
                await transaction.CommitAsync();
        """));

    [Fact]
    public Task Reports_beside_an_inbox_that_is_no_table() => Reports(Service("", """
            private string SecureInbox => url;

            public async Task HandleAsync(Message message)
            {
                await using var transaction = await connection.BeginTransactionAsync();
                await connection.ExecuteAsync("UPDATE accounts SET told = true", transaction: transaction);
                logger.LogInformation("to the inbox");
                await sqs.{|AWSM1026:SendMessageAsync|}(SecureInbox, "told");
                await transaction.CommitAsync();
            }
        """));

    [Theory]
    [InlineData("DELETE FROM jobs WHERE id IN (SELECT id FROM jobs LIMIT 10) RETURNING body")]
    [InlineData("DELETE FROM jobs OUTPUT deleted.body WHERE due < @now")]
    public Task Silent_on_rows_that_are_taken_out_of_a_table(string sql) => Silent(Service($$"""
                await using var transaction = await connection.BeginTransactionAsync();
                foreach (var body in await connection.QueryAsync<string>("{{sql}}", transaction: transaction))
                {
                    await sqs.SendMessageAsync(url, body);
                }

                await transaction.CommitAsync();
        """));

    [Theory]
    [InlineData("await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email, ct);")]
    [InlineData("await sqs.{|AWSM1026:SendMessageAsync|}(new SendMessageRequest(url, order.Email), ct).ConfigureAwait(false);")]
    [InlineData("var response = await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); logger.LogInformation(\"{Id}\", response.MessageId);")]
    [InlineData("sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email).GetAwaiter().GetResult();")]
    [InlineData("_ = sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email);")]
    [InlineData("await sqs.{|AWSM1026:SendMessageBatchAsync|}(url, new List<SendMessageBatchRequestEntry>());")]
    [InlineData("await sns.{|AWSM1026:PublishAsync|}(\"topic\", order.Email);")]
    [InlineData("await sns.{|AWSM1026:PublishBatchAsync|}(new Amazon.SimpleNotificationService.Model.PublishBatchRequest());")]
    [InlineData("await events.{|AWSM1026:PutEventsAsync|}(new Amazon.EventBridge.Model.PutEventsRequest());")]
    [InlineData("await kinesis.{|AWSM1026:PutRecordAsync|}(new Amazon.Kinesis.Model.PutRecordRequest());")]
    [InlineData("await kinesis.{|AWSM1026:PutRecordsAsync|}(new Amazon.Kinesis.Model.PutRecordsRequest());")]
    [InlineData("await firehose.{|AWSM1026:PutRecordBatchAsync|}(new Amazon.KinesisFirehose.Model.PutRecordBatchRequest());")]
    [InlineData("await machines.{|AWSM1026:StartExecutionAsync|}(new Amazon.StepFunctions.Model.StartExecutionRequest());")]
    [InlineData("await functions.{|AWSM1026:InvokeAsync|}(new Amazon.Lambda.Model.InvokeRequest { FunctionName = \"f\", InvocationType = InvocationType.Event });")]
    [InlineData("await functions.{|AWSM1026:InvokeAsync|}(new Amazon.Lambda.Model.InvokeRequest { FunctionName = \"f\", InvocationType = \"Event\" });")]
    [InlineData("var invoke = new Amazon.Lambda.Model.InvokeRequest(); invoke.InvocationType = InvocationType.Event; await functions.{|AWSM1026:InvokeAsync|}(invoke, ct);")]
    [InlineData("await kafka.{|AWSM1026:ProduceAsync|}(\"orders\", new Message<string, string> { Value = order.Email }, ct);")]
    [InlineData("kafka.{|AWSM1026:Produce|}(\"orders\", new Message<string, string> { Value = order.Email });")]
    [InlineData("if (flag) { foreach (var o in orders) { await sqs.{|AWSM1026:SendMessageAsync|}(url, o.Email); } }")]
    [InlineData("await Task.WhenAll(orders.Select(o => sqs.{|AWSM1026:SendMessageAsync|}(url, o.Email)));")]
    [InlineData("try { await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); } catch (AmazonSQSException e) { logger.LogError(e, \"not sent\"); }")]
    public Task Reports_what_is_published_in_a_transaction(string publish) => Reports(Service($$"""
            await using var tx = await db.Database.BeginTransactionAsync(ct);
            db.Orders.Add(order);
            await db.SaveChangesAsync(ct);
            {{publish}}
            await tx.CommitAsync(ct);
        """));

    [Theory]
    [InlineData("await functions.InvokeAsync(new Amazon.Lambda.Model.InvokeRequest { FunctionName = \"f\" });")]
    [InlineData("await functions.InvokeAsync(new Amazon.Lambda.Model.InvokeRequest { FunctionName = \"f\", InvocationType = InvocationType.RequestResponse });")]
    [InlineData("await functions.InvokeAsync(new Amazon.Lambda.Model.InvokeRequest { FunctionName = \"f\", InvocationType = flag ? InvocationType.Event : InvocationType.DryRun });")]
    [InlineData("await sqs.ReceiveMessageAsync(url, ct);")]
    [InlineData("await sqs.DeleteMessageAsync(url, \"handle\", ct);")]
    [InlineData("try { await db.SaveChangesAsync(ct); } catch (DbUpdateException) { await sqs.SendMessageAsync(url, \"failed\"); throw; }")]
    [InlineData("try { await db.SaveChangesAsync(ct); } finally { await sqs.SendMessageAsync(url, \"done\"); }")]
    [InlineData("await tx.RollbackAsync(ct); await sqs.SendMessageAsync(url, \"failed\"); return;")]
    [InlineData("_ = Task.Run(() => sqs.SendMessageAsync(url, order.Email));")]
    [InlineData("db.SavedChanges += async (_, _) => await sqs.SendMessageAsync(url, order.Email);")]
    [InlineData("System.Linq.Expressions.Expression<Func<Task>> data = () => sqs.SendMessageAsync(url, \"x\", default);")]
    public Task Silent_where_nothing_is_published_in_it(string statement) => Silent(Service($$"""
            await using var tx = await db.Database.BeginTransactionAsync(ct);
            db.Orders.Add(order);
            {{statement}}
            await tx.CommitAsync(ct);
        """));

    [Theory]
    [InlineData("using var tx = connection.BeginTransaction();", "await connection.ExecuteAsync(\"INSERT\", order, tx);", "tx.Commit();")]
    [InlineData("await using var tx = await connection.BeginTransactionAsync(ct);", "", "await tx.CommitAsync(ct);")]
    [InlineData("await using var c = await source.OpenConnectionAsync(ct); await using var tx = await c.BeginTransactionAsync(ct);", "await c.ExecuteAsync(\"INSERT\", order, tx);", "await tx.CommitAsync(ct);")]
    [InlineData("using var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);", "await db.SaveChangesAsync(ct);", "scope.Complete();")]
    [InlineData("using var tx = new CommittableTransaction();", "connection.EnlistTransaction(tx);", "tx.Commit();")]
    [InlineData("using var session = await mongo.StartSessionAsync(); session.StartTransaction();", "await mongo.GetDatabase(\"shop\").GetCollection<Order>(\"orders\").InsertOneAsync(session, order);", "await session.CommitTransactionAsync(ct);")]
    [InlineData("await db.Database.BeginTransactionAsync(ct);", "await db.SaveChangesAsync(ct);", "await db.Database.CommitTransactionAsync(ct);")]
    public Task Reports_in_every_kind_of_transaction(string begin, string write, string commit) => Reports(Service($$"""
            {{begin}}
            {{write}}
            await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email, ct);
            {{commit}}
        """));

    [Theory]
    [InlineData("using (var session = await mongo.StartSessionAsync()) { await session.WithTransactionAsync(async (s, c) => { await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email, c); return true; }); }")]
    [InlineData("await db.Database.CreateExecutionStrategy().ExecuteInTransactionAsync(async () => { await db.SaveChangesAsync(); await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); }, () => Task.FromResult(true));")]
    [InlineData("await db.Database.CreateExecutionStrategy().ExecuteAsync(async () => { using var tx = db.Database.BeginTransaction(); await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); tx.Commit(); });")]
    [InlineData("await InTransactionAsync(async () => { await db.SaveChangesAsync(); await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); });")]
    public Task Reports_in_a_delegate_that_runs_in_a_transaction(string statement) => Reports(Service(statement, """
            private async Task InTransactionAsync(Func<Task> work)
            {
                using var tx = await db.Database.BeginTransactionAsync();
                await work();
                await tx.CommitAsync();
            }
        """));

    [Fact]
    public Task Reports_the_synchronous_methods_of_version_3() => Reports(Service("""
            using (var scope = new TransactionScope())
            {
                db.SaveChanges();
                sqs.{|AWSM1026:SendMessage|}(url, order.Email);
                sns.{|AWSM1026:Publish|}("topic", order.Email);
                scope.Complete();
            }
        """), only: SdkMajor.V3);

    [Fact]
    public Task Reports_in_a_private_method_that_is_called_in_a_transaction() => Reports(Service("""
            using (var tx = db.Database.BeginTransaction())
            {
                await db.SaveChangesAsync(ct);
                await NotifyAsync(order);
                tx.Commit();
            }
        """, """
            private async Task NotifyAsync(Order order)
            {
                logger.LogInformation("{Id}", order.Id);
                await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email);
            }
        """));

    [Theory]
    [InlineData("if (db.Database.CurrentTransaction is null) { await sqs.SendMessageAsync(url, order.Email); } else { later.Add(order.Email); }")]
    [InlineData("if (Transaction.Current is { } current) { current.TransactionCompleted += (_, _) => later.Clear(); return; } await sqs.SendMessageAsync(url, order.Email);")]
    public Task Silent_in_a_private_method_that_asks_for_an_open_transaction(string statements) => Silent(Service("""
            using var tx = db.Database.BeginTransaction();
            await db.SaveChangesAsync(ct);
            await NotifyAsync(order);
            tx.Commit();
        """, $$"""
            private readonly List<string> later = new();

            private async Task NotifyAsync(Order order)
            {
                {{statements}}
            }
        """));

    private static string Deferring(string guard, string publish) => Service("""
            await using var tx = await db.Database.BeginTransactionAsync(ct);
            db.Orders.Add(order);
            await db.SaveChangesAsync(ct);
            await EmitAsync(order.Email, ct);
            await tx.CommitAsync(ct);
        """, $$"""
            private readonly bool isOn = DateTime.Now.Hour > 6;
            private List<string>? pending;

            private async Task EmitAsync(string body, CancellationToken ct)
            {
                {{guard}} await sqs.{{publish}}(url, body, ct);
            }

            public void Begin() => pending = [];
        """);

    [Theory]
    [InlineData("await SendHeartbeatAsync();", "private Task SendHeartbeatAsync() => sqs.SendMessageAsync(url, \"alive\");")]
    [InlineData("await SendHeartbeatsAsync();", "private Task SendHeartbeatsAsync() => sqs.SendMessageAsync(url, \"alive\");")]
    [InlineData("await sqs.SendMessageAsync(progressUrl, \"half of it\");", "private readonly string progressUrl = \"q\";")]
    public Task Silent_where_the_message_says_how_far_the_work_is(string send, string member) => Silent(Service(
        $"await using var tx = await db.Database.BeginTransactionAsync(ct); db.Orders.Add(order); {send} await db.SaveChangesAsync(ct); await tx.CommitAsync(ct);", member));

    [Theory]
    [InlineData("orderInProgress")]
    [InlineData("orderProgress")]
    [InlineData("ordersInProgressUrl")]
    [InlineData("progressiveDiscountTopic")]
    [InlineData("heart")]
    public Task Reports_an_event_of_what_is_in_progress(string text) => Reports(Service(
        $"await using var tx = await db.Database.BeginTransactionAsync(ct); db.Orders.Add(order); await sqs.{{|AWSM1026:SendMessageAsync|}}(url, {text}); await db.SaveChangesAsync(ct); await tx.CommitAsync(ct);",
        $"private readonly string {text} = \"q\";"));

    [Theory]
    [InlineData("if (pending is not null) { pending.Add(body); return; }")]
    [InlineData("if (pending != null) pending.Add(body); else")]
    public Task Silent_in_a_private_method_that_keeps_the_message_for_later(string guard) => Silent(Deferring(guard, "SendMessageAsync"));

    [Theory]
    [InlineData("if (!isOn) { logger.LogInformation(\"{Body} is not sent\", body); return; }")]
    [InlineData("var names = new List<string>(); if (isOn) { names.Add(body); }")]
    public Task Reports_in_a_private_method_that_can_be_switched_off_or_adds_something_to_it(string guard) => Reports(
        Deferring(guard, "{|AWSM1026:SendMessageAsync|}"));

    [Theory]
    [InlineData("if (later is not null) { later.Add(body); return; }", "SendMessageAsync")]
    [InlineData("later.Add(body); if (body.Length == 0) { return; }", "{|AWSM1026:SendMessageAsync|}")]
    public Task A_list_that_a_method_is_given_keeps_the_message_for_later(string guard, string send)
    {
        var code = Service("""
                var messages = new List<string>();
                await using var tx = await db.Database.BeginTransactionAsync(ct);
                db.Orders.Add(order);
                await db.SaveChangesAsync(ct);
                await EmitAsync(order.Email, messages);
                await tx.CommitAsync(ct);
            """, $"private async Task EmitAsync(string body, List<string> later) {{ {guard} await sqs.{send}(url, body); }}");
        return send.StartsWith('{') ? Reports(code) : Silent(code);
    }

    [Fact]
    public Task Reports_a_message_for_each_row_for_which_another_is_inserted() => Reports(Service("""
            await using var tx = await db.Database.BeginTransactionAsync(ct);
            foreach (var row in await db.Rows.ToListAsync(ct))
            {
                await sqs.{|AWSM1026:SendMessageAsync|}(url, row.Body);
                db.Orders.Add(new Order());
            }

            await db.SaveChangesAsync(ct);
            await tx.CommitAsync(ct);
        """));

    [Fact]
    public Task Silent_in_a_private_method_that_is_called_after_the_commit() => Silent(Service("""
            using (var tx = db.Database.BeginTransaction())
            {
                await db.SaveChangesAsync(ct);
                tx.Commit();
                await NotifyAsync(order);
            }

            await NotifyAsync(order);
        """, "private async Task NotifyAsync(Order order) => await sqs.SendMessageAsync(url, order.Email);"));

    [Fact]
    public Task Silent_after_the_commit_while_the_variable_is_in_scope() => Silent(Service("""
            await using var tx = await db.Database.BeginTransactionAsync(ct);
            try
            {
                db.Orders.Add(order);
                await db.SaveChangesAsync(ct);
                await tx.CommitAsync(ct);
            }
            catch
            {
                await tx.RollbackAsync(ct);
                throw;
            }

            await sqs.SendMessageAsync(url, order.Email, ct);
        """));

    [Theory]
    [InlineData("await using var tx = await connection.BeginTransactionAsync(System.Data.IsolationLevel.Snapshot, ct); var emails = await connection.QueryAsync<string>(\"SELECT\", transaction: tx); await sqs.SendMessageAsync(url, string.Join(',', emails), ct);")]
    [InlineData("using var tx = db.Database.BeginTransaction(); var count = await db.Orders.CountAsync(ct); await NotifyAsync(count); tx.Rollback();")]
    [InlineData("using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled)) { var count = await db.Orders.CountAsync(ct); await NotifyAsync(count); }")]
    [InlineData("using var tx = connection.BeginTransaction(); await LoadAsync(tx); await NotifyAsync(1);")]
    [InlineData("await using var tx = await db.Database.BeginTransactionAsync(ct); var all = await db.Orders.Where(o => o.IsBad).ToListAsync(ct); logger.LogInformation(\"{Count}\", all.Count); await sqs.SendMessageAsync(url, JsonSerializer.Serialize(all), ct); await tx.CommitAsync(ct);")]
    [InlineData("using var tx = connection.BeginTransaction(); var emails = await connection.QueryAsync<string>(\"SELECT email FROM orders\", transaction: tx); await NotifyAsync(emails.Count()); tx.Commit();")]
    public Task Silent_in_a_transaction_that_only_reads(string statements) => Silent(Service(statements, """
            private Task NotifyAsync(int count) => sqs.SendMessageAsync(url, $"{count}");
            private Task LoadAsync(DbTransaction transaction) => connection.QueryAsync<string>("SELECT", transaction: transaction);
        """));

    /// <summary>A command that is there to read, and its text that is not known to change anything.</summary>
    [Theory]
    [InlineData("await using var c = connection.CreateCommand(); c.Transaction = tx; c.CommandText = \"SELECT email FROM orders WHERE id = @id FOR UPDATE\"; var p = c.CreateParameter(); p.ParameterName = \"id\"; p.Value = order.Id; c.Parameters.Add(p); await using var r = await c.ExecuteReaderAsync(ct); while (await r.ReadAsync(ct)) { all.Add(r.GetString(0)); }")]
    [InlineData("using var c = connection.CreateCommand(); c.Transaction = tx; c.CommandText = \"select count(*) from orders where state = 'UPDATE'\"; var count = (long)(await c.ExecuteScalarAsync(ct))!; all.Add($\"{count}\");")]
    [InlineData("await using var c = new NpgsqlCommand(\"SELECT email FROM orders\"); c.Parameters.AddWithValue(\"id\", order.Id); await c.PrepareAsync(ct); using var r = c.ExecuteReader(); if (r.Read()) { all.Add(r.GetFieldValue<string>(0)); }")]
    [InlineData("var email = (string)new NpgsqlCommand(\"SELECT email FROM orders LIMIT 1\").ExecuteScalar()!; all.Add(email);")]
    [InlineData("using var s = connection.CreateCommand(); s.CommandText = \"SET LOCAL lock_timeout = '5s'\"; await s.ExecuteNonQueryAsync(ct); using var c = connection.CreateCommand(); c.CommandText = \"SELECT email FROM orders FOR UPDATE\"; using var r = await c.ExecuteReaderAsync(ct);")]
    [InlineData("using var c = connection.CreateCommand(); c.CommandText = Queries.Load(\"orders.sql\"); using var r = await c.ExecuteReaderAsync(ct);")]
    [InlineData("await ReadAsync(tx);")]
    [InlineData("all.AddRange(await connection.QueryAsync<string>(Queries.Load(\"orders.sql\"), transaction: tx));")]
    [InlineData("using var r = await connection.ExecuteReaderAsync(\"SELECT email FROM orders FOR UPDATE\", transaction: tx);")]
    [InlineData("var found = await db.Orders.FromSqlInterpolated($\"SELECT * FROM orders WHERE id = {order.Id} FOR UPDATE\").SingleAsync(ct); var sent = new Row { Body = found.Email }; all.Add(sent.Body);")]
    [InlineData("await foreach (var o in db.Orders.AsNoTracking().AsAsyncEnumerable()) { all.Add(o.Email); }")]
    [InlineData("foreach (var o in db.Orders.Where(o => o.IsBad)) { all.Add(o.Email); }")]
    [InlineData("all.Add((await repository.GetAsync(order.Id, tx)).Email);")]
    [InlineData("var found = await repository.GetAsync(order.Id, tx); all.Add(repository.ToMessage(found)); all.Add(repository.MapFrom(found));")]
    [InlineData("await using var batch = connection.CreateBatch(); batch.Transaction = tx; var c = batch.CreateBatchCommand(); c.CommandText = \"SELECT email FROM orders\"; batch.BatchCommands.Add(c); await using var r = await batch.ExecuteReaderAsync(ct); while (await r.ReadAsync(ct)) { all.Add(r.GetString(0)); } await r.NextResultAsync(ct);")]
    [InlineData("await using var batch = new NpgsqlBatch(); batch.BatchCommands.Add(new NpgsqlBatchCommand(\"SET LOCAL lock_timeout = '5s'\")); batch.BatchCommands.Add(new NpgsqlBatchCommand(\"SELECT email FROM orders FOR UPDATE\") { Parameters = { } }); using var r = batch.ExecuteReader();")]
    [InlineData("using var d = connection.CreateCommand(); d.CommandText = \"DECLARE found CURSOR FOR SELECT email FROM orders\"; await d.ExecuteNonQueryAsync(ct); using var c = connection.CreateCommand(); c.CommandText = \"FETCH 100 FROM found\"; using var r = await c.ExecuteReaderAsync(ct);")]
    [InlineData("await connection.ExecuteAsync(\"create temp table wanted(id text)\", transaction: tx); await connection.ExecuteAsync(\"insert into wanted values ('a')\", transaction: tx); all.AddRange(await connection.QueryAsync<string>(\"select email from orders join wanted using (id)\", transaction: tx));")]
    [InlineData("await connection.ExecuteAsync(\"CREATE TABLE #wanted (id int); INSERT INTO #wanted VALUES (1)\", transaction: tx); all.AddRange(await connection.QueryAsync<string>(\"SELECT email FROM orders JOIN #wanted w ON w.id = orders.id\", transaction: tx));")]
    [InlineData("await db.Database.ExecuteSqlAsync($\"SELECT set_config('app.tenant', {order.Email}, true)\", ct); all.AddRange(await db.Orders.Select(o => o.Email).ToListAsync(ct));")]
    [InlineData("await db.Database.ExecuteSqlRawAsync(\"EXEC sp_set_session_context N'tenant', N'1'\", ct); all.AddRange(await db.Orders.Select(o => o.Email).ToListAsync(ct));")]
    public Task Silent_in_a_transaction_in_which_commands_only_read(string reads) => Silent(ReadingIn(reads, "SendMessageAsync"));

    [Theory]
    [InlineData("using var c = connection.CreateCommand(); c.CommandText = \"INSERT INTO orders DEFAULT VALUES RETURNING id\"; var id = await c.ExecuteScalarAsync(ct);")]
    [InlineData("using var c = connection.CreateCommand(); c.CommandText = \"SELECT 1 FROM orders FOR UPDATE; UPDATE orders SET n = 1\"; using var r = await c.ExecuteReaderAsync(ct);")]
    [InlineData("await using var c = new NpgsqlCommand(\"WITH moved AS (DELETE FROM orders RETURNING *) SELECT * FROM moved\"); using var r = c.ExecuteReader();")]
    [InlineData("var id = (int)new NpgsqlCommand(\"INSERT INTO orders DEFAULT VALUES RETURNING id\").ExecuteScalar()!;")]
    [InlineData("using var c = connection.CreateCommand(); c.CommandText = \"SELECT email FROM orders FOR UPDATE\"; using var r = await c.ExecuteReaderAsync(ct); using var w = connection.CreateCommand(); w.CommandText = \"UPDATE orders SET n = 1\"; await w.ExecuteNonQueryAsync(ct);")]
    [InlineData("using var c = connection.CreateCommand(); c.CommandText = \"SELECT email FROM orders FOR UPDATE\"; using var r = await c.ExecuteReaderAsync(ct); c.CommandText = Queries.Load(\"orders.sql\"); await c.ExecuteNonQueryAsync(ct);")]
    [InlineData("await using var batch = new NpgsqlBatch(); batch.BatchCommands.Add(new NpgsqlBatchCommand(\"SELECT email FROM orders\")); batch.BatchCommands.Add(new NpgsqlBatchCommand(\"UPDATE orders SET n = 1\")); using var r = batch.ExecuteReader();")]
    [InlineData("await ReadAsync(tx); await using var batch = connection.CreateBatch(); var c = batch.CreateBatchCommand(); c.CommandText = \"DELETE FROM orders\"; batch.BatchCommands.Add(c); await batch.ExecuteNonQueryAsync(ct);")]
    [InlineData("await ReadAsync(tx); await using var batch = connection.CreateBatch(); Queries.Fill(batch); await batch.ExecuteNonQueryAsync(ct);")]
    [InlineData("await ReadAsync(tx); using var c = connection.CreateCommand(); c.CommandText = \"DECLARE @n int = 1; UPDATE orders SET n = @n\"; await c.ExecuteNonQueryAsync(ct);")]
    [InlineData("await ReadAsync(tx); await connection.ExecuteAsync(\"create temp table wanted(id text)\", transaction: tx); await connection.ExecuteAsync(\"insert into orders select id from wanted\", transaction: tx);")]
    [InlineData("await ReadAsync(tx); await db.Database.ExecuteSqlAsync($\"SELECT 1; UPDATE orders SET email = {order.Email}\", ct);")]
    [InlineData("await ReadAsync(tx); await WriteAsync(tx);")]
    [InlineData("await ReadAsync(tx); await repository.ToggleAsync(order, tx);")]
    [InlineData("await ReadAsync(tx); await repository.GetAndLockAsync(order, tx);")]
    [InlineData("all.Add((await repository.GetAsync(order.Id, tx)).Email); await repository.SaveAsync(order, tx);")]
    [InlineData("var found = (await connection.QueryAsync<Order>(\"SELECT * FROM orders\", transaction: tx)).First(); found.IsBad = true; await repository.SaveAsync(found, tx);")]
    public Task Reports_in_a_transaction_in_which_a_command_writes(string statements) => Reports(ReadingIn(statements, "{|AWSM1026:SendMessageAsync|}"));

    private static string ReadingIn(string statements, string send) => Service($$"""
            await using var tx = await connection.BeginTransactionAsync(ct);
            var all = new List<string>();
            {{statements}}
            await sqs.{{send}}(url, JsonSerializer.Serialize(all), ct);
            await tx.CommitAsync(ct);
        """, """
            private readonly IRepository repository = null!;

            private async Task ReadAsync(DbTransaction transaction)
            {
                using var command = connection.CreateCommand();
                command.Transaction = transaction;
                command.CommandText = "SELECT 1 FROM orders FOR UPDATE";
                await command.ExecuteScalarAsync();
            }

            private async Task WriteAsync(DbTransaction transaction)
            {
                using var command = connection.CreateCommand();
                command.Transaction = transaction;
                command.CommandText = "UPDATE orders SET n = 1";
                await command.ExecuteNonQueryAsync();
            }
        """, """
        public interface IRepository { Task<Order> GetAsync(Guid id, DbTransaction transaction); Task SaveAsync(Order order, DbTransaction transaction); Task ToggleAsync(Order order, DbTransaction transaction); Task GetAndLockAsync(Order order, DbTransaction transaction); string ToMessage(Order order); string MapFrom(Order order); }
        public static class Queries { public static string Load(string name) => File.ReadAllText(name); public static void Fill(DbBatch batch) { } }
        """);

    /// <summary>What is set on a row goes nowhere unless a call saves it, nor does what the code keeps for itself.</summary>
    [Theory]
    [InlineData("foreach (var row in await db.Rows.AsNoTracking().ToListAsync(ct)) { row.SentAt = DateTime.UtcNow; await sqs.SendMessageAsync(url, JsonSerializer.Serialize(row), ct); }")]
    [InlineData("var found = await db.Orders.Where(o => o.IsBad).ToListAsync(ct); found.ForEach(o => o.Email = o.Email.ToLowerInvariant()); await sqs.SendMessageAsync(url, JsonSerializer.Serialize(found), ct);")]
    [InlineData("var rows = (await connection.QueryAsync<Row>(\"SELECT * FROM rows\")).ToList(); rows[0].Processed = true; await sqs.SendMessageAsync(url, JsonSerializer.Serialize(rows), ct);")]
    [InlineData("var counts = new Dictionary<State, int>(); foreach (var o in await db.Orders.ToListAsync(ct)) { counts[o.State] = 1; } await sqs.SendMessageAsync(url, JsonSerializer.Serialize(counts), ct); last = counts.Count; this.at = DateTime.UtcNow;")]
    public Task Silent_where_a_row_that_is_read_is_changed_and_not_saved(string statements) => Silent(Service(
        $"await using var tx = await db.Database.BeginTransactionAsync(ct); {statements} await tx.CommitAsync(ct);",
        "private int last; private DateTime at;"));

    [Theory]
    [InlineData("var row = await db.Rows.FirstAsync(ct); row.SentAt = DateTime.UtcNow; await sqs.{|AWSM1026:SendMessageAsync|}(url, row.Body, ct); await db.SaveChangesAsync(ct);")]
    [InlineData("var found = await db.Orders.FirstAsync(ct); found.IsBad = true; await KeepAsync(); await sqs.{|AWSM1026:SendMessageAsync|}(url, found.Email, ct);")]
    [InlineData("var found = await db.Orders.FirstAsync(ct); found.State = State.Paid; db.Update(found); await sqs.{|AWSM1026:SendMessageAsync|}(url, found.Email, ct);")]
    public Task Reports_where_a_row_that_is_read_is_changed_and_saved(string statements) => Reports(Service(
        $"await using var tx = await db.Database.BeginTransactionAsync(ct); {statements} await tx.CommitAsync(ct);",
        "private Task KeepAsync() => db.SaveChangesAsync();"));

    [Theory]
    [InlineData("using var tx = connection.BeginTransaction(); await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); await FinishAsync(tx);")]
    [InlineData("using var tx = connection.BeginTransaction(); await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); Action finish = tx.Commit; finish();")]
    [InlineData("using var tx = db.Database.BeginTransaction(); await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); db.Database.CommitTransaction();")]
    [InlineData("using (var scope = new TransactionScope()) { await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); if (flag) { scope.Complete(); } }")]
    public Task Reports_in_a_transaction_that_others_or_a_branch_commit(string statements) => Reports(Service(
        statements, "private static async Task FinishAsync(DbTransaction transaction) => await transaction.CommitAsync();"));

    [Theory]
    [InlineData("await using var tx = await connection.BeginTransactionAsync(ct); if (order.IsBad) { await sqs.SendMessageAsync(url, \"refused\"); await tx.RollbackAsync(ct); return; } await tx.CommitAsync(ct);")]
    [InlineData("await using var tx = await connection.BeginTransactionAsync(ct); if (order.IsBad) { await sqs.SendMessageAsync(url, \"refused\"); return; } await tx.CommitAsync(ct);")]
    [InlineData("await using var tx = await connection.BeginTransactionAsync(ct); if (order.IsBad) { await RefuseAsync(); throw new InvalidOperationException(); } await tx.CommitAsync(ct);")]
    [InlineData("await using var tx = await connection.BeginTransactionAsync(ct); if (flag) { await tx.CommitAsync(ct); } else { await sqs.SendMessageAsync(url, \"refused\"); await tx.RollbackAsync(ct); }")]
    [InlineData("foreach (var o in orders) { using var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled); if (o.IsBad) { await sqs.SendMessageAsync(url, \"refused\"); continue; } scope.Complete(); }")]
    [InlineData("using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled)) { switch (order.State) { case State.New: scope.Complete(); break; default: await sqs.SendMessageAsync(url, \"refused\"); return; } }")]
    public Task Silent_where_the_code_says_that_it_refuses_and_leaves_without_a_commit(string statements) => Silent(Service(
        statements, "private Task RefuseAsync() => sqs.SendMessageAsync(url, \"refused\");"));

    [Theory]
    [InlineData("using var tx = connection.BeginTransaction(); if (flag) { await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); tx.Commit(); return; } tx.Rollback();")]
    [InlineData("using var tx = connection.BeginTransaction(); try { if (flag) { await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); throw new InvalidOperationException(); } } catch (InvalidOperationException) { } tx.Commit();")]
    [InlineData("using var scope = new TransactionScope(); if (flag) { scope.Complete(); await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); return; }")]
    [InlineData("using var tx = connection.BeginTransaction(); foreach (var o in orders) { if (o.IsBad) { tx.Commit(); return; } else { await sqs.{|AWSM1026:SendMessageAsync|}(url, o.Email); } }")]
    [InlineData("using var tx = connection.BeginTransaction(); var id = await connection.QuerySingleAsync<int>(\"INSERT INTO orders RETURNING id\", transaction: tx); await sqs.{|AWSM1026:SendMessageAsync|}(url, $\"{id}\"); tx.Commit();")]
    [InlineData("using var tx = db.Database.BeginTransaction(); var first = await db.Orders.FirstAsync(ct); first.IsBad = true; await db.SaveChangesAsync(ct); await sqs.{|AWSM1026:SendMessageAsync|}(url, first.Email); tx.Commit();")]
    public Task Reports_where_the_commit_comes_on_that_way(string statements) => Reports(Service(statements));

    [Fact]
    public Task Silent_after_the_scope() => Silent(Service("""
            using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
            {
                await db.SaveChangesAsync(ct);
                scope.Complete();
            }

            await sqs.SendMessageAsync(url, order.Email, ct);
        """));

    [Fact]
    public Task Silent_where_a_session_only_reads_a_snapshot() => Silent(Service("""
            using var session = await mongo.StartSessionAsync(cancellationToken: ct);
            session.StartTransaction();
            var found = await mongo.GetDatabase("shop").GetCollection<Order>("orders").Find(session, o => o.IsBad).ToListAsync(ct);
            await sqs.SendMessageAsync(url, JsonSerializer.Serialize(found), ct);
            await session.CommitTransactionAsync(ct);
        """));

    [Fact]
    public Task Silent_where_a_message_of_a_broker_in_the_database_is_forwarded() => Silent(Service("""
            Func<DbConnection> open = () => connection;
            using var scope = new TransactionScope();
            using var own = open();
            using var command = own.CreateCommand();
            command.CommandText = "WAITFOR (RECEIVE TOP (1) message_body FROM dbo.ChangeQueue), TIMEOUT 5000";
            if (command.ExecuteScalar() is not string body) { return; }
            await sqs.SendMessageAsync(url, body, ct);
            scope.Complete();
        """));

    [Fact]
    public Task Silent_in_a_scope_that_suppresses_the_transaction() => Silent(Service("""
            using (var scope = new TransactionScope(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled))
            {
                await sqs.SendMessageAsync(url, order.Email, ct);
                scope.Complete();
            }
        """));

    [Fact]
    public Task Silent_where_the_message_is_written_to_an_outbox_and_sent_after_the_commit() => Silent(Service("""
            await using var tx = await db.Database.BeginTransactionAsync(ct);
            db.Orders.Add(order);
            db.Rows.Add(new Row { Body = JsonSerializer.Serialize(order) });
            await db.SaveChangesAsync(ct);
            await tx.CommitAsync(ct);
            await sqs.SendMessageAsync(url, "wake up", ct);
        """));

    [Fact]
    public Task Silent_where_a_unit_of_work_is_no_transaction_that_is_known() => Silent(Service("""
            var work = new Work();
            await sqs.SendMessageAsync(url, order.Email, ct);
            await work.CommitAsync();
        """, more: "public class Work { public Task CommitAsync() => Task.CompletedTask; }"));

    [Fact]
    public Task Silent_where_only_items_are_written_transactionally() => Silent(Service("""
            var items = new Amazon.DynamoDBv2.Model.TransactWriteItemsRequest();
            await new Amazon.DynamoDBv2.AmazonDynamoDBClient().TransactWriteItemsAsync(items, ct);
            await sqs.SendMessageAsync(url, order.Email, ct);
        """));

    [Fact]
    public Task Silent_where_a_producer_has_a_transaction_of_its_own() => Silent(Service("""
            kafka.InitTransactions(TimeSpan.FromSeconds(10));
            await using var tx = await db.Database.BeginTransactionAsync(ct);
            kafka.BeginTransaction();
            kafka.Produce("orders", new Message<string, string> { Value = order.Email });
            await tx.CommitAsync(ct);
            kafka.CommitTransaction();
        """));

    [Theory]
    [InlineData("foreach (var row in await db.Rows.Take(10).ToListAsync(ct)) { await sqs.SendMessageAsync(url, row.Body); row.SentAt = DateTime.UtcNow; }")]
    [InlineData("foreach (var row in await db.Rows.Take(10).ToListAsync(ct)) { row.Processed = true; await sqs.SendMessageAsync(url, row.Body); }")]
    [InlineData("foreach (var row in await db.Rows.Take(10).ToListAsync(ct)) { await sqs.SendMessageAsync(url, row.Body); row.State = State.Sent; }")]
    [InlineData("foreach (var row in await db.Rows.Take(10).ToListAsync(ct)) { await sqs.SendMessageAsync(url, row.Body); db.Rows.Remove(row); }")]
    [InlineData("foreach (var row in await db.Rows.Take(10).ToListAsync(ct)) { await sqs.SendMessageAsync(url, row.Body); MarkProcessed(row); } void MarkProcessed(Row r) { }")]
    [InlineData("foreach (var row in await db.Rows.Where(r => r.SentAt == null).ToListAsync(ct)) { await sqs.SendMessageAsync(url, row.Body); }")]
    [InlineData("var row = await db.Rows.FirstAsync(ct); await sqs.SendMessageAsync(url, row.Body); row.SentAt = DateTime.UtcNow;")]
    [InlineData("foreach (var o in await db.Orders.ToListAsync(ct)) { var body = o.Email; await sqs.SendMessageAsync(url, body); o.IsBad = true; }")]
    [InlineData("foreach (var id in new[] { 1, 2 }) { var o = await db.Orders.FindAsync(id); await sqs.SendMessageAsync(url, o!.Email); o.IsBad = true; }")]
    [InlineData("foreach (var o in orders) { await TellAsync(o.Email); o.IsBad = true; } async Task TellAsync(string body) => await sqs.SendMessageAsync(url, body);")]
    [InlineData("foreach (var o in orders) { await sqs.SendMessageAsync(url, o.Email); await connection.ExecuteAsync(\"DELETE FROM notices WHERE id = @Id\", new { o.Id }); }")]
    [InlineData("foreach (var o in orders) { await sqs.SendMessageAsync(url, o.Email); await connection.ExecuteAsync(\"update notices\\nset done_at = now() where id = @id\", new { id = o.Id }); }")]
    [InlineData("foreach (var o in orders) { await sqs.SendMessageAsync(url, o.Email); await db.Database.ExecuteSqlInterpolatedAsync($\"DELETE FROM notices WHERE id = {o.Id}\"); }")]
    [InlineData("foreach (var o in orders) { await sqs.SendMessageAsync(url, o.Email); using var c = new NpgsqlCommand(\"DELETE FROM notices WHERE id = @id\"); c.Parameters.AddWithValue(\"id\", o.Id); await c.ExecuteNonQueryAsync(); }")]
    [InlineData("var rows = await db.Rows.ToListAsync(ct); await Task.WhenAll(rows.Select(r => sqs.SendMessageAsync(url, r.Body))); await db.Rows.ExecuteUpdateAsync(s => s.SetProperty(r => r.SentAt, DateTime.UtcNow));")]
    [InlineData("var rows = await connection.QueryAsync<Row>(\"SELECT * FROM messages FOR UPDATE SKIP LOCKED\"); foreach (var row in rows) { await sqs.SendMessageAsync(url, row.Body); }")]
    [InlineData("var rows = await connection.QueryAsync<Row>(\"SELECT * FROM outbox\"); foreach (var row in rows) { await sqs.SendMessageAsync(url, row.Body); }")]
    [InlineData("foreach (var row in await db.Rows.ToListAsync(ct)) { await sqs.SendMessageAsync(url, row.Body); await connection.ExecuteAsync(\"UPDATE messages SET sent_at = now()\"); }")]
    [InlineData("foreach (var row in await db.Rows.ToListAsync(ct)) { await sqs.SendMessageAsync(url, row.Body); await Update(row.Body, \"Published\"); } Task Update(string id, string status) => Task.CompletedTask;")]
    [InlineData("var pendingMessages = await db.Rows.ToListAsync(ct); foreach (var row in pendingMessages) { await sqs.SendMessageAsync(url, row.Body); }")]
    [InlineData("foreach (var row in await OutboxRowsAsync()) { await sqs.SendMessageAsync(url, row.Body); } Task<List<Row>> OutboxRowsAsync() => db.Rows.ToListAsync();")]
    [InlineData("var rows = await db.Rows.Take(10).ToListAsync(ct); foreach (var row in rows) { await sqs.SendMessageAsync(url, row.Body); } rows.ForEach(MarkNotified); void MarkNotified(Row r) { }")]
    [InlineData("var found = await db.Orders.FirstAsync(ct); await sqs.SendMessageAsync(url, found.Email); SetNotified(found); void SetNotified(Order o) { }")]
    [InlineData("var rows = await connection.QueryAsync<Row>(\"SELECT * FROM notices\"); foreach (var row in rows) { await sqs.SendMessageAsync(url, row.Body); } await connection.ExecuteAsync(\"UPDATE notices SET notified_at = now()\");")]
    [InlineData("var rows = await db.Rows.Take(10).ToListAsync(ct); var sent = await sqs.SendMessageBatchAsync(url, rows.ConvertAll(r => new SendMessageBatchRequestEntry(r.Body, r.Body))); foreach (var row in rows) { row.State = sent.Failed.Count > 0 ? State.New : State.Paid; }")]
    [InlineData("var rows = await db.Rows.Take(10).ToListAsync(ct); foreach (var row in rows) { await sqs.SendMessageAsync(url, row.Body); } await connection.ExecuteAsync(\"UPDATE feeds SET position = @n\", new { n = rows.Count });")]
    [InlineData("var rows = await db.Rows.Take(10).ToListAsync(ct); await Task.WhenAll(rows.Select(r => sqs.SendMessageAsync(url, r.Body))); foreach (var row in rows) { row.State = State.Paid; }")]
    [InlineData("var row = await db.Rows.FirstAsync(ct); await sqs.SendMessageAsync(url, row.Body); row.State = State.Paid;")]
    [InlineData("var rows = await db.Rows.Take(10).ToListAsync(ct); await sqs.SendMessageBatchAsync(url, rows.ConvertAll(r => new SendMessageBatchRequestEntry(r.Body, r.Body))); db.Rows.RemoveRange(rows);")]
    [InlineData("var all = await db.Rows.Take(50).ToListAsync(ct); foreach (var some in all.Chunk(10)) { await sqs.SendMessageBatchAsync(url, some.Select(r => new SendMessageBatchRequestEntry(r.Body, r.Body)).ToList()); db.Rows.RemoveRange(some.Where(r => r.Body != \"\")); }")]
    [InlineData("var entries = new List<SendMessageBatchRequestEntry>(); foreach (var row in await db.Rows.ToListAsync(ct)) { entries.Add(new(row.Body, row.Body)); } await sqs.SendMessageBatchAsync(url, entries); await connection.ExecuteAsync(\"UPDATE feeds SET position = 1\");")]
    [InlineData("var all = await db.Rows.Take(50).ToListAsync(ct); foreach (var some in all.Chunk(10)) { await sqs.SendMessageBatchAsync(url, some.Select(r => new SendMessageBatchRequestEntry(r.Body, r.Body)).ToList()); } await connection.ExecuteAsync(\"UPDATE feeds SET position = 1\");")]
    [InlineData("var row = await mongo.GetDatabase(\"x\").GetCollection<Row>(\"rows\").FindOneAndUpdateAsync(r => r.State == State.New, Builders<Row>.Update.Set(r => r.State, State.Sent)); await sqs.SendMessageAsync(url, row.Body);")]
    [InlineData("var ids = new List<long>(); var entries = new List<SendMessageBatchRequestEntry>(); using (var c = connection.CreateCommand()) { c.CommandText = \"SELECT id, body FROM notices\"; using var reader = c.ExecuteReader(); while (reader.Read()) { ids.Add(reader.GetInt64(0)); entries.Add(new(reader.GetString(0), reader.GetString(1))); } } await sqs.SendMessageBatchAsync(url, entries); await connection.ExecuteAsync(\"DELETE FROM notices WHERE id = ANY(@ids)\", new { ids });")]
    public Task Silent_in_a_relay_that_publishes_what_was_committed_before(string relay) => Silent(Service($$"""
            await using var tx = await db.Database.BeginTransactionAsync(ct);
            {{relay}}
            await db.SaveChangesAsync(ct);
            await tx.CommitAsync(ct);
        """));

    [Theory]
    [InlineData("public class OutboxRelay", "RunAsync", "Row")]
    [InlineData("public class Relay", "RelayOutboxAsync", "Row")]
    [InlineData("public class Relay", "RunAsync", "OutboxMessage")]
    public Task Silent_in_a_relay_by_its_name(string type, string method, string row) => Silent($$"""
        using Amazon.SQS;
        using Microsoft.EntityFrameworkCore;

        public class {{row}} { public string Body { get; set; } = ""; }
        {{type}}(DbContext db, IAmazonSQS sqs)
        {
            public async Task {{method}}()
            {
                await using var tx = await db.Database.BeginTransactionAsync();
                foreach (var row in await db.Set<{{row}}>().ToListAsync())
                {
                    await SendAsync(row.Body);
                    await sqs.SendMessageAsync("queue", row.Body);
                }

                await tx.CommitAsync();
            }

            private Task SendAsync(string body) => sqs.SendMessageAsync("queue", body);
        }
        """);

    [Fact]
    public Task Reports_a_change_whose_name_only_sounds_like_a_relay() => Reports(Service("""
            await using var tx = await db.Database.BeginTransactionAsync(ct);
            foreach (var o in orders)
            {
                o.State = State.Paid;
                await sqs.{|AWSM1026:SendMessageAsync|}(url, "consent to presentation");
            }

            order.State = State.Sent;
            await db.SaveChangesAsync(ct);
            await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email);
            await tx.CommitAsync(ct);
        """));

    [Theory]
    [InlineData("await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); order.State = State.Paid;")]
    [InlineData("await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); await connection.ExecuteAsync(\"UPDATE orders SET paid = 1 WHERE id = @Id\", new { order.Id });")]
    [InlineData("foreach (var o in orders) { o.State = State.Paid; await sqs.{|AWSM1026:SendMessageAsync|}(url, o.Email); }")]
    [InlineData("foreach (var o in orders) { await sqs.{|AWSM1026:SendMessageAsync|}(url, o.Email); order.State = State.Paid; }")]
    [InlineData("foreach (var o in orders) { await sqs.{|AWSM1026:SendMessageAsync|}(url, o.Email); await connection.ExecuteAsync(\"INSERT INTO paid VALUES (@Id)\", new { o.Id }); }")]
    [InlineData("foreach (var o in orders) { await sqs.{|AWSM1026:SendMessageAsync|}(url, o.Email); await connection.ExecuteAsync(\"UPDATE totals SET n = n + 1\"); }")]
    [InlineData("foreach (var o in orders) { await sqs.{|AWSM1026:SendMessageAsync|}(url, o.Email); logger.LogInformation(\"Update of {Id}\", o.Id); }")]
    [InlineData("var found = await db.Orders.FirstAsync(o => o.Id == order.Id, ct); await sqs.{|AWSM1026:SendMessageAsync|}(url, JsonSerializer.Serialize(found)); found.State = State.Paid;")]
    [InlineData("foreach (var o in await db.Orders.ToListAsync(ct)) { o.State = State.Paid; await sqs.{|AWSM1026:SendMessageAsync|}(url, o.Email); }")]
    [InlineData("var all = await db.Orders.ToListAsync(ct); db.Orders.RemoveRange(all); foreach (var o in all) { await sqs.{|AWSM1026:SendMessageAsync|}(url, o.Email); }")]
    [InlineData("db.Orders.Add(order); await db.SaveChangesAsync(ct); foreach (var row in await db.Rows.ToListAsync(ct)) { await sqs.{|AWSM1026:SendMessageAsync|}(url, row.Body); }")]
    [InlineData("var paid = await mongo.GetDatabase(\"x\").GetCollection<Order>(\"orders\").FindOneAndUpdateAsync(o => o.Id == order.Id, Builders<Order>.Update.Set(o => o.State, State.Paid)); await sqs.{|AWSM1026:SendMessageAsync|}(url, paid.Email);")]
    [InlineData("foreach (var some in orders.Chunk(10)) { db.Orders.RemoveRange(some.Where(o => o.IsBad)); await sqs.{|AWSM1026:SendMessageBatchAsync|}(url, some.Select(o => new SendMessageBatchRequestEntry(o.Email, o.Email)).ToList()); }")]
    public Task Reports_where_no_row_of_a_loop_is_marked(string statements) => Reports(Service($$"""
            await using var tx = await db.Database.BeginTransactionAsync(ct);
            {{statements}}
            await db.SaveChangesAsync(ct);
            await tx.CommitAsync(ct);
        """));

    [Fact]
    public Task Reports_where_rows_are_changed_before_they_are_published() => Reports(Service("""
            await using var tx = await db.Database.BeginTransactionAsync(ct);
            foreach (var o in orders) { o.State = State.Paid; }
            await db.SaveChangesAsync(ct);
            await sqs.{|AWSM1026:SendMessageBatchAsync|}(url, orders.ConvertAll(o => new SendMessageBatchRequestEntry(o.Email, o.Email)));
            foreach (var o in orders) { logger.LogInformation("{Id}", o.Id); }
            await tx.CommitAsync(ct);
        """));

    [Fact]
    public Task Reports_a_change_in_a_loop_that_opens_its_transactions_itself() => Reports(Service("""
            foreach (var id in new[] { 1, 2 })
            {
                var placed = await db.Orders.FirstAsync(ct);
                using var tx = db.Database.BeginTransaction();
                await sqs.{|AWSM1026:SendMessageAsync|}(url, placed.Email);
                placed.State = State.Paid;
                tx.Commit();
            }
        """));

    [Fact]
    public Task Silent_on_look_alikes() => Silent("""
        using System.Data.Common;

        namespace Amazon.SQS { public interface IAmazonSQS { Task SendMessageAsync(string url, string body); } }

        public class Bus { public Task SendMessageAsync(string url, string body) => Task.CompletedTask; public Task PublishAsync(string topic) => Task.CompletedTask; }
        public class Shop(DbConnection connection, Bus bus, Amazon.SQS.IAmazonSQS sqs)
        {
            public async Task RunAsync()
            {
                using var tx = connection.BeginTransaction();
                await bus.SendMessageAsync("queue", "body");
                await bus.PublishAsync("topic");
                await sqs.SendMessageAsync("queue", "body");
                tx.Commit();
            }
        }
        """, compiles: false);

    [Fact]
    public Task Reports_in_a_scope_by_another_name() => Reports("""
        using Amazon.SQS;
        using Scope = System.Transactions.TransactionScope;

        public class Shop(IAmazonSQS sqs)
        {
            public async Task RunAsync(string email)
            {
                using var scope = new Scope();
                await sqs.{|AWSM1026:SendMessageAsync|}("queue", email);
                scope.Complete();
            }
        }
        """);

    [Fact]
    public Task Reports_in_a_scope_that_a_method_makes() => Reports(Service(
        """
                using var scope = NewTransactionScope();
                await db.SaveChangesAsync(ct);
                await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email);
                scope.Complete();
        """,
        "    private static TransactionScope NewTransactionScope() => new(TransactionScopeOption.Required, TransactionScopeAsyncFlowOption.Enabled);"));

    [Theory]
    [InlineData("private static TransactionScope NewTransactionScope() => new(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled);")]
    [InlineData("private static TransactionScope NewTransactionScope(TransactionScopeOption option = TransactionScopeOption.Suppress) => new(option, TransactionScopeAsyncFlowOption.Enabled);")]
    [InlineData("private TransactionScope NewTransactionScope() => url.Length > 3 ? null! : new(TransactionScopeAsyncFlowOption.Enabled);")]
    [InlineData("protected virtual TransactionScope NewTransactionScope() => new(TransactionScopeAsyncFlowOption.Enabled);")]
    public Task Silent_in_a_scope_that_a_method_may_make_otherwise(string maker) => Silent(Service(
        """
                using var scope = NewTransactionScope();
                await sqs.SendMessageAsync(url, order.Email);
                scope.Complete();
        """,
        "    " + maker));

    [Fact]
    public Task Silent_on_a_scope_of_the_users_own() => Silent("""
        using Amazon.SQS;

        public sealed class TransactionScope : IDisposable { public void Complete() { } public void Dispose() { } }
        public class Shop(IAmazonSQS sqs)
        {
            public async Task RunAsync()
            {
                using var scope = new TransactionScope();
                await sqs.SendMessageAsync("queue", "body");
                scope.Complete();
            }
        }
        """);

    [Theory]
    [InlineData("await using var tx = await db.Database.BeginTransactionAsync(ct); await sqs.SendMessageAsync(")]
    [InlineData("using (var tx = ) { await sqs.SendMessageAsync(url, order.Email); tx.Commit(); }")]
    [InlineData("using var scope = new TransactionScope(Unknown.Option); await sqs.SendMessageAsync(url, order.Email);")]
    [InlineData("using var tx = missing.BeginTransaction(); await sqs.SendMessageAsync(url, order.Email); tx.Commit();")]
    [InlineData("await InTransactionAsync(async () => await sqs.SendMessageAsync(url, order.Email)")]
    public Task Silent_on_code_that_does_not_compile(string statements) => Silent(Service(statements), compiles: false);

    [Fact]
    public Task Reports_in_top_level_statements() => Reports("""
        using System.Transactions;
        using Amazon.SQS;

        var sqs = new AmazonSQSClient();
        using (var scope = new TransactionScope())
        {
            await sqs.{|AWSM1026:SendMessageAsync|}("queue", "body");
            scope.Complete();
        }

        await sqs.SendMessageAsync("queue", "after");
        """, isProgram: true);

    [Fact]
    public Task Reports_in_a_constructor_a_local_function_and_a_switch() => Reports("""
        using System.Transactions;
        using Amazon.SQS;

        public class Shop
        {
            public Shop(IAmazonSQS sqs, int kind)
            {
                switch (kind)
                {
                    case 1:
                        using (new TransactionScope())
                        {
                            sqs.{|AWSM1026:SendMessageAsync|}("queue", "body").Wait();
                        }

                        break;
                    case 2:
                        sqs.SendMessageAsync("queue", "body").Wait();
                        break;
                }

                async Task SendAsync()
                {
                    using var scope = new TransactionScope();
                    await sqs.{|AWSM1026:SendMessageAsync|}("queue", "body");
                    scope.Complete();
                }

                SendAsync().Wait();
            }
        }
        """);

    [Theory]
    [InlineData("await sqs.SendMessageAsync(url, order.Email);", "This message is sent while the transaction opened on line 34 can still roll back, so consumers may see an event that never happened; send it after the commit, or put it into an outbox in the same transaction")]
    [InlineData("await sns.PublishBatchAsync(new Amazon.SimpleNotificationService.Model.PublishBatchRequest());", "These messages are published while the transaction opened on line 34 can still roll back, so consumers may see events that never happened; publish them after the commit, or put them into an outbox in the same transaction")]
    [InlineData("await events.PutEventsAsync(new Amazon.EventBridge.Model.PutEventsRequest());", "These events are published while the transaction opened on line 34 can still roll back, so consumers may see events that never happened; publish them after the commit, or put them into an outbox in the same transaction")]
    [InlineData("await kinesis.PutRecordAsync(new Amazon.Kinesis.Model.PutRecordRequest());", "This record is written while the transaction opened on line 34 can still roll back, so consumers may see an event that never happened; write it after the commit, or put it into an outbox in the same transaction")]
    [InlineData("await machines.StartExecutionAsync(new Amazon.StepFunctions.Model.StartExecutionRequest());", "This execution is started while the transaction opened on line 34 can still roll back, so it may run for a change that was never made; start it after the commit, or put it into an outbox in the same transaction")]
    [InlineData("kafka.Produce(\"orders\", new Message<string, string>());", "This message is produced while the transaction opened on line 34 can still roll back, so consumers may see an event that never happened; produce it after the commit, or put it into an outbox in the same transaction")]
    [InlineData("await HelpAsync();", "This message is sent while the transaction that RunAsync opened on line 34 can still roll back, so consumers may see an event that never happened; send it after the commit, or put it into an outbox in the same transaction")]
    public async Task Says_what_happens_and_where_the_transaction_was_opened(string publish, string message)
    {
        var source = Service($$"""
                using var tx = db.Database.BeginTransaction();
                {{publish}}
                tx.Commit();
            """, publish.Contains("Help", StringComparison.Ordinal) ? "private async Task HelpAsync() => await sqs.SendMessageAsync(url, \"x\");" : "");
        var finding = Assert.Single(await Workbench.BuildAsync(Workbench.Compile([("Shop.cs", source)])), d => d.Id == "AWSM1026");
        Assert.Equal(message, finding.GetMessage());
    }

    [Fact]
    public Task Moves_the_statement_behind_the_commit() => Fixes(Service("""
                await using var tx = await db.Database.BeginTransactionAsync(ct).ConfigureAwait(false);
                db.Orders.Add(order);

                // Tell the warehouse.
                await sqs.{|AWSM1026:SendMessageAsync|}(
                    url, // the warehouse's queue
                    order.Email,
                    ct).ConfigureAwait(false); // at once

                await db.SaveChangesAsync(ct).ConfigureAwait(false);
                await tx.CommitAsync(ct).ConfigureAwait(false); // done
                logger.LogInformation("stored");
        """), Service("""
                await using var tx = await db.Database.BeginTransactionAsync(ct).ConfigureAwait(false);
                db.Orders.Add(order);

                await db.SaveChangesAsync(ct).ConfigureAwait(false);
                await tx.CommitAsync(ct).ConfigureAwait(false); // done

                // Tell the warehouse.
                await sqs.SendMessageAsync(
                    url, // the warehouse's queue
                    order.Email,
                    ct).ConfigureAwait(false); // at once

                logger.LogInformation("stored");
        """));

    [Theory]
    [InlineData("using var tx = connection.BeginTransaction();", "tx.Commit();")]
    [InlineData("var tx = connection.BeginTransaction();", "tx.Commit();")]
    [InlineData("await using var tx = await (await source.OpenConnectionAsync()).BeginTransactionAsync();", "await tx.CommitAsync();")]
    [InlineData("using var session = await mongo.StartSessionAsync(); session.StartTransaction();", "await session.CommitTransactionAsync(ct);")]
    [InlineData("db.Database.BeginTransaction();", "db.Database.CommitTransaction();")]
    public Task Moves_behind_every_kind_of_commit(string begin, string commit) => Fixes(Service($$"""
                {{begin}}
                await sqs.{|AWSM1026:SendMessageAsync|}(url, JsonSerializer.Serialize(order), ct);
                {{commit}}
        """), Service($$"""
                {{begin}}
                {{commit}}
                await sqs.SendMessageAsync(url, JsonSerializer.Serialize(order), ct);
        """));

    [Fact]
    public Task Keeps_a_block_on_one_line() => Fixes(
        Service("if (flag) { using var tx = connection.BeginTransaction(); await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email, ct); tx.Commit(); }"),
        Service("if (flag) { using var tx = connection.BeginTransaction(); tx.Commit(); await sqs.SendMessageAsync(url, order.Email, ct); }"));

    [Fact]
    public Task Moves_all_that_a_transaction_publishes_in_order() => Fixes(Service("""
                using var tx = db.Database.BeginTransaction();
                await sqs.{|AWSM1026:SendMessageAsync|}(url, "first", ct);
                await db.SaveChangesAsync(ct);
                // second
                await sns.{|AWSM1026:PublishAsync|}("topic", "second", ct);
                await events.{|AWSM1026:PutEventsAsync|}(new Amazon.EventBridge.Model.PutEventsRequest(), ct);
                tx.Commit();
                await sqs.SendMessageAsync(url, "last", ct);
        """), Service("""
                using var tx = db.Database.BeginTransaction();
                await db.SaveChangesAsync(ct);
                tx.Commit();
                await sqs.SendMessageAsync(url, "first", ct);
                // second
                await sns.PublishAsync("topic", "second", ct);
                await events.PutEventsAsync(new Amazon.EventBridge.Model.PutEventsRequest(), ct);
                await sqs.SendMessageAsync(url, "last", ct);
        """));

    [Fact]
    public Task Moves_a_declaration_whose_variable_is_used_only_after_the_commit() => Fixes(Service("""
                using (var tx = db.Database.BeginTransaction())
                {
                    var response = await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email, ct);
                    await db.SaveChangesAsync(ct);
                    tx.Commit();
                    logger.LogInformation("{Id}", response.MessageId);
                }
        """), Service("""
                using (var tx = db.Database.BeginTransaction())
                {
                    await db.SaveChangesAsync(ct);
                    tx.Commit();
                    var response = await sqs.SendMessageAsync(url, order.Email, ct);
                    logger.LogInformation("{Id}", response.MessageId);
                }
        """));

    [Fact]
    public Task Moves_behind_a_try_whose_catch_rolls_back() => Fixes(Service("""
                await using var tx = await db.Database.BeginTransactionAsync(ct);
                try
                {
                    db.Orders.Add(order);
                    await db.SaveChangesAsync(ct);

                    // Tell the warehouse.
                    await sqs.{|AWSM1026:SendMessageAsync|}(new SendMessageRequest
                    {
                        QueueUrl = url,
                        MessageBody = order.Email,
                    }, ct);
                    await tx.CommitAsync(ct);
                }
                catch (Exception e)
                {
                    logger.LogError(e, "not stored");
                    await tx.RollbackAsync(ct);
                    throw;
                }

                logger.LogInformation("stored");
        """), Service("""
                await using var tx = await db.Database.BeginTransactionAsync(ct);
                try
                {
                    db.Orders.Add(order);
                    await db.SaveChangesAsync(ct);
                    await tx.CommitAsync(ct);
                }
                catch (Exception e)
                {
                    logger.LogError(e, "not stored");
                    await tx.RollbackAsync(ct);
                    throw;
                }

                // Tell the warehouse.
                await sqs.SendMessageAsync(new SendMessageRequest
                {
                    QueueUrl = url,
                    MessageBody = order.Email,
                }, ct);

                logger.LogInformation("stored");
        """));

    [Fact]
    public Task Takes_the_return_along_out_of_the_try() => Fixes(Service("", """
            public async Task<string> PlaceAsync(Order order)
            {
                using var tx = db.Database.BeginTransaction();
                try
                {
                    await db.SaveChangesAsync();
                    await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email);
                    await tx.CommitAsync();
                    return order.Email; // for the caller
                }
                catch
                {
                    await tx.RollbackAsync();
                    return "";
                }
            }
        """), Service("", """
            public async Task<string> PlaceAsync(Order order)
            {
                using var tx = db.Database.BeginTransaction();
                try
                {
                    await db.SaveChangesAsync();
                    await tx.CommitAsync();
                }
                catch
                {
                    await tx.RollbackAsync();
                    return "";
                }

                await sqs.SendMessageAsync(url, order.Email);
                return order.Email; // for the caller
            }
        """));

    [Fact]
    public Task Stays_in_a_try_whose_catch_does_not_roll_back() => Fixes(Service("""
                try
                {
                    using var tx = db.Database.BeginTransaction();
                    await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email);

                    await tx.CommitAsync();
                }
                catch (Exception e)
                {
                    logger.LogError(e, "not stored");
                    throw;
                }
        """), Service("""
                try
                {
                    using var tx = db.Database.BeginTransaction();

                    await tx.CommitAsync();
                    await sqs.SendMessageAsync(url, order.Email);
                }
                catch (Exception e)
                {
                    logger.LogError(e, "not stored");
                    throw;
                }
        """));

    [Theory]
    [InlineData("await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email, ct);\n            scope.Complete();", "scope.Complete();")]
    [InlineData("scope.Complete();\n            await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email, ct);", "scope.Complete();")]
    public Task Moves_behind_the_scope(string inside, string left) => Fixes(Service($$"""
                using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
                {
                    await db.SaveChangesAsync(ct);
                    {{inside}}
                }

                logger.LogInformation("stored");
        """), Service($$"""
                using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
                {
                    await db.SaveChangesAsync(ct);
                    {{left}}
                }

                await sqs.SendMessageAsync(url, order.Email, ct);

                logger.LogInformation("stored");
        """));

    [Fact]
    public Task Moves_behind_nested_usings_with_the_return() => Fixes(Service("", """
            public async Task<int> PlaceAsync(Order order)
            {
                // all or nothing
                using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
                using (var c = await source.OpenConnectionAsync())
                {
                    var n = await c.ExecuteAsync("INSERT", order);
                    await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email);
                    await sns.{|AWSM1026:PublishAsync|}("topic", order.Email);
                    scope.Complete();
                    return 1;
                }
            }
        """), Service("", """
            public async Task<int> PlaceAsync(Order order)
            {
                // all or nothing
                using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
                using (var c = await source.OpenConnectionAsync())
                {
                    var n = await c.ExecuteAsync("INSERT", order);
                    scope.Complete();
                }

                await sqs.SendMessageAsync(url, order.Email);
                await sns.PublishAsync("topic", order.Email);
                return 1;
            }
        """));

    [Fact]
    public Task Closes_a_scope_that_is_a_declaration() => Fixes(Service("", """
            public async Task<Guid> PlaceAsync(Order order, CancellationToken ct)
            {
                logger.LogInformation("begin");

                // all or nothing
                using var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled); // flows

                await using var c = await source.OpenConnectionAsync(ct);
                await c.ExecuteAsync(
                    "INSERT",
                    order);

                // Tell the warehouse.
                await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email, ct);

                // now
                scope.Complete();
                return order.Id;
            }
        """), Service("", """
            public async Task<Guid> PlaceAsync(Order order, CancellationToken ct)
            {
                logger.LogInformation("begin");

                // all or nothing
                using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled)) // flows
                {
                    await using var c = await source.OpenConnectionAsync(ct);
                    await c.ExecuteAsync(
                        "INSERT",
                        order);

                    // now
                    scope.Complete();
                }

                // Tell the warehouse.
                await sqs.SendMessageAsync(url, order.Email, ct);
                return order.Id;
            }
        """));

    [Fact]
    public Task Keeps_line_ends_and_tabs()
    {
        return Fixes(AsElsewhere("""
                using var tx = db.Database.BeginTransaction();
                try
                {
                    await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email);
                    tx.Commit();
                }
                catch
                {
                    tx.Rollback();
                    throw;
                }

                using var scope = new TransactionScope();
                await db.SaveChangesAsync(ct);
                await sqs.{|AWSM1026:SendMessageAsync|}(
                    url,
                    order.Email);
                scope.Complete();
        """), AsElsewhere("""
                using var tx = db.Database.BeginTransaction();
                try
                {
                    tx.Commit();
                }
                catch
                {
                    tx.Rollback();
                    throw;
                }

                await sqs.SendMessageAsync(url, order.Email);

                using (var scope = new TransactionScope())
                {
                    await db.SaveChangesAsync(ct);
                    scope.Complete();
                }

                await sqs.SendMessageAsync(
                    url,
                    order.Email);
        """));

        static string AsElsewhere(string statements) => Service(statements).Replace("    ", "\t", StringComparison.Ordinal).ReplaceLineEndings("\r\n");
    }

    [Fact]
    public Task Closes_a_scope_before_what_follows_its_completion() => Fixes(Service("""
                using var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);
                await db.SaveChangesAsync(ct);
                scope.Complete();
                await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email, ct);
                await sns.{|AWSM1026:PublishAsync|}("topic", order.Email);
        """), Service("""
                using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
                {
                    await db.SaveChangesAsync(ct);
                    scope.Complete();
                }

                await sqs.SendMessageAsync(url, order.Email, ct);
                await sns.PublishAsync("topic", order.Email);
        """));

    [Fact]
    public Task Moves_behind_the_call_that_runs_the_delegate() => Fixes(Service("""
                using var session = await mongo.StartSessionAsync();
                await session.WithTransactionAsync(async (s, c) =>
                {
                    await mongo.GetDatabase("shop").GetCollection<Order>("orders").InsertOneAsync(s, order, null, c);
                    await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email, ct);
                    return true;
                });
        """), Service("""
                using var session = await mongo.StartSessionAsync();
                await session.WithTransactionAsync(async (s, c) =>
                {
                    await mongo.GetDatabase("shop").GetCollection<Order>("orders").InsertOneAsync(s, order, null, c);
                    return true;
                });

                await sqs.SendMessageAsync(url, order.Email, ct);
        """));

    [Fact]
    public Task Moves_inside_an_execution_strategy() => Fixes(Service("""
                await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
                {
                    await using var tx = await db.Database.BeginTransactionAsync();
                    await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email);
                    await tx.CommitAsync();
                });
        """), Service("""
                await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
                {
                    await using var tx = await db.Database.BeginTransactionAsync();
                    await tx.CommitAsync();
                    await sqs.SendMessageAsync(url, order.Email);
                });
        """));

    [Fact]
    public Task Moves_the_call_of_a_helper_that_only_publishes() => Fixes(Service("""
                using var tx = db.Database.BeginTransaction();
                await NotifyAsync(order, ct); // the warehouse
                await db.SaveChangesAsync(ct);
                await tx.CommitAsync(ct);
        """, """
            private async Task NotifyAsync(Order placed, CancellationToken ct)
            {
                var request = new SendMessageRequest(url, Write(placed));
                request.DelaySeconds = 1;
                await sqs.{|AWSM1026:SendMessageAsync|}(request, ct);
                await sns.{|AWSM1026:PublishAsync|}("topic", placed.Email, ct);
            }

            private static string Write(Order order) => JsonSerializer.Serialize(order);
        """), Service("""
                using var tx = db.Database.BeginTransaction();
                await db.SaveChangesAsync(ct);
                await tx.CommitAsync(ct);
                await NotifyAsync(order, ct); // the warehouse
        """, """
            private async Task NotifyAsync(Order placed, CancellationToken ct)
            {
                var request = new SendMessageRequest(url, Write(placed));
                request.DelaySeconds = 1;
                await sqs.SendMessageAsync(request, ct);
                await sns.PublishAsync("topic", placed.Email, ct);
            }

            private static string Write(Order order) => JsonSerializer.Serialize(order);
        """));

    [Fact]
    public Task Moves_every_finding_of_a_file() => Fixes(Service("""
                using (var tx = db.Database.BeginTransaction())
                {
                    await sqs.{|AWSM1026:SendMessageAsync|}(url, "1");
                    tx.Commit();
                }

                using (var scope = new TransactionScope())
                {
                    await sqs.{|AWSM1026:SendMessageAsync|}(url, "2");
                    if (flag)
                    {
                        await sqs.{|AWSM1026:SendMessageAsync|}(url, "3");
                    }

                    await sqs.{|AWSM1026:SendMessageAsync|}(url, "4");
                    scope.Complete();
                }
        """), Service("""
                using (var tx = db.Database.BeginTransaction())
                {
                    tx.Commit();
                    await sqs.SendMessageAsync(url, "1");
                }

                using (var scope = new TransactionScope())
                {
                    await sqs.{|AWSM1026:SendMessageAsync|}(url, "2");
                    if (flag)
                    {
                        await sqs.{|AWSM1026:SendMessageAsync|}(url, "3");
                    }

                    scope.Complete();
                }

                await sqs.SendMessageAsync(url, "4");
        """));

    [Theory]
    [InlineData("if (flag) { await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); }")]
    [InlineData("foreach (var o in orders) { await sqs.{|AWSM1026:SendMessageAsync|}(url, o.Email); }")]
    [InlineData("await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); order.Email = \"changed\";")]
    [InlineData("await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); order = orders[0];")]
    [InlineData("await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); db.Orders.Update(order);")]
    [InlineData("await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); Change(ref order);")]
    [InlineData("var request = new SendMessageRequest(url, \"a\"); await sqs.{|AWSM1026:SendMessageAsync|}(request); request.MessageBody = \"b\";")]
    [InlineData("var response = await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); order.Email = response.MessageId;")]
    [InlineData("order.Email = (await sqs.{|AWSM1026:SendMessageAsync|}(url, \"x\")).MessageId;")]
    [InlineData("db.Orders.Add(order); await sqs.{|AWSM1026:SendMessageAsync|}(url, (await db.Orders.FirstAsync()).Email);")]
    [InlineData("await sqs.{|AWSM1026:SendMessageAsync|}(url, db.Orders.First().Email);")]
    [InlineData("await sqs.{|AWSM1026:SendMessageAsync|}(url, tx.TransactionId.ToString());")]
    [InlineData("await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email = \"y\");")]
    [InlineData("await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); if (flag) { await sns.{|AWSM1026:PublishAsync|}(\"topic\", \"after\"); }")]
    [InlineData("await StoreAsync(order);")]
    [InlineData("await Task.WhenAll(orders.Select(o => sqs.{|AWSM1026:SendMessageAsync|}(url, o.Email)));")]
    public Task Offers_nothing_where_moving_could_change_more_than_the_time(string statement) => NotFixed(Service($$"""
                using var tx = db.Database.BeginTransaction();
                {{Lines(statement)}}
                tx.Commit();
                static void Change(ref Order o) => o = new Order();
        """, statement.Contains("StoreAsync", StringComparison.Ordinal) ? """
            private async Task StoreAsync(Order order)
            {
                await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email);
                order.IsBad = false;
                await db.SaveChangesAsync();
            }
        """ : ""));

    [Theory]
    [InlineData("await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); if (flag) { tx.Commit(); }")]
    [InlineData("try { await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); tx.Commit(); } catch { tx.Rollback(); }")]
    [InlineData("try { await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); tx.Commit(); await sns.PublishAsync(\"topic\", \"after\"); } catch { tx.Rollback(); throw; }")]
    [InlineData("try { var body = order.Email; await sqs.{|AWSM1026:SendMessageAsync|}(url, body); tx.Commit(); } catch { tx.Rollback(); throw; }")]
    [InlineData("try { await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); } catch { tx.Rollback(); throw; } tx.Commit();")]
    [InlineData("try { if (flag) { await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); tx.Commit(); } } catch { tx.Rollback(); throw; }")]
    [InlineData("await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); Action commit = tx.Commit; commit();")]
    public Task Offers_nothing_where_the_commit_is_not_on_the_way(string statements) => NotFixed(Service($$"""
                using var tx = connection.BeginTransaction();
                {{Lines(statements)}}
        """));

    [Theory]
    [InlineData("using (var scope = new TransactionScope()) { var body = order.Email; await sqs.{|AWSM1026:SendMessageAsync|}(url, body); scope.Complete(); }")]
    [InlineData("using (var scope = new TransactionScope()) { await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); if (flag) { return; } scope.Complete(); }")]
    [InlineData("using (new TransactionScope()) { await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); }")]
    [InlineData("using (var scope = new TransactionScope()) { if (flag) { await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); scope.Complete(); } }")]
    [InlineData("using (var scope = new TransactionScope()) { try { await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); scope.Complete(); } catch (Exception e) { logger.LogError(e, \"x\"); } }")]
    [InlineData("using var scope = new TransactionScope(); var body = order.Email; await sqs.{|AWSM1026:SendMessageAsync|}(url, body); scope.Complete();")]
    [InlineData("using var scope = new TransactionScope(); await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); scope.Complete(); logger.LogInformation(\"after\");")]
    [InlineData("using var session = await mongo.StartSessionAsync(); await session.WithTransactionAsync(async (s, c) => { await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email, c); await Task.Delay(1); return 1; });")]
    [InlineData("using var session = await mongo.StartSessionAsync(); await session.WithTransactionAsync(async (s, c) => { if (flag) { return 0; } await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); await Task.Delay(1); return 1; });")]
    [InlineData("using var session = await mongo.StartSessionAsync(); await session.WithTransactionAsync(async (s, c) => { await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); return 1; });")]
    [InlineData("while (flag) { try { using var tx = connection.BeginTransaction(); await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); tx.Commit(); break; } catch (DbException) { await Task.Delay(1); } }")]
    public Task Offers_nothing_where_the_scope_cannot_be_left_so(string statements) => NotFixed(Service(Lines(statements)));

    [Fact]
    public Task Offers_nothing_on_a_line_with_more() => NotFixed(Service("""
                using var tx = connection.BeginTransaction();
                await sqs.{|AWSM1026:SendMessageAsync|}(url, order.Email); tx.Commit();
        """));

    private static string Lines(string statements) => statements.Replace("; ", ";\n", StringComparison.Ordinal)
        .Replace("{ ", "{\n", StringComparison.Ordinal).Replace(" }", "\n}", StringComparison.Ordinal);

    [Theory]
    [InlineData("@send\n#if !OTHER\ntx.Commit();\n#endif")]
    [InlineData("@send\n#if OTHER\nlogger.LogInformation(\"x\");\n#endif\ntx.Commit();")]
    [InlineData("#if !OTHER\norder.IsBad = true;\n@send\n#else\norder.IsBad = false;\n#endif\ntx.Commit();")]
    [InlineData("#if !OTHER\n@send\n#endif\ntx.Commit();")]
    [InlineData("#region Commit\norder.IsBad = true;\n@send\ntx.Commit();\n#endregion")]
    [InlineData("try\n{\n@send\n#region Commit\ntx.Commit();\n#endregion\n}\ncatch\n{\ntx.Rollback();\nthrow;\n}")]
    public Task Offers_nothing_across_directives(string statements) => NotFixed(Service(
        "using var tx = connection.BeginTransaction();\n"
        + statements.Replace("@send", "await sqs.{|AWSM1026:SendMessageAsync|}(url, \"placed\");", StringComparison.Ordinal)
        + "\nawait Task.Yield();"));

    [Theory]
    [InlineData("string body;", "body = order.Email; await Task.Delay(1);", "body")]
    [InlineData("string? body = null;", "body ??= order.Email; await Task.Delay(1);", "body")]
    [InlineData("string? body = null;", "(body, _) = (order.Email, 1); await Task.Delay(1);", "body")]
    [InlineData("", "order = await db.Orders.FirstAsync(); db.Orders.Remove(order);", "order.Email")]
    public Task Offers_nothing_where_the_delegate_gives_what_the_message_is_made_of(string declared, string work, string body) =>
        NotFixed(Service($$"""
                {{declared}}
                await db.Database.CreateExecutionStrategy().ExecuteInTransactionAsync(async () =>
                {
                    {{work}}
                    await sqs.{|AWSM1026:SendMessageAsync|}(url, {{body}}, ct);
                }, () => Task.FromResult(true));
        """));

    [Fact]
    public Task Offers_nothing_for_a_helper_that_two_transactions_call() => NotFixed(Service("""
                using (var tx = connection.BeginTransaction())
                {
                    await NotifyAsync();
                    tx.Commit();
                }

                using (var tx = connection.BeginTransaction())
                {
                    await NotifyAsync();
                    tx.Commit();
                }
        """, "private async Task NotifyAsync() => await sqs.{|AWSM1026:SendMessageAsync|}(url, \"x\");"));

    [Fact]
    public Task Silent_where_a_class_around_the_client_waits_for_the_end() => Silent(Service(
        "using var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled); await db.SaveChangesAsync(ct); await sqs.SendMessageAsync(url, \"x\", ct); scope.Complete();",
        more: """
        public class Enlisted : AmazonSQSClient
        {
            public override Task<SendMessageResponse> SendMessageAsync(SendMessageRequest request, CancellationToken cancellationToken = default)
            {
                System.Transactions.Transaction.Current!.TransactionCompleted += (_, e) => base.SendMessageAsync(request, cancellationToken).Wait();
                return Task.FromResult(new SendMessageResponse());
            }
        }
        """));
}

/// <summary>Entity Framework 6, whose type names clash with those of Entity Framework Core.</summary>
public sealed class PublishInTransactionWithEf6Tests() : RuleTests("AWSM1026")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Ef6;

    private static string Place(string statements) => $$"""
        using System.Data.Entity;
        using Amazon.SQS;

        public class ShopContext : DbContext { }
        public class Shop(ShopContext db, IAmazonSQS sqs)
        {
            public async Task PlaceAsync()
            {
                using (var tx = db.Database.BeginTransaction())
                {
        {{statements}}
                }
            }
        }
        """;

    [Fact]
    public Task Moves_behind_the_commit() => Fixes(Place("""
                    await db.SaveChangesAsync();
                    await sqs.{|AWSM1026:SendMessageAsync|}("queue", "placed");
                    tx.Commit();
        """), Place("""
                    await db.SaveChangesAsync();
                    tx.Commit();
                    await sqs.SendMessageAsync("queue", "placed");
        """));

    [Fact]
    public Task Silent_after_the_commit() => Silent(Place("""
                    await db.SaveChangesAsync();
                    tx.Commit();
                    await sqs.SendMessageAsync("queue", "placed");
        """));
}
