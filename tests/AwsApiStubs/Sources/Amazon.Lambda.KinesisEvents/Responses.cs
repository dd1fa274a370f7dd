using System;
using System.Collections.Generic;
using System.Runtime.Serialization;

namespace Amazon.Lambda.KinesisEvents;

[DataContract]
public class StreamsEventResponse
{
    [DataMember(Name = "batchItemFailures", EmitDefaultValue = false)]
    public IList<BatchItemFailure> BatchItemFailures { get; set; }

    [DataContract]
    public class BatchItemFailure
    {
        [DataMember(Name = "itemIdentifier", EmitDefaultValue = false)]
        public string ItemIdentifier { get; set; }
    }
}

public class KinesisTimeWindowEvent : KinesisEvent
{
    public TimeWindow Window { get; set; }
    public Dictionary<string, string> State { get; set; }
    public string ShardId { get; set; }
    public string EventSourceARN { get; set; }
    public bool? IsFinalInvokeForWindow { get; set; }
    public bool? IsWindowTerminatedEarly { get; set; }

    public class TimeWindow
    {
        public DateTime Start { get; set; }
        public DateTime End { get; set; }
    }
}

[DataContract]
public class KinesisTimeWindowResponse
{
    [DataMember(Name = "state")]
    public Dictionary<string, string> State { get; set; }

    [DataMember(Name = "batchItemFailures")]
    public IList<BatchItemFailure> BatchItemFailures { get; set; }

    [DataContract]
    public class BatchItemFailure
    {
        [DataMember(Name = "itemIdentifier")]
        public string ItemIdentifier { get; set; }
    }
}
