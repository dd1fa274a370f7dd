using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Flow;

/// <content>Into and out of calls: LINQ, lambdas, methods that are given what was received, and those that return it.</content>
internal sealed partial class ReceivedMessages
{
    private void FollowArgument(IInvocationOperation call, IArgumentOperation argument, IOperation value, Kind kind, bool mayBeNull,
        int hops)
    {
        var method = call.TargetMethod;
        if (kind == Kind.List && method.ContainingType is { Name: "Enumerable" or "ParallelEnumerable" or "Parallel" })
        {
            FollowDelegates(call, hops);
            switch (method.Name)
            {
                case "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" or "Last" or "LastOrDefault":
                    TakesOne = true;
                    Follow(call, Kind.Message, call, mayBeNull: false, hops);
                    break;
                case "ElementAt" or "ElementAtOrDefault":
                    Follow(call, Kind.Message, call, mayBeNull: false, hops);
                    break;
                case "GroupBy" or "ToLookup" or "ToDictionary":
                    AreGrouped = true;
                    ListEscapes = true;
                    MessageEscapes = true;
                    break;
                case "Chunk" or "Zip" or "Index" or "SelectMany" or "Aggregate" or "GetEnumerator":
                    ListEscapes = true;
                    MessageEscapes = true;
                    break;
                default:
                    if (OfSome.Contains(method.Name))
                    {
                        TakesOne |= method.Name == "Take" && call.Arguments[1].Value.ConstantValue is { HasValue: true, Value: 1 };
                        Follow(call, Kind.List, call, mayBeNull: false, hops);
                    }

                    break;
            }

            return;
        }

        if (hops < MaxHops && method.OriginalDefinition is var own && own.IsOwn(state.Compilation)
            && argument.Parameter is { RefKind: RefKind.None, IsParams: false } given
            && MemberReader.BodyOf(own, state, cancellation) is { } body)
        {
            FollowVariable(own.Parameters[given.Ordinal], body, kind, value, mayBeNull, hops + 1);
        }
        else if (Usage.LetsGo(value, state.Symbols))
        {
            ListIsPassedOn |= kind != Kind.Message && !Usage.IsCopied(argument);
            Escape(kind);
        }
    }

    /// <summary>Each message is the first parameter of a lambda, or of a method of the type, that the call is given.</summary>
    private void FollowDelegates(IInvocationOperation call, int hops)
    {
        foreach (var argument in call.Arguments)
        {
            switch (argument.Value.Unwrapped())
            {
                case IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Symbol.Parameters: [{ } first, ..] } lambda }:
                    lambdaCalls.Add(call);
                    FollowVariable(first, lambda, Kind.Message, lambda, mayBeNull: false, hops);
                    break;

                case IDelegateCreationOperation { Target: IMethodReferenceOperation { Method: { Parameters.Length: > 0 } method } }:
                    lambdaCalls.Add(call);
                    if (hops < MaxHops && method.OriginalDefinition.IsOwn(state.Compilation)
                        && MemberReader.BodyOf(method.OriginalDefinition, state, cancellation) is { } body)
                    {
                        FollowVariable(method.OriginalDefinition.Parameters[0], body, Kind.Message, body, mayBeNull: false, hops + 1);
                    }
                    else
                    {
                        MessageEscapes = true;
                    }

                    break;

                case { Type.TypeKind: TypeKind.Delegate }:
                    lambdaCalls.Add(call);
                    MessageEscapes = true;
                    break;
            }
        }
    }

    /// <summary>A method of the type that returns it: on where the method is called.</summary>
    private void FollowReturned(IOperation value, Kind kind, IOperation source, bool mayBeNull, int hops)
    {
        var function = value.EnclosingFunction();
        var method = function switch
        {
            null => Scopes.MemberAround(value, cancellation) as IMethodSymbol,
            ILocalFunctionOperation local => local.Symbol,
            _ => null,
        };
        if (method is null || hops >= MaxHops || !method.IsOwn(state.Compilation)
            || method.MethodKind is not (MethodKind.Ordinary or MethodKind.LocalFunction))
        {
            Escape(kind);
            return;
        }

        if (method.MethodKind == MethodKind.Ordinary && method.DeclaredAccessibility != Accessibility.Private)
        {
            Escape(kind);
        }

        var calls = method.MethodKind == MethodKind.LocalFunction
            ? BodyIndex.Of(value).CallsOf(method)
            : MemberReader.CallsInType(method, state, cancellation);
        foreach (var call in calls)
        {
            Follow(call, kind, kind == Kind.List ? call : source, mayBeNull, hops + 1);
        }
    }

    private void Escape(Kind kind)
    {
        MessageEscapes = true;
        ListEscapes |= kind != Kind.Message;
    }
}
