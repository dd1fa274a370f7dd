using System.Collections.Generic;
using System.Threading.Tasks;

namespace Amazon.SQS;

public partial interface IAmazonSQS
{
#if AWSSDK_V3
    string AuthorizeS3ToSendMessage(string queueUrl, string bucket);
#endif
    Task<string> AuthorizeS3ToSendMessageAsync(string queueUrl, string bucket);
}

public partial class AmazonSQSClient
{
#if AWSSDK_V3
    public string AuthorizeS3ToSendMessage(string queueUrl, string bucket) => throw null;
    Dictionary<string, string> Runtime.SharedInterfaces.ICoreAmazonSQS.GetAttributes(string queueUrl) => throw null;
    void Runtime.SharedInterfaces.ICoreAmazonSQS.SetAttributes(string queueUrl, Dictionary<string, string> attributes) => throw null;
#endif
    public Task<string> AuthorizeS3ToSendMessageAsync(string queueUrl, string bucket) => throw null;
    Task<Dictionary<string, string>> Runtime.SharedInterfaces.ICoreAmazonSQS.GetAttributesAsync(string queueUrl) => throw null;
    Task Runtime.SharedInterfaces.ICoreAmazonSQS.SetAttributesAsync(string queueUrl, Dictionary<string, string> attributes) => throw null;
}
