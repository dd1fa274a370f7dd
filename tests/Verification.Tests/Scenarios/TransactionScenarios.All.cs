using AwsMessaging.Verification.Tests.Harness;

namespace AwsMessaging.Verification.Tests.Scenarios;

/// <summary>The shops.</summary>
internal static partial class TransactionScenarios
{
    public static IEnumerable<VerifiedScenario> All => Shapes.SelectMany(s => new[] { AfterCommit(s), ToOutbox(s) });

    private static IEnumerable<Shape> Shapes =>
    [
        Of("ef-core", "A context of Entity Framework Core and its transaction", ContextUsings + """
            public sealed class Checkout(ShopContext db, IAmazonSQS sqs, string queueUrl)
            {
                public async Task PlaceAsync(Order order, CancellationToken stop)
                {
                    await using var transaction = await db.Database.BeginTransactionAsync(stop);
                    db.Orders.Add(order);
                    await db.SaveChangesAsync(stop);

                    // The customer gets a mail.
                    await sqs.SendMessageAsync(queueUrl, JsonSerializer.Serialize(order), stop);

                    await transaction.CommitAsync(stop);
                }
            }

            """),
        Of("ef-core-catch", "A context of Entity Framework Core, and a rollback when something throws", ContextUsings + """
            public sealed class Checkout
            {
                private readonly ShopContext _db;
                private readonly IAmazonSQS _sqs;
                private readonly string _queueUrl;

                public Checkout(ShopContext db, IAmazonSQS sqs, string queueUrl)
                {
                    _db = db;
                    _sqs = sqs;
                    _queueUrl = queueUrl;
                }

                public async Task PlaceAsync(Order order, CancellationToken stop)
                {
                    using var transaction = await _db.Database.BeginTransactionAsync(stop);
                    try
                    {
                        _db.Orders.Add(order);
                        await _db.SaveChangesAsync(stop);
                        await _sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = _queueUrl, MessageBody = JsonSerializer.Serialize(order) }, stop);
                        await transaction.CommitAsync(stop);
                    }
                    catch
                    {
                        await transaction.RollbackAsync(stop);
                        throw;
                    }
                }
            }

            """),
        Of("ef-core-fifo", "A context of Entity Framework Core, and a FIFO queue with a group for each customer", ContextUsings + """
            public sealed class Checkout(ShopContext db, IAmazonSQS sqs, string queueUrl)
            {
                public async Task PlaceAsync(Order order, CancellationToken stop)
                {
                    await using var transaction = await db.Database.BeginTransactionAsync(stop);
                    db.Orders.Add(order);
                    await db.SaveChangesAsync(stop);
                    var request = new SendMessageRequest(queueUrl, JsonSerializer.Serialize(order))
                    {
                        MessageGroupId = order.CustomerId,
                    };
                    await sqs.SendMessageAsync(request, stop);
                    await transaction.CommitAsync(stop);
                }
            }

            """, isOrdered: true),
        Of("ado-net", "A connection of ADO.NET and its transaction", Usings + """
            public sealed class Checkout(DbConnection connection, IAmazonSQS sqs, string queueUrl)
            {
                public async Task PlaceAsync(Order order, CancellationToken stop)
                {
                    await using var transaction = await connection.BeginTransactionAsync(stop);
                    await using (var insert = connection.CreateCommand())
                    {
                        insert.Transaction = transaction;
                        insert.CommandText = "INSERT INTO orders (id, customer_id, total) VALUES (@id, @customer_id, @total)";
                        AddParameter(insert, "@id", order.Id);
                        AddParameter(insert, "@customer_id", order.CustomerId);
                        AddParameter(insert, "@total", order.Total);
                        await insert.ExecuteNonQueryAsync(stop);
                    }

                    await sqs.SendMessageAsync(queueUrl, JsonSerializer.Serialize(order), stop);
                    await transaction.CommitAsync(stop);
                }

                private static void AddParameter(DbCommand command, string name, object value)
                {
                    var parameter = command.CreateParameter();
                    parameter.ParameterName = name;
                    parameter.Value = value;
                    command.Parameters.Add(parameter);
                }
            }

            """),
        Of("dapper", "Dapper on a transaction without asynchronous methods", Usings + """
            public sealed class Checkout(IDbConnection connection, IAmazonSQS sqs, string queueUrl)
            {
                public async Task PlaceAsync(Order order, CancellationToken stop)
                {
                    using IDbTransaction transaction = connection.BeginTransaction();
                    await connection.ExecuteAsync("INSERT INTO orders (id, customer_id, total) VALUES (@Id, @CustomerId, @Total)", order, transaction);
                    await sqs.SendMessageAsync(queueUrl, JsonSerializer.Serialize(order), stop);
                    transaction.Commit();
                }
            }

            """),
    ];

    private const string Usings = """
        using System;
        using System.Data;
        using System.Data.Common;
        using System.Text.Json;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.SQS;
        using Amazon.SQS.Model;
        using Dapper;

        public sealed record Order(string Id, string CustomerId, decimal Total);


        """;

    private const string ContextUsings = """
        using System;
        using System.Text.Json;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.SQS;
        using Amazon.SQS.Model;
        using Microsoft.EntityFrameworkCore;

        public sealed record Order(string Id, string CustomerId, decimal Total);

        public sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
        {
            public DbSet<Order> Orders => Set<Order>();
        }


        """;
}
