using System.Data.Common;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CxHub.Domain.Records;

namespace CxHub.Storage;

/// <summary>A person's right to see and to be forgotten.</summary>
public sealed class PrivacyStore
{
    private const string Erased = "[erased]";

    /// <summary>Words written for operators that may quote a person; they stay, the person goes.</summary>
    private static readonly (string Table, string Column)[] Remarks =
    [
        ("loop_run", "summary"), ("push_run", "detail"), ("source_cursor", "last_error"), ("failed_message", "reason"), ("set_aside", "reason"),
        ("set_aside", "text"), ("identity_event", "detail"), ("link", "evidence"), ("audit", "detail"),
    ];

    private readonly SqlSession _sql;
    private readonly PersonPlaces _places;

    internal PrivacyStore(SqlSession sql)
    {
        _sql = sql;
        _places = new PersonPlaces(sql);
    }

    /// <summary>Every row about a person, by place; null when there is no such profile.</summary>
    public async Task<JsonObject?> ExportAsync(string profileId, CancellationToken cancellationToken = default)
    {
        if (await _places.FindAsync(profileId, cancellationToken) is not { } person)
        {
            return null;
        }

        var export = new JsonObject { ["profileId"] = person.Names[0], ["exportedAt"] = _sql.Now.ToString("O", CultureInfo.InvariantCulture) };
        foreach (var (place, table, filter) in PersonPlaces.All)
        {
            var rows = await _sql.ListAsync($"SELECT * FROM {table} WHERE {filter}", PersonPlaces.RowsOf(table, person), ToJson, cancellationToken);
            export[place] = new JsonArray([.. rows]);
        }

        return export;
    }

    /// <summary>
    /// Removes a person: their records and everything made of them. Runs, push rows and follow-ups keep their place and outcome but lose
    /// their values, so that counts still add up; deals stay with the company without the person. The erased records are not landed
    /// again. After the commit the store's file is rewritten without the freed bytes. Null when there is no such profile.
    /// </summary>
    public async Task<ErasureReport?> EraseAsync(string profileId, CancellationToken cancellationToken = default)
    {
        if (await _places.FindAsync(profileId, cancellationToken) is not { } person)
        {
            return null;
        }

        await SuppressAsync(person, cancellationToken);
        await new IdentityStore(_sql).ForgetAsync(cancellationToken);
        List<ErasedPlace> erased = [new("deals", await EraseFromDealsAsync(person, cancellationToken))];
        foreach (var (place, table, filter) in PersonPlaces.All)
        {
            var rows = PersonPlaces.RowsOf(table, person);
            var count = table switch
            {
                "push_row" => await CountAsync($"UPDATE push_row SET before_fields = '{{}}', after_fields = '{{}}', reason = NULL WHERE {filter}", rows, cancellationToken),
                "follow_up" => await EmptyFollowUpsAsync(person, cancellationToken),
                _ => await CountAsync($"DELETE FROM {table} WHERE {filter}", rows, cancellationToken),
            };
            erased.Add(new ErasedPlace(place, count));
        }

        erased.Add(new ErasedPlace("remarks", await EraseFromRemarksAsync(person, cancellationToken)));
        await new ModelStore(_sql).PutAsync(SqlEngine.ScrubFlag, "true", cancellationToken);
        _sql.ScrubAfterCommit = true;
        return new ErasureReport(person.Names[0], _sql.Now, [.. erased.Where(place => place.Rows > 0)]);
    }

    private async Task<int> CountAsync(string sql, RowSet rows, CancellationToken cancellationToken) =>
        (await _sql.ListAsync($"{sql} RETURNING 1", rows, row => row.Int(0), cancellationToken)).Count;

    private Task SuppressAsync(PersonTrace person, CancellationToken cancellationToken) =>
        _sql.ExecuteAsync(
            "INSERT INTO erased (key_hash, erased_at) SELECT key_hash, @now FROM {rows} AS r WHERE TRUE ON CONFLICT (key_hash) DO NOTHING",
            RowSet.Of(person.Keys.Select(Hashes.Of).Distinct()).Long("key_hash", hash => hash).With("now", _sql.Now),
            cancellationToken);

    private async Task<int> EraseFromDealsAsync(PersonTrace person, CancellationToken cancellationToken)
    {
        var canonical = new CanonicalStore(_sql);
        var deals = await canonical.ByPersonAsync<Deal>(person.Own, cancellationToken);
        await canonical.PutAsync([.. deals.Select(deal => deal with { ContactKey = null, Name = Without(deal.Name, person.Values) })], cancellationToken);
        var records = await new RecordStore(_sql).GetAsync([.. deals.Select(deal => deal.Key)], cancellationToken);
        await _sql.ExecuteAsync(
            "UPDATE record SET body = r.body, hash = r.hash FROM {rows} AS r WHERE record.source = r.source AND record.entity = r.entity AND record.id = r.id",
            RowSet.Of(records.Select(record => record with { Body = Without(record.Body, person.Values)! }))
                .Key(record => record.Key)
                .Text("body", record => record.Body)
                .Long("hash", record => Hashes.Of(record.Body)),
            cancellationToken);
        return deals.Count;
    }

    private async Task<int> EmptyFollowUpsAsync(PersonTrace person, CancellationToken cancellationToken)
    {
        var followUps = new FollowUpStore(_sql);
        var found = await followUps.OfProfileAsync(person.Names, cancellationToken);
        foreach (var followUp in found)
        {
            var order = followUp.Order with { Subject = Erased, Description = Erased };
            await followUps.UpdateAsync(followUp with { Order = order, Outcome = null, Reason = null, Notes = [.. followUp.Notes.Select(note => note with { Text = Erased, Reason = null })] }, cancellationToken);
        }

        return found.Count;
    }

    private async Task<int> EraseFromRemarksAsync(PersonTrace person, CancellationToken cancellationToken)
    {
        var rows = RowSet.Of(person.Values.SelectMany(Spellings)).Text("value", value => value).Text("pattern", Folding.Pattern).With("erased", Erased);
        var count = 0;
        foreach (var (table, column) in Remarks)
        {
            count += await CountAsync(
                $$"""UPDATE {{table}} SET {{column}} = REPLACE({{column}}, r.value, @erased) FROM {rows} AS r WHERE {{table}}.{{column}} LIKE r.pattern ESCAPE '\'""",
                rows,
                cancellationToken);
        }

        return count;
    }

    private static string? Without(string? text, IEnumerable<string> values) =>
        text is null ? null : values.SelectMany(Spellings).Aggregate(text, (left, value) => left.Replace(value, Erased, StringComparison.Ordinal));

    /// <summary>A value as it is, and as JSON writers spell it: with escapes beyond ASCII, or beyond the basic plane.</summary>
    private static IEnumerable<string> Spellings(string value) =>
        new[] { value, JsonEncodedText.Encode(value).ToString(), JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString() }.Distinct(StringComparer.Ordinal);

    private static JsonNode? ToJson(DbDataReader row)
    {
        var node = new JsonObject();
        for (var i = 0; i < row.FieldCount; i++)
        {
            node[row.GetName(i)] = row.IsDBNull(i) ? null : Value(row.GetName(i), row.GetValue(i));
        }

        return node;
    }

    private static JsonNode? Value(string column, object value) => value switch
    {
        string text when column is "body" or "golden" or "evidence" or "before_fields" or "after_fields" or "fields" => Parsed(text),
        string text => text,
        long or DateTime when column is "at" or "locked_until" || column.EndsWith("_at", StringComparison.Ordinal) => Instants.From(value).ToString("O", CultureInfo.InvariantCulture),
        long number => number,
        int number => number,
        double number => number,
        bool flag => flag,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static JsonNode? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
