using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>Where the response of a call went.</summary>
internal enum ResultFate
{
    /// <summary>Nobody can see it: a statement of its own, <c>_ =</c>, or a local that is never mentioned.</summary>
    Discarded,

    /// <summary>Only members of it are read, all of them in view: see <see cref="ResultUse.MembersRead"/>.</summary>
    Read,

    /// <summary>Returned, passed on, stored or captured for another: whoever has it may look at it.</summary>
    Escapes,
}

/// <summary>Follows the response of a call through <c>await</c>, <c>ConfigureAwait</c>, <c>Result</c> and single locals.</summary>
internal sealed class ResultUse
{
    private readonly HashSet<string> members = new(StringComparer.Ordinal);
    private readonly HashSet<ISymbol> visited = new(SymbolEqualityComparer.Default);
    private bool escapes;

    private ResultUse()
    {
    }

    public ResultFate Fate => escapes ? ResultFate.Escapes : members.Count > 0 ? ResultFate.Read : ResultFate.Discarded;

    /// <summary>Names of the members of the response that are read, <c>?.</c> and patterns included.</summary>
    public IReadOnlyCollection<string> MembersRead => members;

    /// <summary>The task itself is used as a value (stored, collected, returned) before anyone awaits it.</summary>
    public bool TaskIsKept { get; private set; }

    public static ResultUse Of(IInvocationOperation call)
    {
        var use = new ResultUse();
        use.Follow(call, isTask: IsTask(call.Type));
        return use;
    }

    private void Follow(IOperation value, bool isTask)
    {
        var (parent, child) = value.Around();
        switch (parent)
        {
            case IExpressionStatementOperation:
                break;

            case IAwaitOperation:
                Follow(parent, isTask: false);
                break;

            case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "GetAwaiter" or "WaitAsync" } call when call.Instance == child:
                Follow(call, isTask);
                break;

            case IInvocationOperation { TargetMethod.Name: "GetResult" or "Wait" } call when call.Instance == child && isTask:
                Follow(call, isTask: false);
                break;

            case IPropertyReferenceOperation { Property.Name: "Result" } result when result.Instance == child && isTask:
                Follow(result, isTask: false);
                break;

            case IMemberReferenceOperation member when member.Instance == child:
                members.Add(member.Member.Name);
                break;

            case IConditionalAccessOperation access when access.Operation == child:
                FollowConditional(access);
                break;

            case IConditionalAccessOperation or ICoalesceOperation:
                Follow(parent, isTask);
                break;

            case IIsPatternOperation pattern:
                FollowPattern(pattern.Pattern);
                break;

            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals }:
                break;

            case ISimpleAssignmentOperation { Target: IDiscardOperation } assignment when assignment.Value == child:
                break;

            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } assignment when assignment.Value == child:
                FollowLocal(local.Local, value, isTask);
                break;

            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                FollowLocal(declarator.Symbol, value, isTask);
                break;

            case IUsingOperation:
                break;

            default:
                escapes = true;
                TaskIsKept |= isTask;
                break;
        }
    }

    private void FollowLocal(ILocalSymbol local, IOperation near, bool isTask)
    {
        TaskIsKept |= isTask;
        if (!visited.Add(local))
        {
            return;
        }

        foreach (var mention in BodyIndex.Of(near).MentionsOf(local))
        {
            switch (mention)
            {
                case IVariableDeclaratorOperation:
                    break;
                case ILocalReferenceOperation when mention.Parent is ISimpleAssignmentOperation assignment && assignment.Target == mention:
                    break;
                case ILocalReferenceOperation when !mention.IsWritten():
                    Follow(mention, isTask);
                    break;
                default:
                    escapes = true;
                    break;
            }
        }
    }

    private void FollowConditional(IConditionalAccessOperation access)
    {
        foreach (var operation in access.WhenNotNull.DescendantsAndSelf())
        {
            if (operation is IConditionalAccessInstanceOperation instance)
            {
                if (instance.Parent is IMemberReferenceOperation member && member.Instance == instance)
                {
                    members.Add(member.Member.Name);
                }
                else
                {
                    escapes = true;
                }

                return;
            }
        }
    }

    private void FollowPattern(IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IConstantPatternOperation:
                break;
            case INegatedPatternOperation negated:
                FollowPattern(negated.Pattern);
                break;
            case IRecursivePatternOperation { DeclaredSymbol: null } recursive:
                foreach (var property in recursive.PropertySubpatterns)
                {
                    if (property.Member is IMemberReferenceOperation member)
                    {
                        members.Add(member.Member.Name);
                    }
                }

                break;
            default:
                escapes = true;
                break;
        }
    }

    private static bool IsTask(ITypeSymbol? type) => type is { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" };
}
