using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CxHub.Mapping.Targets;

namespace CxHub.Activation.Pushing;

/// <summary>A name for what a row would write and by which map: the same content has the same name in every run. The run's own id is not part of it.</summary>
public static class RowContent
{
    public static string Of(TargetEntityMap map, IReadOnlyList<FieldChange> changes)
    {
        var values = changes
            .Where(change => map.Find(change.Field)?.Volatile is not true)
            .OrderBy(change => change.Field, StringComparer.Ordinal)
            .Select(change => string.Create(CultureInfo.InvariantCulture, $"{change.Field.Length}:{change.Field}{Text(change.After)}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{map.Fingerprint}\n{string.Join('\n', values)}")));
    }

    private static string Text(object? value) => value is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"={Convert.ToString(value, CultureInfo.InvariantCulture)}");
}
