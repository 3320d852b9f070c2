namespace CxHub.Sandbox.Salesforce.Schema;

/// <summary>Schema of users and permissions, in the form that <see cref="SchemaText"/> reads.</summary>
internal static class SetupObjects
{
    public const string Text = """
        CustomField 00N CustomFields setup tooling
          DeveloperName     string(80)
          TableEnumOrId     string(80)
          FullName          string(160)
          NamespacePrefix   string(15)

        CustomObject 01I CustomObjects setup tooling
          DeveloperName     string(80)
          FullName          string(160)

        Organization 00D Organizations readonly setup
          Name                     string(80)   readonly name
          InstanceName             string(5)    readonly
          IsSandbox                boolean      readonly
          OrganizationType         picklist     readonly : Enterprise Edition
          TimeZoneSidKey           picklist     readonly
          LanguageLocaleKey        picklist     readonly
          DefaultCurrencyIsoCode   string(3)    readonly

        User 005 Users setup
          Username          string(80)   required
          LastName          string(80)   required
          FirstName         string(40)
          Name              string(121)  readonly name "Full Name"
          CompanyName       string(80)
          Division          string(80)
          Department        string(80)
          Title             string(80)
          Email             email        required
          Phone             phone
          MobilePhone       phone
          Alias             string(8)
          IsActive          boolean
          ProfileId         reference    > Profile Profile
          UserRoleId        reference    > UserRole UserRole
          UserType          picklist     readonly : Standard
          ManagerId         reference    > User Manager
          EmployeeNumber    string(20)
          TimeZoneSidKey    picklist     : Asia/Ho_Chi_Minh|Europe/London|America/New_York|UTC
          LocaleSidKey      picklist     : en_US|vi
          LanguageLocaleKey picklist     : en_US|vi
          LastLoginDate     datetime     readonly
          FederationIdentifier string(512)

        Group 00G Groups setup
          Name              string(40)   required name
          DeveloperName     string(80)
          Type              picklist     createonly : Regular|Queue
          Email             email

        PermissionSet 0PS PermissionSets setup
          Name              string(80)   required name "API Name"
          Label             string(80)   required
          Description       string(255)
          LicenseId         reference    > License License
          IsOwnedByProfile  boolean      readonly
          IsCustom          boolean      readonly
          HasActivationRequired boolean
          PermissionsApiEnabled boolean
          PermissionsEditTask boolean
          PermissionsViewAllData boolean

        PermissionSetAssignment 0Pa PermissionSetAssignments setup
          PermissionSetId   reference    required createonly > PermissionSet PermissionSet
          AssigneeId        reference    required createonly > User Assignee
          IsActive          boolean      readonly

        FieldPermissions 01k FieldPermissions setup
          ParentId          reference    required createonly > PermissionSet Parent
          SobjectType       picklist     required createonly
          Field             picklist     required createonly
          PermissionsRead   boolean
          PermissionsEdit   boolean

        ObjectPermissions 110 ObjectPermissions setup
          ParentId          reference    required createonly > PermissionSet Parent
          SobjectType       picklist     required createonly
          PermissionsRead   boolean
          PermissionsCreate boolean
          PermissionsEdit   boolean
          PermissionsDelete boolean
          PermissionsViewAllRecords boolean
          PermissionsModifyAllRecords boolean
        """;
}
