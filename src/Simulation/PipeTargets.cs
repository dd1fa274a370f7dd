using System.Globalization;
using System.Text;
using AwsMessaging.Semantics.Buses;
using AwsMessaging.Semantics.Buses.Pipes;
using AwsMessaging.Semantics.Functions;
using AwsMessaging.Semantics.Model;
using AwsMessaging.Semantics.Queues;
using AwsMessaging.Semantics.Streams;
using AwsMessaging.Semantics.Topics;

namespace AwsMessaging.Simulation;

/// <summary>
/// The calls of a pipe to its enrichment and its target: by the API for batches where the target has one, else with the whole batch.
/// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-batching-concurrency.html
/// </summary>
/// <param name="world">The world.</param>
/// <param name="pipe">The pipe.</param>
internal sealed class PipeTargets(MessagingWorld world, Pipe pipe)
{
    /// <summary>Makes the call that a run waits for, and tells the run the answer.</summary>
    /// <param name="run">A run that is not done.</param>
    /// <param name="told">Called when the run has been told.</param>
    public void Call(PipeRun run, Action told)
    {
        if (run.Stage == PipeStage.Enrichment)
        {
            Invoke(pipe.Request.EnrichmentArn!, run.EnrichmentInput, (response, error) =>
            {
                run.Enriched(world.NowMs, response, error);
                told();
            });
            return;
        }

        var target = pipe.Request.Target.Arn;
        var name = DeliveryRouter.NameIn(target);
        switch (DeliveryRouter.ServiceIn(target))
        {
            case "lambda":
                Invoke(target, run.TargetInput, (response, error) => Returned(run, response, error, told));
                return;
            case "states" when world.FindStateMachine(target) is { State.Type: StateMachineType.Express } machine:
                machine.StartSync(null, run.TargetInput, reply => Returned(
                    run,
                    reply.IsOk ? reply.Result.Output : null,
                    reply.Error ?? (reply.Result.Status == ExecutionStatus.Succeeded
                        ? null
                        : new ServiceError(reply.Result.Error ?? "States.TaskFailed", "")),
                    told));
                return;
            case "states" when world.FindStateMachine(target) is { } machine:
                Returned(run, null, machine.Start(null, run.TargetInput).Error, told);
                return;
            case "sqs" when world.HasQueue(target):
                var messages = run.Entries.Select((e, i) => new BatchEntry<SendMessage>(
                    IdOf(i), new SendMessage(e.Body) { GroupId = e.GroupId, DeduplicationId = e.DeduplicationId }));
                Took(run, Failed(world.ActionsOf(name).SendBatch([.. messages])), told);
                return;
            case "sns" when world.FindTopic(target) is { } topic:
                var notifications = run.Entries.Select((e, i) => new BatchEntry<PublishMessage>(
                    IdOf(i), new PublishMessage(e.Body) { GroupId = e.GroupId, DeduplicationId = e.DeduplicationId }));
                Took(run, Failed(topic.PublishBatch([.. notifications])), told);
                return;
            case "events" when world.FindBus(name) is { } bus && bus.Arn == target:
                Took(run, Failed(SimulatedBus.Put(world, [.. run.Entries.Select(e => EventOf(e, bus))])), told);
                return;
            case "kinesis" when world.FindStream(name) is { } stream && stream.Arn == target:
                Took(run, Failed(stream.PutBatch([.. run.Entries.Select(e =>
                    new PutRecord(e.GroupId ?? pipe.Request.Name, Encoding.UTF8.GetBytes(e.Body)))])), told);
                return;
            case "firehose" when world.FindDeliveryStream(target) is { } stream:
                Took(run, Failed(stream.PutBatch([.. run.Entries.Select(e => Encoding.UTF8.GetBytes(e.Body))])), told);
                return;
            default:
                Took(run, null, told);
                return;
        }
    }

    private static string IdOf(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static List<int>? Failed<T>(Reply<BatchOutcome<T>> reply) =>
        reply.IsOk ? [.. reply.Result.Failed.Select(f => int.Parse(f.Id, CultureInfo.InvariantCulture)).Order()] : null;

    private static List<int>? Failed(Reply<PutEventsResult> reply) => reply.IsOk ? Failed(reply.Result.Entries, e => e.ErrorCode) : null;

    private static List<int>? Failed(Reply<PutRecordsResult> reply) => reply.IsOk ? Failed(reply.Result.Records, e => e.ErrorCode) : null;

    private static List<int>? Failed(Reply<PutRecordBatchResult> reply) =>
        reply.IsOk ? Failed(reply.Result.RequestResponses, e => e.ErrorCode) : null;

    private static List<int> Failed<T>(IReadOnlyList<T> entries, Func<T, string?> error) =>
        [.. Enumerable.Range(0, entries.Count).Where(i => error(entries[i]) is not null)];

    /// <summary>
    /// What a pipe puts on a bus, unless it is told otherwise.
    /// Source: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-event-target.html
    /// </summary>
    private PutEventsEntry EventOf(PipeEntry entry, SimulatedBus bus) => new(
        $"Pipe {pipe.Request.Name}", $"Event from aws:{DeliveryRouter.ServiceIn(pipe.Request.Source.Arn)}", entry.Body)
    {
        EventBusName = bus.Name,
    };

    private void Invoke(string arn, string input, Action<string?, ServiceError?> answer)
    {
        if (world.FindFunction(DeliveryRouter.NameIn(arn)) is not { } function || function.Arn != arn)
        {
            answer(null, DeliveryRouter.Missing(arn));
            return;
        }

        function.Invoke(
            input,
            lane => world.Trace.Add(Traces.TraceKind.Invoked, lane, other: pipe.Request.Name),
            outcome =>
            {
                var isDone = outcome.Kind == OutcomeKind.Returned;
                world.Trace.Add(isDone ? Traces.TraceKind.Returned : Traces.TraceKind.Failed, function.Name, other: pipe.Request.Name);
                answer(outcome.Response, isDone ? null : new ServiceError("Lambda.FunctionError", outcome.Kind.ToString()));
            });
    }

    private void Returned(PipeRun run, string? response, ServiceError? error, Action told)
    {
        if (error is null)
        {
            run.TargetReturned(world.NowMs, response);
        }
        else
        {
            run.TargetFailed(world.NowMs);
        }

        told();
    }

    /// <summary>Tells the entries that a target did not take; null when it took none of them.</summary>
    private void Took(PipeRun run, List<int>? failed, Action told)
    {
        if (failed is null)
        {
            run.TargetFailed(world.NowMs);
        }
        else
        {
            run.TargetTook(world.NowMs, failed);
        }

        told();
    }
}
