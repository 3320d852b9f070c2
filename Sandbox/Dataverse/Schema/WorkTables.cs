namespace CxHub.Sandbox.Dataverse.Schema;

/// <summary>Schema of deals, cases and activities, in the form that <see cref="TableText"/> reads.</summary>
internal static class WorkTables
{
    public const string Text = """
        opportunity opportunities opportunityid name tracked
          name                   string(300) required
          description            memo(2000)
          estimatedvalue         money
          estimatedclosedate     dateonly
          actualvalue            money
          actualclosedate        dateonly
          closeprobability       integer
          stepname               string(200)
          salesstage             choice =0 : 0 Qualify|1 Develop|2 Propose|3 Close
          opportunityratingcode  choice =2 : 1 Hot|2 Warm|3 Cold
          customerid             customer > account customerid_account opportunity_customer_accounts, contact customerid_contact opportunity_customer_contacts
          parentaccountid        lookup > account parentaccountid opportunity_parent_account
          parentcontactid        lookup > contact parentcontactid opportunity_parent_contact
          transactioncurrencyid  lookup > transactioncurrency transactioncurrencyid -
          exchangerate           decimal readonly
          statecode              state =0 : 0 Open|1 Won|2 Lost
          statuscode             status =1 : 1/0 In Progress|2/0 On Hold|3/1 Won|4/2 Canceled|5/2 Out-Sold

        incident incidents incidentid title tracked
          title                  string(200) required
          ticketnumber           string(100) readonly
          description            memo(2000)
          caseorigincode         choice : 1 Phone|2 Email|3 Web|2483 Facebook|3986 Twitter|700610000 IoT
          casetypecode           choice : 1 Question|2 Problem|3 Request
          prioritycode           choice =2 : 1 High|2 Normal|3 Low
          customersatisfactioncode choice : 5 Very Satisfied|4 Satisfied|3 Neutral|2 Dissatisfied|1 Very Dissatisfied
          customerid             customer required > account customerid_account incident_customer_accounts, contact customerid_contact incident_customer_contacts
          primarycontactid       lookup > contact primarycontactid contact_as_primary_contact
          followupby             dateonly
          escalatedon            datetime readonly
          isescalated            boolean =false
          statecode              state =0 : 0 Active|1 Resolved|2 Cancelled
          statuscode             status =1 : 1/0 In Progress|2/0 On Hold|3/0 Waiting for Details|4/0 Researching|5/1 Problem Solved|1000/1 Information Provided|6/2 Cancelled|2000/2 Merged

        task tasks activityid subject activity tracked
          subject                string(200) required
          description            memo(2000)
          scheduledstart         datetime
          scheduledend           datetime
          actualstart            datetime
          actualend              datetime
          actualdurationminutes  integer
          percentcomplete        integer
          category               string(250)
          subcategory            string(250)
          prioritycode           choice =1 : 0 Low|1 Normal|2 High
          activitytypecode       entityname readonly
          regardingobjectid      lookup > contact regardingobjectid_contact_task Contact_Tasks, account regardingobjectid_account_task Account_Tasks, incident regardingobjectid_incident_task Incident_Tasks, opportunity regardingobjectid_opportunity_task Opportunity_Tasks, lead regardingobjectid_lead_task Lead_Tasks
          statecode              state =0 : 0 Open|1 Completed|2 Canceled
          statuscode             status =2 : 2/0 Not Started|3/0 In Progress|4/0 Waiting on someone else|7/0 Deferred|5/1 Completed|6/2 Canceled

        annotation annotations annotationid subject
          subject                string(500)
          notetext               memo(100000)
          isdocument             boolean =false
          objectid               lookup > task objectid_task Task_Annotation, incident objectid_incident Incident_Annotation

        cxh_surveyresponse cxh_surveyresponses cxh_surveyresponseid cxh_touchpoint
          cxh_responseid         string(64)
          cxh_contact            lookup > contact cxh_contact cxh_contact_cxh_surveyresponse
          cxh_touchpoint         string(100)
          cxh_nps                decimal
          cxh_csat               decimal
          cxh_ces                decimal
          cxh_comment            memo(10000)
          cxh_answeredat         datetime
          statecode              state =0 : 0 Active|1 Inactive
          statuscode             status =1 : 1/0 Active|2/1 Inactive

        opportunityclose opportunitycloses activityid subject activity
          subject                string(200)
          description            memo(2000)
          actualrevenue          money
          actualend              datetime
          opportunityid          lookup > opportunity opportunityid Opportunity_OpportunityClose
          statecode              state =1 : 0 Open|1 Completed|2 Canceled
          statuscode             status =2 : 1/0 Open|2/1 Completed|3/2 Canceled

        incidentresolution incidentresolutions activityid subject activity
          subject                string(200)
          description            memo(2000)
          timespent              integer
          incidentid             lookup > incident incidentid Incident_IncidentResolutions
          statecode              state =1 : 0 Open|1 Completed|2 Canceled
          statuscode             status =2 : 1/0 Open|2/1 Closed|3/2 Canceled
        """;
}
