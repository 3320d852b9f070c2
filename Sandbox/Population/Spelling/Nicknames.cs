using System.Collections.Frozen;

namespace CxHub.Sandbox.Population.Spelling;

/// <summary>Common short forms of given names.</summary>
internal static class Nicknames
{
    private static readonly FrozenDictionary<string, string> ShortForms = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["James"] = "Jim", ["Robert"] = "Bob", ["Michael"] = "Mike", ["William"] = "Bill", ["David"] = "Dave", ["Richard"] = "Rick", ["Joseph"] = "Joe",
        ["Thomas"] = "Tom", ["Christopher"] = "Chris", ["Daniel"] = "Dan", ["Matthew"] = "Matt", ["Anthony"] = "Tony", ["Steven"] = "Steve", ["Andrew"] = "Andy",
        ["Joshua"] = "Josh", ["Kenneth"] = "Ken", ["Edward"] = "Ed", ["Benjamin"] = "Ben", ["Samuel"] = "Sam", ["Gregory"] = "Greg", ["Nicholas"] = "Nick",
        ["Alexander"] = "Alex", ["Patrick"] = "Pat", ["Jonathan"] = "Jon", ["Timothy"] = "Tim", ["Frederick"] = "Fred", ["Lawrence"] = "Larry", ["Charles"] = "Charlie",
        ["Peter"] = "Pete", ["Patricia"] = "Patty", ["Jennifer"] = "Jenny", ["Elizabeth"] = "Liz", ["Barbara"] = "Barb", ["Susan"] = "Sue", ["Jessica"] = "Jess",
        ["Katherine"] = "Kate", ["Margaret"] = "Maggie", ["Deborah"] = "Debbie", ["Stephanie"] = "Steph", ["Rebecca"] = "Becky", ["Christine"] = "Chris",
        ["Samantha"] = "Sam", ["Victoria"] = "Vicky", ["Pamela"] = "Pam", ["Abigail"] = "Abby", ["Kimberly"] = "Kim", ["Amanda"] = "Mandy", ["Theresa"] = "Terry",
        ["Antonio"] = "Toni", ["Manuel"] = "Manolo", ["José"] = "Pepe", ["Francisco"] = "Paco", ["Alejandro"] = "Alex", ["Concepción"] = "Concha", ["Dolores"] = "Lola",
        ["Wolfgang"] = "Wolf", ["Matthias"] = "Matze", ["Sebastian"] = "Basti", ["Maximilian"] = "Max", ["Katharina"] = "Kathi", ["Johanna"] = "Hanna",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string? Of(string given) => ShortForms.GetValueOrDefault(given);
}
