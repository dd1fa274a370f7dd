using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>What becomes of a client that code makes, and what it is made with.</summary>
internal static class ClientUse
{
    /// <summary>
    /// Whether the client is used in the code that creates it, and nobody else gets hold of it: it cannot outlive the call.
    /// </summary>
    public static bool EndsWithTheCall(CreationContext context, out ILocalSymbol? local)
    {
        local = null;
        var creation = context.Creation;
        switch (creation.Around())
        {
            case (IInvocationOperation call, var child) when call.Instance == child:
                return true;

            case (IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }, _):
                local = declarator.Symbol;
                var facts = context.Flow.FactsOf(local, creation);
                var mentions = context.Flow.MentionsOf(local, creation);
                var function = creation.EnclosingFunction();
                var isUsed = false;
                foreach (var mention in mentions)
                {
                    switch (mention.Around())
                    {
                        case var _ when mention.IsGivenToExtension():
                            return false;
                        case (IInvocationOperation { TargetMethod.Name: not "Dispose" } call, var child) when call.Instance == child:
                            isUsed = true;
                            break;
                        case (IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var helper }, Parameter: { } parameter }, _)
                            when IsOnlyUsed(helper, parameter, context):
                            isUsed = true;
                            break;
                        case (IPropertyReferenceOperation or IInvocationOperation or IUsingOperation or IConditionalAccessOperation, _):
                            break;
                        default:
                            return false;
                    }
                }

                return isUsed && !facts.IsOpaque && facts.Writes.Count == 1 && mentions.All(m => m.EnclosingFunction() == function);

            default:
                return false;
        }
    }

    /// <summary>Whether a private method calls methods of a client that it is given, and does nothing else with it.</summary>
    private static bool IsOnlyUsed(IMethodSymbol method, IParameterSymbol parameter, CreationContext context)
    {
        method = method.OriginalDefinition;
        if (method is not { DeclaredAccessibility: Accessibility.Private, MethodKind: MethodKind.Ordinary }
            || parameter.RefKind != RefKind.None
            || MemberReader.BodyOf(method, context.Rule.State, context.Rule.Cancellation) is not { } body)
        {
            return false;
        }

        var uses = BodyIndex.Of(body).MentionsOf(method.Parameters[parameter.Ordinal]);
        return uses.Count > 0 && uses.All(u => u.EnclosingFunction() is null
            && u.Around() is (IInvocationOperation { TargetMethod.Name: not "Dispose" } call, var child) && call.Instance == child);
    }

    /// <summary>Whether a value is the same in every call: made of constants, static members and members of this object.</summary>
    public static bool IsTheSameAlways(IOperation value, CreationContext context, HashSet<ISymbol> visited)
    {
        foreach (var operation in value.DescendantsAndSelf())
        {
            switch (operation)
            {
                // A primary constructor's parameter is as good as a field.
                case IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol owner }
                    when owner.MethodKind != MethodKind.Constructor
                        || BodyIndex.RootOf(operation) is IConstructorBodyOperation:
                case IAwaitOperation:
                case IInvocationOperation call when !IsPlain(call):
                case IPropertyReferenceOperation { Property: var property } when MayBeOfTurn(property, operation):
                    return false;

                case ILocalReferenceOperation { Local: var local } when visited.Add(local):
                    var facts = context.Flow.FactsOf(local, operation);
                    var mentions = context.Flow.MentionsOf(local, operation);
                    if (facts.IsOpaque || facts.Writes.Count != 1 || !IsTheSameAlways(facts.Writes[0], context, visited)
                        || mentions.Any(m => m.Around() is (IArgumentOperation { Parent: not IObjectCreationOperation }, _)))
                    {
                        return false;
                    }

                    // config.ServiceURL = tenant.Url
                    foreach (var mention in mentions)
                    {
                        if (mention.Around().Parent is IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation assignment } property
                            && assignment.Target == property && !IsTheSameAlways(assignment.Value, context, visited))
                        {
                            return false;
                        }
                    }

                    break;
            }
        }

        return true;
    }

    /// <summary>
    /// Whether a property out of view may be of what is worked on at the time: it is called so, or gives credentials, which those of a
    /// service stay without (the SDK finds them).
    /// </summary>
    private static bool MayBeOfTurn(IPropertySymbol property, IOperation mention) =>
        !property.IsOf(mention.SemanticModel?.Compilation)
        && (property.Name == "Current" || CallKinds.Says(property.ContainingType.Name, "Tenant") || IsOfCredentials(property.Type))
        && property.ContainingAssembly?.Name.StartsWith("AWSSDK.", StringComparison.Ordinal) != true;

    private static bool IsOfCredentials(ITypeSymbol type) => type.SelfAndBases().Any(static t => t.Name == "AWSCredentials");

    /// <summary>Calls that only look up what does not change while the process runs.</summary>
    private static bool IsPlain(IInvocationOperation call) =>
        call.TargetMethod is { Name: "GetEnvironmentVariable" or "GetBySystemName" or "FromSeconds" or "FromMilliseconds" or "FromMinutes",
            IsStatic: true };
}
