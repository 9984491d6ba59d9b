using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.StoredValues;

/// <summary>
/// Sets an amount of a gift card or store credit aside for a reference, so that nobody else pays with it. Refused
/// (<c>payments.stored-value-short</c>, naming
/// the balance) when there is less. A reference holds a stored value once: a repeat with the same amount answers the standing hold as it
/// is, one with another
/// amount replaces it.
/// </summary>
/// <param name="HoldFor">After it the hold no longer counts.</param>
public sealed record HoldStoredValue(Guid Reference, Guid StoredValueId, Money Amount, TimeSpan HoldFor) : ICommand<StoredValueHold>;

public sealed record StoredValueHold(Guid StoredValueId, Money Amount);

/// <summary>Gives back whatever a reference still holds. Repeatable.</summary>
public sealed record ReleaseStoredValue(Guid Reference) : ICommand;
