using AwsMessaging.Simulation.Adversary;

namespace AwsMessaging.Simulation.Exploration;

/// <summary>Makes a script that breaks a property shorter and simpler for as long as it still breaks it.</summary>
internal static class Shrinking
{
    /// <summary>Occurrences before a deviation's own that are tried in its place.</summary>
    private const int EarlierOccurrences = 8;

    /// <summary>Shrinks a script.</summary>
    /// <param name="script">The script.</param>
    /// <param name="breaks">Runs a script: when the property breaks, what the adversary really did; else null.</param>
    /// <param name="maxRuns">Runs that it may take.</param>
    public static Script Shrink(Script script, Func<Script, Script?> breaks, int maxRuns)
    {
        var left = maxRuns;
        while (Candidates(script).Select(Broken).FirstOrDefault(s => s is not null) is { } simpler)
        {
            script = simpler;
        }

        return script;

        Script? Broken(Script candidate)
        {
            // What the run did may differ from what the candidate says, where a point is not met any more: it counts only if it is simpler.
            return left-- > 0 && breaks(candidate) is { } taken && IsSimpler(taken, script) ? taken : null;
        }
    }

    private static IEnumerable<Script> Candidates(Script script)
    {
        for (var i = script.Count - 1; i >= 0; i--)
        {
            yield return script.Without(i);
        }

        for (var i = 0; i < script.Count; i++)
        {
            var deviation = script.Deviations[i];
            for (var option = 1; option < deviation.Option; option++)
            {
                yield return script.Replace(i, deviation with { Option = option });
            }

            for (var occurrence = Math.Max(0, deviation.Occurrence - EarlierOccurrences); occurrence < deviation.Occurrence; occurrence++)
            {
                yield return script.Replace(i, deviation with { Occurrence = occurrence });
            }
        }
    }

    private static bool IsSimpler(Script one, Script other) => Weigh(one).CompareTo(Weigh(other)) < 0;

    private static (int Count, long Options, long Occurrences) Weigh(Script script) =>
        (script.Count, script.Deviations.Sum(d => (long)d.Option), script.Deviations.Sum(d => (long)d.Occurrence));
}
