using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Kafka;

/// <summary>
/// A message counts as done before it is: the offset is committed first, or by a timer that knows nothing of the processing.
/// </summary>
internal sealed class CommitBeforeProcessingRule : Rule
{
    /// <summary>The client's <c>auto.commit.interval.ms</c>, by the list of its settings as of 2026-10.</summary>
    private const int DefaultIntervalMilliseconds = 5_000;

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM7004",
        title: "Offset is committed before the message is processed",
        messageFormat: "{0}; {1}",
        category: Categories.Kafka,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A consumer that starts again goes on at the committed offset. A message whose offset was committed before it was "
            + "processed is skipped when the processing fails or the process ends.",
        helpLinkUri: HelpLink("AWSM7004"));

    public CommitBeforeProcessingRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests)
    {
        interests.OnCall(AwsApi.Kafka.Commit, CheckCommit);
        interests.OnCall(AwsApi.Kafka.StoreOffset, CheckCommit);
        interests.OnCall(AwsApi.Kafka.Consume, CheckConsume);
    }

    private static void CheckCommit(CallContext context)
    {
        if (IsBeforeProcessing(context.Call, context.Rule) && !SourceWords.SayAtMostOnce(context.Call.Syntax, context.Rule.Cancellation))
        {
            context.Rule.Report(
                context.Call.NameSyntax().GetLocation(),
                null,
                "The offset is committed before the message is processed, so a message whose processing fails or is cut off is skipped",
                context.Operation == AwsApi.Kafka.Commit ? "commit after the processing" : "store the offset after the processing");
        }
    }

    /// <summary>
    /// The message was just consumed, nothing was done with it before the statement that commits it, and something is done with it after
    /// that in the same block.
    /// </summary>
    private static bool IsBeforeProcessing(IInvocationOperation commit, RuleContext context)
    {
        if (MessageOf(commit, context) is not { } message
            || commit.Parent is not IExpressionStatementOperation { Parent: IBlockOperation block } statement
            || UntouchedAt(commit, message, context) is not { } processing)
        {
            return false;
        }

        var after = block.Operations.Skip(block.Operations.IndexOf(statement) + 1).ToList();
        return after.Exists(o => processing.IsDoneBy(o, isCertain: true))
            && (!IsBranchForOthers(statement, processing, context) || WorksWithAll(after, message, context));
    }

    /// <summary>Whether code does with the message more than to take a note of it or to tell somebody.</summary>
    private static bool WorksWithAll(List<IOperation> code, ISymbol message, RuleContext context)
    {
        var work = MessageWork.Of([message], BodyIndex.RootOf(code[0]));
        return code.SelectMany(o => o.DescendantsAndSelf()).OfType<IInvocationOperation>().Any(c =>
            CallKinds.IsWork(c) && !Scopes.IsInCatch(c) && !context.Symbols.IsSdk(c.TargetMethod.ContainingAssembly)
            && WorkWithAll.Is(c, work));
    }

    /// <summary>
    /// Whether the code has a branch for messages that it does not want, and elsewhere works on those that it wants before it commits them.
    /// </summary>
    private static bool IsBranchForOthers(IOperation commit, Processing processing, RuleContext context)
    {
        return Sequence.Instead(commit).Any(o => WorksFirst(o) == true);

        bool? WorksFirst(IOperation code)
        {
            if (!code.DescendantsAndSelf().Any(o => IsCommit(o, context.Symbols)))
            {
                return processing.IsDoneBy(code, isCertain: true) ? true : null;
            }

            return IsCommit(code, context.Symbols) ? false : code.ChildOperations.Select(WorksFirst).FirstOrDefault(w => w is not null);
        }
    }

    private static bool IsCommit(IOperation operation, MessagingSymbols symbols) => operation is IInvocationOperation call
        && symbols.OperationOf(call.TargetMethod) is { } api && (api == AwsApi.Kafka.Commit || api == AwsApi.Kafka.StoreOffset);

    /// <summary>
    /// What is known of a message at a place, if it was just consumed and nothing was done with it on the way there; else null.
    /// </summary>
    private static Processing? UntouchedAt(IInvocationOperation place, ISymbol message, RuleContext context)
    {
        if (!(message is IParameterSymbol parameter ? IsGivenUntouched(parameter, place, context) : IsConsumed(message, place, context)))
        {
            return null;
        }

        // Also in the blocks around, in the try of a finally, in the condition of an if
        var processing = new Processing(message, context.Symbols.OperationOf(place.TargetMethod) is null ? null : place.Instance);
        var path = place.AncestorsInFunction().Prepend(place).ToList();
        for (var i = path.Count - 1; i > 0; i--)
        {
            foreach (var part in path[i].ChildOperations)
            {
                if (part.Syntax.SpanStart < path[i - 1].Syntax.SpanStart && !IsMessageItself(part, message) && processing.IsDoneBy(part))
                {
                    return null;
                }
            }
        }

        return processing;

        static bool IsMessageItself(IOperation statement, ISymbol message) =>
            statement is IVariableDeclarationGroupOperation group
            && group.Declarations.SelectMany(d => d.Declarators).Any(d => SymbolEqualityComparer.Default.Equals(d.Symbol, message));
    }

    /// <summary>A message out of a list, a field or a channel may have been processed when it was put there.</summary>
    private static bool IsConsumed(ISymbol message, IOperation place, RuleContext context)
    {
        var mentions = BodyIndex.Of(place).MentionsOf(message);
        if (mentions.OfType<IPatternOperation>().FirstOrDefault() is { } pattern)
        {
            return pattern.Ancestors().OfType<IIsPatternOperation>().FirstOrDefault() is { } test && IsConsume(test.Value.Unwrapped())
                && SymbolEqualityComparer.Default.Equals(DeclaredBy(test), message) && !mentions.Any(m => m.IsWritten());
        }

        return mentions.FirstOrDefault(m => m is ILocalReferenceOperation) is { } mention
            && context.Flow.SourcesOf(mention).Expressions is { Count: > 0 } sources
            && sources.All(s => s.ConstantValue.HasValue || IsConsume(s));

        bool IsConsume(IOperation source) =>
            source is IInvocationOperation call && context.Symbols.OperationOf(call.TargetMethod) == AwsApi.Kafka.Consume;
    }

    /// <summary>The variable that a test gives its value to: <c>is { } result</c>, <c>is not { } result</c>.</summary>
    private static ISymbol? DeclaredBy(IIsPatternOperation test) =>
        (test.Pattern is INegatedPatternOperation { Pattern: var negated } ? negated : test.Pattern).DeclaredByPattern();

    /// <summary>
    /// A method that nobody in view calls, or whose name says that it settles messages, may be given one that is processed already.
    /// </summary>
    private static bool IsGivenUntouched(IParameterSymbol parameter, IOperation place, RuleContext context)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method
            || CallKinds.IsSettling(method))
        {
            return false;
        }

        var calls = method.MethodKind == MethodKind.LocalFunction
            ? BodyIndex.Of(place).CallsOf(method)
            : MemberReader.CallsInType(method, context.State, context.Cancellation);
        return calls.Count > 0 && calls.All(c => c.Argument(
            parameter.Name)?.Value.Unwrapped() is ILocalReferenceOperation { Local: var given }
            && UntouchedAt(c, given, context) is not null);
    }

    /// <summary>
    /// The message whose offset is committed: the one given, or, of a client that stores offsets by itself, the one last consumed.
    /// </summary>
    private static ISymbol? MessageOf(IInvocationOperation commit, RuleContext context)
    {
        switch (commit.Arguments)
        {
            case []:
                return CompilationText.Mentions(context.State, "EnableAutoOffsetStore", context.Cancellation)
                    ? null
                    : LastConsumed(commit, context);
            case [{ Value: var argument }] when argument.Type is { Name: "ConsumeResult" }:
                return VariableOf(argument);
            case [{ Value: var offsets }]:
                return NextAfter(offsets);
            default:
                return null;
        }
    }

    /// <summary>
    /// The message behind which a group is to go on: <c>new TopicPartitionOffset(result.TopicPartition, result.Offset + 1)</c>. Without the
    /// one, the group goes on at the message.
    /// </summary>
    private static ISymbol? NextAfter(IOperation offsets) =>
        offsets.DescendantsAndSelf().OfType<IBinaryOperation>().ToList() is
        [{
            OperatorKind: BinaryOperatorKind.Add,
            RightOperand: var one,
            LeftOperand: var offset,
        }]
        && one.Unwrapped().ConstantValue is { HasValue: true, Value: 1 or 1L }
        && offset.DescendantsAndSelf().OfType<IPropertyReferenceOperation>().FirstOrDefault(p => p.Property.Name == "Offset") is
            { Instance: { Type.Name: "ConsumeResult" } result }
            ? VariableOf(result)
            : null;

    private static ISymbol? VariableOf(IOperation result) => result.Unwrapped() switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    private static ISymbol? LastConsumed(IInvocationOperation commit, RuleContext context)
    {
        foreach (var block in commit.AncestorsInFunction().OfType<IBlockOperation>())
        {
            foreach (var statement in block.Operations)
            {
                if (statement is IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [var declarator] }] }
                    && (declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer) is { } initializer
                    && initializer.Value.Unwrapped() is IInvocationOperation call
                    && context.Symbols.OperationOf(call.TargetMethod) == AwsApi.Kafka.Consume
                    && statement.Syntax.SpanStart < commit.Syntax.SpanStart)
                {
                    return declarator.Symbol;
                }
            }
        }

        return null;
    }

    /// <summary>
    /// A consumer in view that commits on a timer what it has handed out, and code that does something with what it hands out.
    /// </summary>
    private static void CheckConsume(CallContext context)
    {
        var call = context.Call;
        if (call.Around().Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var message } }
            || !call.AncestorsInFunction().Any(a => a is ILoopOperation)
            || KafkaClient.Of(call.Instance, context.Flow, context.Symbols) is not { } client
            || !IsOn(client.Setting("EnableAutoCommit", context.Flow), context)
            || !IsOn(client.Setting("EnableAutoOffsetStore", context.Flow), context)
            || client.Setting("GroupId", context.Flow).Assigned.Any(id =>
                FreshValue.IsMadeBy(id, context.Flow)) // no consumer goes on where this one ended
            || (client.IsCalled("Assign") && !client.IsCalled("Subscribe"))
            || StartsElsewhere(client)
            || call.AncestorsInFunction().OfType<IBlockOperation>().FirstOrDefault() is not { } block)
        {
            return;
        }

        var processing = new Processing(message, call.Instance);
        var isProcessed = block.Operations.Any(o => o.Syntax.SpanStart > call.Syntax.Span.End && processing.IsDoneBy(o, isCertain: true));
        if (isProcessed && !CommitsIn(block, context).Any(c => IsBeforeProcessing(c, context.Rule))
            && !SourceWords.SayAtMostOnce(call.Syntax, context.Rule.Cancellation))
        {
            var interval = context.Flow.ValuesOf(client.Setting("AutoCommitIntervalMs", context.Flow));
            var milliseconds = interval is { IsUnknown: false, MayBeAbsent: false, Known: [{ Integer: { } given }] }
                ? given
                : DefaultIntervalMilliseconds;
            context.Rule.Suggest(
                call.NameSyntax().GetLocation(),
                null,
                $"This consumer commits every {milliseconds / 1000.0} s what it has handed out, processed or not, "
                    + "so a message whose processing fails or is cut off can be skipped",
                "set EnableAutoOffsetStore to false, and call StoreOffset after the processing");
        }
    }

    /// <summary>
    /// Whether code says at which offsets the consumer begins, whatever was committed: from a database, or always from the first.
    /// </summary>
    private static bool StartsElsewhere(KafkaClient client) => client.Configs.Select(BodyIndex.RootOf).Distinct().Any(body =>
        body.Descendants().Any(o => o is IInvocationOperation
        {
            TargetMethod: { Name: "SetPartitionsAssignedHandler",
                Parameters: [{ Type: INamedTypeSymbol { DelegateInvokeMethod.ReturnsVoid: false } }] },
        }));

    private static IEnumerable<IInvocationOperation> CommitsIn(IBlockOperation block, CallContext context) =>
        block.Descendants().OfType<IInvocationOperation>().Where(c => IsCommit(c, context.Symbols));

    /// <summary>Both settings are on unless they are set.</summary>
    private static bool IsOn(PropertyValue setting, CallContext context) =>
        !setting.IsUnknown && context.Flow.ValuesOf(setting).All(v => v.Data is true, absent: true);
}
