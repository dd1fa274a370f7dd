using System.Globalization;

namespace AwsMessaging.Semantics.Patterns;

/// <summary>
/// A text whose characters each match their lower and their upper case form, which may have another length (ß: SS). Forms are those of
/// Unicode without any language, character by character, as in event-ruler.
/// </summary>
internal sealed class IgnoreCaseText
{
    /// <summary>
    /// Characters with upper case forms of several, each followed by its form: SpecialCasing.txt of Unicode, unconditional.
    /// </summary>
    private const string LongUpperForms =
        "ßSS|ŉʼN|ǰJ̌|ΐΪ́|ΰΫ́|ևԵՒ|ẖH̱|ẗT̈|ẘW̊|ẙY̊|ẚAʾ|ὐΥ̓|ὒΥ̓̀|ὔΥ̓́|ὖΥ̓͂|ᾀἈΙ|ᾁἉΙ|ᾂἊΙ|ᾃἋΙ|ᾄἌΙ|ᾅἍΙ|ᾆἎΙ|ᾇἏΙ|ᾈἈΙ|ᾉἉΙ|ᾊἊΙ|ᾋἋΙ|ᾌἌΙ|ᾍἍΙ|ᾎἎΙ|ᾏἏΙ"
        + "|ᾐἨΙ|ᾑἩΙ|ᾒἪΙ|ᾓἫΙ|ᾔἬΙ|ᾕἭΙ|ᾖἮΙ|ᾗἯΙ|ᾘἨΙ|ᾙἩΙ|ᾚἪΙ|ᾛἫΙ|ᾜἬΙ|ᾝἭΙ|ᾞἮΙ|ᾟἯΙ|ᾠὨΙ|ᾡὩΙ|ᾢὪΙ|ᾣὫΙ|ᾤὬΙ|ᾥὭΙ|ᾦὮΙ|ᾧὯΙ|ᾨὨΙ|ᾩὩΙ|ᾪὪΙ|ᾫὫΙ|ᾬὬΙ|ᾭὭΙ|ᾮὮΙ|ᾯὯΙ"
        + "|ᾲᾺΙ|ᾳΑΙ|ᾴΆΙ|ᾶΑ͂|ᾷΑ͂Ι|ᾼΑΙ|ῂῊΙ|ῃΗΙ|ῄΉΙ|ῆΗ͂|ῇΗ͂Ι|ῌΗΙ|ῒΪ̀|ΐΪ́|ῖΙ͂|ῗΪ͂|ῢΫ̀|ΰΫ́|ῤΡ̓|ῦΥ͂|ῧΫ͂|ῲῺΙ|ῳΩΙ|ῴΏΙ|ῶΩ͂|ῷΩ͂Ι|ῼΩΙ|ﬀFF|ﬁFI|ﬂFL|ﬃFFI|ﬄFFL|ﬅST|ﬆST|ﬓՄՆ|ﬔՄԵ|ﬕՄԻ|ﬖՎՆ|ﬗՄԽ";

    private readonly string[] lower;
    private readonly string[] upper;

    public IgnoreCaseText(string text)
    {
        Text = text;
        IsAscii = true;
        lower = new string[text.Length];
        upper = new string[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            IsAscii &= text[i] < 0x80;
            lower[i] = text[i] == 'İ' ? "i̇" : text[i].ToString().ToLowerInvariant();
            upper[i] = UpperOf(text[i]);
        }
    }

    public string Text { get; }

    /// <summary>Whether a comparison of ASCII letters is all that it takes.</summary>
    public bool IsAscii { get; }

    /// <summary>Whether the value begins with this text; <paramref name="whole"/>: and ends with it too.</summary>
    public bool MatchesStart(in EventValue value, bool whole) => MatchesForward(value, 0, 0, whole);

    /// <summary>Whether the value ends with this text.</summary>
    public bool MatchesEnd(in EventValue value) => MatchesBackward(value, value.Length, lower.Length);

    private bool MatchesForward(in EventValue value, int position, int index, bool whole)
    {
        for (; index < lower.Length; index++)
        {
            var first = IsAt(value, position, lower[index]);
            var second = upper[index] != lower[index] && IsAt(value, position, upper[index]);
            if (first && second && lower[index].Length != upper[index].Length)
            {
                return MatchesForward(value, position + lower[index].Length, index + 1, whole)
                    || MatchesForward(value, position + upper[index].Length, index + 1, whole);
            }

            if (!first && !second)
            {
                return false;
            }

            position += first ? lower[index].Length : upper[index].Length;
        }

        return !whole || position == value.Length;
    }

    private bool MatchesBackward(in EventValue value, int position, int index)
    {
        for (index--; index >= 0; index--)
        {
            var first = IsAt(value, position - lower[index].Length, lower[index]);
            var second = upper[index] != lower[index] && IsAt(value, position - upper[index].Length, upper[index]);
            if (first && second && lower[index].Length != upper[index].Length)
            {
                return MatchesBackward(value, position - lower[index].Length, index)
                    || MatchesBackward(value, position - upper[index].Length, index);
            }

            if (!first && !second)
            {
                return false;
            }

            position -= first ? lower[index].Length : upper[index].Length;
        }

        return true;
    }

    private static bool IsAt(in EventValue value, int position, string form)
    {
        if (position < 0 || position + form.Length > value.Length)
        {
            return false;
        }

        for (var i = 0; i < form.Length; i++)
        {
            if (value[position + i] != form[i])
            {
                return false;
            }
        }

        return true;
    }

    private static string UpperOf(char c)
    {
        if (c >= 'ß')
        {
            for (var i = 0; i >= 0 && i < LongUpperForms.Length; i = LongUpperForms.IndexOf('|', i) is var bar and >= 0 ? bar + 1 : -1)
            {
                if (LongUpperForms[i] == c)
                {
                    var end = LongUpperForms.IndexOf('|', i);
                    return LongUpperForms.Substring(i + 1, (end < 0 ? LongUpperForms.Length : end) - i - 1);
                }
            }
        }

        return c.ToString().ToUpper(CultureInfo.InvariantCulture);
    }
}
