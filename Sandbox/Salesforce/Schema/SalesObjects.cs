namespace CxHub.Sandbox.Salesforce.Schema;

/// <summary>Schema of deals, in the form that <see cref="SchemaText"/> reads.</summary>
internal static class SalesObjects
{
    public const string Text = """
        Opportunity 006 Opportunities
          AccountId            reference    "Account ID" > Account Account
          Name                 string(120)  required name "Opportunity Name"
          Description          textarea(32000)
          StageName            picklist     required "Stage" : Prospecting|Qualification|Needs Analysis|Value Proposition|Id. Decision Makers|Perception Analysis|Proposal/Price Quote|Negotiation/Review|Closed Won|Closed Lost
          Amount               currency(18,2)
          Probability          percent(3,0) defaulted "Probability (%)"
          ExpectedRevenue      currency(18,2) readonly
          TotalOpportunityQuantity double(18,2) "Quantity"
          CloseDate            date         required "Close Date"
          Type                 picklist     : Existing Customer - Upgrade|Existing Customer - Replacement|Existing Customer - Downgrade|New Customer
          NextStep             string(255)
          LeadSource           picklist     : Web|Phone Inquiry|Partner Referral|Purchased List|Other
          IsClosed             boolean      readonly calculated
          IsWon                boolean      readonly calculated
          ForecastCategory     picklist     readonly : Omitted|Pipeline|BestCase|MostLikely|Forecast|Closed
          ForecastCategoryName picklist     defaulted : Omitted|Pipeline|Best Case|Commit|Closed
          CampaignId           reference    > Campaign Campaign
          HasOpportunityLineItem boolean    readonly
          ContactId            reference    createonly > Contact Contact
          OwnerId              reference    defaulted > User Owner
          FiscalYear           int          readonly
          FiscalQuarter        int          readonly

        OpportunityContactRole 00K OpportunityContactRoles
          OpportunityId        reference    required createonly > Opportunity Opportunity
          ContactId            reference    required > Contact Contact
          Role                 picklist     : Business User|Decision Maker|Economic Buyer|Economic Decision Maker|Evaluator|Executive Sponsor|Influencer|Technical Buyer|Other
          IsPrimary            boolean

        Campaign 701 Campaigns
          Name                 string(80)   required name "Campaign Name"
          Type                 picklist     : Conference|Webinar|Email|Other
          Status               picklist     : Planned|In Progress|Completed|Aborted
          StartDate            date
          EndDate              date
          IsActive             boolean
          OwnerId              reference    defaulted > User Owner
        """;
}
