using CxHub.Console.Sheets;
using CxHub.Storage;

namespace CxHub.Console.Pages.Settings;

/// <summary>What runs here, which keys are present, and who looked at or changed what.</summary>
public sealed record SettingsView
{
    public required string Engine { get; init; }

    public required ConsoleOptions Options { get; init; }

    public required IReadOnlyList<AuditEntry> Audit { get; init; }

    public required string? Subject { get; init; }

    internal static async Task<SettingsView> LoadAsync(HubSession session, ConsoleOptions options, string engine, string? subject, CancellationToken cancellationToken)
    {
        var about = string.IsNullOrWhiteSpace(subject) ? null : subject.Trim();
        return new() { Engine = engine, Options = options, Subject = about, Audit = await session.Audit.ListAsync(about, 100, cancellationToken) };
    }

    internal IReadOnlyList<Sheet> Sheets(Viewer viewer) =>
    [
        new("audit", viewer.Words["Audit"],
            [new("at", viewer.Words["When"]), new("who", viewer.Words["Who"]), new("action", viewer.Words["Action"]), new("subject", viewer.Words["Subject"]), new("detail", viewer.Words["Detail"])],
            [.. Audit.Select(entry => (IReadOnlyList<object?>)[entry.At, entry.Who, entry.Action, entry.Subject, entry.Detail])]),
    ];
}
