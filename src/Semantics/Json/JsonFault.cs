namespace AwsMessaging.Semantics.Json;

/// <summary>Why a text is not JSON, and where.</summary>
/// <param name="Message">What is wrong, in one sentence without a full stop.</param>
/// <param name="Offset">Index of the first offending character; the text's length when it ends too early.</param>
/// <param name="Length">Number of offending characters; 0 at the end of the text.</param>
public sealed record JsonFault(string Message, int Offset, int Length);
