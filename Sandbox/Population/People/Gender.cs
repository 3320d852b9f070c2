namespace CxHub.Sandbox.Population.People;

internal enum Gender
{
    Female,
    Male,
}
