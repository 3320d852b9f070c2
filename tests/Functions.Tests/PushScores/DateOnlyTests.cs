using CxHub.Console.Actions;
using CxHub.Tests.Functions.Support;
using Xunit;

namespace CxHub.Tests.Functions.PushScores;

/// <summary>A date without a time is the same date in Salesforce, in the hub and in Dynamics, wherever the hub stands.</summary>
public sealed class DateOnlyTests
{
    [Theory]
    [InlineData("Pacific/Pago_Pago", "1984-01-01")]
    [InlineData("Pacific/Pago_Pago", "2000-02-29")]
    [InlineData("Pacific/Kiritimati", "1984-12-31")]
    [InlineData("Pacific/Kiritimati", "2026-03-01")]
    [InlineData("Europe/Berlin", "1986-03-30")]
    [InlineData("Europe/Berlin", "1986-09-28")]
    [InlineData("America/Sao_Paulo", "1995-10-15")]
    public async Task Push_DateOfBirthFromOneCrmToTheOther_IsTheSameDay(string zone, string day)
    {
        await using var twin = await TwinHub.StartAsync(new TwinWorld(20, 20), folder =>
        {
            folder.Edit("hub.yaml", "timeZone: Asia/Ho_Chi_Minh", $"timeZone: {zone}");
            folder.Edit("targets/dynamics.yaml", "      cxh_touchpoint:", "      birthdate: { from: profile.birthDate, type: date }\n      cxh_touchpoint:");
        });
        await twin.EditAsync(1, "Birthdate", "birthdate", day);
        Assert.True((await twin.Hub.Get<IConsoleActions>().DecideAsync(twin.KeyOf(1), twin.KeyOf(21), true, "lan.steward", default)).Done);

        await twin.PassAsync();
        var written = twin.Calls("write");
        await twin.PassAsync();

        Assert.Equal(day, twin.Date(21, "birthdate"));
        Assert.Equal(written, twin.Calls("write"));
    }
}
