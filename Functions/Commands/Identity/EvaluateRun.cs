using System.Globalization;
using System.Text.Json;

namespace CxHub.Functions.Commands.Identity;

/// <summary><c>identity evaluate</c>: pairwise and B-cubed precision, recall and F1 over all records of the truth; a record missing from the clusters is alone.</summary>
public static class EvaluateRun
{
    public static void Execute(string clusters, string truth, bool json, TextWriter output, TextWriter messages)
    {
        var said = Read(clusters);
        var real = Read(truth);
        var unknown = said.Keys.Count(id => !real.ContainsKey(id));

        if (unknown > 0) { messages.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{unknown} records of {clusters} are not in {truth} and are left out")); }

        var scores = ClusterScores.Of(real, said);
        output.WriteLine(json ? JsonSerializer.Serialize(scores, JsonSerializerOptions.Web) : scores.ToString());
    }

    private static Dictionary<string, string> Read(string path)
    {
        using var rows = Open(path);

        if (!rows.Read()) { throw new IdentityInputException($"{path}: the file is empty; expected record_id,cluster_id."); }

        var (id, cluster) = (Find(rows, "record_id"), Find(rows, "cluster_id"));

        if (id < 0 || cluster < 0) { throw new IdentityInputException($"{path}, row 1: expected the columns record_id and cluster_id."); }

        var found = new Dictionary<string, string>(StringComparer.Ordinal);

        while (rows.Read())
        {
            if (rows.Cells <= Math.Max(id, cluster)) { throw new IdentityInputException($"{path}, row {rows.Row}: too few cells."); }

            if (!found.TryAdd(rows.Cell(id).ToString(), rows.Cell(cluster).ToString())) { throw new IdentityInputException($"{path}, row {rows.Row}: record id '{rows.Cell(id)}' for the second time."); }
        }

        return found;
    }

    private static CsvRows Open(string path)
    {
        try
        {
            return new CsvRows(File.OpenRead(path), path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IdentityInputException($"{path}: cannot be read ({e.Message}).");
        }
    }

    private static int Find(CsvRows rows, string name)
    {
        for (var i = 0; i < rows.Cells; i++)
        {
            if (rows.Cell(i).Trim().Equals(name, StringComparison.OrdinalIgnoreCase)) { return i; }
        }

        return -1;
    }
}
