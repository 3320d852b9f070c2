using System.Globalization;
using System.Text;
using System.Text.Json;
using CxHub.Functions.Commands.Identity;
using CxHub.IdentityResolution;
using Xunit;

namespace CxHub.Tests.Functions.Identity;

public sealed class IdentityFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cxhub-identity").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _messages = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Place(string name) => Path.Combine(_folder, name);

    private string Write(string name, string text)
    {
        File.WriteAllText(Place(name), text);
        return Place(name);
    }

    private string[] Resolve(IReadOnlyList<string> inputs, params string[] maps)
    {
        ResolveRun.Execute(new ResolveOptions { Inputs = inputs, Maps = maps, Output = Place("clusters.csv"), Pairs = Place("pairs.csv"), Json = true }, _output, _messages, CancellationToken.None);
        return File.ReadAllLines(Place("clusters.csv"));
    }

    private static string People(int count)
    {
        var text = new StringBuilder("id,first name,Last_Name,E-Mail,Mobile,DOB\n");

        for (var i = 0; i < count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"a{i},Given{i},Family{i},user{i}@example{i}.vn,09{10_000_000 + (i * 7919):00000000},19{50 + (i % 40)}-0{1 + (i % 9)}-1{i % 9}\n");
            text.Append(CultureInfo.InvariantCulture, $"b{i},GIVEN{i},FAMILY{i},USER{i}@EXAMPLE{i}.VN,+849{10_000_000 + (i * 7919):00000000},1{i % 9}/0{1 + (i % 9)}/19{50 + (i % 40)}\n");
        }

        return text.ToString();
    }

    private static string Refused(Action run) => Assert.Throws<IdentityInputException>(run).Message;

    [Fact]
    public void Resolve_AnyUsualHeader_PairsTheRecords()
    {
        var lines = Resolve([Write("people.csv", People(100))]);

        Assert.Equal("record_id,cluster_id", lines[0]);
        var clusters = lines.Skip(1).Select(line => line.Split(',')).ToDictionary(cells => cells[0], cells => cells[1]);
        Assert.Equal(200, clusters.Count);
        Assert.All(Enumerable.Range(0, 100), i => Assert.Equal(clusters[$"a{i}"], clusters[$"b{i}"]));
        Assert.Equal(100, clusters.Values.Distinct().Count());
        Assert.Equal("left_id,right_id,probability", File.ReadLines(Place("pairs.csv")).First());
    }

    [Fact]
    public void Resolve_Json_EndsWithOneObjectOfTheFigures()
    {
        Resolve([Write("people.csv", People(20))]);

        using var summary = JsonDocument.Parse(_output.ToString().TrimEnd().Split('\n')[^1]);
        Assert.Equal(40, summary.RootElement.GetProperty("records").GetInt32());
        Assert.Equal(20, summary.RootElement.GetProperty("clusters").GetInt32());
        Assert.True(summary.RootElement.GetProperty("peakMemoryMb").GetInt64() > 0);
        Assert.True(summary.RootElement.GetProperty("secondsPerStage").TryGetProperty("score", out _));
    }

    [Fact]
    public void Resolve_DuplicateRecordId_NamesBothRows()
    {
        var message = Refused(() => Resolve([Write("a.csv", "id,name\n1,Lan\n2,Minh\n1,Hoa\n")]));

        Assert.Contains("row 4", message, StringComparison.Ordinal);
        Assert.Contains("row 2", message, StringComparison.Ordinal);
        Assert.False(File.Exists(Place("clusters.csv")));
    }

    [Fact]
    public void Resolve_NoIdColumn_ListsTheColumns() => Assert.Contains("--map COLUMN=record_id", Refused(() => Resolve([Write("a.csv", "name,email\nLan,l@x.vn\n")])), StringComparison.Ordinal);

    [Fact]
    public void Resolve_UnknownRole_ListsTheRoles() => Assert.Contains("Roles are", Refused(() => Resolve([Write("a.csv", "id,name\n1,Lan\n")], "name=nickname5")), StringComparison.Ordinal);

    [Fact]
    public void Resolve_MapOfAnUnknownColumn_NamesIt() => Assert.Contains("'nom'", Refused(() => Resolve([Write("a.csv", "id,name\n1,Lan\n")], "nom=full_name")), StringComparison.Ordinal);

    [Fact]
    public void Resolve_EmptyFile_SaysSo() => Assert.Contains("empty", Refused(() => Resolve([Write("a.csv", "")])), StringComparison.Ordinal);

    [Fact]
    public void Resolve_MissingFile_SaysSo() => Assert.Contains("cannot be read", Refused(() => Resolve([Place("nowhere.csv")])), StringComparison.Ordinal);

    [Fact]
    public void Resolve_HeaderOnly_WritesNoClusters() => Assert.Equal(["record_id,cluster_id"], Resolve([Write("a.csv", "id,name\n")]));

    [Fact]
    public void Resolve_RaggedRows_AreSetAsideAndListed()
    {
        var lines = Resolve([Write("a.csv", "id,name\n1,Lan\n2\n3,Minh,x\n,Hoa\n4,An\n")]);

        Assert.Equal(3, lines.Length);
        Assert.Contains("row 3: 1 cells where the header has 2", _messages.ToString(), StringComparison.Ordinal);
        Assert.Contains("row 5: the record id is empty", _messages.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"rowsSetAside\":3", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Resolve_WrongEncoding_NamesTheFile()
    {
        File.WriteAllBytes(Place("latin.csv"), Encoding.Latin1.GetBytes("id,name\n1,Jürgen\n"));

        Assert.Contains("not UTF-8", Refused(() => Resolve([Place("latin.csv")])), StringComparison.Ordinal);
    }

    [Fact]
    public void Resolve_TenMegabytesInOneCell_IsRead()
    {
        var huge = new string('x', 5_000_000) + "\"\", " + new string('y', 5_000_000);

        Assert.Equal(4, Resolve([Write("a.csv", $"id,name,description\n1,Lan Nguyen,\"{huge}\"\n2,Lan Nguyen,short\n3,Minh Tran,\n")]).Length);
    }

    [Theory]
    [InlineData("id,name,country\n1,,VN\n2,,VN\n3,,VN\n")]
    [InlineData("id,name\n1,\n2,n/a\n3,NULL\n")]
    [InlineData("id\n1\n2\n3\n")]
    public void Resolve_NothingToCompare_LeavesEveryRecordAlone(string text)
    {
        var lines = Resolve([Write("a.csv", text)]);

        Assert.Equal(3, lines.Skip(1).Select(line => line.Split(',')[1]).Distinct().Count());
    }

    [Fact]
    public void Resolve_TwoInputsWithOtherColumns_AreLinkedAndNeverWithinOneFile()
    {
        var left = Write("left.csv", "id,given_name,surname,email\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"l{i},Given{i},Family{i},u{i}@x{i}.vn\n")));
        var right = Write("right.csv", "record_id;full_name;mail;note\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"r{i};Family{i} Given{i};u{i}@x{i}.vn;n\n")));

        ResolveRun.Execute(
            new ResolveOptions { Inputs = [left, right], Output = Place("clusters.csv"), Settings = new IdentitySettings { LinkOnly = true } }, _output, _messages, CancellationToken.None);

        var clusters = File.ReadLines(Place("clusters.csv")).Skip(1).Select(line => line.Split(',')).GroupBy(cells => cells[1]).ToList();
        Assert.Equal(60, clusters.Count);
        Assert.All(clusters, cluster => Assert.Equal(["l", "r"], cluster.Select(cells => cells[0][..1]).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Resolve_Cancelled_LeavesNoFile()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var options = new ResolveOptions { Inputs = [Write("people.csv", People(10))], Output = Place("clusters.csv") };

        Assert.ThrowsAny<OperationCanceledException>(() => ResolveRun.Execute(options, _output, _messages, cancelled.Token));
        Assert.Equal(["people.csv"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Train_ThenResolveWithTheModel_GivesTheSameClusters()
    {
        var people = Write("people.csv", People(60));
        var straight = Resolve([people]);
        TrainRun.Execute(new ResolveOptions { Inputs = [people], Model = Place("model.json"), Splink = Place("splink.json") }, _output, _messages, CancellationToken.None);

        ResolveRun.Execute(new ResolveOptions { Inputs = [people], Output = Place("again.csv"), Model = Place("model.json") }, _output, _messages, CancellationToken.None);

        Assert.Equal(straight, File.ReadAllLines(Place("again.csv")));
        Assert.True(File.Exists(Place("splink.json")));
    }

    [Fact]
    public void Evaluate_HandMadeClusters_GivesTheHandComputedFigures()
    {
        // Truth {1,2,3}{4,5}; said {1,2}{3,4}{5}: one of two pairs right, one of four found.
        var truth = Write("truth.csv", "record_id,cluster_id\n1,a\n2,a\n3,a\n4,b\n5,b\n");
        var said = Write("said.csv", "record_id,cluster_id\n1,x\n2,x\n3,y\n4,y\n");

        EvaluateRun.Execute(said, truth, json: true, _output, _messages);

        using var scores = JsonDocument.Parse(_output.ToString());
        double Of(string name) => scores.RootElement.GetProperty(name).GetDouble();
        Assert.Equal(0.5, Of("precision"), 1e-9);
        Assert.Equal(0.25, Of("recall"), 1e-9);
        Assert.Equal(1 / 3.0, Of("f1"), 1e-9);
        Assert.Equal((1 + 1 + 0.5 + 0.5 + 1) / 5, Of("bCubedPrecision"), 1e-9);
        Assert.Equal(((2 / 3.0) + (2 / 3.0) + (1 / 3.0) + 0.5 + 0.5) / 5, Of("bCubedRecall"), 1e-9);
    }

    [Fact]
    public void Explain_Pair_ShowsTheWaterfallMasked()
    {
        ExplainRun.Execute(new ResolveOptions { Inputs = [Write("people.csv", People(60))] }, ["a1", "b1"], showValues: false, _output, _messages, CancellationToken.None);

        Assert.Contains("prior", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Merged", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("family1", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Command_BadInput_ExitsWithTwo()
    {
        var exit = IdentityCommand.Build().Parse(["resolve", "--input", Place("nowhere.csv"), "--output", Place("clusters.csv")]).Invoke();

        Assert.Equal(2, exit);
    }
}
