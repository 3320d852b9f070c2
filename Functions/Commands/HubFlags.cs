using System.CommandLine;
using CxHub.Functions.Configuration;

namespace CxHub.Functions.Commands;

/// <summary>The options every command of the hub shares.</summary>
internal static class HubFlags
{
    public static readonly Option<string?> Config = new("--config") { Description = "Folder with hub.yaml (default: ./config, then the copy beside the executable)", Recursive = true };

    public static readonly Option<string?> Store = new("--store") { Description = "sqlite:PATH or postgres:CONNECTION, instead of the store in hub.yaml", Recursive = true };

    public static HubOptions Options(ParseResult parse) => new() { ConfigPath = parse.GetValue(Config), Store = parse.GetValue(Store) };
}
