using System.Globalization;
using System.Text.Json;
using System.Web;
using CxHub.Connectors.Rest;
using CxHub.Domain;
using CxHub.Domain.Ports;
using CxHub.Tests.Connectors.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace CxHub.Tests.Connectors.Rest;

public sealed class RestSourceTests : IDisposable
{
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly StubHttp _http = new();
    private readonly ImpatientClock _clock = new();

    public static TheoryData<string> PagingKinds => ["next-link", "offset", "page", "cursor", "keyset"];

    public void Dispose() => _http.Dispose();

    [Theory]
    [MemberData(nameof(PagingKinds))]
    public async Task Pull_EveryPagingKind_GivesEveryRowOnce(string kind)
    {
        Serve(kind, 23);

        var pages = await PullAsync(kind, null);

        Assert.Equal(Enumerable.Range(1, 23).Select(Id), pages.SelectMany(page => page.Records).Select(record => record.Key.Id));
        Assert.Equal(5, pages.Count);
        Assert.True(pages[^1].IsLast);
    }

    [Theory]
    [MemberData(nameof(PagingKinds))]
    public async Task Pull_ResumedBehindAnyPage_EqualsOneUninterruptedPull(string kind)
    {
        Serve(kind, 23);
        var whole = await PullAsync(kind, null);

        for (var page = 0; page < whole.Count - 1; page++)
        {
            var rest = await PullAsync(kind, whole[page].Cursor);

            Assert.Equal(
                whole.Skip(page + 1).SelectMany(one => one.Records).Select(record => record.Key.Id),
                rest.SelectMany(one => one.Records).Select(record => record.Key.Id));
            Assert.Equal(whole[^1].Cursor!.Replace("1970", "2026", StringComparison.Ordinal)[..60], rest[^1].Cursor![..60]);
        }
    }

    [Fact]
    public async Task Pull_SecondTime_AsksForChangesWithOverlap()
    {
        Serve("cursor", 23);
        var cursor = (await PullAsync("cursor", null))[^1].Cursor;

        await PullAsync("cursor", cursor);

        Assert.Equal("2026-03-01T00:18:00Z", Query(_http.Requests[^1], "since"));
        Assert.Null(Query(_http.Requests[0], "since"));
    }

    [Fact]
    public async Task Pull_NextLinkToAnotherHost_IsRefused()
    {
        _http.On("GET", "/items", StubHttp.Json("""{"rows":[{"id":"1","at":"2026-03-01T00:00:00Z"}],"next":"https://evil.example/items?page=2"}"""));

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => PullAsync("next-link", null));

        Assert.Equal("foreign-link", failure.Code);
        Assert.Single(_http.Requests);
    }

    [Fact]
    public async Task Pull_PageTooLarge_IsAskedForInHalves()
    {
        Serve("offset", 23, largestPage: 2);

        var pages = await PullAsync("offset", null);

        Assert.Equal(23, pages.SelectMany(page => page.Records).Select(record => record.Key.Id).Distinct().Count());
    }

    [Fact]
    public async Task Pull_PageNumbersAndAPageTooLarge_SkipsNothing()
    {
        Serve("page", 23, largestPage: 2);

        var pages = await PullAsync("page", null);

        Assert.Equal(23, pages.SelectMany(page => page.Records).Select(record => record.Key.Id).Distinct().Count());
    }

    [Fact]
    public async Task Pull_ErrorWithStatus200_IsAnErrorAllTheSame()
    {
        _http.On("GET", "/items", StubHttp.Json("""{"result":"error","message":"You can't access this resource as it requires a token"}"""));
        var source = Source("""
            name: shop
            kind: rest
            url: https://stub.example
            auth: { kind: none }
            errors:
              message: /message
              inBody: { pointer: /result, equals: error }
              unauthorized: [requires]
            entities: [{ name: items, path: items, key: id }]
            """);

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => SalesforceBench.PullAsync(source, new PullRequest("items", [], null)));

        Assert.Equal(FailureKind.Unauthorized, failure.Kind);
        Assert.Contains("requires a token", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_RowWithoutKeyOrWithAWrongMoment_IsSetAsideAndTheRestGoesOn()
    {
        _http.On("GET", "/items", StubHttp.Json("""{"rows":[{"id":"1","at":"2026-03-01T00:00:00Z"},{"at":"2026-03-01T00:00:00Z"},{"id":"3","at":"yesterday"},"text",{"id":4,"at":"2026-03-01T00:00:00Z"}]}"""));

        var page = Assert.Single(await PullAsync("next-link", null));

        Assert.Equal(["1", "4"], page.Records.Select(record => record.Key.Id));
        Assert.Equal(3, page.SetAside!.Count);
        Assert.Contains("at is no moment", page.SetAside[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_EntityWithoutIncremental_IsAFullLoadEachTime()
    {
        _http.On("GET", "/items", StubHttp.Json("""[{"id":"1"}]"""));
        var source = Source("""
            name: shop
            kind: rest
            url: https://stub.example
            auth: { kind: none }
            entities: [{ name: items, path: items, key: id }]
            """);

        var first = Assert.Single(await SalesforceBench.PullAsync(source, new PullRequest("items", [], null)));
        var second = Assert.Single(await SalesforceBench.PullAsync(source, new PullRequest("items", [], first.Cursor)));

        Assert.True(first.IsFullLoad && second.IsFullLoad);
    }

    [Fact]
    public async Task Pull_WhenAFullLoadIsDue_ReadsEverythingToNoticeDeletions()
    {
        Serve("cursor", 7);
        var cursor = (await PullAsync("cursor", null))[^1].Cursor;

        _clock.Advance(TimeSpan.FromDays(6));
        var soon = await PullAsync("cursor", cursor);
        _clock.Advance(TimeSpan.FromDays(2));
        var due = await PullAsync("cursor", soon[^1].Cursor);

        Assert.False(soon[0].IsFullLoad);
        Assert.True(due[0].IsFullLoad);
    }

    [Fact]
    public async Task Pull_FourthApiWithPostAndBodyTemplate_NeedsOnlyAManifest()
    {
        _http.On("POST", "/services/rest/auth/token", StubHttp.Json("""{"access_token":"t","expires_in":"3600"}"""));
        _http.On("POST", "/services/rest/query/v1/suiteql", request =>
        {
            var offset = int.Parse(Query(request, "offset")!, CultureInfo.InvariantCulture);
            return StubHttp.Answer($$"""{"items":[{"id":"{{offset}}","name":"O'Brien","lastmodified":"2026-03-01 00:00:0{{offset}}"}],"hasMore":{{(offset < 3 ? "true" : "false")}}}""", "application/vnd.oracle.resource+json", 200);
        });
        var source = Source("""
            name: netsuite
            kind: rest
            url: https://stub.example/services/rest/
            auth: { kind: oauth2-client-credentials, tokenUrl: auth/token, clientId: hub, clientSecret: "${NETSUITE_SECRET}" }
            variables: { table: customer }
            entities:
              - name: customer
                method: POST
                path: query/v1/suiteql
                headers: { Prefer: transient }
                body: '{"q":"SELECT id, name FROM {table} ORDER BY id"}'
                rows: /items
                key: id
                modified: { field: lastmodified, format: "yyyy-MM-dd HH:mm:ss" }
                paging: { kind: offset, parameter: offset, size: limit, more: /hasMore }
                pageSize: 1
            """);

        var pages = await SalesforceBench.PullAsync(source, new PullRequest("customer", [], null));

        Assert.Equal(["0", "1", "2", "3"], pages.SelectMany(page => page.Records).Select(record => record.Key.Id));
        Assert.Equal("""{"q":"SELECT id, name FROM customer ORDER BY id"}""", _http.Requests[^1].Body);
        Assert.Equal("transient", _http.Requests[^1].Headers["Prefer"]);
        Assert.Equal("Bearer t", _http.Requests[^1].Headers["Authorization"]);
        Assert.Equal(1, source.Calls.ByKind["token"]);
    }

    [Theory]
    [InlineData("{ kind: basic, key: \"${K}\" }", "Authorization", "Basic c2FuZGJveDp4")]
    [InlineData("{ kind: basic, user: hub, password: \"${K}\" }", "Authorization", "Basic aHViOnNhbmRib3g=")]
    [InlineData("{ kind: header-key, header: X-API-Key, key: \"${K}\" }", "X-API-Key", "sandbox")]
    public async Task Pull_EachCredentialInAHeader_StandsThere(string auth, string header, string expected)
    {
        _http.On("GET", "/items", StubHttp.Json("[]"));

        await SalesforceBench.PullAsync(Source(Simple(auth)), new PullRequest("items", [], null));

        Assert.Equal(expected, _http.Requests[0].Headers[header]);
    }

    [Fact]
    public async Task Pull_KeyInTheForm_IsNotInTheUrl()
    {
        _http.On("POST", "/items", StubHttp.Json("[]"));
        var source = Source("""
            name: shop
            kind: rest
            url: https://stub.example
            auth: { kind: form-key, parameter: token_auth, key: "${K}" }
            entities: [{ name: items, path: items, key: id, method: POST, form: { module: API } }]
            """);

        await SalesforceBench.PullAsync(source, new PullRequest("items", [], null));

        Assert.Equal("module=API&token_auth=sandbox", _http.Requests[0].Body);
        Assert.DoesNotContain("sandbox", _http.Requests[0].Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pull_RateOfTheManifest_IsKept()
    {
        Serve("cursor", 23);
        var source = Source(Paged("cursor") + "limits: { calls: 2, window: 1m }\n");

        await SalesforceBench.PullAsync(source, new PullRequest("items", [], null));

        Assert.Equal(2, _clock.Delays.Count(delay => delay > TimeSpan.FromSeconds(50)));
    }

    [Fact]
    public async Task Describe_DeclaredFields_AreGivenForTheCheck()
    {
        var source = Source("""
            name: shop
            kind: rest
            url: https://stub.example
            auth: { kind: none }
            entities: [{ name: items, path: items, key: id, fields: { id: text, at: date-time } }]
            """);

        var schema = await source.DescribeAsync("items", default);

        Assert.Equal(FieldType.DateTime, schema!.Fields["at"].Type);
    }

    private static string Simple(string auth) => $$"""
        name: shop
        kind: rest
        url: https://stub.example
        auth: {{auth}}
        entities: [{ name: items, path: items, key: id }]
        """;

    private static string Paged(string kind) => $$"""
        name: shop
        kind: rest
        url: https://stub.example
        auth: { kind: bearer, token: "${T}" }
        errors: { split: [504] }
        entities:
          - name: items
            path: items
            rows: /rows
            key: id
            modified: { field: at }
            incremental: { parameter: since, overlap: 5m }
            fullLoadEvery: 7d
            pageSize: 5
            paging: {{kind switch
    {
        "next-link" => "{ kind: next-link, next: /next, size: size }",
        "offset" => "{ kind: offset, parameter: skip, size: size }",
        "page" => "{ kind: page, parameter: page, size: size }",
        "cursor" => "{ kind: cursor, parameter: after, next: /after, size: size }",
        _ => "{ kind: keyset, parameter: filter, value: \"id gt {last}\", quote: doubled, size: size }",
    }}}

        """;

    private static string Id(int number) => number.ToString("0000", CultureInfo.InvariantCulture);

    private static string? Query(StubRequest request, string name) => HttpUtility.ParseQueryString(request.Uri.Query)[name];

    private RestSource Source(string yaml)
    {
        var manifest = Manifests.Rest(yaml);
        return new RestSource(manifest, new HttpClient(_http, disposeHandler: false), _clock, NullLogger.Instance);
    }

    private Task<List<SourcePage>> PullAsync(string kind, string? cursor) =>
        SalesforceBench.PullAsync(Source(Paged(kind)), new PullRequest("items", [], cursor));

    /// <summary>A small API with rows 0001, 0002, … that pages in the given way; a page above the largest is answered 504.</summary>
    private void Serve(string kind, int count, int largestPage = 100) => _http.On("GET", "/items", request =>
    {
        var size = int.Parse(Query(request, "size") ?? "5", CultureInfo.InvariantCulture);
        if (size > largestPage)
        {
            return StubHttp.Answer("{}", "application/json", 504);
        }

        var start = kind switch
        {
            "next-link" => Number(request, "from"),
            "offset" => Number(request, "skip"),
            "page" => (Number(request, "page", 1) - 1) * size,
            "cursor" => Number(request, "after"),
            _ => Query(request, "filter") is { } filter ? int.Parse(filter.Split('\'')[1], CultureInfo.InvariantCulture) : 0,
        };
        var rows = Enumerable.Range(start + 1, Math.Max(0, Math.Min(size, count - start))).Select(number => new { id = Id(number), at = Day.AddMinutes(number) }).ToArray();
        var next = start + rows.Length < count ? start + rows.Length : (int?)null;
        var body = JsonSerializer.Serialize(new
        {
            rows,
            next = next is null ? null : string.Create(CultureInfo.InvariantCulture, $"https://stub.example/items?from={next}&size={size}"),
            after = next?.ToString(CultureInfo.InvariantCulture),
        });
        return StubHttp.Answer(body, "application/json", 200);
    });

    private static int Number(StubRequest request, string name, int first = 0) => int.Parse(Query(request, name) ?? first.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
