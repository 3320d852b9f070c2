using System.Xml.Linq;
using CxHub.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CxHub.Functions.Http;

/// <summary>
/// Keeps the keys that sign the console's forms in the store, so that a form that was open while the hub restarted, or that another instance gave out, still
/// works. They are as well protected as the customers beside them.
/// </summary>
public sealed class StoredKeys(HubStore store) : IXmlRepository
{
    private const string Prefix = "form-key:";

    // The interface knows no asynchronous calls. It is asked once a day and outside of any transaction.
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. store.ReadAsync(session => session.Models.WithPrefixAsync(Prefix, CancellationToken.None), CancellationToken.None).GetAwaiter().GetResult().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) =>
        store.WriteAsync(session => session.Models.PutAsync(Prefix + friendlyName, element.ToString(SaveOptions.DisableFormatting), CancellationToken.None), CancellationToken.None).GetAwaiter().GetResult();
}
