using System.Diagnostics;
using System.Text.Json;
using Amazon.SQS.Model;

namespace Corpus.SubscriptionPump;

public sealed partial class SubscriptionPump<TContext>
{
    private const string TypeAttribute = "type";

    private readonly Dictionary<string, IHandler> _handlers = new(StringComparer.OrdinalIgnoreCase);

    private interface IHandler
    {
        Task HandleAsync(string body, TContext context, CancellationToken cancellationToken);
    }

    public event Action<string>? Problem;

    public SubscriptionPump<TContext> On<TMessage>(Func<TMessage, TContext, CancellationToken, Task> handle, string? name = null)
        where TMessage : class
    {
        _handlers[name ?? typeof(TMessage).Name] = new Handler<TMessage>(handle);
        return this;
    }

    partial void Configure(ReceiveMessageRequest request)
    {
        request.MessageAttributeNames = [TypeAttribute];
        request.WaitTimeSeconds = _settings.WaitSeconds ?? 20;
    }

    partial void OnNotDeleted(IReadOnlyCollection<BatchResultErrorEntry> failed)
    {
        foreach (var entry in failed)
        {
            Problem?.Invoke($"Not deleted: {entry.Id} ({entry.Code})");
        }
    }

    /// <summary>Whether the message may be deleted.</summary>
    private async Task<bool> DispatchAsync(Message message, TContext context, CancellationToken cancellationToken)
    {
        var type = message.MessageAttributes?.TryGetValue(TypeAttribute, out var attribute) == true ? attribute.StringValue : null;
        if (type is null || !_handlers.TryGetValue(type, out var handler))
        {
            // Left alone: after some receives it is in the dead-letter queue, where it is seen.
            Problem?.Invoke($"No handler for {type ?? "a message without a type"}");
            return false;
        }

        try
        {
            await handler.HandleAsync(message.Body, context, cancellationToken);
            return true;
        }
        catch (Exception e) when (Report(e))
        {
            throw new UnreachableException();
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }

        bool Report(Exception e)
        {
            Problem?.Invoke($"{message.MessageId}: {e.Message}");
            return false;
        }
    }

    private sealed class Handler<TMessage>(Func<TMessage, TContext, CancellationToken, Task> handle) : IHandler
        where TMessage : class
    {
        public Task HandleAsync(string body, TContext context, CancellationToken cancellationToken) =>
            handle(JsonSerializer.Deserialize<TMessage>(body) ?? throw new JsonException("The body is null"), context, cancellationToken);
    }
}
