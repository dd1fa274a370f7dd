using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Handlers;

/// <summary>
/// A handler that waits for an HTTP call as long as <c>HttpClient</c> does by default: longer than most functions may run.
/// </summary>
internal sealed class UntimedCallRule : Rule
{
    /// <summary>Seconds that <c>HttpClient</c> waits when nobody says how long: HttpClient.Timeout in .NET's reference.</summary>
    private const int DefaultSeconds = 100;

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM3016",
        title: "Remote call can outlast the function",
        messageFormat: "{0} waits up to {1} seconds, the default of HttpClient; a function that times out before (after {2} seconds, "
            + "unless it is set) gets its whole batch again and finds no exception in its log, so set a Timeout below the function's or "
            + "pass a token",
        category: Categories.Handlers,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "When a function runs into its timeout, Lambda ends it where it is: no catch runs, nothing says which call was slow, "
            + "and all records of the batch are delivered again.",
        helpLinkUri: HelpLink("AWSM3016"));

    public UntimedCallRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnHandler(Check);

    private static void Check(HandlerContext context)
    {
        if (OutlastsClient(context.Handler.Method))
        {
            return;
        }

        foreach (var call in context.Operations.OfType<IInvocationOperation>())
        {
            if (HttpRequests.ClientOf(call) is { } client && IsWaitedFor(call, context) && !HasToken(call)
                && HasDefaultTimeout(client, context.Flow))
            {
                context.Rule.Report(
                    call.NameSyntax().GetLocation(), null, call.TargetMethod.Name, DefaultSeconds,
                    LambdaFacts.DefaultFunctionTimeout.Value);
            }
        }
    }

    /// <summary>Amazon.Lambda.Annotations says that the function may run longer than the client waits.</summary>
    private static bool OutlastsClient(IMethodSymbol handler) => handler.GetAttributes().Any(a =>
        a.AttributeClass is { Name: "LambdaFunctionAttribute" }
        && a.NamedArguments.Any(n => n is { Key: "Timeout", Value.Value: uint seconds } && seconds > DefaultSeconds));

    /// <summary>Awaited as it is; what a policy runs, or what is waited for with a limit, may end earlier.</summary>
    private static bool IsWaitedFor(IInvocationOperation call, HandlerContext context)
    {
        for (var function = call.EnclosingFunction(); function is not null
            && function != context.Handler.Body; function = function.Parent?.EnclosingFunction())
        {
            if (function is IAnonymousFunctionOperation lambda
                && Execution.PlaceOf(lambda, context.Rule.State, context.Rule.Cancellation) is null)
            {
                return false;
            }
        }

        return !Execution.IsTask(call.Type)
            || (Execution.IsAwaited(call) && call.Around().Parent is not IInvocationOperation { TargetMethod.Name: "WaitAsync" or "Wait" });
    }

    private static bool HasToken(IInvocationOperation call) => call.Arguments.Any(a =>
        a.ArgumentKind != ArgumentKind.DefaultValue
        && a.Parameter?.Type is { Name: nameof(CancellationToken) }
        && a.Value.Unwrapped() is not (IDefaultValueOperation
            or IPropertyReferenceOperation { Property.Name: nameof(CancellationToken.None) }));

    /// <summary>The client is created in view, with at most a handler of the framework's, and nobody sets its timeout.</summary>
    private static bool HasDefaultTimeout(IOperation client, ValueFlow flow)
    {
        var sources = flow.SourcesOf(client).Expressions;
        return sources.Count > 0
            && sources.All(s => s is IObjectCreationOperation { Type.Name: "HttpClient" } creation
                && creation.Arguments.All(a => IsPlain(a.Value.Unwrapped())))
            && flow.PropertyOf(client, "Timeout") is { IsUnknown: false, Assigned.Count: 0 };
    }

    private static bool IsPlain(IOperation argument) =>
        argument is IObjectCreationOperation { Type.Name: "HttpClientHandler" or "SocketsHttpHandler" } || argument.ConstantValue.HasValue;
}
