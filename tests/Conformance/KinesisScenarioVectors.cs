using System.Text.Json;

namespace AwsMessaging.Conformance;

/// <summary>Steps on one stream.</summary>
internal sealed class KinesisScenarioVectors : IVectorSchema
{
    public IReadOnlyList<string> Schemas { get; } = ["kinesis-scenario/1"];

    public IEnumerable<VectorCase> Cases(JsonElement file) =>
        file.GetProperty("cases").EnumerateArray().Select(c => VectorCase.Of(c, () => new KinesisScenario(c).Run()));
}
