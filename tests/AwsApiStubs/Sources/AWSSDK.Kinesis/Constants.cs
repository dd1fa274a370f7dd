using Amazon.Runtime;

namespace Amazon.Kinesis;

public class ConsumerStatus : ConstantClass
{
    public ConsumerStatus(string value) : base(value) { }
    public static readonly ConsumerStatus ACTIVE = new ConsumerStatus("ACTIVE");
    public static readonly ConsumerStatus CREATING = new ConsumerStatus("CREATING");
    public static readonly ConsumerStatus DELETING = new ConsumerStatus("DELETING");
    public static ConsumerStatus FindValue(string value) => FindValue<ConsumerStatus>(value);
    public static implicit operator ConsumerStatus(string value) => FindValue(value);
}

public class EncryptionType : ConstantClass
{
    public EncryptionType(string value) : base(value) { }
    public static readonly EncryptionType KMS = new EncryptionType("KMS");
    public static readonly EncryptionType NONE = new EncryptionType("NONE");
    public static EncryptionType FindValue(string value) => FindValue<EncryptionType>(value);
    public static implicit operator EncryptionType(string value) => FindValue(value);
}

public class MetricsName : ConstantClass
{
    public MetricsName(string value) : base(value) { }
    public static readonly MetricsName ALL = new MetricsName("ALL");
    public static readonly MetricsName IncomingBytes = new MetricsName("IncomingBytes");
    public static readonly MetricsName IncomingRecords = new MetricsName("IncomingRecords");
    public static readonly MetricsName IteratorAgeMilliseconds = new MetricsName("IteratorAgeMilliseconds");
    public static readonly MetricsName OutgoingBytes = new MetricsName("OutgoingBytes");
    public static readonly MetricsName OutgoingRecords = new MetricsName("OutgoingRecords");
    public static readonly MetricsName ReadProvisionedThroughputExceeded = new MetricsName("ReadProvisionedThroughputExceeded");
    public static readonly MetricsName WriteProvisionedThroughputExceeded = new MetricsName("WriteProvisionedThroughputExceeded");
    public static MetricsName FindValue(string value) => FindValue<MetricsName>(value);
    public static implicit operator MetricsName(string value) => FindValue(value);
}

public class ScalingType : ConstantClass
{
    public ScalingType(string value) : base(value) { }
    public static readonly ScalingType UNIFORM_SCALING = new ScalingType("UNIFORM_SCALING");
    public static ScalingType FindValue(string value) => FindValue<ScalingType>(value);
    public static implicit operator ScalingType(string value) => FindValue(value);
}

public class ShardFilterType : ConstantClass
{
    public ShardFilterType(string value) : base(value) { }
    public static readonly ShardFilterType AFTER_SHARD_ID = new ShardFilterType("AFTER_SHARD_ID");
    public static readonly ShardFilterType AT_LATEST = new ShardFilterType("AT_LATEST");
    public static readonly ShardFilterType AT_TIMESTAMP = new ShardFilterType("AT_TIMESTAMP");
    public static readonly ShardFilterType AT_TRIM_HORIZON = new ShardFilterType("AT_TRIM_HORIZON");
    public static readonly ShardFilterType FROM_TIMESTAMP = new ShardFilterType("FROM_TIMESTAMP");
    public static readonly ShardFilterType FROM_TRIM_HORIZON = new ShardFilterType("FROM_TRIM_HORIZON");
    public static ShardFilterType FindValue(string value) => FindValue<ShardFilterType>(value);
    public static implicit operator ShardFilterType(string value) => FindValue(value);
}

public class ShardIteratorType : ConstantClass
{
    public ShardIteratorType(string value) : base(value) { }
    public static readonly ShardIteratorType AFTER_SEQUENCE_NUMBER = new ShardIteratorType("AFTER_SEQUENCE_NUMBER");
    public static readonly ShardIteratorType AT_SEQUENCE_NUMBER = new ShardIteratorType("AT_SEQUENCE_NUMBER");
    public static readonly ShardIteratorType AT_TIMESTAMP = new ShardIteratorType("AT_TIMESTAMP");
    public static readonly ShardIteratorType LATEST = new ShardIteratorType("LATEST");
    public static readonly ShardIteratorType TRIM_HORIZON = new ShardIteratorType("TRIM_HORIZON");
    public static ShardIteratorType FindValue(string value) => FindValue<ShardIteratorType>(value);
    public static implicit operator ShardIteratorType(string value) => FindValue(value);
}

public class StreamMode : ConstantClass
{
    public StreamMode(string value) : base(value) { }
    public static readonly StreamMode ON_DEMAND = new StreamMode("ON_DEMAND");
    public static readonly StreamMode PROVISIONED = new StreamMode("PROVISIONED");
    public static StreamMode FindValue(string value) => FindValue<StreamMode>(value);
    public static implicit operator StreamMode(string value) => FindValue(value);
}

public class StreamStatus : ConstantClass
{
    public StreamStatus(string value) : base(value) { }
    public static readonly StreamStatus ACTIVE = new StreamStatus("ACTIVE");
    public static readonly StreamStatus CREATING = new StreamStatus("CREATING");
    public static readonly StreamStatus DELETING = new StreamStatus("DELETING");
    public static readonly StreamStatus UPDATING = new StreamStatus("UPDATING");
    public static StreamStatus FindValue(string value) => FindValue<StreamStatus>(value);
    public static implicit operator StreamStatus(string value) => FindValue(value);
}
