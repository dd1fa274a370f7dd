using AwsMessaging.Semantics.Json;

namespace AwsMessaging.Semantics.Patterns;

/// <summary>Faults as they are found.</summary>
internal sealed class FaultList(string errorCode)
{
    private readonly List<PatternFault> faults = [];

    public void Add(PatternFaultKind kind, string message, JsonValue where) => Add(kind, message, where.Offset, where.Length);

    public void Add(PatternFaultKind kind, string message, JsonMember where, string? suggestion = null) =>
        Add(kind, message, where.NameOffset, where.NameLength, suggestion);

    public void Add(PatternFaultKind kind, string message, int offset, int length, string? suggestion = null, string? code = null) =>
        faults.Add(new PatternFault(kind, code ?? errorCode, message, offset, length, suggestion));

    public void AddOnce(PatternFaultKind kind, string message, int offset, int length)
    {
        if (!faults.Exists(fault => fault.Kind == kind && fault.Offset == offset))
        {
            Add(kind, message, offset, length);
        }
    }

    public IReadOnlyList<PatternFault> Sorted() => [.. faults.OrderBy(fault => fault.Offset)];
}
