using CxHub.Domain.Records;
using CxHub.Domain.Scores;
using CxHub.Functions.Configuration;

namespace CxHub.Functions.MapAndResolve;

/// <summary>The kinds of records of which the hub decides who is who.</summary>
public static class IdentityViews
{
    public static IdentityView<Person> People(IdentityConfig config) => new(
        SubjectKind.Profile,
        config.People,
        IdentityFields.OfPerson,
        config.Golden,
        person => person.Email is not null || person.Phone is not null || person.CustomerNumber is not null || person.CrmContactId is not null || person.DisplayName.Length > 0);

    public static IdentityView<Account> Accounts(IdentityConfig config) => new(SubjectKind.Account, config.Accounts, IdentityFields.OfAccount, config.Golden, account => account.Name.Length > 0);
}
