using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Time;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Exploration;

/// <summary>
/// A scenario: sets up a world, runs it and says how it went. It must do the same whenever context and choices are the same.
/// </summary>
/// <param name="context">Time, choices and trace of this run.</param>
public delegate RunResult Scenario(RunContext context);

/// <summary>What a run has at hand. One context serves all runs of an exploration, one after the other.</summary>
public sealed class RunContext
{
    private readonly HashSet<UInt128> knownStates = [];
    private int hashedLines;
    private UInt128 traceHash;

    /// <summary>Creates a context.</summary>
    /// <param name="seed">Seed of <see cref="Random"/>, the same for all runs.</param>
    public RunContext(ulong seed = 0)
    {
        Seed = seed;
        Random = new SeededRandom(seed);
        Clock = new VirtualClock();
        Trace = new Trace(Clock);
        Choices = new AdversaryChoices(Clock, Trace);
    }

    /// <summary>Virtual time.</summary>
    public VirtualClock Clock { get; }

    /// <summary>Takes note of what happens.</summary>
    public Trace Trace { get; }

    /// <summary>The adversary.</summary>
    public AdversaryChoices Choices { get; }

    /// <summary>Seed of <see cref="Random"/>.</summary>
    public ulong Seed { get; }

    /// <summary>
    /// For programs that want random numbers or ids: starts anew with each run, and has nothing to do with the adversary's.
    /// </summary>
    public SeededRandom Random { get; }

    /// <summary>The time at which runs start, in milliseconds since 1970.</summary>
    internal long StartMs { get; set; } = VirtualClock.DefaultStart;

    /// <summary>Milliseconds from a call of a program to its effect in the service.</summary>
    internal long LatencyMs { get; set; } = 1;

    /// <summary>Whether the run was ended by <see cref="IsKnown"/>.</summary>
    internal bool WasCut { get; private set; }

    /// <summary>
    /// Whether states are compared: only where all extensions of the state are explored, which they are not in runs by chance.
    /// </summary>
    internal bool ComparesStates { get; set; }

    /// <summary>
    /// For scenarios to call at quiet moments: says whether an earlier run, with no more deviations, was in the same state at the same time
    /// after the same
    /// lines of trace, so that everything that could follow has been or will be explored from there. The scenario may then end the run as
    /// one that held.
    /// </summary>
    /// <param name="state">
    /// Hash of the whole state of the scenario, 128 bits wide. What is left out of it must not matter for what follows, or runs are cut
    /// that should not be.
    /// </param>
    public bool IsKnown(UInt128 state)
    {
        if (!ComparesStates || !Choices.IsScriptDone)
        {
            return false;
        }

        HashTrace();
        WasCut = !knownStates.Add(Mix(Mix(state, (ulong)Clock.NowMs), traceHash));
        return WasCut;
    }

    /// <summary>Prepares the next run.</summary>
    internal void Begin()
    {
        Clock.Reset(StartMs);
        Trace.Clear();
        Random.Reseed(Seed);
        hashedLines = 0;
        traceHash = 0;
        WasCut = false;
    }

    /// <summary>FNV-1a, 128 bits, over words.</summary>
    private static UInt128 Mix(UInt128 hash, UInt128 word) => (hash ^ word) * new UInt128(0x0000000001000000, 0x000000000000013B);

    private static UInt128 Mix(UInt128 hash, string? text)
    {
        hash = Mix(hash, text is null ? ulong.MaxValue : (ulong)text.Length);
        foreach (var c in text ?? "")
        {
            hash = Mix(hash, c);
        }

        return hash;
    }

    private void HashTrace()
    {
        for (; hashedLines < Trace.Events.Count; hashedLines++)
        {
            // Deviations are what differs by nature; whether they made a difference is what is asked.
            var line = Trace.Events[hashedLines];
            if (line.Kind != TraceKind.Deviated)
            {
                traceHash = Mix(Mix(Mix(traceHash, (ulong)line.TimeMs), (ulong)line.Kind), (ulong)line.Number);
                traceHash = Mix(Mix(Mix(traceHash, line.Lane), line.Key), line.Message);
                traceHash = Mix(Mix(Mix(traceHash, line.Group), line.Other), line.Detail);
            }
        }
    }
}
