namespace CxHub.Sandbox.Salesforce.Schema;

/// <summary>Schema of cases and activities, in the form that <see cref="SchemaText"/> reads.</summary>
internal static class ServiceObjects
{
    public const string Text = """
        Case 500 Cases
          MasterRecordId   reference     readonly > Case MasterRecord
          CaseNumber       string(30)    readonly auto name "Case Number"
          ContactId        reference     "Contact ID" > Contact Contact
          AccountId        reference     "Account ID" > Account Account
          ParentId         reference     > Case Parent
          SuppliedName     string(80)
          SuppliedEmail    email
          SuppliedPhone    string(40)
          SuppliedCompany  string(80)
          Type             picklist      : Mechanical|Electrical|Electronic|Structural|Other
          Status           picklist      defaulted : New|Working|Escalated|Closed
          Reason           picklist      : Installation|Equipment Complexity|Performance|Breakdown|Equipment Design|Feedback|Other
          Origin           picklist      : Email|Phone|Web|Survey
          Subject          string(255)
          Priority         picklist      defaulted : Medium|High|Low
          Description      textarea(32000)
          Comments         textarea(4000)
          IsClosed         boolean       readonly calculated
          ClosedDate       datetime      readonly
          IsEscalated      boolean
          OwnerId          reference     defaulted > User,Group Owner
          CxHub_Key__c     string(64)    unique external cased "CxHub Key"

        CxHub_SurveyResponse__c a0R CX_survey_responses
          Name                 string(80)    name defaulted
          OwnerId              reference     defaulted > User Owner
          CxHub_ResponseId__c  string(64)    unique external cased "CX survey response id"
          CxHub_Contact__c     reference     "Contact" > Contact CxHub_Contact__r
          CxHub_Touchpoint__c  string(80)    "CX touchpoint"
          CxHub_Nps__c         double(4,0)   "CX NPS"
          CxHub_Csat__c        double(3,0)   "CX CSAT"
          CxHub_Ces__c         double(3,0)   "CX CES"
          CxHub_Comment__c     textarea(32768) "CX comment"
          CxHub_Answered_At__c datetime      "CX answered at"

        Task 00T Tasks activity
          WhoId            reference     "Name ID" > Contact,Lead Who
          WhatId           reference     "Related To ID" > Account,Opportunity,Case,Campaign What
          Subject          combobox(255) : Call|Email|Send Letter|Send Quote|Other
          ActivityDate     date          "Due Date Only"
          Status           picklist      defaulted : Not Started|In Progress|Completed|Waiting on someone else|Deferred
          Priority         picklist      defaulted : Normal|High|Low
          IsHighPriority   boolean       readonly calculated
          OwnerId          reference     defaulted > User,Group Owner
          Description      textarea(32000)
          AccountId        reference     readonly > Account Account
          IsClosed         boolean       readonly calculated
          IsArchived       boolean       readonly
          CallDurationInSeconds int
          CallType         picklist      : Internal|Inbound|Outbound
          CallDisposition  string(255)
          IsReminderSet    boolean
          ReminderDateTime datetime
          CompletedDateTime datetime     readonly
          TaskSubtype      picklist      createonly defaulted : Task|Email|ListEmail|Cadence|Call|LinkedIn
          CxHub_Key__c     string(64)    unique external cased "CxHub Key"

        Event 00U Events activity
          WhoId            reference     "Name ID" > Contact,Lead Who
          WhatId           reference     "Related To ID" > Account,Opportunity,Case,Campaign What
          Subject          combobox(255) : Call|Email|Meeting|Send Letter/Quote|Other
          Location         string(255)
          StartDateTime    datetime
          EndDateTime      datetime
          ActivityDate     date
          ActivityDateTime datetime
          DurationInMinutes int
          IsAllDayEvent    boolean
          OwnerId          reference     defaulted > User Owner
          Description      textarea(32000)
          AccountId        reference     readonly > Account Account
          IsPrivate        boolean
          CxHub_Key__c     string(64)    unique external cased "CxHub Key"

        TaskStatus 01Q TaskStatuses readonly setup
          MasterLabel      string(765)   readonly name
          ApiName          string(765)   readonly
          SortOrder        int           readonly
          IsDefault        boolean       readonly
          IsClosed         boolean       readonly
        """;
}
