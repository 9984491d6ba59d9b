using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Methods;

/// <summary>The payment methods active for an amount, in display order.</summary>
/// <param name="IsBrought">True when the order is delivered, so that cash on delivery is possible.</param>
public sealed record ListPaymentMethods(Money Amount, string? Country, bool IsBrought = true) : IQuery<IReadOnlyList<PaymentMethod>>;

/// <param name="Code">As orders name it: <c>card</c>, <c>bank-transfer</c>, <c>cash-on-delivery</c>.</param>
/// <param name="IsOffline">The order is accepted at once and the money is recorded by staff.</param>
/// <param name="Description">In words for the shopper; says so when it is not available.</param>
/// <param name="IsTest">A sandbox: no real money moves.</param>
/// <param name="IsAvailable">False while its provider does not answer; an attempt would have to wait for it.</param>
/// <param name="ShipsAfterPayment">The order is accepted at once, and its goods leave when the money has arrived.</param>
public sealed record PaymentMethod(
    string Code,
    string Name,
    string Description,
    bool IsOffline,
    bool IsTest,
    bool IsAvailable = true,
    bool ShipsAfterPayment = false
);
