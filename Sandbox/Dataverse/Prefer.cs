using System.Globalization;

namespace CxHub.Sandbox.Dataverse;

/// <summary>The Prefer header, in any combination and order, and what of it was honoured.</summary>
internal sealed class Prefer
{
    private readonly List<string> _applied = [];

    public Prefer(string? header)
    {
        foreach (var part in Split(header ?? string.Empty))
        {
            var (name, value) = part.Split('=', 2) is [var left, var right] ? (left.Trim(), right.Trim().Trim('"')) : (part, string.Empty);

            switch (name.ToLowerInvariant())
            {
                case "odata.maxpagesize" when int.TryParse(value, CultureInfo.InvariantCulture, out var size):
                    MaxPageSize = size;
                    break;
                case "odata.include-annotations":
                    Annotations = value;
                    break;
                case "return":
                    ReturnsRepresentation = value is "representation";
                    break;
                case "odata.track-changes":
                    TracksChanges = true;
                    break;
                case "odata.continue-on-error":
                    ContinuesOnError = value is not "false";
                    break;
                default:
                    continue;
            }

            _applied.Add(part);
        }
    }

    public int? MaxPageSize { get; }

    public string? Annotations { get; }

    public bool ReturnsRepresentation { get; }

    public bool TracksChanges { get; }

    public bool ContinuesOnError { get; }

    public string? Applied => _applied.Count > 0 ? string.Join(',', _applied) : null;

    private static IEnumerable<string> Split(string header)
    {
        var (quoted, start) = (false, 0);

        for (var at = 0; at <= header.Length; at++)
        {
            if (at == header.Length || (header[at] is ',' && !quoted))
            {
                if (header[start..at].Trim() is { Length: > 0 } part)
                {
                    yield return part;
                }

                start = at + 1;
            }
            else if (header[at] is '"')
            {
                quoted = !quoted;
            }
        }
    }
}
