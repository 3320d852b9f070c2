namespace CxHub.Insights.Kpis;

/// <summary>Who answers for a figure; each has a dashboard of its own.</summary>
public enum Department
{
    Executive,
    Cx,
    Sales,
    CustomerSuccess,
    Service,
    Product,
    Marketing,
    Finance,
    Hr,
    It,
}
