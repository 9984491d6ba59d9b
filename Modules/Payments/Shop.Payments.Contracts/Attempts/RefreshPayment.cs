using Shop.Kernel.Messaging;

namespace Shop.Payments.Contracts.Attempts;

/// <summary>
/// Fetches a payment's state from the provider and applies it, as a webhook would. Sent when the shopper returns. Idempotent.
/// </summary>
public sealed record RefreshPayment(Guid PaymentId) : ICommand<PaymentSummary>;
