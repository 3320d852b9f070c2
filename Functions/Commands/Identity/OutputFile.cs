using System.Text;

namespace CxHub.Functions.Commands.Identity;

/// <summary>A file that appears complete or not at all: written beside its place and moved there at the end; deleted when the work is broken off.</summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string _path;
    private readonly string _unfinished;
    private bool _done;

    public OutputFile(string path)
    {
        _path = Path.GetFullPath(path);
        _unfinished = $"{_path}.{Environment.ProcessId}.unfinished";

        try
        {
            Writer = new StreamWriter(new FileStream(_unfinished, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16), new UTF8Encoding(false), 1 << 16);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new IdentityInputException($"{path}: cannot be written ({e.Message}).");
        }
    }

    public StreamWriter Writer { get; }

    /// <summary>Closes the file and moves it to its place.</summary>
    public void Complete()
    {
        Writer.Dispose();
        File.Move(_unfinished, _path, overwrite: true);
        _done = true;
    }

    public void Dispose()
    {
        if (_done) { return; }

        Writer.Dispose();
        File.Delete(_unfinished);
    }
}
