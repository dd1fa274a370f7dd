using System.Globalization;
using System.Text;
using System.Text.Json;
using AwsMessaging.Simulation.Adversary;

namespace AwsMessaging.Simulation.Traces;

/// <summary>Writes traces: as text for people and hashes, as JSON for tests and tools.</summary>
public static class TraceText
{
    /// <summary>Seconds with milliseconds, such as <c>30.001</c>.</summary>
    public static string Seconds(long milliseconds) =>
        string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000}.{milliseconds % 1000:000}");

    /// <summary>The whole trace, a line each, all there is to know: what <see cref="Trace.Hash"/> is made of.</summary>
    public static string Canonical(Trace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var text = new StringBuilder();
        foreach (var line in trace.Events)
        {
            text.Append(Seconds(line.TimeMs)).Append(' ').Append(line.Lane).Append(' ').Append(line.Kind);
            Append(text, "key", line.Key);
            Append(text, "message", line.Message);
            Append(text, "group", line.Group);
            Append(text, "other", line.Other);
            Append(text, "choice", line.Choice?.Id);
            Append(text, "number", line.Number);
            Append(text, "bytes", line.Bytes);
            Append(text, "detail", line.Detail);
            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>What a line says, as the rest of a sentence that begins with its lane: <c>receives order-1 (attempt 2)</c>.</summary>
    public static string Describe(in TraceEvent line)
    {
        var what = line.Key ?? line.Message;
        var sentence = line.Kind switch
        {
            TraceKind.Sent => $"sends {what ?? "a message"}{To(line.Other)}",
            TraceKind.Accepted => $"accepts {what}{InGroup(line.Group)}",
            TraceKind.Rejected => $"refuses {what}",
            TraceKind.Delivered => $"delivers {what}{To(line.Other)}",
            TraceKind.Received => $"receives {what}{Attempt(line.Number)}",
            TraceKind.EmptyReceive => "receives nothing",
            TraceKind.VisibleAgain => $"shows {what} again",
            TraceKind.Extended => $"hides {what} until {Seconds(line.Number)} s",
            TraceKind.Deleted => $"deletes {what}",
            TraceKind.Invoked => $"starts on {what}{Attempt(line.Number)}",
            TraceKind.Returned => $"is done{(what is null ? "" : $" with {what}")}",
            TraceKind.Failed => $"fails{(what is null ? "" : $" on {what}")}",
            TraceKind.Effect => $"applies {what}",
            TraceKind.Committed => $"commits{(what is null ? "" : $" {what}")}",
            TraceKind.RolledBack => $"rolls back{(what is null ? "" : $" {what}")}",
            TraceKind.Crashed => "crashes",
            TraceKind.Restarted => "starts again",
            TraceKind.Deviated => $"{line.Choice!.Id}: {ChoiceMet.NameOf(line.Choice, (int)line.Number)}",
            TraceKind.DeadLettered => $"moves {what}{To(line.Other)}",
            TraceKind.Lost => $"{what} is gone",
            TraceKind.Call => $"answers {line.Detail ?? "a call"}{(line.Other is null ? "" : $" of {line.Other}")}",
            TraceKind.Throttled => $"is throttled{(what is null ? "" : $": {what}")}",
            TraceKind.FailureObserved => $"notices the failure{(what is null ? "" : $" of {what}")}",
            _ => "end of the run",
        };
        return line.Detail is null || line.Kind is TraceKind.Call ? sentence : $"{sentence} ({line.Detail})";
    }

    /// <summary>A JSON array with an object a line; members that have no value are left out.</summary>
    public static string ToJson(Trace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartArray();
            foreach (var line in trace.Events)
            {
                json.WriteStartObject();
                json.WriteNumber("timeMs", line.TimeMs);
                json.WriteString("kind", line.Kind.ToString());
                json.WriteString("lane", line.Lane);
                Write(json, "key", line.Key);
                Write(json, "message", line.Message);
                Write(json, "group", line.Group);
                Write(json, "other", line.Other);
                Write(json, "choice", line.Choice?.Id);
                Write(json, "number", line.Number);
                Write(json, "bytes", line.Bytes);
                Write(json, "detail", line.Detail);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray()).ReplaceLineEndings("\n");
    }

    private static void Append(StringBuilder text, string name, string? value)
    {
        if (value is not null)
        {
            text.Append(' ').Append(name).Append('=').Append(value.ReplaceLineEndings("\\n"));
        }
    }

    private static void Append(StringBuilder text, string name, long value)
    {
        if (value != 0)
        {
            text.Append(' ').Append(name).Append('=').Append(value.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void Write(Utf8JsonWriter json, string name, long value)
    {
        if (value != 0)
        {
            json.WriteNumber(name, value);
        }
    }

    private static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static string To(string? other) => other is null ? "" : $" to {other}";

    private static string InGroup(string? group) => group is null ? "" : $" in group {group}";

    private static string Attempt(long number) =>
        number > 1 ? string.Create(CultureInfo.InvariantCulture, $" (attempt {number})") : "";
}
