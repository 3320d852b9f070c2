using System.Text.RegularExpressions;

namespace CxHub.Connectors.Dynamics;

/// <summary>Names that go into URLs come from configuration; they hold nothing that could end a literal.</summary>
internal static partial class DynamicsName
{
    public static string Check(string name) => Pattern().IsMatch(name)
        ? name
        : throw new ArgumentOutOfRangeException(nameof(name), name, "A Dataverse name holds letters, digits and underscores only.");

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
