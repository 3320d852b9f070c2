using CxHub.Storage;

namespace CxHub.Console.Pages.Stream;

/// <summary>Of a stream of answers the newest so many; no more than these are kept while it runs by.</summary>
internal sealed class NewestAnswers(int most)
{
    private readonly PriorityQueue<JudgedAnswer, JudgedAnswer> _kept = new(Comparer<JudgedAnswer>.Create((one, other) => -NewestFirst(one, other)));

    public void Add(JudgedAnswer answer)
    {
        _kept.Enqueue(answer, answer);
        if (_kept.Count > most)
        {
            _kept.Dequeue();
        }
    }

    /// <summary>Newest first; answers of the same moment by their key.</summary>
    public IEnumerable<JudgedAnswer> InOrder() => _kept.UnorderedItems.Select(item => item.Element).Order(Comparer<JudgedAnswer>.Create(NewestFirst));

    private static int NewestFirst(JudgedAnswer one, JudgedAnswer other) =>
        other.Answer.AnsweredAt.CompareTo(one.Answer.AnsweredAt) is var byTime and not 0 ? byTime : one.Answer.Key.CompareTo(other.Answer.Key);
}
