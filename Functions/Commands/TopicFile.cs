using System.CommandLine;
using CxHub.Domain.Configuration;
using CxHub.Functions.Commands.Reports;
using CxHub.Functions.Configuration;
using CxHub.Insights.Text;

namespace CxHub.Functions.Commands;

/// <summary>The topics that a command on files looks for: those of the configuration folder, as in the hub itself.</summary>
internal static class TopicFile
{
    /// <summary>Of the folder that <c>--config</c> names, else of the usual one; the built-in topics where there is none.</summary>
    public static Taxonomy Of(ParseResult result) => Named(result) ?? (Usual() is { } folder ? Read(folder) : Taxonomy.BuiltIn);

    /// <summary>Null when <c>--config</c> names no folder.</summary>
    public static Taxonomy? Named(ParseResult result)
    {
        if (result.GetValue(HubFlags.Config) is not { } path)
        {
            return null;
        }

        ConfigFolder folder = new(path);
        return folder.Holds(TopicConfigReader.File) ? Read(folder) : throw new ReportException($"There is no {TopicConfigReader.File} in {path}. Copy the one that came with the hub and edit it.");
    }

    private static ConfigFolder? Usual()
    {
        try
        {
            return ConfigFolder.Find(null);
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static Taxonomy Read(ConfigFolder folder)
    {
        var problems = new ConfigProblems();
        var taxonomy = TopicConfigReader.Read(folder, problems);
        return problems.All.Count is 0 ? taxonomy : throw new ReportException(string.Join('\n', problems.All));
    }
}
