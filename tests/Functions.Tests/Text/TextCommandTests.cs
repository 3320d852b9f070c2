using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Functions.Commands;
using CxHub.Functions.Commands.Text;
using CxHub.Storage;
using CxHub.Tests.Functions.Reports;
using Xunit;

namespace CxHub.Tests.Functions.Text;

public sealed class TextCommandTests : IDisposable
{
    private static readonly string[] Labelled =
    [
        "text,label,language",
        .. Enumerable.Range(0, 40).Select(i => $"\"Dịch vụ rất tốt, nhân viên nhiệt tình {i}\",positive,vi"),
        .. Enumerable.Range(0, 40).Select(i => $"Giao hàng quá chậm và thái độ tệ {i},negative,vi"),
        .. Enumerable.Range(0, 40).Select(i => $"Great staff and fast delivery {i},positive,en"),
        .. Enumerable.Range(0, 40).Select(i => $"Late again and rude on the phone {i},negative,en"),
        ",positive,en",
    ];

    private readonly CommandRun _run = new();

    [Fact]
    public void TrainClassifyEvaluate_MixedLanguages_WorkAsSpelt()
    {
        var (train, model, output) = (_run.File("train.csv", Labelled), _run.PathOf("m.json"), _run.PathOf("out.csv"));
        var unseen = _run.File("new.csv", "id,text", "1,\"nhan vien nhiet tinh, rat tot\"", "2,rude and late");

        var trained = CommandRun.Json(TextCommand.Build(), "train", train, "--model", model);
        var classified = CommandRun.Run(TextCommand.Build(), "classify", unseen, "--model", model, "--output", output);
        var evaluated = CommandRun.Json(TextCommand.Build(), "evaluate", train, "--model", model);

        Assert.Equal((160, 1), (trained.GetProperty("comments").GetInt32(), trained.GetProperty("leftOut").GetInt32()));
        Assert.Equal(0, classified.Code);
        var lines = File.ReadAllLines(output);
        Assert.Equal("id,text,predicted,probability,because,review", lines[0]);
        Assert.StartsWith("1,\"nhan vien nhiet tinh, rat tot\",positive,0.", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("2,rude and late,negative,0.", lines[2], StringComparison.Ordinal);
        Assert.Equal(1, evaluated.GetProperty("accuracy").GetDouble());
        Assert.Equal(1, evaluated.GetProperty("macroF1").GetDouble());
        Assert.Equal(80, evaluated.GetProperty("perClass")[0].GetProperty("support").GetInt32());
        Assert.Equal(80, evaluated.GetProperty("confusion")[0][0].GetInt32());
    }

    [Theory]
    [InlineData("All 2 comments have the label \"a\"", "text,label", "x,a", "y,a")]
    [InlineData("there is no column \"label\"", "text,topic", "x,a")]
    [InlineData("there is no column \"text\"", "comment,label", "x,a")]
    [InlineData("nothing to learn from", "text,label")]
    public void Train_UnusableFile_SaysWhyAndWritesNoModel(string expected, params string[] lines)
    {
        var (code, _, error) = CommandRun.Run(TextCommand.Build(), "train", _run.File("t.csv", lines), "--model", _run.PathOf("m.json"));

        Assert.Equal(1, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.False(File.Exists(_run.PathOf("m.json")));
    }

    [Fact]
    public async Task Train_Corrections_LearnsFromWhatStewardsSaidAboutTheStoresComments()
    {
        var (config, store) = await CorrectedAsync("the crew was brilliant", 40);
        var (train, model) = (_run.File("train.csv", Labelled), _run.PathOf("m.json"));

        var trained = CommandRun.Json(Root.Build(), "text", "train", train, "--model", model, "--corrections", "--config", config, "--store", store);
        CommandRun.Run(Root.Build(), "text", "classify", _run.File("new.csv", "text,language", "brilliant crew,en"), "--model", model, "--output", _run.PathOf("out.csv"));

        Assert.Equal(40, trained.GetProperty("corrections").GetInt32());
        Assert.Equal(200, trained.GetProperty("comments").GetInt32());
        Assert.StartsWith("brilliant crew,en,neutral,", File.ReadAllLines(_run.PathOf("out.csv"))[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_CorrectionsAmongLabelsOfAnotherKind_SaysWhyAndWritesNoModel()
    {
        var (config, store) = await CorrectedAsync("the crew was brilliant", 1);
        var train = _run.File("train.csv", "text,label", "late,delivery", "dear,price");

        var (code, _, error) = CommandRun.Run(Root.Build(), "text", "train", train, "--model", _run.PathOf("m.json"), "--corrections", "--config", config, "--store", store);

        Assert.Equal(1, code);
        Assert.Contains("the label \"delivery\" is not one of sentiment", error, StringComparison.Ordinal);
        Assert.False(File.Exists(_run.PathOf("m.json")));
    }

    /// <summary>A hub without systems, and a store in which a steward called such comments neutral.</summary>
    private async Task<(string Config, string Store)> CorrectedAsync(string comment, int count)
    {
        var config = Directory.CreateDirectory(_run.PathOf("config")).FullName;
        foreach (var file in new[] { "hub.yaml", "identity.yaml" })
        {
            File.Copy(Repository.Path($"config/{file}"), Path.Combine(config, file));
        }

        File.WriteAllText(Path.Combine(config, "followups.yaml"), "rules: []");
        File.WriteAllText(Path.Combine(config, "scores.yaml"), "nps: { validity: 365d }");
        File.WriteAllText(Path.Combine(config, "kpis.yaml"), "kpis: []");
        var stop = TestContext.Current.CancellationToken;
        await using var store = await HubStore.OpenAsync($"sqlite:{_run.PathOf("hub.db")}", TimeProvider.System, stop);
        Feedback[] answers = [.. Enumerable.Range(0, count).Select(i => new Feedback { Key = new("surveys", "responses", $"{i}"), AnsweredAt = DateTimeOffset.UnixEpoch, Comment = $"{comment} {i}", Language = "en" })];
        await store.WriteAsync(session => session.Canonical.PutAsync(answers, stop), stop);
        foreach (var answer in answers)
        {
            await store.WriteAsync(session => session.Corrections.PutAsync(answer.Key, CommentSentiment.Neutral, "lan.steward", stop), stop);
        }

        return (config, $"sqlite:{_run.PathOf("hub.db")}");
    }

    [Fact]
    public void Classify_MissingOrForeignModel_SaysWhatToDo()
    {
        var file = _run.File("t.csv", "text", "x");

        Assert.Contains("Train a model first", CommandRun.Run(TextCommand.Build(), "classify", file, "--model", _run.PathOf("none.json"), "--output", _run.PathOf("o.csv")).Error, StringComparison.Ordinal);
        Assert.Contains("not a text model", CommandRun.Run(TextCommand.Build(), "classify", file, "--model", _run.File("x.json", "{}"), "--output", _run.PathOf("o.csv")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Classify_ConfigurationNamed_AddsTheTopicsOfItsFileWithTheirOwnSentiment()
    {
        var (train, model, output) = (_run.File("train.csv", Labelled), _run.PathOf("m.json"), _run.PathOf("out.csv"));
        var topics = _run.File("topics.yaml", "topics: { crew: { name: { en: crew, vi: đội }, topics: { manner: { name: { en: Manner, vi: Cách cư xử }, words: { en: [staff], vi: [nhân viên] } } } } }");
        CommandRun.Run(Root.Build(), "text", "train", train, "--model", model);

        var (code, said, _) = CommandRun.Run(Root.Build(), "text", "classify", _run.File("new.csv", "text", "The staff were friendly but it was late", "late again"), "--model", model, "--output", output, "--config", Path.GetDirectoryName(topics)!, "--json");

        Assert.Equal(0, code);
        var lines = File.ReadAllLines(output);
        Assert.Equal("text,predicted,probability,because,review,topics", lines[0]);
        Assert.EndsWith(",crew.manner positive", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",", lines[2], StringComparison.Ordinal);
        Assert.Contains("\"taxonomy\": \"topics/", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Classify_MistakeInTheTopics_IsToldWithItsPlaceAndNothingIsWritten()
    {
        var (train, model, output) = (_run.File("train.csv", Labelled), _run.PathOf("m.json"), _run.PathOf("out.csv"));
        var topics = _run.File("topics.yaml", "topics:", "  crew: { nam: { en: crew, vi: đội }, topics: {} }");
        CommandRun.Run(Root.Build(), "text", "train", train, "--model", model);

        var (code, _, error) = CommandRun.Run(Root.Build(), "text", "classify", train, "--model", model, "--output", output, "--config", Path.GetDirectoryName(topics)!);

        Assert.Equal(1, code);
        Assert.Contains("config/topics.yaml:2:11: unknown key 'nam'", error, StringComparison.Ordinal);
        Assert.False(File.Exists(output));
    }

    public void Dispose() => _run.Dispose();
}
