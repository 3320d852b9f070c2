namespace CxHub.Sandbox.Population.Historical;

/// <summary>Writes a population as two CSV files: the records and the truth (<c>record_id,cluster_id</c>). No value holds a comma or a quote.</summary>
public static class HistoricalPopulationCsv
{
    public static void Write(IEnumerable<HistoricalRecord> population, TextWriter records, TextWriter truth)
    {
        records.Write(HistoricalRecord.Header + "\n");
        truth.Write("record_id,cluster_id\n");

        foreach (var record in population)
        {
            string[] cells = [record.RecordId, record.FirstName, record.Surname, record.BirthDate, record.BirthPlace, record.Postcode, record.Occupation];
            records.Write(string.Join(',', cells) + "\n");
            truth.Write($"{record.RecordId},{record.Entity}\n");
        }
    }
}
