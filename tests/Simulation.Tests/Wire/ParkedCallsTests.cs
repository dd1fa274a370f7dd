using AwsMessaging.Simulation.Wire;
using AwsMessaging.Simulation.Wire.Protocols;

namespace AwsMessaging.Simulation.Tests.Wire;

public sealed class ParkedCallsTests
{
    private readonly VirtualTime time = new();
    private readonly ParkedCalls parked;
    private readonly List<string> answers = [];
    private int available;

    public ParkedCallsTests() => parked = new ParkedCalls(time);

    [Fact]
    public void A_call_that_can_be_answered_is_not_parked()
    {
        available = 1;

        Park("a", seconds: 20);

        Assert.Equal(["a: 1 at 0"], answers);
        Assert.Equal(0, parked.Count);
    }

    [Fact]
    public void A_change_answers_the_call_that_came_first()
    {
        Park("a", seconds: 20);
        Park("b", seconds: 20);
        time.Pass(3000);

        available = 1;
        parked.Wake();
        time.Pass(30_000);

        Assert.Equal(["a: 1 at 3000", "b: 0 at 20000"], answers);
        Assert.Equal(0, parked.Count);
    }

    [Fact]
    public void A_call_is_tried_when_the_resource_changes_by_itself()
    {
        time.At(time.Now + 7000, () => available = 1);
        Park("a", seconds: 20, changesAt: 7000);
        time.Pass(6999);
        Assert.Empty(answers);

        time.Pass(1);
        time.Pass(30_000);

        Assert.Equal(["a: 1 at 7000"], answers);
    }

    [Fact]
    public void A_change_that_is_not_enough_leaves_it_waiting_to_its_end()
    {
        Park("a", seconds: 20, changesAt: 7000);
        time.Pass(1000);
        parked.Wake();
        time.Pass(30_000);

        Assert.Equal(["a: 0 at 20000"], answers);
    }

    [Fact]
    public void An_abandoned_call_takes_nothing()
    {
        var call = Park("a", seconds: 20);
        call.Abandon();

        available = 1;
        parked.Wake();
        time.Pass(30_000);

        Assert.Empty(answers);
        Assert.Equal(1, available);
        Assert.Equal(0, parked.Count);
    }

    private WireCall Park(string name, int seconds, long? changesAt = null)
    {
        var start = time.Now;
        var until = start + (seconds * 1000);
        var call = new WireCall(time, new WireRequest(WireService.Sqs, "ReceiveMessage", new WireStructure()), _ => { });
        parked.Park(
            call,
            until,
            () =>
            {
                var taken = available;
                if (taken == 0 && time.Now < until)
                {
                    return false;
                }

                available = 0;
                answers.Add($"{name}: {taken} at {time.Now - start}");
                return true;
            },
            now => changesAt is { } at && start + at > now ? start + at : null);
        return call;
    }
}
