namespace AwsMessaging.Semantics.Facts;

/// <summary>Limits and defaults of Amazon EventBridge buses, rules, archives and replays.</summary>
public static class EventBridgeFacts
{
    private const string PutEventsPage = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevents.html";
    private const string PutEventsApi = "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html";
    private const string QuotasPage = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html";
    private const string RetryPage = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html";
    private const string RetryPolicyApi = "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RetryPolicy.html";
    private const string ArchivePage = "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html";

    /// <summary>Entries of one PutEvents call.</summary>
    public static readonly Fact<Bounds> PutEventsEntries = new(new Bounds(1, 10), PutEventsApi, "2026-10");

    /// <summary>
    /// Bytes of all entries of one PutEvents call together, which AWS calls the total entry size. It was 256 KB until January 2026, and
    /// some pages still say so.
    /// </summary>
    public static readonly Fact<int> PutEventsBytes = new(1_048_576, PutEventsApi, "2026-10");

    /// <summary>Bytes that an entry's time counts for, when it has one.</summary>
    public static readonly Fact<int> EntryTimeBytes = new(14, PutEventsPage, "2026-10");

    /// <summary>Characters of a detail type, at most.</summary>
    public static readonly Fact<int> DetailTypeLength = new(
        128, "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEventsRequestEntry.html", "2026-10");

    /// <summary>What sources begin with that only AWS services may use.</summary>
    public static readonly Fact<string> ReservedSourcePrefix = new(
        "aws.", "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events.html", "2026-10");

    /// <summary>Name of the bus that every account has.</summary>
    public static readonly Fact<string> DefaultBus = new(
        "default", "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus.html", "2026-10");

    /// <summary>Characters of the name of a bus.</summary>
    public static readonly Fact<Bounds> BusNameLength = new(
        new Bounds(1, 256), "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html", "2026-10");

    /// <summary>Characters of the name of a rule.</summary>
    public static readonly Fact<Bounds> RuleNameLength = new(
        new Bounds(1, 64), "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html", "2026-10");

    /// <summary>Rules of one bus, unless the account's quota is another. A few Regions start at 100.</summary>
    public static readonly Fact<int> RulesPerBus = new(300, QuotasPage, "2026-10");

    /// <summary>Targets of one rule.</summary>
    public static readonly Fact<int> TargetsPerRule = new(5, QuotasPage, "2026-10");

    /// <summary>Characters of the id of a target.</summary>
    public static readonly Fact<Bounds> TargetIdLength = new(
        new Bounds(1, 64), "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html", "2026-10");

    /// <summary>Paths of one input transformer.</summary>
    public static readonly Fact<int> InputPaths = new(
        100, "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_InputTransformer.html", "2026-10");

    /// <summary>Retries of a delivery, the default being the highest.</summary>
    public static readonly Fact<Bounds> RetryAttempts = new(new Bounds(0, 185), RetryPolicyApi, "2026-10");

    /// <summary>Seconds after which a delivery is given up, the default being the highest.</summary>
    public static readonly Fact<Bounds> RetryAgeSeconds = new(new Bounds(60, 86_400), RetryPolicyApi, "2026-10");

    /// <summary>Retries of a delivery unless the target says otherwise.</summary>
    public static readonly Fact<int> DefaultRetryAttempts = new(185, RetryPage, "2026-10");

    /// <summary>Seconds for which a delivery is retried unless the target says otherwise.</summary>
    public static readonly Fact<int> DefaultRetryAgeSeconds = new(86_400, RetryPage, "2026-10");

    /// <summary>Characters of the name of an archive.</summary>
    public static readonly Fact<Bounds> ArchiveNameLength = new(
        new Bounds(1, 48), "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateArchive.html", "2026-10");

    /// <summary>Minutes that AWS advises to wait before a replay, because events may reach their archive late.</summary>
    public static readonly Fact<int> ArchiveDelayMinutes = new(10, ArchivePage, "2026-10");

    /// <summary>Replays of one account and Region that may run at a time.</summary>
    public static readonly Fact<int> ActiveReplays = new(10, ArchivePage, "2026-10");

    /// <summary>Minutes of event time whose events a replay sends together, in no order.</summary>
    public static readonly Fact<int> ReplayIntervalMinutes = new(1, ArchivePage, "2026-10");

    /// <summary>Field of a replayed event that names the replay.</summary>
    public static readonly Fact<string> ReplayNameField = new("replay-name", ArchivePage, "2026-10");
}
