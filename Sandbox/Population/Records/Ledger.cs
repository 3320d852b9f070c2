using System.Runtime.InteropServices;
using CxHub.Sandbox.Population.Companies;
using CxHub.Sandbox.Population.Experience;
using CxHub.Sandbox.Population.People;
using CxHub.Sandbox.Population.Staff;

namespace CxHub.Sandbox.Population.Records;

/// <summary>Collects rows, and beside each the truth about it.</summary>
internal sealed class Ledger
{
    private readonly List<SeedRow> _rows = [];
    private readonly Dictionary<string, string> _persons = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _companies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _employees = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DealTruth> _deals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _sentiments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PersonTruth> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public void KnowPeople(IEnumerable<Human> humans)
    {
        foreach (var human in humans)
        {
            _people[human.Id] = new(human.Name.Full, human.Segment.Label, human.Firm?.Id, human.Household?.Id, Math.Round(Effects.Felt(human), 4));
        }
    }

    public void Add(SeedRow row)
    {
        _rows.Add(row);
        CollectionsMarshal.GetValueRefOrAddDefault(_counts, $"{row.System}/{row.Entity}", out _)++;
    }

    public void Add(SeedRow row, Human human)
    {
        Add(row);
        _persons[Key(row)] = human.Id;
    }

    public void Add(SeedRow row, Firm firm)
    {
        Add(row);
        _companies[Key(row)] = firm.Id;
    }

    public void Add(SeedRow row, Colleague colleague)
    {
        Add(row);
        _employees[Key(row)] = colleague.Id;
    }

    public void Add(SeedRow row, Deal deal)
    {
        Add(row);
        _deals[Key(row)] = new(deal.Human.Id, deal.Account?.Firm.Id, deal.Human.Segment.Label, deal.Exposure, deal.WinProbability, deal.IsWon);
    }

    public void Add(SeedRow row, Answer answer)
    {
        if (answer.Human is null)
        {
            Add(row);
        }
        else
        {
            Add(row, answer.Human);
        }

        if (answer.Sentiment is not null)
        {
            _sentiments[Key(row)] = answer.Sentiment;
        }
    }

    public World Close() => new(_rows, new()
    {
        Persons = _persons,
        Companies = _companies,
        Employees = _employees,
        Deals = _deals,
        Sentiments = _sentiments,
        People = _people,
        Counts = new SortedDictionary<string, int>(_counts, StringComparer.Ordinal),
    });

    private static string Key(SeedRow row) => $"{row.System}/{row.Entity}/{row.Id}";
}
