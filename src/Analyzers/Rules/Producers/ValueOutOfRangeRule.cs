using System.Globalization;
using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>A number, text or attribute that the service certainly does not accept.</summary>
internal sealed class ValueOutOfRangeRule : Rule
{
    /// <summary>Role of the value.</summary>
    public const string Value = "value";

    /// <summary>Property with the text of the nearest valid value.</summary>
    public const string Nearest = "nearest";

    private const string DataType = "DataType";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1016",
        title: "Value outside the range the service accepts",
        messageFormat: "{0}, so {1} refuses the request; {2}",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The service checks every value of a request, and answers with an error when one of them is outside its range.",
        helpLinkUri: HelpLink("AWSM1016"));

    private static readonly (AwsType Type, string Property, Fact<Bounds> Bounds)[] Numbers =
    [
        (Sqs("SendMessageRequest"), "DelaySeconds", SqsFacts.DelaySeconds),
        (Sqs("SendMessageBatchRequestEntry"), "DelaySeconds", SqsFacts.DelaySeconds),
        (Sqs("ReceiveMessageRequest"), "WaitTimeSeconds", SqsFacts.WaitTimeSeconds),
        (Sqs("ReceiveMessageRequest"), "MaxNumberOfMessages", SqsFacts.MaxNumberOfMessages),
        (Sqs("ReceiveMessageRequest"), "VisibilityTimeout", SqsFacts.VisibilityTimeoutSeconds),
        (Sqs("ChangeMessageVisibilityRequest"), "VisibilityTimeout", SqsFacts.VisibilityTimeoutSeconds),
        (Sqs("ChangeMessageVisibilityBatchRequestEntry"), "VisibilityTimeout", SqsFacts.VisibilityTimeoutSeconds),
    ];

    private static readonly AwsType PublishRequest = AwsApi.Sns.Service.Model("PublishRequest");

    private static readonly AwsType[] Attributes = [Sqs("MessageAttributeValue"), AwsApi.Sns.Service.Model("MessageAttributeValue")];

    private static readonly string[] DataTypes = ["String", "Number", "Binary"];

    public ValueOutOfRangeRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests)
    {
        foreach (var type in Numbers.Select(n => n.Type).Distinct())
        {
            interests.OnCreation(type, c => CheckNumbers(c, type));
        }

        interests.OnCreation(PublishRequest, CheckSubject);
        interests.OnCall(AwsApi.Sns.Publish, CheckSubjectOfOverload);
        foreach (var type in Attributes)
        {
            interests.OnCreation(type, c => CheckDataType(c, type == Attributes[0] ? "SQS" : "SNS"));
        }

        interests.OnCreation(Sqs("SendMessageRequest"), CheckAttributeCount);
        interests.OnCreation(Sqs("SendMessageBatchRequestEntry"), CheckAttributeCount);
        interests.OnCall(AwsApi.Sqs.ChangeMessageVisibility, CheckOverload);
    }

    private static AwsType Sqs(string name) => AwsApi.Sqs.Service.Model(name);

    private static void CheckNumbers(CreationContext context, AwsType type)
    {
        var flow = context.Flow.WithCallersOfBody(context.Creation);
        foreach (var (_, property, bounds) in Numbers.Where(n => n.Type == type))
        {
            foreach (var value in flow.WrongIn(context.Creation, property, v => IsOutside(v, bounds)))
            {
                CheckNumber(context.Rule, value, Places.Of(context.Creation, value), property, bounds);
            }
        }
    }

    private static void CheckOverload(CallContext context)
    {
        if (context.Call.Argument("visibilityTimeout") is { ArgumentKind: ArgumentKind.Explicit } argument)
        {
            CheckNumber(context.Rule, argument.Value, argument.Value.Syntax.GetLocation(), "visibilityTimeout",
                SqsFacts.VisibilityTimeoutSeconds);
        }
    }

    private static void CheckNumber(RuleContext rule, IOperation value, Location place, string property, Bounds bounds)
    {
        var values = rule.Flow.WithCallersOfBody(value).ValuesOf(value);
        if (values.Known.Count == 0 || !values.All(v => IsOutside(v, bounds)) || IsLookedAt(value)
            || ClientCode.MaySet(rule, property.Capitalized()))
        {
            return;
        }

        var number = values.Known[0].Integer!.Value;
        var nearest = Text(number < bounds.Min ? bounds.Min : bounds.Max);

        // To write another value in the place of a parameter that only callers know would make it a riddle.
        rule.Report(
            place,
            rule.Flow.ValuesOf(value).IsUnknown ? null : new FixDetails().At(Value, WrittenAt(value)).With(Nearest, nearest),
            $"{property} {Text(number)} is outside {Text(bounds.Min)} to {Text(bounds.Max)}",
            "SQS",
            "use " + nearest);
    }

    /// <summary>
    /// Where another value has to stand: in a variable that is there for this one use, which would be left unused otherwise.
    /// </summary>
    private static SyntaxNode WrittenAt(IOperation value) =>
        value.Unwrapped() is ILocalReferenceOperation { Local: var local } reference
        && BodyIndex.Of(reference).MentionsOf(local) is { Count: 2 } mentions
        && mentions.OfType<IVariableDeclaratorOperation>().FirstOrDefault()?.GetVariableInitializer()?.Value is { } initial
            ? initial.Syntax
            : value.Syntax;

    /// <summary>
    /// Whether the code compares a variable, or a constant with a name, of which the value is made: what is too much may go another way,
    /// <c>Delay &gt; 900 ? ScheduleAsync() : SendAsync()</c>.
    /// </summary>
    private static bool IsLookedAt(IOperation value)
    {
        var named = new HashSet<ISymbol>(value.DescendantsAndSelf().Select(NamedBy).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        return named.Count > 0 && BodyIndex.RootOf(value).Descendants().Any(o => o is IIsPatternOperation or IBinaryOperation
            {
                OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan
                    or BinaryOperatorKind.GreaterThanOrEqual,
            }
            && o.Descendants().Any(d => NamedBy(d) is { } symbol && named.Contains(symbol)));

        static ISymbol? NamedBy(IOperation operation) => operation switch
        {
            ILocalReferenceOperation local => local.Local,
            IFieldReferenceOperation field => field.Field,
            _ => null,
        };
    }

    private static bool IsOutside(Value value, Bounds bounds) => value.Integer is { } number && !bounds.Contains(number);

    private static void CheckSubject(CreationContext context)
    {
        var flow = context.Flow.WithCallersOfBody(context.Creation);
        foreach (var value in flow.WrongIn(context.Creation, "Subject", IsNoSubject))
        {
            ReportSubject(context.Rule, Places.Of(context.Creation, value), flow.ValuesOf(value).Known[0].Text!);
        }
    }

    private static void CheckSubjectOfOverload(CallContext context)
    {
        if (context.Call.Argument("subject") is { ArgumentKind: ArgumentKind.Explicit, Value: var value }
            && context.Flow.WithCallersOfBody(context.Call).ValuesOf(value) is { Known.Count: > 0 } values && values.All(IsNoSubject))
        {
            ReportSubject(context.Rule, value.Syntax.GetLocation(), values.Known[0].Text!);
        }
    }

    private static bool IsNoSubject(Value value) =>
        value.Text is { } text && (text.Length > SnsFacts.SubjectLength.Value.Max || text.Any(char.IsControl));

    private static void ReportSubject(RuleContext rule, Location place, string text)
    {
        var max = SnsFacts.SubjectLength.Value.Max;
        rule.Report(
            place,
            null,
            text.Length > max
                ? $"Subject has {Text(text.Length)} characters and may have {Text(max)}"
                : "Subject has line breaks or control characters",
            "SNS",
            text.Length > max ? "shorten it" : "remove them");
    }

    /// <summary>A type can carry a label behind a dot: <c>Number.int</c>. Case matters.</summary>
    private static void CheckDataType(CreationContext context, string service)
    {
        foreach (var value in context.Flow.WrongIn(context.Creation, DataType, v => v.Text is { Length: > 0 } text
            && !DataTypes.Contains(text.Split('.')[0])))
        {
            var text = context.Flow.ValuesOf(value).Known[0].Text!;
            var details = new FixDetails().At(Value, WrittenAt(value));
            context.Rule.Report(
                Places.Of(context.Creation, value),
                Meant(text) is { } meant ? details.With(Nearest, SymbolDisplay.FormatLiteral(meant, quote: true)) : null,
                $"DataType '{text}' is none of String, Number and Binary, with or without a label behind a dot",
                service,
                Meant(text) is { } use ? $"use {use}" : "use one of these");
        }
    }

    /// <summary>The type in another case, or by the name that C# has for it.</summary>
    private static string? Meant(string text)
    {
        var type = text.Split('.')[0];
        var label = text.Substring(type.Length);
        return (DataTypes.FirstOrDefault(t => string.Equals(t, type, StringComparison.OrdinalIgnoreCase)) ?? type switch
        {
            "int" or "Int" or "Int32" or "Int64" or "Integer" or "integer" or "long" or "Long" or "decimal" or "Decimal" or "double"
                or "Double" => "Number",
            "Str" or "str" or "Text" or "text" or "Guid" or "Boolean" or "bool" or "Bool" => "String",
            _ => null,
        }) is { } meant
            ? meant + label
            : null;
    }

    private static void CheckAttributeCount(CreationContext context)
    {
        var max = SqsFacts.MaximumMessageAttributes.Value;
        const string property = "MessageAttributes";
        if (ValueFlow.InitialValue(context.Creation, property) is { } attributes
            && AttributesIn(attributes, context.Flow) is var count && count > max
            && context.Flow.WrittenTo(context.Creation, property).Count == 1
            && !context.Flow.PropertyOfCreated(context.Creation, property).IsUnknown
            && !Usage.MayTakeOut(context.Creation.Type, property, context.Creation, before: null)
            && !ClientCode.MaySet(context.Rule, property))
        {
            context.Rule.Report(
                attributes.Syntax.GetLocation(),
                null,
                $"The message has {Text(count)} attributes and may have {Text(max)}",
                "SQS",
                "put what consumers do not filter by into the body");
        }
    }

    private static int AttributesIn(IOperation value, ValueFlow flow) => value.Unwrapped() switch
    {
        IObjectCreationOperation { Initializer: { } initializer } => AttributesIn(initializer, flow),
        IObjectOrCollectionInitializerOperation initializer =>
            initializer.Initializers.Select(NameIn).Distinct(StringComparer.Ordinal).Count(),
        ILocalReferenceOperation local when flow.EntriesOf(local) is { IsComplete: true, Known: var known } =>
            known.Where(e => e.IsInitial).Select(e => e.Key).Distinct(StringComparer.Ordinal).Count(),
        _ => 0,
    };

    /// <summary>
    /// What tells an attribute from the others: where one is set a second time, <c>["trace"] = …</c>, the message still has it once.
    /// </summary>
    private static string NameIn(IOperation initializer) =>
        initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: [{ Value: var name }] } }
            ? name.ConstantValue is { HasValue: true, Value: string text } ? text : name.Syntax.ToString()
            : initializer.Syntax.ToString();

    private static string Text(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
}
