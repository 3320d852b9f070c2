namespace CxHub.Sandbox.Salesforce.Bulk;

/// <summary>The bulk jobs of the organisation.</summary>
internal sealed class BulkJobs
{
}
