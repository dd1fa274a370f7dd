using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Time;
using AwsMessaging.Simulation.Traces;

namespace AwsMessaging.Simulation.Adversary;

/// <summary>
/// Decides all choices of a run: by a script, or by a seed and weights. Keeps note of the points met, counts how often each was, and writes
/// what it does
/// against the user into the trace. Reused from run to run.
/// </summary>
/// <param name="clock">For the times of choices.</param>
/// <param name="trace">Takes note of deviations.</param>
public sealed class AdversaryChoices(VirtualClock clock, Trace trace) : Choices
{
    private static readonly PointState[] NoStates = [];

    private readonly SeededRandom random = new(0);
    private PointState[] states = NoStates;
    private int known;
    private PermittedDeviations permitted = PermittedDeviations.All;
    private Script script = Script.Benign;
    private ChoiceWeights? weights;
    private int applied;

    /// <summary>The choices of this run, in order; empty unless <see cref="Records"/>.</summary>
    public List<ChoiceMet> Met { get; } = [];

    /// <summary>The deviations of this run, in order.</summary>
    public List<ChoiceMet> Taken { get; } = [];

    /// <summary>Whether choices are noted.</summary>
    public bool Records { get; set; } = true;

    /// <summary>Whether all that the script says has happened.</summary>
    public bool IsScriptDone => applied == script.Count;

    /// <summary>The script that repeats this run.</summary>
    public Script TakenScript => new([.. Taken.Select(t => t.AsDeviation(t.Taken))]);

    /// <summary>Begins a run that follows a script.</summary>
    public void Begin(Script script, PermittedDeviations permitted)
    {
        ArgumentNullException.ThrowIfNull(script);
        weights = null;
        this.script = script;
        Start(permitted);
    }

    /// <summary>Begins a run that deviates by chance.</summary>
    public void Begin(ulong seed, ChoiceWeights weights, PermittedDeviations permitted)
    {
        ArgumentNullException.ThrowIfNull(weights);
        random.Reseed(seed);
        this.weights = weights;
        script = Script.Benign;
        Start(permitted);
    }

    /// <inheritdoc/>
    public override int Choose(ChoicePoint point, int options, string? subject = null)
    {
        ref var state = ref StateOf(point);
        if (!state.IsPermitted || options < 2 || !clock.RequireDriver($"the choice {point.Id} came up"))
        {
            return 0;
        }

        var occurrence = state.Count++;
        var option = weights is null ? ScriptedOption(in state, occurrence, options) : RandomOption(point, options);
        if (Records)
        {
            Met.Add(new(point, occurrence, options, option, subject, clock.NowMs));
        }

        if (option != 0)
        {
            Taken.Add(new(point, occurrence, options, option, subject, clock.NowMs));
            trace.Deviated(point, option, subject);
        }

        return option;
    }

    private int ScriptedOption(in PointState state, int occurrence, int options)
    {
        if (!state.IsScripted)
        {
            return 0;
        }

        foreach (var deviation in script.Deviations)
        {
            if (deviation.Occurrence == occurrence && deviation.Point == state.Point.Id)
            {
                applied++;
                return deviation.Option < options ? deviation.Option : 0;
            }
        }

        return 0;
    }

    private int RandomOption(ChoicePoint point, int options) =>
        Taken.Count < weights!.MaxDeviations && random.NextDouble() < weights.Of(point) ? 1 + random.Next(options - 1) : 0;

    private void Start(PermittedDeviations permitted)
    {
        ArgumentNullException.ThrowIfNull(permitted);
        this.permitted = permitted;
        applied = 0;
        Met.Clear();
        Taken.Clear();
        known = 0;
    }

    /// <summary>
    /// A run meets few different points, always the same objects: a short list that is searched by reference is the fastest map.
    /// </summary>
    private ref PointState StateOf(ChoicePoint point)
    {
        for (var i = 0; i < known; i++)
        {
            if (ReferenceEquals(states[i].Point, point))
            {
                return ref states[i];
            }
        }

        return ref Add(point);
    }

    private ref PointState Add(ChoicePoint point)
    {
        if (known == states.Length)
        {
            Array.Resize(ref states, Math.Max(8, states.Length * 2));
        }

        ref var state = ref states[known++];
        state.Point = point;
        state.Count = 0;
        state.IsPermitted = permitted.Permits(point);
        state.IsScripted = false;
        foreach (var deviation in script.Deviations)
        {
            state.IsScripted |= deviation.Point == point.Id;
        }

        return ref state;
    }

    private struct PointState
    {
        public ChoicePoint Point;
        public int Count;
        public bool IsPermitted;
        public bool IsScripted;
    }
}
