using CxHub.Sandbox.Dataverse.Data;
using CxHub.Sandbox.Dataverse.OData;
using CxHub.Sandbox.Hosting.Wire;
using CxHub.Sandbox.Population;

namespace CxHub.Sandbox.Dataverse.Endpoints;

/// <summary>Security roles: what one may do, adding privileges, and the roles of a user.</summary>
internal static class RoleEndpoints
{
    private static readonly string[] Depths = ["Basic", "Local", "Deep", "Global"];

    /// <summary><c>RetrieveRolePrivilegesRole(RoleId=…)</c>, the id inline or behind an alias.</summary>
    public static WireResponse Privileges(DataverseCall call)
    {
        var given = call.Path[0].Key?.Split('=', 2) is ["RoleId", var text] ? text.StartsWith('@') ? call.Request.Parameter(text) ?? string.Empty : text : string.Empty;
        var role = Guid.TryParse(given, out var id) ? Role(call, id) : throw DataverseException.BadUrl("The parameter 'RoleId' is required.");
        call.Cost.Add(Cost.Read);
        return call.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("@odata.context"u8, call.Api + "$metadata#Microsoft.Dynamics.CRM.RetrieveRolePrivilegesRoleResponse");
            json.WriteStartArray("RolePrivileges"u8);

            foreach (var (privilege, depth) in call.Environment.Roles.Of(role.Id))
            {
                json.WriteStartObject();
                json.WriteString("Depth"u8, depth);
                json.WriteString("PrivilegeId"u8, privilege);
                json.WriteString("BusinessUnitId"u8, call.Environment.BusinessUnitId);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>The bound action <c>AddPrivilegesRole</c>; a privilege that the role has already takes the new depth.</summary>
    public static WireResponse Add(DataverseCall call, Row role)
    {
        call.Cost.Add(Cost.Write, 1);
        var known = call.Environment.Schema.Tables.SelectMany(_ => RoleBook.Types, RoleBook.NameOf).Select(RoleBook.IdOf).ToHashSet();
        var privileges = call.Body().TryGetProperty("Privileges", out var list) ? list.EnumerateArray().ToArray() : throw DataverseException.BadPayload("roles", "The parameter 'Privileges' is required.");

        foreach (var privilege in privileges)
        {
            var depth = privilege.TryGetProperty("Depth", out var given) ? given.GetString() : null;

            if (!privilege.TryGetProperty("PrivilegeId", out var id) || !id.TryGetGuid(out var privilegeId) || !known.Contains(privilegeId))
            {
                throw new DataverseException(404, "0x80040217", "Privilege does not exist.");
            }

            if (!Depths.Contains(depth))
            {
                throw DataverseException.BadPayload("roles", $"'{depth}' is no depth of a privilege.");
            }
        }

        foreach (var privilege in privileges)
        {
            call.Environment.Roles.Add(role.Id, privilege.GetProperty("PrivilegeId").GetGuid(), privilege.GetProperty("Depth").GetString()!);
        }

        return call.NoContent();
    }

    /// <summary>The collection <c>systemuserroles_association</c> of a user: listing, adding and taking away.</summary>
    public static WireResponse OfUser(DataverseCall call, Row user, ResourceSegment member, ResourceSegment[] tail) => (call.Method, member.Key, tail) switch
    {
        ("GET", null, []) => DictionaryList.Answer(call, "roles", "roleid", call.Environment.Roles.RolesOf(user.Id).Select(id => Describe(Role(call, id)))),
        ("POST", null, [{ Name: "$ref" }]) => Assign(call, user),
        ("DELETE", { } key, [{ Name: "$ref" }]) when Guid.TryParse(key, out var id) => Withdraw(call, user, id),
        _ => throw DataverseException.NoSegment(member.Name),
    };

    private static WireResponse Assign(DataverseCall call, Row user)
    {
        call.Cost.Add(Cost.Write, 1);
        var uri = call.Body().TryGetProperty("@odata.id", out var id) ? id.GetString() : null;
        var role = References.Resolve(uri ?? throw DataverseException.BadPayload("roles", "'@odata.id' is required."), call);

        return role.LogicalName is not "role" ? throw DataverseException.BadPayload("roles", $"'{uri}' is no role.")
            : call.Environment.Roles.Assign(user.Id, role.Id) ? call.NoContent()
            : throw new DataverseException(412, "0x80040237", "Cannot insert duplicate key.");
    }

    private static WireResponse Withdraw(DataverseCall call, Row user, Guid role)
    {
        call.Cost.Add(Cost.Write, 1);
        return call.Environment.Roles.Withdraw(user.Id, role) ? call.NoContent() : throw DataverseException.NoRow("role", role);
    }

    private static Row Role(DataverseCall call, Guid id) => call.Environment.Store.Find(new EntityReference("role", id)) ?? throw DataverseException.NoRow("role", id);

    private static Dictionary<string, object?> Describe(Row role) => new()
    {
        ["roleid"] = role.Id,
        ["name"] = role["name"],
        ["_businessunitid_value"] = (role["businessunitid"] as EntityReference)?.Id,
    };
}
