using CxHub.Sandbox.Dataverse.Schema;
using CxHub.Sandbox.Population;

namespace CxHub.Sandbox.Dataverse.Data;

/// <summary>
/// Resolves what a bind or a $ref names: <c>/contacts(id)</c> with or without slash, absolute, by alternate key, or <c>$1</c>
/// inside its change set.
/// </summary>
internal static class References
{
    public static EntityReference Resolve(string uri, DataverseCall call)
    {
        if (uri.StartsWith('$'))
        {
            uri = call.ContentIds.GetValueOrDefault(uri[1..])
                ?? throw DataverseException.BadUrl($"Content-ID Reference: '{uri}' does not exist in the batch context.");
        }

        var path = uri.IndexOf("/api/data/", StringComparison.Ordinal) is >= 0 and var at
            ? uri[(uri.IndexOf('/', at + "/api/data/".Length) + 1)..]
            : uri.TrimStart('/');

        if (ResourceSegment.Read(path) is not [{ Key: { } key } segment])
        {
            throw DataverseException.BadUrl($"Invalid URI '{uri}' in a bind: expected '/entityset(key)'.");
        }

        var table = call.Table(segment.Name);
        return new(table.Name, RowKey.Parse(key, table, call.Environment).Get(table, call.Environment.Store).Id);
    }

    /// <summary>The lookup behind a navigation property, with the reference checked against its targets.</summary>
    public static EntityReference Bind(Table table, string navigation, string uri, DataverseCall call, out Column column)
    {
        var found = table.Columns.SelectMany(one => one.Targets, (one, target) => (Column: one, Target: target)).Where(one => one.Target.Navigation == navigation).ToArray();

        if (found.Length is 0)
        {
            throw DataverseException.BadPayload(
                table.SetName,
                $"An undeclared property '{navigation}' which only has property annotations in the payload but no property value was found in the payload. In OData, only declared navigation properties and declared named streams can be represented as properties without values.");
        }

        var reference = Resolve(uri, call);
        column = found[0].Column;
        return found.Any(one => one.Target.Table == reference.LogicalName)
            ? reference
            : throw DataverseException.BadPayload(table.SetName, $"The navigation property '{navigation}' does not lead to '{reference.LogicalName}'.");
    }
}
