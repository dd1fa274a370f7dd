using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Wire.Lambda;

/// <summary>The operations of Lambda on event source mappings. They take effect at once.</summary>
/// <remarks>https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html</remarks>
/// <param name="world">The world.</param>
internal sealed class MappingOperations(MessagingWorld world)
{
    private const int DefaultItems = 100;

    /// <summary>Adds the operations.</summary>
    public static OperationTable AddTo(OperationTable table, MessagingWorld world)
    {
        var operations = new MappingOperations(world);
        return table
            .Add("CreateEventSourceMapping", operations.Create)
            .Add("GetEventSourceMapping", operations.Get)
            .Add("ListEventSourceMappings", operations.List)
            .Add("UpdateEventSourceMapping", operations.Update)
            .Add("DeleteEventSourceMapping", operations.Delete);
    }

    private static WireReply NotFound() => new()
    {
        Error = new ServiceError("ResourceNotFoundException", "The resource you requested does not exist.", 404),
        Status = 404,
        Members = new WireStructure().With("Type", "User"),
    };

    private static string IdIn(WireCall call) => call.Input.Text("UUID")!;

    private WireReply Create(WireCall call) => Answer(world.CreateMapping(RequestIn(call)), "Creating");

    /// <summary>Creates a mapping while the world is set up: it begins to poll when a run begins.</summary>
    public WireReply SetUp(WireCall call) => Answer(world.SetUpMapping(RequestIn(call)), "Creating");

    private MappingRequest RequestIn(WireCall call)
    {
        var function = call.Input.Text("FunctionName") ?? throw new WireFault(WireErrors.ValidationNull("FunctionName"));
        var source = call.Input.Text("EventSourceArn") ?? "";
        return MappingCodec.Read(call.Input) with
        {
            FunctionArn = ArnOf(function),
            SourceArn = source,
            Source = MappingCodec.SourceOf(source),
        };
    }

    private WireReply Get(WireCall call) =>
        world.Mappings.Find(IdIn(call)) is { } mapping ? MappingCodec.Write(mapping, MappingCodec.StateOf(mapping)) : NotFound();

    private WireReply List(WireCall call)
    {
        var source = call.Input.Text("EventSourceArn");
        var function = call.Input.Text("FunctionName") is { } name ? ArnOf(name) : null;
        var all = world.Mappings.All
            .Where(mapping => (source is null || mapping.SourceArn == source) && (function is null || mapping.FunctionArn == function))
            .ToList();
        var page = ListPage<EventSourceMapping>.Of(
            all,
            call.Input.Text("Marker"),
            call.Input.PageSize("MaxItems", DefaultItems),
            new ServiceError("InvalidParameterValueException", "Invalid marker."));
        return new WireStructure()
            .With("EventSourceMappings", new WireList([.. page.Items.Select(mapping =>
                MappingCodec.Write(mapping, MappingCodec.StateOf(mapping)))]))
            .With("NextMarker", page.NextToken);
    }

    private WireReply Update(WireCall call)
    {
        var change = MappingCodec.Read(call.Input);
        if (call.Input.Text("FunctionName") is { } function)
        {
            if (world.FindFunction(LambdaOperations.NameIn(function)) is null)
            {
                return new ServiceError("InvalidParameterValueException", "Function does not exist");
            }

            change = change with { FunctionArn = ArnOf(function) };
        }

        return world.Mappings.Find(IdIn(call)) is null ? NotFound() : Answer(world.UpdateMapping(IdIn(call), change), "Updating");
    }

    private WireReply Delete(WireCall call) =>
        world.Mappings.Find(IdIn(call)) is null ? NotFound() : Answer(world.DeleteMapping(IdIn(call)), "Deleting");

    private static WireReply Answer(Reply<EventSourceMapping> reply, string state) => reply.IsOk
        ? new WireReply { Status = 202, Members = MappingCodec.Write(reply.Result, state) }
        : reply.Error!;

    private string ArnOf(string function)
    {
        var name = LambdaOperations.NameIn(function);
        return world.FindFunction(name)?.Arn ?? $"arn:aws:lambda:{world.Region}:{world.Account}:function:{name}";
    }
}
