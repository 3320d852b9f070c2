using System.Text.RegularExpressions;
using CxHub.Domain.Configuration;

namespace CxHub.Connectors.Configuration;

/// <summary>
/// Reads texts in which <c>${NAME}</c> and <c>${NAME:-default}</c> stand for environment variables. A secret must be exactly
/// <c>${NAME}</c>: a literal one is refused, so that no file under version control ever holds it.
/// </summary>
public sealed partial class EnvironmentValues(Func<string, string?> environment, ConfigProblems problems)
{
    public ConfigProblems Problems { get; } = problems;

    /// <summary>The text with variables filled in; null (with a problem) when a required key or a variable without default is missing.</summary>
    public string? Text(ConfigMap map, string key, bool required = false)
    {
        var text = map.Text(key, Problems, required);
        return text is null ? null : Fill(text, map.Find(key)!.Value.At);
    }

    public Uri? Url(ConfigMap map, string key, bool required = true)
    {
        if (Text(map, key, required) is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
        {
            return url;
        }

        Problems.Add(map.Find(key)!.Value.At, $"'{key}' is '{text}'", "an absolute URL, https://…");
        return null;
    }

    /// <summary>A secret from its environment variable.</summary>
    public string? Secret(ConfigMap map, string key, bool required = true)
    {
        if (map.Text(key, Problems, required) is not { } text)
        {
            return null;
        }

        var at = map.Find(key)!.Value.At;
        var match = Variable().Match(text);
        if (!match.Success || match.Length != text.Length || match.Groups[2].Success)
        {
            // The text itself is not repeated: it may be the secret.
            Problems.Add(at, $"'{key}' holds a literal secret", "the name of an environment variable, ${NAME}, without a default");
            return null;
        }

        return Value(match.Groups[1].Value, at);
    }

    public string? Fill(string text, ConfigPosition at)
    {
        var missing = false;
        var filled = Variable().Replace(text, match =>
        {
            if (environment(match.Groups[1].Value) is { Length: > 0 } value)
            {
                return value;
            }

            if (match.Groups[2].Success)
            {
                return match.Groups[2].Value;
            }

            missing |= Value(match.Groups[1].Value, at) is null;
            return string.Empty;
        });
        return missing ? null : filled;
    }

    private string? Value(string name, ConfigPosition at)
    {
        if (environment(name) is { Length: > 0 } value)
        {
            return value;
        }

        Problems.Add(at, $"the environment variable {name} is not set", $"{name} in the environment of the process");
        return null;
    }

    [GeneratedRegex(@"\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
