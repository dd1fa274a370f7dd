namespace AwsMessaging.Semantics.Patterns;

/// <summary>
/// Branches by their conditions: branches that begin with the same conditions share the way to them. Conditions on whole values come first,
/// then others that can be looked up, then those that have to be tried; and of each the ones on fields that tell most branches apart, so that
/// an event goes few ways.
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
                if (Array.BinarySearch(node.Indexed, matched[i]) is var index and >= 0)
                {
                    Find(node.IndexedChildren[index], matched, tests, branches);
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

        public void Seal()
        {
            (Indexed, IndexedChildren) = ([.. indexed.Keys], [.. indexed.Values]);
            (Tried, TriedChildren) = ([.. tried.Keys], [.. tried.Values]);
            foreach (var child in IndexedChildren.Concat(TriedChildren))
            {
                child.Seal();
            }
        }
    }
}

/// <summary>Tries a condition that cannot be looked up.</summary>
internal interface IConditionTests
{
    bool IsMet(int condition);
}
