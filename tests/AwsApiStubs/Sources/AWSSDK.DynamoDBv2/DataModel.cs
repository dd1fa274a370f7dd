using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Amazon.DynamoDBv2.DataModel;

public interface IDynamoDBContext : IDisposable
{
    Task SaveAsync<T>(T value, CancellationToken cancellationToken = default);
    Task<T> LoadAsync<T>(object hashKey, CancellationToken cancellationToken = default);
    Task<T> LoadAsync<T>(object hashKey, object rangeKey, CancellationToken cancellationToken = default);
    Task DeleteAsync<T>(T value, CancellationToken cancellationToken = default);
    Task DeleteAsync<T>(object hashKey, CancellationToken cancellationToken = default);
#if AWSSDK_V3
    void Save<T>(T value);
    T Load<T>(object hashKey);
    void Delete<T>(T value);
    BatchWrite<T> CreateBatchWrite<T>(DynamoDBOperationConfig operationConfig = null);
    TransactWrite<T> CreateTransactWrite<T>(DynamoDBOperationConfig operationConfig = null);
    Task ExecuteTransactWriteAsync(TransactWrite[] transactionParts, CancellationToken cancellationToken = default);
#else
    IBatchWrite<T> CreateBatchWrite<T>();
    ITransactWrite<T> CreateTransactWrite<T>();
    Task ExecuteTransactWriteAsync(ITransactWrite[] transactionParts, CancellationToken cancellationToken = default);
#endif
}

public class DynamoDBContext : IDynamoDBContext
{
    public DynamoDBContext(IAmazonDynamoDB client) { }

    public Task SaveAsync<T>(T value, CancellationToken cancellationToken = default) => throw null;
    public Task<T> LoadAsync<T>(object hashKey, CancellationToken cancellationToken = default) => throw null;
    public Task<T> LoadAsync<T>(object hashKey, object rangeKey, CancellationToken cancellationToken = default) => throw null;
    public Task DeleteAsync<T>(T value, CancellationToken cancellationToken = default) => throw null;
    public Task DeleteAsync<T>(object hashKey, CancellationToken cancellationToken = default) => throw null;
#if AWSSDK_V3
    public void Save<T>(T value) { }
    public T Load<T>(object hashKey) => throw null;
    public void Delete<T>(T value) { }
    public BatchWrite<T> CreateBatchWrite<T>(DynamoDBOperationConfig operationConfig = null) => throw null;
    public TransactWrite<T> CreateTransactWrite<T>(DynamoDBOperationConfig operationConfig = null) => throw null;
    public Task ExecuteTransactWriteAsync(TransactWrite[] transactionParts, CancellationToken cancellationToken = default) => throw null;
#else
    public IBatchWrite<T> CreateBatchWrite<T>() => throw null;
    public ITransactWrite<T> CreateTransactWrite<T>() => throw null;
    public Task ExecuteTransactWriteAsync(ITransactWrite[] transactionParts, CancellationToken cancellationToken = default) => throw null;
#endif
    public void Dispose() { }
    protected virtual void Dispose(bool disposing) { }
}
#if AWSSDK_V3

public class DynamoDBOperationConfig { }

public abstract class TransactWrite
{
    public abstract void Execute();
    public abstract Task ExecuteAsync(CancellationToken cancellationToken = default);
}

public class TransactWrite<T> : TransactWrite
{
    internal TransactWrite() { }

    public void AddSaveItem(T item) { }
    public void AddSaveItems(IEnumerable<T> values) { }
    public void AddDeleteItem(T item) { }
    public void AddDeleteKey(object hashKey) { }
    public override void Execute() { }
    public override Task ExecuteAsync(CancellationToken cancellationToken = default) => throw null;
}

public abstract class BatchWrite
{
    public abstract Task ExecuteAsync(CancellationToken cancellationToken = default);
}

public class BatchWrite<T> : BatchWrite
{
    internal BatchWrite() { }

    public void AddPutItem(T item) { }
    public void AddPutItems(IEnumerable<T> values) { }
    public void AddDeleteItem(T item) { }
    public void AddDeleteKey(object hashKey) { }
    public override Task ExecuteAsync(CancellationToken cancellationToken = default) => throw null;
}
#else

public interface ITransactWrite
{
    Task ExecuteAsync(CancellationToken cancellationToken = default);
}

public interface ITransactWrite<T> : ITransactWrite
{
    void AddSaveItem(T item);
    void AddSaveItems(IEnumerable<T> values);
    void AddDeleteItem(T item);
    void AddDeleteKey(object hashKey);
}

public interface IBatchWrite
{
    Task ExecuteAsync(CancellationToken cancellationToken = default);
}

public interface IBatchWrite<T> : IBatchWrite
{
    void AddPutItem(T item);
    void AddPutItems(IEnumerable<T> values);
    void AddDeleteItem(T item);
    void AddDeleteKey(object hashKey);
}
#endif

[AttributeUsage(AttributeTargets.All, Inherited = true, AllowMultiple = false)]
public abstract class DynamoDBAttribute : Attribute { }

public abstract class DynamoDBRenamableAttribute : DynamoDBAttribute
{
    protected DynamoDBRenamableAttribute() { }
    protected DynamoDBRenamableAttribute(string attributeName) { }

    public string AttributeName { get; set; }
}

public sealed class DynamoDBTableAttribute : DynamoDBAttribute
{
    public DynamoDBTableAttribute(string tableName) { }

    public string TableName { get; set; }
}

public class DynamoDBPropertyAttribute : DynamoDBRenamableAttribute
{
    public DynamoDBPropertyAttribute() { }
    public DynamoDBPropertyAttribute(string attributeName) { }
}

public class DynamoDBHashKeyAttribute : DynamoDBPropertyAttribute
{
    public DynamoDBHashKeyAttribute() { }
    public DynamoDBHashKeyAttribute(string attributeName) { }
}

public class DynamoDBRangeKeyAttribute : DynamoDBPropertyAttribute
{
    public DynamoDBRangeKeyAttribute() { }
    public DynamoDBRangeKeyAttribute(string attributeName) { }
}

public sealed class DynamoDBVersionAttribute : DynamoDBRenamableAttribute { }
