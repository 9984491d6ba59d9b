using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Payments.Contracts.StoredValues;

/// <summary>
/// Pays with a gift card or store credit in one step: from the reference's hold, or from the balance when the hold has expired
/// (<c>payments.stored-value-short</c> when the balance is too low). The payment is captured immediately; its method is <c>gift-card</c> or
/// <c>store-credit</c>. Refused like <see cref="StartPayment"/> when the reference is covered or would be overpaid. Idempotent by payment
/// id.
/// </summary>
/// <param name="PaymentId">Chosen by the caller.</param>
/// <param name="Reference">As in <see cref="HoldStoredValue"/>. Any amount held beyond the payment is released.</param>
/// <param name="Total">The total of the reference.</param>
public sealed record PayWithStoredValue(Guid PaymentId, Guid Reference, string ReferenceText, Guid StoredValueId, Money Amount, Money Total)
    : ICommand<StartedPayment>;
