namespace AwsMessaging.Analyzers.Tests.Harness;

/// <summary>Code that maps sources to functions.</summary>
internal static class MappingSnippets
{
    private const string Usings = """
        using Amazon.CDK.AWS.DynamoDB;
        using Amazon.CDK.AWS.Kinesis;
        using Function = Amazon.CDK.AWS.Lambda.Function;

        """;

    /// <summary>A stack with the function <c>fn</c>, the stream <c>stream</c>, the table <c>table</c> and the queue <c>failed</c>, and statements.</summary>
    public static string Stack(string statements, string members = "", string types = "") => Usings + CdkSnippets.Stack(
        CdkSnippets.Function("fn", 30) + """

            var stream = new Amazon.CDK.AWS.Kinesis.Stream(this, "Orders");
            var table = new Table(this, "Customers", new TableProps { PartitionKey = new Amazon.CDK.AWS.DynamoDB.Attribute { Name = "id", Type = AttributeType.STRING }, Stream = StreamViewType.NEW_IMAGE });
            var failed = new Queue(this, "Failed");
            """ + "\n" + statements, members, types);

    /// <summary>A call that creates a mapping of a source.</summary>
    /// <param name="arn">Expression of the source's ARN; there is <c>given</c>, and <c>stream</c>, the description of a stream.</param>
    /// <param name="settings">Settings of the request.</param>
    public static string Call(string arn, string settings) =>
        Calls("await lambda.CreateEventSourceMappingAsync(new CreateEventSourceMappingRequest { EventSourceArn = " + arn + ", FunctionName = \"place\", " + settings + " });");

    /// <summary>The same, with the call's name marked as a finding.</summary>
    public static string Marked(string id, string arn, string settings) =>
        Call(arn, settings).Replace(".CreateEventSourceMappingAsync", ".{|" + id + ":CreateEventSourceMappingAsync|}", StringComparison.Ordinal);

    /// <summary>Calls of <c>lambda</c> and <c>sqs</c>.</summary>
    public static string Calls(string statements) => $$"""
        using Amazon.Lambda;
        using Amazon.Lambda.Model;
        using Amazon.SQS;
        using Amazon.SQS.Model;

        public static class Setup
        {
            public static async Task Run(IAmazonLambda lambda, IAmazonSQS sqs, Amazon.Kinesis.Model.StreamDescription stream, string given, int number, bool flag)
            {
                await Task.Yield();
                {{statements.ReplaceLineEndings("\n        ")}}
            }
        }
        """;
}
