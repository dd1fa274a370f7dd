namespace AwsMessaging.Semantics.Functions;

/// <summary>Records that are invoked together until they are done or given up.</summary>
internal sealed class StreamBatch(IReadOnlyList<StreamRecord> records)
{
    /// <summary>The records in their order.</summary>
    public IReadOnlyList<StreamRecord> Records { get; } = records;

    /// <summary>Invocations that reached the function.</summary>
    public int Attempts { get; set; }

    /// <summary>Times in a row that the function had no concurrency left.</summary>
    public int Throttles { get; set; }

    /// <summary>Not to be invoked before this time.</summary>
    public long NotBefore { get; set; }

    /// <summary>The last invocation's error for the failure record.</summary>
    public string? FunctionError { get; set; }

    /// <summary>A part of the batch that is tried anew.</summary>
    /// <param name="from">Index of its first record.</param>
    /// <param name="count">How many.</param>
    /// <param name="attempts">Attempts that count against its retries already.</param>
    /// <param name="notBefore">When.</param>
    public StreamBatch Part(int from, int count, int attempts, long notBefore) =>
        new(Slice(from, count)) { Attempts = attempts, NotBefore = notBefore };

    public StreamRecord[] Slice(int from, int count)
    {
        var slice = new StreamRecord[count];
        for (var i = 0; i < count; i++)
        {
            slice[i] = Records[from + i];
        }

        return slice;
    }

    public StreamBatch Clone() =>
        new(Records) { Attempts = Attempts, Throttles = Throttles, NotBefore = NotBefore, FunctionError = FunctionError };
}
