using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Pollers;

/// <summary>Attributes of received messages that are read though the receive did not ask for them.</summary>
internal sealed class AttributeNotRequestedRule : Rule
{
    /// <summary>Property with the request's property that asks for them.</summary>
    public const string Property = "property";

    /// <summary>Property with the names of the attributes, one a line.</summary>
    public const string Names = "names";

    private const string SystemNames = "MessageSystemAttributeNames";
    private const string OldSystemNames = "AttributeNames";
    private const string MessageNames = "MessageAttributeNames";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM2013",
        title: "Attribute is read that was not asked for",
        messageFormat: "{0} is read from the messages but never there, because the receive does not ask for it; name it in {1} of the "
            + "request",
        category: Categories.Pollers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "SQS sends attributes of a message only to a receive that asks for them by name, or for all. Without that, the "
            + "collections are empty, or null since version 4 of the SDK.",
        helpLinkUri: HelpLink("AWSM2013"));

    public AttributeNotRequestedRule()
        : base(Finding)
    {
    }

    /// <param name="Name">The attribute's name.</param>
    /// <param name="IsSystem">SQS itself sets it.</param>
    private sealed record ReadAttribute(string Name, bool IsSystem);

    public override void Register(Interests interests) => interests.OnCall(AwsApi.Sqs.ReceiveMessage, Check);

    private static void Check(CallContext context)
    {
        var received = ReceivedMessages.Of(context.Call, context.Rule.State, context.Rule.Cancellation);
        var read = received.Messages.SelectMany(m => ReadFrom(m, context.Flow)).ToList();
        if (read.Count == 0 || received.Messages.Any(PutsAttributes)
            || (context.Call.Instance?.Type is { } client && !context.Symbols.IsSdk(client.ContainingAssembly)))
        {
            return; // a client of one's own may ask for more
        }

        var request = context.Call.TargetMethod.ContainingAssembly is var sdk
            && context.Call.Argument("request") is { Value.Type: { } given }
            ? given
            : sdk?.GetTypeByMetadataName(AwsApi.Sqs.ReceiveMessageRequest.MetadataName);
        var systemProperty = request?.GetMembers(SystemNames).Length > 0 ? SystemNames : OldSystemNames;
        Check(context, read.Where(r => r.IsSystem), [SystemNames, OldSystemNames], systemProperty);
        Check(context, read.Where(r => !r.IsSystem), [MessageNames], MessageNames);
    }

    private static void Check(CallContext context, IEnumerable<ReadAttribute> read, string[] properties, string property)
    {
        var missing = read.Select(r => r.Name).Distinct().ToList();
        if (missing.Count == 0 || Array.Exists(properties, p => ClientCode.MaySet(context.Rule, p)))
        {
            return;
        }

        var isUnset = true;
        if (missing.Count > 0 && context.Call.Argument("request") is { } request)
        {
            foreach (var name in properties)
            {
                var asked = context.Flow.ElementsOf(request.Value, name);
                if (!asked.IsComplete)
                {
                    return;
                }

                isUnset &= asked.Expressions.Count == 0 && context.Flow.PropertyOf(request.Value, name).Assigned.Count == 0;
                foreach (var expression in asked.Expressions)
                {
                    if (NameOf(expression, context.Flow) is not { } pattern)
                    {
                        return;
                    }

                    missing.RemoveAll(m => Asks(pattern, m));
                }
            }
        }

        if (missing.Count > 0)
        {
            var details = isUnset ? new RequestSetting(context, property).Details() : null;
            context.Rule.Report(
                context.Call.NameSyntax().GetLocation(),
                details?.With(Property, property).With(Names, string.Join("\n", missing)),
                string.Join(", ", missing),
                property);
        }
    }

    /// <summary><c>All</c> and <c>.*</c> ask for all, <c>trace.*</c> for those that begin so.</summary>
    private static bool Asks(string pattern, string name) => pattern is "All" or ".*" || pattern == name
        || (pattern.EndsWith(".*", StringComparison.Ordinal) && name.StartsWith(pattern.Substring(0, pattern.Length - 2),
        StringComparison.Ordinal));

    /// <summary>The attributes that a mention of a message reads by name.</summary>
    private static IEnumerable<ReadAttribute> ReadFrom(IOperation message, ValueFlow flow)
    {
        if (message.Around() is not (IPropertyReferenceOperation { Property.Name: "Attributes" or "MessageAttributes" } property, var child)
            || property.Instance != child)
        {
            yield break;
        }

        var isSystem = property.Property.Name == "Attributes";
        foreach (var collection in new[] { property, Inside(property) })
        {
            if (collection is not null && KeyOf(collection) is { } key && NameOf(key, flow) is { } name)
            {
                yield return new(name, isSystem);
            }
        }
    }

    /// <summary>Whether code gives a received message attributes of its own, or hands its collections to code that may.</summary>
    private static bool PutsAttributes(IOperation message) =>
        message.Around() is (IPropertyReferenceOperation { Property.Name: "Attributes" or "MessageAttributes" } property, var child)
        && property.Instance == child
        && (property.IsWritten() || new[] { property, Inside(property) }.Any(collection => collection?.Around() switch
        {
            (IPropertyReferenceOperation { Property.IsIndexer: true } indexer, _) => indexer.IsWritten(),
            (IInvocationOperation { TargetMethod.Name: "Add" or "TryAdd" }, _) => true,
            (IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var taker } }, _) =>
                taker.IsOwn(message) || taker.Name is "TryAdd" or "GetValueRefOrAddDefault",
            _ => false,
        }));

    /// <summary>The same collection behind <c>?.</c>.</summary>
    private static IOperation? Inside(IOperation collection) => collection.Around() is (IConditionalAccessOperation access, var child)
        && access.Operation == child
        ? access.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>().FirstOrDefault()
        : null;

    private static IOperation? KeyOf(IOperation collection) => collection.Around() switch
    {
        (IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [var key] } indexer, var child) when indexer.Instance == child
            && !indexer.IsWritten() => key.Value,
        (IInvocationOperation { TargetMethod.Name: "TryGetValue" or "ContainsKey"
            or "GetValueOrDefault", Arguments: [var key, ..] } call, var child)
            when call.Instance == child => key.Value,
        (IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "GetValueOrDefault"
            or "TryGetValue", Instance: null, Arguments: [_, var key, ..] } }, _) => key.Value,
        _ => null,
    };

    private static string? NameOf(IOperation name, ValueFlow flow)
    {
        while (name is IConversionOperation conversion)
        {
            name = conversion.Operand;
        }

        return name is IFieldReferenceOperation { Field: { IsStatic: true, Type.BaseType.Name: "ConstantClass", Name: var field } }
            ? field
            : flow.ValuesOf(name) is { IsUnknown: false, MayBeAbsent: false, Known: [{ Text: { } text }] } ? text : null;
    }
}
