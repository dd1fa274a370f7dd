using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>
/// Whether, and where to, a publishing statement can move so that it runs after the commit: to behind the commit, to behind the
/// <c>try</c> whose <c>catch</c> rolls back, or to behind the scope. Says nothing when the move could change anything but the time.
/// </summary>
internal sealed class PublishAfterCommit(
    OpenTransaction transaction, IInvocationOperation publish, IInvocationOperation point, CompilationState state, CancellationToken cancellation)
{
    /// <summary>Statements to move, in their order: <c>move0</c>, <c>move1</c>, …</summary>
    public const string Move = "move";

    /// <summary>The statement behind which they go.</summary>
    public const string Anchor = "anchor";

    /// <summary>The <c>return</c> that ends the anchor's inner statements and goes behind the moved ones.</summary>
    public const string Return = "return";

    /// <summary>The <c>using</c> declaration to turn into a statement that ends with the anchor.</summary>
    public const string Scope = "scope";

    /// <summary>Methods looked into, one inside the other.</summary>
    private const int MaxHops = 3;

    private readonly List<IOperation> moves = [];
    private IOperation? anchor;
    private IOperation? @return;
    private IOperation? scope;

    /// <summary>Adds what the fix needs, when it can be carried out.</summary>
    public void AddTo(FixDetails details)
    {
        if (!Plan())
        {
            return;
        }

        for (var i = 0; i < moves.Count; i++)
        {
            details.At(Move + i.ToString(System.Globalization.CultureInfo.InvariantCulture), moves[i].Syntax);
        }

        details.At(Anchor, anchor!.Syntax);
        if (@return is not null)
        {
            details.At(Return, @return.Syntax);
        }

        if (scope is not null)
        {
            details.At(Scope, scope.Syntax);
        }
    }

    private bool Plan()
    {
        if (point.Syntax.SyntaxTree != publish.Syntax.SyntaxTree || StatementOf(point) is not { Parent: IBlockOperation list } statement
            || !IsPublishing(point) || IsRetried(statement))
        {
            return false;
        }

        return transaction.Form switch
        {
            TransactionForm.Explicit => PlanExplicit(list, statement),
            TransactionForm.Scope when transaction.Owner is IUsingOperation @using => PlanScope(list, statement, @using),
            TransactionForm.Scope when transaction.Owner is IUsingDeclarationOperation declaration => PlanDeclaredScope(list, statement, declaration),
            TransactionForm.Delegate => PlanDelegate(list, statement),
            _ => false,
        };
    }

    /// <summary>Behind <c>tx.Commit()</c>; behind the <c>try</c>, when a failure after the commit would come to a <c>catch</c> that rolls back.</summary>
    private bool PlanExplicit(IBlockOperation list, IOperation statement)
    {
        if (After(list, statement).FirstOrDefault(transaction.IsCommit) is not { } commit
            || !Collect(list, statement, upTo: commit))
        {
            return false;
        }

        var rollsBack = new List<ITryOperation>();
        foreach (var parent in statement.AncestorsInFunction())
        {
            if (parent is ITryOperation @try && @try.Body.Contains(statement) && @try.Catches.Any(c => TransactionEnds.RollsBack(c, transaction)))
            {
                rollsBack.Add(@try);
            }
        }

        switch (rollsBack)
        {
            case []:
                anchor = commit;
                return IsFreeToMove(Between(list, commit), leaves: false);

            case [var @try] when @try.Body == list && AlwaysFails(@try):
                anchor = @try;
                return EndsSimply(list, @try) && IsFreeToMove(Inside(@try), leaves: true);

            default:
                return false;
        }
    }

    /// <summary>Behind <c>using (var scope = …) { … }</c>.</summary>
    private bool PlanScope(IBlockOperation list, IOperation statement, IUsingOperation @using)
    {
        if (!list.Operations.Any(transaction.IsCommit) || !Collect(list, statement, upTo: null))
        {
            return false;
        }

        // On the way out: only blocks, usings, and tries that end well or not at all.
        IOperation outermost = list;
        while (outermost.Parent is { } parent && (outermost != @using || parent is IUsingOperation))
        {
            if (parent is not (IBlockOperation or IUsingOperation) && !(parent is ITryOperation @try && @try.Body == outermost && AlwaysFails(@try)))
            {
                return false;
            }

            if (parent is IBlockOperation block && block.Operations[block.Operations.Length - 1] != outermost)
            {
                return false;
            }

            outermost = parent;
        }

        anchor = outermost;
        return EndsSimply(list, outermost) && IsFreeToMove(Inside(outermost), leaves: true);
    }

    /// <summary><c>using var scope = …;</c> becomes a statement that ends with <c>scope.Complete()</c>; what follows must be next to nothing.</summary>
    private bool PlanDeclaredScope(IBlockOperation list, IOperation statement, IUsingDeclarationOperation declaration)
    {
        if (declaration.Parent != list || list.Operations.FirstOrDefault(transaction.IsCommit) is not { } complete
            || !Collect(list, statement, upTo: null))
        {
            return false;
        }

        var declared = new TextSpans(declaration.Syntax.SpanStart, complete.Syntax.Span.End);
        foreach (var after in After(list, complete))
        {
            if (after is IReturnOperation ? UsesLocalsOf(after, declared) : !moves.Contains(after))
            {
                return false;
            }
        }

        anchor = complete;
        scope = declaration;
        var between = statement.Syntax.SpanStart < complete.Syntax.SpanStart ? Between(list, complete) : [];
        return !declaration.Syntax.ContainsDirectives
            && !list.Operations.Any(o => o is ILocalFunctionOperation or ILabeledOperation)
            && !moves.Exists(m => UsesLocalsOf(m, declared))
            && IsFreeToMove(between, leaves: false);
    }

    /// <summary>Behind the statement that awaits <c>WithTransactionAsync(…)</c>.</summary>
    private bool PlanDelegate(IBlockOperation list, IOperation statement)
    {
        // A helper of the compilation may swallow what goes wrong: what follows it would then run after a rollback.
        var call = transaction.Owner;
        if (call != transaction.Opener || StatementOf((IInvocationOperation)call) is not { Parent: IBlockOperation, Syntax.Parent: BlockSyntax } outer
            || list.Parent is not IAnonymousFunctionOperation lambda || !call.Contains(lambda)
            || !Collect(list, statement, upTo: null))
        {
            return false;
        }

        // Leaving early in the delegate would have skipped the publishing; and without it there must be something left to await.
        var descendants = lambda.Body.Descendants().ToList();
        if (descendants.Any(o => o is IReturnOperation { IsImplicit: false } && o.EnclosingFunction() == lambda && o.Parent != list)
            || (lambda.Symbol.IsAsync && !descendants.Any(o => o is IAwaitOperation && !moves.Exists(m => m.Contains(o)))))
        {
            return false;
        }

        anchor = outer;
        return IsFreeToMove(Inside(outer), leaves: true)
            && (!moves.Exists(HasAwait) || HasAwait(outer) || outer.EnclosingFunction() is IAnonymousFunctionOperation { Symbol.IsAsync: true });
    }

    /// <summary>
    /// The publishing statement and those that follow it, which have to come along so that the order stays; false when one cannot.
    /// </summary>
    private bool Collect(IBlockOperation list, IOperation statement, IOperation? upTo)
    {
        foreach (var candidate in After(list, statement).Prepend(statement))
        {
            if (candidate == upTo)
            {
                break;
            }

            if (CallOf(candidate) is { } call && IsPublishing(call))
            {
                moves.Add(candidate);
                if (!CanMove(candidate, call))
                {
                    return false;
                }
            }
            else if (candidate.Descendants().OfType<IInvocationOperation>().Any(Publishes))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The statement by itself: reads plain values, sets nothing, needs no connection.</summary>
    private bool CanMove(IOperation statement, IInvocationOperation call)
    {
        if (statement.Syntax.ContainsDirectives || statement.Syntax.Parent is not BlockSyntax)
        {
            return false;
        }

        var awaits = 0;
        foreach (var operation in statement.Descendants())
        {
            switch (operation)
            {
                case IAwaitOperation when operation.EnclosingFunction() is not IAnonymousFunctionOperation lambda || !statement.Contains(lambda):
                    awaits++;
                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out }:
                case IIncrementOrDecrementOperation:
                case IAssignmentOperation assignment when !IsInitialiser(assignment):
                    return false;
            }

            if (TransactionTypes.IsOfDatabase(operation.Type) || transaction.Holds(operation))
            {
                return false;
            }
        }

        return awaits <= 1;
    }

    private static bool IsInitialiser(IAssignmentOperation assignment) => assignment.Target switch
    {
        IDiscardOperation => true,
        IMemberReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } } => true,
        _ => false,
    };

    /// <summary>A property of a request, or an entry of one of its dictionaries.</summary>
    private bool IsOnRequest(IOperation target)
    {
        var root = target;
        while (root is IMemberReferenceOperation { Instance: { } instance })
        {
            root = instance.Unwrapped();
        }

        return root != target && state.Symbols.IsSdk(root.Type?.ContainingAssembly);
    }

    /// <summary>Nothing that the moved statements read is changed, out of scope, or used before they run; and they overtake no other message.</summary>
    private bool IsFreeToMove(IEnumerable<IOperation> between, bool leaves)
    {
        var reads = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var made = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var dependsOnOwnState = false;
        foreach (var operation in moves.SelectMany(m => m.Descendants().Concat(CallOf(m) is { } call ? BodyInView(call)?.Descendants() ?? [] : [])))
        {
            if (operation is IVariableDeclaratorOperation declarator)
            {
                made.Add(declarator.Symbol);
            }
            else if (OpenTransaction.SymbolOf(operation) is { } symbol)
            {
                reads.Add(symbol);
                dependsOnOwnState |= symbol is IFieldSymbol { IsReadOnly: false, IsConst: false } or IPropertySymbol { SetMethod: not null };
            }
        }

        foreach (var operation in between)
        {
            if (moves.Exists(m => m.Contains(operation)) || @return?.Contains(operation) == true)
            {
                continue;
            }

            if (operation is IInvocationOperation invocation && (Publishes(invocation) || (dependsOnOwnState && IsOfOwnObject(invocation))))
            {
                return false;
            }

            if (OpenTransaction.SymbolOf(operation) is { } symbol && (made.Contains(symbol) || (reads.Contains(symbol) && Changes(operation))))
            {
                return false;
            }

            if (leaves && operation is IBranchOperation { BranchKind: BranchKind.GoTo })
            {
                return false;
            }
        }

        if (!leaves)
        {
            return true;
        }

        var left = new TextSpans(anchor!.Syntax.SpanStart, anchor.Syntax.Span.End);
        return !moves.Exists(m => UsesLocalsOf(m, left)) && (@return is null || !UsesLocalsOf(@return, left)) && !made.Any(IsNameTaken);
    }

    /// <summary>
    /// Whether a mention may change what the variable holds: assigns it or a part of it, calls a method of it, hands it to one that may.
    /// </summary>
    private bool Changes(IOperation mention)
    {
        var whole = mention;
        while (whole.Around() is (IMemberReferenceOperation member, var child) && member.Instance == child && member is not IMethodReferenceOperation)
        {
            whole = member;
        }

        if (whole.IsWritten())
        {
            return true;
        }

        if (IsImmutable(whole.Type))
        {
            return false;
        }

        return (whole.Around() is (IInvocationOperation call, var instance) && call.Instance == instance) || Usage.LetsGo(whole, state.Symbols);
    }

    private bool IsImmutable(ITypeSymbol? type) =>
        type is null or { IsValueType: true } or { SpecialType: SpecialType.System_String }
        || (state.Symbols.IsSdk(type.ContainingAssembly) && state.Symbols.TypeOf(type)?.MetadataName.Contains(".Model.") == false)
        || type.ContainingNamespace?.ToDisplayString() is "Microsoft.Extensions.Logging" or "Microsoft.Extensions.Options";

    /// <summary>
    /// What follows in the list left behind may at most be a <c>return</c>, which then goes out as well; nothing may follow outside then.
    /// </summary>
    private bool EndsSimply(IBlockOperation list, IOperation left)
    {
        if (left.Parent is not IBlockOperation outer || left.Syntax.Parent is not BlockSyntax)
        {
            return false;
        }

        var last = list.Operations[list.Operations.Length - 1];
        foreach (var operation in After(list, moves[0]).SelectMany(o => o.DescendantsAndSelf()))
        {
            if (operation is IReturnOperation && operation.EnclosingFunction() == list.EnclosingFunction())
            {
                if (operation != last || @return is not null)
                {
                    return false;
                }

                @return = operation;
            }
        }

        return @return is null || (outer.Operations.Last(o => !o.IsImplicit) == left && !@return.Syntax.ContainsDirectives);
    }

    /// <summary>Whether no <c>catch</c> lets the code go on behind the <c>try</c>.</summary>
    private static bool AlwaysFails(ITryOperation @try) => @try.Catches.All(c => Jumps.AlwaysLeaves(c, b => b.Leaves(@try)));

    /// <summary>
    /// In a loop, a <c>catch</c> that does not leave tries again: a publishing that fails after the commit would run the transaction twice.
    /// </summary>
    private static bool IsRetried(IOperation statement)
    {
        var swallows = false;
        foreach (var parent in statement.AncestorsInFunction())
        {
            swallows |= parent is ITryOperation @try && @try.Body.Contains(statement) && !@try.Catches.All(c => Jumps.AlwaysLeaves(c, _ => false));
            if (swallows && parent is ILoopOperation)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A call that publishes and does nothing else that a transaction would care about: an operation, or a helper around some.</summary>
    private bool IsPublishing(IInvocationOperation call)
    {
        if (state.Symbols.OperationOf(call.TargetMethod) is { } operation)
        {
            return operation.Publishes || call == publish;
        }

        if (BodyInView(call) is not { } body)
        {
            return false;
        }

        return IsHarmless(body, hops: 0) && body.Descendants().OfType<IInvocationOperation>().Any(Publishes);
    }

    /// <summary>Whether code touches nothing that the transaction could save or undo: it calls AWS, the platform, and code of that kind, and sets no member.</summary>
    private bool IsHarmless(IOperation body, int hops)
    {
        foreach (var inner in body.Descendants())
        {
            switch (inner)
            {
                case IInvocationOperation nested when !IsHarmless(nested.TargetMethod, hops):
                case IAssignmentOperation { Target: IMemberReferenceOperation } assignment when !IsInitialiser(assignment) && !IsOnRequest(assignment.Target):
                case IIncrementOrDecrementOperation { Target: IMemberReferenceOperation }:
                    return false;
            }

            if (TransactionTypes.IsOfDatabase(inner.Type))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a call publishes, or may, being a method of the same type.</summary>
    private bool Publishes(IInvocationOperation call) =>
        state.Symbols.OperationOf(call.TargetMethod) is { } operation
            ? operation.Publishes
            : BodyInView(call)?.Descendants().OfType<IInvocationOperation>().Any(
                c => state.Symbols.OperationOf(c.TargetMethod)?.Publishes == true) == true;

    private static bool IsOfOwnObject(IInvocationOperation call) =>
        call.Instance is IInstanceReferenceOperation || call.TargetMethod.MethodKind == MethodKind.LocalFunction;

    private IOperation? BodyInView(IInvocationOperation call)
    {
        var method = call.TargetMethod.OriginalDefinition;
        return SymbolEqualityComparer.Default.Equals(method.ContainingType, TypeAround(publish)) && method.IsOwn()
            ? MemberReader.BodyOf(method, state, cancellation)
            : null;
    }

    private INamedTypeSymbol? TypeAround(IOperation operation)
    {
        var root = BodyIndex.RootOf(operation);
        return root.SemanticModel?.GetDeclaredSymbol(root.Syntax, cancellation)?.ContainingType;
    }

    /// <summary>Serializers, texts, logs, tasks; a method of the compilation by what it does.</summary>
    private bool IsHarmless(IMethodSymbol method, int hops)
    {
        if (state.Symbols.IsSdk(method.ContainingAssembly))
        {
            return true;
        }

        if (method.OriginalDefinition is { } definition && definition.IsOwn())
        {
            return hops < MaxHops && MemberReader.BodyOf(definition, state, cancellation) is { } body && IsHarmless(body, hops + 1);
        }

        var @namespace = method.ContainingType?.ContainingNamespace?.ToDisplayString() ?? "";
        return method.DeclaringSyntaxReferences.IsEmpty && !TransactionTypes.IsDataLibrary(method)
            && (@namespace == "System" || @namespace.StartsWith("System.", StringComparison.Ordinal)
                || @namespace.StartsWith("Microsoft.Extensions.Logging", StringComparison.Ordinal) || @namespace == "Newtonsoft.Json");
    }

    /// <summary>Whether code uses a variable or local function that is declared in a stretch of the method, and not by itself.</summary>
    private static bool UsesLocalsOf(IOperation code, TextSpans stretch)
    {
        foreach (var operation in code.DescendantsAndSelf())
        {
            var symbol = operation is IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } function }
                ? function
                : OpenTransaction.SymbolOf(operation);
            if (symbol is ILocalSymbol or IParameterSymbol or IMethodSymbol && symbol.DeclaringSyntaxReferences is [var declaration, ..]
                && stretch.Contains(declaration.Span.Start) && !code.Syntax.Span.Contains(declaration.Span.Start))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Another variable of the name in the member would clash with one that moves outward.</summary>
    private bool IsNameTaken(ISymbol made) => BodyIndex.RootOf(point).Descendants().Any(o =>
        o is IVariableDeclaratorOperation { Symbol: var other } && other.Name == made.Name && !SymbolEqualityComparer.Default.Equals(other, made));

    private IEnumerable<IOperation> Between(IBlockOperation list, IOperation end) =>
        After(list, moves[0]).TakeWhile(o => o != end).SelectMany(o => o.DescendantsAndSelf());

    /// <summary>What runs after the first moved statement within the statement that they leave; a <c>catch</c> that leaves does not count.</summary>
    private IEnumerable<IOperation> Inside(IOperation left) => left.Descendants().Where(o =>
        o.Syntax.SpanStart > moves[0].Syntax.Span.End && !o.Ancestors().TakeWhile(a => a != left).Any(a => a is ICatchClauseOperation)
        && o is not ICatchClauseOperation);

    private static IEnumerable<IOperation> After(IBlockOperation list, IOperation statement) =>
        list.Operations.SkipWhile(o => o != statement).Skip(1);

    private static bool HasAwait(IOperation statement) => statement.Descendants().Any(
        o => o is IAwaitOperation && o.EnclosingFunction() == statement.EnclosingFunction());

    private static IInvocationOperation? CallOf(IOperation statement)
    {
        var value = statement switch
        {
            IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: IDiscardOperation, Value: var assigned } } => assigned,
            IExpressionStatementOperation { Operation: var operation } => operation,
            IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [{ Initializer.Value: var initial }] }] } => initial,
            _ => null,
        };
        return value is null ? null : Execution.Unawaited(value) as IInvocationOperation;
    }

    /// <summary>The statement that is nothing but a call, awaited or not, its result kept in a local or not.</summary>
    private static IOperation? StatementOf(IInvocationOperation call)
    {
        foreach (var parent in call.Ancestors())
        {
            if (parent is IExpressionStatementOperation or IVariableDeclarationGroupOperation)
            {
                return CallOf(parent) == call ? parent : null;
            }

            if (parent is IBlockOperation)
            {
                return null;
            }
        }

        return null;
    }

    private readonly struct TextSpans(int start, int end)
    {
        public bool Contains(int position) => position >= start && position < end;
    }
}
