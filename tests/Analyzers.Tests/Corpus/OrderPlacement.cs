using System.Text.Json;
using System.Transactions;
using Amazon.EventBridge;
using Amazon.EventBridge.Model;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using IsolationLevel = System.Data.IsolationLevel;

namespace Corpus.OrderPlacement;

public sealed class Order
{
    public Guid Id { get; init; }

    public required string CustomerId { get; init; }

    public decimal Total { get; set; }

    public DateTimeOffset? PaidAt { get; set; }
}

public sealed class OrdersContext(DbContextOptions<OrdersContext> options) : DbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();
}

/// <summary>Publishes after the commit. A crash in between loses the message, which these messages can bear: a nightly job repeats them.</summary>
public sealed class OrderPlacement(
    OrdersContext context,
    IAmazonSQS sqs,
    IAmazonSimpleNotificationService sns,
    IAmazonEventBridge events,
    string queueUrl,
    string topicArn)
{
    /// <summary>The transaction variable is in scope to the end of the method, the transaction is not.</summary>
    public async Task PlaceAsync(Order order, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        context.Orders.Add(order);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        await sqs.SendMessageAsync(queueUrl, JsonSerializer.Serialize(order), cancellationToken);
    }

    /// <summary>A retrying execution strategy repeats the whole delegate, so nothing in it is visible outside the database.</summary>
    public async Task PayAsync(Guid orderId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var strategy = context.Database.CreateExecutionStrategy();
        var paid = await strategy.ExecuteAsync(
            async token =>
            {
                await using var transaction = await context.Database.BeginTransactionAsync(IsolationLevel.Serializable, token);
                var order = await context.Orders.SingleAsync(o => o.Id == orderId, token);
                if (order.PaidAt is not null)
                {
                    await transaction.RollbackAsync(token);
                    return null;
                }

                order.PaidAt = at;
                await context.SaveChangesAsync(token);
                await transaction.CommitAsync(token);
                return order;
            },
            cancellationToken);

        if (paid is { CustomerId: var customer, Total: > 0 })
        {
            await sns.PublishAsync(topicArn, $"Order {orderId} of {customer} is paid", cancellationToken);
        }
    }

    /// <summary>Completed and disposed before anything is said about it.</summary>
    public async Task ImportAsync(IReadOnlyCollection<Order> orders, NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        using (var scope = new TransactionScope(TransactionScopeOption.Required, TransactionScopeAsyncFlowOption.Enabled))
        {
            await using var command = source.CreateCommand("insert into imports (at, count) values (now(), $1)");
            command.Parameters.Add(new NpgsqlParameter { Value = orders.Count });
            await command.ExecuteNonQueryAsync(cancellationToken);
            context.AddRange(orders);
            await context.SaveChangesAsync(cancellationToken);
            scope.Complete();
        }

        var response = await events.PutEventsAsync(
            new PutEventsRequest
            {
                Entries =
                [
                    new PutEventsRequestEntry
                    {
                        Source = "com.example.orders",
                        DetailType = "OrdersImported",
                        Detail = JsonSerializer.Serialize(new { orders.Count }),
                    },
                ],
            },
            cancellationToken);
        if (response.FailedEntryCount > 0)
        {
            throw new InvalidOperationException(response.Entries[0].ErrorMessage);
        }
    }

    /// <summary>What is counted here has nothing to do with the transaction around it, and opts out of it.</summary>
    public async Task AuditAsync(string line, CancellationToken cancellationToken)
    {
        using var outside = new TransactionScope(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled);
        await sqs.SendMessageAsync(new SendMessageRequest(queueUrl, line), cancellationToken);
        outside.Complete();
    }

    /// <summary>ADO.NET as it always was; the message goes out when the try block has committed.</summary>
    public async Task CancelAsync(Guid orderId, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        bool cancelled;
        NpgsqlTransaction transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        try
        {
            await using var command = new NpgsqlCommand("delete from orders where id = $1 and paid_at is null", connection, transaction)
            {
                Parameters = { new() { Value = orderId } },
            };
            cancelled = await command.ExecuteNonQueryAsync(cancellationToken) == 1;
            await transaction.CommitAsync(cancellationToken);
        }
        catch
        {
            await transaction.RollbackAsync(CancellationToken.None);
            throw;
        }
        finally
        {
            await transaction.DisposeAsync();
        }

        if (cancelled)
        {
            await sqs.SendMessageAsync(queueUrl, JsonSerializer.Serialize(new { orderId, cancelled }), cancellationToken);
        }
    }
}
