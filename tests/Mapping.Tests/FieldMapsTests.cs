using CxHub.Domain;
using Xunit;

namespace CxHub.Tests.Mapping;

public sealed class FieldMapsTests
{
    [Fact]
    public void Map_Contact_FillsEachFieldInItsOwnType()
    {
        var maps = Setup.Contact(
            """
            givenName: FirstName
            familyName: { from: LastName, transform: trim }
            email: { from: Email, transform: [trim, email] }
            phone: { from: MobilePhone, transform: phone }
            birthDate: Birthdate
            accountKey: { from: AccountId, refersTo: Account }
            mayContact: { from: HasOptedOutOfEmail, transform: { bool: { true: ["false"], false: ["true"] } } }
            """);

        var person = maps.Person("""
            {"FirstName":"Ngọc Ánh","LastName":" Nguyễn ","Email":" Anh.Nguyen@Example.VN ","MobilePhone":"090 123 4567",
             "Birthdate":"1990-02-28","AccountId":"001B","HasOptedOutOfEmail":true}
            """);

        Assert.Equal(new SourceKey("salesforce", "Contact", "003A"), person.Key);
        Assert.Equal(Setup.Modified, person.ModifiedAt);
        Assert.Equal("Ngọc Ánh", person.GivenName);
        Assert.Equal("Nguyễn", person.FamilyName);
        Assert.Equal("anh.nguyen@example.vn", person.Email?.Value);
        Assert.Equal("+84901234567", person.Phone?.Value);
        Assert.Equal(new DateOnly(1990, 2, 28), person.BirthDate);
        Assert.Equal(new SourceKey("salesforce", "Account", "001B"), person.AccountKey);
        Assert.False(person.MayContact);
    }
}
