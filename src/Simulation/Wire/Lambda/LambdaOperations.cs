using System.Globalization;
using System.Text;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Traces;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.Lambda;

/// <summary>Invocations of functions. Functions themselves are made by the world; versions and aliases are not modelled.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html</remarks>
/// <param name="world">The world.</param>
internal sealed class LambdaOperations(MessagingWorld world)
{
    private const string Lane = "Lambda";

    /// <summary>The operations on the functions of a world.</summary>
    public static OperationTable Create(MessagingWorld world)
    {
        var operations = new LambdaOperations(world);
        var table = new OperationTable { Describe =
            operations.Describe, Sending = operations.Sending }.AddDeferred("Invoke", operations.Invoke);
        return MappingOperations.AddTo(table, world);
    }

    /// <summary>The name of a function that is given by name, ARN or part of an ARN.</summary>
    public static string NameIn(string function)
    {
        var parts = function.Split(':');
        var index = Array.IndexOf(parts, "function");
        return index >= 0 && index + 1 < parts.Length ? parts[index + 1] : parts[0];
    }

    private static string TextOf(WireRequest request) =>
        request.Payload is { Length: > 0 } payload ? Encoding.UTF8.GetString(payload) : "{}";

    private static bool IsAsynchronous(WireRequest request) => request.Input.Text("InvocationType") == "Event";

    private ServiceCall Describe(WireRequest request)
    {
        var call = new ServiceCall(
            WireService.Lambda, request.Operation, request.Input.Text("FunctionName") is { } name ? NameIn(name) : Lane);
        return request.Operation == "Invoke"
            ? call with { Key = world.KeyOf(TextOf(request)), Messages = 1, Bytes = request.Payload?.Length ?? 0 }
            : call;
    }

    private void Sending(WireRequest request)
    {
        if (request.Operation == "Invoke" && IsAsynchronous(request))
        {
            world.Sending(NameIn(request.Input.Text("FunctionName")!), TextOf(request), null);
        }
    }

    private void Invoke(WireCall call)
    {
        var name = NameIn(call.Input.Text("FunctionName")!);
        if (world.FindFunction(name) is not { } function)
        {
            call.Complete(NotFound(name));
            return;
        }

        var text = TextOf(call.Request);
        if ((TooLarge(call.Request) ?? Malformed(text)) is { } refused)
        {
            call.Complete(refused);
            return;
        }

        switch (call.Input.Text("InvocationType"))
        {
            case null or "RequestResponse":
                Run(call, function, text);
                break;
            case "Event":
                // Lambda has the event from now on; its sender is done.
                world.Trace.Add(TraceKind.Accepted, function.Name, world.KeyOf(text));
                world.Router.Carry(new Delivery { At = world.NowMs, From = Lane, To = function.Arn, Body = text }, _ => { });
                call.Complete(new WireReply { Status = 202 });
                break;
            case "DryRun":
                call.Complete(new WireReply { Status = 204 });
                break;
            case var other:
                call.Complete(new ServiceError(
                    "ValidationException",
                    $"1 validation error detected: Value '{other}' at 'invocationType' failed to satisfy constraint: "
                        + "Member must satisfy enum value set: [Event, RequestResponse, DryRun]"));
                break;
        }
    }

    private void Run(WireCall call, SimulatedFunction function, string text)
    {
        var key = world.KeyOf(text);
        string? lane = null;
        function.Invoke(
            text,
            name =>
            {
                lane = name;
                world.Trace.Add(TraceKind.Invoked, name, key, number: 1);
            },
            outcome =>
            {
                if (lane is not null)
                {
                    var kind = outcome.Kind == OutcomeKind.Returned ? TraceKind.Returned : TraceKind.Failed;
                    world.Trace.Add(kind, lane, key, detail: outcome.Kind == OutcomeKind.TimedOut ? "timeout" : null);
                }

                call.Complete(Write(outcome, function));
            });
    }

    private static WireReply Write(FunctionOutcome outcome, SimulatedFunction function) => outcome.Kind switch
    {
        OutcomeKind.Returned => Payload(outcome.Response ?? "null", null),
        OutcomeKind.Threw => Payload("""{"errorType":"Exception","errorMessage":"The function threw an exception."}""",
            outcome.FunctionError),
        OutcomeKind.TimedOut => Payload(
            "{\"errorType\":\"Sandbox.Timedout\",\"errorMessage\":\"Task timed out after "
                + function.Timeout.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture) + " seconds\"}",
            outcome.FunctionError),
        _ => new WireReply
        {
            Error = new ServiceError("TooManyRequestsException", "Rate Exceeded.", 429),
            Status = 429,
            Members = new WireStructure().With("Reason", "ReservedFunctionConcurrentInvocationLimitExceeded").With("Type", "User"),
        },
    };

    private static WireReply Payload(string text, string? functionError)
    {
        List<KeyValuePair<string, string>> headers = [new("X-Amz-Executed-Version", "$LATEST")];
        if (functionError is not null)
        {
            headers.Add(new("X-Amz-Function-Error", functionError));
        }

        return new WireReply { Payload = Encoding.UTF8.GetBytes(text), Headers = headers };
    }

    private WireReply NotFound(string name) => new()
    {
        Error = new ServiceError("ResourceNotFoundException",
            $"Function not found: arn:aws:lambda:{world.Region}:{world.Account}:function:{name}", 404),
        Status = 404,
        Members = new WireStructure().With("Type", "User"),
    };

    private static ServiceError? TooLarge(WireRequest request) => request.Payload?.Length > LambdaFacts.MaxPayload
        ? new ServiceError(
            "RequestTooLargeException",
            $"Request must be smaller than {LambdaFacts.MaxPayload.Value.ToString(CultureInfo.InvariantCulture)} bytes for the InvokeFunction operation",
            413)
        : null;

    private static ServiceError? Malformed(string text) => JsonValue.TryParse(text, out var fault) is null
        ? new ServiceError("InvalidRequestContentException", $"Could not parse request body into json: {fault}")
        : null;
}
