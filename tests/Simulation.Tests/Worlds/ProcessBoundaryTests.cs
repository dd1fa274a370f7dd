using System.Net;
using AwsMessaging.Simulation.Adversary;
using AwsMessaging.Simulation.Exploration;
using AwsMessaging.Simulation.Wire;

namespace AwsMessaging.Simulation.Tests.Worlds;

/// <summary>Programs that talk HTTP crash where others do.</summary>
public sealed class ProcessBoundaryTests
{
    [Theory]
    [InlineData("benign", "1 answered")]
    [InlineData("process.crash#0=1", "1 answered")]
    [InlineData("process.crash#0=2", "1, 2 answered")]
    public void A_crash_before_a_request_keeps_it_and_one_after_it_keeps_the_answer(string script, string expected)
    {
        using var world = new MessagingWorld();
        var service = new Service(world);
        var client = new HttpClient(new ProcessBoundary(world, service));
        var answered = 0;
        var cleanedUp = 0;

        world.Run(
            () => world.Start("program", async () =>
            {
                try
                {
                    await client.GetAsync(new Uri("https://sqs.us-east-1.amazonaws.com/"));
                    answered++;
                }
                finally
                {
                    cleanedUp++;
                }
            }),
            TimeSpan.FromMinutes(1),
            [],
            Script.Parse(script));

        Assert.Equal(expected, string.Join(", ", service.Requests) + " answered");
        Assert.Equal((1, 1), (answered, cleanedUp));
    }

    private sealed class Service(MessagingWorld world) : HttpMessageHandler
    {
        public List<int> Requests { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var reply = new TaskCompletionSource<HttpResponseMessage>();
            world.Clock.At(
                world.Clock.NowMs + 1,
                () =>
                {
                    Requests.Add(Requests.Count + 1);
                    reply.SetResult(new HttpResponseMessage(HttpStatusCode.OK));
                });
            return reply.Task;
        }
    }
}
