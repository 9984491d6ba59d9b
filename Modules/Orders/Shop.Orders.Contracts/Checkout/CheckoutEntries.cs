using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Carts;

namespace Shop.Orders.Contracts.Checkout;

/// <summary>
/// Saves the checkout form's entries with the cart, without validation, so that the shopper can continue later. Does nothing once an order
/// was placed from the cart. Idempotent.
/// </summary>
public sealed record SaveCheckoutEntries(Guid CartId, CartOwner Owner, CheckoutEntries Entries) : ICommand;

/// <summary>The saved checkout entries of a cart; not found when there are none.</summary>
public sealed record GetCheckoutEntries(Guid CartId, CartOwner Owner) : IQuery<CheckoutEntries>;

/// <param name="BillingAddress">Null to use the shipping address.</param>
public sealed record CheckoutEntries(
    string? Email,
    PostalAddress ShippingAddress,
    PostalAddress? BillingAddress,
    string? ShippingMethod,
    string? PaymentMethod,
    string? Note
);
