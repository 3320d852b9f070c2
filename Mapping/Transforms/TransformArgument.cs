using System.Globalization;
using CxHub.Domain.Configuration;

namespace CxHub.Mapping.Transforms;

/// <summary>What a transform was given in the file: nothing (<c>trim</c>), a value (<c>truncate: 80</c>) or settings (<c>scale: { min: 0, max: 10 }</c>).</summary>
internal sealed record TransformArgument(string Transform, ConfigPosition At, ConfigNode? Node, ConfigProblems Problems, Func<string, ConfigPosition, ValueReader?> ReadPath)
{
    /// <summary>False, with a problem, when something was given.</summary>
    public bool None()
    {
        if (Node is null or ConfigScalar { Value: null })
        {
            return true;
        }

        Problems.Add(Node.At, $"'{Transform}' takes no setting", $"'{Transform}' alone");
        return false;
    }

    /// <summary>The single value given, or the one under <paramref name="key"/>.</summary>
    public string? Value(string key, string expected)
    {
        switch (Node)
        {
            case ConfigScalar { Value: { } value }:
                return value;
            case ConfigMap map when map.Find(key) is not null:
                return map.Text(key, Problems);
            default:
                Problems.Add(Node?.At ?? At, $"'{Transform}' lacks its setting", $"{Transform}: {expected}");
                return null;
        }
    }

    public int? Whole(string key, int least)
    {
        if (Value(key, "a whole number") is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least)
        {
            return number;
        }

        Problems.Add(Node?.At ?? At, $"'{Transform}' is '{text}'", $"a whole number of {least} or more");
        return null;
    }

    /// <summary>The settings as a map with only these keys; a map without entries when nothing (or a single value) was given.</summary>
    public ConfigMap Settings(params string[] known)
    {
        if (Node is ConfigMap map)
        {
            map.AllowOnly(Problems, known);
            return map;
        }

        if (Node is ConfigList)
        {
            Problems.Add(Node.At, $"'{Transform}' was given a list", $"{{ {string.Join(", ", known)} }}");
        }

        return new ConfigMap(At, []);
    }

    /// <summary>The zone under <c>zone</c>; null without one, and with a problem when it is unknown.</summary>
    public TimeZoneInfo? Zone()
    {
        if (Node is not ConfigMap map || map.Text("zone", Problems) is not { } name)
        {
            return null;
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            return zone;
        }

        Problems.Add(map.Find("zone")!.Value.At, $"unknown time zone '{name}'", "an IANA name such as Asia/Ho_Chi_Minh", NearestName.Of(name, TimeZoneInfo.GetSystemTimeZones().Select(known => known.Id)));
        return null;
    }
}
