using System.Collections.Concurrent;
using Amazon;
using Amazon.EventBridge;
using Amazon.Lambda;
using Amazon.Lambda.Model;
using Amazon.Runtime;
using Amazon.SimpleNotificationService;
using Amazon.SQS;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Corpus.ClientFactories;

public static class MessagingServiceCollectionExtensions
{
    public static IServiceCollection AddMessaging(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IAmazonSQS>(_ => configuration["Aws:LocalUrl"] is { Length: > 0 } url
            ? new AmazonSQSClient(new BasicAWSCredentials("local", "local"), new AmazonSQSConfig { ServiceURL = url, AuthenticationRegion = "eu-west-1" })
            : new AmazonSQSClient());
        services.AddSingleton<IAmazonSimpleNotificationService>(new AmazonSimpleNotificationServiceClient());
        services.AddSingleton<IAmazonEventBridge, AmazonEventBridgeClient>(_ => new(RegionEndpoint.GetBySystemName(configuration["Aws:Region"])));
        return services.AddSingleton<TenantQueues>();
    }
}

/// <summary>Each tenant's queues are in its own account: a client per set of credentials, kept.</summary>
public sealed class TenantQueues(Func<string, AWSCredentials> credentialsOf) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<IAmazonSQS>> _clients = new(StringComparer.Ordinal);

    public async Task<string> SendAsync(string tenant, string queueName, string body, CancellationToken cancellationToken)
    {
        var client = _clients.GetOrAdd(tenant, t => new(() => new AmazonSQSClient(credentialsOf(t), RegionEndpoint.EUWest1))).Value;
        var queue = await client.GetQueueUrlAsync(queueName, cancellationToken);
        var response = await client.SendMessageAsync(queue.QueueUrl, body, cancellationToken);
        return response.MessageId;
    }

    public void Dispose()
    {
        foreach (var client in _clients.Values.Where(c => c.IsValueCreated))
        {
            client.Value.Dispose();
        }
    }
}

/// <summary>Code from before there was a container.</summary>
public class LegacyNotifier
{
    private static IAmazonSimpleNotificationService? _client;
    private static readonly object Gate = new();

    protected virtual IAmazonSimpleNotificationService Client
    {
        get
        {
            if (_client == null)
            {
                lock (Gate)
                {
                    _client ??= new AmazonSimpleNotificationServiceClient();
                }
            }

            return _client;
        }
    }

    public Task NotifyAsync(string topicArn, string text) => Client.PublishAsync(topicArn, text);
}

/// <summary>Calls of functions and workflows whose failure is in the answer, not in an exception.</summary>
public sealed class Workflows(IAmazonLambda lambda, IAmazonStepFunctions stepFunctions)
{
    public async Task<string> PriceAsync(string order, CancellationToken cancellationToken)
    {
        var response = await lambda.InvokeAsync(
            new InvokeRequest { FunctionName = "pricing", InvocationType = InvocationType.RequestResponse, Payload = order }, cancellationToken);
        using var reader = new StreamReader(response.Payload);
        var payload = await reader.ReadToEndAsync(cancellationToken);
        return response.FunctionError is null ? payload : throw new InvalidOperationException($"{response.FunctionError}: {payload}");
    }

    public async Task<string> QuoteAsync(string stateMachineArn, string input, CancellationToken cancellationToken)
    {
        var execution = await stepFunctions.StartSyncExecutionAsync(
            new StartSyncExecutionRequest { StateMachineArn = stateMachineArn, Input = input }, cancellationToken);
        return execution switch
        {
            { Status: var status } when status == SyncExecutionStatus.SUCCEEDED => execution.Output,
            { Error: var error, Cause: var cause } => throw new InvalidOperationException($"{error}: {cause}"),
        };
    }
}
