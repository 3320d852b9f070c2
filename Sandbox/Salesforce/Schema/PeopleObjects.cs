namespace CxHub.Sandbox.Salesforce.Schema;

/// <summary>Schema of companies and people, in the form that <see cref="SchemaText"/> reads.</summary>
internal static class PeopleObjects
{
    public const string Text = """
        Account 001 Accounts merge
          MasterRecordId     reference     readonly > Account MasterRecord
          Name               string(255)   required name "Account Name"
          Type               picklist      : Prospect|Customer - Direct|Customer - Channel|Channel Partner / Reseller|Installation Partner|Technology Partner|Other
          ParentId           reference     > Account Parent
          BillingStreet      textarea(255)
          BillingCity        string(40)
          BillingState       string(80)
          BillingPostalCode  string(20)
          BillingCountry     string(80)
          BillingAddress     address
          ShippingStreet     textarea(255)
          ShippingCity       string(40)
          ShippingState      string(80)
          ShippingPostalCode string(20)
          ShippingCountry    string(80)
          Phone              phone
          Fax                phone
          AccountNumber      string(40)
          Website            url(255)
          Industry           picklist      : Agriculture|Apparel|Banking|Biotechnology|Chemicals|Communications|Construction|Consulting|Education|Electronics|Energy|Engineering|Entertainment|Environmental|Finance|Food & Beverage|Government|Healthcare|Hospitality|Insurance|Machinery|Manufacturing|Media|Not For Profit|Other|Recreation|Retail|Shipping|Technology|Telecommunications|Transportation|Utilities
          AnnualRevenue      currency(18,0)
          NumberOfEmployees  int
          Ownership          picklist      : Public|Private|Subsidiary|Other
          Rating             picklist      : Hot|Warm|Cold
          Description        textarea(32000)
          AccountSource      picklist      : Web|Phone Inquiry|Partner Referral|Purchased List|Other
          OwnerId            reference     defaulted > User Owner
          ERP_Customer_No__c string(40)    "ERP Customer No."
          CxHub_Id__c        string(64)    unique external cased "CxHub Id"
          CxHub_Nps__c       double(4,0)   "CX NPS"
          CxHub_Health__c    double(5,2)   "CX Health"

        Contact 003 Contacts merge
          MasterRecordId     reference     readonly > Contact MasterRecord
          AccountId          reference     "Account ID" > Account Account
          LastName           string(80)    required "Last Name"
          FirstName          string(40)    "First Name"
          MiddleName         string(40)    "Middle Name"
          Suffix             string(40)
          Salutation         picklist      : Mr.|Ms.|Mrs.|Dr.|Prof.|Mx.
          Name               string(121)   readonly name "Full Name"
          OtherStreet        textarea(255)
          OtherCity          string(40)
          OtherCountry       string(80)
          MailingStreet      textarea(255)
          MailingCity        string(40)
          MailingState       string(80)
          MailingPostalCode  string(20)
          MailingCountry     string(80)
          MailingAddress     address
          Phone              phone         "Business Phone"
          Fax                phone
          MobilePhone        phone
          HomePhone          phone
          OtherPhone         phone
          AssistantPhone     phone
          AssistantName      string(40)
          ReportsToId        reference     > Contact ReportsTo
          Email              email
          Title              string(128)
          Department         string(80)
          LeadSource         picklist      : Web|Phone Inquiry|Partner Referral|Purchased List|Other
          Birthdate          date
          Description        textarea(32000)
          OwnerId            reference     defaulted > User Owner
          HasOptedOutOfEmail boolean       "Email Opt Out"
          HasOptedOutOfFax   boolean       "Fax Opt Out"
          DoNotCall          boolean
          EmailBouncedReason string(255)
          EmailBouncedDate   datetime
          IsEmailBounced     boolean       readonly
          LastActivityDate   date          readonly
          Languages__c       string(100)
          Level__c           picklist      : Primary|Secondary|Tertiary
          ERP_Customer_No__c string(40)    "ERP Customer No."
          CxHub_Id__c        string(64)    unique external cased "CxHub Id"
          CxHub_Nps__c       double(4,0)   "CX NPS"
          CxHub_Csat__c      double(5,2)   "CX CSAT"
          CxHub_Ces__c       double(5,2)   "CX CES"
          CxHub_Score_At__c  datetime      "CX Score At"
          CxHub_Segment__c   picklist      restricted "CX Segment" : Promoter|Passive|Detractor
          CxHub_Sentiment__c string(20)    "CX Sentiment"
          CxHub_Health__c    double(5,2)   "CX Health"
          CxHub_Feedback__c  textarea(32768) "CX Feedback"
          CxHub_Touchpoint__c string(80)   "CX Touchpoint"

        Lead 00Q Leads merge
          MasterRecordId     reference     readonly > Lead MasterRecord
          LastName           string(80)    required "Last Name"
          FirstName          string(40)    "First Name"
          Name               string(121)   readonly name "Full Name"
          Salutation         picklist      : Mr.|Ms.|Mrs.|Dr.|Prof.|Mx.
          Title              string(128)
          Company            string(255)   required
          Street             textarea(255)
          City               string(40)
          State              string(80)
          PostalCode         string(20)
          Country            string(80)
          Phone              phone
          MobilePhone        phone
          Email              email
          Website            url(255)
          LeadSource         picklist      : Web|Phone Inquiry|Partner Referral|Purchased List|Other
          Status             picklist      defaulted : Open - Not Contacted|Working - Contacted|Closed - Converted|Closed - Not Converted
          Industry           picklist      : Banking|Education|Electronics|Finance|Government|Healthcare|Manufacturing|Retail|Technology|Other
          Rating             picklist      : Hot|Warm|Cold
          NumberOfEmployees  int
          AnnualRevenue      currency(18,0)
          Description        textarea(32000)
          OwnerId            reference     defaulted > User,Group Owner
          IsConverted        boolean       readonly
          ConvertedContactId reference     readonly > Contact ConvertedContact
          HasOptedOutOfEmail boolean       "Email Opt Out"
          DoNotCall          boolean
        """;
}
