using System.Runtime.CompilerServices;
using AwsMessaging.Analyzers.Flow;
using AwsMessaging.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace AwsMessaging.Analyzers.Rules.Architecture;

/// <summary>Code that sends the same message to several queues, one after the other, as a topic would.</summary>
internal sealed class FanOutByHandRule : Rule
{
    /// <summary>With fewer queues a topic may be more than is needed.</summary>
    private const int FewestQueues = 3;

    private static readonly DiagnosticDescriptor Finding = new(
        id: "AWSM8003",
        title: "Fan-out by hand",
        messageFormat: "The same message is sent to {0} queues one by one, and a failure on the way leaves some of them without it; "
            + "publish it once to a topic or an event bus that passes it on",
        category: Categories.Architecture,
        defaultSeverity: DiagnosticSeverity.Info,
        isEnabledByDefault: false,
        description: "Code that knows all its receivers has to change for each new one, and each send can fail by itself: when the third "
            + "one does, the first two have happened, and trying again repeats them.",
        helpLinkUri: HelpLink("AWSM8003"));

    public FanOutByHandRule()
        : base(Finding)
    {
    }

    public override void Register(Interests interests) => interests.OnCall(AwsApi.Sqs.SendMessage, Check);

    private static void Check(CallContext context)
    {
        var isInLoop = context.Call.AncestorsInFunction().Any(a => a is IForEachLoopOperation);
        var queues = (isInLoop ? Message.Of(context.Call, context.Flow)?.QueuesOfLoop(context.Flow) : null)
            ?? Message.QueuesBeside(context.Call, context.Symbols, context.Flow);
        if (queues >= FewestQueues)
        {
            context.Rule.Report(context.Call.NameSyntax().GetLocation(), null, queues);
        }
    }

    /// <summary>What a call sends, and where to, as it is written.</summary>
    private sealed class Message
    {
        /// <summary>Kept with the block: each of its calls asks.</summary>
        private static readonly ConditionalWeakTable<IOperation, Dictionary<IOperation, int>> Fans = new();

        private readonly IInvocationOperation call;
        private readonly IOperation queue;
        private readonly IOperation body;

        private Message(IInvocationOperation call, IOperation queue, IOperation body) =>
            (this.call, this.queue, this.body) = (call, queue, body);

        public static Message? Of(IInvocationOperation call, ValueFlow flow) =>
            Part(call, "queueUrl", "QueueUrl", flow) is { } queue && Part(call, "messageBody", "MessageBody", flow) is { } body
                && !IsDelayed(call, flow)
                ? new Message(call, queue, body)
                : null;

        /// <summary>A topic passes on at once what it is given: it cannot let some receivers wait.</summary>
        private static bool IsDelayed(IInvocationOperation call, ValueFlow flow) =>
            call.Argument("request") is { } request
                && flow.PropertyOf(request.Value, "DelaySeconds") is not { IsUnknown: false, IsAbsent: true };

        /// <summary>
        /// The number of queues that a loop goes through, for a message that is the same in each turn; null where that is not known.
        /// </summary>
        public int? QueuesOfLoop(ValueFlow flow)
        {
            if (Variable(queue) is not { } url || call.LoopWith(url) is not { } loop
                || body.DescendantsAndSelf().Any(o => Variable(o) is { } local && local.IsDeclaredIn(loop.Syntax))
                || Sequence.MayLeave(loop.Body, throws: false)) // until one queue took it
            {
                return null;
            }

            return flow.ElementsOf(loop.Collection) is { IsComplete: true } elements
                ? elements.Expressions.Select(TextOf).Distinct().Count()
                : null;
        }

        /// <summary>The number of queues to which calls beside this one send the same; 0 when this is not the first of them.</summary>
        public static int QueuesBeside(IInvocationOperation first, MessagingSymbols symbols, ValueFlow flow) =>
            BlockAround(first) is { } block
            && Fans.GetValue(block, _ => FansIn(block, symbols, flow)).TryGetValue(first, out var queues) ? queues : 0;

        /// <summary>The first of the calls in a block that send the same, and to how many queues.</summary>
        private static Dictionary<IOperation, int> FansIn(IBlockOperation block, MessagingSymbols symbols, ValueFlow flow)
        {
            var found = new Dictionary<IOperation, int>();
            var sends = block.Descendants().OfType<IInvocationOperation>()
                .Where(c => symbols.OperationOf(c.TargetMethod) == AwsApi.Sqs.SendMessage && BlockAround(c) == block
                    && !c.AncestorsInFunction().TakeWhile(a => a != block)
                        .Any(a => a is IConditionalOperation or ISwitchExpressionOperation or ISwitchCaseOperation))
                .ToList();
            if (sends.Count < FewestQueues)
            {
                return found; // To compare code is dear, and hardly any block sends to so many.
            }

            var messages = sends.Select(c => Of(c, flow)).OfType<Message>().Where(m => !IsWrittenIn(block, m.body));
            foreach (var same in messages.GroupBy(m => TextOf(m.body), StringComparer.Ordinal))
            {
                found.Add(same.First().call, same.Select(m => TextOf(m.queue)).Distinct().Count());
            }

            return found;
        }

        private static IBlockOperation? BlockAround(IInvocationOperation call) =>
            call.AncestorsInFunction().OfType<IBlockOperation>().FirstOrDefault();

        /// <summary>Whether the variable that is sent is given another value on the way: then it is not the same message.</summary>
        private static bool IsWrittenIn(IBlockOperation block, IOperation body) => body.DescendantsAndSelf().Any(o =>
            Variable(o) is { } local
                && BodyIndex.Of(block).MentionsOf(local).Any(m => m.IsWritten() && block.Syntax.Span.Contains(m.Syntax.Span)));

        private static ILocalSymbol? Variable(IOperation operation) =>
            operation.Unwrapped() is ILocalReferenceOperation { Local: var local } ? local : null;

        /// <summary>
        /// What is given for a parameter or for a property of the request, at one place. A request without it would be refused.
        /// </summary>
        private static IOperation? Part(IInvocationOperation call, string parameter, string property, ValueFlow flow) =>
            call.Argument(parameter) is { } argument ? argument.Value
            : call.Argument("request") is { } request && flow.PropertyOf(request.Value, property) is { IsUnknown: false }
                && flow.SourcesOf(request.Value) is { Expressions: [IObjectCreationOperation creation] } way
                && flow.WrittenTo(creation, property, way) is [var written] ? written
            : null;

        /// <summary>A constant's value, or the code of another expression.</summary>
        private static string TextOf(IOperation value) =>
            value.ConstantValue is { HasValue: true, Value: string constant }
                ? "\"" + constant
                : value.Unwrapped().Syntax.NormalizeWhitespace().ToString();
    }
}
