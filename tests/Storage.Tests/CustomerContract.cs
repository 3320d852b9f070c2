using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Storage;
using Xunit;

namespace CxHub.Tests.Storage;

public sealed class CustomersOnSqlite() : CustomerContract(TestEngine.Sqlite);

public sealed class CustomersOnPostgres() : CustomerContract(TestEngine.Postgres);

public abstract class CustomerContract(TestEngine engine) : StoreContract(engine)
{
    // An id may hold slashes: they belong to it.
    private static readonly SourceKey An = new("crm", "Contact", "an/1/x");
    private static readonly SourceKey Binh = new("shop", "visitor", "2");
    private static readonly SourceKey Works = new("crm", "Account", "9");
    private static readonly SourceKey Buyer = new("erp", "customers", "7");

    [Fact]
    public async Task All_AnswerOfAPersonInACompany_CarriesProfileAndCompany()
    {
        await GivenCustomersAsync();
        await Put(new Feedback { Key = new("survey", "response", "1"), AnsweredAt = Start, PersonKey = An, Nps = 9 });

        var found = Assert.Single(await AllAsync<Feedback>());

        Assert.Equal(("an", "works", "works"), (found.ProfileId, found.AccountId, found.Customer));
        Assert.Equal(9, found.Record.Nps);
    }

    [Fact]
    public async Task All_VisitOfAPersonWithoutACompany_IsTheCustomerThemselves()
    {
        await GivenCustomersAsync();
        await Put(new Interaction { Key = new("web", "visit", "1"), PersonKey = Binh });

        var found = Assert.Single(await AllAsync<Interaction>());

        Assert.Equal(("binh", null, "binh"), (found.ProfileId, found.AccountId, found.Customer));
    }

    [Fact]
    public async Task All_DealThatNamesItsCompany_IsJoinedToThatCompanyAndNotToThePersons()
    {
        await GivenCustomersAsync();
        await Put(
            new Deal { Key = new("crm", "Deal", "1"), AccountKey = Buyer, ContactKey = An },
            new Deal { Key = new("crm", "Deal", "2"), ContactKey = An },
            new Deal { Key = new("crm", "Deal", "3"), AccountKey = new("crm", "Account", "unknown") });

        var found = await AllAsync<Deal>();

        Assert.Equal(["buyer", "works", null], found.Select(deal => deal.Customer));
    }

    [Fact]
    public async Task All_OrderOfACompany_CarriesTheCompanyOnly()
    {
        await GivenCustomersAsync();
        await Put(new Order { Key = new("erp", "invoices", "1"), CustomerKey = Buyer, Amount = 5m });

        var found = Assert.Single(await AllAsync<Order>());

        Assert.Equal((null, "buyer"), (found.ProfileId, found.AccountId));
    }

    [Fact]
    public async Task All_PersonsAndAccounts_AreJoinedByTheirOwnKey()
    {
        await GivenCustomersAsync();
        await Put(new Person { Key = An, AccountKey = Works }, new Person { Key = Contact("unresolved") }, new Account { Key = Works, Name = "Works" });

        Assert.Equal([("an", "works"), (null, null)], (await AllAsync<Person>()).Select(found => (found.ProfileId, found.AccountId)));
        Assert.Equal((null, "works"), Assert.Single((await AllAsync<Account>()).Select(found => (found.ProfileId, found.AccountId))));
    }

    [Fact]
    public async Task All_MoreThanAPage_StreamsEveryRecordOnceInOrderWhileOtherStatementsRun()
    {
        await GivenCustomersAsync();
        await Put([.. Enumerable.Range(0, 4_100).Select(i => new Feedback { Key = new("survey", "response", $"{i * 7919 % 4_100:D4}"), AnsweredAt = Start, PersonKey = i % 2 is 0 ? An : Binh })]);

        var seen = await Read(async session =>
        {
            List<CustomerRecord<Feedback>> records = [];
            await foreach (var record in session.Customers.AllAsync<Feedback>())
            {
                records.Add(record);
                if (records.Count % 1_000 is 0)
                {
                    await session.Pending.CountAsync("map");
                }
            }

            return records;
        });

        Assert.Equal(Enumerable.Range(0, 4_100).Select(i => $"{i:D4}"), seen.Select(record => record.Record.Key.Id));
        Assert.Equal(2_050, seen.Count(record => record.ProfileId is "an"));
        Assert.Equal(2_050, seen.Count(record => record.ProfileId is "binh"));
    }

    [Fact]
    public async Task Read_ReaderOfTwoTypes_IsShownTheseAndNoOthers()
    {
        await GivenCustomersAsync();
        await Put(
            new Feedback { Key = new("survey", "response", "1"), AnsweredAt = Start, PersonKey = An },
            new Deal { Key = new("crm", "Deal", "1"), ContactKey = Binh },
            new Interaction { Key = new("web", "visit", "1"), PersonKey = Binh });

        var reader = await Read(session => session.Customers.ReadAsync(new Customers()));

        Assert.Equal(["Deal of binh", "Feedback of works"], reader.Seen.Order());
    }

    private sealed class Customers : ICustomerReader<Feedback>, ICustomerReader<Deal>
    {
        public List<string> Seen { get; } = [];

        public void Read(CustomerRecord<Feedback> record) => Seen.Add($"Feedback of {record.Customer}");

        public void Read(CustomerRecord<Deal> record) => Seen.Add($"Deal of {record.Customer}");
    }

    private Task<IReadOnlyList<SourceKey>> Put(params CanonicalRecord[] records) => Write(session => session.Canonical.PutAsync(records));

    private Task<List<CustomerRecord<T>>> AllAsync<T>()
        where T : CanonicalRecord => Read(async session =>
        {
            List<CustomerRecord<T>> records = [];
            await foreach (var record in session.Customers.AllAsync<T>())
            {
                records.Add(record);
            }

            return records;
        });

    private Task GivenCustomersAsync() => Write(session => session.Profiles.ApplyAsync(new ProfileChanges
    {
        Upserts =
        [
            Of("an", SubjectKind.Profile, "works"), Of("binh", SubjectKind.Profile, null), Of("works", SubjectKind.Account, null), Of("buyer", SubjectKind.Account, null),
        ],
        Links =
        [
            Linked(An, SubjectKind.Profile, "an"), Linked(Binh, SubjectKind.Profile, "binh"), Linked(Works, SubjectKind.Account, "works"), Linked(Buyer, SubjectKind.Account, "buyer"),
        ],
    }));

    private static Profile Of(string id, SubjectKind kind, string? account) => new(id, kind, id, new Dictionary<string, GoldenValue>(), account, Start, Start);

    private static Link Linked(SourceKey record, SubjectKind kind, string profile) => new(record, kind, profile, 1, "email", null, Start);
}
