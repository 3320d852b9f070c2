namespace CxHub.Insights.Text;

/// <summary>Finds the topics of a comment, each with the sentiment of its own sentences.</summary>
public sealed class TopicFinder
{
    private readonly IReadOnlyList<(Topic Topic, TermList AnyOf, TermList NoneOf)> _topics;

    private readonly Func<string, Language, Sentiment> _judge;

    /// <param name="judge">Sentiment of a sentence in a known language: the lexicon, or a trained model.</param>
    public TopicFinder(IReadOnlyList<Topic> taxonomy, Func<string, Language, Sentiment>? judge = null)
    {
        _topics = [.. taxonomy.Select(topic => (topic, new TermList(topic.AnyOf), new TermList(topic.NoneOf)))];
        _judge = judge ?? ((sentence, language) => LexiconSentiment.Judge(sentence, CodeOf(language)).Label);
    }

    /// <summary>Topics in the order of the taxonomy; a comment without any is about nothing that the taxonomy knows.</summary>
    public IReadOnlyList<TopicMention> Find(string text, string? declaredLanguage = null)
    {
        var language = LanguageDetector.Detect(text, declaredLanguage);
        var unmarked = language is Language.Vietnamese && !LanguageDetector.HasVietnameseMarks(text);
        var sentences = Sentences.Of(text).Select(sentence => (Sentence: sentence, Padded: Padded(sentence))).ToList();

        return
        [
            .. _topics.Select(topic => (topic.Topic, Hits: sentences.Where(sentence => topic.AnyOf.Match(sentence.Padded, unmarked) && !topic.NoneOf.Match(sentence.Padded, unmarked)).ToList()))
                .Where(topic => topic.Hits.Count > 0)
                .Select(topic => new TopicMention(topic.Topic, Together([.. topic.Hits.Select(hit => _judge(hit.Sentence, language))]), [.. topic.Hits.Select(hit => hit.Sentence)])),
        ];
    }

    private static string Padded(string text) => $" {string.Join(' ', Tokens.Of(Tokens.Normalise(text)))} ";

    private static Sentiment Together(IReadOnlyList<Sentiment> parts)
    {
        var balance = parts.Count(part => part is Sentiment.Positive) - parts.Count(part => part is Sentiment.Negative);

        return balance > 0 ? Sentiment.Positive
            : balance < 0 ? Sentiment.Negative
            : parts.All(part => part is Sentiment.Undecided) ? Sentiment.Undecided
            : Sentiment.Neutral;
    }

    private static string? CodeOf(Language language) => language switch { Language.Vietnamese => "vi", Language.English => "en", _ => null };

    /// <summary>Terms as written, and as typed without marks. A single syllable without its mark is too many words at once (bể, be), so only phrases are matched unmarked.</summary>
    private sealed class TermList(IReadOnlyList<string> terms)
    {
        private readonly string[] _written = [.. terms.Select(Padded)];

        private readonly string[] _unmarked = [.. terms.Where(term => term.Contains(' ', StringComparison.Ordinal)).Select(term => Padded(Marks.Strip(term)))];

        public bool Match(string padded, bool unmarked) =>
            Array.Exists(_written, term => padded.Contains(term, StringComparison.Ordinal))
            || (unmarked && Array.Exists(_unmarked, term => padded.Contains(term, StringComparison.Ordinal)));
    }
}

/// <param name="Sentences">The sentences about the topic, for the reader.</param>
public sealed record TopicMention(Topic Topic, Sentiment Sentiment, IReadOnlyList<string> Sentences);
