using CxHub.Domain.Configuration;
using CxHub.Mapping.Transforms;

namespace CxHub.Mapping.Reading;

/// <summary>How one value is made: where it is read, on which condition, and through which transforms.</summary>
internal sealed record ValueRule
{
    public required ConfigPosition At { get; init; }

    /// <summary>Where it comes from in one line.</summary>
    public required string Source { get; init; }

    public required IReadOnlyList<ValueReader> Readers { get; init; }

    public required ValueKind Gives { get; init; }

    public required IReadOnlyList<Transform> Transforms { get; init; }

    public TextTemplate? Template { get; init; }

    public Condition? When { get; init; }

    /// <summary>Rules of which the first that gives a value counts; then nothing is read here.</summary>
    public IReadOnlyList<ValueRule> Alternatives { get; init; } = [];

    public bool Volatile => Readers.Any(reader => reader.Volatile) || Alternatives.Any(rule => rule.Volatile);

    /// <summary>When the newest of the values read became true; null where nothing tells.</summary>
    public DateTimeOffset? Time(ValueScope scope)
    {
        DateTimeOffset? newest = null;
        foreach (var time in Readers.Select(reader => reader.Time?.Invoke(scope)).Concat(Alternatives.Select(rule => rule.Time(scope))))
        {
            newest = newest is null || time > newest ? time ?? newest : newest;
        }

        return newest;
    }

    /// <summary>Every path read, conditions included.</summary>
    public IEnumerable<ValueReader> AllReaders =>
        Readers.Concat(When?.Readers ?? []).Concat(Transforms.Select(step => step.Reads).OfType<ValueReader>()).Concat(Alternatives.SelectMany(rule => rule.AllReaders));

    /// <summary>The rule in one line, without its position: equal text means equal effect.</summary>
    public string Text =>
        Source + string.Concat(Transforms.Select(step => $" | {step.Text}")) + (When is null ? string.Empty : $" when {When.Text}");

    /// <summary>Null when nothing is there, the condition does not hold, or the value is bad (the scope then has the reason).</summary>
    public object? Value(ValueScope scope)
    {
        if (When is not null && !When.Holds(scope))
        {
            return null;
        }

        var value = Start(scope);
        foreach (var step in Transforms)
        {
            value = Filled(step.Run(value, scope));
        }

        return value;
    }

    private object? Start(ValueScope scope)
    {
        foreach (var rule in Alternatives)
        {
            if (rule.Value(scope) is { } value)
            {
                return value;
            }
        }

        if (Template is not null)
        {
            return Template.FillIfAny(place => ValueText.Of(Readers.First(reader => reader.Text == place).Read(scope)));
        }

        if (Transforms is [{ Gathers: true }, ..] && Readers.Count > 1)
        {
            return new List<object?>(Readers.Select(reader => reader.Read(scope)));
        }

        foreach (var reader in Readers)
        {
            if (reader.Read(scope) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    private static object? Filled(object? value) => value is string text && string.IsNullOrWhiteSpace(text) ? null : value;
}
