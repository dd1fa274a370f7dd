namespace OrderService.Polling;

/// <summary>The queues of the back office; bound from the section "BackOffice".</summary>
public sealed class PollingOptions
{
    /// <summary>URL of the queue with payments to be given back.</summary>
    public string RefundsQueueUrl { get; set; } = "";

    /// <summary>URL of the queue with goods to be ordered from suppliers.</summary>
    public string RestockQueueUrl { get; set; } = "";

    /// <summary>URL of the queue with what customers think of products.</summary>
    public string ReviewsQueueUrl { get; set; } = "";

    /// <summary>URL of the queue with labels to be printed.</summary>
    public string LabelsQueueUrl { get; set; } = "";

    /// <summary>URL of the queue with coupons to be booked.</summary>
    public string CouponsQueueUrl { get; set; } = "";

    /// <summary>URL of the queue with parcels to be picked up.</summary>
    public string PickupsQueueUrl { get; set; } = "";

    /// <summary>URL of the queue with disputes about payments.</summary>
    public string DisputesQueueUrl { get; set; } = "";

    /// <summary>What the URLs of all queues of this deployment begin with.</summary>
    public string QueuesUrl { get; set; } = "";

    /// <summary>URL of the queue with addresses for the newsletter.</summary>
    public string NewsletterQueueUrl { get; set; } = "";

    /// <summary>URL of the queue with pages of the catalogue to be rendered.</summary>
    public string CatalogQueueUrl { get; set; } = "";
}
