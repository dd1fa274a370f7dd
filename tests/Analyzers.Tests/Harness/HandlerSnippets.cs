namespace AwsMessaging.Analyzers.Tests.Harness;

/// <summary>Handlers around the code that a test is about: a store to work with, and the batch responses of the sources.</summary>
internal static class HandlerSnippets
{
    public const string Usings = """
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Annotations.DynamoDB;
        using Amazon.Lambda.Annotations.SQS;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.DynamoDBEvents;
        using Amazon.Lambda.KafkaEvents;
        using Amazon.Lambda.KinesisEvents;
        using Amazon.Lambda.SQSEvents;
        using Amazon.SQS;
        using System.Text.Json;
        using Failure = Amazon.Lambda.KinesisEvents.StreamsEventResponse.BatchItemFailure;

        public interface IStore
        {
            Task SaveAsync(string text);
            void Save(object item);
        }

        """;

    /// <summary>A handler of SQS messages that returns the failures in the list <c>failures</c>.</summary>
    /// <param name="statements">Statements before the return.</param>
    /// <param name="members">Other members of the class.</param>
    public static string Sqs(string statements, string members = "") => Usings + $$"""
        public class Function
        {
            private readonly IStore store = null!;

            public async Task<SQSBatchResponse> FunctionHandler(SQSEvent evnt, ILambdaContext context)
            {
                var failures = new List<SQSBatchResponse.BatchItemFailure>();
                await Task.Yield();
                {{statements}}
                return new SQSBatchResponse(failures);
            }

            {{members}}
        }
        """;

    /// <summary>A handler of Kinesis records that returns the failures in the list <c>failures</c>.</summary>
    public static string Kinesis(string statements, string members = "") => Usings + $$"""
        public class Function
        {
            private readonly IStore store = null!;

            public async Task<Amazon.Lambda.KinesisEvents.StreamsEventResponse> FunctionHandler(KinesisEvent evnt, ILambdaContext context)
            {
                var failures = new List<Failure>();
                await Task.Yield();
                {{statements}}
                return new Amazon.Lambda.KinesisEvents.StreamsEventResponse { BatchItemFailures = failures };
            }

            {{members}}
        }
        """;

    /// <summary>A handler that returns nothing.</summary>
    /// <param name="eventType">Type of the event.</param>
    /// <param name="statements">The body.</param>
    /// <param name="attributes">Attributes of the method and of the class's members, in text.</param>
    public static string Whole(string eventType, string statements, string attributes = "") => Usings + $$"""
        public class Function
        {
            private readonly IStore store = null!;

            {{attributes}}
            public async Task FunctionHandler({{eventType}} evnt, ILambdaContext context)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;
}
