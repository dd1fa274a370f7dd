using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Properties;

namespace AwsMessaging.Simulation.Exploration;

/// <summary>
/// Looks for a run in which a property breaks: the benign run, all runs with one deviation, all with two, as far as the budget goes, then
/// runs by
/// chance. The order is always the same, and so is the result.
/// </summary>
public sealed class Explorer
{
    private readonly Scenario scenario;
    private readonly ExplorationOptions options;
    private readonly RunContext context;
    private int runs;
    private int cutRuns;
    private bool isOutOfRuns;

    private Explorer(Scenario scenario, ExplorationOptions options, RunContext context)
    {
        this.scenario = scenario;
        this.options = options;
        this.context = context;
    }

    /// <summary>Explores a scenario.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static ExplorationResult Explore(Scenario scenario, ExplorationOptions? options = null)
    {
        options ??= new ExplorationOptions();
        return Explore(scenario, options, new RunContext(options.Seed));
    }

    /// <summary>Explores a scenario in a context that it has already.</summary>
    internal static ExplorationResult Explore(Scenario scenario, ExplorationOptions options, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentOutOfRangeException.ThrowIfNegative(options.MaxDeviations);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxRuns, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.RandomRuns);
        return new Explorer(scenario, options, context).Explore();
    }

    /// <summary>Repeats a run.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="script">What the adversary does.</param>
    /// <param name="seed">Seed of the program's random numbers.</param>
    /// <param name="permitted">What the adversary may use: the same as when the script was found.</param>
    public static Replay Replay(Scenario scenario, Script script, ulong seed = 0, PermittedDeviations? permitted = null) =>
        Replay(scenario, script, new RunContext(seed), permitted);

    /// <summary>Repeats a run in a context that the scenario has already.</summary>
    internal static Replay Replay(Scenario scenario, Script script, RunContext context, PermittedDeviations? permitted)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(script);
        context.Begin();
        context.Trace.IsOn = true;
        context.Choices.Begin(script, permitted ?? PermittedDeviations.All);
        var result = scenario(context);
        return new Replay(script, result, context.Trace.Snapshot(), [.. context.Choices.Met]);
    }

    private ExplorationResult Explore()
    {
        var frontier = new List<Node>();
        var complete = -1;
        for (var depth = 0; depth <= options.MaxDeviations; depth++)
        {
            var before = runs;
            var next = new List<Node>();
            var found = depth == 0 ? Try(Script.Benign, 0, next) : ExtendAll(frontier, next);
            if (found is not null)
            {
                return found with { CompleteUpTo = complete };
            }

            if (isOutOfRuns)
            {
                return ByChance(Result() with { CompleteUpTo = complete, RunsBeyond = runs - before });
            }

            complete = depth;
            frontier = next;
            if (frontier.Count == 0)
            {
                // No run met a choice after its last deviation: there is nothing more to combine.
                complete = options.MaxDeviations;
                break;
            }
        }

        return ByChance(Result() with { CompleteUpTo = complete });
    }

    private ExplorationResult? ExtendAll(List<Node> frontier, List<Node> next)
    {
        foreach (var node in frontier)
        {
            for (var position = node.From; position < node.Met.Length; position++)
            {
                var met = node.Met[position];
                for (var option = 1; option < met.Options; option++)
                {
                    if (runs >= options.MaxRuns)
                    {
                        isOutOfRuns = true;
                        return null;
                    }

                    if (Try(node.Script.With(met.AsDeviation(option)), position + 1, next) is { } found)
                    {
                        return found;
                    }
                }
            }
        }

        return null;
    }

    /// <summary>Runs a script, and notes what could be added to it. Not null when that ends the exploration.</summary>
    private ExplorationResult? Try(Script script, int from, List<Node> next)
    {
        runs++;
        context.ComparesStates = true;
        var result = Run(script, options.Trace);
        if (Ends(result) is { } end)
        {
            return end;
        }

        if (context.WasCut)
        {
            cutRuns++;
        }
        else if (script.Count < options.MaxDeviations && context.Choices.Met.Count > from)
        {
            next.Add(new(script, [.. context.Choices.Met], from));
        }

        return null;
    }

    private ExplorationResult ByChance(ExplorationResult result)
    {
        context.ComparesStates = false;
        var seeds = new SeededRandom(options.Seed);
        for (var i = 0; i < options.RandomRuns; i++)
        {
            context.Begin();
            context.Trace.IsOn = options.Trace;
            context.Choices.Begin(seeds.Next(), options.Weights, options.Permitted);
            if (Ends(scenario(context)) is { } end)
            {
                return end with { CompleteUpTo = result.CompleteUpTo, RunsBeyond = result.RunsBeyond, RandomRuns = i + 1 };
            }
        }

        return result with { RandomRuns = options.RandomRuns };
    }

    private ExplorationResult? Ends(RunResult result)
    {
        if (result.Inconclusive is { } reason)
        {
            return Result() with { Inconclusive = $"{reason} ({context.Choices.TakenScript})" };
        }

        return result.Violation is { } violation ? Found(violation) : null;
    }

    private ExplorationResult Found(Violation violation)
    {
        context.ComparesStates = false;
        var script = Shrinking.Shrink(
            context.Choices.TakenScript,
            candidate => Run(candidate, options.Trace).Violation?.Property == violation.Property ? context.Choices.TakenScript : null,
            options.MaxShrinkingRuns);

        var last = Run(script, trace: true);
        return last.Violation is { } shown
            ? Result() with { CounterExample = new(options.Seed, script, shown, context.Trace.Snapshot(), last.End ?? new EndState()) }
            : Result() with { Inconclusive =
                $"{violation} does not come again in a second run of the same script ({script}): the scenario depends on something else" };
    }

    private RunResult Run(Script script, bool trace)
    {
        context.Begin();
        context.Trace.IsOn = trace;
        context.Choices.Begin(script, options.Permitted);
        return scenario(context);
    }

    private ExplorationResult Result() => new() { Runs = runs, CutRuns = cutRuns };

    /// <summary>
    /// A run, and where further deviations may be added to it: only after its last one, so that each combination comes once.
    /// </summary>
    private sealed record Node(Script Script, ChoiceMet[] Met, int From);
}
