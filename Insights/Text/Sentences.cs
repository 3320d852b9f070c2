namespace CxHub.Insights.Text;

/// <summary>Cuts a comment into sentences, and those at "but", where opinion turns.</summary>
public static class Sentences
{
    private static readonly string[] Turns = [" but ", " however ", " nhưng mà ", " nhưng ", " tuy nhiên ", " nhung "];

    public static IEnumerable<string> Of(string text)
    {
        var start = 0;

        for (var place = 0; place < text.Length; place++)
        {
            if (IsEnd(text, place))
            {
                foreach (var part in Turn(text[start..(place + 1)]))
                {
                    yield return part;
                }

                start = place + 1;
            }
        }

        foreach (var part in Turn(text[start..]))
        {
            yield return part;
        }
    }

    // A dot inside a number or a web address ends nothing.
    private static bool IsEnd(string text, int place) => text[place] switch
    {
        '!' or '?' or '\n' or ';' or '。' => true,
        '.' => place + 1 >= text.Length || char.IsWhiteSpace(text[place + 1]),
        _ => false,
    };

    private static string[] Turn(string sentence) =>
        sentence.Split(Turns, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
