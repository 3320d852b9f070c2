using CxHub.Sandbox.Population.People;
using CxHub.Sandbox.Population.Spelling;

namespace CxHub.Sandbox.Population.Experience;

/// <summary>Writes what customers say, the way they type it: with and without marks, in short forms, with a number to call back.</summary>
internal static class Comments
{
    private static readonly (string Word, string Short)[] ShortForms = [("không", "ko"), ("được", "đc"), ("nhân viên", "nv"), ("quá", "wá"), ("cũng", "cg")];

    public static string Write(string language, string touchpoint, string sentiment, Human human, Dice dice)
    {
        var said = dice.Pick(Phrases.For(language, touchpoint, sentiment));

        if (dice.Chance(0.45))
        {
            said = $"{said} {dice.Pick(Phrases.For(language, "any", sentiment))}";
        }

        if (dice.Chance(0.05))
        {
            said = $"{said} {CallBack(language, human, dice)}";
        }

        return Typed(said, language, sentiment, dice);
    }

    /// <summary>One customer who pastes everything: a comment of exactly <paramref name="length"/> characters.</summary>
    public static string Endless(string language, int length) => string.Create(length, Phrases.For(language, "any", "negative"), static (text, phrases) =>
    {
        var paragraph = string.Join(' ', phrases) + '\n';

        for (var i = 0; i < text.Length; i++)
        {
            text[i] = paragraph[i % paragraph.Length];
        }
    });

    private static string CallBack(string language, Human human, Dice dice)
    {
        var phone = PhoneSpelling.Write(human.Mobile, dice);
        return (language, dice.Below(3)) switch
        {
            ("vi", 0) => $"Gọi lại cho tôi số {phone} nhé.",
            ("vi", 1) => $"Liên hệ qua email {human.Email} giúp tôi.",
            ("vi", _) => $"SĐT của tôi: {phone}, email {human.Email}.",
            (_, 0) => $"Please call me back on {phone}.",
            (_, 1) => $"You can reach me at {human.Email}.",
            _ => $"My number is {phone}, mail {human.Email}.",
        };
    }

    private static string Typed(string said, string language, string sentiment, Dice dice)
    {
        if (language is "vi" && dice.Chance(0.12))
        {
            said = ShortForms.Aggregate(said, (text, form) => text.Replace(form.Word, form.Short, StringComparison.Ordinal));
        }

        said = language is "vi" && dice.Chance(0.28) ? Plain.Of(said).ToLowerInvariant() : said;
        return dice.Chance(0.08) ? $"{said} {sentiment switch { "positive" => "👍", "negative" => "😡", _ => "🙂" }}" : said;
    }
}
