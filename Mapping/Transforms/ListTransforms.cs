using System.Globalization;

namespace CxHub.Mapping.Transforms;

/// <summary>Between one text and several.</summary>
internal static class ListTransforms
{
    /// <summary>Parts around a mark: all of them (a list), or one: <c>take: 1</c> (from 1), <c>first</c>, <c>last</c>.</summary>
    public static Transform? Split(TransformArgument argument)
    {
        if (argument.Node is Domain.Configuration.ConfigMap)
        {
            argument.Settings("by", "take");
        }

        if (argument.Value("by", "the mark between the parts") is not { Length: > 0 } by)
        {
            return null;
        }

        var take = (argument.Node as Domain.Configuration.ConfigMap)?.Text("take", argument.Problems);
        if (take is null)
        {
            return Of(argument, $"split by '{by}'", ValueKind.List, parts => parts, by);
        }

        if (take is not ("first" or "last") && (!int.TryParse(take, NumberStyles.None, CultureInfo.InvariantCulture, out var place) || place < 1))
        {
            argument.Problems.Add(argument.Node!.At, $"'take' is '{take}'", "first, last, or a whole number from 1");
            return null;
        }

        return Of(argument, $"split by '{by}', {take}", ValueKind.Text, parts => Pick(parts, take), by);
    }

    /// <summary>One text of several, empty ones left out. On several <c>from</c> paths it joins them all.</summary>
    public static Transform? Join(TransformArgument argument)
    {
        if (argument.Value("with", "the mark between the parts") is not { } with)
        {
            return null;
        }

        return new Transform
        {
            Name = "join",
            Text = $"join with '{with}'",
            Accepts = Enum.GetValues<ValueKind>(),
            Gives = ValueKind.Text,
            Gathers = true,
            Apply = (value, _) => value is List<object?> list ? Joined(list, with) : ValueText.Of(value),
        };
    }

    private static string? Joined(List<object?> list, string with)
    {
        var parts = list.Select(ValueText.Of).Where(part => !string.IsNullOrWhiteSpace(part)).ToArray();
        return parts.Length is 0 ? null : string.Join(with, parts);
    }

    private static object? Pick(List<object?> parts, string take) => take switch
    {
        "first" => parts[0],
        "last" => parts[^1],
        _ => int.Parse(take, CultureInfo.InvariantCulture) is var place && place <= parts.Count ? parts[place - 1] : null,
    };

    private static Transform Of(TransformArgument argument, string text, ValueKind gives, Func<List<object?>, object?> pick, string by) => new()
    {
        Name = argument.Transform,
        Text = text,
        Accepts = [ValueKind.Text, ValueKind.Number],
        Gives = gives,
        Apply = (value, _) => pick([.. ValueText.Of(value)!.Split(by, StringSplitOptions.TrimEntries)]),
    };
}
