using System.Globalization;
using System.Text;
using System.Text.Json;
using CxHub.Connectors.Http;

namespace CxHub.Connectors.Rest;

/// <summary>Builds the call for a page from the manifest's templates.</summary>
internal sealed class RestCalls(RestManifest manifest)
{
    public SystemCall Page(RestWalk walk, IReadOnlyList<string> fields)
    {
        var entity = walk.Entity;
        string? Value(string name) => name switch
        {
            "fields" => string.Join(',', fields),
            "pageSize" => walk.PageSize.ToString(CultureInfo.InvariantCulture),
            "since" => walk.Since is { } since && entity.Incremental is { } incremental ? incremental.Format.Write(since) : null,
            "place" => walk.Place,
            _ => manifest.Variables.GetValueOrDefault(name),
        };

        var headers = entity.Headers.Select(header => KeyValuePair.Create(header.Key, RestTemplate.Fill(header.Value, Value, static text => text))).ToArray();
        if (entity.Paging.Kind is RestPagingKind.NextLink && walk.Place is { } link)
        {
            return new SystemCall(new HttpMethod(entity.Method), SameHost.Check(manifest.Name, manifest.BaseUrl, link), "query") { Headers = headers };
        }

        var parameters = Parameters(walk, Value);
        var path = RestTemplate.Fill(entity.Path, Value, Uri.EscapeDataString);
        return entity switch
        {
            { Form.Count: > 0 } => Form(entity, path, [.. Filled(entity.Form, Value), .. parameters], Filled(entity.Query, Value), headers),
            { JsonBody: { } body } => Json(entity, path, RestTemplate.Fill(body, Value, JsonEscape), [.. Filled(entity.Query, Value), .. parameters], headers),
            _ => new SystemCall(new HttpMethod(entity.Method), Address(path, [.. Filled(entity.Query, Value), .. parameters]), "query") { Headers = headers },
        };
    }

    private static SystemCall Form(RestEntity entity, string path, IReadOnlyList<KeyValuePair<string, string>> form, IReadOnlyList<KeyValuePair<string, string>> query, KeyValuePair<string, string>[] headers) =>
        new(new HttpMethod(entity.Method), Address(path, query), "query")
        {
            Body = Encoding.UTF8.GetBytes(Encode(form)),
            ContentType = "application/x-www-form-urlencoded",
            Headers = headers,
        };

    private static SystemCall Json(RestEntity entity, string path, string body, IReadOnlyList<KeyValuePair<string, string>> query, KeyValuePair<string, string>[] headers) =>
        new(new HttpMethod(entity.Method), Address(path, query), "query") { Body = Encoding.UTF8.GetBytes(body), Headers = headers };

    private static List<KeyValuePair<string, string>> Parameters(RestWalk walk, Func<string, string?> value)
    {
        List<KeyValuePair<string, string>> parameters = [];
        var (entity, paging) = (walk.Entity, walk.Entity.Paging);
        if (walk.Since is not null && entity.Incremental is { } incremental)
        {
            parameters.Add(new(incremental.Parameter, RestTemplate.Fill(incremental.Template, value, static text => text)));
        }

        if (paging.SizeParameter is { } size)
        {
            parameters.Add(new(size, walk.PageSize.ToString(CultureInfo.InvariantCulture)));
        }

        switch (paging)
        {
            case { Kind: RestPagingKind.Offset, Parameter: { } offset }:
                parameters.Add(new(offset, walk.Place ?? "0"));
                break;
            case { Kind: RestPagingKind.Page, Parameter: { } page }:
                parameters.Add(new(page, walk.Place ?? paging.First.ToString(CultureInfo.InvariantCulture)));
                break;
            case { Kind: RestPagingKind.Cursor, Parameter: { } cursor } when walk.Place is { } place:
                parameters.Add(new(cursor, place));
                break;
            case { Kind: RestPagingKind.Keyset, Parameter: { } condition, Template: { } template } when walk.Place is { } last:
                // The last key is data: it is quoted here, never by the manifest.
                var literal = paging.Quote is RestQuote.Doubled ? $"'{last.Replace("'", "''", StringComparison.Ordinal)}'" : last;
                parameters.Add(new(condition, RestTemplate.Fill(template, name => name is "last" ? literal : value(name), static text => text)));
                break;
            default:
                break;
        }

        return Merged(parameters);
    }

    /// <summary>Two conditions for one parameter (changes since, and behind the last key) are joined.</summary>
    private static List<KeyValuePair<string, string>> Merged(List<KeyValuePair<string, string>> parameters) =>
        [.. parameters.GroupBy(pair => pair.Key, StringComparer.Ordinal).Select(group => KeyValuePair.Create(group.Key, group.Count() is 1 ? group.First().Value : string.Join(" and ", group.Select(pair => $"({pair.Value})"))))];

    private static List<KeyValuePair<string, string>> Filled(IReadOnlyList<KeyValuePair<string, string>> templates, Func<string, string?> value) =>
        [.. templates.Select(pair => KeyValuePair.Create(pair.Key, RestTemplate.Fill(pair.Value, value, static text => text)))];

    private static string Address(string path, IReadOnlyList<KeyValuePair<string, string>> query) =>
        query.Count is 0 ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Encode(query)}";

    private static string Encode(IReadOnlyList<KeyValuePair<string, string>> pairs) =>
        string.Join('&', pairs.Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));

    private static string JsonEscape(string text) => JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();
}
