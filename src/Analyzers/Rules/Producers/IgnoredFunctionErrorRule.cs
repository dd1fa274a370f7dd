using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>A function or state machine is called, waited for, and its failure is not looked at: the call itself succeeds either way.</summary>
internal sealed class IgnoredFunctionErrorRule : Rule
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1033",
        title: "Failure of an invoked function is ignored",
        messageFormat: "{0} throws nothing when the {1} fails, and {2} is not read here, so a failure passes for a success; check {2} and throw",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A synchronous call of a function or state machine answers with status 200 when the code in it failed. The failure is a property of the response.",
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
        if (Ignores(context, "FunctionError") && WaitsForResult(context) && !ReadsErrorPayload(context.Call)
            && !DecidesBy("Payload", context.Call))
        {
            Report(context, "function", "FunctionError");
        }
    }

    private static void CheckExecution(CallContext context)
    {
        if (Ignores(context, "Status", "Error", "Cause") && !DecidesBy("Output", context.Call))
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
            IFieldReferenceOperation { Field: { Name: "RequestResponse", ContainingType: var owner } } => context.Symbols.IsSdk(owner.ContainingAssembly),
            _ => a.ConstantValue is { HasValue: true, Value: null or "RequestResponse" },
        });
    }

    /// <summary>The payload of a failure has these members: code that asks for them looks for failures in its own way.</summary>
    private static bool ReadsErrorPayload(IInvocationOperation call) =>
        BodyIndex.RootOf(call).Syntax.DescendantTokens().Any(t => t.ValueText is "errorMessage" or "errorType" or "ErrorMessage" or "ErrorType");

    /// <summary>
    /// Whether a condition asks for a part of what the payload was made into: a failure's payload has no such part, so code may well find out
    /// by that. That something came at all says nothing.
    /// </summary>
    private static bool DecidesBy(string payload, IInvocationOperation call)
    {
        var made = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var after = BodyIndex.RootOf(call).Descendants().Where(o => o.Syntax.SpanStart > call.Syntax.SpanStart).ToList();
        foreach (var operation in after)
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Initializer: { } initializer, Symbol: var local } when initializer.Descendants().Any(IsMade):
                    made.Add(local);
                    break;
                case IIsPatternOperation { Value: var value, Pattern: var pattern } when value.DescendantsAndSelf().Any(IsMade):
                    made.UnionWith(pattern.DescendantsAndSelf().Select(p => p.DeclaredByPattern()).OfType<ISymbol>());
                    break;
            }
        }

        return made.Count > 0 && after.Select(DecidingIn).Any(d => d?.DescendantsAndSelf().Any(AsksForPart) == true);

        static IOperation? DecidingIn(IOperation operation) => operation switch
        {
            IConditionalOperation conditional => conditional.Condition,
            ISwitchOperation @switch => @switch.Value,
            ISwitchExpressionOperation @switch => @switch.Value,
            _ => null,
        };

        bool IsMade(IOperation o) => o is IPropertyReferenceOperation { Property.Name: var name }
            ? name == payload
            : o is ILocalReferenceOperation { Local: var local } && made.Contains(local);

        bool AsksForPart(IOperation o) => o is ILocalReferenceOperation { Local: var local } && made.Contains(local) && o.Around().Parent switch
        {
            IMemberReferenceOperation { Member.Name: "Length" or "Count" or "HasValue" } => false,
            IMemberReferenceOperation or IInvocationOperation or IConditionalAccessOperation => true,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.DeclaringSyntaxReferences.Length: > 0 } } => true,
            IIsPatternOperation { Pattern: var pattern } => pattern.DescendantsAndSelf().Any(p => p is IPropertySubpatternOperation),
            _ => false,
        };
    }

    private static void Report(CallContext context, string what, string member) =>
        context.Rule.Report(context.Call.NameSyntax().GetLocation(), null, context.Call.TargetMethod.Name, what, member);
}
