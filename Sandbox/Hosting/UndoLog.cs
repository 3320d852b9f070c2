namespace CxHub.Sandbox.Hosting;

/// <summary>How to take back what was done since a mark. Marks nest; outside any mark nothing is remembered.</summary>
internal sealed class UndoLog
{
    private readonly Stack<Action> _undo = new();
    private int _open;

    /// <summary>Opens a unit of work; every mark is closed by <see cref="Keep"/> or <see cref="RollBack"/>.</summary>
    public int Mark()
    {
        _open++;
        return _undo.Count;
    }

    public void Keep() => Close();

    public void RollBack(int mark)
    {
        while (_undo.Count > mark)
        {
            _undo.Pop()();
        }

        Close();
    }

    public void Remember(Action undo)
    {
        if (_open > 0)
        {
            _undo.Push(undo);
        }
    }

    private void Close()
    {
        if (--_open is 0)
        {
            _undo.Clear();
        }
    }
}
