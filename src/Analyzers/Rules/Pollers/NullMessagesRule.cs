using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Pollers;

/// <summary>
/// Code that uses the messages of a receive as if there always were a list, which SDK v4 leaves out when the queue has none.
/// </summary>
internal sealed class NullMessagesRule : Rule
{
    /// <summary>Role, with a number behind, of an expression that may be null.</summary>
    public const string Place = "place";

    /// <summary>Major version of the SDK since which collections are null.</summary>
    private const int FirstWithNull = 4;

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM2003",
        title: "Messages is null when the queue is empty",
        messageFormat: "Since SDK v{0}, Messages is null when there was nothing to receive, so '{1}' throws on an empty queue; take an "
            + "empty list for null, or test for it first",
        category: Categories.Pollers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Since version 4, the SDK leaves a collection of a response null when the service sent none. A receive that finds no "
            + "message has no list of messages. A suggestion in a library, whose host may set AWSConfigs.InitializeCollections.",
        helpLinkUri: HelpLink("AWSM2003"));

    /// <summary>Characters of an expression that a message quotes.</summary>
    private const int MaxOutline = 40;

    public NullMessagesRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnCall(AwsApi.Sqs.ReceiveMessage, Check);

    private static void Check(CallContext context)
    {
        if (context.Symbols.SdkMajor(AwsApi.Sqs.Service) is null or < FirstWithNull || ReceivesMore(context))
        {
            return;
        }

        var tree = context.Call.Syntax.SyntaxTree;
        var used = new List<MessageList>();
        var received = ReceivedMessages.Of(context.Call, context.Rule.State, context.Rule.Cancellation);
        if (received.ListIsPassedOn)
        {
            return;
        }

        foreach (var list in received.Lists)
        {
            switch (list.MayBeNull ? UseOf(list.Expression) : Use.Harmless)
            {
                case Use.Guarded:
                    return;
                case Use.Throws when list.Expression.Syntax.SyntaxTree == tree:
                    used.Add(list);
                    break;
            }
        }

        used.RemoveAll(IsInLoopOverList);
        if (used.Count == 0 || used.Exists(u => IsMatched(BodyIndex.RootOf(u.Expression))) || ClientCode.MaySet(context.Rule, "Messages")
            || used.Exists(u => IsMatchedByHelper(u.Expression, context.Rule)))
        {
            return;
        }

        var details = new FixDetails();
        var places = used.Select(u => u.Source.Syntax).Distinct().ToList();
        for (var i = 0; i < places.Count; i++)
        {
            details.At(Place + i, places[i]);
        }

        var first = Outline(used.OrderBy(u => u.Expression.Syntax.SpanStart).First().Expression.Syntax);
        var location = context.Call.NameSyntax().GetLocation();
        if (context.Symbols.Compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule
            || OtherCode.WorksWith(AwsApi.SdkAssemblies, context.Rule.State))
        {
            context.Rule.Suggest(location, details, FirstWithNull, first);
        }
        else
        {
            context.Rule.Report(location, details, FirstWithNull, first);
        }
    }

    /// <summary>How the message says the use: <c>response.Messages.Count</c>, <c>foreach (… in messages)</c>.</summary>
    private static string Outline(SyntaxNode list)
    {
        var text = list.ToString();
        text = text.Length > MaxOutline ? "…" + text.Substring(text.LastIndexOf('.') + 1) : text;
        return list.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Expression == list => text + "." + access.Name.Identifier.ValueText,
            CommonForEachStatementSyntax => "foreach (… in " + text + ")",
            SpreadElementSyntax => ".. " + text,
            _ => text,
        };
    }

    /// <summary>Somebody here has the SDK make empty collections, or the client is not AWS's own.</summary>
    private static bool ReceivesMore(CallContext context) =>
        CompilationText.Mentions(context.Rule.State, "InitializeCollections", context.Rule.Cancellation)
        || context.Call.Instance?.Type is { } client && !context.Symbols.IsSdk(client.ContainingAssembly);

    /// <summary>
    /// Whether a response is matched by what its list is like, which no null is: <c>response is { Messages.Count: > 0 }</c>.
    /// </summary>
    private static bool IsMatched(IOperation body) => body.Syntax.DescendantNodes().OfType<SubpatternSyntax>()
        .Any(p => p.ExpressionColon?.DescendantTokens().Any(t => t.ValueText == "Messages") == true);

    /// <summary>Whether the body calls a method that is given a response and matches it so.</summary>
    private static bool IsMatchedByHelper(IOperation use, RuleContext context)
    {
        var body = BodyIndex.RootOf(use).Syntax;
        return CompilationText.Names(context.State, "Messages", context.Cancellation).Any(n =>
            n.FirstAncestorOrSelf<SubpatternSyntax>() is not null
            && n.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is MethodDeclarationSyntax helper
            && helper.ParameterList.Parameters.Any(p => p.Type?.ToString().Contains("ReceiveMessageResponse") == true)
            && SourceWords.Names(body, helper.Identifier.ValueText, context.Cancellation).Any());
    }

    /// <summary><c>foreach (var message in response.Messages ?? [])</c> comes to what is in it only where there is a list.</summary>
    private static bool IsInLoopOverList(MessageList list) => list.Expression.Ancestors().OfType<IForEachLoopOperation>()
        .Any(l => l.Body.Syntax.Span.Contains(list.Expression.Syntax.Span)
            && l.Collection.DescendantsAndSelf().Any(static o => o is ICoalesceOperation
            {
                Value.Type: INamedTypeSymbol { TypeArguments: [{ Name: "Message" }] },
            }));

    private static Use UseOf(IOperation list)
    {
        var (parent, child) = list.Around();
        return parent switch
        {
            IForEachLoopOperation or { Syntax: SpreadElementSyntax } => Use.Throws,
            IPropertyReferenceOperation property when property.Instance == child => Use.Throws,
            IInvocationOperation call when call.Instance == child => Use.Throws,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType.Name: "Enumerable" or "ParallelEnumerable"
                or "Parallel" } } => Use.Throws,
            IArgumentOperation argument when Usage.IsCopied(argument) => Use.Throws,
            IArgumentOperation { Parent: IInvocationOperation call } =>
                call.TargetMethod.IsOwn(call) && !IsTested(call) ? Use.Harmless : Use.Guarded,
            ICoalesceOperation or IVariableInitializerOperation or ISimpleAssignmentOperation or IReturnOperation
                or IConditionalOperation => Use.Harmless,
            IInterpolationOperation or IExpressionStatementOperation => Use.Harmless,
            _ => Use.Guarded,
        };
    }

    /// <summary>Whether what a method made of the list decides on the way: <c>if (OrEmpty(messages).Count == 0) continue;</c>.</summary>
    private static bool IsTested(IInvocationOperation call)
    {
        IOperation child = call;
        for (var parent = call.Parent; parent is not (null or IBlockOperation); child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case IConditionalOperation conditional:
                    return conditional.Condition == child;
                case IWhileLoopOperation loop:
                    return loop.Condition == child;
                case IAnonymousFunctionOperation:
                    return false;
            }
        }

        return false;
    }

    private enum Use
    {
        /// <summary>Takes null as it comes, or hands it on to where it is looked at.</summary>
        Harmless,

        /// <summary>Throws for null.</summary>
        Throws,

        /// <summary>A test for null, or something that may be one: all uses count as guarded.</summary>
        Guarded,
    }
}
