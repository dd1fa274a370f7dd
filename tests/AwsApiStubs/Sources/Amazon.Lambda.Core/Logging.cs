using System;

namespace Amazon.Lambda.Core;

public interface ILambdaLogger
{
    void Log(string message);
    void LogLine(string message);
#if NET8_0_OR_GREATER
    void Log(string level, string message) => throw null;
    void Log(LogLevel level, string message) => throw null;
    void LogTrace(string message) => throw null;
    void LogDebug(string message) => throw null;
    void LogInformation(string message) => throw null;
    void LogWarning(string message) => throw null;
    void LogError(string message) => throw null;
    void LogCritical(string message) => throw null;
    void Log(string level, string message, params object[] args) => throw null;
    void Log(string level, Exception exception, string message, params object[] args) => throw null;
    void Log(LogLevel level, string message, params object[] args) => throw null;
    void Log(LogLevel level, Exception exception, string message, params object[] args) => throw null;
    void LogTrace(string message, params object[] args) => throw null;
    void LogTrace(Exception exception, string message, params object[] args) => throw null;
    void LogDebug(string message, params object[] args) => throw null;
    void LogDebug(Exception exception, string message, params object[] args) => throw null;
    void LogInformation(string message, params object[] args) => throw null;
    void LogInformation(Exception exception, string message, params object[] args) => throw null;
    void LogWarning(string message, params object[] args) => throw null;
    void LogWarning(Exception exception, string message, params object[] args) => throw null;
    void LogError(string message, params object[] args) => throw null;
    void LogError(Exception exception, string message, params object[] args) => throw null;
    void LogCritical(string message, params object[] args) => throw null;
    void LogCritical(Exception exception, string message, params object[] args) => throw null;
#endif
}

public static class LambdaLogger
{
    public static void Log(string message) { }
#if NET8_0_OR_GREATER
    public static void Log(string level, string message, params object[] args) { }
    public static void Log(LogLevel level, string message, params object[] args) { }
    public static void Log(string level, Exception exception, string message, params object[] args) { }
    public static void Log(LogLevel level, Exception exception, string message, params object[] args) { }
#endif
}
#if NET8_0_OR_GREATER

public enum LogLevel
{
    Trace,
    Debug,
    Information,
    Warning,
    Error,
    Critical
}
#endif
