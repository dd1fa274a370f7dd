using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Core;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.KinesisEvents;
using Amazon.Lambda.SQSEvents;

namespace AwsMessaging.Verification.Glue;

/// <summary>
/// Calls a handler as Lambda's .NET runtime does: finds the method by its name, gives it the event as an object and a context, and writes its
/// response as JSON.
/// </summary>
public static class LambdaHost
{
    /// <summary>How events are read. Kept by the caller: statics of a program begin anew with each run, and this is slow to make.</summary>
    public static JsonSerializerOptions Options() => new()
    {
        PropertyNameCaseInsensitive = true,
        Converters = { new BytesReader(), new TimeReader() },
    };

    /// <summary>A handler that takes and returns JSON text.</summary>
    /// <param name="function">The object of the function's class.</param>
    /// <param name="method">The method's name.</param>
    /// <param name="options">What <see cref="Options"/> made.</param>
    public static Func<string, Task<string?>> Handler(object function, string method, JsonSerializerOptions options)
    {
        var handler = function.GetType().GetMethod(method) ?? throw new MissingMethodException(function.GetType().Name, method);
        var parameters = handler.GetParameters();
        return async json =>
        {
            var record = Read(json, parameters[0].ParameterType, options);
            object?[] arguments = parameters.Length == 1 ? [record] : [record, new Context()];
            object? result;
            try
            {
                result = handler.Invoke(function, arguments);
            }
            catch (System.Reflection.TargetInvocationException e)
            {
                throw e.InnerException!;
            }

            return Write(await ResultOf(result));
        };
    }

    private static object? Read(string json, Type type, JsonSerializerOptions options) =>
        type == typeof(DynamoDBEvent) ? TableStream(JsonSerializer.Deserialize<KinesisEvent>(json, options)!) : JsonSerializer.Deserialize(json, type, options);

    /// <summary>
    /// A table's stream is played by a Kinesis stream: mappings treat the shards of both the same way. The record's data is the item's key.
    /// </summary>
    private static DynamoDBEvent TableStream(KinesisEvent records) => new()
    {
        Records =
        [
            .. records.Records.Select(r => new DynamoDBEvent.DynamodbStreamRecord
            {
                EventID = r.EventId,
                EventName = "INSERT",
                EventSource = "aws:dynamodb",
                Dynamodb = new()
                {
                    SequenceNumber = r.Kinesis.SequenceNumber,
                    Keys = new() { ["Id"] = new() { S = Encoding.UTF8.GetString(r.Kinesis.Data.ToArray()) } },
                    NewImage = new() { ["Id"] = new() { S = Encoding.UTF8.GetString(r.Kinesis.Data.ToArray()) } },
                },
            }),
        ],
    };

    private static async Task<object?> ResultOf(object? result)
    {
        switch (result)
        {
            case Task task:
                await task;
                return ValueOf(task);
            case ValueTask task:
                await task;
                return null;
            case not null when result.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueTask<>):
                return await ResultOf(type.GetMethod("AsTask")!.Invoke(result, null));
            default:
                return result;
        }
    }

    private static object? ValueOf(Task task) =>
        task.GetType().GetProperty("Result") is { } property && property.PropertyType.Name != "VoidTaskResult" ? property.GetValue(task) : null;

    private static string? Write(object? response) => response switch
    {
        null => null,
        SQSBatchResponse batch => Failures(batch.BatchItemFailures?.Select(f => f.ItemIdentifier)),
        Amazon.Lambda.KinesisEvents.StreamsEventResponse batch => Failures(batch.BatchItemFailures?.Select(f => f.ItemIdentifier)),
        Amazon.Lambda.DynamoDBEvents.StreamsEventResponse batch => Failures(batch.BatchItemFailures?.Select(f => f.ItemIdentifier)),
        _ => JsonSerializer.Serialize(response, response.GetType()),
    };

    private static string Failures(IEnumerable<string>? ids) =>
        ids is null ? "{}" : $$"""{"batchItemFailures":[{{string.Join(',', ids.Select(id => $$"""{"itemIdentifier":{{JsonSerializer.Serialize(id)}}}"""))}}]}""";

    private sealed class BytesReader : JsonConverter<MemoryStream>
    {
        public override MemoryStream? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? null : new MemoryStream(reader.GetBytesFromBase64(), 0, reader.GetBytesFromBase64().Length, false, publiclyVisible: true);

        public override void Write(Utf8JsonWriter writer, MemoryStream value, JsonSerializerOptions options) => throw new NotSupportedException();
    }

    /// <summary>Events tell the time in seconds since 1970.</summary>
    private sealed class TimeReader : JsonConverter<DateTime>
    {
        public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Number ? DateTime.UnixEpoch.AddSeconds(reader.GetDouble()) : reader.GetDateTime();

        public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => throw new NotSupportedException();
    }

    private sealed class Context : ILambdaContext
    {
        public string AwsRequestId => "7d0c1a52-0000-4c3e-9b1f-000000000000";

        public IClientContext ClientContext => null!;

        public string FunctionName => "function";

        public string FunctionVersion => "$LATEST";

        public ICognitoIdentity Identity => null!;

        public string InvokedFunctionArn => "arn:aws:lambda:us-east-1:123456789012:function:function";

        public ILambdaLogger Logger { get; } = new Silence();

        public string LogGroupName => "/aws/lambda/function";

        public string LogStreamName => "stream";

        public int MemoryLimitInMB => 512;

        public TimeSpan RemainingTime => TimeSpan.FromSeconds(3);

        public string TenantId => "";

        public string TraceId => "";
    }

    /// <summary>Logs go nowhere. The stub's interface has no bodies for its default members, so that each needs one here.</summary>
    private sealed class Silence : ILambdaLogger
    {
        public void Log(string message) { }
        public void LogLine(string message) { }
        public void Log(string level, string message) { }
        public void Log(LogLevel level, string message) { }
        public void LogTrace(string message) { }
        public void LogDebug(string message) { }
        public void LogInformation(string message) { }
        public void LogWarning(string message) { }
        public void LogError(string message) { }
        public void LogCritical(string message) { }
        public void Log(string level, string message, params object[] args) { }
        public void Log(string level, Exception exception, string message, params object[] args) { }
        public void Log(LogLevel level, string message, params object[] args) { }
        public void Log(LogLevel level, Exception exception, string message, params object[] args) { }
        public void LogTrace(string message, params object[] args) { }
        public void LogTrace(Exception exception, string message, params object[] args) { }
        public void LogDebug(string message, params object[] args) { }
        public void LogDebug(Exception exception, string message, params object[] args) { }
        public void LogInformation(string message, params object[] args) { }
        public void LogInformation(Exception exception, string message, params object[] args) { }
        public void LogWarning(string message, params object[] args) { }
        public void LogWarning(Exception exception, string message, params object[] args) { }
        public void LogError(string message, params object[] args) { }
        public void LogError(Exception exception, string message, params object[] args) { }
        public void LogCritical(string message, params object[] args) { }
        public void LogCritical(Exception exception, string message, params object[] args) { }
    }
}
