using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Storage;
using Xunit;

namespace CxHub.Tests.Storage;

public sealed class CanonicalOnSqlite() : CanonicalContract(TestEngine.Sqlite);

public sealed class CanonicalOnPostgres() : CanonicalContract(TestEngine.Postgres);

public abstract class CanonicalContract(TestEngine engine) : StoreContract(engine)
{
    private static readonly SourceKey Answer = new("survey", "response", "7");

    [Fact]
    public async Task Put_EveryKind_ComesBackEqual()
    {
        Assert.True(EmailAddress.TryParse("an@example.test", out var email));
        Assert.True(PhoneNumber.TryParse("0901234567", "VN", out var phone));
        CanonicalRecord[] records =
        [
            new Person { Key = Contact("1"), ModifiedAt = Start, FullName = "Nguyễn Thị O'Ánh 😀", Email = email, Phone = phone, BirthDate = new(1990, 2, 28), AccountKey = new("salesforce", "Account", "a/1"), MayContact = false },
            new Account { Key = new("salesforce", "Account", "a/1"), Name = "Công ty Sao Mai", AnnualRevenue = 12345678.90m },
            new Deal { Key = new("salesforce", "Opportunity", "1"), Amount = 0.1m, IsClosed = true, ClosedAt = Start, ContactKey = Contact("1") },
            new SupportCase { Key = new("salesforce", "Case", "1"), ContactKey = Contact("1"), OpenedAt = Start },
            new Order { Key = new("bc", "salesInvoices", "1"), CustomerKey = new("bc", "customers", "1"), Amount = -3m },
            new Interaction { Key = new("matomo", "visit", "1"), PersonKey = new("matomo", "visitor", "1"), OccurredAt = Start, CartAbandoned = true },
            new Feedback { Key = Answer, AnsweredAt = Start, Nps = 0, Comment = new string('x', 100_000), Status = "completed" },
            new Employee { Key = new("bamboohr", "employee", "1"), Email = email, HiredOn = new(2020, 1, 1) },
            new Activity { Key = new("dataverse", "task", "1"), FollowUpKey = "key-1", IsClosed = true, CompletedAt = Start },
        ];

        await Write(s => s.Canonical.PutAsync(records));

        Assert.Equal(records[0], Assert.Single(await GetAsync<Person>(records[0].Key)));
        Assert.Equal(records[1], Assert.Single(await GetAsync<Account>(records[1].Key)));
        Assert.Equal(records[2], Assert.Single(await GetAsync<Deal>(records[2].Key)));
        Assert.Equal(records[3], Assert.Single(await GetAsync<SupportCase>(records[3].Key)));
        Assert.Equal(records[4], Assert.Single(await GetAsync<Order>(records[4].Key)));
        Assert.Equal(records[5], Assert.Single(await GetAsync<Interaction>(records[5].Key)));
        Assert.Equal(records[6], Assert.Single(await GetAsync<Feedback>(records[6].Key)));
        Assert.Equal(records[7], Assert.Single(await GetAsync<Employee>(records[7].Key)));
        Assert.Equal(records[8], Assert.Single(await GetAsync<Activity>(records[8].Key)));
        Assert.All(await Read(s => s.Canonical.CountsAsync()), count => Assert.Equal(1, count.Value));
    }

    [Fact]
    public async Task Put_SameRecordAgain_ReturnsOnlyWhatDiffers()
    {
        var person = new Person { Key = Contact("1"), FullName = "An" };
        await Write(s => s.Canonical.PutAsync([person, person with { Key = Contact("2") }]));

        var changed = await Write(s => s.Canonical.PutAsync([person, person with { Key = Contact("2"), FullName = "Bình" }]));

        Assert.Equal([Contact("2")], changed);
    }

    [Fact]
    public async Task ByPerson_EveryKindThatNamesAPerson_IsFound()
    {
        var person = new SourceKey("crm", "Contact", "1");
        await Write(s => s.Canonical.PutAsync(
        [
            new Feedback { Key = Answer, AnsweredAt = Start, PersonKey = person },
            new Feedback { Key = person, AnsweredAt = Start },
            new Feedback { Key = new("survey", "response", "8"), AnsweredAt = Start },
            new Interaction { Key = new("web", "visit", "1"), PersonKey = person },
            new SupportCase { Key = new("crm", "Case", "1"), ContactKey = person },
            new Deal { Key = new("crm", "Deal", "1"), ContactKey = person, AccountKey = new("crm", "Account", "9") },
            new Order { Key = new("erp", "Order", "1"), CustomerKey = person },
            new Person { Key = person, AccountKey = new("crm", "Account", "9") },
        ]));

        Assert.Equal([person, Answer], (await Read(s => s.Canonical.ByPersonAsync<Feedback>([person]))).Select(found => found.Key));
        Assert.Single(await Read(s => s.Canonical.ByPersonAsync<Interaction>([person])));
        Assert.Single(await Read(s => s.Canonical.ByPersonAsync<SupportCase>([person])));
        Assert.Single(await Read(s => s.Canonical.ByPersonAsync<Deal>([person])));
        Assert.Single(await Read(s => s.Canonical.ByPersonAsync<Order>([person])));
        Assert.Single(await Read(s => s.Canonical.ByAccountAsync<Deal>([new("crm", "Account", "9")])));
        Assert.Single(await Read(s => s.Canonical.ByAccountAsync<Person>([new("crm", "Account", "9")])));
    }

    [Fact]
    public async Task ByFollowUpKey_TaskReadBackFromTheCrm_IsFound()
    {
        var task = new Activity { Key = new("dataverse", "task", "1"), FollowUpKey = "k1", Status = "Completed" };
        await Write(s => s.Canonical.PutAsync([task, new Activity { Key = new("dataverse", "task", "2") }]));

        Assert.Equal([task], await Read(s => s.Canonical.ByFollowUpKeyAsync(["k1", "k2"])));
    }

    [Fact]
    public async Task All_MoreThanAPage_StreamsEveryRecordOnceInOrderWhileOtherStatementsRun()
    {
        var people = Enumerable.Range(0, 4_500).Select(i => new Person { Key = Contact($"{i * 7919 % 4_500:D4}"), FullName = $"{i}" }).ToList();
        await Write(s => s.Canonical.PutAsync([.. people, new Account { Key = new("salesforce", "Account", "1"), Name = "not a person" }]));

        var seen = await Read(async s =>
        {
            List<SourceKey> keys = [];
            await foreach (var person in s.Canonical.AllAsync<Person>())
            {
                keys.Add(person.Key);
                if (keys.Count % 1_000 is 0)
                {
                    await s.Pending.CountAsync("map");
                }
            }

            return keys;
        });

        Assert.Equal(people.Select(person => person.Key).Order(), seen);
    }

    [Fact]
    public async Task Remove_OneKind_LeavesTheOtherKindOfTheSameKey()
    {
        await Write(s => s.Canonical.PutAsync([new Feedback { Key = Answer, AnsweredAt = Start }, new Person { Key = Answer }]));

        await Write(s => s.Canonical.RemoveAsync(CanonicalKind.Feedback, [Answer]));

        Assert.Empty(await GetAsync<Feedback>(Answer));
        Assert.Single(await GetAsync<Person>(Answer));
        Assert.Equal(0, (await Read(s => s.Overview.CountsAsync())).Answers);
    }

    [Fact]
    public async Task NpsByMonth_AnswersAroundMidnight_FallIntoTheMonthOfTheHubsZone()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");
        await Write(s => s.Canonical.PutAsync(
        [
            At("1", "2025-01-31T16:59:59Z", 10),
            At("2", "2025-01-31T17:00:00Z", 3),
            At("3", "2025-02-28T16:59:59Z", 7),
            At("4", "2025-02-10T00:00:00Z", 9) with { SurveyKind = "relational" },
            At("5", "2025-02-10T00:00:00Z", 9) with { Status = "test" },
            At("6", "2025-02-10T00:00:00Z", null),
        ]));

        var months = await Read(s => s.Overview.NpsByMonthAsync("transactional", Start, 3, zone));
        var pooled = await Read(s => s.Overview.NpsByMonthAsync(null, Start, 2, zone));

        Assert.Equal([new(new(2025, 1, 1), new(1, 0, 0)), new(new(2025, 2, 1), new(0, 1, 1)), new(new(2025, 3, 1), new(0, 0, 0))], months);
        Assert.Equal(new NpsCounts(1, 1, 1), pooled[0].Counts);
    }

    private static Feedback At(string id, string at, int? nps) =>
        new() { Key = new("survey", "response", id), AnsweredAt = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), Nps = nps };

    private Task<IReadOnlyList<T>> GetAsync<T>(SourceKey key)
        where T : CanonicalRecord => Read(s => s.Canonical.GetAsync<T>([key]));
}
