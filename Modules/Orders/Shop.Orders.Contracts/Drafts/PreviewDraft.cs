using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Checkout;

namespace Shop.Orders.Contracts.Drafts;

/// <summary>
/// What such a draft would come to, and how it could be delivered. Changes nothing, and needs no more of the address than where to.
/// </summary>
/// <param name="ShippingMethod">Null, or one that the address does not have: the cheapest is assumed.</param>
/// <param name="ShippingPrice">Null to use the option's price.</param>
public sealed record PreviewDraft(
    PostalAddress ShippingAddress,
    IReadOnlyList<DraftLine> Lines,
    string? ShippingMethod,
    Money? ShippingPrice
) : IQuery<DraftPreview>;

/// <param name="ShippingOptions">Empty when nothing has to be sent.</param>
public sealed record DraftPreview(
    IReadOnlyList<DraftPreviewLine> Lines,
    CartTotals Totals,
    IReadOnlyList<CheckoutShipping> ShippingOptions,
    string? ShippingMethod
);

/// <param name="Available">How many could be had now, backorders included; null for any number.</param>
/// <param name="IsShort">More is wanted than could be had: the draft can be saved, not sent.</param>
public sealed record DraftPreviewLine(Sku Sku, string Title, int Quantity, Money UnitPrice, Money Total, int? Available, bool IsShort);
