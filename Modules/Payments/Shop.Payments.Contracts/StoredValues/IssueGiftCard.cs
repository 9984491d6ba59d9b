using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.StoredValues;

/// <summary>Issues a gift card. Idempotent by id: a repeat returns the same card and code with the current balance.</summary>
/// <param name="GiftCardId">Chosen by the caller.</param>
/// <param name="ExpiresAt">Null when it does not expire.</param>
/// <param name="Reference">The order it was bought with; null when it was not sold.</param>
/// <param name="StaffId">Null when automatic.</param>
public sealed record IssueGiftCard(Guid GiftCardId, Money Amount, DateTimeOffset? ExpiresAt, Guid? Reference, string Reason, Guid? StaffId)
    : ICommand<IssuedGiftCard>;

/// <param name="Code">16 characters in groups of four. The code is not stored; hand it over now.</param>
public sealed record IssuedGiftCard(Guid Id, string Code, Money Balance);
