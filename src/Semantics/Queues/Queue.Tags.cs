namespace AwsMessaging.Semantics.Queues;

public abstract partial class Queue
{
    private readonly List<KeyValuePair<string, string>> tags = [];

    /// <summary>
    /// The tags, in the order in which they were set first.
    /// Source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueueTags.html
    /// </summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tags => tags;

    /// <summary>Sets a tag, over one with the same key. Case matters.</summary>
    /// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_TagQueue.html</remarks>
    public void Tag(string key, string value)
    {
        var index = tags.FindIndex(tag => tag.Key == key);
        if (index < 0)
        {
            tags.Add(new(key, value));
        }
        else
        {
            tags[index] = new(key, value);
        }
    }

    /// <summary>Removes a tag; one that is not there is no error.</summary>
    /// <remarks>https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_UntagQueue.html</remarks>
    public void Untag(string key) => tags.RemoveAll(tag => tag.Key == key);
}
