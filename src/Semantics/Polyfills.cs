// What the compiler looks up by name and netstandard2.0 lacks.
namespace System.Runtime.CompilerServices
{
    /// <summary>Lets init-only members and records compile.</summary>
    internal static class IsExternalInit;
}

namespace System
{
    /// <summary>Lets <c>x[^1]</c> and list patterns compile.</summary>
    internal readonly struct Index(int value, bool fromEnd = false)
    {
        public static implicit operator Index(int value) => new(value);

        public int GetOffset(int length) => fromEnd ? length - value : value;
    }
}
