namespace CxHub.Sandbox.Population.Spelling;

/// <summary>Slips of the keyboard.</summary>
internal static class Slips
{
    /// <summary>One slip inside a word: two letters exchanged, one dropped or one doubled. The first letter stays.</summary>
    public static string One(string word, Dice dice)
    {
        var at = dice.Between(1, word.Length - 2);
        return dice.Below(3) switch
        {
            0 when word[at] != word[at + 1] => string.Concat(word.AsSpan(0, at), [word[at + 1], word[at]], word.AsSpan(at + 2)),
            1 => string.Concat(word.AsSpan(0, at), word.AsSpan(at + 1)),
            _ => string.Concat(word.AsSpan(0, at), [word[at]], word.AsSpan(at)),
        };
    }
}
