namespace CxHub.Sandbox.Dataverse.Schema;

/// <summary>Schema of users, teams and the environment itself, in the form that <see cref="TableText"/> reads.</summary>
internal static class SystemTables
{
    public const string Text = """
        systemuser systemusers systemuserid fullname owner
          firstname              string(256)
          lastname               string(256)
          fullname               string(200) readonly
          domainname             string(1024)
          internalemailaddress   string(100)
          title                  string(128)
          mobilephone            string(64)
          azureactivedirectoryobjectid guid
          applicationid          guid
          isdisabled             boolean =false
          businessunitid         lookup > businessunit businessunitid -
          parentsystemuserid     lookup > systemuser parentsystemuserid user_parent_user

        team teams teamid name owner
          name                   string(160)
          description            memo(2000)
          teamtype               choice =0 : 0 Owner|1 Access|2 Security Group|3 Office Group
          azureactivedirectoryobjectid guid
          isdefault              boolean =false
          emailaddress           string(100)
          businessunitid         lookup > businessunit businessunitid -

        businessunit businessunits businessunitid name owner
          name                   string(160)

        role roles roleid name owner nobulk
          name                   string(100)
          businessunitid         lookup > businessunit businessunitid -

        organization organizations organizationid name owner
          name                   string(160)
          expirechangetrackingindays integer
          basecurrencysymbol     string(13)

        transactioncurrency transactioncurrencies transactioncurrencyid currencyname owner
          currencyname           string(100)
          isocurrencycode        string(5)
          currencysymbol         string(13)
          exchangerate           decimal

        solution solutions solutionid friendlyname owner nobulk
          friendlyname           string(256)
          uniquename             string(65)
          version                string(256)
          ismanaged              boolean =false
          publisherid            lookup > publisher publisherid publisher_solution

        publisher publishers publisherid friendlyname owner nobulk
          friendlyname           string(256)
          uniquename             string(256)
          customizationprefix    string(8)
          customizationoptionvalueprefix integer
        """;
}
