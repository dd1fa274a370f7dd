using Amazon.Runtime;

namespace Amazon.DynamoDBv2;

public class AttributeAction : ConstantClass
{
    public AttributeAction(string value) : base(value) { }
    public static readonly AttributeAction ADD = new AttributeAction("ADD");
    public static readonly AttributeAction DELETE = new AttributeAction("DELETE");
    public static readonly AttributeAction PUT = new AttributeAction("PUT");
    public static AttributeAction FindValue(string value) => FindValue<AttributeAction>(value);
    public static implicit operator AttributeAction(string value) => FindValue(value);
}

public class BatchStatementErrorCodeEnum : ConstantClass
{
    public BatchStatementErrorCodeEnum(string value) : base(value) { }
    public static readonly BatchStatementErrorCodeEnum AccessDenied = new BatchStatementErrorCodeEnum("AccessDenied");
    public static readonly BatchStatementErrorCodeEnum ConditionalCheckFailed = new BatchStatementErrorCodeEnum("ConditionalCheckFailed");
    public static readonly BatchStatementErrorCodeEnum DuplicateItem = new BatchStatementErrorCodeEnum("DuplicateItem");
    public static readonly BatchStatementErrorCodeEnum InternalServerError = new BatchStatementErrorCodeEnum("InternalServerError");
    public static readonly BatchStatementErrorCodeEnum ItemCollectionSizeLimitExceeded = new BatchStatementErrorCodeEnum("ItemCollectionSizeLimitExceeded");
    public static readonly BatchStatementErrorCodeEnum ProvisionedThroughputExceeded = new BatchStatementErrorCodeEnum("ProvisionedThroughputExceeded");
    public static readonly BatchStatementErrorCodeEnum RequestLimitExceeded = new BatchStatementErrorCodeEnum("RequestLimitExceeded");
    public static readonly BatchStatementErrorCodeEnum ResourceNotFound = new BatchStatementErrorCodeEnum("ResourceNotFound");
    public static readonly BatchStatementErrorCodeEnum ThrottlingError = new BatchStatementErrorCodeEnum("ThrottlingError");
    public static readonly BatchStatementErrorCodeEnum TransactionConflict = new BatchStatementErrorCodeEnum("TransactionConflict");
    public static readonly BatchStatementErrorCodeEnum ValidationError = new BatchStatementErrorCodeEnum("ValidationError");
    public static BatchStatementErrorCodeEnum FindValue(string value) => FindValue<BatchStatementErrorCodeEnum>(value);
    public static implicit operator BatchStatementErrorCodeEnum(string value) => FindValue(value);
}

public class BillingMode : ConstantClass
{
    public BillingMode(string value) : base(value) { }
    public static readonly BillingMode PAY_PER_REQUEST = new BillingMode("PAY_PER_REQUEST");
    public static readonly BillingMode PROVISIONED = new BillingMode("PROVISIONED");
    public static BillingMode FindValue(string value) => FindValue<BillingMode>(value);
    public static implicit operator BillingMode(string value) => FindValue(value);
}

public class ComparisonOperator : ConstantClass
{
    public ComparisonOperator(string value) : base(value) { }
    public static readonly ComparisonOperator BEGINS_WITH = new ComparisonOperator("BEGINS_WITH");
    public static readonly ComparisonOperator BETWEEN = new ComparisonOperator("BETWEEN");
    public static readonly ComparisonOperator CONTAINS = new ComparisonOperator("CONTAINS");
    public static readonly ComparisonOperator EQ = new ComparisonOperator("EQ");
    public static readonly ComparisonOperator GE = new ComparisonOperator("GE");
    public static readonly ComparisonOperator GT = new ComparisonOperator("GT");
    public static readonly ComparisonOperator IN = new ComparisonOperator("IN");
    public static readonly ComparisonOperator LE = new ComparisonOperator("LE");
    public static readonly ComparisonOperator LT = new ComparisonOperator("LT");
    public static readonly ComparisonOperator NE = new ComparisonOperator("NE");
    public static readonly ComparisonOperator NOT_CONTAINS = new ComparisonOperator("NOT_CONTAINS");
    public static readonly ComparisonOperator NOT_NULL = new ComparisonOperator("NOT_NULL");
    public static readonly ComparisonOperator NULL = new ComparisonOperator("NULL");
    public static ComparisonOperator FindValue(string value) => FindValue<ComparisonOperator>(value);
    public static implicit operator ComparisonOperator(string value) => FindValue(value);
}

public class ConditionalOperator : ConstantClass
{
    public ConditionalOperator(string value) : base(value) { }
    public static readonly ConditionalOperator AND = new ConditionalOperator("AND");
    public static readonly ConditionalOperator OR = new ConditionalOperator("OR");
    public static ConditionalOperator FindValue(string value) => FindValue<ConditionalOperator>(value);
    public static implicit operator ConditionalOperator(string value) => FindValue(value);
}

public class GlobalTableSettingsReplicationMode : ConstantClass
{
    public GlobalTableSettingsReplicationMode(string value) : base(value) { }
    public static readonly GlobalTableSettingsReplicationMode DISABLED = new GlobalTableSettingsReplicationMode("DISABLED");
    public static readonly GlobalTableSettingsReplicationMode ENABLED = new GlobalTableSettingsReplicationMode("ENABLED");
    public static readonly GlobalTableSettingsReplicationMode ENABLED_WITH_OVERRIDES = new GlobalTableSettingsReplicationMode("ENABLED_WITH_OVERRIDES");
    public static GlobalTableSettingsReplicationMode FindValue(string value) => FindValue<GlobalTableSettingsReplicationMode>(value);
    public static implicit operator GlobalTableSettingsReplicationMode(string value) => FindValue(value);
}

public class IndexStatus : ConstantClass
{
    public IndexStatus(string value) : base(value) { }
    public static readonly IndexStatus ACTIVE = new IndexStatus("ACTIVE");
    public static readonly IndexStatus CREATING = new IndexStatus("CREATING");
    public static readonly IndexStatus DELETING = new IndexStatus("DELETING");
    public static readonly IndexStatus UPDATING = new IndexStatus("UPDATING");
    public static IndexStatus FindValue(string value) => FindValue<IndexStatus>(value);
    public static implicit operator IndexStatus(string value) => FindValue(value);
}

public class KeyType : ConstantClass
{
    public KeyType(string value) : base(value) { }
    public static readonly KeyType HASH = new KeyType("HASH");
    public static readonly KeyType RANGE = new KeyType("RANGE");
    public static KeyType FindValue(string value) => FindValue<KeyType>(value);
    public static implicit operator KeyType(string value) => FindValue(value);
}

public class MultiRegionConsistency : ConstantClass
{
    public MultiRegionConsistency(string value) : base(value) { }
    public static readonly MultiRegionConsistency EVENTUAL = new MultiRegionConsistency("EVENTUAL");
    public static readonly MultiRegionConsistency STRONG = new MultiRegionConsistency("STRONG");
    public static MultiRegionConsistency FindValue(string value) => FindValue<MultiRegionConsistency>(value);
    public static implicit operator MultiRegionConsistency(string value) => FindValue(value);
}

public class ProjectionType : ConstantClass
{
    public ProjectionType(string value) : base(value) { }
    public static readonly ProjectionType ALL = new ProjectionType("ALL");
    public static readonly ProjectionType INCLUDE = new ProjectionType("INCLUDE");
    public static readonly ProjectionType KEYS_ONLY = new ProjectionType("KEYS_ONLY");
    public static ProjectionType FindValue(string value) => FindValue<ProjectionType>(value);
    public static implicit operator ProjectionType(string value) => FindValue(value);
}

public class ReplicaStatus : ConstantClass
{
    public ReplicaStatus(string value) : base(value) { }
    public static readonly ReplicaStatus ACTIVE = new ReplicaStatus("ACTIVE");
    public static readonly ReplicaStatus ARCHIVED = new ReplicaStatus("ARCHIVED");
    public static readonly ReplicaStatus ARCHIVING = new ReplicaStatus("ARCHIVING");
    public static readonly ReplicaStatus CREATING = new ReplicaStatus("CREATING");
    public static readonly ReplicaStatus CREATION_FAILED = new ReplicaStatus("CREATION_FAILED");
    public static readonly ReplicaStatus DELETING = new ReplicaStatus("DELETING");
    public static readonly ReplicaStatus INACCESSIBLE_ENCRYPTION_CREDENTIALS = new ReplicaStatus("INACCESSIBLE_ENCRYPTION_CREDENTIALS");
    public static readonly ReplicaStatus REGION_DISABLED = new ReplicaStatus("REGION_DISABLED");
    public static readonly ReplicaStatus REPLICATION_NOT_AUTHORIZED = new ReplicaStatus("REPLICATION_NOT_AUTHORIZED");
    public static readonly ReplicaStatus UPDATING = new ReplicaStatus("UPDATING");
    public static ReplicaStatus FindValue(string value) => FindValue<ReplicaStatus>(value);
    public static implicit operator ReplicaStatus(string value) => FindValue(value);
}

public class ReturnConsumedCapacity : ConstantClass
{
    public ReturnConsumedCapacity(string value) : base(value) { }
    public static readonly ReturnConsumedCapacity INDEXES = new ReturnConsumedCapacity("INDEXES");
    public static readonly ReturnConsumedCapacity NONE = new ReturnConsumedCapacity("NONE");
    public static readonly ReturnConsumedCapacity TOTAL = new ReturnConsumedCapacity("TOTAL");
    public static ReturnConsumedCapacity FindValue(string value) => FindValue<ReturnConsumedCapacity>(value);
    public static implicit operator ReturnConsumedCapacity(string value) => FindValue(value);
}

public class ReturnItemCollectionMetrics : ConstantClass
{
    public ReturnItemCollectionMetrics(string value) : base(value) { }
    public static readonly ReturnItemCollectionMetrics NONE = new ReturnItemCollectionMetrics("NONE");
    public static readonly ReturnItemCollectionMetrics SIZE = new ReturnItemCollectionMetrics("SIZE");
    public static ReturnItemCollectionMetrics FindValue(string value) => FindValue<ReturnItemCollectionMetrics>(value);
    public static implicit operator ReturnItemCollectionMetrics(string value) => FindValue(value);
}

public class ReturnValue : ConstantClass
{
    public ReturnValue(string value) : base(value) { }
    public static readonly ReturnValue ALL_NEW = new ReturnValue("ALL_NEW");
    public static readonly ReturnValue ALL_OLD = new ReturnValue("ALL_OLD");
    public static readonly ReturnValue NONE = new ReturnValue("NONE");
    public static readonly ReturnValue UPDATED_NEW = new ReturnValue("UPDATED_NEW");
    public static readonly ReturnValue UPDATED_OLD = new ReturnValue("UPDATED_OLD");
    public static ReturnValue FindValue(string value) => FindValue<ReturnValue>(value);
    public static implicit operator ReturnValue(string value) => FindValue(value);
}

public class ReturnValuesOnConditionCheckFailure : ConstantClass
{
    public ReturnValuesOnConditionCheckFailure(string value) : base(value) { }
    public static readonly ReturnValuesOnConditionCheckFailure ALL_OLD = new ReturnValuesOnConditionCheckFailure("ALL_OLD");
    public static readonly ReturnValuesOnConditionCheckFailure NONE = new ReturnValuesOnConditionCheckFailure("NONE");
    public static ReturnValuesOnConditionCheckFailure FindValue(string value) => FindValue<ReturnValuesOnConditionCheckFailure>(value);
    public static implicit operator ReturnValuesOnConditionCheckFailure(string value) => FindValue(value);
}

public class SSEStatus : ConstantClass
{
    public SSEStatus(string value) : base(value) { }
    public static readonly SSEStatus DISABLED = new SSEStatus("DISABLED");
    public static readonly SSEStatus DISABLING = new SSEStatus("DISABLING");
    public static readonly SSEStatus ENABLED = new SSEStatus("ENABLED");
    public static readonly SSEStatus ENABLING = new SSEStatus("ENABLING");
    public static readonly SSEStatus UPDATING = new SSEStatus("UPDATING");
    public static SSEStatus FindValue(string value) => FindValue<SSEStatus>(value);
    public static implicit operator SSEStatus(string value) => FindValue(value);
}

public class SSEType : ConstantClass
{
    public SSEType(string value) : base(value) { }
    public static readonly SSEType AES256 = new SSEType("AES256");
    public static readonly SSEType KMS = new SSEType("KMS");
    public static SSEType FindValue(string value) => FindValue<SSEType>(value);
    public static implicit operator SSEType(string value) => FindValue(value);
}

public class ScalarAttributeType : ConstantClass
{
    public ScalarAttributeType(string value) : base(value) { }
    public static readonly ScalarAttributeType B = new ScalarAttributeType("B");
    public static readonly ScalarAttributeType N = new ScalarAttributeType("N");
    public static readonly ScalarAttributeType S = new ScalarAttributeType("S");
    public static ScalarAttributeType FindValue(string value) => FindValue<ScalarAttributeType>(value);
    public static implicit operator ScalarAttributeType(string value) => FindValue(value);
}

public class SearchSchemaElementType : ConstantClass
{
    public SearchSchemaElementType(string value) : base(value) { }
    public static readonly SearchSchemaElementType HASH = new SearchSchemaElementType("HASH");
    public static readonly SearchSchemaElementType INLINE_FILTER = new SearchSchemaElementType("INLINE_FILTER");
    public static SearchSchemaElementType FindValue(string value) => FindValue<SearchSchemaElementType>(value);
    public static implicit operator SearchSchemaElementType(string value) => FindValue(value);
}

public class Select : ConstantClass
{
    public Select(string value) : base(value) { }
    public static readonly Select ALL_ATTRIBUTES = new Select("ALL_ATTRIBUTES");
    public static readonly Select ALL_PROJECTED_ATTRIBUTES = new Select("ALL_PROJECTED_ATTRIBUTES");
    public static readonly Select COUNT = new Select("COUNT");
    public static readonly Select SPECIFIC_ATTRIBUTES = new Select("SPECIFIC_ATTRIBUTES");
    public static Select FindValue(string value) => FindValue<Select>(value);
    public static implicit operator Select(string value) => FindValue(value);
}

public class StreamViewType : ConstantClass
{
    public StreamViewType(string value) : base(value) { }
    public static readonly StreamViewType KEYS_ONLY = new StreamViewType("KEYS_ONLY");
    public static readonly StreamViewType NEW_AND_OLD_IMAGES = new StreamViewType("NEW_AND_OLD_IMAGES");
    public static readonly StreamViewType NEW_IMAGE = new StreamViewType("NEW_IMAGE");
    public static readonly StreamViewType OLD_IMAGE = new StreamViewType("OLD_IMAGE");
    public static StreamViewType FindValue(string value) => FindValue<StreamViewType>(value);
    public static implicit operator StreamViewType(string value) => FindValue(value);
}

public class TableClass : ConstantClass
{
    public TableClass(string value) : base(value) { }
    public static readonly TableClass STANDARD = new TableClass("STANDARD");
    public static readonly TableClass STANDARD_INFREQUENT_ACCESS = new TableClass("STANDARD_INFREQUENT_ACCESS");
    public static TableClass FindValue(string value) => FindValue<TableClass>(value);
    public static implicit operator TableClass(string value) => FindValue(value);
}

public class TableStatus : ConstantClass
{
    public TableStatus(string value) : base(value) { }
    public static readonly TableStatus ACTIVE = new TableStatus("ACTIVE");
    public static readonly TableStatus ARCHIVED = new TableStatus("ARCHIVED");
    public static readonly TableStatus ARCHIVING = new TableStatus("ARCHIVING");
    public static readonly TableStatus CREATING = new TableStatus("CREATING");
    public static readonly TableStatus DELETING = new TableStatus("DELETING");
    public static readonly TableStatus INACCESSIBLE_ENCRYPTION_CREDENTIALS = new TableStatus("INACCESSIBLE_ENCRYPTION_CREDENTIALS");
    public static readonly TableStatus REPLICATION_NOT_AUTHORIZED = new TableStatus("REPLICATION_NOT_AUTHORIZED");
    public static readonly TableStatus UPDATING = new TableStatus("UPDATING");
    public static TableStatus FindValue(string value) => FindValue<TableStatus>(value);
    public static implicit operator TableStatus(string value) => FindValue(value);
}

public class VectorDistanceFunction : ConstantClass
{
    public VectorDistanceFunction(string value) : base(value) { }
    public static readonly VectorDistanceFunction COSINE = new VectorDistanceFunction("COSINE");
    public static readonly VectorDistanceFunction DOT_PRODUCT = new VectorDistanceFunction("DOT_PRODUCT");
    public static readonly VectorDistanceFunction EUCLIDEAN = new VectorDistanceFunction("EUCLIDEAN");
    public static VectorDistanceFunction FindValue(string value) => FindValue<VectorDistanceFunction>(value);
    public static implicit operator VectorDistanceFunction(string value) => FindValue(value);
}

public class WitnessStatus : ConstantClass
{
    public WitnessStatus(string value) : base(value) { }
    public static readonly WitnessStatus ACTIVE = new WitnessStatus("ACTIVE");
    public static readonly WitnessStatus CREATING = new WitnessStatus("CREATING");
    public static readonly WitnessStatus DELETING = new WitnessStatus("DELETING");
    public static WitnessStatus FindValue(string value) => FindValue<WitnessStatus>(value);
    public static implicit operator WitnessStatus(string value) => FindValue(value);
}
