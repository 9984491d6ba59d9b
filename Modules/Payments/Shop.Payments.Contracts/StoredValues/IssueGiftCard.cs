using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.StoredValues;

/// <summary>Issues a gift card. Repeatable by id: the same card and code are answered again, with what is left on it.</summary>
/// <param name="GiftCardId">Chosen by the caller.</param>
/// <param name="ExpiresAt">From then on nothing can be paid with it; null for never.</param>
/// <param name="Reference">The order that it was bought with; null when it was given away.</param>
/// <param name="StaffId">Null when no person asked for it.</param>
public sealed record IssueGiftCard(Guid GiftCardId, Money Amount, DateTimeOffset? ExpiresAt, Guid? Reference, string Reason, Guid? StaffId)
    : ICommand<IssuedGiftCard>;

/// <param name="Code">16 characters in groups of four. Only a hash is stored, so the code cannot be read again.</param>
public sealed record IssuedGiftCard(Guid Id, string Code, Money Balance);
