using Amazon.Runtime;

namespace Amazon.CloudWatch;

public class ActionsSuppressedBy : ConstantClass
{
    public ActionsSuppressedBy(string value) : base(value) { }
    public static readonly ActionsSuppressedBy Alarm = new ActionsSuppressedBy("Alarm");
    public static readonly ActionsSuppressedBy ExtensionPeriod = new ActionsSuppressedBy("ExtensionPeriod");
    public static readonly ActionsSuppressedBy WaitPeriod = new ActionsSuppressedBy("WaitPeriod");
    public static ActionsSuppressedBy FindValue(string value) => FindValue<ActionsSuppressedBy>(value);
    public static implicit operator ActionsSuppressedBy(string value) => FindValue(value);
}

public class AlarmType : ConstantClass
{
    public AlarmType(string value) : base(value) { }
    public static readonly AlarmType CompositeAlarm = new AlarmType("CompositeAlarm");
    public static readonly AlarmType LogAlarm = new AlarmType("LogAlarm");
    public static readonly AlarmType MetricAlarm = new AlarmType("MetricAlarm");
    public static AlarmType FindValue(string value) => FindValue<AlarmType>(value);
    public static implicit operator AlarmType(string value) => FindValue(value);
}

public class ComparisonOperator : ConstantClass
{
    public ComparisonOperator(string value) : base(value) { }
    public static readonly ComparisonOperator GreaterThanOrEqualToThreshold = new ComparisonOperator("GreaterThanOrEqualToThreshold");
    public static readonly ComparisonOperator GreaterThanThreshold = new ComparisonOperator("GreaterThanThreshold");
    public static readonly ComparisonOperator GreaterThanUpperThreshold = new ComparisonOperator("GreaterThanUpperThreshold");
    public static readonly ComparisonOperator LessThanLowerOrGreaterThanUpperThreshold = new ComparisonOperator("LessThanLowerOrGreaterThanUpperThreshold");
    public static readonly ComparisonOperator LessThanLowerThreshold = new ComparisonOperator("LessThanLowerThreshold");
    public static readonly ComparisonOperator LessThanOrEqualToThreshold = new ComparisonOperator("LessThanOrEqualToThreshold");
    public static readonly ComparisonOperator LessThanThreshold = new ComparisonOperator("LessThanThreshold");
    public static ComparisonOperator FindValue(string value) => FindValue<ComparisonOperator>(value);
    public static implicit operator ComparisonOperator(string value) => FindValue(value);
}

public class EvaluationState : ConstantClass
{
    public EvaluationState(string value) : base(value) { }
    public static readonly EvaluationState EVALUATION_ERROR = new EvaluationState("EVALUATION_ERROR");
    public static readonly EvaluationState EVALUATION_FAILURE = new EvaluationState("EVALUATION_FAILURE");
    public static readonly EvaluationState PARTIAL_DATA = new EvaluationState("PARTIAL_DATA");
    public static EvaluationState FindValue(string value) => FindValue<EvaluationState>(value);
    public static implicit operator EvaluationState(string value) => FindValue(value);
}

public class RecentlyActive : ConstantClass
{
    public RecentlyActive(string value) : base(value) { }
    public static readonly RecentlyActive PT3H = new RecentlyActive("PT3H");
    public static RecentlyActive FindValue(string value) => FindValue<RecentlyActive>(value);
    public static implicit operator RecentlyActive(string value) => FindValue(value);
}

public class ScanBy : ConstantClass
{
    public ScanBy(string value) : base(value) { }
    public static readonly ScanBy TimestampAscending = new ScanBy("TimestampAscending");
    public static readonly ScanBy TimestampDescending = new ScanBy("TimestampDescending");
    public static ScanBy FindValue(string value) => FindValue<ScanBy>(value);
    public static implicit operator ScanBy(string value) => FindValue(value);
}

public class StandardUnit : ConstantClass
{
    public StandardUnit(string value) : base(value) { }
    public static readonly StandardUnit Bits = new StandardUnit("Bits");
    public static readonly StandardUnit BitsSecond = new StandardUnit("Bits/Second");
    public static readonly StandardUnit Bytes = new StandardUnit("Bytes");
    public static readonly StandardUnit BytesSecond = new StandardUnit("Bytes/Second");
    public static readonly StandardUnit Count = new StandardUnit("Count");
    public static readonly StandardUnit CountSecond = new StandardUnit("Count/Second");
    public static readonly StandardUnit Gigabits = new StandardUnit("Gigabits");
    public static readonly StandardUnit GigabitsSecond = new StandardUnit("Gigabits/Second");
    public static readonly StandardUnit Gigabytes = new StandardUnit("Gigabytes");
    public static readonly StandardUnit GigabytesSecond = new StandardUnit("Gigabytes/Second");
    public static readonly StandardUnit Kilobits = new StandardUnit("Kilobits");
    public static readonly StandardUnit KilobitsSecond = new StandardUnit("Kilobits/Second");
    public static readonly StandardUnit Kilobytes = new StandardUnit("Kilobytes");
    public static readonly StandardUnit KilobytesSecond = new StandardUnit("Kilobytes/Second");
    public static readonly StandardUnit Megabits = new StandardUnit("Megabits");
    public static readonly StandardUnit MegabitsSecond = new StandardUnit("Megabits/Second");
    public static readonly StandardUnit Megabytes = new StandardUnit("Megabytes");
    public static readonly StandardUnit MegabytesSecond = new StandardUnit("Megabytes/Second");
    public static readonly StandardUnit Microseconds = new StandardUnit("Microseconds");
    public static readonly StandardUnit Milliseconds = new StandardUnit("Milliseconds");
    public static readonly StandardUnit None = new StandardUnit("None");
    public static readonly StandardUnit Percent = new StandardUnit("Percent");
    public static readonly StandardUnit Seconds = new StandardUnit("Seconds");
    public static readonly StandardUnit Terabits = new StandardUnit("Terabits");
    public static readonly StandardUnit TerabitsSecond = new StandardUnit("Terabits/Second");
    public static readonly StandardUnit Terabytes = new StandardUnit("Terabytes");
    public static readonly StandardUnit TerabytesSecond = new StandardUnit("Terabytes/Second");
    public static StandardUnit FindValue(string value) => FindValue<StandardUnit>(value);
    public static implicit operator StandardUnit(string value) => FindValue(value);
}

public class StateValue : ConstantClass
{
    public StateValue(string value) : base(value) { }
    public static readonly StateValue ALARM = new StateValue("ALARM");
    public static readonly StateValue INSUFFICIENT_DATA = new StateValue("INSUFFICIENT_DATA");
    public static readonly StateValue OK = new StateValue("OK");
    public static StateValue FindValue(string value) => FindValue<StateValue>(value);
    public static implicit operator StateValue(string value) => FindValue(value);
}

public class Statistic : ConstantClass
{
    public Statistic(string value) : base(value) { }
    public static readonly Statistic Average = new Statistic("Average");
    public static readonly Statistic Maximum = new Statistic("Maximum");
    public static readonly Statistic Minimum = new Statistic("Minimum");
    public static readonly Statistic SampleCount = new Statistic("SampleCount");
    public static readonly Statistic Sum = new Statistic("Sum");
    public static Statistic FindValue(string value) => FindValue<Statistic>(value);
    public static implicit operator Statistic(string value) => FindValue(value);
}

public class StatusCode : ConstantClass
{
    public StatusCode(string value) : base(value) { }
    public static readonly StatusCode Complete = new StatusCode("Complete");
    public static readonly StatusCode Forbidden = new StatusCode("Forbidden");
    public static readonly StatusCode InternalError = new StatusCode("InternalError");
    public static readonly StatusCode PartialData = new StatusCode("PartialData");
    public static StatusCode FindValue(string value) => FindValue<StatusCode>(value);
    public static implicit operator StatusCode(string value) => FindValue(value);
}
