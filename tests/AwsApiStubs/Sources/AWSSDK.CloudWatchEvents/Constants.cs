using Amazon.Runtime;

namespace Amazon.CloudWatchEvents;

public class AssignPublicIp : ConstantClass
{
    public AssignPublicIp(string value) : base(value) { }
    public static readonly AssignPublicIp DISABLED = new AssignPublicIp("DISABLED");
    public static readonly AssignPublicIp ENABLED = new AssignPublicIp("ENABLED");
    public static AssignPublicIp FindValue(string value) => FindValue<AssignPublicIp>(value);
    public static implicit operator AssignPublicIp(string value) => FindValue(value);
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

public class RuleState : ConstantClass
{
    public RuleState(string value) : base(value) { }
    public static readonly RuleState DISABLED = new RuleState("DISABLED");
    public static readonly RuleState ENABLED = new RuleState("ENABLED");
    public static readonly RuleState ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS = new RuleState("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");
    public static RuleState FindValue(string value) => FindValue<RuleState>(value);
    public static implicit operator RuleState(string value) => FindValue(value);
}
