using CxHub.Domain.Ports;

namespace CxHub.Connectors.Http;

/// <summary>Fields that vanished from a system during a push. Rows go on without them; a row with nothing left is held back, not lost.</summary>
internal sealed class PausedFields(string code, string advice)
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, HashSet<string>> _withheld = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>True when the field was not known to be missing before.</summary>
    public bool Add(string field)
    {
        lock (_lock)
        {
            return _names.Add(field);
        }
    }

    /// <summary>The rows without paused fields, and results for those that have no other.</summary>
    public (IReadOnlyList<PushRow> Rows, IReadOnlyList<RowResult> Held) Split(IReadOnlyList<PushRow> chunk)
    {
        lock (_lock)
        {
            if (_names.Count is 0)
            {
                return (chunk, []);
            }

            List<PushRow> rows = [];
            List<RowResult> held = [];
            foreach (var row in chunk)
            {
                var fields = row.Fields.Where(field => !_names.Contains(field.Key.Split('@')[0])).ToDictionary(StringComparer.Ordinal);
                Remember(row, fields);
                if (fields.Count > 0)
                {
                    rows.Add(row with { Fields = fields });
                }
                else
                {
                    held.Add(new RowResult(row.RecordId, RowOutcome.Filtered, code, $"paused: {string.Join(", ", _names)}", advice));
                }
            }

            return (rows, held);
        }
    }

    /// <summary>The result with the fields of its row that did not travel.</summary>
    public RowResult Marked(RowResult result)
    {
        lock (_lock)
        {
            return _withheld.GetValueOrDefault(result.RecordId) is { } fields ? result with { Withheld = [.. fields.Order(StringComparer.Ordinal)] } : result;
        }
    }

    private void Remember(PushRow row, Dictionary<string, object?> kept)
    {
        if (kept.Count == row.Fields.Count)
        {
            return;
        }

        if (!_withheld.TryGetValue(row.RecordId, out var names))
        {
            _withheld[row.RecordId] = names = new(StringComparer.Ordinal);
        }

        names.UnionWith(row.Fields.Keys.Except(kept.Keys));
    }
}
