using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Buses;

/// <summary>
/// The EventBridge of one account and region: buses, rules with patterns or schedules, targets, archives and replays. What it sends is
/// fetched with <see cref="Due"/>, carried out by whoever drives the model, and its outcome told with <see cref="Reported"/>.
/// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-what-is.html
/// </summary>
public sealed partial class EventBridgeService
{
    private const ulong EventIdMaker = 1;

    /// <summary>Milliseconds by which a second or late delivery comes after what it is the copy of or is overtaken by.</summary>
    private const long OvertakingDelay = 5_000;

    /// <summary>Milliseconds from bus to bus, so that rules that send in a circle take time.</summary>
    private const long HopMilliseconds = 1;

    private readonly string account;
    private readonly string region;
    private readonly SemanticRows rows;
    private readonly EventBridgeQuotas quotas;

    private List<BusState> buses = [new(EventBridgeFacts.DefaultBus)];
    private List<ArchiveState> archives = [];
    private List<ReplayRun> replays = [];
    private DeliveryQueue deliveries = new();
    private long events;

    /// <summary>Creates an EventBridge that has the default bus only.</summary>
    /// <param name="account">Id of the account, 12 digits.</param>
    /// <param name="region">The region.</param>
    /// <param name="rows">The behaviours in force; all by default.</param>
    /// <param name="quotas">The account's quotas; null for AWS's defaults.</param>
    public EventBridgeService(
        string account = "123456789012", string region = "us-east-1", SemanticRows rows = default, EventBridgeQuotas? quotas = null)
    {
        this.account = account;
        this.region = region;
        this.rows = rows;
        this.quotas = quotas ?? new();
    }

    /// <summary>An independent copy.</summary>
    public EventBridgeService Clone() => new(account, region, rows, quotas)
    {
        buses = [.. buses.Select(b => b.Clone())],
        archives = [.. archives.Select(a => a.Clone())],
        replays = [.. replays.Select(r => r.Clone())],
        deliveries = deliveries.Clone(),
        events = events,
    };

    /// <summary>ARN of the bus with a name, whether it exists or not.</summary>
    public string BusArn(string name) => Arn("event-bus/" + name);

    /// <summary>
    /// Creates a bus.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html
    /// </summary>
    /// <param name="now">Milliseconds since 1970 UTC.</param>
    /// <param name="name">1 to 256 characters of <c>[.\-_A-Za-z0-9]</c>.</param>
    /// <returns>Its ARN, or <c>ResourceAlreadyExistsException</c> or <c>ValidationException</c>.</returns>
    public Reply<string> CreateEventBus(long now, string name)
    {
        if (!IsName(name, EventBridgeFacts.BusNameLength))
        {
            return Invalid($"Value '{name}' at 'name' is not the name of an event bus.");
        }

        if (Find(name) is not null)
        {
            return new ServiceError("ResourceAlreadyExistsException", $"Event bus {name} already exists.");
        }

        buses.Add(new BusState(name));
        return BusArn(name);
    }

    /// <summary>
    /// Deletes a bus. One that does not exist is no error; the default one and one that has rules cannot be deleted.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteEventBus.html
    /// </summary>
    /// <returns>Whether there was one, or <c>ValidationException</c>.</returns>
    public Reply<bool> DeleteEventBus(long now, string name)
    {
        if (name == EventBridgeFacts.DefaultBus)
        {
            return Invalid("Cannot delete event bus default.");
        }

        if (Find(name) is not { } bus)
        {
            return false;
        }

        if (bus.Rules.Exists(r => r.ManagedBy is null))
        {
            return Invalid($"Cannot delete event bus {name}: it has rules.");
        }

        buses.Remove(bus);
        return true;
    }

    /// <summary>
    /// A bus.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeEventBus.html
    /// </summary>
    /// <returns>Its ARN, or <c>ResourceNotFoundException</c>.</returns>
    public Reply<string> DescribeEventBus(long now, string? nameOrArn = null) =>
        Find(BusName(nameOrArn)) is { } bus ? BusArn(bus.Name) : NoBus(BusName(nameOrArn));

    /// <summary>
    /// Names of the buses, in the order in which they were made.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListEventBuses.html
    /// </summary>
    public IReadOnlyList<string> ListEventBuses(long now) => [.. buses.Select(b => b.Name)];

    private static ServiceError Invalid(string message) => new("ValidationException", message);

    private static ServiceError NotFound(string message) => new("ResourceNotFoundException", message);

    private static ServiceError NoBus(string name) => NotFound($"Event bus {name} does not exist.");

    private static ServiceError NoRule(string name, string bus) => NotFound($"Rule {name} does not exist on EventBus {bus}.");

    private static bool IsName(string name, Bounds length)
    {
        if (!length.Contains(name.Length))
        {
            return false;
        }

        foreach (var c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' or '_'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Name of a bus that is given by name or ARN, or left out.</summary>
    private static string BusName(string? nameOrArn)
    {
        if (nameOrArn is null)
        {
            return EventBridgeFacts.DefaultBus;
        }

        var slash = nameOrArn.StartsWith("arn:", StringComparison.Ordinal) ? nameOrArn.IndexOf('/') : -1;
        return nameOrArn.Substring(slash + 1);
    }

    private string Arn(string resource) => $"arn:aws:events:{region}:{account}:{resource}";

    private BusState? Find(string name) => buses.Find(b => b.Name == name);

    private string NextEventId() => EventIds.Uuid(++events, EventIdMaker);
}
