using CxHub.Domain;
using CxHub.Domain.Configuration;
using CxHub.Domain.Records;
using CxHub.Mapping.Reading;

namespace CxHub.Mapping;

/// <summary>
/// One source entity into one kind of canonical record. Immutable and safe to use from several threads.
/// </summary>
public sealed class RecordMap
{
    private readonly MappingContext _context;
    private readonly ValueRule? _key;
    private readonly string? _keyEntity;
    private readonly Condition? _when;
    private readonly IReadOnlyList<FieldRule> _rules;
    private readonly Lazy<Func<ValueScope, CanonicalRecord>> _map;

    internal RecordMap(MappingContext context, ConfigPosition at, string source, string entity, CanonicalKind kind, ValueRule? key, string? keyEntity, Condition? when, IReadOnlyList<FieldRule> rules)
    {
        (_context, At, Source, Entity, Kind, _key, _keyEntity, _when, _rules) = (context, at, source, entity, kind, key, keyEntity, when, rules);
        // Building AutoMapper's plan costs milliseconds: only for maps that are used.
        _map = new Lazy<Func<ValueScope, CanonicalRecord>>(() => AutoMapping.Compile(kind, rules, context));
    }

    public ConfigPosition At { get; }

    public string Source { get; }

    public string Entity { get; }

    public CanonicalKind Kind { get; }

    /// <summary>The canonical records have a key of their own: several source records may stand for one, and none of them owns it.</summary>
    public bool HasOwnKey => _key is not null || _keyEntity is not null;

    /// <summary>The paths this map reads from the row, without places in lists: what the source must be asked for.</summary>
    public IReadOnlyList<string> SourceFields =>
    [
        .. Readers.Select(reader => reader.Field).Where(path => path.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>One line per field: where it comes from, through what, and where the rule stands.</summary>
    public IReadOnlyList<MapLine> Lines =>
    [
        .. _rules.Select(rule => new MapLine(Source, Entity, Kind, rule.Field.Name, rule.Rule.Source, [.. rule.Rule.Transforms.Select(step => step.Text)], rule.Required, rule.At)),
    ];

    internal IReadOnlyList<FieldRule> Rules => _rules;

    /// <summary>All that decides what comes out, in one text.</summary>
    internal string Text =>
        $"{Source}/{Entity} -> {Kind} key {_keyEntity}:{_key?.Text} when {_when?.Text} zone {_context.Zone.Id} region {_context.Region}\n{string.Join('\n', _rules.Select(rule => rule.Text))}";

    private IEnumerable<ValueReader> Readers =>
        _rules.SelectMany(rule => rule.Rule.AllReaders).Concat(_key?.AllReaders ?? []).Concat(_when?.Readers ?? []);

    /// <summary>Maps one record. Use <see cref="FieldMaps.Map"/> when the entity has several maps: it parses the body once.</summary>
    public MapResult Map(SourceRecord record)
    {
        if (record.Deleted)
        {
            return new MapResult.Skipped("deleted in the source");
        }

        if (!SourceRow.TryParse(record, out var row, out var problem))
        {
            return new MapResult.Refused([problem]);
        }

        using (row)
        {
            return Map(row);
        }
    }

    internal MapResult Map(SourceRow row)
    {
        var scope = new ValueScope(_context.Zone, _context.Region) { Row = row, Key = row.Record.Key };
        if (_when is not null && !_when.Holds(scope))
        {
            return new MapResult.Skipped($"not {_when.Text}");
        }

        if (KeyOf(scope) is not { } key)
        {
            return new MapResult.Refused([$"key: {_key!.Source} {scope.Trouble ?? "is empty"}"]);
        }

        var record = _map.Value(scope);
        return scope.Reasons.Count > 0
            ? new MapResult.Refused(scope.Reasons)
            : new MapResult.Mapped(record with { Key = key, ModifiedAt = record.ModifiedAt == default ? row.Record.ModifiedAt : record.ModifiedAt }, scope.Warnings);
    }

    private SourceKey? KeyOf(ValueScope scope)
    {
        var own = scope.Key;
        if (_key is null)
        {
            return own with { Entity = _keyEntity ?? own.Entity };
        }

        scope.StartField();
        return ValueText.Of(_key.Value(scope)) is { Length: > 0 } id ? new SourceKey(own.Source, _keyEntity ?? own.Entity, id) : null;
    }
}
