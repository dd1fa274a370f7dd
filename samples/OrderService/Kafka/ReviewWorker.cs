using Confluent.Kafka;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OrderService.Contracts;

namespace OrderService.Kafka;

/// <summary>Puts reviews of customers under the products.</summary>
public sealed class ReviewWorker(
    IConsumer<string, string> reviews, IConsumer<string, string> answers, ReviewBook book, ILogger<ReviewWorker> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Task.Run(() => ReadReviewsAsync(stoppingToken), stoppingToken), Task.Run(() => ReadAnswersAsync(stoppingToken), stoppingToken));

    private async Task ReadReviewsAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var result = reviews.Consume(cancellationToken);
            logger.LogInformation("Review at {Offset}", result.TopicPartitionOffset);
            reviews.Commit(result);
            await book.AddAsync(OrderJson.Read<ReviewWritten>(result.Message.Value), cancellationToken);
        }
    }

    private async Task ReadAnswersAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var result = answers.Consume(cancellationToken);
            await book.AddAsync(OrderJson.Read<ReviewWritten>(result.Message.Value), cancellationToken);
            answers.Commit(result);
        }
    }
}

/// <summary>The reviews of the shop.</summary>
public sealed class ReviewBook
{
    private readonly List<ReviewWritten> _reviews = [];

    /// <summary>Keeps a review.</summary>
    public async Task AddAsync(ReviewWritten review, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(10), cancellationToken);
        _reviews.Add(review);
    }
}
