using System.Net;
using System.Net.Http.Headers;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Traces;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire;

/// <summary>
/// A world as an HTTP endpoint in process: an unchanged AWS SDK client whose <see cref="HttpClient"/> has this handler talks to it.
/// Requests take effect, and replies arrive, on the driver's thread in virtual time. What may happen to a call and to the process that
/// makes it is the adversary's choice, as for the calls of typed clients, except that repeating is up to the client.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="front">Its services.</param>
internal sealed class ModelHttpHandler(MessagingWorld world, WireFront front) : HttpMessageHandler
{
    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">Request or reply were lost; the cause is an <see cref="IOException"/>, as with a connection
    /// that is reset.</exception>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        // The SDK's content is in memory, so this completes at once and the call stays on its thread.
        var body = request.Content is { } content ? await content.ReadAsByteArrayAsync(CancellationToken.None).ConfigureAwait(false) : [];
        var call = new Attempt(world, ProcessRun.Current, request, cancellationToken);
        call.Start(() => front.Open(ToCall(request, body)));
        return await call.Reply.ConfigureAwait(false);
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

    /// <summary>One attempt at a call.</summary>
    private sealed class Attempt(MessagingWorld world, ProcessRun? process, HttpRequestMessage request, CancellationToken cancellation)
    {
        // Continuations run inline, on the driver's thread: so the SDK's code after the reply stays there.
        private readonly TaskCompletionSource<HttpResponseMessage> reply = new();
        private CancellationTokenRegistration registration;
        private WireExchange? exchange;
        private WireCall? call;
        private int fate;
        private int crash;

        /// <summary>Never completes when the process crashes.</summary>
        public Task<HttpResponseMessage> Reply => reply.Task;

        public void Start(Func<WireExchange> open)
        {
            if (process is { IsAlive: false } || !world.Clock.RequireDriver("a request was sent"))
            {
                return;
            }

            exchange = open();
            if (IsFirst())
            {
                exchange.Sending();
            }

            crash = process is not { CanCrash: true }
                ? 0
                : world.Choices.Choose(ProgramChoices.Crash, $"{process.Name}: {exchange.Description}");
            if (crash == ProgramChoices.CrashBefore)
            {
                process!.Kill();
                return;
            }

            fate = exchange.Description is { } description
                ? world.Choices.Choose(description.Network, description.ToString())
                : NetworkChoices.Answered;
            world.Clock.At(world.NowMs + world.LatencyMs, static state => ((Attempt)state!).Arrive(), this);
            if (cancellation.CanBeCanceled)
            {
                // Only put in line. Completed here, under the user's Cancel(), a continuation would leave for the thread pool.
                registration = cancellation.Register(() => world.Clock.At(world.NowMs, Cancel));
            }
        }

        /// <summary>Whether the client does not repeat what it sent before. https://smithy.io/2.0/aws/aws-core.html</summary>
        private bool IsFirst() =>
            !request.Headers.TryGetValues("amz-sdk-request", out var values)
                || values.First().StartsWith("attempt=1;", StringComparison.Ordinal);

        private void Arrive()
        {
            if (reply.Task.IsCompleted)
            {
                return;
            }

            if (exchange!.Description is { } call)
            {
                world.Trace.Add(TraceKind.Call, call.Resource, other: process?.Name, number: call.Messages, detail: call.Action,
                    bytes: call.Bytes);
                switch (fate)
                {
                    case NetworkChoices.RequestLost:
                        Respond(null);
                        return;
                    case NetworkChoices.Throttled:
                        world.Trace.Add(TraceKind.Throttled, call.Resource, call.Key);
                        Respond(exchange.Refuse(NetworkChoices.ThrottleError(call.Service)));
                        return;
                    case NetworkChoices.Unavailable:
                        Respond(exchange.Refuse(NetworkChoices.UnavailableError(call.Service)));
                        return;
                }
            }

            this.call = exchange.Arrive(process, answer => Respond(fate == NetworkChoices.ReplyLost ? null : answer));
        }

        private void Cancel()
        {
            if (process is not { IsAlive: false } && reply.TrySetCanceled(cancellation))
            {
                call?.Abandon();
            }
        }

        private void Respond(HttpReply? answer)
        {
            registration.Unregister();
            if (process is { IsAlive: false })
            {
                return;
            }

            if (crash == ProgramChoices.CrashAfter)
            {
                process!.Kill();
            }
            else if (answer is null)
            {
                reply.TrySetException(new HttpRequestException(
                    "The connection was closed before a reply arrived.", new IOException("Connection reset by peer.")));
            }
            else
            {
                reply.TrySetResult(ToMessage(answer));
            }
        }

        private HttpResponseMessage ToMessage(HttpReply answer)
        {
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

            return message;
        }
    }
}
