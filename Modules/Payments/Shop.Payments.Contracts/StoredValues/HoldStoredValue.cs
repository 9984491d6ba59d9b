using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.StoredValues;

/// <summary>
/// Holds an amount of a gift card or store credit for a reference. Refused (<c>payments.stored-value-short</c>, with the balance) when the
/// balance is lower. A reference has one hold per stored value: repeating it with the same amount returns the existing hold, another amount
/// replaces it.
/// </summary>
/// <param name="HoldFor">The hold expires after this time.</param>
public sealed record HoldStoredValue(Guid Reference, Guid StoredValueId, Money Amount, TimeSpan HoldFor) : ICommand<StoredValueHold>;

public sealed record StoredValueHold(Guid StoredValueId, Money Amount);

/// <summary>Releases all stored value held for a reference. Idempotent.</summary>
public sealed record ReleaseStoredValue(Guid Reference) : ICommand;
