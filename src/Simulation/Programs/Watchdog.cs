using System.Runtime.ExceptionServices;

namespace AwsMessaging.Simulation.Programs;

/// <summary>
/// Runs something on a thread of its own, so that a program which blocks the driver's thread for ever does not block the caller as well.
/// </summary>
public static class Watchdog
{
    /// <summary>
    /// Runs something. If it does not come to its end, its thread is left behind in the background: nothing can be said then, and it is not
    /// a pass.
    /// </summary>
    /// <typeparam name="T">What it results in.</typeparam>
    /// <param name="run">What to run, such as an exploration.</param>
    /// <param name="limit">Real time that it may take.</param>
    /// <exception cref="TimeoutException">It did not come to its end.</exception>
    public static T Run<T>(Func<T> run, TimeSpan limit)
    {
        ArgumentNullException.ThrowIfNull(run);
        T? result = default;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = run();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        })
        {
            IsBackground = true,
            Name = "simulation",
        };
        thread.Start();
        if (!thread.Join(limit))
        {
            throw new TimeoutException("The simulation's thread is blocked: the program waits on it for something that only it could do.");
        }

        failure?.Throw();
        return result!;
    }
}
