namespace AwsMessaging.Semantics.Patterns;

/// <summary>
/// Branches by their conditions: branches that begin with the same conditions share the way to them. Conditions on whole values come first,
/// then others that can be looked up, then those that have to be tried; and of each the ones on fields that tell most branches apart, so
/// that an event goes few ways.
/// </summary>
internal sealed class ConditionTrie
{
    private readonly Node root = new();

    /// <summary>Adds a branch under its conditions, which are in the order that all branches have.</summary>
    public void Add(IEnumerable<(int Condition, bool IsIndexed)> conditions, int branch)
    {
        var node = root;
        foreach (var (condition, isIndexed) in conditions)
        {
            node = node.Child(condition, isIndexed);
        }

        node.Branches.Add(branch);
    }

    /// <summary>Makes it ready; nothing is added afterwards.</summary>
    public void Seal() => root.Seal();

    /// <summary>Finds the branches all of whose conditions are met.</summary>
    public void Find(MatchedConditions matched, IConditionTests tests, List<int> branches) => Find(root, matched, tests, branches);

    private static void Find(Node node, MatchedConditions matched, IConditionTests tests, List<int> branches)
    {
        branches.AddRange(node.Branches);
        if (node.Indexed.Length <= matched.Count)
        {
            for (var i = 0; i < node.Indexed.Length; i++)
            {
                if (matched.Contains(node.Indexed[i]))
                {
                    Find(node.IndexedChildren[i], matched, tests, branches);
                }
            }
        }
        else
        {
            // Conditions that are met on the way are tried ones, under which no indexed one comes: what is added here is not looked for.
            for (var i = matched.Count - 1; i >= 0; i--)
            {
                if (node.IndexedChild(matched[i]) is { } child)
                {
                    Find(child, matched, tests, branches);
                }
            }
        }

        for (var i = 0; i < node.Tried.Length; i++)
        {
            if (tests.IsMet(node.Tried[i]))
            {
                Find(node.TriedChildren[i], matched, tests, branches);
            }
        }
    }

    private sealed class Node
    {
        private readonly SortedDictionary<int, Node> indexed = [];
        private readonly SortedDictionary<int, Node> tried = [];

        // Children by their condition's last bits, or next to that place; at least half of the places are empty.
        private Place[] places = [];

        public List<int> Branches { get; } = [];

        public int[] Indexed { get; private set; } = [];

        public Node[] IndexedChildren { get; private set; } = [];

        public int[] Tried { get; private set; } = [];

        public Node[] TriedChildren { get; private set; } = [];

        public Node Child(int condition, bool isIndexed)
        {
            var children = isIndexed ? indexed : tried;
            if (!children.TryGetValue(condition, out var child))
            {
                children.Add(condition, child = new Node());
            }

            return child;
        }

        /// <summary>The child under an indexed condition; null when there is none.</summary>
        public Node? IndexedChild(int condition)
        {
            var i = condition & (places.Length - 1);
            while (places[i].Child is { } child)
            {
                if (places[i].Condition == condition)
                {
                    return child;
                }

                i = (i + 1) & (places.Length - 1);
            }

            return null;
        }

        public void Seal()
        {
            (Indexed, IndexedChildren) = ([.. indexed.Keys], [.. indexed.Values]);
            (Tried, TriedChildren) = ([.. tried.Keys], [.. tried.Values]);
            PlaceIndexed();
            foreach (var child in IndexedChildren.Concat(TriedChildren))
            {
                child.Seal();
            }
        }

        private void PlaceIndexed()
        {
            var size = 2;
            while (size < Indexed.Length * 2)
            {
                size *= 2;
            }

            places = new Place[size];
            for (var n = 0; n < Indexed.Length; n++)
            {
                var i = Indexed[n] & (size - 1);
                while (places[i].Child is not null)
                {
                    i = (i + 1) & (size - 1);
                }

                places[i] = new Place(Indexed[n], IndexedChildren[n]);
            }
        }

        private readonly struct Place(int condition, Node child)
        {
            public int Condition { get; } = condition;

            public Node? Child { get; } = child;
        }
    }
}

/// <summary>Tries a condition that cannot be looked up.</summary>
internal interface IConditionTests
{
    bool IsMet(int condition);
}
