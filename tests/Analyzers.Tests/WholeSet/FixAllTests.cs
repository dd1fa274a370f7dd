using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.WholeSet;

/// <summary>FixAll as hosts ask for it.</summary>
public sealed class FixAllTests
{
    /// <summary>
    /// dotnet format asks the first finding for the key of its action. All rules are one analyzer, so that finding can be of a rule without a
    /// fix; the others get their primary action all the same.
    /// </summary>
    [Fact]
    public async Task Applies_the_primary_action_when_the_host_names_none()
    {
        const string Poll = """
            using Amazon.SQS;

            public class Poller(IAmazonSQS sqs)
            {
                public async Task RunAsync()
                {
                    while (true)
                    {
                        var response = await sqs.ReceiveMessageAsync("queue");
                        Console.WriteLine(response.Messages?.Count);
                    }
                }
            }
            """;
        var text = await Workbench.FixAllAsync(Poll, key: null);
        Assert.Contains("WaitTimeSeconds = 20", text, StringComparison.Ordinal);
        Assert.Equal(await Workbench.FixAllAsync(Poll), text);
    }
}
