using System.Globalization;
using System.Reflection;
using CxHub.Domain.Records;
using CxHub.Mapping;
using CxHub.Storage;

namespace CxHub.Console.Pages.Mappings;

/// <summary>Five real rows of an entity and what the map makes of them now.</summary>
public sealed record MappingPreview(string Source, string Entity, IReadOnlyList<PreviewRow> Rows)
{
    private const int Sample = 5;

    internal static async Task<MappingPreview> LoadAsync(HubSession session, FieldMaps maps, string source, string entity, CancellationToken cancellationToken)
    {
        var keys = await session.Records.KeysAsync(source, entity, cancellationToken);
        var records = await session.Records.GetAsync([.. keys.Take(Sample)], cancellationToken);
        return new(source, entity, [.. records.SelectMany(record => maps.Map(record).Select(result => Row(record.Key.Id, result)))]);
    }

    private static PreviewRow Row(string id, MapResult result) => result switch
    {
        MapResult.Mapped mapped => new(id, mapped.Record.GetType().Name, Values(mapped.Record), mapped.Warnings),
        MapResult.Refused refused => new(id, null, [], refused.Reasons),
        MapResult.Skipped skipped => new(id, null, [], [skipped.Reason]),
        _ => new(id, null, [], []),
    };

    /// <summary>The hub record's filled fields. By reflection: a preview shows every field that a record kind has, also those to come.</summary>
    private static IReadOnlyList<(string Field, string Value)> Values(CanonicalRecord record) =>
    [
        .. record.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanWrite && property.Name is not nameof(CanonicalRecord.Key))
            .Select(property => (property.Name, Value: Convert.ToString(property.GetValue(record), CultureInfo.InvariantCulture) ?? ""))
            .Where(pair => pair.Value.Length > 0),
    ];
}

/// <summary>One row of a preview. <c>Kind</c> is null where the map made no record; <c>Notes</c> are its warnings or the reasons.</summary>
public sealed record PreviewRow(string Id, string? Kind, IReadOnlyList<(string Field, string Value)> Values, IReadOnlyList<string> Notes);
