namespace CxHub.Sandbox.Salesforce.Bulk;

/// <summary>Life of a bulk job; the names are those on the wire.</summary>
internal enum BulkState
{
    Open,
    UploadComplete,
    InProgress,
    JobComplete,
    Failed,
    Aborted,
}
