using CxHub.Domain;
using CxHub.Domain.Records;

namespace CxHub.Insights.Drivers;

/// <summary>Finds the HR record behind a CRM user: CRM and HR know a colleague by the same e-mail address.</summary>
public sealed class StaffBook
{
    private readonly Dictionary<(string Source, string UserId), EmailAddress> _users = [];
    private readonly Dictionary<EmailAddress, Employee> _colleagues = [];

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

        if (employee.HiredOn is not null || employee.Skills is not null)
        {
            _colleagues[email] = employee;
        }
    }

    /// <summary>The colleague behind a user id of a source; null when HR does not know them.</summary>
    public Employee? Find(string source, string? userId) =>
        userId is not null && _users.TryGetValue((source, userId), out var email) ? _colleagues.GetValueOrDefault(email) : null;
}
