using System.Collections.Frozen;
using System.Globalization;
using System.Xml.Linq;

namespace CxHub.Console.Language;

/// <summary>
/// The interface strings of one language. The English text is the key, as with gettext: <c>Vietnamese.resx</c> holds the translation.
/// Placeholders are those of <see cref="string.Format(IFormatProvider, string, object?[])"/>, filled in the viewer's culture.
/// </summary>
public sealed class Words
{
    private readonly FrozenDictionary<string, string>? _translations;

    private Words(string code, string culture, FrozenDictionary<string, string>? translations)
    {
        Code = code;
        Culture = CultureInfo.GetCultureInfo(culture);
        _translations = translations;
    }

    public static Words English { get; } = new("en", "en-GB", translations: null);

    public static Words Vietnamese { get; } = new("vi", "vi-VN", Load("vietnamese.resx"));

    public static IReadOnlyList<Words> All { get; } = [English, Vietnamese];

    /// <summary><c>en</c> or <c>vi</c>, also the value of the page's <c>lang</c> attribute.</summary>
    public string Code { get; }

    public CultureInfo Culture { get; }

    public string this[string english] => _translations?.GetValueOrDefault(english) ?? english;

    public string this[string english, params object?[] values] => string.Format(Culture, this[english], values);

    /// <summary>The language by its code; null for a language the console does not speak.</summary>
    public static Words? Find(string? code) => All.FirstOrDefault(words => string.Equals(words.Code, code, StringComparison.OrdinalIgnoreCase));

    /// <summary>A count with its noun. Vietnamese has one form and is translated by the plural.</summary>
    public string Count(long count, string one, string many) =>
        string.Format(Culture, this[_translations is null && count is 1 ? one : many], count.ToString("N0", Culture));

    private static FrozenDictionary<string, string> Load(string resource)
    {
        using var stream = typeof(Words).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly carries no {resource}: it must be an embedded resource of Console.csproj.");
        return XDocument.Load(stream).Root!.Elements("data").ToFrozenDictionary(entry => entry.Attribute("name")!.Value, entry => entry.Element("value")!.Value, StringComparer.Ordinal);
    }
}
