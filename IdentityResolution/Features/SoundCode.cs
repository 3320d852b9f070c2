namespace CxHub.IdentityResolution.Features;

/// <summary>A coarse spelling of a folded word for blocking: first letter, then consonant classes without repeats, at most four letters.</summary>
internal static class SoundCode
{
    // Letters that are mistyped and misheard for one another share a class; vowels, h, w and y have none.
    private const string Classes = "-123-12--22455-12623-1-2-2";

    public static string Of(string word)
    {
        Span<char> code = stackalloc char[4];
        var length = 0;
        var last = '-';

        foreach (var letter in word)
        {
            var sound = letter is >= 'a' and <= 'z' ? Classes[letter - 'a'] : letter;

            if (length == 0)
            {
                code[length++] = letter is 'c' or 'q' ? 'k' : letter is 'z' ? 's' : letter is 'v' ? 'w' : letter is 'y' ? 'i' : letter;
            }
            else if (sound != '-' && sound != last)
            {
                code[length++] = sound;
            }

            last = sound;
            if (length == code.Length) { break; }
        }

        return new string(code[..length]);
    }
}
