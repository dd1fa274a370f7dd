using AwsMessaging.AwsApiStubs;
using AwsMessaging.Semantics.Buses;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Simulation.Properties;
using AwsMessaging.Simulation.Tests.Worlds;
using AwsMessaging.Simulation.Wire;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AwsMessaging.Simulation.Tests.Wire.Typed;

/// <summary>
/// Programs that are compiled against the API stubs and run against a world: wrong ones, in which one deviation shows the fault, and what
/// they should be, in which none does.
/// </summary>
public sealed class StubProgramTests
{
    private const string Order = """{"id":1}""";
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    /// <summary>A program has two forms: <c>looks</c> is whether it does what the API's page asks of callers.</summary>
    private const string Code = """
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Text;
        using System.Threading.Tasks;

        public static class Programs
        {
            private static MemoryStream Bytes(string text) => new MemoryStream(Encoding.UTF8.GetBytes(text));

            public static async Task Kinesis(Amazon.Kinesis.IAmazonKinesis client, string target, bool looks)
            {
                var left = new[] { "a", "b" }.Select(k => new Amazon.Kinesis.Model.PutRecordsRequestEntry { PartitionKey = k, Data = Bytes(k) }).ToList();
                do
                {
                    var reply = await client.PutRecordsAsync(new Amazon.Kinesis.Model.PutRecordsRequest { StreamName = "target", Records = left });
                    left = left.Where((_, i) => reply.Records[i].ErrorCode != null).ToList();
                }
                while (looks && left.Count > 0);
            }

            public static async Task Firehose(Amazon.KinesisFirehose.IAmazonKinesisFirehose client, string target, bool looks)
            {
                var left = new[] { "a", "b" }.Select(k => new Amazon.KinesisFirehose.Model.Record { Data = Bytes(k) }).ToList();
                do
                {
                    var reply = await client.PutRecordBatchAsync("target", left);
                    left = left.Where((_, i) => reply.RequestResponses[i].ErrorCode != null).ToList();
                }
                while (looks && left.Count > 0);
            }

            public static async Task Events(Amazon.EventBridge.IAmazonEventBridge client, string target, bool looks)
            {
                var left = new[] { 1, 2 }.Select(id => new Amazon.EventBridge.Model.PutEventsRequestEntry
                {
                    EventBusName = "target", Source = "shop", DetailType = "Order", Detail = "{\"id\":" + id + "}",
                }).ToList();
                do
                {
                    var reply = await client.PutEventsAsync(new Amazon.EventBridge.Model.PutEventsRequest { Entries = left });
                    left = left.Where((_, i) => reply.Entries[i].ErrorCode != null).ToList();
                }
                while (looks && left.Count > 0);
            }

            public static async Task Sns(Amazon.SimpleNotificationService.IAmazonSimpleNotificationService client, string target, bool looks)
            {
                var left = new[] { "a", "b" }.Select(k => new Amazon.SimpleNotificationService.Model.PublishBatchRequestEntry { Id = k, Message = k }).ToList();
                do
                {
                    var reply = await client.PublishBatchAsync(new Amazon.SimpleNotificationService.Model.PublishBatchRequest
                    {
                        TopicArn = target, PublishBatchRequestEntries = left,
                    });
                    var failed = reply.Failed ?? new List<Amazon.SimpleNotificationService.Model.BatchResultErrorEntry>();
                    left = left.Where(e => failed.Any(f => f.Id == e.Id)).ToList();
                }
                while (looks && left.Count > 0);
            }

            public static Task States(Amazon.StepFunctions.IAmazonStepFunctions client, string target, bool looks) =>
                client.StartExecutionAsync(new Amazon.StepFunctions.Model.StartExecutionRequest
                {
                    StateMachineArn = target, Input = "{\"id\":1}", Name = looks ? "order-1" : null,
                });

            public static Task Lambda(Amazon.Lambda.IAmazonLambda client, string target, bool looks) =>
                client.InvokeAsync(new Amazon.Lambda.Model.InvokeRequest
                {
                    FunctionName = target, InvocationType = Amazon.Lambda.InvocationType.Event, Payload = "{\"id\":1}",
                });

            public static Task Schedule(Amazon.Scheduler.IAmazonScheduler client, string target, bool looks) =>
                client.CreateScheduleAsync(new Amazon.Scheduler.Model.CreateScheduleRequest
                {
                    Name = "reminder",
                    ClientToken = "reminder",
                    ScheduleExpression = "at(2026-01-01T00:05:00)",
                    FlexibleTimeWindow = new Amazon.Scheduler.Model.FlexibleTimeWindow { Mode = Amazon.Scheduler.FlexibleTimeWindowMode.OFF },
                    Target = new Amazon.Scheduler.Model.Target { Arn = target, RoleArn = "arn:aws:iam::123456789012:role/r", Input = "{\"id\":1}" },
                });
        }
        """;

    private static readonly Lazy<Type> Programs = new(Compile);

    [Theory]
    [InlineData("Kinesis", "AWSSDK.Kinesis", "Amazon.Kinesis.AmazonKinesisClient", "batch.put-records#0=1")]
    [InlineData("Firehose", "AWSSDK.KinesisFirehose", "Amazon.KinesisFirehose.AmazonKinesisFirehoseClient", "firehose.put#0=1")]
    [InlineData("Events", "AWSSDK.EventBridge", "Amazon.EventBridge.AmazonEventBridgeClient", "batch.put-events#0=1")]
    [InlineData("Sns", "AWSSDK.SimpleNotificationService", "Amazon.SimpleNotificationService.AmazonSimpleNotificationServiceClient", "batch.sns-publish#0=1")]
    public void An_entry_that_fails_in_a_batch_is_noticed_where_the_reply_is_looked_at(string program, string assembly, string client, string script)
    {
        using var world = new MessagingWorld();
        var target = program switch
        {
            "Kinesis" => world.CreateStream("target").Arn,
            "Firehose" => world.CreateDeliveryStream("target", new("arn:aws:s3:::lake")).Arn,
            "Events" => world.CreateBus("target").Arn,
            _ => world.CreateTopic("target").Arn,
        };
        ChoicePoint[] points = [BatchChoices.PutRecords, FirehoseChoices.Put, BatchChoices.PutEvents, BatchChoices.SnsPublish];

        ServiceRuns.FindsAndRepeats(world, Start(world, program, assembly, client, target, looks: false), TenMinutes, new FailuresObserved(), script, points);

        var right = world.Explore(Start(world, program, assembly, client, target, looks: true), TenMinutes, [new FailuresObserved()], ServiceRuns.Single(points));
        Assert.True(right.Holds, right.Statement);
        Assert.True(right.Runs > 1);
    }

    [Fact]
    public void A_start_without_a_name_is_two_executions_when_its_reply_is_lost()
    {
        using var world = new MessagingWorld();
        var machine = world.CreateStateMachine("target", StateMachineType.Standard, Effect(world));
        Action Program(bool looks) => Start(world, "States", "AWSSDK.StepFunctions", "Amazon.StepFunctions.AmazonStepFunctionsClient", machine.Arn, looks);

        ServiceRuns.FindsAndRepeats(world, Program(looks: false), TenMinutes, new EffectOnce(), "net.states#0=2", NetworkChoices.StepFunctions);
        Assert.True(world.Explore(Program(looks: true), TenMinutes, [new EffectOnce()], ServiceRuns.Single(NetworkChoices.StepFunctions)).Holds);
    }

    [Fact]
    public void An_invocation_is_two_when_its_reply_is_lost()
    {
        using var world = new MessagingWorld();
        var function = world.CreateFunction("target", Effect(world));

        ServiceRuns.FindsAndRepeats(
            world,
            Start(world, "Lambda", "AWSSDK.Lambda", "Amazon.Lambda.AmazonLambdaClient", function.Name, looks: false),
            TenMinutes,
            new EffectOnce(),
            "net.lambda#0=2",
            NetworkChoices.Lambda);
    }

    [Fact]
    public void A_schedule_invokes_twice_by_choice_and_is_made_once_by_its_token()
    {
        using var world = new MessagingWorld();
        var function = world.CreateFunction("target", Effect(world));
        var start = Start(world, "Schedule", "AWSSDK.Scheduler", "Amazon.Scheduler.AmazonSchedulerClient", function.Arn, looks: true);

        ServiceRuns.FindsAndRepeats(world, start, TenMinutes, new EffectOnce(), "scheduler.invocation#0=1", EventsChoices.Invocation);
        Assert.True(world.Explore(start, TenMinutes, [new EffectOnce()], ServiceRuns.Single(NetworkChoices.Scheduler)).Holds);
    }

    private static Func<string, Task<string?>> Effect(MessagingWorld world) => _ =>
    {
        world.Effect("shop", Order);
        return Task.FromResult<string?>(null);
    };

    private static Action Start(MessagingWorld world, string program, string assembly, string client, string target, bool looks) => () => world.Start(
        "producer",
        () => (Task)Programs.Value.GetMethod(program)!.Invoke(null, [world.CreateClient(StubContext.Type(assembly, client)), target, looks])!);

    private static Type Compile()
    {
        string[] names = ["AWSSDK.Core", "AWSSDK.Kinesis", "AWSSDK.KinesisFirehose", "AWSSDK.EventBridge", "AWSSDK.SimpleNotificationService", "AWSSDK.StepFunctions", "AWSSDK.Lambda", "AWSSDK.Scheduler"];
        var compilation = CSharpCompilation.Create(
            "Programs",
            [CSharpSyntaxTree.ParseText(Code)],
            [.. ReferenceSets.Framework, .. names.Select(name => Stubs.GetRealOrStub(name, SdkMajor.V4))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        return StubContext.Instance.LoadFromStream(image).GetType("Programs", throwOnError: true)!;
    }
}
