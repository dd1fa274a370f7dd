using Amazon.Runtime;

namespace AwsMessaging.Simulation.Wire.Sdk;

/// <summary>
/// Gives SDK clients an <see cref="HttpClient"/> that talks to the model. Set on a client's configuration
/// (<c>new AmazonSQSConfig { HttpClientFactory = … }</c>), or process-wide on <c>AWSConfigs.HttpClientFactory</c> for code that makes its own clients.
/// </summary>
public sealed class ModelHttpClientFactory : HttpClientFactory
{
    private readonly HttpMessageHandler handler;

    /// <summary>Creates a factory; clients made from now on retry in virtual time.</summary>
    /// <param name="handler">The model; it outlives all clients.</param>
    /// <param name="time">The model's time, in which clients wait before they retry.</param>
    public ModelHttpClientFactory(HttpMessageHandler handler, TimeProvider time)
    {
        this.handler = handler;
        Time = time;

        // A client's pipeline is built in its constructor, so this must come before the first one.
        VirtualTimeRetries.Register();
    }

    /// <summary>The time in which clients wait before they retry.</summary>
    public TimeProvider Time { get; }

    /// <inheritdoc/>
    /// <remarks>Without a time-out: the default of 100 seconds would be counted by the real clock.</remarks>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        new(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    /// <inheritdoc/>
    /// <remarks>The SDK's cache outlives the model, and knows a client by its configuration alone.</remarks>
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    /// <inheritdoc/>
    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
