using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.StoredValues;

/// <summary>
/// From now on nothing can be paid with the card; what is on it stays on it, and what carts hold of it can still be spent. Repeatable.
/// </summary>
public sealed record DisableGiftCard(Guid Id, Guid StaffId) : ICommand;

/// <summary>
/// Puts money on a card or takes it off. Refused (<c>payments.stored-value-short</c>) when more would be taken than is there. Repeatable by
/// operation id.
/// </summary>
/// <param name="Amount">Negative to take it off.</param>
public sealed record AdjustGiftCard(Guid Id, Guid OperationId, Money Amount, string Reason, Guid StaffId) : ICommand;
