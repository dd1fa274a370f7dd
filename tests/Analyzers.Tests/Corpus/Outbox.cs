using System.Data.Common;
using System.Text.Json;
using Amazon.SimpleNotificationService;
using Amazon.SimpleNotificationService.Model;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Corpus.Outbox;

public sealed class OutboxMessage
{
    public long Id { get; init; }

    public required string Type { get; init; }

    public required string Payload { get; init; }

    public DateTimeOffset? SentAt { get; set; }
}

public sealed class Shipment
{
    public Guid Id { get; init; }

    public required string Carrier { get; set; }
}

public sealed class ShippingContext(DbContextOptions<ShippingContext> options) : DbContext(options)
{
    public DbSet<Shipment> Shipments => Set<Shipment>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
}

public interface IEventPublisher
{
    Task PublishAsync<T>(T @event, CancellationToken cancellationToken)
        where T : notnull;
}

/// <summary>Called a publisher, writes a row: the message is as committed, or as rolled back, as the data.</summary>
public sealed class OutboxPublisher(ShippingContext context) : IEventPublisher
{
    public Task PublishAsync<T>(T @event, CancellationToken cancellationToken)
        where T : notnull
    {
        context.Outbox.Add(new OutboxMessage { Type = typeof(T).Name, Payload = JsonSerializer.Serialize(@event) });
        return Task.CompletedTask;
    }
}

public sealed class ShippingService(ShippingContext context, IEventPublisher publisher)
{
    public async Task ShipAsync(Guid id, string carrier, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var shipment = await context.Shipments.FindAsync([id], cancellationToken) ?? throw new KeyNotFoundException($"Shipment {id}");
        shipment.Carrier = carrier;
        await publisher.PublishAsync(new { id, carrier }, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}

/// <summary>
/// Sends what the outbox holds. The rows stay locked while their messages go out, so that two relays do not send the same ones; when the
/// commit fails they are sent again, with the same ids.
/// </summary>
public sealed class OutboxRelay(NpgsqlDataSource source, IAmazonSimpleNotificationService sns, string topicArn, ILogger<OutboxRelay> logger)
    : BackgroundService
{
    private const string Next = """
        select id, type, payload from outbox
        where sent_at is null
        order by id limit 10
        for update skip locked
        """;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await RelayAsync(stoppingToken) > 0)
                {
                }
            }
            catch (Exception e) when (e is DbException or AmazonSimpleNotificationServiceException)
            {
                logger.LogError(e, "The outbox could not be relayed");
            }
        }
    }

    private async Task<int> RelayAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var messages = (await connection.QueryAsync<OutboxMessage>(Next, transaction: transaction)).AsList();
        if (messages.Count == 0)
        {
            return 0;
        }

        var response = await sns.PublishBatchAsync(
            new PublishBatchRequest
            {
                TopicArn = topicArn,
                PublishBatchRequestEntries = messages.ConvertAll(m => new PublishBatchRequestEntry
                {
                    Id = m.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    Message = m.Payload,
                    MessageAttributes = new Dictionary<string, MessageAttributeValue>
                    {
                        ["type"] = new MessageAttributeValue { DataType = "String", StringValue = m.Type },
                    },
                }),
            },
            cancellationToken);
        foreach (var failed in response.Failed ?? [])
        {
            logger.LogWarning("Outbox message {Id} was refused with {Code} and stays", failed.Id, failed.Code);
        }

        var sent = (response.Successful ?? []).Select(s => long.Parse(s.Id, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        await connection.ExecuteAsync("update outbox set sent_at = now() where id = any(@sent)", new { sent }, transaction);
        await transaction.CommitAsync(cancellationToken);
        return sent.Length;
    }
}
