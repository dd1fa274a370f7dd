using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Functions;

/// <summary>
/// How far the mappings of an account have read their shards. Each mapping has positions of its own: all read everything.
/// </summary>
public sealed class ShardPositions
{
    private readonly SemanticRows rows;
    private readonly List<Position> positions = [];

    /// <summary>Creates positions of nobody.</summary>
    /// <param name="rows">Behaviours in force.</param>
    public ShardPositions(SemanticRows rows = default) => this.rows = rows;

    /// <summary>An independent copy.</summary>
    public ShardPositions Clone()
    {
        var clone = new ShardPositions(rows);
        clone.positions.AddRange(positions);
        return clone;
    }

    internal bool TryGet(EventSourceMapping mapping, string shardId, out string? after)
    {
        var index = IndexOf(OwnerOf(mapping), shardId);
        after = index < 0 ? null : positions[index].After;
        return index >= 0;
    }

    internal void Set(EventSourceMapping mapping, string shardId, string? after)
    {
        var owner = OwnerOf(mapping);
        var index = IndexOf(owner, shardId);
        var position = new Position(owner, shardId, after);
        if (index < 0)
        {
            positions.Add(position);
        }
        else
        {
            positions[index] = position;
        }
    }

    private string OwnerOf(EventSourceMapping mapping) => rows.Has(SemanticRow.MappingEachReadsAll) ? mapping.Uuid : mapping.SourceArn;

    private int IndexOf(string owner, string shardId) => positions.FindIndex(p => p.Owner == owner && p.ShardId == shardId);

    private sealed record Position(string Owner, string ShardId, string? After);
}
