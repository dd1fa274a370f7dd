using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Handlers;

/// <summary>
/// Failures that a handler knows of and does not return: an empty response after an exception, a list that nobody reads, a list that is
/// null.
/// </summary>
internal sealed class LostFailuresRule : Rule
{
    private const string Failures = "BatchItemFailures";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM3005",
        title: "Response drops the failures",
        messageFormat: "{0}; {1}",
        category: Categories.Handlers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A response without failures, an empty one and null all say that the whole batch was handled. Lambda then deletes "
            + "the messages, or goes on behind the records.",
        helpLinkUri: HelpLink("AWSM3005"));

    public LostFailuresRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnHandler(Check);

    private static void Check(HandlerContext context)
    {
        var handler = context.Handler;
        if (!handler.ReportsRecords(context.Symbols))
        {
            return;
        }

        foreach (var body in context.Code)
        {
            if (body == handler.Body || IsAnswer(body, context))
            {
                CheckCatches(body, context);
            }

            CheckAdds(context.OperationsIn(body), context);
        }
    }

    /// <summary>Whether the handler returns what a method of its own returns.</summary>
    private static bool IsAnswer(IOperation body, HandlerContext context) =>
        Scopes.MemberAround(body, context.Rule.Cancellation) is IMethodSymbol method
        && BatchTypes.IsResponse(BatchHandler.ResultTypeOf(method), context.Symbols)
        && MemberReader.DelegatesInType(method, context.Rule.State, context.Rule.Cancellation).Count == 0
        && MemberReader.CallsInType(method, context.Rule.State, context.Rule.Cancellation).All(c =>
            c.AncestorsInFunction().OfType<IReturnOperation>().FirstOrDefault() is { ReturnedValue: { } value }
                && Execution.Unawaited(value) == c);

    /// <summary>A <c>catch</c> of everything that returns a response which says that all is well.</summary>
    private static void CheckCatches(IOperation body, HandlerContext context)
    {
        MessageWork? work = null;
        foreach (var @try in context.OperationsIn(body).OfType<ITryOperation>())
        {
            if (SwallowedFailures.GeneralCatch(@try) is { Handler.Operations: var statements } clause
                && statements.LastOrDefault() is { } last && AnswerOf(last, @try) is { } value
                && IsAllIsWell(value, context)
                && SwallowedFailures.OnlyLogsBefore(clause, last)
                && !SwallowedFailures.GetsTheRest(clause)
                && ((work ??= RecordFailures.WorkIn(body, context.Handler, context.Symbols)).Calls.Any(@try.Body.Contains)
                    || RecordFailures.GivesRecordsToMethod(@try, context.Rule.State, context.Rule.Cancellation))
                && !AttemptOutcome.IsSettledInRounds(@try, work, context.Rule.State, context.Rule.Cancellation))
            {
                context.Rule.Report(
                    value.Syntax.GetLocation(),
                    null,
                    context.Handler.Source == BatchSource.Sqs
                        ? "This response says that the whole batch was handled, so the messages that failed are deleted"
                        : "This response says that the whole batch was handled, so Lambda goes on behind the records that failed",
                    "rethrow, or return the records that were not handled");
            }
        }
    }

    /// <summary>What a statement returns, or puts into the local that is returned right behind the <c>try</c>.</summary>
    private static IOperation? AnswerOf(IOperation statement, ITryOperation @try) => statement switch
    {
        IReturnOperation { ReturnedValue: { } value } => value,
        IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local },
            Value: var value } }
            when Sequence.After(@try).FirstOrDefault() is IReturnOperation { ReturnedValue: { } returned }
                && Execution.Unawaited(returned) is ILocalReferenceOperation { Local: var answer }
                && SymbolEqualityComparer.Default.Equals(local, answer) => value,
        _ => null,
    };

    /// <summary>Null, or a new response without a list, or with a new, empty one; also from a local that nobody fills.</summary>
    private static bool IsAllIsWell(IOperation value, HandlerContext context)
    {
        value = Execution.Unawaited(value);
        if (value is IInvocationOperation { TargetMethod: { Name: "FromResult", ContainingType.Name: "Task" },
            Arguments: [{ Value: var result }] })
        {
            value = result.Unwrapped();
        }

        if (value.ConstantValue is { HasValue: true, Value: null } || value is IDefaultValueOperation)
        {
            return true;
        }

        if (value is ILocalReferenceOperation { Local: var local })
        {
            return IsNeverFilled(local, value, v => v is not ILocalReferenceOperation && IsAllIsWell(v, context));
        }

        return value is IObjectCreationOperation creation && BatchTypes.IsResponse(creation.Type, context.Symbols)
            && creation.Arguments.All(a => IsEmpty(a.Value))
            && (ValueFlow.InitialValue(creation, Failures) is not { } list || IsEmpty(list));
    }

    private static bool IsEmpty(IOperation list) => list.Unwrapped() switch
    {
        IObjectCreationOperation { Arguments.Length: 0, Initializer: null } => true,
        { Syntax: CollectionExpressionSyntax { Elements.Count: 0 } } => true,
        ILocalReferenceOperation { Local: var local } reference =>
            IsNeverFilled(local, reference, v => v is not ILocalReferenceOperation && IsEmpty(v)),
        var value => value.ConstantValue is { HasValue: true, Value: null },
    };

    /// <summary>
    /// The local is empty from the start, and is only counted, and returned: by itself, or in a response that is made for the return.
    /// </summary>
    private static bool IsNeverFilled(ILocalSymbol local, IOperation near, Func<IOperation, bool> isEmpty)
    {
        var mentions = BodyIndex.Of(near).MentionsOf(local);
        return mentions.OfType<IVariableDeclaratorOperation>()
            .Any(d => d.GetVariableInitializer()?.Value.Unwrapped() is { } first && isEmpty(first))
            && mentions.All(m => m is IVariableDeclaratorOperation || IsReturned(m)
                || m.Parent is IPropertyReferenceOperation { Property.Name: "Count" }
                    or IPropertyReferenceOperation { Property.Name: Failures,
                        Parent: IPropertyReferenceOperation { Property.Name: "Count" } });
    }

    private static bool IsReturned(IOperation value)
    {
        var parent = value.Around().Parent;
        if (parent is IArgumentOperation { Parent: IObjectCreationOperation made })
        {
            parent = made.Around().Parent;
        }
        else if (parent is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: Failures },
            Parent: IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation filled } } assignment
            && assignment.Value.Unwrapped() == value)
        {
            parent = filled.Around().Parent;
        }

        return parent is IReturnOperation
            or IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "FromResult", ContainingType.Name: "Task" },
                Parent: IReturnOperation } };
    }

    /// <summary>Additions to a list that goes nowhere, and to the list of a response that has none yet.</summary>
    private static void CheckAdds(IReadOnlyList<IOperation> operations, HandlerContext context)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var add in operations.OfType<IInvocationOperation>())
        {
            switch (add)
            {
                case { TargetMethod.Name: "Add", Instance: ILocalReferenceOperation { Local: var list } }
                    when BatchTypes.FailureIn(list.Type, context.Symbols) is not null && IsOnlyAddedTo(list, add) && seen.Add(list):
                    context.Rule.Report(
                        add.NameSyntax().GetLocation(), null, $"Nothing reads '{list.Name}', so what is added to it counts as handled",
                        "put it into the response that is returned");
                    break;

                case { TargetMethod.Name: "Add", Instance: IPropertyReferenceOperation { Property: { Name: Failures,
                    ContainingType: var owner }, Instance: ILocalReferenceOperation { Local: var unread } } }
                    when BatchTypes.IsResponse(owner, context.Symbols) && IsResponseOnlyAddedTo(unread, add) && seen.Add(unread):
                    context.Rule.Report(
                        add.NameSyntax().GetLocation(), null, $"Nothing returns '{unread.Name}', so what is added to it counts as handled",
                        "return it");
                    break;

                case { TargetMethod.Name: "Add" or "AddRange",
                    Instance: IPropertyReferenceOperation { Property: { Name: Failures,
                        ContainingType: { Name: "StreamsEventResponse" } type }, Instance: { } response } }
                    when BatchTypes.IsResponse(type, context.Symbols) && response.Unwrapped() is ILocalReferenceOperation local
                        && IsWithoutList(local):
                    context.Rule.Report(
                        add.NameSyntax().GetLocation(), null,
                        $"{Failures} of a new {type.Name} is null, so this throws and the whole batch fails",
                        "create the list with the response");
                    break;
            }
        }
    }

    /// <summary>The response is new, its list is never set, and nobody else gets to see it but who is given it in the end.</summary>
    private static bool IsWithoutList(ILocalReferenceOperation response)
    {
        var mentions = BodyIndex.Of(response).MentionsOf(response.Local);
        return mentions.OfType<IVariableDeclaratorOperation>().Any(d =>
                d.GetVariableInitializer()?.Value.Unwrapped() is IObjectCreationOperation { Arguments.Length: 0 } creation
                    && ValueFlow.InitialValue(creation, Failures) is null)
            && mentions.All(m => m is IVariableDeclaratorOperation || m.Around().Parent switch
            {
                IPropertyReferenceOperation property => property.Property.Name != Failures || !property.IsWritten(),
                IReturnOperation => true,
                _ => false,
            });
    }

    private static bool IsOnlyAddedTo(ILocalSymbol list, IOperation near)
    {
        var mentions = BodyIndex.Of(near).MentionsOf(list);
        return mentions.OfType<IVariableDeclaratorOperation>()
            .Any(d => d.GetVariableInitializer()?.Value.Unwrapped() is IObjectCreationOperation or { Syntax: CollectionExpressionSyntax })
            && mentions.All(m => m is IVariableDeclaratorOperation
                || m.Parent is IInvocationOperation { TargetMethod.Name: "Add" or "Clear" } call && call.Instance == m
                || m.Parent is IPropertyReferenceOperation { Property.Name: "Count" } count && SwallowedFailures.IsOnlyLogged(count));
    }

    /// <summary>A new response whose list is added to, and at most counted for a log.</summary>
    private static bool IsResponseOnlyAddedTo(ILocalSymbol response, IOperation near)
    {
        var mentions = BodyIndex.Of(near).MentionsOf(response);
        return mentions.OfType<IVariableDeclaratorOperation>()
            .Any(d => d.GetVariableInitializer()?.Value.Unwrapped() is IObjectCreationOperation { Arguments.Length: 0 } creation
                && (ValueFlow.InitialValue(creation, Failures) is not { } list || IsNewList(list)))
            && mentions.All(m => m is IVariableDeclaratorOperation
                || (m.Parent is IPropertyReferenceOperation { Property.Name: Failures } list
                && list.Parent switch
                {
                    IInvocationOperation { TargetMethod.Name: "Add" } call => call.Instance == list,
                    IPropertyReferenceOperation { Property.Name: "Count" } count => SwallowedFailures.IsOnlyLogged(count),
                    ISimpleAssignmentOperation assignment => assignment.Target == list && IsNewList(assignment.Value),
                    _ => false,
                }));

        static bool IsNewList(IOperation list) => list.Unwrapped() is IObjectCreationOperation or { Syntax: CollectionExpressionSyntax };
    }
}
