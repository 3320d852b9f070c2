using CxHub.Connectors.Dynamics;
using CxHub.Connectors.Http;
using CxHub.Connectors.Salesforce;
using CxHub.Domain.Ports;
using Microsoft.Extensions.Logging.Abstractions;

namespace CxHub.Tests.Benchmarks.Crm;

/// <summary>One CRM as it is measured: the product's source and sink on it, its contacts, and what is read and written of them.</summary>
internal sealed record CrmSystem(ISource Source, ISink Sink, string Entity, string[] Fields, Func<int, string> Id, Func<int, Dictionary<string, object?>> Values)
{
    public static CrmSystem Of(string system, string work, Uri address)
    {
        var http = new HttpClient(Handler(system, work));
        return system is "dynamics" ? Dynamics(work, address, http) : Salesforce(work, address, http);
    }

    private static HttpMessageHandler Handler(string system, string work) => (system, work.StartsWith("push", StringComparison.Ordinal)) switch
    {
        ("dynamics", true) => new InstantDynamics(work is "push-multiple"),
        (_, true) => new InstantOrg(),
        _ => new SocketsHttpHandler { UseProxy = false, UseCookies = false, AutomaticDecompression = System.Net.DecompressionMethods.All },
    };

    private static CrmSystem Salesforce(string work, Uri address, HttpClient http)
    {
        var connection = new SalesforceConnection(
            new SalesforceOptions
            {
                InstanceUrl = address,
                ClientId = "sandbox",
                ClientSecret = "sandbox",
                Policy = new CallPolicy(),
                BulkQueryFrom = work is "pull-bulk" ? 1 : 0,
                CollectionsUpTo = work is "push-collections" ? int.MaxValue : 2000,
            },
            http, new HastyClock(), NullLogger.Instance);
        return new CrmSystem(
            new SalesforceSource(connection), new SalesforceSink(connection), "Contact", ["FirstName", "LastName", "Email", "Phone", "Title", "MailingCity"], CrmServer.SalesforceId,
            number => Scores(number, "CxHub_Nps__c", "CxHub_Segment__c", "CxHub_Score_At__c", "CxHub_Feedback__c"));
    }

    private static CrmSystem Dynamics(string work, Uri address, HttpClient http)
    {
        var connection = new DynamicsConnection(
            new DynamicsOptions
            {
                Url = address,
                TokenUrl = new Uri(address, "/sandbox/oauth2/v2.0/token"),
                ClientId = "sandbox",
                ClientSecret = "sandbox",
                Policy = new CallPolicy(),
            },
            http, new HastyClock(), NullLogger.Instance);
        return new CrmSystem(
            new DynamicsSource(connection), new DynamicsSink(connection), "contact", ["firstname", "lastname", "emailaddress1", "telephone1", "jobtitle", "address1_city"], CrmServer.DynamicsId,
            number => Scores(number, "cxh_nps", "cxh_segment", "cxh_scoreat", "cxh_feedback"));
    }

    private static Dictionary<string, object?> Scores(int number, string nps, string segment, string at, string feedback) => new()
    {
        [nps] = (decimal)(number % 11),
        [segment] = "Passive",
        [at] = "2026-03-02T08:15:30Z",
        [feedback] = "Giao hàng chậm nhưng nhân viên nhiệt tình.",
    };
}
