using AwsMessaging.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AwsMessaging.CodeFixes.Handlers;

/// <summary>
/// The log entry for a failed record. An exception that leaves the handler is logged by Lambda's runtime; one that is caught is not, so a
/// new catch must say what it caught, with the logger that the code around uses.
/// </summary>
internal static class FailureLog
{
    /// <summary>A statement, or null where nothing to log with is at hand.</summary>
    /// <param name="function">The function that the catch is written into.</param>
    /// <param name="symbol">Its symbol.</param>
    /// <param name="model">The model of its document.</param>
    /// <param name="kind">The source of the batch.</param>
    /// <param name="identifier">The expression that identifies the record.</param>
    /// <param name="exception">Name of the caught exception.</param>
    public static string? Statement(
        SyntaxNode function, IMethodSymbol symbol, SemanticModel model, BatchKind kind, string identifier, string exception)
    {
        var what = kind.Noun.Capitalized();
        var structured = $"({exception}, \"{what} {{{kind.IdentifierName}}} failed\", {identifier});";
        var text = $"($\"{what} {{{identifier}}} failed: {{{exception}}}\");";
        var type = function.FirstAncestorOrSelf<TypeDeclarationSyntax>();
        var used = UsedIn(function, model) ?? UsedIn(type, model);
        if (used is ({ } receiver, var method))
        {
            switch (method.ContainingType)
            {
                case { Name: "LambdaLogger" }:
                    return $"{receiver}.Log{text}";
                case { Name: "ILambdaLogger" } lambda when IsInScope(receiver, function, symbol.IsStatic, model):
                    return $"{receiver}.{LambdaMethod(lambda, method.Name, structured, text)}";
                case { ContainingAssembly.Name: "Microsoft.Extensions.Logging.Abstractions" }
                    when IsInScope(receiver, function, symbol.IsStatic, model):
                case { Name: "Logger", ContainingAssembly.Name: "AWS.Lambda.Powertools.Logging" }:
                    return $"{receiver}.LogError{structured}";
                case { ContainingAssembly.Name: "Serilog" } when IsInScope(receiver, function, symbol.IsStatic, model):
                    return $"{receiver}.Error{structured}";
            }
        }

        foreach (var parameter in symbol.Parameters)
        {
            if (parameter.Type is { Name: "ILambdaContext", ContainingAssembly.Name: "Amazon.Lambda.Core" } context
                && context.GetMembers("Logger").OfType<IPropertySymbol>().FirstOrDefault()?.Type is INamedTypeSymbol logger)
            {
                return $"{parameter.Name}.Logger.{LambdaMethod(logger, "LogError", structured, text)}";
            }
        }

        if (used is (_, { ContainingType.Name: "Console" }))
        {
            return $"Console.WriteLine{text}";
        }

        // Without any logger in sight, the one that Lambda's programming model gives to everybody.
        return HasLambdaLogger(model.Compilation) ? $"LambdaLogger.Log{text}" : null;
    }

    private static bool HasLambdaLogger(Compilation compilation)
    {
        INamespaceSymbol? @namespace = compilation.GlobalNamespace;
        foreach (var name in new[] { "Amazon", "Lambda", "Core" })
        {
            @namespace = @namespace?.GetNamespaceMembers().FirstOrDefault(n => n.Name == name);
        }

        return @namespace?.GetTypeMembers("LambdaLogger").Length > 0;
    }

    private static (string Receiver, IMethodSymbol Method)? UsedIn(SyntaxNode? node, SemanticModel model)
    {
        (string, IMethodSymbol)? console = null;
        foreach (var call in node?.DescendantNodes().OfType<InvocationExpressionSyntax>() ?? [])
        {
            if (call.Expression is MemberAccessExpressionSyntax member && CodeFacts.IsLogCall(call, model)
                && model.GetSymbolInfo(call).Symbol is IMethodSymbol method)
            {
                if (method.ContainingType.Name != "Console")
                {
                    return (member.Expression.ToString(), method);
                }

                console ??= (member.Expression.ToString(), method);
            }
        }

        return console;
    }

    /// <summary>Whether the first name of an expression means the same, a parameter, field or property, in the function.</summary>
    private static bool IsInScope(string receiver, SyntaxNode function, bool isStatic, SemanticModel model)
    {
        var name = receiver.Split('.', '?', '!')[0];
        var body = function.DescendantNodes().FirstOrDefault(n => n is BlockSyntax or ArrowExpressionClauseSyntax);
        return (name is "this" && !isStatic) || model.LookupSymbols((body ?? function).SpanStart + 1, name: name).Any(s =>
            s is IParameterSymbol or INamedTypeSymbol || (s is IFieldSymbol or IPropertySymbol && (s.IsStatic || !isStatic)));
    }

    /// <summary>
    /// The level's own method where this version of the package has it with an exception; the old single-text ones otherwise.
    /// </summary>
    private static string LambdaMethod(INamedTypeSymbol logger, string usual, string structured, string text)
    {
        if (usual is "LogLine" or "Log")
        {
            return usual + text;
        }

        var overloads = logger.GetMembers("LogError").OfType<IMethodSymbol>().ToList();
        return overloads.Exists(m => m.Parameters is [{ Type.Name: "Exception" }, ..]) ? "LogError" + structured
            : overloads.Count > 0 ? "LogError" + text
            : "LogLine" + text;
    }
}
