using System.Collections.Concurrent;
using System.Text.Json;
using Amazon.Lambda.Core;
using Amazon.Lambda.SQSEvents;

namespace Corpus.SqsHandlers;

public sealed record ResizeRequested(string Key, int Width, int Height);

public interface IImageResizer
{
    /// <summary>Writes the resized image under its own name; a second call writes the same again.</summary>
    Task ResizeAsync(ResizeRequested request, CancellationToken cancellationToken);
}

/// <summary>One after the other, failures collected.</summary>
public class SequentialFunction(IImageResizer resizer)
{
    public async Task<SQSBatchResponse> FunctionHandler(SQSEvent sqsEvent, ILambdaContext context)
    {
        using var deadline = new CancellationTokenSource(context.RemainingTime - TimeSpan.FromSeconds(1));
        var failures = new List<SQSBatchResponse.BatchItemFailure>();
        foreach (var record in sqsEvent.Records)
        {
            try
            {
                var request = JsonSerializer.Deserialize<ResizeRequested>(record.Body) ?? throw new JsonException("null");
                await resizer.ResizeAsync(request, deadline.Token);
            }
            catch (Exception e)
            {
                context.Logger.LogError(e, "Message {Id} failed", record.MessageId);
                failures.Add(new SQSBatchResponse.BatchItemFailure { ItemIdentifier = record.MessageId });
            }
        }

        return new SQSBatchResponse(failures);
    }
}

/// <summary>In parallel, from a standard queue; the bag takes failures from every task.</summary>
public class ParallelFunction(IImageResizer resizer)
{
    public async ValueTask<SQSBatchResponse> FunctionHandlerAsync(SQSEvent input, ILambdaContext context)
    {
        ConcurrentBag<string> failed = [];
        await Parallel.ForEachAsync(input.Records, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (record, token) =>
        {
            try
            {
                await resizer.ResizeAsync(JsonSerializer.Deserialize<ResizeRequested>(record.Body)!, token);
            }
            catch (Exception e)
            {
                context.Logger.LogError(e, "Message {Id} failed", record.MessageId);
                failed.Add(record.MessageId);
            }
        });

        return new SQSBatchResponse { BatchItemFailures = [.. failed.Select(id => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = id })] };
    }
}

/// <summary>Each task answers for its message: an id for a failure, null for none.</summary>
public class SelectingFunction
{
    private static readonly IImageResizer Resizer = CreateResizer();

    public async Task<SQSBatchResponse> Handler(SQSEvent @event) =>
        new((await Task.WhenAll(@event.Records.Select(TryAsync))).OfType<SQSBatchResponse.BatchItemFailure>().ToList());

    private static async Task<SQSBatchResponse.BatchItemFailure?> TryAsync(SQSEvent.SQSMessage message)
    {
        try
        {
            await Resizer.ResizeAsync(JsonSerializer.Deserialize<ResizeRequested>(message.Body)!, CancellationToken.None);
            return null;
        }
        catch (Exception e)
        {
            LambdaLogger.Log($"{message.MessageId}: {e}");
            return new() { ItemIdentifier = message.MessageId };
        }
    }

    private static IImageResizer CreateResizer() =>
        Activator.CreateInstance(Type.GetType(Environment.GetEnvironmentVariable("RESIZER")!, throwOnError: true)!) as IImageResizer
            ?? throw new InvalidOperationException("RESIZER names no resizer");
}

/// <summary>A FIFO queue: from the first failure on, everything goes back, in order.</summary>
public class OrderedFunction(IImageResizer resizer)
{
    public SQSBatchResponse HandleOrders(SQSEvent orders)
    {
        for (var i = 0; i < orders.Records.Count; i++)
        {
            try
            {
                var body = orders.Records[i].Body;
                resizer.ResizeAsync(JsonSerializer.Deserialize<ResizeRequested>(body)!, default).GetAwaiter().GetResult();
            }
            catch (Exception e)
            {
                LambdaLogger.Log(e.ToString());
                return new(orders.Records[i..].ConvertAll(r => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = r.MessageId }));
            }
        }

        return new();
    }
}

/// <summary>The mapping has a batch size of one, and the code insists on it: then an exception is the right answer.</summary>
public class OneAtATimeFunction(IImageResizer resizer)
{
    public async Task FunctionHandler(SQSEvent sqsEvent, ILambdaContext context)
    {
        if (sqsEvent.Records.Count > 1)
        {
            throw new InvalidOperationException($"{context.FunctionName} is meant for a batch size of 1, got {sqsEvent.Records.Count}");
        }

        var record = sqsEvent.Records.Single();
        await resizer.ResizeAsync(JsonSerializer.Deserialize<ResizeRequested>(record.Body)!, CancellationToken.None);
    }
}
