using System.Text;
using AwsMessaging.Simulation.Wire;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Tests.Wire;

/// <summary>HTTP requests and replies as the text that they are on the wire, without the header lines that change from run to run.</summary>
internal static class HttpText
{
    /// <summary>Has a request answered at once, and returns the reply.</summary>
    public static string Send(WireFront front, string request)
    {
        HttpReply? reply = null;
        front.Open(Read(request)).Arrive(null, r => reply = r);
        Assert.NotNull(reply);
        return Write(reply);
    }

    /// <summary>Reads a request line, headers, and the body after an empty line.</summary>
    public static HttpCall Read(string text)
    {
        var (head, body) = text.ReplaceLineEndings("\n").Split("\n\n", 2) is [var first, var second] ? (first, second) : (text.Trim(), "");
        var lines = head.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var request = lines[0].Split(' ');
        var target = request[1].Split('?', 2);
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(h => h[0], h => h[1], StringComparer.OrdinalIgnoreCase);
        return new HttpCall(
            request[0], target[0], target.Length > 1 ? target[1] : "", headers.GetValueOrDefault, Encoding.UTF8.GetBytes(body));
    }

    /// <summary>Reads the same as a message for a client to send.</summary>
    public static HttpRequestMessage ToMessage(string text)
    {
        var call = Read(text);
        var message = new HttpRequestMessage(new HttpMethod(call.Method), call.Path + (call.Query.Length > 0 ? "?" + call.Query : ""))
        {
            Content = new ByteArrayContent(call.Body),
        };
        foreach (var line in text.ReplaceLineEndings("\n").Split("\n\n", 2)[0].Split('\n').Skip(1))
        {
            var (name, value) = (line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim());
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }

    private static string Write(HttpReply reply)
    {
        var text = new StringBuilder().Append(reply.Status).Append(' ').Append(reply.ContentType).Append('\n');
        foreach (var (name, value) in reply.Headers)
        {
            if (name != "x-amzn-RequestId")
            {
                text.Append(name).Append(": ").Append(value).Append('\n');
            }
        }

        return text.Append('\n').Append(Encoding.UTF8.GetString(reply.Body.Span)).ToString();
    }
}
