using Amazon.Runtime;

namespace Amazon.EventBridge;

public class ArchiveState : ConstantClass
{
    public ArchiveState(string value) : base(value) { }
    public static readonly ArchiveState CREATE_FAILED = new ArchiveState("CREATE_FAILED");
    public static readonly ArchiveState CREATING = new ArchiveState("CREATING");
    public static readonly ArchiveState DISABLED = new ArchiveState("DISABLED");
    public static readonly ArchiveState ENABLED = new ArchiveState("ENABLED");
    public static readonly ArchiveState UPDATE_FAILED = new ArchiveState("UPDATE_FAILED");
    public static readonly ArchiveState UPDATING = new ArchiveState("UPDATING");
    public static ArchiveState FindValue(string value) => FindValue<ArchiveState>(value);
    public static implicit operator ArchiveState(string value) => FindValue(value);
}

public class AssignPublicIp : ConstantClass
{
    public AssignPublicIp(string value) : base(value) { }
    public static readonly AssignPublicIp DISABLED = new AssignPublicIp("DISABLED");
    public static readonly AssignPublicIp ENABLED = new AssignPublicIp("ENABLED");
    public static AssignPublicIp FindValue(string value) => FindValue<AssignPublicIp>(value);
    public static implicit operator AssignPublicIp(string value) => FindValue(value);
}

public class IncludeDetail : ConstantClass
{
    public IncludeDetail(string value) : base(value) { }
    public static readonly IncludeDetail FULL = new IncludeDetail("FULL");
    public static readonly IncludeDetail NONE = new IncludeDetail("NONE");
    public static IncludeDetail FindValue(string value) => FindValue<IncludeDetail>(value);
    public static implicit operator IncludeDetail(string value) => FindValue(value);
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

public class Level : ConstantClass
{
    public Level(string value) : base(value) { }
    public static readonly Level ERROR = new Level("ERROR");
    public static readonly Level INFO = new Level("INFO");
    public static readonly Level OFF = new Level("OFF");
    public static readonly Level TRACE = new Level("TRACE");
    public static Level FindValue(string value) => FindValue<Level>(value);
    public static implicit operator Level(string value) => FindValue(value);
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

public class ReplayState : ConstantClass
{
    public ReplayState(string value) : base(value) { }
    public static readonly ReplayState CANCELLED = new ReplayState("CANCELLED");
    public static readonly ReplayState CANCELLING = new ReplayState("CANCELLING");
    public static readonly ReplayState COMPLETED = new ReplayState("COMPLETED");
    public static readonly ReplayState FAILED = new ReplayState("FAILED");
    public static readonly ReplayState RUNNING = new ReplayState("RUNNING");
    public static readonly ReplayState STARTING = new ReplayState("STARTING");
    public static ReplayState FindValue(string value) => FindValue<ReplayState>(value);
    public static implicit operator ReplayState(string value) => FindValue(value);
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
