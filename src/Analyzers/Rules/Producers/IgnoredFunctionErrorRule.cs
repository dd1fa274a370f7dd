using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>
/// A function or state machine is called, waited for, and its failure is not looked at: the call itself succeeds either way.
/// </summary>
internal sealed class IgnoredFunctionErrorRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1033",
        title: "Failure of an invoked function is ignored",
        messageFormat: "{0} throws nothing when the {1} fails, and {2} is not read here, so a failure passes for a success; check {2} and "
            + "throw",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A synchronous call of a function or state machine answers with status 200 when the code in it failed. The failure "
            + "is a property of the response.",
        helpLinkUri: HelpLink("AWSM1033"));

    public IgnoredFunctionErrorRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests)
    {
        interests.OnCall(AwsApi.Lambda.Invoke, CheckInvoke);
        interests.OnCall(AwsApi.StepFunctions.StartSyncExecution, CheckExecution);
    }

    private static void CheckInvoke(CallContext context)
    {
        if (Ignores(context, "FunctionError") && WaitsForResult(context) && !IsWarming(context.Call) && !ReadsErrorPayload(context)
            && !new AnswerReading(context.Call, "Payload").Notices(context.Rule)
            && !new AnswerReading(context.Call, "LogResult").Notices(context.Rule))
        {
            Report(context, "function", "FunctionError");
        }
    }

    /// <summary>
    /// Whether the function is only called so that it is there: by the name of the code, or by what it is told in the call's own statement.
    /// </summary>
    private static bool IsWarming(IInvocationOperation call) =>
        call.Syntax.Ancestors().Any(a => a switch
        {
            MethodDeclarationSyntax method => IsWarm(method.Identifier),
            LocalFunctionStatementSyntax function => IsWarm(function.Identifier),
            BaseTypeDeclarationSyntax type => IsWarm(type.Identifier),
            _ => false,
        })
        || call.Syntax.DescendantTokens().Any(t => t.Value is string && IsWarm(t));

    /// <summary><c>KeepWarm</c>, <c>warm-up</c>, <c>Prewarm</c>; not <c>SwarmController</c>.</summary>
    private static bool IsWarm(SyntaxToken token)
    {
        var text = token.ValueText;
        var at = text.IndexOf("warm", StringComparison.OrdinalIgnoreCase);
        return at == 0 || (at > 0
            && (char.IsUpper(text[at]) || !char.IsLetter(text[at - 1])
                || text.IndexOf("prewarm", StringComparison.OrdinalIgnoreCase) >= 0));
    }

    /// <summary>An execution that failed has no output: code that does anything but to hand it on finds out.</summary>
    private static void CheckExecution(CallContext context)
    {
        if (Ignores(context, "Status", "Error", "Cause") && !new AnswerReading(context.Call, "Output").IsUsed())
        {
            Report(context, "execution", "Status");
        }
    }

    /// <summary>Whether the response is in view as long as it lives, and none of the members is read.</summary>
    private static bool Ignores(CallContext context, params string[] members)
    {
        var use = context.Result;
        return use.Fate is ResultFate.Discarded or ResultFate.Read && !use.MembersRead.Any(members.Contains);
    }

    /// <summary>The type of invocation is left at its default, or written out as it: an event or a dry run has no result.</summary>
    private static bool WaitsForResult(CallContext context)
    {
        if (context.Call.Argument("request")?.Value is not { } request)
        {
            return false;
        }

        var type = context.Flow.PropertyOf(request, "InvocationType");
        return !type.IsUnknown && type.Assigned.All(a => a switch
        {
            IFieldReferenceOperation { Field: { Name: "RequestResponse", ContainingType: var owner } } =>
                context.Symbols.IsSdk(owner.ContainingAssembly),
            _ => a.ConstantValue is { HasValue: true, Value: null or "RequestResponse" },
        });
    }

    /// <summary>
    /// The payload of a failure has these members: code that asks for them looks for failures in its own way, also where a method of the
    /// type is handed the payload, or a class somewhere is made of it.
    /// </summary>
    private static bool ReadsErrorPayload(CallContext context)
    {
        var (state, cancellation) = (context.Rule.State, context.Rule.Cancellation);
        string[] words = ["errorMessage", "errorType", "ErrorMessage", "ErrorType"];
        return Scopes.TypeAround(context.Call, cancellation)?.DeclaringSyntaxReferences
                .Any(t => t.GetSyntax(cancellation).DescendantTokens().Any(k => Array.Exists(words, w => k.ValueText.Contains(w)))) == true
            || words.Take(2).Any(w => CompilationText.Tokens(state, w, cancellation).Any(t => !t.IsKind(SyntaxKind.IdentifierToken)));
    }

    private static void Report(CallContext context, string what, string member)
    {
        if (!ClientCode.MaySet(context.Rule, member)) // A client of one's own may throw for it
        {
            context.Rule.Report(context.Call.NameSyntax().GetLocation(), null, context.Call.TargetMethod.Name, what, member);
        }
    }
}
