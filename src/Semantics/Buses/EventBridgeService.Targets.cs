using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Buses;

/// <content>Targets.</content>
public sealed partial class EventBridgeService
{
    private static readonly string[] TargetServices = ["sqs", "lambda", "sns", "kinesis", "events", "firehose", "states", "logs"];

    /// <summary>
    /// Adds targets to a rule, or replaces those whose ids it has.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html
    /// </summary>
    /// <returns>
    /// How many targets the rule has now, or <c>ValidationException</c>, <c>ResourceNotFoundException</c> (rule or bus) or
    /// <c>LimitExceededException</c>.
    /// </returns>
    public Reply<int> PutTargets(long now, string ruleName, IReadOnlyList<EventTarget> targets, string? busNameOrArn = null)
    {
        foreach (var target in targets)
        {
            if (((rows.Has(SemanticRow.EventsTargets) ? FaultOf(target) : null) ?? InputFaultOf(target)) is { } fault)
            {
                return fault;
            }
        }

        if (FindRule(ruleName, busNameOrArn, out var rule) is { } error)
        {
            return error;
        }

        var all = new List<EventTarget>(rule!.Targets);
        foreach (var target in targets)
        {
            var index = all.FindIndex(t => t.Id == target.Id);
            if (index >= 0)
            {
                all[index] = target;
            }
            else
            {
                all.Add(target);
            }
        }

        if (rows.Has(SemanticRow.EventsTargets) && all.Count > quotas.TargetsPerRule)
        {
            return new ServiceError("LimitExceededException", "The requested resource exceeds the maximum number allowed.");
        }

        rule.Targets.Clear();
        rule.Targets.AddRange(all);
        return all.Count;
    }

    /// <summary>
    /// Takes targets from a rule. Ids that it does not have are no error.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RemoveTargets.html
    /// </summary>
    /// <returns>How many targets the rule has now, or <c>ResourceNotFoundException</c>.</returns>
    public Reply<int> RemoveTargets(long now, string ruleName, IReadOnlyList<string> ids, string? busNameOrArn = null)
    {
        if (FindRule(ruleName, busNameOrArn, out var rule) is { } error)
        {
            return error;
        }

        rule!.Targets.RemoveAll(t => ids.Contains(t.Id));
        return rule.Targets.Count;
    }

    /// <summary>
    /// The targets of a rule, in the order in which they were added.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListTargetsByRule.html
    /// </summary>
    /// <returns>The targets, or <c>ResourceNotFoundException</c>.</returns>
    public Reply<IReadOnlyList<EventTarget>> ListTargetsByRule(long now, string ruleName, string? busNameOrArn = null) =>
        FindRule(ruleName, busNameOrArn, out var rule) is { } error ? error : rule!.Targets.ToList();

    private static ServiceError? FaultOf(EventTarget target)
    {
        if (!IsName(target.Id, EventBridgeFacts.TargetIdLength))
        {
            return Invalid($"Value '{target.Id}' at 'targets.member.id' is not the id of a target.");
        }

        var arn = target.Arn.Split([':'], 6);
        if (arn.Length < 6 || arn[0] != "arn" || !TargetServices.Contains(arn[2]))
        {
            return Invalid($"Parameter {target.Arn} is not valid. Reason: Provided Arn is not in correct format.");
        }

        if (arn[2] == "sqs" && target.Arn.EndsWith(SqsFacts.FifoSuffix, StringComparison.Ordinal)
            && string.IsNullOrEmpty(target.MessageGroupId))
        {
            return Invalid($"Parameter(s) SqsParameters must be specified for target: {target.Id}.");
        }

        if (target.DeadLetterArn is { } deadLetters && deadLetters.EndsWith(SqsFacts.FifoSuffix, StringComparison.Ordinal))
        {
            return Invalid($"Parameter DeadLetterConfig of target {target.Id} is not valid. Reason: FIFO queues are not supported.");
        }

        if (target.PartitionKeyPath is { } key && JsonPath.Parse(key) is null)
        {
            return Invalid($"Parameter PartitionKeyPath of target {target.Id} is not valid. Reason: Must be a JSON path.");
        }

        return EventBridgeFacts.RetryAttempts.Value.Contains(target.RetryPolicy.MaximumRetryAttempts)
            && EventBridgeFacts.RetryAgeSeconds.Value.Contains(target.RetryPolicy.MaximumEventAgeInSeconds)
            ? null
            : Invalid($"RetryPolicy of target {target.Id} is out of range.");
    }

    private static ServiceError? InputFaultOf(EventTarget target)
    {
        var ways = (target.Input is null ? 0 : 1) + (target.InputPath is null ? 0 : 1) + (target.InputTransformer is null ? 0 : 1);
        if (ways > 1)
        {
            return Invalid($"Only one of Input, InputPath, or InputTransformer must be provided for target {target.Id}.");
        }

        if (target.Input is { } input && JsonValue.TryParse(input, out _) is null)
        {
            return Invalid($"JSON syntax error in input for target {target.Id}.");
        }

        if (target.InputPath is { } path && JsonPath.Parse(path) is null)
        {
            return Invalid($"Parameter InputPath of target {target.Id} is not valid. Reason: Must be a JSON path.");
        }

        return target.InputTransformer is { } transformer ? FaultOf(transformer, target.Id) : null;
    }

    private static ServiceError? FaultOf(InputTransformer transformer, string id)
    {
        if (transformer.InputPathsMap.Count > EventBridgeFacts.InputPaths)
        {
            return Invalid($"InputPathsMap of target {id} has too many paths.");
        }

        for (var i = 0; i < transformer.Paths.Count; i++)
        {
            var pair = transformer.InputPathsMap[i];
            if (pair.Key.StartsWith("aws.", StringComparison.OrdinalIgnoreCase))
            {
                return Invalid($"InputPathsMap of target {id} has the reserved name {pair.Key}.");
            }

            if (transformer.Paths[i] is null)
            {
                return Invalid($"InputPathsMap of target {id} is not valid. Reason: {pair.Value} is not a JSON path.");
            }
        }

        var template = transformer.Template;
        foreach (var name in template.Placeholders)
        {
            if (!TargetInput.IsReserved(name) && !transformer.InputPathsMap.Any(p => p.Key == name))
            {
                return Invalid($"InputTemplate for target {id} contains invalid placeholder {name}.");
            }
        }

        return template.Text.Length == 0 || !template.IsWellFormed ? Invalid($"Invalid InputTemplate for target {id}.") : null;
    }
}
