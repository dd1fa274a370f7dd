using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using AwsMessaging.Simulation;
using AwsMessaging.Simulation.Programs;
using AwsMessaging.Verification.Tests.Programs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Verification.Tests.Harness;

/// <summary>The code of a scenario, compiled, rewritten for virtual time and loaded, with the glue that connects it to a world.</summary>
internal sealed class ScenarioProgram : IDisposable
{
    private const string LambdaGlue = "LambdaHost.cs";

    private readonly LoadedProgram program;
    private readonly Lazy<Func<object, string, Func<string, Task<string?>>>> lambda;

    private ScenarioProgram(LoadedProgram program)
    {
        this.program = program;
        lambda = new(() =>
        {
            var host = TypeOf("AwsMessaging.Verification.Glue.LambdaHost");
            var options = (JsonSerializerOptions)host.GetMethod("Options")!.Invoke(null, null)!;
            var handler = host.GetMethod("Handler")!.CreateDelegate<Func<object, string, JsonSerializerOptions, Func<string, Task<string?>>>>();
            return (function, method) => handler(function, method, options);
        });
    }

    /// <summary>Compiles and loads code.</summary>
    /// <param name="code">The code, as a user wrote it or as the fix left it: names and texts of its files.</param>
    /// <param name="glue">What connects it to the world: implementations of its interfaces, clients of stubbed packages.</param>
    public static ScenarioProgram Load(IEnumerable<(string Name, string Text)> code, string glue)
    {
        ImmutableArray<MetadataReference> references =
        [
            .. Workbench.References(SdkMajor.V4),
            MetadataReference.CreateFromFile(typeof(MessagingWorld).Assembly.Location),
            MetadataReference.CreateFromFile(typeof(Semantics.Model.ChoicePoint).Assembly.Location),
        ];
        return new(ProgramCompiler.Compile([Snippets.GlobalUsings, .. code.Select(c => c.Text), glue, Glue(LambdaGlue)], references, StubImages.All));
    }

    /// <summary>Makes an object of one of the program's classes.</summary>
    /// <param name="typeName">Full name of the class.</param>
    /// <param name="services">What its constructor may ask for; found by type.</param>
    /// <exception cref="InvalidOperationException">There is no such class, or its constructor asks for something else.</exception>
    public object Create(string typeName, params object[] services) => Create(
        typeName,
        type => services.FirstOrDefault(type.IsInstanceOfType)
            ?? throw new InvalidOperationException($"{typeName} asks for {type.Name}, which the scenario does not give."));

    /// <summary>Makes an object of one of the program's classes.</summary>
    /// <param name="typeName">Full name of the class.</param>
    /// <param name="service">Gives what its constructor asks for, by its type.</param>
    public object Create(string typeName, Func<Type, object> service)
    {
        var constructor = TypeOf(typeName).GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        return constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [.. constructor.GetParameters().Select(p => service(p.ParameterType))], null);
    }

    /// <summary>Calls a method that returns a task, be it public or, like what a host runs of a background service, not.</summary>
    public static Task Call(object instance, string method, params object[] arguments)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var found = instance.GetType().GetMethod(method, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic) ?? throw new MissingMethodException(instance.GetType().Name, method);
        try
        {
            return (Task)found.Invoke(instance, arguments)!;
        }
        catch (TargetInvocationException e)
        {
            return Task.FromException(e.InnerException!);
        }
    }

    /// <summary>A handler of a Lambda function as a world wants it.</summary>
    /// <param name="function">The object of the function's class.</param>
    /// <param name="method">The method's name.</param>
    public Func<string, Task<string?>> Handler(object function, string method) => lambda.Value(function, method);

    /// <summary>Statics of the program begin anew.</summary>
    public void Reset() => program.ResetStatics();

    /// <inheritdoc/>
    public void Dispose() => program.Dispose();

    /// <summary>Whether the program has a class, which the fix may have added.</summary>
    public bool Has(string typeName) => program.Assembly.GetType(typeName) is not null;

    /// <summary>A class of the program.</summary>
    /// <exception cref="InvalidOperationException">There is no such class.</exception>
    public Type TypeOf(string name) =>
        program.Assembly.GetType(name) ?? throw new InvalidOperationException($"The program has no type {name}.");

    /// <summary>The text of a file that is compiled together with programs.</summary>
    /// <param name="name">Its name.</param>
    public static string Glue(string name)
    {
        using var stream = typeof(ScenarioProgram).Assembly.GetManifestResourceStream("Glue/" + name)!;
        return new StreamReader(stream).ReadToEnd();
    }
}
