using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Carts;

namespace Shop.Orders.Contracts.Returns;

/// <summary>Calculates a resolution without changing anything or reserving stock; refused like <see cref="ResolveReturn"/>.</summary>
public sealed record PreviewResolution(
    Guid ReturnId,
    IReadOnlyList<ResolvedUnits> Lines,
    Money? Amount,
    Money? Shipping,
    IReadOnlyList<ExchangedUnits>? ExchangeFor
) : IQuery<ResolutionPreview>;

/// <param name="Refund">Refunded to the original payment method.</param>
/// <param name="StoreCredit">Refunded to store credit.</param>
/// <param name="TaxLines">The VAT included in both, by rate.</param>
/// <param name="Refundable">The maximum for both together.</param>
/// <param name="ExchangeDue">What the customer has to pay for the exchange items; null without an exchange.</param>
public sealed record ResolutionPreview(
    Money Refund,
    Money StoreCredit,
    IReadOnlyList<TaxLine> TaxLines,
    Money Refundable,
    Money? ExchangeDue
);
