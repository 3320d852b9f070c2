namespace CxHub.IdentityResolution.Normalisation;

/// <summary>A company's name as folded words without its legal form (Ltd, JSC, GmbH, Công ty TNHH, ...), in the order written.</summary>
public static class CompanyForm
{
    private static readonly string[][] LegalForms =
    [
        ["cong", "ty", "trach", "nhiem", "huu", "han", "mot", "thanh", "vien"], ["cong", "ty", "trach", "nhiem", "huu", "han"], ["cong", "ty", "tnhh", "mtv"],
        ["cong", "ty", "tnhh"], ["cong", "ty", "co", "phan"], ["cong", "ty", "cp"], ["cong", "ty"], ["cty", "tnhh", "mtv"], ["cty", "tnhh"], ["cty", "cp"],
        ["cty"], ["tnhh", "mtv"], ["tnhh"], ["ctcp"], ["tap", "doan"], ["doanh", "nghiep", "tu", "nhan"], ["dntn"], ["joint", "stock", "company"],
        ["public", "limited", "company"], ["private", "limited"], ["limited", "liability", "company"], ["co", "ltd"], ["pty", "ltd"], ["pvt", "ltd"],
        ["pte", "ltd"], ["sdn", "bhd"], ["sp", "z", "o", "o"], ["s", "a", "r", "l"], ["s", "r", "l"], ["s", "p", "a"], ["s", "l"], ["s", "a"], ["gmbh", "co", "kg"],
        ["mbh"], ["gmbh"], ["ag"], ["kg"], ["ug"], ["ohg"], ["se"], ["ltd"], ["limited"], ["plc"], ["llc"], ["llp"], ["lp"], ["inc"], ["incorporated"], ["corp"],
        ["corporation"], ["company"], ["jsc"], ["sarl"], ["sas"], ["sasu"], ["sa"], ["sl"], ["slu"], ["srl"], ["spa"], ["bv"], ["nv"], ["as"], ["asa"], ["ab"],
        ["aps"], ["oy"], ["oyj"], ["kft"], ["zrt"], ["sro"], ["doo"], ["lda"], ["ltda"], ["co"], ["pty"], ["pte"], ["kk"],
    ];

    /// <summary>The words; empty when the text holds none. A name that is nothing but legal forms keeps them.</summary>
    public static List<string> Parse(ReadOnlySpan<char> text)
    {
        var words = Words.Split(text);
        var kept = new List<string>();

        for (var i = 0; i < words.Count;)
        {
            var form = Array.Find(LegalForms, candidate => StartsWith(words, i, candidate));
            i += form?.Length ?? 1;
            if (form is null) { kept.Add(words[i - 1]); }
        }

        return kept.Count > 0 ? kept : words;
    }

    /// <summary>The company whose domain an e-mail address stands in, as one word without its number; empty for a provider of mailboxes.</summary>
    public static List<string> OfMailbox(ReadOnlySpan<char> address)
    {
        if (EmailForm.Parse(address) is not { IsFreeMail: false } email) { return []; }

        var label = email.Domain.Split('.')[..^1].Reverse().SkipWhile(IsSuffix).FirstOrDefault() ?? "";
        var name = label.Replace("-", "", StringComparison.Ordinal).TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return name.Length > 1 ? [name] : [];
    }

    private static bool IsSuffix(string label) => label is "co" or "com" or "net" or "org" or "gov" or "edu" or "ac" or "biz";

    private static bool StartsWith(List<string> words, int at, string[] form)
    {
        for (var i = 0; i < form.Length; i++)
        {
            if (at + i >= words.Count || words[at + i] != form[i]) { return false; }
        }

        return true;
    }
}
