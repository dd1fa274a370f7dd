namespace AwsMessaging.Benchmarks.Corpus;

/// <summary>Writing to Kinesis; and, as mistakes, partition keys with few values.</summary>
internal static class StreamCode
{
    private const string LowCardinalityPartitionKey = "AWSM1023";

    public static readonly MessagingCard[] Correct =
    [
        new(Needs.Kinesis, 1, t => $$"""
            public async Task Put{{t.Number}}Async(string streamName, {{t.Entity}} item, CancellationToken cancellationToken)
            {
                using var data = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(item));
                await _kinesis.PutRecordAsync(
                    new PutRecordRequest { StreamName = streamName, Data = data, PartitionKey = item.Id.ToString() },
                    cancellationToken);
            }
            """),
        new(Needs.Kinesis | Needs.Options, 1, t => $$"""
            public async Task PutAll{{t.Number}}Async(IEnumerable<{{t.Entity}}> items)
            {
                var request = new PutRecordsRequest { StreamName = _options.StreamName };
                request.Records = items
                    .Select(item => new PutRecordsRequestEntry
                    {
                        Data = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(item)),
                        PartitionKey = $"{item.Status}/{item.CustomerId}",
                    })
                    .ToList();
                var response = await _kinesis.PutRecordsAsync(request);
                if (response.FailedRecordCount > 0)
                {
                    _logger.LogWarning("{Count} records were refused: {Code}", response.FailedRecordCount, response.Records.First(r => r.ErrorCode != null).ErrorCode);
                }
            }
            """),
        new(Needs.Kinesis, 1, t => $$"""
            public Task Record{{t.Number}}Async(string streamName, string key, byte[] data)
            {
                var request = new PutRecordRequest();
                request.StreamName = streamName;
                request.PartitionKey = key;
                request.Data = new MemoryStream(data, writable: false);
                return _kinesis.PutRecordAsync(request);
            }
            """),
    ];

    public static readonly MessagingCard[] Mistaken =
    [
        new(Needs.Kinesis, 1, t => $$"""
            public async Task Trace{{t.Number}}Async(string streamName, {{t.Entity}} item)
            {
                var request = new PutRecordRequest { StreamName = streamName, PartitionKey = "{{t.Slug}}" };
                request.Data = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(item));
                await _kinesis.PutRecordAsync(request);
            }
            """) { Mistake = LowCardinalityPartitionKey },
        new(Needs.Kinesis, 1, t => $$"""
            public async Task TraceStatus{{t.Number}}Async(string streamName, {{t.Entity}} item)
            {
                await _kinesis.PutRecordAsync(new PutRecordRequest
                {
                    StreamName = streamName,
                    Data = new MemoryStream(Encoding.UTF8.GetBytes(item.Name)),
                    PartitionKey = item.Status.ToString(),
                });
            }
            """) { Mistake = LowCardinalityPartitionKey },
        new(Needs.Kinesis, 1, t => $$"""
            public async Task TraceAll{{t.Number}}Async(string streamName, IReadOnlyCollection<{{t.Entity}}> items)
            {
                var records = new List<PutRecordsRequestEntry>(items.Count);
                foreach (var item in items)
                {
                    records.Add(new PutRecordsRequestEntry { Data = new MemoryStream(item.Id.ToByteArray()), PartitionKey = nameof({{t.Entity}}) });
                }

                var response = await _kinesis.PutRecordsAsync(new PutRecordsRequest { StreamName = streamName, Records = records });
                _logger.LogDebug("{Failed} of {All} records failed", response.FailedRecordCount, items.Count);
            }
            """) { Mistake = LowCardinalityPartitionKey },
    ];
}
