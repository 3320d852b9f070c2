namespace CxHub.Domain.Configuration;

/// <summary>The configuration is wrong; the message lists every problem, one a line, with its position.</summary>
public sealed class ConfigurationException(IReadOnlyList<ConfigProblem> problems)
    : Exception(string.Join(Environment.NewLine, problems.Select(problem => problem.ToString())))
{
    public IReadOnlyList<ConfigProblem> Problems { get; } = problems;
}
