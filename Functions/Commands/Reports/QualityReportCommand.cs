using System.CommandLine;
using System.Net.Mail;
using CxHub.Insights.Quality;
using CxHub.Insights.Statistics;
using CxHub.Storage;

namespace CxHub.Functions.Commands.Reports;

/// <summary><c>report quality --input people.csv --required email,phone --valid email=email,nps=0-10</c>: completeness, validity and duplication of a file.</summary>
public static class QualityReportCommand
{
    public static Command Build()
    {
        ReportOptions shared = new();
        Option<string?> required = new("--required") { Description = "Columns of the file that must be filled" };
        Option<string?> valid = new("--valid") { Description = "Column=form, separated by commas; forms: email, phone, number, or a range such as 0-10" };
        Option<string?> key = new("--key") { Description = "Column that names the same customer, to count repeats" };

        return shared.Command("quality", "The nine dimensions of the hub's own records as last measured; of a file completeness, validity and duplication", [required, valid, key], result =>
        {
            var fields = Expressions.Split(result.GetValue(required) ?? throw new ReportException("Name the columns that must be filled with --required."));
            var forms = Expressions.Split(result.GetValue(valid) ?? "").ToDictionary(rule => rule.Split('=')[0].Trim(), rule => FormOf(rule), StringComparer.Ordinal);
            var entity = result.GetValue(key);
            var table = CsvTable.Read(shared.File(result), fields.Concat(forms.Keys).Concat(entity is null ? [] : [entity]));
            var names = fields.Concat(forms.Keys).Distinct(StringComparer.Ordinal).ToList();
            var records = Enumerable.Range(0, table.Rows).Select(row => new QualityRecord
            {
                Id = $"row {CsvTable.RowNumber(row)}",
                Fields = names.ToDictionary(name => name, name => (string?)table[name][row], StringComparer.Ordinal),
                Entity = entity is not null && !Cells.IsBlank(table[entity][row]) ? CxHub.Insights.Outcomes.JoinKey.Of(table[entity][row]) : null,
            }).ToList();

            return Document(QualityRun.Measure(records, new() { Required = fields, Valid = forms, Usable = record => fields.All(field => record.Value(field) is { } value && (!forms.TryGetValue(field, out var form) || form(value))) }, default));
        }, (_, reports, cancellationToken) => reports.QualityAsync(cancellationToken));
    }

    /// <summary>The hub's own records, as last measured.</summary>
    internal static ReportDocument Document(QualityMeasurement? measured, ShutGates shut)
    {
        if (measured is null)
        {
            return ReportDocument.Refused("quality", "Nothing has been measured yet. A run measures at its end: cxhub run.");
        }

        var worst = measured.Figures.Where(figure => figure.Field.Length is 0 && figure.Denominator >= Standings.ShownFrom).MinBy(figure => figure.Numerator / figure.Denominator);
        return new()
        {
            Report = "quality",
            Sentence = worst is null ? "There is nothing to judge." : FormattableString.Invariant($"The weakest point is {worst.Dimension.ToLowerInvariant()} of {worst.Kind.ToLowerInvariant()} records from {worst.Source} with {100 * worst.Numerator / worst.Denominator:0.#} %."),
            Figures = [new("measuredAt", measured.At), new("minimum", worst?.Numerator / worst?.Denominator), new("shutGates", shut.Gates.Count), new("formulaVersion", QualityRun.FormulaVersion)],
            Tables =
            [
                new("dimensions", ["source", "kind", "field", "dimension", "numerator", "denominator", "value", "failing", "examples"],
                    [.. measured.Figures.Select(figure => (IReadOnlyList<object?>)[figure.Source, figure.Kind, figure.Field, figure.Dimension, figure.Numerator, figure.Denominator, figure.Numerator / figure.Denominator, figure.Failing, figure.Examples.Select(key => key.ToString()).ToList()])]),
            ],
            Notes = [.. shut.Gates.Select(gate => FormattableString.Invariant($"not written back now: {string.Join(", ", gate.Gate.Pauses)}, because {gate.Gate.Dimension.ToString().ToLowerInvariant()} of {gate.Gate.Source} is {100 * gate.Value:0.#} %, under {100 * gate.Gate.AtLeast:0.#} %"))],
        };
    }

    private static Func<string, bool> FormOf(string rule) => rule.Split('=', StringSplitOptions.TrimEntries) switch
    {
        [_, "email"] => value => MailAddress.TryCreate(value, out var address) && address.Host.Contains('.', StringComparison.Ordinal),
        [_, "phone"] => value => value.Count(char.IsAsciiDigit) is >= 8 and <= 15 && value.All(character => char.IsAsciiDigit(character) || character is '+' or ' ' or '-' or '.' or '(' or ')'),
        [_, "number"] => value => Cells.Number(value) is not null,
        [_, var range] when range.Contains('-', StringComparison.Ordinal) => CsatReport.ScaleOf(range) is var scale ? value => Cells.Number(value) is { } number && number >= scale.Minimum && number <= scale.Maximum : _ => false,
        _ => throw new ReportException($"--valid: \"{rule}\" is not of the form column=email, column=phone, column=number or column=0-10."),
    };

    internal static ReportDocument Document(QualityReport report)
    {
        var measured = report.Dimensions.Where(dimension => dimension.Value is not null).ToList();
        var worst = measured.MinBy(dimension => dimension.Value);

        return new()
        {
            Report = "quality",
            Sentence = worst is null ? "There is nothing to judge." : FormattableString.Invariant($"The weakest dimension is {worst.Dimension.ToString().ToLowerInvariant()} with {100 * worst.Value:0.#} %."),
            Figures = [new("minimum", report.Minimum), new("formulaVersion", QualityRun.FormulaVersion)],
            Tables =
            [
                new("dimensions", ["dimension", "numerator", "denominator", "value", "lower", "upper", "failing"], [.. measured.Select(one => Row(one.Dimension, one))]),
                new("fields", ["field", "dimension", "numerator", "denominator", "value", "lower", "upper", "failing"], [.. report.ByField.Select(one => (IReadOnlyList<object?>)[one.Field, .. Row(one.Measure.Dimension, one.Measure)])]),
            ],
        };
    }

    private static IReadOnlyList<object?> Row(QualityDimension dimension, QualityMeasure measure) =>
        [dimension, measure.Numerator, measure.Denominator, measure.Value, measure.Interval?.Lower, measure.Interval?.Upper, measure.FailingIds];
}
