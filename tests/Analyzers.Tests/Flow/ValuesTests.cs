using AwsMessaging.Analyzers.Tests.Harness;

namespace AwsMessaging.Analyzers.Tests.Flow;

/// <summary>Which values an expression can have: every shape that Flow follows, and beside it the neighbour that it must not.</summary>
public sealed class ValuesTests
{
    [Theory]
    [InlineData("Probe(20);", "20")]
    [InlineData("Probe((long)20);", "20")]
    [InlineData("Probe(10 + 10);", "20")]
    [InlineData("Probe<string?>(null);", "absent")]
    [InlineData("Probe(default(string));", "absent")]
    [InlineData("Probe(nameof(Run));", "Run")]
    [InlineData("Probe(Level.High);", "High")]
    [InlineData("Probe(Level.High.ToString());", "High")]
    [InlineData("Probe(typeof(Home).Name);", "Home")]
    [InlineData("Probe(typeof(Level).FullName);", "Level")]
    [InlineData("Probe(typeof(Amazon.SQS.Model.Message).Namespace);", "Amazon.SQS.Model")]
    [InlineData("Probe($\"{typeof(Home).Assembly.GetName().Name}::{typeof(Amazon.SQS.Model.Message).FullName}\");", "Snippet::Amazon.SQS.Model.Message")]
    [InlineData("var type = typeof(Home); Probe(type.Assembly.GetName().Name);", "Snippet")]
    [InlineData("Probe(true.ToString());", "True")]
    [InlineData("Probe(\"a\" + \"b\");", "ab")]
    [InlineData("Probe($\"a{\"b\"}c\");", "abc")]
    [InlineData("Probe($\"{Level.Low}-{1}\");", "Low-1")]
    [InlineData("Probe(string.Concat(\"a\", \"b\"));", "ab")]
    [InlineData("Probe(TimeSpan.FromSeconds(30));", "00:00:30")]
    [InlineData("Probe((int)TimeSpan.FromMinutes(2).TotalSeconds);", "120")]
    [InlineData("Probe(new TimeSpan(0, 1, 0).TotalSeconds);", "60")]
    [InlineData("Probe(TimeSpan.FromSeconds(1) + TimeSpan.FromSeconds(2));", "00:00:03")]
    [InlineData("Probe(flag ? 1 : 2);", "1 2")]
    [InlineData("Probe(flag ? \"a\" : null);", "a absent")]
    [InlineData("Probe(((string?)null) ?? \"a\");", "a")]
    [InlineData("Probe(number switch { 1 => \"a\", 2 => \"b\", _ => throw new Exception() });", "a b")]
    [InlineData("Probe(((1)));", "1")]
    public void Expressions_are_folded(string statements, string expected) => AssertValues(expected, statements);

    [Theory]
    [InlineData("var x = 1; Probe(x);", "1")]
    [InlineData("int x; x = 1; Probe(x);", "1")]
    [InlineData("int x; if (flag) x = 1; else x = 2; Probe(x);", "1 2")]
    [InlineData("var x = 1; if (flag) { x = 2; } Probe(x);", "1 2")]
    [InlineData("const int x = 1; Probe(x);", "1")]
    [InlineData("var a = 1; var b = a; Probe(b);", "1")]
    [InlineData("int a, b; a = b = 3; Probe(a);", "3")]
    [InlineData("var x = 1; Action f = () => Probe(x); f();", "1")]
    [InlineData("var x = 2; Probe(x * 3);", "6")]
    [InlineData("var x = \"a\"; Probe($\"{x}-{x}\");", "a-a")]
    [InlineData("var x = flag ? \"a\" : \"b\"; Probe(x + \"c\");", "ac bc")]
    public void Locals_are_followed_through_all_their_assignments(string statements, string expected) => AssertValues(expected, statements);

    [Theory]
    [InlineData("Probe(number);")]
    [InlineData("Probe(typeof(List<int>).FullName);")]
    [InlineData("Probe(text.GetType().Name);")]
    [InlineData("Probe(System.Reflection.Assembly.GetEntryAssembly()!.GetName().Name);")]
    [InlineData("Probe(text ?? \"a\");")]
    [InlineData("Probe(flag ? 1 : number);")]
    [InlineData("Probe(Environment.GetEnvironmentVariable(\"WAIT\"));")]
    [InlineData("Probe(int.Parse(\"1\"));")]
    [InlineData("Probe($\"a{text}\");")]
    [InlineData("Probe($\"{1:N}\");")]
    [InlineData("Probe(TimeSpan.FromSeconds(number));")]
    [InlineData("Probe(DateTime.UtcNow.Second);")]
    [InlineData("var x = 1; x++; Probe(x);")]
    [InlineData("var x = 1; x += 1; Probe(x);")]
    [InlineData("string? x = null; x ??= \"a\"; Probe(x);")]
    [InlineData("var x = 1; Set(ref x); Probe(x);")]
    [InlineData("int x; Get(out x); Probe(x);")]
    [InlineData("Get(out var x); Probe(x);")]
    [InlineData("int x = 0, y = 0; (x, y) = (1, 2); Probe(x);")]
    [InlineData("var (x, y) = (1, 2); Probe(x);")]
    [InlineData("foreach (var x in new[] { 1 }) Probe(x);")]
    [InlineData("if (text is { Length: var x }) Probe(x);")]
    [InlineData("if (number is int x) Probe(x);")]
    [InlineData("var x = 1; Action set = () => x = 2; set(); Probe(x);")]
    [InlineData("var x = 1; void Set2() { x = 2; } Set2(); Probe(x);")]
    [InlineData("L(); void L() { var x = 1; ref var y = ref x; y = 2; Probe(y); }")]
    [InlineData("var x = \"a\"; while (flag) { x = x + \"b\"; } Probe(x);")]
    [InlineData("var x = await Task.FromResult(1); Probe(x);")]
    [InlineData("var x = text; x = x ?? \"a\"; Probe(x);")]
    [InlineData("string? a = text, b = null; a = b ?? \"x\"; b = a ?? \"y\"; Probe(b);")]
    [InlineData("Point(); unsafe void Point() { var x = 1; int* p = &x; *p = 2; Probe(x); }")]
    public void What_comes_from_elsewhere_is_unknown(string statements) =>
        AssertValues("unknown", statements, "static void Set(ref int x) => x = 5; static void Get(out int x) => x = 5;");

    [Theory]
    [InlineData("private const int X = 1;", "1")]
    [InlineData("private readonly int X = 1;", "1")]
    [InlineData("private static readonly int X = 1;", "1")]
    [InlineData("public readonly int X = 1;", "1")]
    [InlineData("private int X = 1;", "1")]
    [InlineData("private int X { get; } = 1;", "1")]
    [InlineData("public int X { get; } = 1;", "1")]
    [InlineData("private int X => 1;", "1")]
    [InlineData("private int X { get { return 1; } }", "1")]
    [InlineData("private readonly int X; public Home() { X = 1; }", "1")]
    [InlineData("private readonly int X; public Home() { X = 1; } public Home(int y) { X = 2; }", "1 2")]
    [InlineData("private readonly int X = 3; public Home(bool b) { if (b) X = 4; }", "3 4")]
    [InlineData("private int X { get; } public Home() => X = 1;", "1")]
    public void Members_that_only_their_type_sets_are_followed(string member, string expected) => AssertValues(expected, "Probe(X);", member);

    [Theory]
    [InlineData("internal int X = 1;")]
    [InlineData("public int X = 1;")]
    [InlineData("protected int X = 1;")]
    [InlineData("public int X { get; set; } = 1;")]
    [InlineData("public int X { get; init; } = 1;")]
    [InlineData("protected virtual int X => 1;")]
    [InlineData("private int X = 1; public void Set() => X = 2;")]
    [InlineData("private int X = 1; public void Set(Home other) => other.X = 2;")]
    [InlineData("private int X = 1; public Home() { Action f = () => X = 2; }")]
    [InlineData("private int X = 1; public void Set() => Interlocked.Exchange(ref X, 2);")]
    [InlineData("private int X = 1; public void Set() => this.X = 2;")]
    [InlineData("private int X = 1; public void Set() => (X) = 2;")]
    [InlineData("private int X = 1; public void Set() => (X, _) = (2, 3);")]
    [InlineData("private int X = 1; public void Set() => (_, (this.X, _)) = (2, (2, 3));")]
    [InlineData("private int X = 1; public void Set() => ++X;")]
    [InlineData("private int X = 1; public void Set() => X--;")]
    [InlineData("private int X = 1; public void Set() => X |= 2;")]
    [InlineData("private int X = 1; public void Set() => int.TryParse(\"2\", out X);")]
    [InlineData("private int X = 1; public void Set() { ref var x = ref X; x = 2; }")]
    [InlineData("private int X = 1; public ref int Get() => ref X;")]
    [InlineData("private int X = 1; private int Y; public void Set() { ref int x = ref Y; x = ref X; x = 2; }")]
    [InlineData("private int X = 1; public void Set(dynamic other) => other.Fill(ref X);")]
    [InlineData("private int X = 1; public ref int Get(bool b) => ref b ? ref (X) : ref X;")]
    [InlineData("private int X = 1; public unsafe void Set() { fixed (int* x = &X) { *x = 2; } }")]
    [InlineData("private int X = 1; public static Home Make() => new() { X = 2 };")]
    [InlineData("private int X { get; set; } = 1; public static Home Make() => new() { X = 2 };")]
    [InlineData("private string? X = \"a\"; public void Set() => X ??= Environment.MachineName;")]
    [InlineData("private readonly int X; public Home(int x) { X = x; }")]
    [InlineData("private readonly int X = Environment.ProcessorCount;")]
    [InlineData("private int X;")]
    [InlineData("private string? X = Environment.MachineName; public Home() { X = X ?? \"a\"; }")]
    public void Members_that_others_may_set_are_unknown(string member) => AssertValues("unknown", "Probe(X);", member);

    [Theory]
    [InlineData("public void Set() => X.Bump();")]
    [InlineData("public void Set() => this.X.Bump();")]
    [InlineData("public void Set() => Numbers.Bump(ref X);")]
    public void A_value_given_by_reference_is_unknown_also_as_a_receiver(string member) => AssertValues(
        "unknown", "Probe(X);", "private int X = 1; " + member, "public static class Numbers { public static void Bump(this ref int number) => number++; }");

    [Fact]
    public void Members_that_are_only_read_keep_their_values() => AssertValues(
        "1",
        "Probe(X);",
        """
        private int X = 1;
        public int A() => X;
        public int B() => this.X + -X;
        public void C(Home other) => Console.WriteLine(other.X);
        public int D() { var x = X; x++; return x; }
        public string E() => X.ToString();
        public int F() => new[] { 1, 2 }[X]++;
        """);

    [Fact]
    public void A_part_of_the_type_in_another_file_counts()
    {
        AssertValues("1", "Probe(X);", "", "public partial class Home { private readonly int X = 1; }");
        AssertValues("unknown", "Probe(X);", "private int X = 1;", "public partial class Home { void Set() => X = 2; }");
    }

    [Fact]
    public void Another_type_s_constants_and_read_only_fields_are_followed()
    {
        AssertValues("1", "Probe(Other.X);", "", "public static class Other { public const int X = 1; }");
        AssertValues("1", "Probe(Other.X);", "", "public static class Other { public static readonly int X = 1; }");
        AssertValues("unknown", "Probe(Other.X);", "", "public static class Other { public static int X = 1; }");
        AssertValues("unknown", "Probe(new Other().X);", "", "public struct Other { public readonly int X = 1; public Other() { } }");
    }

    [Theory]
    [InlineData("private int M() => 1;", "1")]
    [InlineData("private static int M() { if (DateTime.Now.Hour > 1) return 1; return 2; }", "1 2")]
    [InlineData("public int M() { var x = 3; return x; }", "3")]
    [InlineData("private int M() => N(); private int N() => 1;", "1")]
    [InlineData("private int M() => M();", "unknown")]
    [InlineData("private int M() => A(); private int A() => B(); private int B() => C(); private int C() => 1;", "unknown")]
    [InlineData("private int M(int x = 1) => x;", "unknown")]
    [InlineData("protected virtual int M() => 1;", "unknown")]
    [InlineData("private int M() { try { return 1; } finally { } }", "1")]
    public void Short_helper_methods_are_looked_into(string member, string expected) => AssertValues(expected, "Probe(M());", member);

    [Theory]
    [InlineData("Probe(await M());", "private async Task<int> M() { await Task.Yield(); return 1; }", "1")]
    [InlineData("Probe(await M());", "private Task<int> M() => Task.FromResult(1);", "unknown")]
    [InlineData("int L() => 1; Probe(L());", "", "1")]
    [InlineData("int L() { int N() => 2; return 1; } Probe(L());", "", "1")]
    [InlineData("Probe(((IOne)new One()).M());", "private interface IOne { int M(); } private class One : IOne { public int M() => 1; }", "unknown")]
    [InlineData("Probe(I().First());", "private IEnumerable<int> I() { yield return 1; }", "unknown")]
    public void Async_and_local_methods_are_looked_into(string statements, string member, string expected) => AssertValues(expected, statements, member);

    private static void AssertValues(string expected, string statements, string members = "", string elsewhere = "")
    {
        var probe = FlowProbe.At(statements, members, elsewhere);
        Assert.Equal(expected, FlowProbe.Write(probe.Flow.ValuesOf(probe.Argument)));
    }
}
