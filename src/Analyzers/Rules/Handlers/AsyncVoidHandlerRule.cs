using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Rules.Handlers;

/// <summary>A handler that is <c>async void</c>: nobody can wait for it.</summary>
internal sealed class AsyncVoidHandlerRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM3010",
        title: "Handler is async void",
        messageFormat: "{0} is async void: {1}; return Task",
        category: Categories.Handlers,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "An async method without a task gives its caller nothing to wait for. The runtime of Lambda's managed .NET refuses "
            + "such a handler when the function starts.",
        helpLinkUri: HelpLink("AWSM3010"));

    public AsyncVoidHandlerRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnHandler(Check);

    private static void Check(HandlerContext context)
    {
        var handler = context.Handler;
        if (handler.Method is not { IsAsync: true, ReturnsVoid: true } || handler.IsHelper(context.Rule.State, context.Rule.Cancellation))
        {
            return;
        }

        context.Rule.Report(
            handler.Location,
            null,
            handler.Method.MethodKind == MethodKind.AnonymousFunction ? "The handler" : "'" + handler.Method.Name + "'",
            handler.Method.MethodKind == MethodKind.Ordinary
                ? "the Lambda runtime refuses to load it, and every invocation fails"
                : "Lambda takes the batch for handled at the first await, and freezes what is left of it");
    }
}
