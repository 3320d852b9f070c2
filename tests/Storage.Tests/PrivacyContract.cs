using System.Diagnostics;
using System.Text;
using System.Text.Json;
using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Storage;
using CxHub.Tests.Support;
using Npgsql;
using Xunit;

namespace CxHub.Tests.Storage;

public sealed class PrivacyOnSqlite() : PrivacyContract(TestEngine.Sqlite)
{
    /// <summary>Every byte of every file of the store, freed pages included.</summary>
    protected override async Task<string> DumpAsync()
    {
        var folder = Path.GetDirectoryName(TestEngines.FileOf(Connection))!;
        var dump = new StringBuilder();
        foreach (var file in Directory.GetFiles(folder))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.UTF8);
            dump.Append(await reader.ReadToEndAsync());
        }

        return dump.ToString();
    }
}

public sealed class PrivacyOnPostgres() : PrivacyContract(TestEngine.Postgres)
{
    protected override async Task<string> DumpAsync()
    {
        var settings = new NpgsqlConnectionStringBuilder(Connection["postgres:".Length..]);
        var start = new ProcessStartInfo(Path.Combine(PostgresCluster.Binaries!, "pg_dump")) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 };
        foreach (var word in new[] { "--host", settings.Host!, "--port", $"{settings.Port}", "--username", settings.Username!, "--schema", settings.SearchPath!, settings.Database! })
        {
            start.ArgumentList.Add(word);
        }

        using var process = Process.Start(start)!;
        return await process.StandardOutput.ReadToEndAsync();
    }
}

public abstract class PrivacyContract(TestEngine engine) : StoreContract(engine)
{
    /// <summary>What must be gone: names, address, number, comment, and their pieces in records of other kinds.</summary>
    private static readonly string[] Planted = ["Zoë Quỳnh-Planted", "zoe.planted@example.test", "+84909876543", "Tôi rất giận 😡 planted", "planted visit page", "planted case", "planted task"];

    [Fact]
    public async Task Erase_PlantedPerson_LeavesNoByteOfThem()
    {
        await PlantAsync();
        Assert.All(Planted, value => Assert.Contains(value, DumpAsync().GetAwaiter().GetResult(), StringComparison.Ordinal));

        var report = await Write(s => s.Privacy.EraseAsync("zoe"));

        var dump = await DumpAsync();
        Assert.All(Planted, value => Assert.DoesNotContain(value, dump, StringComparison.Ordinal));
        Assert.Contains("Bình Bystander", dump, StringComparison.Ordinal);
        Assert.Equal("zoe", report!.ProfileId);
        Assert.Superset(
            new HashSet<string> { "records", "canonical records", "links", "profiles", "redirects", "scores", "score history", "push rows", "rejections of targets", "follow-ups", "corrections of comments", "set-aside rows", "failed messages", "deals", "remarks" },
            report.Places.Select(place => place.Place).ToHashSet());
    }

    [Fact]
    public async Task Erase_Person_KeepsWhatIsNotTheirs()
    {
        await PlantAsync();

        await Write(s => s.Privacy.EraseAsync("zoe"));

        Assert.NotNull(await Read(s => s.Profiles.FindAsync("binh")));
        Assert.Single(await Read(s => s.Records.KeysAsync("bystander", null)));
        var deal = Assert.Single(await Read(s => s.Canonical.GetAsync<Deal>([new("salesforce", "Opportunity", "d1")])));
        Assert.Equal((null, 500m), (deal.ContactKey, deal.Amount));
        Assert.Equal(2, (await Read(s => s.Pushes.RowsAsync("r1", new PushRowQuery()))).Rows.Count);
        Assert.NotNull(await Read(s => s.FollowUps.FindAsync("k1")));
        Assert.Equal(["binh"], (await Read(s => s.Refusals.OfAsync("salesforce", "Contact", ["zoe", "binh"]))).Keys);
    }

    [Fact]
    public async Task Land_AfterErasure_DoesNotBringThePersonBack()
    {
        await PlantAsync();
        await Write(s => s.Privacy.EraseAsync("zoe"));

        var landed = await Write(s => s.Records.LandAsync([Row("zoe", """{"n":"again"}""", 99), Row("other", "{}", 99)], fullLoad: true));

        Assert.Equal([Contact("other")], landed);
    }

    [Fact]
    public async Task Export_PlantedPerson_ShowsEveryPlaceAndNobodyElse()
    {
        await PlantAsync();

        var export = (await Read(s => s.Privacy.ExportAsync("retired zoe")))!;

        var text = export.ToJsonString();
        Assert.All(Planted, value => Assert.Contains(JsonEncodedText.Encode(value).ToString(), text, StringComparison.Ordinal));
        Assert.DoesNotContain("Bystander", text, StringComparison.Ordinal);
        Assert.Equal("zoe", (string?)export["profileId"]);
        Assert.Equal(CommentSentiment.Negative, (string?)Assert.Single(export["corrections of comments"]!.AsArray())!["label"]);
        Assert.Equal(4, export["records"]!.AsArray().Count);
        Assert.Equal(Start.ToString("O"), (string?)export["links"]![0]!["linked_at"]);
    }

    [Fact]
    public async Task ExportAndErase_UnknownProfile_AnswerNothing()
    {
        Assert.Null(await Read(s => s.Privacy.ExportAsync("nobody")));
        Assert.Null(await Write(s => s.Privacy.EraseAsync("nobody")));
    }

    protected abstract Task<string> DumpAsync();

    private Task PlantAsync() => Write(async s =>
    {
        var answer = new SourceKey("survey", "response", "z1");
        var visit = new SourceKey("matomo", "visit", "v1");
        var serviceCase = new SourceKey("salesforce", "Case", "c1");
        var task = new SourceKey("dataverse", "task", "t1");
        var deal = new SourceKey("salesforce", "Opportunity", "d1");
        var name = Planted[0];
        Assert.True(EmailAddress.TryParse(Planted[1], out var email));
        Assert.True(PhoneNumber.TryParse(Planted[2], "VN", out var phone));
        await s.Records.LandAsync(
        [
            Row("zoe", $$"""{"Name":"{{name}}","Email":"{{Planted[1]}}","Phone":"{{Planted[2]}}"}"""),
            new(answer, Start, false, $$"""{"comment":"{{Planted[3]}}"}"""),
            new(visit, Start, false, $$"""{"page":"{{Planted[4]}}"}"""),
            new(task, Start, false, $$"""{"Description":"{{Planted[6]}}: {{Planted[3]}}"}"""),
            new(deal, Start, false, $$"""{"Name":"Deal of {{name}}","Contact":{"Email":"{{Planted[1]}}"} }"""),
            new(new("bystander", "Contact", "1"), Start, false, """{"Name":"Bình Bystander"}"""),
        ],
        fullLoad: true);
        await s.Canonical.PutAsync(
        [
            new Person { Key = Contact("zoe"), FullName = name, Email = email, Phone = phone },
            new Feedback { Key = answer, AnsweredAt = Start, Nps = 0, Comment = Planted[3], PersonKey = Contact("zoe") },
            new Interaction { Key = visit, PersonKey = Contact("zoe"), Page = Planted[4] },
            new SupportCase { Key = serviceCase, ContactKey = Contact("zoe"), Subject = Planted[5] },
            new CxHub.Domain.Records.Activity { Key = task, FollowUpKey = "k1", Outcome = Planted[6] },
            new Deal { Key = deal, ContactKey = Contact("zoe"), Name = $"Deal of {name}", Amount = 500m },
            new Person { Key = new("bystander", "Contact", "1"), FullName = "Bình Bystander" },
        ]);
        await s.Corrections.PutAsync(answer, CommentSentiment.Negative, "lan.steward");
        await s.Profiles.ApplyAsync(new ProfileChanges
        {
            Upserts = [ProfileContract.Customer("zoe", name, ("email", Planted[1]), ("phone", Planted[2])), ProfileContract.Customer("binh", "Bình Bystander")],
            Links =
            [
                new(Contact("zoe"), SubjectKind.Profile, "zoe", 20, "email", $$"""{"left":"{{name}}"}""", Start),
                new(new("bystander", "Contact", "1"), SubjectKind.Profile, "binh", 20, "email", $$"""{"notThe":"{{name}}"}""", Start),
            ],
            Redirects = [new("retired zoe", "zoe", Start, null)],
            Events = [new("zoe", "created", name, Start)],
        });
        await s.Scores.PutAsync([ProfileContract.Nps("zoe", 0, Start), ProfileContract.Nps("zoe", 0, Start) with { Measure = Measure.LatestComment, Text = Planted[3] }]);
        await s.Targets.ObserveAsync("salesforce", "Contact", [new("zoe", new Dictionary<string, object?> { ["Email"] = Planted[1] }, Start)]);
        await s.Pushes.StartAsync(LedgerContract.Run("r1") with { Detail = $"rejected {Planted[1]}" });
        await s.Pushes.AddRowsAsync("r1",
        [
            new("Contact", "zoe", "zoe", RowOutcome.Rejected, "DUP", $"duplicate of {name}", null, new Dictionary<string, object?> { ["c"] = "old" }, new Dictionary<string, object?> { ["c"] = Planted[3] }, Start),
            new("Contact", "binh", "binh", RowOutcome.Written, null, null, null, new Dictionary<string, object?>(), new Dictionary<string, object?>(), Start),
        ]);
        await s.Refusals.AddAsync("salesforce", "Contact", [new("zoe", "content", 1, "DUP", $"duplicate of {name}", null, Start), new("binh", "content", 1, "DUP", "duplicate", null, Start)]);
        var work = LedgerContract.Work("k1", "zoe") with { FeedbackKey = answer };
        await s.FollowUps.AddAsync(work with { Order = work.Order with { Subject = $"Call {name}", Description = Planted[3] }, Outcome = $"spoke to {name}" });
        await s.SetAside.PutAsync([new("map", "salesforce", "zoe", $"bad phone {Planted[2]}", Planted[1], Start), new("map", "bystander", "1", $"same mail as {Planted[1]}", null, Start)]);
        await s.Messages.RecordFailedAsync(new("f1", "scores-changed", "zoe", """{"profile":"zoe"}""", $"refused {Planted[1]}", 3, Start));
        await s.Runs.StartAsync(new("run1", "schedule", Start, Start, "succeeded", $$"""{"example":"{{name}}"}"""));
    });
}
