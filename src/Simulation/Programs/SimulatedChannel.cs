using System.Threading.Channels;

namespace AwsMessaging.Simulation.Programs;

/// <summary>
/// Stands in for <see cref="Channel"/>: readers go on where the writer writes, on the driver's thread, instead of on the thread pool.
/// </summary>
public static class SimulatedChannel
{
    /// <summary>For <c>Channel.CreateUnbounded</c>.</summary>
    public static Channel<T> CreateUnbounded<T>() => CreateUnbounded<T>(new UnboundedChannelOptions());

    /// <summary>For <c>Channel.CreateUnbounded</c>.</summary>
    public static Channel<T> CreateUnbounded<T>(UnboundedChannelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Channel.CreateUnbounded<T>(new UnboundedChannelOptions
        {
            SingleReader = options.SingleReader,
            SingleWriter = options.SingleWriter,
            AllowSynchronousContinuations = true,
        });
    }

    /// <summary>For <c>Channel.CreateBounded</c>.</summary>
    public static Channel<T> CreateBounded<T>(int capacity) => CreateBounded<T>(new BoundedChannelOptions(capacity));

    /// <summary>For <c>Channel.CreateBounded</c>.</summary>
    public static Channel<T> CreateBounded<T>(BoundedChannelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Channel.CreateBounded<T>(new BoundedChannelOptions(options.Capacity)
        {
            FullMode = options.FullMode,
            SingleReader = options.SingleReader,
            SingleWriter = options.SingleWriter,
            AllowSynchronousContinuations = true,
        });
    }
}
