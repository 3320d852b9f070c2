namespace CxHub.Functions.Commands.Identity;

/// <summary>Where each record id was first seen.</summary>
internal sealed class RecordIds
{
    private readonly Dictionary<string, (string File, long Row)> _seen = new(StringComparer.Ordinal);

    public void Add(string id, string file, long row)
    {
        if (!_seen.TryAdd(id, (file, row)))
        {
            var (firstFile, firstRow) = _seen[id];
            throw new IdentityInputException($"{file}, row {row}: record id '{id}' was already used in {firstFile}, row {firstRow}. Record ids must be unique over all inputs.");
        }
    }
}
