using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Orders.Contracts.Drafts;

/// <summary>
/// Writes an order for a customer, or writes a draft anew: priced with today's prices unless a line names its own, taxed and delivered like
/// any order. Holds no
/// stock. Refused when it is no draft any more.
/// </summary>
/// <param name="DraftId">Chosen by the caller; repeating it writes the same draft.</param>
/// <param name="ShippingMethod">A code of the shipping options; null when nothing has to be sent.</param>
/// <param name="ShippingPrice">Null for the option's own price.</param>
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
    /// <summary>True when whoever typed it was asked about a postal code that its country does not seem to have, and says that it is right.
    /// </summary>
    public bool KeepsPostalCodes { get; init; }
}

/// <param name="UnitPrice">Null for today's price.</param>
public sealed record DraftLine(Sku Sku, int Quantity, Money? UnitPrice);

/// <param name="Version">Of the order.</param>
public sealed record DraftView(Guid Id, string Number, Money Total, int Version);

/// <summary>
/// Holds the stock and mails the customer a link to pay. Refused when something is sold out (<c>orders.out-of-stock</c>). Repeatable.
/// </summary>
public sealed record SendDraft(string OrderNumber, Guid StaffId) : ICommand;
