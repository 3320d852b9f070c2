using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using CsvHelper;
using CxHub.Connectors.Surveys;
using CxHub.Domain;
using CxHub.Domain.Configuration;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Files;

/// <summary>
/// Reads answers from a CSV file with a header row, in the normal form of the survey source. Columns are found by name, in any order and case;
/// <c>responseId</c> is required and makes an import repeatable. A wrong row is set aside as <c>file:line</c> and the rest goes on.
/// </summary>
public sealed class FeedbackCsv(string source, string file, TimeZoneInfo zone)
{
    private const int RowsPerPage = 500;

    /// <summary>Column names and the role each fills; other columns are kept as other answers.</summary>
    private static readonly Dictionary<string, string> Columns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["responseId"] = "responseId",
        ["response_id"] = "responseId",
        ["answerId"] = "responseId",
        ["id"] = "responseId",
        ["submittedAt"] = "submittedAt",
        ["submitted_at"] = "submittedAt",
        ["date"] = "submittedAt",
        ["answeredAt"] = "submittedAt",
        ["surveyId"] = "surveyId",
        ["survey"] = "surveyId",
        ["surveyTitle"] = "surveyTitle",
        ["surveyKind"] = "surveyKind",
        ["touchpoint"] = "touchpoint",
        ["channel"] = "channel",
        ["language"] = "language",
        ["status"] = "status",
        ["nps"] = "nps",
        ["csat"] = "csat",
        ["ces"] = "ces",
        ["customer_number"] = "customerNumber",
        ["crm_contact_id"] = "crmContactId",
        ["order_number"] = "orderNumber",
    };

    private static readonly string[] TopLevel = ["surveyId", "surveyTitle", "surveyKind", "touchpoint", "channel", "language"];

    /// <exception cref="ConnectorException">The file has no header or no column for the answer's id.</exception>
    public async IAsyncEnumerable<SourcePage> ReadAsync(Stream content, DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var csv = CsvReader.Create(content, new CsvReaderOptions { TrackLineNumbers = true, TrimWhitespace = true }, leaveOpen: true);
        await csv.ReadHeaderAsync(cancellationToken);
        var header = Header(csv.Headers);
        List<SourceRecord> records = [];
        List<UnreadableRow> setAside = [];
        while (await csv.ReadAsync(cancellationToken))
        {
            Add(csv, header, now, records, setAside);
            if (records.Count + setAside.Count >= RowsPerPage)
            {
                yield return new SourcePage([.. records], null, SetAside: [.. setAside]);
                records.Clear();
                setAside.Clear();
            }
        }

        yield return new SourcePage(records, null, IsLast: true, SetAside: setAside);
    }

    private string[] Header(IEnumerable<string> names)
    {
        string[] header = [.. names.Select(name => Columns.GetValueOrDefault(name.Trim('\uFEFF', ' '), name.Trim('\uFEFF', ' ')))];
        if (header.Length is 0)
        {
            throw new ConnectorException(source, FailureKind.Rejected, $"{file}:1: the file is empty; the first line must name the columns.");
        }

        if (header.Contains("responseId"))
        {
            return header;
        }

        var nearest = header.FirstOrDefault(name => NearestName.Of(name, Columns.Keys) is { } right && Columns[right] is "responseId");
        var hint = nearest is null ? string.Empty : $" Did you mean it by '{nearest}'?";
        throw new ConnectorException(source, FailureKind.Rejected, $"{file}:1: no column 'responseId'; it identifies an answer, so that importing a file twice changes nothing.{hint}");
    }

    private void Add(CsvReader csv, string[] header, DateTimeOffset now, List<SourceRecord> records, List<UnreadableRow> setAside)
    {
        string[] row = [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)];
        if (row.All(string.IsNullOrEmpty))
        {
            return;
        }

        if (Problem(row, header) is { } problem)
        {
            setAside.Add(new UnreadableRow(string.Create(CultureInfo.InvariantCulture, $"{file}:{csv.LineNumber}"), Encoding.UTF8.GetString(csv.RawRecord), problem));
            return;
        }

        records.Add(Record(row, header, now));
    }

    private string? Problem(string[] row, string[] header)
    {
        if (row.Length != header.Length)
        {
            return string.Create(CultureInfo.InvariantCulture, $"it has {row.Length} values, the header has {header.Length} columns");
        }

        if (Value(row, header, "responseId") is null)
        {
            return "responseId is empty";
        }

        return Value(row, header, "submittedAt") is { } text && Moment(text) is null ? $"submittedAt: '{text}' is no date and time (2026-03-02 09:15 or 2026-03-02T09:15:30Z)" : null;
    }

    private SourceRecord Record(string[] row, string[] header, DateTimeOffset now)
    {
        var answer = new SurveyAnswer(new WebhookSettings(SurveyProvider.Cxhub, []))
        {
            ResponseId = Value(row, header, "responseId")!,
            SubmittedAt = Value(row, header, "submittedAt") is { } text ? Moment(text) : null,
            Status = Value(row, header, "status") ?? "completed",
        };
        foreach (var (name, value) in header.Zip(row).Where(pair => pair.Second.Length > 0))
        {
            if (TopLevel.Contains(name))
            {
                answer.Top(name, value);
            }
            else if (name is not ("responseId" or "submittedAt" or "status"))
            {
                answer.Give(name is "nps" or "csat" or "ces" ? AnswerJson.NumberOrText(value) : JsonValue.Create(value), name);
            }
        }

        return answer.ToRecord(source, now);
    }

    private static string? Value(string[] row, string[] header, string name)
    {
        var index = Array.IndexOf(header, name);
        return index >= 0 && index < row.Length && row[index].Length > 0 ? row[index] : null;
    }

    /// <summary>A time without offset is local time of the hub's zone.</summary>
    private DateTimeOffset? Moment(string text)
    {
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment))
        {
            return null;
        }

        return moment.Kind switch
        {
            DateTimeKind.Utc => new DateTimeOffset(moment),
            DateTimeKind.Local => new DateTimeOffset(moment).ToUniversalTime(),
            _ => new DateTimeOffset(moment, zone.GetUtcOffset(moment)).ToUniversalTime(),
        };
    }
}
