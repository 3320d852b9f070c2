using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CxHub.Functions.Http;

/// <summary>The shape of every answer below <c>/api/insights</c>, for the OpenAPI description.</summary>
public sealed record InsightDocument
{
    [Description("Name of the analysis.")]
    public required string Report { get; init; }

    [Description("The finding and its certainty, or why there is none.")]
    public required string Sentence { get; init; }

    [Description("Remarks on what was counted and what was left out.")]
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Single figures by name, and tables as arrays of objects, unrounded; null where there is no value or too few cases to show one.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement> Figures { get; init; } = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
}
