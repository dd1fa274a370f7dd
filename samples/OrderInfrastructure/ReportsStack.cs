using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Constructs;

namespace OrderInfrastructure;

/// <summary>When the reports of the shop are made.</summary>
internal sealed class ReportsStack : Stack
{
    internal ReportsStack(Construct scope, string id)
        : base(scope, id)
    {
        Nightly = new Rule(this, "Nightly", new RuleProps { Schedule = Schedule.Expression("cron(0 2 * * *)") });
    }

    /// <summary>Every night at two.</summary>
    public Rule Nightly { get; }
}
