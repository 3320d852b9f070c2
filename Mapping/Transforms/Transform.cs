namespace CxHub.Mapping.Transforms;

/// <summary>
/// One step between what was read and what is kept. Pure: the same value in the same scope gives the same result, and a step
/// applied to its own result changes nothing more.
/// </summary>
internal sealed record Transform
{
    /// <summary>The name used in configuration.</summary>
    public required string Name { get; init; }

    /// <summary>Name and settings in one line, for people and for the fingerprint.</summary>
    public required string Text { get; init; }

    /// <summary>What it can work on; a chain in which it meets anything else is refused at start.</summary>
    public required IReadOnlyList<ValueKind> Accepts { get; init; }

    public required ValueKind Gives { get; init; }

    /// <summary>Null with a reason in the scope when the value is bad.</summary>
    public required Func<object, ValueScope, object?> Apply { get; init; }

    /// <summary>What a missing value becomes; without it a missing value stays missing.</summary>
    public Func<object?>? OnMissing { get; init; }

    /// <summary>Every value it can give, where these are known beforehand.</summary>
    public IReadOnlyList<string>? Outputs { get; init; }

    /// <summary>The source's values it knows by name, where it knows any.</summary>
    public IReadOnlyList<string>? Inputs { get; init; }

    /// <summary>What it reads from the row besides the value.</summary>
    public ValueReader? Reads { get; init; }

    /// <summary>It wants all values read, not the first that is there.</summary>
    public bool Gathers { get; init; }

    public object? Run(object? value, ValueScope scope) => value is null ? OnMissing?.Invoke() : Apply(value, scope);

    /// <summary>Whether a value of <paramref name="kind"/> can be worked on; a kind known only when the row is read can.</summary>
    public bool CanTake(ValueKind kind) => kind is ValueKind.Any || Accepts.Contains(kind);
}
