using System.Collections.Concurrent;
using CxHub.Domain;
using CxHub.Domain.Records;
using CxHub.Mapping;
using Microsoft.Extensions.Logging;
using Xunit;

namespace CxHub.Tests.Mapping;

public sealed class FieldMapsTests
{
    [Fact]
    public void Map_Contact_FillsEachFieldInItsOwnType()
    {
        var maps = Setup.Contact(
            """
            givenName: FirstName
            familyName: { from: LastName, transform: trim }
            email: { from: Email, transform: [trim, email] }
            phone: { from: MobilePhone, transform: phone }
            birthDate: Birthdate
            accountKey: { from: AccountId, refersTo: Account }
            mayContact: { from: HasOptedOutOfEmail, transform: not }
            """);

        var person = maps.Person("""
            {"FirstName":"Ngọc Ánh","LastName":" Nguyễn ","Email":" Anh.Nguyen@Example.VN ","MobilePhone":"090 123 4567",
             "Birthdate":"1990-02-28","AccountId":"001B","HasOptedOutOfEmail":true}
            """);

        Assert.Equal(new SourceKey("salesforce", "Contact", "003A"), person.Key);
        Assert.Equal(Setup.Modified, person.ModifiedAt);
        Assert.Equal("Ngọc Ánh", person.GivenName);
        Assert.Equal("Nguyễn", person.FamilyName);
        Assert.Equal("anh.nguyen@example.vn", person.Email?.Value);
        Assert.Equal("+84901234567", person.Phone?.Value);
        Assert.Equal(new DateOnly(1990, 2, 28), person.BirthDate);
        Assert.Equal(new SourceKey("salesforce", "Account", "001B"), person.AccountKey);
        Assert.False(person.MayContact);
    }

    [Fact]
    public void Map_BadOptionalValues_AreWarningsAndNull()
    {
        var maps = Setup.Contact(
            """
            familyName: LastName
            email: { from: Email, transform: email }
            phone: { from: Phone, transform: phone }
            birthDate: Birthdate
            """);

        var mapped = maps.Mapped("""{"LastName":"Ng","Email":"none","Phone":"0000000000","Birthdate":"31/31/1990"}""");

        var person = Assert.IsType<Person>(mapped.Record);
        Assert.Null(person.Email);
        Assert.Null(person.Phone);
        Assert.Null(person.BirthDate);
        Assert.Equal("Ng", person.FamilyName);
        Assert.Equal(["email: Email is not an e-mail address", "phone: Phone is not a telephone number", "birthDate: Birthdate is not a date"], mapped.Warnings);
    }

    [Fact]
    public void Map_BadOrMissingRequiredValues_RefusesAndNamesEachField()
    {
        var maps = Setup.Contact(
            """
            familyName: { from: LastName, transform: trim, required: true }
            email: { from: Email, transform: email, required: true }
            givenName: FirstName
            """);

        var refused = Assert.IsType<MapResult.Refused>(Assert.Single(maps.Map(Setup.Row("""{"LastName":"  ","Email":"x","FirstName":"A"}"""))));

        Assert.Equal(["familyName: LastName is empty", "email: Email is not an e-mail address"], refused.Reasons);
    }

    [Theory]
    [InlineData("{\"LastName\":", "the body is not readable as JSON")]
    [InlineData("[1]", "the body is Array, not a JSON object")]
    [InlineData("", "the body is not readable as JSON")]
    public void Map_BodyThatIsNoJsonObject_IsRefused(string body, string reason)
    {
        var refused = Assert.IsType<MapResult.Refused>(Assert.Single(Setup.Contact("familyName: LastName").Map(Setup.Row(body))));

        Assert.StartsWith(reason, Assert.Single(refused.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void Map_ObjectAndListWhereATextBelongs_AreWarnings()
    {
        var mapped = Setup.Contact("city: Address\nstreet: Lines").Mapped("""{"Address":{"city":"Huế"},"Lines":["a","b"]}""");

        Assert.Equal(["city: Address is an object, not a value", "street: Lines is a list (use join or split)"], mapped.Warnings);
    }

    [Fact]
    public void Map_Tombstone_IsSkipped() =>
        Assert.IsType<MapResult.Skipped>(Assert.Single(Setup.Contact("familyName: LastName").Map(Setup.Row("{}") with { Deleted = true })));

    [Fact]
    public void Map_EntityWithoutMap_GivesNothing() =>
        Assert.Empty(Setup.Contact("familyName: LastName").Map(Setup.Row("{}", "Lead")));

    [Theory]
    [InlineData("O'Brien \"Bob\" 😀 \\ 'x")]
    [InlineData("Nguyễn Thị Minh Khai")]
    [InlineData("a‮b​c")]
    public void Map_ApostrophesEmojiAndMarks_ComeThroughUnchanged(string name)
    {
        var body = System.Text.Json.JsonSerializer.Serialize(new { LastName = name });

        Assert.Equal(name, Setup.Contact("familyName: LastName").Person(body).FamilyName);
    }

    [Fact]
    public void Map_ValueOfAHundredThousandCharacters_IsKeptWhole()
    {
        var comment = string.Concat(Enumerable.Repeat("Giao hàng chậm. ", 6250));
        var maps = Setup.Maps("""
            source: surveys
            maps:
              - entity: responses
                to: Feedback
                fields: { answeredAt: at, comment: { from: comment, transform: [trim, mask] } }
            """);

        var result = maps.Map(Setup.Row(System.Text.Json.JsonSerializer.Serialize(new { at = "2026-01-01T00:00:00Z", comment }), "responses", "R", "surveys"));

        Assert.Equal(comment.Trim(), ((Feedback)Assert.IsType<MapResult.Mapped>(Assert.Single(result)).Record).Comment);
    }

    [Fact]
    public void Map_MissingValueWithADefaultInTheRecord_KeepsTheDefault()
    {
        var maps = Setup.Maps("""
            source: surveys
            maps:
              - entity: responses
                to: Feedback
                fields: { answeredAt: at, status: status, surveyKind: kind }
            """);

        var result = maps.Map(Setup.Row("""{"at":"2026-01-01T00:00:00Z","status":null,"kind":"relational"}""", "responses", "R", "surveys"));

        var feedback = (Feedback)Assert.IsType<MapResult.Mapped>(Assert.Single(result)).Record;
        Assert.Equal("completed", feedback.Status);
        Assert.Equal("relational", feedback.SurveyKind);
    }

    [Theory]
    [InlineData("type: Person", """{"type":"Person"}""", true)]
    [InlineData("type: Person", """{"type":"person"}""", false)]
    [InlineData("type: [Person, Contact]", """{"type":"Contact"}""", true)]
    [InlineData("type: ~", """{"type":""}""", true)]
    [InlineData("type: ~", """{"type":"x"}""", false)]
    [InlineData("type: { not: [test, demo] }", """{"type":"demo"}""", false)]
    [InlineData("type: { not: test }", "{}", true)]
    [InlineData("type: { exists: true }", "{}", false)]
    [InlineData("active: \"true\"", """{"active":true}""", true)]
    [InlineData("state: [\"1\", \"2\"]", """{"state":2.0}""", true)]
    public void Map_Condition_DecidesWhetherTheMapApplies(string condition, string body, bool applies)
    {
        var maps = Setup.Maps($$"""
            source: salesforce
            maps:
              - entity: Contact
                to: Person
                when: { {{condition}} }
                fields: { familyName: LastName }
            """);

        Assert.Equal(applies, Assert.Single(maps.Map(Setup.Row(body))) is MapResult.Mapped);
    }

    [Fact]
    public void Map_KeyOfItsOwn_StandsForSeveralRows()
    {
        var maps = Setup.Maps("""
            source: matomo
            maps:
              - entity: visits
                to: Person
                key: { from: visitor.id, entity: visitors }
                fields: { email: login }
            """);

        var first = maps.Map(Setup.Row("""{"visitor":{"id":"v1"},"login":"a@b.vn"}""", "visits", "1", "matomo"));
        var without = maps.Map(Setup.Row("""{"login":"a@b.vn"}""", "visits", "2", "matomo"));

        Assert.Equal(new SourceKey("matomo", "visitors", "v1"), Assert.IsType<MapResult.Mapped>(Assert.Single(first)).Record.Key);
        Assert.Equal(["key: visitor.id is empty"], Assert.IsType<MapResult.Refused>(Assert.Single(without)).Reasons);
    }

    [Fact]
    public void SourceFields_AreThePathsOfRulesConditionsAndKeys()
    {
        var maps = Setup.Maps("""
            source: salesforce
            maps:
              - entity: Contact
                to: Person
                key: Ref__c
                when: { Type__c: A }
                fields:
                  email: { from: [Email, Other.Email], transform: email, when: { Bounced__c: "false" } }
                  phone: { from: Phone, transform: { phone: { regionFrom: MailingCountryCode } } }
                  fullName: { template: "{FirstName} {LastName}" }
                  city: { from: "_x_value@OData.Community.Display.V1.FormattedValue" }
                  street: "['a.b'].c"
                  company: Lines[0].text
                  ownerId: $id
            """);

        Assert.Equal(
            ["Bounced__c", "Email", "FirstName", "LastName", "Lines", "MailingCountryCode", "Other.Email", "Phone", "Ref__c", "Type__c", "_x_value", "a.b.c"],
            maps.SourceFields("salesforce", "Contact"));
    }

    [Fact]
    public void Map_PathsIntoObjectsListsAndAnnotations_AreRead()
    {
        var person = Setup.Contact("""
            email: identity.email
            city: "_x_value@OData.Community.Display.V1.FormattedValue"
            street: "['a.b'].c"
            company: Lines[1].text
            ownerId: $id
            """).Person("""{"identity":{"email":"a@b.vn"},"_x_value@OData.Community.Display.V1.FormattedValue":"Huế","a.b":{"c":"Lê Lợi"},"Lines":[1,{"text":"CTY"}]}""");

        Assert.Equal(("a@b.vn", "Huế", "Lê Lợi", "CTY", "003A"), (person.Email?.Value, person.City, person.Street, person.Company, person.OwnerId));
    }

    [Fact]
    public void Map_FirstRuleThatGivesAValue_Counts()
    {
        var maps = Setup.Contact("""company: { first: [{ from: A, when: { state: "1" } }, { from: B, transform: upper }, { constant: none }], transform: trim }""");

        Assert.Equal("a", maps.Person("""{"state":1,"A":" a ","B":"b"}""").Company);
        Assert.Equal("B", maps.Person("""{"state":2,"A":"a","B":"b"}""").Company);
        Assert.Equal("none", maps.Person("{}").Company);
    }

    [Fact]
    public void Fingerprint_ChangesWithEffectAndNotWithLayout()
    {
        const string fields = "familyName: { from: LastName, transform: [trim] }";
        var before = Setup.Contact(fields).Fingerprint("salesforce", "Contact");

        Assert.Equal(before, Setup.Contact("# a comment\n" + fields + "\n").Fingerprint("salesforce", "Contact"));
        Assert.NotEqual(before, Setup.Contact("familyName: LastName").Fingerprint("salesforce", "Contact"));
        Assert.NotEqual(before, Setup.Contact(fields + "\ngivenName: FirstName").Fingerprint("salesforce", "Contact"));
        Assert.NotEqual(before, Setup.Contact("familyName: { from: LastName, transform: [trim], required: true }").Fingerprint("salesforce", "Contact"));
        Assert.NotEqual(before, Setup.Contact(fields, "Europe/Berlin").Fingerprint("salesforce", "Contact"));
        Assert.Empty(Setup.Contact(fields).Fingerprint("salesforce", "Lead"));
    }

    [Fact]
    public void Map_FromManyThreads_GivesEachRowItsOwnValues()
    {
        var maps = Setup.Contact("familyName: LastName\nemail: { from: Email, transform: email }");

        Parallel.For(0, 5000, i =>
        {
            var mapped = maps.Mapped($$"""{"LastName":"N{{i}}","Email":"{{(i % 2 is 0 ? $"n{i}@x.vn" : "bad")}}"}""");

            Assert.Equal($"N{i}", ((Person)mapped.Record).FamilyName);
            Assert.Equal(i % 2, mapped.Warnings.Count);
        });
    }

    [Fact]
    public void Load_ManyMaps_ReportsTheLicenceOnceToTheGivenLog()
    {
        using var log = new CountingLog();
        var problems = new CxHub.Domain.Configuration.ConfigProblems();
        var maps = FieldMaps.Load(
            [CxHub.Functions.Configuration.YamlConfig.Parse(
                """
                source: salesforce
                maps:
                  - { entity: Contact, to: Person, fields: { familyName: LastName } }
                  - { entity: Lead, to: Person, fields: { familyName: LastName } }
                  - { entity: User, to: Employee, fields: { name: Name } }
                """,
                "x.yaml",
                problems)!],
            Setup.Context() with { Loggers = log },
            problems);

        foreach (var entity in maps.Entities("salesforce"))
        {
            maps.Map(Setup.Row("{}", entity));
        }

        // The notice comes from a background thread of AutoMapper's.
        SpinWait.SpinUntil(() => !log.Messages.IsEmpty, TimeSpan.FromSeconds(10));
        Assert.Equal(log.Messages.Distinct(StringComparer.Ordinal), log.Messages);
        Assert.Contains(log.Messages, message => message.Contains("license", StringComparison.OrdinalIgnoreCase));
    }

    private sealed class CountingLog : ILoggerFactory, ILogger
    {
        public ConcurrentQueue<string> Messages { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Messages.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
