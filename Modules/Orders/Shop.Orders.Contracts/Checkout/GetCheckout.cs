using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Carts;

namespace Shop.Orders.Contracts.Checkout;

/// <summary>
/// The checkout for a destination: shipping options, payment methods, and totals with the chosen shipping method. Read-only.
/// </summary>
/// <param name="ShippingMethod">Null to calculate totals with the cheapest.</param>
/// <param name="PaymentMethod">Affects the delivery date; null for the first available one.</param>
public sealed record GetCheckout(
    Guid CartId,
    CartOwner Owner,
    string Country,
    string? Region,
    string? PostalCode,
    string? ShippingMethod,
    string? PaymentMethod = null
) : IQuery<CheckoutView>;

/// <param name="ShippingOptions">Empty when nothing is shipped, or when the shop does not ship there (with a message).</param>
/// <param name="PaymentMethod">The chosen or first available one; null when there is none or nothing is left to pay.</param>
public sealed record CheckoutView(
    CartView Cart,
    CartTotals Totals,
    IReadOnlyList<CheckoutShipping> ShippingOptions,
    string? ShippingMethod,
    IReadOnlyList<CheckoutPayment> PaymentMethods,
    string? PaymentMethod = null
);

/// <param name="Promise">The delivery estimate.</param>
/// <param name="PickUp">The pickup location; null when the order is delivered.</param>
public sealed record CheckoutShipping(string Code, string Name, Money Price, Message Promise, CollectionPoint? PickUp = null);

/// <summary>A pickup location.</summary>
/// <param name="Location">Code of the stock location.</param>
/// <param name="OpeningHours">Free text.</param>
public sealed record CollectionPoint(string Location, string Name, PostalAddress Address, string OpeningHours);

/// <param name="Description">Description for the shopper, including why the method is unavailable.</param>
/// <param name="IsAvailable">False while its provider does not respond.</param>
public sealed record CheckoutPayment(string Code, Message Name, Message Description, bool IsTest, bool IsAvailable);

/// <summary>The shipping options of a cart for a destination.</summary>
public sealed record ListCartShippingOptions(Guid CartId, CartOwner Owner, string Country, string? PostalCode)
    : IQuery<IReadOnlyList<CheckoutShipping>>;
