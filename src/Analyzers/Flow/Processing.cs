using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// What becomes of a received message in a stretch of statements: whether anything is done with it, or with what was read out of it. To
/// look at it, to write it to a log, to parse it is not yet to do anything.
/// </summary>
internal sealed class Processing
{
    /// <summary>How methods begin that make another form of a message, and hand it back.</summary>
    private static readonly string[] Parsing = ["Deserialize", "Parse", "TryParse"];

    private readonly HashSet<ISymbol> parts = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> places = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> localFunctions = new(SymbolEqualityComparer.Default);
    private readonly IOperation? client;

    private bool isCertain;

    /// <param name="message">The local or parameter that holds the message.</param>
    /// <param name="client">An operation that is the client: what is said to it is no processing.</param>
    public Processing(ISymbol message, IOperation? client)
    {
        parts.Add(message);
        this.client = client?.Unwrapped();
    }

    /// <summary>Whether a statement may do something with the message.</summary>
    public bool IsDoneBy(IOperation statement) => IsDoneBy(statement, isCertain: false);

    /// <summary>
    /// Whether a statement may do something with the message. Locals that it fills from the message count as the message from then on.
    /// </summary>
    /// <param name="statement">The statement, or a part of one.</param>
    /// <param name="isCertain">
    /// Only what certainly does something with what is in the message: a measurement, or a call that gets no more than the message's place
    /// in its topic, may be a note of what was done.
    /// </param>
    public bool IsDoneBy(IOperation statement, bool isCertain)
    {
        this.isCertain = isCertain;
        foreach (var operation in statement.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Initializer.Value: { } value } declarator when Mentions(value):
                    parts.Add(declarator.Symbol);
                    break;

                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when Mentions(assignment.Value):
                    parts.Add(target.Local);
                    break;

                case IDeconstructionAssignmentOperation { Target: var targets } assignment when Mentions(assignment.Value):
                    parts.UnionWith(targets.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Select(l => l.Local));
                    break;

                case IArgumentOperation { Parameter.RefKind: RefKind.Out, Parent: IInvocationOperation parser } argument
                    when parser.Arguments.Any(a => a != argument && Mentions(a.Value)):
                    parts.UnionWith(argument.Value.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Select(l => l.Local));
                    break;

                case IForEachLoopOperation each when Mentions(each.Collection):
                    parts.UnionWith(each.Locals);
                    break;

                case IPatternOperation when operation.DeclaredByPattern() is { } declared
                    && IsOfMessage(operation):
                    parts.Add(declared);
                    if (operation.Ancestors().OfType<IPropertySubpatternOperation>().Any(p => IsPlace(p.Member)))
                    {
                        places.Add(declared);
                    }

                    break;

                case IAssignmentOperation { Target: IMemberReferenceOperation or IArrayElementReferenceOperation } assignment
                    when !IsInitialiser(assignment) && Mentions(assignment.Value):
                case IReturnOperation { ReturnedValue: { } returned } when Mentions(returned):
                    return true;

                case IInvocationOperation call when !OnlyReads(call) && (call.Arguments.Any(a => Mentions(a.Value)) || IsOnPart(call)):
                case IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } local } when IsDoneIn(local, statement):
                case IDynamicInvocationOperation late when !isCertain && late.Arguments.Any(Mentions):
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether a local function, which may stand anywhere in the body, does something with the message.</summary>
    private bool IsDoneIn(IMethodSymbol local, IOperation near) => localFunctions.Add(local.OriginalDefinition)
        && BodyIndex.RootOf(near).Descendants().OfType<ILocalFunctionOperation>()
            .FirstOrDefault(f => SymbolEqualityComparer.Default.Equals(f.Symbol, local.OriginalDefinition))
            is { Body: { } body } function && !function.Contains(near) && IsDoneBy(body, isCertain);

    /// <summary>Whether a pattern is matched with the message, by <c>is</c> or in a <c>switch</c>, or with a part of it.</summary>
    private bool IsOfMessage(IOperation pattern) => pattern.Ancestors().FirstOrDefault(
        a => a is IIsPatternOperation or ISwitchOperation or ISwitchExpressionOperation) switch
    {
        IIsPatternOperation test => Mentions(test.Value) || Declares(test.Pattern),
        { } choice => Mentions(choice.DecidingValue()!),
        null => false,
    };

    /// <summary>Sets a member of an object that is just being created.</summary>
    private static bool IsInitialiser(IAssignmentOperation assignment) => assignment.Target is IMemberReferenceOperation
    {
        Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver },
    };

    private bool IsOnPart(IInvocationOperation call) => call.Instance is { } instance && Mentions(instance);

    private bool Mentions(IOperation value)
    {
        foreach (var operation in value.DescendantsAndSelf())
        {
            if ((operation is ILocalReferenceOperation { Local: var local } && parts.Contains(local))
                || (operation is IParameterReferenceOperation { Parameter: var parameter } && parts.Contains(parameter)))
            {
                if (isCertain
                    && (IsOfPlace(operation) || (operation is ILocalReferenceOperation { Local: var part } && places.Contains(part))))
                {
                    continue;
                }

                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a pattern gives a part of the message a name: what else it names is of the same message.</summary>
    private bool Declares(IPatternOperation pattern) =>
        pattern.DescendantsAndSelf().Any(p => p.DeclaredByPattern() is { } declared && parts.Contains(declared));

    /// <summary>Whether a mention goes on to where the message is in its topic, and not to what is in it.</summary>
    private static bool IsOfPlace(IOperation mention) => mention.Around() is (IPropertyReferenceOperation property, var child)
        && property.Instance == child && IsPlace(property);

    private static bool IsPlace(IOperation member) => member is IPropertyReferenceOperation
    {
        Property:
        {
            Name: "Offset" or "Partition" or "Topic" or "TopicPartition" or "TopicPartitionOffset" or "IsPartitionEOF" or "LeaderEpoch",
            ContainingType.Name: "ConsumeResult",
        },
    };

    /// <summary>Logs, texts, parsers, what is said to the client itself; and a check that throws for a null.</summary>
    private bool OnlyReads(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (client is not null && call.Instance?.Unwrapped() is { } instance && instance.NamesSameAs(client))
        {
            return true;
        }

        if (method.MethodKind == MethodKind.DelegateInvoke || method.ContainingType is not { } type)
        {
            return false;
        }

        var @namespace = type.NamespaceName();
        return type.SpecialType is SpecialType.System_String or SpecialType.System_Object
            || @namespace is "System.Text.Json" or "Newtonsoft.Json" or "System.Text"
            || @namespace.StartsWith("Microsoft.Extensions.Logging", StringComparison.Ordinal)
            || @namespace.StartsWith("Serilog", StringComparison.Ordinal)
            || (@namespace is "System" or "System.Diagnostics" && !Execution.IsTask(call.Type) && !CallKinds.IsCallback(method))
            || CallKinds.IsOnlyLog(call)
            || (!CallKinds.IsWithoutResult(method) && CallKinds.Begins(method, Parsing))
            || (isCertain && (CallKinds.IsLog(method) || CallKinds.IsSettling(method)));
    }
}
