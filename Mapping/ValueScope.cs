using CxHub.Domain;

namespace CxHub.Mapping;

/// <summary>
/// What making one value may see (the row or the subject, the hub's zone and region) and where it says what went wrong.
/// One scope serves one row: not shared between threads.
/// </summary>
internal sealed class ValueScope(TimeZoneInfo zone, string region)
{
    private List<string>? _warnings;
    private List<string>? _reasons;

    public TimeZoneInfo Zone { get; } = zone;

    public string Region { get; } = region;

    /// <summary>The row that is mapped; null while a target's value is made.</summary>
    public SourceRow? Row { get; init; }

    public SourceKey Key { get; init; }

    /// <summary>The profile or account whose values are made; null while a row is mapped.</summary>
    public Targets.TargetSubject? Subject { get; init; }

    /// <summary>Answers that lay outside their scale.</summary>
    public int InvalidAnswers { get; set; }

    public IReadOnlyList<string> Warnings => _warnings ?? (IReadOnlyList<string>)[];

    public IReadOnlyList<string> Reasons => _reasons ?? (IReadOnlyList<string>)[];

    /// <summary>Why the value at hand became null although something stood there; cleared before each field.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Gives up on the value at hand, with a reason that names no value.</summary>
    public object? Bad(string why)
    {
        Trouble ??= why;
        return null;
    }

    public void StartField() => Trouble = null;

    public void Warn(string warning) => (_warnings ??= []).Add(warning);

    public void Refuse(string reason) => (_reasons ??= []).Add(reason);
}
