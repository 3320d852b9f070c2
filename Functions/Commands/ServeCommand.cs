using System.CommandLine;
using System.CommandLine.Parsing;
using CxHub.Functions.Hosting;

namespace CxHub.Functions.Commands;

/// <summary><c>cxhub serve</c>: HTTP, schedules, queue pump and console on the configured store; under the Functions host, the custom handler.</summary>
internal static class ServeCommand
{
    private static readonly Option<Uri?> Url = new("--url") { Description = "Address to listen on (default: hub.yaml)", CustomParser = Address };

    public static Command Build()
    {
        var command = new Command("serve", "Serves HTTP, schedules, the queue and the console until stopped") { Url };
        command.SetAction((parse, cancellationToken) => CommandRunner.RunAsync(
            HubFlags.Options(parse) with { Serves = true, Url = parse.GetValue(Url) },
            async (services, token) =>
            {
                await services.GetRequiredService<HubServer>().RunAsync(token);
                return 0;
            },
            cancellationToken));
        return command;
    }

    private static Uri? Address(ArgumentResult given)
    {
        if (Uri.TryCreate(given.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return address;
        }

        given.AddError($"--url: \"{given.Tokens[0].Value}\" is not an address such as http://127.0.0.1:7071.");
        return null;
    }
}
