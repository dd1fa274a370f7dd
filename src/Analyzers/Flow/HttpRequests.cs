using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>Which calls send a request with <c>HttpClient</c>, and to whom?</summary>
internal static class HttpRequests
{
    private const int MaxSteps = 6;

    private static readonly Regex Host =
        new(@"^https?://(?<host>[^/:?#\s]+)(?<end>[/:?#]?)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The client that a call sends a request with; null for a call that sends none.</summary>
    public static IOperation? ClientOf(IInvocationOperation call) => call.TargetMethod switch
    {
        { ContainingType: { Name: "HttpClient" } type, Name: var name } when IsHttp(type.ContainingNamespace) && IsRequest(name) =>
            call.Instance,
        { IsExtensionMethod: true, ContainingType: { Name: "HttpClientJsonExtensions",
            ContainingNamespace: { Name: "Json", ContainingNamespace: var http } } } when IsHttp(http) =>
            call.Instance ?? call.Arguments[0].Value,
        _ => null,
    };

    /// <summary>
    /// The host that a request certainly goes to: by the beginning of its address, or by the client's; null when that is not known.
    /// </summary>
    public static string? HostOf(IInvocationOperation call, IOperation client, ValueFlow flow)
    {
        var address = call.Argument("requestUri") is { } uri ? uri.Value
            : call.Argument("request") is { } request
                && flow.PropertyOf(request.Value, "RequestUri") is { IsUnknown: false, MayBeAbsent: false, Assigned: [var written] }
                    ? written
            : null;
        if (address is null || BeginningOf(address, flow, 0) is not var (text, isWhole) || text.Length == 0)
        {
            return null;
        }

        if (text.IndexOf("://", StringComparison.Ordinal) < 0)
        {
            if (text.IndexOf(':') >= 0
                || flow.PropertyOf(client, "BaseAddress") is not { IsUnknown: false, MayBeAbsent: false, Assigned: [var @base] }
                || BeginningOf(@base, flow, 0) is not var (ofClient, isAll))
            {
                return null;
            }

            (text, isWhole) = (ofClient, isAll);
        }

        return Host.Match(text) is { Success: true } match && (isWhole || match.Groups["end"].Length > 0)
            ? match.Groups["host"].Value
            : null;
    }

    private static bool IsRequest(string method) =>
        method.StartsWith("Get", StringComparison.Ordinal)
        || method is "PostAsync" or "PutAsync" or "PatchAsync" or "DeleteAsync" or "SendAsync" or "Send";

    private static bool IsHttp(INamespaceSymbol? @namespace) =>
        @namespace is { Name: "Http", ContainingNamespace: { Name: "Net",
            ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    /// <summary>The first characters of an address as far as they are known, and whether that is all of it.</summary>
    private static (string Text, bool IsWhole)? BeginningOf(IOperation address, ValueFlow flow, int steps)
    {
        if (steps > MaxSteps || flow.SourcesOf(address).Expressions is not [var source])
        {
            return null;
        }

        if (source.ConstantValue is { HasValue: true, Value: string text })
        {
            return (text, true);
        }

        return source switch
        {
            IInterpolatedStringOperation { Parts: [IInterpolatedStringTextOperation { Text.ConstantValue.Value: string first }, ..] } =>
                (first, false),
            IInterpolatedStringOperation { Parts: [IInterpolationOperation { Expression: var hole }, ..] parts }
                when BeginningOf(hole, flow, steps + 1) is var (start, isAll) =>
                isAll && parts is [_, IInterpolatedStringTextOperation { Text.ConstantValue.Value: string next }, ..]
                    ? (start + next, false)
                    : (start, false),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum
                when BeginningOf(sum.LeftOperand, flow, steps + 1) is var (start, isAll) =>
                isAll && sum.RightOperand.ConstantValue is { HasValue: true, Value: string next } ? (start + next, false) : (start, false),
            IObjectCreationOperation { Type.Name: "Uri", Arguments: [var first, ..] } => BeginningOf(first.Value, flow, steps + 1),
            _ => null,
        };
    }
}
