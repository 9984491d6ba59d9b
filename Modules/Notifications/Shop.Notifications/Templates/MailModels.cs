using Shop.Kernel;
using Shop.Orders.Contracts.Orders;
using Shop.Orders.Contracts.Returns;

namespace Shop.Notifications.Templates;

public sealed record OrderModel(OrderSummary Order);

public sealed record OrderReasonModel(OrderSummary Order, string Reason);

public sealed record OrderAmountModel(OrderSummary Order, Money Amount);

public sealed record OrderUnitsModel(OrderSummary Order, IReadOnlyList<MailUnit> Units);

/// <param name="Title">Including the variant.</param>
public sealed record MailUnit(int Quantity, string Title);

public sealed record TenderRefusedModel(OrderSummary Order, Money Outstanding, string Reason);

public sealed record UnitsCanceledModel(OrderSummary Order, IReadOnlyList<MailUnit> Units, string Reason);

/// <param name="Changes">One sentence per change.</param>
/// <param name="IsMoreDue">The order total increased.</param>
public sealed record OrderRevisedModel(OrderSummary Order, string? Reason, IReadOnlyList<string> Changes, Money Total, bool IsMoreDue);

public sealed record ShippedModel(
    OrderSummary Order,
    IReadOnlyList<MailUnit> Units,
    string? Carrier,
    string? TrackingNumber,
    string? TrackingUrl
);

public sealed record ReadyForPickupModel(OrderSummary Order, IReadOnlyList<MailUnit> Units, DateTimeOffset HeldUntil);

public sealed record ReturnModel(ReturnSummary Return);

public sealed record ReturnDeclinedModel(ReturnSummary Return, string Reason);

public sealed record AccountModel(string Name);

/// <param name="Token">Of the link; the placeholder until the email is sent.</param>
/// <param name="Minutes">How long the link is valid, in minutes.</param>
public sealed record PasswordLinkModel(string Name, string Token, double Minutes);

/// <param name="UnsubscribeToken">Token of the unsubscribe link.</param>
public sealed record BackInStockModel(string Title, string ProductSlug, string UnsubscribeToken);

public sealed record LowStockModel(string Name, string Sku, int Available, int Threshold);
