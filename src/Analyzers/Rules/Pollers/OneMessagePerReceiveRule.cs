using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Pollers;

/// <summary>A poll loop that asks for one message at a time though it could take several.</summary>
internal sealed class OneMessagePerReceiveRule : Rule
{
    private const string MaxNumberOfMessages = "MaxNumberOfMessages";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM2002",
        title: "One message per receive",
        messageFormat: "This loop receives one message per call because of {0}, up to {1} times the calls that it needs; set "
            + "MaxNumberOfMessages to {1}, if that many can be handled within the visibility timeout",
        category: Categories.Pollers,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A receive brings at most as many messages as it asks for, and one when it does not say. Each call costs the same "
            + "and takes a round trip, however many messages it brings.",
        helpLinkUri: HelpLink("AWSM2002"));

    /// <summary>
    /// Who keeps messages hidden by hand has long work: ten that wait for each other would have to be kept hidden all the while.
    /// </summary>
    private static readonly string[] Extensions =
    [
        "ChangeMessageVisibilityAsync", "ChangeMessageVisibility", "ChangeMessageVisibilityBatchAsync", "ChangeMessageVisibilityBatch",
    ];

    public OneMessagePerReceiveRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnCall(AwsApi.Sqs.ReceiveMessage, Check);

    private static void Check(CallContext context)
    {
        var (state, cancellation) = (context.Rule.State, context.Rule.Cancellation);
        var setting = new RequestSetting(context, MaxNumberOfMessages);
        if (!context.Flow.ValuesOf(setting.Given).All(v => v.Integer == SqsFacts.DefaultMaxNumberOfMessages, absent: true) || setting.Peeks
            || setting.HidesForLong || !context.IsRepeated || KeepsHidden(context))
        {
            return;
        }

        // Code that looks at the first message only would leave the others invisible until they come back.
        var received = ReceivedMessages.Of(context.Call, state, cancellation);
        if (!received.TakesOne && !received.ListEscapes && received.Messages.Count + received.GoneThroughBy.Count > 0
            && !received.Messages.Any(IsKeptElsewhere)
            && !WaitsForPlace(context.Call) && !WaitsForProcess(context.Call.Syntax.SyntaxTree, cancellation)
            && !ClientCode.MaySet(context.Rule, MaxNumberOfMessages))
        {
            context.Rule.Report(
                context.Call.NameSyntax().GetLocation(),
                setting.Details(),
                setting.Given.MayBeAbsent ? "the default" : "MaxNumberOfMessages = 1",
                SqsFacts.MaxNumberOfMessages.Value.Max);
        }
    }

    /// <summary>
    /// Whether the poller changes how long a message is hidden, and not only to give it back at once: its type does, or one that it names.
    /// What other pollers do with their messages says nothing of these.
    /// </summary>
    private static bool KeepsHidden(CallContext context)
    {
        var (state, cancellation, flow) = (context.Rule.State, context.Rule.Cancellation, context.Flow);
        return CompilationText.MentionsOneOf(state, Extensions, cancellation)
            && Scopes.TypeAround(context.Call, cancellation) is { } type
            && state.Holds("keeps hidden", type.OriginalDefinition, () =>
            {
                var own = type.DeclaringSyntaxReferences.Where(r => state.Compilation.ContainsSyntaxTree(r.SyntaxTree))
                    .Select(r => r.GetSyntax(cancellation)).ToList();
                return Extensions.SelectMany(w => CompilationText.Names(state, w, cancellation))
                    .Any(n => IsOf(n, own, cancellation) && !GivesBack(n, state, flow));
            });
    }

    /// <summary>
    /// Whether a name stands in the source of a type, in a type that this source names, or in an extension method that it calls.
    /// </summary>
    private static bool IsOf(SimpleNameSyntax name, List<SyntaxNode> own, CancellationToken cancellation)
    {
        if (own.Exists(o => o.SyntaxTree == name.SyntaxTree && o.Span.Contains(name.Span)))
        {
            return true;
        }

        var type = name.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText;
        var method = name.FirstAncestorOrSelf<MethodDeclarationSyntax>();
        var extension = method?.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true
            ? method.Identifier.ValueText
            : null;
        return own.Exists(o => Names(o, type) || Names(o, type is null ? null : "I" + type) || Names(o, extension));

        bool Names(SyntaxNode source, string? word) => word is not null && SourceWords.Names(source, word, cancellation).Any();
    }

    /// <summary>Whether a change is certainly one to 0 seconds: by its argument, by its request, or, of a batch, by a 0 in it.</summary>
    private static bool GivesBack(SimpleNameSyntax name, CompilationState state, ValueFlow flow)
    {
        if (name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } syntax)
        {
            return false;
        }

        if (state.ModelOf(syntax.SyntaxTree).GetOperation(syntax, flow.Cancellation) is IInvocationOperation call)
        {
            if (call.Argument("visibilityTimeout") is { Value: var seconds })
            {
                return flow.ValuesOf(seconds).All(v => v.Integer == 0);
            }

            if (call.Argument("request") is { Value: var request } && request.Type?.Name == "ChangeMessageVisibilityRequest")
            {
                return flow.ValuesOf(flow.PropertyOf(request, "VisibilityTimeout")).All(v => v.Integer == 0, absent: true);
            }
        }

        return syntax.ArgumentList.DescendantNodes().Any(a =>
            a is LiteralExpressionSyntax { Token.Value: 0, Parent: not ArgumentSyntax { Parent: BracketedArgumentListSyntax } });
    }

    /// <summary>
    /// Whether code that is not in view gets the receipt handle of a message, or the message and what is done with it, and not only to
    /// settle it: it may keep it hidden until that is done.
    /// </summary>
    private static bool IsKeptElsewhere(IOperation message) => message.Around() switch
    {
        (IPropertyReferenceOperation { Property.Name: "ReceiptHandle" } handle, var child) when handle.Instance == child =>
            handle.Around().Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var taker } }
            && IsOutOfView(taker, handle) && (!CallKinds.IsOnlySettling(taker) || CallKinds.Says(taker.Name, "Visibility")),
        (IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var taker } }, _) =>
            IsOutOfView(taker, message)
            && taker.Parameters.Any(p => p.Type.TypeKind == TypeKind.Delegate || Execution.IsTask(p.Type)),
        _ => false,
    };

    private static bool IsOutOfView(IMethodSymbol method, IOperation call) =>
        !method.IsOf(call.SemanticModel?.Compilation) && !method.IsOfPlainLibrary(call);

    /// <summary>Whether code of the file waits for other programs, which take the time that they take.</summary>
    private static bool WaitsForProcess(SyntaxTree tree, CancellationToken cancellation) =>
        CompilationText.Mentions(tree, "WaitForExitAsync", cancellation) || CompilationText.Mentions(tree, "WaitForExit", cancellation);

    /// <summary>Each round first waits until one more message may be worked on: there is room for one, and not for ten.</summary>
    private static bool WaitsForPlace(IInvocationOperation receive) =>
        receive.AncestorsInFunction().OfType<ILoopOperation>().FirstOrDefault() is { } loop
        && Sequence.Before(receive).TakeWhile(loop.Contains).Any(s => s.DescendantsAndSelf().Any(o => ParallelWork.IsHold(o)
            || o is IInvocationOperation { TargetMethod: { Name: "WhenAny", ContainingType.Name: "Task" } }));
}
