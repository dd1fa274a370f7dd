using Amazon.Runtime;

namespace Amazon.Scheduler;

public class ActionAfterCompletion : ConstantClass
{
    public ActionAfterCompletion(string value) : base(value) { }
    public static readonly ActionAfterCompletion DELETE = new ActionAfterCompletion("DELETE");
    public static readonly ActionAfterCompletion NONE = new ActionAfterCompletion("NONE");
    public static ActionAfterCompletion FindValue(string value) => FindValue<ActionAfterCompletion>(value);
    public static implicit operator ActionAfterCompletion(string value) => FindValue(value);
}

public class AssignPublicIp : ConstantClass
{
    public AssignPublicIp(string value) : base(value) { }
    public static readonly AssignPublicIp DISABLED = new AssignPublicIp("DISABLED");
    public static readonly AssignPublicIp ENABLED = new AssignPublicIp("ENABLED");
    public static AssignPublicIp FindValue(string value) => FindValue<AssignPublicIp>(value);
    public static implicit operator AssignPublicIp(string value) => FindValue(value);
}

public class FlexibleTimeWindowMode : ConstantClass
{
    public FlexibleTimeWindowMode(string value) : base(value) { }
    public static readonly FlexibleTimeWindowMode FLEXIBLE = new FlexibleTimeWindowMode("FLEXIBLE");
    public static readonly FlexibleTimeWindowMode OFF = new FlexibleTimeWindowMode("OFF");
    public static FlexibleTimeWindowMode FindValue(string value) => FindValue<FlexibleTimeWindowMode>(value);
    public static implicit operator FlexibleTimeWindowMode(string value) => FindValue(value);
}

public class LaunchType : ConstantClass
{
    public LaunchType(string value) : base(value) { }
    public static readonly LaunchType EC2 = new LaunchType("EC2");
    public static readonly LaunchType EXTERNAL = new LaunchType("EXTERNAL");
    public static readonly LaunchType FARGATE = new LaunchType("FARGATE");
    public static LaunchType FindValue(string value) => FindValue<LaunchType>(value);
    public static implicit operator LaunchType(string value) => FindValue(value);
}

public class PlacementConstraintType : ConstantClass
{
    public PlacementConstraintType(string value) : base(value) { }
    public static readonly PlacementConstraintType DistinctInstance = new PlacementConstraintType("distinctInstance");
    public static readonly PlacementConstraintType MemberOf = new PlacementConstraintType("memberOf");
    public static PlacementConstraintType FindValue(string value) => FindValue<PlacementConstraintType>(value);
    public static implicit operator PlacementConstraintType(string value) => FindValue(value);
}

public class PlacementStrategyType : ConstantClass
{
    public PlacementStrategyType(string value) : base(value) { }
    public static readonly PlacementStrategyType Binpack = new PlacementStrategyType("binpack");
    public static readonly PlacementStrategyType Random = new PlacementStrategyType("random");
    public static readonly PlacementStrategyType Spread = new PlacementStrategyType("spread");
    public static PlacementStrategyType FindValue(string value) => FindValue<PlacementStrategyType>(value);
    public static implicit operator PlacementStrategyType(string value) => FindValue(value);
}

public class PropagateTags : ConstantClass
{
    public PropagateTags(string value) : base(value) { }
    public static readonly PropagateTags TASK_DEFINITION = new PropagateTags("TASK_DEFINITION");
    public static PropagateTags FindValue(string value) => FindValue<PropagateTags>(value);
    public static implicit operator PropagateTags(string value) => FindValue(value);
}

public class ScheduleGroupState : ConstantClass
{
    public ScheduleGroupState(string value) : base(value) { }
    public static readonly ScheduleGroupState ACTIVE = new ScheduleGroupState("ACTIVE");
    public static readonly ScheduleGroupState DELETING = new ScheduleGroupState("DELETING");
    public static ScheduleGroupState FindValue(string value) => FindValue<ScheduleGroupState>(value);
    public static implicit operator ScheduleGroupState(string value) => FindValue(value);
}

public class ScheduleState : ConstantClass
{
    public ScheduleState(string value) : base(value) { }
    public static readonly ScheduleState DISABLED = new ScheduleState("DISABLED");
    public static readonly ScheduleState ENABLED = new ScheduleState("ENABLED");
    public static ScheduleState FindValue(string value) => FindValue<ScheduleState>(value);
    public static implicit operator ScheduleState(string value) => FindValue(value);
}
