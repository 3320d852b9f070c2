namespace CxHub.Storage;

/// <summary>The store cannot be used as asked; the message says what stands in the way and what to do.</summary>
public sealed class StoreException : Exception
{
    public StoreException(string message)
        : base(message)
    {
    }

    public StoreException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
