using CxHub.Console.Charts;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CxHub.Tests.Console.Charts;

public sealed class ScaleTests
{
    [Fact]
    public void Around_AnyValues_HoldsThemAllBetweenItsEnds() =>
        Prop.ForAll(Gen.Choose(-1_000_000, 1_000_000).ListOf().ToArbitrary(), values =>
        {
            var numbers = values.Select(value => value / 128.0).ToList();

            var scale = Scale.Around(numbers, 0, 100);

            return scale.Max > scale.Min && numbers.All(value => value >= scale.Min - 1e-9 && value <= scale.Max + 1e-9);
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Ticks_AnyRange_LieInsideAndAreFew() =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), size =>
        {
            var scale = Scale.Around([-size / 7.0, size], 0, 100);

            var ticks = scale.Ticks(4);

            return ticks.Count is >= 2 and <= 11 && ticks.All(tick => tick >= scale.Min - 1e-6 && tick <= scale.Max + 1e-6);
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Around_AllEqual_LeavesRoomAroundTheValue()
    {
        var scale = Scale.Around([7, 7, 7], 0, 100);

        Assert.True(scale.Min < 7 && scale.Max > 7);
    }

    [Fact]
    public void Around_WithFloorAndCeiling_StaysWithinTheMeasure()
    {
        var scale = Scale.Around([-96, 98], 0, 100, floor: -100, ceiling: 100);

        Assert.Equal((-100, 100), (scale.Min, scale.Max));
    }
}
