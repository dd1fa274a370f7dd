using System;
using System.Collections.Generic;
using System.Net;
using System.Threading;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Amazon.Runtime
{
    public interface IAmazonService
    {
        IClientConfig Config { get; }
#if !AWSSDK_V3 && NET8_0_OR_GREATER
        static abstract ClientConfig CreateDefaultClientConfig();
        static abstract IAmazonService CreateDefaultServiceClient(AWSCredentials awsCredentials, ClientConfig clientConfig);
#endif
    }

    public abstract class AmazonServiceClient : IDisposable
    {
        protected AmazonServiceClient(AWSCredentials credentials, ClientConfig config) { }
        protected AmazonServiceClient(string awsAccessKeyId, string awsSecretAccessKey, ClientConfig config) { }
        protected AmazonServiceClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, ClientConfig config) { }

        public IClientConfig Config => throw null;
        public void Dispose() { }
        protected virtual void Dispose(bool disposing) { }
    }

    public abstract class AmazonWebServiceRequest { }

    public class AmazonWebServiceResponse
    {
        public ResponseMetadata ResponseMetadata { get; set; }
        public long ContentLength { get; set; }
        public HttpStatusCode HttpStatusCode { get; set; }
    }

    public class ResponseMetadata
    {
        public string RequestId { get; set; }
        public IDictionary<string, string> Metadata => throw null;
    }

    public interface IClientConfig
    {
        RegionEndpoint RegionEndpoint { get; }
        string RegionEndpointServiceName { get; }
        string ServiceURL { get; }
        string ServiceVersion { get; }
        string AuthenticationRegion { get; }
        string UserAgent { get; }
        bool UseHttp { get; }
        int MaxErrorRetry { get; }
        TimeSpan? Timeout { get; }
        Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters);
        void Validate();
    }

    public abstract class ClientConfig : IClientConfig
    {
        protected ClientConfig(IDefaultConfigurationProvider defaultConfigurationProvider) { }

        public abstract string RegionEndpointServiceName { get; }
        public abstract string ServiceVersion { get; }
        public abstract string UserAgent { get; }
        public RegionEndpoint RegionEndpoint { get; set; }
        public string ServiceURL { get; set; }
        public string AuthenticationRegion { get; set; }
        public bool UseHttp { get; set; }
        public int MaxErrorRetry { get; set; }
        public RequestRetryMode RetryMode { get; set; }
        public bool ThrottleRetries { get; set; }
        public bool LogResponse { get; set; }
        public TimeSpan? Timeout { get; set; }
        public string ProxyHost { get; set; }
        public int ProxyPort { get; set; }
        public HttpClientFactory HttpClientFactory { get; set; }
        public abstract Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters);
        public virtual void Validate() { }
    }

    public enum RequestRetryMode
    {
#if AWSSDK_V3
        Legacy,
#endif
        Standard,
        Adaptive
    }

    public abstract class HttpClientFactory
    {
        public abstract System.Net.Http.HttpClient CreateHttpClient(IClientConfig clientConfig);
    }

    public class ConstantClass
    {
        protected ConstantClass(string value) => Value = value;

        public string Value { get; }
        public override string ToString() => Value;
        public string ToString(IFormatProvider provider) => Value;
        public override int GetHashCode() => throw null;
        public override bool Equals(object obj) => throw null;
        public virtual bool Equals(ConstantClass obj) => throw null;
        protected virtual bool Equals(string value) => throw null;
        protected static T FindValue<T>(string value) where T : ConstantClass => throw null;
        public static implicit operator string(ConstantClass value) => throw null;
        public static bool operator ==(ConstantClass a, ConstantClass b) => throw null;
        public static bool operator !=(ConstantClass a, ConstantClass b) => throw null;
        public static bool operator ==(ConstantClass a, string b) => throw null;
        public static bool operator !=(ConstantClass a, string b) => throw null;
        public static bool operator ==(string a, ConstantClass b) => throw null;
        public static bool operator !=(string a, ConstantClass b) => throw null;
    }

    public interface IPaginatedEnumerable<TResult> : IAsyncEnumerable<TResult> { }

    public interface IPaginator<TResponse>
    {
#if AWSSDK_V3
        IEnumerable<TResponse> Paginate();
#endif
        IAsyncEnumerable<TResponse> PaginateAsync(CancellationToken cancellationToken = default);
    }
}

namespace Amazon.Runtime.Endpoints
{
    public class ServiceOperationEndpointParameters
    {
        public ServiceOperationEndpointParameters(AmazonWebServiceRequest request) { }
    }

    public class Endpoint
    {
        public Endpoint(string url) { }

        public string URL { get; set; }
        public IDictionary<string, IList<string>> Headers { get; set; }
    }
}

namespace Amazon.Runtime.Internal
{
    public interface IDefaultConfigurationProvider { }
}

namespace Amazon.Runtime.SharedInterfaces
{
    public interface ICoreAmazonSQS
    {
#if AWSSDK_V3
        Dictionary<string, string> GetAttributes(string queueUrl);
        void SetAttributes(string queueUrl, Dictionary<string, string> attributes);
#endif
        System.Threading.Tasks.Task<Dictionary<string, string>> GetAttributesAsync(string queueUrl);
        System.Threading.Tasks.Task SetAttributesAsync(string queueUrl, Dictionary<string, string> attributes);
    }
}
