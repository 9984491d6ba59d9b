using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Checkout;

namespace Shop.Orders.Contracts.Drafts;

/// <summary>Calculates a draft's totals and shipping options without saving it. Only needs the destination of the address.</summary>
/// <param name="ShippingMethod">When null or not available for the address, the cheapest is used.</param>
/// <param name="ShippingPrice">Null to use the option's price.</param>
public sealed record PreviewDraft(
    PostalAddress ShippingAddress,
    IReadOnlyList<DraftLine> Lines,
    string? ShippingMethod,
    Money? ShippingPrice
) : IQuery<DraftPreview>;

/// <param name="ShippingOptions">Empty when nothing is shipped.</param>
public sealed record DraftPreview(
    IReadOnlyList<DraftPreviewLine> Lines,
    CartTotals Totals,
    IReadOnlyList<CheckoutShipping> ShippingOptions,
    string? ShippingMethod
);

/// <param name="Available">Units available now, including backorders; null when unlimited.</param>
/// <param name="IsShort">True when fewer units are available: the draft can be saved but not sent.</param>
public sealed record DraftPreviewLine(Sku Sku, string Title, int Quantity, Money UnitPrice, Money Total, int? Available, bool IsShort);
