namespace AwsMessaging.Benchmarks.Corpus;

/// <summary>
/// A small deterministic source of numbers (SplitMix64). Written out rather than taken from the runtime, so that the generated code is
/// the same on every runtime and stays comparable between releases.
/// </summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number from 0 to <paramref name="exclusiveMaximum"/> − 1.</summary>
    public int Roll(int exclusiveMaximum)
    {
        _state += 0x9E3779B97F4A7C15UL;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        mixed ^= mixed >> 31;
        return (int)(mixed % (ulong)exclusiveMaximum);
    }

    public T Pick<T>(IReadOnlyList<T> items) => items[Roll(items.Count)];
}

/// <summary>Deals every card of a set once, in a shuffled order, before any comes again.</summary>
internal sealed class Deck<T>(IReadOnlyList<T> cards, Dice dice)
{
    private readonly Queue<T> _pile = new();

    public T Deal()
    {
        if (_pile.Count == 0)
        {
            var shuffled = cards.ToArray();
            for (var i = shuffled.Length - 1; i > 0; i--)
            {
                var other = dice.Roll(i + 1);
                (shuffled[i], shuffled[other]) = (shuffled[other], shuffled[i]);
            }

            foreach (var card in shuffled)
            {
                _pile.Enqueue(card);
            }
        }

        return _pile.Dequeue();
    }
}
