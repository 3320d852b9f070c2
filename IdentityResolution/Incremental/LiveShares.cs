using CxHub.IdentityResolution.Comparison;
using CxHub.IdentityResolution.Features;

namespace CxHub.IdentityResolution.Incremental;

/// <summary>Who holds each e-mail and phone, in key order, so that a value turns generic and back as its holders come and go.</summary>
internal sealed class LiveShares
{
    private readonly IdentityDataset _data;
    private readonly SharedValues _shared;
    private readonly Dictionary<int, List<int>>[] _holders;

    public LiveShares(IdentityDataset data, SharedValues shared)
    {
        (_data, _shared) = (data, shared);
        _holders = [.. data.Tables.Select(_ => new Dictionary<int, List<int>>())];
    }

    /// <summary>Fills the holders without counting: the caller has counted all.</summary>
    public void Fill(int[] order)
    {
        for (var field = 0; field < _holders.Length; field++)
        {
            if (_data.Tables[field] is not (EmailTable or PhoneTable)) { continue; }

            foreach (var row in order)
            {
                foreach (var item in Items(field, row)) { HoldersOf(field, item).Add(row); }
            }
        }
    }

    /// <summary>Adds a row to, or takes it from, the holders of its values; rows whose weights change with that are dirty.</summary>
    public void Change(int row, bool add, HashSet<int> dirty)
    {
        for (var field = 0; field < _holders.Length; field++)
        {
            if (_data.Tables[field] is not (EmailTable or PhoneTable)) { continue; }

            foreach (var item in Items(field, row)) { Change(field, item, row, add, dirty); }
        }
    }

    private void Change(int field, int item, int row, bool add, HashSet<int> dirty)
    {
        var holders = HoldersOf(field, item);
        var at = holders.BinarySearch(row, Comparer<int>.Create((left, right) => _data.Key(left).CompareTo(_data.Key(right))));

        if (add && at < 0) { holders.Insert(~at, row); }
        else if (!add && at >= 0) { holders.RemoveAt(at); }

        if (_shared.Recount(field, item, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(holders))) { dirty.UnionWith(holders); }
    }

    private ReadOnlySpan<int> Items(int field, int row) => ((SetTable)_data.Tables[field]).ItemsOf(_data.Value(field, row));

    private List<int> HoldersOf(int field, int item)
    {
        if (!_holders[field].TryGetValue(item, out var holders)) { _holders[field][item] = holders = []; }

        return holders;
    }
}
