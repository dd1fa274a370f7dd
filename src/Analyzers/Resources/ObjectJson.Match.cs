using System.Text.RegularExpressions;
using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Resources;

/// <content>The CDK's <c>Match</c>, whose methods give the array of a leaf. What it refuses itself, the compiler of patterns need not
/// judge.</content>
internal sealed partial class ObjectJson
{
    private static readonly AwsType Match = new(AwsApi.CdkAssembly, "Amazon.CDK.AWS.Events.Match");

    private static readonly AwsType FilterRule = new(AwsApi.CdkAssembly, "Amazon.CDK.AWS.Lambda.FilterRule");

    /// <summary>Methods that take one operand, or a list of them: the operator, and one around it.</summary>
    private static readonly Dictionary<string, (string? Outer, string Operator)> Operators = new(StringComparer.Ordinal)
    {
        ["Prefix"] = (null, "prefix"),
        ["Suffix"] = (null, "suffix"),
        ["EqualsIgnoreCase"] = (null, "equals-ignore-case"),
        ["Wildcard"] = (null, "wildcard"),
        ["PrefixEqualsIgnoreCase"] = ("prefix", "equals-ignore-case"),
        ["SuffixEqualsIgnoreCase"] = ("suffix", "equals-ignore-case"),
        ["AnythingButPrefix"] = ("anything-but", "prefix"),
        ["AnythingButSuffix"] = ("anything-but", "suffix"),
        ["AnythingButWildcard"] = ("anything-but", "wildcard"),
        ["AnythingButEqualsIgnoreCase"] = ("anything-but", "equals-ignore-case"),
    };

    private static readonly Dictionary<string, string> Comparisons = new(StringComparer.Ordinal)
    {
        ["GreaterThan"] = ">", ["GreaterThanOrEqual"] = ">=", ["LessThan"] = "<", ["LessThanOrEqual"] = "<=", ["Equal"] = "=",
    };

    /// <summary>As the CDK has it for IPv4: the size of the block may be missing.</summary>
    private static readonly Regex Block = new(@"^([0-9]{1,3}\.){3}[0-9]{1,3}(/([0-9]|[1-2][0-9]|3[0-2]))?$", RegexOptions.CultureInvariant);

    private bool IsMatch(IInvocationOperation call) =>
        call.TargetMethod.IsStatic && reader.Symbols.TypeOf(call.TargetMethod.ContainingType) == Match;

    private bool IsFilterRule(IInvocationOperation call) =>
        call.TargetMethod.IsStatic && reader.Symbols.TypeOf(call.TargetMethod.ContainingType) == FilterRule;

    /// <summary>
    /// Writes the elements that a call of <c>FilterRule</c> gives. The CDK writes operators as they have to be, so what counts is whether a
    /// field has to be there.
    /// </summary>
    private void AddFilterRule(IInvocationOperation call, int depth)
    {
        switch (call.TargetMethod.Name)
        {
            case "NotExists":
                text.Append("{\"exists\": false}");
                break;
            case "IsEqual" when call.Arguments is [var item] && item.Value.Unwrapped().Type?.SpecialType == SpecialType.System_String:
                AddOperand(item.Value, depth);
                break;
            case "Or" when call.Arguments is [var items]
                && Flow.ElementsOf(items.Value) is { IsComplete: true, Expressions: { Count: > 0 } texts }:
                AddEach(texts, depth);
                break;
            default:
                AddUnknown();
                break;
        }
    }

    /// <summary>Writes the elements that a call gives, without the brackets.</summary>
    private void AddMatcher(IInvocationOperation call, int depth)
    {
        var start = text.Length;
        var arguments = call.Arguments;
        switch (call.TargetMethod.Name)
        {
            case "NullValue":
                text.Append("null");
                break;
            case "Exists":
                AddOperator(call, "exists", () => text.Append("true"));
                break;
            case "DoesNotExist":
                AddOperator(call, "exists", () => text.Append("false"));
                break;
            case "ExactString" when arguments is [var exact]:
                AddOperand(exact.Value, depth);
                break;
            case "Cidr" or "IpAddressRange"
                when arguments is [var range] && Flow.ValuesOf(range.Value) is { IsUnknown: false, Known: [{ Text: { } block }] }
                    && Block.IsMatch(block):
                AddOperator(call, "cidr", () => AddOperand(range.Value, depth));
                break;
            case "AnythingBut" when arguments is [var excluded]
                && Flow.ElementsOf(excluded.Value) is { IsComplete: true, Expressions: { Count: > 0 } values } && AreAlike(values):
                AddOperator(call, "anything-but", () => AddArray(() => AddEach(values, depth)));
                break;
            case "AnyOf" when arguments is [var alternatives]:
                AddAlternatives(alternatives.Value, depth);
                break;
            case var _ when Terms(call, depth) is { } terms:
                AddOperator(call, "numeric", () => AddArray(() => AddTerms(terms, depth)));
                break;
            case var name when arguments is [var operand] && Operators.TryGetValue(name, out var named):
                AddOperator(call, named.Outer ?? named.Operator, () =>
                {
                    if (named.Outer is not null)
                    {
                        text.Append("{\"").Append(named.Operator).Append("\": ");
                    }

                    AddOperand(operand.Value, depth);
                    text.Append(named.Outer is null ? "" : "}");
                });
                break;
            default:
                AddUnknown();
                break;
        }

        pieces.Add(new WrittenJson.Piece(start, text.Length - start, call.Syntax));
    }

    private void AddOperator(IInvocationOperation call, string name, Action operand)
    {
        text.Append('{');
        AddText(name, call.NameSyntax(), null);
        text.Append(": ");
        operand();
        text.Append('}');
    }

    private void AddOperand(IOperation operand, int depth)
    {
        if (!Add(operand, depth + 1))
        {
            AddUnknown();
        }
    }

    private void AddAlternatives(IOperation alternatives, int depth)
    {
        if (depth <= MaxDepth && Flow.SourcesOf(alternatives).Expressions is [IInvocationOperation only] && IsMatch(only))
        {
            AddMatcher(only, depth + 1);
            return;
        }

        if (depth > MaxDepth || Flow.ElementsOf(alternatives) is not { IsComplete: true, Expressions: { Count: > 0 } elements })
        {
            AddUnknown();
            return;
        }

        for (var i = 0; i < elements.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            switch (Flow.SourcesOf(elements[i]).Expressions)
            {
                case [IInvocationOperation call] when IsMatch(call):
                    AddMatcher(call, depth + 1);
                    break;
                case [var source] when IsList(source.Type):
                    AddUnknown();
                    break;
                default:
                    if (!Add(elements[i], depth + 1, isExpression: true))
                    {
                        AddUnknown();
                    }

                    break;
            }
        }
    }

    /// <summary>The comparisons of a numeric match, with the numbers; null for another match, and for one that the CDK refuses.</summary>
    private List<(string Sign, IOperation Number)>? Terms(IInvocationOperation call, int depth)
    {
        switch (call.TargetMethod.Name)
        {
            case var name when Comparisons.TryGetValue(name, out var sign) && call.Arguments is [var number]:
                return [(sign, number.Value)];

            case "Interval" when call.Argument("lower") is { } lower && call.Argument("upper") is { } upper
                && !IsAbove(lower.Value, upper.Value):
                return [(">=", lower.Value), ("<=", upper.Value)];

            case "AllOf" when depth <= MaxDepth && call.Arguments is [var all]
                && Flow.ElementsOf(all.Value) is { IsComplete: true, Expressions: { Count: > 0 } matchers }:
                var terms = new List<(string, IOperation)>();
                foreach (var matcher in matchers)
                {
                    if (Flow.SourcesOf(matcher).Expressions is not [IInvocationOperation inner] || !IsMatch(inner)
                        || Terms(inner, depth + 1) is not { } more)
                    {
                        return null;
                    }

                    terms.AddRange(more);
                }

                return terms;

            default:
                return null;
        }
    }

    private void AddTerms(List<(string Sign, IOperation Number)> terms, int depth)
    {
        for (var i = 0; i < terms.Count; i++)
        {
            text.Append(i == 0 ? "\"" : ", \"").Append(terms[i].Sign).Append("\", ");
            AddOperand(terms[i].Number, depth);
        }
    }

    private bool IsAbove(IOperation lower, IOperation upper) => NumberOf(lower) > NumberOf(upper);

    private double? NumberOf(IOperation value) =>
        Flow.SourcesOf(value).Expressions is [{ ConstantValue: { HasValue: true, Value: int or long or double or float } constant }]
            ? Convert.ToDouble(constant.Value, System.Globalization.CultureInfo.InvariantCulture)
            : null;

    /// <summary>Texts only, or numbers only; the CDK refuses anything else.</summary>
    private bool AreAlike(IReadOnlyList<IOperation> values) =>
        values.All(v => v.Type?.SpecialType == SpecialType.System_String)
        || values.All(v => v.Type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double);
}
