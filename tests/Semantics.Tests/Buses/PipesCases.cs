using AwsMessaging.Semantics.Buses.Pipes;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Tests.Model;

namespace AwsMessaging.Semantics.Tests.Buses;

/// <summary>What a pipe does.</summary>
[ModelCases]
public static class PipesCases
{
    public static IEnumerable<ModelCase> Cases =>
    [
        new(SemanticRow.PipesRetry, "what the target refused goes through the whole pipe again, enrichment included", rows =>
        {
            var pipe = PipesTests.Enriching(rows);
            var run = pipe.Begin(0, [PipesTests.Message("m1", "{}"), PipesTests.Message("m2", "{}")]);
            run.Enriched(0, """[{"price":1},{"price":2}]""", null);
            run.TargetTook(0, [1]);

            Assert.Equal(PipeStage.Done, run.Stage);
            Assert.Equal(["m1"], run.Succeeded.Select(r => r.Id));
            Assert.Equal(["m2"], run.Failed.Select(r => r.Id));
            Assert.Equal(PipeStage.Enrichment, pipe.Begin(0, run.Failed).Stage);
        }),
    ];
}
