using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

/// <summary>A poller with every mistake that has a fix: in whatever order two rules are applied, the end is the same, and it compiles.</summary>
public sealed class PollerFixesTogetherTests
{
    private const string Poller = """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Amazon.SQS;
        using Amazon.SQS.Model;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;

        public interface IOrders { Task SaveAsync(string body); }

        public class Poller(IAmazonSQS sqs, IOrders orders, ILogger<Poller> logger, string url) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                while (!stoppingToken.IsCancellationRequested)
                {
                    // what is there
                    var response = await sqs.ReceiveMessageAsync(url, stoppingToken);
                    foreach (var message in response.Messages)
                    {
                        // Delete the message
                        await sqs.DeleteMessageAsync(url, message.ReceiptHandle, stoppingToken);
                        await orders.SaveAsync(message.Body);
                        logger.LogInformation("{Count}", message.Attributes["ApproximateReceiveCount"]);
                    }

                    foreach (var message in response.Messages)
                    {
                        try
                        {
                            await orders.SaveAsync(message.Body); // again
                        }
                        finally
                        {
                            await sqs.DeleteMessageAsync(url, message.ReceiptHandle, stoppingToken);
                        }
                    }

                    foreach (var message in response.Messages)
                    {
                        await sqs.ChangeMessageVisibilityAsync(url, message.MessageId, 0, stoppingToken);
                    }
                }
            }
        }
        """;

    private static readonly string[] Ids = ["AWSM2001", "AWSM2002", "AWSM2003", "AWSM2004", "AWSM2005", "AWSM2007", "AWSM2008", "AWSM2013"];

    [Theory]
    [InlineData(SdkMajor.V3)]
    [InlineData(SdkMajor.V4)]
    public async Task Come_to_the_same_end_in_every_order_of_two(SdkMajor major)
    {
        var text = Poller.ReplaceLineEndings("\n");
        var found = (await FindAsync(text, major)).Select(d => d.Id).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(major == SdkMajor.V3 ? Ids.Where(i => i != "AWSM2003") : Ids, found);
        foreach (var first in found)
        {
            foreach (var second in found.Where(i => string.CompareOrdinal(i, first) > 0))
            {
                var (one, other) = (await Workbench.FixInOrderAsync(text, [first, second], major), await Workbench.FixInOrderAsync(text, [second, first], major));
                Assert.True(Normal(one) == Normal(other), $"{first} and {second}:\n{one}\n{other}");
                Assert.DoesNotContain(await FindAsync(one, major), d => d.Id == first || d.Id == second);
            }
        }
    }

    [Fact]
    public async Task Leave_nothing_to_find_forwards_and_backwards()
    {
        var text = Poller.ReplaceLineEndings("\n");
        var (one, other) = (await Workbench.FixInOrderAsync(text, Ids), await Workbench.FixInOrderAsync(text, Ids.Reverse()));
        Assert.Empty((await FindAsync(one, SdkMajor.V4)).Select(Workbench.Write));
        Assert.Equal(Normal(one), Normal(other));
        Assert.Contains("// Delete the message", one, StringComparison.Ordinal);
        Assert.Contains("// again", one, StringComparison.Ordinal);
    }

    /// <summary>One mistake is said once: which rule speaks where several could.</summary>
    [Theory]
    [InlineData("await Delete(m); try { await orders.SaveAsync(m.Body); } catch (Exception e) { logger.LogError(e, \"failed\"); }", "AWSM2004")]
    [InlineData("try { await Delete(m); } finally { await orders.SaveAsync(m.Body); }", "")]
    [InlineData("try { await orders.SaveAsync(m.Body); } finally { await Delete(m); }", "AWSM2005")]
    [InlineData("try { await orders.SaveAsync(m.Body); } finally { await Delete(m); } await orders.SaveAsync(m.Body);", "AWSM2005")]
    [InlineData("await orders.SaveAsync(m.Body);", "AWSM2006")]
    [InlineData("await orders.SaveAsync(m.Body); await sqs.DeleteMessageAsync(url, m.MessageId);", "AWSM2007")]
    [InlineData("await orders.SaveAsync(m.Body); await Delete(m);", "")]
    public async Task Speak_one_at_a_time_of_a_message_s_end(string use, string expected)
    {
        var text = $$"""
            using System; using System.Threading.Tasks; using Amazon.SQS; using Amazon.SQS.Model; using Microsoft.Extensions.Logging;
            public interface IOrders { Task SaveAsync(string body); }
            public class Poller(IAmazonSQS sqs, IOrders orders, ILogger<Poller> logger, string url)
            {
                private Task Delete(Message message) => sqs.DeleteMessageAsync(url, message.ReceiptHandle);
                public async Task Run()
                {
                    while (true)
                    {
                        var r = await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10, WaitTimeSeconds = 20 });
                        foreach (var m in r.Messages ?? []) { {{use}} }
                    }
                }
            }
            """;
        Assert.Equal(expected, string.Join(" ", (await FindAsync(text, SdkMajor.V4)).Select(d => d.Id)));
    }

    /// <summary>The order in which properties of a request are set says nothing.</summary>
    private static string Normal(string text) => string.Join("\n", text.Split('\n').Select(l =>
        l.Contains("new ReceiveMessageRequest {", StringComparison.Ordinal) ? string.Join(",", l.Split([',', '{', '}']).Select(p => p.Trim()).Order(StringComparer.Ordinal)) : l));

    private static async Task<IReadOnlyList<Diagnostic>> FindAsync(string text, SdkMajor major)
    {
        var compilation = Workbench.Compile([("Sample.cs", text)], major);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(d => d.Severity == DiagnosticSeverity.Error).Select(Workbench.Write));
        return [.. (await Workbench.BuildAsync(compilation)).Where(d => d.Id.StartsWith("AWSM2", StringComparison.Ordinal))];
    }
}
