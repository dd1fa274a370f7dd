using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Kafka;

/// <summary>A producer that is told not to wait for the brokers that keep a message, or not to sort out its own retries.</summary>
internal sealed class WeakProducerRule : Rule
{
    /// <summary>Role, with a number from 0: a value of <c>Acks</c> as it is written.</summary>
    public const string AcksValue = "acks";

    /// <summary>Role, with a number from 0: a value of <c>EnableIdempotence</c> as it is written.</summary>
    public const string IdempotenceValue = "idempotence";

    private const string Acks = "Acks";
    private const string EnableIdempotence = "EnableIdempotence";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM7003",
        title: "Weak acknowledgement or idempotence off",
        messageFormat: "{0}; set {1}",
        category: Categories.Kafka,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A message is safe when all in-sync replicas have it, which is what Acks.All waits for. An idempotent producer "
            + "writes each message once and in order, however often it has to try.",
        helpLinkUri: HelpLink("AWSM7003"));

    /// <summary>What is sent in such numbers that some may be lost, as names of types and members say it.</summary>
    private static readonly string[] Losable =
    [
        "Log", "Logs", "Logger", "Logging", "Appender", "Metric", "Metrics", "Telemetry", "Trace", "Traces", "Tracing", "Heartbeat",
        "Heartbeats",
        "Stats", "Statistics", "Analytics", "Clickstream", "Click", "Clicks", "Impressions", "Bench", "Benchmark", "Benchmarks",
    ];

    /// <summary>Words of what may not be lost, though a log is kept of it.</summary>
    private static readonly string[] Kept = ["Audit", "Transaction", "Transactions", "Change", "Changes", "Event", "Events", "Ledger"];

    /// <summary>Words of a comment that gives the reason.</summary>
    private static readonly string[] Reasons = ["latency", "throughput", "superseded", "best effort", "best-effort", "over durability"];

    /// <summary>What a type says of messages that need not arrive.</summary>
    private static readonly string[] NeedNotArrive = ["may be lost", "can be lost", "may get lost"];

    public WeakProducerRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnCreation(AwsApi.Kafka.ProducerConfig, Check);

    private static void Check(CreationContext context)
    {
        // Written later counts as perhaps not written: what is not written is right for Acks, and no news for idempotence
        var acks = context.Flow.ValuesOf(context.Flow.PropertyOfCreated(context.Creation, Acks));
        var isWeak = !acks.IsUnknown && acks.Known.Count > 0 && acks.All(v => v.Text is "None" or "Leader", absent: true);
        var idempotence = context.Flow.ValuesOf(context.Flow.PropertyOfCreated(context.Creation, EnableIdempotence));
        var retries = context.Flow.ValuesOf(context.Flow.PropertyOfCreated(context.Creation, "MessageSendMaxRetries"));
        if (retries.Known.Any(v => v.Integer == 0))
        {
            // Nothing is tried again: what is lost may be lost
            return;
        }

        var isOff = context.Creation.Arguments.Length == 0
            && !idempotence.IsUnknown && idempotence.Known.Count > 0 && idempotence.All(v => v.Data is false, absent: true);
        if ((isWeak || isOff) && (IsSetByName(context) || (isWeak && IsForWhatMayBeLost(context)) || IsCopied(context)
            || SourceWords.SayOnPurpose(context.Creation.Syntax, Reasons)
            || SourceWords.TypeSays(context.Creation.Syntax, NeedNotArrive, context.Rule.Cancellation)))
        {
            return;
        }

        if (isWeak)
        {
            var acksWritten = Written(context, Acks);
            var message = acks.Known.All(v => v.Text == "None")
                ? "With Acks.None no broker confirms a message, so one that is refused or lost on the way counts as delivered"
                : "With Acks.Leader a message counts as delivered when one broker has it, and is lost if that one fails before others copy it";
            context.Rule.Report(
                LocationOf(Acks, context),
                Details(context, acksWritten, isOff ? Written(context, EnableIdempotence) : []),
                message,
                "Acks.All");
        }
        else if (isOff)
        {
            // It is off by default too, so this is no worse than what most producers do: a suggestion.
            var written = Written(context, EnableIdempotence);
            context.Rule.Suggest(
                LocationOf(EnableIdempotence, context),
                Details(context, [], written),
                "Without idempotence a retry can write a message twice, or behind a later one",
                "EnableIdempotence to true");
        }
    }

    /// <summary>Code of the same file sets what it likes on a configuration by name: <c>config.Set(key, value)</c>.</summary>
    private static bool IsSetByName(CreationContext context)
    {
        var tree = context.Creation.Syntax.SyntaxTree;
        var (state, cancellation) = (context.Rule.State, context.Rule.Cancellation);
        return CompilationText.Mentions(tree, "Set", cancellation)
            && tree.GetRoot(cancellation).DescendantNodes().Any(n =>
                n is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Set",
                    Expression: var config } }
                && state.ModelOf(tree).GetTypeInfo(config, cancellation).Type?.Name.EndsWith("Config", StringComparison.Ordinal) == true);
    }

    /// <summary>
    /// Metrics, traces of clicks and the like are worth less than the wait for three brokers: the type that configures their producer, what
    /// it derives from, or the member around, is called after them.
    /// </summary>
    private static bool IsForWhatMayBeLost(CreationContext context)
    {
        var type = Scopes.TypeAround(context.Creation, context.Rule.Cancellation);
        var types = type is null
            ? []
            : type.SelfAndBases().Concat(type.AllInterfaces.Where(i => i.TypeArguments.IsEmpty)).Append(type.ContainingType);
        var names = types.OfType<ITypeSymbol>().Where(t => t.SpecialType == SpecialType.None).Select(t => t.Name)
            .Append(Scopes.MemberAround(context.Creation, context.Rule.Cancellation)?.Name)
            .Append((context.Creation.Around().Parent?.Parent as IVariableDeclaratorOperation)?.Symbol.Name);
        return names.Any(n => n is { Length: > 0 } && n.Capitalized() is var name
            && Array.Exists(Losable, w => CallKinds.Says(name, w) && !(w is "Log" or "Logs" && IsKept(name))));
    }

    /// <summary>Readers rely on a log of audits or changes; an event of a log (<c>ILogEventSink</c>) is a line of it.</summary>
    private static bool IsKept(string name)
    {
        var rest = name.Replace("LogEvent", "Log");
        return Array.Exists(Kept, w => CallKinds.Says(rest, w));
    }

    /// <summary>
    /// Whether what holds or makes the configuration is what those of other producers are copied from, which may say what they need:
    /// <c>new ProducerConfig(Shared()) { Acks = Acks.All }</c>.
    /// </summary>
    private static bool IsCopied(CreationContext context)
    {
        var (state, cancellation) = (context.Rule.State, context.Rule.Cancellation);
        var model = state.ModelOf(context.Creation.Syntax.SyntaxTree);
        foreach (var holder in context.Creation.Syntax.Ancestors().Where(a => a is VariableDeclaratorSyntax or PropertyDeclarationSyntax
            or MethodDeclarationSyntax or LocalFunctionStatementSyntax))
        {
            if (model.GetDeclaredSymbol(holder, cancellation) is { } symbol && IsCopied(symbol, holder, state, cancellation))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCopied(ISymbol symbol, SyntaxNode declaration, CompilationState state, CancellationToken cancellation)
    {
        if (symbol is IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary })
        {
            return state.Holds("config is copied", symbol, () => CompilationText.Names(state, symbol.Name, cancellation).Any(IsCopy));
        }

        // A variable is known in its own member alone; one of top-level statements in the file
        var member = declaration.Ancestors().FirstOrDefault(a => a is MemberDeclarationSyntax and not GlobalStatementSyntax);
        return SourceWords.Names(member ?? declaration.SyntaxTree.GetRoot(cancellation), symbol.Name, cancellation).Any(IsCopy);

        bool IsCopy(SimpleNameSyntax name)
        {
            ExpressionSyntax expression = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
            if (expression.Parent is InvocationExpressionSyntax call && call.Expression == expression)
            {
                expression = call;
            }

            // The settings of consumers are not of producers, and a builder makes no copy
            return expression.Parent is ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax copy }
                && state.ModelOf(name.SyntaxTree) is var model
                && model.GetSymbolInfo(name, cancellation).Symbol is { } named
                && SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, symbol.OriginalDefinition)
                && model.GetTypeInfo(copy, cancellation).Type is { } type
                && type.SelfAndBases().FirstOrDefault(t => t.NamespaceName() == "Confluent.Kafka") is
                    { Name: "ProducerConfig" or "ClientConfig" };
        }
    }

    /// <summary>The value, where the initialiser says it; else the object: a finding stands in the code that was looked at.</summary>
    private static Location LocationOf(string property, CreationContext context) =>
        ValueFlow.InitialValue(context.Creation, property) is { } value
            ? value.Unwrapped().Syntax.GetLocation()
            : Places.Of(context.Creation);

    private static FixDetails? Details(CreationContext context, List<IOperation> acks, List<IOperation> idempotence)
    {
        if (acks.Concat(idempotence).Any(o => o.Syntax.SyntaxTree != context.Creation.Syntax.SyntaxTree))
        {
            return null;
        }

        var details = new FixDetails();
        for (var i = 0; i < acks.Count; i++)
        {
            details.At(AcksValue + i, acks[i].Syntax);
        }

        for (var i = 0; i < idempotence.Count; i++)
        {
            details.At(IdempotenceValue + i, idempotence[i].Syntax);
        }

        return details;
    }

    /// <summary>The values of a property as they are written: in the initialiser, and later through the variable.</summary>
    private static List<IOperation> Written(CreationContext context, string property)
    {
        var values = new List<IOperation>();
        if (ValueFlow.InitialValue(context.Creation, property) is { } initial)
        {
            values.Add(initial.Unwrapped());
        }

        foreach (var write in BodyIndex.Of(context.Creation).WritesTo(property))
        {
            if (write is { Instance: not (null or IInstanceReferenceOperation), Parent: ISimpleAssignmentOperation assignment }
                && context.Flow.SourcesOf(write.Instance).Expressions.Contains(context.Creation))
            {
                values.Add(assignment.Value.Unwrapped());
            }
        }

        return values;
    }
}
