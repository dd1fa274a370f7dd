using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Wire.Lambda;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.Typed;

/// <summary>What calls do that set a world up, where it differs from what they do in a run.</summary>
/// <param name="world">The world.</param>
/// <param name="code">The code of a function, by its name and its handler setting.</param>
internal sealed class SetUpOperations(MessagingWorld world, Func<string, string, Func<string, Task<string?>>> code)
{
    /// <summary>Carries a request out at once.</summary>
    /// <param name="request">What the client sends.</param>
    /// <param name="table">The operations of the service.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="NotSupportedException">The operation answers later, and nothing is later than setting up.</exception>
    public WireReply Answer(WireRequest request, OperationTable table)
    {
        world.GoOnSettingUp();
        WireReply? reply = null;
        var call = new WireCall(request, null, answer => reply = answer);
        try
        {
            if (Find(request, table) is not { } operation)
            {
                return WireErrors.UnknownOperation(request.Operation);
            }

            operation(call);
        }
        catch (WireFault fault)
        {
            return fault.Error;
        }

        return reply ?? throw new NotSupportedException($"{request.Operation} cannot set a world up: it is answered later.");
    }

    private Action<WireCall>? Find(WireRequest request, OperationTable table) => (request.Service, request.Operation) switch
    {
        (WireService.Lambda, "CreateFunction") => call => call.Complete(CreateFunction(call)),
        (WireService.Lambda, "CreateEventSourceMapping") => call => call.Complete(new MappingOperations(world).SetUp(call)),
        _ => table.Find(request.Operation),
    };

    /// <summary>Creates a function with a name, a handler and a timeout. What is packed and who may do what is not modelled.</summary>
    /// <remarks>https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html</remarks>
    private WireReply CreateFunction(WireCall call)
    {
        var name = LambdaOperations.NameIn(call.Input.Text("FunctionName")
            ?? throw new WireFault(WireErrors.ValidationNull("FunctionName")));
        if (world.FindFunction(name) is not null)
        {
            return new ServiceError("ResourceConflictException", "Function already exist: " + name, 409);
        }

        var timeout = call.Input.Integer("Timeout");
        var function = world.CreateFunction(
            name, code(name, call.Input.Text("Handler") ?? ""), timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
        return new WireReply
        {
            Status = 201,
            Members = new WireStructure()
                .With("FunctionName", name)
                .With("FunctionArn", function.Arn)
                .With("Handler", call.Input.Text("Handler"))
                .With("Timeout", (int)function.Timeout.TotalSeconds),
        };
    }
}
