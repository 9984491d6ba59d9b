using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Contracts.Checkout;

/// <summary>
/// Makes an order of a cart: prices it once more, holds the stock, freezes the cart and starts the payment. One cart gives one order: a
/// repeat answers the first
/// order. Refused and nothing changed: <c>orders.out-of-stock</c> (names the SKUs), <c>orders.price-changed</c> (the total is higher than
/// <paramref name="AcceptedTotal"/>), <c>orders.*.discount-refused</c> (a code that no longer works, with the reason),
/// <c>orders.cart-empty</c>, unknown shipping or payment method (at the field).
/// </summary>
/// <param name="BillingAddress">Null when it is the shipping address.</param>
/// <param name="ShippingMethod">A code of the shipping options; null when nothing has to be sent.</param>
/// <param name="AcceptedTotal">What the shopper saw on the button; null for programs that take the total as it is.</param>
/// <param name="PaymentMethod">For what gift cards and store credit leave over; may be empty when that is nothing.</param>
/// <param name="AcceptedToPay">What the shopper saw as left to pay after gift cards and credit; more is refused
/// (<c>orders.stored-value-short.discount-refused</c>). Null to take it as it is.</param>
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
    /// <summary>True when whoever typed it was asked about a postal code that its country does not seem to have, and says that it is right.
    /// </summary>
    public bool KeepsPostalCodes { get; init; }

    public SalesChannel Channel { get; init; } = SalesChannel.Storefront;
}

/// <param name="AccessToken">Opens the order without an account; a MAC, so it can be answered again.</param>
/// <param name="Payment">Null when nothing is to be paid.</param>
public sealed record OrderReceipt(Guid OrderId, string Number, string AccessToken, string Status, Money Total, ReceiptPayment? Payment);

/// <param name="Status">As the API names it.</param>
/// <param name="RedirectUrl">Where the shopper goes to pay; null when nothing is to be done online, or the provider did not answer (pay
/// again from the order page).</param>
public sealed record ReceiptPayment(Guid Id, string Status, string? RedirectUrl, string? Instructions);
