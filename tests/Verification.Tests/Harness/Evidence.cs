using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.Simulation.Report;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Verification.Tests.Harness;

/// <summary>The files under <c>docs/evidence</c>: the record of a proof, and the runs before and after the repair.</summary>
internal static class Evidence
{
    /// <summary>Where the files are.</summary>
    public const string Folder = "docs/evidence/";

    /// <summary>The files are as this proof would write them; with <c>AWSM_ACCEPT=1</c> they are written.</summary>
    public static void AssertIs(Proof proof)
    {
        var name = Folder + proof.Scenario;
        Repository.AssertIs(name + ".json", Record(proof));
        var (before, after) = (EvidenceRun.Before(proof), EvidenceRun.After(proof));
        Repository.AssertIs(name + ".before.txt", before.Text());
        Repository.AssertIs(name + ".after.txt", after.Text());
        if (proof.Scenario.IsMain || proof.Scenario.Beside is not null)
        {
            Repository.AssertIs(name + ".before.svg", before.Picture());
            Repository.AssertIs(name + ".after.svg", after.Picture());
        }
    }

    /// <summary>The record as JSON.</summary>
    public static string Record(Proof proof)
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(stream, options))
        {
            json.WriteStartObject();
            json.WriteString("rule", proof.Scenario.RuleId);
            json.WriteString("name", proof.Scenario.Name);
            json.WriteString("title", proof.Scenario.Title);
            json.WriteBoolean("isMain", proof.Scenario.IsMain);
            json.WriteString("fix", proof.Scenario.FixName);
            json.WriteString("beside", proof.Scenario.Beside);
            if (proof.Scenario.Rewritten is not null)
            {
                json.WriteBoolean("rewritten", true);
            }

            WriteStrings(json, "assumptions", proof.Scenario.Assumptions);
            WriteBefore(json, proof);
            WriteAfter(json, proof);
            WriteStrings(json, "remains", proof.Remains);
            json.WriteStartObject("code");
            WriteStrings(json, "before", Lines(proof.Scenario.Before));
            WriteStrings(json, "after", Lines(proof.After));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()).ReplaceLineEndings("\n") + "\n";
    }

    private static void WriteBefore(Utf8JsonWriter json, Proof proof)
    {
        var found = proof.CounterExample;
        json.WriteStartObject("before");
        json.WriteStartArray("findings");
        foreach (var (line, column, message) in proof.Findings)
        {
            json.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"({line},{column}): {message}"));
        }

        json.WriteEndArray();
        json.WriteStartObject("violates");
        json.WriteString("property", found.Violation.Property);
        json.WriteString("statement", proof.Scenario.Broken.Statement);
        json.WriteString("message", found.Violation.Message);
        json.WriteEndObject();
        json.WriteNumber("seed", found.Seed);
        json.WriteString("script", found.Script.ToString());
        WriteDeviations(json, found.Trace);
        json.WriteString("trace", found.TraceHash);
        WriteCounts(json, proof.CountsBefore);
        json.WriteEndObject();
    }

    private static void WriteAfter(Utf8JsonWriter json, Proof proof)
    {
        json.WriteStartObject("after");
        json.WriteString("trace", proof.Repaired.Trace.Hash());
        WriteCounts(json, proof.CountsAfter);
        json.WriteStartArray("claims");
        foreach (var (claim, result) in proof.Claims)
        {
            json.WriteStartObject();
            WriteStrings(json, "properties", claim.Properties.Select(p => $"{p.Name}: {p.Statement}"));
            json.WriteString("permitted", claim.Permitted.ToString());
            json.WriteNumber("runs", result.Runs);
            json.WriteNumber("allCombinationsOf", result.CompleteUpTo);
            json.WriteNumber("runsBeyond", result.RunsBeyond);
            json.WriteNumber("runsByChance", result.RandomRuns);
            json.WriteString("statement", result.Statement);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (proof.Scenario.BenignGains is { } gains)
        {
            json.WriteString("benign", gains);
        }
        else
        {
            json.WriteString("benign", "The effects are the same as before where nothing goes wrong.");
        }

        json.WriteEndObject();
    }

    private static void WriteDeviations(Utf8JsonWriter json, Trace trace)
    {
        json.WriteStartArray("deviations");
        foreach (var line in trace.Events.Where(l => l.Choice is not null))
        {
            json.WriteStartObject();
            json.WriteNumber("timeMs", line.TimeMs);
            json.WriteString("point", line.Choice!.Id);
            json.WriteString("outcome", TraceText.Describe(line));
            json.WriteString("permittedBecause", line.Choice.Statement);
            json.WriteString("source", line.Choice.Source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCounts(Utf8JsonWriter json, RunCounts counts)
    {
        json.WriteStartObject("counts");
        json.WriteNumber("accepted", counts.Accepted);
        json.WriteNumber("received", counts.Received);
        json.WriteNumber("effects", counts.Effects);
        json.WriteNumber("duplicates", counts.Duplicates);
        json.WriteNumber("lost", counts.Lost);
        json.WriteNumber("phantoms", counts.Phantoms);
        json.WriteNumber("untold", counts.Untold);
        json.WriteNumber("throttled", counts.Throttled);
        json.WriteNumber("deadLettered", counts.DeadLettered);
        json.WriteNumber("calls", counts.Calls);
        json.WriteNumber("emptyReceives", counts.EmptyReceives);
        json.WriteNumber("billedRequests", counts.BilledRequests);
        json.WriteNumber("durationMs", counts.DurationMs);
        json.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}
