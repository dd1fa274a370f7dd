using System.Collections.Concurrent;
using AwsMessaging.Verification.Tests.Harness;
using AwsMessaging.Verification.Tests.Scenarios;

namespace AwsMessaging.Verification.Tests;

/// <summary>Each scenario proves what it claims, and its evidence in the documentation is what a run says now.</summary>
public abstract class VerifiedFixTests
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<Proof>>> Proofs = new();

    /// <summary>A proof keeps one core busy. The cases of a class come one after the other, so its proofs are begun with the first.</summary>
    private static readonly SemaphoreSlim Cores = new(Environment.ProcessorCount);

    private protected static async Task Verify(IEnumerable<VerifiedScenario> all, string name)
    {
        var scenarios = all.ToList();
        foreach (var each in scenarios)
        {
            _ = ProofOf(each);
        }

        var scenario = scenarios.Single(s => s.Name == name);
        var proof = await ProofOf(scenario);
        Evidence.AssertIs(proof);
        if (scenario.IsMain)
        {
            var beside = scenario.Beside is { } other ? await ProofOf(scenarios.Single(s => s.Name == other)) : null;
            EvidenceSection.AssertIs(proof, beside, scenarios);
        }
    }

    private static Task<Proof> ProofOf(VerifiedScenario scenario) =>
        Proofs.GetOrAdd($"{scenario.RuleId}-{scenario.Name}", _ => new(() => Task.Run(async () =>
        {
            await Cores.WaitAsync();
            try
            {
                return await Harness.Verification.ProveAsync(scenario);
            }
            finally
            {
                Cores.Release();
            }
        }))).Value;

    private protected static TheoryData<string> NamesOf(IEnumerable<VerifiedScenario> scenarios) => [.. scenarios.Select(s => s.Name)];
}

/// <summary>AWSM3001.</summary>
public sealed class PartialBatchFixTests : VerifiedFixTests
{
    public static TheoryData<string> Names => NamesOf(PartialBatchScenarios.All);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Good_messages_are_handled_once_beside_one_that_never_can_be(string name) => Verify(PartialBatchScenarios.All, name);
}

/// <summary>AWSM2001.</summary>
public sealed class ShortPollingFixTests : VerifiedFixTests
{
    public static TheoryData<string> Names => NamesOf(ShortPollingScenarios.All);

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_long_poll_costs_less_and_misses_nothing(string name) => Verify(ShortPollingScenarios.All, name);
}

/// <summary>AWSM1013.</summary>
public sealed class FifoGroupFixTests : VerifiedFixTests
{
    public static TheoryData<string> Names => NamesOf(FifoGroupScenarios.All);

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_message_with_a_group_is_accepted(string name) => Verify(FifoGroupScenarios.All, name);
}

/// <summary>AWSM1023.</summary>
public sealed class HotShardFixTests : VerifiedFixTests
{
    public static TheoryData<string> Names => NamesOf(HotShardScenarios.All);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Every_shard_takes_its_share_and_no_record_is_given_up(string name) => Verify(HotShardScenarios.All, name);
}

/// <summary>AWSM1026.</summary>
public sealed class TransactionFixTests : VerifiedFixTests
{
    public static TheoryData<string> Names => NamesOf(TransactionScenarios.All);

    [Theory]
    [MemberData(nameof(Names))]
    public Task No_message_tells_of_what_was_rolled_back(string name) => Verify(TransactionScenarios.All, name);
}

/// <summary>AWSM3007.</summary>
public sealed class GoesOnAfterFailureFixTests : VerifiedFixTests
{
    public static TheoryData<string> Names => NamesOf(GoesOnScenarios.All);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Nothing_is_handled_before_the_record_that_failed(string name) => Verify(GoesOnScenarios.All, name);
}

/// <summary>AWSM2004.</summary>
public sealed class DeletedBeforeProcessingFixTests : VerifiedFixTests
{
    public static TheoryData<string> Names => NamesOf(DeletedBeforeProcessingScenarios.All);

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_message_outlives_the_poller_that_works_with_it(string name) => Verify(DeletedBeforeProcessingScenarios.All, name);
}

/// <summary>AWSM1001.</summary>
public sealed class UncheckedBatchFixTests : VerifiedFixTests
{
    public static TheoryData<string> Names => NamesOf(UncheckedBatchScenarios.All);

    [Theory]
    [MemberData(nameof(Names))]
    public Task An_entry_that_fails_is_not_lost(string name) => Verify(UncheckedBatchScenarios.All, name);
}

/// <summary>AWSM4001.</summary>
public sealed class MissingDeadLetterQueueFixTests : VerifiedFixTests
{
    public static TheoryData<string> Names => NamesOf(DeploymentScenarios.Of("AWSM4001"));

    [Theory]
    [MemberData(nameof(Names))]
    public Task What_fails_is_kept(string name) => Verify(DeploymentScenarios.Of("AWSM4001"), name);
}

/// <summary>AWSM4002.</summary>
public sealed class LowReceiveCountFixTests : VerifiedFixTests
{
    public static TheoryData<string> Names => NamesOf(DeploymentScenarios.Of("AWSM4002"));

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_good_message_is_not_given_up(string name) => Verify(DeploymentScenarios.Of("AWSM4002"), name);
}

/// <summary>AWSM4003.</summary>
public sealed class ShortDeadLetterRetentionFixTests : VerifiedFixTests
{
    public static TheoryData<string> Names => NamesOf(DeploymentScenarios.Of("AWSM4003"));

    [Theory]
    [MemberData(nameof(Names))]
    public Task What_fails_is_kept_for_long_enough(string name) => Verify(DeploymentScenarios.Of("AWSM4003"), name);
}

/// <summary>AWSM4012.</summary>
public sealed class HalfHighThroughputFixTests : VerifiedFixTests
{
    public static TheoryData<string> Names => NamesOf(DeploymentScenarios.Of("AWSM4012"));

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_queue_is_created(string name) => Verify(DeploymentScenarios.Of("AWSM4012"), name);
}

/// <summary>AWSM4014.</summary>
public sealed class FanOutWithoutFilterFixTests : VerifiedFixTests
{
    public static TheoryData<string> Names => NamesOf(DeploymentScenarios.Of("AWSM4014"));

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_queue_gets_what_its_consumer_handles(string name) => Verify(DeploymentScenarios.Of("AWSM4014"), name);
}

/// <summary>AWSM5001.</summary>
public sealed class ShortVisibilityFixTests : VerifiedFixTests
{
    public static TheoryData<string> Names => NamesOf(DeploymentScenarios.Of("AWSM5001"));

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_message_stays_hidden_while_it_is_handled(string name) => Verify(DeploymentScenarios.Of("AWSM5001"), name);
}

/// <summary>AWSM5002.</summary>
public sealed class MappingWithoutReportFixTests : VerifiedFixTests
{
    public static TheoryData<string> Names => NamesOf(DeploymentScenarios.Of("AWSM5002"));

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_message_that_fails_is_not_deleted(string name) => Verify(DeploymentScenarios.Of("AWSM5002"), name);
}

/// <summary>AWSM5003.</summary>
public sealed class IgnoredReportFixTests : VerifiedFixTests
{
    public static TheoryData<string> Names => NamesOf(DeploymentScenarios.Of("AWSM5003"));

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_message_that_fails_is_not_deleted(string name) => Verify(DeploymentScenarios.Of("AWSM5003"), name);
}

/// <summary>AWSM5006.</summary>
public sealed class EndlessRetriesFixTests : VerifiedFixTests
{
    public static TheoryData<string> Names => NamesOf(DeploymentScenarios.Of("AWSM5006"));

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_shard_goes_on_behind_a_record_that_fails(string name) => Verify(DeploymentScenarios.Of("AWSM5006"), name);
}

/// <summary>AWSM6002.</summary>
public sealed class ImpossiblePatternFixTests : VerifiedFixTests
{
    public static TheoryData<string> Names => NamesOf(DeploymentScenarios.Of("AWSM6002"));

    [Theory]
    [MemberData(nameof(Names))]
    public Task An_event_reaches_the_target(string name) => Verify(DeploymentScenarios.Of("AWSM6002"), name);
}

/// <summary>AWSM1003.</summary>
public sealed class UnawaitedSendFixTests : VerifiedFixTests
{
    public static TheoryData<string> Names => NamesOf(UnawaitedSendScenarios.All);

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_message_is_sent_before_what_it_came_from_is_deleted(string name) => Verify(UnawaitedSendScenarios.All, name);
}

/// <summary>AWSM2005.</summary>
public sealed class DeletedDespiteFailureFixTests : VerifiedFixTests
{
    public static TheoryData<string> Names => NamesOf(DeletedDespiteFailureScenarios.All);

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_message_that_failed_comes_back(string name) => Verify(DeletedDespiteFailureScenarios.All, name);
}

/// <summary>AWSM1009.</summary>
public sealed class FreshDeduplicationFixTests : VerifiedFixTests
{
    public static TheoryData<string> Names => NamesOf(FreshDeduplicationScenarios.All);

    [Theory]
    [MemberData(nameof(Names))]
    public Task An_order_that_is_sent_again_is_one_message(string name) => Verify(FreshDeduplicationScenarios.All, name);
}

/// <summary>AWSM1011.</summary>
public sealed class FreshGroupFixTests : VerifiedFixTests
{
    public static TheoryData<string> Names => NamesOf(FreshGroupScenarios.All);

    [Theory]
    [MemberData(nameof(Names))]
    public Task What_happens_to_one_customer_keeps_its_order(string name) => Verify(FreshGroupScenarios.All, name);
}

/// <summary>AWSM1012, which has no fix.</summary>
public sealed class ConstantGroupTests : VerifiedFixTests
{
    public static TheoryData<string> Names => NamesOf(ConstantGroupScenarios.All);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Messages_of_one_entity_do_not_wait_for_those_of_another(string name) => Verify(ConstantGroupScenarios.All, name);
}
