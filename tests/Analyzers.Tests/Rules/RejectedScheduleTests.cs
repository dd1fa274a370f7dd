using System.Collections.Immutable;
using AwsMessaging.Analyzers.Tests.Harness;
using AwsMessaging.AwsApiStubs;
using Microsoft.CodeAnalysis;

namespace AwsMessaging.Analyzers.Tests.Rules;

public sealed class RejectedScheduleTests() : RuleTests("AWSM4035")
{
    protected override ImmutableArray<MetadataReference> MoreReferences => ReferenceSets.Cdk;

    [Theory]
    [InlineData("new Rule(this, \"R\", new RuleProps { Schedule = Schedule.Expression(\"cron({|AWSM4035:0 12 * * *|})\") });")]
    [InlineData("new Rule(this, \"R\", new RuleProps { Schedule = Schedule.Expression(@\"rate(5 {|AWSM4035:minute|})\") });")]
    [InlineData("new Rule(this, \"R\", new RuleProps { Schedule = {|AWSM4035:Schedule.Cron(new CronOptions { Minute = \"0\", Hour = \"24\" })|} });")]
    [InlineData("new Rule(this, \"R\", new RuleProps { Schedule = {|AWSM4035:Schedule.Cron(new CronOptions { WeekDay = \"0\" })|} });")]
    [InlineData("var s = Schedule.Expression(\"rate(30 seconds)\"); new Rule(this, \"R\", new RuleProps { Schedule = {|AWSM4035:s|} });")]
    [InlineData("const string Half = \"rate(30 \"; new Rule(this, \"R\", new RuleProps { Schedule = Schedule.Expression(Half + \"{|AWSM4035:seconds|})\") });")]
    [InlineData("new Amazon.CDK.AWS.Events.CfnRule(this, \"R\", new Amazon.CDK.AWS.Events.CfnRuleProps { ScheduleExpression = \"{|AWSM4035:0 12 * * *|}\" });")]
    [InlineData("new Amazon.CDK.AWS.Events.CfnRule(this, \"R\", new Amazon.CDK.AWS.Events.CfnRuleProps { ScheduleExpression = \"{|AWSM4035:at(2026-11-20T13:00:00)|}\" });")]
    [InlineData("new Amazon.CDK.AWS.Events.CfnRule(this, \"R\", new Amazon.CDK.AWS.Events.CfnRuleProps { ScheduleExpression = \"rate(1 day)\", EventBusName = {|AWSM4035:\"shop\"|} });")]
    [InlineData("var bus = new Amazon.CDK.AWS.Events.EventBus(this, \"B\"); new Amazon.CDK.AWS.Events.CfnRule(this, \"R\", new Amazon.CDK.AWS.Events.CfnRuleProps { ScheduleExpression = \"rate(1 day)\", EventBusName = {|AWSM4035:bus.EventBusName|} });")]
    [InlineData("new Amazon.CDK.AWS.Scheduler.CfnSchedule(this, \"S\", new Amazon.CDK.AWS.Scheduler.CfnScheduleProps { ScheduleExpression = \"cron({|AWSM4035:0 12 * * * *|})\" });")]
    [InlineData("new Amazon.CDK.AWS.Scheduler.CfnSchedule(this, \"S\", new Amazon.CDK.AWS.Scheduler.CfnScheduleProps { ScheduleExpression = {|AWSM4035:id == \"a\" ? \"5 minutes\" : \"1 hour\"|} });")]
    public async Task Reports_constructs(string statements) => await Reports(CdkSnippets.Stack(statements));

    [Theory]
    [InlineData("await events.PutRuleAsync(new PutRuleRequest { Name = \"r\", ScheduleExpression = \"rate(1 {|AWSM4035:hours|})\" });")]
    [InlineData("var request = new PutRuleRequest { Name = \"r\" }; request.ScheduleExpression = \"every hour\"; await events.{|AWSM4035:PutRuleAsync|}(request);")]
    [InlineData("await events.PutRuleAsync(new PutRuleRequest { Name = \"r\", EventBusName = {|AWSM4035:\"shop\"|}, ScheduleExpression = \"rate(1 hour)\" });")]
    [InlineData("await scheduler.CreateScheduleAsync(new CreateScheduleRequest { Name = \"s\", ScheduleExpression = \"at({|AWSM4035:2026-11-20T13:00:00Z|})\" });")]
    [InlineData("await scheduler.UpdateScheduleAsync(new UpdateScheduleRequest { Name = \"s\", ScheduleExpression = \"cron(0 {|AWSM4035:24|} * * ? *)\" });")]
    public async Task Reports_calls(string statements) => await Reports(Sdk(statements));

    [Theory]
    [InlineData("new Rule(this, \"R\", new RuleProps { Schedule = Schedule.Expression(\"cron(0 12 * * ? *)\") });")]
    [InlineData("new Rule(this, \"R\", new RuleProps { Schedule = Schedule.Expression(id) });")]
    [InlineData("new Rule(this, \"R\", new RuleProps { Schedule = Schedule.Expression($\"cron(0 {id} * * *)\") });")]
    [InlineData("new Rule(this, \"R\", new RuleProps { Schedule = Schedule.Cron(new CronOptions { Hour = \"2\", WeekDay = \"MON-FRI\" }) });")]
    [InlineData("new Rule(this, \"R\", new RuleProps { Schedule = Schedule.Cron(new CronOptions { Hour = id, Minute = \"61\" }) });")]
    [InlineData("new Rule(this, \"R\", new RuleProps { Schedule = Schedule.Cron(new CronOptions { Day = \"1\", WeekDay = \"MON\" }) });")]
    [InlineData("new Rule(this, \"R\", new RuleProps { Schedule = Schedule.Rate(Duration.Seconds(10)) });")]
    [InlineData("new Rule(this, \"R\", new RuleProps { Schedule = Schedule.Rate(Duration.Days(1)), EventBus = new Amazon.CDK.AWS.Events.EventBus(this, \"B\") });")]
    [InlineData("new Rule(this, \"R\", new RuleProps { Schedule = id == \"a\" ? Schedule.Expression(\"daily\") : Schedule.Expression(\"rate(1 day)\") });")]
    [InlineData("new Rule(this, \"R\", new RuleProps { EventPattern = new EventPattern { Source = [\"shop\"] } });")]
    [InlineData("new Amazon.CDK.AWS.Events.CfnRule(this, \"R\", new Amazon.CDK.AWS.Events.CfnRuleProps { ScheduleExpression = \"rate(1 day)\", EventBusName = \"default\" });")]
    [InlineData("new Amazon.CDK.AWS.Events.CfnRule(this, \"R\", new Amazon.CDK.AWS.Events.CfnRuleProps { ScheduleExpression = \"rate(1 day)\", EventBusName = id });")]
    [InlineData("new Amazon.CDK.AWS.Events.CfnRule(this, \"R\", new Amazon.CDK.AWS.Events.CfnRuleProps { ScheduleExpression = \"{{resolve:ssm:/shop/schedule}}\" });")]
    [InlineData("new Amazon.CDK.AWS.Events.CfnRule(this, \"R\", new Amazon.CDK.AWS.Events.CfnRuleProps { ScheduleExpression = \"daily\" }).AddPropertyOverride(\"ScheduleExpression\", id);")]
    [InlineData("new Amazon.CDK.AWS.Scheduler.CfnSchedule(this, \"S\", new Amazon.CDK.AWS.Scheduler.CfnScheduleProps { ScheduleExpression = \"rate(1 minutes)\" });")]
    [InlineData("new Amazon.CDK.AWS.Scheduler.CfnSchedule(this, \"S\", new Amazon.CDK.AWS.Scheduler.CfnScheduleProps { ScheduleExpression = \"at(2026-11-20T13:00:00)\" });")]
    public async Task Is_silent_on_schedules_and_on_what_is_not_known(string statements) => await Silent(CdkSnippets.Stack(statements));

    [Theory]
    [InlineData("await events.PutRuleAsync(new PutRuleRequest { Name = \"r\", ScheduleExpression = \"rate(1 hour)\" });")]
    [InlineData("await events.PutRuleAsync(new PutRuleRequest { Name = \"r\", ScheduleExpression = given });")]
    [InlineData("await events.PutRuleAsync(new PutRuleRequest { Name = \"r\", ScheduleExpression = \"rate(1 hour)\", EventBusName = \"arn:aws:events:eu-west-1:1:event-bus/default\" });")]
    [InlineData("await events.PutRuleAsync(new PutRuleRequest { Name = \"r\", EventPattern = given, EventBusName = \"shop\" });")]
    [InlineData("await scheduler.CreateScheduleAsync(new CreateScheduleRequest { Name = \"s\", ScheduleExpression = $\"at({given})\" });")]
    [InlineData("await scheduler.UpdateScheduleAsync(new UpdateScheduleRequest { Name = \"s\", ScheduleExpression = \"rate(5  Minutes)\" });")]
    public async Task Is_silent_on_calls_with_schedules_or_unknown_ones(string statements) => await Silent(Sdk(statements));

    /// <summary>A text that stands for "no schedule": it never comes to the place behind the condition.</summary>
    [Fact]
    public async Task Is_silent_behind_a_condition_on_the_text() => await Silent(CdkSnippets.Stack(
        "Make(\"orders\"); Make(\"returns\");",
        """
        private void Make(string name, string schedule = "none")
        {
            var props = new RuleProps { RuleName = name };
            if (schedule != "none")
            {
                props.Schedule = Schedule.Expression(schedule);
            }

            new Rule(this, name, props);
        }
        """));

    [Fact]
    public async Task Is_silent_on_look_alikes() => await Silent("""
        public class PutRuleRequest { public string? ScheduleExpression { get; set; } }
        public class Rules { public void PutRule(PutRuleRequest r) { } public void Add() => PutRule(new PutRuleRequest { ScheduleExpression = "0 12 * * *" }); }
        public class Schedule { public static string Expression(string text) => text; public static string Daily => Expression("daily"); }
        """);

    [Fact]
    public async Task Survives_code_that_is_being_typed() =>
        await Silent(CdkSnippets.Stack("new Rule(this, \"R\", new RuleProps { Schedule = Schedule.Expression(\"cron(0 12 ) }); new Rule(this, \"S\", new RuleProps { Schedule = Schedule.Cron( });"), compiles: false);

    private static string Sdk(string statements) => $$"""
        using Amazon.EventBridge;
        using Amazon.EventBridge.Model;
        using Amazon.Scheduler;
        using Amazon.Scheduler.Model;

        public static class Setup
        {
            public static async Task Run(IAmazonEventBridge events, IAmazonScheduler scheduler, string given)
            {
                {{statements}}
            }
        }
        """;
}
