using System.Runtime.CompilerServices;

namespace CxHub.Tests.Functions;

/// <summary>Files of the repository that tests hold against the code.</summary>
internal static class Repository
{
    public static string Path(string relative) => System.IO.Path.Combine(Root(), relative);

    public static string Read(string relative) => File.ReadAllText(Path(relative));

    private static string Root([CallerFilePath] string here = "") => System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(here)!, "..", ".."));
}
