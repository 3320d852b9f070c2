using System.Text.Json;
using CxHub.Sandbox.Hosting.Wire;
using CxHub.Sandbox.Salesforce.Records;
using CxHub.Sandbox.Salesforce.Schema;

namespace CxHub.Sandbox.Salesforce;

/// <summary>
/// One authenticated call of the REST API: <see cref="Path"/> is what follows <c>/services/data/vNN.0/</c>. Parts of a
/// composite call are calls of their own with <see cref="Depth"/> above 0.
/// </summary>
internal sealed record SalesforceCall(Org Org, WireRequest Request, Session Session, string[] Path, int Depth = 0)
{
    public string Method => Request.Method;

    /// <summary>API version of the URL, without its v.</summary>
    public string Version => Request.Segments[2][1..];

    public bool AllOrNone => Request.Flag("allOrNone");

    public WriteOptions WriteOptions => new(
        Session.UserId,
        AllowDuplicates: Request.Header("Sforce-Duplicate-Rule-Header")?.Contains("allowSave=true", StringComparison.OrdinalIgnoreCase) is true,
        UpdateOnly: Request.Flag("updateOnly"));

    public RecordWriter Writer => new(Org, WriteOptions);

    public JsonElement Body()
    {
        if (Request.Body.IsEmpty)
        {
            throw SalesforceException.BadJson("Unexpected end-of-input at [line:1, column:1]");
        }

        using var document = Request.Json();
        return document.RootElement.Clone();
    }

    public SObjectType Type(string name) =>
        Org.Schema.FindData(name) ?? throw new SalesforceException(404, "NOT_FOUND", "The requested resource does not exist");

    public SalesforceException NotAllowed(string allowed) =>
        new(405, "METHOD_NOT_ALLOWED", $"HTTP Method '{Method}' not allowed. Allowed are {allowed}");
}
