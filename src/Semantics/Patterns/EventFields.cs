using AwsMessaging.Semantics.Json;

namespace AwsMessaging.Semantics.Patterns;

/// <summary>
/// The leaves of an event that patterns ask for, by field. A leaf knows in which elements of which arrays it stands, because fields inside
/// an array have to match in the same element. Used again and again, so that matching allocates next to nothing.
/// </summary>
internal sealed class EventFields(PathTrie paths, NumberRule numbers)
{
    private readonly int[] first = new int[paths.Count];
    private readonly int[] generationOfField = new int[paths.Count];
    private EventValue[] values = new EventValue[16];
    private int[] next = new int[16];
    private int[] elementOfLeaf = new int[16];
    private Element[] elements = new Element[8];
    private int[] present = new int[8];
    private int leafCount;
    private int elementCount;
    private int arrayCount;
    private int generation;

    public PathTrie Paths { get; } = paths;

    /// <summary>Whether some leaf stands inside an element of an array, so that fields have to be compared with each other.</summary>
    public bool HasElements { get; private set; }

    /// <summary>Number of fields that have leaves.</summary>
    public int PresentCount { get; private set; }

    /// <summary>The fields that have leaves.</summary>
    public int PresentField(int index) => present[index];

    /// <summary>The first leaf of a field, or −1.</summary>
    public int First(int field) => generationOfField[field] == generation ? first[field] : -1;

    /// <summary>The next leaf of the same field, or −1.</summary>
    public int Next(int leaf) => next[leaf];

    public ref readonly EventValue Value(int leaf) => ref values[leaf];

    /// <summary>The innermost array element that a leaf stands in, 0 for none.</summary>
    public int ElementOf(int leaf) => elementOfLeaf[leaf];

    public void Clear()
    {
        generation++;
        leafCount = 0;
        elementCount = 1; // 0 means none
        arrayCount = 0;
        PresentCount = 0;
        HasElements = false;
    }

    public int NewArray() => arrayCount++;

    public int NewElement(int array, int index, int parent)
    {
        if (elementCount == elements.Length)
        {
            Array.Resize(ref elements, elementCount * 2);
        }

        elements[elementCount] = new Element(array, index, parent);
        return elementCount++;
    }

    public void Add(int field, JsonKind kind, string source, int start, int length, int element)
    {
        if (leafCount == values.Length)
        {
            Array.Resize(ref values, leafCount * 2);
            Array.Resize(ref next, leafCount * 2);
            Array.Resize(ref elementOfLeaf, leafCount * 2);
        }

        if (generationOfField[field] == generation)
        {
            next[leafCount] = first[field];
        }
        else
        {
            next[leafCount] = -1;
            generationOfField[field] = generation;
            if (PresentCount == present.Length)
            {
                Array.Resize(ref present, PresentCount * 2);
            }

            present[PresentCount++] = field;
        }

        first[field] = leafCount;
        values[leafCount] = new EventValue(kind, source, start, length, numbers);
        elementOfLeaf[leafCount] = element;
        HasElements |= element != 0;
        leafCount++;
    }

    /// <summary>Whether two leaves can count for the same match: they stand in no two elements of one array.</summary>
    public bool AreConsistent(int element, int other)
    {
        for (var i = element; i != 0; i = elements[i].Parent)
        {
            for (var j = other; j != 0; j = elements[j].Parent)
            {
                if (elements[i].Array == elements[j].Array && elements[i].Index != elements[j].Index)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private readonly struct Element(int array, int index, int parent)
    {
        public int Array { get; } = array;

        public int Index { get; } = index;

        public int Parent { get; } = parent;
    }
}
