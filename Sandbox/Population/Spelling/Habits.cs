namespace CxHub.Sandbox.Population.Spelling;

/// <summary>How carefully a system's records are kept, as shares of its records.</summary>
internal sealed record Habits
{
    /// <summary>Vietnamese written without marks.</summary>
    public required double WithoutMarks { get; init; }

    public required double UpperCase { get; init; }

    public required double LowerCase { get; init; }

    public required double Typos { get; init; }

    public required double SwappedNames { get; init; }

    public required double Nicknames { get; init; }

    public static Habits Salesforce { get; } = new() { WithoutMarks = 0.12, UpperCase = 0.02, LowerCase = 0.01, Typos = 0.03, SwappedNames = 0.04, Nicknames = 0.10 };

    public static Habits Dataverse { get; } = new() { WithoutMarks = 0.25, UpperCase = 0.04, LowerCase = 0.02, Typos = 0.03, SwappedNames = 0.05, Nicknames = 0.08 };

    /// <summary>Typed in by bookkeepers from invoices: capitals, no marks, names as on the identity card.</summary>
    public static Habits Erp { get; } = new() { WithoutMarks = 0.65, UpperCase = 0.45, LowerCase = 0, Typos = 0.02, SwappedNames = 0, Nicknames = 0 };

    /// <summary>Typed in by the customers themselves, on a telephone.</summary>
    public static Habits Survey { get; } = new() { WithoutMarks = 0.35, UpperCase = 0.01, LowerCase = 0.15, Typos = 0.02, SwappedNames = 0, Nicknames = 0.15 };
}
