using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using CxHub.Domain;

namespace CxHub.Functions.PushScores;

/// <summary>Gathers a stream into lists of at most so many items.</summary>
internal static class Chunks
{
    extension<T>(IAsyncEnumerable<T> items)
    {
        /// <summary>When the system behind the stream fails, what came before is given first: rows that a CRM confirmed are not forgotten because later ones were refused.</summary>
        public async IAsyncEnumerable<IReadOnlyList<T>> ChunkAsync(int size, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await using var each = items.GetAsyncEnumerator(cancellationToken);
            List<T> chunk = new(size);
            ExceptionDispatchInfo? failure = null;
            var more = true;
            while (more)
            {
                try
                {
                    more = await each.MoveNextAsync();
                }
                catch (ConnectorException refused)
                {
                    (more, failure) = (false, ExceptionDispatchInfo.Capture(refused));
                }

                if (more)
                {
                    chunk.Add(each.Current);
                }

                if (chunk.Count == size || (!more && chunk.Count > 0))
                {
                    yield return chunk;
                    chunk = new(size);
                }
            }

            failure?.Throw();
        }
    }
}
