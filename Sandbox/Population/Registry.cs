using CxHub.Sandbox.Population.People;

namespace CxHub.Sandbox.Population;

/// <summary>What may exist only once in the world: mail addresses, telephone lines, company domains, customer numbers.</summary>
internal sealed class Registry
{
    private readonly HashSet<string> _emails = new(StringComparer.Ordinal);
    private readonly HashSet<string> _lines = new(StringComparer.Ordinal);
    private readonly HashSet<string> _domains = new(StringComparer.Ordinal);
    private int _erpNumber = 10_000;

    public string ErpNumber() => $"C{_erpNumber++}";

    /// <summary>The address itself when it is free, else with the first free number behind the user name.</summary>
    public string Email(string user, string domain) => FirstFree(_emails, user, "@" + domain);

    /// <summary>Domains end in the reserved <c>.example</c>, so that no invented mail can ever reach a stranger.</summary>
    public string Domain(string slug) => FirstFree(_domains, slug, ".example");

    /// <summary>A line nobody has: draws until one is free.</summary>
    public Line Line(Func<Line> draw)
    {
        var line = draw();

        while (!_lines.Add(line.International))
        {
            line = draw();
        }

        return line;
    }

    private static string FirstFree(HashSet<string> taken, string name, string end)
    {
        var candidate = name + end;

        for (var number = 2; !taken.Add(candidate); number++)
        {
            candidate = $"{name}{number}{end}";
        }

        return candidate;
    }
}
