using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.DynamoDBv2.Model;

namespace Amazon.DynamoDBv2;

public partial interface IAmazonDynamoDB : IAmazonService, IDisposable
{
    IDynamoDBv2PaginatorFactory Paginators { get; }
    Task<BatchExecuteStatementResponse> BatchExecuteStatementAsync(BatchExecuteStatementRequest request, CancellationToken cancellationToken = default);
    Task<BatchGetItemResponse> BatchGetItemAsync(Dictionary<string, KeysAndAttributes> requestItems, CancellationToken cancellationToken = default);
    Task<BatchGetItemResponse> BatchGetItemAsync(Dictionary<string, KeysAndAttributes> requestItems, ReturnConsumedCapacity returnConsumedCapacity, CancellationToken cancellationToken = default);
    Task<BatchGetItemResponse> BatchGetItemAsync(BatchGetItemRequest request, CancellationToken cancellationToken = default);
    Task<BatchWriteItemResponse> BatchWriteItemAsync(Dictionary<string, List<WriteRequest>> requestItems, CancellationToken cancellationToken = default);
    Task<BatchWriteItemResponse> BatchWriteItemAsync(BatchWriteItemRequest request, CancellationToken cancellationToken = default);
    Task<CreateTableResponse> CreateTableAsync(string tableName, List<KeySchemaElement> keySchema, List<AttributeDefinition> attributeDefinitions, ProvisionedThroughput provisionedThroughput, CancellationToken cancellationToken = default);
    Task<CreateTableResponse> CreateTableAsync(CreateTableRequest request, CancellationToken cancellationToken = default);
    Task<DeleteItemResponse> DeleteItemAsync(string tableName, Dictionary<string, AttributeValue> key, CancellationToken cancellationToken = default);
    Task<DeleteItemResponse> DeleteItemAsync(string tableName, Dictionary<string, AttributeValue> key, ReturnValue returnValues, CancellationToken cancellationToken = default);
    Task<DeleteItemResponse> DeleteItemAsync(DeleteItemRequest request, CancellationToken cancellationToken = default);
    Task<DeleteTableResponse> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default);
    Task<DeleteTableResponse> DeleteTableAsync(DeleteTableRequest request, CancellationToken cancellationToken = default);
    Task<DescribeTableResponse> DescribeTableAsync(string tableName, CancellationToken cancellationToken = default);
    Task<DescribeTableResponse> DescribeTableAsync(DescribeTableRequest request, CancellationToken cancellationToken = default);
    Task<ExecuteStatementResponse> ExecuteStatementAsync(ExecuteStatementRequest request, CancellationToken cancellationToken = default);
    Task<ExecuteTransactionResponse> ExecuteTransactionAsync(ExecuteTransactionRequest request, CancellationToken cancellationToken = default);
    Task<GetItemResponse> GetItemAsync(string tableName, Dictionary<string, AttributeValue> key, CancellationToken cancellationToken = default);
    Task<GetItemResponse> GetItemAsync(string tableName, Dictionary<string, AttributeValue> key, OptBool consistentRead, CancellationToken cancellationToken = default);
    Task<GetItemResponse> GetItemAsync(GetItemRequest request, CancellationToken cancellationToken = default);
    Task<ListTablesResponse> ListTablesAsync(CancellationToken cancellationToken = default);
    Task<ListTablesResponse> ListTablesAsync(string exclusiveStartTableName, CancellationToken cancellationToken = default);
    Task<ListTablesResponse> ListTablesAsync(string exclusiveStartTableName, OptInt limit, CancellationToken cancellationToken = default);
    Task<ListTablesResponse> ListTablesAsync(ListTablesRequest request, CancellationToken cancellationToken = default);
    Task<PutItemResponse> PutItemAsync(string tableName, Dictionary<string, AttributeValue> item, CancellationToken cancellationToken = default);
    Task<PutItemResponse> PutItemAsync(string tableName, Dictionary<string, AttributeValue> item, ReturnValue returnValues, CancellationToken cancellationToken = default);
    Task<PutItemResponse> PutItemAsync(PutItemRequest request, CancellationToken cancellationToken = default);
    Task<QueryResponse> QueryAsync(QueryRequest request, CancellationToken cancellationToken = default);
    Task<ScanResponse> ScanAsync(string tableName, List<string> attributesToGet, CancellationToken cancellationToken = default);
    Task<ScanResponse> ScanAsync(string tableName, Dictionary<string, Condition> scanFilter, CancellationToken cancellationToken = default);
    Task<ScanResponse> ScanAsync(string tableName, List<string> attributesToGet, Dictionary<string, Condition> scanFilter, CancellationToken cancellationToken = default);
    Task<ScanResponse> ScanAsync(ScanRequest request, CancellationToken cancellationToken = default);
    Task<TransactGetItemsResponse> TransactGetItemsAsync(TransactGetItemsRequest request, CancellationToken cancellationToken = default);
    Task<TransactWriteItemsResponse> TransactWriteItemsAsync(TransactWriteItemsRequest request, CancellationToken cancellationToken = default);
    Task<UpdateItemResponse> UpdateItemAsync(string tableName, Dictionary<string, AttributeValue> key, Dictionary<string, AttributeValueUpdate> attributeUpdates, CancellationToken cancellationToken = default);
    Task<UpdateItemResponse> UpdateItemAsync(string tableName, Dictionary<string, AttributeValue> key, Dictionary<string, AttributeValueUpdate> attributeUpdates, ReturnValue returnValues, CancellationToken cancellationToken = default);
    Task<UpdateItemResponse> UpdateItemAsync(UpdateItemRequest request, CancellationToken cancellationToken = default);
    Task<UpdateTableResponse> UpdateTableAsync(string tableName, ProvisionedThroughput provisionedThroughput, CancellationToken cancellationToken = default);
    Task<UpdateTableResponse> UpdateTableAsync(UpdateTableRequest request, CancellationToken cancellationToken = default);
    Task<UpdateTimeToLiveResponse> UpdateTimeToLiveAsync(UpdateTimeToLiveRequest request, CancellationToken cancellationToken = default);
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);
#if AWSSDK_V3
    BatchExecuteStatementResponse BatchExecuteStatement(BatchExecuteStatementRequest request);
    BatchGetItemResponse BatchGetItem(Dictionary<string, KeysAndAttributes> requestItems);
    BatchGetItemResponse BatchGetItem(Dictionary<string, KeysAndAttributes> requestItems, ReturnConsumedCapacity returnConsumedCapacity);
    BatchGetItemResponse BatchGetItem(BatchGetItemRequest request);
    BatchWriteItemResponse BatchWriteItem(Dictionary<string, List<WriteRequest>> requestItems);
    BatchWriteItemResponse BatchWriteItem(BatchWriteItemRequest request);
    CreateTableResponse CreateTable(string tableName, List<KeySchemaElement> keySchema, List<AttributeDefinition> attributeDefinitions, ProvisionedThroughput provisionedThroughput);
    CreateTableResponse CreateTable(CreateTableRequest request);
    DeleteItemResponse DeleteItem(string tableName, Dictionary<string, AttributeValue> key);
    DeleteItemResponse DeleteItem(string tableName, Dictionary<string, AttributeValue> key, ReturnValue returnValues);
    DeleteItemResponse DeleteItem(DeleteItemRequest request);
    DeleteTableResponse DeleteTable(string tableName);
    DeleteTableResponse DeleteTable(DeleteTableRequest request);
    DescribeTableResponse DescribeTable(string tableName);
    DescribeTableResponse DescribeTable(DescribeTableRequest request);
    ExecuteStatementResponse ExecuteStatement(ExecuteStatementRequest request);
    ExecuteTransactionResponse ExecuteTransaction(ExecuteTransactionRequest request);
    GetItemResponse GetItem(string tableName, Dictionary<string, AttributeValue> key);
    GetItemResponse GetItem(string tableName, Dictionary<string, AttributeValue> key, OptBool consistentRead);
    GetItemResponse GetItem(GetItemRequest request);
    ListTablesResponse ListTables();
    ListTablesResponse ListTables(string exclusiveStartTableName);
    ListTablesResponse ListTables(string exclusiveStartTableName, OptInt limit);
    ListTablesResponse ListTables(ListTablesRequest request);
    PutItemResponse PutItem(string tableName, Dictionary<string, AttributeValue> item);
    PutItemResponse PutItem(string tableName, Dictionary<string, AttributeValue> item, ReturnValue returnValues);
    PutItemResponse PutItem(PutItemRequest request);
    QueryResponse Query(QueryRequest request);
    ScanResponse Scan(string tableName, List<string> attributesToGet);
    ScanResponse Scan(string tableName, Dictionary<string, Condition> scanFilter);
    ScanResponse Scan(string tableName, List<string> attributesToGet, Dictionary<string, Condition> scanFilter);
    ScanResponse Scan(ScanRequest request);
    TransactGetItemsResponse TransactGetItems(TransactGetItemsRequest request);
    TransactWriteItemsResponse TransactWriteItems(TransactWriteItemsRequest request);
    UpdateItemResponse UpdateItem(string tableName, Dictionary<string, AttributeValue> key, Dictionary<string, AttributeValueUpdate> attributeUpdates);
    UpdateItemResponse UpdateItem(string tableName, Dictionary<string, AttributeValue> key, Dictionary<string, AttributeValueUpdate> attributeUpdates, ReturnValue returnValues);
    UpdateItemResponse UpdateItem(UpdateItemRequest request);
    UpdateTableResponse UpdateTable(string tableName, ProvisionedThroughput provisionedThroughput);
    UpdateTableResponse UpdateTable(UpdateTableRequest request);
    UpdateTimeToLiveResponse UpdateTimeToLive(UpdateTimeToLiveRequest request);
#elif NET8_0_OR_GREATER
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => throw null;
    static IAmazonService IAmazonService.CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig) => throw null;
#endif
}

public partial class AmazonDynamoDBClient : AmazonServiceClient, IAmazonDynamoDB
{
    public AmazonDynamoDBClient() : base((AWSCredentials)null, null) { }
    public AmazonDynamoDBClient(RegionEndpoint region) : base((AWSCredentials)null, null) { }
    public AmazonDynamoDBClient(AmazonDynamoDBConfig config) : base((AWSCredentials)null, config) { }
    public AmazonDynamoDBClient(AWSCredentials credentials) : base(credentials, null) { }
    public AmazonDynamoDBClient(AWSCredentials credentials, RegionEndpoint region) : base(credentials, null) { }
    public AmazonDynamoDBClient(AWSCredentials credentials, AmazonDynamoDBConfig clientConfig) : base(credentials, clientConfig) { }
    public AmazonDynamoDBClient(string awsAccessKeyId, string awsSecretAccessKey) : base(awsAccessKeyId, awsSecretAccessKey, (ClientConfig)null) { }
    public AmazonDynamoDBClient(string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region) : base(awsAccessKeyId, awsSecretAccessKey, (ClientConfig)null) { }
    public AmazonDynamoDBClient(string awsAccessKeyId, string awsSecretAccessKey, AmazonDynamoDBConfig clientConfig) : base(awsAccessKeyId, awsSecretAccessKey, clientConfig) { }
    public AmazonDynamoDBClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, null) { }
    public AmazonDynamoDBClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, null) { }
    public AmazonDynamoDBClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, AmazonDynamoDBConfig clientConfig) : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig) { }

    public IDynamoDBv2PaginatorFactory Paginators => throw null;
    public virtual Task<BatchExecuteStatementResponse> BatchExecuteStatementAsync(BatchExecuteStatementRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<BatchGetItemResponse> BatchGetItemAsync(Dictionary<string, KeysAndAttributes> requestItems, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<BatchGetItemResponse> BatchGetItemAsync(Dictionary<string, KeysAndAttributes> requestItems, ReturnConsumedCapacity returnConsumedCapacity, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<BatchGetItemResponse> BatchGetItemAsync(BatchGetItemRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<BatchWriteItemResponse> BatchWriteItemAsync(Dictionary<string, List<WriteRequest>> requestItems, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<BatchWriteItemResponse> BatchWriteItemAsync(BatchWriteItemRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<CreateTableResponse> CreateTableAsync(string tableName, List<KeySchemaElement> keySchema, List<AttributeDefinition> attributeDefinitions, ProvisionedThroughput provisionedThroughput, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<CreateTableResponse> CreateTableAsync(CreateTableRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DeleteItemResponse> DeleteItemAsync(string tableName, Dictionary<string, AttributeValue> key, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DeleteItemResponse> DeleteItemAsync(string tableName, Dictionary<string, AttributeValue> key, ReturnValue returnValues, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DeleteItemResponse> DeleteItemAsync(DeleteItemRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DeleteTableResponse> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DeleteTableResponse> DeleteTableAsync(DeleteTableRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DescribeTableResponse> DescribeTableAsync(string tableName, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<DescribeTableResponse> DescribeTableAsync(DescribeTableRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ExecuteStatementResponse> ExecuteStatementAsync(ExecuteStatementRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ExecuteTransactionResponse> ExecuteTransactionAsync(ExecuteTransactionRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<GetItemResponse> GetItemAsync(string tableName, Dictionary<string, AttributeValue> key, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<GetItemResponse> GetItemAsync(string tableName, Dictionary<string, AttributeValue> key, OptBool consistentRead, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<GetItemResponse> GetItemAsync(GetItemRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListTablesResponse> ListTablesAsync(CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListTablesResponse> ListTablesAsync(string exclusiveStartTableName, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListTablesResponse> ListTablesAsync(string exclusiveStartTableName, OptInt limit, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ListTablesResponse> ListTablesAsync(ListTablesRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<PutItemResponse> PutItemAsync(string tableName, Dictionary<string, AttributeValue> item, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<PutItemResponse> PutItemAsync(string tableName, Dictionary<string, AttributeValue> item, ReturnValue returnValues, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<PutItemResponse> PutItemAsync(PutItemRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<QueryResponse> QueryAsync(QueryRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ScanResponse> ScanAsync(string tableName, List<string> attributesToGet, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ScanResponse> ScanAsync(string tableName, Dictionary<string, Condition> scanFilter, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ScanResponse> ScanAsync(string tableName, List<string> attributesToGet, Dictionary<string, Condition> scanFilter, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ScanResponse> ScanAsync(ScanRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<TransactGetItemsResponse> TransactGetItemsAsync(TransactGetItemsRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<TransactWriteItemsResponse> TransactWriteItemsAsync(TransactWriteItemsRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<UpdateItemResponse> UpdateItemAsync(string tableName, Dictionary<string, AttributeValue> key, Dictionary<string, AttributeValueUpdate> attributeUpdates, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<UpdateItemResponse> UpdateItemAsync(string tableName, Dictionary<string, AttributeValue> key, Dictionary<string, AttributeValueUpdate> attributeUpdates, ReturnValue returnValues, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<UpdateItemResponse> UpdateItemAsync(UpdateItemRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<UpdateTableResponse> UpdateTableAsync(string tableName, ProvisionedThroughput provisionedThroughput, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<UpdateTableResponse> UpdateTableAsync(UpdateTableRequest request, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<UpdateTimeToLiveResponse> UpdateTimeToLiveAsync(UpdateTimeToLiveRequest request, CancellationToken cancellationToken = default) => throw null;
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) => throw null;
#if AWSSDK_V3
    public virtual BatchExecuteStatementResponse BatchExecuteStatement(BatchExecuteStatementRequest request) => throw null;
    public virtual BatchGetItemResponse BatchGetItem(Dictionary<string, KeysAndAttributes> requestItems) => throw null;
    public virtual BatchGetItemResponse BatchGetItem(Dictionary<string, KeysAndAttributes> requestItems, ReturnConsumedCapacity returnConsumedCapacity) => throw null;
    public virtual BatchGetItemResponse BatchGetItem(BatchGetItemRequest request) => throw null;
    public virtual BatchWriteItemResponse BatchWriteItem(Dictionary<string, List<WriteRequest>> requestItems) => throw null;
    public virtual BatchWriteItemResponse BatchWriteItem(BatchWriteItemRequest request) => throw null;
    public virtual CreateTableResponse CreateTable(string tableName, List<KeySchemaElement> keySchema, List<AttributeDefinition> attributeDefinitions, ProvisionedThroughput provisionedThroughput) => throw null;
    public virtual CreateTableResponse CreateTable(CreateTableRequest request) => throw null;
    public virtual DeleteItemResponse DeleteItem(string tableName, Dictionary<string, AttributeValue> key) => throw null;
    public virtual DeleteItemResponse DeleteItem(string tableName, Dictionary<string, AttributeValue> key, ReturnValue returnValues) => throw null;
    public virtual DeleteItemResponse DeleteItem(DeleteItemRequest request) => throw null;
    public virtual DeleteTableResponse DeleteTable(string tableName) => throw null;
    public virtual DeleteTableResponse DeleteTable(DeleteTableRequest request) => throw null;
    public virtual DescribeTableResponse DescribeTable(string tableName) => throw null;
    public virtual DescribeTableResponse DescribeTable(DescribeTableRequest request) => throw null;
    public virtual ExecuteStatementResponse ExecuteStatement(ExecuteStatementRequest request) => throw null;
    public virtual ExecuteTransactionResponse ExecuteTransaction(ExecuteTransactionRequest request) => throw null;
    public virtual GetItemResponse GetItem(string tableName, Dictionary<string, AttributeValue> key) => throw null;
    public virtual GetItemResponse GetItem(string tableName, Dictionary<string, AttributeValue> key, OptBool consistentRead) => throw null;
    public virtual GetItemResponse GetItem(GetItemRequest request) => throw null;
    public virtual ListTablesResponse ListTables() => throw null;
    public virtual ListTablesResponse ListTables(string exclusiveStartTableName) => throw null;
    public virtual ListTablesResponse ListTables(string exclusiveStartTableName, OptInt limit) => throw null;
    public virtual ListTablesResponse ListTables(ListTablesRequest request) => throw null;
    public virtual PutItemResponse PutItem(string tableName, Dictionary<string, AttributeValue> item) => throw null;
    public virtual PutItemResponse PutItem(string tableName, Dictionary<string, AttributeValue> item, ReturnValue returnValues) => throw null;
    public virtual PutItemResponse PutItem(PutItemRequest request) => throw null;
    public virtual QueryResponse Query(QueryRequest request) => throw null;
    public virtual ScanResponse Scan(string tableName, List<string> attributesToGet) => throw null;
    public virtual ScanResponse Scan(string tableName, Dictionary<string, Condition> scanFilter) => throw null;
    public virtual ScanResponse Scan(string tableName, List<string> attributesToGet, Dictionary<string, Condition> scanFilter) => throw null;
    public virtual ScanResponse Scan(ScanRequest request) => throw null;
    public virtual TransactGetItemsResponse TransactGetItems(TransactGetItemsRequest request) => throw null;
    public virtual TransactWriteItemsResponse TransactWriteItems(TransactWriteItemsRequest request) => throw null;
    public virtual UpdateItemResponse UpdateItem(string tableName, Dictionary<string, AttributeValue> key, Dictionary<string, AttributeValueUpdate> attributeUpdates) => throw null;
    public virtual UpdateItemResponse UpdateItem(string tableName, Dictionary<string, AttributeValue> key, Dictionary<string, AttributeValueUpdate> attributeUpdates, ReturnValue returnValues) => throw null;
    public virtual UpdateItemResponse UpdateItem(UpdateItemRequest request) => throw null;
    public virtual UpdateTableResponse UpdateTable(string tableName, ProvisionedThroughput provisionedThroughput) => throw null;
    public virtual UpdateTableResponse UpdateTable(UpdateTableRequest request) => throw null;
    public virtual UpdateTimeToLiveResponse UpdateTimeToLive(UpdateTimeToLiveRequest request) => throw null;
#endif
}

public class AmazonDynamoDBConfig : ClientConfig
{
    public AmazonDynamoDBConfig() : base(null) { }
    public override string RegionEndpointServiceName => throw null;
    public override string ServiceVersion => throw null;
    public override string UserAgent => throw null;
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => throw null;
}

public class AmazonDynamoDBRequest : AmazonWebServiceRequest { }
