using CxHub.Sandbox.Population.Cards;

namespace CxHub.Sandbox.Population.Experience;

/// <summary>Two years of one customer. <see cref="LateDeliveries"/> show as cases and as credit memos.</summary>
internal sealed record Story(Dossier Dossier, IReadOnlyList<Deal> Deals, IReadOnlyList<Answer> Answers, IReadOnlyList<Ticket> Tickets, int LateDeliveries);
