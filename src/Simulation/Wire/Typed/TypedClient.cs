using System.Net;
using System.Reflection;
using System.Text;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.Typed;

/// <summary>
/// What a client of an SDK does, without that SDK: reads requests from its objects, has the world answer them, and makes its responses and
/// exceptions. Calls that are lost or throttled are repeated as the SDK repeats them.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="client">The client's class.</param>
/// <param name="service">The service that it is for.</param>
/// <param name="table">The service's operations.</param>
internal sealed class TypedClient(MessagingWorld world, Type client, WireService service, OperationTable table)
{
    private readonly ObjectCodec codec = new(isCamelCase: service == WireService.StepFunctions);

    /// <summary>Answers at once, for a client that sets the world up; null for one of a program in a run.</summary>
    public SetUpOperations? SetUp { get; init; }

    /// <summary>The service that a client class is for.</summary>
    /// <exception cref="ArgumentException">It is none that the model has.</exception>
    public static WireService ServiceOf(Type client) => client.Name switch
    {
        "AmazonSQSClient" => WireService.Sqs,
        "AmazonSimpleNotificationServiceClient" => WireService.Sns,
        "AmazonEventBridgeClient" => WireService.EventBridge,
        "AmazonKinesisClient" => WireService.Kinesis,
        "AmazonKinesisFirehoseClient" => WireService.Firehose,
        "AmazonDynamoDBClient" => WireService.DynamoDb,
        "AmazonStepFunctionsClient" => WireService.StepFunctions,
        "AmazonSchedulerClient" => WireService.Scheduler,
        "AmazonLambdaClient" => WireService.Lambda,
        _ => throw new ArgumentException($"{client} is no client of a service that the model has.", nameof(client)),
    };

    /// <summary>Carries a call.</summary>
    public object Call(MethodInfo method, object?[] arguments)
    {
        var response = method.ReturnType.GetGenericArguments()[0];
        return typeof(TypedClient)
            .GetMethod(nameof(CallAsync), BindingFlags.NonPublic | BindingFlags.Instance)!
            .MakeGenericMethod(response)
            .Invoke(this, [ToRequest(method, arguments)])!;
    }

    private async Task<TResponse> CallAsync<TResponse>(WireRequest request)
        where TResponse : notnull
    {
        if (SetUp is { } setUp)
        {
            var reply = setUp.Answer(request, table);
            return reply.Error is { } refused ? throw ToException(refused) : ToResponse<TResponse>(reply);
        }

        ServiceCall description;
        try
        {
            description = table.Describe(request);
            table.Sending?.Invoke(request);
        }
        catch (WireFault)
        {
            // Its service will refuse it.
            description = OperationTable.DescribeByService(request);
        }

        try
        {
            return ToResponse<TResponse>(await world.Calls.Call<WireReply>(description, answer => Arrive(request, answer)));
        }
        catch (ServiceException e)
        {
            throw ToException(e.Error);
        }
    }

    private void Arrive(WireRequest request, Action<Reply<WireReply>> answer)
    {
        var call = new WireCall(request, ProcessRun.Current, reply => answer(reply.Error is { } error ? (Reply<WireReply>)error : reply));
        if (table.Find(request.Operation) is not { } operation)
        {
            call.Complete(WireErrors.UnknownOperation(request.Operation));
            return;
        }

        try
        {
            operation(call);
        }
        catch (WireFault fault)
        {
            call.Complete(fault.Error);
        }
    }

    private WireRequest ToRequest(MethodInfo method, object?[] arguments)
    {
        var operation = method.Name[..^"Async".Length];
        var parameters = method.GetParameters();
        var input = new WireStructure();
        for (var i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case null or CancellationToken:
                    break;
                case var request when parameters[i].ParameterType.Name == operation + "Request":
                    input = codec.Read(request);
                    break;
                case var value:
                    input.With(codec.MemberOf(parameters[i].Name!), codec.ReadValue(value));
                    break;
            }
        }

        return new WireRequest(service, operation, input, operation == "Invoke" ? PayloadOf(input) : null);
    }

    /// <summary>An invocation's payload, which the SDK takes as text or as bytes.</summary>
    private static byte[] PayloadOf(WireStructure input) =>
        input.Text("Payload") is { } text ? Encoding.UTF8.GetBytes(text) : input.Bytes("PayloadStream") ?? [];

    private TResponse ToResponse<TResponse>(WireReply reply)
        where TResponse : notnull
    {
        var response = Activator.CreateInstance<TResponse>();
        Set(response, "HttpStatusCode", (HttpStatusCode)reply.Status);
        if (reply.Members is { } members)
        {
            codec.Write(members, response);
        }

        if (reply.Payload is { } payload)
        {
            Set(response, "Payload", new MemoryStream(payload));
        }

        if (service == WireService.Lambda)
        {
            Set(response, "StatusCode", reply.Status);
            Set(response, "FunctionError", HeaderOf(reply, "X-Amz-Function-Error"));
            Set(response, "ExecutedVersion", HeaderOf(reply, "X-Amz-Executed-Version"));
        }

        return response;
    }

    /// <summary>The exception that the SDK has for an error, or that of the service when it has none.</summary>
    private Exception ToException(ServiceError error)
    {
        var models = client.Namespace + ".Model.";
        var type = client.Assembly.GetType(models + error.Code)
            ?? client.Assembly.GetType(models + error.Code + "Exception")
            ?? client.Assembly.GetType(client.Namespace + "." + client.Name[..^"Client".Length] + "Exception")
            ?? typeof(ServiceException);
        if (type == typeof(ServiceException))
        {
            return new ServiceException(error);
        }

        var exception = (Exception)Activator.CreateInstance(type, error.Message)!;
        Set(exception, "ErrorCode", error.Code);
        Set(exception, "StatusCode", (HttpStatusCode)error.HttpStatus);
        return exception;
    }

    private static string? HeaderOf(WireReply reply, string name) => reply.Headers.FirstOrDefault(header => header.Key == name).Value;

    private static void Set(object target, string property, object? value)
    {
        if (target.GetType().GetProperty(property) is { CanWrite: true } found)
        {
            found.SetValue(target, value);
        }
    }
}
