using System.Globalization;
using System.Text.Json;
using CxHub.IdentityResolution;
using CxHub.IdentityResolution.Explaining;

namespace CxHub.Functions.Commands.Identity;

/// <summary><c>identity explain</c>: the waterfall of a pair, or the joins of the profile of one record. Values are masked unless asked for.</summary>
public static class ExplainRun
{
    public static void Execute(ResolveOptions options, IReadOnlyList<string> records, bool showValues, TextWriter output, TextWriter messages, CancellationToken cancellationToken)
    {
        var model = options.Model is null ? null : ModelFile.Read(options.Model);
        var input = IdentityInput.Read(options.Inputs, options.Maps, options.Settings, cancellationToken);
        messages.WriteInput(input);
        var result = ResolveRun.Resolve(input.Data, options.Settings, model);
        var explainer = new Explainer(result, showValues: showValues);
        var keys = records.Select(id => Find(input.Data, id)).ToList();

        if (keys.Count == 2) { Pair(explainer.Why(keys[0], keys[1]), options.Json, output); }
        else { Profile(explainer.How(keys[0])!, options.Json, output); }
    }

    private static RecordKey Find(IdentityDataset data, string id)
    {
        for (var row = 0; row < data.Rows; row++)
        {
            if (data.RecordId(row) == id) { return data.KeyOf(row); }
        }

        throw new IdentityInputException($"No input has a record '{id}'.");
    }

    private static void Pair(PairExplanation? why, bool json, TextWriter output)
    {
        if (why is null) { throw new IdentityInputException("The two records are one and the same."); }

        output.WriteLine(json ? JsonSerializer.Serialize(why, JsonSerializerOptions.Web) : Waterfall.Text(why));
    }

    private static void Profile(ProfileExplanation how, bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(how, JsonSerializerOptions.Web));
            return;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{how.Records.Count} records: {string.Join(", ", how.Records.Select(record => record.RecordId))}"));

        foreach (var join in how.Joins)
        {
            var weakest = join == how.Weakest && how.Joins.Count > 1 ? "  weakest" : "";
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{join.Weight,8:+0.0;-0.0}  {join.Left.RecordId} – {join.Right.RecordId}  ({join.LeftRecords} + {join.RightRecords}){weakest}"));
        }
    }
}
