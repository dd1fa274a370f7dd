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
        description: "A message is safe when all in-sync replicas have it, which is what Acks.All waits for. An idempotent producer writes each message once and in order, however often it has to try.",
        helpLinkUri: HelpLink("AWSM7003"));

    /// <summary>What is sent in such numbers that some may be lost, as names of types and members say it.</summary>
    private static readonly string[] Losable =
    [
        "Log", "Logs", "Logger", "Logging", "Appender", "Metric", "Metrics", "Telemetry", "Trace", "Traces", "Tracing", "Heartbeat", "Heartbeats",
        "Stats", "Statistics", "Analytics", "Clickstream", "Click", "Clicks", "Impressions", "Bench", "Benchmark", "Benchmarks",
    ];

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
        var isOff = context.Creation.Arguments.Length == 0 && !retries.Known.Any(v => v.Integer == 0)
            && !idempotence.IsUnknown && idempotence.Known.Count > 0 && idempotence.All(v => v.Data is false, absent: true);
        if ((isWeak || isOff) && (IsSetByName(context) || (isWeak && IsForWhatMayBeLost(context)) || IsCopied(context)))
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
                n is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Set", Expression: var config } }
                && state.ModelOf(tree).GetTypeInfo(config, cancellation).Type?.Name.EndsWith("Config", StringComparison.Ordinal) == true);
    }

    /// <summary>
    /// Metrics, traces of clicks and the like are worth less than the wait for three brokers: the type that configures their producer, what it
    /// derives from, or the member around, is called after them.
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
        return names.Any(n => n is { Length: > 0 } && char.ToUpperInvariant(n[0]) + n.Substring(1) is var name
            && Array.Exists(Losable, w => CallKinds.Says(name, w)));
    }

    /// <summary>
    /// Whether the configuration, by the name of what holds or makes it, is what others are copied from, which may say what they need:
    /// <c>new ProducerConfig(Shared()) { Acks = Acks.All }</c>.
    /// </summary>
    private static bool IsCopied(CreationContext context)
    {
        var holder = context.Creation.Syntax.Ancestors().Select(a => a switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            LocalFunctionStatementSyntax local => local.Identifier.ValueText,
            _ => null,
        }).FirstOrDefault(n => n is not null);
        return holder is not null && CompilationText.Names(context.Rule.State, holder, context.Rule.Cancellation).Any(n =>
        {
            ExpressionSyntax expression = n.Parent is MemberAccessExpressionSyntax access && access.Name == n ? access : n;
            if (expression.Parent is InvocationExpressionSyntax call)
            {
                expression = call;
            }

            return expression.Parent is ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax copy }
                && (copy is ImplicitObjectCreationExpressionSyntax || (copy is ObjectCreationExpressionSyntax { Type: var type }
                    && SourceWords.NameOf(type)?.EndsWith("Config", StringComparison.Ordinal) == true));
        });
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
