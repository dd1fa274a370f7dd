using AwsMessaging.Semantics.Facts;

namespace AwsMessaging.Semantics.Topics;

/// <summary>
/// When SNS tries again after a server error.
/// Source: https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
/// </summary>
internal static class DeliveryRetries
{
    /// <summary>Milliseconds until the next attempt; null when there is none.</summary>
    /// <param name="protocol">The subscription's protocol.</param>
    /// <param name="attempt">The attempt that failed, from 1.</param>
    public static long? DelayAfter(string protocol, int attempt)
    {
        if (protocol is "http" or "https")
        {
            return attempt <= SnsFacts.HttpRetries ? SnsFacts.HttpRetrySeconds * 1000L : null;
        }

        var bounds = SnsFacts.BackoffSeconds.Value;
        var retry = attempt - SnsFacts.ImmediateRetries;
        if (retry <= 0)
        {
            return 0;
        }

        retry -= SnsFacts.PreBackoffRetries;
        if (retry <= 0)
        {
            return bounds.Min * 1000;
        }

        int backoff = SnsFacts.BackoffRetries;
        if (retry <= backoff)
        {
            return (long)(bounds.Min * Math.Pow(bounds.Max / (double)bounds.Min, (retry - 1) / (backoff - 1.0)) * 1000);
        }

        return retry - backoff <= SnsFacts.PostBackoffRetries ? bounds.Max * 1000 : null;
    }
}
