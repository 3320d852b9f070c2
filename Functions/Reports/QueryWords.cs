using CxHub.Domain.Configuration;
using CxHub.Functions.Commands.Reports;

namespace CxHub.Functions.Reports;

/// <summary>Reads the words of a query; a wrong one is answered with the right ones.</summary>
internal static class QueryWords
{
    private static readonly string[] Kinds = ["relational", "transactional"];

    public static string Kind(string? given, string otherwise) =>
        given is null ? otherwise : Array.Find(Kinds, kind => kind.Equals(given, StringComparison.OrdinalIgnoreCase)) ?? throw Unknown("kind", given, Kinds);

    /// <summary>One of the names of <typeparamref name="T"/>, in any case, with or without dashes; null when none is given.</summary>
    public static T? Choice<T>(string name, string? given)
        where T : struct, Enum
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            return null;
        }

        return Enum.TryParse<T>(given.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(given[0])
            ? value
            : throw Unknown(name, given, Enum.GetNames<T>().Select(ConfigNames.Written));
    }

    private static ReportException Unknown(string name, string given, IEnumerable<string> known) =>
        new($"{name}: \"{(given.Length <= 40 ? given : given[..40] + "…")}\" is not one of {string.Join(", ", known)}.");
}
