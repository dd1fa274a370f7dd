using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Rules;

/// <summary>Which of several rules speaks where they meet in a handler: each mistake is reported once.</summary>
public sealed class MeetingHandlerRulesTests
{
    private static async Task<string> FoundIn(string method)
    {
        var compilation = Workbench.Compile([("Function.cs", $$"""
            using Amazon.Lambda.Core;
            using Amazon.Lambda.KinesisEvents;
            using Amazon.Lambda.SQSEvents;
            using Amazon.SQS;
            using Amazon.SQS.Model;

            public class Function(IAmazonSQS sqs, string url)
            {
            {{method}}
                private static Task StoreAsync(string body) => File.WriteAllTextAsync(body, body);
            }
            """)]);
        return string.Join(" ", (await Workbench.BuildAsync(compilation)).Select(d => d.Id).Order(StringComparer.Ordinal));
    }

    /// <summary>Nothing can be said of failures before there is a task that can fail.</summary>
    [Fact]
    public async Task Async_void_comes_before_partial_failures() => Assert.Equal("AWSM3010", await FoundIn("""
            public async void FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records) { await StoreAsync(message.Body); }
            }
        """));

    [Fact]
    public async Task An_unawaited_send_is_a_producer_s() => Assert.Equal("AWSM1003", await FoundIn("""
            public SQSBatchResponse FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records) { sqs.SendMessageAsync(url, message.Body); }
                return new SQSBatchResponse();
            }
        """));

    /// <summary>Two mistakes in two places: the tasks, and the return type.</summary>
    [Fact]
    public async Task Work_that_is_left_running_and_the_return_type_are_two() => Assert.Equal("AWSM3001 AWSM3011", await FoundIn("""
            public void FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records) { StoreAsync(message.Body); }
            }
        """));

    [Fact]
    public async Task A_needless_delete_is_neither_too_early_nor_unchecked() => Assert.Equal("AWSM3022 AWSM3022", await FoundIn("""
            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records)
                {
                    await sqs.DeleteMessageAsync(url, message.ReceiptHandle);
                    await StoreAsync(message.Body);
                }

                await sqs.DeleteMessageBatchAsync(url, evnt.Records.Select(r => new DeleteMessageBatchRequestEntry(r.MessageId, r.ReceiptHandle)).ToList());
                return new SQSBatchResponse();
            }
        """));

    /// <summary>Deleting what succeeded keeps it from coming back: the return type is not the mistake.</summary>
    [Fact]
    public async Task Deletes_take_the_place_of_a_response() => Assert.Equal("AWSM3022", await FoundIn("""
            public async Task FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                foreach (var message in evnt.Records)
                {
                    await StoreAsync(message.Body);
                    await sqs.DeleteMessageAsync(url, message.ReceiptHandle);
                }
            }
        """));
}
