using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace AwsMessaging.Simulation.Wire.Typed;

/// <summary>Carries a call of a client.</summary>
/// <param name="method">The method that was called.</param>
/// <param name="arguments">Its arguments.</param>
/// <returns>The task that the method returns.</returns>
internal delegate object ClientCall(MethodInfo method, object?[] arguments);

/// <summary>
/// A class that derives from an SDK's client class and overrides every operation. What the base class does is never run, its constructors
/// included, so that it may as well be one without any behaviour, such as those that stand for packages in tests.
/// </summary>
internal sealed class ClientType
{
    private const string FieldName = "carry";
    private static readonly ConditionalWeakTable<Type, ClientType> Known = new();

    private readonly Type type;
    private readonly MethodInfo[] operations;

    private ClientType(Type client)
    {
        operations = [.. client.GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(IsOperation)];

        // In the load context of the client, so that both can be unloaded together.
        using (AssemblyLoadContext.GetLoadContext(client.Assembly)?.EnterContextualReflection())
        {
            var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName(client.Name + ".InModel"),
                AssemblyBuilderAccess.RunAndCollect);
            var builder = assembly.DefineDynamicModule("Clients")
                .DefineType(client.Name + "InModel", TypeAttributes.Public | TypeAttributes.Sealed, client);
            var field = builder.DefineField(FieldName, typeof(Func<int, object?[], object>), FieldAttributes.Public);
            for (var i = 0; i < operations.Length; i++)
            {
                Override(builder, field, operations[i], i);
            }

            type = builder.CreateType();
        }
    }

    /// <summary>Makes a client.</summary>
    /// <param name="client">The class of an SDK's client.</param>
    /// <param name="carry">Carries its calls.</param>
    /// <exception cref="ArgumentException">The class is sealed, or has no operations.</exception>
    public static object Create(Type client, ClientCall carry)
    {
        if (client.IsSealed || client.IsInterface || !client.GetMethods().Any(IsOperation))
        {
            throw new ArgumentException($"{client} is no client class whose operations can be overridden.", nameof(client));
        }

        var known = Known.GetValue(client, static key => new ClientType(key));
        var instance = RuntimeHelpers.GetUninitializedObject(known.type);
        GC.SuppressFinalize(instance);
        known.type.GetField(FieldName)!.SetValue(
            instance, (Func<int, object?[], object>)((index, arguments) => carry(known.operations[index], arguments)));
        return instance;
    }

    private static bool IsOperation(MethodInfo method) =>
        method is { IsVirtual: true, IsFinal: false, ReturnType.IsGenericType: true }
        && method.ReturnType.GetGenericTypeDefinition() == typeof(Task<>)
        && method.Name.EndsWith("Async", StringComparison.Ordinal);

    /// <summary>Emits: return (Task&lt;…&gt;)carry(index, new object[] { … }).</summary>
    private static void Override(TypeBuilder builder, FieldBuilder field, MethodInfo method, int index)
    {
        Type[] parameters = [.. method.GetParameters().Select(parameter => parameter.ParameterType)];
        var code = builder.DefineMethod(
            method.Name, MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig, method.ReturnType, parameters)
                .GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldfld, field);
        code.Emit(OpCodes.Ldc_I4, index);
        code.Emit(OpCodes.Ldc_I4, parameters.Length);
        code.Emit(OpCodes.Newarr, typeof(object));
        for (var i = 0; i < parameters.Length; i++)
        {
            code.Emit(OpCodes.Dup);
            code.Emit(OpCodes.Ldc_I4, i);
            code.Emit(OpCodes.Ldarg, i + 1);
            if (parameters[i].IsValueType)
            {
                code.Emit(OpCodes.Box, parameters[i]);
            }

            code.Emit(OpCodes.Stelem_Ref);
        }

        code.Emit(OpCodes.Callvirt, typeof(Func<int, object?[], object>).GetMethod("Invoke")!);
        code.Emit(OpCodes.Castclass, method.ReturnType);
        code.Emit(OpCodes.Ret);
    }
}
