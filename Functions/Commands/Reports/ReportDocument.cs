namespace CxHub.Functions.Commands.Reports;

/// <summary>What an analysis shows, in every format: a sentence, single figures, tables, notes. Values are unrounded; only the table format rounds.</summary>
public sealed record ReportDocument
{
    public required string Report { get; init; }

    /// <summary>The finding and its certainty, or why there is none.</summary>
    public required string Sentence { get; init; }

    public IReadOnlyList<Figure> Figures { get; init; } = [];

    public IReadOnlyList<ReportTable> Tables { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>There is no finding; what figures there are go into the JSON only, for checking against other tools.</summary>
    public bool IsRefused => Figures.Any(figure => figure is { Name: "refusal", Value: not null });

    /// <summary>A document without figures that says why.</summary>
    public static ReportDocument Refused(string report, string refusal, IReadOnlyList<string>? notes = null) =>
        new() { Report = report, Sentence = refusal, Figures = [new("refusal", refusal)], Notes = notes ?? [] };
}

/// <summary>A single number or word; its name is the camelCase property of the JSON.</summary>
public sealed record Figure(string Name, object? Value);

/// <summary>Rows with one value per column; names are the camelCase properties of the JSON, null is shown as a dash.</summary>
public sealed record ReportTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);
