using System.Threading;
using System.Threading.Tasks;

namespace Amazon.DynamoDBv2.DocumentModel;

public abstract class DynamoDBEntry
{
    public static implicit operator DynamoDBEntry(string data) => throw null;
    public static implicit operator DynamoDBEntry(int data) => throw null;
    public static implicit operator DynamoDBEntry(bool data) => throw null;
}

public class Primitive : DynamoDBEntry
{
    public Primitive(string value) { }

    public static implicit operator Primitive(string data) => throw null;
}

public class Document : DynamoDBEntry
{
    public Document() { }

    public DynamoDBEntry this[string key] { get => throw null; set { } }
    public static Document FromJson(string json) => throw null;
    public string ToJson() => throw null;
}

public class TransactWriteItemOperationConfig { }

public class Table
{
    internal Table() { }

    public string TableName => throw null;
#if AWSSDK_V3
    public static Table LoadTable(IAmazonDynamoDB ddbClient, string tableName) => throw null;
    public Document PutItem(Document doc) => throw null;
    public DocumentTransactWrite CreateTransactWrite() => throw null;
#else
    public static ITable LoadTable(IAmazonDynamoDB ddbClient, string tableName) => throw null;
    public IDocumentTransactWrite CreateTransactWrite() => throw null;
#endif
    public Task<Document> PutItemAsync(Document doc, CancellationToken cancellationToken = default) => throw null;
    public Task<Document> GetItemAsync(Primitive hashKey, CancellationToken cancellationToken = default) => throw null;
    public Task<Document> UpdateItemAsync(Document doc, CancellationToken cancellationToken = default) => throw null;
    public Task<Document> DeleteItemAsync(Primitive hashKey, CancellationToken cancellationToken = default) => throw null;
}
#if AWSSDK_V3

public class DocumentTransactWrite
{
    public DocumentTransactWrite(Table targetTable) { }

    public void AddDocumentToPut(Document document) { }
    public void AddDocumentToPut(Document document, TransactWriteItemOperationConfig operationConfig) { }
    public void AddDocumentToUpdate(Document document) { }
    public void AddItemToDelete(Document document) { }
    public void Execute() { }
    public Task ExecuteAsync(CancellationToken cancellationToken = default) => throw null;
}
#else

public interface ITable
{
    string TableName { get; }
    IDocumentTransactWrite CreateTransactWrite();
    Task<Document> PutItemAsync(Document doc, CancellationToken cancellationToken = default);
}

public interface IDocumentTransactWrite
{
    void AddDocumentToPut(Document document, TransactWriteItemOperationConfig operationConfig = null);
    void AddDocumentToUpdate(Document document, TransactWriteItemOperationConfig operationConfig = null);
    void AddItemToDelete(Document document, TransactWriteItemOperationConfig operationConfig = null);
    Task ExecuteAsync(CancellationToken cancellationToken = default);
}
#endif
