using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace AwsMessaging.AwsApiStubs.Tests;

public sealed class ReferenceSetTests
{
    [Fact]
    public void FrameworkHasTheCoreLibrary() => AssertHas("System.Object", ReferenceSets.Framework);

    [Fact]
    public void AspNetCoreHasItsTypes() => AssertHas("Microsoft.AspNetCore.Builder.WebApplication", ReferenceSets.AspNetCore);

    [Fact]
    public void HostingHasBackgroundServiceAndItsSurroundings()
    {
        AssertHas("Microsoft.Extensions.Hosting.BackgroundService", ReferenceSets.Hosting);
        AssertHas("Microsoft.Extensions.Logging.ILogger`1", ReferenceSets.Hosting);
        AssertHas("Microsoft.Extensions.Options.IOptions`1", ReferenceSets.Hosting);
        AssertHas("Microsoft.Extensions.Configuration.IConfiguration", ReferenceSets.Hosting);
    }

    [Fact]
    public void EfCoreHasTransactionsAndRelationalExtensions()
    {
        AssertHas("Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction", ReferenceSets.EfCore);
        AssertHas("Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions", ReferenceSets.EfCore);
    }

    [Fact]
    public void Ef6HasItsTransaction() => AssertHas("System.Data.Entity.DbContextTransaction", ReferenceSets.Ef6);

    [Fact]
    public void KafkaHasTheProducer() => AssertHas("Confluent.Kafka.IProducer`2", ReferenceSets.Kafka);

    [Fact]
    public void CdkHasQueuesAndConstructs()
    {
        AssertHas("Amazon.CDK.AWS.SQS.QueueProps", ReferenceSets.Cdk);
        AssertHas("Constructs.Construct", ReferenceSets.Cdk);
    }

    [Fact]
    public void MongoHasSessions() => AssertHas("MongoDB.Driver.IClientSessionHandle", ReferenceSets.Mongo);

    [Fact]
    public void DapperHasItsMapper() => AssertHas("Dapper.SqlMapper", ReferenceSets.Dapper);

    [Fact]
    public void NpgsqlHasConnections() => AssertHas("Npgsql.NpgsqlConnection", ReferenceSets.Npgsql);

    [Fact]
    public void SetsAreMadeOnceAndShareTheirReferences()
    {
        Assert.Equal(ReferenceSets.Hosting, ReferenceSets.Hosting);
        Assert.Single(
            ReferenceSets.Combine(ReferenceSets.Hosting, ReferenceSets.EfCore),
            reference => reference.Display!.EndsWith("Microsoft.Extensions.Options.dll", StringComparison.Ordinal));
    }

    private static void AssertHas(string type, ImmutableArray<MetadataReference> set) =>
        Assert.NotNull(CSharpCompilation.Create("References", references: ReferenceSets.Combine(ReferenceSets.Framework, set)).GetTypeByMetadataName(type));
}
