using CxHub.Domain;

namespace CxHub.Connectors.Salesforce;

/// <summary>What one pull asks for: the select list that exists for this user, and the field that orders changes.</summary>
internal sealed record SalesforceQuery(string Entity, IReadOnlyList<string> Fields, string StampField)
{
    private static readonly string[] Keys = ["Id", "SystemModstamp", "IsDeleted", "MasterRecordId"];

    /// <summary>Fields that were asked for and are not in the select list, because the org does not know them any more.</summary>
    public IReadOnlyList<string> Withheld { get; init; } = [];

    /// <summary>The mapped fields that exist plus the keys; a field that does not exist pauses alone.</summary>
    public static SalesforceQuery Plan(SalesforceObject described, IReadOnlyList<string> requested)
    {
        SortedSet<string> fields = new(StringComparer.OrdinalIgnoreCase) { "Id", described.StampField };
        fields.UnionWith(Keys.Where(described.Has));
        fields.UnionWith(requested.Where(field => described.CanSelect(Soql.Name(field))));

        return new SalesforceQuery(described.Name, [.. fields], described.StampField) { Withheld = [.. requested.Where(field => !fields.Contains(field))] };
    }

    public SalesforceQuery Without(string column) =>
        this with { Fields = [.. Fields.Where(field => !Names(field, column))], Withheld = [.. Withheld, .. Fields.Where(field => Names(field, column))] };

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

    private static bool Names(string field, string column) => field.Split('.')[^1].Equals(column, StringComparison.OrdinalIgnoreCase);

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
