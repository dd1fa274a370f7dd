using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Model;
using static AwsMessaging.Semantics.Tests.Functions.Mappings;

namespace AwsMessaging.Semantics.Tests.Functions;

/// <summary>Creating, changing and deleting mappings.</summary>
public sealed class EventSourceMappingsTests
{
    private const string Filter = "{\"body\":{\"a\":[1]}}";
    private static readonly MappingRequest Standard = new() { FunctionArn = FunctionArn, SourceArn = "arn:aws:sqs:us-east-1:123456789012:orders" };
    private static readonly MappingRequest Fifo = Standard with { Source = BatchSource.FifoQueue };
    private static readonly MappingRequest Kinesis = Standard with { Source = BatchSource.Kinesis, StartingPosition = MappingStart.Latest };
    private static readonly MappingRequest Dynamo = Kinesis with { Source = BatchSource.DynamoDb };
    private static readonly MappingRequest Kafka = Kinesis with { Source = BatchSource.Kafka };

    public static TheoryData<string, MappingRequest> Accepted => new()
    {
        { "largest standard batch", Standard with { BatchSize = 10_000, MaximumBatchingWindowInSeconds = 1 } },
        { "largest batch without window", Standard with { BatchSize = 10 } },
        { "largest FIFO batch", Fifo with { BatchSize = 10 } },
        { "longest window", Standard with { MaximumBatchingWindowInSeconds = 300 } },
        { "lowest concurrency", Standard with { MaximumConcurrency = 2 } },
        { "highest concurrency", Fifo with { MaximumConcurrency = 1000 } },
        { "no limit of retries and age", Kinesis with { MaximumRetryAttempts = -1, MaximumRecordAgeInSeconds = -1 } },
        { "highest stream settings", Kinesis with { MaximumRetryAttempts = 10_000, MaximumRecordAgeInSeconds = 604_800, ParallelizationFactor = 10, TumblingWindowInSeconds = 900 } },
        { "Kafka with retries", Kafka with { MaximumRetryAttempts = 1, BisectBatchOnFunctionError = true, OnFailureDestination = "arn:x" } },
        { "five filters", Standard with { Filters = [Filter, Filter, Filter, Filter, Filter] } },
        { "a time", Kinesis with { StartingPosition = MappingStart.AtTimestamp, StartingPositionTimestamp = 1 } },
    };

    public static TheoryData<string, MappingRequest, string> Refused => new()
    {
        { "no message", Standard with { BatchSize = 0 }, "ValidationException" },
        { "too many messages", Standard with { BatchSize = 10_001, MaximumBatchingWindowInSeconds = 1 }, "ValidationException" },
        { "large batch without window", Standard with { BatchSize = 11 }, "InvalidParameterValueException" },
        { "FIFO batch", Fifo with { BatchSize = 11 }, "InvalidParameterValueException" },
        { "FIFO window", Fifo with { MaximumBatchingWindowInSeconds = 1 }, "InvalidParameterValueException" },
        { "window", Standard with { MaximumBatchingWindowInSeconds = 301 }, "ValidationException" },
        { "concurrency too low", Standard with { MaximumConcurrency = 1 }, "ValidationException" },
        { "concurrency too high", Standard with { MaximumConcurrency = 1001 }, "ValidationException" },
        { "concurrency with pollers", Standard with { MaximumConcurrency = 2, HasProvisionedPollers = true }, "InvalidParameterValueException" },
        { "queue with a start", Standard with { StartingPosition = MappingStart.Latest }, "InvalidParameterValueException" },
        { "queue with retries", Standard with { MaximumRetryAttempts = 1 }, "InvalidParameterValueException" },
        { "queue with an age", Standard with { MaximumRecordAgeInSeconds = 60 }, "InvalidParameterValueException" },
        { "queue with a bisect", Standard with { BisectBatchOnFunctionError = true }, "InvalidParameterValueException" },
        { "queue with a destination", Standard with { OnFailureDestination = "arn:x" }, "InvalidParameterValueException" },
        { "queue with lanes", Standard with { ParallelizationFactor = 2 }, "InvalidParameterValueException" },
        { "stream without a start", Kinesis with { StartingPosition = null }, "InvalidParameterValueException" },
        { "stream with concurrency", Kinesis with { MaximumConcurrency = 2 }, "InvalidParameterValueException" },
        { "stream with pollers", Kinesis with { HasProvisionedPollers = true }, "InvalidParameterValueException" },
        { "time without a time", Kinesis with { StartingPosition = MappingStart.AtTimestamp }, "InvalidParameterValueException" },
        { "time that is not asked for", Kinesis with { StartingPositionTimestamp = 1 }, "InvalidParameterValueException" },
        { "time for DynamoDB", Dynamo with { StartingPosition = MappingStart.AtTimestamp, StartingPositionTimestamp = 1 }, "InvalidParameterValueException" },
        { "no lane", Kinesis with { ParallelizationFactor = 0 }, "ValidationException" },
        { "eleven lanes", Kinesis with { ParallelizationFactor = 11 }, "ValidationException" },
        { "retries too low", Kinesis with { MaximumRetryAttempts = -2 }, "ValidationException" },
        { "retries too high", Kinesis with { MaximumRetryAttempts = 10_001 }, "ValidationException" },
        { "age too low", Kinesis with { MaximumRecordAgeInSeconds = 59 }, "ValidationException" },
        { "age too high", Kinesis with { MaximumRecordAgeInSeconds = 604_801 }, "ValidationException" },
        { "tumbling window", Kinesis with { TumblingWindowInSeconds = 901 }, "ValidationException" },
        { "Kafka with lanes", Kafka with { ParallelizationFactor = 2 }, "InvalidParameterValueException" },
        { "six filters", Standard with { Filters = [Filter, Filter, Filter, Filter, Filter, Filter] }, "InvalidParameterValueException" },
        { "filter that is none", Standard with { Filters = ["{\"body\":\"a\"}"] }, "InvalidParameterValueException" },
    };

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Is_accepted(string what, MappingRequest request) => Assert.True(Create(request) is { IsOk: true }, what);

    [Theory]
    [MemberData(nameof(Refused))]
    public void Is_refused(string what, MappingRequest request, string code) => Assert.Equal((what, code), (what, Create(request).Error?.Code));

    [Fact]
    public void Defaults_are_those_of_the_source()
    {
        Assert.Equal((10, 0), (Create(Standard).Result.Settings.BatchSize, Create(Standard).Result.Settings.BatchingWindow));
        Assert.Equal((100, -1, null, 1), Create(Kinesis).Result.Settings is var s
            ? (s.BatchSize, s.MaximumRetryAttempts, s.MaximumRecordAge, s.ParallelizationFactor) : default);
        Assert.Equal((100, 500), (Create(Kafka).Result.Settings.BatchSize, Create(Kafka).Result.Settings.BatchingWindow));
    }

    [Fact]
    public void What_is_missing_is_said()
    {
        var mappings = new EventSourceMappings();

        Assert.Equal("Function does not exist", mappings.Create(0, Standard, new MappingSurroundings(FunctionTimeout: null)).Error?.Message);
        Assert.Contains("NonExistentQueue", mappings.Create(0, Standard, new MappingSurroundings(SourceExists: false)).Error!.Message, StringComparison.Ordinal);
        Assert.Equal(
            "Stream not found: " + Kinesis.SourceArn, mappings.Create(0, Kinesis, new MappingSurroundings(SourceExists: false)).Error?.Message);
        Assert.Empty(mappings.All);
    }

    [Fact]
    public void A_source_is_mapped_to_a_function_once()
    {
        var mappings = new EventSourceMappings();
        var first = mappings.Create(0, Standard, new MappingSurroundings()).Result;

        var again = mappings.Create(0, Standard, new MappingSurroundings());

        Assert.Equal(("ResourceConflictException", 409), (again.Error?.Code, again.Error?.HttpStatus));
        Assert.Contains(first.Uuid, again.Error!.Message, StringComparison.Ordinal);
        Assert.True(mappings.Create(0, Standard with { FunctionArn = FunctionArn + "2" }, new MappingSurroundings()).IsOk);
    }

    [Fact]
    public void An_update_changes_what_it_names()
    {
        var mappings = new EventSourceMappings();
        var mapping = mappings.Create(0, Kinesis with { MaximumRecordAgeInSeconds = 60, MaximumRetryAttempts = 3 }, new MappingSurroundings()).Result;

        Assert.True(mappings.Update(mapping.Uuid, new MappingRequest { MaximumRetryAttempts = 5 }).IsOk);

        Assert.Equal((5, 60_000L, FunctionArn), (mapping.Settings.MaximumRetryAttempts, mapping.Settings.MaximumRecordAge, mapping.FunctionArn));
        Assert.Equal(MappingStart.Latest, mapping.Settings.StartingPosition);
        Assert.Equal("ValidationException", mappings.Update(mapping.Uuid, new MappingRequest { BatchSize = 0 }).Error?.Code);
        Assert.Equal("ResourceNotFoundException", mappings.Update("none", new MappingRequest()).Error?.Code);
    }

    [Fact]
    public void A_deleted_mapping_is_gone()
    {
        var mappings = new EventSourceMappings();
        var mapping = mappings.Create(0, Standard, new MappingSurroundings()).Result;

        Assert.True(mappings.Delete(mapping.Uuid).IsOk);

        Assert.Null(mappings.Find(mapping.Uuid));
        Assert.Equal(("ResourceNotFoundException", 404), mappings.Delete(mapping.Uuid).Error is { } e ? (e.Code, e.HttpStatus) : default);
    }

    [Fact]
    public void A_copy_changes_alone()
    {
        var mappings = new EventSourceMappings();
        var mapping = mappings.Create(0, Standard, new MappingSurroundings()).Result;
        var copy = mappings.Clone();

        copy.Update(mapping.Uuid, new MappingRequest { BatchSize = 3 });

        Assert.Equal((10, 3), (mapping.Settings.BatchSize, copy.Find(mapping.Uuid)!.Settings.BatchSize));
    }

    private static Reply<EventSourceMapping> Create(MappingRequest request) => new EventSourceMappings().Create(0, request, new MappingSurroundings());
}
