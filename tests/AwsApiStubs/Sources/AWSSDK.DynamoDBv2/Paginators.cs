using System.Collections.Generic;
using Amazon.Runtime;

namespace Amazon.DynamoDBv2.Model;

public interface IDynamoDBv2PaginatorFactory
{
    IListTablesPaginator ListTables(ListTablesRequest request);
    IQueryPaginator Query(QueryRequest request);
    IScanPaginator Scan(ScanRequest request);
}

public interface IListTablesPaginator
{
    IPaginatedEnumerable<ListTablesResponse> Responses { get; }
    IPaginatedEnumerable<string> TableNames { get; }
}

public interface IQueryPaginator
{
    IPaginatedEnumerable<QueryResponse> Responses { get; }
}

public interface IScanPaginator
{
    IPaginatedEnumerable<ScanResponse> Responses { get; }
}
