namespace AwsMessaging.Semantics.Facts;

/// <summary>Limits and defaults of AWS Step Functions, as far as starting an execution goes.</summary>
public static class StepFunctionsFacts
{
    private const string StartPage = "https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html";
    private const string TypesPage = "https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html";

    /// <summary>Characters of an execution's name.</summary>
    public static readonly Fact<Bounds> NameLength = new(new Bounds(1, 80), StartPage, "2026-10");

    /// <summary>Bytes of an execution's input in UTF-8.</summary>
    public static readonly Fact<int> InputBytes = new(
        262_144, "https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html", "2026-10");

    /// <summary>Days after its end for which the name of a standard execution stays taken.</summary>
    public static readonly Fact<int> NameReuseDays = new(90, StartPage, "2026-10");

    /// <summary>How the resource of a task ends that waits until somebody sends its token back.</summary>
    public static readonly Fact<string> CallbackSuffix = new(
        ".waitForTaskToken", "https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html", "2026-10");

    /// <summary>Days that a standard execution lasts at most.</summary>
    public static readonly Fact<int> StandardMaxDays = new(365, TypesPage, "2026-10");

    /// <summary>Minutes that an express execution lasts at most.</summary>
    public static readonly Fact<int> ExpressMaxMinutes = new(5, TypesPage, "2026-10");
}
