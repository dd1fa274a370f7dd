using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Resources;

/// <content>The CDK's <c>SubscriptionFilter</c>, which is the array of a leaf, and <c>FilterOrPolicy</c>, which is that or an
/// object.</content>
internal sealed partial class ObjectJson
{
    private const string Sns = "Amazon.CDK.AWS.SNS.";

    private static readonly AwsType SubscriptionFilter = new(AwsApi.CdkAssembly, Sns + "SubscriptionFilter");
    private static readonly AwsType FilterOrPolicy = new(AwsApi.CdkAssembly, Sns + "FilterOrPolicy");

    /// <summary>
    /// Lists of conditions on texts, in the order in which the CDK has them: one element for each text, with an operator or without.
    /// </summary>
    private static readonly (string Property, string? Operator)[] TextConditions =
        [("Allowlist", null), ("Denylist", "anything-but"), ("MatchPrefixes", "prefix"), ("MatchSuffixes", "suffix")];

    private static readonly (string Property, string Sign)[] NumberConditions =
        [("GreaterThan", ">"), ("GreaterThanOrEqualTo", ">="), ("LessThan", "<"), ("LessThanOrEqualTo", "<=")];

    private static readonly (string Property, string Lower, string Upper)[] RangeConditions =
        [("Between", ">=", "<="), ("BetweenStrict", ">", "<")];

    /// <summary>Names that the CDK has given up, and with which it refuses the new ones.</summary>
    private static readonly string[] FormerNames = ["Whitelist", "Blacklist"];

    private bool IsFilter(IOperation source) => source switch
    {
        IInvocationOperation { TargetMethod: { IsStatic: true, ContainingType: var type } } =>
            reader.Symbols.TypeOf(type) is { } known && (known == SubscriptionFilter || known == FilterOrPolicy),
        IObjectCreationOperation creation => creation.Type is INamedTypeSymbol type && reader.Symbols.TypeOf(type) == SubscriptionFilter,
        _ => false,
    };

    /// <summary>Writes a filter; false, with nothing written, when nothing is known of it.</summary>
    private bool AddFilter(IOperation filter, int depth)
    {
        var first = filter switch
        {
            IInvocationOperation { Arguments: [var argument] } => argument.Value,
            IObjectCreationOperation { Arguments: [var argument] } => argument.Value,
            _ => null,
        };
        switch (filter is IInvocationOperation { TargetMethod.Name: var method } ? method : "")
        {
            case "Filter" when first is not null:
                return Add(first, depth + 1);
            case "Policy" when first is not null:
                return depth <= MaxDepth && AddObject(first, depth + 1);
            case "StringFilter" when first is not null:
                return AddArray(() => AddConditions(first, depth, AddTextConditions));
            case "NumericFilter" when first is not null:
                return AddArray(() => AddConditions(first, depth, AddNumberConditions));
            case "ExistsFilter":
                return AddArray(() => text.Append("{\"exists\": true}"));
            case "NotExistsFilter":
                return AddArray(() => text.Append("{\"exists\": false}"));
            case "" when first is null || IsNull(first):
                return AddArray(() => { });
            case "":
                return AddElements(first, depth);
            default:
                return false;
        }
    }

    /// <summary>Writes the elements that conditions are, or one that is not known when one of the conditions is not.</summary>
    private void AddConditions(IOperation conditions, int depth, Action<Func<string, IOperation?>, int> add)
    {
        string[] names =
        [
            .. FormerNames, .. TextConditions.Select(c => c.Property), .. NumberConditions.Select(c => c.Property),
            .. RangeConditions.Select(c => c.Property),
        ];
        var given = new Dictionary<string, IOperation>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var value = Flow.PropertyOf(conditions, name);
            if (value.IsAbsent)
            {
                continue;
            }

            if (value is not { IsUnknown: false, MayBeAbsent: false, Assigned: [var only] } || Array.IndexOf(FormerNames, name) >= 0)
            {
                AddUnknown();
                return;
            }

            given.Add(name, only);
        }

        add(name => given.TryGetValue(name, out var value) ? value : null, depth);
    }

    private void AddTextConditions(Func<string, IOperation?> given, int depth)
    {
        foreach (var (property, name) in TextConditions)
        {
            if (given(property) is not { } list)
            {
                continue;
            }

            if (name == "anything-but")
            {
                AddElement(list, () => AddExpression(name, () => AddOperand(list, depth)));
                continue;
            }

            foreach (var value in ElementsIn(list))
            {
                AddElement(value ?? list, () =>
                {
                    if (value is null)
                    {
                        AddUnknown();
                    }
                    else if (name is null)
                    {
                        AddOperand(value, depth);
                    }
                    else
                    {
                        AddExpression(name, () => AddOperand(value, depth));
                    }
                });
            }
        }
    }

    private void AddNumberConditions(Func<string, IOperation?> given, int depth)
    {
        if (given("Allowlist") is { } list)
        {
            foreach (var value in ElementsIn(list))
            {
                AddElement(value ?? list, () => AddComparisons(depth, ("=", value)));
            }
        }

        foreach (var (property, sign) in NumberConditions)
        {
            if (given(property) is { } number)
            {
                AddElement(number, () => AddComparisons(depth, (sign, number)));
            }
        }

        foreach (var (property, lower, upper) in RangeConditions)
        {
            if (given(property) is { } range)
            {
                AddElement(range, () => AddComparisons(depth, (lower, NumberIn(range, "Start")), (upper, NumberIn(range, "Stop"))));
            }
        }
    }

    private void AddElement(IOperation node, Action element)
    {
        text.Append(text[text.Length - 1] == '[' ? "" : ", ");
        var start = text.Length;
        element();
        pieces.Add(new WrittenJson.Piece(start, text.Length - start, node.Syntax));
    }

    private void AddExpression(string name, Action operand)
    {
        text.Append("{\"").Append(name).Append("\": ");
        operand();
        text.Append('}');
    }

    private void AddComparisons(int depth, params (string Sign, IOperation? Number)[] terms) => AddExpression("numeric", () =>
    {
        text.Append('[');
        foreach (var (sign, number) in terms)
        {
            text.Append(text[text.Length - 1] == '[' ? "\"" : ", \"").Append(sign).Append("\", ");
            if (number is null)
            {
                AddUnknown("0");
            }
            else
            {
                AddOperand(number, depth);
            }
        }

        text.Append(']');
    });

    private IOperation? NumberIn(IOperation range, string property) =>
        Flow.PropertyOf(range, property) is { IsUnknown: false, MayBeAbsent: false, Assigned: [var number] } ? number : null;

    /// <summary>The elements of a list, with null for those that are not in sight.</summary>
    private IEnumerable<IOperation?> ElementsIn(IOperation list)
    {
        var elements = Flow.ElementsOf(list);
        if (elements is { IsComplete: true, IsExposed: false })
        {
            return elements.Expressions;
        }

        return [null];
    }

    private bool IsNull(IOperation value) => Flow.SourcesOf(value).Expressions is [{ ConstantValue: { HasValue: true, Value: null } }];
}
