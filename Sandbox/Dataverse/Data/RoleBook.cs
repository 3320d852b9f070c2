using System.Security.Cryptography;
using System.Text;
using CxHub.Sandbox.Dataverse.Schema;

namespace CxHub.Sandbox.Dataverse.Data;

/// <summary>Which privileges the security roles hold, and which users have which role. Nothing is refused for want of a privilege.</summary>
internal sealed class RoleBook
{
    /// <summary>Types of privileges, as EntityDefinitions names them.</summary>
    public static readonly string[] Types = ["Create", "Read", "Write", "Delete", "Assign", "Share", "Append", "AppendTo"];

    private readonly Dictionary<Guid, Dictionary<Guid, string>> _privileges = [];
    private readonly HashSet<(Guid User, Guid Role)> _assignments = [];

    /// <summary>Privilege ids of a role with their depth.</summary>
    public IReadOnlyDictionary<Guid, string> Of(Guid role) => _privileges.GetValueOrDefault(role) ?? [];

    public void Add(Guid role, Guid privilege, string depth)
    {
        if (!_privileges.TryGetValue(role, out var held))
        {
            _privileges[role] = held = [];
        }

        held[privilege] = depth;
    }

    public IEnumerable<Guid> RolesOf(Guid user) => _assignments.Where(one => one.User == user).Select(one => one.Role);

    public bool Assign(Guid user, Guid role) => _assignments.Add((user, role));

    public bool Withdraw(Guid user, Guid role) => _assignments.Remove((user, role));

    /// <summary>Tasks and the other activities share the privileges of Activity; users are called User.</summary>
    public static string NameOf(Table table, string type) => $"prv{type}{(table.IsActivity ? "Activity" : table.Name is "systemuser" ? "User" : char.ToUpperInvariant(table.Name[0]) + table.Name[1..])}";

    public static Guid IdOf(string privilege) => new(SHA256.HashData(Encoding.UTF8.GetBytes(privilege)).AsSpan(0, 16));
}
