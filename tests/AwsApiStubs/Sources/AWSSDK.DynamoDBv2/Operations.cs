using System.Collections.Generic;
using Amazon.Runtime;

namespace Amazon.DynamoDBv2.Model;

public class BatchExecuteStatementRequest : AmazonDynamoDBRequest
{
    public ReturnConsumedCapacity ReturnConsumedCapacity { get; set; }
    public List<BatchStatementRequest> Statements { get; set; }
}

public class BatchExecuteStatementResponse : AmazonWebServiceResponse
{
    public List<ConsumedCapacity> ConsumedCapacity { get; set; }
    public List<BatchStatementResponse> Responses { get; set; }
}

public class BatchGetItemRequest : AmazonDynamoDBRequest
{
    public BatchGetItemRequest() { }
    public BatchGetItemRequest(Dictionary<string, KeysAndAttributes> requestItems) { }
    public BatchGetItemRequest(Dictionary<string, KeysAndAttributes> requestItems, ReturnConsumedCapacity returnConsumedCapacity) { }
    public Dictionary<string, KeysAndAttributes> RequestItems { get; set; }
    public ReturnConsumedCapacity ReturnConsumedCapacity { get; set; }
}

public class BatchGetItemResponse : AmazonWebServiceResponse
{
    public List<ConsumedCapacity> ConsumedCapacity { get; set; }
    public Dictionary<string, List<Dictionary<string, AttributeValue>>> Responses { get; set; }
    public Dictionary<string, KeysAndAttributes> UnprocessedKeys { get; set; }
}

public class BatchWriteItemRequest : AmazonDynamoDBRequest
{
    public BatchWriteItemRequest() { }
    public BatchWriteItemRequest(Dictionary<string, List<WriteRequest>> requestItems) { }
    public Dictionary<string, List<WriteRequest>> RequestItems { get; set; }
    public ReturnConsumedCapacity ReturnConsumedCapacity { get; set; }
    public ReturnItemCollectionMetrics ReturnItemCollectionMetrics { get; set; }
}

public class BatchWriteItemResponse : AmazonWebServiceResponse
{
    public List<ConsumedCapacity> ConsumedCapacity { get; set; }
    public Dictionary<string, List<ItemCollectionMetrics>> ItemCollectionMetrics { get; set; }
    public Dictionary<string, List<WriteRequest>> UnprocessedItems { get; set; }
}

public class CreateTableRequest : AmazonDynamoDBRequest
{
    public CreateTableRequest() { }
    public CreateTableRequest(string tableName, List<KeySchemaElement> keySchema) { }
    public CreateTableRequest(string tableName, List<KeySchemaElement> keySchema, List<AttributeDefinition> attributeDefinitions, ProvisionedThroughput provisionedThroughput) { }
    public List<AttributeDefinition> AttributeDefinitions { get; set; }
    public BillingMode BillingMode { get; set; }
    public OptBool DeletionProtectionEnabled { get; set; }
    public List<GlobalSecondaryIndex> GlobalSecondaryIndexes { get; set; }
    public GlobalTableSettingsReplicationMode GlobalTableSettingsReplicationMode { get; set; }
    public string GlobalTableSourceArn { get; set; }
    public List<KeySchemaElement> KeySchema { get; set; }
    public List<LocalSecondaryIndex> LocalSecondaryIndexes { get; set; }
    public OnDemandThroughput OnDemandThroughput { get; set; }
    public ProvisionedThroughput ProvisionedThroughput { get; set; }
    public string ResourcePolicy { get; set; }
    public SSESpecification SSESpecification { get; set; }
    public StreamSpecification StreamSpecification { get; set; }
    public TableClass TableClass { get; set; }
    public string TableName { get; set; }
    public List<Tag> Tags { get; set; }
    public List<VectorIndex> VectorIndexes { get; set; }
    public WarmThroughput WarmThroughput { get; set; }
}

public class CreateTableResponse : AmazonWebServiceResponse
{
    public TableDescription TableDescription { get; set; }
}

public class DeleteItemRequest : AmazonDynamoDBRequest
{
    public DeleteItemRequest() { }
    public DeleteItemRequest(string tableName, Dictionary<string, AttributeValue> key) { }
    public DeleteItemRequest(string tableName, Dictionary<string, AttributeValue> key, ReturnValue returnValues) { }
    public string ConditionExpression { get; set; }
    public ConditionalOperator ConditionalOperator { get; set; }
    public Dictionary<string, ExpectedAttributeValue> Expected { get; set; }
    public Dictionary<string, string> ExpressionAttributeNames { get; set; }
    public Dictionary<string, AttributeValue> ExpressionAttributeValues { get; set; }
    public Dictionary<string, AttributeValue> Key { get; set; }
    public ReturnConsumedCapacity ReturnConsumedCapacity { get; set; }
    public ReturnItemCollectionMetrics ReturnItemCollectionMetrics { get; set; }
    public ReturnValue ReturnValues { get; set; }
    public ReturnValuesOnConditionCheckFailure ReturnValuesOnConditionCheckFailure { get; set; }
    public string TableName { get; set; }
}

public class DeleteItemResponse : AmazonWebServiceResponse
{
    public Dictionary<string, AttributeValue> Attributes { get; set; }
    public ConsumedCapacity ConsumedCapacity { get; set; }
    public ItemCollectionMetrics ItemCollectionMetrics { get; set; }
}

public class DeleteTableRequest : AmazonDynamoDBRequest
{
    public DeleteTableRequest() { }
    public DeleteTableRequest(string tableName) { }
    public string TableName { get; set; }
}

public class DeleteTableResponse : AmazonWebServiceResponse
{
    public TableDescription TableDescription { get; set; }
}

public class DescribeTableRequest : AmazonDynamoDBRequest
{
    public DescribeTableRequest() { }
    public DescribeTableRequest(string tableName) { }
    public string TableName { get; set; }
}

public class DescribeTableResponse : AmazonWebServiceResponse
{
    public TableDescription Table { get; set; }
}

public class ExecuteStatementRequest : AmazonDynamoDBRequest
{
    public OptBool ConsistentRead { get; set; }
    public OptInt Limit { get; set; }
    public string NextToken { get; set; }
    public List<AttributeValue> Parameters { get; set; }
    public ReturnConsumedCapacity ReturnConsumedCapacity { get; set; }
    public ReturnValuesOnConditionCheckFailure ReturnValuesOnConditionCheckFailure { get; set; }
    public string Statement { get; set; }
}

public class ExecuteStatementResponse : AmazonWebServiceResponse
{
    public ConsumedCapacity ConsumedCapacity { get; set; }
    public List<Dictionary<string, AttributeValue>> Items { get; set; }
    public Dictionary<string, AttributeValue> LastEvaluatedKey { get; set; }
    public string NextToken { get; set; }
}

public class ExecuteTransactionRequest : AmazonDynamoDBRequest
{
    public string ClientRequestToken { get; set; }
    public ReturnConsumedCapacity ReturnConsumedCapacity { get; set; }
    public List<ParameterizedStatement> TransactStatements { get; set; }
}

public class ExecuteTransactionResponse : AmazonWebServiceResponse
{
    public List<ConsumedCapacity> ConsumedCapacity { get; set; }
    public List<ItemResponse> Responses { get; set; }
}

public class GetItemRequest : AmazonDynamoDBRequest
{
    public GetItemRequest() { }
    public GetItemRequest(string tableName, Dictionary<string, AttributeValue> key) { }
    public GetItemRequest(string tableName, Dictionary<string, AttributeValue> key, OptBool consistentRead) { }
    public List<string> AttributesToGet { get; set; }
    public OptBool ConsistentRead { get; set; }
    public Dictionary<string, string> ExpressionAttributeNames { get; set; }
    public Dictionary<string, AttributeValue> Key { get; set; }
    public string ProjectionExpression { get; set; }
    public ReturnConsumedCapacity ReturnConsumedCapacity { get; set; }
    public string TableName { get; set; }
}

public class GetItemResponse : AmazonWebServiceResponse
{
    public ConsumedCapacity ConsumedCapacity { get; set; }
    public Dictionary<string, AttributeValue> Item { get; set; }
}

public class ListTablesRequest : AmazonDynamoDBRequest
{
    public ListTablesRequest() { }
    public ListTablesRequest(string exclusiveStartTableName) { }
    public ListTablesRequest(string exclusiveStartTableName, OptInt limit) { }
    public string ExclusiveStartTableName { get; set; }
    public OptInt Limit { get; set; }
}

public class ListTablesResponse : AmazonWebServiceResponse
{
    public string LastEvaluatedTableName { get; set; }
    public List<string> TableNames { get; set; }
}

public class PutItemRequest : AmazonDynamoDBRequest
{
    public PutItemRequest() { }
    public PutItemRequest(string tableName, Dictionary<string, AttributeValue> item) { }
    public PutItemRequest(string tableName, Dictionary<string, AttributeValue> item, ReturnValue returnValues) { }
    public string ConditionExpression { get; set; }
    public ConditionalOperator ConditionalOperator { get; set; }
    public Dictionary<string, ExpectedAttributeValue> Expected { get; set; }
    public Dictionary<string, string> ExpressionAttributeNames { get; set; }
    public Dictionary<string, AttributeValue> ExpressionAttributeValues { get; set; }
    public Dictionary<string, AttributeValue> Item { get; set; }
    public ReturnConsumedCapacity ReturnConsumedCapacity { get; set; }
    public ReturnItemCollectionMetrics ReturnItemCollectionMetrics { get; set; }
    public ReturnValue ReturnValues { get; set; }
    public ReturnValuesOnConditionCheckFailure ReturnValuesOnConditionCheckFailure { get; set; }
    public string TableName { get; set; }
}

public class PutItemResponse : AmazonWebServiceResponse
{
    public Dictionary<string, AttributeValue> Attributes { get; set; }
    public ConsumedCapacity ConsumedCapacity { get; set; }
    public ItemCollectionMetrics ItemCollectionMetrics { get; set; }
}

public class QueryRequest : AmazonDynamoDBRequest
{
    public QueryRequest() { }
    public QueryRequest(string tableName) { }
    public List<string> AttributesToGet { get; set; }
    public ConditionalOperator ConditionalOperator { get; set; }
    public OptBool ConsistentRead { get; set; }
    public Dictionary<string, AttributeValue> ExclusiveStartKey { get; set; }
    public Dictionary<string, string> ExpressionAttributeNames { get; set; }
    public Dictionary<string, AttributeValue> ExpressionAttributeValues { get; set; }
    public string FilterExpression { get; set; }
    public string IndexName { get; set; }
    public string KeyConditionExpression { get; set; }
    public Dictionary<string, Condition> KeyConditions { get; set; }
    public OptInt Limit { get; set; }
    public string ProjectionExpression { get; set; }
    public Dictionary<string, Condition> QueryFilter { get; set; }
    public ReturnConsumedCapacity ReturnConsumedCapacity { get; set; }
    public OptBool ScanIndexForward { get; set; }
    public Select Select { get; set; }
    public string TableName { get; set; }
}

public class QueryResponse : AmazonWebServiceResponse
{
    public ConsumedCapacity ConsumedCapacity { get; set; }
    public OptInt Count { get; set; }
    public List<Dictionary<string, AttributeValue>> Items { get; set; }
    public Dictionary<string, AttributeValue> LastEvaluatedKey { get; set; }
    public OptInt ScannedCount { get; set; }
}

public class ScanRequest : AmazonDynamoDBRequest
{
    public ScanRequest() { }
    public ScanRequest(string tableName) { }
    public List<string> AttributesToGet { get; set; }
    public ConditionalOperator ConditionalOperator { get; set; }
    public OptBool ConsistentRead { get; set; }
    public Dictionary<string, AttributeValue> ExclusiveStartKey { get; set; }
    public Dictionary<string, string> ExpressionAttributeNames { get; set; }
    public Dictionary<string, AttributeValue> ExpressionAttributeValues { get; set; }
    public string FilterExpression { get; set; }
    public string IndexName { get; set; }
    public OptInt Limit { get; set; }
    public string ProjectionExpression { get; set; }
    public ReturnConsumedCapacity ReturnConsumedCapacity { get; set; }
    public Dictionary<string, Condition> ScanFilter { get; set; }
    public OptInt Segment { get; set; }
    public Select Select { get; set; }
    public string TableName { get; set; }
    public OptInt TotalSegments { get; set; }
}

public class ScanResponse : AmazonWebServiceResponse
{
    public ConsumedCapacity ConsumedCapacity { get; set; }
    public OptInt Count { get; set; }
    public List<Dictionary<string, AttributeValue>> Items { get; set; }
    public Dictionary<string, AttributeValue> LastEvaluatedKey { get; set; }
    public OptInt ScannedCount { get; set; }
}

public class TransactGetItemsRequest : AmazonDynamoDBRequest
{
    public ReturnConsumedCapacity ReturnConsumedCapacity { get; set; }
    public List<TransactGetItem> TransactItems { get; set; }
}

public class TransactGetItemsResponse : AmazonWebServiceResponse
{
    public List<ConsumedCapacity> ConsumedCapacity { get; set; }
    public List<ItemResponse> Responses { get; set; }
}

public class TransactWriteItemsRequest : AmazonDynamoDBRequest
{
    public string ClientRequestToken { get; set; }
    public ReturnConsumedCapacity ReturnConsumedCapacity { get; set; }
    public ReturnItemCollectionMetrics ReturnItemCollectionMetrics { get; set; }
    public List<TransactWriteItem> TransactItems { get; set; }
}

public class TransactWriteItemsResponse : AmazonWebServiceResponse
{
    public List<ConsumedCapacity> ConsumedCapacity { get; set; }
    public Dictionary<string, List<ItemCollectionMetrics>> ItemCollectionMetrics { get; set; }
}

public class UpdateItemRequest : AmazonDynamoDBRequest
{
    public UpdateItemRequest() { }
    public UpdateItemRequest(string tableName, Dictionary<string, AttributeValue> key, Dictionary<string, AttributeValueUpdate> attributeUpdates) { }
    public UpdateItemRequest(string tableName, Dictionary<string, AttributeValue> key, Dictionary<string, AttributeValueUpdate> attributeUpdates, ReturnValue returnValues) { }
    public Dictionary<string, AttributeValueUpdate> AttributeUpdates { get; set; }
    public string ConditionExpression { get; set; }
    public ConditionalOperator ConditionalOperator { get; set; }
    public Dictionary<string, ExpectedAttributeValue> Expected { get; set; }
    public Dictionary<string, string> ExpressionAttributeNames { get; set; }
    public Dictionary<string, AttributeValue> ExpressionAttributeValues { get; set; }
    public Dictionary<string, AttributeValue> Key { get; set; }
    public ReturnConsumedCapacity ReturnConsumedCapacity { get; set; }
    public ReturnItemCollectionMetrics ReturnItemCollectionMetrics { get; set; }
    public ReturnValue ReturnValues { get; set; }
    public ReturnValuesOnConditionCheckFailure ReturnValuesOnConditionCheckFailure { get; set; }
    public string TableName { get; set; }
    public string UpdateExpression { get; set; }
}

public class UpdateItemResponse : AmazonWebServiceResponse
{
    public Dictionary<string, AttributeValue> Attributes { get; set; }
    public ConsumedCapacity ConsumedCapacity { get; set; }
    public ItemCollectionMetrics ItemCollectionMetrics { get; set; }
}

public class UpdateTableRequest : AmazonDynamoDBRequest
{
    public UpdateTableRequest() { }
    public UpdateTableRequest(string tableName, ProvisionedThroughput provisionedThroughput) { }
    public List<AttributeDefinition> AttributeDefinitions { get; set; }
    public BillingMode BillingMode { get; set; }
    public OptBool DeletionProtectionEnabled { get; set; }
    public List<GlobalSecondaryIndexUpdate> GlobalSecondaryIndexUpdates { get; set; }
    public GlobalTableSettingsReplicationMode GlobalTableSettingsReplicationMode { get; set; }
    public List<GlobalTableWitnessGroupUpdate> GlobalTableWitnessUpdates { get; set; }
    public MultiRegionConsistency MultiRegionConsistency { get; set; }
    public OnDemandThroughput OnDemandThroughput { get; set; }
    public ProvisionedThroughput ProvisionedThroughput { get; set; }
    public List<ReplicationGroupUpdate> ReplicaUpdates { get; set; }
    public SSESpecification SSESpecification { get; set; }
    public StreamSpecification StreamSpecification { get; set; }
    public TableClass TableClass { get; set; }
    public string TableName { get; set; }
    public List<VectorIndexUpdate> VectorIndexUpdates { get; set; }
    public WarmThroughput WarmThroughput { get; set; }
}

public class UpdateTableResponse : AmazonWebServiceResponse
{
    public TableDescription TableDescription { get; set; }
}

public class UpdateTimeToLiveRequest : AmazonDynamoDBRequest
{
    public string TableName { get; set; }
    public TimeToLiveSpecification TimeToLiveSpecification { get; set; }
}

public class UpdateTimeToLiveResponse : AmazonWebServiceResponse
{
    public TimeToLiveSpecification TimeToLiveSpecification { get; set; }
}
