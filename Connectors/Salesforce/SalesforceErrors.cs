using System.Text.Json;
using CxHub.Connectors.Http;
using CxHub.Domain;

namespace CxHub.Connectors.Salesforce;

/// <summary>Salesforce's error codes and what they mean for the hub. Whole-request errors say <c>errorCode</c>, row errors <c>statusCode</c>.</summary>
public static class SalesforceErrors
{
    public const string RowLocked = "UNABLE_TO_LOCK_ROW";
    public const string InvalidField = "INVALID_FIELD";

    private static readonly TimeSpan ConcurrencyPause = TimeSpan.FromSeconds(30);

    public static ErrorTable Table { get; } = new(
    [
        // Decided by code, not by status: the daily limit is a 403, a lock conflict a 400.
        new(null, "REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests", FailureKind.Throttled, "Too many long calls at once; the connector slows down.", ConcurrencyPause),
        new(null, "REQUEST_LIMIT_EXCEEDED", null, FailureKind.QuotaExhausted, "The org's daily API allocation is used up; the connector pauses until it returns."),
        new(401, "INVALID_SESSION_ID", null, FailureKind.Unauthorized, "The new token was refused too: check that the URL is the org's My Domain and that the login policy admits the hub's address."),
        new(null, RowLocked, null, FailureKind.Transient, "Another process holds the record or its account; tried again by itself, then on the next run."),
        new(null, "QUERY_TIMEOUT", null, FailureKind.Transient, "The query ran too long; it is tried again."),
        new(null, "INVALID_QUERY_LOCATOR", null, FailureKind.CursorExpired, "The query starts again behind the last page."),
        new(null, "SERVER_UNAVAILABLE", null, FailureKind.Transient, "Salesforce is busy; tried again by itself."),
        new(null, "UNKNOWN_EXCEPTION", null, FailureKind.Transient, "Salesforce failed; tried again by itself. Give the message to Salesforce support if it stays."),
        new(406, null, null, FailureKind.Transient, "Seen at Salesforce's edge; tried again by itself."),
        new(null, "API_DISABLED_FOR_ORG", null, FailureKind.Unauthorized, "The org's edition or profile has no API access: enable 'API Enabled' for the integration user."),
        new(null, "API_CURRENTLY_DISABLED", null, FailureKind.Unauthorized, "Salesforce switched the API off for this org; ask its admin."),
        new(null, "FUNCTIONALITY_NOT_ENABLED", null, FailureKind.Rejected, "The org does not have this feature."),
        new(null, "INSUFFICIENT_ACCESS", null, FailureKind.Rejected, "Give the integration user access to the record (permission set, sharing)."),
        new(null, "INSUFFICIENT_ACCESS_OR_READONLY", null, FailureKind.Rejected, "Give the integration user edit access to the record or field (permission set, sharing, locked record)."),
        new(null, "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", null, FailureKind.Rejected, "Give the integration user read access to the referenced record."),
        new(null, "INVALID_TYPE", null, FailureKind.Rejected, "The object does not exist or the integration user may not see it; correct the map or the permission set."),
        new(null, InvalidField, null, FailureKind.Rejected, "The field does not exist or field-level security hides it: run 'provision salesforce' or grant it in the permission set."),
        new(null, "INVALID_FIELD_FOR_INSERT_UPDATE", null, FailureKind.Rejected, "The field is read-only for the integration user: grant edit access or take it out of the target map."),
        new(null, "REQUIRED_FIELD_MISSING", null, FailureKind.Rejected, "The org requires the named field: add it to the target map or relax the rule."),
        new(null, "FIELD_CUSTOM_VALIDATION_EXCEPTION", null, FailureKind.Rejected, "A validation rule of the org refused the row: exempt the integration user or correct the record."),
        new(null, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", null, FailureKind.Rejected, "An Apex trigger or flow of the org failed: give its message to the Salesforce admin."),
        new(null, "FIELD_INTEGRITY_EXCEPTION", null, FailureKind.Rejected, "The value does not fit the record's other fields; correct the map."),
        new(null, "STRING_TOO_LONG", null, FailureKind.Rejected, "Shorten the value in the target map (truncate) or lengthen the field."),
        new(null, "INVALID_EMAIL_ADDRESS", null, FailureKind.Rejected, "Correct the address on the record."),
        new(null, "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", null, FailureKind.Rejected, "Add the value to the pick list or translate it in the target map."),
        new(null, "DUPLICATES_DETECTED", null, FailureKind.Rejected, "A duplicate rule blocked the row: merge the duplicates, or allow saving for this target."),
        new(null, "DUPLICATE_VALUE", null, FailureKind.Rejected, "Another record holds this unique value: merge the two records in Salesforce."),
        new(null, "ENTITY_IS_DELETED", null, FailureKind.Rejected, "The record was deleted in Salesforce; the next pull learns it."),
        new(null, "INVALID_CROSS_REFERENCE_KEY", null, FailureKind.Rejected, "The record does not exist for the integration user (deleted, merged or not shared); the next pull learns it."),
        new(null, "MALFORMED_ID", null, FailureKind.Rejected, "The id is not a Salesforce id; pull the record again."),
        new(null, "INACTIVE_OWNER_OR_USER", null, FailureKind.Rejected, "The owner is inactive: give the account to an active user."),
        new(null, "TRANSFER_REQUIRES_READ", null, FailureKind.Rejected, "The owner cannot read the record: choose another owner."),
        new(null, "LIMIT_EXCEEDED", null, FailureKind.Rejected, "A limit of the org is reached; see the message."),
        new(null, "STORAGE_LIMIT_EXCEEDED", null, FailureKind.Rejected, "The org's storage is full; free some."),
        new(null, "EXCEEDED_ID_LIMIT", null, FailureKind.Rejected, "Too many rows in one call; lower the batch size."),
        new(null, "MALFORMED_QUERY", null, FailureKind.Rejected, "The query is wrong; check the field names of the source map."),
        new(null, "JSON_PARSER_ERROR", null, FailureKind.Rejected, "Salesforce could not read the value; check the field's type in the target map."),
        new(409, null, null, FailureKind.Rejected, "The job was made with another API version."),
    ]);

    /// <summary>The token endpoint's refusals, each with what the admin must do.</summary>
    public static IReadOnlyList<ErrorRule> TokenRules { get; } =
    [
        new(null, null, "request not supported on this domain", FailureKind.Unauthorized, "Use the org's My Domain URL instead of login or test.salesforce.com."),
        new(null, null, "no client credentials user enabled", FailureKind.Unauthorized, "Choose a Run As user in the app's client-credentials settings."),
        new(null, null, "client credentials flow not enabled", FailureKind.Unauthorized, "Enable the client-credentials flow on the app."),
        new(null, null, "hasn't approved this consumer", FailureKind.Unauthorized, "Pre-authorise the app for the user through a permission set."),
        new(null, "invalid_client", null, FailureKind.Unauthorized, "The client secret is wrong."),
        new(null, "invalid_client_id", null, FailureKind.Unauthorized, "The client id is wrong, or the app is younger than ten minutes."),
        new(null, "unsupported_grant_type", null, FailureKind.Unauthorized, "Enable this OAuth flow on the app."),
        new(null, "invalid_app_access", null, FailureKind.Unauthorized, "Assign the app to the integration user."),
        new(null, "invalid_grant", null, FailureKind.Unauthorized, "Check the app's login policy, the user and the certificate."),
        new(400, null, null, FailureKind.Unauthorized, "Check the app in Salesforce Setup."),
    ];

    public static SystemError Read(SystemAnswer answer) => answer.Root.ValueKind switch
    {
        JsonValueKind.Array when answer.Root.GetArrayLength() > 0 => ReadRow(answer.Root[0]),
        JsonValueKind.Object => ReadRow(answer.Root),
        _ => new SystemError(null, null),
    };

    /// <summary>One error object, of either shape.</summary>
    public static SystemError ReadRow(JsonElement error) =>
        new(TokenCall.Text(error, "errorCode") ?? TokenCall.Text(error, "statusCode"), TokenCall.Text(error, "message"));

    /// <summary>A new token heals an expired session, and nothing else that is a 401: asking again for those never ends.</summary>
    public static bool NewTokenHelps(SystemAnswer answer)
    {
        if (answer.Status is not 401)
        {
            return false;
        }

        var error = Read(answer);
        return error.Code is "INVALID_SESSION_ID"
            && !(error.Message?.Contains("not valid for use with the REST API", StringComparison.OrdinalIgnoreCase) ?? false)
            && !(error.Message?.Contains("not attached to Agent", StringComparison.OrdinalIgnoreCase) ?? false);
    }
}
