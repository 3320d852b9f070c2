using BenchmarkDotNet.Attributes;
using CxHub.Activation.Pushing;
using CxHub.Domain;
using CxHub.Domain.Configuration;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Functions.Configuration;
using CxHub.Mapping;
using CxHub.Mapping.Targets;

namespace CxHub.Tests.Benchmarks;

/// <summary>
/// Rows per second of mapping (a CRM contact with fifteen fields, JSON to record) and of diffing (nine fields of a contact, one in
/// ten changed), on one core. One operation is <see cref="Rows"/> rows.
/// </summary>
[MemoryDiagnoser]
public class MappingBenchmarks
{
    public const int Rows = 10_000;

    private readonly SourceRecord[] _contacts = [.. Enumerable.Range(0, Rows).Select(Contact)];
    private readonly FieldMaps _maps = Load(FieldMaps.Load, MapFile);
    private readonly TargetEntityMap _target = Load(TargetMaps.Load, TargetFile).For("salesforce")[0];
    private readonly PushCandidate[] _candidates = [.. Enumerable.Range(0, Rows).Select(Candidate)];

    private const string MapFile = """
        source: salesforce
        maps:
          - entity: Contact
            to: Person
            fields:
              givenName: { from: FirstName, transform: trim }
              familyName: { from: LastName, transform: trim }
              email: { from: Email, transform: email }
              phone: { from: [MobilePhone, Phone], transform: phone }
              otherPhone: { from: Phone, transform: phone, when: { MobilePhone: { exists: true } } }
              birthDate: Birthdate
              street: MailingStreet
              city: MailingCity
              postalCode: MailingPostalCode
              country: MailingCountry
              jobTitle: { from: Title, transform: trim }
              customerNumber: { from: ERP_Customer_No__c, transform: trim }
              accountKey: { from: AccountId, refersTo: Account }
              ownerId: OwnerId
              mayContact: { from: HasOptedOutOfEmail, transform: not }
        """;

    private const string TargetFile = """
        target: salesforce
        records:
          - entity: Contact
            of: profile
            fields:
              CxHub_Nps__c: { from: score.nps, type: number, scale: 0, nulls: clear }
              CxHub_Csat__c: { from: score.csat, type: number, scale: 2, nulls: clear }
              CxHub_Ces__c: { from: score.ces, type: number, scale: 2, nulls: clear }
              CxHub_Score_At__c: { from: feedback.answeredAt, type: date-time }
              CxHub_Segment__c: { from: score.nps.text, transform: { values: { promoter: Promoter, passive: Passive, detractor: Detractor } }, type: pick-list }
              CxHub_Sentiment__c: { from: score.sentiment.text, type: text, length: 20 }
              CxHub_Health__c: { from: score.health, type: number, scale: 0 }
              CxHub_Feedback__c: { from: feedback.comment, type: long-text, length: 32768 }
              CxHub_Touchpoint__c: { from: feedback.touchpoint, type: text, length: 80 }
        """;

    [Benchmark]
    public int MapContacts() => _contacts.Count(contact => _maps.Map(contact)[0] is MapResult.Mapped);

    [Benchmark]
    public int DiffContacts() => PushPlanner.Plan(_target, _candidates).Write;

    /// <summary>
    /// Name and rows per second of processor time, for the quick table; each measured for about a second after a warm-up. Processor
    /// time, not the clock: the figure is one core's, however busy the machine is.
    /// </summary>
    public static IEnumerable<(string Name, double RowsPerSecond)> Quick()
    {
        var benchmarks = new MappingBenchmarks();
        yield return ("mapping", RowsPerSecond(benchmarks.MapContacts));
        yield return ("diff", RowsPerSecond(benchmarks.DiffContacts));
    }

    private static double RowsPerSecond(Func<int> run)
    {
        run();
        run();
        var start = Environment.CpuUsage.TotalTime;
        var used = TimeSpan.Zero;
        var rounds = 0;
        while (used < TimeSpan.FromSeconds(1))
        {
            run();
            rounds++;
            used = Environment.CpuUsage.TotalTime - start;
        }

        return rounds * Rows / used.TotalSeconds;
    }

    private static T Load<T>(Func<IReadOnlyList<ConfigMap>, MappingContext, ConfigProblems, T> load, string yaml)
    {
        var problems = new ConfigProblems();
        var context = new MappingContext { Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"), Region = "VN", Sources = ["salesforce"], Targets = ["salesforce"] };
        var loaded = load([YamlConfig.Parse(yaml, "benchmark.yaml", problems)!], context, problems);
        problems.ThrowIfAny();
        return loaded;
    }

    private static SourceRecord Contact(int i) => new(
        new SourceKey("salesforce", "Contact", $"003{i:D15}"),
        new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(i),
        Deleted: false,
        $$"""
        {"Id":"003{{i:D15}}","IsDeleted":false,"SystemModstamp":"2026-01-01T00:00:00.000+0000","FirstName":"Văn {{i}}","LastName":"Nguyễn","Email":"Van{{i}}@Example.vn",
         "Phone":"028 3823 {{i % 10000:D4}}","MobilePhone":"090 1{{i % 1000000:D6}}","MailingStreet":"{{i}} Lê Lợi","MailingCity":"TP. Hồ Chí Minh","MailingPostalCode":"700000",
         "MailingCountry":"Việt Nam","Birthdate":"1990-02-28","Title":" Trưởng phòng ","AccountId":"001{{i:D15}}","OwnerId":"005000000000000001","HasOptedOutOfEmail":false,
         "ERP_Customer_No__c":"C-{{i}}","CxHub_Nps__c":9.0,"CxHub_Score_At__c":"2026-01-01T00:00:00.000+0000"}
        """);

    private static PushCandidate Candidate(int i)
    {
        var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(i);
        var nps = i % 11;
        Score Of(string measure, double value, string? text = null) => new()
        {
            Subject = SubjectKind.Profile,
            SubjectId = $"p{i}",
            Measure = measure,
            Value = value,
            Text = text,
            At = at,
            FormulaVersion = "1",
            InputHash = "x",
        };
        return new PushCandidate
        {
            RecordId = $"003{i:D15}",
            ParentId = $"001{i % 500:D15}",
            Subject = new TargetSubject
            {
                Kind = SubjectKind.Profile,
                Id = $"p{i}",
                Scores = new Dictionary<string, Score>
                {
                    [Measure.Nps] = Of(Measure.Nps, nps, nps <= 6 ? "detractor" : nps <= 8 ? "passive" : "promoter"),
                    [Measure.Csat] = Of(Measure.Csat, 4),
                    [Measure.Ces] = Of(Measure.Ces, 5),
                    [Measure.Health] = Of(Measure.Health, 71.4),
                    [Measure.Sentiment] = Of(Measure.Sentiment, -0.4, "negative"),
                },
                Feedback = new Feedback { Key = new SourceKey("surveys", "responses", $"R{i}"), AnsweredAt = at, Comment = "Giao hàng chậm hai ngày.", Touchpoint = "delivery" },
            },
            Standing = new Dictionary<string, object?>
            {
                ["CxHub_Nps__c"] = i % 10 is 0 ? null : (decimal)nps,
                ["CxHub_Csat__c"] = 4.0m,
                ["CxHub_Ces__c"] = 5m,
                ["CxHub_Score_At__c"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+0000'", System.Globalization.CultureInfo.InvariantCulture),
                ["CxHub_Segment__c"] = nps <= 6 ? "Detractor" : nps <= 8 ? "Passive" : "Promoter",
                ["CxHub_Sentiment__c"] = "negative",
                ["CxHub_Health__c"] = 71m,
                ["CxHub_Feedback__c"] = "Giao hàng chậm hai ngày.",
                ["CxHub_Touchpoint__c"] = "delivery",
            },
        };
    }
}
