using System.ComponentModel.DataAnnotations;

namespace OrderService.Contracts;

/// <summary>Names of the resources that belong to this deployment; bound from the section "Messaging".</summary>
public sealed class ServiceOptions
{
    /// <summary>URL of the queue that other teams send orders to.</summary>
    public string OrdersQueueUrl { get; set; } = "";

    /// <summary>URL of the queue of returned parcels.</summary>
    public string ReturnsQueueUrl { get; set; } = "";

    /// <summary>URL of the queue with the invoices to be printed.</summary>
    public string InvoicesQueueUrl { get; set; } = "";

    /// <summary>URL of the queue on which the warehouse reports stock changes.</summary>
    public string StockQueueUrl { get; set; } = "";

    /// <summary>URL of the queue with mails to customers; a FIFO queue in some deployments.</summary>
    public string NotificationsQueueUrl { get; set; } = "";

    /// <summary>URL of the queue that the audit department reads.</summary>
    public string AuditQueueUrl { get; set; } = "";

    /// <summary>URL of the dead-letter queue behind the orders queue.</summary>
    public string OrdersDeadLetterQueueUrl { get; set; } = "";

    /// <summary>ARN of the topic that tells other teams about orders.</summary>
    public string OrderEventsTopicArn { get; set; } = "";

    /// <summary>ARN of the topic that warns the buyers.</summary>
    public string StockAlertsTopicArn { get; set; } = "";

    /// <summary>Name of the Kinesis stream of order events.</summary>
    public string OrderStreamName { get; set; } = "";

    /// <summary>How long a receive call waits for messages, in seconds.</summary>
    [Range(0, 20)]
    public int WaitTimeSeconds { get; set; } = 20;
}
