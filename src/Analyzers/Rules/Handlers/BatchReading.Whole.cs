using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Handlers;

/// <summary>Whether the records are only collected, and worked on as a whole: all of them succeed or fail.</summary>
internal sealed partial class BatchReading
{
    /// <summary>What is filled row by row, and then written by somebody as a whole.</summary>
    private static readonly string[] TablesInMemory =
        ["DataTable", "DataRow", "DataRowCollection", "DataColumnCollection", "DataSet", "DataTableCollection"];

    /// <summary>Calls and variables that a list is followed through: in code that is being typed one may be made of itself.</summary>
    private const int MaxSteps = 32;

    private bool IsHandedOver(IOperation records)
    {
        var (value, isProjected) = (records, false);
        for (var steps = 0; steps < MaxSteps; steps++)
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
                case not null when value.SpreadInto() is { } list:
                    value = list;
                    break;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                    var mentions = bodies.SelectMany(b => b.DescendantsAndSelf()).Distinct()
                        .Where(o => o is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local)
                            && !RecordsUse.IsOnlyCounted(o, symbols)).ToList();
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

        return false;
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

    /// <summary>
    /// Whether all that was done for the records is committed behind them, and nothing before; there or by who runs the lambda that goes
    /// through them: <c>unit.RunAsync(async connection => …)</c>.
    /// </summary>
    private bool CommitsOnceForAll()
    {
        var commits = Calls.Where(IsCommit).ToList();
        return commits.Count > 0
            ? commits.TrueForAll(c => !IsRepeated(c))
            : Calls.Exists(c => !IsRepeated(c) && c.Arguments.Any(a => Execution.LambdaIn(a.Value) is { } lambda
                && records.Exists(lambda.Contains))
                && (CallKinds.Says(c.TargetMethod.Name, "Transaction")
                    || BodyOfOwn(c.TargetMethod.OriginalDefinition)?.Descendants().OfType<IInvocationOperation>().Any(IsCommit) == true));

        static bool IsCommit(IInvocationOperation call) => call.TargetMethod.Name
                is "SaveChanges" or "SaveChangesAsync" or "Commit" or "CommitAsync" or "CommitTransaction" or "CommitTransactionAsync"
            || call.TargetMethod is
            {
                Name: "Complete" or "CompleteAsync", ContainingType.Name: "TransactionScope" or "NpgsqlBinaryImporter",
            };
    }

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
}
