using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CxHub.Sandbox.Salesforce.Endpoints;

/// <summary>Answers of earlier steps, and their substitution for <c>@{step.path}</c> in URLs and bodies of later ones.</summary>
internal sealed partial class CompositeReferences
{
    private readonly Dictionary<string, JsonElement> _answers = new(StringComparer.Ordinal);

    public void Add(string referenceId, ReadOnlyMemory<byte> body)
    {
        if (!body.IsEmpty)
        {
            using var document = JsonDocument.Parse(body);
            _answers[referenceId] = document.RootElement.Clone();
        }
    }

    /// <summary>The text with all references replaced; a reference to a step without a value refuses this step.</summary>
    public string Resolve(string text, bool isJson) => Reference().Replace(text, match =>
    {
        var value = _answers.TryGetValue(match.Groups["step"].Value, out var answer) ? Follow(answer, match.Groups["path"].Value) : null;
        return value is null
            ? throw new SalesforceException(400, "PROCESSING_HALTED", $"Invalid reference specified. No value for {match.Groups["step"].Value}{match.Groups["path"].Value} found in {match.Groups["step"].Value}")
            : isJson ? JsonEncodedText.Encode(value).ToString() : Uri.EscapeDataString(value);
    });

    public byte[] ResolveBody(JsonElement body) => Encoding.UTF8.GetBytes(Resolve(body.GetRawText(), isJson: true));

    private static string? Follow(JsonElement at, string path)
    {
        foreach (Match step in Step().Matches(path))
        {
            if (step.Groups["index"] is { Success: true } index)
            {
                var number = int.Parse(index.Value, System.Globalization.CultureInfo.InvariantCulture);

                if (at.ValueKind is not JsonValueKind.Array || number >= at.GetArrayLength())
                {
                    return null;
                }

                at = at[number];
            }
            else if (at.ValueKind is not JsonValueKind.Object || !at.TryGetProperty(step.Groups["name"].Value, out at))
            {
                return null;
            }
        }

        return at.ValueKind is JsonValueKind.String ? at.GetString() : at.ValueKind is JsonValueKind.Null ? null : at.GetRawText();
    }

    [GeneratedRegex(@"@\{(?<step>[A-Za-z]\w*)(?<path>(\.\w+|\[\d+\])+)\}")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\.(?<name>\w+)|\[(?<index>\d+)\]")]
    private static partial Regex Step();
}
