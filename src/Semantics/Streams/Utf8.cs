namespace AwsMessaging.Semantics.Streams;

/// <summary>UTF-8 sizes.</summary>
internal static class Utf8
{
    /// <summary>Bytes of text in UTF-8.</summary>
    public static int Length(string text)
    {
        foreach (var c in text)
        {
            if (c > 127)
            {
                return System.Text.Encoding.UTF8.GetByteCount(text);
            }
        }

        return text.Length;
    }
}
