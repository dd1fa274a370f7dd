using AwsMessaging.Semantics.Buses;
using AwsMessaging.Semantics.Model;

namespace AwsMessaging.Semantics.Tests.Buses;

/// <summary>An EventBridge, the deliveries that were carried out, and the answers of its targets.</summary>
internal sealed class EventsWorld(SemanticRows rows = default, Choices? choices = null, EventBridgeQuotas? quotas = null)
{
    public const string Queue = "arn:aws:sqs:us-east-1:123456789012:orders";
    public const string Audit = "arn:aws:sqs:us-east-1:123456789012:audit";
    public const string DeadLetters = "arn:aws:sqs:us-east-1:123456789012:dead-letters";
    public const string FifoQueue = "arn:aws:sqs:us-east-1:123456789012:orders.fifo";
    public const string Function = "arn:aws:lambda:us-east-1:123456789012:function:bill";

    /// <summary>2026-03-01T00:00:00Z.</summary>
    public const long Start = 1_772_323_200_000;

    public EventBridgeService Service { get; init; } = new(rows: rows, quotas: quotas);

    public Choices Choices { get; } = choices ?? Choices.Benign;

    public long Now { get; set; } = Start;

    /// <summary>What a target answers by its ARN; null for what takes everything.</summary>
    public Func<Delivery, ServiceError?> Answer { get; set; } = _ => null;

    /// <summary>Deliveries that a target took, with the time.</summary>
    public List<(Delivery Delivery, long At)> Taken { get; } = [];

    public IEnumerable<string> Bodies(string arn) => Taken.Where(t => t.Delivery.To == arn).Select(t => t.Delivery.Body);

    public IEnumerable<string> Ids(string arn) => Bodies(arn).Select(b => BusEvent.Parse(b).Id);

    public string? Rule(string name, string pattern, params EventTarget[] targets)
    {
        var put = Service.PutRule(Now, new(name) { EventPattern = pattern });
        return put.Error?.Code ?? Targets(name, targets);
    }

    public string? Schedule(string name, string expression, params EventTarget[] targets)
    {
        var put = Service.PutRule(Now, new(name) { ScheduleExpression = expression });
        return put.Error?.Code ?? Targets(name, targets);
    }

    public string? Targets(string rule, params EventTarget[] targets) => Service.PutTargets(Now, rule, targets).Error?.Code;

    public PutEventsResult Put(params PutEventsEntry[] entries) => Service.PutEvents(Now, entries, Choices).Result;

    public PutEventsResultEntry PutOrder(int number, string? bus = null) =>
        Put(Order(number) with { EventBusName = bus }).Entries[0];

    public static PutEventsEntry Order(int number) => new("shop.orders", "OrderPlaced", $$"""{"number":{{number}},"customer":"c-7"}""");

    /// <summary>Carries out what comes due until a time.</summary>
    public void RunUntil(long time)
    {
        Deliver();
        while (Service.NextChange(Now) is { } next && next <= time)
        {
            Now = next;
            Deliver();
        }

        Now = time;
    }

    public void Deliver()
    {
        while (Service.Due(Now, Choices) is { Count: > 0 } due)
        {
            foreach (var delivery in due)
            {
                var error = delivery.To.Contains(":event-bus/", StringComparison.Ordinal)
                    ? Service.Receive(Now, delivery, Choices)
                    : Answer(delivery);
                if (error is null)
                {
                    Taken.Add((delivery, Now));
                }

                Service.Reported(Now, delivery, error);
            }
        }
    }
}

/// <summary>Takes chosen options at points, and the first everywhere else.</summary>
internal sealed class Chosen(params (ChoicePoint Point, int Option)[] chosen) : Choices
{
    public List<string> Asked { get; } = [];

    public override int Choose(ChoicePoint point, int options, string? subject = null)
    {
        Asked.Add(point.Id);
        var option = chosen.FirstOrDefault(c => c.Point == point).Option;
        Assert.InRange(option, 0, options - 1);
        return option;
    }
}
