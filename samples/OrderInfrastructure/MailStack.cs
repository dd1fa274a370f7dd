using Amazon.CDK;
using Amazon.CDK.AWS.CloudWatch;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.Lambda.EventSources;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace OrderInfrastructure;

/// <summary>Mail to customers. Its functions are small and live in this project.</summary>
internal sealed class MailStack : Stack
{
    internal MailStack(Construct scope, string id)
        : base(scope, id)
    {
        var deadLetters = new Queue(this, "MailDeadLetters", new QueueProps { EnforceSSL = true, RetentionPeriod = Duration.Days(14) });
        new Alarm(this, "MailFailed", new AlarmProps { Metric = deadLetters.MetricApproximateNumberOfMessagesVisible(), Threshold = 1, EvaluationPeriods = 1 });

        // The newsletter is another team's and written in TypeScript.
        var newsletter = new Function(this, "Newsletter", new FunctionProps
        {
            Runtime = Runtime.NODEJS_20_X,
            Handler = "newsletter.handle",
            Code = Code.FromAsset("newsletter"),
        });
        newsletter.AddEventSource(new SqsEventSource(MailQueue("Newsletters", deadLetters)));

        var confirmations = new Function(this, "Confirmations", new FunctionProps
        {
            Runtime = Runtime.DOTNET_8,
            Handler = "OrderInfrastructure::OrderInfrastructure.Functions.ConfirmationsFunction::FunctionHandler",
            Code = Code.FromAsset("publish"),
        });
        confirmations.AddEventSource(new SqsEventSource(MailQueue("Confirmations", deadLetters), new SqsEventSourceProps { BatchSize = 5 }));

        var invitations = new Function(this, "Invitations", new FunctionProps
        {
            Runtime = Runtime.DOTNET_8,
            Handler = $"OrderInfrastructure::{typeof(Functions.InvitationsFunction).FullName}::{nameof(Functions.InvitationsFunction.InviteAsync)}",
            Code = Code.FromAsset("publish"),
        });
        invitations.AddEventSource(new SqsEventSource(MailQueue("Invitations", deadLetters), new SqsEventSourceProps
        {
            ReportBatchItemFailures = true,
        }));

        // A schedule starts it.
        new Function(this, "Reminders", new FunctionProps
        {
            Runtime = Runtime.DOTNET_8,
            Handler = "OrderInfrastructure::OrderInfrastructure.Functions.ReminderFunction::FunctionHandler",
            Code = Code.FromAsset("publish"),
        });
    }

    private Queue MailQueue(string id, Queue deadLetters) => new(this, id, new QueueProps
    {
        EnforceSSL = true,
        DeadLetterQueue = new DeadLetterQueue { Queue = deadLetters, MaxReceiveCount = 5 },
    });
}
