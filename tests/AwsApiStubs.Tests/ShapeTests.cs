using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AwsMessaging.AwsApiStubs.Tests;

/// <summary>What the two shapes have in common, and where they differ.</summary>
public sealed class ShapeTests
{
    [Theory]
    [InlineData(SdkMajor.V3)]
    [InlineData(SdkMajor.V4)]
    public void HasWhatRulesLookUp(SdkMajor major)
    {
        var compilation = Reference(major);
        var missing = new List<string>();
        foreach (var (name, members) in EssentialApi.All)
        {
            if (compilation.GetTypeByMetadataName(name) is not { } type)
            {
                missing.Add(name);
                continue;
            }

            missing.AddRange(members.Where(member => type.GetMembers(member).IsEmpty).Select(member => $"{name}.{member}"));
        }

        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("Amazon.SQS.Model.ReceiveMessageRequest", "WaitTimeSeconds", "int")]
    [InlineData("Amazon.SQS.Model.SendMessageRequest", "DelaySeconds", "int")]
    [InlineData("Amazon.SQS.Model.BatchResultErrorEntry", "SenderFault", "bool")]
    [InlineData("Amazon.SimpleNotificationService.Model.SubscribeRequest", "ReturnSubscriptionArn", "bool")]
    [InlineData("Amazon.EventBridge.Model.PutEventsResponse", "FailedEntryCount", "int")]
    [InlineData("Amazon.EventBridge.Model.PutEventsRequestEntry", "Time", "System.DateTime")]
    [InlineData("Amazon.Kinesis.Model.PutRecordsResponse", "FailedRecordCount", "int")]
    [InlineData("Amazon.Kinesis.Model.GetRecordsResponse", "MillisBehindLatest", "long")]
    [InlineData("Amazon.KinesisFirehose.Model.PutRecordBatchResponse", "FailedPutCount", "int")]
    [InlineData("Amazon.Lambda.Model.InvokeResponse", "StatusCode", "int")]
    public void ValueTypesAreNullableInVersion4Only(string type, string property, string valueType)
    {
        Assert.Equal(valueType, PropertyType(SdkMajor.V3, type, property));
        Assert.Equal(valueType + "?", PropertyType(SdkMajor.V4, type, property));
    }

    [Theory]
    [InlineData("Amazon.SQS.IAmazonSQS", "SendMessage")]
    [InlineData("Amazon.SQS.AmazonSQSClient", "ReceiveMessage")]
    [InlineData("Amazon.SimpleNotificationService.IAmazonSimpleNotificationService", "Publish")]
    [InlineData("Amazon.Kinesis.AmazonKinesisClient", "PutRecord")]
    [InlineData("Amazon.EventBridge.IAmazonEventBridge", "PutEvents")]
    [InlineData("Amazon.KinesisFirehose.IAmazonKinesisFirehose", "PutRecordBatch")]
    [InlineData("Amazon.Lambda.IAmazonLambda", "Invoke")]
    [InlineData("Amazon.DynamoDBv2.IAmazonDynamoDB", "PutItem")]
    public void SynchronousMethodsAreInVersion3Only(string type, string method)
    {
        Assert.Contains(Type(SdkMajor.V3, type).GetMembers(method), member => member.DeclaredAccessibility == Accessibility.Public);

        // The real v4 clients keep internal ones.
        Assert.DoesNotContain(Type(SdkMajor.V4, type).GetMembers(method), member => member.DeclaredAccessibility == Accessibility.Public);
    }

    [Fact]
    public void ClientMethodsCanBeOverridden()
    {
        foreach (var major in new[] { SdkMajor.V3, SdkMajor.V4 })
        {
            var methods = Type(major, "Amazon.Kinesis.AmazonKinesisClient").GetMembers("PutRecordAsync").Cast<IMethodSymbol>().ToArray();
            Assert.NotEmpty(methods);
            Assert.All(methods, method => Assert.True(method.IsVirtual));
        }
    }

    [Fact]
    public void KinesisEventRecordIsAKinesisRecord() =>
        Assert.Equal("Amazon.Kinesis.Model.Record", Type(SdkMajor.V4, "Amazon.Lambda.KinesisEvents.KinesisEvent+Record").BaseType!.ToDisplayString());

    [Theory]
    [InlineData(SdkMajor.V3, 3)]
    [InlineData(SdkMajor.V4, 4)]
    public void TheReferencedCoreTellsTheMajorVersion(SdkMajor major, int expected)
    {
        var core = Reference(major).ReferencedAssemblyNames.Single(identity => identity.Name == "AWSSDK.Core");

        Assert.Equal(expected, core.Version.Major);
    }

    [Fact]
    public void InitializeCollectionsIsInVersion4Only()
    {
        Assert.Empty(Type(SdkMajor.V3, "Amazon.AWSConfigs").GetMembers("InitializeCollections"));
        Assert.NotEmpty(Type(SdkMajor.V4, "Amazon.AWSConfigs").GetMembers("InitializeCollections"));
    }

    private static string PropertyType(SdkMajor major, string type, string property) =>
        Assert.IsType<IPropertySymbol>(Assert.Single(Type(major, type).GetMembers(property)), exactMatch: false).Type.ToDisplayString();

    private static INamedTypeSymbol Type(SdkMajor major, string name)
    {
        var type = Reference(major).GetTypeByMetadataName(name);
        Assert.NotNull(type);
        return type;
    }

    private static CSharpCompilation Reference(SdkMajor major) =>
        CSharpCompilation.Create("Shape", references: ReferenceSets.Combine(ReferenceSets.Framework, ReferenceSets.Aws(major)));
}
