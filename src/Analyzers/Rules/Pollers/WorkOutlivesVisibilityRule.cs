using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Pollers;

/// <summary>Work with a message that waits, or may take, longer than the receive keeps the message from others.</summary>
internal sealed class WorkOutlivesVisibilityRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM2010",
        title: "Work outlives the visibility timeout",
        messageFormat: "The work with one message may take {0} seconds, but the receive hides it from others for {1}, so it is handled twice; raise VisibilityTimeout, or extend it with ChangeMessageVisibility while the work goes on",
        category: Categories.Pollers,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "The visibility timeout begins with the receive. A message that is not deleted by its end is given to the next reader, while the first still works with it.",
        helpLinkUri: HelpLink("AWSM2010"));

    private static readonly string[] ExtensionWords = ["Visib", "Invisib", "Heartbeat", "Extend", "Lease", "KeepAlive", "Renew"];

    public WorkOutlivesVisibilityRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnCall(AwsApi.Sqs.ReceiveMessage, Check);

    private static void Check(CallContext context)
    {
        var (state, cancellation) = (context.Rule.State, context.Rule.Cancellation);
        if (context.Call.Argument("request") is not { } request
            || context.Flow.PropertyOf(request.Value, "VisibilityTimeout") is not { IsUnknown: false } given
            || !IsCertain(given, context.Call)
            || context.Flow.ValuesOf(given) is not { IsUnknown: false, Known: [{ Integer: > 0 and var visible }] }
            || IsExtended(state, cancellation)
            || BodyIndex.RootOf(context.Call).Syntax.DescendantTokens().Any(NamesExtension))
        {
            return;
        }

        foreach (var message in ReceivedMessages.Of(context.Call, state, cancellation).Messages)
        {
            if (LoopOver(message) is { } loop
                && FirstDelete(loop.Body, context.Symbols) is { } delete
                && SecondsIn(loop.Body, delete, context.Flow) is var seconds && seconds > visible)
            {
                context.Rule.Report(context.Call.NameSyntax().GetLocation(), null, seconds, visible);
                return;
            }
        }
    }

    /// <summary>The loop that takes one message each round: a <c>foreach</c>, or a <c>for</c> that counts and begins with the message at that place.</summary>
    private static ILoopOperation? LoopOver(IOperation message) =>
        message is ILocalReferenceOperation { Local: { DeclaringSyntaxReferences: [var declaration] } local }
            ? message.AncestorsInFunction().OfType<ILoopOperation>().FirstOrDefault(l => l switch
            {
                IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation variable } => SymbolEqualityComparer.Default.Equals(variable.Symbol, local),
                IForLoopOperation @for => RecordLoop.CounterOf(@for) is not null && @for.Body.Syntax.Span.Contains(declaration.Span),
                _ => false,
            })
            : null;

    /// <summary>Given as the request is created, or by a statement that certainly runs before the receive.</summary>
    private static bool IsCertain(PropertyValue given, IOperation receive) =>
        !given.MayBeAbsent || given.Assigned.Any(a => Sequence.Before(receive).Any(s => s.Contains(a) && Sequence.IsUnconditionalIn(a, s)));

    private static bool IsExtended(CompilationState state, CancellationToken cancellation) =>
        new[] { "ChangeMessageVisibilityAsync", "ChangeMessageVisibility", "ChangeMessageVisibilityBatchAsync",
            "ChangeMessageVisibilityBatch" }
            .Any(n => CompilationText.Mentions(state, n, cancellation));

    /// <summary>A helper out of view that keeps messages hidden, as its name tells.</summary>
    private static bool NamesExtension(SyntaxToken token) => token.IsKind(SyntaxKind.IdentifierToken)
        && !string.Equals(token.ValueText, "VisibilityTimeout", StringComparison.OrdinalIgnoreCase)
        && Array.Exists(ExtensionWords, w =>
            token.ValueText.IndexOf(w, StringComparison.Ordinal) >= 0 || token.ValueText.StartsWith(w, StringComparison.OrdinalIgnoreCase));

    private static IInvocationOperation? FirstDelete(IOperation body, MessagingSymbols symbols) =>
        body.Descendants().OfType<IInvocationOperation>()
        .FirstOrDefault(c => symbols.OperationOf(c.TargetMethod) == AwsApi.Sqs.DeleteMessage);

    /// <summary>The waits that the loop's body certainly makes before the delete, or the longest time that it gives its work.</summary>
    private static long SecondsIn(IOperation body, IOperation delete, ValueFlow flow)
    {
        var (waited, allowed) = (TimeSpan.Zero, TimeSpan.Zero);
        foreach (var operation in body.Descendants())
        {
            if (operation.Syntax.SpanStart >= delete.Syntax.SpanStart)
            {
                break;
            }

            switch (operation)
            {
                case IInvocationOperation { TargetMethod: { Name: "Delay", ContainingType.Name: "Task" }
                    or { Name: "Sleep", ContainingType.Name: "Thread" } } wait
                    when Sequence.IsUnconditionalIn(wait, body) && (wait.TargetMethod.Name == "Sleep" || Execution.IsAwaited(wait)):
                    waited += Known(wait.Arguments[0].Value, flow);
                    break;
                case IInvocationOperation { TargetMethod: { Name: "CancelAfter", ContainingType.Name: "CancellationTokenSource" } } limit
                    when Sequence.IsUnconditionalIn(limit, body):
                    allowed = Longer(allowed, Known(limit.Arguments[0].Value, flow));
                    break;
                case IObjectCreationOperation { Type.Name: "CancellationTokenSource", Arguments: [{ Value: { } time }] } limit
                    when Sequence.IsUnconditionalIn(limit, body):
                    allowed = Longer(allowed, Known(time, flow));
                    break;
            }
        }

        return (long)Longer(waited, allowed).TotalSeconds;
    }

    private static TimeSpan Longer(TimeSpan left, TimeSpan right) => left > right ? left : right;

    /// <summary>A time that is known, as a span or in milliseconds; zero for any other.</summary>
    private static TimeSpan Known(IOperation time, ValueFlow flow) =>
        flow.ValuesOf(time) is { IsUnknown: false, MayBeAbsent: false, Known: [var only] }
            ? only.Data as TimeSpan? ?? (only.Integer is > 0 and < int.MaxValue and var milliseconds
            ? TimeSpan.FromMilliseconds(milliseconds) : TimeSpan.Zero)
            : TimeSpan.Zero;
}
