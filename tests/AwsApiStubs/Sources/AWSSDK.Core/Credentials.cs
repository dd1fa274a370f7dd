using System.Collections.Generic;
using System.Threading.Tasks;

namespace Amazon.Runtime
{
#if !AWSSDK_V3
    public abstract class AWSCredentials : Identity.BaseIdentity
#else
    public abstract class AWSCredentials
#endif
    {
        public abstract ImmutableCredentials GetCredentials();
        public virtual Task<ImmutableCredentials> GetCredentialsAsync() => throw null;
    }

    public class ImmutableCredentials
    {
        public ImmutableCredentials(string awsAccessKeyId, string awsSecretAccessKey, string token) { }

        public string AccessKey => throw null;
        public string SecretKey => throw null;
        public string Token => throw null;
        public bool UseToken => throw null;
    }

    public class AnonymousAWSCredentials : AWSCredentials
    {
        public override ImmutableCredentials GetCredentials() => throw null;
    }

    public class BasicAWSCredentials : AWSCredentials
    {
        public BasicAWSCredentials(string accessKey, string secretKey) { }

        public override ImmutableCredentials GetCredentials() => throw null;
    }

    public class SessionAWSCredentials : AWSCredentials
    {
        public SessionAWSCredentials(string awsAccessKeyId, string awsSecretAccessKey, string token) { }

        public override ImmutableCredentials GetCredentials() => throw null;
    }

    public class EnvironmentVariablesAWSCredentials : AWSCredentials
    {
        public override ImmutableCredentials GetCredentials() => throw null;
    }

    public static class FallbackCredentialsFactory
    {
        public static AWSCredentials GetCredentials() => throw null;
        public static AWSCredentials GetCredentials(bool fallbackToAnonymous) => throw null;
        public static void Reset() { }
    }
}

namespace Amazon.Runtime.CredentialManagement
{
    public class CredentialProfileStoreChain
    {
        public CredentialProfileStoreChain() { }
        public CredentialProfileStoreChain(string profilesLocation) { }

        public string ProfilesLocation => throw null;
        public bool TryGetAWSCredentials(string profileName, out AWSCredentials credentials) => throw null;
    }
}
#if !AWSSDK_V3

namespace Amazon.Runtime.Identity
{
    public abstract class BaseIdentity { }
}
#endif
