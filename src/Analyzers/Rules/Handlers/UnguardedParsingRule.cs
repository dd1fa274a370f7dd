using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Handlers;

/// <summary>
/// A record whose body is parsed outside the <c>try</c> that reports its failure, so that a bad body fails all of the batch.
/// </summary>
internal sealed class UnguardedParsingRule : Rule
{
    /// <summary>Role of the first statement that belongs into the <c>try</c>.</summary>
    public const string Statement = "statement";

    /// <summary>Role of the <c>try</c>.</summary>
    public const string Try = "try";

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM3020",
        title: "One bad body fails the batch",
        messageFormat: "A body that {0} cannot read throws past the try below, which would report this one {1}: all of the batch fails, "
            + "and comes back until {2}; parse inside the try",
        category: Categories.Handlers,
        defaultSeverity: DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A body that is no JSON, or not the expected one, fails at every delivery. Where its exception leaves the handler, "
            + "the records that were handled before it and those that wait behind it come back with it.",
        helpLinkUri: HelpLink("AWSM3020"));

    public UnguardedParsingRule()
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
            CheckAhead(body, context);
            var loops = RecordLoop.In(context.OperationsIn(body), context.Symbols).Where(l => HasAll(l.Records, context)).Select(l => l.Operation)
                .Where(l => !IsGuarded(l) && !IsCallGuarded(body, context)).ToList();
            var work = loops.Count > 0 ? RecordFailures.WorkIn(body, handler, context.Symbols) : null;
            foreach (var loop in loops)
            {
                if (loop.Body is IBlockOperation block)
                {
                    Check(block.Operations, work!, context);
                }

                CheckMethods(loop, body, context);
            }

            foreach (var lambda in context.OperationsIn(body).OfType<IAnonymousFunctionOperation>())
            {
                if (lambda.Symbol.Parameters.Any(p => BatchTypes.IsRecord(p.Type, context.Symbols))
                    && !Execution.IsCaughtByCaller(lambda, context.Rule.State, context.Rule.Cancellation) && GetsAll(lambda, context)
                    && Execution.PlaceOf(lambda, context.Rule.State, context.Rule.Cancellation) is { } place && !IsGuarded(place)
                    && !IsCallGuarded(body, context))
                {
                    Check(lambda.Body.Operations, work ??= RecordFailures.WorkIn(body, handler, context.Symbols), context);
                }
            }
        }
    }

    /// <summary>
    /// All bodies are parsed ahead of the loop that has the <c>try</c>:
    /// <c>var orders = evnt.Records.Select(m => Read(m.Body)).ToList()</c>.
    /// </summary>
    private static void CheckAhead(IOperation body, HandlerContext context)
    {
        foreach (var lambda in context.OperationsIn(body).OfType<IAnonymousFunctionOperation>())
        {
            if (lambda.Symbol.Parameters.Any(p => BatchTypes.IsRecord(p.Type, context.Symbols))
                && lambda.Parent?.Around() is (IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Select" } select }, _)
                && select.Arguments[0].Value.Unwrapped() is IPropertyReferenceOperation { Property.Name: "Records" }
                && !lambda.Body.Descendants().Any(o => o is ITryOperation or IConditionalOperation)
                && PlaceOf(lambda, select, context) is { } place && !IsGuarded(place) && !IsCallGuarded(body, context)
                && lambda.Body.Operations is [var only]
                && context.OperationsIn(body).OfType<ITryOperation>().Any(t => t.Syntax.SpanStart > lambda.Syntax.SpanStart
                    && t.AncestorsInFunction().Any(a => a is ILoopOperation) && !IsGuarded(t) && Reports(t, context.Symbols))
                && ParsingIn(only, RecordFailures.WorkIn(body, context.Handler, context.Symbols), context) is var (call, parsing))
            {
                Report(call, parsing, null, context);
            }
        }
    }

    /// <summary>Where the elements of a query are made: at once, or in the loop that goes through them.</summary>
    private static IOperation? PlaceOf(IAnonymousFunctionOperation lambda, IInvocationOperation select, HandlerContext context) =>
        select.Around() is (IForEachLoopOperation loop, var child) && loop.Collection == child
            ? loop
            : Execution.PlaceOf(lambda, context.Rule.State, context.Rule.Cancellation);

    private static void Report(IInvocationOperation place, IMethodSymbol parsing, FixDetails? details, HandlerContext context)
    {
        var isQueue = context.Handler.Source == BatchSource.Sqs;
        context.Rule.Report(
            place.NameSyntax().GetLocation(),
            details,
            parsing.ContainingType.Name + "." + parsing.Name,
            isQueue ? "message" : "record",
            isQueue ? "the dead-letter queue takes every message of it" : "the records expire");
    }

    /// <summary>
    /// Whether these are all records of the batch, and not those alone that somebody found good: nothing that answers yes or no is asked
    /// about each, and no code of the program makes them.
    /// </summary>
    private static bool HasAll(IOperation records, HandlerContext context) =>
        HasAll(records, context, new(SymbolEqualityComparer.Default));

    /// <param name="records">The records.</param>
    /// <param name="context">The handler.</param>
    /// <param name="known">The variables that were asked about: in code that is being typed one may be made of itself.</param>
    private static bool HasAll(IOperation records, HandlerContext context, Dictionary<ISymbol, bool> known)
    {
        var parts = records.DescendantsAndSelf().ToList();
        return !parts.Exists(MayChoose) && parts.Exists(p => p switch
        {
            IPropertyReferenceOperation { Property.Name: "Records" } => true,
            IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { Name: not "" } method } parameter } =>
                Ask(parameter, () => !MemberReader.CallsInType(method, context.Rule.State, context.Rule.Cancellation)
                    .SelectMany(c => c.Arguments)
                    .Any(a => a.Parameter?.Ordinal == parameter.Ordinal && !HasAll(a.Value, context, known))),
            ILocalReferenceOperation local =>
                Ask(local.Local, () => OriginOf(local) is { } origin && HasAll(origin, context, known)),
            _ => false,
        });

        bool Ask(ISymbol variable, Func<bool> question)
        {
            if (!known.TryGetValue(variable, out var answer))
            {
                known.Add(variable, false);
                known[variable] = answer = question();
            }

            return answer;
        }

        static bool MayChoose(IOperation part) => part is IInvocationOperation call && (!call.TargetMethod.ContainingType.IsIn("System")
            || call.Arguments.Any(a => a.Value.Unwrapped().Type is INamedTypeSymbol
            {
                DelegateInvokeMethod.ReturnType.SpecialType: SpecialType.System_Boolean,
            }));
    }

    /// <summary>Whether the call that a lambda is given to has all records for it.</summary>
    private static bool GetsAll(IAnonymousFunctionOperation lambda, HandlerContext context) =>
        lambda.Parent?.Around().Parent is not IArgumentOperation { Parent: IInvocationOperation call }
        || call.Arguments.Select(a => a.Value).Concat(call.Instance is { } instance ? [instance] : [])
            .Where(v => v.Type is INamedTypeSymbol { TypeArguments: [.., var type] } && BatchTypes.IsRecord(type, context.Symbols))
            .All(v => v.Unwrapped() is IDelegateCreationOperation || HasAll(v, context));

    /// <summary>
    /// The only value that a local gets, also by a pattern, or what the loop goes through of which it is an element.
    /// </summary>
    private static IOperation? OriginOf(ILocalReferenceOperation local)
    {
        var body = BodyIndex.Of(local);
        var initial = local.LoopWith(local.Local)?.Collection ?? body.DeclaratorOf(local.Local)?.GetVariableInitializer()?.Value
            ?? BodyIndex.RootOf(local).Descendants().OfType<IIsPatternOperation>().FirstOrDefault(p => p.Pattern.DescendantsAndSelf()
                .Any(d => SymbolEqualityComparer.Default.Equals(d.DeclaredByPattern(), local.Local)))?.Value;
        return body.ReferencesTo(local.Local).Where(r => r.IsWritten()).ToList() switch
        {
            [] => initial,
            [{ Parent: ISimpleAssignmentOperation only }] when initial is null => only.Value,
            _ => null,
        };
    }

    /// <summary>The methods that do a round of the loop: the loop calls them with the record, and nobody else does.</summary>
    private static void CheckMethods(ILoopOperation loop, IOperation body, HandlerContext context)
    {
        foreach (var call in loop.Body.Descendants().OfType<IInvocationOperation>())
        {
            if (call.TargetMethod.Parameters.Any(p => BatchTypes.IsRecord(p.Type, context.Symbols)) && !IsGuarded(call)
                && HandlerCode.CalledOnlyBy(call, body, context) is { } method
                && (method as IMethodBodyOperation)?.BlockBody is var block
                && (block ?? (method as ILocalFunctionOperation)?.Body) is { } statements)
            {
                Check(statements.Operations, RecordFailures.WorkIn(BodyIndex.RootOf(method), context.Handler, context.Symbols), context);
            }
        }
    }

    private static void Check(IReadOnlyList<IOperation> statements, MessageWork work, HandlerContext context)
    {
        if (statements.FirstOrDefault(s => s is ITryOperation @try && Reports(@try, context.Symbols)) is not { } guard)
        {
            return;
        }

        for (var i = 0; statements[i] != guard; i++)
        {
            if (statements[i].DescendantsAndSelf()
                .Any(o => o.DecidingValue() is { } condition && Parsing.MayTellWhatCanBeRead(condition, work)))
            {
                return;
            }

            if (statements[i] is not (ITryOperation or ILocalFunctionOperation)
                && ParsingIn(statements[i], work, context) is var (place, parsing))
            {
                var details = context.Handler.Body.Syntax.Span.Contains(place.Syntax.Span)
                    ? new FixDetails().At(Statement, statements[i].Syntax).At(Try, guard.Syntax)
                    : null;
                Report(place, parsing, details, context);
                return;
            }
        }
    }

    private static (IInvocationOperation Place, IMethodSymbol Method)? ParsingIn(
        IOperation statement, MessageWork work, HandlerContext context) =>
        Parsing.In(statement, work, context.Rule.State, context.Rule.Cancellation);

    /// <summary>Whether something around code catches what is thrown in it: then the whole is another matter.</summary>
    private static bool IsGuarded(IOperation code) => code.IsCaught() || code.EnclosingFunction() is not null;

    /// <summary>Whether a method of the handler's is called where its exceptions are caught.</summary>
    private static bool IsCallGuarded(IOperation body, HandlerContext context) =>
        body != context.Handler.Body && Scopes.MemberAround(body) is IMethodSymbol method
        && MemberReader.CallsInType(method, context.Rule.State, context.Rule.Cancellation).Any(static c => c.IsCaught());

    /// <summary>
    /// Whether a <c>try</c> catches all and reports the record: makes a failure of it, gives the list of failures to a method that does, or
    /// keeps the record or what Lambda knows it by.
    /// </summary>
    private static bool Reports(ITryOperation @try, MessagingSymbols symbols)
    {
        return SwallowedFailures.GeneralCatch(@try) is { } clause && clause.Handler.Descendants().Any(o => o switch
        {
            IObjectCreationOperation creation => BatchTypes.IsFailure(creation.Type, symbols),
            IInvocationOperation { TargetMethod.Name: "Add", Instance: { } list } add =>
                BatchTypes.FailureIn(list.Type, symbols) is not null
                    || (add.Arguments.Any(a => IsRecordOrId(a.Value.Unwrapped())) && BecomesFailures(list)),
            IArgumentOperation { Value: var given, Parent: IInvocationOperation call } =>
                BatchTypes.FailureIn(given.Unwrapped().Type, symbols) is not null && !CallKinds.IsLog(call.TargetMethod),
            _ => false,
        });

        bool BecomesFailures(IOperation list) => list.Unwrapped() is ILocalReferenceOperation { Local: var local }
            && BodyIndex.Of(list).ReferencesTo(local).Any(m => m.AncestorsInFunction()
                .FirstOrDefault(a => a is ILoopOperation or IReturnOperation or IExpressionStatementOperation
                    or IVariableDeclarationOperation) is { } around
                && around.Descendants().Any(o => o is IObjectCreationOperation made && BatchTypes.IsFailure(made.Type, symbols)));

        bool IsRecordOrId(IOperation value) => BatchTypes.IsRecord(value.Type, symbols)
            || (value is IPropertyReferenceOperation { Property.Name: "MessageId" or "SequenceNumber", Instance: { } of }
                && IsOfRecord(of.Unwrapped()));

        bool IsOfRecord(IOperation of) => BatchTypes.IsRecord(of.Type, symbols)
            || (of is IPropertyReferenceOperation { Instance: { } record } && BatchTypes.IsRecord(record.Unwrapped().Type, symbols));
    }
}
