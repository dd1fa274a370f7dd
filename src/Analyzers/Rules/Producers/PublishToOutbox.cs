using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>
/// Whether a publishing statement can write to an outbox instead: what is sent is written out there, nobody looks at the answer, and the
/// context or transaction that the row goes through is at hand. Says nothing otherwise.
/// </summary>
internal sealed class PublishToOutbox
{
    /// <summary>The statement that is replaced.</summary>
    public const string Statement = "outbox.statement";

    /// <summary>The declaration before it, of a request that nothing else uses; it goes too.</summary>
    public const string Request = "outbox.request";

    /// <summary>An expression for the Entity Framework Core context that the transaction is on.</summary>
    public const string Context = "outbox.context";

    /// <summary>The name of the variable that holds the ADO.NET transaction.</summary>
    public const string Transaction = "outbox.transaction";

    /// <summary>Present when that transaction can be written through asynchronously.</summary>
    public const string IsAsync = "outbox.async";

    /// <summary>Present when nothing that follows saves the context's changes.</summary>
    public const string Save = "outbox.save";

    /// <summary>What the relay is called after: <c>Sqs</c>.</summary>
    public const string Channel = "outbox.channel";

    /// <summary>The cancellation token that the call was given.</summary>
    public const string Cancellation = "outbox.cancellation";

    /// <summary>
    /// C# for the columns of the rows: <c>outbox.row0.Destination</c>, <c>.Body</c>, <c>.Group</c>, <c>.Deduplication</c>, and pairs
    /// <c>.name0</c>, <c>.value0</c> of attributes.
    /// </summary>
    public const string Row = "outbox.row";

    private readonly OpenTransaction transaction;
    private readonly IInvocationOperation call;
    private readonly ValueFlow flow;

    private PublishToOutbox(OpenTransaction transaction, IInvocationOperation call, ValueFlow flow)
    {
        this.transaction = transaction;
        this.call = call;
        this.flow = flow;
    }

    /// <summary>Adds what the fix needs, when it can be carried out.</summary>
    /// <param name="details">Takes the places and texts.</param>
    /// <param name="transaction">The transaction that is open.</param>
    /// <param name="operation">The operation that is called.</param>
    /// <param name="call">The call that is reported.</param>
    /// <param name="flow">Answers what collections hold.</param>
    public static void Plan(FixDetails details, OpenTransaction transaction, AwsOperation operation, IInvocationOperation call,
        ValueFlow flow) =>
        new PublishToOutbox(transaction, call, flow).AddTo(details, operation);

    private void AddTo(FixDetails details, AwsOperation operation)
    {
        if (OutboxForm.Of(operation) is not { } form || Replaced() is not { } statement || !IsClientClear(operation.Service)
            || Creation(statement) is not var (request, declaration)
            || new OutboxRows(form, flow).Of(call, request) is not { } rows)
        {
            return;
        }

        var store = new OutboxStore(transaction, call, flow);
        if (store.ContextAtHand() is { } context)
        {
            details.At(Context, context.Syntax);
            if (!store.IsSavedAfter(statement, context))
            {
                details.With(Save, "");
            }
        }
        else if (store.TransactionAtHand() is var (name, isAsync))
        {
            details.With(Transaction, name);
            if (isAsync)
            {
                details.With(IsAsync, "");
            }
        }
        else
        {
            return;
        }

        details.At(Statement, statement.Syntax).With(Channel, form.Channel);
        if (declaration is not null)
        {
            details.At(Request, declaration.Syntax);
        }

        if (call.Arguments.FirstOrDefault(a => a.Parameter?.Type.Name == nameof(CancellationToken)
            && a.ArgumentKind == ArgumentKind.Explicit) is { } token)
        {
            details.With(Cancellation, token.Value.Syntax.ToString());
        }

        for (var i = 0; i < rows.Count; i++)
        {
            Describe(details, Row + i.ToString(System.Globalization.CultureInfo.InvariantCulture) + ".", rows[i]);
        }
    }

    private static void Describe(FixDetails details, string prefix, OutboxRow row)
    {
        details.With(prefix + nameof(row.Destination), row.Destination).With(prefix + nameof(row.Body), row.Body);
        if (row.Group is not null)
        {
            details.With(prefix + nameof(row.Group), row.Group);
        }

        if (row.Deduplication is not null)
        {
            details.With(prefix + nameof(row.Deduplication), row.Deduplication);
        }

        for (var i = 0; i < row.Attributes.Count; i++)
        {
            var number = i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            details.With(prefix + "name" + number, row.Attributes[i].Name).With(prefix + "value" + number, row.Attributes[i].Value);
        }
    }

    /// <summary>
    /// The statement that is nothing but the call, in a list of statements; null when a <c>catch</c> inside the transaction would go on
    /// after a failed insert, or the answer is used.
    /// </summary>
    private IOperation? Replaced()
    {
        foreach (var parent in call.AncestorsInFunction())
        {
            switch (parent)
            {
                case IExpressionStatementOperation { Parent: IBlockOperation or ISwitchCaseOperation } statement:
                    var value = statement.Operation is ISimpleAssignmentOperation { Target: IDiscardOperation } discard
                        ? discard.Value
                        : statement.Operation;
                    return Execution.Unawaited(value) == call && !statement.Syntax.ContainsDirectives && !IsCaught(statement)
                        ? statement
                        : null;
                case IBlockOperation or IVariableDeclarationGroupOperation:
                    return null;
            }
        }

        return null;
    }

    private bool IsCaught(IOperation statement) => statement.Ancestors().OfType<ITryOperation>().Any(t =>
        t.Body.Contains(statement) && !t.Syntax.Span.Contains(transaction.Opener.Syntax.Span)
        && t.Syntax.SpanStart > transaction.Opener.Syntax.SpanStart
        && !t.Catches.All(c => Jumps.AlwaysLeaves(c, static _ => false)));

    /// <summary>
    /// The request's creation: at the call, or right before it for nothing but the call; none when the call is given the request's members.
    /// Null when the request was made elsewhere.
    /// </summary>
    private (IObjectCreationOperation? Request, IOperation? Declaration)? Creation(IOperation statement)
    {
        if (call.Arguments.FirstOrDefault(a => string.Equals(a.Parameter?.Name, "request", StringComparison.OrdinalIgnoreCase)) is not
            { } argument)
        {
            return (null, null);
        }

        switch (argument.Value.Unwrapped())
        {
            case IObjectCreationOperation creation:
                return (creation, null);

            case ILocalReferenceOperation { Local: var local }
                when statement.Parent is IBlockOperation block && BodyIndex.Of(call).MentionsOf(local).Count == 2
                    && block.Operations.IndexOf(statement) is > 0 and var i
                    && block.Operations[i - 1] is IVariableDeclarationGroupOperation
                    {
                        Declarations: [{ Declarators: [{ Initializer.Value: { } initial } declarator] }],
                    } declaration
                    && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local) && !declaration.Syntax.ContainsDirectives
                    && initial.Unwrapped() is IObjectCreationOperation created:
                return (created, declaration);

            default:
                return null;
        }
    }

    /// <summary>
    /// Whether the relay can be given the client: it comes from outside, and is the only one of its kind there. One that is made in place
    /// may be for another region or account.
    /// </summary>
    private bool IsClientClear(AwsService service)
    {
        var client = OpenTransaction.SymbolOf(call.Instance);
        return client switch
        {
            IParameterSymbol { ContainingSymbol: IMethodSymbol { ContainingType: { } type } method } =>
                method.Parameters.Concat<ISymbol>(type.GetMembers()).Count(IsClient) == 1,
            IFieldSymbol or IPropertySymbol => client.ContainingType.GetMembers().Count(IsClient) == 1,
            _ => false,
        };

        bool IsClient(ISymbol symbol) => !symbol.IsImplicitlyDeclared && symbol switch
        {
            IFieldSymbol field => Is(field.Type),
            IPropertySymbol property => Is(property.Type),
            IParameterSymbol parameter => Is(parameter.Type),
            _ => false,
        };

        bool Is(ITypeSymbol type) => service.Clients.Contains(type.Name) || type.AllInterfaces.Any(i => service.Clients.Contains(i.Name));
    }
}
