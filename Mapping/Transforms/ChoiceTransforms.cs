using CxHub.Domain.Configuration;

namespace CxHub.Mapping.Transforms;

/// <summary>Fixed values and translations of values.</summary>
internal static class ChoiceTransforms
{
    private const string Rest = "*";
    private const string Keep = "keep";
    private static readonly ValueKind[] Words = [ValueKind.Text, ValueKind.Number, ValueKind.Boolean];

    public static Transform? Default(TransformArgument argument) =>
        argument.Value("value", "the value to use when nothing is there") is { } value
            ? new Transform { Name = "default", Text = $"default '{value}'", Accepts = Enum.GetValues<ValueKind>(), Gives = ValueKind.Any, Apply = (given, _) => given, OnMissing = () => value, Outputs = [value] }
            : null;

    public static Transform? Constant(TransformArgument argument) =>
        argument.Value("value", "the value") is { } value
            ? new Transform { Name = "constant", Text = $"constant '{value}'", Accepts = Enum.GetValues<ValueKind>(), Gives = ValueKind.Text, Apply = (_, _) => value, OnMissing = () => value, Outputs = [value] }
            : null;

    /// <summary>
    /// A pick list's values translated, letter case ignored. A value that is not listed is bad, unless <c>"*"</c> says what it becomes
    /// (<c>keep</c> leaves it, <c>~</c> drops it silently).
    /// </summary>
    public static Transform? Values(TransformArgument argument)
    {
        if (argument.Node is not ConfigMap { Entries.Count: > 0 } map)
        {
            argument.Problems.Add(argument.Node?.At ?? argument.At, "'values' lacks its translations", "values: { theirs: ours, \"*\": keep }");
            return null;
        }

        var table = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in map.Entries)
        {
            if (entry.Value is not ConfigScalar scalar)
            {
                argument.Problems.Add(entry.Value.At, $"'{entry.Key}' becomes {entry.Value.Kind}", "one value");
            }
            else if (!table.TryAdd(entry.Key, scalar.Value))
            {
                argument.Problems.Add(entry.At, $"'{entry.Key}' is given twice (letter case does not count)", "each value once");
            }
        }

        return Translation(table);
    }

    /// <summary>The words that mean true and false; without settings the usual ones, English and Vietnamese.</summary>
    public static Transform? Bool(TransformArgument argument)
    {
        var settings = argument.Settings("true", "false");
        var yes = settings.Texts("true", argument.Problems);
        var no = settings.Texts("false", argument.Problems);
        foreach (var both in yes.Intersect(no, StringComparer.OrdinalIgnoreCase))
        {
            argument.Problems.Add(settings.At, $"'{both}' means both true and false", "one of them");
        }

        var own = yes.Count + no.Count > 0;
        return new Transform
        {
            Name = "bool",
            Text = own ? $"bool (true: {string.Join(", ", yes)}; false: {string.Join(", ", no)})" : "bool",
            Accepts = Words,
            Gives = ValueKind.Boolean,
            Apply = (value, scope) => (own ? Named(value, yes, no) : ValueParse.Boolean(value)) ?? scope.Bad("is not one of the words for true and false"),
        };
    }

    /// <summary>The opposite: <c>opted out</c> becomes <c>may be contacted</c>.</summary>
    public static Transform? Not(TransformArgument argument) => !argument.None() ? null : new Transform
    {
        Name = "not",
        Text = "not",
        Accepts = Words,
        Gives = ValueKind.Boolean,
        Apply = (value, scope) => ValueParse.Boolean(value) is { } flag ? !flag : scope.Bad("is not true or false"),
    };

    private static bool? Named(object value, IReadOnlyList<string> yes, IReadOnlyList<string> no)
    {
        var text = ValueText.Of(value)!.Trim();
        if (yes.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            return true;
        }

        // With only one side given, everything else is the other side.
        var isNo = no.Count is 0 || no.Contains(text, StringComparer.OrdinalIgnoreCase);
        return isNo ? false : yes.Count is 0 ? true : null;
    }

    private static Transform Translation(Dictionary<string, string?> table)
    {
        var hasRest = table.Remove(Rest, out var rest);
        var outputs = table.Values.Append(hasRest && rest is not Keep ? rest : null).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        return new Transform
        {
            Name = "values",
            Text = $"values {string.Join(", ", table.Select(pair => $"{pair.Key} = {pair.Value ?? "nothing"}"))}{(hasRest ? $", others {rest ?? "nothing"}" : string.Empty)}",
            Accepts = Words,
            Gives = hasRest && rest is Keep ? ValueKind.Any : ValueKind.Text,
            Outputs = outputs,
            Inputs = [.. table.Keys],
            Apply = (value, scope) => table.TryGetValue(ValueText.Of(value)!.Trim(), out var known) ? known
                : !hasRest ? scope.Bad("is not one of the listed values")
                : rest is Keep ? value : rest,
        };
    }
}
