using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace CxHub.Domain;

/// <summary>
/// Where a record came from: the configured source (<c>salesforce</c>), its entity (<c>Contact</c>) and its id there.
/// Written <c>salesforce/Contact/003…</c>; the id is the rest of the text and may itself hold slashes.
/// </summary>
public readonly record struct SourceKey(string Source, string Entity, string Id) : IComparable<SourceKey>
{
    public int CompareTo(SourceKey other)
    {
        var bySource = string.CompareOrdinal(Source, other.Source);
        if (bySource is not 0)
        {
            return bySource;
        }

        var byEntity = string.CompareOrdinal(Entity, other.Entity);
        return byEntity is not 0 ? byEntity : string.CompareOrdinal(Id, other.Id);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Source}/{Entity}/{Id}");

    /// <summary>Reads <c>source/entity/id</c>; false when a part is missing.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SourceKey key)
    {
        var parts = text?.Split('/', 3) ?? [];
        key = parts.Length is 3 && parts.All(part => part.Length > 0) ? new SourceKey(parts[0], parts[1], parts[2]) : default;
        return key.Id is not null;
    }

    public static bool operator <(SourceKey left, SourceKey right) => left.CompareTo(right) < 0;

    public static bool operator >(SourceKey left, SourceKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(SourceKey left, SourceKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(SourceKey left, SourceKey right) => left.CompareTo(right) >= 0;
}
