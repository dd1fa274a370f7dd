namespace AwsMessaging.Benchmarks.Corpus;

/// <summary>Receiving from SQS: long polls, single reads and drains; and, as mistakes, loops that poll short.</summary>
internal static class ReceivingCode
{
    private const string ShortPolling = "AWSM2001";

    public static readonly MessagingCard[] Correct =
    [
        new(Needs.Sqs, 2, t => $$"""
            public async Task Poll{{t.Number}}Async(string queueUrl, CancellationToken cancellationToken)
            {
                while (!cancellationToken.IsCancellationRequested)
                {
                    var response = await _sqs.ReceiveMessageAsync(
                        new ReceiveMessageRequest { QueueUrl = queueUrl, MaxNumberOfMessages = 10, WaitTimeSeconds = 20 },
                        cancellationToken);
                    foreach (var message in response.Messages ?? [])
                    {
                        try
                        {
                            Remember(message.Body);
                            await _sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle, cancellationToken);
                        }
                        catch (JsonException error)
                        {
                            _logger.LogError(error, "Message {Id} is left for the dead-letter queue", message.MessageId);
                        }
                    }
                }
            }
            """),
        new(Needs.Sqs | Needs.Options, 2, t => $$"""
            public async Task Watch{{t.Number}}Async(CancellationToken cancellationToken)
            {
                var request = new ReceiveMessageRequest { QueueUrl = _options.QueueUrl, MaxNumberOfMessages = 10 };
                request.WaitTimeSeconds = _options.WaitSeconds;
                do
                {
                    var batch = await _sqs.ReceiveMessageAsync(request, cancellationToken);
                    foreach (var message in batch.Messages ?? [])
                    {
                        Remember(message.Body);
                        await _sqs.DeleteMessageAsync(_options.QueueUrl, message.ReceiptHandle, cancellationToken);
                    }
                }
                while (!cancellationToken.IsCancellationRequested);
            }
            """),
        new(Needs.Sqs, 1, t => $$"""
            public async Task<{{t.Entity}}?> Peek{{t.Number}}Async(string queueUrl)
            {
                var response = await _sqs.ReceiveMessageAsync(queueUrl);
                var message = response.Messages?.FirstOrDefault();
                return message is null ? null : JsonSerializer.Deserialize<{{t.Entity}}>(message.Body);
            }
            """),
        new(Needs.Sqs, 1, t => $$"""
            public async Task<int> Drain{{t.Number}}Async(string queueUrl, CancellationToken cancellationToken)
            {
                var drained = 0;
                while (true)
                {
                    var response = await _sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queueUrl) { WaitTimeSeconds = 0 }, cancellationToken);
                    if (response.Messages is not { Count: > 0 })
                    {
                        return drained;
                    }

                    drained += response.Messages.Count;
                }
            }
            """),
        new(Needs.Sqs, 1, t => $$"""
            public async Task Extend{{t.Number}}Async(string queueUrl, Message message, Func<Task> work)
            {
                var running = work();
                while (await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds({{t.Constant(60)}}))) != running)
                {
                    await _sqs.ChangeMessageVisibilityAsync(queueUrl, message.ReceiptHandle, 120);
                }

                await running;
            }
            """),
    ];

    public static readonly MessagingCard[] Mistaken =
    [
        new(Needs.Sqs, 2, t => $$"""
            public async Task Listen{{t.Number}}Async(string queueUrl, CancellationToken cancellationToken)
            {
                while (!cancellationToken.IsCancellationRequested)
                {
                    var response = await _sqs.ReceiveMessageAsync(
                        new ReceiveMessageRequest { QueueUrl = queueUrl, MaxNumberOfMessages = 10 },
                        cancellationToken);
                    foreach (var message in response.Messages ?? [])
                    {
                        Remember(message.Body);
                        await _sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle, cancellationToken);
                    }
                }
            }
            """) { Mistake = ShortPolling },
        new(Needs.Sqs | Needs.Options, 2, t => $$"""
            public async Task Follow{{t.Number}}Async(CancellationToken cancellationToken)
            {
                var request = new ReceiveMessageRequest();
                request.QueueUrl = _options.QueueUrl;
                request.MaxNumberOfMessages = {{t.Constant(9) + 1}};
                request.WaitTimeSeconds = 0;
                while (!cancellationToken.IsCancellationRequested)
                {
                    var response = await _sqs.ReceiveMessageAsync(request, cancellationToken);
                    foreach (var message in response.Messages ?? [])
                    {
                        Remember(message.Body);
                        await _sqs.DeleteMessageAsync(_options.QueueUrl, message.ReceiptHandle, cancellationToken);
                    }

                    await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
                }
            }
            """) { Mistake = ShortPolling },
        new(Needs.Sqs, 2, t => $$"""
            public async Task Loop{{t.Number}}Async(string queueUrl, CancellationToken cancellationToken)
            {
                for (;;)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    var request = new ReceiveMessageRequest(queueUrl) { MaxNumberOfMessages = {{t.Constant(9) + 1}} };
                    var response = await _sqs.ReceiveMessageAsync(request, cancellationToken);
                    foreach (var message in response.Messages ?? [])
                    {
                        Remember(message.Body);
                        await _sqs.DeleteMessageAsync(queueUrl, message.ReceiptHandle, cancellationToken);
                    }
                }
            }
            """) { Mistake = ShortPolling },
    ];
}
