using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;

namespace AwsMessaging.Simulation.Programs;

/// <summary>A compiled program that is loaded apart from all else, and can be unloaded again.</summary>
public sealed class LoadedProgram : IDisposable
{
    private readonly Context context;
    private readonly List<FieldInfo> statics;
    private readonly List<Action> initializers;

    private LoadedProgram(Context context, Assembly assembly)
    {
        this.context = context;
        Assembly = assembly;
        var types = assembly.GetTypes().Where(t => !t.ContainsGenericParameters).ToList();
        const BindingFlags own = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        statics = [.. types.SelectMany(t => t.GetFields(own)).Where(f => f is { IsInitOnly: false, IsLiteral: false })];
        initializers = [.. types.Select(t => t.TypeInitializer).OfType<ConstructorInfo>().Select(Callable)];
    }

    /// <summary>The program.</summary>
    public Assembly Assembly { get; }

    /// <summary>Loads a program.</summary>
    /// <param name="image">The compiled assembly.</param>
    /// <param name="libraries">
    /// Images of the assemblies that it is to get in place of those of this process, by simple name; null for none. All else it shares with
    /// this process.
    /// </param>
    public static LoadedProgram Load(byte[] image, IReadOnlyDictionary<string, byte[]>? libraries = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        var context = new Context(libraries);
        return new(context, context.LoadFromStream(new MemoryStream(image)));
    }

    /// <summary>
    /// Gives static fields the values again that they have at the start, so that the next run begins as the first did: clears them and runs
    /// the static
    /// initialisers of the program's types.
    /// </summary>
    public void ResetStatics()
    {
        foreach (var field in statics)
        {
            field.SetValue(null, field.FieldType.IsValueType ? Activator.CreateInstance(field.FieldType) : null);
        }

        foreach (var initializer in initializers)
        {
            initializer();
        }
    }

    /// <summary>Unloads the program as soon as nothing of it is in use any more.</summary>
    public void Dispose() => context.Unload();

    /// <summary>Reflection runs an initialiser only once; called as any method is, it runs again.</summary>
    private static Action Callable(ConstructorInfo initializer)
    {
        var call = new DynamicMethod("Initialize", null, null, initializer.Module, skipVisibility: true);
        var code = call.GetILGenerator();
        code.Emit(OpCodes.Call, initializer);
        code.Emit(OpCodes.Ret);
        return call.CreateDelegate<Action>();
    }

    private sealed class Context(IReadOnlyDictionary<string, byte[]>? libraries) : AssemblyLoadContext("program", isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            libraries is not null && assemblyName.Name is { } name && libraries.TryGetValue(name, out var image)
                ? LoadFromStream(new MemoryStream(image))
                : null;
    }
}
