using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Handlers;

/// <summary>What a handler, and the methods of its own type that it hands the event to, do with the batch.</summary>
internal sealed partial class BatchReading
{
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
    public bool HandlesRecords => eventIsPassedOn || records.Exists(r => !RecordsUse.IsOnlyCounted(r, symbols));

    /// <summary>
    /// More than one record is refused: <c>if (Records.Count &gt; 1) throw</c>, <c>Records.Single()</c>, an argument guard.
    /// </summary>
    public bool RefusesSeveralRecords => refusesSeveral || records.Exists(RecordsUse.RefusesSeveral);

    /// <summary>
    /// The first record, <c>Records[0]</c>, <c>Records.First()</c> or <c>Records is [var first, ..]</c>, where the code looks at no other;
    /// else null.
    /// </summary>
    public IOperation? OnlyFirst => eventIsPassedOn ? null
        : HandledRecords is not { Count: > 0 } handled ? RecordsUse.FirstMatched(records)
        : handled.TrueForAll(r => RecordsUse.FirstIn(r, symbols) is not null) ? RecordsUse.FirstIn(handled[0], symbols)
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
    /// Messages are deleted from the queue one by one, by the SDK or a wrapper of it: those that were handled do not come back. Who is
    /// given a receipt handle can only delete the message, or hide it for longer.
    /// </summary>
    public bool DeletesMessages => Calls.Exists(c => c.TargetMethod.Name is var name
        && (name.StartsWith("DeleteMessage", StringComparison.Ordinal)
            || (CallKinds.MayBeWork(c) && !CallKinds.Says(name, "Visibility")
                && c.Arguments.Any(a => a.Value.Unwrapped() is IPropertyReferenceOperation { Property.Name: "ReceiptHandle" }))));

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
    public bool KnowsFifo => bodies.Exists(b => b.DescendantsAndSelf().Any(o => FifoLook.IsAt(o, symbols)));

    private List<IPropertyReferenceOperation> HandledRecords => records.FindAll(r => !RecordsUse.IsOnlyCounted(r, symbols));

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
            static name => name is "Attributes" or "EventSourceArn" or "ReceiptHandle"
                || name.StartsWith("DeleteMessage", StringComparison.Ordinal),
            cancellation);

    private void AddMention(IParameterReferenceOperation mention)
    {
        var (parent, child) = mention.Around();
        switch (parent)
        {
            case IPropertyReferenceOperation { Property.Name: "Records" } property when property.Instance == child:
                records.Add(property);
                break;
            case not null when parent == child: // A member of an extension block may look for a single record
                refusesSeveral = eventIsPassedOn = true;
                break;
            case IConditionalAccessOperation access when access.Operation == child:
                records.AddRange(access.WhenNotNull.DescendantsAndSelf().OfType<IPropertyReferenceOperation>()
                    .Where(p => p.Property.Name == "Records"));
                break;
            case ISwitchExpressionOperation or ISwitchOperation when RecordsUse.Chooses(parent, child, RecordsUse.IsOfOne):
            case IIsPatternOperation { Pattern: INegatedPatternOperation several } pattern
                when RecordsUse.IsOfOne(several) && RecordsUse.IsGuard(pattern):
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

    /// <summary>All calls in the bodies, found once.</summary>
    private List<IInvocationOperation> Calls =>
        calls ??= [.. bodies.SelectMany(b => b.DescendantsAndSelf()).OfType<IInvocationOperation>().Distinct()];

    private bool IsRepeated(IOperation call) => RoundsAround(call).Any();

    /// <summary>
    /// The loops and functions around a call that may run it several times, innermost first. What goes through the records itself, from
    /// the first to the last, is there for the batch.
    /// </summary>
    private IEnumerable<IOperation> RoundsAround(IOperation call) =>
        call.Ancestors().TakeWhile(a => a.Parent is not null && !bodies.Contains(a)).Where(a => a is ILoopOperation
            || (a is IAnonymousFunctionOperation or ILocalFunctionOperation && !records.Exists(a.Contains)));

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
        return method.IsOwn(state.Compilation) && !method.IsVirtual && !method.IsOverride
            && (MemberReader.Says(method, static name => name is "Single" or "SingleOrDefault" or "Count", cancellation)
                || MemberReader.Has(method, SyntaxKind.ListPattern, cancellation))
            && MemberReader.BodyOf(method, state, cancellation) is { } body
            && body.Descendants().Any(o => o is IPropertyReferenceOperation { Property.Name: "Records", Instance: { } instance }
                && IsReferenceTo(instance, method.Parameters[ordinal]) && RecordsUse.RefusesSeveral(o));
    }
}
