using CxHub.Sandbox.Faults;
using Xunit;

namespace CxHub.Tests.Sandbox.Faults;

public sealed class FaultBookTests
{
    [Fact]
    public void OnRequest_SkipAndCount_StrikesOnlyInBetween()
    {
        var book = new FaultBook(1);
        var id = book.Add(new() { Effect = FaultEffect.Status, Skip = 2, Count = 3 });

        var struck = Enumerable.Range(0, 8).Select(_ => book.OnRequest("salesforce", "GET", "/x").Count);

        Assert.Equal([0, 0, 1, 1, 1, 0, 0, 0], struck);
        Assert.Equal(3, book.Strikes[id]);
    }

    [Fact]
    public void OnRequest_SameSeed_StrikesTheSameCalls()
    {
        IReadOnlyList<int> Strikes(int seed)
        {
            var book = new FaultBook(seed);
            book.Add(new() { Effect = FaultEffect.Status, Probability = 0.5 });
            return [.. Enumerable.Range(0, 200).Select(_ => book.OnRequest("salesforce", "GET", "/x").Count)];
        }

        Assert.Equal(Strikes(7), Strikes(7));
        Assert.NotEqual(Strikes(7), Strikes(8));
        Assert.InRange(Strikes(7).Sum(), 60, 140);
    }

    [Fact]
    public void OnRequest_OtherServerMethodOrPath_IsLeftAlone()
    {
        var book = new FaultBook(1);
        book.Add(new() { Effect = FaultEffect.Status, Server = "salesforce", Method = "PATCH", Path = "*/Contact/*" });

        Assert.Empty(book.OnRequest("dataverse", "PATCH", "/a/Contact/1"));
        Assert.Empty(book.OnRequest("salesforce", "GET", "/a/Contact/1"));
        Assert.Empty(book.OnRequest("salesforce", "PATCH", "/a/Account/1"));
        Assert.Single(book.OnRequest("salesforce", "patch", "/a/contact/1"));
    }

    [Fact]
    public void OnRow_ValueOfTheRow_FindsTheRule()
    {
        var book = new FaultBook(1);
        book.Add(new() { Effect = FaultEffect.RowLock, Entity = "Contact", Row = "cx-*", Count = 1 });

        Assert.Null(book.OnRow("salesforce", "Contact", ["003", "other"]));
        Assert.Equal(FaultEffect.RowLock, book.OnRow("salesforce", "Contact", ["003", "cx-7"])!.Effect);
        Assert.Null(book.OnRow("salesforce", "Contact", ["003", "cx-7"]));
    }
}
