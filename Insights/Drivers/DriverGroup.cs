namespace CxHub.Insights.Drivers;

/// <summary>Whose answers are looked at.</summary>
public enum DriverGroup
{
    Everyone,

    /// <summary>Customers with a service case in the window: only for them it makes sense to ask who handled it.</summary>
    WithCase,
}
