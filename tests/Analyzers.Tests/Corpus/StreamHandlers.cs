using System.Text;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Lambda.Core;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.KafkaEvents;
using Amazon.Lambda.KinesisEvents;

namespace Corpus.StreamHandlers;

using DynamoResponse = Amazon.Lambda.DynamoDBEvents.StreamsEventResponse;
using KinesisResponse = Amazon.Lambda.KinesisEvents.StreamsEventResponse;

public sealed record Click(Guid Id, string SessionId, DateTimeOffset At);

/// <summary>Stops at the first failure: the stream comes again from there, and what is before it is done.</summary>
public class ClicksFunction(IAmazonDynamoDB table)
{
    private const string Table = "clicks";

    public async Task<KinesisResponse> FunctionHandler(KinesisEvent kinesisEvent, ILambdaContext context)
    {
        foreach (var (record, index) in kinesisEvent.Records.Select((r, i) => (r, i)))
        {
            try
            {
                using var reader = new StreamReader(record.Kinesis.Data, Encoding.UTF8);
                var click = JsonSerializer.Deserialize<Click>(await reader.ReadToEndAsync())!;
                await table.PutItemAsync(
                    new PutItemRequest
                    {
                        TableName = Table,
                        Item = new() { ["id"] = new AttributeValue(click.Id.ToString()), ["session"] = new AttributeValue(click.SessionId) },
                        ConditionExpression = "attribute_not_exists(id)",
                    });
            }
            catch (ConditionalCheckFailedException)
            {
                context.Logger.LogInformation("Record {Index} was written before", index);
            }
            catch (Exception e)
            {
                context.Logger.LogError(e, "Record {Index} failed", index);
                return new() { BatchItemFailures = [new() { ItemIdentifier = record.Kinesis.SequenceNumber }] };
            }
        }

        return new KinesisResponse { BatchItemFailures = [] };
    }
}

/// <summary>Changes of a table, told apart by what happened.</summary>
public class ProjectionFunction
{
    private readonly Dictionary<string, Func<DynamoDBEvent.StreamRecord, Task>> _projections;

    public ProjectionFunction(IAmazonDynamoDB client) => _projections = new(StringComparer.Ordinal)
    {
        ["INSERT"] = change => UpsertAsync(client, change.NewImage),
        ["MODIFY"] = change => UpsertAsync(client, change.NewImage),
        ["REMOVE"] = change => RemoveAsync(client, change.Keys),
    };

    public async Task<DynamoResponse> HandleChangesAsync(DynamoDBEvent changes)
    {
        DynamoResponse response = new() { BatchItemFailures = new List<DynamoResponse.BatchItemFailure>() };
        foreach (var change in changes.Records)
        {
            if (!_projections.TryGetValue(change.EventName, out var project))
            {
                continue;
            }

            try
            {
                await project(change.Dynamodb);
            }
            catch (AmazonDynamoDBException e)
            {
                LambdaLogger.Log(e.Message);
                response.BatchItemFailures.Add(new DynamoResponse.BatchItemFailure { ItemIdentifier = change.Dynamodb.SequenceNumber });
                break;
            }
        }

        return response;
    }

    private static Task UpsertAsync(IAmazonDynamoDB client, Dictionary<string, DynamoDBEvent.AttributeValue> image) =>
        client.PutItemAsync("projection", image.ToDictionary(p => p.Key, p => new AttributeValue { S = p.Value.S }));

    private static Task RemoveAsync(IAmazonDynamoDB client, IReadOnlyDictionary<string, DynamoDBEvent.AttributeValue> keys) =>
        client.DeleteItemAsync("projection", keys.ToDictionary(p => p.Key, p => new AttributeValue { S = p.Value.S }));
}

/// <summary>
/// The package of Kafka's events has no response type; the service reads this one. Its identifier is topic, partition and offset.
/// </summary>
public sealed record KafkaBatchResponse(
    [property: System.Text.Json.Serialization.JsonPropertyName("batchItemFailures")] IReadOnlyList<KafkaBatchResponse.Failure> Failures)
{
    public sealed record Failure([property: System.Text.Json.Serialization.JsonPropertyName("itemIdentifier")] Identifier Item);

    public sealed record Identifier(
        [property: System.Text.Json.Serialization.JsonPropertyName("partition")] string TopicPartition,
        [property: System.Text.Json.Serialization.JsonPropertyName("offset")] long Offset);
}

public class KafkaFunction
{
    public async Task<KafkaBatchResponse> FunctionHandler(KafkaEvent kafkaEvent, ILambdaContext context)
    {
        List<KafkaBatchResponse.Failure> failures = [];
        foreach (var (key, records) in kafkaEvent.Records)
        {
            foreach (var record in records)
            {
                try
                {
                    var click = await JsonSerializer.DeserializeAsync<Click>(record.Value);
                    context.Logger.LogInformation("{Session} at {Offset}", click!.SessionId, record.Offset);
                }
                catch (JsonException e)
                {
                    context.Logger.LogError(e, "{Key} at {Offset} is not readable", key, record.Offset);
                    failures.Add(new(new(key, record.Offset)));
                    break;
                }
            }
        }

        return new(failures);
    }
}
