using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// Whether code only reads in a transaction, so as to see one state of the database: there is no change that a rollback could undo, whether
/// the code commits or not.
/// </summary>
internal static class TransactionReads
{
    /// <summary>What the methods of Entity Framework and Dapper begin with that read.</summary>
    private static readonly string[] Reads =
    [
        "Query", "ToList", "ToArray", "ToDictionary", "First", "Single", "Any", "All", "Count", "LongCount", "Sum", "Max", "Min", "Average",
    ];

    /// <summary>Methods of theirs that neither read nor write.</summary>
    private static readonly string[] Neutral =
    [
        "AsNoTracking", "Include", "ThenInclude", "Set", "Begin", "Commit", "Rollback", "Dispose", "Close", "Open", "Create", "Complete",
    ];

    /// <summary>Whether there is a read, and nothing that may write, from the transaction's begin to the end of the member.</summary>
    /// <param name="point">The publishing call, or the call of the method that it is in.</param>
    /// <param name="transaction">The transaction.</param>
    /// <param name="symbols">Tells AWS's calls.</param>
    public static bool AreAll(IInvocationOperation point, OpenTransaction transaction, MessagingSymbols symbols)
    {
        var root = BodyIndex.RootOf(point);
        if (root != BodyIndex.RootOf(transaction.Opener))
        {
            return false;
        }

        var isAnyRead = false;
        foreach (var operation in root.Descendants().Where(o => o.Syntax.SpanStart > transaction.Opener.Syntax.SpanStart && o != point))
        {
            switch (operation)
            {
                case IInvocationOperation call when IsRead(call):
                    isAnyRead = true;
                    break;

                case IInvocationOperation { TargetMethod: var method } when !IsHarmless(method, symbols):
                case IAssignmentOperation { Target: IMemberReferenceOperation { Member.ContainingAssembly: var home } } when !symbols.IsSdk(home):
                    return false;
            }
        }

        return isAnyRead;
    }

    /// <summary>An SQL text can do anything: only one that is in view and selects counts.</summary>
    private static bool IsRead(IInvocationOperation call) =>
        TransactionTypes.IsDataLibrary(call.TargetMethod) && Reads.Any(r => call.TargetMethod.Name.StartsWith(r, StringComparison.Ordinal))
        && (call.Argument("sql") is not { } sql
            || (sql.Value.ConstantValue is { HasValue: true, Value: string text }
                && text.TrimStart().StartsWith("SELECT", StringComparison.OrdinalIgnoreCase)));

    private static bool IsHarmless(IMethodSymbol method, MessagingSymbols symbols)
    {
        if (TransactionTypes.IsDataLibrary(method))
        {
            return Neutral.Any(n => method.Name.StartsWith(n, StringComparison.Ordinal));
        }

        var home = method.ContainingType.NamespaceName();
        return method is { DeclaringSyntaxReferences.IsEmpty: true, MethodKind: not MethodKind.DelegateInvoke }
            && (symbols.IsSdk(method.ContainingAssembly) || home is "System" or "Newtonsoft.Json"
                || home.StartsWith("System.", StringComparison.Ordinal)
                || home.StartsWith("Microsoft.Extensions.Logging", StringComparison.Ordinal));
    }
}
