using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace AwsMessaging.Simulation.Wire.Sdk;

/// <summary>
/// Has the SDK wait in the model's time before it retries. Which failures are retried, and how often, remains the SDK's own decision.
/// Registered for the process; clients that do not talk to a model keep real time.
/// </summary>
public sealed class VirtualTimeRetries : IRuntimePipelineCustomizer
{
    private static readonly VirtualTimeRetries Instance = new();

    private VirtualTimeRetries()
    {
    }

    /// <inheritdoc/>
    public string UniqueName => "AwsMessaging.Simulation.VirtualTimeRetries";

    /// <summary>Registers the customizer, before the first client is made; again does nothing.</summary>
    public static void Register() => RuntimePipelineCustomizerRegistry.Instance.Register(Instance);

    /// <inheritdoc/>
    public void Customize(Type type, RuntimePipeline pipeline)
    {
        foreach (var handler in pipeline.Handlers)
        {
            if (handler is RetryHandler { RetryPolicy: StandardRetryPolicy and not VirtualTimeRetryPolicy } standard)
            {
                pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new VirtualTimeRetryPolicy(standard.RetryPolicy.MaxRetries)));
                return;
            }
        }
    }

    /// <summary>The SDK's standard retry mode with another clock.</summary>
    private sealed class VirtualTimeRetryPolicy : StandardRetryPolicy
    {
        // What the SDK allows a client: 500 tokens, of which it keeps one account for the whole process. Runs must not spend each other's.
        private const int RetryTokens = 500;

        public VirtualTimeRetryPolicy(int maxRetries)
            : base(maxRetries) => RetryCapacity = new RetryCapacity(RetryTokens);

        /// <summary>Waits the longest time that the SDK might: its jitter would make runs differ.</summary>
        public override Task WaitBeforeRetryAsync(IExecutionContext executionContext)
        {
            var context = executionContext.RequestContext;
            if ((context.ClientConfig.HttpClientFactory ?? AWSConfigs.HttpClientFactory) is not ModelHttpClientFactory factory)
            {
                return base.WaitBeforeRetryAsync(executionContext);
            }

            var backoff = Math.Min(1000L << Math.Min(context.Retries - 1, 20), MaxBackoffInMilliseconds);
            return Task.Delay(TimeSpan.FromMilliseconds(backoff), factory.Time);
        }
    }
}
