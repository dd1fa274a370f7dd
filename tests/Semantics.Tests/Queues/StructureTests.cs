using AwsMessaging.Semantics.Queues;
using CsCheck;

namespace AwsMessaging.Semantics.Tests.Queues;

/// <summary>The structures under the queues, compared with simple ones.</summary>
public sealed class StructureTests
{
    [Fact]
    public void A_heap_gives_its_slots_by_key_whatever_was_removed() =>
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 1000], Gen.Int[0, 3]).Array[0, 200].Sample(steps =>
        {
            var heap = new SlotHeap();
            var expected = new Dictionary<int, long>();
            foreach (var (slot, key, action) in steps)
            {
                // Keys differ, as the numbers of messages do.
                var distinct = (key * 100L) + slot;
                if (action == 0 || expected.ContainsKey(slot))
                {
                    heap.Remove(slot);
                    expected.Remove(slot);
                }
                else
                {
                    heap.Add(slot, distinct);
                    expected.Add(slot, distinct);
                }
            }

            var order = expected.OrderBy(pair => pair.Value).Select(pair => pair.Key).ToList();
            Assert.Equal(order, Enumerable.Range(0, order.Count).Select(heap.Nth));
            var drained = new List<int>();
            while (heap.Count > 0)
            {
                drained.Add(heap.RemoveFirst());
            }

            Assert.Equal(order, drained);
            Assert.Equal(long.MaxValue, heap.FirstKey);
        });

    [Fact]
    public void A_handle_is_read_as_it_was_written() =>
        Gen.Select(Gen.ULong, Gen.Int[0, int.MaxValue], Gen.Long[1, long.MaxValue], Gen.Int[1, int.MaxValue]).Sample((seed, slot, number, receipt) =>
        {
            var text = new ReceiptHandle(seed, slot, number, receipt).ToString();

            Assert.True(ReceiptHandle.TryParse(text, seed, out var handle));
            Assert.Equal((slot, number, receipt), (handle.Slot, handle.Order, handle.Receipt));
            Assert.False(ReceiptHandle.TryParse(text, seed + 1, out _));
        });

    [Fact]
    public void A_handle_with_a_changed_character_is_none()
    {
        var text = new ReceiptHandle(4711, 3, 5, 1).ToString();

        Assert.All(Enumerable.Range(0, text.Length), i =>
        {
            var changed = text.ToCharArray();
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            Assert.False(ReceiptHandle.TryParse(new string(changed), 4711, out _), new string(changed));
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("AQEB")]
    [InlineData("garbage")]
    public void Other_texts_are_no_handles(string text) => Assert.False(ReceiptHandle.TryParse(text, 1, out _));

    [Fact]
    public void Ids_look_like_random_uuids_and_differ()
    {
        var ids = Enumerable.Range(0, 10_000).Select(i => Ids.Guid(99, i)).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id));
    }
}
