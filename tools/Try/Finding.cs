namespace AwsMessaging.Try;

/// <summary>How bad a finding is.</summary>
public enum Level
{
    /// <summary>A suggestion, which the build does not print.</summary>
    Suggestion,

    /// <summary>A warning of the build.</summary>
    Warning,

    /// <summary>An error of the build.</summary>
    Error,
}

/// <summary>One diagnostic of the package.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Level">How bad it is.</param>
/// <param name="Message">The message.</param>
/// <param name="Help">The page of the rule, or null.</param>
/// <param name="File">The file, an absolute path; null when the finding is about the whole project.</param>
/// <param name="Span">Where in the file.</param>
public sealed record Finding(string Rule, Level Level, string Message, string? Help, string? File, Span Span);

/// <summary>A piece of a file. Lines and columns count from 1, columns in UTF-16 units; the end column is the one after the last.</summary>
public readonly record struct Span(int Line, int Column, int EndLine, int EndColumn);
