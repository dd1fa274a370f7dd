using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Handlers;

/// <summary>What a handler, and the methods of its own type that it hands the event to, do with the batch.</summary>
internal sealed class BatchReading
{
    /// <summary>What is filled row by row, and then written by somebody as a whole.</summary>
    private static readonly string[] TablesInMemory =
        ["DataTable", "DataRow", "DataRowCollection", "DataColumnCollection", "DataSet", "DataTableCollection"];

    private static readonly HashSet<string> FifoAttributes = new(StringComparer.Ordinal)
    {
        "MessageGroupId", "MessageDeduplicationId", "SequenceNumber",
    };

    /// <summary>Namespaces, and assemblies, of libraries that have their own way of reporting failures.</summary>
    private static readonly string[] BatchLibraries = ["AWS.Lambda.Powertools.BatchProcessing", "AWS.Messaging"];

    private readonly BatchHandler handler;
    private readonly CompilationState state;
    private readonly MessagingSymbols symbols;
    private readonly CancellationToken cancellation;
    private readonly List<IOperation> bodies = [];
    private readonly List<IPropertyReferenceOperation> records = [];
    private List<IInvocationOperation>? calls;
    private bool eventIsPassedOn;
    private bool refusesSeveral;

    public BatchReading(BatchHandler handler, CompilationState state, CancellationToken cancellation)
    {
        this.handler = handler;
        this.state = state;
        this.cancellation = cancellation;
        symbols = state.Symbols;
        Add(handler.Body, handler.EventParameter, state, cancellation);
    }

    /// <summary>
    /// The records are handled here, or the event is given to others; not when it is at most logged or counted as a whole.
    /// </summary>
    public bool HandlesRecords => eventIsPassedOn || records.Exists(r => !IsOnlyCounted(r));

    /// <summary>
    /// More than one record is refused: <c>if (Records.Count &gt; 1) throw</c>, <c>Records.Single()</c>, an argument guard.
    /// </summary>
    public bool RefusesSeveralRecords => refusesSeveral || records.Exists(RefusesSeveral);

    /// <summary>The first record, <c>Records[0]</c> or <c>Records.First()</c>, where the code looks at no other; else null.</summary>
    public IOperation? OnlyFirst =>
        !eventIsPassedOn && HandledRecords is { Count: > 0 } handled && handled.TrueForAll(r => FirstIn(r) is not null)
        ? FirstIn(handled[0])
        : null;

    /// <summary>A library that has its own way of reporting failures works on the batch.</summary>
    public bool IsLeftToLibrary => bodies.Exists(b => b.DescendantsAndSelf().Any(o => IsOfBatchLibrary(o switch
    {
        IInvocationOperation call => call.TargetMethod.ContainingType,
        IMemberReferenceOperation member => member.Member.ContainingType,
        IObjectCreationOperation creation => creation.Type,
        _ => null,
    })));

    /// <summary>
    /// Messages are deleted from the queue one by one, by the SDK or a wrapper of it: those that were handled do not come back.
    /// </summary>
    public bool DeletesMessages => bodies.Exists(b => b.DescendantsAndSelf().Any(o =>
        o is IInvocationOperation { TargetMethod.Name: var name } && name.StartsWith("DeleteMessage", StringComparison.Ordinal)));

    /// <summary>
    /// A record that fails is put elsewhere at once, to be looked at later, and the handler goes on: no failure reaches Lambda.
    /// </summary>
    public bool SettlesEachRecord => !eventIsPassedOn && HandledRecords is { Count: > 0 } handled && handled.TrueForAll(IsSettledLoop);

    /// <summary>
    /// The records are only turned into something else and given, as one collection, to one call, or what is done with them is committed as
    /// one: all of them succeed or fail.
    /// </summary>
    public bool HandsBatchOver => !eventIsPassedOn && HandledRecords is { Count: > 0 } handled
        && ((handled is [var only] && IsHandedOver(only))
            || (handled.TrueForAll(r => IsGoneThrough(r) || NamesOne(r)) && handled.Exists(IsGoneThrough)
                && (CommitsOnceForAll() || WorksOnceForAll())));

    /// <summary>The event goes to a method of a base class in another assembly, whose ways of keeping failures cannot be seen.</summary>
    public bool IsLeftToBase => bodies.Exists(b => b.DescendantsAndSelf().Any(o =>
        o is IInvocationOperation { TargetMethod: var method } call
        && IsOfForeignBase(method)
        && !IsLog(method)
        && call.Arguments.Any(a => a.Value.DescendantsAndSelf().Any(IsEvent))));

    /// <summary>The event goes to a method that answers which records failed, and somebody here reads the answer.</summary>
    public bool ReadsReport => Calls.Exists(call =>
        BatchTypes.IsReport(BatchHandler.ResultTypeOf(call.TargetMethod))
        && call.Arguments.Any(a => IsEvent(a.Value.Unwrapped()))
        && call.AncestorsInFunction().FirstOrDefault(a => a is not (IAwaitOperation or IInvocationOperation or IConversionOperation))
            is not IExpressionStatementOperation);

    /// <summary>The code looks at what FIFO queues add to a message, or at the end of the queue's name.</summary>
    public bool KnowsFifo => bodies.Exists(b => b.DescendantsAndSelf().Any(IsFifoLook));

    private List<IPropertyReferenceOperation> HandledRecords => records.FindAll(r => !IsOnlyCounted(r));

    public static bool IsOfBatchLibrary(ITypeSymbol? type)
    {
        var @namespace = type.NamespaceName();
        return Array.Exists(BatchLibraries, l => @namespace.StartsWith(l, StringComparison.Ordinal));
    }

    private void Add(IOperation body, IParameterSymbol @event, CompilationState state, CancellationToken cancellation)
    {
        bodies.Add(body);
        foreach (var operation in body.DescendantsAndSelf())
        {
            cancellation.ThrowIfCancellationRequested();
            if (operation is IInvocationOperation { TargetMethod: var method } call && IsOwn(method) && !Knows(method))
            {
                // A method that gets the event goes on with the batch; one that gets a record may still look at its attributes.
                if (call.Arguments.FirstOrDefault(a => IsReferenceTo(a.Value, @event))?.Parameter is { } passed)
                {
                    if (MemberReader.BodyOf(method, state, cancellation) is { } next)
                    {
                        Add(next, method.OriginalDefinition.Parameters[passed.Ordinal], state, cancellation);
                    }
                }
                else if (bodies[0] == body && MayMatter(method) && MemberReader.BodyOf(method, state, cancellation) is { } called)
                {
                    bodies.Add(called);
                }
            }
            else if (operation is IParameterReferenceOperation mention && SymbolEqualityComparer.Default.Equals(mention.Parameter, @event))
            {
                AddMention(mention);
            }
        }
    }

    /// <summary>
    /// Whether a method that gets a record can say something about the batch: it looks at what FIFO queues add, deletes messages, or may
    /// use a library for batches. Most can not, and binding their bodies would be in vain.
    /// </summary>
    private bool MayMatter(IMethodSymbol method) =>
        state.Holds("batch library", state.Compilation.Assembly, () =>
            state.Compilation.SourceModule.ReferencedAssemblies.Any(a =>
                BatchLibraries.Any(l => a.Name.StartsWith(l, StringComparison.Ordinal))))
        || MemberReader.Says(
            method,
            static name => name is "Attributes" or "EventSourceArn" || name.StartsWith("DeleteMessage", StringComparison.Ordinal),
            cancellation);

    private void AddMention(IParameterReferenceOperation mention)
    {
        var (parent, child) = mention.Around();
        switch (parent)
        {
            case IPropertyReferenceOperation { Property.Name: "Records" } property when property.Instance == child:
                records.Add(property);
                break;
            case IConditionalAccessOperation access when access.Operation == child:
                records.AddRange(access.WhenNotNull.DescendantsAndSelf().OfType<IPropertyReferenceOperation>()
                    .Where(p => p.Property.Name == "Records"));
                break;
            case ISwitchExpressionOperation or ISwitchOperation when Chooses(parent, child, IsOfOne):
            case IIsPatternOperation pattern when IsOfOne(pattern.Pattern) && IsGuard(pattern):
                refusesSeveral = true;
                break;
            case IArgumentOperation { Parameter: { } passed, Parent: IInvocationOperation { TargetMethod: var helper } }
                when !IsOwn(helper) && RefusesSeveral(helper, passed.Ordinal):
                refusesSeveral = eventIsPassedOn = true;
                break;
            default:
                eventIsPassedOn |= !IsLookedInto(parent) && Usage.LetsGo(mention, symbols);
                break;
        }
    }

    /// <summary>Whether the event goes to a method of the type whose body is looked at, too, and no other can take its place.</summary>
    private bool IsLookedInto(IOperation? argument) =>
        argument is IArgumentOperation
        {
            Parameter.Type: var type,
            Parent: IInvocationOperation { TargetMethod: { IsVirtual: false, IsOverride: false } method },
        }
        && BatchHandler.SourceOf(type, symbols) == handler.Source && IsOwn(method) && Knows(method);

    private bool IsOwn(IMethodSymbol method) =>
        method.MethodKind == MethodKind.LocalFunction
        || SymbolEqualityComparer.Default.Equals(method.ContainingType?.OriginalDefinition,
            handler.Method.ContainingType?.OriginalDefinition);

    private bool IsOfForeignBase(IMethodSymbol method)
    {
        var own = handler.Method.ContainingType;
        for (var type = own?.BaseType; type is { SpecialType: not SpecialType.System_Object }; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, method.ContainingType?.OriginalDefinition))
            {
                return !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, own!.ContainingAssembly);
            }
        }

        return false;
    }

    private bool IsEvent(IOperation operation) =>
        operation is IParameterReferenceOperation { Parameter.Type: var type } && BatchHandler.SourceOf(type, symbols) == handler.Source;

    private bool Knows(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Any(d => bodies.Exists(b => b.Syntax.SyntaxTree == d.SyntaxTree
            && d.Span.Contains(b.Syntax.Span)));

    private static bool IsReferenceTo(IOperation value, IParameterSymbol parameter) =>
        value.Unwrapped() is IParameterReferenceOperation reference
            && SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter);

    /// <summary>The first of the records where nothing else is taken out of them, there or from the local that they are put in.</summary>
    private IOperation? FirstIn(IOperation records)
    {
        if (FirstOf(records) is { } first)
        {
            return first;
        }

        if (records.Around().Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } })
        {
            return null;
        }

        if (BodyIndex.Of(records).ReferencesTo(local).Any(IsCountedPastOne))
        {
            return null;
        }

        var mentions = BodyIndex.Of(records).ReferencesTo(local).Where(m => !IsOnlyCounted(m)).ToList();
        return mentions.Count > 0 && mentions.TrueForAll(m => FirstOf(m) is not null) ? FirstOf(mentions[0]) : null;
    }

    /// <summary>Whether code asks how many records there are, other than for a log or to see whether there are any.</summary>
    private static bool IsCountedPastOne(IOperation records)
    {
        var (parent, child) = records.Around();
        var count = parent switch
        {
            IPropertyReferenceOperation { Property.Name: "Count" or "Length" } => parent,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Count" } call } => call,
            IConditionalAccessOperation { WhenNotNull: IPropertyReferenceOperation or IInvocationOperation
                { TargetMethod.Name: not ("First" or "FirstOrDefault" or "Any") } } access when access.Operation == child => access,
            IIsPatternOperation { Pattern: not (IConstantPatternOperation or INegatedPatternOperation
                { Pattern: IConstantPatternOperation }) } => parent,
            _ => null,
        };
        return count is not null && FirstOf(records) is null
            && !(count.Around() is (IBinaryOperation binary, var counted) && binary.Separates(counted, 0, 1))
            && !count.AncestorsInFunction().OfType<IInvocationOperation>().Any(CallKinds.IsOnlyLog);
    }

    /// <summary>The operation that takes the first of the records, and nothing else, out of them.</summary>
    private static IOperation? FirstOf(IOperation records)
    {
        var (parent, child) = records.Around();
        return parent switch
        {
            IPropertyReferenceOperation { Property.IsIndexer: true,
                Arguments: [{ Value.ConstantValue: { HasValue: true, Value: 0 } }] } first when first.Instance == child => first,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "First" or "FirstOrDefault",
                ContainingType: { Name: "Enumerable", ContainingNamespace.Name: "Linq" } }, Arguments.Length: 1 } first } => first,
            IConditionalAccessOperation { WhenNotNull: var whenNotNull } access when access.Operation == child =>
                whenNotNull.DescendantsAndSelf().FirstOrDefault(o => o is IConditionalAccessInstanceOperation) is { } instance
                    ? FirstOf(instance)
                    : null,
            _ => null,
        };
    }

    /// <summary>Compared with null, counted, or logged: nothing is done with a single record.</summary>
    private bool IsOnlyCounted(IOperation records)
    {
        if (FirstOf(records) is { } first && IsOnlyTold(first))
        {
            return true;
        }

        var (parent, child) = records.Around();
        return parent switch
        {
            IPropertyReferenceOperation { Property.Name: "Count" or "Length" } => true,
            IInvocationOperation { TargetMethod.Name: "Any" or "Count", Arguments.Length: 1 } => true,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Any" or "Count", Arguments.Length: 1 } } => true,
            IBinaryOperation or IIsPatternOperation => true,
            IConditionalAccessOperation access when access.WhenNotNull == child => IsOnlyCounted(access),
            IConditionalAccessOperation access =>
                access.WhenNotNull is IPropertyReferenceOperation { Property.Name: "Count" }
                    or IInvocationOperation { TargetMethod.Name: "Any" or "Count" },
            IArgumentOperation or IInterpolationOperation => !Usage.LetsGo(records, symbols),
            _ => false,
        };
    }

    /// <summary>A record is named in a log, or asked what all records of the batch have in common: where they come from.</summary>
    private static bool IsOnlyTold(IOperation record)
    {
        var (parent, child) = record.Around();
        return parent switch
        {
            IPropertyReferenceOperation { Property.Name: "EventSourceArn" or "EventSourceARN" or "EventSource" or "AwsRegion"
                or "AWSRegion" } property
                when property.Instance == child => true,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } =>
                BodyIndex.Of(record).ReferencesTo(local) is { Count: > 0 } mentions && mentions.All(IsOnlyTold),
            _ => record.AncestorsInFunction().OfType<IArgumentOperation>()
                .Any(a => a.Parent is IInvocationOperation call && CallKinds.IsOnlyLog(call)),
        };
    }

    /// <summary>A loop over the records that does nothing outside a <c>try</c> which catches everything and parks the record.</summary>
    private bool IsSettledLoop(IOperation records)
    {
        var (parent, child) = records.Around();
        if (parent is not IForEachLoopOperation { Locals: [var record] } loop || loop.Collection != child)
        {
            return false;
        }

        var attempt = loop.Body switch
        {
            ITryOperation only => only,
            IBlockOperation { Operations: [ITryOperation only] } => only,
            _ => null,
        };
        return attempt is not null
            && attempt.Catches.Any(c => IsCatchAll(c) && Parks(c.Handler, record))
            && !attempt.Catches.Any(c => c.Handler.DescendantsAndSelf()
                .Any(o => o is IThrowOperation or IReturnOperation or IBranchOperation { BranchKind: BranchKind.Break }))
            && !BodyIndex.RootOf(loop).DescendantsAndSelf().Any(o => o is IThrowOperation && o.Syntax.SpanStart > loop.Syntax.Span.End);
    }

    private static bool IsCatchAll(ICatchClauseOperation clause) =>
        clause.Filter is null
        && clause.ExceptionType is { SpecialType: SpecialType.System_Object }
            or { Name: nameof(Exception), ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>Whether a call that is no log entry, and no collection's, gets the record or something made of it.</summary>
    private bool Parks(IOperation handler, ILocalSymbol record)
    {
        var known = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { record };
        foreach (var operation in handler.DescendantsAndSelf())
        {
            if (operation is IVariableDeclaratorOperation declarator && Mentions(declarator))
            {
                known.Add(declarator.Symbol);
            }
            else if (operation is IExpressionStatementOperation statement
                && CallIn(statement.Operation) is { } call
                && call.Arguments.Any(a => Mentions(a.Value))
                && DoesMoreThanLog(call.TargetMethod))
            {
                return true;
            }
        }

        return false;

        bool Mentions(IOperation part) =>
            part.DescendantsAndSelf().Any(o => o is ILocalReferenceOperation { Local: var local } && known.Contains(local));
    }

    private bool DoesMoreThanLog(IMethodSymbol method) =>
        !IsLog(method)
        && !method.ContainingType.IsIn("System.Collections")
        && (!IsOwn(method) || MemberReader.BodyOf(method, state, cancellation) is not { } body
            || body.DescendantsAndSelf()
                .Any(o => o is IInvocationOperation call && !IsLog(call.TargetMethod) && !call.TargetMethod.ContainingType.IsIn("System")));

    private bool IsHandedOver(IOperation records)
    {
        var (value, isProjected) = (records, false);
        while (true)
        {
            var (parent, child) = value.Around();
            switch (parent)
            {
                case ITranslatedQueryOperation query:
                    value = query;
                    break;
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { ContainingType: { Name: "Enumerable",
                    ContainingNamespace.Name: "Linq" }, Name: var name } } linq } argument
                    when linq.Arguments[0] == argument
                        && name is "Select" or "Where" or "ToList" or "ToArray" or "AsEnumerable" or "OfType":
                    if (name == "Select")
                    {
                        isProjected = true;
                        if (linq.TargetMethod.TypeArguments.Last() is { Name: "Task" or "ValueTask", ContainingNamespace.Name: "Tasks" }
                            or { TypeKind: TypeKind.Delegate })
                        {
                            return false;
                        }
                    }

                    value = linq;
                    break;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                    var mentions = bodies.SelectMany(b => b.DescendantsAndSelf()).Distinct()
                        .Where(o => o is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local)
                            && !IsOnlyCounted(o)).ToList();
                    if (mentions is not [var mention])
                    {
                        return false;
                    }

                    value = mention;
                    break;
                case IArgumentOperation { Parent: IInvocationOperation call }:
                    return isProjected && TakesAll(call);
                default:
                    return false;
            }
        }
    }

    /// <summary>A loop, by <c>foreach</c> or by counting, or a query.</summary>
    private bool IsGoneThrough(IOperation records)
    {
        var (parent, child) = records.Around();
        return parent switch
        {
            IForEachLoopOperation loop => loop.Collection == child,
            IPropertyReferenceOperation { Property.IsIndexer: true } => parent.AncestorsInFunction().Any(a => a is IForLoopOperation),
            ITranslatedQueryOperation => true,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType.Name: "Enumerable" } call } =>
                call.Arguments.Any(GoesOver),
            IInvocationOperation call when call.Instance == child => call.Arguments.Any(GoesOver), // ConvertAll
            IArgumentOperation { Parent: IInvocationOperation call } =>
                !CallKinds.MayBeWork(call) && !call.TargetMethod.ContainingType.IsIn("System"),
            _ => false,
        };
    }

    /// <summary>A lambda, whose calls are looked at as all others, or a method that only makes something of each record.</summary>
    private bool GoesOver(IArgumentOperation argument) => argument.Value.Unwrapped() switch
    {
        IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: var method } } =>
            !Execution.IsTask(method.ReturnType) && DoesNoWork(method),
        _ => Execution.LambdaIn(argument.Value) is not null,
    };

    /// <summary>Whether a method of the type, which is not looked into otherwise, only makes or collects something.</summary>
    private bool DoesNoWork(IMethodSymbol method) => IsOwn(method) && method is { IsVirtual: false, IsOverride: false }
        && MemberReader.BodyOf(method, state, cancellation) is { } body
        && !body.Descendants().Any(o => o is IInvocationOperation call && CallKinds.MayBeWork(call));

    /// <summary>One record is asked for its id or time, by which the whole batch is called then: <c>Records[^1].EventID</c>.</summary>
    private static bool NamesOne(IOperation records)
    {
        var (parent, child) = records.Around();
        IOperation? one = parent switch
        {
            IPropertyReferenceOperation { Property.IsIndexer: true } at when at.Instance == child => at,
            IImplicitIndexerReferenceOperation at when at.Instance == child => at,
            IArgumentOperation
            {
                Parent: IInvocationOperation
                {
                    TargetMethod: { Name: "First" or "Last", ContainingType.Name: "Enumerable" }, Arguments.Length: 1,
                } call,
            } => call,
            _ => null,
        };
        while (one?.Around().Parent is IPropertyReferenceOperation { Property.Name: var name } property)
        {
            if (name is "EventID" or "EventId" or "MessageId" or "SequenceNumber" or "PartitionKey"
                or "ApproximateCreationDateTime" or "ApproximateArrivalTimestamp")
            {
                return true;
            }

            one = property;
        }

        return false;
    }

    /// <summary>
    /// Whether nothing is done for one record alone: what the loops make is collected, and the calls that do something with it are given
    /// the whole.
    /// </summary>
    private bool WorksOnceForAll()
    {
        var work = Calls.Where(c => (CallKinds.IsWork(c) || (CallKinds.MayBeWork(c) && CallKinds.IsSettling(c.TargetMethod)))
            && !IsCollecting(c) && (!Knows(c.TargetMethod) || IsRepeated(c)) && !DoesNoWork(c.TargetMethod)).ToList();
        return work.Count > 0 && work.TrueForAll(c =>
            !IsRepeated(c) && !c.Arguments.Any(a => IsOfRecords(a.Value.Unwrapped().Type)) && GoesThroughNothing(c));

        bool IsOfRecords(ITypeSymbol? type) => BatchTypes.IsRecord(type, symbols) || Execution.IsTask(type)
            || (type is IArrayTypeSymbol { ElementType: var element } && IsOfRecords(element))
            || (type is INamedTypeSymbol named && named.TypeArguments.Any(IsOfRecords));
    }

    /// <summary>
    /// What is only put together, to be executed or stored as one: the commands of a batch, what a builder makes, what is written to one
    /// file, and what is added to something that does more once.
    /// </summary>
    private bool IsCollecting(IInvocationOperation call)
    {
        var (method, type) = (call.TargetMethod, call.TargetMethod.ContainingType);
        if (TransactionTypes.IsPartOfCommand(type))
        {
            return !method.Name.StartsWith("Execute", StringComparison.Ordinal);
        }

        if (type.IsIn("System.Data") && Array.IndexOf(TablesInMemory, type.Name) >= 0)
        {
            return true;
        }

        if (call.Instance is ILocalReferenceOperation { Local: var local } && local.Type.IsIn("System.IO"))
        {
            return call.AncestorsInFunction().OfType<ILoopOperation>().FirstOrDefault() is { } loop && !local.IsDeclaredIn(loop.Syntax);
        }

        return !Execution.IsTask(call.Type)
            && (type.Name.EndsWith("Builder", StringComparison.Ordinal)
                || (method.Name == "SetProperty" && TransactionTypes.IsDataLibrary(method))
                || (method.Name.StartsWith("Add", StringComparison.Ordinal) && (method.Name.Length == 3 || !char.IsLower(method.Name[3]))
                    && (call.Instance is ILocalReferenceOperation { Local: var filled }
                        ? IsCollectedIn(filled, call)
                        : Calls.Exists(c => Execution.IsTask(c.Type) && !IsRepeated(c) && IsBehind(c, call)
                            && TakesWhatIsAdded(c, call)))));
    }

    /// <summary>
    /// Whether a local gets something from each round of a loop and is taken for all of them behind it: it, or what it was made around, is
    /// mentioned there. A local of one round is itself a part of the whole where it is put into something else: a row with its cells. A
    /// service that is asked to add a record has done so.
    /// </summary>
    private bool IsCollectedIn(ILocalSymbol local, IInvocationOperation call)
    {
        if (!IsRepeated(call))
        {
            return true;
        }

        var mentions = BodyIndex.Of(call).MentionsOf(local);
        if (RoundsAround(call).TakeWhile(r => !local.IsDeclaredIn(r.Syntax)).LastOrDefault() is not { } round)
        {
            return mentions.Any(m => m is ILocalReferenceOperation && IsHandedOn(m));
        }

        return local.Type.IsIn("System") || mentions.Any(IsUse)
            || mentions.OfType<IVariableDeclaratorOperation>().SelectMany(MadeAround)
                .Any(l => BodyIndex.Of(call).MentionsOf(l).Any(IsUse));

        // A local function may stand anywhere, and be called before what stands above it.
        bool IsUse(IOperation mention) => mention is ILocalReferenceOperation && !IsToldOnly(mention)
            && (round is ILocalFunctionOperation
                ? !round.Syntax.Span.Contains(mention.Syntax.Span)
                : mention.Syntax.SpanStart >= round.Syntax.Span.End);

        static bool IsHandedOn(IOperation mention) => !IsToldOnly(mention) && mention.Around() switch
        {
            (IArgumentOperation or IReturnOperation or IArrayInitializerOperation or ITupleOperation, _) => true,
            (IAssignmentOperation assignment, var child) => assignment.Value == child,
            (var parent, _) => parent?.Syntax is CollectionExpressionSyntax or ExpressionElementSyntax,
        };

        static bool IsToldOnly(IOperation mention) =>
            mention.AncestorsInFunction().OfType<IInvocationOperation>().Any(CallKinds.IsOnlyLog);

        // new Writer(stream), Writer.Create(path): what is added goes there.
        static IEnumerable<ILocalSymbol> MadeAround(IVariableDeclaratorOperation declarator)
        {
            var made = declarator.GetVariableInitializer() is { Value: var value } ? Execution.Unawaited(value) : null;
            IEnumerable<IArgumentOperation> arguments = made is IObjectCreationOperation or IInvocationOperation { Instance: null }
                ? made.Descendants().OfType<IArgumentOperation>().Where(a => a.Parent == made)
                : [];
            return arguments.Select(a => a.Value.Unwrapped()).OfType<ILocalReferenceOperation>().Select(r => r.Local);
        }
    }

    /// <summary>Whether a call is one of what something is added to, as far as can be seen, or is given it.</summary>
    private static bool TakesWhatIsAdded(IInvocationOperation call, IInvocationOperation add)
    {
        var (added, called) = (NamedBy(add), NamedBy(call));
        return (SymbolEqualityComparer.Default.Equals(call.TargetMethod.ContainingType, add.TargetMethod.ContainingType)
                && (added is null || called is null || called.NamesSameAs(added)))
            || (added is not null && call.Arguments.Any(a => a.Value.Unwrapped().NamesSameAs(added)));

        static IOperation? NamedBy(IInvocationOperation one) =>
            one.Instance?.Unwrapped() is { } instance && (instance is IMemberReferenceOperation or IParameterReferenceOperation)
                ? instance
                : null;
    }

    /// <summary>Whether a call is not known to be done before the loop that another is in.</summary>
    private bool IsBehind(IInvocationOperation call, IInvocationOperation repeated) =>
        RoundsAround(repeated).LastOrDefault() is not ILoopOperation loop
        || call.Syntax.SyntaxTree != loop.Syntax.SyntaxTree || BodyIndex.RootOf(call) != BodyIndex.RootOf(loop)
        || call.Syntax.SpanStart >= loop.Syntax.SpanStart;

    /// <summary>Whether all that was done for the records is committed behind them, and nothing before.</summary>
    private bool CommitsOnceForAll()
    {
        var commits = Calls.Where(c => c.TargetMethod.Name
                is "SaveChanges" or "SaveChangesAsync" or "Commit" or "CommitAsync" or "CommitTransaction" or "CommitTransactionAsync"
            || c.TargetMethod is
            {
                Name: "Complete" or "CompleteAsync", ContainingType.Name: "TransactionScope" or "NpgsqlBinaryImporter",
            }).ToList();
        return commits.Count > 0 && commits.TrueForAll(c => !IsRepeated(c));
    }

    /// <summary>All calls in the bodies, found once.</summary>
    private List<IInvocationOperation> Calls =>
        calls ??= [.. bodies.SelectMany(b => b.DescendantsAndSelf()).OfType<IInvocationOperation>().Distinct()];

    private bool IsRepeated(IOperation call) => RoundsAround(call).Any();

    /// <summary>The loops and functions around a call that may run it several times, innermost first.</summary>
    private IEnumerable<IOperation> RoundsAround(IOperation call) =>
        call.Ancestors().TakeWhile(a => a.Parent is not null && !bodies.Contains(a))
            .Where(a => a is ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation);

    /// <summary>
    /// A call of the project's own or of a library's that does not go through the collection one by one, as far as can be seen.
    /// </summary>
    private bool TakesAll(IInvocationOperation call) =>
        !IsLog(call.TargetMethod) && !call.TargetMethod.ContainingType.IsIn("System") && GoesThroughNothing(call);

    private bool GoesThroughNothing(IInvocationOperation call) =>
        (TransactionTypes.IsDataLibrary(call.TargetMethod) || !call.Arguments.Any(a => a.Value.Unwrapped() is IDelegateCreationOperation))
        && (MemberReader.BodyOf(call.TargetMethod, state, cancellation) is not { } body
            || !body.DescendantsAndSelf()
                .Any(o => o is ILoopOperation or IInvocationOperation { TargetMethod.Name: "WhenAll" or "ForEach" or "ForEachAsync" }));

    private static IInvocationOperation? CallIn(IOperation expression) => expression.Unwrapped() switch
    {
        IAwaitOperation awaited => CallIn(awaited.Operation),
        ISimpleAssignmentOperation assignment => CallIn(assignment.Value),
        IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "GetResult" or "GetAwaiter" or "Wait", Instance: { } task } =>
            CallIn(task),
        IInvocationOperation call => call,
        _ => null,
    };

    private static bool IsLog(IMethodSymbol method)
    {
        var assembly = method.ContainingAssembly?.Name ?? "";
        var type = method.ContainingType?.Name ?? "";
        return assembly is "Amazon.Lambda.Core" or "Microsoft.Extensions.Logging.Abstractions" or "System.Console" or "NLog" or "log4net"
            || assembly.StartsWith("Serilog", StringComparison.Ordinal)
            || assembly.StartsWith("AWS.Lambda.Powertools", StringComparison.Ordinal)
            || method.Name.StartsWith("Log", StringComparison.Ordinal)
            || method.Name.StartsWith("Track", StringComparison.Ordinal)
            || type.EndsWith("Logger", StringComparison.Ordinal)
            || type.EndsWith("Log", StringComparison.Ordinal)
            || method.ContainingType.IsIn("System.Diagnostics");
    }

    /// <summary>Whether a method of another type of the project, given the event, takes its only record: <c>evnt.Only()</c>.</summary>
    private bool RefusesSeveral(IMethodSymbol helper, int ordinal)
    {
        var method = helper.OriginalDefinition;
        return method.IsOwn() && !method.IsVirtual && !method.IsOverride
            && (MemberReader.Says(method, static name => name is "Single" or "SingleOrDefault" or "Count", cancellation)
                || MemberReader.Has(method, SyntaxKind.ListPattern, cancellation))
            && MemberReader.BodyOf(method, state, cancellation) is { } body
            && body.Descendants().Any(o => o is IPropertyReferenceOperation { Property.Name: "Records", Instance: { } instance }
                && IsReferenceTo(instance, method.Parameters[ordinal]) && RefusesSeveral(o));
    }

    private static bool RefusesSeveral(IOperation records) => RefusesSeveral(records, isLocal: false);

    private static bool RefusesSeveral(IOperation records, bool isLocal)
    {
        var (parent, child) = records.Around();
        if (!isLocal && parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } })
        {
            return BodyIndex.Of(records).ReferencesTo(local).Any(m => RefusesSeveral(m, isLocal: true));
        }

        if (parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Single" or "SingleOrDefault",
            Arguments.Length: 1 } })
        {
            return true;
        }

        if (parent is IConditionalAccessOperation whole && whole.WhenNotNull == child)
        {
            return RefusesSeveral(whole, isLocal);
        }

        if (parent is IIsPatternOperation pattern)
        {
            return IsOfOne(pattern.Pattern) && IsGuard(pattern);
        }

        if (parent is ISwitchExpressionOperation or ISwitchOperation)
        {
            return Chooses(parent, child, IsOfOne);
        }

        var count = parent switch
        {
            IPropertyReferenceOperation { Property.Name: "Count" or "Length" } property when property.Instance == child => property,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Count", Arguments.Length: 1 } call } => call,
            IConditionalAccessOperation access => access,
            _ => (IOperation?)null,
        };
        return count is not null && IsLimit(count);
    }

    /// <summary>Whether what follows a count lets one record pass and not two.</summary>
    private static bool IsLimit(IOperation count)
    {
        var (parent, child) = count.Around();
        switch (parent)
        {
            case IConditionalAccessOperation access when access.WhenNotNull == child:
                return IsLimit(access);
            case IBinaryOperation binary:
                return binary.Separates(child, 1, 2) && IsGuard(binary);
            case IIsPatternOperation pattern:
                return pattern.Pattern.Separates(1, 2) && IsGuard(pattern);
            case ISwitchExpressionOperation or ISwitchOperation:
                return Chooses(parent, child, static p => p.Separates(1, 2));
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "ThrowIfGreaterThan" or "ThrowIfNotEqual" } guard }:
                return guard.Arguments.Any(a => a.Value.Unwrapped().ConstantValue is { HasValue: true, Value: 1 });
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "ThrowIfGreaterThanOrEqual" } guard }:
                return guard.Arguments.Any(a => a.Value.Unwrapped().ConstantValue is { HasValue: true, Value: 2 });
            default:
                return false;
        }
    }

    /// <summary>Whether a <c>switch</c> over a value has an arm for one record, and one that throws.</summary>
    private static bool Chooses(IOperation @switch, IOperation value, Func<IPatternOperation, bool> isForOne) => @switch switch
    {
        ISwitchExpressionOperation expression => expression.Value == value
            && expression.Arms.Any(a => isForOne(a.Pattern))
            && expression.Arms.Any(a => a.Value.Unwrapped() is IThrowOperation),
        ISwitchOperation statement => statement.Value == value
            && statement.Cases.Any(c => c.Clauses.Any(k => k switch
            {
                IPatternCaseClauseOperation clause => isForOne(clause.Pattern),
                ISingleValueCaseClauseOperation { Value.ConstantValue: { HasValue: true, Value: 1 } } => true,
                _ => false,
            }))
            && statement.Cases.Any(c => c.Body.Any(s => s.DescendantsAndSelf().Any(o => o is IThrowOperation))),
        _ => false,
    };

    /// <summary>A pattern of a list with one element: <c>[var only]</c>, <c>{ Count: 1 }</c>, negated or not.</summary>
    private static bool IsOfOne(IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation negated => IsOfOne(negated.Pattern),
        IListPatternOperation { Patterns: [not ISlicePatternOperation] } => true,
        IRecursivePatternOperation recursive =>
            recursive.PropertySubpatterns.Any(p => p.Member is IPropertyReferenceOperation { Property.Name: var name }
            && (name is "Records" ? IsOfOne(p.Pattern) : name is "Count" or "Length" && p.Pattern.Separates(1, 2))),
        _ => false,
    };

    /// <summary>
    /// Whether a condition ends the handler on one of its sides: the <c>if</c> throws or returns, or <c>?:</c> throws. An assertion says
    /// what is known of the batch.
    /// </summary>
    private static bool IsGuard(IOperation condition) => IsGuard(condition, isLocal: false);

    private static bool IsGuard(IOperation condition, bool isLocal)
    {
        if (!isLocal
            && condition.Around().Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } })
        {
            return BodyIndex.Of(condition).ReferencesTo(local).Any(m => IsGuard(m, isLocal: true));
        }

        if (condition.Around().Parent is IArgumentOperation
            { Parent: IInvocationOperation { TargetMethod.Name: "Assert" or "Requires" or "Assume" } })
        {
            return true;
        }

        foreach (var ancestor in condition.AncestorsInFunction())
        {
            if (ancestor is IConditionalOperation conditional && conditional.Condition.Syntax.Span.Contains(condition.Syntax.Span))
            {
                return Ends(conditional.WhenTrue) || (conditional.WhenFalse is { } other && Ends(other));
            }
        }

        return false;

        static bool Ends(IOperation branch) => branch.DescendantsAndSelf().Any(o => o is IThrowOperation or IReturnOperation);
    }

    private bool IsFifoLook(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance } indexer =>
            IsAttributes(instance) && indexer.Arguments.Any(IsFifoAttribute),
        IInvocationOperation { Instance: { } instance } call =>
            (IsAttributes(instance) && call.Arguments.Any(IsFifoAttribute))
            || (IsMessageMember(instance, "EventSourceArn") && call.Arguments.Any(a => EndsInFifo(a.Value))),
        IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments: [{ Value: var receiver }, ..] } call =>
            IsAttributes(receiver) && call.Arguments.Any(IsFifoAttribute),
        _ => false,
    };

    private bool IsAttributes(IOperation instance) => IsMessageMember(instance, "Attributes");

    private bool IsMessageMember(IOperation operation, string name) =>
        operation.Unwrapped() is IPropertyReferenceOperation { Property: var property }
        && property.Name == name
        && symbols.TypeOf(property.ContainingType) is { MetadataName: "Amazon.Lambda.SQSEvents.SQSEvent+SQSMessage" };

    private static bool IsFifoAttribute(IArgumentOperation argument) =>
        argument.Value.Unwrapped() switch
        {
            { ConstantValue: { HasValue: true, Value: string text } } => FifoAttributes.Contains(text),
            IFieldReferenceOperation { Field: { ContainingType.Name: "MessageSystemAttributeName", Name: var name } } =>
                FifoAttributes.Contains(name),
            _ => false,
        };

    private static bool EndsInFifo(IOperation value) =>
        value.Unwrapped().ConstantValue is { HasValue: true, Value: string text }
            && text.EndsWith(".fifo", StringComparison.OrdinalIgnoreCase);
}
