namespace CxHub.Tests.Functions.Defects;

/// <summary>The test keeps out the defect of this number in <see cref="KnownDefects"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KnownDefectAttribute(int number) : Attribute
{
    public int Number => number;
}
