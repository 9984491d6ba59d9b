using Shop.Kernel;
using Shop.Orders.Contracts.Orders;

namespace Shop.Orders.Domain.Orders;

internal static class OrderErrors
{
    public static Error NotFound { get; } = Error.NotFound("orders.not-found");

    public static Error AlreadyPaid { get; } = Error.Refused("orders.already-paid");

    public static Error NoCart { get; } = Error.Refused("orders.no-cart");

    public static Error DraftHasNoLink { get; } =
        Error.Refused("orders.draft-has-no-link") with
        {
            CurrentStatus = OrderStatus.Draft.ApiName(),
        };

    public static Error NothingToShip { get; } = Error.Invalid("orders.nothing-to-ship").At("Lines");

    public static Error NoShipment { get; } = Error.NotFound("orders.no-shipment");

    public static Error BeingRepacked { get; } = Error.Conflict("orders.being-repacked");

    public static Error IsCollected { get; } = Error.Invalid("orders.is-collected").At("Dispatch");

    public static Error EmptyDraft { get; } = Error.Invalid("orders.empty-draft").At("Lines");

    public static Error NoAccount { get; } = Error.Refused("orders.no-account");

    public static Error NothingLeft { get; } = Error.Invalid("orders.nothing-left").At("Lines");

    public static Error NothingChanged { get; } = Error.Invalid("orders.nothing-changed").At("Lines");

    public static Error NoDocument { get; } = Error.NotFound("orders.no-document");

    public static Error UnknownLine { get; } = Error.Invalid("orders.unknown-line").At("Lines");

    public static Error NothingRefundable { get; } = Error.Invalid("orders.nothing-refundable").At("Amount");

    public static Error UnknownShippingMethod { get; } = Error.Invalid("orders.unknown-shipping-method").At("ShippingMethod");

    public static Error NoDelivery { get; } = Error.Invalid("orders.no-delivery").At("ShippingAddress.Country");

    public static Error UnknownPaymentMethod { get; } = Error.Invalid("orders.unknown-payment-method").At("PaymentMethod");

    public static Error SkuMissing { get; } = Error.Invalid("orders.sku-missing");

    public static Error AlreadyShipped(OrderStatus status) => In(status, "orders.already-shipped");

    public static Error StillToShip(OrderStatus status) => In(status, "orders.not-all-shipped");

    public static Error CannotShip(OrderStatus status) => In(status, "orders.cannot-ship");

    public static Error CannotChange(OrderStatus status) => In(status, "orders.cannot-change");

    public static Error CannotEdit(OrderStatus status) => In(status, "orders.cannot-edit");

    public static Error CannotPay(OrderStatus status) => In(status, "orders.cannot-pay");

    public static Error CannotReturn(OrderStatus status) => In(status, "orders.cannot-return");

    public static Error Illegal(OrderTransition transition, OrderStatus status) => In(status, transition.Refusal);

    public static Error CannotRepack(OrderShipmentStatus status)
    {
        var name = status == OrderShipmentStatus.Returned ? "returned_to_sender" : status.ApiName();
        return Error.Refused("orders.cannot-repack").With("status", new Message($"orders.shipment-status-{name}")) with
        {
            CurrentStatus = name,
        };
    }

    public static Error AlreadyThere(string sku) => Error.Refused("orders.already-there").With("sku", sku);

    public static Error TooFew(string sku, int min) => Error.Invalid("orders.too-few").At("Lines").With("sku", sku).With("min", min);

    public static Error OtherCurrency(Currency currency, string field) =>
        Error.Invalid("orders.other-currency").At(field).With("currency", currency.Code);

    public static Error PriceChanged(Money now) => Error.Refused("orders.price-changed").With("now", now);

    /// <param name="limit">The error that names the weight limit.</param>
    /// <param name="item">The heaviest item, with its units and their weight together.</param>
    public static Error TooHeavy(Error limit, string item, int units, decimal kg) =>
        Error.Invalid("orders.too-heavy").With("limit", limit).With("item", item).With("units", units).With("kg", kg).At("ShippingMethod");

    /// <summary>The units are reserved at several locations.</summary>
    /// <param name="places">For example "2 × TEE-RED-M (MAIN)".</param>
    public static Error NoSingleLocation(IReadOnlyList<string> places) =>
        places.Count == 0
            ? Error.Invalid("orders.nothing-reserved").At("Location")
            : Error.Invalid("orders.no-single-location").At("Location").With("places", places);

    public static Error TooManyToShip(string sku, int max) => TooMany("orders.too-many-to-ship", sku, max);

    public static Error TooManyToRefund(string sku, int max) => TooMany("orders.too-many-to-refund", sku, max);

    public static Error TooManyToCancel(string sku, int max) => TooMany("orders.too-many-to-cancel", sku, max);

    public static Error TooManyToReturn(string sku, int max) => TooMany("orders.too-many-to-return", sku, max);

    public static Error NotShipped(string sku, int max) => TooMany("orders.not-shipped", sku, max).At("Restock");

    public static Error ShippingRefundTooHigh(Money max) =>
        Error.Invalid("orders.shipping-refund-too-high").At("Shipping").With("max", max);

    public static Error RefundTooHigh(Money max) => Error.Invalid("orders.refund-too-high").At("Amount").With("max", max);

    public static Error CreditLimit(Money open, Money order, Money limit) =>
        Error.Refused("orders.credit-limit").With("open", open).With("order", order).With("limit", limit);

    private static Error TooMany(string code, string sku, int max) => Error.Invalid(code).At("Lines").With("sku", sku).With("max", max);

    private static Error In(OrderStatus status, string code) =>
        Error.Refused(code).With("status", new Message($"orders.status-{status.ApiName()}")) with
        {
            CurrentStatus = status.ApiName(),
        };
}
