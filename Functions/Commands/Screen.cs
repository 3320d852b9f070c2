using Spectre.Console;
using Terminal = System.Console;

namespace CxHub.Functions.Commands;

/// <summary>Where output goes to a file or a pipe, tables are plain text of a fixed width.</summary>
internal static class Screen
{
    private const int PlainWidth = 132;

    public static void Prepare()
    {
        if (Terminal.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = PlainWidth;
            AnsiConsole.Profile.Capabilities.Ansi = false;
        }
    }
}
