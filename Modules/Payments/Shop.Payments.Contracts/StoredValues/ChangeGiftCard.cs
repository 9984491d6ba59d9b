using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.StoredValues;

/// <summary>Disables a gift card. Its balance is kept, and existing holds can still be spent. Idempotent.</summary>
public sealed record DisableGiftCard(Guid Id, Guid StaffId) : ICommand;

/// <summary>
/// Adjusts a gift card's balance. Refused (<c>payments.stored-value-short</c>) when the balance would become negative. Idempotent by
/// operation id.
/// </summary>
/// <param name="Amount">Negative to reduce the balance.</param>
public sealed record AdjustGiftCard(Guid Id, Guid OperationId, Money Amount, string Reason, Guid StaffId) : ICommand;
