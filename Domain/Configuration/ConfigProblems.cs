namespace CxHub.Domain.Configuration;

/// <summary>Collects every mistake of the configuration, so that one start shows them all.</summary>
public sealed class ConfigProblems
{
    private readonly List<ConfigProblem> _all = [];

    public IReadOnlyList<ConfigProblem> All => _all;

    public bool Any => _all.Count > 0;

    public void Add(ConfigPosition at, string message, string? expected = null, string? nearest = null) => _all.Add(new ConfigProblem(at, message, expected, nearest));

    /// <exception cref="ConfigurationException">At least one problem was added.</exception>
    public void ThrowIfAny()
    {
        if (Any)
        {
            throw new ConfigurationException([.. _all]);
        }
    }
}
