using System.Net;
using System.Net.Http.Headers;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire;

/// <summary>
/// The model as an HTTP endpoint in process: an unchanged AWS SDK client whose <see cref="HttpClient"/> has this handler talks to it.
/// Requests take effect, and replies arrive, on the driver's thread in virtual time.
/// </summary>
public sealed class ModelHttpHandler : HttpMessageHandler
{
    private readonly IWireHost host;
    private readonly WireFront front;
    private readonly long latency;

    /// <summary>Creates a handler.</summary>
    /// <param name="host">The world.</param>
    /// <param name="front">Its services.</param>
    /// <param name="latencyMilliseconds">Time from the call to its effect, at least 0. The reply takes no further time.</param>
    internal ModelHttpHandler(IWireHost host, WireFront front, long latencyMilliseconds = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(latencyMilliseconds);
        this.host = host;
        this.front = front;
        latency = latencyMilliseconds;
    }

    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">Request or reply were lost; the cause is an <see cref="IOException"/>, as with a connection that is reset.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // The SDK's content is in memory, so this completes at once and the call stays on its thread.
        var body = request.Content is { } content ? await content.ReadAsByteArrayAsync(CancellationToken.None).ConfigureAwait(false) : [];
        var exchange = new Exchange(host, front, ToCall(request, body), request, cancellationToken);
        return await exchange.Start(latency).ConfigureAwait(false);
    }

    private static HttpCall ToCall(HttpRequestMessage request, byte[] body)
    {
        var uri = request.RequestUri!;
        return new HttpCall(request.Method.Method, uri.AbsolutePath, uri.Query.TrimStart('?'), Header, body);

        string? Header(string name) =>
            request.Headers.TryGetValues(name, out var values) || request.Content?.Headers.TryGetValues(name, out values) == true
                ? string.Join(',', values)
                : null;
    }

    /// <summary>One request and its reply.</summary>
    private sealed class Exchange(IWireHost host, WireFront front, HttpCall http, HttpRequestMessage request, CancellationToken cancellation)
    {
        // Continuations run inline, on the driver's thread: so the SDK's code after the reply stays there.
        private readonly TaskCompletionSource<HttpResponseMessage> reply = new();
        private CancellationTokenRegistration registration;
        private WireCall? call;

        public Task<HttpResponseMessage> Start(long latency)
        {
            host.At(host.Now + latency, Arrive);
            if (cancellation.CanBeCanceled)
            {
                // Only put in line. Completed here, under the user's Cancel(), a continuation would leave for the thread pool.
                registration = cancellation.Register(() => host.At(host.Now, Cancel));
            }

            return reply.Task;
        }

        private void Arrive()
        {
            if (!reply.Task.IsCompleted)
            {
                call = front.Handle(http, Respond);
            }
        }

        private void Cancel()
        {
            if (reply.TrySetCanceled(cancellation))
            {
                call?.Abandon();
            }
        }

        private void Respond(HttpReply? answer)
        {
            registration.Unregister();
            if (answer is null)
            {
                reply.TrySetException(new HttpRequestException(
                    "The connection was closed before a reply arrived.", new IOException("Connection reset by peer.")));
                return;
            }

            var message = new HttpResponseMessage((HttpStatusCode)answer.Status)
            {
                Content = new ReadOnlyMemoryContent(answer.Body),
                RequestMessage = request,
            };
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(answer.ContentType);
            message.Content.Headers.ContentLength = answer.Body.Length;
            foreach (var (name, value) in answer.Headers)
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }

            reply.TrySetResult(message);
        }
    }
}
