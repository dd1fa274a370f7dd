using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>Calls that read a text or bytes from outside as something else, and throw when they cannot.</summary>
internal static class Parsing
{
    /// <summary>
    /// The call in a statement that parses content of the record when the statement runs, and lets what is wrong with it pass; and the
    /// method that does: itself, or what a method of this compilation calls.
    /// </summary>
    public static (IInvocationOperation Place, IMethodSymbol Method)? In(
        IOperation statement, MessageWork work, CompilationState state, CancellationToken cancellation)
    {
        foreach (var call in statement.Descendants().OfType<IInvocationOperation>().Where(work.IsGiven))
        {
            var parsing = !Parses(call) ? Behind(call, work, state, cancellation)
                : IsDoneInPlaceOrReturned(call) && !IsOfService(call) ? call.TargetMethod
                : null;
            if (parsing is not null && Execution.ThrowsOutOf(call, statement, state, cancellation))
            {
                return (call, parsing);
            }
        }

        return null;
    }

    /// <summary>
    /// Whether a condition may be that the content can be read: it asks a method that is given it, there or in a local before. Whether a
    /// text is empty, or begins so, does not tell.
    /// </summary>
    public static bool MayTellWhatCanBeRead(IOperation condition, MessageWork work)
    {
        return condition.DescendantsAndSelf().Any(o => Asks(o) || (o is ILocalReferenceOperation { Local: var local }
            && BodyIndex.Of(condition).MentionsOf(local).OfType<IVariableDeclaratorOperation>()
                .Any(d => d.GetVariableInitializer()?.Value.DescendantsAndSelf().Any(Asks) == true)));

        bool Asks(IOperation operation) => operation is IInvocationOperation { TargetMethod.ContainingType: var asked } call
            && asked.SpecialType != SpecialType.System_String && asked.NamespaceName() != "System.Linq" && !Parses(call)
            && work.IsGiven(call);
    }

    /// <summary>
    /// <c>Order Read(SQSMessage message) => JsonSerializer.Deserialize&lt;Order&gt;(message.Body)</c>: what throws in it throws at the
    /// call. What an iterator parses is parsed where somebody goes through it.
    /// </summary>
    private static IMethodSymbol? Behind(
        IInvocationOperation call, MessageWork given, CompilationState state, CancellationToken cancellation)
    {
        var method = call.TargetMethod.OriginalDefinition;
        if (!method.IsOwn(call) || !Execution.IsDoneInPlace(call) || !MemberReader.Says(method, IsParsingName, cancellation)
            || MemberReader.Has(method, SyntaxKind.YieldReturnStatement, cancellation)
            || MemberReader.BodyOf(method, state, cancellation) is not { } body)
        {
            return null;
        }

        var function = body as ILocalFunctionOperation;
        var work = MessageWork.Of(call.Arguments.Where(a => given.Has(a.Value)).Select(a => method.Parameters[a.Parameter!.Ordinal]),
            BodyIndex.RootOf(body));
        var parsing = body.Descendants().OfType<IInvocationOperation>().FirstOrDefault(c => Parses(c) && work.IsGiven(c)
            && IsDoneInPlaceOrReturned(c) && c.EnclosingFunction() == function && !c.IsCaught());
        return parsing is null || body.Descendants().Any(o => o.DecidingValue() is { } condition
            && condition.Syntax.SpanStart < parsing.Syntax.SpanStart && MayTellWhatCanBeRead(condition, work))
                ? null
                : parsing.TargetMethod;
    }

    private static bool IsDoneInPlaceOrReturned(IInvocationOperation call) =>
        !Execution.IsTask(call.Type) || Execution.IsAwaited(call, orReturned: true);

    /// <summary>What the service itself writes always reads the same: <c>Enum.Parse&lt;Change&gt;(record.EventName)</c>.</summary>
    private static bool IsOfService(IInvocationOperation parsing) => parsing.Arguments.Any(a => a.Value.Unwrapped() is
        IPropertyReferenceOperation { Property.Name: "EventName" or "EventID" or "EventId" or "MessageId" or "SequenceNumber" });

    private static bool IsParsingName(string name) =>
        name is "Deserialize" or "DeserializeAsync" or "Parse" or "DeserializeObject" or "DeserializeAnonymousType" or "FromBase64String";

    /// <summary>Reads a text or bytes from outside as something else, and throws when it cannot.</summary>
    public static bool Parses(IInvocationOperation call) => (call.TargetMethod.ContainingType.Name, call.TargetMethod.Name) switch
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
