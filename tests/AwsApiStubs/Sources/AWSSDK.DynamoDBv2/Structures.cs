using System.Collections.Generic;
using System.IO;

namespace Amazon.DynamoDBv2.Model;

public class ArchivalSummary
{
    public string ArchivalBackupArn { get; set; }
    public OptTime ArchivalDateTime { get; set; }
    public string ArchivalReason { get; set; }
}

public class AttributeDefinition
{
    public AttributeDefinition() { }
    public AttributeDefinition(string attributeName, ScalarAttributeType attributeType) { }
    public string AttributeName { get; set; }
    public ScalarAttributeType AttributeType { get; set; }
}

public class AttributeValue
{
    public AttributeValue() { }
    public AttributeValue(string s) { }
    public AttributeValue(List<string> ss) { }
    public MemoryStream B { get; set; }
    public OptBool BOOL { get; set; }
    public List<MemoryStream> BS { get; set; }
    public List<AttributeValue> L { get; set; }
    public Dictionary<string, AttributeValue> M { get; set; }
    public string N { get; set; }
    public List<string> NS { get; set; }
    public OptBool NULL { get; set; }
    public string S { get; set; }
    public List<string> SS { get; set; }
    public bool IsBOOLSet { get; set; }
    public bool IsLSet { get; set; }
    public bool IsMSet { get; set; }
}

public class AttributeValueUpdate
{
    public AttributeValueUpdate() { }
    public AttributeValueUpdate(AttributeValue value, AttributeAction action) { }
    public AttributeAction Action { get; set; }
    public AttributeValue Value { get; set; }
}

public class BatchStatementError
{
    public BatchStatementErrorCodeEnum Code { get; set; }
    public Dictionary<string, AttributeValue> Item { get; set; }
    public string Message { get; set; }
}

public class BatchStatementRequest
{
    public OptBool ConsistentRead { get; set; }
    public List<AttributeValue> Parameters { get; set; }
    public ReturnValuesOnConditionCheckFailure ReturnValuesOnConditionCheckFailure { get; set; }
    public string Statement { get; set; }
}

public class BatchStatementResponse
{
    public BatchStatementError Error { get; set; }
    public Dictionary<string, AttributeValue> Item { get; set; }
    public string TableName { get; set; }
}

public class BillingModeSummary
{
    public BillingMode BillingMode { get; set; }
    public OptTime LastUpdateToPayPerRequestDateTime { get; set; }
}

public class CancellationReason
{
    public string Code { get; set; }
    public Dictionary<string, AttributeValue> Item { get; set; }
    public string Message { get; set; }
}

public class Capacity
{
    public OptDouble CapacityUnits { get; set; }
    public OptDouble ReadCapacityUnits { get; set; }
    public OptDouble WriteCapacityUnits { get; set; }
}

public class Condition
{
    public List<AttributeValue> AttributeValueList { get; set; }
    public ComparisonOperator ComparisonOperator { get; set; }
}

public class ConditionCheck
{
    public string ConditionExpression { get; set; }
    public Dictionary<string, string> ExpressionAttributeNames { get; set; }
    public Dictionary<string, AttributeValue> ExpressionAttributeValues { get; set; }
    public Dictionary<string, AttributeValue> Key { get; set; }
    public ReturnValuesOnConditionCheckFailure ReturnValuesOnConditionCheckFailure { get; set; }
    public string TableName { get; set; }
}

public class ConsumedCapacity
{
    public OptDouble CapacityUnits { get; set; }
    public Dictionary<string, Capacity> GlobalSecondaryIndexes { get; set; }
    public Dictionary<string, Capacity> LocalSecondaryIndexes { get; set; }
    public OptDouble ReadCapacityUnits { get; set; }
    public Capacity Table { get; set; }
    public string TableName { get; set; }
    public Dictionary<string, VectorCapacity> VectorIndexes { get; set; }
    public OptDouble WriteCapacityUnits { get; set; }
}

public class CreateGlobalSecondaryIndexAction
{
    public string IndexName { get; set; }
    public List<KeySchemaElement> KeySchema { get; set; }
    public OnDemandThroughput OnDemandThroughput { get; set; }
    public Projection Projection { get; set; }
    public ProvisionedThroughput ProvisionedThroughput { get; set; }
    public WarmThroughput WarmThroughput { get; set; }
}

public class CreateGlobalTableWitnessGroupMemberAction
{
    public string RegionName { get; set; }
}

public class CreateReplicationGroupMemberAction
{
    public List<ReplicaGlobalSecondaryIndex> GlobalSecondaryIndexes { get; set; }
    public string KMSMasterKeyId { get; set; }
    public OnDemandThroughputOverride OnDemandThroughputOverride { get; set; }
    public ProvisionedThroughputOverride ProvisionedThroughputOverride { get; set; }
    public string RegionName { get; set; }
    public TableClass TableClassOverride { get; set; }
}

public class CreateVectorIndexAction
{
    public OptLong Dimensions { get; set; }
    public VectorDistanceFunction DistanceFunction { get; set; }
    public string IndexName { get; set; }
    public Projection Projection { get; set; }
    public List<SearchSchemaElement> SearchSchema { get; set; }
    public VectorAttributeDefinition VectorAttribute { get; set; }
}

public class Delete
{
    public string ConditionExpression { get; set; }
    public Dictionary<string, string> ExpressionAttributeNames { get; set; }
    public Dictionary<string, AttributeValue> ExpressionAttributeValues { get; set; }
    public Dictionary<string, AttributeValue> Key { get; set; }
    public ReturnValuesOnConditionCheckFailure ReturnValuesOnConditionCheckFailure { get; set; }
    public string TableName { get; set; }
}

public class DeleteGlobalSecondaryIndexAction
{
    public string IndexName { get; set; }
}

public class DeleteGlobalTableWitnessGroupMemberAction
{
    public string RegionName { get; set; }
}

public class DeleteReplicationGroupMemberAction
{
    public string RegionName { get; set; }
}

public class DeleteRequest
{
    public DeleteRequest() { }
    public DeleteRequest(Dictionary<string, AttributeValue> key) { }
    public Dictionary<string, AttributeValue> Key { get; set; }
}

public class DeleteVectorIndexAction
{
    public string IndexName { get; set; }
}

public class ExpectedAttributeValue
{
    public List<AttributeValue> AttributeValueList { get; set; }
    public ComparisonOperator ComparisonOperator { get; set; }
    public OptBool Exists { get; set; }
    public AttributeValue Value { get; set; }
}

public class Get
{
    public Dictionary<string, string> ExpressionAttributeNames { get; set; }
    public Dictionary<string, AttributeValue> Key { get; set; }
    public string ProjectionExpression { get; set; }
    public string TableName { get; set; }
}

public class GlobalSecondaryIndex
{
    public string IndexName { get; set; }
    public List<KeySchemaElement> KeySchema { get; set; }
    public OnDemandThroughput OnDemandThroughput { get; set; }
    public Projection Projection { get; set; }
    public ProvisionedThroughput ProvisionedThroughput { get; set; }
    public WarmThroughput WarmThroughput { get; set; }
}

public class GlobalSecondaryIndexDescription
{
    public OptBool Backfilling { get; set; }
    public string IndexArn { get; set; }
    public string IndexName { get; set; }
    public OptLong IndexSizeBytes { get; set; }
    public IndexStatus IndexStatus { get; set; }
    public OptLong ItemCount { get; set; }
    public List<KeySchemaElement> KeySchema { get; set; }
    public OnDemandThroughput OnDemandThroughput { get; set; }
    public Projection Projection { get; set; }
    public ProvisionedThroughputDescription ProvisionedThroughput { get; set; }
    public GlobalSecondaryIndexWarmThroughputDescription WarmThroughput { get; set; }
}

public class GlobalSecondaryIndexUpdate
{
    public CreateGlobalSecondaryIndexAction Create { get; set; }
    public DeleteGlobalSecondaryIndexAction Delete { get; set; }
    public UpdateGlobalSecondaryIndexAction Update { get; set; }
}

public class GlobalSecondaryIndexWarmThroughputDescription
{
    public OptLong ReadUnitsPerSecond { get; set; }
    public IndexStatus Status { get; set; }
    public OptLong WriteUnitsPerSecond { get; set; }
}

public class GlobalTableWitnessDescription
{
    public string RegionName { get; set; }
    public WitnessStatus WitnessStatus { get; set; }
}

public class GlobalTableWitnessGroupUpdate
{
    public CreateGlobalTableWitnessGroupMemberAction Create { get; set; }
    public DeleteGlobalTableWitnessGroupMemberAction Delete { get; set; }
}

public class ItemCollectionMetrics
{
    public Dictionary<string, AttributeValue> ItemCollectionKey { get; set; }
    public List<double> SizeEstimateRangeGB { get; set; }
}

public class ItemResponse
{
    public Dictionary<string, AttributeValue> Item { get; set; }
}

public class KeySchemaElement
{
    public KeySchemaElement() { }
    public KeySchemaElement(string attributeName, KeyType keyType) { }
    public string AttributeName { get; set; }
    public KeyType KeyType { get; set; }
}

public class KeysAndAttributes
{
    public List<string> AttributesToGet { get; set; }
    public OptBool ConsistentRead { get; set; }
    public Dictionary<string, string> ExpressionAttributeNames { get; set; }
    public List<Dictionary<string, AttributeValue>> Keys { get; set; }
    public string ProjectionExpression { get; set; }
}

public class LocalSecondaryIndex
{
    public string IndexName { get; set; }
    public List<KeySchemaElement> KeySchema { get; set; }
    public Projection Projection { get; set; }
}

public class LocalSecondaryIndexDescription
{
    public string IndexArn { get; set; }
    public string IndexName { get; set; }
    public OptLong IndexSizeBytes { get; set; }
    public OptLong ItemCount { get; set; }
    public List<KeySchemaElement> KeySchema { get; set; }
    public Projection Projection { get; set; }
}

public class OnDemandThroughput
{
    public OptLong MaxReadRequestUnits { get; set; }
    public OptLong MaxWriteRequestUnits { get; set; }
}

public class OnDemandThroughputOverride
{
    public OptLong MaxReadRequestUnits { get; set; }
}

public class ParameterizedStatement
{
    public List<AttributeValue> Parameters { get; set; }
    public ReturnValuesOnConditionCheckFailure ReturnValuesOnConditionCheckFailure { get; set; }
    public string Statement { get; set; }
}

public class Projection
{
    public List<string> NonKeyAttributes { get; set; }
    public ProjectionType ProjectionType { get; set; }
}

public class ProvisionedThroughput
{
    public ProvisionedThroughput() { }
    public ProvisionedThroughput(OptLong readCapacityUnits, OptLong writeCapacityUnits) { }
    public OptLong ReadCapacityUnits { get; set; }
    public OptLong WriteCapacityUnits { get; set; }
}

public class ProvisionedThroughputDescription
{
    public OptTime LastDecreaseDateTime { get; set; }
    public OptTime LastIncreaseDateTime { get; set; }
    public OptLong NumberOfDecreasesToday { get; set; }
    public OptLong ReadCapacityUnits { get; set; }
    public OptLong WriteCapacityUnits { get; set; }
}

public class ProvisionedThroughputOverride
{
    public OptLong ReadCapacityUnits { get; set; }
}

public class Put
{
    public string ConditionExpression { get; set; }
    public Dictionary<string, string> ExpressionAttributeNames { get; set; }
    public Dictionary<string, AttributeValue> ExpressionAttributeValues { get; set; }
    public Dictionary<string, AttributeValue> Item { get; set; }
    public ReturnValuesOnConditionCheckFailure ReturnValuesOnConditionCheckFailure { get; set; }
    public string TableName { get; set; }
}

public class PutRequest
{
    public PutRequest() { }
    public PutRequest(Dictionary<string, AttributeValue> item) { }
    public Dictionary<string, AttributeValue> Item { get; set; }
}

public class ReplicaDescription
{
    public List<ReplicaGlobalSecondaryIndexDescription> GlobalSecondaryIndexes { get; set; }
    public GlobalTableSettingsReplicationMode GlobalTableSettingsReplicationMode { get; set; }
    public string KMSMasterKeyId { get; set; }
    public OnDemandThroughputOverride OnDemandThroughputOverride { get; set; }
    public ProvisionedThroughputOverride ProvisionedThroughputOverride { get; set; }
    public string RegionName { get; set; }
    public string ReplicaArn { get; set; }
    public OptTime ReplicaInaccessibleDateTime { get; set; }
    public ReplicaStatus ReplicaStatus { get; set; }
    public string ReplicaStatusDescription { get; set; }
    public string ReplicaStatusPercentProgress { get; set; }
    public TableClassSummary ReplicaTableClassSummary { get; set; }
    public TableWarmThroughputDescription WarmThroughput { get; set; }
}

public class ReplicaGlobalSecondaryIndex
{
    public string IndexName { get; set; }
    public OnDemandThroughputOverride OnDemandThroughputOverride { get; set; }
    public ProvisionedThroughputOverride ProvisionedThroughputOverride { get; set; }
}

public class ReplicaGlobalSecondaryIndexDescription
{
    public string IndexName { get; set; }
    public OnDemandThroughputOverride OnDemandThroughputOverride { get; set; }
    public ProvisionedThroughputOverride ProvisionedThroughputOverride { get; set; }
    public GlobalSecondaryIndexWarmThroughputDescription WarmThroughput { get; set; }
}

public class ReplicationGroupUpdate
{
    public CreateReplicationGroupMemberAction Create { get; set; }
    public DeleteReplicationGroupMemberAction Delete { get; set; }
    public UpdateReplicationGroupMemberAction Update { get; set; }
}

public class RestoreSummary
{
    public OptTime RestoreDateTime { get; set; }
    public OptBool RestoreInProgress { get; set; }
    public string SourceBackupArn { get; set; }
    public string SourceTableArn { get; set; }
}

public class SSEDescription
{
    public OptTime InaccessibleEncryptionDateTime { get; set; }
    public string KMSMasterKeyArn { get; set; }
    public SSEType SSEType { get; set; }
    public SSEStatus Status { get; set; }
}

public class SSESpecification
{
    public OptBool Enabled { get; set; }
    public string KMSMasterKeyId { get; set; }
    public SSEType SSEType { get; set; }
}

public class SearchSchemaElement
{
    public string AttributeName { get; set; }
    public SearchSchemaElementType SearchSchemaElementType { get; set; }
}

public class StreamSpecification
{
    public OptBool StreamEnabled { get; set; }
    public StreamViewType StreamViewType { get; set; }
}

public class TableClassSummary
{
    public OptTime LastUpdateDateTime { get; set; }
    public TableClass TableClass { get; set; }
}

public class TableDescription
{
    public ArchivalSummary ArchivalSummary { get; set; }
    public List<AttributeDefinition> AttributeDefinitions { get; set; }
    public BillingModeSummary BillingModeSummary { get; set; }
    public OptTime CreationDateTime { get; set; }
    public OptBool DeletionProtectionEnabled { get; set; }
    public List<GlobalSecondaryIndexDescription> GlobalSecondaryIndexes { get; set; }
    public GlobalTableSettingsReplicationMode GlobalTableSettingsReplicationMode { get; set; }
    public string GlobalTableVersion { get; set; }
    public List<GlobalTableWitnessDescription> GlobalTableWitnesses { get; set; }
    public OptLong ItemCount { get; set; }
    public List<KeySchemaElement> KeySchema { get; set; }
    public string LatestStreamArn { get; set; }
    public string LatestStreamLabel { get; set; }
    public List<LocalSecondaryIndexDescription> LocalSecondaryIndexes { get; set; }
    public MultiRegionConsistency MultiRegionConsistency { get; set; }
    public OnDemandThroughput OnDemandThroughput { get; set; }
    public ProvisionedThroughputDescription ProvisionedThroughput { get; set; }
    public List<ReplicaDescription> Replicas { get; set; }
    public RestoreSummary RestoreSummary { get; set; }
    public SSEDescription SSEDescription { get; set; }
    public StreamSpecification StreamSpecification { get; set; }
    public string TableArn { get; set; }
    public TableClassSummary TableClassSummary { get; set; }
    public string TableId { get; set; }
    public string TableName { get; set; }
    public OptLong TableSizeBytes { get; set; }
    public TableStatus TableStatus { get; set; }
    public List<VectorIndexDescription> VectorIndexes { get; set; }
    public TableWarmThroughputDescription WarmThroughput { get; set; }
}

public class TableWarmThroughputDescription
{
    public OptLong ReadUnitsPerSecond { get; set; }
    public TableStatus Status { get; set; }
    public OptLong WriteUnitsPerSecond { get; set; }
}

public class Tag
{
    public string Key { get; set; }
    public string Value { get; set; }
}

public class ThrottlingReason
{
    public string Reason { get; set; }
    public string Resource { get; set; }
}

public class TimeToLiveSpecification
{
    public string AttributeName { get; set; }
    public OptBool Enabled { get; set; }
}

public class TransactGetItem
{
    public Get Get { get; set; }
}

public class TransactWriteItem
{
    public ConditionCheck ConditionCheck { get; set; }
    public Delete Delete { get; set; }
    public Put Put { get; set; }
    public Update Update { get; set; }
}

public class Update
{
    public string ConditionExpression { get; set; }
    public Dictionary<string, string> ExpressionAttributeNames { get; set; }
    public Dictionary<string, AttributeValue> ExpressionAttributeValues { get; set; }
    public Dictionary<string, AttributeValue> Key { get; set; }
    public ReturnValuesOnConditionCheckFailure ReturnValuesOnConditionCheckFailure { get; set; }
    public string TableName { get; set; }
    public string UpdateExpression { get; set; }
}

public class UpdateGlobalSecondaryIndexAction
{
    public string IndexName { get; set; }
    public OnDemandThroughput OnDemandThroughput { get; set; }
    public ProvisionedThroughput ProvisionedThroughput { get; set; }
    public WarmThroughput WarmThroughput { get; set; }
}

public class UpdateReplicationGroupMemberAction
{
    public List<ReplicaGlobalSecondaryIndex> GlobalSecondaryIndexes { get; set; }
    public string KMSMasterKeyId { get; set; }
    public OnDemandThroughputOverride OnDemandThroughputOverride { get; set; }
    public ProvisionedThroughputOverride ProvisionedThroughputOverride { get; set; }
    public string RegionName { get; set; }
    public TableClass TableClassOverride { get; set; }
}

public class VectorAttributeDefinition
{
    public string AttributeName { get; set; }
}

public class VectorCapacity
{
    public OptDouble VectorSearchRequestBytes { get; set; }
    public OptDouble VectorWriteRequestBytes { get; set; }
}

public class VectorIndex
{
    public OptLong Dimensions { get; set; }
    public VectorDistanceFunction DistanceFunction { get; set; }
    public string IndexName { get; set; }
    public Projection Projection { get; set; }
    public List<SearchSchemaElement> SearchSchema { get; set; }
    public VectorAttributeDefinition VectorAttribute { get; set; }
}

public class VectorIndexDescription
{
    public OptBool Backfilling { get; set; }
    public OptLong Dimensions { get; set; }
    public VectorDistanceFunction DistanceFunction { get; set; }
    public string IndexArn { get; set; }
    public string IndexName { get; set; }
    public OptLong IndexSizeBytes { get; set; }
    public IndexStatus IndexStatus { get; set; }
    public OptLong ItemCount { get; set; }
    public Projection Projection { get; set; }
    public List<SearchSchemaElement> SearchSchema { get; set; }
    public VectorAttributeDefinition VectorAttribute { get; set; }
}

public class VectorIndexUpdate
{
    public CreateVectorIndexAction Create { get; set; }
    public DeleteVectorIndexAction Delete { get; set; }
}

public class WarmThroughput
{
    public OptLong ReadUnitsPerSecond { get; set; }
    public OptLong WriteUnitsPerSecond { get; set; }
}

public class WriteRequest
{
    public WriteRequest() { }
    public WriteRequest(PutRequest putRequest) { }
    public WriteRequest(DeleteRequest deleteRequest) { }
    public DeleteRequest DeleteRequest { get; set; }
    public PutRequest PutRequest { get; set; }
}
