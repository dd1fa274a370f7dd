using Amazon.SQS;

namespace OrderService.Producers;

/// <summary>Hands the catalogues of suppliers to whoever keeps them.</summary>
public sealed class CatalogArchive(IAmazonSQS sqs, string queueUrl)
{
    /// <summary>Sends one catalogue.</summary>
    public async Task KeepAsync(string path, CancellationToken cancellationToken)
    {
        var catalogue = await File.ReadAllTextAsync(path, cancellationToken);
        await sqs.SendMessageAsync(queueUrl, catalogue, cancellationToken);
    }
}
