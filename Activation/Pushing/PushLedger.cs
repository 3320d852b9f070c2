using System.Globalization;
using CxHub.Domain.Ports;

namespace CxHub.Activation.Pushing;

/// <summary>
/// Keeps the books of one push run: what was planned, and how every row ended. A row counts once, whatever the target says about it
/// afterwards; answers about rows that nobody planned, and planned rows that nobody answered for, fail the run.
/// </summary>
public sealed class PushLedger
{
    private readonly Dictionary<(string Entity, string RecordId), RowOutcome?> _rows = [];
    private int _planned;
    private int _strangers;

    public void Add(PushPlan plan)
    {
        foreach (var row in plan.Rows)
        {
            _planned++;
            _rows[(plan.Entity, row.RecordId)] = row.Outcome switch
            {
                PlanOutcome.Unchanged => RowOutcome.Unchanged,
                PlanOutcome.Filtered => RowOutcome.Filtered,
                PlanOutcome.Parked => RowOutcome.Parked,
                _ => null,
            };
        }
    }

    public void Add(string entity, RowResult result)
    {
        if (!_rows.TryGetValue((entity, result.RecordId), out var outcome))
        {
            _strangers++;
        }
        else if (outcome is null or RowOutcome.Rejected)
        {
            // A later answer replaces a rejection: rows are sent again within a run.
            _rows[(entity, result.RecordId)] = result.Outcome;
        }
    }

    /// <summary>The rows that were sent and not answered for; they may be sent again.</summary>
    public IReadOnlyList<string> Unanswered(string entity) =>
        [.. _rows.Where(row => row.Key.Entity == entity && row.Value is null).Select(row => row.Key.RecordId).Order(StringComparer.Ordinal)];

    public PushTally Close()
    {
        int Count(RowOutcome outcome) => _rows.Values.Count(value => value == outcome);
        var (written, unchanged, filtered, rejected, parked) = (Count(RowOutcome.Written), Count(RowOutcome.Unchanged), Count(RowOutcome.Filtered), Count(RowOutcome.Rejected), Count(RowOutcome.Parked));
        var open = _planned - (written + unchanged + filtered + rejected + parked);
        var why = open is not 0 ? string.Create(CultureInfo.InvariantCulture, $"the counts do not add up: {open} of {_planned} rows have no outcome; run the push again")
            : _strangers > 0 ? string.Create(CultureInfo.InvariantCulture, $"the target answered for {_strangers} rows that were not sent")
            : rejected > 0 && written is 0 ? string.Create(CultureInfo.InvariantCulture, $"the target rejected all {rejected} rows that were sent; see their reasons")
            : null;
        return new PushTally(_planned, written, unchanged, filtered, rejected, parked, why is null ? PushVerdict.Succeeded : PushVerdict.Failed, why);
    }
}
