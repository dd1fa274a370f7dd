using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Simulation.Adversary;

/// <summary>What may happen to a program of the user, whatever services it uses.</summary>
public static class ProgramChoices
{
    /// <summary>Option of <see cref="Crash"/> in which the process ends before the step.</summary>
    public const int CrashBefore = 1;

    /// <summary>Option of <see cref="Crash"/> in which the process ends after the step took effect and before it knows.</summary>
    public const int CrashAfter = 2;

    /// <summary>Option of <see cref="HandlerTime"/> in which the handler takes longer than the visibility timeout.</summary>
    public const int SlowerThanVisibility = 1;

    /// <summary>Option of <see cref="HandlerTime"/> in which the handler takes longer than a message can be hidden at all.</summary>
    public const int SlowerThanAnyVisibility = 2;

    /// <summary>A step with an effect outside of the process: a call, a commit.</summary>
    public static readonly ChoicePoint Crash = new(
        "process.crash",
        "A task that is stopped is killed if it still runs after a time-out of 30 seconds: a process can end between any two steps.",
        "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_StopTask.html",
        "goes on", "ends before the step", "ends after the step");

    /// <summary>How long a handler takes for a message.</summary>
    public static readonly ChoicePoint HandlerTime = new(
        "handler.time",
        "A message whose visibility timeout ends before it is deleted becomes visible to other consumers, though the first still works on it.",
        "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html",
        "as usual", "longer than the visibility timeout", "longer than 12 hours");
}
