using AwsMessaging.Analyzers.Resources;
using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Resources;

/// <summary>What a caller wrote counts where the code that is given the object leaves it as it is.</summary>
public sealed class GivenObjectTests
{
    private const string Cdk = """
        using Amazon.CDK; using Amazon.CDK.AWS.SQS; using Constructs;
        public sealed class Orders : Stack
        {
            private static QueueProps? last;

            public Orders(Construct scope, string id) : base(scope, id) => Create(new QueueProps { VisibilityTimeout = Duration.Seconds(10) });

            private void Create(QueueProps props)
            {
                $statements$
                new Queue(this, "orders", props);
            }

            private static void Complete(QueueProps props) => props.VisibilityTimeout = Duration.Seconds(360);

            private static void CompleteLater(QueueProps props) => Complete(props);

            private static void Write(QueueProps props) => System.Console.WriteLine(props.VisibilityTimeout);

            private static void Keep(QueueProps props) => last = props;
        }
        """;

    [Theory]
    [InlineData("", "10")]
    [InlineData("System.Console.WriteLine(props.VisibilityTimeout);", "10")]
    [InlineData("Write(props);", "10")]
    [InlineData("if (props == null) { return; }", "10")]
    [InlineData("props.VisibilityTimeout = Duration.Seconds(360);", "unknown")]
    [InlineData("props.VisibilityTimeout ??= Duration.Seconds(360);", "unknown")]
    [InlineData("props?.VisibilityTimeout = Duration.Seconds(360);", "unknown")]
    [InlineData("Complete(props);", "unknown")]
    [InlineData("CompleteLater(props);", "unknown")]
    [InlineData("Keep(props);", "unknown")]
    [InlineData("var same = props; same.VisibilityTimeout = Duration.Seconds(360);", "unknown")]
    [InlineData("System.Action<QueueProps> complete = Complete; complete(props);", "unknown")]
    public void Props_that_a_method_is_given(string statements, string expected)
    {
        var probe = ResourceProbe.Program(Cdk.Replace("$statements$", statements, StringComparison.Ordinal));

        Assert.Equal(expected, ResourceProbe.Write(probe.One(ResourceKind.Queue).Get("VisibilityTimeout")));
    }

    [Theory]
    [InlineData("return request;", "10")]
    [InlineData("request.Attributes[\"VisibilityTimeout\"] = \"360\"; return request;", "unknown")]
    [InlineData("request.Attributes.Add(\"VisibilityTimeout\", \"360\"); return request;", "unknown")]
    [InlineData("request.Attributes = new() { [\"VisibilityTimeout\"] = \"360\" }; return request;", "unknown")]
    public void A_request_that_a_method_gives_back(string statements, string expected)
    {
        var probe = ResourceProbe.Program($$"""
            using Amazon.SQS; using Amazon.SQS.Model;
            public sealed class Setup
            {
                public Task Run(IAmazonSQS sqs) => sqs.CreateQueueAsync(Complete(
                    new CreateQueueRequest { QueueName = "q", Attributes = new() { ["VisibilityTimeout"] = "10" } }));

                private static CreateQueueRequest Complete(CreateQueueRequest request)
                {
                    {{statements}}
                }
            }
            """);

        Assert.Equal(expected, ResourceProbe.Write(probe.One(ResourceKind.Queue).Get("VisibilityTimeout")));
    }

    [Theory]
    [InlineData("record Settings(int Timeout)", "10")]
    [InlineData("class Settings(int timeout) { public int Timeout { get; } = timeout; }", "10")]
    [InlineData("class Settings(int timeout) { public int Timeout { get; set; } = timeout; }", "unknown")]
    public void An_object_of_an_own_type_that_nobody_can_change_is_what_it_was_made_of(string type, string expected)
    {
        var probe = ResourceProbe.Program($$"""
            using Amazon.CDK; using Amazon.CDK.AWS.SQS; using Constructs;
            public {{type}}{{(type[0] == 'r' ? ";" : "")}}
            public sealed class Orders : Stack
            {
                private Settings? kept;
                public Orders(Construct scope, string id) : base(scope, id) => Create(new Settings(10));
                private void Create(Settings settings)
                {
                    kept = settings;
                    new Queue(this, "orders", new QueueProps { VisibilityTimeout = Duration.Seconds(settings.Timeout) });
                }
            }
            """);

        Assert.Equal(expected, ResourceProbe.Write(probe.One(ResourceKind.Queue).Get("VisibilityTimeout")));
    }
}
