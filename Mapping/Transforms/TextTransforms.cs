using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CxHub.Domain;

namespace CxHub.Mapping.Transforms;

/// <summary>Transforms from text to text.</summary>
internal static class TextTransforms
{
    public static Transform? Trim(TransformArgument argument) => Plain(argument, text => text.Trim());

    public static Transform? Lower(TransformArgument argument) => Plain(argument, text => text.ToLowerInvariant());

    public static Transform? Upper(TransformArgument argument) => Plain(argument, text => text.ToUpperInvariant());

    /// <summary>First letter of each word large, the rest small: <c>NGUYỄN VĂN AN</c> becomes <c>Nguyễn Văn An</c>.</summary>
    public static Transform? Title(TransformArgument argument) =>
        Plain(argument, text => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(text.ToLowerInvariant()));

    public static Transform? Mask(TransformArgument argument) => Plain(argument, PersonalData.Mask);

    /// <summary>SHA-256 as 64 hexadecimal digits; a hash given again stays as it is only by not hashing twice, so it is the last step.</summary>
    public static Transform? Hash(TransformArgument argument) =>
        Plain(argument, text => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));

    public static Transform? Email(TransformArgument argument) => argument.None()
        ? Of(argument, "email", (text, scope) => EmailAddress.TryParse(text, out var email) ? email : scope.Bad("is not an e-mail address"))
        : null;

    /// <summary>To the ISO 3166 code: <c>Việt Nam</c> becomes <c>VN</c>.</summary>
    public static Transform? Country(TransformArgument argument) => argument.None()
        ? Of(argument, "country", (text, scope) => CountryName.Iso(text) ?? scope.Bad("is not a country"))
        : null;

    /// <summary>To E.164, in a fixed region, in one read from the row, or in the hub's.</summary>
    public static Transform? Phone(TransformArgument argument)
    {
        var settings = argument.Settings("region", "regionFrom");
        var region = settings.Text("region", argument.Problems);
        if (region is not null && !PhoneNumber.TryParse("0912345678", region, out _))
        {
            argument.Problems.Add(settings.Find("region")!.Value.At, $"'{region}' is not a region the hub can dial", "an ISO 3166 code such as VN, US, DE");
            return null;
        }

        var from = settings.Text("regionFrom", argument.Problems) is { } path ? argument.ReadPath(path, settings.Find("regionFrom")!.Value.At) : null;
        var text = $"phone{(region is null ? string.Empty : $" {region}")}{(from is null ? string.Empty : $" by {from.Text}")}";
        if (settings.Find("regionFrom") is not null && from is null)
        {
            return null;
        }

        return Of(argument, text, (value, scope) =>
            PhoneNumber.TryParse(value, ValueText.Of(from?.Read(scope)) ?? region ?? scope.Region, out var phone) ? phone : scope.Bad("is not a telephone number")) with
        { Reads = from };
    }

    /// <summary>At most so many characters as people count them: an emoji or a letter with its marks is never split.</summary>
    public static Transform? Truncate(TransformArgument argument) =>
        argument.Whole("length", 1) is { } length ? Of(argument, $"truncate {length}", (text, _) => TextLength.Cut(text, length)) : null;

    /// <summary>What stands between two marks, the last such place: <c>Renewal [Enterprise]</c> gives <c>Enterprise</c>.</summary>
    public static Transform? Between(TransformArgument argument)
    {
        var settings = argument.Settings("start", "end");
        var start = settings.Text("start", argument.Problems, required: true);
        var end = settings.Text("end", argument.Problems, required: true);
        return start is null or "" || end is null or "" ? null : Of(argument, $"between '{start}' and '{end}'", (text, _) => Inside(text, start, end));
    }

    private static string? Inside(string text, string start, string end)
    {
        var to = text.LastIndexOf(end, StringComparison.Ordinal);
        var from = to < 1 ? -1 : text.LastIndexOf(start, to - 1, StringComparison.Ordinal);
        return from < 0 ? null : text[(from + start.Length)..Math.Max(to, from + start.Length)];
    }

    private static Transform? Plain(TransformArgument argument, Func<string, string> change) =>
        argument.None() ? Of(argument, argument.Transform, (text, _) => change(text)) : null;

    private static Transform Of(TransformArgument argument, string text, Func<string, ValueScope, object?> change) => new()
    {
        Name = argument.Transform,
        Text = text,
        Accepts = [ValueKind.Text, ValueKind.Number, ValueKind.List],
        Gives = ValueKind.Text,
        Apply = (value, scope) => value is List<object?> list ? Each(list, scope, change) : change(ValueText.Of(value)!, scope),
    };

    // On a list (after split, or a JSON list) a text transform works on each entry.
    private static List<object?> Each(List<object?> list, ValueScope scope, Func<string, ValueScope, object?> change) =>
        [.. list.Select(item => ValueText.Of(item) is { } text ? change(text, scope) : null)];
}
