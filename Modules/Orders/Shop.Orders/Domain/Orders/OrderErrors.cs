using System.Text.Json;
using Shop.Kernel;

namespace Shop.Orders.Domain.Orders;

internal static class OrderErrors
{
    public static Error NotFound { get; } = Error.NotFound("orders.not-found", "There is no such order, or it isn't yours.");

    public static Error AlreadyShipped(OrderStatus status) =>
        Error.Refused("orders.already-shipped", "Something of this order is already on its way, so it cannot be canceled any more.") with
        {
            CurrentStatus = Name(status),
        };

    public static Error AlreadyPaid { get; } =
        Error.Refused("orders.already-paid", "This order is paid already, or its payment is on the way.");

    public static Error NoCart { get; } =
        Error.Refused("orders.no-cart", "This order was put together by the shop. Write to us if you want to change it.");

    public static Error NothingToShip { get; } =
        Error.Invalid("orders.nothing-to-ship", "There is nothing left to ship in this order.", "Lines");

    public static Error NoShipment { get; } = Error.NotFound("orders.no-shipment", "This order has no such shipment.");

    public static Error BeingRepacked { get; } =
        Error.Conflict("orders.being-repacked", "This shipment is being repacked. Try again in a few seconds.");

    public static Error IsCollected { get; } =
        Error.Invalid("orders.is-collected", "The customer collects this order: it does not leave with a carrier.", "Dispatch");

    public static Error EmptyDraft { get; } = Error.Invalid("orders.empty-draft", "Put something into the order first.", "Lines");

    public static Error NoAccount { get; } =
        Error.Refused("orders.no-account", "Store credit needs a customer's account; this order was placed without one.");

    public static Error NothingLeft { get; } =
        Error.Invalid("orders.nothing-left", "Nothing would be left of this order. Cancel it instead.", "Lines");

    public static Error NothingChanged { get; } = Error.Invalid("orders.nothing-changed", "This changes nothing.", "Lines");

    public static Error AlreadyThere(string sku) =>
        Error.Refused("orders.already-there", $"{sku} is in the order already at another price: change its quantity.");

    public static Error TooFew(string sku, int least) =>
        Error.Invalid("orders.too-few", $"{sku}: {least} are shipped, canceled or paid back already, so it cannot be fewer.", "Lines");

    public static Error NoDocument { get; } = Error.NotFound("orders.no-document", "There is no such document.");

    public static Error OtherCurrency(Currency currency, string field) =>
        Error.Invalid("orders.other-currency", $"Prices are in {currency}.", field);

    public static Error UnknownLine { get; } = Error.Invalid("orders.unknown-line", "This order has no such line.", "Lines");

    public static Error StillToShip(OrderStatus status) =>
        Error.Refused("orders.illegal-state", "Receipt can be confirmed once everything has been shipped.") with
        {
            CurrentStatus = Name(status),
        };

    public static Error NothingRefundable { get; } =
        Error.Invalid("orders.nothing-refundable", "Nothing has been paid for this order that could be paid back.", "Amount");

    public static Error PriceChanged(Money now) =>
        Error.Refused("orders.price-changed", $"The total is {now} now. Please look at your order again before you place it.");

    public static Error UnknownShippingMethod { get; } =
        Error.Invalid("orders.unknown-shipping-method", "Choose one of the delivery options for this address.", "ShippingMethod");

    public static Error NoDelivery { get; } =
        Error.Invalid("orders.no-delivery", "We do not deliver to this address.", "ShippingAddress.Country");

    public static Error TooHeavy(string why, string heaviest) =>
        Error.Invalid("orders.too-heavy", $"{why} Heaviest item: {heaviest}.", "ShippingMethod");

    public static Error UnknownPaymentMethod { get; } =
        Error.Invalid("orders.unknown-payment-method", "Choose one of the ways to pay.", "PaymentMethod");

    /// <param name="where">Describes what is reserved at which location.</param>
    public static Error NoSingleLocation(string where) =>
        Error.Invalid(
            "orders.no-single-location",
            $"These units are not reserved at one location ({where}). Make several shipments, or choose the location that this one leaves.",
            "Location"
        );

    public static Error HasLeft(ConsignmentStatus status) =>
        Error.Refused("orders.illegal-state", $"A shipment that is {Words(ShipmentName(status))} cannot be repacked.") with
        {
            CurrentStatus = ShipmentName(status),
        };

    public static Error TooManyToShip(string sku, int left) =>
        Error.Invalid("orders.too-many-to-ship", $"Only {left} of {sku} are left to ship.", "Lines");

    public static Error TooManyToRefund(string sku, int left) =>
        Error.Invalid("orders.too-many-to-refund", $"Money can go back for {left} of {sku} at most.", "Lines");

    public static Error NotShipped(string sku, int shipped) =>
        Error.Invalid(
            "orders.not-shipped",
            $"Only what was shipped can be put back into stock, {shipped} of {sku}: untick it, or cancel the units.",
            "Restock"
        );

    public static Error TooManyToCancel(string sku, int left) =>
        Error.Invalid(
            "orders.too-many-to-cancel",
            $"{left} of {sku} can be canceled at most; the rest is in a shipment or was canceled before.",
            "Lines"
        );

    public static Error TooManyToReturn(string sku, int left) =>
        Error.Invalid(
            "orders.too-many-to-return",
            $"{left} of {sku} can be sent back at most: what has arrived and is not in a return yet.",
            "Lines"
        );

    public static Error ShippingRefundTooHigh(Money most) =>
        Error.Invalid("orders.shipping-refund-too-high", $"At most {most} of the delivery can still be paid back.", "Shipping");

    public static Error RefundTooHigh(Money most) =>
        Error.Invalid("orders.refund-too-high", $"At most {most} can still be paid back.", "Amount");

    public static Error CreditLimit(Money open, Money order, Money limit) =>
        Error.Refused(
            "orders.credit-limit",
            $"The customer owes {open} on credit terms; with this order of {order} that is more than their limit of {limit}."
        );

    public static Error IllegalState(OrderStatus status, string what) =>
        Error.Refused("orders.illegal-state", $"An order that is {Words(status)} cannot be {what}.") with
        {
            CurrentStatus = Name(status),
        };

    public static string Name(Enum status) => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());

    private static string ShipmentName(ConsignmentStatus status) =>
        status == ConsignmentStatus.Returned ? "returned_to_sender" : Name(status);

    private static string Words(OrderStatus status) => Words(Name(status));

    private static string Words(string status) => status.Replace('_', ' ');
}
