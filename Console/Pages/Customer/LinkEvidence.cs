using System.Text.Json;
using CxHub.Console.Charts;

namespace CxHub.Console.Pages.Customer;

/// <summary>The comparison behind a link: prior + steps − caps = weight, in bits.</summary>
public sealed record LinkEvidence(string? Other, double Prior, IReadOnlyList<EvidenceStep> Steps, IReadOnlyList<EvidenceCap> Caps)
{
    /// <summary>Reads the evidence as the identity step wrote it; null when there is none or it is of another kind (a steward's word).</summary>
    public static LinkEvidence? Read(string? json)
    {
        if (json is null)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return root.ValueKind is JsonValueKind.Object && root.TryGetProperty("steps", out var steps) && steps.ValueKind is JsonValueKind.Array
                ? new(Text(root, "other"), Number(root, "priorBits"), [.. steps.EnumerateArray().Select(Step)], [.. Items(root, "caps").Select(Cap)])
                : null;
        }
        catch (JsonException)
        {
            // Written by something else: the page then shows weight and rule only.
            return null;
        }
    }

    public Waterfall Chart(Viewer viewer, string title) => new()
    {
        Title = title,
        Note = viewer.Words["Each bit doubles the odds that two records are one person; the sum decides."],
        Unit = viewer.Words["bits"],
        TotalName = viewer.Words["Match weight"],
        Steps =
        [
            new(viewer.Words["before looking"], Prior, viewer.Words["How rarely two records taken at random are the same person"]),
            .. Steps.Select(step => new WaterfallStep($"{viewer.Words[step.Field]}: {viewer.Words[step.Level]}", step.Bits)),
            .. Caps.Select(cap => new WaterfallStep(viewer.Words[cap.Rule], -cap.Bits)),
        ],
    };

    private static EvidenceStep Step(JsonElement step) => new(Text(step, "field") ?? "?", Text(step, "level") ?? "", Number(step, "bits"));

    private static EvidenceCap Cap(JsonElement cap) => new(Text(cap, "rule") ?? "?", Number(cap, "bits"));

    private static JsonElement.ArrayEnumerator Items(JsonElement root, string name) =>
        root.TryGetProperty(name, out var list) && list.ValueKind is JsonValueKind.Array ? list.EnumerateArray() : default;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static double Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number ? value.GetDouble() : 0;
}

/// <summary>One comparison and its weight in bits.</summary>
public sealed record EvidenceStep(string Field, string Level, double Bits);

/// <summary>Bits taken away by a rule.</summary>
public sealed record EvidenceCap(string Rule, double Bits);
