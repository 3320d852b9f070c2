using System.CommandLine;
using System.Text.Json;
using CxHub.Storage;
using Terminal = System.Console;

namespace CxHub.Functions.Commands;

/// <summary><c>cxhub person export|erase ID</c>: privacy requests.</summary>
internal static class PersonCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Argument<string> Id = new("id") { Description = "Profile id (a retired id works too)" };

    public static Command Build() => new("person", "Privacy requests: everything known about one person, or its erasure")
    {
        Action("export", "Prints everything the hub holds about the person as JSON", ExportAsync),
        Action("erase", "Erases the person everywhere in the hub and lists the places", EraseAsync),
    };

    private static Command Action(string name, string description, Func<HubStore, TimeProvider, string, CancellationToken, Task<int>> work)
    {
        var command = new Command(name, description) { Id };
        command.SetAction((parse, cancellationToken) => CommandRunner.RunAsync(
            HubFlags.Options(parse),
            (services, token) => work(services.GetRequiredService<HubStore>(), services.GetRequiredService<TimeProvider>(), parse.GetRequiredValue(Id), token),
            cancellationToken));
        return command;
    }

    private static async Task<int> ExportAsync(HubStore store, TimeProvider clock, string id, CancellationToken cancellationToken)
    {
        var export = await store.ReadAsync(session => session.Privacy.ExportAsync(id, cancellationToken), cancellationToken);
        if (export is null)
        {
            return await UnknownAsync(id);
        }

        await AuditAsync(store, clock, "export person", id, cancellationToken);
        await Terminal.Out.WriteLineAsync(JsonSerializer.Serialize(export, Indented));
        return 0;
    }

    private static async Task<int> EraseAsync(HubStore store, TimeProvider clock, string id, CancellationToken cancellationToken)
    {
        var erased = await store.WriteAsync(session => session.Privacy.EraseAsync(id, cancellationToken), cancellationToken);
        if (erased is null)
        {
            return await UnknownAsync(id);
        }

        await AuditAsync(store, clock, "erase person", id, cancellationToken);
        await Terminal.Out.WriteLineAsync(JsonSerializer.Serialize(erased, Indented));
        return 0;
    }

    private static Task AuditAsync(HubStore store, TimeProvider clock, string action, string id, CancellationToken cancellationToken) =>
        store.WriteAsync(session => session.Audit.AddAsync(new AuditEntry(clock.GetUtcNow(), Environment.UserName, action, id, "command line"), cancellationToken), cancellationToken);

    private static async Task<int> UnknownAsync(string id)
    {
        await Terminal.Error.WriteLineAsync($"No customer has the id {id}. Find the id with: cxhub explain profile NAME, or in the console under Customers.");
        return 1;
    }
}
