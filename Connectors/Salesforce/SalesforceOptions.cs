using System.ComponentModel.DataAnnotations;
using CxHub.Connectors.Http;

namespace CxHub.Connectors.Salesforce;

/// <summary>One Salesforce org: where it is, how to log in, and how its rules are to be treated. Secrets arrive resolved; configuration holds only names of environment variables.</summary>
public sealed record SalesforceOptions
{
    /// <summary>The configured name; the first part of every source key.</summary>
    public string Name { get; init; } = "salesforce";

    /// <summary>The org's My Domain, <c>https://acme.my.salesforce.com</c>. Client credentials are refused on login and test hosts.</summary>
    [Required]
    public required Uri InstanceUrl { get; init; }

    [Required]
    public required string ClientId { get; init; }

    /// <summary>Secret of the client-credentials flow; null when <see cref="PrivateKeyPem"/> is used.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>PEM of the key whose certificate is on the app; chooses the JWT bearer flow.</summary>
    public string? PrivateKeyPem { get; init; }

    /// <summary>The integration user of the JWT bearer flow.</summary>
    public string? Username { get; init; }

    /// <summary>Audience of the JWT: <c>https://login.salesforce.com</c>, for sandboxes <c>https://test.salesforce.com</c>.</summary>
    public string Audience { get; init; } = "https://login.salesforce.com";

    public string ApiVersion { get; init; } = "v62.0";

    /// <summary>Rows per query page, 200 to 2,000; Salesforce may give fewer.</summary>
    [Range(200, 2000)]
    public int PageSize { get; init; } = 2000;

    /// <summary>How far an incremental pull reads back behind its watermark, for rows that were committed late.</summary>
    public TimeSpan LookBack { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A full load of at least so many rows uses a Bulk 2.0 query; 0 never does.</summary>
    [Range(0, int.MaxValue)]
    public int BulkQueryFrom { get; init; } = 50_000;

    /// <summary>More rows than this in one push go through Bulk 2.0.</summary>
    [Range(1, 100_000)]
    public int CollectionsUpTo { get; init; } = 2000;

    /// <summary>Collection calls at the same time.</summary>
    [Range(1, 25)]
    public int WriteConcurrency { get; init; } = 4;

    /// <summary>Lets writes pass the org's duplicate rules (<c>Sforce-Duplicate-Rule-Header: allowSave=true</c>). Off unless the admin says so.</summary>
    public bool AllowDuplicates { get; init; }

    /// <summary>Text field on Activity and Case, unique and external id, that makes opening work repeatable.</summary>
    public string FollowUpKeyField { get; init; } = "CxHub_Key__c";

    public string CaseOrigin { get; init; } = "Web";

    /// <summary>Zone in which a due moment becomes a due date.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    public string PermissionSet { get; init; } = "CxHub_Integration";

    public CallPolicy Policy { get; init; } = CallPolicy.Default;

    /// <summary>Without the credentials, which a record would print.</summary>
    public override string ToString() => $"{nameof(SalesforceOptions)} {Name} at {InstanceUrl}";
}
