namespace CxHub.Connectors.Dynamics;

/// <summary>What the application user must be allowed to do, all at organisation level: the least the hub works with. <c>infra/dynamics/role.json</c> says the same.</summary>
public static class DynamicsRole
{
    /// <summary>Rights by table, named as Dataverse names the types of privileges.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Needed { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["contact"] = ["Read", "Write", "AppendTo"],
        ["account"] = ["Read", "Write", "AppendTo"],
        ["opportunity"] = ["Read", "AppendTo"],
        ["incident"] = ["Create", "Read", "Write", "Append", "AppendTo"],
        ["task"] = ["Create", "Read", "Write", "Append", "AppendTo", "Assign"],
        ["systemuser"] = ["Read"],
        ["team"] = ["Read"],
        ["annotation"] = ["Create", "Read", "Append"],
    };

    /// <summary>Rights on a table to which the hub adds records.</summary>
    public static IReadOnlyList<string> OnAddedTables { get; } = ["Create", "Read", "Write", "Append"];
}
