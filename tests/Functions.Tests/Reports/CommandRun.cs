using System.CommandLine;
using System.Text.Json;

namespace CxHub.Tests.Functions.Reports;

/// <summary>Runs a command as a shell would, on files in a folder of its own.</summary>
internal sealed class CommandRun : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cxhub-report");

    public string File(string name, params string[] lines)
    {
        var path = PathOf(name);
        System.IO.File.WriteAllLines(path, lines);

        return path;
    }

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public static (int Code, string Output, string Error) Run(Command command, params string[] arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        var code = command.Parse(arguments).Invoke(new() { Output = output, Error = error });

        return (code, output.ToString(), error.ToString());
    }

    public static JsonElement Json(Command command, params string[] arguments)
    {
        var (code, output, error) = Run(command, [.. arguments, "--json"]);
        Xunit.Assert.Equal((0, ""), (code, error));

        return JsonDocument.Parse(output).RootElement;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
