using System.Reflection;
using System.Runtime.Loader;
using AwsMessaging.AwsApiStubs;

namespace AwsMessaging.Simulation.Tests.Wire.Typed;

/// <summary>The API stubs, loaded: types and members of AWS packages, whose clients do nothing.</summary>
internal sealed class StubContext : AssemblyLoadContext
{
    public static readonly StubContext Instance = new();

    private StubContext()
        : base("AWS API stubs")
    {
    }

    /// <summary>A type of a stub.</summary>
    public static Type Type(string assembly, string name) => Instance.LoadFromAssemblyName(new AssemblyName(assembly)).GetType(name, throwOnError: true)!;

    /// <summary>A request, with properties set.</summary>
    public static dynamic New(string assembly, string name, params (string Property, object Value)[] properties)
    {
        var type = Type(assembly, name);
        var instance = Activator.CreateInstance(type)!;
        foreach (var (property, value) in properties)
        {
            type.GetProperty(property)!.SetValue(instance, value);
        }

        return instance;
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (!Stubs.AssemblyNames.Contains(assemblyName.Name!) || Stubs.TryGetReal(assemblyName.Name!, SdkMajor.V4) is not null)
        {
            return null;
        }

        using var image = new MemoryStream();
        Assert.True(Stubs.Compile(assemblyName.Name!, SdkMajor.V4).Emit(image).Success);
        image.Position = 0;
        return LoadFromStream(image);
    }
}
