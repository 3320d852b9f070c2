namespace CxHub.Insights.Drivers;

/// <summary>What of a customer's dealings with us is set beside their answer.</summary>
public enum Behaviour
{
    /// <summary>Service cases opened.</summary>
    Cases,

    /// <summary>Cases not yet solved when the customer answered.</summary>
    OpenCases,

    /// <summary>Hours until the slowest case was solved, up to the answer; 0 without a case.</summary>
    CaseHours,

    Visits,

    AbandonedCarts,

    /// <summary>Invoices.</summary>
    Orders,

    /// <summary>Where the customer stands among the buyers of the same currency, 0 to 1; 0 without an order.</summary>
    OrderValue,

    /// <summary>Credit memos.</summary>
    Credits,

    /// <summary>Years with us of the colleagues who handled the cases; for customers with a case.</summary>
    AgentTenure,

    /// <summary>How many skills those colleagues have; for customers with a case.</summary>
    AgentSkills,

    /// <summary>One driver per touchpoint after which the answer was given, against the relationship survey.</summary>
    Touchpoint,

    /// <summary>One driver per topic of the comment beside the answer, first level of the taxonomy.</summary>
    Topics,
}
