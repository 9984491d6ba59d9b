using Shop.Kernel;
using Shop.Kernel.Messaging;
using Shop.Orders.Contracts.Carts;
using Shop.Orders.Contracts.Checkout;

namespace Shop.Orders.Contracts.Orders;

/// <summary>The data for a customer email about an order, with the current ledger amounts.</summary>
public sealed record GetOrderSummary(Guid OrderId) : IQuery<OrderSummary>;

public sealed record OrderSummary
{
    public required string Number { get; init; }

    public required string Email { get; init; }

    public required string CustomerName { get; init; }

    public required bool IsAwaitingPayment { get; init; }

    public required bool IsExpired { get; init; }

    public required bool IsCanceled { get; init; }

    public required IReadOnlyList<OrderSummaryLine> Lines { get; init; }

    public required Money Items { get; init; }

    public required Money Discount { get; init; }

    public required Money Shipping { get; init; }

    public required string? ShippingMethodName { get; init; }

    public required Money Total { get; init; }

    public required Money Tax { get; init; }

    /// <summary>The parts of the total paid by gift cards and store credit.</summary>
    public required IReadOnlyList<OrderSummaryTender> Tenders { get; init; }

    /// <summary>The total without the tenders.</summary>
    public required Money AmountDue { get; init; }

    /// <summary>Captured so far, before refunds.</summary>
    public required Money Captured { get; init; }

    /// <summary>Captured or authorized, less what was refunded or charged back.</summary>
    public required Money Covered { get; init; }

    public required DateTimeOffset PaymentDeadline { get; init; }

    /// <summary>Payment instructions for offline methods and credit terms; null when nothing is left to pay.</summary>
    public required Message? PaymentInstructions { get; init; }

    /// <summary>Null unless the order is on credit terms.</summary>
    public required int? CreditDays { get; init; }

    /// <summary>The last day to pay on credit terms, in the shop's time zone.</summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary>Null when no delivery time can be given.</summary>
    public required Message? DeliveryPromise { get; init; }

    /// <summary>Null when the order is delivered.</summary>
    public required CollectionPoint? PickUp { get; init; }

    /// <summary>Opens the order's page without an account.</summary>
    public required string Url { get; init; }
}

/// <param name="Title">With the variant.</param>
/// <param name="Amount">Unit price × quantity.</param>
/// <param name="ExpectedOn">When the last backordered unit is expected, in the shop's time zone.</param>
public sealed record OrderSummaryLine(
    Guid LineId,
    string Title,
    int Quantity,
    Money Amount,
    IReadOnlyList<CartDiscount> Discounts,
    int Backordered,
    DateOnly? ExpectedOn
);

/// <param name="Method"><c>gift-card</c> or <c>store-credit</c>.</param>
public sealed record OrderSummaryTender(string Method, Money Amount);
