namespace AwsMessaging.Analyzers;

/// <summary>
/// Turns the first letter of a text into a capital or a small one, whatever the culture: messages are put together, and names follow
/// others.
/// </summary>
internal static class FirstLetter
{
    /// <summary><c>queue 'Orders'</c> at the beginning of a message; <c>queueUrl</c> for the property that it sets.</summary>
    /// <param name="text">At least one character.</param>
    public static string Capitalized(this string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);

    /// <summary>A sentence that goes on behind another one; the name of a local for that of a type.</summary>
    /// <param name="text">At least one character.</param>
    public static string Uncapitalized(this string text) => char.ToLowerInvariant(text[0]) + text.Substring(1);
}
