using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>Where the response of a call went.</summary>
internal enum ResultFate
{
    /// <summary>
    /// The call is waited for, and nobody can see its response: a statement of its own, <c>_ =</c>, a local that is never read.
    /// </summary>
    Discarded,

    /// <summary>Nobody waits for the call: its task is dropped, or kept where nobody awaits it.</summary>
    NotAwaited,

    /// <summary>Only members of it are read, all of them in view: see <see cref="ResultUse.MembersRead"/>.</summary>
    Read,

    /// <summary>Returned, passed on, stored or captured for another: whoever has it may look at it.</summary>
    Escapes,
}

/// <summary>
/// Follows the response of a call through <c>await</c>, <c>ConfigureAwait</c>, <c>Result</c>, locals, and local collections of tasks that
/// <c>Task.WhenAll</c> waits for.
/// </summary>
internal sealed class ResultUse
{
    /// <summary>Calls of a method that are looked at.</summary>
    private const int MaxCalls = 8;

    private readonly HashSet<string> members = new(StringComparer.Ordinal);
    private readonly HashSet<ISymbol> visited;
    private bool escapes;
    private bool isAwaited;
    private IMethodSymbol? returnedBy;

    /// <summary>Begins with some variables that are followed already: <c>all = Task.WhenAll(all, next)</c> comes back to them.</summary>
    private ResultUse(HashSet<ISymbol>? visited = null) => this.visited = visited ?? new(SymbolEqualityComparer.Default);

    public ResultFate Fate =>
        escapes || returnedBy is not null ? ResultFate.Escapes
        : members.Count > 0 ? ResultFate.Read
        : isAwaited ? ResultFate.Discarded
        : ResultFate.NotAwaited;

    /// <summary>Names of the members of the response that are read, <c>?.</c> and patterns included.</summary>
    public IReadOnlyCollection<string> MembersRead => members;

    public static ResultUse Of(IInvocationOperation call)
    {
        var use = new ResultUse();
        use.Follow(call, isTask: IsTask(call.Type));
        return use;
    }

    /// <summary>Where the responses of the tasks in a collection went: what a <c>Select</c> makes, say.</summary>
    public static ResultUse OfTasks(IOperation tasks)
    {
        var use = new ResultUse();
        use.FollowTasks(tasks);
        return use;
    }

    /// <summary>
    /// Whether the call is waited for, and nobody reads a member of the response that tells what is asked: not here, nor where a private
    /// method that returns it is called. Its callers are asked last.
    /// </summary>
    public bool IsUnseen(Func<string, bool> tells, CompilationState state, CancellationToken cancellation) =>
        !members.Any(tells) && Fate switch
    {
        ResultFate.Discarded or ResultFate.Read => true,
        ResultFate.Escapes => !escapes && returnedBy is { DeclaredAccessibility: Accessibility.Private } method
            && MemberReader.OnlyCallsInType(method, MaxCalls, state, cancellation) is { Count: > 0 } calls
            && calls.All(c => Of(c) is { Fate: ResultFate.Discarded or ResultFate.Read } use && !use.members.Any(tells)),
        _ => false,
    };

    private void Follow(IOperation value, bool isTask)
    {
        isAwaited |= !isTask;
        var (parent, child) = value.Around();
        switch (parent?.Kind)
        {
            case OperationKind.ExpressionStatement or OperationKind.Using:
                break;

            case OperationKind.Await:
                Follow(parent, isTask: false);
                break;

            case OperationKind.Invocation when (IInvocationOperation)parent is var call && call.Instance == child
                && call.TargetMethod.Name is "ConfigureAwait" or "GetAwaiter" or "WaitAsync":
                Follow(call, isTask);
                break;

            case OperationKind.Invocation when isTask && (IInvocationOperation)parent is var call && call.Instance == child
                && call.TargetMethod.Name is "GetResult" or "Wait":
                Follow(call, isTask: false);
                break;

            case OperationKind.PropertyReference
                when isTask && (IPropertyReferenceOperation)parent is var result && result.Instance == child
                && result.Property.Name == "Result":
                Follow(result, isTask: false);
                break;

            case OperationKind.PropertyReference or OperationKind.FieldReference or OperationKind.MethodReference
                or OperationKind.EventReference
                when (IMemberReferenceOperation)parent is var member && member.Instance == child:
                members.Add(member.Member.Name);
                break;

            case OperationKind.ConditionalAccess when (IConditionalAccessOperation)parent is var access && access.Operation == child:
                FollowConditional(access);
                break;

            case OperationKind.ConditionalAccess or OperationKind.Coalesce:
                Follow(parent, isTask);
                break;

            case OperationKind.Conditional when ((IConditionalOperation)parent).Condition != child && parent.Type is not null:
                Follow(parent, isTask);
                break;

            case OperationKind.SwitchExpressionArm
                when ((ISwitchExpressionArmOperation)parent).Value == child && parent.Parent is { } chosen:
                Follow(chosen, isTask);
                break;

            case OperationKind.IsPattern:
                FollowPattern(((IIsPatternOperation)parent).Pattern);
                break;

            case OperationKind.Binary
                when ((IBinaryOperation)parent).OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals:
                break;

            case OperationKind.SimpleAssignment
                when (ISimpleAssignmentOperation)parent is { Target: IDiscardOperation } assignment && assignment.Value == child:
                Follow(assignment, isTask);
                break;

            // while ((response = await …).Failed.Count > 0): the assignment has the value as well
            case OperationKind.SimpleAssignment
                when (ISimpleAssignmentOperation)parent is { Target: ILocalReferenceOperation local } assignment
                    && assignment.Value == child:
                FollowLocal(local.Local, value, isTask);
                Follow(assignment, isTask);
                break;

            case OperationKind.VariableInitializer when parent.Parent is IVariableDeclaratorOperation declarator:
                FollowLocal(declarator.Symbol, value, isTask);
                break;

            case OperationKind.Return or OperationKind.YieldReturn or OperationKind.YieldBreak:
                FollowReturn((IReturnOperation)parent, isTask);
                break;

            default:
                if (!isTask || !FollowIntoTasks(parent))
                {
                    escapes = true;
                }

                break;
        }
    }

    /// <summary>
    /// A task that is returned as one without a result has lost its response. The lambda of a <c>Select</c> makes a collection of tasks.
    /// </summary>
    private void FollowReturn(IReturnOperation returned, bool isTask)
    {
        var function = returned.EnclosingFunction();
        var method = function switch
        {
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            ILocalFunctionOperation local => local.Symbol,
            _ => Scopes.MemberAround(returned) as IMethodSymbol,
        };
        if (function?.Parent is IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation select } }
            && select.TargetMethod is { Name: "Select", ContainingType.Name: "Enumerable" or "ParallelEnumerable" }
            && (isTask || method is { IsAsync: true }))
        {
            isAwaited = false;
            FollowTasks(select);
            return;
        }

        if (isTask && method is { IsAsync: false } && IsTask(method.ReturnType)
            && method.ReturnType is INamedTypeSymbol { IsGenericType: false })
        {
            isAwaited = true;
            return;
        }

        if (function is null && method is { MethodKind: MethodKind.Ordinary })
        {
            returnedBy = method;
            return;
        }

        escapes = true;
    }

    /// <summary>Whether a task became an element of a collection that is followed.</summary>
    private bool FollowIntoTasks(IOperation? parent)
    {
        switch (parent)
        {
            case IArrayInitializerOperation { Parent: IArrayCreationOperation array }:
                FollowTasks(array);
                return true;

            // Roslyn has had an operation for collection expressions, and for what becomes a params span, since 4.9 only.
            case { Syntax: CollectionExpressionSyntax }:
            case not null when parent.Around().Parent is IArgumentOperation { Parameter.IsParams: true }:
                FollowTasks(parent);
                return true;

            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Add" } add }
                when add.Instance is ILocalReferenceOperation list && IsMadeHere(list):
                FollowTasksIn(list.Local, add);
                return true;

            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Add", Instance: IInstanceReferenceOperation } add }
                when add.Parent is IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation creation }
                    && IsCollection(creation.Type):
                FollowTasks(creation);
                return true;

            default:
                return false;
        }
    }

    /// <summary>
    /// Whether a local's collection is made in this code and only keeps its elements. Who has one from elsewhere may wait for what is in
    /// it, and so may a type of one's own, as late as when it is disposed.
    /// </summary>
    private static bool IsMadeHere(ILocalReferenceOperation list)
    {
        var facts = BodyIndex.Of(list).FactsOf(list.Local);
        return !facts.IsOpaque && facts.Writes.Count > 0 && IsCollection(list.Type) && facts.Writes.All(CollectionSize.IsNew);
    }

    private static bool IsCollection(ITypeSymbol? type) => type.NamespaceName().StartsWith("System.Collections", StringComparison.Ordinal);

    private void FollowTasks(IOperation tasks)
    {
        var (parent, child) = tasks.Around();
        switch (parent)
        {
            case IExpressionStatementOperation or ISimpleAssignmentOperation { Target: IDiscardOperation }:
                break;

            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "WhenAll" or "WaitAll",
                ContainingType: { } type } } call } when IsTask(type):
                var all = new ResultUse(visited);
                all.Follow(call, IsTask(call.Type));
                isAwaited |= all.isAwaited;
                escapes |= all.Fate is ResultFate.Escapes or ResultFate.Read;
                break;

            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "ToList" or "ToArray",
                ContainingType.Name: "Enumerable" } } call }:
                FollowTasks(call);
                break;

            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } assignment when assignment.Value == child:
                FollowTasksIn(local.Local, tasks);
                break;

            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                FollowTasksIn(declarator.Symbol, tasks);
                break;

            case IInvocationOperation { TargetMethod.Name: "Add" or "AddRange" or "Clear" } call when call.Instance == child:
                break;

            case IPropertyReferenceOperation { Property.Name: "Count" or "Length" } count when count.Instance == child:
                break;

            case IForEachLoopOperation loop when loop.Collection == child:
                foreach (var task in loop.Locals)
                {
                    FollowLocal(task, loop, isTask: true);
                }

                break;

            case not null when tasks.SpreadInto() is { } list:
                FollowTasks(list);
                break;

            default:
                escapes = true;
                break;
        }
    }

    private void FollowTasksIn(ILocalSymbol local, IOperation near)
    {
        if (!visited.Add(local))
        {
            return;
        }

        foreach (var mention in BodyIndex.Of(near).MentionsOf(local))
        {
            if (mention is ILocalReferenceOperation && !IsAssignment(mention))
            {
                FollowTasks(mention);
            }
        }
    }

    private void FollowLocal(ILocalSymbol local, IOperation near, bool isTask)
    {
        if (!visited.Add(local))
        {
            return;
        }

        foreach (var mention in BodyIndex.Of(near).MentionsOf(local))
        {
            switch (mention)
            {
                case IVariableDeclaratorOperation:
                case ILocalReferenceOperation when IsAssignment(mention):
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
            case IRecursivePatternOperation { DeclaredSymbol: null, DeconstructionSubpatterns.IsEmpty: true } recursive:
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

    private static bool IsAssignment(IOperation mention) =>
        mention.Parent is ISimpleAssignmentOperation assignment && assignment.Target == mention;

    private static bool IsTask(ITypeSymbol? type) => type is { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" };
}
