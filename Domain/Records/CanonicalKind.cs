namespace CxHub.Domain.Records;

/// <summary>The kinds of canonical record, by the name of their type.</summary>
public enum CanonicalKind
{
    Person,
    Account,
    Deal,
    SupportCase,
    Order,
    Interaction,
    Feedback,
    Employee,
    Activity,
}
