namespace CxHub.Sandbox.Salesforce;

/// <summary>A whole request is refused: HTTP status, error code and message, in the array shape of the REST API.</summary>
internal sealed class SalesforceException(int status, string code, string message, params string[] fields) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public IReadOnlyList<string> Fields { get; } = fields;

    public static SalesforceException NotFound(string message = "The requested resource does not exist") => new(404, "NOT_FOUND", message);

    public static SalesforceException Malformed(string message) => new(400, "MALFORMED_QUERY", message);

    public static SalesforceException BadJson(string message) => new(400, "JSON_PARSER_ERROR", message);

    public static SalesforceException SessionExpired() => new(401, "INVALID_SESSION_ID", "Session expired or invalid");
}
