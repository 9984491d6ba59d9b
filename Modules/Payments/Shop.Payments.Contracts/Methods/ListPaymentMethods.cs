using Shop.Kernel;
using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Methods;

/// <summary>The payment methods active for an amount, in display order.</summary>
/// <param name="IsBrought">True when the order is delivered, so that cash on delivery is possible.</param>
public sealed record ListPaymentMethods(Money Amount, string? Country, bool IsBrought = true) : IQuery<IReadOnlyList<PaymentMethod>>;

/// <param name="Code"><c>card</c>, <c>bank-transfer</c>, <c>cash-on-delivery</c>.</param>
/// <param name="IsOffline">The order is accepted immediately and staff record the payment.</param>
/// <param name="Description">Description for the shopper, including why the method is unavailable.</param>
/// <param name="IsTest">A sandbox that moves no real money.</param>
/// <param name="IsAvailable">False while its provider does not respond.</param>
/// <param name="ShipsAfterPayment">The order is accepted immediately but ships only after the payment arrives.</param>
public sealed record PaymentMethod(
    string Code,
    Message Name,
    Message Description,
    bool IsOffline,
    bool IsTest,
    bool IsAvailable = true,
    bool ShipsAfterPayment = false
);
