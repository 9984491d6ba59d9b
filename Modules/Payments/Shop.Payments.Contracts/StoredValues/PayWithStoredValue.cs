using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Payments.Contracts.StoredValues;

/// <summary>
/// Pays with a gift card or store credit in one step: from what the reference holds, or from the balance when that ran out
/// (<c>payments.stored-value-short</c> when it does not suffice). The payment is captured at once; its method is <c>gift-card</c> or
/// <c>store-credit</c>.
/// Refused like <see cref="StartPayment"/> when the reference is covered or would be paid more than its total. Repeatable by payment id.
/// </summary>
/// <param name="PaymentId">Chosen by the caller.</param>
/// <param name="Reference">The same as of <see cref="HoldStoredValue"/>. What is held beyond the amount is released.</param>
/// <param name="Total">What the reference comes to in all.</param>
public sealed record PayWithStoredValue(Guid PaymentId, Guid Reference, string ReferenceText, Guid StoredValueId, Money Amount, Money Total)
    : ICommand<StartedPayment>;
