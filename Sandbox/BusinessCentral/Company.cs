using CxHub.Sandbox.Rows;

namespace CxHub.Sandbox.BusinessCentral;

/// <summary>The company's entity sets.</summary>
internal sealed class Company
{
    private readonly Dictionary<string, RowTable> _sets = new(StringComparer.Ordinal)
    {
        ["customers"] = new(),
        ["salesInvoices"] = new(),
        ["salesCreditMemos"] = new(),
    };

    public RowTable Customers => _sets["customers"];

    public RowTable? Set(string name) => _sets.GetValueOrDefault(name);

    public void Clear()
    {
        foreach (var set in _sets.Values)
        {
            set.Clear();
        }
    }
}
