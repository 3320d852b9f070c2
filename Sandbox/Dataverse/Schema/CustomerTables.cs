namespace CxHub.Sandbox.Dataverse.Schema;

/// <summary>Schema of people and companies, in the form that <see cref="TableText"/> reads.</summary>
internal static class CustomerTables
{
    public const string Text = """
        account accounts accountid name tracked
          name                     string(160)
          accountnumber            string(20)
          emailaddress1            string(100)
          telephone1               string(50)
          fax                      string(50)
          websiteurl               string(200)
          description              memo(2000)
          revenue                  money
          numberofemployees        integer
          industrycode             choice : 1 Accounting|2 Agriculture and Non-petrol Natural Resource Extraction|3 Broadcasting Printing and Publishing|4 Brokers|5 Building Supply Retail|6 Business Services|7 Consulting|8 Consumer Services|9 Design Direction and Creative Management|10 Distributors Dispatchers and Processors|11 Doctors Offices and Clinics|12 Durable Manufacturing|13 Eating and Drinking Places|14 Entertainment Retail|15 Equipment Rental and Leasing|16 Financial|17 Food and Tobacco Processing|18 Inbound Capital Intensive Processing|19 Inbound Repair and Services|20 Insurance|21 Legal Services|22 Non-Durable Merchandise Wholesale|23 Outbound Consumer Service|24 Non-Durable Merchandise Retail|25 Petrochemical Extraction and Distribution|26 Service Support|27 Social Services|28 Special Outbound Trade Contractors|29 Service Retail|30 Specialty Realty|31 Transportation|32 Utility Creation and Distribution|33 Wholesale
          customertypecode         choice : 1 Competitor|2 Consultant|3 Customer|4 Investor|5 Partner|6 Influencer|7 Press|8 Prospect|9 Reseller|10 Supplier|11 Vendor|12 Other
          address1_line1           string(250)
          address1_line2           string(250)
          address1_city            string(80)
          address1_stateorprovince string(50)
          address1_postalcode      string(20)
          address1_country         string(80)
          primarycontactid         lookup > contact primarycontactid account_primary_contact
          parentaccountid          lookup > account parentaccountid account_parent_account
          masterid                 lookup readonly > account masterid account_master_account
          merged                   boolean readonly =false
          transactioncurrencyid    lookup > transactioncurrency transactioncurrencyid -
          exchangerate             decimal readonly
          donotemail               boolean =false
          donotbulkemail           boolean =false
          donotphone               boolean =false
          statecode                state =0 : 0 Active|1 Inactive
          statuscode               status =1 : 1/0 Active|2/1 Inactive
          cxh_erpno                string(40)
          cxh_externalid           string(100)
          cxh_nps                  integer
          cxh_health               decimal

        contact contacts contactid fullname tracked
          firstname                string(50)
          lastname                 string(50)
          middlename               string(50)
          fullname                 string(160) readonly
          salutation               string(100)
          emailaddress1            string(100)
          emailaddress2            string(100)
          telephone1               string(50)
          mobilephone              string(50)
          fax                      string(50)
          jobtitle                 string(100)
          department               string(100)
          birthdate                dateonly
          gendercode               choice : 1 Male|2 Female
          preferredcontactmethodcode choice =1 : 1 Any|2 Email|3 Phone|4 Fax|5 Mail
          customertypecode         choice =1 : 1 Default Value
          leadsourcecode           choice =1 : 1 Default Value
          donotemail               boolean =false
          donotbulkemail           boolean =false
          donotphone               boolean =false
          description              memo(2000)
          address1_line1           string(250)
          address1_line2           string(250)
          address1_city            string(80)
          address1_stateorprovince string(50)
          address1_postalcode      string(20)
          address1_country         string(80)
          parentcustomerid         customer > account parentcustomerid_account contact_customer_accounts, contact parentcustomerid_contact contact_customer_contacts
          masterid                 lookup readonly > contact masterid contact_master_contact
          merged                   boolean readonly =false
          externaluseridentifier   string(50)
          statecode                state =0 : 0 Active|1 Inactive
          statuscode               status =1 : 1/0 Active|2/1 Inactive
          cxh_erpno                string(40)
          cxh_externalid           string(100)
          cxh_nps                  integer
          cxh_csat                 decimal
          cxh_ces                  decimal
          cxh_health               decimal
          cxh_scoreat              datetime
          cxh_segment              choice : 727000000 Promoter|727000001 Passive|727000002 Detractor
          cxh_sentiment            string(20)
          cxh_feedback             memo(10000)
          cxh_touchpoint           string(100)

        lead leads leadid fullname tracked
          firstname                string(50)
          lastname                 string(50)
          fullname                 string(160) readonly
          subject                  string(300)
          companyname              string(100)
          emailaddress1            string(100)
          telephone1               string(50)
          mobilephone              string(50)
          jobtitle                 string(100)
          description              memo(2000)
          statecode                state =0 : 0 Open|1 Qualified|2 Disqualified
          statuscode               status =1 : 1/0 New|2/0 Contacted|3/1 Qualified|4/2 Lost|5/2 Cannot Contact|6/2 No Longer Interested|7/2 Canceled
        """;
}
