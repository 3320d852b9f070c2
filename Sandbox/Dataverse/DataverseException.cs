namespace CxHub.Sandbox.Dataverse;

/// <summary>A refused operation: HTTP status, hexadecimal error code, message.</summary>
internal sealed class DataverseException(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public int? RetryAfterSeconds { get; init; }

    public static DataverseException BadUrl(string message) => new(400, "0x80060888", message);

    public static DataverseException BadPayload(string setName, string inner) => new(
        400,
        "0x80048d19",
        $"Error identified in Payload provided by the user for Entity :'{setName}', For more information on this error please follow this help link https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : Microsoft.OData.ODataException: {inner}");

    public static DataverseException NoSegment(string segment) => new(404, "0x80060888", $"Resource not found for the segment '{segment}'.");

    public static DataverseException NoProperty(string name, string table) =>
        BadUrl($"Could not find a property named '{name}' on type 'Microsoft.Dynamics.CRM.{table}'.");

    public static DataverseException NoRow(string table, Guid id) => new(404, "0x80040217", $"{table} With Id = {id} Does Not Exist");

    public static DataverseException Invalid(string message) => new(400, "0x80044331", $"A validation error occurred.  {message}");
}
