using AwsMessaging.Analyzers.Symbols;
using AwsMessaging.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests;

/// <summary>Whether a project has something of the SDK for others to see: the same in an editor, which has its source, and in a build.</summary>
public sealed class AssemblyUsesTests
{
    [Theory]
    [InlineData("public class A : Message { }")]
    [InlineData("public class A { public class B : Message { } }")]
    [InlineData("internal class A { public Task<List<Message>> Read() => null!; }")]
    [InlineData("public class A { public A(Message[] all) { } }")]
    [InlineData("public class A { protected Message Last { get; set; } = new(); }")]
    [InlineData("public static class A { public static void Apply<T>(T message) where T : Message { } }")]
    [InlineData("public class A<T> where T : Message { }")]
    public void Sees_what_is_shown(string library) => Assert.Equal((true, true), Uses(library));

    [Theory]
    [InlineData("public class A { private Message last = new(); public string Body => last.Body; }")]
    [InlineData("public class A { internal Message Last = new(); }")]
    [InlineData("public class A { public string Read() => new Message().Body; }")]
    [InlineData("public class A { private class B { public Message Last = new(); } }")]
    [InlineData("public class A { private class B { public class C : Message { } } }")]
    [InlineData("public class A { public string Read() => \"Message\"; }")]
    public void Leaves_what_is_not(string library) => Assert.Equal((false, false), Uses(library));

    private static (bool InBuild, bool InEditor) Uses(string library)
    {
        var (inBuild, inEditor) = Workbench.ReferencesTo(
            Workbench.Compile([("Library.cs", "using Amazon.SQS.Model;\n" + library)]).WithAssemblyName("Shop"));
        return (InOne(inBuild), InOne(inEditor));

        static bool InOne(MetadataReference reference)
        {
            var compilation = Workbench.Compile([("Code.cs", "public class Code { }")]).AddReferences(reference);
            var assembly = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!;
            return assembly.Uses(static name => name.StartsWith(AwsApi.SdkAssemblies, StringComparison.Ordinal));
        }
    }
}
