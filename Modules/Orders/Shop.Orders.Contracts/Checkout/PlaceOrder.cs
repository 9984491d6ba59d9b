using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Orders;
using Shop.Payments.Contracts.Attempts;

namespace Shop.Orders.Contracts.Checkout;

/// <summary>
/// Places an order from a cart: reprices it, reserves stock, freezes the cart and starts the payment. A cart produces one order; repeating
/// the command returns it. Refused without changes: <c>orders.out-of-stock</c> (names the products), <c>orders.price-changed</c> (the total
/// is higher than <paramref name="AcceptedTotal"/>), <c>orders.*.discount-refused</c> (a code that no longer works, with the reason),
/// <c>orders.cart-empty</c>, unknown shipping or payment method (at the field).
/// </summary>
/// <param name="BillingAddress">Null to use the shipping address.</param>
/// <param name="ShippingMethod">Code of a shipping option; null when nothing is shipped.</param>
/// <param name="AcceptedTotal">The total shown to the shopper; null to accept the current total.</param>
/// <param name="PaymentMethod">Pays what gift cards and store credit do not cover; may be empty when they cover the total.</param>
/// <param name="AcceptedToPay">The amount left to pay after gift cards and store credit as shown to the shopper; a higher amount is refused
/// (<c>orders.stored-value-short.discount-refused</c>). Null to accept the current amount.</param>
public sealed record PlaceOrder(
    Guid CartId,
    CartOwner Owner,
    string Email,
    PostalAddress ShippingAddress,
    PostalAddress? BillingAddress,
    string? ShippingMethod,
    string PaymentMethod,
    Money? AcceptedTotal,
    string? Note = null,
    Money? AcceptedToPay = null
) : ICommand<OrderReceipt>
{
    /// <summary>True to accept postal codes that do not match their country's format, after the user confirmed them.</summary>
    public bool KeepsPostalCodes { get; init; }

    public SalesChannel Channel { get; init; } = SalesChannel.Storefront;
}

/// <param name="AccessToken">Opens the order without an account; a MAC, so that a repeat returns the same one.</param>
/// <param name="Payment">Null when nothing is left to pay.</param>
public sealed record OrderReceipt(
    Guid OrderId,
    string Number,
    string AccessToken,
    OrderStatus Status,
    Money Total,
    ReceiptPayment? Payment
);

/// <param name="RedirectUrl">URL of the payment page; null when no online step is needed, or when the provider did not respond (the shopper
/// can retry on the order page).</param>
public sealed record ReceiptPayment(Guid Id, PaymentStatus Status, string? RedirectUrl, Message? Instructions);
