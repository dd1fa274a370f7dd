using System.Globalization;
using System.Text;
using AwsMessaging.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>
/// Writes the JSON that objects of the CDK become: dictionaries, arrays and lists, <c>EventPattern</c>, the calls of <c>Match</c>, and
/// filters of subscriptions. Members of which nothing is known are left out, and other values that are not known have a stand-in.
/// </summary>
internal sealed partial class ObjectJson
{
    private const int MaxDepth = 12;

    /// <summary>Values that are written: a method that calls itself for each of some members makes many of little code.</summary>
    private const int MaxValues = 5_000;

    /// <summary>Stands for a text that is not known.</summary>
    private const string Unknown = "\"\uE000\"";

    private static readonly (string Property, string Field)[] Fields =
    [
        ("Version", "version"), ("Id", "id"), ("Source", "source"), ("Account", "account"), ("Time", "time"), ("Region", "region"),
        ("Resources", "resources"), ("DetailType", "detail-type"), ("Detail", "detail"),
    ];

    private readonly PartReader reader;
    private readonly StringBuilder text = new();
    private readonly List<WrittenJson.Piece> pieces = [];
    private readonly List<TextSpan> unknown = [];
    private readonly List<int> gaps = [];
    private int count;

    private ObjectJson(PartReader reader) => this.reader = reader;

    private ValueFlow Flow => reader.Flow;

    /// <summary>The JSON of a text or a dictionary; null when too little is known of it.</summary>
    public static WrittenJson? Of(IOperation value, PartReader reader)
    {
        if (reader.Flow.SourcesOf(value).Expressions is not [var source])
        {
            return null;
        }

        if ((ConstantText.Of(value) ?? ConstantText.Of(source)) is { } constant)
        {
            return WrittenJson.Of(constant, value.Syntax);
        }

        var json = new ObjectJson(reader);
        return IsDictionary(source) && json.AddObject(value, 0) ? json.Result(value) : null;
    }

    /// <summary>The JSON of an <c>EventPattern</c>; null when nothing of it is known.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="reader">Reads what it is made of.</param>
    /// <param name="isWhole">Nothing is added to it: an array that is empty stays empty.</param>
    public static WrittenJson? OfPattern(IObjectCreationOperation pattern, PartReader reader, bool isWhole = false)
    {
        var json = new ObjectJson(reader);
        json.text.Append('{');
        foreach (var (property, field) in Fields)
        {
            if (reader.Flow.WrittenTo(pattern, property) is [var value])
            {
                var name = value.Parent is ISimpleAssignmentOperation { Target: var target } ? target : value;
                json.AddMember(field, name, value, 0, isKept: t => t != "{}" && (isWhole || t != "[]"));
            }
        }

        json.text.Append('}');
        return json.text.Length > 2 ? json.Result(pattern) : null;
    }

    private static bool IsDictionary(IOperation source) =>
        source is IObjectCreationOperation { Type: INamedTypeSymbol { Name: "Dictionary", ContainingNamespace.Name: "Generic" } };

    private static bool IsList(ITypeSymbol? type) =>
        type is IArrayTypeSymbol or INamedTypeSymbol { Name: "List", ContainingNamespace.Name: "Generic" };

    private WrittenJson Result(IOperation whole)
    {
        pieces.Add(new WrittenJson.Piece(0, text.Length, whole.Syntax));
        return new WrittenJson(text.ToString(), false, pieces, unknown) { Gaps = gaps };
    }

    /// <summary>Writes a value; false, with nothing written, when not even its kind is known.</summary>
    private bool Add(IOperation value, int depth, bool isExpression = false)
    {
        value = value.Unwrapped();
        if (depth > MaxDepth || ++count > MaxValues)
        {
            return false;
        }

        var start = text.Length;
        var isWritten = Flow.SourcesOf(value).Expressions is not [var source] ? AddStandIn(value) : source switch
        {
            { ConstantValue: { HasValue: true, Value: var constant } } => AddConstant(constant, value, source),
            IInvocationOperation call when IsMatch(call) => AddArray(() => AddMatcher(call, depth)),
            _ when IsFilter(source) => AddFilter(source, depth),
            IInvocationOperation call when IsFilterRule(call) => AddArray(() => AddFilterRule(call, depth)),
            _ when IsDictionary(source) => AddObject(value, depth, isExpression),
            _ when IsList(value.Type) || IsList(source.Type) || source.Syntax is CollectionExpressionSyntax => AddElements(value, depth),
            _ => AddStandIn(value),
        };
        if (isWritten)
        {
            pieces.Add(new WrittenJson.Piece(start, text.Length - start, value.Syntax));
        }

        return isWritten;
    }

    private bool AddConstant(object? constant, IOperation value, IOperation source)
    {
        switch (constant)
        {
            case string s:
                AddText(s, value.Syntax, ConstantText.Of(value) ?? ConstantText.Of(source));
                return true;
            case bool flag:
                text.Append(flag ? "true" : "false");
                return true;
            case int or long or short or byte or uint or ushort or sbyte or ulong or decimal when source.Type?.TypeKind != TypeKind.Enum:
                text.Append(Convert.ToString(constant, CultureInfo.InvariantCulture));
                return true;
            case double number when !double.IsNaN(number) && !double.IsInfinity(number):
                text.Append(number.ToString("R", CultureInfo.InvariantCulture));
                return true;
            default:
                return false;
        }
    }

    /// <summary>A string, with where its characters begin.</summary>
    private void AddText(string value, SyntaxNode node, ConstantText? written)
    {
        var start = text.Length;
        var starts = new List<int>();
        text.Append('"');
        foreach (var c in value)
        {
            starts.Add(text.Length);
            var quoted = Semantics.Json.JsonWriter.Quote(c.ToString());
            text.Append(quoted, 1, quoted.Length - 2);
        }

        starts.Add(text.Length);
        text.Append('"');
        pieces.Add(new WrittenJson.Piece(start, text.Length - start, node) { Written = written, Starts = starts });
    }

    /// <summary>A value whose kind is known by its type: a text, a number, a flag.</summary>
    private bool AddStandIn(IOperation value)
    {
        var isToken = Flow.SourcesOf(value).Expressions.Any(IsToken);
        var standIn = value.Type?.SpecialType switch
        {
            SpecialType.System_String when !isToken => Unknown,
            SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double when !isToken => "0",
            SpecialType.System_Boolean => "true",
            _ => null,
        };
        if (standIn is null)
        {
            return false;
        }

        AddUnknown(standIn);
        return true;
    }

    /// <summary>
    /// Whether a call of the CDK makes it: <c>Fn.Ref(…)</c>, <c>Token.AsString(…)</c>, <c>condition.ToString()</c>. That may stand for a
    /// list, whatever its type is.
    /// </summary>
    private bool IsToken(IOperation source) => source is IInvocationOperation call
        && (reader.Symbols.IsCdk(call.TargetMethod.ContainingAssembly) || reader.Symbols.IsCdk(call.Instance?.Type?.ContainingAssembly));

    /// <summary>
    /// Whether a dictionary is a call of CloudFormation's, which makes something else of it: <c>Fn::If</c>, or <c>Ref</c> with a text.
    /// </summary>
    private bool IsFunction(DictionaryEntries entries) => entries.Known.Any(e =>
        e.Key.StartsWith("Fn::", StringComparison.Ordinal)
        || (e.Key == "Ref" && Flow.SourcesOf(e.Value).Expressions.Any(s => s.Type?.SpecialType == SpecialType.System_String)));

    private void AddUnknown(string standIn = Unknown)
    {
        unknown.Add(new TextSpan(text.Length, standIn.Length));
        text.Append(standIn);
    }

    private bool AddObject(IOperation value, int depth, bool isExpression = false)
    {
        var entries = Flow.EntriesOf(value);
        if ((!entries.IsComplete && Flow.SourcesOf(value).Carriers.Count > 0) || IsFunction(entries))
        {
            return false;
        }

        var start = text.Length;
        var isPartial = !entries.IsComplete;
        text.Append('{');
        foreach (var entry in entries.Known)
        {
            isPartial |= entries.Known.Count(e => e.Key == entry.Key) > 1 || !AddMember(entry.Key, entry.Name!, entry.Value, depth);
        }

        if (isPartial && text.Length == start + 1)
        {
            if (depth == 0)
            {
                return false;
            }

            AddUnknown();
            text.Append(": [").Append(Unknown).Append(']');
        }

        text.Append('}');
        if (isPartial)
        {
            gaps.Add(start);
        }

        if (isPartial && isExpression)
        {
            unknown.Add(TextSpan.FromBounds(start, text.Length)); // an operator may be among what is left out
        }

        return true;
    }

    /// <summary>Writes a member; false, with nothing written, when nothing is known of its value.</summary>
    private bool AddMember(string name, IOperation key, IOperation value, int depth, Func<string, bool>? isKept = null)
    {
        var (length, piecesBefore, unknownBefore) = (text.Length, pieces.Count, unknown.Count);
        if (text[text.Length - 1] != '{')
        {
            text.Append(", ");
        }

        AddText(name, key.Syntax, key.ConstantValue.HasValue ? ConstantText.Of(key) : null);
        text.Append(": ");
        var start = text.Length;
        if (Add(value, depth + 1) && isKept?.Invoke(text.ToString(start, text.Length - start)) != false)
        {
            return true;
        }

        text.Length = length;
        pieces.RemoveRange(piecesBefore, pieces.Count - piecesBefore);
        unknown.RemoveRange(unknownBefore, unknown.Count - unknownBefore);
        gaps.RemoveAll(g => g >= length);
        return false;
    }

    private bool AddElements(IOperation value, int depth) =>
        Flow.ElementsOf(value) is { IsComplete: true, IsExposed: false } elements && AddArray(() => AddEach(elements.Expressions, depth));

    private bool AddArray(Action elements)
    {
        text.Append('[');
        elements();
        text.Append(']');
        return true;
    }

    private void AddEach(IReadOnlyList<IOperation> elements, int depth)
    {
        for (var i = 0; i < elements.Count; i++)
        {
            text.Append(i == 0 ? "" : ", ");
            if (!Add(elements[i], depth + 1, isExpression: true))
            {
                AddUnknown();
            }
        }
    }
}
