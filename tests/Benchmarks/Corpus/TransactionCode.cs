namespace AwsMessaging.Benchmarks.Corpus;

/// <summary>Publishing around database transactions: after the commit, and, as mistakes, before it.</summary>
internal static class TransactionCode
{
    private const string PublishInTransaction = "AWSM1026";

    public static readonly MessagingCard[] Correct =
    [
        new(Needs.Store | Needs.Sns | Needs.Options, 1, t => $$"""
            public async Task Store{{t.Number}}Async({{t.Entity}} item, CancellationToken cancellationToken)
            {
                await using var transaction = await _store.Database.BeginTransactionAsync(cancellationToken);
                _store.Add(item);
                await _store.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);

                await _sns.PublishAsync(_options.TopicArn, item.Id.ToString(), cancellationToken);
            }
            """),
        new(Needs.Connection | Needs.Sqs | Needs.Options, 1, t => $$"""
            public async Task Settle{{t.Number}}Async({{t.Entity}} item)
            {
                using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
                {
                    await using var command = _connection.CreateCommand();
                    command.CommandText = "update {{t.Slug}} set settled = 1";
                    await command.ExecuteNonQueryAsync();
                    scope.Complete();
                }

                await _sqs.SendMessageAsync(_options.QueueUrl, item.Id.ToString());
            }
            """),
        new(Needs.Connection | Needs.Kinesis | Needs.Options, 1, t => $$"""
            public async Task Book{{t.Number}}Async({{t.Entity}} item)
            {
                await using var transaction = await _connection.BeginTransactionAsync();
                try
                {
                    await using var command = _connection.CreateCommand();
                    command.Transaction = transaction;
                    command.CommandText = "insert into {{t.Slug}} (quantity) values ({{t.Constant(99)}})";
                    await command.ExecuteNonQueryAsync();
                    await transaction.CommitAsync();
                }
                catch (DbException)
                {
                    await transaction.RollbackAsync();
                    throw;
                }

                await _kinesis.PutRecordAsync(new PutRecordRequest { StreamName = _options.StreamName, PartitionKey = item.CustomerId, Data = new MemoryStream(item.Id.ToByteArray()) });
            }
            """),
    ];

    public static readonly MessagingCard[] Mistaken =
    [
        new(Needs.Store | Needs.Sns | Needs.Options, 1, t => $$"""
            public async Task Accept{{t.Number}}Async({{t.Entity}} item, CancellationToken cancellationToken)
            {
                await using var transaction = await _store.Database.BeginTransactionAsync(cancellationToken);
                item.Status = {{t.Entity}}Status.Accepted;
                _store.Update(item);
                await _store.SaveChangesAsync(cancellationToken);
                await _sns.PublishAsync(_options.TopicArn, item.Id.ToString(), cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }
            """) { Mistake = PublishInTransaction },
        new(Needs.Connection | Needs.Sqs | Needs.Options, 1, t => $$"""
            public async Task Transfer{{t.Number}}Async({{t.Entity}} item)
            {
                using var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);
                await using (var command = _connection.CreateCommand())
                {
                    command.CommandText = "update {{t.Slug}} set moved = {{t.Constant(9)}}";
                    await command.ExecuteNonQueryAsync();
                }

                await _sqs.SendMessageAsync(_options.QueueUrl, JsonSerializer.Serialize(item));
                scope.Complete();
            }
            """) { Mistake = PublishInTransaction },
        new(Needs.Connection | Needs.Sqs | Needs.Options, 1, t => $$"""
            public async Task Cancel{{t.Number}}Async({{t.Entity}} item)
            {
                using var transaction = _connection.BeginTransaction();
                using (var command = _connection.CreateCommand())
                {
                    command.Transaction = transaction;
                    command.CommandText = "delete from {{t.Slug}}";
                    command.ExecuteNonQuery();
                }

                var request = new SendMessageRequest { QueueUrl = _options.QueueUrl, MessageBody = item.Id.ToString() };
                await _sqs.SendMessageAsync(request);
                transaction.Commit();
            }
            """) { Mistake = PublishInTransaction },
    ];
}
