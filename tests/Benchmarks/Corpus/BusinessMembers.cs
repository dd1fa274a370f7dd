namespace AwsMessaging.Benchmarks.Corpus;

/// <summary>Templates of methods that have nothing to do with messaging; they use the fields that every service class has.</summary>
internal static class BusinessMembers
{
    public static readonly Func<Topic, string>[] All =
    [
        t => $$"""
            public IReadOnlyDictionary<string, decimal> TotalsByCustomer{{t.Number}}(IEnumerable<{{t.Entity}}> source)
            {
                return source
                    .Where(item => item.Status != {{t.Entity}}Status.Rejected && item.Quantity > {{t.Constant(9)}})
                    .GroupBy(item => item.CustomerId, StringComparer.Ordinal)
                    .OrderByDescending(group => group.Sum(item => item.Total))
                    .ToDictionary(group => group.Key, group => group.Sum(item => item.Total));
            }
            """,
        t => $$"""
            public async Task<int> Import{{t.Number}}Async(string path, CancellationToken cancellationToken)
            {
                var imported = 0;
                using var reader = new StreamReader(path);
                while (await reader.ReadLineAsync(cancellationToken) is { } line)
                {
                    var columns = line.Split(';');
                    if (columns.Length < 4 || !int.TryParse(columns[1], NumberStyles.Integer, CultureInfo.InvariantCulture, out var quantity))
                    {
                        _logger.LogWarning("Line {Line} of {Path} is not understood", line, path);
                        continue;
                    }

                    var {{t.Lower}} = new {{t.Entity}}
                    {
                        Name = columns[0].Trim(),
                        Quantity = quantity,
                        CustomerId = columns[2],
                        Price = decimal.Parse(columns[3], CultureInfo.InvariantCulture),
                    };
                    _byId[{{t.Lower}}.Id] = {{t.Lower}};
                    imported++;
                }

                return imported;
            }
            """,
        t => $$"""
            public string Report{{t.Number}}(IReadOnlyCollection<{{t.Entity}}> items)
            {
                var text = new StringBuilder();
                text.AppendLine("{{t.Plural}} of the last {{t.Constant(30)}} days");
                var position = 0;
                foreach (var item in items.OrderBy(i => i.CreatedAt).ThenBy(i => i.Name))
                {
                    position++;
                    text.Append(position).Append(". ").Append(item.Name).Append(": ").AppendFormat(CultureInfo.InvariantCulture, "{0:F2}", item.Total).AppendLine();
                }

                if (position == 0)
                {
                    text.AppendLine("(none)");
                }

                return text.ToString();
            }
            """,
        t => $$"""
            public async Task<T> Retry{{t.Number}}Async<T>(Func<CancellationToken, Task<T>> action, int attempts, CancellationToken cancellationToken)
            {
                var delay = TimeSpan.FromMilliseconds({{t.Constant(400)}});
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        return await action(cancellationToken).ConfigureAwait(false);
                    }
                    catch (Exception error) when (attempt < attempts && error is HttpRequestException or TimeoutException)
                    {
                        _logger.LogInformation(error, "Attempt {Attempt} failed", attempt);
                        await Task.Delay(delay, cancellationToken).ConfigureAwait(false);
                        delay += delay;
                    }
                }
            }
            """,
        t => $$"""
            public int FindFirst{{t.Number}}(IReadOnlyList<{{t.Entity}}> sorted, DateTimeOffset at)
            {
                var low = 0;
                var high = sorted.Count - 1;
                while (low <= high)
                {
                    var middle = low + ((high - low) / 2);
                    if (sorted[middle].CreatedAt < at)
                    {
                        low = middle + 1;
                    }
                    else
                    {
                        high = middle - 1;
                    }
                }

                return low < sorted.Count ? low : -1;
            }
            """,
        t => $$"""
            public async Task<{{t.Entity}}?> Fetch{{t.Number}}Async(HttpClient http, Guid id, CancellationToken cancellationToken)
            {
                using var response = await http.GetAsync($"{{t.Slug}}/{id:D}", cancellationToken);
                if (response.StatusCode == HttpStatusCode.NotFound)
                {
                    return null;
                }

                response.EnsureSuccessStatusCode();
                await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
                var {{t.Lower}} = await JsonSerializer.DeserializeAsync<{{t.Entity}}>(stream, cancellationToken: cancellationToken);
                if ({{t.Lower}} is not null)
                {
                    _byId[{{t.Lower}}.Id] = {{t.Lower}};
                }

                return {{t.Lower}};
            }
            """,
        t => $$"""
            public async IAsyncEnumerable<IReadOnlyList<{{t.Entity}}>> Pages{{t.Number}}(int size, [EnumeratorCancellation] CancellationToken cancellationToken = default)
            {
                var page = new List<{{t.Entity}}>(size);
                foreach (var item in _byId.Values.OrderBy(i => i.CreatedAt))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    page.Add(item);
                    if (page.Count == size)
                    {
                        yield return page;
                        page = new List<{{t.Entity}}>(size);
                        await Task.Yield();
                    }
                }

                if (page.Count > 0)
                {
                    yield return page;
                }
            }
            """,
        t => $$"""
            public (decimal Smallest, decimal Largest, double Mean) Spread{{t.Number}}(IEnumerable<{{t.Entity}}> source)
            {
                var smallest = decimal.MaxValue;
                var largest = decimal.MinValue;
                var sum = 0m;
                var count = 0;
                foreach (var item in source)
                {
                    smallest = Math.Min(smallest, item.Price);
                    largest = Math.Max(largest, item.Price);
                    sum += item.Price;
                    count++;
                }

                return count == 0 ? (0m, 0m, 0d) : (smallest, largest, (double)(sum / count));
            }
            """,
        t => $$"""
            public bool TryChange{{t.Number}}(Guid id, {{t.Entity}}Status next, out string reason)
            {
                if (!_byId.TryGetValue(id, out var item))
                {
                    reason = $"{{t.Entity}} {id} is unknown";
                    return false;
                }

                reason = (item.Status, next) switch
                {
                    ({{t.Entity}}Status.Closed, _) => "closed for good",
                    ({{t.Entity}}Status.Draft, {{t.Entity}}Status.Accepted) => "submit it first",
                    (var current, var wanted) when current == wanted => "nothing to change",
                    ({{t.Entity}}Status.Rejected, {{t.Entity}}Status.Accepted) when item.Quantity > {{t.Constant(100)}} => "too many to accept late",
                    _ => string.Empty,
                };
                if (reason.Length > 0)
                {
                    return false;
                }

                item.Status = next;
                return true;
            }
            """,
        t => $$"""
            public async Task Refresh{{t.Number}}Async(IEnumerable<Guid> ids, Func<Guid, Task<{{t.Entity}}?>> load)
            {
                var pending = ids.Distinct().Select(async id => (Id: id, Item: await load(id))).ToList();
                var loaded = await Task.WhenAll(pending);
                foreach (var (id, item) in loaded)
                {
                    if (item is null)
                    {
                        _byId.Remove(id);
                    }
                    else
                    {
                        _byId[id] = item;
                    }
                }

                _logger.LogDebug("{Count} {{t.Slug}} refreshed", loaded.Length);
            }
            """,
        t => $$"""
            public string Serialize{{t.Number}}({{t.Entity}} {{t.Lower}})
            {
                using var stream = new MemoryStream();
                using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = {{(t.Number % 2 == 0 ? "true" : "false")}} }))
                {
                    writer.WriteStartObject();
                    writer.WriteString("id", {{t.Lower}}.Id);
                    writer.WriteString("name", {{t.Lower}}.Name);
                    writer.WriteNumber("total", {{t.Lower}}.Total);
                    writer.WriteStartArray("tags");
                    foreach (var tag in {{t.Lower}}.Tags)
                    {
                        writer.WriteStringValue(tag);
                    }

                    writer.WriteEndArray();
                    writer.WriteEndObject();
                }

                return Encoding.UTF8.GetString(stream.ToArray());
            }
            """,
        t => $$"""
            public IEnumerable<(string Customer, string Tag, int Count)> TagUse{{t.Number}}(IEnumerable<{{t.Entity}}> items, ISet<string> customers)
            {
                var query = from item in items
                            where customers.Contains(item.CustomerId)
                            from tag in item.Tags
                            let normalised = tag.Trim().ToLowerInvariant()
                            group item by new { item.CustomerId, Tag = normalised } into uses
                            orderby uses.Count() descending, uses.Key.Tag
                            select (uses.Key.CustomerId, uses.Key.Tag, uses.Count());
                return query.Take({{t.Constant(40)}});
            }
            """,
        t => $$"""
            public int Checksum{{t.Number}}(ReadOnlySpan<byte> data)
            {
                unchecked
                {
                    var hash = (int)2166136261;
                    for (var i = 0; i < data.Length; i++)
                    {
                        hash ^= data[i];
                        hash *= 16777619;
                        hash = (hash << {{t.Constant(7)}}) | (int)((uint)hash >> {{t.Constant(9)}});
                    }

                    return hash;
                }
            }
            """,
        t => $$"""
            public {{t.Entity}} Create{{t.Number}}(string name, int quantity, params string[] tags)
            {
                ArgumentException.ThrowIfNullOrEmpty(name);
                if (quantity is < 1 or > {{t.Constant(500) + 10}})
                {
                    throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "Out of range.");
                }

                var {{t.Lower}} = new {{t.Entity}} { Name = name, Quantity = quantity, CreatedAt = DateTimeOffset.UtcNow };
                {{t.Lower}}.Tags.AddRange(tags.Where(tag => !string.IsNullOrEmpty(tag)).Select(Normalise));
                {{t.Lower}}.Status = tags.Length == 0 ? {{t.Entity}}Status.Draft : {{t.Entity}}Status.Submitted;
                lock (_byId)
                {
                    _byId.Add({{t.Lower}}.Id, {{t.Lower}});
                }

                return {{t.Lower}};

                static string Normalise(string tag) => tag.Trim().Replace(' ', '-');
            }
            """,
        t => $$"""
            public async Task Pump{{t.Number}}Async(ChannelReader<{{t.Entity}}> source, ChannelWriter<string> sink, CancellationToken cancellationToken)
            {
                try
                {
                    await foreach (var item in source.ReadAllAsync(cancellationToken))
                    {
                        if (!item.IsOpen)
                        {
                            continue;
                        }

                        var line = string.Join(',', item.Id, item.Name, item.Quantity.ToString(CultureInfo.InvariantCulture));
                        await sink.WriteAsync(line, cancellationToken);
                    }

                    sink.Complete();
                }
                catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                {
                    sink.TryComplete();
                }
                catch (Exception error)
                {
                    _logger.LogError(error, "The pump stopped");
                    sink.TryComplete(error);
                    throw;
                }
            }
            """,
        t => $$"""
            public int[,] Distances{{t.Number}}(string left, string right)
            {
                var table = new int[left.Length + 1, right.Length + 1];
                for (var i = 0; i <= left.Length; i++)
                {
                    table[i, 0] = i;
                }

                for (var j = 0; j <= right.Length; j++)
                {
                    table[0, j] = j;
                }

                for (var i = 1; i <= left.Length; i++)
                {
                    for (var j = 1; j <= right.Length; j++)
                    {
                        var cost = left[i - 1] == right[j - 1] ? 0 : 1;
                        table[i, j] = Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + cost);
                    }
                }

                return table;
            }
            """,
        t => $$"""
            public TResult Fold{{t.Number}}<TResult>(TResult seed, Func<TResult, {{t.Entity}}, TResult> step, Predicate<{{t.Entity}}>? filter = null)
            {
                var result = seed;
                foreach (var item in _byId.Values)
                {
                    if (filter is null || filter(item))
                    {
                        result = step(result, item);
                    }
                }

                return result;
            }
            """,
        t => $$"""
            public DateOnly NextDueDate{{t.Number}}({{t.Entity}} {{t.Lower}}, IReadOnlySet<DateOnly> holidays)
            {
                var date = DateOnly.FromDateTime({{t.Lower}}.CreatedAt.UtcDateTime).AddDays({{t.Constant(28)}});
                do
                {
                    if (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(date))
                    {
                        break;
                    }

                    date = date.AddDays(1);
                }
                while (true);

                return date;
            }
            """,
        t => $$"""
            private static readonly Dictionary<string, Func<{{t.Entity}}, object?>> Columns{{t.Number}} = new(StringComparer.OrdinalIgnoreCase)
            {
                ["id"] = item => item.Id,
                ["name"] = item => item.Name,
                ["status"] = item => item.Status.ToString(),
                ["total"] = item => Math.Round(item.Total, {{t.Constant(4)}}),
                ["created"] = item => item.CreatedAt.ToString("O", CultureInfo.InvariantCulture),
            };

            public IEnumerable<object?[]> Rows{{t.Number}}(IEnumerable<{{t.Entity}}> items, params string[] columns)
            {
                var readers = columns.Select(c => Columns{{t.Number}}.TryGetValue(c, out var reader) ? reader : throw new KeyNotFoundException(c)).ToArray();
                return items.Select(item => Array.ConvertAll(readers, read => read(item)));
            }
            """,
        t => $$"""
            public async Task<bool> Export{{t.Number}}Async(string folder, IProgress<double>? progress, CancellationToken cancellationToken)
            {
                Directory.CreateDirectory(folder);
                var items = _byId.Values.ToArray();
                for (var i = 0; i < items.Length; i++)
                {
                    var path = Path.Combine(folder, items[i].Id.ToString("N") + ".json");
                    await File.WriteAllTextAsync(path, JsonSerializer.Serialize(items[i]), Encoding.UTF8, cancellationToken);
                    progress?.Report((i + 1d) / items.Length);
                    if (i % {{t.Constant(50)}} == 0 && _logger.IsEnabled(LogLevel.Trace))
                    {
                        _logger.LogTrace("{Done} of {All} written to {Folder}", i, items.Length, folder);
                    }
                }

                return items.Length > 0;
            }
            """,
        t => $$"""
            public IReadOnlyList<{{t.Entity}}> Search{{t.Number}}(string? text, {{t.Entity}}Status? status, int skip = 0, int take = {{t.Constant(100)}})
            {
                IEnumerable<{{t.Entity}}> query = _byId.Values;
                if (!string.IsNullOrWhiteSpace(text))
                {
                    query = query.Where(item => item.Name.Contains(text, StringComparison.OrdinalIgnoreCase) || item.Tags.Any(tag => tag == text));
                }

                if (status is { } wanted)
                {
                    query = query.Where(item => item.Status == wanted);
                }

                return query.OrderBy(item => item.Name, StringComparer.CurrentCulture).Skip(skip).Take(take).ToArray();
            }
            """,
        t => $$"""
            public bool Mark{{t.Number}}(object candidate)
            {
                switch (candidate)
                {
                    case null:
                        return false;
                    case {{t.Entity}} { Tags.Count: > 0, Quantity: var quantity } item when quantity < {{t.Constant(20)}}:
                        item.Tags[0] += "*";
                        return true;
                    case IEnumerable<{{t.Entity}}> many:
                        return many.Aggregate(false, (marked, next) => Mark{{t.Number}}(next) | marked);
                    case string name:
                        return _byId.Values.FirstOrDefault(i => i.Name == name) is { } found && Mark{{t.Number}}(found);
                    default:
                        _logger.LogWarning("{Type} cannot be marked", candidate.GetType().Name);
                        return false;
                }
            }
            """,
    ];
}
