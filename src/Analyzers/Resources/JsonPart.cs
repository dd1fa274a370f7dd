using System.Globalization;
using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Semantics.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Resources;

/// <summary>A value inside a text that is JSON, and may have holes: <c>$"{{\"deadLetterTargetArn\":\"{arn}\"}}"</c>.</summary>
internal sealed class JsonPart : Part
{
    /// <summary>Stands in the text for a hole, before and behind its number; no JSON has it.</summary>
    public const char Mark = '\uE000';

    private readonly JsonValue json;
    private readonly IReadOnlyList<IOperation> holes;
    private readonly IOperation text;

    private JsonPart(JsonValue json, IReadOnlyList<IOperation> holes, IOperation text)
    {
        this.json = json;
        this.holes = holes;
        this.text = text;
    }

    public override SyntaxNode Syntax => text.Syntax;

    /// <summary>The value; a hole in it is a text that no JSON has.</summary>
    public JsonValue Json => json;

    /// <summary>
    /// The text that stands behind the last hole, or all of it: <c>orders-dlq</c> of <c>arn:aws:sqs:{region}:{account}:orders-dlq</c>.
    /// </summary>
    public string? TextAfterHoles => json.Kind == JsonKind.String ? json.Text.Substring(json.Text.LastIndexOf(Mark) + 1) : null;

    /// <summary>The texts of a list that has nothing else in it; none for anything else.</summary>
    public IReadOnlyList<string> Texts =>
        json.Kind == JsonKind.Array && json.Items.All(i => i.Kind == JsonKind.String && i.Text.IndexOf(Mark) < 0)
            ? [.. json.Items.Select(i => i.Text)]
            : [];

    /// <summary>The JSON that a text certainly is; null for one that is not known, or not JSON.</summary>
    public static JsonPart? Read(IOperation text, PartReader reader)
    {
        var holes = new List<IOperation>();
        var whole = "";
        if (!Add(text, reader, holes, ref whole, 0) || JsonValue.TryParse(whole, out _) is not { } json)
        {
            return null;
        }

        return new JsonPart(json, holes, text);
    }

    public override PartValue Member(string name, PartReader reader) => json.Kind switch
    {
        JsonKind.Object => json.Find(name) is { } found ? Of(found) : PartValue.Absent,
        _ => PartValue.Unknown,
    };

    public override Values Values(PartReader reader) => json.Kind switch
    {
        JsonKind.Null => Flow.Values.Absent,
        JsonKind.True or JsonKind.False => Flow.Values.Of(new Value(json.Kind == JsonKind.True, text)),
        JsonKind.Number when long.TryParse(json.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
            Flow.Values.Of(new Value(number, text)),
        JsonKind.String when json.Text.IndexOf(Mark) < 0 => Flow.Values.Of(new Value(json.Text, text)),
        JsonKind.Object or JsonKind.Array => Flow.Values.Of(new Value(PartReader.Something, text)),
        _ => Flow.Values.Unknown,
    };

    private PartValue Of(JsonValue value) =>
        value.Kind == JsonKind.Null ? PartValue.Absent
        : value.Kind == JsonKind.String && HoleOf(value.Text) is { } hole ? PartValue.Of(new ExpressionPart(hole))
        : PartValue.Of(new JsonPart(value, holes, text));

    /// <summary>The expression of a text that is one hole and nothing else.</summary>
    private IOperation? HoleOf(string value) =>
        value.Length > 2 && value[0] == Mark && value.IndexOf(Mark, 1) == value.Length - 1
        && int.TryParse(value.Substring(1, value.Length - 2), out var number)
            ? holes[number]
            : null;

    private static bool Add(IOperation part, PartReader reader, List<IOperation> holes, ref string text, int depth)
    {
        if (depth > 8)
        {
            return false;
        }

        switch (reader.Flow.SourcesOf(part).Expressions)
        {
            case [{ ConstantValue: { HasValue: true, Value: string constant } }]:
                text += constant;
                return true;

            case [IInterpolatedStringOperation interpolated]:
                foreach (var piece in interpolated.Parts)
                {
                    switch (piece)
                    {
                        case IInterpolatedStringTextOperation { Text.ConstantValue.Value: string literal }:
                            text += literal;
                            break;
                        case IInterpolationOperation { FormatString: null, Alignment: null } hole:
                            AddHole(hole.Expression, reader, holes, ref text);
                            break;
                        default:
                            return false;
                    }
                }

                return true;

            case [IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum]:
                return Add(sum.LeftOperand, reader, holes, ref text, depth + 1)
                    && Add(sum.RightOperand, reader, holes, ref text, depth + 1);

            default:
                if (depth == 0)
                {
                    return false;
                }

                AddHole(part, reader, holes, ref text);
                return true;
        }
    }

    /// <summary>A hole with one known value is that value; another one leaves a mark.</summary>
    private static void AddHole(IOperation hole, PartReader reader, List<IOperation> holes, ref string text)
    {
        if (reader.Flow.ValuesOf(hole) is { IsUnknown: false, MayBeAbsent: false, Known: [{ Data: string or int or long or bool } value] })
        {
            text += value.Data is bool flag ? (flag ? "true" : "false") : Convert.ToString(value.Data, CultureInfo.InvariantCulture);
            return;
        }

        text += Mark + holes.Count.ToString(CultureInfo.InvariantCulture) + Mark;
        holes.Add(hole);
    }
}
