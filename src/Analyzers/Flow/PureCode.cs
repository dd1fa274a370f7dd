using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <summary>
/// Code that certainly only makes values, so that nobody can tell when, in which order and how often it runs: reads, formatting,
/// serializers, new data objects, sequences in memory, and short methods of this compilation made of these. All other code may have
/// effects.
/// </summary>
internal static class PureCode
{
    /// <summary>Methods, properties and types looked into before code is taken for one that may do anything.</summary>
    private const int MaxMembers = 12;

    /// <summary>Operations that do nothing themselves; what they are made of is asked too.</summary>
    private static readonly HashSet<OperationKind> Values =
    [
        OperationKind.Literal, OperationKind.Conversion, OperationKind.Parenthesized, OperationKind.LocalReference,
        OperationKind.ParameterReference, OperationKind.FieldReference, OperationKind.ArrayElementReference,
        OperationKind.InstanceReference,
        OperationKind.ConditionalAccess, OperationKind.ConditionalAccessInstance, OperationKind.Coalesce, OperationKind.Binary,
        OperationKind.Unary, OperationKind.Conditional, OperationKind.IsType, OperationKind.TypeOf, OperationKind.SizeOf,
        OperationKind.NameOf,
        OperationKind.DefaultValue, OperationKind.Tuple, OperationKind.InterpolatedString, OperationKind.Interpolation,
        OperationKind.InterpolatedStringText, OperationKind.InterpolatedStringHandlerCreation,
        OperationKind.InterpolatedStringAppendLiteral,
        OperationKind.InterpolatedStringAppendFormatted, OperationKind.InterpolatedStringHandlerArgumentPlaceholder,
        OperationKind.ArrayCreation, OperationKind.ArrayInitializer, OperationKind.AnonymousObjectCreation,
        OperationKind.ObjectOrCollectionInitializer, OperationKind.MemberInitializer, OperationKind.With,
        OperationKind.Range, OperationKind.ImplicitIndexerReference, OperationKind.Discard, OperationKind.DeclarationExpression,
        OperationKind.Argument, OperationKind.AnonymousFunction, OperationKind.DelegateCreation, OperationKind.TranslatedQuery,
        OperationKind.IsPattern, OperationKind.ConstantPattern, OperationKind.DeclarationPattern, OperationKind.DiscardPattern,
        OperationKind.RecursivePattern, OperationKind.PropertySubpattern, OperationKind.RelationalPattern, OperationKind.NegatedPattern,
        OperationKind.BinaryPattern, OperationKind.TypePattern, OperationKind.ListPattern, OperationKind.SlicePattern,
        OperationKind.SwitchExpression, OperationKind.SwitchExpressionArm, OperationKind.Switch, OperationKind.SwitchCase,
        OperationKind.CaseClause, OperationKind.Branch, OperationKind.Utf8String, OperationKind.Block, OperationKind.Return,
        OperationKind.ExpressionStatement,
        OperationKind.VariableDeclarationGroup, OperationKind.VariableDeclaration, OperationKind.VariableDeclarator,
        OperationKind.VariableInitializer, OperationKind.FieldInitializer, OperationKind.PropertyInitializer, OperationKind.MethodBody,
        OperationKind.ConstructorBody, OperationKind.LocalFunction,
    ];

    /// <summary>Types of the framework, and of serializers, whose methods make values of what they are given.</summary>
    private static readonly HashSet<string> Makers = new(StringComparer.Ordinal)
    {
        "System.Convert", "System.BinaryData", "System.Math", "System.MathF", "System.BitConverter", "System.Uri", "System.Version",
        "System.HashCode",
        "System.FormattableString", "System.Random", "System.TimeProvider", "System.TimeZoneInfo", "System.StringComparer", "System.Tuple",
        "System.Nullable", "System.Type", "System.MemoryExtensions", "System.Array", "System.Enum", "System.String", "System.Object",
        "System.Linq.Enumerable", "System.Linq.ImmutableArrayExtensions", "System.Text.Encoding", "System.Text.UTF8Encoding",
        "System.Text.Json.JsonSerializer", "System.Text.Json.JsonDocument", "System.Text.Json.JsonElement",
        "System.Text.RegularExpressions.Regex", "System.Text.RegularExpressions.Match", "System.Net.WebUtility", "System.Web.HttpUtility",
        "System.Runtime.CompilerServices.DefaultInterpolatedStringHandler", "System.Runtime.CompilerServices.FormattableStringFactory",
        "System.Security.Cryptography.RandomNumberGenerator", "Newtonsoft.Json.JsonConvert", "Google.Protobuf.MessageExtensions",
        "Google.Protobuf.ByteString", "MessagePack.MessagePackSerializer",
    };

    /// <summary>How methods of collections and of streams in memory are named that leave them as they are.</summary>
    private static readonly HashSet<string> Reads = new(StringComparer.Ordinal)
    {
        "TryGetValue", "ContainsKey", "ContainsValue", "Contains", "GetValueOrDefault", "ToArray", "ToList", "IndexOf", "LastIndexOf",
        "AsReadOnly",
        "GetRange", "ConvertAll", "Find", "FindAll", "FindIndex", "FindLast", "Exists", "TrueForAll", "Peek", "TryPeek", "GetEnumerator",
    };

    /// <summary>Namespaces of the framework whose types hold values in memory and nothing else.</summary>
    private static readonly HashSet<string> ValueNamespaces = new(StringComparer.Ordinal)
    {
        "System.Collections.Generic", "System.Collections.ObjectModel", "System.Collections.Immutable", "System.Collections.Concurrent",
        "System.Collections.Specialized", "System.Collections", "System.Globalization", "System.Text", "System.Text.Json",
        "System.Text.Json.Nodes", "System.Text.RegularExpressions", "System.Numerics", "Newtonsoft.Json", "Newtonsoft.Json.Linq",
    };

    /// <summary>
    /// Whether code only makes values, apart from a call in it and what waits for that or collects its task, and calls that are known to do
    /// nothing.
    /// </summary>
    public static bool Is(
        IOperation code,
        CompilationState state,
        CancellationToken cancellation,
        IInvocationOperation? but = null,
        Func<IInvocationOperation, bool>? doesNothing = null) =>
        new Reader(code, but, doesNothing, new(SymbolEqualityComparer.Default), state, cancellation).IsPure();

    /// <summary>Reads one piece of code: a part of a member, or the body of a method that it calls.</summary>
    private sealed class Reader(
        IOperation code,
        IInvocationOperation? but,
        Func<IInvocationOperation, bool>? doesNothing,
        HashSet<ISymbol> seen,
        CompilationState state,
        CancellationToken cancellation)
    {
        public bool IsPure() => code.DescendantsAndSelf().All(IsPure);

        private bool IsPure(IOperation operation) => operation switch
        {
            { Parent: INameOfOperation } => true,
            IAwaitOperation => IsAroundCall(operation),
            IInvocationOperation call => call == but || IsAroundCall(call) || doesNothing?.Invoke(call) == true || IsPure(call),
            IObjectCreationOperation { Constructor: { } constructor } => MakesOnlyAnObject(constructor),
            IMethodReferenceOperation reference => IsPure(reference.Method, reference.Instance),
            IPropertyReferenceOperation { Property: var property } => IsPureRead(property),
            IConversionOperation { OperatorMethod: { } method } => IsPure(method, null),
            IBinaryOperation { OperatorMethod: { } method } => IsPure(method, null),
            IUnaryOperation { OperatorMethod: { } method } => IsPure(method, null),
            ISimpleAssignmentOperation
            {
                Parent: IObjectOrCollectionInitializerOperation or IAnonymousObjectCreationOperation,
            } => true,
            ISimpleAssignmentOperation { Target: IDiscardOperation } => true,
            ISimpleAssignmentOperation or ICompoundAssignmentOperation => IsOfThisCode(((IAssignmentOperation)operation).Target),
            IIncrementOrDecrementOperation { Target: var target } => IsOfThisCode(target),

            // using var data = new MemoryStream(…)
            IUsingDeclarationOperation { IsAsynchronous: false, DeclarationGroup: var group } => group.Declarations
                .SelectMany(d => d.Declarators).All(d => d.Symbol.Type is { Name: "MemoryStream", ContainingNamespace.Name: "IO" }),

            // The oldest compiler that runs this package has no kind for them
            { Syntax: CollectionExpressionSyntax or SpreadElementSyntax } => true,
            _ => Values.Contains(operation.Kind),
        };

        /// <summary>Whether an operation waits for the call that is known, or puts its task among others.</summary>
        private bool IsAroundCall(IOperation operation) => but is not null
            && (Execution.Unawaited(operation) == but
                || (operation is IInvocationOperation { TargetMethod.Name: "Add", Arguments: [{ Value: var task }] }
                    && task.Unwrapped() == but));

        private bool IsPure(IInvocationOperation call) => call switch
        {
            { TargetMethod: { MethodKind: MethodKind.Constructor } constructor } => MakesOnlyAnObject(constructor), // the next one
            { IsImplicit: true, TargetMethod.Name: "Add", Parent: IObjectOrCollectionInitializerOperation } => true,
            _ => IsPure(call.TargetMethod, call.Instance) && !call.Arguments.Any(a => a.Value.Unwrapped().Type.IsQuery()),
        };

        private bool IsPure(IMethodSymbol method, IOperation? instance)
        {
            var called = (method.ReducedFrom ?? method).OriginalDefinition;
            return called is { Name: "ToString" or "GetHashCode" or "Equals" or "GetType", IsStatic: false }
                    or { MethodKind: MethodKind.BuiltinOperator }
                || (called.IsOf(state.Compilation)
                    ? called.IsOwn(state.Compilation) && !called.IsAsync && IsPureInside(called)
                    : IsKnown(called.ContainingType) && IsPureOfFramework(called, instance));
        }

        /// <summary>
        /// Whether the body of a method only makes values. One that was looked into before did, or all of this is in vain.
        /// </summary>
        private bool IsPureInside(IMethodSymbol method) => !seen.Add(method)
            || (seen.Count <= MaxMembers && MemberReader.BodyOf(method, state, cancellation) is { } body && Inner(body).IsPure());

        /// <summary>A property that only has a value, or whose own code only makes it. Another project's is taken for the former.</summary>
        private bool IsPureRead(IPropertySymbol property) => !property.IsOwn(state.Compilation)
            || property.GetMethod is not { } getter
            || !getter.DeclaringSyntaxReferences.Any(r => state.Compilation.ContainsSyntaxTree(r.SyntaxTree)
                && r.GetSyntax(cancellation) is ArrowExpressionClauseSyntax
                    or AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null })
            || IsPureInside(getter.OriginalDefinition);

        /// <summary>
        /// Whether a type is of one of the libraries that are told by their namespaces, and not of a project that adds to these.
        /// </summary>
        private bool IsKnown(INamedTypeSymbol? type) => type.IsOfPlainLibrary(code)
            || type?.ContainingAssembly?.Name is "Google.Protobuf" or "MessagePack";

        private bool IsPureOfFramework(IMethodSymbol method, IOperation? instance)
        {
            var (type, home) = (method.ContainingType, method.ContainingType.NamespaceName());
            if (method.MethodKind == MethodKind.DelegateInvoke || Execution.IsTask(method.ReturnType))
            {
                return false;
            }

            if (type.Name is "StringBuilder" && home == "System.Text")
            {
                return instance is not null && IsMadeHere(instance);
            }

            return home switch
            {
                _ when type.BaseType?.Name == "ConstantClass" => true, // what the SDK has for enums
                "System.IO" => type.Name is "Path"
                    ? method.Name != "GetTempFileName"
                    : type.Name == "MemoryStream" && Reads.Contains(method.Name),
                "System.Security.Cryptography" when method.Name == "HashData" => !method.ReturnsVoid,
                "System" when type.Name is "Environment" => method.Name == "GetEnvironmentVariable",
                "System" when type.Name is "Array" => Reads.Contains(method.Name) || method.Name == "Empty",
                "System" when type.TypeKind is TypeKind.Struct or TypeKind.Enum => true,
                "System.Text.Json.Nodes" or "Newtonsoft.Json.Linq" => !method.ReturnsVoid && !IsChange(method.Name),
                "System.Collections.Immutable" => !method.ReturnsVoid,
                _ when ValueNamespaces.Contains(home) && home.StartsWith("System.Collections", StringComparison.Ordinal) =>
                    Reads.Contains(method.Name)
                    || (method.Name is "Add" or "AddRange" && instance is ILocalReferenceOperation && IsMadeHere(instance)),
                _ => !(method.ReturnsVoid && method.MethodKind == MethodKind.Ordinary && home != "System.Runtime.CompilerServices")
                    && Makers.Contains($"{home}.{type.Name}"),
            };
        }

        /// <summary>
        /// Whether what is written belongs to this code: a text or number of its own, a member of an object that it makes.
        /// </summary>
        private bool IsOfThisCode(IOperation target) => target switch
        {
            ILocalReferenceOperation { Local: { Type.SpecialType: not SpecialType.None } local } => local.IsDeclaredIn(code.Syntax),
            IMemberReferenceOperation { Instance: IInstanceReferenceOperation } => code is IConstructorBodyOperation,
            IMemberReferenceOperation { Instance: ILocalReferenceOperation instance } => IsMadeHere(instance),
            IArrayElementReferenceOperation { ArrayReference: ILocalReferenceOperation } => true,
            _ => false,
        };

        /// <summary>Whether an object is made in this code: in place, or as the initial value of a variable.</summary>
        private bool IsMadeHere(IOperation value) => value.Unwrapped() switch
        {
            IObjectCreationOperation => true,
            IInvocationOperation { Instance: { } before } => IsMadeHere(before), // a StringBuilder returns itself
            ILocalReferenceOperation { Local: var local } => local.IsDeclaredIn(code.Syntax)
                && BodyIndex.Of(code).DeclaratorOf(local) is { Initializer.Value: var initial }
                && initial.Unwrapped() is IObjectCreationOperation,
            _ => false,
        };

        /// <summary>Whether a constructor makes an object of data in memory, and does nothing else.</summary>
        private bool MakesOnlyAnObject(IMethodSymbol constructor)
        {
            var type = constructor.ContainingType.OriginalDefinition;
            if (!IsInView(type))
            {
                return MakesOnlyAnObject(type, constructor);
            }

            var original = constructor.OriginalDefinition;
            return !IsDisposable(type) && (!seen.Add(original) || IsPureConstructor(type, original));
        }

        /// <summary>
        /// Whether what runs for a new object only makes values: initial values, its base, and the constructor's own code.
        /// </summary>
        private bool IsPureConstructor(INamedTypeSymbol type, IMethodSymbol constructor)
        {
            return seen.Count <= MaxMembers
                && type.DeclaringSyntaxReferences.All(r => InitialValues(r.GetSyntax(cancellation)).All(v =>
                    state.ModelOf(v.SyntaxTree).GetOperation(v, cancellation) is { } value && Inner(value).IsPure()))
                && (!constructor.DeclaringSyntaxReferences.Any(r => r.GetSyntax(cancellation) is ConstructorDeclarationSyntax)
                    || (MemberReader.BodyOf(constructor, state, cancellation) is { } body && Inner(body).IsPure()))
                && (type.BaseType is not { SpecialType: SpecialType.None } @base
                    || @base.InstanceConstructors.All(c => IsCopy(c) || IsOutOfReach(c) || Inner(code).MakesOnlyAnObject(c)));
        }

        /// <summary>A constructor that another project keeps to itself: a build has it not, and nobody here can call it.</summary>
        private bool IsOutOfReach(IMethodSymbol constructor) => !constructor.IsOf(state.Compilation)
            && constructor.DeclaredAccessibility
                is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal);

        private Reader Inner(IOperation inner) => new(inner, null, null, seen, state, cancellation);

        /// <summary>The constructor with which <c>with</c> begins.</summary>
        private static bool IsCopy(IMethodSymbol constructor) => constructor.IsImplicitlyDeclared
            && constructor.Parameters is [{ Type: var type }] && SymbolEqualityComparer.Default.Equals(type, constructor.ContainingType);

        /// <summary>
        /// What the fields and properties of a type begin with, where that is more than a literal; and what its base is given.
        /// </summary>
        private static IEnumerable<ExpressionSyntax> InitialValues(SyntaxNode type)
        {
            if (type is not TypeDeclarationSyntax declaration)
            {
                return [];
            }

            var members = declaration.Members.Where(m => !m.Modifiers.Any(SyntaxKind.StaticKeyword)).SelectMany(m => m switch
            {
                FieldDeclarationSyntax field => field.Declaration.Variables.Select(v => v.Initializer?.Value),
                PropertyDeclarationSyntax property => [property.Initializer?.Value],
                _ => Enumerable.Empty<ExpressionSyntax?>(),
            });
            var @base = declaration.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>()
                .SelectMany(b => b.ArgumentList.Arguments.Select(a => (ExpressionSyntax?)a.Expression));
            return members.Concat(@base ?? []).Where(v => v is not (null or LiteralExpressionSyntax or IdentifierNameSyntax))!;
        }

        /// <summary>
        /// The same for a type whose code is not in view: it is told by its home, or has no more than data to be made of.
        /// </summary>
        private static bool MakesOnlyAnObject(INamedTypeSymbol type, IMethodSymbol constructor)
        {
            var home = type.NamespaceName();
            return home switch
            {
                "System" => type.TypeKind == TypeKind.Struct || type.SpecialType != SpecialType.None
                    || Makers.Contains("System." + type.Name),
                "System.IO" => type.Name == "MemoryStream",
                _ when home.StartsWith("System.", StringComparison.Ordinal) => ValueNamespaces.Contains(home),
                _ => type.TypeKind == TypeKind.Struct
                    || (!IsDisposable(type)
                        && (ValueNamespaces.Contains(home) || type.IsRecord || constructor.Parameters.IsEmpty || IsOfModel(home))),
            };
        }

        private bool IsInView(INamedTypeSymbol type) =>
            type.DeclaringSyntaxReferences.Any(r => state.Compilation.ContainsSyntaxTree(r.SyntaxTree));

        /// <summary>The requests, entries and values of the SDK.</summary>
        private static bool IsOfModel(string home) =>
            home.StartsWith("Amazon.", StringComparison.Ordinal) && home.EndsWith(".Model", StringComparison.Ordinal);

        /// <summary>An object with a lifetime: a connection, a timer, a source of tokens.</summary>
        private static bool IsDisposable(INamedTypeSymbol type) =>
            type.AllInterfaces.Any(i => i.Name is "IDisposable" or "IAsyncDisposable");

        private static bool IsChange(string method) => method.StartsWith("Add", StringComparison.Ordinal)
            || method.StartsWith("Remove", StringComparison.Ordinal) || method.StartsWith("Insert", StringComparison.Ordinal)
            || method.StartsWith("Set", StringComparison.Ordinal) || method.StartsWith("Replace", StringComparison.Ordinal)
            || method.StartsWith("Merge", StringComparison.Ordinal) || method.StartsWith("TryAdd", StringComparison.Ordinal);
    }
}
