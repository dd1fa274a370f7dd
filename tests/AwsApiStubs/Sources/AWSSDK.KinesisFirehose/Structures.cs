using System.IO;

namespace Amazon.KinesisFirehose.Model;

public class PutRecordBatchResponseEntry
{
    public string ErrorCode { get; set; }
    public string ErrorMessage { get; set; }
    public string RecordId { get; set; }
}

public class Record
{
    public MemoryStream Data { get; set; }
}

public class Tag
{
    public string Key { get; set; }
    public string Value { get; set; }
}
