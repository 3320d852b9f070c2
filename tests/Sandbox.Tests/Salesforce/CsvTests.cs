using System.Text;
using CxHub.Sandbox.Salesforce.Bulk;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CxHub.Tests.Sandbox.Salesforce;

public sealed class CsvTests
{
    [Fact]
    public void Read_WhatAppendWrote_GivesTheSameCells() =>
        Prop.ForAll(Rows(), rows =>
        {
            var text = new StringBuilder();

            foreach (var row in rows)
            {
                Csv.Append(text, row, '|', "\r\n");
            }

            var read = Csv.Read(text.ToString(), '|').ToArray();

            return read.Length == rows.Length && read.Zip(rows).All(pair => pair.First.SequenceEqual(pair.Second));
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Read_NoLastLineEnd_KeepsTheLastRow() =>
        Assert.Equal(["a,b", "c,"], Csv.Read("a,b\nc,", ',').Select(row => string.Join(',', row)));

    private static Arbitrary<string[][]> Rows() =>
        (from width in Gen.Choose(1, 4)
         from rows in Gen.Elements("a", "", "\"", "|", "\n", "x\r\ny", "Nguyễn 😀", "#N/A").ArrayOf(width).ArrayOf()
         select rows).ToArbitrary();
}
