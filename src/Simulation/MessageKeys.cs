using System.Text.Json;

namespace AwsMessaging.Simulation;

/// <summary>
/// What a message is about, where a world is not told how to find it: the body, without the envelopes that SNS and EventBridge put around
/// it.
/// </summary>
public static class MessageKeys
{
    private const int Longest = 40;

    /// <summary>The key of a body: its text, or that of the message or detail in its envelope, cut after 40 characters.</summary>
    public static string Of(string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var content = body.StartsWith('{') ? Unwrapped(body) : body;
        return content.Length <= Longest ? content : content[..Longest];
    }

    private static string Unwrapped(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.TryGetProperty("Type", out var type) && type.ValueEquals("Notification")
                && root.TryGetProperty("Message", out var message))
            {
                return message.GetString() ?? body;
            }

            return root.TryGetProperty("detail-type", out _) && root.TryGetProperty("detail", out var detail) ? detail.GetRawText() : body;
        }
        catch (JsonException)
        {
            return body;
        }
    }
}
