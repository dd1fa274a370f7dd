namespace AwsMessaging.Benchmarks.Corpus;

/// <summary>
/// Templates of whole types that have nothing to do with messaging: entities, transfer objects, values, stores, pipelines.
/// </summary>
internal static class BusinessTypes
{
    private static readonly string[] ExtraProperties =
    [
        "public string Reference { get; set; } = string.Empty;",
        "public string? Comment { get; set; }",
        "public DateOnly? DueOn { get; set; }",
        "public bool IsArchived { get; set; }",
        "public int Revision { get; set; }",
        "public double Weight { get; set; }",
        "public Uri? Link { get; set; }",
        "public Dictionary<string, string> Labels { get; } = new(StringComparer.OrdinalIgnoreCase);",
        "public TimeSpan? ProcessingTime { get; set; }",
        "public long SizeInBytes { get; set; }",
    ];

    /// <summary>The entity and its status: every file starts with them, every other template builds on them.</summary>
    public static string Entity(Topic t)
    {
        var extras = ExtraProperties.Where(_ => t.Dice.Roll(2) == 0).Select(p => "    " + p);
        return $$"""
            public enum {{t.Entity}}Status
            {
                Draft,
                Submitted,
                Accepted,
                Rejected,
                Closed,
            }

            /// <summary>One {{t.Lower}} as it is stored.</summary>
            public sealed class {{t.Entity}}
            {
                public Guid Id { get; set; } = Guid.NewGuid();

                public string CustomerId { get; set; } = string.Empty;

                public string Name { get; set; } = string.Empty;

                public {{t.Entity}}Status Status { get; set; }

                public int Quantity { get; set; }

                public decimal Price { get; set; }

                public DateTimeOffset CreatedAt { get; set; }

                public List<string> Tags { get; set; } = new();

            {{string.Join("\n\n", extras)}}

                public decimal Total => Quantity * Price;

                public bool IsOpen => Status is {{t.Entity}}Status.Draft or {{t.Entity}}Status.Submitted;

                public override string ToString() => $"{Name} ({Id:N}, {Status})";
            }
            """;
    }

    public static readonly Func<Topic, string>[] All =
    [
        t => $$"""
            public sealed record {{t.Entity}}Summary{{t.Number}}(Guid Id, string Name, decimal Total, int Count, DateTimeOffset LastSeen)
            {
                public static {{t.Entity}}Summary{{t.Number}} From({{t.Entity}} {{t.Lower}}, int count)
                {
                    ArgumentNullException.ThrowIfNull({{t.Lower}});
                    return new {{t.Entity}}Summary{{t.Number}}({{t.Lower}}.Id, {{t.Lower}}.Name, {{t.Lower}}.Total, count, {{t.Lower}}.CreatedAt);
                }

                public {{t.Entity}}Summary{{t.Number}} Merge({{t.Entity}}Summary{{t.Number}} other) => this with
                {
                    Total = Total + other.Total,
                    Count = Count + other.Count,
                    LastSeen = LastSeen > other.LastSeen ? LastSeen : other.LastSeen,
                };
            }
            """,
        t => $$"""
            public interface I{{t.Entity}}Store{{t.Number}}<TKey, TItem>
                where TKey : notnull
                where TItem : class
            {
                Task<TItem?> FindAsync(TKey key, CancellationToken cancellationToken);

                Task<IReadOnlyList<TItem>> ListAsync(Func<TItem, bool> predicate, CancellationToken cancellationToken);

                Task SaveAsync(TKey key, TItem item, CancellationToken cancellationToken);
            }

            public sealed class InMemory{{t.Entity}}Store{{t.Number}}<TKey, TItem> : I{{t.Entity}}Store{{t.Number}}<TKey, TItem>
                where TKey : notnull
                where TItem : class
            {
                private readonly Dictionary<TKey, TItem> _items = new();
                private readonly SemaphoreSlim _gate = new(1, 1);

                public async Task<TItem?> FindAsync(TKey key, CancellationToken cancellationToken)
                {
                    await _gate.WaitAsync(cancellationToken);
                    try
                    {
                        return _items.TryGetValue(key, out var item) ? item : null;
                    }
                    finally
                    {
                        _gate.Release();
                    }
                }

                public async Task<IReadOnlyList<TItem>> ListAsync(Func<TItem, bool> predicate, CancellationToken cancellationToken)
                {
                    await _gate.WaitAsync(cancellationToken);
                    try
                    {
                        return _items.Values.Where(predicate).ToList();
                    }
                    finally
                    {
                        _gate.Release();
                    }
                }

                public async Task SaveAsync(TKey key, TItem item, CancellationToken cancellationToken)
                {
                    await _gate.WaitAsync(cancellationToken);
                    try
                    {
                        _items[key] = item;
                    }
                    finally
                    {
                        _gate.Release();
                    }
                }
            }
            """,
        t => $$"""
            public readonly struct {{t.Entity}}Amount{{t.Number}} : IEquatable<{{t.Entity}}Amount{{t.Number}}>, IComparable<{{t.Entity}}Amount{{t.Number}}>
            {
                public {{t.Entity}}Amount{{t.Number}}(decimal value, string currency)
                {
                    if (value < 0)
                    {
                        throw new ArgumentOutOfRangeException(nameof(value), value, "An amount is not negative.");
                    }

                    Value = value;
                    Currency = currency ?? throw new ArgumentNullException(nameof(currency));
                }

                public decimal Value { get; }

                public string Currency { get; }

                public static {{t.Entity}}Amount{{t.Number}} operator +({{t.Entity}}Amount{{t.Number}} left, {{t.Entity}}Amount{{t.Number}} right) => new(left.Value + right.Value, left.Currency);

                public static bool operator ==({{t.Entity}}Amount{{t.Number}} left, {{t.Entity}}Amount{{t.Number}} right) => left.Equals(right);

                public static bool operator !=({{t.Entity}}Amount{{t.Number}} left, {{t.Entity}}Amount{{t.Number}} right) => !left.Equals(right);

                public bool Equals({{t.Entity}}Amount{{t.Number}} other) => Value == other.Value && string.Equals(Currency, other.Currency, StringComparison.Ordinal);

                public override bool Equals(object? obj) => obj is {{t.Entity}}Amount{{t.Number}} other && Equals(other);

                public override int GetHashCode() => HashCode.Combine(Value, Currency);

                public int CompareTo({{t.Entity}}Amount{{t.Number}} other) => Value.CompareTo(other.Value);

                public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:F2} {Currency}");
            }
            """,
        t => $$"""
            public static class {{t.Entity}}Extensions{{t.Number}}
            {
                public static string Describe(this {{t.Entity}}Status status) => status switch
                {
                    {{t.Entity}}Status.Draft => "being written",
                    {{t.Entity}}Status.Submitted => "waiting for review",
                    {{t.Entity}}Status.Accepted => "accepted",
                    {{t.Entity}}Status.Rejected => "rejected",
                    {{t.Entity}}Status.Closed => "closed",
                    _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
                };

                public static bool CanMoveTo(this {{t.Entity}}Status from, {{t.Entity}}Status to)
                {
                    switch (from)
                    {
                        case {{t.Entity}}Status.Draft:
                            return to == {{t.Entity}}Status.Submitted || to == {{t.Entity}}Status.Closed;
                        case {{t.Entity}}Status.Submitted:
                            return to is {{t.Entity}}Status.Accepted or {{t.Entity}}Status.Rejected;
                        case {{t.Entity}}Status.Accepted:
                        case {{t.Entity}}Status.Rejected:
                            return to == {{t.Entity}}Status.Closed;
                        default:
                            return false;
                    }
                }

                public static IEnumerable<{{t.Entity}}> OlderThan(this IEnumerable<{{t.Entity}}> source, TimeSpan age, TimeProvider clock)
                {
                    var limit = clock.GetUtcNow() - age;
                    foreach (var item in source)
                    {
                        if (item.CreatedAt < limit)
                        {
                            yield return item;
                        }
                    }
                }
            }
            """,
        t => $$"""
            public sealed class {{t.Entity}}Validator{{t.Number}}
            {
                private readonly int _maximumTags;
                private readonly decimal _maximumPrice;

                public {{t.Entity}}Validator{{t.Number}}(int maximumTags = {{t.Constant(20)}}, decimal maximumPrice = {{t.Constant(9000)}}m)
                {
                    _maximumTags = maximumTags;
                    _maximumPrice = maximumPrice;
                }

                public IReadOnlyList<string> Validate({{t.Entity}} {{t.Lower}})
                {
                    var problems = new List<string>();
                    if (string.IsNullOrWhiteSpace({{t.Lower}}.Name))
                    {
                        problems.Add($"{nameof({{t.Lower}}.Name)} is missing");
                    }

                    if ({{t.Lower}}.Price < 0 || {{t.Lower}}.Price > _maximumPrice)
                    {
                        problems.Add($"{nameof({{t.Lower}}.Price)} is {{{t.Lower}}.Price}, at most {_maximumPrice} is allowed");
                    }

                    if ({{t.Lower}}.Tags.Count > _maximumTags)
                    {
                        problems.Add($"{{{t.Lower}}.Tags.Count} tags, at most {_maximumTags} are allowed");
                    }

                    var duplicates = {{t.Lower}}.Tags.GroupBy(tag => tag, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).Select(g => g.Key).ToArray();
                    if (duplicates.Length > 0)
                    {
                        problems.Add("tags given twice: " + string.Join(", ", duplicates));
                    }

                    return problems;
                }
            }
            """,
        t => $$"""
            public sealed class {{t.Entity}}Changed{{t.Number}}EventArgs : EventArgs
            {
                public {{t.Entity}}Changed{{t.Number}}EventArgs({{t.Entity}} item, {{t.Entity}}Status previous)
                {
                    Item = item;
                    Previous = previous;
                }

                public {{t.Entity}} Item { get; }

                public {{t.Entity}}Status Previous { get; }
            }

            public sealed class {{t.Entity}}Tracker{{t.Number}} : IDisposable
            {
                private readonly ConcurrentDictionary<Guid, {{t.Entity}}Status> _known = new();
                private readonly Timer _timer;
                private bool _disposed;

                public {{t.Entity}}Tracker{{t.Number}}(TimeSpan interval)
                {
                    _timer = new Timer(static state => (({{t.Entity}}Tracker{{t.Number}})state!).Trim(), this, interval, interval);
                }

                public event EventHandler<{{t.Entity}}Changed{{t.Number}}EventArgs>? Changed;

                public void Observe({{t.Entity}} item)
                {
                    ObjectDisposedException.ThrowIf(_disposed, this);
                    var previous = _known.GetOrAdd(item.Id, item.Status);
                    if (previous != item.Status && _known.TryUpdate(item.Id, item.Status, previous))
                    {
                        Changed?.Invoke(this, new {{t.Entity}}Changed{{t.Number}}EventArgs(item, previous));
                    }
                }

                public void Dispose()
                {
                    if (_disposed)
                    {
                        return;
                    }

                    _disposed = true;
                    _timer.Dispose();
                }

                private void Trim()
                {
                    foreach (var (id, status) in _known)
                    {
                        if (status == {{t.Entity}}Status.Closed)
                        {
                            _known.TryRemove(id, out _);
                        }
                    }
                }
            }
            """,
        t => $$"""
            public abstract class {{t.Entity}}Step{{t.Number}}
            {
                protected {{t.Entity}}Step{{t.Number}}(string name) => Name = name;

                public string Name { get; }

                public abstract ValueTask<bool> RunAsync({{t.Entity}} item, CancellationToken cancellationToken);
            }

            public sealed class {{t.Entity}}Discount{{t.Number}} : {{t.Entity}}Step{{t.Number}}
            {
                private readonly decimal _rate;

                public {{t.Entity}}Discount{{t.Number}}(decimal rate)
                    : base("discount")
                {
                    _rate = rate;
                }

                public override ValueTask<bool> RunAsync({{t.Entity}} item, CancellationToken cancellationToken)
                {
                    if (item.Quantity < {{t.Constant(50)}})
                    {
                        return new ValueTask<bool>(false);
                    }

                    item.Price -= Math.Round(item.Price * _rate, 2, MidpointRounding.AwayFromZero);
                    return new ValueTask<bool>(true);
                }
            }

            public sealed class {{t.Entity}}Chain{{t.Number}} : {{t.Entity}}Step{{t.Number}}
            {
                private readonly IReadOnlyList<{{t.Entity}}Step{{t.Number}}> _steps;

                public {{t.Entity}}Chain{{t.Number}}(params {{t.Entity}}Step{{t.Number}}[] steps)
                    : base(string.Join(" > ", steps.Select(s => s.Name)))
                {
                    _steps = steps;
                }

                public override async ValueTask<bool> RunAsync({{t.Entity}} item, CancellationToken cancellationToken)
                {
                    var changed = false;
                    foreach (var step in _steps)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        changed |= await step.RunAsync(item, cancellationToken);
                    }

                    return changed;
                }
            }
            """,
        t => $$"""
            public sealed class {{t.Entity}}Window{{t.Number}}<T> : IEnumerable<T>
                where T : struct, IComparable<T>
            {
                private readonly T[] _buffer;
                private int _start;
                private int _count;

                public {{t.Entity}}Window{{t.Number}}(int capacity)
                {
                    ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
                    _buffer = new T[capacity];
                }

                public int Count => _count;

                public T this[int index]
                {
                    get
                    {
                        if ((uint)index >= (uint)_count)
                        {
                            throw new ArgumentOutOfRangeException(nameof(index));
                        }

                        return _buffer[(_start + index) % _buffer.Length];
                    }
                }

                public void Add(T value)
                {
                    if (_count == _buffer.Length)
                    {
                        _buffer[_start] = value;
                        _start = (_start + 1) % _buffer.Length;
                        return;
                    }

                    _buffer[(_start + _count) % _buffer.Length] = value;
                    _count++;
                }

                public T Largest()
                {
                    var largest = this[0];
                    for (var i = 1; i < _count; i++)
                    {
                        if (this[i].CompareTo(largest) > 0)
                        {
                            largest = this[i];
                        }
                    }

                    return largest;
                }

                public IEnumerator<T> GetEnumerator()
                {
                    for (var i = 0; i < _count; i++)
                    {
                        yield return this[i];
                    }
                }

                IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
            }
            """,
        t => $$"""
            public sealed class {{t.Entity}}Options{{t.Number}}
            {
                public const int DefaultPageSize = {{t.Constant(200)}};

                public string BaseAddress { get; set; } = "https://{{t.Slug}}.example.com/";

                public int PageSize { get; set; } = DefaultPageSize;

                public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds({{t.Constant(90)}});

                public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>
                {
                    ["Accept"] = "application/json",
                    ["X-Source"] = "{{t.Slug}}-{{t.Number}}",
                };

                public {{t.Entity}}Options{{t.Number}} Clone()
                {
                    var copy = new {{t.Entity}}Options{{t.Number}} { BaseAddress = BaseAddress, PageSize = PageSize, Timeout = Timeout };
                    copy.Headers.Clear();
                    foreach (var header in Headers)
                    {
                        copy.Headers.Add(header.Key, header.Value);
                    }

                    return copy;
                }
            }
            """,
    ];
}
