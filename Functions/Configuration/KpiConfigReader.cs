using CxHub.Domain.Configuration;
using CxHub.Insights.Kpis;

namespace CxHub.Functions.Configuration;

/// <summary>Reads <c>kpis.yaml</c>; every mistake becomes a problem with its position.</summary>
public sealed class KpiConfigReader(ConfigProblems problems)
{
    private static readonly string[] Departments = [.. Enum.GetNames<Department>().Select(ConfigNames.Written)];

    private readonly Dictionary<Department, string> _owners = [];
    private readonly Dictionary<Department, string> _roles = [];

    public KpiPlan Read(ConfigMap file)
    {
        file.AllowOnly(problems, "departments", "kpis", "benchmarks");
        ReadDepartments(file.Map("departments", problems));
        List<KpiDefinition> kpis = [];
        foreach (var item in file.List("kpis", problems, required: true)?.Items ?? [])
        {
            if (Kpi(item, kpis) is { } kpi)
            {
                kpis.Add(kpi);
            }
        }

        return new KpiPlan(kpis, _roles, [.. (file.List("benchmarks", problems)?.Items ?? []).Select(Benchmark).OfType<KpiBenchmark>()]);
    }

    private void ReadDepartments(ConfigMap? map)
    {
        map?.AllowOnly(problems, Departments);
        foreach (var name in map?.Entries.Select(entry => entry.Key).Where(Departments.Contains) ?? [])
        {
            if (map!.Map(name, problems) is not { } department)
            {
                continue;
            }

            department.AllowOnly(problems, "owner", "role");
            var key = Enum.Parse<Department>(name.Replace("-", string.Empty, StringComparison.Ordinal), ignoreCase: true);
            if (department.Text("owner", problems) is { } owner)
            {
                _owners[key] = owner;
            }

            if (department.Text("role", problems) is { } role)
            {
                _roles[key] = role;
            }
        }
    }

    private KpiDefinition? Kpi(ConfigNode node, List<KpiDefinition> earlier)
    {
        if (node is not ConfigMap map)
        {
            problems.Add(node.At, $"a KPI is {node.Kind}", "a map with name, department, title, source and cadence");
            return null;
        }

        map.AllowOnly(problems, "name", "department", "title", "source", "cadence", "unit", "target", "owner");
        var kind = Kind(map, "name");
        var department = map.Choice<Department>("department", problems, required: true);
        var title = map.Text("title", problems, required: true);
        var cadence = map.Choice<KpiCadence>("cadence", problems, required: true);
        Agrees(map, "source", kind?.Name, kind?.Source, required: true);
        Agrees(map, "unit", kind?.Name, kind?.Unit, required: false);
        var target = map.Map("target", problems) is { } limits ? Target(limits) : null;
        if (kind is null || department is not { } owned || title is null || cadence is not { } pace)
        {
            return null;
        }

        if (earlier.Any(other => other.Kind == kind && other.Department == owned))
        {
            problems.Add(map.Find("name")!.Value.At, $"{ConfigNames.Written(owned.ToString())} has '{kind.Name}' twice", "each figure once per department");
        }

        return new KpiDefinition { Kind = kind, Department = owned, Title = title, Cadence = pace, Target = target, Owner = map.Text("owner", problems) ?? _owners.GetValueOrDefault(owned) };
    }

    private KpiKind? Kind(ConfigMap map, string key)
    {
        if (map.Text(key, problems, required: true) is not { } name)
        {
            return null;
        }

        if (KpiCatalog.Find(name) is { } kind)
        {
            return kind;
        }

        string[] known = [.. KpiCatalog.All.Select(one => one.Name)];
        problems.Add(map.Find(key)!.Value.At, $"'{name}' is not a KPI that the hub can measure", $"one of {string.Join(", ", known)}", NearestName.Of(name, known));
        return null;
    }

    /// <summary>What the file says about a figure must be what the hub measures; saying nothing of what is optional is right too.</summary>
    private void Agrees<T>(ConfigMap map, string key, string? kpi, T? known, bool required)
        where T : struct, Enum
    {
        if (map.Choice<T>(key, problems, required) is { } written && known is { } right && !EqualityComparer<T>.Default.Equals(written, right))
        {
            problems.Add(map.Find(key)!.Value.At, $"{key} of '{kpi}' is {ConfigNames.Written(written.ToString())}", $"{key}: {ConfigNames.Written(right.ToString())}", ConfigNames.Written(right.ToString()));
        }
    }

    private KpiTarget? Target(ConfigMap map)
    {
        map.AllowOnly(problems, "atLeast", "atMost");
        var (least, most) = (map.Number("atLeast", problems), map.Number("atMost", problems));
        if (least is null == most is null)
        {
            problems.Add(map.At, least is null ? "the target is empty" : "the target has both atLeast and atMost", "{ atLeast: 30 } or { atMost: 15 }");
            return null;
        }

        return new KpiTarget((least ?? most)!.Value, least is not null);
    }

    private KpiBenchmark? Benchmark(ConfigNode node)
    {
        if (node is not ConfigMap map)
        {
            problems.Add(node.At, $"a benchmark is {node.Kind}", "a map with kpi, value, source and year");
            return null;
        }

        map.AllowOnly(problems, "kpi", "value", "source", "year", "method", "n");
        var kind = Kind(map, "kpi");
        var value = map.Number("value", problems, required: true);
        var source = map.Text("source", problems, required: true);
        var year = map.WholeNumber("year", problems, required: true);
        if (year is < 1990 or > 2200)
        {
            problems.Add(map.Find("year")!.Value.At, $"the year is {year}", "the year of publication, such as 2025");
        }

        return kind is null || value is null || source is null || year is null
            ? null
            : new KpiBenchmark(kind.Name, value.Value, source, year.Value, map.Text("method", problems), map.WholeNumber("n", problems));
    }
}
