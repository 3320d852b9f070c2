using System.Globalization;
using System.Text.RegularExpressions;
using CxHub.Connectors.Http;
using CxHub.Domain;

namespace CxHub.Connectors.Dynamics;

/// <summary>Dataverse's error codes and what they mean for the hub. Codes come as hex of any case or as signed decimals; they are compared in one form.</summary>
public static partial class DynamicsErrors
{
    public const string NotFound = "0x80040217";
    public const string AlreadyExists = "0x80040237";
    public const string DuplicateRule = "0x80040333";
    public const string UndeclaredProperty = "0x80048d19";
    public const string BadUrl = "0x80060888";

    public static ErrorTable Table { get; } = new(
    [
        new(null, "0x80072322", null, FailureKind.Throttled, "6,000 requests in five minutes are used; the connector waits as told."),
        new(null, "0x80072321", null, FailureKind.Throttled, "20 minutes of execution in five minutes are used; the connector waits as told and sends fewer at once."),
        new(null, "0x80072326", null, FailureKind.Throttled, "Too many calls at the same time; the connector sends fewer at once."),
        new(null, "0x80072325", null, FailureKind.Rejected, "The environment's storage is full; free some in the Power Platform admin center."),
        new(403, "0x80072560", null, FailureKind.Unauthorized, "Create an application user for the app registration in this environment and give it the CxHub role."),
        new(null, "0x80040225", null, FailureKind.Unauthorized, "The application user is disabled; enable it."),
        new(null, "0x8004d24b", null, FailureKind.Unauthorized, "The application user is disabled; enable it."),
        new(null, "0x80040220", null, FailureKind.Rejected, "The application user lacks a privilege; add it to its security role."),
        new(null, "0x80048306", null, FailureKind.Rejected, "The application user lacks a privilege; add it to its security role."),
        new(401, null, null, FailureKind.Unauthorized, "The new token was refused too: check that the app registration belongs to this environment's tenant."),
        new(null, NotFound, null, FailureKind.Rejected, "The record does not exist any more (deleted or merged); the next pull learns it."),
        new(null, "0x80060891", null, FailureKind.Rejected, "No record has this key; correct the key or pull again."),
        new(null, BadUrl, null, FailureKind.Rejected, "A name in the request is not known: check the column and table names of the map, or run 'provision dynamics'."),
        new(null, UndeclaredProperty, null, FailureKind.Rejected, "A column or lookup of the target map is not known: lookups are written as NAVIGATION@odata.bind."),
        new(null, "0x80044331", null, FailureKind.Rejected, "Shorten the value in the target map (truncate) or lengthen the column."),
        new(null, "0x8004431a", null, FailureKind.Rejected, "The choice has no such value: translate it in the target map."),
        new(null, "0x80048408", null, FailureKind.Rejected, "The status reason does not belong to the state; write both."),
        new(null, "0x80040265", null, FailureKind.Rejected, "A plug-in of the environment refused the row: give its message to the Dynamics admin."),
        new(null, "0x80060882", null, FailureKind.Rejected, "Somebody changed the record meanwhile; it is planned again on the next run."),
        new(null, "0x80060892", null, FailureKind.Rejected, "Another record holds this key: merge the two records in Dynamics."),
        new(null, AlreadyExists, null, FailureKind.Rejected, "The record exists already."),
        new(null, DuplicateRule, null, FailureKind.Rejected, "A duplicate rule blocked the row: merge the duplicates in Dynamics."),
        new(null, "0x80040227", null, FailureKind.Rejected, "Other records depend on it."),
        new(null, "0x80071151", null, FailureKind.Transient, "Another customization is running; tried again by itself.", TimeSpan.FromSeconds(10)),
        new(null, "0x80044150", null, FailureKind.Transient, "The database was busy (deadlock or time-out); tried again by itself."),
        new(500, "0x80040216", null, FailureKind.Transient, "An unexpected fault of the service; tried again by itself."),
        new(413, null, null, FailureKind.Rejected, "The request is too large; it is sent again in halves."),
    ]);

    public static IReadOnlyList<ErrorRule> TokenRules { get; } =
    [
        new(null, "invalid_client", null, FailureKind.Unauthorized, "The client id or secret is wrong or expired; make a new secret in the app registration."),
        new(null, "invalid_resource", null, FailureKind.Unauthorized, "The environment's URL is not known to the tenant; check 'url'."),
        new(null, "invalid_scope", null, FailureKind.Unauthorized, "The environment's URL is not known to the tenant; check 'url'."),
        new(null, "unauthorized_client", null, FailureKind.Unauthorized, "The app registration does not exist in this tenant; check the tenant in 'tokenUrl'."),
        new(400, null, null, FailureKind.Unauthorized, "Check the app registration."),
    ];

    public static SystemError Read(SystemAnswer answer) => ReadBody(answer.Root);

    public static SystemError ReadBody(System.Text.Json.JsonElement root)
    {
        if (root.ValueKind is not System.Text.Json.JsonValueKind.Object || !root.TryGetProperty("error", out var error))
        {
            return new SystemError(null, null);
        }

        return new SystemError(Normalise(TokenCall.Text(error, "code")), TokenCall.Text(error, "message"));
    }

    /// <summary><c>0x</c> and eight lower-case hex digits; other texts as they are; empty and zero codes are none.</summary>
    public static string? Normalise(string? code)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return null;
        }

        var number = code.StartsWith("0x", StringComparison.OrdinalIgnoreCase)
            ? uint.TryParse(code.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var hex) ? hex : (uint?)null
            : int.TryParse(code, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var signed) ? unchecked((uint)signed) : null;
        return number switch
        {
            0 => null,
            { } value => string.Create(CultureInfo.InvariantCulture, $"0x{value:x8}"),
            null => code,
        };
    }

    /// <summary>The column that a failure says does not exist, or null.</summary>
    public static string? MissingColumn(ConnectorException failure)
    {
        if (failure.Code is not (UndeclaredProperty or BadUrl))
        {
            return null;
        }

        var match = Column().Match(failure.Message);
        return match.Success ? match.Groups[1].Value : null;
    }

    [GeneratedRegex("(?:undeclared property|Invalid property|property named|The property) '([A-Za-z0-9_]+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Column();
}
