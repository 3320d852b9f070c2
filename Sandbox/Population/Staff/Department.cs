namespace CxHub.Sandbox.Population.Staff;

internal enum Department
{
    Sales,
    Service,
    Finance,
    Marketing,
    Logistics,
    Technology,
    PeopleAndCulture,
}
