using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Attempts;

/// <summary>
/// Fetches a payment's state from the provider and applies it, as a webhook would. Also sent when the shopper returns and before an order
/// expires. Idempotent.
/// </summary>
public sealed record RefreshPayment(Guid PaymentId) : ICommand<PaymentSummary>;
