using CxHub.Sandbox.Dataverse;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace CxHub.Tests.Sandbox.Dataverse;

public sealed class PreferTests
{
    private static readonly string[] Parts =
    [
        "return=representation", "odata.include-annotations=\"OData.Community.*,Microsoft.*\"", "odata.maxpagesize=3", "odata.track-changes", "odata.continue-on-error",
    ];

    [Fact]
    public void Prefer_AnyCombinationInAnyOrder_IsUnderstoodAndEchoed() =>
        Prop.ForAll(Gen.Shuffle(Parts).SelectMany(parts => Gen.Choose(0, parts.Length), (parts, count) => parts.Take(count).ToArray()).ToArbitrary(), parts =>
        {
            var prefer = new Prefer(string.Join(',', parts));

            return prefer.ReturnsRepresentation == parts.Contains(Parts[0])
                && prefer.Annotations == (parts.Contains(Parts[1]) ? "OData.Community.*,Microsoft.*" : null)
                && prefer.MaxPageSize == (parts.Contains(Parts[2]) ? 3 : null)
                && prefer.TracksChanges == parts.Contains(Parts[3])
                && prefer.ContinuesOnError == parts.Contains(Parts[4])
                && prefer.Applied == (parts.Length is 0 ? null : string.Join(',', parts));
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Prefer_UnknownPart_IsIgnored() => Assert.Null(new Prefer("respond-async, wait=10").Applied);
}
