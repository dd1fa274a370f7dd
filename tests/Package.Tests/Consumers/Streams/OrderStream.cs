using System.Text.Json;
using Amazon.Kinesis;
using Amazon.Kinesis.Model;

namespace Shop;

public sealed class OrderStream
{
    private readonly IAmazonKinesis kinesis;

    public OrderStream(IAmazonKinesis kinesis) => this.kinesis = kinesis;

    public async Task WriteAsync(Order order)
    {
        await kinesis.PutRecordAsync(new PutRecordRequest { StreamName = "orders", PartitionKey = "orders", Data = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(order)) }); /*AWSM1023*/
    }

    public async Task WriteSpreadAsync(Order order)
    {
        await kinesis.PutRecordAsync(new PutRecordRequest { StreamName = "orders", PartitionKey = order.OrderId, Data = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(order)) });
    }
}
