using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// Recognises code that publishes what an outbox holds: it reads rows, publishes them and marks them in one transaction, and is right to.
/// The change that the message tells of was committed long before.
/// </summary>
internal static class OutboxRelays
{
    /// <summary>What only a queue kept in a table needs: to pass over the rows that others hold, or to lock the others out.</summary>
    private static readonly string[] QueueTexts = ["outbox", "skip locked", "readpast", "advisory", "getapplock", "receive top"];

    /// <summary>What methods, types and variables are called where messages wait in a table.</summary>
    private static readonly string[] OutboxNames =
    [
        "outbox", "unsent", "unpublished", "undispatched", "pendingmessage", "pendingevent", "pendingnotification", "outgoingmessage",
        "integrationeventlog",
    ];

    private static readonly string[] InboxTexts =
        ["inbox", "processed_messages", "handled_messages", "on conflict do nothing", "insert ignore"];

    private static readonly string[] InboxNames =
        ["Inbox", "InboxMessage", "InboxMessages", "ProcessedMessage", "ProcessedMessages", "HandledMessage", "HandledMessages"];

    /// <summary>Words for a message that is out.</summary>
    private static readonly HashSet<string> SentWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "Sent", "Unsent", "Published", "Unpublished", "Dispatched", "Undispatched", "Relayed", "Enqueued", "Queued", "Forwarded",
        "Notified", "Unnotified", "Announced", "Unannounced", "Emitted", "Mailed", "Emailed", "Reminded", "Alerted",
    };

    /// <summary>Words for a row that is done with; of the variable of a loop, which is marked as each row is published.</summary>
    private static readonly HashSet<string> DoneWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "Processed", "Handled", "Attempts", "Retries",
    };

    /// <summary>Whether the code around a publishing call is, or may well be, such a relay.</summary>
    /// <param name="publish">The publishing call, or the call of the method that it is in.</param>
    /// <param name="transaction">The transaction that is open there; null for none.</param>
    /// <param name="state">The compilation.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static bool IsRelay(IOperation publish, OpenTransaction? transaction, CompilationState state, CancellationToken cancellation)
    {
        var root = BodyIndex.RootOf(publish);
        if (HasOutboxName(root, cancellation))
        {
            return true;
        }

        var rows = RowsAround(publish);
        var told = ToldBy(publish);
        foreach (var operation in root.Descendants())
        {
            if ((NamesOutbox(operation) && !IsInserted(operation))
                || (rows.Count > 0 && operation.ConstantValue is { HasValue: true, Value: string sql } && IsTakingSql(sql))
                || Marks(operation, publish, rows, told, state))
            {
                return true;
            }
        }

        return publish.Ancestors().OfType<ILoopOperation>().Any(loop => MarksItsRows(loop, publish, transaction, told, state))
            || root.Descendants().OfType<IForEachLoopOperation>().Any(loop => MarksAll(loop, publish, told))
            || (transaction is not null && TellsOfRowsRead(publish, transaction, told, state, cancellation))
            || (Redelivery.HandlesDelivery(publish, state.Symbols, cancellation) && root.Descendants().Any(NamesInbox));
    }

    /// <summary>
    /// A table of the messages that were handled, by which a redelivery is passed over: what is sent behind the commit is lost for good by
    /// a crash between them, and what is sent before it is sent again.
    /// </summary>
    private static bool NamesInbox(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } =>
            text.TrimStart().StartsWith("INSERT", StringComparison.OrdinalIgnoreCase)
            && Array.Exists(InboxTexts, t => text.IndexOf(t, StringComparison.OrdinalIgnoreCase) >= 0),
        IObjectCreationOperation { Type.Name: var name } => IsInbox(name),
        IMemberReferenceOperation { Member.Name: var name, Type.Name: "DbSet" or "IMongoCollection" } => IsInbox(name),
        _ => false,
    };

    private static bool IsInbox(string name) => Array.Exists(InboxNames, n => name.EndsWith(n, StringComparison.Ordinal));

    /// <summary>
    /// Whether the transaction so far has only read rows, each of which is published: what is written behind that can be a note of how far
    /// it came, and a rollback makes it publish the same rows again.
    /// </summary>
    private static bool TellsOfRowsRead(
        IOperation publish, OpenTransaction transaction, List<ISymbol> told, CompilationState state, CancellationToken cancellation)
    {
        var areRead = ElementsAround(publish, transaction) is { } elements
            ? IsQuery(elements) || (OpenTransaction.SymbolOf(elements) is ILocalSymbol rows && IsFilledByQuery(rows))
            : told.OfType<ILocalSymbol>().Any(l => IsFilledByQuery(l) && (IsCollection(l.Type) || IsSentAsItIs()));
        return areRead && !BodyIndex.RootOf(publish).Descendants().Any(InsertsBehind)
            && TransactionReads.AreAllBefore(publish, transaction, state, cancellation);

        // A note of how far it came is an update; a row that is new is what the message is about, or its consequence.
        bool InsertsBehind(IOperation o) => o.Syntax.SpanStart > publish.Syntax.SpanStart
            && o is IInvocationOperation { TargetMethod: var method } && TransactionTypes.IsDataLibrary(method)
            && (method.Name.StartsWith("Add", StringComparison.Ordinal) || method.Name.StartsWith("Insert", StringComparison.Ordinal));

        bool IsFilledByQuery(ILocalSymbol local) => BodyIndex.Of(publish).MentionsOf(local).Any(m =>
            m.Syntax.SpanStart > transaction.Opener.Syntax.SpanStart && m switch
            {
                IVariableDeclaratorOperation d => d.GetVariableInitializer() is { } initializer && IsQuery(initializer.Value),

                // foreach (var row in Query()) { records.Add(…); }, while (reader.Read()) { … }
                ILocalReferenceOperation => m.Around() is (IInvocationOperation { TargetMethod.Name: "Add", Instance: { } list }, var child)
                    && list == child && m.AncestorsInFunction().Any(static l => l switch
                    {
                        IForEachLoopOperation each => IsQuery(each.Collection),
                        IWhileLoopOperation { Condition: { } more } => IsQuery(more),
                        _ => false,
                    }),
                _ => false,
            });

        // A text that the row holds, not one that is made of it
        bool IsSentAsItIs() => !publish.Descendants().Any(o => o switch
        {
            IInvocationOperation call => call.TargetMethod.Name != nameof(ToString)
                && !state.Symbols.IsSdk(call.TargetMethod.ContainingAssembly),
            IObjectCreationOperation creation => !state.Symbols.IsWatched(creation.Type?.ContainingAssembly),
            _ => o is IInterpolatedStringOperation or IAnonymousObjectCreationOperation,
        });

        static bool IsCollection(ITypeSymbol type) => type is IArrayTypeSymbol || (type.SpecialType != SpecialType.System_String
            && type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable));

        static bool IsQuery(IOperation value) => value.DescendantsAndSelf().Any(o => o is IInvocationOperation { TargetMethod: var method }
            && (TransactionTypes.IsDataLibrary(method)
                || (method.ContainingType.TypeKind == TypeKind.Interface && TransactionReads.IsNamedSo(method))));
    }

    /// <summary>What a loop in the transaction goes over, or <c>rows.Select(r => …)</c> in it; null for neither.</summary>
    private static IOperation? ElementsAround(IOperation publish, OpenTransaction transaction)
    {
        IOperation? elements = null;
        foreach (var parent in publish.Ancestors().TakeWhile(p => p.Syntax.SpanStart > transaction.Opener.Syntax.SpanStart))
        {
            elements = parent switch
            {
                IForEachLoopOperation loop => loop.Collection,
                IAnonymousFunctionOperation { Parent: IDelegateCreationOperation creation }
                    when creation.Around().Parent is IArgumentOperation { Parent: IInvocationOperation call }
                    && call.TargetMethod.Name == "Select" => call.Arguments[0].Value,
                _ => elements,
            };
        }

        // rows.Chunk(10), rows.GroupBy(r => r.Topic)
        while (elements?.Unwrapped() is IInvocationOperation { TargetMethod.ContainingType.Name: nameof(Enumerable) } operators
            && operators.Arguments is [{ Value: var source }, ..])
        {
            elements = source;
        }

        return elements;
    }

    /// <summary>
    /// Whether a loop that follows goes over the very rows that one call published, and sets a member of each: what became of it.
    /// </summary>
    private static bool MarksAll(IForEachLoopOperation loop, IOperation publish, List<ISymbol> told) =>
        loop.Syntax.SpanStart > publish.Syntax.Span.End
        && OpenTransaction.SymbolOf(loop.Collection) is { } rows && told.Exists(t => SymbolEqualityComparer.Default.Equals(t, rows))
        && loop.Locals.ToList<ISymbol>() is var row
        && loop.Body.Descendants().Any(o =>
            o is IAssignmentOperation { Target: IMemberReferenceOperation { Instance: { } instance } } && IsRow(instance, row));

    /// <summary>
    /// Whether a loop writes to each row once it is published, under whatever name: sets a member of it, or runs an <c>UPDATE</c> or
    /// <c>DELETE</c> that is given something of it.
    /// </summary>
    private static bool MarksItsRows(
        ILoopOperation loop, IOperation publish, OpenTransaction? transaction, List<ISymbol> told, CompilationState state)
    {
        var rows = new List<ISymbol>(loop.Locals);
        var named = new List<ISymbol>(loop.Locals);
        if (loop.Body is IBlockOperation body && (transaction is null || !loop.Contains(transaction.Opener)))
        {
            var locals = body.Locals.Where(l => !state.Symbols.IsSdk(l.Type.ContainingAssembly) && !TransactionTypes.IsOfDatabase(l.Type));
            rows.AddRange(locals);
            named.AddRange(rows.Where(r => told.Exists(t => SymbolEqualityComparer.Default.Equals(t, r))));
        }

        foreach (var operation in loop.Descendants().Where(o => o.Syntax.SpanStart > publish.Syntax.SpanStart))
        {
            switch (operation)
            {
                case IAssignmentOperation { Target: IMemberReferenceOperation { Instance: { } instance } } when IsRow(instance, named):
                    return true;
                case { ConstantValue: { HasValue: true, Value: string text } }
                    when IsChangingSql(text) && IsGivenRow(operation, loop, rows):
                    return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether the call that takes a command's text, or a parameter of the command that follows it, is given something of a row.
    /// </summary>
    private static bool IsGivenRow(IOperation text, ILoopOperation loop, List<ISymbol> rows)
    {
        var taker = text.Ancestors().TakeWhile(a => a != loop).FirstOrDefault(a => a is IInvocationOperation or IObjectCreationOperation);
        if (taker?.Descendants().Any(o => IsRow(o, rows)) == true)
        {
            return true;
        }

        return loop.Descendants().Any(o => o.Syntax.SpanStart > text.Syntax.SpanStart && IsRow(o, rows)
            && o.Ancestors().TakeWhile(a => a != loop).Any(a => IsOfParameters(a switch
            {
                IInvocationOperation call => call.TargetMethod,
                IObjectCreationOperation creation => creation.Constructor,
                IAssignmentOperation { Target: IMemberReferenceOperation target } => target.Member,
                _ => null,
            })));

        static bool IsOfParameters(ISymbol? member) =>
            member?.ContainingType.Name.IndexOf("Parameter", StringComparison.Ordinal) >= 0 && TransactionTypes.IsDataLibrary(member);
    }

    /// <summary><c>UPDATE … SET …</c> or <c>DELETE FROM …</c></summary>
    private static bool IsChangingSql(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && ((Is(words[0], "UPDATE") && words.Any(static w => Is(w, "SET")))
            || (Is(words[0], "DELETE") && words.Any(static w => Is(w, "FROM") || Is(w, "WHERE"))));

        static bool Is(string word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The method, its types or their namespace are named after an outbox.</summary>
    private static bool HasOutboxName(IOperation root, CancellationToken cancellation)
    {
        for (var symbol = root.SemanticModel?.GetDeclaredSymbol(root.Syntax, cancellation); symbol is not null; symbol =
            symbol.ContainingSymbol)
        {
            if (IsOutbox(symbol.Name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether it is part of a call that puts a row into the outbox: code that writes to one is no relay for that.</summary>
    private static bool IsInserted(IOperation operation) =>
        operation.AncestorsInFunction().Prepend(operation).OfType<IInvocationOperation>()
        .Any(static c => c.TargetMethod.Name is "Add" or "AddAsync" or "Insert" or "InsertAsync");

    private static bool NamesOutbox(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: string text })
        {
            return QueueTexts.Any(t => text.IndexOf(t, StringComparison.OrdinalIgnoreCase) >= 0) || IsMarkingSql(text);
        }

        var name = operation switch
        {
            IMemberReferenceOperation member => member.Member.Name,
            IInvocationOperation call => call.TargetMethod.Name,
            ILocalReferenceOperation local => local.Local.Name,
            IParameterReferenceOperation parameter => parameter.Parameter.Name,
            _ => null,
        };
        return (name is not null && IsOutbox(name)) || IsOutbox(operation.Type);
    }

    private static bool IsOutbox(ITypeSymbol? type) => type switch
    {
        INamedTypeSymbol named => IsOutbox(named.Name) || named.TypeArguments.Any(static t => IsOutbox(t)),
        IArrayTypeSymbol array => IsOutbox(array.ElementType),
        _ => false,
    };

    private static bool IsOutbox(string name) => OutboxNames.Any(o => name.IndexOf(o, StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary><c>UPDATE … SET sent_at = …</c></summary>
    private static bool IsMarkingSql(string text) =>
        text.TrimStart().StartsWith("UPDATE", StringComparison.OrdinalIgnoreCase) && HasWord(text, SentWords);

    /// <summary><c>DELETE FROM jobs … RETURNING …</c>: the rows are messages that waited, and go back when the transaction does.</summary>
    private static bool IsTakingSql(string text) =>
        text.TrimStart().StartsWith("DELETE", StringComparison.OrdinalIgnoreCase)
        && (text.IndexOf("RETURNING", StringComparison.OrdinalIgnoreCase) >= 0
            || text.IndexOf("OUTPUT deleted", StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>The variables of the loops around the call, and the parameters of its lambdas: what stands for one row.</summary>
    private static List<ISymbol> RowsAround(IOperation publish)
    {
        var rows = new List<ISymbol>();
        foreach (var parent in publish.Ancestors())
        {
            switch (parent)
            {
                case ILoopOperation loop:
                    rows.AddRange(loop.Locals);
                    if (loop.Body is IBlockOperation body)
                    {
                        rows.AddRange(body.Locals);
                    }

                    break;
                case IAnonymousFunctionOperation lambda:
                    rows.AddRange(lambda.Symbol.Parameters);
                    break;
            }
        }

        return rows;
    }

    /// <summary>The variables that the message is made of, also through a local that holds the request.</summary>
    private static List<ISymbol> ToldBy(IOperation publish)
    {
        var told = new List<ISymbol>();
        foreach (var operation in publish.Descendants())
        {
            if (OpenTransaction.SymbolOf(operation) is not { } symbol)
            {
                continue;
            }

            told.Add(symbol);
            foreach (var mention in BodyIndex.Of(publish).MentionsOf(symbol))
            {
                if (mention is IVariableDeclaratorOperation { Initializer: { } initializer })
                {
                    told.AddRange(initializer.Descendants().Select(OpenTransaction.SymbolOf).OfType<ISymbol>());
                }
            }
        }

        return told;
    }

    /// <summary>
    /// Whether an operation marks a row as published: sets a member with such a name or value, calls something of that name, asks for
    /// rows that are not marked, or deletes the row of the loop.
    /// </summary>
    private static bool Marks(IOperation operation, IOperation publish, List<ISymbol> rows, List<ISymbol> told, CompilationState state)
    {
        switch (operation)
        {
            case IAssignmentOperation { Target: IMemberReferenceOperation { Instance: { } instance } target } assignment
                when instance is not IInstanceReferenceOperation:
                var isRow = IsRow(instance, rows);
                return (isRow || (operation.Syntax.SpanStart > publish.Syntax.SpanStart && IsRow(instance, told)))
                    && (IsMark(target.Member.Name, isRow) || IsMark(ValueName(assignment.Value), isRow));

            case IIncrementOrDecrementOperation { Target: IMemberReferenceOperation { Instance: { } instance } target }:
                return IsRow(instance, rows) && IsMark(target.Member.Name, broadly: true);

            case IMemberReferenceOperation { Instance: { } instance } member when InQuery(member):
                return IsMark(member.Member.Name, broadly: false) && !state.Symbols.IsWatched(instance.Type?.ContainingAssembly);

            case IInvocationOperation call when !state.Symbols.IsWatched(call.TargetMethod.ContainingAssembly):
                var takesRow = (call.Instance is { } receiver && IsRow(receiver, rows)) || call.Arguments.Any(a => IsRow(a.Value, rows));
                var name = call.TargetMethod.Name;
                return (IsMarking(name) && IsMark(name, takesRow))
                    || (takesRow && (IsTakingAway(name) || call.Arguments.Any(a => IsMark(ValueName(a.Value), broadly: true))))
                    || (TransactionTypes.IsDataLibrary(call.TargetMethod)
                        && ((IsTakingAway(name) && call.Syntax.SpanStart > publish.Syntax.SpanStart
                                && call.Arguments.Any(a => a.Value.Descendants().Any(d => IsRow(d, rows))))
                            || (name is "Set" && call.Arguments.Any(a => IsMark(ValueName(a.Value), broadly: false)))));

            // rows.ForEach(MarkSent)
            case IMethodReferenceOperation { Method.Name: var marker }:
                return IsMarking(marker) && IsMark(marker, broadly: false);

            default:
                return false;
        }
    }

    private static bool IsTakingAway(string name) =>
        name.StartsWith("Remove", StringComparison.Ordinal) || name.StartsWith("Delete", StringComparison.Ordinal)
        || name.StartsWith("Ack", StringComparison.Ordinal);

    private static bool IsMarking(string name) =>
        name.StartsWith("Mark", StringComparison.Ordinal) || name.StartsWith("Set", StringComparison.Ordinal)
        || name.StartsWith("Update", StringComparison.Ordinal);

    /// <summary>Inside a lambda that a query is given: <c>Where(m => m.SentAt == null)</c>.</summary>
    private static bool InQuery(IOperation operation) =>
        operation.EnclosingFunction() is IAnonymousFunctionOperation { Parent: { } made }
        && made.Around().Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } }
        && (method.ContainingType?.Name is "Enumerable" or "Queryable"
            || method.Name is "SetProperty" || method.Name.StartsWith("First", StringComparison.Ordinal));

    /// <summary>The row itself or a member of it.</summary>
    private static bool IsRow(IOperation expression, List<ISymbol> rows)
    {
        var operation = expression.Unwrapped();
        while (operation is IMemberReferenceOperation { Instance: { } instance })
        {
            operation = instance.Unwrapped();
        }

        return OpenTransaction.SymbolOf(operation) is { } symbol && rows.Exists(r => SymbolEqualityComparer.Default.Equals(r, symbol));
    }

    /// <summary>The name of an enum member or constant, or a text.</summary>
    private static string? ValueName(IOperation value) => value.Unwrapped() switch
    {
        IFieldReferenceOperation field => field.Field.Name,
        { ConstantValue: { HasValue: true, Value: string text } } => text,
        _ => null,
    };

    private static bool IsMark(string? name, bool broadly) =>
        name is not null && (HasWord(name, SentWords) || (broadly && HasWord(name, DoneWords)));

    /// <summary>Whether one of the words stands in the text by itself: <c>SentAt</c>, <c>is_sent</c>, not <c>Consent</c>.</summary>
    private static bool HasWord(string text, HashSet<string> words)
    {
        var start = 0;
        for (var i = 1; i <= text.Length; i++)
        {
            var isEnd = i == text.Length || !char.IsLetter(text[i]) || (char.IsUpper(text[i]) && !char.IsUpper(text[i - 1]));
            if (isEnd)
            {
                if (i > start && words.Contains(text.Substring(start, i - start)))
                {
                    return true;
                }

                start = i < text.Length && !char.IsLetter(text[i]) ? i + 1 : i;
            }
        }

        return false;
    }
}
