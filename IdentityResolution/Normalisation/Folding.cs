using System.Buffers;
using System.Text;

namespace CxHub.IdentityResolution.Normalisation;

/// <summary>Lower case without marks: what two spellings of one word have in common, in NFC or NFD, with or without Vietnamese tones.</summary>
public static class Folding
{
    /// <summary>Folds letters and keeps everything else; ß, æ, œ and þ become two letters, ligatures are taken apart.</summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        var pooled = text.Length > 200 ? ArrayPool<char>.Shared.Rent(text.Length * 3) : null;
        var room = pooled is null ? stackalloc char[600] : pooled.AsSpan();
        var folded = new string(room[..Fold(text, room)]);

        if (pooled is not null)
        {
            ArrayPool<char>.Shared.Return(pooled);
        }

        return folded;
    }

    /// <summary>Folds into <paramref name="room"/> (three times the length suffices) and answers the number of characters written.</summary>
    public static int Fold(ReadOnlySpan<char> text, Span<char> room)
    {
        var length = 0;

        foreach (var letter in text)
        {
            if (letter < 128)
            {
                room[length++] = (uint)(letter - 'A') <= 25 ? (char)(letter | 0x20) : letter;
            }
            else
            {
                length += FoldWide(letter, room[length..]);
            }
        }

        return length;
    }

    /// <summary>The sum of the marks of a token: equal for hoà and hòa, different for tuấn and tuân, 0 without marks.</summary>
    public static int MarkSignature(ReadOnlySpan<char> token)
    {
        var sum = 0;

        foreach (var letter in token)
        {
            sum += letter < 128 ? 0 : LatinLetters.Marks(letter);
        }

        return sum;
    }

    /// <summary>NFC where combining marks are present, so that both forms of a letter carry the same mark code.</summary>
    public static string Compose(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (IsCombining(letter))
            {
                return text.ToString().Normalize(NormalizationForm.FormC);
            }
        }

        return text.ToString();
    }

    private static bool IsCombining(char letter) => letter is >= '\u0300' and <= '\u036F';

    private static int FoldWide(char letter, Span<char> room)
    {
        var pair = letter switch
        {
            'ß' or 'ẞ' => "ss",
            'æ' or 'Æ' or 'ǽ' or 'Ǽ' => "ae",
            'œ' or 'Œ' => "oe",
            'þ' or 'Þ' => "th",
            'ﬀ' => "ff",
            'ﬁ' => "fi",
            'ﬂ' => "fl",
            'ﬃ' => "ffi",
            'ﬄ' => "ffl",
            'ﬅ' or 'ﬆ' => "st",
            '\u00A0' or '\u2009' or '\u202F' or '\u3000' => " ",
            '\u2018' or '\u2019' or '\u02BC' or '\u00B4' => "'",
            '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' => "-",
            '\u200B' or '\u200C' or '\u200D' or '\uFEFF' or '\u00AD' => "",
            _ => null,
        };

        if (pair is not null)
        {
            pair.CopyTo(room);
            return pair.Length;
        }

        if (IsCombining(letter))
        {
            return 0;
        }

        var latin = LatinLetters.Base(letter);
        room[0] = latin != '-' ? latin : FullWidth(char.ToLowerInvariant(letter));
        return 1;
    }

    private static char FullWidth(char letter) =>
        letter is >= '\uFF01' and <= '\uFF5E' ? char.ToLowerInvariant((char)(letter - 0xFEE0)) : letter;
}
