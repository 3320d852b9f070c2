using System.Runtime.CompilerServices;

namespace CxHub.Functions.PushScores;

/// <summary>Gathers a stream into lists of at most so many items.</summary>
internal static class Chunks
{
    extension<T>(IAsyncEnumerable<T> items)
    {
        public async IAsyncEnumerable<IReadOnlyList<T>> ChunkAsync(int size, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            List<T> chunk = new(size);
            await foreach (var item in items.WithCancellation(cancellationToken))
            {
                chunk.Add(item);
                if (chunk.Count == size)
                {
                    yield return chunk;
                    chunk = new(size);
                }
            }

            if (chunk.Count > 0)
            {
                yield return chunk;
            }
        }
    }
}
