using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Json;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Configuration;

/// <summary>A state that waits for a token which somebody sends back, for as long as an execution may last.</summary>
internal sealed class UntimedCallbackRule : Rule
{
    private static readonly string[] Timeouts = ["TimeoutSeconds", "TimeoutSecondsPath", "HeartbeatSeconds", "HeartbeatSecondsPath"];

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM4034",
        title: "Step Functions callback without timeout",
        messageFormat: "{0} waits up to a year for a token that may never come back; set {1}",
        category: Categories.Configuration,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A task with .waitForTaskToken goes on when somebody sends its token back. A message that is lost, or a worker that "
            + "fails before it answers, leaves the execution waiting: nothing fails, is retried or raises an alarm.",
        helpLinkUri: HelpLink("AWSM4034"));

    public UntimedCallbackRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests)
    {
        interests.OnResource(ResourceKind.Task, CheckTask);
        interests.OnResource(ResourceKind.StateMachine, CheckDefinition);
    }

    private static void CheckTask(ResourceContext context)
    {
        var task = context.Resource;
        var pattern = task.Own("IntegrationPattern");
        var waits = pattern.Texts() is ["WAIT_FOR_TASK_TOKEN"] || task.EndsIn("Resource", StepFunctionsFacts.CallbackSuffix) == true;
        if (!waits || !Timeouts.All(t => task.Own(t).IsAbsent))
        {
            return;
        }

        // Which machine has the task is not followed: none of them may end an execution that waits.
        var machines = task.Others(ResourceKind.StateMachine);
        if ((task.IsInProgram || machines.Any(task.IsBeside)) && machines.Count > 0
            && machines.All(m => !m.IsChange && m.Own("TimeoutSeconds").IsAbsent)
            && !machines.Any(m => Overrides.MayChange(m.Site, "DefinitionString", context.Rule.State, context.Rule.Cancellation)))
        {
            context.Rule.Report(
                pattern.IsAbsent ? task.Location : context.PlaceOf(pattern),
                null,
                task.Title.Capitalized(),
                pattern.IsAbsent ? "TimeoutSeconds or HeartbeatSeconds" : "TaskTimeout or HeartbeatTimeout");
        }
    }

    private static void CheckDefinition(ResourceContext context)
    {
        foreach (var (json, writing) in context.Resource.JsonOf("DefinitionString"))
        {
            // The machine's own timeout ends an execution that waits.
            if (json.Find("TimeoutSeconds") is not null || !(context.Resource.IsChange || context.Resource.Own("TimeoutSeconds").IsAbsent))
            {
                continue;
            }

            foreach (var (name, state) in StatesIn(json))
            {
                if (state.Find("Resource") is { Kind: JsonKind.String } resource
                    && resource.Text.EndsWith(StepFunctionsFacts.CallbackSuffix, StringComparison.Ordinal)
                    && Timeouts.All(t => state.Find(t) is null))
                {
                    context.Rule.Report(
                        context.PlaceOf(writing, resource.Offset + 1, resource.Length - 2), null, $"State '{name}'",
                        "TimeoutSeconds or HeartbeatSeconds");
                }
            }
        }
    }

    /// <summary>The states of a machine, with those of its parallel branches and maps.</summary>
    private static IEnumerable<(string Name, JsonValue State)> StatesIn(JsonValue machine)
    {
        foreach (var member in machine.Find("States")?.Members ?? [])
        {
            yield return (member.Name, member.Value);
            var inner = (member.Value.Find("Branches")?.Items ?? []).Append(member.Value.Find("Iterator"))
                .Append(member.Value.Find("ItemProcessor"));
            foreach (var found in inner.OfType<JsonValue>().SelectMany(StatesIn))
            {
                yield return found;
            }
        }
    }
}
