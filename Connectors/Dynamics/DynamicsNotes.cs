using CxHub.Connectors.Http;
using CxHub.Domain.Ports;

namespace CxHub.Connectors.Dynamics;

/// <summary>Adds notes to tasks and incidents as rows of their own on the timeline. The row's id is made from the note's key and it is inserted only; a repeat is answered 412.</summary>
internal sealed class DynamicsNotes(DynamicsConnection connection)
{
    private const int LongestText = 10_000;

    public async Task<IReadOnlyList<NoteReceipt>> AddAsync(IReadOnlyList<NoteOrder> notes, CancellationToken cancellationToken)
    {
        List<NoteReceipt> receipts = [];
        foreach (var note in notes)
        {
            using var answer = await connection.Client.SendAsync(Call(note), cancellationToken);
            receipts.Add(Receipt(note, new BatchResult(answer.Status, answer.Text)));
        }

        return receipts;
    }

    private SystemCall Call(NoteOrder note) => new(HttpMethod.Patch, connection.Path($"annotations({FollowUpGuid.For(note.Key):D})"), "note")
    {
        Accepts = [400, 403, 404, 412],
        Lane = CallLane.Urgent,
        Headers = [new("If-None-Match", "*")],
        Body = JsonBody.Of(json =>
        {
            var table = note.Kind is FollowUpKind.Case ? "incident" : "task";
            json.WriteStartObject();
            json.WriteString("subject", connection.Options.TaskCategory);
            json.WriteString("notetext", TextLimit.Cut(note.Text, LongestText));
            json.WriteString($"objectid_{table}@odata.bind", $"/{table}s({note.RecordId})");
            json.WriteEndObject();
        }),
    };

    private NoteReceipt Receipt(NoteOrder note, BatchResult result)
    {
        if (result.IsSuccess)
        {
            return new NoteReceipt(note.Key, NoteOutcome.Added);
        }

        var failure = BatchFailure.Read(connection.Options.Name, result);
        return result.Status is 412 && failure.Code is not DynamicsErrors.DuplicateRule
            ? new NoteReceipt(note.Key, NoteOutcome.AlreadyThere)
            : new NoteReceipt(note.Key, NoteOutcome.Rejected, failure.Code, $"{failure.Message} {DynamicsErrors.Table.ClassifyRow(new SystemError(failure.Code, null)).Action}");
    }
}
