using System.Text.Json;
using AwsMessaging.Conformance.Sqs;

namespace AwsMessaging.Conformance;

/// <summary>Runs <c>sqs-scenario/1</c>: calls of SQS in virtual time and what they answer.</summary>
internal sealed class SqsScenarioVectors : IVectorSchema
{
    public IReadOnlyList<string> Schemas => ["sqs-scenario/1"];

    public IEnumerable<VectorCase> Cases(JsonElement file) =>
        file.GetProperty("cases").EnumerateArray().Select(element => VectorCase.Of(element, () => new SqsScenario().Run(element)));
}
