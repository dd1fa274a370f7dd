namespace AwsMessaging.Simulation.Wire.Protocols;

/// <summary>The fields of a query string or of a form, decoded.</summary>
internal static class FormFields
{
    public static IEnumerable<KeyValuePair<string, string>> Read(string text)
    {
        foreach (var field in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = field.IndexOf('=', StringComparison.Ordinal);
            if (equals != 0)
            {
                yield return equals < 0
                    ? new(Decode(field), "")
                    : new(Decode(field[..equals]), Decode(field[(equals + 1)..]));
            }
        }
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
