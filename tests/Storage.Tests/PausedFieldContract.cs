using CxHub.Storage;
using Xunit;

namespace CxHub.Tests.Storage;

public sealed class PausedFieldsOnSqlite() : PausedFieldContract(TestEngine.Sqlite);

public sealed class PausedFieldsOnPostgres() : PausedFieldContract(TestEngine.Postgres);

public abstract class PausedFieldContract(TestEngine engine) : StoreContract(engine)
{
    [Fact]
    public async Task Set_SameFieldsAgain_ToldOnceAndKeepTheirMoment()
    {
        var first = await SetAsync(Field("Title", "gone"), Field("Phone", "gone"));
        Clock.Advance(TimeSpan.FromHours(1));
        var second = await SetAsync(Field("Title", "gone"), Field("Phone", "is boolean now"));

        Assert.Equal(["Phone", "Title"], first.Paused.Select(field => field.Field).Order());
        Assert.Empty(second.Paused.Concat(second.Resumed));
        Assert.Equal([("Phone", "is boolean now", Start), ("Title", "gone", Start)], (await AllAsync()).Select(field => (field.Field, field.Reason, field.Since)));
    }

    [Fact]
    public async Task Set_FewerFields_TellsWhichGoOnAndForgetsThem()
    {
        await SetAsync(Field("Title", "gone"), Field("Phone", "gone"));

        var change = await SetAsync(Field("Phone", "gone"));

        Assert.Equal(["Title"], change.Resumed.Select(field => field.Field));
        Assert.Equal(["Phone"], (await AllAsync()).Select(field => field.Field));
    }

    [Fact]
    public async Task Of_OtherEntitiesAndSystems_AreNotTouched()
    {
        await SetAsync(Field("Title", "gone"));
        await Write(session => session.PausedFields.SetAsync("dynamics", "contact", [Field("jobtitle", "gone") with { System = "dynamics", Entity = "contact", Written = true }]));

        await SetAsync();

        var left = Assert.Single(await AllAsync());
        Assert.Equal(("dynamics", "contact", "jobtitle", true, true), (left.System, left.Entity, left.Field, left.Read, left.Written));
        Assert.Empty(await Read(session => session.PausedFields.OfAsync("salesforce", "Contact")));
    }

    private PausedField Field(string name, string reason) => new("salesforce", "Contact", name, true, false, reason, "config/mappings/salesforce.yaml:7:7", Clock.GetUtcNow());

    private Task<PausedFieldChange> SetAsync(params PausedField[] fields) => Write(session => session.PausedFields.SetAsync("salesforce", "Contact", fields));

    private Task<IReadOnlyList<PausedField>> AllAsync() => Read(session => session.PausedFields.AllAsync());
}
