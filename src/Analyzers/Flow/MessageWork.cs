using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// Where the content of received messages is worked with in a member's body: by calls that are given a message, its body, or what was made
/// of it. Reading its id, its receipt handle or its system attributes is no work, nor is parsing or logging it.
/// </summary>
internal sealed class MessageWork
{
    private readonly HashSet<ISymbol> content = new(SymbolEqualityComparer.Default);
    private readonly List<IInvocationOperation> calls = [];
    private readonly List<IInvocationOperation> possible = [];
    private readonly List<IOperation> handedOut = [];

    private readonly HashSet<ISymbol> gathered = new(SymbolEqualityComparer.Default);

    private MessageWork(IEnumerable<ISymbol> messages) => content.UnionWith(messages);

    /// <summary>The calls that do work, in source order, those in lambdas included.</summary>
    public IReadOnlyList<IInvocationOperation> Calls => calls;

    /// <summary>The calls that cannot be told not to do work: those, what may only read, and what may only log.</summary>
    public IReadOnlyList<IInvocationOperation> Possible => possible;

    /// <summary>
    /// The operations that put content where other code finds it: into a member or a collection, out of an iterator, to a delegate.
    /// </summary>
    public IReadOnlyList<IOperation> HandedOut => handedOut;

    /// <param name="messages">Variables that hold a message, a list of messages or a response.</param>
    /// <param name="body">The body of a member.</param>
    /// <param name="settling">A call that is given the message to settle it; it does no work.</param>
    public static MessageWork Of(IEnumerable<ISymbol> messages, IOperation body, IOperation? settling = null) =>
        new MessageWork(messages).In(body, settling);

    /// <summary>
    /// The same, and where the content is worked with that the code gathers in lists of its own: none is handed out to these. Null when
    /// some of it goes elsewhere, or nothing is gathered.
    /// </summary>
    /// <param name="messages">Variables that hold a message, a list of messages or a response.</param>
    /// <param name="body">The body of a member.</param>
    /// <param name="settling">A call that is given the message to settle it; it does no work.</param>
    public MessageWork? WithGathered(IEnumerable<ISymbol> messages, IOperation body, IOperation settling)
    {
        var work = new MessageWork(messages);
        foreach (var operation in handedOut)
        {
            if (operation is not IInvocationOperation { TargetMethod.Name: "Add", Instance: ILocalReferenceOperation { Local: var list } }
                || list.Type is not INamedTypeSymbol { Name: "List", Arity: 1 } || !IsOwnList(list, operation))
            {
                return null;
            }

            work.gathered.Add(list);
        }

        work.content.UnionWith(work.gathered);
        return work.gathered.Count > 0 ? work.In(body, settling) : null;
    }

    /// <summary>Whether a local is made empty where it is declared, is never another list, and is used by nobody else's code.</summary>
    private static bool IsOwnList(ILocalSymbol list, IOperation near) =>
        BodyIndex.Of(near).MentionsOf(list) is [IVariableDeclaratorOperation declarator, ..] mentions
        && CollectionSize.IsNewAndEmpty(declarator.GetVariableInitializer()?.Value.Unwrapped())
        && mentions.Skip(1).All(m => m is ILocalReferenceOperation && !m.IsWritten()
            && m.EnclosingFunction() == declarator.EnclosingFunction());

    private MessageWork In(IOperation body, IOperation? settling)
    {
        var operations = body.DescendantsAndSelf().ToList();
        Spread(operations, settling);
        foreach (var operation in operations)
        {
            if (operation is IInvocationOperation call && operation != settling
                && (CallKinds.MayBeWork(call) || CallKinds.MayBeMoreThanLog(call))
                && IsGiven(call))
            {
                possible.Add(call);
                if (CallKinds.IsWork(call))
                {
                    calls.Add(call);
                }
            }
            else if (operation != settling && IsPutElsewhere(operation))
            {
                handedOut.Add(operation);
            }
            else if (operation is IInvocationOperation through && operation != settling
                && (IsCollected(through) || (through.Arguments.Any(TakesContentElsewhere) && GoesThrough(through))))
            {
                handedOut.Add(operation);
            }
            else if (operation is IReturnOperation { Kind: OperationKind.YieldReturn, ReturnedValue: { } yielded } && Has(yielded))
            {
                handedOut.Add(operation);
            }
        }

        return this;
    }

    /// <summary>
    /// Whether content is put into a member, also by way of <c>Interlocked.Exchange(ref latest, order)</c>, or goes to code that only
    /// shows when it runs.
    /// </summary>
    private bool IsPutElsewhere(IOperation operation) => operation switch
    {
        IDynamicInvocationOperation late => late.Arguments.Any(Has) || Has(late.Operation),
        IAssignmentOperation { Parent: not IObjectOrCollectionInitializerOperation } assignment =>
            assignment.Target.DescendantsAndSelf().Any(IsPlaceOfOthers) && Has(assignment.Value),
        IInvocationOperation call =>
            call.Arguments.Any(a => a.Parameter?.RefKind == RefKind.Ref && IsPlaceOfOthers(a.Value)) && IsGiven(call),
        _ => false,
    };

    private static bool IsPlaceOfOthers(IOperation target) => target is IMemberReferenceOperation or IArrayElementReferenceOperation;

    /// <summary>Whether content is put into a collection, which other code may work with.</summary>
    private bool IsCollected(IInvocationOperation call) => call.Instance is not null
        && call.TargetMethod.ContainingType.NamespaceName().StartsWith("System.Collections", StringComparison.Ordinal)
        && !(call.Instance is ILocalReferenceOperation { Local: var list } && gathered.Contains(list))
        && call.Arguments.Any(a => a.Value.Unwrapped() is not IDelegateCreationOperation && Has(a.Value));

    /// <summary>
    /// A method or delegate that gets each message of a list without being called here, or a lambda that works with what was made of one.
    /// </summary>
    private static bool TakesContentElsewhere(IArgumentOperation argument) => argument.Value.Unwrapped() switch
    {
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } =>
            lambda.Symbol.Parameters is [{ Type: var type }, ..] && !IsMessage(type)
            && lambda.Body.Descendants().Any(o => o is IInvocationOperation call && CallKinds.MayBeWork(call)),
        IDelegateCreationOperation => true,
        var value => value.Type?.TypeKind == TypeKind.Delegate,
    };

    /// <summary>Whether an expression has the content of a message in it.</summary>
    public bool Has(IOperation expression) => expression.DescendantsAndSelf().Any(IsContent);

    /// <summary>Whether a call gets content: as an argument, or as what it is called on.</summary>
    public bool IsGiven(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            // What a lambda does with a message it does itself, when it runs.
            if (argument.Value.Unwrapped() is not IDelegateCreationOperation && Has(argument.Value))
            {
                return true;
            }
        }

        return call.Instance is { } instance && instance.Unwrapped() is var receiver
            && (receiver is IObjectCreationOperation ? Has(receiver) : IsContent(receiver) && (!IsMessage(receiver.Type) || call.TargetMethod.IsInExtensionBlock()));
    }

    /// <summary>Lets the content reach what is made of it, until nothing new is reached.</summary>
    private void Spread(List<IOperation> operations, IOperation? settling)
    {
        int before;
        do
        {
            before = content.Count;
            foreach (var operation in operations)
            {
                switch (operation.Kind)
                {
                    case OperationKind.VariableDeclarator
                        when (IVariableDeclaratorOperation)operation is { Initializer.Value: { } value } declarator
                            && Reaches(value, settling):
                        content.Add(declarator.Symbol);
                        break;
                    case OperationKind.SimpleAssignment
                        when (ISimpleAssignmentOperation)operation is { Target: ILocalReferenceOperation local } assignment
                            && Reaches(assignment.Value, settling):
                        content.Add(local.Local);
                        break;
                    case OperationKind.DeconstructionAssignment
                        when (IDeconstructionAssignmentOperation)operation is var assignment && Reaches(assignment.Value, settling):
                        content.UnionWith(assignment.Target.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Select(l => l.Local));
                        break;
                    case OperationKind.Loop
                        when operation is IForEachLoopOperation { LoopControlVariable: IVariableDeclaratorOperation variable } each
                        && Reaches(each.Collection, settling):
                        content.Add(variable.Symbol);
                        break;
                    case OperationKind.Loop
                        when operation is IForEachLoopOperation { LoopControlVariable: IDeclarationExpressionOperation parts } each
                        && Reaches(each.Collection, settling):
                        content.UnionWith(parts.Descendants().OfType<ILocalReferenceOperation>().Select(l => l.Local));
                        break;
                    case OperationKind.Invocation when (IInvocationOperation)operation is var call && GoesThrough(call):
                        content.UnionWith(call.Arguments.Select(a => a.Value.Unwrapped()).OfType<IDelegateCreationOperation>()
                            .Select(d => d.Target).OfType<IAnonymousFunctionOperation>().SelectMany(l => l.Symbol.Parameters)
                            .Where(p => IsMessage(p.Type)));
                        break;
                    case OperationKind.IsPattern when (IIsPatternOperation)operation is var pattern && Reaches(pattern.Value, settling):
                        content.UnionWith(Declared(pattern.Pattern));
                        break;
                    case OperationKind.Switch when (ISwitchOperation)operation is var choice && Reaches(choice.Value, settling):
                        content.UnionWith(choice.Cases.SelectMany(c => c.Clauses).SelectMany(Declared));
                        break;
                    case OperationKind.SwitchExpression
                        when (ISwitchExpressionOperation)operation is var choice && Reaches(choice.Value, settling):
                        content.UnionWith(choice.Arms.SelectMany(a => Declared(a.Pattern)));
                        break;
                    case OperationKind.Argument
                        when (IArgumentOperation)operation is { Parameter.RefKind: RefKind.Out, Parent: IInvocationOperation call } argument
                            && argument.Parent != settling && IsGiven(call):
                        content.UnionWith(argument.Value.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Select(l => l.Local));
                        break;
                }
            }
        }
        while (content.Count > before);
    }

    /// <summary>Whether a call is given a list of messages, and so, in a lambda, each of them.</summary>
    private bool GoesThrough(IInvocationOperation call) =>
        (call.Instance is { } instance && Mentions(instance))
            || call.Arguments.Any(a => a.Value.Unwrapped() is not IDelegateCreationOperation && Mentions(a.Value));

    private bool Mentions(IOperation expression) => expression.DescendantsAndSelf().Any(o => VariableOf(o) is { } variable
        && content.Contains(variable));

    private bool Reaches(IOperation value, IOperation? settling) =>
        value.DescendantsAndSelf().Any(o => IsContent(o) && (settling is null || !settling.Contains(o)));

    private static IEnumerable<ISymbol> Declared(IOperation pattern) =>
        pattern.DescendantsAndSelf().Select(p => p.DeclaredByPattern()).OfType<ISymbol>();

    private bool IsContent(IOperation operation) => VariableOf(operation) is { } variable && content.Contains(variable)
        && !OnlyAsksAbout(operation);

    private static ISymbol? VariableOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    /// <summary>Whether a mention goes on to a member that says something of the message and not what is in it.</summary>
    private bool OnlyAsksAbout(IOperation mention)
    {
        var current = mention;
        while (true)
        {
            var (parent, child) = current.Around();
            switch (parent)
            {
                case IPropertyReferenceOperation property when property.Instance == child:
                    if (IsAbout(property.Property))
                    {
                        return true;
                    }

                    current = property;
                    break;

                case IConditionalAccessOperation access when access.Operation == child:
                    return access.WhenNotNull.DescendantsAndSelf().OfType<IPropertyReferenceOperation>().Any(p => IsAbout(p.Property));

                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType: { Name: "Enumerable",
                    ContainingNamespace.Name: "Linq" } } call }:
                    if (call.Type is { SpecialType: not SpecialType.None } || (call.TargetMethod.Name == "Select" && !SelectsContent(call)))
                    {
                        return true; // Any, Count, the ids
                    }

                    current = call;
                    break;

                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals }:
                case IIsPatternOperation { Pattern: IConstantPatternOperation
                    or INegatedPatternOperation { Pattern: IConstantPatternOperation } }:
                case INameOfOperation:
                    return true;

                default:
                    return false;
            }
        }
    }

    private bool SelectsContent(IInvocationOperation select) => select.Arguments.Any(a => a.Value.Unwrapped() switch
    {
        IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda } => Has(lambda.Body),
        IDelegateCreationOperation => true,
        _ => false,
    });

    private static bool IsAbout(IPropertySymbol property) => property.Name is "Count" or "Length"
        || (property.Name is "MessageId" or "ReceiptHandle" or "Attributes" or "MD5OfBody" or "MD5OfMessageAttributes"
        && IsMessage(property.ContainingType))
        || (property.Name is "SequenceNumber" or "EventId" or "EventID" or "EventSourceArn" or "EventSourceARN" or "AwsRegion"
            or "Md5OfBody" or "Topic"
            or "Partition" or "Offset"
                && property.ContainingType.ContainingAssembly?.Name.StartsWith("Amazon.Lambda.", StringComparison.Ordinal) == true)
        || (property.Name is "HttpStatusCode" or "ResponseMetadata" or "ContentLength");

    private static bool IsMessage(ITypeSymbol? type) => type is { Name: "Message", ContainingAssembly.Name: "AWSSDK.SQS" }
        or { Name: "SQSMessage" or "KinesisEventRecord" or "DynamodbStreamRecord" or "KafkaEventRecord", ContainingAssembly.Name:
            "Amazon.Lambda.SQSEvents" or "Amazon.Lambda.KinesisEvents" or "Amazon.Lambda.DynamoDBEvents" or "Amazon.Lambda.KafkaEvents" };
}
