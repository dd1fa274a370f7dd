using System.Text;
using Amazon;
using Amazon.Runtime;
using Amazon.SQS;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Simulation;
using AwsMessaging.Simulation.Traces;
using AwsMessaging.Simulation.Wire.Sdk;

namespace AwsMessaging.Verification.Tests.Harness;

/// <summary>What a scenario has at hand to set a world up.</summary>
/// <param name="World">The world.</param>
/// <param name="Program">The code.</param>
/// <param name="IsHealthy">Whether nothing in the set-up itself is to go wrong.</param>
internal sealed record ScenarioWorld(MessagingWorld World, ScenarioProgram Program, bool IsHealthy)
{
    private const string Producer = "producer";

    /// <summary>A Lambda function of the program. Its object is made when a run starts, as a new environment makes it.</summary>
    /// <param name="typeName">Full name of the class.</param>
    /// <param name="method">Name of the handler.</param>
    /// <param name="services">Makes what the constructor may ask for.</param>
    /// <returns>The function, and what makes the object.</returns>
    public (SimulatedFunction Function, Action Start) CreateFunction(string typeName, string method, Func<object[]> services)
    {
        Func<string, Task<string?>>? handler = null;
        var function = World.CreateFunction("function", json => handler!(json));
        return (function, () => handler = Program.Handler(Program.Create(typeName, services()), method));
    }

    /// <summary>
    /// Carries out code that deploys: what it creates is there before anything happens. Functions are the program's own, by their handler setting
    /// (<c>Assembly::Type::Method</c>).
    /// </summary>
    /// <param name="typeName">Full name of the class; its constructor asks for clients.</param>
    /// <param name="method">Name of its method, which returns a task.</param>
    /// <param name="services">Makes what the constructor of a function's class may ask for.</param>
    /// <returns>Makes the objects of the functions, at the start of a run.</returns>
    public Action Deploy(string typeName, string method, Func<object[]> services)
    {
        var starts = new List<Action>();
        var deployment = Program.Create(typeName, type => World.CreateSetUpClient(ClientOf(type), Code));
        var done = ScenarioProgram.Call(deployment, method);
        if (!done.IsCompleted)
        {
            throw new InvalidOperationException($"{typeName}.{method} waits for something: code that deploys may only ask services.");
        }

        done.GetAwaiter().GetResult();
        return () => starts.ForEach(s => s());

        Func<string, Task<string?>> Code(string name, string setting)
        {
            Func<string, Task<string?>>? handler = null;
            var parts = setting.Split("::");
            starts.Add(() => handler = Program.Handler(Program.Create(parts[1], services()), parts[2]));
            return json => handler!(json);
        }
    }

    /// <summary>The class of a client, by its interface.</summary>
    private static Type ClientOf(Type contract) =>
        contract.Assembly.GetType(contract.Namespace + "." + contract.Name[1..] + "Client")
        ?? throw new InvalidOperationException($"{contract} is no client's interface.");

    /// <summary>A real SQS client that talks to the world. Made anew in each run, as each process does.</summary>
    /// <param name="maxRetries">How often the SDK tries a call again; null for its default.</param>
    public IAmazonSQS CreateSqsClient(int? maxRetries = null)
    {
        var config = new AmazonSQSConfig { RegionEndpoint = RegionEndpoint.USEast1, HttpClientFactory = new ModelHttpClientFactory(World.HttpHandler, World.Clock) };
        if (maxRetries is { } most)
        {
            config.MaxErrorRetry = most;
        }

        return new AmazonSQSClient(new AnonymousAWSCredentials(), config);
    }

    /// <summary>A message that came to a queue without any trouble: how it was sent is not what the scenario is about.</summary>
    public void Arrive(SimulatedQueue queue, string body, string? group = null)
    {
        ArgumentNullException.ThrowIfNull(queue);
        World.Trace.Add(TraceKind.Sent, Producer, World.KeyOf(body), group: group, other: queue.Name);
        var reply = World.ActionsOf(queue.Name).Send(new(body) { GroupId = group });
        if (!reply.IsOk)
        {
            throw new ServiceException(reply.Error!);
        }
    }

    /// <summary>A record that came to a stream without any trouble.</summary>
    public void Arrive(SimulatedStream stream, string partitionKey, string data)
    {
        ArgumentNullException.ThrowIfNull(stream);
        World.Trace.Add(TraceKind.Sent, Producer, World.KeyOf(data), group: partitionKey, other: stream.Name);
        if (stream.Take(new PutRecord(partitionKey, Encoding.UTF8.GetBytes(data))) is { } error)
        {
            throw new ServiceException(error);
        }
    }
}
