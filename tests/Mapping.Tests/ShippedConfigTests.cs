using System.Runtime.CompilerServices;
using CxHub.Domain;
using CxHub.Domain.Configuration;
using CxHub.Domain.Records;
using CxHub.Functions.Configuration;
using CxHub.Mapping;
using CxHub.Mapping.Targets;
using CxHub.Tests.Support;
using Xunit;

namespace CxHub.Tests.Mapping;

/// <summary>The files in <c>config/</c> are what every newcomer starts from: they load, and they do what the demo needs.</summary>
public sealed class ShippedConfigTests
{
    private static readonly MappingContext Context = Setup.Context() with
    {
        Targets = ["salesforce", "dynamics"],
        Sources = ["salesforce", "dynamics", "businesscentral", "matomo", "bamboohr", "surveys"],
    };

    [Fact]
    public void Load_EveryShippedMapping_HasNoProblem()
    {
        var maps = Shipped();

        Assert.Equal(["bamboohr", "businesscentral", "dynamics", "matomo", "salesforce", "surveys"], maps.Sources);
        Assert.Equal(["Account", "Contact", "Opportunity", "Case", "User", "Task"], maps.Entities("salesforce"));
    }

    [Fact]
    public void Load_EveryShippedTarget_HasNoProblem()
    {
        var targets = ShippedTargets();

        Assert.Equal(["dynamics", "salesforce"], targets.Targets);
        Assert.Contains(targets.FieldDefinitions("dynamics"), field => field is { Entity: "contact", Name: "cxh_segment", PickList: ["Promoter", "Passive", "Detractor"] });
        Assert.Contains("AccountId", targets.FieldsOf("salesforce", "Contact"));
    }

    [Fact]
    public void SourceFields_OfDynamicsIncident_AreColumnsThatCanBeSelected() =>
        Assert.Equal(
            ["_customerid_value", "_ownerid_value", "_primarycontactid_value", "caseorigincode", "createdon", "modifiedon", "prioritycode", "statecode", "statuscode", "title"],
            Shipped().SourceFields("dynamics", "incident"));

    [Fact]
    public void Map_SurveyAnswer_GivesFeedbackAndPerson()
    {
        const string body = """
            {"responseId":"RSP-000001","surveyKind":"transactional","touchpoint":"delivery","channel":"email","language":"vi","submittedAt":"2026-03-02T01:15:30Z","status":"completed",
             "identity":{"email":"An.Nguyen@Example.vn","phone":"0901234567","name":"Nguyễn Văn An","crmContactId":null,"customerNumber":"C-10","anonymous":false},
             "context":{"orderNumber":"SO-12345"},"answers":{"nps":11,"csat":2,"ces":null,"comment":"Giao trễ, gọi tôi 0901 234 567"}}
            """;

        var results = Shipped().Map(Setup.Row(body, "responses", "RSP-000001", "surveys"));

        var feedback = Assert.IsType<Feedback>(Assert.IsType<MapResult.Mapped>(results[0]).Record);
        Assert.Null(feedback.Nps);
        Assert.Equal(1, feedback.InvalidAnswers);
        Assert.Equal(2, feedback.Csat);
        Assert.Equal("Giao trễ, gọi tôi [phone]", feedback.Comment);
        Assert.Equal("SO-12345", feedback.OrderNumber);
        Assert.Equal("completed", feedback.Status);
        var person = Assert.IsType<Person>(Assert.IsType<MapResult.Mapped>(results[1]).Record);
        Assert.Equal(feedback.RespondentKey, person.Key);
        Assert.Equal("an.nguyen@example.vn", person.Email?.Value);
    }

    [Fact]
    public void Map_AnonymousSurveyAnswer_GivesNoPerson()
    {
        var results = Shipped().Map(Setup.Row("""{"submittedAt":"2026-03-02T01:15:30Z","identity":{"anonymous":true},"answers":{"nps":9}}""", "responses", "R", "surveys"));

        Assert.IsType<MapResult.Mapped>(results[0]);
        Assert.IsType<MapResult.Skipped>(results[1]);
    }

    [Fact]
    public void Map_VisitOfKnownVisitor_GivesInteractionOfThatPerson()
    {
        const string body = """
            {"idVisit":1001,"visitorId":"00a1b2c3d4e5f607","userId":"an@example.vn","serverTimestamp":1772414130,"visitDurationInSeconds":61,"actions":4,
             "exitPageUrl":"https://shop.example/cart","visitEcommerceStatus":"abandonedCart","totalEcommerceRevenue":0,"totalAbandonedCartsRevenue":88.5,"languageCode":"vi"}
            """;

        var results = Shipped().Map(Setup.Row(body, "visits", "1001", "matomo"));

        var visit = Assert.IsType<Interaction>(Assert.IsType<MapResult.Mapped>(results[0]).Record);
        var person = Assert.IsType<Person>(Assert.IsType<MapResult.Mapped>(results[1]).Record);
        Assert.Equal(new SourceKey("matomo", "visits", "1001"), visit.Key);
        Assert.Equal(new SourceKey("matomo", "visitors", "00a1b2c3d4e5f607"), person.Key);
        Assert.Equal(person.Key, visit.PersonKey);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1772414130), visit.OccurredAt);
        Assert.Equal(88.5m, visit.CartValue);
        Assert.True(visit.CartAbandoned);
    }

    [Fact]
    public void Map_LostDynamicsDeal_TakesTheEstimateAndTheSegment()
    {
        const string body = """
            {"name":"Minh Phát – CX Suite [Mid-Market]","_parentaccountid_value":"a1","_parentcontactid_value":null,"estimatedvalue":5000.5,"actualvalue":0,
             "actualclosedate":"2026-02-27","statecode":2,"statuscode":5,"createdon":"2026-01-05T04:00:00Z"}
            """;

        var deal = Assert.IsType<Deal>(Assert.IsType<MapResult.Mapped>(Assert.Single(Shipped().Map(Setup.Row(body, "opportunity", "o1", "dynamics")))).Record);

        Assert.Equal(5000.5m, deal.Amount);
        Assert.Equal("Mid-Market", deal.Segment);
        Assert.Equal("Out-sold", deal.Stage);
        Assert.True(deal.IsClosed);
        Assert.False(deal.IsWon);
        Assert.Equal(new DateTimeOffset(2026, 2, 26, 17, 0, 0, TimeSpan.Zero), deal.ClosedAt);
    }

    [Fact]
    public void Map_OpenSalesforceDeal_HasNoClosingTime()
    {
        var deal = Assert.IsType<Deal>(Assert.IsType<MapResult.Mapped>(Assert.Single(Shipped().Map(
            Setup.Row("""{"Name":"X","IsClosed":false,"IsWon":false,"CloseDate":"2026-12-01","CreatedDate":"2026-01-05T04:00:00.000+0000"}""", "Opportunity")))).Record);

        Assert.Null(deal.ClosedAt);
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 4, 0, 0, TimeSpan.Zero), deal.CreatedAt);
    }

    [Fact]
    public void Map_CreditMemo_IsNegative()
    {
        var order = Assert.IsType<Order>(Assert.IsType<MapResult.Mapped>(Assert.Single(Shipped().Map(
            Setup.Row("""{"number":"PS-CR1","customerId":"c1","currencyCode":"","totalAmountIncludingTax":110.00,"status":"Paid","creditMemoDate":"2026-01-05"}""", "salesCreditMemos", "m1", "businesscentral")))).Record);

        Assert.Equal(-110m, order.Amount);
        Assert.Equal("VND", order.Currency);
        Assert.Equal(new SourceKey("businesscentral", "customers", "c1"), order.CustomerKey);
    }

    [Fact]
    public void Map_Employee_JoinsSkills()
    {
        var employee = Assert.IsType<Employee>(Assert.IsType<MapResult.Mapped>(Assert.Single(Shipped().Map(
            Setup.Row("""{"displayName":null,"firstName":"Lan","lastName":"Phạm","skills":"English, Negotiation ,","hireDate":"2019-05-06","status":"Inactive"}""", "employees", "7", "bamboohr")))).Record);

        Assert.Equal("Lan Phạm", employee.Name);
        Assert.Equal("English;Negotiation", employee.Skills);
        Assert.Equal(new DateOnly(2019, 5, 6), employee.HiredOn);
        Assert.False(employee.IsActive);
    }

    [Fact]
    public void Describe_ShippedMaps_MatchesGoldenFile() =>
        Golden.Matches("shipped-maps.txt", string.Join('\n', Shipped().Describe().Select(line => line.ToString()).Concat(ShippedTargets().Describe().Select(line => line.ToString()))) + "\n");

    internal static string Folder([CallerFilePath] string test = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(test)!, "..", "..", "config"));

    internal static IReadOnlyList<ConfigMap> Files(string folder, ConfigProblems problems) =>
        [.. Directory.GetFiles(Path.Combine(Folder(), folder), "*.yaml").Order(StringComparer.Ordinal).Select(path => YamlConfig.Parse(File.ReadAllText(path), $"{folder}/{Path.GetFileName(path)}", problems)!)];

    private static FieldMaps Shipped()
    {
        var problems = new ConfigProblems();
        var maps = FieldMaps.Load(Files("mappings", problems), Context, problems);
        problems.ThrowIfAny();
        return maps;
    }

    private static TargetMaps ShippedTargets()
    {
        var problems = new ConfigProblems();
        var maps = TargetMaps.Load(Files("targets", problems), Context, problems);
        problems.ThrowIfAny();
        return maps;
    }
}
