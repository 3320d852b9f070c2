using System.CommandLine;

namespace CxHub.Functions.Commands.Text;

/// <summary><c>cxhub text train|classify|evaluate FILE.csv --model m.json</c>: learn from labelled comments, label new ones, measure how well.</summary>
public static class TextCommand
{
    public static Command Build() => new("text", "Classify comments: sentiment, topic or any label of your own")
    {
        TrainCommand.Build(),
        ClassifyCommand.Build(),
        EvaluateCommand.Build(),
    };
}
