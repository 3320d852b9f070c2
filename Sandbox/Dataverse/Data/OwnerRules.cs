using CxHub.Sandbox.Population;

namespace CxHub.Sandbox.Dataverse.Data;

/// <summary>Who may own a row: a team, or a user that is not disabled.</summary>
internal static class OwnerRules
{
    public static EntityReference Check(EntityReference owner, DataverseEnvironment environment) =>
        environment.Store.Find(owner) is { Table.Name: "systemuser" } user && user["isdisabled"] is true
            ? throw new DataverseException(403, "0x80040225", $"The specified user(Id = {owner.Id}) is disabled. Consider enabling this user.")
            : owner;
}
