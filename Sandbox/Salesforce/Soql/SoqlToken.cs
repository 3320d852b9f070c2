namespace CxHub.Sandbox.Salesforce.Soql;

internal enum SoqlTokenKind
{
    Word,
    Text,
    Number,
    Moment,
    Symbol,
    End,
}

/// <summary>One token of a query and its place in the text. <see cref="Value"/> of a text literal is unescaped.</summary>
internal readonly record struct SoqlToken(SoqlTokenKind Kind, string Value, int At)
{
    public bool Is(string word) => Kind is SoqlTokenKind.Word or SoqlTokenKind.Symbol && string.Equals(Value, word, StringComparison.OrdinalIgnoreCase);
}
