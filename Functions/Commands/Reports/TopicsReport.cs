using System.CommandLine;
using CxHub.Domain;
using CxHub.Insights.Text;

namespace CxHub.Functions.Commands.Reports;

/// <summary><c>report topics --input comments.csv --text text [--score nps] [--language language]</c>: what customers talk about, by the topics of <c>topics.yaml</c>.</summary>
public static class TopicsReport
{
    public static Command Build()
    {
        ReportOptions shared = new();
        Option<string> text = new("--text") { Description = "Column with the comment", DefaultValueFactory = _ => "text" };
        Option<string?> score = new("--score") { Description = "Column with the NPS answer, for the impact of a topic" };
        Option<string?> language = new("--language") { Description = "Column with the language (vi, en)" };

        return shared.Command("topics", "Topics with sentiment and their association with NPS", [text, score, language], result =>
        {
            var (scoreColumn, languageColumn) = (result.GetValue(score), result.GetValue(language));
            var table = CsvTable.Read(shared.File(result), [result.GetRequiredValue(text), .. scoreColumn is null ? [] : new[] { scoreColumn }, .. languageColumn is null ? [] : new[] { languageColumn }]);
            var texts = table[result.GetRequiredValue(text)];
            var scores = scoreColumn is null ? null : Cells.Numbers(table, scoreColumn);
            var languages = languageColumn is null ? null : table[languageColumn];
            var taxonomy = TopicFile.Of(result);
            TopicFinder finder = new(taxonomy.Topics);
            var comments = new TopicComment[texts.Length];
            Parallel.For(0, texts.Length, row => comments[row] = new(finder.Find(PersonalData.Mask(texts[row]), languages?[row]), scores is null || double.IsNaN(scores[row]) ? null : scores[row]));

            return Document(TopicCounts.Of(comments), taxonomy);
        }, (result, reports, token) => reports.TopicsAsync(new() { Days = result.GetValue(shared.Days) }, token));
    }

    internal static ReportDocument Document(TopicCounts comments, Taxonomy taxonomy)
    {
        var rows = TopicReport.Of(comments).OrderByDescending(row => row.Mentioned.Hits).ToList();

        return new()
        {
            Report = "topics",
            Sentence = rows.Count == 0
                ? "No comment is about a topic of the taxonomy."
                : FormattableString.Invariant($"Most mentioned: {rows[0].Topic.LabelEn} ({100 * rows[0].Mentioned.Value:0} % of {comments.Comments} comments); {comments.WithoutTopic} comments are about no known topic."),
            Figures = [new("comments", comments.Comments), new("withoutTopic", comments.WithoutTopic), new("taxonomy", taxonomy.Version), new("formulaVersion", TopicReport.FormulaVersion)],
            Tables = [new("topics", ["code", "labelEn", "labelVi", "mentions", "share", "positive", "negative", "netSentiment", "npsImpact", "impactLower", "impactUpper", "p", "q"], [.. rows.Select(row => (IReadOnlyList<object?>)
            [
                row.Topic.Code, row.Topic.LabelEn, row.Topic.LabelVi, row.Mentioned.Hits, row.Mentioned.Value, row.Positive, row.Negative, row.NetSentiment,
                row.Impact?.Difference, row.Impact?.Interval.Lower, row.Impact?.Interval.Upper, row.Impact?.P, row.Q,
            ])])],
            Notes = ["sentiment is judged by the built-in word list; comments that it cannot decide count as mentions only"],
        };
    }
}
