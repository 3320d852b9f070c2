using System.ComponentModel.DataAnnotations;
using CxHub.Connectors.Http;

namespace CxHub.Connectors.Dynamics;

/// <summary>One Dataverse environment: where it is, how to log in, and how to write to it. Secrets arrive resolved; configuration holds only names of environment variables.</summary>
public sealed record DynamicsOptions
{
    /// <summary>The configured name; the first part of every source key.</summary>
    public string Name { get; init; } = "dynamics";

    /// <summary>The environment, <c>https://contoso.crm4.dynamics.com</c>.</summary>
    [Required]
    public required Uri Url { get; init; }

    /// <summary>The tenant's token endpoint, <c>https://login.microsoftonline.com/TENANT/oauth2/v2.0/token</c>.</summary>
    [Required]
    public required Uri TokenUrl { get; init; }

    [Required]
    public required string ClientId { get; init; }

    [Required]
    public required string ClientSecret { get; init; }

    public string ApiVersion { get; init; } = "v9.2";

    /// <summary>Rows per page, 1 to 5,000.</summary>
    [Range(1, 5000)]
    public int PageSize { get; init; } = 1000;

    /// <summary>How far a pull by <c>modifiedon</c> reads back, for tables without change tracking.</summary>
    public TimeSpan LookBack { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Rows per UpdateMultiple or $batch. A hundred keeps the price of one bad row low and reaches the same throughput as a thousand.</summary>
    [Range(1, 1000)]
    public int RowsPerWrite { get; init; } = 100;

    /// <summary>Writes at the same time to begin with; the service's hint raises it, and the gate lowers it when the service throttles.</summary>
    [Range(1, 50)]
    public int WriteConcurrency { get; init; } = 4;

    /// <summary>Finds bad rows of a refused UpdateMultiple by halving instead of by one $batch; for environments where $batch is blocked.</summary>
    public bool IsolateByHalving { get; init; }

    /// <summary>Value of <c>task.category</c> by which the hub's tasks are recognised; <c>task.subcategory</c> holds the follow-up's key.</summary>
    public string TaskCategory { get; init; } = "CxHub";

    /// <summary>Language of labels that provisioning writes.</summary>
    public int LanguageCode { get; init; } = 1033;

    /// <summary>Unmanaged solution that new columns go into; null for the default solution.</summary>
    public string? SolutionName { get; init; }

    /// <summary>Security role that <c>provision</c> makes and gives to the application user.</summary>
    public string RoleName { get; init; } = "CxHub Integration";

    public CallPolicy Policy { get; init; } = CallPolicy.Default;

    internal string ApiPath => $"/api/data/{ApiVersion}/";

    /// <summary>Without the credentials, which a record would print.</summary>
    public override string ToString() => $"{nameof(DynamicsOptions)} {Name} at {Url}";
}
