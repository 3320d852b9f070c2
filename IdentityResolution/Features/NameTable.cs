using CxHub.IdentityResolution.Comparison;
using CxHub.IdentityResolution.Normalisation;

namespace CxHub.IdentityResolution.Features;

/// <summary>Names as bags of words: levels 0 nothing, 1 conflict, 2 given name agrees but the family name does not, 3 one word, 4 loosely, 5 contained, 6 equal.</summary>
internal sealed class NameTable : FieldTable
{
    public const int Conflict = 1;
    public const int FamilyDiffers = 2;
    public const int OneWord = 3;
    public const int Loose = 4;

    private static readonly HashSet<string> Particles = new(StringComparer.Ordinal)
    {
        "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "do", "du", "la", "le", "el", "al", "bin", "ibn", "ter", "zu", "y", "e",
    };

    private readonly NicknameTable _nicknames;
    private readonly Column<int> _starts = new();
    private readonly Column<int> _words = new();
    private readonly Column<byte> _marks = new();
    private readonly Column<byte> _parts = new();
    private readonly Column<byte> _generations = new();
    private readonly Column<int[]> _groups = new();
    private readonly Column<bool> _minor = new();

    public NameTable(FieldSpec spec, NicknameTable nicknames)
        : base(spec, [0.01, 0.04, 0.03, 0.04, 0.16, 0.14, 0.58])
    {
        _nicknames = nicknames;
        _starts.Add(0);
        _starts.Add(0);
        _generations.Add(0);
        _groups.Add([]);
        _minor.Add(false);
        Pairs.AddWord("");
    }

    public override int SpecificFrom => OneWord;

    public TermTable Terms { get; } = new();

    public WordPairs Pairs { get; } = new();

    /// <summary>The origin's part in what a name says: see <see cref="WordPairs.Lift"/>.</summary>
    public float LiftOf(int value)
    {
        float most = 0;

        foreach (var word in WordsOf(value)) { most = IsMinor(word) ? most : Math.Max(most, Pairs.Lift(word)); }

        return most;
    }

    public ReadOnlySpan<int> WordsOf(int value) => _words.Slice(_starts[value], _starts[value + 1] - _starts[value]);

    public ReadOnlySpan<byte> MarksOf(int value) => _marks.Slice(_starts[value], _starts[value + 1] - _starts[value]);

    public ReadOnlySpan<byte> PartsOf(int value) => _parts.Slice(_starts[value], _starts[value + 1] - _starts[value]);

    public int GenerationOf(int value) => _generations[value];

    public override string LevelName(int level) => level switch
    {
        6 => "equal",
        5 => "one contains the other",
        4 => "all words agree, some loosely",
        3 => "one word agrees",
        2 => "family name differs",
        1 => "conflict: something agrees, something differs",
        _ => "nothing agrees",
    };

    public override string Display(int value)
    {
        var words = WordsOf(value).ToArray();
        return string.Join(' ', words.Select(Terms.Text));
    }

    public override void Freeze()
    {
        base.Freeze();
        Terms.Freeze(Holders);
        Pairs.Freeze(Holders, Terms);
    }

    public override Match Compare(int left, int right) => new NameMatcher(this, left, right).Compare();

    /// <summary>A particle or a one-letter word says nothing by being left over.</summary>
    public bool IsMinor(int word) => _minor[word];

    public bool AreNicknames(int left, int right) => _groups[left].Length > 0 && _groups[left].AsSpan().IndexOfAny(_groups[right]) >= 0;

    public bool AreClose(int left, int right) => WordLikeness.AreClose(Terms.Text(left), Terms.Text(right), Terms.Mask(left), Terms.Mask(right));

    public override void Keys(int value, KeyPart part, KeyList keys)
    {
        Span<int> rare = stackalloc int[8];
        var count = Rarest(value, rare);

        switch (part)
        {
            case KeyPart.Whole: keys.Add(WholeKey(rare[..count])); break;
            case KeyPart.RareWord: AddWords(rare[..Math.Min(count, 3)], keys); break;
            case KeyPart.RareWords: AddPairs(rare[..Math.Min(count, 3)], keys); break;
            case KeyPart.SoundPair: AddSounds(rare[..Math.Min(count, 3)], keys); break;
            default: break;
        }
    }

    protected override void CountTerms(int value, int change)
    {
        foreach (var word in WordsOf(value)) { Terms.Count1(word, change); }

        Pairs.Count(WordsOf(value), change);
    }

    protected override int Parse(RowBatch batch, int row)
    {
        var (words, generation) = NameForm.Parse(
            Cell(batch, row, ColumnRole.GivenName), Cell(batch, row, ColumnRole.MiddleName), Cell(batch, row, ColumnRole.FamilyName), Cell(batch, row, ColumnRole.FullName));

        if (words.Count == 0) { return 0; }

        ulong hash = (ulong)generation;

        foreach (var word in words) { hash = Hash64.Of(word.Text, hash + ((ulong)word.Marks << 8) + (ulong)word.Part); }

        var (value, isNew) = Canonical(hash);

        if (isNew) { Store(words, generation); }

        return value;
    }

    private void Store(List<NameWord> words, int generation)
    {
        foreach (var word in words)
        {
            var term = Terms.Intern(word.Text);
            if (term == _groups.Count) { AddTerm(word.Text); }

            _words.Add(term);
            _marks.Add((byte)word.Marks);
            _parts.Add((byte)word.Part);
        }

        _generations.Add((byte)generation);
        _starts.Add(_words.Count);
    }

    private void AddTerm(string text)
    {
        _groups.Add(_nicknames.GroupsOf(text).ToArray());
        Pairs.AddWord(text);
        _minor.Add(text.Length == 1 || Particles.Contains(text));
    }

    // Rarest first; ties by text, never by the order of arrival.
    private int Rarest(int value, Span<int> rare)
    {
        var words = WordsOf(value);
        var count = 0;

        foreach (var word in words)
        {
            if (Terms.Text(word).Length < 2) { continue; }

            var at = count++;
            for (; at > 0 && IsRarer(word, rare[at - 1]); at--) { rare[at] = rare[at - 1]; }

            rare[at] = word;
        }

        return count;
    }

    private bool IsRarer(int word, int than)
    {
        var (left, right) = (Terms.Frozen(word), Terms.Frozen(than));
        return left != right ? left < right : string.CompareOrdinal(Terms.Text(word), Terms.Text(than)) < 0;
    }

    private ulong WholeKey(ReadOnlySpan<int> words)
    {
        ulong key = 0;

        foreach (var word in words) { key += Hash64.Of(Terms.Text(word)); }

        return key;
    }

    private void AddWords(ReadOnlySpan<int> words, KeyList keys)
    {
        foreach (var word in words) { keys.Add(Hash64.Of(Terms.Text(word))); }
    }

    private void AddPairs(ReadOnlySpan<int> words, KeyList keys)
    {
        for (var i = 0; i < words.Length; i++)
        {
            for (var j = i + 1; j < words.Length; j++) { keys.Add(Hash64.Of(Terms.Text(words[i])) + Hash64.Of(Terms.Text(words[j]))); }
        }
    }

    private void AddSounds(ReadOnlySpan<int> words, KeyList keys)
    {
        for (var i = 0; i < words.Length; i++)
        {
            for (var j = i + 1; j < words.Length; j++) { keys.Add(Sound(words[i]) + Sound(words[j])); }
        }
    }

    private ulong Sound(int word) => Hash64.Of(SoundCode.Of(Terms.Text(word)));
}
