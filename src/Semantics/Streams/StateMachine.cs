using System.Globalization;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Json;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Streams;

/// <summary>
/// A Step Functions state machine, as far as starting it goes: when a start runs it, when it runs again, and what the caller is told. What
/// an execution does is the driver's business; it says how the execution ended with <see cref="Complete"/>.
/// Source: https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html
/// </summary>
public sealed class StateMachine
{
    private const string ForbiddenCharacters = "<>{}[]?*\"#%\\^|~`$&,;:/";

    private readonly StepFunctionsQuotas quotas;
    private readonly SemanticRows rows;
    private readonly string account;
    private readonly string region;
    private List<Execution> executions = [];
    private long lastName;

    /// <summary>Creates a state machine.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type, for good.</param>
    /// <param name="quotas">Limits; AWS's defaults when null.</param>
    /// <param name="rows">The behaviours in force.</param>
    /// <param name="account">Account id.</param>
    /// <param name="region">Region.</param>
    public StateMachine(
        string name,
        StateMachineType type,
        StepFunctionsQuotas? quotas = null,
        SemanticRows rows = default,
        string account = "123456789012",
        string region = "us-east-1")
    {
        Name = name;
        Type = type;
        this.quotas = quotas ?? StepFunctionsQuotas.Default;
        this.rows = rows;
        this.account = account;
        this.region = region;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its type.</summary>
    public StateMachineType Type { get; }

    /// <summary>Its ARN.</summary>
    public string Arn => $"arn:aws:states:{region}:{account}:stateMachine:{Name}";

    /// <summary>The executions that have been started and not been forgotten, in order.</summary>
    public IReadOnlyList<Execution> Executions => executions;

    /// <summary>
    /// StartExecution.
    /// Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html
    /// </summary>
    /// <param name="now">The time.</param>
    /// <param name="name">1 to 80 characters; one is made up when null.</param>
    /// <param name="input">JSON; <c>{}</c> when null.</param>
    /// <param name="choices">Who chooses.</param>
    /// <returns>
    /// The execution. A standard one that runs already under that name with that input is returned again and not started again; an express
    /// one may run more than once (<see cref="Execution.Runs"/>). <c>ExecutionAlreadyExists</c>: the name is taken, by another input, or by
    /// an execution that ended within 90 days. <c>InvalidName</c>, <c>InvalidExecutionInput</c>: the name or input cannot be.
    /// </returns>
    public Reply<Execution> StartExecution(long now, string? name, string? input, Choices choices)
    {
        Settle(now);
        input ??= "{}";
        if (Check(name, input) is { } error)
        {
            return error;
        }

        var named = Type == StateMachineType.Standard && name is not null ? executions.LastOrDefault(e => e.Name == name) : null;
        if (named is not null && rows.Has(SemanticRow.StepFunctionsStart))
        {
            return named.Status == ExecutionStatus.Running && named.Input == input
                ? named
                : new ServiceError("ExecutionAlreadyExists", $"Execution Already Exists: '{named.Arn}'");
        }

        var isTwice = Type == StateMachineType.Express
            && rows.Has(SemanticRow.StepFunctionsStart)
            && choices.Choose(StepFunctionsChoices.ExpressRuns, name) == 1;
        return Start(now, name, input, isTwice ? 2 : 1);
    }

    /// <summary>
    /// StartSyncExecution: starts an express execution whose caller waits. Answer it with <see cref="Complete"/>'s result.
    /// Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html
    /// </summary>
    /// <returns>
    /// The execution. <c>StateMachineTypeNotSupported</c>: the machine is not express. <c>InvalidName</c>, <c>InvalidExecutionInput</c>: as
    /// for StartExecution.
    /// </returns>
    public Reply<Execution> StartSyncExecution(long now, string? name, string? input)
    {
        Settle(now);
        input ??= "{}";
        return Type != StateMachineType.Express
                ? new ServiceError("StateMachineTypeNotSupported", "This operation is not supported by this type of state machine")
            : Check(name, input) is { } error ? error
            : Start(now, name, input, 1);
    }

    /// <summary>
    /// An execution ended. To the caller of StartSyncExecution this is the reply, which succeeds (HTTP 200) whatever the status: a failure
    /// is told by
    /// <see cref="Execution.Status"/>, <see cref="Execution.Error"/> and <see cref="Execution.Cause"/> alone.
    /// </summary>
    /// <param name="now">The time.</param>
    /// <param name="executionArn">The execution.</param>
    /// <param name="output">JSON, of one that succeeded; else null.</param>
    /// <param name="error">Name of the error, of one that failed; else null.</param>
    /// <param name="cause">What a person is told about the error; else null.</param>
    /// <returns>
    /// The execution as it ended, which is timed out when it took too long. <c>ExecutionDoesNotExist</c>: there is none of that ARN. The
    /// error itself where failures of synchronous executions are told by errors.
    /// </returns>
    public Reply<Execution> Complete(long now, string executionArn, string? output, string? error = null, string? cause = null)
    {
        Settle(now);
        var index = executions.FindIndex(e => e.Arn == executionArn);
        if (index < 0)
        {
            return new ServiceError("ExecutionDoesNotExist", $"Execution Does Not Exist: '{executionArn}'");
        }

        if (executions[index].Status == ExecutionStatus.Running)
        {
            executions[index] = executions[index] with
            {
                Status = error is null ? ExecutionStatus.Succeeded : ExecutionStatus.Failed,
                StoppedAt = now,
                Output = error is null ? output : null,
                Error = error,
                Cause = error is null ? null : cause,
            };
        }

        var ended = executions[index];
        return ended.Status == ExecutionStatus.Succeeded || rows.Has(SemanticRow.StepFunctionsStart)
            ? ended
            : new ServiceError(ended.Error ?? "States.Timeout", ended.Cause ?? "");
    }

    /// <summary>The earliest later time at which an execution times out; null when none runs.</summary>
    public long? NextChange(long now)
    {
        Settle(now);
        var running = executions.Where(e => e.Status == ExecutionStatus.Running).ToList();
        return running.Count == 0 ? null : running.Min(e => e.StartedAt) + MaxDuration;
    }

    /// <summary>An independent copy.</summary>
    public StateMachine Clone()
    {
        var clone = (StateMachine)MemberwiseClone();
        clone.executions = [.. executions];
        return clone;
    }

    private long MaxDuration => Type == StateMachineType.Standard ? quotas.StandardMaxDuration : quotas.ExpressMaxDuration;

    private ServiceError? Check(string? name, string input)
    {
        if (name is not null
            && (!StepFunctionsFacts.NameLength.Value.Contains(name.Length)
                || name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || ForbiddenCharacters.IndexOf(c) >= 0)))
        {
            return new("InvalidName", $"Invalid Name: '{name}'");
        }

        return Utf8.Length(input) > quotas.InputBytes || JsonValue.TryParse(input, out _) is null
            ? new("InvalidExecutionInput", "Invalid State Machine Execution Input")
            : null;
    }

    private Execution Start(long now, string? name, string input, int runs)
    {
        lastName++;
        name ??= "00000000-0000-4000-8000-" + lastName.ToString("x12", CultureInfo.InvariantCulture);
        var suffix = Type == StateMachineType.Express ? ":" + lastName.ToString("x12", CultureInfo.InvariantCulture) : "";
        var kind = Type == StateMachineType.Express ? "express" : "execution";
        var execution = new Execution($"arn:aws:states:{region}:{account}:{kind}:{Name}:{name}{suffix}", name, input, now, runs);
        executions.Add(execution);
        return execution;
    }

    /// <summary>Times executions out, and forgets those whose name is free again.</summary>
    private void Settle(long now)
    {
        for (var i = 0; i < executions.Count; i++)
        {
            var end = executions[i].StartedAt + MaxDuration;
            if (executions[i].Status == ExecutionStatus.Running && now >= end)
            {
                executions[i] = executions[i] with { Status = ExecutionStatus.TimedOut, StoppedAt = end, Error = "States.Timeout" };
            }
        }

        executions.RemoveAll(e => e.StoppedAt is { } stopped && now - stopped >= quotas.NameReuse);
    }
}
