using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Carts;

namespace Shop.Orders.Contracts.Returns;

/// <summary>
/// What it would come to if a return were resolved like this. Changes nothing, and holds no stock; refused like
/// <see cref="ResolveReturn"/>.
/// </summary>
public sealed record PreviewResolution(
    Guid ReturnId,
    IReadOnlyList<ResolvedUnits> Lines,
    Money? Amount,
    Money? Shipping,
    IReadOnlyList<ExchangedUnits>? ExchangeFor
) : IQuery<ResolutionPreview>;

/// <param name="Refund">Goes back the way it was paid.</param>
/// <param name="StoreCredit">Becomes store credit of the customer's account.</param>
/// <param name="TaxLines">The VAT in both together, by rate.</param>
/// <param name="Refundable">What both can come to at most.</param>
/// <param name="ExchangeDue">What the customer has to pay for what is sent instead; null when nothing is exchanged.</param>
public sealed record ResolutionPreview(
    Money Refund,
    Money StoreCredit,
    IReadOnlyList<TaxLine> TaxLines,
    Money Refundable,
    Money? ExchangeDue
);
