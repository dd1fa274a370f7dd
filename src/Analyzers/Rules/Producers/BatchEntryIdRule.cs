using System.Globalization;
using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Semantics.Facts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Producers;

/// <summary>
/// Entries of a batch with ids that the service refuses: the same one twice, too long, or with characters that are not allowed.
/// </summary>
internal sealed class BatchEntryIdRule : Rule
{
    /// <summary>Role of the value of an id.</summary>
    public const string Value = "value";

    /// <summary>Role of the lambda that makes an entry of each element.</summary>
    public const string Selector = "selector";

    private const string Id = "Id";

    /// <summary>Variables and calls that a collection is followed through, one after the other.</summary>
    private const int MaxSteps = 6;

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM1007",
        title: "Batch entry ids collide",
        messageFormat: "{0}, so {1} refuses the whole batch; {2}",
        category: Categories.Producers,
        defaultSeverity: DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The id of an entry tells its result from the others' in the answer. Within a batch ids differ, have up to 80 "
            + "characters, and consist of letters, digits, hyphens and underscores.",
        helpLinkUri: HelpLink("AWSM1007"));

    public BatchEntryIdRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnCalls(
        [AwsApi.Sqs.SendMessageBatch, AwsApi.Sqs.DeleteMessageBatch, AwsApi.Sqs.ChangeMessageVisibilityBatch, AwsApi.Sns.PublishBatch],
        Check);

    private static void Check(CallContext context)
    {
        var seen = new Dictionary<string, IOperation>(StringComparer.Ordinal);
        var entries = BatchEntries.ElementsOf(context);
        foreach (var entry in entries.Expressions)
        {
            if (context.Flow.PropertyOf(entries, entry, Id).IsUnknown
                || context.Flow.SourcesOf(entry).Expressions is not [IObjectCreationOperation creation]
                || context.Flow.WrittenTo(creation, Id) is not [var value])
            {
                continue;
            }

            if (context.Flow.ValuesOf(value) is not { IsUnknown: false, MayBeAbsent: false, Known: [{ Text: { } text }] })
            {
                CheckUnknown(context, entry, creation, value);
                continue;
            }

            if (Refused(text) is { } why)
            {
                Report(context, value, null, why, "give it one that is allowed");
            }
            else if (SelectorAround(creation, context.Flow) is { } selector)
            {
                Report(context, value, DetailsOf(value, selector, context), $"All entries have the id '{text}'", "number them");
            }
            else if (IsMadeAgainAndAgain(entry, creation, context) || IsMadeBySelected(creation, context))
            {
                Report(context, value, null, $"All entries have the id '{text}'", "number them");
            }
            else if (seen.TryGetValue(text, out var other) && AreTogether(other, creation, context.Call))
            {
                Report(context, value, null, $"Two entries have the id '{text}'", "number them");
            }

            seen[text] = creation;
        }
    }

    /// <summary>
    /// An id that is only known when it runs: what it certainly has in it may be refused, and one that is made before the loop is that of
    /// all.
    /// </summary>
    private static void CheckUnknown(CallContext context, IOperation entry, IOperation creation, IOperation value)
    {
        if (context.Flow.SourcesOf(value).Expressions is { Count: > 0 } sources && sources.All(s => ForeignIn(s) is not null))
        {
            var why = $"The id always has '{ForeignIn(sources[0])}' in it, which is no letter, digit, hyphen or underscore";
            Report(context, value, null, why, "leave it out");
            return;
        }

        // Most ids differ, and that is seen at once; whether there is but one element may be for callers to say.
        var loop = creation.AncestorsInFunction().OfType<ILoopOperation>().FirstOrDefault();
        if ((loop ?? creation.EnclosingFunction())?.Syntax is not { } around || !IsTheSameInAll(value, around))
        {
            return;
        }

        if (SelectorAround(creation, context.Flow) is { } selector)
        {
            if (IsTheSameInAll(value, selector.Syntax))
            {
                Report(context, value, null, $"All entries have the id in '{value.Syntax}'", "number them");
            }
        }
        else if (entry.Syntax == creation.Syntax && loop is not null && IsMadeAgainAndAgain(entry, creation, context))
        {
            Report(context, value, null, $"All entries have the id in '{value.Syntax}'", "number them");
        }
    }

    /// <summary>A character that a text certainly has and that an id may not have; null for none.</summary>
    private static char? ForeignIn(IOperation text) => TextParts.Of(text)
        .Select(p => p.ConstantValue is { HasValue: true, Value: string constant } ? ForeignIn(constant) : null)
        .FirstOrDefault(c => c is not null);

    private static char? ForeignIn(string text) => text.Where(c => !IsAllowed(c)).Select(c => (char?)c).FirstOrDefault();

    private static bool IsAllowed(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_';

    /// <summary>
    /// Whether a value is the same whenever the code around it runs again: it is made of variables from before, with one value each.
    /// </summary>
    private static bool IsTheSameInAll(IOperation value, SyntaxNode around) => value.DescendantsAndSelf().All(o => o switch
    {
        ILocalReferenceOperation { Local: var local } =>
            IsPlainValue(local.Type) && !local.IsDeclaredIn(around) && IsNeverWritten(local, o),
        IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } =>
            IsPlainValue(parameter.Type) && !parameter.IsDeclaredIn(around) && IsNeverWritten(parameter, o),
        IInvocationOperation { TargetMethod: { Name: nameof(ToString), IsStatic: false } } => true,
        IConversionOperation { OperatorMethod: null } or ILiteralOperation or IArgumentOperation => true,
        IInterpolatedStringOperation or IInterpolatedStringTextOperation or IInterpolationOperation => true,
        _ => false,
    });

    private static bool IsNeverWritten(ISymbol variable, IOperation near) =>
        !BodyIndex.Of(near).MentionsOf(variable).Any(m => m.IsWritten());

    private static bool IsPlainValue(ITypeSymbol type) => type.SpecialType is SpecialType.System_String or SpecialType.System_Int32
        or SpecialType.System_Int64 || type is { Name: nameof(Guid), ContainingNamespace.Name: "System" };

    /// <summary>
    /// Whether a method makes an entry, under no condition, of each element of a collection: <c>orders.Select(ToEntry)</c>.
    /// </summary>
    private static bool IsMadeBySelected(IOperation creation, CallContext context)
    {
        if (Execution.FunctionAround(creation) is not { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method
            || BatchEntries.CollectionOf(context) is not { } collection
            || context.Flow.SourcesOf(collection).Expressions is not [IInvocationOperation made])
        {
            return false;
        }

        if (made is { TargetMethod: { Name: "ToList" or "ToArray", ContainingType.Name: "Enumerable" } })
        {
            made = context.Flow.SourcesOf(made.Arguments[0].Value).Expressions is [IInvocationOperation only] ? only : made;
        }

        return made is { TargetMethod: { Name: "Select", ContainingType.Name: "Enumerable" },
            Arguments: [var source, { Value: var selector }] }
            && selector.Unwrapped() is IDelegateCreationOperation { Target: IMethodReferenceOperation { Method.OriginalDefinition: var selected } }
            && SymbolEqualityComparer.Default.Equals(selected, method)
            && context.Flow.ReturnedBy(selected) is [var returned] && returned.Unwrapped().Syntax == creation.Syntax
            && !IsOfOne(source.Value, context.Flow);
    }

    private static string? Refused(string id)
    {
        var max = SqsFacts.BatchEntryIdLength.Value.Max;
        return id.Length > max ? $"An id of {id.Length.ToString(CultureInfo.InvariantCulture)} characters is longer than {max.ToString(CultureInfo.InvariantCulture)}"
            : id.Length == 0 ? "An entry has an empty id"
            : !id.All(IsAllowed)
                ? $"The id '{id}' has characters other than letters, digits, hyphens and underscores"
            : null;
    }

    private static void Report(CallContext context, IOperation value, FixDetails? details, string what, string remedy) =>
        context.Rule.Report(Places.Of(context.Call, [value]), details, what, context.Operation.Name, remedy);

    /// <summary>
    /// The lambda of the <c>Select</c> that makes the entries; null for an entry that is made once, also of the one element that there is.
    /// </summary>
    private static IAnonymousFunctionOperation? SelectorAround(IOperation creation, ValueFlow flow) =>
        creation.EnclosingFunction() is IAnonymousFunctionOperation
        {
            Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Select",
                ContainingType.Name: "Enumerable" } } select } },
        } lambda && Sequence.IsUnconditionalIn(creation, lambda.Body) && !IsOfOne(select.Arguments[0].Value, flow)
            ? lambda
            : null;

    /// <summary>
    /// Whether a collection may have one element at most: a filter leaves the one that is meant, or a receive asks for no more. What is not
    /// a plain collection (an option, a result) may hold one by its nature.
    /// </summary>
    private static bool IsOfOne(IOperation collection, ValueFlow flow, int steps = 0) =>
        steps >= MaxSteps
        || CollectionSize.Of(collection, flow) is { Count: <= 1 }
        || !IsPlain(collection.Unwrapped().Type)
        || MayHaveOne(collection.Unwrapped())
        || (flow.SourcesOf(collection).Expressions is { Count: > 0 } ways
            && (ways.All(w => (ways.Count > 1 && CollectionSize.Of(w, flow) is { Count: <= 1 }) || LeavesOne(w, flow, steps + 1))
                || ways.Any(w => IsOfReceiveOfOne(w, flow))))
        || (collection.Unwrapped() is IParameterReferenceOperation parameter // Asked last: the callers have to be bound
            && flow.ArgumentsFor(parameter) is { } given && given.All(g => IsOfOne(g, flow, steps + 2)));

    /// <summary>Whether the code around asks if a variable's collection has one element, or puts only one into it.</summary>
    private static bool MayHaveOne(IOperation collection)
    {
        ISymbol? variable = collection switch
        {
            ILocalReferenceOperation { Local: var local } => local,
            IParameterReferenceOperation { Parameter: var parameter } => parameter,
            _ => null,
        };
        if (variable is null)
        {
            return false;
        }

        var mentions = BodyIndex.Of(collection).MentionsOf(variable);
        return mentions.Any(AsksForOne) || (mentions.OfType<IVariableDeclaratorOperation>().FirstOrDefault() is { } declarator
            && CollectionSize.IsNewAndEmpty(declarator.GetVariableInitializer()?.Value.Unwrapped())
            && mentions.Where(m => m.Around() is (IInvocationOperation call, var list) && call.Instance == list).ToList() is [var only]
            && only.Around().Parent is IInvocationOperation { TargetMethod.Name: "Add" }
            && !mentions.Any(m => m.IsWritten() && m != declarator)
            && !only.Ancestors().TakeWhile(a => !a.Contains(declarator))
                .Any(a => a is ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation));
    }

    /// <summary><c>orders.Count == 1</c>, <c>orders.Length &gt; 1</c>, <c>orders is [var only]</c>.</summary>
    private static bool AsksForOne(IOperation mention)
    {
        if (mention.Around().Parent is IIsPatternOperation { Pattern.Syntax: ListPatternSyntax { Patterns.Count: > 0 } })
        {
            return true;
        }

        if (AskedSize.Of(mention) is not { } size)
        {
            return false;
        }

        var (asked, count) = size.Around();
        return asked switch
        {
            // Count < 1 and Count >= 1 only ask for any
            IBinaryOperation comparison => comparison.ChildOperations.Any(IsOneOrTwo)
                && !(comparison.Separates(count, 0, 1) && !comparison.Separates(count, 1, 2)),
            IIsPatternOperation { Pattern: var pattern } => pattern.DescendantsAndSelf().Any(o => IsOneOrTwo(o)
                && !(o.Parent is IRelationalPatternOperation relational && relational.Separates(0, 1) && !relational.Separates(1, 2))),
            ISwitchOperation or ISwitchExpressionOperation => true,
            _ => false,
        };

        static bool IsOneOrTwo(IOperation o) => o.ConstantValue is { HasValue: true, Value: 1 or 2 };
    }

    private static bool IsPlain(ITypeSymbol? type) =>
        type is IArrayTypeSymbol or INamedTypeSymbol { Name: "DbSet" }
            || type.NamespaceName().StartsWith("System", StringComparison.Ordinal);

    private static bool LeavesOne(IOperation source, ValueFlow flow, int steps) =>
        (source.Unwrapped() is IInvocationOperation { TargetMethod: var maker } && YieldsInNoLoop(maker, source, flow.Cancellation))
        || source.Unwrapped() is IInvocationOperation { TargetMethod.ContainingType.Name: "Enumerable", Arguments: [var given, ..] } call
        && call.TargetMethod.Name switch
        {
            "OfType" or "DistinctBy" => true, // In a group of one key there is one
            "Skip" => call.Arguments[1].Value.ConstantValue is not { HasValue: true },
            "Where" => !KeepsMany(call.Arguments[1].Value) || IsOfOne(given.Value, flow, steps),
            "GroupBy" => IsSameForAll(call.Arguments[1].Value),
            "Distinct" or "ToList" or "ToArray" or "OrderBy" or "OrderByDescending" => IsOfOne(given.Value, flow, steps),
            "TakeLast" => call.Arguments[1].Value.ConstantValue is { HasValue: true, Value: <= 1 },
            _ => false,
        };

    /// <summary>Whether an iterator of the program gives each element by a statement of its own: it may have the one only.</summary>
    private static bool YieldsInNoLoop(IMethodSymbol method, IOperation call, CancellationToken cancellation)
    {
        var code = method.DeclaringSyntaxReferences
            .Where(r => call.SemanticModel?.Compilation.ContainsSyntaxTree(r.SyntaxTree) == true)
            .SelectMany(r => r.GetSyntax(cancellation).DescendantNodes()).ToList();
        return code.Exists(n => n.IsKind(SyntaxKind.YieldReturnStatement))
            && !code.Exists(n => n is CommonForEachStatementSyntax or ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax);
    }

    /// <summary>
    /// Whether a filter only drops what cannot be sent, is in another state, or is too small or too large: any other may leave the one that
    /// is meant.
    /// </summary>
    private static bool KeepsMany(IOperation filter) =>
        filter.Unwrapped() is IDelegateCreationOperation
        {
            Target: IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: { } condition }] },
        }
        && IsOfMany(condition);

    private static bool IsOfMany(IOperation condition) => condition.Unwrapped() switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand } =>
            operand.Unwrapped() is IMemberReferenceOperation || IsOfMany(operand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both =>
            IsOfMany(both.LeftOperand) && IsOfMany(both.RightOperand),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, RightOperand: var other } =>
            other.Unwrapped() is { ConstantValue: { HasValue: true, Value: null } }
                or IFieldReferenceOperation { Field: { IsConst: true, ContainingType.TypeKind: TypeKind.Enum } },
        IBinaryOperation => true,
        IIsPatternOperation { Pattern: var pattern } => (pattern is INegatedPatternOperation { Pattern: var not } ? not : pattern)
            is IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } },
        IInvocationOperation { TargetMethod: { Name: var name, ContainingType.SpecialType: SpecialType.System_String } } =>
            name is "IsNullOrEmpty" or "IsNullOrWhiteSpace",
        _ => false,
    };

    /// <summary>Whether a key does not depend on the element: all are in one group.</summary>
    private static bool IsSameForAll(IOperation key) =>
        key.Unwrapped() is IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Symbol.Parameters: [var element, ..] } lambda }
        && !lambda.Body.Descendants().Any(o =>
            o is IParameterReferenceOperation { Parameter: var used } && SymbolEqualityComparer.Default.Equals(used, element));

    private static bool IsOfReceiveOfOne(IOperation source, ValueFlow flow) =>
        source is IPropertyReferenceOperation { Property: { Name: "Messages", ContainingType.Name: "ReceiveMessageResponse" } } messages
        && messages.Instance is { } response
        && flow.SourcesOf(response).Expressions.Any(r => Execution.Unawaited(r) is IInvocationOperation receive && TakesOne(receive, flow));

    private static bool TakesOne(IInvocationOperation receive, ValueFlow flow) =>
        receive.Argument("request") is not { } request
        || flow.ValuesOf(flow.PropertyOf(request.Value, "MaxNumberOfMessages")).All(
            v => v.Integer == SqsFacts.DefaultMaxNumberOfMessages, absent: true);

    /// <summary>
    /// Whether an entry is made in each round of a loop that collects entries for a later call, or by the method that a <c>Select</c> calls
    /// for each element.
    /// </summary>
    private static bool IsMadeAgainAndAgain(IOperation entry, IOperation creation, CallContext context)
    {
        if (entry.Syntax != creation.Syntax && SelectorAround(entry, context.Flow) is not null)
        {
            // What keeps it in a variable first may give it an id there.
            return entry.Unwrapped() is IInvocationOperation;
        }

        var loop = entry.AncestorsInFunction().OfType<ILoopOperation>().FirstOrDefault();
        var isOverMany = loop switch
        {
            IForEachLoopOperation each => !IsOfOne(each.Collection, context.Flow),
            IForLoopOperation { Condition: IBinaryOperation { RightOperand: var end } } =>
                end.ConstantValue is not { HasValue: true, Value: <= 1 },
            _ => false,
        };
        return isOverMany && entry.Syntax.SyntaxTree == context.Call.Syntax.SyntaxTree
            && !loop!.Syntax.Span.Contains(context.Call.Syntax.Span)
            && Sequence.IsUnconditionalIn(entry, loop.Body) && !Sequence.MayLeave(loop.Body)
            && !loop.Body.Descendants().Any(o => MayChangeList(o) || MayFlush(o, ListOf(entry)))
            && !loop.Body.Syntax.DescendantTokens()
                .Any(t => t.ValueText is "Clear" or "RemoveAll" or "RemoveRange" or "RemoveAt"
                    || t.ValueText == context.Call.TargetMethod.Name);
    }

    /// <summary>Whether code makes a new list, or hands one on: it may be sent and emptied there.</summary>
    private static bool MayChangeList(IOperation operation) => operation switch
    {
        ISimpleAssignmentOperation { Parent: not IObjectOrCollectionInitializerOperation, Value: var made } => IsList(made),
        IArgumentOperation { Value: var given } => IsList(given.Unwrapped()),
        _ => false,
    };

    private static bool IsList(IOperation value) =>
        value.Type is { TypeKind: not TypeKind.Array } type && type.AllInterfaces.Any(i => i.Name == "IList");

    /// <summary>
    /// Whether two entries are always in the batch together: written into the same collection, or added to it one after the other with no
    /// call in between that sends what is there, or takes it out.
    /// </summary>
    private static bool AreTogether(IOperation first, IOperation second, IInvocationOperation call)
    {
        if (StatementOf(first) is not { } one || StatementOf(second) is not { } two || one.Parent != two.Parent || MayFlushBetween()
            || first.AncestorsInFunction().Concat(second.AncestorsInFunction()).TakeWhile(a => a is not IBlockOperation)
                .Any(a => a is IConditionalOperation or ISwitchExpressionOperation))
        {
            return false;
        }

        return one == two || (two is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } }
            && name.StartsWith("Add", StringComparison.Ordinal)
            && !two.Parent!.ChildNodes().Where(s => s.SpanStart > one.SpanStart && s.SpanStart < two.SpanStart)
                .SelectMany(s => s.DescendantTokens())
                .Any(t => t.ValueText is "Clear" or "RemoveAll" or "RemoveRange" or "=" || t.ValueText == call.TargetMethod.Name));

        static StatementSyntax? StatementOf(IOperation entry) => entry.Syntax.FirstAncestorOrSelf<StatementSyntax>();

        bool MayFlushBetween() => first.AncestorsInFunction().OfType<IBlockOperation>().FirstOrDefault() is { } block
            && block.Operations.Where(o => o.Syntax.SpanStart > first.Syntax.Span.End && o.Syntax.Span.End < second.Syntax.SpanStart)
                .SelectMany(o => o.DescendantsAndSelf()).Any(o => MayFlush(o, ListOf(second)));
    }

    /// <summary>The list that an entry is added to; null for one that stands in the list's initialiser.</summary>
    private static IOperation? ListOf(IOperation entry) =>
        entry.Around().Parent is IArgumentOperation { Parent: IInvocationOperation { Instance: { } list } } ? list.Unwrapped() : null;

    /// <summary>
    /// Whether a call may send what is in the list and empty it without being given it: a method of the object whose field the list is in,
    /// or code that shares the variable.
    /// </summary>
    private static bool MayFlush(IOperation operation, IOperation? list) =>
        operation is IInvocationOperation { TargetMethod: { IsStatic: false } method }
        && (method.MethodKind is MethodKind.LocalFunction or MethodKind.DelegateInvoke
            || (list is not (null or ILocalReferenceOperation or IParameterReferenceOperation)
                && !method.IsOfPlainLibrary(operation)));

    private static FixDetails? DetailsOf(IOperation value, IAnonymousFunctionOperation selector, CallContext context) =>
        value.Syntax.SyntaxTree == context.Call.Syntax.SyntaxTree
            && selector.Syntax is SimpleLambdaExpressionSyntax or ParenthesizedLambdaExpressionSyntax
            ? new FixDetails().At(Value, value.Syntax).At(Selector, selector.Syntax)
            : null;
}
