using AwsMessaging.Semantics.Model;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Exploration;
using AwsMessaging.Simulation.Properties;

namespace AwsMessaging.Simulation.Tests.Worlds;

/// <summary>What tests of all services ask of a scenario.</summary>
internal static class ServiceRuns
{
    /// <summary>One deviation, of one point, and no runs by chance.</summary>
    public static ExplorationOptions Single(params ChoicePoint[] points) =>
        new() { MaxDeviations = 1, RandomRuns = 0, Permitted = PermittedDeviations.Only(points) };

    /// <summary>
    /// The exploration finds the deviation that breaks the property, and no longer script; and its script gives the same trace again, to the byte.
    /// </summary>
    public static void FindsAndRepeats(MessagingWorld world, Action start, TimeSpan duration, Property property, string script, params ChoicePoint[] points)
    {
        Assert.Null(world.Run(start, duration, [property]).Result.Violation);

        // Two deviations may be made, and one is enough.
        var found = world.Explore(start, duration, [property], Single(points) with { MaxDeviations = 2, RandomRuns = 20 }).CounterExample;

        Assert.Equal(script, found?.Script.ToString());
        Assert.Equal(property.Name, found!.Violation.Property);
        Assert.Equal(found.Trace.ToString(), world.Run(start, duration, [property], found.Script).Trace.ToString());
    }

    /// <summary>A run by chance is repeated to the byte by the script of what chance did, also in a world that is set up anew.</summary>
    public static void RepeatsWhateverChanceDoes(Func<(MessagingWorld World, Action Start)> setUp, TimeSpan duration)
    {
        var traces = new List<(Script Script, string Trace)>();
        var (world, start) = setUp();
        using (world)
        {
            world.Explore(start, duration, [new Recorder(text => traces.Add((world.Choices.TakenScript, text)))], new() { MaxDeviations = 0, RandomRuns = 40 });
        }

        Assert.Equal(41, traces.Count);
        Assert.True(traces.Distinct().Count() > 3);
        var (again, startAgain) = setUp();
        using (again)
        {
            foreach (var (script, trace) in traces)
            {
                Assert.Equal(trace, again.Run(startAgain, duration, [], script).Trace.ToString());
            }
        }
    }

    /// <summary>Holds always, and writes down what it saw.</summary>
    private sealed class Recorder(Action<string> seen) : Property
    {
        public override string Statement => "";

        public override Violation? Check(Traces.Trace trace, EndState end)
        {
            seen(trace.ToString());
            return null;
        }
    }
}
