using System.Text.Json.Nodes;
using CxHub.Functions.Hosting;

namespace CxHub.Functions.Commands;

/// <summary>The demo's result: the first pass, and the writes of an immediate second one, which must be none.</summary>
internal sealed record DemoSummary(LoopSummary First, int SecondPass)
{
    public string ToJson()
    {
        var json = JsonNode.Parse(First.ToJson())!.AsObject();
        json["secondPass"] = SecondPass;
        return json.ToJsonString();
    }
}
