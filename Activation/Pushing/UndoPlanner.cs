using CxHub.Domain.Ports;
using CxHub.Mapping.Targets;

namespace CxHub.Activation.Pushing;

/// <summary>
/// Plans the way back from a push run: a field gets its before-image where the target still holds what the run wrote. Where somebody
/// has changed it since, where it was not known what stood there, or where the record is gone, it is left alone and listed.
/// </summary>
public static class UndoPlanner
{
    /// <param name="map">The map the run wrote by; fields it no longer names are compared as text.</param>
    /// <param name="written">The rows the run wrote.</param>
    /// <param name="standing">What stands in the target now, read after the run, by record id.</param>
    public static UndoPlan Plan(TargetEntityMap map, IReadOnlyList<WrittenRow> written, IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> standing)
    {
        List<PushRow> restore = [];
        List<UndoConflict> conflicts = [];
        foreach (var row in written.OrderBy(row => row.ParentId, StringComparer.Ordinal).ThenBy(row => row.RecordId, StringComparer.Ordinal))
        {
            var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
            foreach (var (field, sent) in row.After)
            {
                if (Objection(map, row, field, sent, standing) is { } reason)
                {
                    conflicts.Add(new UndoConflict(row.RecordId, field, reason));
                }
                else
                {
                    fields[field] = row.Before[field];
                }
            }

            if (fields.Count > 0)
            {
                restore.Add(new PushRow(row.RecordId, row.ParentId, fields));
            }
        }

        return new UndoPlan(map.Entity, restore, conflicts);
    }

    private static string? Objection(TargetEntityMap map, WrittenRow row, string field, object? sent, IReadOnlyDictionary<string, IReadOnlyDictionary<string, object?>> standing)
    {
        if (!row.Before.ContainsKey(field))
        {
            return "it was not known what stood there before the run";
        }

        if (!standing.TryGetValue(row.RecordId, out var now) || !now.TryGetValue(field, out var value))
        {
            return "the record can no longer be read";
        }

        var untouched = map.Find(field) is { } known ? TargetValues.IsWhatBecameOf(known, value, sent) : Equals(value, sent);
        return untouched ? null : "somebody changed it after the run";
    }
}
