using AwsMessaging.Semantics.Facts;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Transactions;

public sealed partial class DynamoDatabase
{
    /// <summary>
    /// Puts, updates or deletes an item. Errors: <c>ConditionalCheckFailedException</c>, <c>ValidationException</c>,
    /// <c>ResourceNotFoundException</c>.
    /// </summary>
    public Reply<DynamoWritten> Write(long now, DynamoWrite write, Choices choices)
    {
        if (Find(write.Table) is not { } table)
        {
            return DynamoErrors.NoTable();
        }

        Expire(now, table, choices);
        var change = Prepare(table, write);
        if (change.Error is { } error)
        {
            return error;
        }

        var prepared = change.Result;
        if ((prepared.Holds ? prepared.Misfit : DynamoErrors.ConditionFailed()) is { } refused)
        {
            return refused;
        }

        table.Write(now, table.KeyOf(write.Item), prepared.New);
        return new DynamoWritten(prepared.Old, prepared.New) { Updated = prepared.Updated };
    }

    /// <summary>
    /// Carries out up to 100 writes together, or none of them. Errors: <c>ValidationException</c>, <c>ResourceNotFoundException</c>,
    /// <c>IdempotentParameterMismatchException</c>. A condition that fails is no error here: see <see cref="TransactWritten.Canceled"/>,
    /// which has <c>TransactionCanceledException</c>.
    /// </summary>
    /// <param name="now">Milliseconds.</param>
    /// <param name="writes">The writes, each to another item.</param>
    /// <param name="clientRequestToken">Makes a repetition within 10 minutes harmless; null for none.</param>
    /// <param name="choices">Decides where AWS permits several outcomes.</param>
    public Reply<TransactWritten> TransactWrite(long now, IReadOnlyList<DynamoWrite> writes, string? clientRequestToken, Choices choices)
    {
        if (!DynamoDbFacts.TransactItems.Value.Contains(writes.Count))
        {
            return DynamoErrors.Length("transactItems", DynamoDbFacts.TransactItems, writes.Count);
        }

        if (clientRequestToken is { } token && !DynamoDbFacts.ClientRequestTokenLength.Value.Contains(token.Length))
        {
            return DynamoErrors.Invalid("ClientRequestToken has to have 1 to 36 characters");
        }

        var known = Known(now, clientRequestToken);
        if (known is not null)
        {
            return known == Fingerprint(writes) ? new TransactWritten(null) : DynamoErrors.TokenReused();
        }

        foreach (var write in writes)
        {
            if (Find(write.Table) is not { } table)
            {
                return DynamoErrors.NoTable();
            }

            Expire(now, table, choices);
        }

        return Carry(now, writes, clientRequestToken);
    }

    private Reply<TransactWritten> Carry(long now, IReadOnlyList<DynamoWrite> writes, string? token)
    {
        var reasons = new List<CancellationReason>();
        var changes = new List<(DynamoTable Table, DynamoItem Key, DynamoItem? Item, bool IsWrite)>();
        foreach (var write in writes)
        {
            var table = Find(write.Table)!;
            var change = Prepare(table, write);
            if (change.Error is { } error)
            {
                return error;
            }

            var prepared = change.Result;
            var key = table.KeyOf(write.Item);
            if (changes.Exists(other => other.Table == table && table.HaveSameKey(other.Key, key)))
            {
                return DynamoErrors.Invalid("Transaction request cannot include multiple operations on one item");
            }

            changes.Add((table, key, prepared.New, write.Action != DynamoAction.ConditionCheck));
            reasons.Add(
                !prepared.Holds ? new("ConditionalCheckFailed", "The conditional request failed", write.ReturnsItemOnFailure
                    ? prepared.Old
                    : null)
                : prepared.Misfit is { } misfit ? new("ValidationError", misfit.Message, null)
                : new CancellationReason("None", null, null));
        }

        if (reasons.Exists(reason => reason.Code != "None"))
        {
            return new TransactWritten(new TransactionCanceled(reasons));
        }

        foreach (var (table, key, item, isWrite) in changes)
        {
            if (isWrite)
            {
                table.Write(now, key, item);
            }
        }

        if (token is not null)
        {
            tokens.Add((token, now, Fingerprint(writes)));
        }

        return new TransactWritten(null);
    }

    /// <summary>Reads a write and finds out what it would do; an error when it cannot be read.</summary>
    private Reply<Prepared> Prepare(DynamoTable table, DynamoWrite write)
    {
        if (table.CheckKey(write.Item, isKey: write.Action != DynamoAction.Put) is { } error)
        {
            return error;
        }

        var old = table.Find(write.Item);
        bool holds;
        UpdateExpression? update;
        try
        {
            var names = new ExpressionNames(write.Names, write.Values);
            update = write is { Action: DynamoAction.Update, UpdateExpression: { } text } ? UpdateExpression.Read(text, names) : null;
            var condition = ConditionExpression.Read("ConditionExpression", write.ConditionExpression, names);
            names.CheckAllUsed();
            holds = condition?.Holds(old ?? DynamoItem.Empty) != false || !rows.Has(SemanticRow.ConditionalWrite);
        }
        catch (ExpressionException e)
        {
            return DynamoErrors.Invalid(e.Message);
        }

        if (update?.Targets.FirstOrDefault(name => name == table.PartitionKey || name == table.SortKey) is { } key)
        {
            return DynamoErrors.Invalid(
                $"One or more parameter values were invalid: Cannot update attribute {key}. This attribute is part of the key");
        }

        var updated = update?.Targets ?? [];
        try
        {
            var after = holds ? After(write, old, update) : old;
            return after?.Size > DynamoDbFacts.MaxItemSize
                ? new Prepared(old, old, holds, DynamoErrors.Invalid("Item size to update has exceeded the maximum allowed size"), updated)
                : new Prepared(old, after, holds, null, updated);
        }
        catch (ExpressionException e)
        {
            return new Prepared(old, old, holds, DynamoErrors.Invalid(e.Message), updated);
        }
    }

    private static DynamoItem? After(DynamoWrite write, DynamoItem? old, UpdateExpression? update) => write.Action switch
    {
        DynamoAction.Put => write.Item,
        DynamoAction.Delete => null,
        DynamoAction.Update => update is null ? old ?? write.Item : update.Apply(old ?? write.Item),
        _ => old,
    };

    private string? Known(long now, string? token)
    {
        tokens.RemoveAll(entry => entry.At + (DynamoDbFacts.ClientRequestTokenSeconds * 1000L) <= now);
        return token is null ? null : tokens.Find(entry => entry.Token == token).Request;
    }

    /// <summary>A text that is the same for the same request.</summary>
    private static string Fingerprint(IReadOnlyList<DynamoWrite> writes) => string.Join("\n", writes.Select(write =>
        $"{write.Action} {write.Table} {write.Item.ToJson()} {write.UpdateExpression} {write.ConditionExpression} "
        + string.Join(",", (write.Names ?? new Dictionary<string, string>()).OrderBy(n => n.Key, StringComparer.Ordinal)
            .Select(n => n.Key + "=" + n.Value))
        + string.Join(",", (write.Values ?? new Dictionary<string, AttributeValue>()).OrderBy(v => v.Key, StringComparer.Ordinal)
            .Select(v => v.Key + "=" + v.Value.ToJson()))));

    /// <summary>What a write would do.</summary>
    /// <param name="Old">The item before; null for none.</param>
    /// <param name="New">The item after; null for none.</param>
    /// <param name="Holds">Whether its condition holds.</param>
    /// <param name="Misfit">Why the update does not fit the item; null when it does.</param>
    /// <param name="Updated">The attributes that an update names.</param>
    private sealed record Prepared(DynamoItem? Old, DynamoItem? New, bool Holds, ServiceError? Misfit, IReadOnlyCollection<string> Updated);
}
