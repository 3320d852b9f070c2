using CxHub.Domain;
using CxHub.Domain.Records;

namespace CxHub.Insights.Kpis;

/// <summary>Which team had the customer's last case before an answer: case owner to CRM user, user to colleague by e-mail, colleague to team.</summary>
internal sealed class ServiceTeams
{
    /// <summary>A case longer ago than this is not what the answer is about.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromDays(90);

    private readonly Dictionary<string, List<(DateTimeOffset At, string Source, string Owner)>> _cases = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Source, string User), EmailAddress> _users = [];
    private readonly Dictionary<EmailAddress, string> _teams = [];

    public void Add(CustomerRecord<SupportCase> record)
    {
        if (record is not { ProfileId: { } profile, Record: { OwnerId: { } owner, OpenedAt: { } at } one })
        {
            return;
        }

        if (!_cases.TryGetValue(profile, out var cases))
        {
            _cases[profile] = cases = [];
        }

        cases.Add((at, one.Key.Source, owner));
    }

    public void Add(Employee employee)
    {
        if (employee.Email is not { } email)
        {
            return;
        }

        if (employee.UserId is { } user)
        {
            _users[(employee.Key.Source, user)] = email;
        }

        if (employee.Team is { Length: > 0 } team)
        {
            _teams[email] = team;
        }
    }

    public string? Before(string? profile, DateTimeOffset answeredAt)
    {
        if (profile is null || !_cases.TryGetValue(profile, out var cases))
        {
            return null;
        }

        var last = cases.Where(one => one.At <= answeredAt && one.At > answeredAt - Reach).DefaultIfEmpty().MaxBy(one => one.At);
        return last.Owner is not null && _users.TryGetValue((last.Source, last.Owner), out var email) ? _teams.GetValueOrDefault(email) : null;
    }
}
