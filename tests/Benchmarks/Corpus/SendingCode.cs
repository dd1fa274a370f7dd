namespace AwsMessaging.Benchmarks.Corpus;

/// <summary>Sending to SQS and publishing to SNS, standard and FIFO; and, as mistakes, FIFO destinations without a message group.</summary>
internal static class SendingCode
{
    private const string FifoWithoutGroupId = "AWSM1013";

    public static readonly MessagingCard[] Correct =
    [
        new(Needs.Sqs, 1, t => $$"""
            public Task Send{{t.Number}}Async(string queueUrl, {{t.Entity}} item, CancellationToken cancellationToken) =>
                _sqs.SendMessageAsync(queueUrl, JsonSerializer.Serialize(item), cancellationToken);
            """),
        new(Needs.Sqs | Needs.Options, 1, t => $$"""
            public async Task<string> Enqueue{{t.Number}}Async({{t.Entity}} item)
            {
                var request = new SendMessageRequest
                {
                    QueueUrl = _options.QueueUrl,
                    MessageBody = JsonSerializer.Serialize(item),
                    DelaySeconds = {{t.Constant(900)}},
                };
                request.MessageAttributes = new Dictionary<string, Amazon.SQS.Model.MessageAttributeValue>
                {
                    ["kind"] = new() { DataType = "String", StringValue = item.Status.ToString() },
                };
                var response = await _sqs.SendMessageAsync(request);
                return response.MessageId;
            }
            """),
        new(Needs.Sqs, 1, t => $$"""
            public async Task Forward{{t.Number}}Async(string queueUrl, {{t.Entity}} item)
            {
                var request = new SendMessageRequest(queueUrl, JsonSerializer.Serialize(item));
                if (queueUrl.EndsWith(".fifo", StringComparison.Ordinal))
                {
                    request.MessageGroupId = item.CustomerId;
                    request.MessageDeduplicationId = item.Id.ToString("N");
                }

                await _sqs.SendMessageAsync(request);
            }
            """),
        new(Needs.Sqs, 1, t => $$"""
            public async Task {{t.Verb}}InOrder{{t.Number}}Async({{t.Entity}} item)
            {
                const string queueUrl = "https://sqs.eu-west-1.amazonaws.com/123456789012/{{t.Slug}}-{{t.Number}}.fifo";
                var request = new SendMessageRequest { QueueUrl = queueUrl, MessageBody = JsonSerializer.Serialize(item) };
                request.MessageDeduplicationId = item.Id.ToString();
                request.MessageGroupId = item.CustomerId;
                await _sqs.SendMessageAsync(request);
            }
            """),
        new(Needs.Sqs, 1, t => $$"""
            public async Task SendAll{{t.Number}}Async(string queueUrl, IReadOnlyList<{{t.Entity}}> items)
            {
                foreach (var chunk in items.Chunk(10))
                {
                    var entries = chunk
                        .Select((item, index) => new SendMessageBatchRequestEntry
                        {
                            Id = index.ToString(CultureInfo.InvariantCulture),
                            MessageBody = JsonSerializer.Serialize(item),
                            MessageGroupId = item.CustomerId,
                            MessageDeduplicationId = item.Id.ToString("N"),
                        })
                        .ToList();
                    var response = await _sqs.SendMessageBatchAsync(new SendMessageBatchRequest { QueueUrl = queueUrl, Entries = entries });
                    if (response.Failed is { Count: > 0 } failed)
                    {
                        throw new InvalidOperationException($"{failed.Count} messages were not sent: {failed[0].Code}");
                    }
                }
            }
            """),
        new(Needs.Sns | Needs.Options, 1, t => $$"""
            public async Task Announce{{t.Number}}Async({{t.Entity}} item, CancellationToken cancellationToken)
            {
                var response = await _sns.PublishAsync(_options.TopicArn, JsonSerializer.Serialize(item), cancellationToken);
                _logger.LogInformation("{{t.Entity}} {Id} announced as {MessageId}", item.Id, response.MessageId);
            }
            """),
        new(Needs.Sns, 1, t => $$"""
            public Task<PublishResponse> Notify{{t.Number}}Async(string topicArn, {{t.Entity}} item)
            {
                return _sns.PublishAsync(new PublishRequest
                {
                    TopicArn = topicArn,
                    Subject = "{{t.Entity}} " + item.Status,
                    Message = JsonSerializer.Serialize(item),
                });
            }
            """),
        new(Needs.Sns, 1, t => $$"""
            public async Task NotifyAll{{t.Number}}Async(string topicArn, IEnumerable<{{t.Entity}}> items)
            {
                var request = new PublishBatchRequest { TopicArn = topicArn, PublishBatchRequestEntries = [] };
                foreach (var item in items.Take(10))
                {
                    request.PublishBatchRequestEntries.Add(new PublishBatchRequestEntry { Id = item.Id.ToString("N"), Message = JsonSerializer.Serialize(item) });
                }

                var response = await _sns.PublishBatchAsync(request);
                foreach (var failure in response.Failed ?? [])
                {
                    _logger.LogError("Entry {Id}: {Code}", failure.Id, failure.Code);
                }
            }
            """),
    ];

    public static readonly MessagingCard[] Mistaken =
    [
        new(Needs.Sqs, 1, t => $$"""
            public Task {{t.Verb}}Quickly{{t.Number}}Async({{t.Entity}} item) =>
                _sqs.SendMessageAsync("https://sqs.eu-west-1.amazonaws.com/123456789012/{{t.Slug}}.fifo", JsonSerializer.Serialize(item));
            """) { Mistake = FifoWithoutGroupId },
        new(Needs.Sqs | Needs.Options, 1, t => $$"""
            public async Task {{t.Verb}}Once{{t.Number}}Async({{t.Entity}} item)
            {
                var request = new SendMessageRequest { QueueUrl = _options.QueueUrl };
                request.MessageBody = JsonSerializer.Serialize(item);
                request.MessageDeduplicationId = item.Id.ToString();
                await _sqs.SendMessageAsync(request);
            }
            """) { Mistake = FifoWithoutGroupId },
        new(Needs.Sns, 1, t => $$"""
            public async Task Broadcast{{t.Number}}Async({{t.Entity}} item, string region)
            {
                var topicArn = $"arn:aws:sns:eu-west-1:123456789012:{{t.Slug}}.fifo";
                await _sns.PublishAsync(new PublishRequest { TopicArn = topicArn, Message = JsonSerializer.Serialize(item), Subject = region });
            }
            """) { Mistake = FifoWithoutGroupId },
    ];
}
