using CxHub.Console.Sheets;
using CxHub.Domain.Ports;
using CxHub.Storage;

namespace CxHub.Console.Pages.Runs;

/// <summary>One push run and a page of its ledger.</summary>
public sealed record RunView
{
    public required PushRun Run { get; init; }

    public required PushRowQuery Query { get; init; }

    public required PushRowPage Page { get; init; }

    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>Written + unchanged + held back + rejected + parked; equal to planned in a run that lost nothing.</summary>
    public int Accounted => Run.Written + Run.Unchanged + Run.Filtered + Run.Rejected + Run.Parked;

    internal static async Task<RunView?> LoadAsync(HubSession session, string id, PushRowQuery query, CancellationToken cancellationToken)
    {
        if (await session.Pushes.FindAsync(id, cancellationToken) is not { } run)
        {
            return null;
        }

        var page = await session.Pushes.RowsAsync(id, query, cancellationToken);
        var names = await session.Profiles.GetAsync([.. page.Rows.Select(row => row.ProfileId).Distinct()], cancellationToken);
        return new() { Run = run, Query = query, Page = page, Names = names.ToDictionary(profile => profile.Id, profile => profile.Name) };
    }

    internal static PushRowQuery Read(string? outcome, string? text, long? after) => new()
    {
        Outcome = Enum.TryParse<RowOutcome>(outcome, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null,
        Text = string.IsNullOrWhiteSpace(text) ? null : text.Trim(),
        After = after,
        Max = 50,
    };

    internal IReadOnlyList<Sheet> Sheets(Viewer viewer) =>
    [
        new("rows", viewer.Words["Ledger"],
            [
                new("entity", viewer.Words["Entity"]), new("recordId", viewer.Words["Record"]), new("profileId", viewer.Words["Customer"]), new("outcome", viewer.Words["Result"]), new("code", viewer.Words["Code"]),
                new("reason", viewer.Words["Reason"]), new("action", viewer.Words["What to do"]), new("before", viewer.Words["Before"]), new("after", viewer.Words["After"]), new("at", viewer.Words["When"]),
            ],
            [
                .. Page.Rows.Select(row => (IReadOnlyList<object?>)
                    [row.Entity, row.RecordId, row.ProfileId, row.Outcome.ToString(), row.Code, row.Reason, row.Action, Fields(row.Before), Fields(row.After), row.At]),
            ]),
    ];

    private static string Fields(IReadOnlyDictionary<string, object?> values) =>
        string.Join("; ", values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={Convert.ToString(pair.Value, System.Globalization.CultureInfo.InvariantCulture)}"));
}
