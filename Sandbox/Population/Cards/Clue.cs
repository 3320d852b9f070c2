namespace CxHub.Sandbox.Population.Cards;

/// <summary>What a record shows that can tie it to other records of the same person. Set only where it is written so that a machine can read it.</summary>
[Flags]
internal enum Clue
{
    None = 0,
    Email = 1,
    FormerEmail = 2,
    WorkEmail = 4,
    FormerWorkEmail = 8,
    Mobile = 16,
    FormerMobile = 32,
    ErpNumber = 64,
    BirthDate = 128,

    /// <summary>Shared with the household.</summary>
    Landline = 256,
    HouseEmail = 512,
    Home = 1024,

    /// <summary>Clues that belong to one person only; one of them in common is enough.</summary>
    Own = Email | FormerEmail | WorkEmail | FormerWorkEmail | Mobile | FormerMobile | ErpNumber,

    OwnEmail = Email | FormerEmail | WorkEmail | FormerWorkEmail,
}
