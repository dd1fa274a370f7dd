using System.Text.RegularExpressions;
using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>
/// A change is saved and a message of it is sent, each by itself: whatever happens between the two leaves one without the other.
/// </summary>
internal sealed class SaveAndPublishRule() : Rule(Finding)
{
    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1027",
        title: "Save and publish without an outbox",
        messageFormat: "{0} {1} '{2}' on line {3}, and a failure in between {4}; put {5} into an outbox that is saved together with the "
            + "change",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: false,
        description: "A database and a messaging service do not commit together. When the process ends or the second call fails, the "
            + "first has taken effect and stays: a change that nobody is told of, or a message of a change that was never made.",
        helpLinkUri: HelpLink("AWSM1027"));

    /// <summary>What a file says that may open transactions, or has an outbox.</summary>
    private static readonly string[] Guards = ["Transaction", "UnitOfWork", "IUow", "Outbox", "Rollback"];

    /// <summary>What opens a transaction around code that it does not name: a filter, a middleware, a behaviour of a pipeline.</summary>
    private static readonly string[] Openers =
    [
        "TransactionScope", "BeginTransaction", "BeginTransactionAsync", "StartTransaction", "CreateExecutionStrategy",
        "ExecuteInTransaction",
        "ExecuteInTransactionAsync", "WithTransaction", "WithTransactionAsync",
    ];

    /// <inheritdoc/>
    public override void Register(Interests interests) =>
        interests.OnCalls(AwsApi.Services.SelectMany(s => s.Operations).Where(o => o.Publishes), Check);

    private static void Check(CallContext context)
    {
        var (call, state, cancellation) = (context.Call, context.Rule.State, context.Rule.Cancellation);
        if (!IsDone(call) || !BodyIndex.Of(call).MayChangeDatabase || SaveBeside(call) is not var (save, isBefore)
            || MayBeInTransaction(call, state, cancellation)
            || Redelivery.HandlesDelivery(call, state.Symbols, cancellation) || Redelivery.IsRetried(call)
            || Scopes.IsInExpressionTree(call)
            || state.Symbols.IsClient(Scopes.TypeAround(call, cancellation))
            || OutboxRelays.IsRelay(call, transaction: null, state, cancellation)
            || IsMarkedAround(call))
        {
            return;
        }

        var pronoun = context.Operation.IsBatch ? "them" : "it";
        context.Rule.Report(
            call.NameSyntax().GetLocation(),
            null,
            PublishInTransactionRule.Wording(context.Operation).What,
            isBefore ? "after" : "before",
            save.TargetMethod.Name,
            FileText.LineOf(save.NameSyntax(), cancellation),
            isBefore ? $"loses {pronoun}: the change stays, and nobody is told of it" : "tells others of a change that was never made",
            pronoun);
    }

    /// <summary>
    /// The nearest call that changes a database whenever the publishing call is made, in the statements before and after it; null for
    /// none, and inside a <c>catch</c>, <c>finally</c> or a lambda, whose surroundings run at another time.
    /// </summary>
    private static (IInvocationOperation Save, bool IsBefore)? SaveBeside(IInvocationOperation publish)
    {
        for (IOperation child = publish; child.Parent is { } parent; child = parent)
        {
            switch (parent)
            {
                case ICatchClauseOperation or IAnonymousFunctionOperation or ILocalFunctionOperation:
                case ITryOperation @try when @try.Finally == child || @try.Catches.Any(c => c.Descendants().Any(IsSave)):
                    return null; // what compensates is a way of its own

                case IBlockOperation block when Nearest(block.Operations, child) is { } found:
                    return found;

                case ISwitchCaseOperation @case when Nearest(@case.Body, child) is { } found:
                    return found;
            }
        }

        return null;
    }

    private static (IInvocationOperation Save, bool IsBefore)? Nearest(IReadOnlyList<IOperation> statements, IOperation child)
    {
        var at = -1;
        for (var i = 0; i < statements.Count; i++)
        {
            at = statements[i] == child ? i : at;
        }

        return SaveIn(statements.Take(at).Reverse()) is { } before ? (before, true)
            : SaveIn(statements.Skip(at + 1)) is { } after ? (after, false)
            : null;
    }

    private static IInvocationOperation? SaveIn(IEnumerable<IOperation> statements) => statements
        .Select(s => s.Descendants().FirstOrDefault(o => IsSave(o) && IsDone((IInvocationOperation)o) && Sequence.IsUnconditionalIn(o, s)))
        .OfType<IInvocationOperation>()
        .FirstOrDefault();

    private static bool IsSave(IOperation operation) => operation is IInvocationOperation call && DatabaseWrites.IsWrite(call);

    /// <summary>
    /// Whether the row says that its message is still to be sent: what is saved before the send is written again after it, and saved again.
    /// Whoever looks for such rows sends what was not confirmed.
    /// </summary>
    private static bool IsMarkedAround(IInvocationOperation publish)
    {
        var before = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var after = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var isSavedBefore = false;
        foreach (var operation in BodyIndex.RootOf(publish).Descendants().Where(o => !publish.Contains(o)).OrderBy(o => o.Syntax.SpanStart))
        {
            var isBefore = operation.Syntax.SpanStart < publish.Syntax.SpanStart;
            if (IsSave(operation))
            {
                isSavedBefore |= isBefore;
                (isBefore ? before : after).UnionWith(MarksIn((IInvocationOperation)operation, isBefore));
                if (!isBefore && isSavedBefore && before.Overlaps(after))
                {
                    return true;
                }
            }
            else if (MarkIn(operation) is { } member)
            {
                (isBefore ? before : after).Add(member);
            }
        }

        return false;
    }

    /// <summary>The member that an operation writes to an object: <c>row.Pending = true</c>.</summary>
    private static string? MarkIn(IOperation operation) =>
        operation is ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: { IsStatic: false } member } target }
        && target.Instance is not IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }
            ? member.Name
            : null;

    /// <summary>
    /// What a change that names no row sets in the database: <c>SetProperty(o => o.Pending, false)</c>, <c>SET pending = 0</c>; of an SQL
    /// text before the send all words, since an <c>INSERT</c> sets without saying so.
    /// </summary>
    private static IEnumerable<string> MarksIn(IInvocationOperation save, bool isBefore)
    {
        foreach (var given in save.Arguments.Select(a => a.Value).Concat(DatabaseWrites.GivenTo(save.Instance)))
        {
            foreach (var call in given.DescendantsAndSelf().OfType<IInvocationOperation>())
            {
                var set = call.TargetMethod.Name is "SetProperty" or "Set" ? call.Arguments.SelectMany(a => a.Value.Descendants()) : [];
                foreach (var member in set.OfType<IMemberReferenceOperation>())
                {
                    yield return member.Member.Name;
                }
            }

            foreach (var text in DatabaseWrites.TextsIn(given))
            {
                var written = isBefore ? text : Sql.SetClause.Match(text).Groups[1].Value;
                foreach (Match name in (isBefore ? Sql.Word : Sql.SetColumn).Matches(written))
                {
                    yield return name.Groups[1].Value;
                }
            }
        }
    }

    /// <summary>Whether the code does not go on before the call has run its course: awaited, or the last that the method does.</summary>
    private static bool IsDone(IInvocationOperation call) => Execution.IsDoneInPlace(call) || call.Around().Parent is IReturnOperation;

    /// <summary>
    /// Whether a transaction may be open: opened in the type, by code that mentions the method, or by something that runs what it is given.
    /// Then the question is another one, and AWSM1026 asks it.
    /// </summary>
    private static bool MayBeInTransaction(IInvocationOperation call, CompilationState state, CancellationToken cancellation)
    {
        var member = Scopes.MemberAround(call, cancellation);
        var trees = member?.ContainingType?.DeclaringSyntaxReferences.Select(d => d.SyntaxTree) ?? [];
        if (trees.Append(call.Syntax.SyntaxTree).Distinct().Any(t => IsGuarded(t, cancellation)))
        {
            return true;
        }

        return (member is IMethodSymbol { MethodKind: MethodKind.Ordinary }
                && CompilationText.TreesThatMention(state, member.Name, cancellation).Any(t => IsGuarded(t, cancellation)))
            || state.Holds("transactions around code", state.Compilation.Assembly, () => IsOpenedAroundCode(state, cancellation));
    }

    private static bool IsOpenedAroundCode(CompilationState state, CancellationToken cancellation) =>
        Openers.SelectMany(o => CompilationText.TreesThatMention(state, o, cancellation))
            .Any(t => CompilationText.Mentions(t, "next", cancellation) || CompilationText.Mentions(t, "Next", cancellation));

    private static bool IsGuarded(SyntaxTree tree, CancellationToken cancellation) =>
        CompilationText.Ask(tree, "speaks of transactions", () =>
    {
        var text = FileText.Of(tree, cancellation);
        return Guards.Any(g => text.Has(g, StringComparison.OrdinalIgnoreCase));
    });

    /// <summary>Made when a text is looked at: the rule itself is made in every compile.</summary>
    private static class Sql
    {
        /// <summary>What a text gives another value: <c>SET pending = 0, sent_at = now()</c>.</summary>
        public static readonly Regex SetClause = new(
            @"\bSET\b(.*?)(?:\bWHERE\b|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Singleline);

        public static readonly Regex SetColumn = new(@"(\w+)\s*=", RegexOptions.CultureInvariant);
        public static readonly Regex Word = new(@"(\w+)", RegexOptions.CultureInvariant);
    }
}
