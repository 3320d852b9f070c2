namespace CxHub.Tests.Functions.Defects;

/// <summary>Defects read in the code of other systems that join customer data and write CRMs. Each has one test here, named after it.</summary>
internal static class KnownDefects
{
    public static IReadOnlyDictionary<int, string> All { get; } = new SortedDictionary<int, string>
    {
        [1] = "Multiwoven: every apostrophe is doubled on its way to the target",
        [2] = "Multiwoven: a row that failed once counts as unchanged and is never sent again",
        [3] = "Multiwoven: a run in which every row failed ends as success",
        [4] = "Multiwoven: one good row of a batch marks all its rows as written",
        [5] = "Multiwoven: more rows than a page with one cursor value are never read",
        [6] = "Multiwoven: the cursor is saved before the rows are delivered",
        [7] = "Multiwoven: a second full refresh skips everything it has seen",
        [8] = "Multiwoven: the fingerprint is over the source row instead of what is written",
        [9] = "Multiwoven: one object, one key field, one call per row in Salesforce",
        [10] = "Multiwoven: an update makes a second record in Dynamics, and lookups are plain texts",
        [11] = "Multiwoven: personal data in the log, secrets in the database",
        [12] = "Multiwoven: the test run writes to the live target",
        [13] = "Unomi: identifiers stand unescaped in queries, and of several matches the first is taken",
        [14] = "Unomi: merged profiles are gone and cannot be parted again",
        [15] = "Tracardi: what a target that is down should have received is lost",
        [16] = "MuleSoft templates: both directions keep their cursor under one key",
        [17] = "MuleSoft templates: rows of one second are cut off at the page's end",
        [18] = "MuleSoft templates: older data overwrite newer ones",
        [19] = "MuleSoft templates: people are matched by their full name",
        [20] = "MuleSoft templates: one direction leaves nulls out, the other sends them",
        [21] = "RudderStack: two calls per row",
        [22] = "n8n: later changes of a record that was seen once are dropped",
        [23] = "n8n: a login for every call",
        [24] = "Segment: a key that is also an ordinary field fails every row, and success is reported",
        [25] = "Segment: a repeat after a time-out makes a duplicate",
        [26] = "Dataverse client for Python: the key stands in the body as well",
        [27] = "Unomi: a shipped sample file does not parse",
    };
}
