using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// Whether code only reads in a transaction, so as to see one state of the database or to hold a lock: there is no change that a rollback
/// could undo, whether the code commits or not.
/// </summary>
internal sealed class TransactionReads
{
    /// <summary>Methods of one's own looked into, one inside the other.</summary>
    private const int MaxHops = 2;

    /// <summary>What the methods of Entity Framework, Dapper and MongoDB begin with that read.</summary>
    private static readonly string[] Reads =
    [
        "Query", "SqlQuery", "FromSql", "ToList", "ToArray", "ToDictionary", "ToHashSet", "ToCursor", "First", "Last", "Single",
        "ElementAt", "Find", "Any", "All", "Contains", "Count", "LongCount", "EstimatedDocumentCount", "Sum", "Max", "Min", "Average",
        "Aggregate", "Distinct", "Load", "AsAsyncEnumerable", "Read", "BeginTextExport", "BeginBinaryExport",
    ];

    /// <summary>How a command is executed for what it answers.</summary>
    private static readonly string[] ExecutedReads = ["ExecuteReader", "ExecuteScalar"];

    /// <summary>Methods of theirs that neither read nor write.</summary>
    private static readonly string[] Neutral =
    [
        "As", "Include", "ThenInclude", "Ignore", "TagWith", "Set", "BeginTransaction", "Use", "Start", "Commit", "Rollback", "Dispose",
        "Close", "Open", "Create", "Complete", "Sort", "Limit", "Skip", "Project",
        "GetDatabase", "GetCollection", "GetDbConnection", "WithRead",
    ];

    /// <summary>How a method is called that only reads, for all that its name tells: of one whose code is not in view.</summary>
    private static readonly string[] NamesOfReads =
        ["Get", "Find", "Load", "Read", "List", "Fetch", "Query", "Select", "Search", "Count", "Exists", "Is", "Has"];

    /// <summary>And of one that makes another object of what it is given: a mapper.</summary>
    private static readonly string[] NamesOfMaking = ["Map", "To", "As", "From", "Adapt", "Convert", "Project", "Format", "Serialize"];

    /// <summary>And of one that takes what waits in a table.</summary>
    private static readonly string[] NamesOfTaking = ["Take", "Claim", "Lease", "Dequeue", "Peek", "Pull", "Poll", "Next"];

    private readonly CompilationState state;
    private readonly CancellationToken cancellation;
    private readonly List<string> temporaryTables = [];
    private readonly HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
    private bool isAnyRead;
    private bool mayTake;

    private TransactionReads(CompilationState state, CancellationToken cancellation)
    {
        this.state = state;
        this.cancellation = cancellation;
    }

    /// <summary>Whether there is a read, and nothing that would write, from the transaction's begin to the end of the member.</summary>
    /// <param name="point">The publishing call, or the call of the method that it is in.</param>
    /// <param name="transaction">The transaction.</param>
    /// <param name="state">The compilation.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static bool AreAll(
        IInvocationOperation point, OpenTransaction transaction, CompilationState state, CancellationToken cancellation)
    {
        var root = BodyIndex.RootOf(point);
        var opener = transaction.Opener;
        if (root != BodyIndex.RootOf(opener))
        {
            return false;
        }

        var reads = new TransactionReads(state, cancellation);
        var code = root.Descendants().Where(o => o.Syntax.SpanStart > opener.Syntax.SpanStart && o != point);
        return reads.Take(code, hops: 0) && reads.isAnyRead;
    }

    /// <summary>Whether a call is named as one that reads rows, or takes them.</summary>
    public static bool IsNamedSo(IMethodSymbol method) => CallKinds.Begins(method, NamesOfReads) || CallKinds.Begins(method, NamesOfTaking);

    /// <summary>Whether there is a read, and nothing that would write or prepare it, from the transaction's begin to a place.</summary>
    public static bool AreAllBefore(IOperation place, OpenTransaction transaction, CompilationState state, CancellationToken cancellation)
    {
        var root = BodyIndex.RootOf(place);
        var opener = transaction.Opener;
        if (root != BodyIndex.RootOf(opener))
        {
            return false;
        }

        var reads = new TransactionReads(state, cancellation) { mayTake = true };
        var code = root.Descendants()
            .Where(o => o.Syntax.SpanStart > opener.Syntax.SpanStart && o.Syntax.Span.End <= place.Syntax.SpanStart).ToList();
        return !code.Exists(static o =>
                o is IAssignmentOperation { Target: IMemberReferenceOperation { Instance: { } changed } }
                && changed is not IInstanceReferenceOperation
                && !TransactionTypes.IsPartOfCommand(changed.Type))
            && reads.Take(code, hops: 0) && reads.isAnyRead;
    }

    /// <summary>
    /// Goes over code and notes what it reads; false where it may write. To set a member writes nothing, not even of a row that a context
    /// knows: a call has to save it.
    /// </summary>
    private bool Take(IEnumerable<IOperation> code, int hops)
    {
        foreach (var operation in code)
        {
            switch (operation)
            {
                case IInvocationOperation call when IsRead(call):
                case IForEachLoopOperation loop when TransactionTypes.IsOfDatabase(loop.Collection.Unwrapped().Type):
                    isAnyRead = true;
                    break;

                case IInvocationOperation call when !IsHarmless(call, hops):
                    return false;
            }
        }

        return true;
    }

    /// <summary>
    /// A method that is there to read, unless the text that it is given changes something all the same: <c>INSERT … RETURNING</c>. What a
    /// text out of view does is not known, and a transaction that may only read is left alone.
    /// </summary>
    private bool IsRead(IInvocationOperation call)
    {
        var name = call.TargetMethod.Name;
        if (IsExecution(call) is { } texts)
        {
            return StartsWithAny(name, ExecutedReads) && !texts.Any(DatabaseWrites.HasChange);
        }

        return TransactionTypes.IsDataLibrary(call.TargetMethod) && StartsWithAny(name, Reads)
            && name.IndexOf("And", StringComparison.Ordinal) < 0 // FindOneAndUpdate
            && !TextsOf((call.Argument("sql") ?? call.Argument("command"))?.Value).Any(DatabaseWrites.HasChange);
    }

    private bool IsHarmless(IInvocationOperation call, int hops)
    {
        var method = call.TargetMethod;
        if (IsExecution(call) is { } texts)
        {
            return texts.Count > 0 && texts.TrueForAll(DatabaseWrites.IsSetting);
        }

        if (TransactionTypes.IsDataLibrary(method))
        {
            return StartsWithAny(method.Name, Neutral) || TransactionTypes.IsPartOfCommand(method.ContainingType);
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return TransactionTypes.IsOfDatabase(method.ReturnType); // opens a connection, makes a context
        }

        if (method.OriginalDefinition.IsOwn(call))
        {
            return IsHarmlessMethod(method.OriginalDefinition, hops);
        }

        var home = method.ContainingType.NamespaceName();
        var isOfFramework = !method.IsOf(call.SemanticModel?.Compilation)
            && (state.Symbols.IsSdk(method.ContainingAssembly) || method.ContainingType.IsIn("System") || home == "Newtonsoft.Json"
                || home.StartsWith("Microsoft.Extensions.Logging", StringComparison.Ordinal));
        return isOfFramework || IsHarmlessByName(method);
    }

    /// <summary>A method of one's own, by its code.</summary>
    private bool IsHarmlessMethod(IMethodSymbol method, int hops) =>
        !seen.Add(method)
        || (hops < MaxHops && MemberReader.BodyOf(method, state, cancellation) is { } body && Take(body.Descendants(), hops + 1));

    /// <summary>A method of another project or package, or one that another type may implement or override.</summary>
    private bool IsHarmlessByName(IMethodSymbol method)
    {
        var isRead = CallKinds.Begins(method, NamesOfReads) || (mayTake && CallKinds.Begins(method, NamesOfTaking));
        isAnyRead |= isRead;
        return isRead || CallKinds.Begins(method, NamesOfMaking);
    }

    /// <summary>
    /// The texts of a call that executes a command: ADO.NET's, Dapper's <c>Execute</c>, and those of Entity Framework's
    /// <c>Database</c>. An empty one stands for each that is not in view; null for another call.
    /// </summary>
    private List<string>? IsExecution(IInvocationOperation call)
    {
        if (!call.TargetMethod.Name.StartsWith("Execute", StringComparison.Ordinal) || !TransactionTypes.IsDataLibrary(call.TargetMethod))
        {
            return null;
        }

        if ((call.Argument("sql") ?? call.Argument("command")) is { } given)
        {
            return TextsOf(given.Value);
        }

        return TransactionTypes.IsPartOfCommand(call.TargetMethod.ContainingType)
            ? DatabaseWrites.GivenTo(call.Instance).Where(static g => !IsWithoutText(g)).SelectMany(TextsOf).ToList()
            : null;
    }

    /// <summary>A command that is made empty: <c>connection.CreateCommand()</c></summary>
    private static bool IsWithoutText(IOperation made) => made.Unwrapped() is IInvocationOperation { Arguments.Length: 0 }
        or IObjectCreationOperation { Arguments.Length: 0, Initializer: null };

    /// <summary>The constant texts that a text is made of, and an empty one for what is not in view.</summary>
    private List<string> TextsOf(IOperation? text)
    {
        var texts = text is null ? [] : new ValueFlow(state, cancellation).SourcesOf(text).Expressions
            .SelectMany(static e => DatabaseWrites.TextsIn(e).DefaultIfEmpty("")).ToList();
        temporaryTables.AddRange(texts.Select(DatabaseWrites.TemporaryTableOf).OfType<string>());
        return texts.ConvertAll(t => DatabaseWrites.WithoutTemporary(t, temporaryTables));
    }

    private static bool StartsWithAny(string name, string[] beginnings) =>
        Array.Exists(beginnings, b => name.StartsWith(b, StringComparison.Ordinal));
}
