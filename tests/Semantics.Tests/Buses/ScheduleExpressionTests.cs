using System.Globalization;
using AwsMessaging.Semantics.Buses.Schedules;

namespace AwsMessaging.Semantics.Tests.Buses;

public sealed class ScheduleExpressionTests
{
    [Theory]
    [InlineData("rate(1 minute)", true, true)]
    [InlineData("rate(7 hours)", true, true)]
    [InlineData("rate(2 days)", true, true)]
    [InlineData("rate(1 hours)", false, true)]
    [InlineData("rate(3 hour)", false, true)]
    [InlineData("rate(3 Hours)", false, true)]
    [InlineData("rate(0 hours)", false, false)]
    [InlineData("rate(1.5 hours)", false, false)]
    [InlineData("rate(5 weeks)", false, false)]
    [InlineData("rate(5minutes)", false, false)]
    [InlineData("rate(5  minutes)", false, false)]
    [InlineData("Rate(5 minutes)", false, false)]
    [InlineData("rate(5 minutes) ", false, false)]
    [InlineData("every 5 minutes", false, false)]
    [InlineData("", false, false)]
    [InlineData("at(2026-11-20T13:00:00)", false, true)]
    [InlineData("at(2026-02-30T13:00:00)", false, false)]
    [InlineData("at(2026-11-20T13:00)", false, false)]
    [InlineData("at(2026-11-20T13:00:00+01:00)", false, false)]
    [InlineData("at(2026-11-20 13:00:00)", false, false)]
    [InlineData("cron(0 6 * * ? *)", true, true)]
    [InlineData("cron(0 6 * * ?)", false, false)]
    [InlineData("cron(0 6 * * ? * *)", false, false)]
    [InlineData("cron(0 6 ? * ? *)", false, false)]
    [InlineData("cron(0 6 1 * MON *)", false, false)]
    [InlineData("cron(60 6 * * ? *)", false, false)]
    [InlineData("cron(0 24 * * ? *)", false, false)]
    [InlineData("cron(0 6 0 * ? *)", false, false)]
    [InlineData("cron(0 6 32 * ? *)", false, false)]
    [InlineData("cron(0 6 * 13 ? *)", false, false)]
    [InlineData("cron(0 6 ? * 8 *)", false, false)]
    [InlineData("cron(0 6 ? * 0 *)", false, false)]
    [InlineData("cron(0 6 * * ? 1969)", false, false)]
    [InlineData("cron(0 6 * * ? 2200)", false, false)]
    [InlineData("cron(0 6 * * ? 2030-2029)", false, false)]
    [InlineData("cron(0 6 ? * TUE,thu *)", true, true)]
    [InlineData("cron(0 6 ? jan-MAR FRI-MON *)", true, true)]
    [InlineData("cron(*/0 6 * * ? *)", false, false)]
    [InlineData("cron(*/7 6-18/2 * * ? *)", true, true)]
    [InlineData("cron(0 6 L * ? *)", true, true)]
    [InlineData("cron(0 6 L-2 * ? *)", true, true)]
    [InlineData("cron(0 6 LW * ? *)", true, true)]
    [InlineData("cron(0 6 12W * ? *)", true, true)]
    [InlineData("cron(0 6 ? * MON#6 *)", false, false)]
    [InlineData("cron(0 6 ? * 5L *)", true, true)]
    [InlineData("cron(0 6 W * ? *)", false, false)]
    [InlineData("cron(0,, 6 * * ? *)", false, false)]
    [InlineData("cron(+1 6 * * ? *)", false, false)]
    public void Each_service_has_its_grammar(string text, bool forRule, bool forScheduler)
    {
        Assert.Equal(forRule, ScheduleExpression.Parse(text, ScheduleDialect.Rule) is not null);
        Assert.Equal(forScheduler, ScheduleExpression.Parse(text, ScheduleDialect.Scheduler) is not null);
    }

    [Theory]
    [InlineData("rate(1 minutes)", "1 >minutes< the unit is singular after 1: write rate(1 minute)", null)]
    [InlineData("rate(3 hour)", "3 >hour< the unit is plural after a number other than 1: write rate(3 hours)", null)]
    [InlineData("rate(0 hours)", "0 is not a whole number of 1 or more: write it as in rate(5 minutes)")]
    [InlineData("rate(1.5 hours)", "1.5 is not a whole number of 1 or more: write it as in rate(5 minutes)")]
    [InlineData("rate(30 seconds)", "30 >seconds< seconds is not a unit of rate(): the shortest is rate(1 minute)")]
    [InlineData("rate(2 weeks)", "2 >weeks< weeks is not a unit of rate(): write rate(14 days)")]
    [InlineData("rate(5 mins)", "5 >mins< mins is not a unit of rate(): write minutes, hours or days")]
    [InlineData("rate(5minutes)", "rate() takes a number and a unit: write it as in rate(5 minutes)")]
    [InlineData("rate(99999999999 minutes)", null)]
    [InlineData("rate(5  minutes)", null)]
    [InlineData("Rate(5 minutes)", null)]
    [InlineData("rate(5 Minutes)", null)]
    [InlineData(" rate( 5 minutes ) ", null)]
    [InlineData("5 minutes", "it is neither rate(…) nor cron(…): write rate(5 minutes)", "it is neither rate(…) nor cron(…) nor at(…): write rate(5 minutes)")]
    [InlineData("every 5 minutes", "it is neither rate(…) nor cron(…): write rate(…) or cron(…)", "it is neither rate(…) nor cron(…) nor at(…): write rate(…), cron(…) or at(…)")]
    [InlineData("0 12 * * *", "it is neither rate(…) nor cron(…): write cron(0 12 * * ? *)", "it is neither rate(…) nor cron(…) nor at(…): write cron(0 12 * * ? *)")]
    [InlineData("", null)]
    [InlineData("{{resolve:ssm:/shop/schedule}}", null)]
    [InlineData("cron(${Schedule})", null)]
    [InlineData("at(2026-11-20T13:00:00)", "a rule does not take at(): create a schedule of EventBridge Scheduler", null)]
    [InlineData("at(2026-11-20T13:00)", "a rule does not take at(): create a schedule of EventBridge Scheduler", "the time of at() has the form yyyy-mm-ddThh:mm:ss: write at(2026-11-20T13:00:00)")]
    [InlineData(
        "at(2026-11-20T13:00:00Z)",
        "a rule does not take at(): create a schedule of EventBridge Scheduler",
        "the time of at() has no zone: write at(2026-11-20T13:00:00) and name the zone in ScheduleExpressionTimezone")]
    [InlineData("at(2026-02-30T13:00:00)", "a rule does not take at(): create a schedule of EventBridge Scheduler", "this is no time: write it as in at(2026-11-20T13:00:00)")]
    [InlineData("cron(0 6 * * *)", "cron() has 5 fields and needs 6: write cron(0 6 * * ? *)")]
    [InlineData("cron(0 6 * * MON-FRI)", "cron() has 5 fields and needs 6: write cron(0 6 ? * MON-FRI *)")]
    [InlineData("cron(0 6 * * 1-5)", "cron() has 5 fields and needs 6: write minutes, hours, day of month, month, day of week and year")]
    [InlineData("cron(0 0 6 * * ? *)", "cron() has 7 fields and needs 6: write minutes, hours, day of month, month, day of week and year")]
    [InlineData("cron()", "cron() has 0 fields and needs 6: write minutes, hours, day of month, month, day of week and year")]
    [InlineData("cron(0 6 * * * *)", "day of month and day of week are both given: write cron(0 6 * * ? *)")]
    [InlineData("cron(0 6 * * MON *)", "day of month and day of week are both given: write cron(0 6 ? * MON *)")]
    [InlineData("cron(0 6 1 * MON *)", "day of month and day of week are both given: write ? for one of them")]
    [InlineData("cron(0 6 ? * ? *)", "day of month and day of week are both ?: write cron(0 6 * * ? *)")]
    [InlineData("cron(60 6 * * ? *)", ">60< minutes cannot be 60: write 0 to 59")]
    [InlineData("cron(0 8-24 * * ? *)", "0 >8-24< hours cannot be 24: write 0 to 23")]
    [InlineData("cron(0 6 ? * 0 *)", ">0< day of week cannot be 0: write 1 to 7, Sunday being 1")]
    [InlineData("cron(0 6 * * ? 1969)", ">1969< year cannot be 1969: write 1970 to 2199")]
    [InlineData("cron(0 6 * * ? ?)", ">?< ? is for the day of month or the day of week, not for year: write *")]
    [InlineData("cron(0 6 ? * MONDAY *)", null)]
    [InlineData("cron(0/90 6 * * ? *)", null)]
    [InlineData("cron(0 6 1,L * ? *)", null)]
    [InlineData("cron(0/5, 9-18, ?, *, MON-FRI, *)", null)]
    [InlineData("cron(0/5,9-18,?,*,MON-FRI,*)", null)]
    [InlineData("cron(0 6 L-2 * ? *)", null)]
    [InlineData("cron(0 6 ? * MON#6 *)", null)]
    public void Says_what_is_certainly_wrong(string text, string? forRule, string? forScheduler = "same")
    {
        Check(ScheduleDialect.Rule, forRule);
        Check(ScheduleDialect.Scheduler, forScheduler == "same" ? forRule : forScheduler);

        void Check(ScheduleDialect dialect, string? expected)
        {
            var fault = ScheduleFault.Of(text, dialect);
            Assert.True(fault is null || ScheduleExpression.Parse(text, dialect) is null);
            var words = fault is null ? null : $"{fault.Message}: {fault.Remedy}";
            if (expected?.IndexOf('<', StringComparison.Ordinal) is { } end and > 0)
            {
                var start = expected.IndexOf('>', StringComparison.Ordinal);
                Assert.Equal(expected[(start + 1)..end], text.Substring(fault!.Offset, fault.Length));
                expected = expected[(end + 2)..];
            }

            Assert.Equal(expected, words);
        }
    }

    [Theory]
    [InlineData("cron(15 10 * * ? *)", "2026-03-01T00:00:00Z", "2026-03-01T10:15:00Z")]
    [InlineData("cron(15 10 * * ? *)", "2026-03-01T10:15:00Z", "2026-03-02T10:15:00Z")]
    [InlineData("cron(* * * * ? *)", "2026-12-31T23:59:30Z", "2027-01-01T00:00:00Z")]
    [InlineData("cron(0/20 8 ? * MON-FRI *)", "2026-03-06T08:45:00Z", "2026-03-09T08:00:00Z")]
    [InlineData("cron(5/20 8 * * ? *)", "2026-03-06T08:05:00Z", "2026-03-06T08:25:00Z")]
    [InlineData("cron(0 0 29 2 ? *)", "2026-03-01T00:00:00Z", "2028-02-29T00:00:00Z")]
    [InlineData("cron(0 0 L * ? *)", "2026-02-01T00:00:00Z", "2026-02-28T00:00:00Z")]
    [InlineData("cron(0 0 L-1 * ? *)", "2026-02-01T00:00:00Z", "2026-02-27T00:00:00Z")]
    [InlineData("cron(0 0 LW * ? *)", "2026-05-01T00:00:00Z", "2026-05-29T00:00:00Z")]
    [InlineData("cron(0 0 15W * ? *)", "2026-03-01T00:00:00Z", "2026-03-16T00:00:00Z")]
    [InlineData("cron(0 0 1W * ? *)", "2026-07-31T00:00:00Z", "2026-08-03T00:00:00Z")]
    [InlineData("cron(0 0 ? * FRI#2 *)", "2026-03-01T00:00:00Z", "2026-03-13T00:00:00Z")]
    [InlineData("cron(0 0 ? * 6L *)", "2026-03-01T00:00:00Z", "2026-03-27T00:00:00Z")]
    [InlineData("cron(0 0 ? * L *)", "2026-03-01T00:00:00Z", "2026-03-07T00:00:00Z")]
    [InlineData("cron(0 22-1 * * ? *)", "2026-03-01T00:30:00Z", "2026-03-01T01:00:00Z")]
    [InlineData("cron(0 0 1 1 ? 2020)", "2026-03-01T00:00:00Z", null)]
    [InlineData("at(2026-11-20T13:00:00)", "2026-03-01T00:00:00Z", "2026-11-20T13:00:00Z")]
    [InlineData("at(2026-11-20T13:00:00)", "2026-11-20T13:00:00Z", null)]
    public void The_next_time_is_the_first_that_the_expression_names(string text, string after, string? expected) =>
        Assert.Equal(expected is null ? null : Ms(expected), Parse(text).Next(Ms(after), 0, ScheduleZone.Utc));

    [Theory]
    [InlineData(-1, 301_000)]
    [InlineData(1_000, 301_000)]
    [InlineData(300_999, 301_000)]
    [InlineData(301_000, 601_000)]
    public void A_rate_counts_from_its_start(long after, long expected) =>
        Assert.Equal(expected, Parse("rate(5 minutes)").Next(after, 1_000, ScheduleZone.Utc));

    [Theory]
    [InlineData("2026-03-28T02:00:00Z", "2026-03-30T00:30:00Z")] // 29 March has no 02:30.
    [InlineData("2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z")] // The first 02:30, in summer time.
    [InlineData("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z")] // Not the second.
    public void A_local_time_that_is_left_out_is_skipped_and_one_that_comes_twice_counts_once(string after, string expected)
    {
        var berlin = new ScheduleZone("Europe/Berlin", 60, (Ms("2026-03-29T01:00:00Z"), 120), (Ms("2026-10-25T01:00:00Z"), 60));

        Assert.Equal(Ms(expected), Parse("cron(30 2 * * ? *)").Next(Ms(after), 0, berlin));
    }

    [Theory]
    [InlineData("UTC", "2026-03-01T12:00:00Z")]
    [InlineData("Etc/GMT+5", "2026-03-01T17:00:00Z")]
    [InlineData("Etc/GMT-2", "2026-03-01T10:00:00Z")]
    public void Fixed_offsets_have_the_sign_of_POSIX(string zone, string expected) =>
        Assert.Equal(Ms(expected), Parse("at(2026-03-01T12:00:00)").Next(0, 0, ScheduleZone.Fixed(zone)!));

    [Theory]
    [InlineData("Europe/Berlin")]
    [InlineData("Etc/GMT+13")]
    [InlineData("Etc/GMT+x")]
    public void Other_zones_are_not_made_up(string zone) => Assert.Null(ScheduleZone.Fixed(zone));

    private static ScheduleExpression Parse(string text) => ScheduleExpression.Parse(text, ScheduleDialect.Scheduler)!;

    private static long Ms(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}
