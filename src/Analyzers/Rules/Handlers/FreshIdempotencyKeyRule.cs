using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Handlers;

/// <summary>
/// An idempotency key that is another one when the message is delivered again, and so keeps nothing from happening twice.
/// </summary>
internal sealed class FreshIdempotencyKeyRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM3015",
        title: "Idempotency key changes on redelivery",
        messageFormat: "{0} is another one at every delivery, so the effect of a message that is delivered again happens again; make the "
            + "key of what stays: {1}",
        category: Categories.Handlers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Lambda delivers a message at least once. The other side can tell a repetition from a new request only by a key that "
            + "is the same both times.",
        helpLinkUri: HelpLink("AWSM3015"));

    private static readonly string[] KeyEndings =
        ["idempotency", "idempotence", "idempotent", "key", "id", "token", "identifier", "guid", "uuid", "value"];

    private static readonly string[] OfOwner = ["lock", "lease", "owner", "holder", "worker"];

    public FreshIdempotencyKeyRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnHandler(Check);

    private static void Check(HandlerContext context)
    {
        foreach (var body in context.Code)
        {
            foreach (var operation in context.OperationsIn(body))
            {
                if (KeyIn(operation) is { } key && WhatChanges(key, context) is { } changing && !HasCondition(operation, body))
                {
                    context.Rule.Report(
                        key.Syntax.GetLocation(),
                        null,
                        changing,
                        context.Handler.Source == BatchSource.Sqs
                            ? "an id in the message, or its MessageId"
                            : "an id in the record, or its sequence number");
                }
            }
        }
    }

    /// <summary>
    /// The value that certainly serves as an idempotency key: by the name of the property, parameter or header that takes it.
    /// </summary>
    private static IOperation? KeyIn(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { IsIndexer: false } property }, Value: var value }
            when IsKey(property) => value,
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true,
            Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string name } }] }, Value: var value }
            when SaysIdempotent(name) => value,
        IArgumentOperation { ArgumentKind: ArgumentKind.Explicit, Parameter: { Name: var name, RefKind: RefKind.None } parameter } argument
            when SaysIdempotent(name) && IsIdType(parameter.Type) => argument.Value,
        IInvocationOperation { TargetMethod.Name: "Add" or "TryAdd" or "TryAddWithoutValidation" or "AddHeader" or "WithHeader" } call
            when call.Arguments.Select(a => a.Value).Where(v => v.Type?.SpecialType == SpecialType.System_String).ToList()
                is [{ ConstantValue: { HasValue: true, Value: string name } }, var value] && SaysIdempotent(name) => value,
        _ => null,
    };

    private static bool IsKey(IPropertySymbol property) =>
        (SaysIdempotent(property.Name) && IsIdType(property.Type))
        || (property.Name is "ClientRequestToken" or "ClientToken"
            && property.ContainingAssembly?.Name.StartsWith("AWSSDK.", StringComparison.Ordinal) == true);

    /// <summary>
    /// The name of a key: <c>Idempotency-Key</c>, <c>IdempotencyToken</c>. What else is kept for idempotency's sake, when a key expires or
    /// who works on it, is meant to be another one.
    /// </summary>
    private static bool SaysIdempotent(string name) =>
        name.IndexOf("idempoten", StringComparison.OrdinalIgnoreCase) >= 0
        && Array.Exists(KeyEndings, e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase))
        && !Array.Exists(OfOwner, o => name.IndexOf(o, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>A condition of DynamoDB's tells a repetition, whatever the token of the request says.</summary>
    private static bool HasCondition(IOperation key, IOperation body) =>
        key is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "ClientRequestToken" } }
        && body.Syntax.DescendantTokens().Any(t => t.ValueText is "ConditionExpression" or "ConditionCheck");

    private static bool IsIdType(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_String or SpecialType.System_Object || type.Name == nameof(Guid)
        || type is INamedTypeSymbol { ConstructedFrom.SpecialType: SpecialType.System_Nullable_T };

    /// <summary>What in a value is another one at every delivery, in words; null when it may be the same.</summary>
    private static string? WhatChanges(IOperation key, HandlerContext context)
    {
        if (FreshValue.MakerOf(key, context.Flow) is { } maker)
        {
            return $"'{maker.Syntax}'";
        }

        var sources = context.Flow.SourcesOf(key).Expressions;
        return sources.Count > 0 && sources.All(s => OfDelivery(s, context.Symbols) is not null)
            ? OfDelivery(sources[0], context.Symbols)
            : null;
    }

    private static string? OfDelivery(IOperation value, MessagingSymbols symbols) => value switch
    {
        { ConstantValue.HasValue: true } => null,
        IPropertyReferenceOperation { Property: { Name: "ReceiptHandle", ContainingType: var type } }
            when BatchTypes.IsRecord(type, symbols) => "The receipt handle",
        IPropertyReferenceOperation { Property: { Name: "AwsRequestId",
            ContainingType: { Name: "ILambdaContext", ContainingAssembly.Name: "Amazon.Lambda.Core" } } } => "The id of the invocation",
        IInvocationOperation { TargetMethod.Name: "ToString", Instance: { } instance } => OfDelivery(instance.Unwrapped(), symbols),
        IInterpolatedStringOperation
            or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } =>
            TextParts.Of(value).Select(p => OfDelivery(p, symbols)).FirstOrDefault(w => w is not null),
        _ => null,
    };
}
