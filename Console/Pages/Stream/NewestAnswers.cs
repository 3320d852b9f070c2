using CxHub.Domain.Records;

namespace CxHub.Console.Pages.Stream;

/// <summary>Of a stream of answers the newest so many; no more than these are kept while it runs by.</summary>
internal sealed class NewestAnswers(int most)
{
    private readonly PriorityQueue<Feedback, Feedback> _kept = new(Comparer<Feedback>.Create((one, other) => -NewestFirst(one, other)));

    public void Add(Feedback answer)
    {
        _kept.Enqueue(answer, answer);
        if (_kept.Count > most)
        {
            _kept.Dequeue();
        }
    }

    /// <summary>Newest first; answers of the same moment by their key.</summary>
    public IEnumerable<Feedback> InOrder() => _kept.UnorderedItems.Select(item => item.Element).Order(Comparer<Feedback>.Create(NewestFirst));

    private static int NewestFirst(Feedback one, Feedback other) =>
        other.AnsweredAt.CompareTo(one.AnsweredAt) is var byTime and not 0 ? byTime : one.Key.CompareTo(other.Key);
}
