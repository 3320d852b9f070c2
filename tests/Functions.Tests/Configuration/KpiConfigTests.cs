using CxHub.Domain.Configuration;
using CxHub.Functions.Configuration;
using CxHub.Insights.Kpis;
using Xunit;

namespace CxHub.Tests.Functions.Configuration;

public sealed class KpiConfigTests
{
    [Fact]
    public void Read_ShippedFile_GivesEveryDepartmentItsFiguresWithOwners()
    {
        var (plan, problems) = Read(Repository.Read("config/kpis.yaml"));

        Assert.Empty(problems);
        Assert.Equal([Department.Executive, Department.Cx, Department.Sales, Department.CustomerSuccess, Department.Service, Department.Marketing, Department.Finance, Department.Hr, Department.It], plan.Departments);
        Assert.All(plan.Kpis, kpi => Assert.NotNull(kpi.Owner));
        Assert.Equal(KpiCatalog.All.Select(kind => kind.Name).Order(), plan.Kpis.Select(kpi => kpi.Kind.Name).Distinct().Order());
        Assert.Equal(new KpiTarget(30, AtLeast: true), plan.Kpis[0].Target);
    }

    [Theory]
    [InlineData("kpis: [{ name: relational-nsp, department: cx, title: T, source: insights, cadence: weekly }]", "config/kpis.yaml:1:16: 'relational-nsp' is not a KPI", "relational-nps")]
    [InlineData("kpis: [{ name: relational-nps, department: sale, title: T, source: insights, cadence: weekly }]", "config/kpis.yaml:1:44: 'department' is 'sale'", "sales")]
    [InlineData("kpis: [{ name: relational-nps, department: cx, title: T, source: runs, cadence: weekly }]", "config/kpis.yaml:1:66: source of 'relational-nps' is runs", "insights")]
    [InlineData("kpis: [{ name: service-ces, department: cx, title: T, source: insights, cadence: weekly, unit: percent }]", "config/kpis.yaml:1:96: unit of 'service-ces' is percent", "scale")]
    [InlineData("kpis: [{ name: service-ces, department: cx, title: T, source: insights, cadence: weekly, target: { atLeast: 5, atMost: 6 } }]", "config/kpis.yaml:1:98: the target has both atLeast and atMost", "atLeast: 30")]
    [InlineData("kpis: []\ndepartments: { finances: { owner: F } }", "config/kpis.yaml:2:16: unknown key 'finances'", "finance")]
    [InlineData("kpis: []\nbenchmarks: [{ kpi: service-csat, value: 77, source: S }]", "config/kpis.yaml:2:14: 'year' is missing", "year:")]
    [InlineData("kpis: [{ name: enps, department: hr, title: T, source: insights, cadence: weekly }, { name: enps, department: hr, title: T, source: insights, cadence: daily }]", "config/kpis.yaml:1:93: hr has 'enps' twice", "once")]
    public void Read_Mistake_IsToldWithItsPlaceAndWhatWasExpected(string yaml, string complaint, string hint)
    {
        var (_, problems) = Read(yaml);

        var problem = Assert.Single(problems);
        Assert.Contains(complaint, problem.ToString(), StringComparison.Ordinal);
        Assert.Contains(hint, problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void MaySee_DepartmentWithARole_IsForThoseWhoHoldIt()
    {
        var (plan, _) = Read("departments: { hr: { role: CxHub.People } }\nkpis: []");

        Assert.False(plan.MaySee(Department.Hr, _ => false));
        Assert.True(plan.MaySee(Department.Hr, role => role is "CxHub.People"));
        Assert.True(plan.MaySee(Department.It, _ => false));
    }

    private static (KpiPlan Plan, IReadOnlyList<ConfigProblem> Problems) Read(string yaml)
    {
        var folder = Directory.CreateTempSubdirectory("cxhub-kpis-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "kpis.yaml"), yaml);
            var problems = new ConfigProblems();
            var plan = new KpiConfigReader(problems).Read(new ConfigFolder(folder.FullName).Read("kpis.yaml", problems)!);
            return (plan, problems.All);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
