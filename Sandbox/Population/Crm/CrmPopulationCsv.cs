namespace CxHub.Sandbox.Population.Crm;

/// <summary>Writes a population as two CSV files: the records and the truth (<c>record_id,cluster_id</c>).</summary>
public static class CrmPopulationCsv
{
    public static void Write(IEnumerable<CrmRecord> population, TextWriter records, TextWriter truth)
    {
        records.Write(CrmRecord.Header + "\n");
        truth.Write("record_id,cluster_id\n");

        foreach (var record in population)
        {
            records.Write(Row(record));
            truth.Write($"{record.RecordId},{record.Entity}\n");
        }
    }

    private static string Row(CrmRecord record)
    {
        string[] cells =
        [
            record.RecordId, record.Source, record.GivenName, record.FamilyName, record.FullName, record.Email, record.Phone, record.BirthDate, record.Street, record.City,
            record.Postcode, record.Country, record.Company,
        ];
        return string.Join(',', cells.Select(Quoted)) + "\n";
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\n\r") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
