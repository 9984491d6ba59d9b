using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Carts;

namespace Shop.Orders.Contracts.Checkout;

/// <summary>
/// Everything the checkout page shows for a destination: delivery choices, ways to pay, totals with the chosen delivery. Changes nothing.
/// </summary>
/// <param name="ShippingMethod">Null: the cheapest is assumed for the totals.</param>
/// <param name="PaymentMethod">Decides whether a delivery date can be named; null for the first that is available.</param>
public sealed record GetCheckout(
    Guid CartId,
    CartOwner Owner,
    string Country,
    string? Region,
    string? PostalCode,
    string? ShippingMethod,
    string? PaymentMethod = null
) : IQuery<CheckoutView>;

/// <param name="ShippingOptions">Empty when nothing in the cart is sent, or the shop does not deliver there (then a message says
/// so).</param>
/// <param name="PaymentMethod">The chosen one, or the first that is available; null when there is none or nothing is left to pay.</param>
public sealed record CheckoutView(
    CartView Cart,
    CartTotals Totals,
    IReadOnlyList<CheckoutShipping> ShippingOptions,
    string? ShippingMethod,
    IReadOnlyList<CheckoutPayment> PaymentMethods,
    string? PaymentMethod = null
);

/// <param name="PickUp">Where the shopper collects it; null when it is brought.</param>
public sealed record CheckoutShipping(string Code, string Name, Money Price, string Promise, CollectionPoint? PickUp = null);

/// <summary>Where shoppers collect what they ordered.</summary>
/// <param name="Location">Code of the stock location.</param>
/// <param name="OpeningHours">In words.</param>
public sealed record CollectionPoint(string Location, string Name, PostalAddress Address, string OpeningHours);

/// <param name="Description">Description for the shopper, including why the method is unavailable.</param>
/// <param name="IsAvailable">False while its provider does not answer.</param>
public sealed record CheckoutPayment(string Code, string Name, string Description, bool IsTest, bool IsAvailable);

/// <summary>The delivery choices of a cart for a destination.</summary>
public sealed record ListCartShippingOptions(Guid CartId, CartOwner Owner, string Country, string? PostalCode)
    : IQuery<IReadOnlyList<CheckoutShipping>>;
