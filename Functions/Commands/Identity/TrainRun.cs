using CxHub.IdentityResolution;
using CxHub.IdentityResolution.Training;

namespace CxHub.Functions.Commands.Identity;

/// <summary><c>identity train</c>: learns a model from records and writes it, optionally also as a Splink settings file.</summary>
public static class TrainRun
{
    public static void Execute(ResolveOptions options, TextWriter output, TextWriter messages, CancellationToken cancellationToken)
    {
        var input = IdentityInput.Read(options.Inputs, options.Maps, options.Settings, cancellationToken);
        messages.WriteInput(input);
        var model = IdentityEngine.Train(input.Data);
        cancellationToken.ThrowIfCancellationRequested();

        if (options.Model is { } path) { Write(path, ModelJson.Write(model)); }
        else { output.WriteLine(ModelJson.Write(model)); }

        if (options.Splink is { } splink) { Write(splink, SplinkSettings.Write(model, input.Data.Records)); }
    }

    private static void Write(string path, string text)
    {
        using var file = new OutputFile(path);
        file.Writer.Write(text);
        file.Writer.Write('\n');
        file.Complete();
    }
}
