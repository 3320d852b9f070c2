namespace CxHub.Insights.Kpis;

/// <summary>What <c>config/kpis.yaml</c> says as a whole.</summary>
/// <param name="Roles">The sign-in role that a department's dashboard asks for; a department that is not here is open to everybody who may use the console.</param>
public sealed record KpiPlan(IReadOnlyList<KpiDefinition> Kpis, IReadOnlyDictionary<Department, string> Roles, IReadOnlyList<KpiBenchmark> Benchmarks)
{
    public static KpiPlan Empty { get; } = new([], new Dictionary<Department, string>(), []);

    /// <summary>The departments that answer for something, in the order of their first line.</summary>
    public IReadOnlyList<Department> Departments => [.. Kpis.Select(kpi => kpi.Department).Distinct()];

    public IEnumerable<KpiDefinition> Of(Department department) => Kpis.Where(kpi => kpi.Department == department);

    /// <param name="isInRole">Does the person hold this role of the sign-in?</param>
    public bool MaySee(Department department, Func<string, bool> isInRole) => !Roles.TryGetValue(department, out var role) || isInRole(role);
}
