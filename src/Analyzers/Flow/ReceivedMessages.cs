using System.Runtime.CompilerServices;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>A mention of the list of messages that a receive brought.</summary>
/// <param name="Expression">The expression.</param>
/// <param name="Source">Where the list came from: the expression itself, or what the variable was given.</param>
/// <param name="MayBeNull">Nothing between the response and here turned null into an empty list.</param>
internal sealed record MessageList(IOperation Expression, IOperation Source, bool MayBeNull);

/// <summary>
/// Follows what a receive brought: the response, its list of messages, each message. Through <c>await</c>, locals, patterns,
/// <c>foreach</c>, indexers, LINQ, lambdas, and the methods of the type that are given it or return it.
/// </summary>
internal sealed partial class ReceivedMessages
{
    private const int MaxHops = 2;

    private static readonly HashSet<string> OfSome = new(StringComparer.Ordinal)
    {
        "Where", "OrderBy", "OrderByDescending", "ThenBy", "ToList", "ToArray", "Take", "Skip", "AsEnumerable", "Reverse", "AsParallel",
        "DistinctBy", "Distinct", "Concat", "Append",
    };

    private static readonly ConditionalWeakTable<IInvocationOperation, ReceivedMessages> Known = new();

    private readonly CompilationState state;
    private readonly CancellationToken cancellation;
    private readonly HashSet<SyntaxNode> visited = [];
    private readonly List<MessageList> lists = [];
    private readonly List<IOperation> messages = [];
    private readonly List<IInvocationOperation> lambdaCalls = [];

    private ReceivedMessages(CompilationState state, CancellationToken cancellation)
    {
        this.state = state;
        this.cancellation = cancellation;
    }

    private enum Kind
    {
        Response,
        List,
        Message,
    }

    /// <summary>Every mention of the list.</summary>
    public IReadOnlyList<MessageList> Lists => lists;

    /// <summary>Every mention of one message.</summary>
    public IReadOnlyList<IOperation> Messages => messages;

    /// <summary>The calls of LINQ, <c>Parallel</c> and lists that are given the list and a delegate for each message.</summary>
    public IReadOnlyList<IInvocationOperation> GoneThroughBy => lambdaCalls;

    /// <summary>The response or the list goes where it is not followed.</summary>
    public bool ListEscapes { get; private set; }

    /// <summary>The response or the list is an argument of code that is not followed, which may look for null.</summary>
    public bool ListIsPassedOn { get; private set; }

    /// <summary>A message as a whole goes where it is not followed.</summary>
    public bool MessageEscapes { get; private set; }

    /// <summary>The code looks at one message of the list only: the first, or a single one.</summary>
    public bool TakesOne { get; private set; }

    /// <summary>The messages are put into groups.</summary>
    public bool AreGrouped { get; private set; }

    /// <summary>What a receive brought; several rules ask the same of one call.</summary>
    public static ReceivedMessages Of(IInvocationOperation receive, CompilationState state, CancellationToken cancellation) =>
        Known.GetValue(receive, call =>
        {
            var received = new ReceivedMessages(state, cancellation);
            received.Follow(call, Kind.Response, call, mayBeNull: true, hops: 0);
            return received;
        });

    private void Follow(IOperation value, Kind kind, IOperation source, bool mayBeNull, int hops)
    {
        cancellation.ThrowIfCancellationRequested();
        if (value is not IConditionalAccessInstanceOperation && !visited.Add(value.Syntax))
        {
            return;
        }

        if (kind == Kind.List && !Execution.IsTask(value.Type))
        {
            lists.Add(new MessageList(value, source, mayBeNull));
        }
        else if (kind == Kind.Message)
        {
            messages.Add(value);
        }

        var (parent, child) = value.Around();
        switch (parent?.Kind)
        {
            case not null when parent == child: // A member of an extension block gets it
                ListIsPassedOn |= kind != Kind.Message;
                Escape(kind);
                break;

            case OperationKind.Await:
                Follow(parent, kind, source == value ? parent : source, mayBeNull, hops);
                break;

            case OperationKind.Invocation when (IInvocationOperation)parent is var call && call.Instance == child
                && call.TargetMethod.Name is "ConfigureAwait" or "GetAwaiter" or "WaitAsync" or "GetResult":
                Follow(call, kind, source == value ? call : source, mayBeNull, hops);
                break;

            case OperationKind.Invocation when kind == Kind.List && (IInvocationOperation)parent is var call && call.Instance == child:
                FollowDelegates(call, hops);
                break;

            case OperationKind.PropertyReference when (IPropertyReferenceOperation)parent is var property && property.Instance == child:
                FollowMember(property, kind, hops);
                break;

            case OperationKind.ConditionalAccess when (IConditionalAccessOperation)parent is var access && access.Operation == child:
                if (access.WhenNotNull.DescendantsAndSelf().OfType<IConditionalAccessInstanceOperation>().FirstOrDefault() is { } instance)
                {
                    Follow(instance, kind, instance, mayBeNull: false, hops);
                }

                break;

            case OperationKind.ConditionalAccess:
                Forward(parent, kind, value, source, mayBeNull: true, hops);
                break;

            case OperationKind.Coalesce:
                Forward(parent, kind, value, source, mayBeNull && ((ICoalesceOperation)parent).Value != child, hops);
                break;

            case OperationKind.Conditional when ((IConditionalOperation)parent).Condition != child:
                Forward(parent, kind, value, source, mayBeNull, hops);
                break;

            case OperationKind.VariableInitializer when parent.Parent is IVariableDeclaratorOperation declarator:
                FollowVariable(declarator.Symbol, value, kind, value, mayBeNull, hops);
                break;

            case OperationKind.SimpleAssignment
                when (ISimpleAssignmentOperation)parent is { Target: ILocalReferenceOperation local } assignment
                    && assignment.Value == child:
                FollowVariable(local.Local, value, kind, value, mayBeNull, hops);
                if (assignment.Parent is not IExpressionStatementOperation)
                {
                    Follow(assignment, kind, source, mayBeNull, hops); // (response = await …).Messages
                }

                break;

            case OperationKind.Loop
                when kind == Kind.List && parent is IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation variable }:
                FollowVariable(variable.Symbol, value, Kind.Message, value, mayBeNull: false, hops);
                break;

            case OperationKind.IsPattern:
                FollowPattern((IIsPatternOperation)parent, hops);
                break;

            case OperationKind.Argument when parent.Parent is IInvocationOperation call:
                FollowArgument(call, (IArgumentOperation)parent, value, kind, mayBeNull, hops);
                break;

            case OperationKind.Return or OperationKind.YieldReturn or OperationKind.YieldBreak:
                FollowReturned(value, kind, source, mayBeNull, hops);
                break;

            default:
                if (Usage.LetsGo(value, state.Symbols))
                {
                    Escape(kind);
                }

                break;
        }
    }

    /// <summary>On to an expression that has the same value: what a fix would change stays the source.</summary>
    private void Forward(IOperation outer, Kind kind, IOperation value, IOperation source, bool mayBeNull, int hops)
    {
        if (kind == Kind.List)
        {
            lists.RemoveAll(l => l.Expression == value && outer is IConditionalAccessOperation);
        }

        Follow(outer, kind, outer is IConditionalAccessOperation ? outer : source, mayBeNull, hops);
    }

    private void FollowMember(IPropertyReferenceOperation property, Kind kind, int hops)
    {
        switch (kind)
        {
            case Kind.Response when property.Property.Name == "Result":
                Follow(property, Kind.Response, property, mayBeNull: true, hops);
                break;
            case Kind.Response when property.Property.Name == "Messages":
                Follow(property, Kind.List, property, mayBeNull: true, hops);
                break;
            case Kind.List when property.Property.IsIndexer:
                TakesOne |= property.Arguments is [{ Value.ConstantValue.HasValue: true }];
                Follow(property, Kind.Message, property, mayBeNull: false, hops);
                break;
        }
    }

    private void FollowVariable(ISymbol variable, IOperation near, Kind kind, IOperation source, bool mayBeNull, int hops)
    {
        var mentions = BodyIndex.Of(near).MentionsOf(variable);
        // A variable that is given something else as well is likely given an empty list.
        mayBeNull &= mentions.Count(m => m.IsWritten() || m is IVariableDeclaratorOperation { Initializer: not null }) <= 1
            && !mentions.Any(m => m.Parent is ICoalesceAssignmentOperation);
        foreach (var mention in mentions)
        {
            if (mention is ILocalReferenceOperation or IParameterReferenceOperation && !mention.IsWritten())
            {
                Follow(mention, kind, source, mayBeNull, hops);
            }
        }
    }

    private void FollowPattern(IIsPatternOperation pattern, int hops)
    {
        foreach (var part in pattern.Pattern.DescendantsAndSelf())
        {
            TakesOne |= part is IListPatternOperation { Patterns.Length: > 0 };
            if (part.DeclaredByPattern() is ILocalSymbol local && KindOf(local.Type) is { } kind)
            {
                FollowVariable(local, pattern, kind, pattern, mayBeNull: false, hops);
            }
        }
    }

    private Kind? KindOf(ITypeSymbol type)
    {
        var known = state.Symbols.TypeOf(type);
        return known == AwsApi.Sqs.ReceiveMessageResponse ? Kind.Response
            : known == AwsApi.Sqs.Message ? Kind.Message
            : type is INamedTypeSymbol { TypeArguments: [var element] } && state.Symbols.TypeOf(element) == AwsApi.Sqs.Message ? Kind.List
            : null;
    }
}
