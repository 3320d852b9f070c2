using CxHub.Connectors.Configuration;
using CxHub.Domain.Configuration;
using CxHub.Insights.Text;

namespace CxHub.Functions.Configuration;

/// <summary>Reads <c>text</c> of <c>scores.yaml</c>; a model is a file of the configuration folder.</summary>
public sealed class TextConfigReader(ConfigFolder folder, EnvironmentValues values)
{
    public TextConfig Read(ConfigMap? map)
    {
        map?.AllowOnly(values.Problems, "model", "azure");
        return new TextConfig
        {
            Own = map?.Text("model", values.Problems) is { } file ? Model(file, map.Find("model")!.Value.At) : CommentJudge.WordList,
            Azure = map?.Map("azure", values.Problems) is { } azure ? AzureLanguageFile.Read(azure, values) : null,
        };
    }

    private CommentJudge Model(string file, ConfigPosition at)
    {
        var path = Path.Combine(folder.Path, file);
        if (!File.Exists(path))
        {
            values.Problems.Add(at, $"there is no model '{file}'", $"a file of the configuration folder, made with: cxhub text train FILE.csv --model {path}");
            return CommentJudge.WordList;
        }

        var model = TextModelJson.Read(File.ReadAllText(path));
        var judge = model.Value is { } trained ? CommentJudge.Of(trained) : Insights.Statistics.Attempt<CommentJudge>.Refused(model.Refusal!);
        if (judge.Value is { } usable)
        {
            return usable;
        }

        values.Problems.Add(at, $"'{file}' cannot be used: {judge.Refusal}", "a model trained with cxhub text train on the labels positive, neutral and negative");
        return CommentJudge.WordList;
    }
}
