using System.Text.RegularExpressions;
using CxHub.Sandbox.Rows;

namespace CxHub.Sandbox.BusinessCentral;

/// <summary>
/// <c>$filter</c> as Business Central takes it: comparisons and <c>startswith</c>, <c>endswith</c>, <c>contains</c>, joined by <c>and</c>; <c>or</c> only
/// within one field; lambda expressions (<c>any</c>, <c>all</c>) are ignored without a word, as there.
/// </summary>
internal sealed partial class ODataFilter
{
    private readonly IReadOnlyList<IReadOnlyList<Condition>> _all;

    private ODataFilter(IReadOnlyList<IReadOnlyList<Condition>> all) => _all = all;

    public static ODataFilter Parse(string? text) => string.IsNullOrWhiteSpace(text)
        ? new([])
        : new([.. Split(text, AndWord()).Where(part => !Lambda().IsMatch(part)).Select(Alternatives)]);

    public bool Accepts(StoredRow row) => _all.All(alternatives => alternatives.Any(condition => condition.Holds(row)));

    private static List<Condition> Alternatives(string text)
    {
        var alternatives = Split(Unwrapped(text), OrWord()).Select(part => Parse1(Unwrapped(part))).ToList();
        return alternatives.DistinctBy(condition => condition.Field).Count() is 1
            ? alternatives
            : throw new ODataException("The 'OR' operator is not supported on distinct fields on an OData filter.");
    }

    private static Condition Parse1(string text)
    {
        if (Comparison().Match(text) is { Success: true } comparison)
        {
            return new(comparison.Groups["field"].Value, comparison.Groups["op"].Value, ODataValue.Literal(comparison.Groups["value"].Value));
        }

        return Function().Match(text) is { Success: true } function
            ? new(function.Groups["field"].Value, function.Groups["op"].Value, ODataValue.Literal(function.Groups["value"].Value))
            : throw new ODataException($"Syntax error in $filter: '{text}'.");
    }

    private static string Unwrapped(string text)
    {
        text = text.Trim();
        return text.StartsWith('(') && text.EndsWith(')') ? text[1..^1].Trim() : text;
    }

    /// <summary>Splits at a word that stands outside quotes and parentheses.</summary>
    private static IEnumerable<string> Split(string text, Regex word)
    {
        var from = 0;

        foreach (var at in word.Matches(text).Where(match => IsOutside(text, match.Index)))
        {
            yield return text[from..at.Index];
            from = at.Index + at.Length;
        }

        yield return text[from..];
    }

    private static bool IsOutside(string text, int at)
    {
        var (quoted, depth) = (false, 0);

        foreach (var letter in text.AsSpan(0, at))
        {
            quoted ^= letter is '\'';
            depth += quoted ? 0 : letter switch { '(' => 1, ')' => -1, _ => 0 };
        }

        return !quoted && depth is 0;
    }

    [GeneratedRegex(@"\s+and\s+")]
    private static partial Regex AndWord();

    [GeneratedRegex(@"\s+or\s+")]
    private static partial Regex OrWord();

    [GeneratedRegex(@"/(any|all)\(")]
    private static partial Regex Lambda();

    [GeneratedRegex(@"^(?<field>\w+)\s+(?<op>eq|ne|gt|ge|lt|le)\s+(?<value>'(?:[^']|'')*'|\S+)$")]
    private static partial Regex Comparison();

    [GeneratedRegex(@"^(?<op>startswith|endswith|contains)\(\s*(?<field>\w+)\s*,\s*(?<value>'(?:[^']|'')*')\s*\)$")]
    private static partial Regex Function();

    private sealed record Condition(string Field, string Operator, string? Value)
    {
        public bool Holds(StoredRow row)
        {
            var present = ODataValue.Sortable(row[Field]);
            return Operator switch
            {
                "eq" => present == Value,
                "ne" => present != Value,
                "gt" => string.CompareOrdinal(present, Value) > 0,
                "ge" => string.CompareOrdinal(present, Value) >= 0,
                "lt" => string.CompareOrdinal(present, Value) < 0,
                "le" => string.CompareOrdinal(present, Value) <= 0,
                "startswith" => present?.StartsWith(Value ?? string.Empty, StringComparison.OrdinalIgnoreCase) is true,
                "endswith" => present?.EndsWith(Value ?? string.Empty, StringComparison.OrdinalIgnoreCase) is true,
                _ => present?.Contains(Value ?? string.Empty, StringComparison.OrdinalIgnoreCase) is true,
            };
        }
    }
}
