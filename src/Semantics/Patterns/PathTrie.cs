namespace AwsMessaging.Semantics.Patterns;

/// <summary>
/// The fields that some patterns ask for, name by name: an event's reader walks it along with the event and passes over what no pattern
/// asks for. Names are split at dots, so that <c>a.b</c> is the same field however it nests.
/// </summary>
internal sealed class PathTrie
{
    public Node Root { get; } = new();

    /// <summary>Number of fields.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a field, which it gets when it is first asked for.</summary>
    public int Add(FieldCondition condition)
    {
        var node = Root;
        foreach (var segment in condition.Segments)
        {
            node = node.Child(segment);
        }

        if (node.Field < 0)
        {
            node.Field = Count++;
        }

        return node.Field;
    }

    internal sealed class Node
    {
        private string[] names = new string[4];
        private Node?[] nodes = new Node?[4];
        private int count;

        /// <summary>The field's number, or −1 where no field ends.</summary>
        public int Field { get; set; } = -1;

        public bool HasChildren => count > 0;

        /// <summary>Where a name leads, be it one with dots, or null if no pattern asks for it.</summary>
        public Node? Find(string source, int start, int length)
        {
            if (count == 0)
            {
                return null;
            }

            var node = FindSegment(source, start, length);
            if (node is not null || length == 0)
            {
                return node;
            }

            // Segments have no dots: a name that has some is not found as a whole.
            var dot = source.IndexOf('.', start, length);
            if (dot < 0)
            {
                return null;
            }

            return FindSegment(source, start, dot - start)?.Find(source, dot + 1, start + length - dot - 1);
        }

        public Node Child(string segment)
        {
            if (FindSegment(segment, 0, segment.Length) is { } known)
            {
                return known;
            }

            if (count * 2 >= nodes.Length)
            {
                Grow();
            }

            var node = new Node();
            Put(segment, node);
            count++;
            return node;
        }

        private Node? FindSegment(string source, int start, int length)
        {
            var mask = nodes.Length - 1;
            for (var i = Hash(source, start, length) & mask; nodes[i] is { } node; i = (i + 1) & mask)
            {
                if (names[i].Length == length && string.CompareOrdinal(source, start, names[i], 0, length) == 0)
                {
                    return node;
                }
            }

            return null;
        }

        private void Put(string segment, Node node)
        {
            var mask = nodes.Length - 1;
            var i = Hash(segment, 0, segment.Length) & mask;
            while (nodes[i] is not null)
            {
                i = (i + 1) & mask;
            }

            (names[i], nodes[i]) = (segment, node);
        }

        private void Grow()
        {
            var (oldNames, oldNodes) = (names, nodes);
            names = new string[oldNames.Length * 2];
            nodes = new Node?[oldNodes.Length * 2];
            for (var i = 0; i < oldNodes.Length; i++)
            {
                if (oldNodes[i] is { } node)
                {
                    Put(oldNames[i], node);
                }
            }
        }

        /// <summary>A few characters tell the names of one object apart well enough.</summary>
        private static int Hash(string source, int start, int length) =>
            length == 0 ? 0 : (length * 31) + (source[start] * 7) + (source[start + (length >> 1)] * 13)
                + (source[start + length - 1] * 17);
    }
}
