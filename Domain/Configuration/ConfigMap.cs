using System.Globalization;

namespace CxHub.Domain.Configuration;

/// <summary>
/// Keys and values in file order. The readers below return what stands there and report a problem (wrong kind, unknown key,
/// missing key) instead of throwing, so that one start shows every mistake of a file.
/// </summary>
public sealed record ConfigMap(ConfigPosition At, IReadOnlyList<ConfigEntry> Entries) : ConfigNode(At)
{
    public override string Kind => "a map";

    public ConfigEntry? Find(string key) => Entries.FirstOrDefault(entry => string.Equals(entry.Key, key, StringComparison.Ordinal));

    /// <summary>Reports every key that is not one of <paramref name="known"/>, with the nearest right name, and every key given twice.</summary>
    public void AllowOnly(ConfigProblems problems, params IReadOnlyCollection<string> known)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in Entries)
        {
            if (!known.Contains(entry.Key))
            {
                problems.Add(entry.At, $"unknown key '{entry.Key}'", $"one of {string.Join(", ", known)}", NearestName.Of(entry.Key, known));
            }
            else if (!seen.Add(entry.Key))
            {
                problems.Add(entry.At, $"key '{entry.Key}' is given twice", "each key once");
            }
        }
    }

    public string? Text(string key, ConfigProblems problems, bool required = false)
    {
        switch (Find(key))
        {
            case { Value: ConfigScalar { Value: { } value } }:
                return value;
            case { Value: ConfigScalar } when !required:
            case null when !required:
                return null;
            case { } entry:
                problems.Add(entry.Value.At, $"'{key}' is {entry.Value.Kind}", "a text");
                return null;
            default:
                problems.Add(At, $"'{key}' is missing", $"{key}: a text");
                return null;
        }
    }

    public int? WholeNumber(string key, ConfigProblems problems, bool required = false) =>
        Parsed(key, problems, required, "a whole number", text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : (int?)null);

    public double? Number(string key, ConfigProblems problems, bool required = false) =>
        Parsed(key, problems, required, "a number", text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : (double?)null);

    public bool? Flag(string key, ConfigProblems problems, bool required = false) =>
        Parsed(key, problems, required, "true or false", text => bool.TryParse(text, out var value) ? value : (bool?)null);

    /// <summary>A duration written <c>90s</c>, <c>15m</c>, <c>2h</c>, <c>7d</c>.</summary>
    public TimeSpan? Duration(string key, ConfigProblems problems, bool required = false) =>
        Parsed(key, problems, required, "a duration such as 90s, 15m, 2h or 7d", ConfigDuration.Parse);

    /// <summary>One of the names of <typeparamref name="T"/>, written in any case, with or without dashes.</summary>
    public T? Choice<T>(string key, ConfigProblems problems, bool required = false)
        where T : struct, Enum
    {
        var text = Text(key, problems, required);
        if (text is null)
        {
            return null;
        }

        if (Enum.TryParse<T>(text.Replace("-", string.Empty, StringComparison.Ordinal), ignoreCase: true, out var value) && Enum.IsDefined(value))
        {
            return value;
        }

        var names = Enum.GetNames<T>().Select(ConfigNames.Written).ToArray();
        problems.Add(Find(key)!.Value.At, $"'{key}' is '{text}'", $"one of {string.Join(", ", names)}", NearestName.Of(text, names));
        return null;
    }

    public ConfigMap? Map(string key, ConfigProblems problems, bool required = false) => Child<ConfigMap>(key, problems, required, "a map");

    public ConfigList? List(string key, ConfigProblems problems, bool required = false) => Child<ConfigList>(key, problems, required, "a list");

    /// <summary>A list of texts; a single text counts as a list of one.</summary>
    public IReadOnlyList<string> Texts(string key, ConfigProblems problems)
    {
        switch (Find(key)?.Value)
        {
            case ConfigScalar { Value: { } single }:
                return [single];
            case ConfigList list:
                foreach (var item in list.Items.Where(item => item is not ConfigScalar { Value: not null }))
                {
                    problems.Add(item.At, $"an entry of '{key}' is {item.Kind}", "a text");
                }

                return [.. list.Items.OfType<ConfigScalar>().Select(item => item.Value).OfType<string>()];
            case ConfigMap map:
                problems.Add(map.At, $"'{key}' is a map", "a list of texts");
                return [];
            default:
                return [];
        }
    }

    private T? Parsed<T>(string key, ConfigProblems problems, bool required, string expected, Func<string, T?> parse)
        where T : struct
    {
        var text = Text(key, problems, required);
        if (text is null)
        {
            return null;
        }

        var value = parse(text);
        if (value is null)
        {
            problems.Add(Find(key)!.Value.At, $"'{key}' is '{text}'", expected);
        }

        return value;
    }

    private T? Child<T>(string key, ConfigProblems problems, bool required, string expected)
        where T : ConfigNode
    {
        var entry = Find(key);
        if (entry?.Value is T child)
        {
            return child;
        }

        if (entry is not null && entry.Value is not ConfigScalar { Value: null })
        {
            problems.Add(entry.Value.At, $"'{key}' is {entry.Value.Kind}", expected);
        }
        else if (required)
        {
            problems.Add(At, $"'{key}' is missing", $"{key}: {expected}");
        }

        return null;
    }
}
