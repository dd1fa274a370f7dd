using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Architecture;

/// <summary>A handler of messages that calls another service of the same system and waits for its answer.</summary>
internal sealed class SynchronousCallRule : Rule
{
    private static readonly string[] PrivateSuffixes = [".internal", ".local", ".lan", ".corp", ".svc", ".elb.amazonaws.com"];

    private static readonly string[] Endpoints = [".execute-api.", ".lambda-url."];

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM8002",
        title: "Message handler calls another service synchronously",
        messageFormat: "The handler waits for {0}: it fails whenever that does, and both are paid for while one works; {1}",
        category: Categories.Architecture,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        description: "A queue decouples two services as long as the consumer can work when the others are down. A handler that waits for "
            + "another service is no more available than that one, retries its outages message by message, and pays for waiting.",
        helpLinkUri: HelpLink("AWSM8002"));

    public SynchronousCallRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnHandler(Check);

    private static void Check(HandlerContext context)
    {
        foreach (var call in context.Operations.OfType<IInvocationOperation>())
        {
            if (Execution.IsDoneInPlace(call) && !Scopes.IsInExpressionTree(call) && Answer(call, context) is var (who, remedy))
            {
                context.Rule.Report(call.NameSyntax().GetLocation(), null, who, remedy);
            }
        }
    }

    /// <summary>
    /// Whose answer a call waits for, and what to do instead; null for what is no other service of the same system, or may not be one.
    /// </summary>
    private static (string Who, string Remedy)? Answer(IInvocationOperation call, HandlerContext context)
    {
        var operation = context.Symbols.OperationOf(call.TargetMethod);
        if (operation == AwsApi.Lambda.Invoke)
        {
            return WaitsForFunction(call, context.Flow)
                ? ("another function", "send it a message, or invoke it with InvocationType.Event")
                : null;
        }

        if (operation == AwsApi.StepFunctions.StartSyncExecution)
        {
            return ("a state machine", "start it with StartExecution and let it send what comes out");
        }

        return HttpRequests.ClientOf(call) is { } client && HttpRequests.HostOf(call, client, context.Flow) is { } host
            && IsOfSameSystem(host)
            ? (host, "send it a message, or keep a copy of what it knows")
            : null;
    }

    private static bool WaitsForFunction(IInvocationOperation call, ValueFlow flow)
    {
        if (call.Argument("request") is not { } request)
        {
            return false;
        }

        // Lambda waits when nothing is said, so it does not matter whether what says so comes in time.
        var type = flow.PropertyOf(request.Value, "InvocationType");
        return !type.IsUnknown && type.Assigned.All(a => a is IFieldReferenceOperation { Field.Name: "RequestResponse" }
            || a.ConstantValue is { HasValue: true, Value: "RequestResponse" });
    }

    /// <summary>A name without dots, of a private network, or of an endpoint that AWS gives an account; this machine is none.</summary>
    private static bool IsOfSameSystem(string host) =>
        host.IndexOf('.') < 0
            ? !host.Equals("localhost", StringComparison.OrdinalIgnoreCase) && host.IndexOf('[') < 0
            : Array.Exists(PrivateSuffixes, s => host.EndsWith(s, StringComparison.OrdinalIgnoreCase))
                || Array.Exists(Endpoints, e => host.IndexOf(e, StringComparison.OrdinalIgnoreCase) > 0);
}
