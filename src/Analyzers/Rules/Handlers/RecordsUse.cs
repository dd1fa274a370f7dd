using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Handlers;

/// <summary>How code that names the records of a batch takes them: one by one, only the first, or as a number.</summary>
internal static class RecordsUse
{
    /// <summary>The first of the records where nothing else is taken out of them, there or from the local that they are put in.</summary>
    public static IOperation? FirstIn(IOperation records, MessagingSymbols symbols)
    {
        if (FirstOf(records) is { } first)
        {
            return first;
        }

        if (records.Around().Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } })
        {
            return null;
        }

        if (BodyIndex.Of(records).ReferencesTo(local).Any(IsCountedPastOne))
        {
            return null;
        }

        var mentions = BodyIndex.Of(records).ReferencesTo(local).Where(m => !IsOnlyCounted(m, symbols)).ToList();
        return mentions.Count > 0 && mentions.TrueForAll(m => FirstOf(m) is not null) ? FirstOf(mentions[0]) : null;
    }

    /// <summary>Whether code asks how many records there are, other than for a log or to see whether there are any.</summary>
    private static bool IsCountedPastOne(IOperation records)
    {
        var (parent, child) = records.Around();
        var count = AskedSize.Of(records) ?? parent switch
        {
            IConditionalAccessOperation { WhenNotNull: IPropertyReferenceOperation or IInvocationOperation
                { TargetMethod.Name: not ("First" or "FirstOrDefault" or "Any") } } access when access.Operation == child => access,
            IIsPatternOperation { Pattern: not (IConstantPatternOperation or INegatedPatternOperation
                { Pattern: IConstantPatternOperation }) } => parent,
            _ => null,
        };
        return count is not null && FirstOf(records) is null
            && !(count.Around() is (IBinaryOperation binary, var counted) && binary.Separates(counted, 0, 1))
            && !count.AncestorsInFunction().OfType<IInvocationOperation>().Any(CallKinds.IsOnlyLog);
    }

    /// <summary>The operation that takes the first of the records, and nothing else, out of them.</summary>
    private static IOperation? FirstOf(IOperation records)
    {
        var (parent, child) = records.Around();
        return parent switch
        {
            IPropertyReferenceOperation { Property.IsIndexer: true,
                Arguments: [{ Value.ConstantValue: { HasValue: true, Value: 0 } }] } first when first.Instance == child => first,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "First" or "FirstOrDefault",
                ContainingType: { Name: "Enumerable", ContainingNamespace.Name: "Linq" } }, Arguments.Length: 1 } first } => first,
            IConditionalAccessOperation { WhenNotNull: var whenNotNull } access when access.Operation == child =>
                whenNotNull.DescendantsAndSelf().FirstOrDefault(o => o is IConditionalAccessInstanceOperation) is { } instance
                    ? FirstOf(instance)
                    : null,
            _ => null,
        };
    }

    /// <summary>
    /// The first record as <c>Records is [var first, ..]</c> takes it, where something is done with it and no pattern takes others.
    /// </summary>
    /// <param name="mentions">All mentions of the records, of which nothing else takes one.</param>
    public static IOperation? FirstMatched(IEnumerable<IOperation> mentions)
    {
        IOperation? first = null;
        foreach (var pattern in mentions.Select(PatternOver).OfType<IPatternOperation>())
        {
            if (FirstMatchedBy(pattern) is { } matched)
            {
                first ??= matched;
            }
            else if (pattern.DescendantsAndSelf().Any(p => p.DeclaredByPattern() is not null))
            {
                return null;
            }
        }

        return first;
    }

    /// <summary>The pattern that records are matched with by <c>is</c>.</summary>
    private static IPatternOperation? PatternOver(IOperation records) => records.Around() switch
    {
        (IIsPatternOperation { Pattern: var pattern }, _) => pattern,
        (IConditionalAccessOperation access, var child) when access.WhenNotNull == child => PatternOver(access),
        _ => null,
    };

    /// <summary>The first of <c>[var first, ..]</c>, negated or not, where something is done with it.</summary>
    private static IOperation? FirstMatchedBy(IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation { Pattern: var negated } => FirstMatchedBy(negated),
        IListPatternOperation
        {
            DeclaredSymbol: null,
            Patterns: [IDeclarationPatternOperation { DeclaredSymbol: { } local } first, ISlicePatternOperation { Pattern: null }],
        } when BodyIndex.Of(pattern).ReferencesTo(local) is { Count: > 0 } mentions && !mentions.All(IsOnlyTold) => first,
        _ => null,
    };

    /// <summary>Compared with null, counted, or logged: nothing is done with a single record.</summary>
    public static bool IsOnlyCounted(IOperation records, MessagingSymbols symbols)
    {
        if (FirstOf(records) is { } first && IsOnlyTold(first))
        {
            return true;
        }

        var (parent, child) = records.Around();
        return parent switch
        {
            IPropertyReferenceOperation { Property.Name: "Count" or "Length" } => true,
            IInvocationOperation { TargetMethod.Name: "Any" or "Count", Arguments.Length: 1 } => true,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Any" or "Count", Arguments.Length: 1 } } => true,
            // One number of all: the oldest, the size
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Min" or "Max" or "Sum" or "Average" or "Count"
                or "LongCount", ContainingType: { Name: "Enumerable", ContainingNamespace.Name: "Linq" } } } total } =>
                !total.Arguments.Skip(1).Any(a => a.Descendants().Any(o => o is IInvocationOperation or IMethodReferenceOperation)),
            IBinaryOperation or IIsPatternOperation => true,
            IConditionalAccessOperation access when access.WhenNotNull == child => IsOnlyCounted(access, symbols),
            IConditionalAccessOperation access =>
                access.WhenNotNull is IPropertyReferenceOperation { Property.Name: "Count" }
                    or IInvocationOperation { TargetMethod.Name: "Any" or "Count" },
            IArgumentOperation or IInterpolationOperation => !Usage.LetsGo(records, symbols),
            _ => false,
        };
    }

    /// <summary>A record is named in a log, or asked what all records of the batch have in common: where they come from.</summary>
    private static bool IsOnlyTold(IOperation record)
    {
        var (parent, child) = record.Around();
        return parent switch
        {
            IPropertyReferenceOperation { Property.Name: "EventSourceArn" or "EventSourceARN" or "EventSource" or "AwsRegion"
                or "AWSRegion" } property
                when property.Instance == child => true,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } =>
                BodyIndex.Of(record).ReferencesTo(local) is { Count: > 0 } mentions && mentions.All(IsOnlyTold),
            _ => record.AncestorsInFunction().OfType<IArgumentOperation>()
                .Any(a => a.Parent is IInvocationOperation call && CallKinds.IsOnlyLog(call)),
        };
    }

    /// <summary>Whether more than one record is refused: <c>if (Records.Count &gt; 1) throw</c>, <c>Records.Single()</c>.</summary>
    public static bool RefusesSeveral(IOperation records) => RefusesSeveral(records, isLocal: false);

    private static bool RefusesSeveral(IOperation records, bool isLocal)
    {
        var (parent, child) = records.Around();
        if (!isLocal && parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } })
        {
            return BodyIndex.Of(records).ReferencesTo(local).Any(m => RefusesSeveral(m, isLocal: true));
        }

        if (parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "Single" or "SingleOrDefault",
            Arguments.Length: 1 } })
        {
            return true;
        }

        if (parent is IConditionalAccessOperation whole && whole.WhenNotNull == child)
        {
            return RefusesSeveral(whole, isLocal);
        }

        if (parent is IIsPatternOperation pattern)
        {
            return (IsOfOne(pattern.Pattern) || IsOfSeveral(pattern.Pattern)) && IsGuard(pattern);
        }

        if (parent is ISwitchExpressionOperation or ISwitchOperation)
        {
            return Chooses(parent, child, IsOfOne);
        }

        return (AskedSize.Of(records) ?? parent as IConditionalAccessOperation) is { } count
            && count is not IInvocationOperation { Arguments.Length: > 1 } && IsLimit(count);
    }

    /// <summary>Whether what follows a count lets one record pass and not two.</summary>
    private static bool IsLimit(IOperation count)
    {
        var (parent, child) = count.Around();
        switch (parent)
        {
            case IConditionalAccessOperation access when access.WhenNotNull == child:
                return IsLimit(access);
            case IBinaryOperation binary:
                return binary.Separates(child, 1, 2) && IsGuard(binary);
            case IIsPatternOperation pattern:
                return pattern.Pattern.Separates(1, 2) && IsGuard(pattern);
            case ISwitchExpressionOperation or ISwitchOperation:
                return Chooses(parent, child, static p => p.Separates(1, 2));
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "ThrowIfGreaterThan" or "ThrowIfNotEqual" } guard }:
                return guard.Arguments.Any(a => a.Value.Unwrapped().ConstantValue is { HasValue: true, Value: 1 });
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "ThrowIfGreaterThanOrEqual" } guard }:
                return guard.Arguments.Any(a => a.Value.Unwrapped().ConstantValue is { HasValue: true, Value: 2 });
            default:
                return false;
        }
    }

    /// <summary>Whether a <c>switch</c> over a value has an arm for one record, and one that throws.</summary>
    public static bool Chooses(IOperation @switch, IOperation value, Func<IPatternOperation, bool> isForOne) => @switch switch
    {
        ISwitchExpressionOperation expression => expression.Value == value
            && expression.Arms.Any(a => isForOne(a.Pattern))
            && expression.Arms.Any(a => a.Value.Unwrapped() is IThrowOperation),
        ISwitchOperation statement => statement.Value == value
            && statement.Cases.Any(c => c.Clauses.Any(k => k switch
            {
                IPatternCaseClauseOperation clause => isForOne(clause.Pattern),
                ISingleValueCaseClauseOperation { Value.ConstantValue: { HasValue: true, Value: 1 } } => true,
                _ => false,
            }))
            && statement.Cases.Any(c => c.Body.Any(s => s.DescendantsAndSelf().Any(o => o is IThrowOperation))),
        _ => false,
    };

    /// <summary>A pattern of a list with one element: <c>[var only]</c>, <c>{ Count: 1 }</c>, negated or not.</summary>
    public static bool IsOfOne(IPatternOperation pattern) => pattern switch
    {
        INegatedPatternOperation negated => IsOfOne(negated.Pattern),
        IListPatternOperation { Patterns: [not ISlicePatternOperation] } => true,
        IRecursivePatternOperation recursive =>
            recursive.PropertySubpatterns.Any(p => p.Member is IPropertyReferenceOperation { Property.Name: var name }
            && (name is "Records" ? IsOfOne(p.Pattern) : name is "Count" or "Length" && p.Pattern.Separates(1, 2))),
        _ => false,
    };

    /// <summary>A pattern of a list with two elements or more: <c>[_, _, ..]</c>.</summary>
    private static bool IsOfSeveral(IPatternOperation pattern) => pattern is IListPatternOperation { Patterns: var elements }
        && elements.Count(static e => e is not ISlicePatternOperation) > 1;

    /// <summary>
    /// Whether a condition ends the handler on one of its sides: the <c>if</c> throws or returns, or <c>?:</c> throws. An assertion says
    /// what is known of the batch.
    /// </summary>
    public static bool IsGuard(IOperation condition) => IsGuard(condition, isLocal: false);

    private static bool IsGuard(IOperation condition, bool isLocal)
    {
        if (!isLocal
            && condition.Around().Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } })
        {
            return BodyIndex.Of(condition).ReferencesTo(local).Any(m => IsGuard(m, isLocal: true));
        }

        if (condition.Around().Parent is IArgumentOperation
            { Parent: IInvocationOperation { TargetMethod.Name: "Assert" or "Requires" or "Assume" } })
        {
            return true;
        }

        foreach (var ancestor in condition.AncestorsInFunction())
        {
            if (ancestor is IConditionalOperation conditional && conditional.Condition.Syntax.Span.Contains(condition.Syntax.Span))
            {
                return Ends(conditional.WhenTrue) || (conditional.WhenFalse is { } other && Ends(other));
            }
        }

        return false;

        static bool Ends(IOperation branch) => branch.DescendantsAndSelf().Any(o => o is IThrowOperation or IReturnOperation);
    }
}
