using System.Collections.Generic;
using Amazon.Runtime;

namespace Amazon.Pipes.Model;

public class CreatePipeRequest : AmazonPipesRequest
{
    public string Description { get; set; }
    public RequestedPipeState DesiredState { get; set; }
    public string Enrichment { get; set; }
    public PipeEnrichmentParameters EnrichmentParameters { get; set; }
    public string KmsKeyIdentifier { get; set; }
    public PipeLogConfigurationParameters LogConfiguration { get; set; }
    public string Name { get; set; }
    public string RoleArn { get; set; }
    public string Source { get; set; }
    public PipeSourceParameters SourceParameters { get; set; }
    public Dictionary<string, string> Tags { get; set; }
    public string Target { get; set; }
    public PipeTargetParameters TargetParameters { get; set; }
}

public class CreatePipeResponse : AmazonWebServiceResponse
{
    public string Arn { get; set; }
    public OptTime CreationTime { get; set; }
    public PipeState CurrentState { get; set; }
    public RequestedPipeState DesiredState { get; set; }
    public OptTime LastModifiedTime { get; set; }
    public string Name { get; set; }
}

public class DeletePipeRequest : AmazonPipesRequest
{
    public string Name { get; set; }
}

public class DeletePipeResponse : AmazonWebServiceResponse
{
    public string Arn { get; set; }
    public OptTime CreationTime { get; set; }
    public PipeState CurrentState { get; set; }
    public RequestedPipeStateDescribeResponse DesiredState { get; set; }
    public OptTime LastModifiedTime { get; set; }
    public string Name { get; set; }
}

public class DescribePipeRequest : AmazonPipesRequest
{
    public string Name { get; set; }
}

public class DescribePipeResponse : AmazonWebServiceResponse
{
    public string Arn { get; set; }
    public OptTime CreationTime { get; set; }
    public PipeState CurrentState { get; set; }
    public string Description { get; set; }
    public RequestedPipeStateDescribeResponse DesiredState { get; set; }
    public string Enrichment { get; set; }
    public PipeEnrichmentParameters EnrichmentParameters { get; set; }
    public string KmsKeyIdentifier { get; set; }
    public OptTime LastModifiedTime { get; set; }
    public PipeLogConfiguration LogConfiguration { get; set; }
    public string Name { get; set; }
    public string RoleArn { get; set; }
    public string Source { get; set; }
    public PipeSourceParameters SourceParameters { get; set; }
    public string StateReason { get; set; }
    public Dictionary<string, string> Tags { get; set; }
    public string Target { get; set; }
    public PipeTargetParameters TargetParameters { get; set; }
}

public class ListPipesRequest : AmazonPipesRequest
{
    public PipeState CurrentState { get; set; }
    public RequestedPipeState DesiredState { get; set; }
    public OptInt Limit { get; set; }
    public string NamePrefix { get; set; }
    public string NextToken { get; set; }
    public string SourcePrefix { get; set; }
    public string TargetPrefix { get; set; }
}

public class ListPipesResponse : AmazonWebServiceResponse
{
    public string NextToken { get; set; }
    public List<Pipe> Pipes { get; set; }
}

public class ListTagsForResourceRequest : AmazonPipesRequest
{
    public string ResourceArn { get; set; }
}

public class ListTagsForResourceResponse : AmazonWebServiceResponse
{
    public Dictionary<string, string> Tags { get; set; }
}

public class StartPipeRequest : AmazonPipesRequest
{
    public string Name { get; set; }
}

public class StartPipeResponse : AmazonWebServiceResponse
{
    public string Arn { get; set; }
    public OptTime CreationTime { get; set; }
    public PipeState CurrentState { get; set; }
    public RequestedPipeState DesiredState { get; set; }
    public OptTime LastModifiedTime { get; set; }
    public string Name { get; set; }
}

public class StopPipeRequest : AmazonPipesRequest
{
    public string Name { get; set; }
}

public class StopPipeResponse : AmazonWebServiceResponse
{
    public string Arn { get; set; }
    public OptTime CreationTime { get; set; }
    public PipeState CurrentState { get; set; }
    public RequestedPipeState DesiredState { get; set; }
    public OptTime LastModifiedTime { get; set; }
    public string Name { get; set; }
}

public class TagResourceRequest : AmazonPipesRequest
{
    public string ResourceArn { get; set; }
    public Dictionary<string, string> Tags { get; set; }
}

public class TagResourceResponse : AmazonWebServiceResponse { }

public class UntagResourceRequest : AmazonPipesRequest
{
    public string ResourceArn { get; set; }
    public List<string> TagKeys { get; set; }
}

public class UntagResourceResponse : AmazonWebServiceResponse { }

public class UpdatePipeRequest : AmazonPipesRequest
{
    public string Description { get; set; }
    public RequestedPipeState DesiredState { get; set; }
    public string Enrichment { get; set; }
    public PipeEnrichmentParameters EnrichmentParameters { get; set; }
    public string KmsKeyIdentifier { get; set; }
    public PipeLogConfigurationParameters LogConfiguration { get; set; }
    public string Name { get; set; }
    public string RoleArn { get; set; }
    public UpdatePipeSourceParameters SourceParameters { get; set; }
    public string Target { get; set; }
    public PipeTargetParameters TargetParameters { get; set; }
}

public class UpdatePipeResponse : AmazonWebServiceResponse
{
    public string Arn { get; set; }
    public OptTime CreationTime { get; set; }
    public PipeState CurrentState { get; set; }
    public RequestedPipeState DesiredState { get; set; }
    public OptTime LastModifiedTime { get; set; }
    public string Name { get; set; }
}
