using System.Text.Json;
using AwsMessaging.Conformance.EventBridge;

namespace AwsMessaging.Conformance;

/// <summary>Runs <c>eventbridge-delivery/1</c>: input transformers, PutEvents, runs of several steps, and schedule expressions.</summary>
internal sealed class EventBridgeDeliveryVectors : IVectorSchema
{
    public IReadOnlyList<string> Schemas { get; } = ["eventbridge-delivery/1"];

    public IEnumerable<VectorCase> Cases(JsonElement file) =>
        from element in file.GetProperty("cases").EnumerateArray()
        select VectorCase.Of(element, () => Run(element));

    private static Mismatch? Run(JsonElement @case) => @case.GetProperty("kind").GetString() switch
    {
        "transform" => TransformCase.Run(@case),
        "putEvents" => PutEventsCase.Run(@case),
        "run" => RunCase.Run(@case),
        "schedule" => ScheduleCase.Run(@case),
        var kind => throw new UnreadableException($"the kind {kind} is not known"),
    };
}
