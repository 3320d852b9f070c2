using CxHub.Connectors.Changes;
using CxHub.Connectors.Dynamics;
using CxHub.Connectors.Rest;
using CxHub.Connectors.Salesforce;
using CxHub.Connectors.Surveys;

namespace CxHub.Connectors.Configuration;

/// <summary>One file of <c>config/sources/</c>, read and checked.</summary>
public abstract record SystemDefinition(string Name)
{
    /// <summary>How feedback that this system sends is verified and read; null when it sends none.</summary>
    public WebhookSettings? Webhook { get; init; }

    /// <summary>How notices that records of this system changed are verified; null when it sends none.</summary>
    public ChangeSettings? Changes { get; init; }
}

/// <summary>A Salesforce org, read and written.</summary>
public sealed record SalesforceDefinition(SalesforceOptions Options) : SystemDefinition(Options.Name);

/// <summary>A Dataverse environment, read and written.</summary>
public sealed record DynamicsDefinition(DynamicsOptions Options) : SystemDefinition(Options.Name);

/// <summary>A JSON API, read.</summary>
public sealed record RestDefinition(RestManifest Manifest) : SystemDefinition(Manifest.Name);

/// <summary>A survey tool that only sends.</summary>
public sealed record WebhookDefinition(string SourceName) : SystemDefinition(SourceName);
