using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Carts;

namespace Shop.Orders.Contracts.Checkout;

/// <summary>
/// Keeps what was typed at the checkout with the cart, unchecked, so that it is there when the shopper comes back. Changes nothing once an
/// order was made of the cart. Repeatable.
/// </summary>
public sealed record SaveCheckoutEntries(Guid CartId, CartOwner Owner, CheckoutEntries Entries) : ICommand;

/// <summary>What was typed at the checkout of this cart; NotFound when nothing was kept.</summary>
public sealed record GetCheckoutEntries(Guid CartId, CartOwner Owner) : IQuery<CheckoutEntries>;

/// <param name="BillingAddress">Null when the order is billed to the delivery address.</param>
public sealed record CheckoutEntries(
    string? Email,
    PostalAddress ShippingAddress,
    PostalAddress? BillingAddress,
    string? ShippingMethod,
    string? PaymentMethod,
    string? Note
);
