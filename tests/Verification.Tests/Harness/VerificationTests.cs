using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Verification.Tests.Scenarios;
using Xunit.Sdk;

namespace AwsMessaging.Verification.Tests.Harness;

/// <summary>The checks of a repair fail for repairs that are no good.</summary>
public sealed class VerificationTests
{
    private const string Receive = "new ReceiveMessageRequest { QueueUrl = queueUrl, MaxNumberOfMessages = 10 }";
    private const string LongPoll = "new ReceiveMessageRequest { QueueUrl = queueUrl, MaxNumberOfMessages = 10, WaitTimeSeconds = 20 }";
    private const string Save = "await orders.SaveAsync(message.Body);";
    private const string Delete = "await sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle, stop);";

    private static readonly VerifiedScenario Scenario = ShortPollingScenarios.All.First(s => s.Name == "loop");
    private static readonly string Good = Replace(Scenario.Before, Receive, LongPoll);

    [Fact]
    public void The_repair_passes_all_checks()
    {
        using var before = Load(Scenario.Before);
        using var after = Load(Good);

        Verification.BreaksNothingNew(Scenario, before, after);
        Verification.IsBenignAlike(Scenario, before, after);
        Verification.Hold(Scenario, after);
        Verification.ExceptionsAreNeeded(Scenario, after);
    }

    /// <summary>Deletes before it saves: a crash in between loses what it did not lose before, though the claims about cost hold.</summary>
    [Fact]
    public void A_repair_that_breaks_another_property_is_found_out()
    {
        using var before = Load(Scenario.Before);
        using var after = Load(Replace(Replace(Replace(Good, Save, "//1"), Delete, Save), "//1", Delete));

        // What is planted is found early; to look on would only tell that the old code does not break it.
        var failure = Assert.ThrowsAny<XunitException>(() => Verification.BreaksNothingNew(Scenario with { MaxRuns = 200 }, before, after));
        Assert.Contains("breaks what held before", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>Saves twice, or nothing of the second order.</summary>
    [Theory]
    [InlineData("await orders.SaveAsync(message.Body); await orders.SaveAsync(message.Body);")]
    [InlineData("if (message.Body != \"order-2\") { await orders.SaveAsync(message.Body); }")]
    public void A_repair_that_changes_what_happens_when_nothing_goes_wrong_is_found_out(string save)
    {
        using var before = Load(Scenario.Before);
        using var after = Load(Replace(Good, Save, save));

        Assert.ThrowsAny<XunitException>(() => Verification.IsBenignAlike(Scenario, before, after));
    }

    [Fact]
    public void A_repair_that_repairs_nothing_is_found_out()
    {
        using var before = Load(Scenario.Before);

        Assert.ThrowsAny<XunitException>(() => Verification.Hold(Scenario, before));
    }

    [Fact]
    public void Code_that_is_sound_breaks_nothing()
    {
        using var good = Load(Good);

        Assert.ThrowsAny<XunitException>(() => Verification.Break(Scenario, good));
    }

    /// <summary>To leave out a deviation that does no harm would make the adversary weaker than it must be.</summary>
    [Fact]
    public void A_claim_that_leaves_out_more_than_it_must_is_found_out()
    {
        using var after = Load(Good);
        var scenario = Scenario with { Claims = [new Claim(new NoLoss()).Except("Crashes.", ProgramChoices.Crash)] };

        var failure = Assert.ThrowsAny<XunitException>(() => Verification.ExceptionsAreNeeded(scenario, after));
        Assert.Contains("need not leave it out", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>The fix is what users get: code that somebody wrote in its place shows nothing of it.</summary>
    [Fact]
    public async Task Code_that_is_written_by_hand_does_not_stand_in_for_a_fix_that_there_is()
    {
        var failure = await Assert.ThrowsAnyAsync<XunitException>(() => Verification.RepairAsync(Scenario with { Rewritten = Good }));
        Assert.Contains("the rule has a fix", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>Nor is code good because it was written by hand: the rule still has to fall silent.</summary>
    [Fact]
    public async Task Code_that_is_written_by_hand_and_still_reported_is_found_out()
    {
        var scenario = ConstantGroupScenarios.All.First();
        var other = scenario.Before.Replace("\"orders\"", "\"all\"", StringComparison.Ordinal);
        Assert.NotEqual(scenario.Before, other);

        await Assert.ThrowsAnyAsync<XunitException>(() => Verification.ProveAsync(scenario with { Rewritten = other }));
    }

    private static ScenarioProgram Load(string code) => ScenarioProgram.Load([("Program.cs", code)], Scenario.Glue);

    private static string Replace(string text, string old, string with)
    {
        Assert.Contains(old, text, StringComparison.Ordinal);
        return text.Replace(old, with, StringComparison.Ordinal);
    }
}
