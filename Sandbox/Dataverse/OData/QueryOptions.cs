using System.Globalization;

namespace CxHub.Sandbox.Dataverse.OData;

/// <summary>The options of a query as text, at the top or inside an $expand.</summary>
internal sealed record QueryOptions
{
    private static readonly string[] Known = ["$select", "$filter", "$expand", "$orderby", "$top", "$count", "$apply", "$skiptoken", "$deltatoken"];

    public string? Select { get; init; }

    public string? Filter { get; init; }

    public string? Expand { get; init; }

    public string? OrderBy { get; init; }

    public string? Apply { get; init; }

    public string? SkipToken { get; init; }

    public string? DeltaToken { get; init; }

    public int? Top { get; init; }

    public bool Count { get; init; }

    public Func<string, string?> Aliases { get; init; } = static _ => null;

    public static QueryOptions Read(Func<string, string?> parameter, IEnumerable<string> names)
    {
        foreach (var name in names.Where(name => name.StartsWith('$')))
        {
            if (!Known.Contains(name))
            {
                throw DataverseException.BadUrl(name is "$skip"
                    ? "Skip Clause is not supported in CRM"
                    : $"The query parameter '{name}' is not supported.");
            }
        }

        return new()
        {
            Select = parameter("$select"),
            Filter = parameter("$filter"),
            Expand = parameter("$expand"),
            OrderBy = parameter("$orderby"),
            Apply = parameter("$apply"),
            SkipToken = parameter("$skiptoken"),
            DeltaToken = parameter("$deltatoken"),
            Top = Number(parameter("$top")),
            Count = parameter("$count") is "true",
            Aliases = parameter,
        };
    }

    /// <summary>Options inside an $expand, separated by semicolons.</summary>
    public static QueryOptions ReadNested(string text, Func<string, string?> aliases)
    {
        var parts = QueryText.Split(text, ';').Select(part => part.Split('=', 2)).Where(part => part.Length is 2).ToDictionary(part => part[0], part => part[1]);
        return Read(parts.GetValueOrDefault, parts.Keys) with { Aliases = aliases };
    }

    private static int? Number(string? text) => text switch
    {
        null => null,
        _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw DataverseException.BadUrl($"Invalid value '{text}' for $top query option found. The $top query option requires a non-negative integer value."),
    };
}
