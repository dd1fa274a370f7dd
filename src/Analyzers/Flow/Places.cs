using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>Where a finding about what a call is given stands.</summary>
internal static class Places
{
    /// <summary>
    /// The value, when there is one and it is part of the call; else the call's name. A finding outside the code that is being looked at
    /// has no light bulb in an editor.
    /// </summary>
    public static Location Of(IInvocationOperation call, IReadOnlyList<IOperation> values) =>
        values is [{ Syntax: var value }] && value.SyntaxTree == call.Syntax.SyntaxTree && call.Syntax.Span.Contains(value.Span)
            ? value.GetLocation()
            : call.NameSyntax().GetLocation();
}
