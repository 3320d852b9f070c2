using CxHub.Connectors.Http;
using CxHub.Domain;

namespace CxHub.Connectors.Salesforce;

/// <summary>What one pull asks for: the select list that exists for this user, and the field that orders changes.</summary>
internal sealed record SalesforceQuery(string Entity, IReadOnlyList<string> Fields, string StampField)
{
    private static readonly string[] Keys = ["Id", "SystemModstamp", "IsDeleted", "MasterRecordId"];

    /// <summary>The mapped fields that exist plus the keys; the rest is paused and reported.</summary>
    public static SalesforceQuery Plan(SalesforceConnection connection, SalesforceObject described, IReadOnlyList<string> requested)
    {
        SortedSet<string> fields = new(StringComparer.OrdinalIgnoreCase) { "Id", described.StampField };
        fields.UnionWith(Keys.Where(described.Has));
        foreach (var field in requested)
        {
            if (described.CanSelect(Soql.Name(field)))
            {
                fields.Add(field);
            }
            else
            {
                connection.Logger.FieldPaused(connection.Options.Name, described.Name, field);
            }
        }

        return new SalesforceQuery(described.Name, [.. fields], described.StampField);
    }

    public SalesforceQuery Without(string column) =>
        this with { Fields = [.. Fields.Where(field => !field.Split('.')[^1].Equals(column, StringComparison.OrdinalIgnoreCase))] };

    public string Select => $"SELECT {string.Join(',', Fields)} FROM {Entity}";

    /// <summary>
    /// Changes from <paramref name="since"/>, or strictly behind the given row. Rows sharing one stamp are told apart by id,
    /// so a stamp with more rows than a page loses none.
    /// </summary>
    public string Text(DateTimeOffset? since, DateTimeOffset? afterStamp, string? afterId)
    {
        var where = (since, afterStamp) switch
        {
            (_, { } stamp) => $" WHERE {StampField} >= {SalesforceTime.Literal(stamp)} AND ({StampField} > {SalesforceTime.Literal(stamp)} OR Id > {Soql.Quote(afterId ?? string.Empty)})",
            ({ } low, _) => $" WHERE {StampField} >= {SalesforceTime.Literal(low)}",
            _ => string.Empty,
        };
        return $"{Select}{where} ORDER BY {StampField} ASC, Id ASC";
    }

    /// <summary>The column that an INVALID_FIELD failure names, or null.</summary>
    public static string? MissingColumn(ConnectorException failure) => MissingColumn(failure.Code, failure.Message);

    public static string? MissingColumn(string? code, string? message)
    {
        const string Marker = "No such column '";
        var start = message?.IndexOf(Marker, StringComparison.Ordinal) ?? -1;
        if (code is not SalesforceErrors.InvalidField || start < 0)
        {
            return null;
        }

        var rest = message![(start + Marker.Length)..];
        var end = rest.IndexOf('\'', StringComparison.Ordinal);
        return end > 0 ? rest[..end] : null;
    }
}
