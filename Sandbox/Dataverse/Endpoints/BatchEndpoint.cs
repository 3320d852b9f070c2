using System.Text;
using CxHub.Sandbox.Hosting.Wire;

namespace CxHub.Sandbox.Dataverse.Endpoints;

/// <summary>
/// $batch: operations in order; a change set is one transaction and answers with its failing part alone. Without
/// continue-on-error the first failure ends the batch and gives its status to the whole answer.
/// </summary>
internal sealed class BatchEndpoint(DataverseEnvironment environment, WireRequest request, Cost cost)
{
    private const int MostOperations = 1000;

    private readonly DataverseRouter _router = new(environment);
    private readonly BatchAnswer _answer = new();
    private int _operations;

    public WireResponse Answer()
    {
        var boundary = MimePart.BoundaryOf(request.Header("Content-Type"))
            ?? throw new DataverseException(400, "0x80060888", "The Content-Type of a batch must be multipart/mixed with a boundary.");
        var goesOn = new Prefer(request.Header("Prefer")).ContinuesOnError;
        var status = 200;

        foreach (var part in MimePart.Read(MimePart.Text(request.Body), boundary))
        {
            var failed = MimePart.BoundaryOf(part.ContentType) is { } inner ? RunChangeSet(part, inner) : RunOperation(part);

            if (failed is { } code && !goesOn)
            {
                status = code;
                break;
            }
        }

        var response = _answer.End(status);
        response.Operation = "$batch";
        return response;
    }

    private static string? ContentId(MimePart part) => part.Headers.GetValueOrDefault("Content-ID");

    /// <summary>Status of the failure, or null.</summary>
    private int? RunOperation(MimePart part)
    {
        using var answer = Run(part, []);
        _answer.WriteOperation(answer);
        return answer.Status >= 400 ? answer.Status : null;
    }

    private int? RunChangeSet(MimePart changeSet, string boundary)
    {
        var mark = environment.Store.Mark();
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        var answers = new List<(string? Id, WireResponse Answer)>();

        foreach (var part in MimePart.Read(changeSet.Content, boundary, isNested: true))
        {
            var answer = Run(part, ids, inChangeSet: true);

            if (answer.Status >= 400)
            {
                environment.Store.RollBack(mark);
                answers.ForEach(earlier => earlier.Answer.Dispose());
                _answer.WriteChangeSet([(ContentId(part), answer)]);
                return answer.Status;
            }

            answers.Add((ContentId(part), answer));
            Remember(ids, ContentId(part), answer);
        }

        environment.Store.Keep();
        _answer.WriteChangeSet(answers);
        return null;
    }

    private static void Remember(Dictionary<string, string> ids, string? id, WireResponse answer)
    {
        if (id is not null && answer.Headers.TryGetValue("OData-EntityId", out var entity))
        {
            ids[id] = entity;
        }
    }

    private WireResponse Run(MimePart part, Dictionary<string, string> ids, bool inChangeSet = false)
    {
        var line = part.Content.Split("\r\n", 2);
        var message = MimePart.ReadOne(line.Length > 1 ? line[1] : string.Empty);
        var words = line[0].Split(' ');
        var headers = new Dictionary<string, string>(message.Headers, StringComparer.OrdinalIgnoreCase);
        var body = Encoding.UTF8.GetBytes(message.Content);

        return DataverseRouter.Guard(new(words[0], "/", request.BaseUrl, headers, body), () =>
        {
            if (++_operations > MostOperations)
            {
                throw DataverseException.BadUrl($"The batch has more than {MostOperations} operations.");
            }

            if (inChangeSet && words[0] is "GET")
            {
                throw DataverseException.BadUrl("An invalid HTTP method 'GET' was detected for a request in a change set. Requests in change sets only support the HTTP methods 'POST', 'PUT', 'DELETE', and 'PATCH'.");
            }

            return _router.Dispatch(new(words[0], Target(string.Join(' ', words[1..^1]), ids), request.BaseUrl, headers, body), cost, ids);
        });
    }

    private static string Target(string url, Dictionary<string, string> ids)
    {
        if (url.StartsWith('$'))
        {
            var id = url[1..].Split('/')[0];
            url = ids.TryGetValue(id, out var entity)
                ? entity + url[(id.Length + 1)..]
                : throw (ids.Count is 0 ? DataverseException.NoSegment("$" + id) : DataverseException.BadUrl($"Content-ID Reference: '${id}' does not exist in the batch context."));
        }

        var at = url.IndexOf("/api/data/", StringComparison.Ordinal);
        return at >= 0 ? url[at..] : throw DataverseException.BadUrl("Requested API Version 'data' was not understood.");
    }
}
