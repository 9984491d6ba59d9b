using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Drafts;

/// <summary>
/// Creates or replaces a draft order, using current prices unless a line sets its own. Reserves no stock. Refused when the order is no
/// longer a draft.
/// </summary>
/// <param name="DraftId">Chosen by the caller; the same id saves the same draft.</param>
/// <param name="ShippingMethod">Code of a shipping option; null when nothing is shipped.</param>
/// <param name="ShippingPrice">Null to use the option's price.</param>
public sealed record SaveDraft(
    Guid DraftId,
    string Email,
    PostalAddress ShippingAddress,
    PostalAddress? BillingAddress,
    IReadOnlyList<DraftLine> Lines,
    string? ShippingMethod,
    Money? ShippingPrice,
    string? Note,
    Guid StaffId
) : ICommand<DraftView>
{
    /// <summary>True to accept postal codes that do not match their country's format, after the user confirmed them.</summary>
    public bool KeepsPostalCodes { get; init; }
}

/// <param name="UnitPrice">Null for the current price.</param>
public sealed record DraftLine(Sku Sku, int Quantity, Money? UnitPrice);

/// <param name="Version">The order's version.</param>
public sealed record DraftView(Guid Id, string Number, Money Total, int Version);

/// <summary>
/// Reserves stock and emails the customer a payment link. Refused when a product is sold out (<c>orders.out-of-stock</c>). Idempotent.
/// </summary>
public sealed record SendDraft(string OrderNumber, Guid StaffId) : ICommand;
