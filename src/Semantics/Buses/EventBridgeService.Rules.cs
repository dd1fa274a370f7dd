using AwsMessaging.Semantics.Buses.Schedules;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Patterns;

namespace AwsMessaging.Semantics.Buses;

/// <content>Rules.</content>
public sealed partial class EventBridgeService
{
    /// <summary>
    /// Creates a rule, or replaces what it matches; its targets stay. A schedule begins to count from now.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
    /// </summary>
    /// <returns>
    /// Its ARN, or <c>ValidationException</c>, <c>InvalidEventPatternException</c>, <c>ResourceNotFoundException</c> (bus) or
    /// <c>LimitExceededException</c>.
    /// </returns>
    public Reply<string> PutRule(long now, PutRuleRequest request)
    {
        if (!IsName(request.Name, EventBridgeFacts.RuleNameLength))
        {
            return Invalid($"Value '{request.Name}' at 'name' is not the name of a rule.");
        }

        if (request.EventPattern is null && request.ScheduleExpression is null)
        {
            return Invalid("Parameter(s) EventPattern or ScheduleExpression must be specified.");
        }

        var busName = BusName(request.EventBusName);
        if (ReadSchedule(request.ScheduleExpression, busName, out var schedule) is { } scheduleError)
        {
            return scheduleError;
        }

        if (ReadPattern(request.EventPattern, out var pattern) is { } patternError)
        {
            return patternError;
        }

        if (Find(busName) is not { } bus)
        {
            return NoBus(busName);
        }

        var rule = bus.Rules.Find(r => r.Name == request.Name);
        if (rule is null)
        {
            if (bus.Rules.Count >= quotas.RulesPerBus)
            {
                return new ServiceError("LimitExceededException", "The requested resource exceeds the maximum number allowed.");
            }

            rule = new RuleState(request.Name, busName) { Arn = RuleArn(busName, request.Name) };
            bus.Rules.Add(rule);
        }

        rule.Pattern = pattern;
        rule.Schedule = schedule;
        SetEnabled(now, rule, request.IsEnabled);
        return rule.Arn;
    }

    /// <summary>
    /// Lets a rule fire again; its schedule counts from now.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_EnableRule.html
    /// </summary>
    /// <returns>True, or <c>ResourceNotFoundException</c>.</returns>
    public Reply<bool> EnableRule(long now, string name, string? busNameOrArn = null) => SetEnabled(now, name, busNameOrArn, true);

    /// <summary>
    /// Keeps a rule from firing.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DisableRule.html
    /// </summary>
    /// <returns>True, or <c>ResourceNotFoundException</c>.</returns>
    public Reply<bool> DisableRule(long now, string name, string? busNameOrArn = null) => SetEnabled(now, name, busNameOrArn, false);

    /// <summary>
    /// Deletes a rule that has no targets. One that does not exist is no error.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DeleteRule.html
    /// </summary>
    /// <returns>Whether there was one, or <c>ResourceNotFoundException</c> (bus) or <c>ValidationException</c>.</returns>
    public Reply<bool> DeleteRule(long now, string name, string? busNameOrArn = null)
    {
        if (Find(BusName(busNameOrArn)) is not { } bus)
        {
            return NoBus(BusName(busNameOrArn));
        }

        if (bus.Rules.Find(r => r.Name == name) is not { } rule)
        {
            return false;
        }

        if (rule.ManagedBy is not null)
        {
            return new ServiceError("ManagedRuleException", $"Rule {name} is managed by {rule.ManagedBy}.");
        }

        if (rule.Targets.Count > 0)
        {
            return Invalid("Rule can't be deleted since it has targets.");
        }

        bus.Rules.Remove(rule);
        return true;
    }

    /// <summary>
    /// The rules of a bus, in the order in which they were made.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRules.html
    /// </summary>
    /// <param name="now">Milliseconds since 1970 UTC.</param>
    /// <param name="namePrefix">What their names begin with.</param>
    /// <param name="busNameOrArn">The bus; null for the default one.</param>
    /// <returns>The rules, or <c>ResourceNotFoundException</c>.</returns>
    public Reply<IReadOnlyList<RuleDescription>> ListRules(long now, string namePrefix = "", string? busNameOrArn = null) =>
        Find(BusName(busNameOrArn)) is { } bus
            ? bus.Rules.Where(r => r.Name.StartsWith(namePrefix, StringComparison.Ordinal)).Select(r => r.Describe()).ToList()
            : NoBus(BusName(busNameOrArn));

    /// <summary>
    /// One rule.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeRule.html
    /// </summary>
    /// <returns>The rule, or <c>ResourceNotFoundException</c>.</returns>
    public Reply<RuleDescription> DescribeRule(long now, string name, string? busNameOrArn = null) =>
        FindRule(name, busNameOrArn, out var rule) is { } error ? error : rule!.Describe();

    private static ServiceError? ReadPattern(string? text, out EventPattern? pattern)
    {
        pattern = null;
        if (text is null)
        {
            return null;
        }

        var result = EventPattern.Parse(text, PatternDialect.EventBridge);
        pattern = result.Pattern;
        return pattern is null
            ? new ServiceError("InvalidEventPatternException", "Event pattern is not valid. Reason: " + result.Faults[0].Message)
            : null;
    }

    private ServiceError? ReadSchedule(string? text, string busName, out ScheduleExpression? schedule)
    {
        schedule = null;
        if (text is null)
        {
            return null;
        }

        var isStrict = rows.Has(SemanticRow.EventsSchedules);
        if (isStrict && busName != EventBridgeFacts.DefaultBus)
        {
            return Invalid("ScheduleExpression is supported only on the default event bus.");
        }

        schedule = ScheduleExpression.Parse(text, isStrict ? ScheduleDialect.Rule : ScheduleDialect.Scheduler);
        return schedule is null ? Invalid("Parameter ScheduleExpression is not valid.") : null;
    }

    private string RuleArn(string busName, string name) =>
        Arn(busName == EventBridgeFacts.DefaultBus ? "rule/" + name : $"rule/{busName}/{name}");

    private ServiceError? FindRule(string name, string? busNameOrArn, out RuleState? rule)
    {
        rule = null;
        var busName = BusName(busNameOrArn);
        if (Find(busName) is not { } bus)
        {
            return NoBus(busName);
        }

        rule = bus.Rules.Find(r => r.Name == name);
        return rule is null ? NoRule(name, busName) : null;
    }

    private Reply<bool> SetEnabled(long now, string name, string? busNameOrArn, bool isEnabled)
    {
        if (FindRule(name, busNameOrArn, out var rule) is { } error)
        {
            return error;
        }

        if (rule!.IsEnabled != isEnabled)
        {
            SetEnabled(now, rule, isEnabled);
        }

        return true;
    }

    private static void SetEnabled(long now, RuleState rule, bool isEnabled)
    {
        rule.IsEnabled = isEnabled;
        rule.ScheduledSince = now;
        rule.NextFiring = isEnabled ? rule.Schedule?.Next(now, now, ScheduleZone.Utc) : null;
    }
}
