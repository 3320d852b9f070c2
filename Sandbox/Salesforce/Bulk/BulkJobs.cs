using CxHub.Sandbox.Salesforce.Records;

namespace CxHub.Sandbox.Salesforce.Bulk;

/// <summary>The bulk jobs of the organisation, by id.</summary>
internal sealed class BulkJobs
{
    private readonly Dictionary<string, BulkJob> _jobs = new(StringComparer.Ordinal);
    private long _last;

    public string NextId() => SalesforceId.Make("750", ++_last);

    public void Add(BulkJob job) => _jobs.Add(job.Id, job);

    public void Remove(BulkJob job) => _jobs.Remove(job.Id);

    public IEnumerable<T> All<T>() where T : BulkJob => _jobs.Values.OfType<T>();

    public T Get<T>(string id, string version) where T : BulkJob => SalesforceId.Normalize(id) is { } key && _jobs.GetValueOrDefault(key) is T job
        ? job.Version == version ? job : throw new SalesforceException(409, "API_ERROR", $"The job was created with API version {job.Version}; use that version.")
        : throw SalesforceException.NotFound();
}
