using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Buses.Schedules;

/// <summary>
/// The EventBridge Scheduler of one account and region. What it invokes is fetched with <see cref="Due"/>, carried out by whoever drives
/// the model, and its outcome told with <see cref="Reported"/>. Of time zones it knows UTC, fixed offsets, and those that it is given.
/// Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/what-is-scheduler.html
/// </summary>
public sealed partial class SchedulerService
{
    private const ulong ExecutionIdMaker = 2;

    private readonly string account;
    private readonly string region;
    private readonly SemanticRows rows;
    private readonly IReadOnlyList<ScheduleZone> zones;

    private List<string> groups = [SchedulerFacts.DefaultGroup];
    private List<ScheduleState> schedules = [];
    private DeliveryQueue deliveries = new();
    private long executions;

    /// <summary>Creates a scheduler that has the default group only.</summary>
    /// <param name="account">Id of the account, 12 digits.</param>
    /// <param name="region">The region.</param>
    /// <param name="rows">The behaviours in force; all by default.</param>
    /// <param name="zones">Time zones that it knows beside UTC and fixed offsets; null for none.</param>
    public SchedulerService(
        string account = "123456789012", string region =
            "us-east-1", SemanticRows rows = default, IReadOnlyList<ScheduleZone>? zones = null)
    {
        this.account = account;
        this.region = region;
        this.rows = rows;
        this.zones = zones ?? [];
    }

    /// <summary>An independent copy.</summary>
    public SchedulerService Clone() => new(account, region, rows, zones)
    {
        groups = [.. groups],
        schedules = [.. schedules.Select(s => s.Clone())],
        deliveries = deliveries.Clone(),
        executions = executions,
    };

    /// <summary>
    /// Creates a group of schedules.
    /// Source: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateScheduleGroup.html
    /// </summary>
    /// <returns>True, or <c>ConflictException</c>.</returns>
    public Reply<bool> CreateScheduleGroup(long now, string name)
    {
        if (groups.Contains(name))
        {
            return Error("ConflictException", $"Schedule group {name} already exists.", 409);
        }

        groups.Add(name);
        return true;
    }

    /// <summary>
    /// Deletes a group and its schedules.
    /// Source: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_DeleteScheduleGroup.html
    /// </summary>
    /// <returns>True, or <c>ResourceNotFoundException</c> or <c>ValidationException</c> (the default group).</returns>
    public Reply<bool> DeleteScheduleGroup(long now, string name)
    {
        if (name == SchedulerFacts.DefaultGroup)
        {
            return Error("ValidationException", "The default schedule group cannot be deleted.");
        }

        if (!groups.Remove(name))
        {
            return Error("ResourceNotFoundException", $"Schedule group {name} does not exist.", 404);
        }

        schedules.RemoveAll(s => s.Group == name);
        return true;
    }

    /// <summary>
    /// Creates a schedule. The same request again under the same client token is no conflict.
    /// Source: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
    /// </summary>
    /// <returns>Its ARN, or <c>ValidationException</c>, <c>ResourceNotFoundException</c> (group) or <c>ConflictException</c>.</returns>
    public Reply<string> CreateSchedule(long now, ScheduleRequest request)
    {
        if (Read(request, out var expression, out var zone) is { } error)
        {
            return error;
        }

        var group = request.GroupName ?? SchedulerFacts.DefaultGroup;
        if (!groups.Contains(group))
        {
            return Error("ResourceNotFoundException", $"Schedule group {group} does not exist.", 404);
        }

        if (Find(request.Name, group) is { } existing)
        {
            return request.ClientToken is { } token && token == existing.Request.ClientToken
                ? existing.Arn
                : Error("ConflictException", $"Schedule {request.Name} already exists.", 409);
        }

        var schedule = new ScheduleState(request, group, $"arn:aws:scheduler:{region}:{account}:schedule/{group}/{request.Name}");
        schedules.Add(schedule);
        Set(now, schedule, request, expression!, zone!);
        return schedule.Arn;
    }

    /// <summary>
    /// Replaces a schedule: what the request leaves out is the default again.
    /// Source: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_UpdateSchedule.html
    /// </summary>
    /// <returns>Its ARN, or <c>ValidationException</c> or <c>ResourceNotFoundException</c>.</returns>
    public Reply<string> UpdateSchedule(long now, ScheduleRequest request)
    {
        if (Read(request, out var expression, out var zone) is { } error)
        {
            return error;
        }

        if (Find(request.Name, request.GroupName ?? SchedulerFacts.DefaultGroup) is not { } schedule)
        {
            return NoSchedule(request.Name);
        }

        Set(now, schedule, request, expression!, zone!);
        return schedule.Arn;
    }

    /// <summary>
    /// Deletes a schedule. Invocations that are under way are still retried.
    /// Source: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_DeleteSchedule.html
    /// </summary>
    /// <returns>True, or <c>ResourceNotFoundException</c>.</returns>
    public Reply<bool> DeleteSchedule(long now, string name, string? groupName = null)
    {
        if (Find(name, groupName ?? SchedulerFacts.DefaultGroup) is not { } schedule)
        {
            return NoSchedule(name);
        }

        schedules.Remove(schedule);
        return true;
    }

    /// <summary>
    /// A schedule.
    /// Source: https://docs.aws.amazon.com/scheduler/latest/APIReference/API_GetSchedule.html
    /// </summary>
    /// <returns>What it was made with, or <c>ResourceNotFoundException</c>.</returns>
    public Reply<ScheduleRequest> GetSchedule(long now, string name, string? groupName = null) =>
        Find(name, groupName ?? SchedulerFacts.DefaultGroup) is { } schedule ? schedule.Request : NoSchedule(name);

    private static ServiceError Error(string code, string message, int httpStatus = 400) => new(code, message, httpStatus);

    private static ServiceError NoSchedule(string name) =>
        Error("ResourceNotFoundException", $"Schedule {name} does not exist.", 404);

    private static void Set(long now, ScheduleState schedule, ScheduleRequest request, ScheduleExpression expression, ScheduleZone zone)
    {
        schedule.Request = request;
        schedule.Expression = expression;
        schedule.Zone = zone;
        schedule.Since = request.StartDate ?? now;
        schedule.Advance(now);
    }

    private ScheduleState? Find(string name, string group) => schedules.Find(s => s.Request.Name == name && s.Group == group);

    private ServiceError? Read(ScheduleRequest request, out ScheduleExpression? expression, out ScheduleZone? zone)
    {
        zone = ScheduleZone.Fixed(request.TimeZone) ?? zones.FirstOrDefault(z => z.Name == request.TimeZone);
        expression = ScheduleExpression.Parse(request.ScheduleExpression, ScheduleDialect.Scheduler);
        var retries = request.Target.RetryPolicy;
        var fault =
            !SchedulerFacts.NameLength.Value.Contains(request.Name.Length) ? "Name is too short or too long."
            : expression is null ? $"Invalid Schedule Expression {request.ScheduleExpression}."
            : zone is null ? $"Invalid Schedule Expression Timezone {request.TimeZone}."
            : request.FlexibleWindowMinutes is { } minutes && !SchedulerFacts.FlexibleWindowMinutes.Value.Contains(minutes)
                ? "MaximumWindowInMinutes is out of range."
            : request.StartDate >= request.EndDate ? "StartDate must be before EndDate."
            : !SchedulerFacts.RetryAttempts.Value.Contains(retries.MaximumRetryAttempts)
                || !SchedulerFacts.RetryAgeSeconds.Value.Contains(retries.MaximumEventAgeInSeconds) ? "RetryPolicy is out of range."
            : request.Target.DeadLetterArn is { } queue && queue.EndsWith(SqsFacts.FifoSuffix, StringComparison.Ordinal)
                ? "A FIFO queue cannot be a dead-letter queue."
            : request.Target.Input is { Length: 0 } ? "Input is empty."
            : null;
        return fault is null ? null : Error("ValidationException", fault);
    }
}
