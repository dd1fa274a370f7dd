using Amazon.Runtime;

namespace Amazon.KinesisFirehose;

public class DeliveryStreamType : ConstantClass
{
    public DeliveryStreamType(string value) : base(value) { }
    public static readonly DeliveryStreamType DatabaseAsSource = new DeliveryStreamType("DatabaseAsSource");
    public static readonly DeliveryStreamType DirectPut = new DeliveryStreamType("DirectPut");
    public static readonly DeliveryStreamType KinesisStreamAsSource = new DeliveryStreamType("KinesisStreamAsSource");
    public static readonly DeliveryStreamType MSKAsSource = new DeliveryStreamType("MSKAsSource");
    public static DeliveryStreamType FindValue(string value) => FindValue<DeliveryStreamType>(value);
    public static implicit operator DeliveryStreamType(string value) => FindValue(value);
}
