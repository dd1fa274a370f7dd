using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Handlers;

/// <summary>
/// A handler does something that adds up, an insert, a charge or a publish, and nothing in view tells a repetition from a first time.
/// </summary>
internal sealed class RepeatedEffectRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM3014",
        title: "Effect is not idempotent",
        messageFormat: "'{0}' {1} again when Lambda delivers the {2} again, and nothing in view tells a repetition from the first time; "
            + "give it a key that stays the same ({3}) and let the other side refuse a key that it knows",
        category: Categories.Handlers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: false,
        description: "Event source mappings deliver each record at least once: after a timeout, after a failure of another record of the "
            + "batch, and now and then for no visible reason. What a handler does must be safe to do twice.",
        helpLinkUri: HelpLink("AWSM3014"));

    /// <summary>What code says that knows of repetitions, or may.</summary>
    private static readonly string[] Tokens =
    [
        "idempoten", "dedup", "duplicate", "processed", "handled", "already", "seen", "exist", "inbox", "conflict", "upsert", "merge",
        "unique",
        "claim", "acquire", "lease", "ReceiveCount", "MessageGroupId", "ClientRequestToken", "ClientToken", "outbox", "RequestOptions",
    ];

    /// <summary>How look-ups begin: what they find may decide whether the effect is due.</summary>
    private static readonly string[] Lookups =
        ["Get", "Find", "Any", "First", "Single", "Query", "Has", "Contains", "TryGet", "TryAdd", "Load", "Read", "Is", "Check", "Should",
            "Try"];

    private static readonly string[] Charges = ["Charge", "Refund", "Debit", "Withdraw", "Payout"];

    /// <summary>How names of what identifies a thing end.</summary>
    private static readonly string[] KeyWords = ["id", "key", "number", "reference", "token", "uuid"];

    public RepeatedEffectRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnHandler(Check);

    private static void Check(HandlerContext context)
    {
        var bodies = HandlerCode.Of(context.Handler, context.Rule.State, context.Rule.Cancellation);
        var operations = bodies.SelectMany(b => b.DescendantsAndSelf()).ToList();
        var effects = operations.OfType<IInvocationOperation>()
            .Where(c => EffectOf(c, context) is not null)
            .ToList();
        if (effects.Count == 0 || operations.Exists(o => TellsRepetition(o, context)) || SpeaksOfRepetition(context))
        {
            return;
        }

        var isQueue = context.Handler.Source == BatchSource.Sqs;
        foreach (var call in effects)
        {
            context.Rule.Report(
                call.NameSyntax().GetLocation(), null, call.TargetMethod.Name, EffectOf(call, context)!, isQueue ? "message" : "record",
                isQueue ? "an id in the message, or its MessageId" : "an id in the record, or its sequence number");
        }
    }

    /// <summary>
    /// What a call does that adds up, in words; null for a call that is not known to, or may be given something to tell it by.
    /// </summary>
    private static string? EffectOf(IInvocationOperation call, HandlerContext context)
    {
        var method = call.TargetMethod;
        var does = context.Symbols.OperationOf(method) is { } operation ? operation.Publishes ? "publishes" : null
            : TransactionTypes.IsDataLibrary(method) && call.Arguments.Any(a => IsPlainInsert(a.Value)) ? "inserts"
            : IsCharge(method, call) ? "takes effect"
            : null;
        return does is not null && !Scopes.IsInCatch(call)
            && !call.Arguments.Any(a => a.Value.DescendantsAndSelf().Any(o => Identifies(o, context)))
            ? does
            : null;
    }

    /// <summary>A text that inserts a row, and names no column that could be the key of what the message tells of.</summary>
    private static bool IsPlainInsert(IOperation value) =>
        value.ConstantValue is { HasValue: true, Value: string text }
        && text.TrimStart().StartsWith("INSERT", StringComparison.OrdinalIgnoreCase)
        && text.IndexOf('(') > 0
        && !text.Split(' ', '(', ')', ',', '\n', '\r', '\t', '@', ':', '"', '[', ']', '`').Any(IsKeyName);

    /// <summary>A method by the name of a payment, of an interface or a library: its body, which may know better, is not in view.</summary>
    private static bool IsCharge(IMethodSymbol method, IOperation call) =>
        Charges.Any(c => method.Name == c || method.Name == c + "Async")
        && (method.ContainingType.TypeKind == TypeKind.Interface || !method.IsOf(call.SemanticModel?.Compilation));

    /// <summary>
    /// Whether what is given to an effect may identify it: by the name of a variable or member, by a type that has such a member or is not
    /// in view, or because it is the record or its body as a whole.
    /// </summary>
    private static bool Identifies(IOperation operation, HandlerContext context) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "Body" or "Data" or "Value" or "NewImage", ContainingType: var type } }
            when context.Symbols.IsWatched(type.ContainingAssembly) => true,
        IMemberReferenceOperation member => IsKeyName(member.Member.Name) && !operation.IsWritten(),
        ILocalReferenceOperation local => IsKeyName(local.Local.Name) || IsOpaque(local),
        IParameterReferenceOperation parameter => IsKeyName(parameter.Parameter.Name) || IsOpaque(parameter),
        IInvocationOperation call => !context.Symbols.IsWatched(call.TargetMethod.ContainingAssembly)
            && !call.TargetMethod.ContainingNamespace.ToDisplayString().StartsWith("System", StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>
    /// Whether a variable that is handed over as a whole may hold an id: of a type of which not all is in view, or with a member by such a
    /// name. One of which a member is read is not handed over.
    /// </summary>
    private static bool IsOpaque(IOperation variable)
    {
        if (variable.Parent is IMemberReferenceOperation || variable.Type?.Name == nameof(CancellationToken)
            || TransactionTypes.IsOfDatabase(variable.Type))
        {
            return false;
        }

        return variable.Type is not INamedTypeSymbol { SpecialType: SpecialType.None, IsReferenceType: true } type
            || !type.IsOf(variable.SemanticModel?.Compilation)
            || type.BaseType is not { SpecialType: SpecialType.System_Object }
            || type.GetMembers().OfType<IPropertySymbol>().Where(p => !p.IsImplicitlyDeclared).Any(
                p => IsKeyName(p.Name) || p.Type is { IsReferenceType: true, SpecialType: SpecialType.None });
    }

    private static bool IsKeyName(string name) => KeyWords.Any(w => name.EndsWith(w, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Whether an operation looks something up, or uses what identifies the record other than to report it as failed or to log it.
    /// </summary>
    private static bool TellsRepetition(IOperation operation, HandlerContext context) => operation switch
    {
        IInvocationOperation { TargetMethod: var method } =>
            !method.ContainingNamespace.ToDisplayString().StartsWith("System", StringComparison.Ordinal)
            && Lookups.Any(l => method.Name.StartsWith(l, StringComparison.Ordinal)),
        IPropertyReferenceOperation { Property: { Name: "MessageId" or "SequenceNumber" or "EventID" or "EventId"
            or "Offset" } property } =>
            context.Symbols.IsWatched(property.ContainingAssembly) && !IsReportedOrLogged(operation, context.Symbols),
        _ => false,
    };

    private static bool IsReportedOrLogged(IOperation id, MessagingSymbols symbols) => id.Ancestors().Any(a => a switch
    {
        IObjectCreationOperation creation => BatchTypes.IsFailure(creation.Type, symbols),
        IInvocationOperation call =>
            call.TargetMethod.ContainingType.Name is "Console" or "ILambdaLogger" or "ILogger" or "LoggerExtensions" or "LambdaLogger",
        _ => false,
    });

    /// <summary>Whether the handler's file says something that has to do with repetitions, as an identifier or in a text.</summary>
    private static bool SpeaksOfRepetition(HandlerContext context) =>
        context.Handler.Body.Syntax.SyntaxTree.GetRoot(context.Rule.Cancellation)
        .DescendantTokens()
        .Any(t => t.RawKind is (int)SyntaxKind.IdentifierToken or (int)SyntaxKind.StringLiteralToken
                or (int)SyntaxKind.InterpolatedStringTextToken or (int)SyntaxKind.MultiLineRawStringLiteralToken
                or (int)SyntaxKind.SingleLineRawStringLiteralToken
            && Tokens.Any(w => t.ValueText.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0));
}
