namespace CxHub.Console.Parts;

/// <summary>Why a value won or a record belongs, in words; the rule's own name where the console knows no better.</summary>
internal static class RuleWords
{
    public static string Of(string rule) => rule.ToUpperInvariant().Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal) switch
    {
        "SOURCEPRIORITY" => "from the preferred source",
        "MOSTRECENT" => "the most recent value",
        "MOSTFREQUENT" => "the most frequent value",
        "MOSTCOMPLETE" => "the most complete value",
        "PINNED" => "pinned by a steward",
        "MATCH" => "matched by weight",
        "SINGLE" => "the only record",
        "DECISION" => "a steward's decision",
        _ => rule,
    };
}
