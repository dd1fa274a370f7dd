using System.Text.Json;
using AwsMessaging.Conformance.Sns;

namespace AwsMessaging.Conformance;

/// <summary>Runs <c>sns-delivery/1</c>: messages published to a topic and what arrives in its queues.</summary>
internal sealed class SnsDeliveryVectors : IVectorSchema
{
    public IReadOnlyList<string> Schemas => ["sns-delivery/1"];

    public IEnumerable<VectorCase> Cases(JsonElement file) =>
        file.GetProperty("cases").EnumerateArray().Select(element => VectorCase.Of(element, () => new SnsScenario().Run(element)));
}
