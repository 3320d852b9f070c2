using CxHub.Sandbox.Population.Staff;

namespace CxHub.Sandbox.Population.Records;

/// <summary>Writes employees as BambooHR names them.</summary>
internal sealed class HrRows(Ledger ledger)
{
    private static readonly EntityShape Employee = new(
        SandboxSystem.BambooHr, "employees", "id", "firstName", "lastName", "displayName", "workEmail", "department", "division", "location", "jobTitle", "supervisor", "supervisorId",
        "supervisorEmail", "hireDate", "status", "skills", "lastChanged");

    public void Write(Workforce staff)
    {
        foreach (var colleague in staff.Everyone)
        {
            var supervisor = colleague.Supervisor;
            ledger.Add(
                Employee.Row(
                    colleague.HrNumber, colleague.ChangedAt, colleague.HrNumber, colleague.Name.Given, colleague.Name.Family, colleague.Name.Full, colleague.Email,
                    WorkforceMaker.Name(colleague.Department), colleague.Department is Department.Sales or Department.Service ? "Front Office" : "Back Office", colleague.Location,
                    colleague.JobTitle, supervisor?.Name.Full, supervisor?.HrNumber, supervisor?.Email, colleague.HiredOn, colleague.IsActive ? "Active" : "Inactive", colleague.Skills, colleague.ChangedAt),
                colleague);
        }
    }
}
