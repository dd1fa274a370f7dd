using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>Calls that read a text or bytes from outside as something else, and throw when they cannot.</summary>
internal static class Parsing
{
    /// <summary>
    /// The call in a statement that parses content of the record, and the method that does: itself, or what a method of this compilation
    /// calls.
    /// </summary>
    public static (IInvocationOperation Place, IMethodSymbol Method)? In(
        IOperation statement, MessageWork work, CompilationState state, CancellationToken cancellation)
    {
        foreach (var call in statement.Descendants().OfType<IInvocationOperation>().Where(work.IsGiven))
        {
            if (Parses(call))
            {
                if (IsOfService(call))
                {
                    continue;
                }

                return (call, call.TargetMethod);
            }

            if (Behind(call, work, state, cancellation) is { } parsing)
            {
                return (call, parsing);
            }
        }

        return null;
    }

    /// <summary>
    /// <c>Order Read(SQSMessage message) => JsonSerializer.Deserialize&lt;Order&gt;(message.Body)</c>: what throws in it throws at the
    /// call.
    /// </summary>
    private static IMethodSymbol? Behind(
        IInvocationOperation call, MessageWork given, CompilationState state, CancellationToken cancellation)
    {
        var method = call.TargetMethod.OriginalDefinition;
        if (!method.IsOwn(call) || !Execution.IsDoneInPlace(call) || !MemberReader.Says(method, IsParsingName, cancellation)
            || MemberReader.BodyOf(method, state, cancellation) is not { } body)
        {
            return null;
        }

        var function = body as ILocalFunctionOperation;
        var work = MessageWork.Of(call.Arguments.Where(a => given.Has(a.Value)).Select(a => method.Parameters[a.Parameter!.Ordinal]),
            BodyIndex.RootOf(body));
        return body.Descendants().OfType<IInvocationOperation>()
            .FirstOrDefault(c => Parses(c) && work.IsGiven(c) && c.EnclosingFunction() == function && !c.IsCaught())?.TargetMethod;
    }

    /// <summary>What the service itself writes always reads the same: <c>Enum.Parse&lt;Change&gt;(record.EventName)</c>.</summary>
    private static bool IsOfService(IInvocationOperation parsing) => parsing.Arguments.Any(a => a.Value.Unwrapped() is
        IPropertyReferenceOperation { Property.Name: "EventName" or "EventID" or "EventId" or "MessageId" or "SequenceNumber" });

    private static bool IsParsingName(string name) =>
        name is "Deserialize" or "DeserializeAsync" or "Parse" or "DeserializeObject" or "DeserializeAnonymousType" or "FromBase64String";

    /// <summary>Reads a text or bytes from outside as something else, and throws when it cannot.</summary>
    private static bool Parses(IInvocationOperation call) => (call.TargetMethod.ContainingType.Name, call.TargetMethod.Name) switch
    {
        ("JsonSerializer", "Deserialize" or "DeserializeAsync") or ("JsonDocument" or "JsonNode", "Parse") =>
            call.TargetMethod.ContainingType.NamespaceName().StartsWith("System.Text.Json", StringComparison.Ordinal),
        ("JsonConvert", "DeserializeObject" or "DeserializeAnonymousType") or ("JObject" or "JToken" or "JArray", "Parse") =>
            call.TargetMethod.ContainingType.NamespaceName().StartsWith("Newtonsoft.Json", StringComparison.Ordinal),
        ("XDocument" or "XElement", "Parse") => true,
        ("Convert", "FromBase64String") or ("Guid" or "Enum", "Parse") => call.TargetMethod.ContainingType.NamespaceName() == "System",
        _ => false,
    };
}
