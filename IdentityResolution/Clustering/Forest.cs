namespace CxHub.IdentityResolution.Clustering;

/// <summary>Disjoint groups of positions; the members of a group are a ring of links.</summary>
internal sealed class Forest
{
    private readonly int[] _parents;
    private readonly int[] _next;
    private readonly int[] _sizes;

    public Forest(int count)
    {
        _parents = new int[count];
        _next = new int[count];
        _sizes = new int[count];

        for (var i = 0; i < count; i++)
        {
            _parents[i] = i;
            _next[i] = i;
            _sizes[i] = 1;
        }
    }

    public int Find(int position)
    {
        while (_parents[position] != position)
        {
            _parents[position] = _parents[_parents[position]];
            position = _parents[position];
        }

        return position;
    }

    public int Size(int root) => _sizes[root];

    public void Join(int left, int right)
    {
        if (_sizes[left] < _sizes[right]) { (left, right) = (right, left); }

        _parents[right] = left;
        _sizes[left] += _sizes[right];
        (_next[left], _next[right]) = (_next[right], _next[left]);
    }

    /// <summary>The members of a group, ascending: the order of joins leaves no trace.</summary>
    public void Members(int root, List<int> members)
    {
        members.Clear();
        var position = root;

        do
        {
            members.Add(position);
            position = _next[position];
        }
        while (position != root);

        members.Sort();
    }
}
