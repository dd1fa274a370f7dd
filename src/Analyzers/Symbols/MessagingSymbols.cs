using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Symbols;

/// <summary>
/// What a compilation knows of AWS: which of its references are AWS's, which operation a method is, which version of the SDK it has.
/// Made once per compilation; everything behind the assembly comparison is looked up on first need and kept.
/// </summary>
internal sealed class MessagingSymbols
{
    private static readonly Dictionary<string, AwsService> ServicesByAssembly = AwsApi.Services.ToDictionary(s => s.Assembly);

    /// <summary>
    /// References that only tests, what they share, and measurements have. Code in such a project provokes mistakes on purpose, and throws
    /// away what it sends.
    /// </summary>
    private static readonly HashSet<string> TestAssemblies = new(StringComparer.Ordinal)
    {
        "xunit.core", "xunit.v3.core", "nunit.framework", "Microsoft.VisualStudio.TestPlatform.TestFramework",
        "MSTest.TestFramework", "TUnit.Core", "Reqnroll", "TechTalk.SpecFlow", "Moq", "NSubstitute", "FakeItEasy",
        "Shouldly", "FluentAssertions", "AwesomeAssertions", "Microsoft.AspNetCore.Mvc.Testing", "Testcontainers", "BenchmarkDotNet",
        "NBomber",
    };

    private readonly IAssemblySymbol[] watched;
    private readonly AwsService?[] services;
    private readonly ConcurrentDictionary<IMethodSymbol, AwsOperation?> operations = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, AwsType> types = new(SymbolEqualityComparer.Default);

    private MessagingSymbols(Compilation compilation, IAssemblySymbol[] watched, AwsService?[] services, bool isTestProject)
    {
        Compilation = compilation;
        this.watched = watched;
        this.services = services;
        IsTestProject = isTestProject;
        HasBatchEvents = Array.Exists(watched, a => AwsApi.EventAssemblies.Contains(a.Name));
        HasCdk = Array.Exists(watched, a => a.Name == AwsApi.CdkAssembly);
    }

    public Compilation Compilation { get; }

    /// <summary>The compilation references a test or mocking framework.</summary>
    public bool IsTestProject { get; }

    /// <summary>The compilation references a package with an event that carries a batch of records.</summary>
    public bool HasBatchEvents { get; }

    public bool HasCdk { get; }

    /// <summary>The gate: null for a compilation that references nothing of AWS's messaging.</summary>
    public static MessagingSymbols? TryCreate(Compilation compilation)
    {
        var watched = new List<IAssemblySymbol>();
        var services = new List<AwsService?>();
        var isTestProject = false;
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            var name = assembly.Name;
            if (ServicesByAssembly.TryGetValue(name, out var service))
            {
                watched.Add(assembly);
                services.Add(service);
            }
            else if (name is AwsApi.CdkAssembly or AwsApi.CdkDotNetAssembly || AwsApi.EventAssemblies.Contains(name))
            {
                watched.Add(assembly);
                services.Add(null);
            }
            else if (TestAssemblies.Contains(name))
            {
                isTestProject = true;
            }
        }

        return watched.Count == 0 ? null : new MessagingSymbols(compilation, watched.ToArray(), services.ToArray(), isTestProject);
    }

    /// <summary>
    /// Whether a symbol's assembly is one that rules look at. The reject path of every callback: compares references only.
    /// </summary>
    public bool IsWatched(IAssemblySymbol? assembly) => IndexOf(assembly) >= 0;

    /// <summary>
    /// Whether a symbol's assembly is one of the SDK's services, whose methods send what they are given and leave it as it is.
    /// </summary>
    public bool IsSdk(IAssemblySymbol? assembly) => IndexOf(assembly) is >= 0 and var i && services[i] is not null;

    /// <summary>Whether a symbol's assembly is the CDK's, which takes objects by value: what it is given stays as it is.</summary>
    public bool IsCdk(IAssemblySymbol? assembly) =>
        HasCdk && assembly?.Name is AwsApi.CdkAssembly or AwsApi.CdkDotNetAssembly && IsWatched(assembly);

    /// <summary>
    /// The operation that a method is: on interface and client, in every overload, and where a derived client overrides it.
    /// </summary>
    public AwsOperation? OperationOf(IMethodSymbol method)
    {
        while (method.OverriddenMethod is { } overridden)
        {
            method = overridden;
        }

        return IsWatched(method.ContainingAssembly) ? operations.GetOrAdd(method.OriginalDefinition, FindOperation) : null;
    }

    /// <summary>Whether a method deletes a message of a queue, or several.</summary>
    public bool DeletesMessages(IMethodSymbol method) =>
        OperationOf(method) is { } operation && (operation == AwsApi.Sqs.DeleteMessage || operation == AwsApi.Sqs.DeleteMessageBatch);

    /// <summary>
    /// Whether a type is a client of a service: derived from one, or an implementation of its interface, which hands on what it gets. What
    /// its own code does with a response is for its caller.
    /// </summary>
    public bool IsClient(INamedTypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (Declares(current))
            {
                return true;
            }
        }

        return type?.AllInterfaces.Any(Declares) == true;

        bool Declares(INamedTypeSymbol t) =>
            IndexOf(t.ContainingAssembly) is >= 0 and var i && services[i]?.Clients.Contains(t.MetadataName) == true;
    }

    /// <summary>The AWS type that a type is, or null when it is declared elsewhere.</summary>
    public AwsType? TypeOf(ITypeSymbol? type) =>
        type is INamedTypeSymbol named && IsWatched(named.ContainingAssembly)
            ? types.GetOrAdd(named.OriginalDefinition, static t => new AwsType(t.ContainingAssembly.Name, MetadataNameOf(t)))
            : null;

    /// <summary>Whether the member is the one of that name on an AWS type.</summary>
    public bool IsMember(ISymbol member, AwsType type, string name) =>
        member.Name == name && TypeOf(member.ContainingType) == type;

    /// <summary>Major version of a service's assembly, 3 or 4 in practice: 4 made value types nullable and collections null.</summary>
    public int? SdkMajor(AwsService service)
    {
        for (var i = 0; i < services.Length; i++)
        {
            if (services[i] == service)
            {
                return watched[i].Identity.Version.Major;
            }
        }

        return null;
    }

    /// <summary>Full metadata name, namespaces and containing types included: <c>Amazon.Lambda.SQSEvents.SQSEvent+SQSMessage</c>.</summary>
    public static string MetadataNameOf(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
        {
            return MetadataNameOf(outer) + "+" + type.MetadataName;
        }

        return type.ContainingNamespace is { IsGlobalNamespace: false } @namespace
            ? @namespace.ToDisplayString() + "." + type.MetadataName
            : type.MetadataName;
    }

    private AwsOperation? FindOperation(IMethodSymbol method)
    {
        if (IsCdk(method.ContainingAssembly))
        {
            return method.ContainingType is { } construct && AwsApi.Cdk.Service.Clients.Contains(construct.MetadataName)
                && construct.ContainingNamespace?.ToDisplayString() is "Amazon.CDK.AWS.Lambda" or "Amazon.CDK.AWS.CloudWatch"
                    or "Amazon.CDK.AWS.SQS"
                ? AwsApi.Cdk.Service.Find(method.Name)
                : null;
        }

        var service = services[IndexOf(method.ContainingAssembly)];
        return service is not null && method.ContainingType is { } type && service.Clients.Contains(type.MetadataName)
            && type.NamespaceName() == service.Namespace
            ? service.Find(method.Name)
            : null;
    }

    private int IndexOf(IAssemblySymbol? assembly)
    {
        for (var i = 0; i < watched.Length; i++)
        {
            if (ReferenceEquals(watched[i], assembly))
            {
                return i;
            }
        }

        return -1;
    }
}
