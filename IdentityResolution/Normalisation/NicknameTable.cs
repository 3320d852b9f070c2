namespace CxHub.IdentityResolution.Normalisation;

/// <summary>
/// Groups of given names used for one another. The text form has one group per line, names separated by blanks, <c>#</c> starts a comment; a name may be in
/// several groups (Chris of Christopher and of Christine). Two names are nicknames of each other when one group holds both.
/// </summary>
public sealed class NicknameTable
{
    private readonly Dictionary<string, int[]> _groups = new(StringComparer.Ordinal);

    private NicknameTable(IEnumerable<string> lines)
    {
        var number = 0;

        foreach (var line in lines)
        {
            var comment = line.IndexOf('#', StringComparison.Ordinal);
            var names = Folding.Fold(comment < 0 ? line : line.AsSpan(0, comment)).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

            foreach (var name in names.Select(NameForm.Respell).Distinct(StringComparer.Ordinal))
            {
                _groups[name] = [.. _groups.GetValueOrDefault(name, []), number];
            }

            number++;
        }
    }

    /// <summary>The table that comes with the engine.</summary>
    public static NicknameTable Default { get; } = Parse("");

    /// <summary>The engine's groups and those of <paramref name="text"/>.</summary>
    public static NicknameTable Parse(string text) => new([.. CommonNicknames.Text.Split('\n'), .. text.Split('\n')]);

    /// <summary>The groups of a folded name as <see cref="NameForm.Respell"/> writes it; empty for most names.</summary>
    public ReadOnlySpan<int> GroupsOf(string name) => _groups.GetValueOrDefault(name, []);
}
