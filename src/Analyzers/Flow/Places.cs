using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// Where a finding stands: inside the code that is being looked at. An editor shows what is reported elsewhere only when it happens to look
/// there, and has no light bulb for it.
/// </summary>
internal static class Places
{
    /// <summary>The value, when there is one and it is part of the call; else the call's name.</summary>
    public static Location Of(IInvocationOperation call, IReadOnlyList<IOperation> values) =>
        values is [{ Syntax: var value }] && value.SyntaxTree == call.Syntax.SyntaxTree && call.Syntax.Span.Contains(value.Span)
            ? value.GetLocation()
            : call.NameSyntax().GetLocation();

    /// <summary>The value, when it is part of the expression that creates the object; else the object's type, or its <c>new</c>.</summary>
    public static Location Of(IObjectCreationOperation creation, IOperation value) =>
        value.Syntax.SyntaxTree == creation.Syntax.SyntaxTree && creation.Syntax.Span.Contains(value.Syntax.Span)
            ? value.Syntax.GetLocation()
            : Of(creation);

    /// <summary>The type of an object that is created, or its <c>new</c>.</summary>
    public static Location Of(IObjectCreationOperation creation) => creation.Syntax switch
    {
        ObjectCreationExpressionSyntax { Type: var type } => type.GetLocation(),
        ImplicitObjectCreationExpressionSyntax @new => @new.NewKeyword.GetLocation(),
        var other => other.GetLocation(),
    };
}
