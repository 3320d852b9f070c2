using System.Globalization;
using CxHub.Connectors;
using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Functions.Configuration;
using CxHub.Functions.MapAndResolve;
using CxHub.Functions.PushScores;
using CxHub.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CxHub.Tests.Functions.Loop;

/// <summary>A field that a CRM takes away, changes or empties of its pick-list values pauses alone, is told once, and goes on by itself.</summary>
public sealed class DriftTests
{
    public static TheoryData<string, string, string, string> ReadFields => new()
    {
        { "salesforce", "Contact", "Title", "MailingCity" },
        { "dynamics", "contact", "jobtitle", "address1_city" },
    };

    public static TheoryData<string, string, string, string> WrittenFields => new()
    {
        { "salesforce", "Contact", "CxHub_Touchpoint__c", "CxHub_Nps__c" },
        { "dynamics", "contact", "cxh_touchpoint", "cxh_nps" },
    };

    [Theory]
    [MemberData(nameof(ReadFields))]
    public async Task Run_FieldToReadVanished_KeepsItsLastValueTellsOnceAndCatchesUpWhenItIsBack(string system, string entity, string field, string other)
    {
        await using var bench = await LoopBench.StartAsync();
        await bench.RunAsync();
        var person = await PersonAsync(bench, system, entity);

        var giveBack = bench.Hide(Server(system), entity, field);
        await EditAsync(bench, system, entity, person.Key.Id, other, "Hải Phòng");
        var first = await bench.RunAsync();
        await bench.RestartAsync();
        var second = await bench.RunAsync();

        Assert.Empty(first.Errors);
        Assert.Contains($"{system}/{entity}.{field}:", Assert.Single(first.Paused), StringComparison.Ordinal);
        Assert.Equal(first.Paused, second.Paused);
        Assert.Equal(1, bench.Log.Count($"{system}/{entity}: field {field} is paused, the rest goes on"));
        var paused = await FindAsync(bench, person.Key);
        Assert.Equal((person.JobTitle, "Hải Phòng"), (paused.JobTitle, paused.City));

        giveBack();
        await EditAsync(bench, system, entity, person.Key.Id, field, "Head of Service");
        var third = await bench.RunAsync();

        Assert.Empty(third.Paused);
        Assert.Equal(("Head of Service", "Hải Phòng"), ((await FindAsync(bench, person.Key)).JobTitle, (await FindAsync(bench, person.Key)).City));
    }

    [Theory]
    [MemberData(nameof(WrittenFields))]
    public async Task Run_FieldToWriteVanished_WritesTheOthersAndCatchesUpWhenItIsBack(string system, string entity, string field, string other)
    {
        await using var calm = await LoopBench.StartAsync();
        await calm.RunAsync();
        await using var bench = await LoopBench.StartAsync();

        var giveBack = bench.Hide(Server(system), entity, field);
        var first = await bench.RunAsync();
        var second = await bench.RunAsync();

        Assert.NotEmpty(Filled(calm, system, entity, field));
        Assert.Equal(0, first.Pushes[system].Rejected);
        Assert.Single(first.Paused);
        Assert.Equal(first.Paused, second.Paused);
        Assert.Equal(1, bench.Log.Count($"{system}/{entity}: field {field} is paused, the rest goes on"));
        Assert.Empty(Filled(bench, system, entity, field));
        Assert.Equal(Filled(calm, system, entity, other), Filled(bench, system, entity, other));
        Assert.Contains($"paused: {entity}.{field}", await LastPushAsync(bench, system), StringComparison.Ordinal);

        giveBack();
        var third = await bench.RunAsync();

        Assert.Empty(third.Paused);
        Assert.Equal(Filled(calm, system, entity, field), Filled(bench, system, entity, field));
        Assert.Equal(0, (await bench.RunAsync()).Writes);
    }

    [Theory]
    [MemberData(nameof(WrittenFields))]
    public async Task Push_FieldVanishesBetweenLookAndWrite_IsNotTakenForWritten(string system, string entity, string field, string other)
    {
        var token = TestContext.Current.CancellationToken;
        await using var bench = await LoopBench.StartAsync();
        await bench.RunAsync();
        var link = await LinkOfAsync(bench, system, Filled(bench, system, entity, field)[0].Split(' ')[0]);
        await DisturbAsync(bench, link, new() { [field] = "somebody's text", [other] = 1m });
        var giveBack = bench.Hide(Server(system), entity, field);

        var push = bench.Hub.Services.GetRequiredService<PushTarget>();
        var sink = bench.Hub.Services.GetRequiredService<ConnectorCatalog>().FindSink(system)!;
        var first = (await push.RunAsync(sink, token))!;
        giveBack();
        await bench.Hub.Services.GetRequiredService<SchemaWatch>().LookAsync(system, entity, token);
        var second = (await push.RunAsync(sink, token))!;

        Assert.Equal((1, $"paused: {entity}.{field}"), (first.Written, first.Detail));
        Assert.DoesNotContain(field, (await RowsAsync(bench, first.Id)).Single(row => row.RecordId == link.Record.Id).After.Keys);
        Assert.Contains(field, (await RowsAsync(bench, second.Id)).Single(row => row.RecordId == link.Record.Id).After.Keys);
        Assert.Null(second.Detail);
    }

    [Fact]
    public async Task Run_SalesforceFieldOfAnotherTypeAndPickListWithoutAValue_PauseAlone()
    {
        await using var bench = await LoopBench.StartAsync();
        await bench.ControlAsync("salesforce", "redefine", new { Entity = "Contact", Field = "Birthdate", Type = "boolean" });
        await bench.ControlAsync("salesforce", "redefine", new { Entity = "Contact", Field = "CxHub_Segment__c", Picklist = new[] { "Promoter", "Detractor" } });

        var run = await bench.RunAsync();

        Assert.Equal(["Birthdate", "CxHub_Segment__c"], (await bench.PausedAsync()).Select(field => field.Field));
        Assert.Equal(["Contact.Birthdate is boolean now, which does not fit 'birthDate'", "Contact.CxHub_Segment__c no longer offers Passive"], (await bench.PausedAsync()).Select(field => field.Reason));
        Assert.Equal(0, run.Pushes["salesforce"].Rejected);
        Assert.Empty(Filled(bench, "salesforce", "Contact", "CxHub_Segment__c"));
        Assert.NotEmpty(Filled(bench, "salesforce", "Contact", "CxHub_Nps__c"));
    }

    [Fact]
    public async Task Run_DynamicsColumnOfAnotherTypeAndChoiceWithoutAnOption_PauseAlone()
    {
        await using var bench = await LoopBench.StartAsync();
        await bench.ControlAsync("dataverse", "redefine", new { Table = "contact", Column = "birthdate", Kind = "Boolean" });
        await bench.ControlAsync("dataverse", "redefine", new { Table = "contact", Column = "cxh_segment", Options = new[] { 727000000, 727000002 } });

        var run = await bench.RunAsync();

        Assert.Equal(["birthdate", "cxh_segment"], (await bench.PausedAsync()).Select(field => field.Field));
        Assert.Equal(0, run.Pushes["dynamics"].Rejected);
        Assert.Empty(Filled(bench, "dynamics", "contact", "cxh_segment"));
        Assert.NotEmpty(Filled(bench, "dynamics", "contact", "cxh_nps"));
    }

    [Fact]
    public async Task Run_ShippedConfiguration_PausesNothing()
    {
        await using var bench = await LoopBench.StartAsync();

        Assert.Empty((await bench.RunAsync()).Paused);
    }

    private static string Server(string system) => system is "dynamics" ? "dataverse" : system;

    private static async Task<Link> LinkOfAsync(LoopBench bench, string system, string id) =>
        (await bench.Store.ReadAsync(session => session.Profiles.LinksAsync(SubjectKind.Profile))).Single(link => link.Record.Source == system && link.Record.Id == id);

    /// <summary>The hub believes that other values stand there, so the next push writes.</summary>
    private static Task DisturbAsync(LoopBench bench, Link link, Dictionary<string, object?> fields) => bench.Store.WriteAsync(async session =>
    {
        await session.Targets.WrittenAsync(link.Record.Source, link.Record.Entity, [new TargetRecord(link.Record.Id, fields, TimeProvider.System.GetUtcNow().AddDays(1))]);
        await session.Pending.AddAsync(PendingStep.Push(link.Record.Source), [link.ProfileId]);
    });

    private static async Task<IReadOnlyList<PushLedgerRow>> RowsAsync(LoopBench bench, string run) =>
        (await bench.Store.ReadAsync(session => session.Pushes.RowsAsync(run, new PushRowQuery { Max = 1000 }))).Rows;

    private static Task EditAsync(LoopBench bench, string system, string entity, string id, string field, string value) => bench.ControlAsync(
        Server(system),
        "edit",
        system is "salesforce" ? new { Id = id, Fields = new Dictionary<string, string> { [field] = value } } : new { Table = entity, Id = id, Fields = new Dictionary<string, string> { [field] = value } });

    private static async Task<Person> PersonAsync(LoopBench bench, string system, string entity)
    {
        var keys = await bench.Store.ReadAsync(session => session.Records.KeysAsync(system, entity));
        return (await bench.Store.ReadAsync(session => session.Canonical.GetAsync<Person>(keys))).First(person => person.JobTitle is not null);
    }

    private static async Task<Person> FindAsync(LoopBench bench, SourceKey key) => (await bench.Store.ReadAsync(session => session.Canonical.GetAsync<Person>([key]))).Single();

    private static async Task<string> LastPushAsync(LoopBench bench, string target) =>
        (await bench.Store.ReadAsync(session => session.Pushes.RunsAsync(20))).Last(run => run.Target == target).Detail ?? string.Empty;

    /// <summary>The records on which the field has a value, with it.</summary>
    private static IReadOnlyList<string> Filled(LoopBench bench, string system, string entity, string field) =>
    [
        .. (system is "salesforce" ? bench.Salesforce.All(entity) : bench.Dynamics.All(entity))
            .Where(row => row[field] is not null)
            .Select(row => Convert.ToString(row[system is "salesforce" ? "Id" : $"{entity}id"], CultureInfo.InvariantCulture) + " " + Convert.ToString(row[field], CultureInfo.InvariantCulture))
            .Order(StringComparer.Ordinal),
    ];
}
